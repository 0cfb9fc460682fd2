export const id = 795;
export const ids = [795];
export const modules = {

/***/ 32221:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ causeIn),
/* harmony export */   V: () => (/* binding */ beginningOf)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);

/** The maximum length of a quoted cause, in characters. */
const longest = 400;
/**
 * Returns the line in which a failed program reports the cause, without control characters and credentials. Empty if it printed nothing.
 */
function causeIn(printed) {
    const lines = printed.map((line) => plain(beginningOf(line)));
    for (const find of finders) {
        const cause = find(lines);
        if (cause !== undefined)
            return shortened(withoutCredentials(beginningOf(cause).replace(/\s+/g, ' ').trim()));
    }
    return '';
}
/** The number of characters of a line that are searched. Error messages are shorter, but other output can have any length. */
const longestLine = 4_000;
/** Returns the part of a line that is searched for a cause. */
function beginningOf(line) {
    return line.slice(0, longestLine);
}
/** How programs print a cause. The first match wins, so the forms of single programs come before the general ones. */
const finders = [
    // npm prints the cause first and advice last.
    (lines) => lines
        .flatMap((line) => /^npm (?:error|ERR!)(?=\s)(.*)/.exec(line)?.[1]?.trim() ?? [])
        .find((text) => text !== '' && !/^(code|errno|syscall|path|dest|command|command failed)\b/.test(text)),
    // pnpm prints a code before the cause, and sometimes details after it.
    (lines) => lastMatch(lines, /\b(ERR_PNPM_\w+\W+\w.*)/),
    // After a broken connection, pip continues as if the index were empty.
    (lines) => lastMatch(lines, /connection broken by '(.+)': \//),
    // uv treats an index that denies access as empty. Only a hint reports the reason.
    (lines) => lastMatch(lines, /hint: (.*(?:could not be queried|returned an? [45]\d\d) .+)/),
    // uv prints a chain that ends with the cause, followed by the output of a build.
    (lines) => {
        const start = lines.findLastIndex((line) => chainLink.test(line));
        if (start < 0)
            return undefined;
        const stderr = lines.indexOf('      [stderr]', start);
        return stderr < 0
            ? paragraphAt(lines, start)
            : lastOf(lines.slice(stderr + 1).filter((line) => !isAdvice(line)));
    },
    // Gradle prints the task first. Each line with ">" is closer to the cause.
    (lines) => {
        const start = lines.findLastIndex((line) => line.startsWith('* What went wrong:'));
        const end = lines.indexOf('', start);
        return start < 0 ? undefined : lastOf(lines.slice(start + 1, end < 0 ? undefined : end));
    },
    (lines) => lastOf(lines.filter((line) => looksLikeError.test(line) && !isAdvice(line))),
    (lines) => lastOf(lines.filter((line) => !isAdvice(line))),
];
const looksLikeError = /\berr(or)?\b|ERR_|\bE[A-Z]{5,}\b|(Error|Exception)\b|fatal|\bfail(ed|ure)|could not|cannot|can't|couldn't|unable|not found|no such|refused|denied|invalid|YN(?!0000)\d{4}/i;
/** Whether a line is advice, which programs print after the cause. */
function isAdvice(line) {
    return (/^\W*(hint|note|notice|info|warn|warning|debug|tip)\b|:\s*$/i.test(line) ||
        afterwards.test(line.replace(/ -> \[Help \d+\]$/, '')));
}
const afterwards = /^\[\w+\]\s*$|^\s*at |complete log|^This error happened while|\[Help \d+\]|full stack trace|-X switch|--stacktrace|After correcting|For more information|Failed with errors in|BUILD FAILED/i;
/** A link in uv's chain of causes. Older versions draw it, or print "Caused by". */
const chainLink = /^\s*(╰─▶|Caused by:|cause:)\s*/;
/** Returns a sentence that spans several lines. It ends before an empty line, or a line that begins with a symbol. */
function paragraphAt(lines, start) {
    const [first = '', ...rest] = lines.slice(start);
    const end = rest.findIndex((line) => !/^\s+[\w`'"(]/.test(line) || /^\s*(cause|Caused by|hint):/.test(line));
    const text = [first, ...rest.slice(0, end < 0 ? undefined : end)].join(' ');
    return text.replace(chainLink, '');
}
function lastMatch(lines, pattern) {
    return lastOf(lines.flatMap((line) => pattern.exec(line)?.[1] ?? []));
}
function lastOf(lines) {
    return lines.findLast((line) => line.trim() !== '');
}
/** Returns a line without colours and invisible characters. */
function plain(line) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line)
        .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
        .trimEnd();
}
/** Masks passwords in addresses, and query values, which can be signatures that grant access. */
function withoutCredentials(text) {
    return text
        .replace(/(\b[a-z][a-z+.-]*:\/\/)[^\s/@]+@/gi, '$1***@')
        .replace(/(\?|&)([\w.-]+)=[^\s&#'"`)]+/g, '$1$2=***');
}
function shortened(text) {
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
}


/***/ }),

/***/ 25114:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p6: () => (/* binding */ commandName),
  eF: () => (/* binding */ run),
  cT: () => (/* binding */ withoutSecrets)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/base/lazy.ts
var lazy = __webpack_require__(86155);
// EXTERNAL MODULE: ./src/base/message.ts
var base_message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/install/run/deadline.ts
var deadline = __webpack_require__(41569);
;// CONCATENATED MODULE: ./src/install/run/lines.ts
/** The maximum length of a line. A longer line is split, so that it cannot exhaust the memory or exceed the length of a string. */
const longestLine = 1_048_576;
/** Reads lines and passes on each one. A line ends with CR, LF or both, as for the runner. */
function readLines(stream, onLine) {
    let partial = '';
    let endedByReturn = false;
    const flush = () => {
        if (partial !== '')
            onLine(partial);
        partial = '';
    };
    // Splits at a space if possible, because half a secret would not be recognized.
    const flushPart = () => {
        const end = partial.lastIndexOf(' ') + 1 || partial.length;
        onLine(partial.slice(0, end));
        partial = partial.slice(end);
    };
    const read = (chunk) => {
        const text = endedByReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
        endedByReturn = chunk.endsWith('\r');
        const [first = '', ...others] = text.split(/\r\n|\r|\n/);
        partial += first;
        for (const next of others) {
            onLine(partial);
            partial = next;
        }
        if (partial.length > longestLine)
            flushPart();
    };
    stream.setEncoding('utf8').on('data', read).on('end', flush);
    return {
        stop: () => {
            stream.destroy();
            flush();
        },
    };
}
/** The minimum that a line counts, in characters, because each line needs memory. */
const shortestLine = 64;
/** Keeps the newest lines, up to about a number of characters. */
function newestLines(atMost) {
    let older = [];
    let newer = [];
    let length = 0;
    return {
        add: (line) => {
            newer.push(line);
            length += Math.max(line.length, shortestLine);
            if (length < atMost / 2)
                return;
            older = newer;
            newer = [];
            length = 0;
        },
        lines: () => [...older, ...newer],
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/install/run/proc-file.ts
// eslint-disable-next-line walls/packages -- The kernel writes these files, and limits them itself.

/** A buffer that is large enough for files of a fixed form. */
const buffer = Buffer.alloc(4_096);
/**
 * Returns the content of a short file in /proc. This is three times as fast as reading a file of any length, which matters because all
 * processes are checked after each command. Empty if the process has ended.
 */
function shortFile(path) {
    try {
        const file = (0,external_node_fs_.openSync)(path, 'r');
        try {
            return buffer.toString('latin1', 0, (0,external_node_fs_.readSync)(file, buffer, 0, buffer.length, 0));
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    catch {
        return '';
    }
}
/** Returns the content of a file in /proc. Empty if the process has ended, or if this user is not allowed to read it. */
function longFile(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'latin1');
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./src/install/run/mark.ts



/**
 * Returns a mark for the next command, on Linux. The mark is a hard limit on the resident memory, which Linux has ignored since 2.4.30.
 * Every descendant inherits it, and only root can raise it. A process that lowers it is found by an environment variable. Without
 * `prlimit`, every process is found in that way.
 */
function newMark() {
    const [limit, variable] = [limitMark(), variableMark()];
    return {
        variables: variable.variables,
        isOn: (pid) => limit?.isOn(pid) === true || variable.isOn(pid),
        free: () => limit?.free(),
    };
}
/** The limits of running commands. */
const usedLimits = new Set();
/** Marks are above this value, which no program sets as a real limit. */
const minimumLimit = 2n ** 60n;
function limitMark() {
    const limit = unusedLimit();
    if (limit === undefined)
        return undefined;
    usedLimits.add(limit);
    return { isOn: (pid) => limitOf(pid) === limit, free: () => void usedLimits.delete(limit) };
}
let last;
/**
 * Returns a limit of this process that no command has. To set a limit, a process must be started, so the last one is reused if possible.
 */
function unusedLimit() {
    const own = limitOf('self');
    if (last !== undefined && last === own && !usedLimits.has(last))
        return last;
    const limit = limitBelow(own);
    if (limit === undefined)
        return undefined;
    // This process sets the limit on itself, so that the command has it from its first instruction.
    (0,external_node_child_process_.spawnSync)('prlimit', [`--pid=${process.pid}`, `--rss=${limit}:${limit}`], {
        env: { PATH: process.env['PATH'] },
        stdio: 'ignore',
    });
    last = limitOf('self') === limit ? limit : undefined;
    return last;
}
/** Returns a random lower limit, because a limit can only be lowered. Two runs inside one command must not choose the same one. */
function limitBelow(limit) {
    if (limit === undefined)
        return undefined;
    const chosen = (limit === 'unlimited' ? 2n * minimumLimit : limit) - BigInt((0,external_node_crypto_.randomInt)(1, 2 ** 40));
    return chosen > minimumLimit ? chosen : undefined;
}
function limitOf(pid) {
    const found = /^Max resident set +\S+ +(unlimited|\d+)/m.exec(shortFile(`/proc/${pid}/limits`))?.[1];
    return found === undefined || found === 'unlimited' ? found : BigInt(found);
}
/** A process loses this mark if it clears its environment or overwrites it with its title. */
function variableMark() {
    const [name, value] = ['LAYER_EVERYWHERE_COMMAND', (0,external_node_crypto_.randomUUID)()];
    return {
        variables: { [name]: value },
        isOn: (pid) => `\0${longFile(`/proc/${pid}/environ`)}`.includes(`\0${name}=${value}\0`),
    };
}

;// CONCATENATED MODULE: ./src/install/run/processes.ts






/** Returns the family of the next command: on Linux all of its descendants, elsewhere its process group. */
function newFamily() {
    if (process.platform !== 'linux')
        return { variables: {}, running: inGroup, forget: () => undefined };
    const { variables, isOn, free } = newMark();
    return { variables, running: (leader) => marked(isOn, leader), forget: free };
}
/** Milliseconds to wait: after the command has ended, after SIGTERM, and after SIGKILL. */
const time = { toFinish: 500, toObey: 1_000, toDie: 2_000 };
/** Milliseconds between two checks. */
const pause = 20;
/** Ends the leftover processes of a command, after a moment in which they can end by themselves. Returns them. */
async function endLeftovers(running) {
    const last = await untilNone(running, time.toFinish);
    return last.length === 0 ? { ended: [], remaining: [] } : endAll(running);
}
/** Ends processes with SIGTERM, and after a second with SIGKILL. */
async function endAll(running) {
    const asked = running();
    signal(asked, 'SIGTERM');
    let remaining = await untilNone(running, time.toObey);
    const end = performance.now() + time.toDie;
    // A process can start another one while it ends. The next round finds that one.
    while (remaining.length > 0 && performance.now() < end) {
        signal(remaining, 'SIGKILL');
        await (0,promises_.setTimeout)(pause);
        remaining = running();
    }
    const isRemaining = ({ pid }) => remaining.some((other) => other.pid === pid);
    return { ended: asked.filter((one) => !isRemaining(one)), remaining };
}
/** Kills processes without waiting, because this process is about to end. */
function killAll(running) {
    for (let round = 0; round < 3; round += 1)
        signal(running(), 'SIGKILL');
}
async function untilNone(running, milliseconds) {
    const end = performance.now() + milliseconds;
    let remaining = running();
    while (remaining.length > 0 && performance.now() < end) {
        await (0,promises_.setTimeout)(pause);
        remaining = running();
    }
    return remaining;
}
/** Signals groups first, because a process in a group cannot start another one before the signal arrives. */
function signal(processes, name) {
    const groups = new Set(processes.map(({ group }) => -group).filter((group) => group < -1));
    for (const target of [...groups, ...processes.map(({ pid }) => pid)]) {
        try {
            process.kill(target, name);
        }
        catch {
            // It has ended or belongs to another user. The next check shows which.
        }
    }
}
/**
 * Returns the running processes of a command. Other children of this process have the mark too. They are skipped, because they are in the
 * session of this process, and a command starts its own session.
 */
function marked(isOn, leader) {
    const own = statOf('/proc/self');
    return namesIn('/proc').flatMap((pid) => {
        const found = /^\d+$/.test(pid) ? statOf(`/proc/${pid}`) : undefined;
        if (!own || !found || found.began < own.began || found.session === own.session)
            return [];
        if (!isAlive(pid, found.state))
            return [];
        if (found.session !== leader && !isOn(pid))
            return [];
        return [{ pid: Number(pid), group: found.group, name: found.name }];
    });
}
/** A process looks ended if its first thread has ended, but other threads can continue. */
function isAlive(pid, state) {
    if (!hasEnded(state))
        return true;
    const threads = namesIn(`/proc/${pid}/task`);
    return threads.some((thread) => !hasEnded(statOf(`/proc/${pid}/task/${thread}`)?.state ?? 'X'));
}
function hasEnded(state) {
    return state === 'Z' || state === 'X';
}
/** Returns the entry of a process in /proc (proc(5)). The name is in brackets, and can contain brackets itself. */
function statOf(directory) {
    const text = shortFile(`${directory}/stat`);
    const end = text.lastIndexOf(')');
    if (end < 0)
        return undefined;
    const fields = text.slice(end + 2).split(' ');
    const [group, session, began] = [2, 3, 19].map((index) => Number(fields[index]));
    const name = printable(text.slice(text.indexOf('(') + 1, end));
    return { name, state: fields[0] ?? '', group, session, began };
}
function namesIn(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory);
    }
    catch {
        return [];
    }
}
/** Returns the running processes in the group of a command, on any Unix. */
function inGroup(leader) {
    const { stdout } = (0,external_node_child_process_.spawnSync)('ps', ['-A', '-o', 'pid=,pgid=,stat=,comm='], { encoding: 'utf8' });
    return (stdout ?? '').split('\n').flatMap((line) => {
        const [, pid, group, state = '', name = ''] = /^ *(\d+) +(\d+) +(\S+) +(\S.*)/.exec(line) ?? [];
        if (Number(group) !== leader || hasEnded(state.slice(0, 1)))
            return [];
        return [{ pid: Number(pid), group: leader, name: printable(external_node_path_.posix.basename(name.trimEnd())) }];
    });
}
/** A process can choose any name. */
function printable(name) {
    return name.replaceAll(/[^\x20-\x7e]/g, '?');
}

;// CONCATENATED MODULE: ./src/install/run/child.ts











/** Credentials and tokens of this step, and the files through which a step commands the runner. */
const secret = /^(AWS_|ACTIONS_|INPUT_|(GITHUB|GH)(_ENTERPRISE)?_TOKEN$|GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$)/i;
/** The width of the terminal for programs. Secrets in addresses are only found if an address is on one line. */
const columns = '1000';
/** Milliseconds to wait for output after a command, if one of its processes cannot be ended. */
const patience = 2_000;
/** The number of characters of output that are kept. Of longer output, the end is kept. */
const kept = 33_554_432;
/**
 * Returns the variables that third-party code is allowed to see: all except the secrets of this step. Private registries need the others.
 */
function withoutSecrets(env) {
    return Object.fromEntries(Object.entries(env).filter((entry) => entry[1] !== undefined && !secret.test(entry[0])));
}
/**
 * Runs a command and shows its output live. Ends leftover processes before the runner processes commands in the log again. Throws a Problem
 * if the command cannot be started, reaches the time limit or the job is cancelled.
 */
async function run(command) {
    const { tool, args, log, name = `"${tool}"`, isOfUser = false } = command;
    const written = newestLines(kept);
    const { exitCode, ending } = await log.withUntrustedOutput(async (show, end) => {
        if (end.aborted)
            throw (0,deadline/* endReason */.Wh)(end, name);
        show(`$ ${[tool, ...args].join(' ')}`);
        const result = await log.timed(commandName(tool, args), () => execute(command, end, (line) => {
            written.add(line);
            show(line);
        }));
        if (result.exitCode === undefined)
            throw (0,deadline/* endReason */.Wh)(end, name);
        return { ...result, exitCode: result.exitCode };
    });
    const { ended, remaining } = ending;
    const report = isOfUser ? log.warning : log.info;
    if (ended.length > 0)
        report(endedSentence(name, ended));
    if (remaining.length > 0)
        log.warning(remainingSentence(name, remaining));
    return { exitCode, lines: written.lines() };
}
/**
 * Returns the name of a command for the profile of a run: the program, and the words of its arguments up to the first path, value or setting,
 * such as `npm ci` or `python3 -m pip install`.
 */
function commandName(tool, args) {
    const end = args.findIndex((argument) => !/^(?:-m|--version|[a-z]+(?:-[a-z]+)*)$/.test(argument));
    return [(0,external_node_path_.basename)(tool), ...args.slice(0, end < 0 ? args.length : end)].join(' ');
}
async function execute({ tool, setupHint, args, cwd, env }, end, onLine) {
    const { variables, running, forget } = newFamily();
    try {
        const child = (0,external_node_child_process_.spawn)(tool, args, {
            cwd,
            env: { ...withoutSecrets(env), COLUMNS: columns, ...variables },
            // There is no standard input, so a program that prompts for input does not wait.
            stdio: ['ignore', 'pipe', 'pipe'],
            // The command leads its own session and process group.
            detached: true,
        });
        const output = [child.stdout, child.stderr].map((stream) => readLines(stream, onLine));
        const { pid } = child;
        const result = await resultOf(child, () => (pid === undefined ? [] : running(pid)), { end, output });
        if (result.ending.remaining.length === 0)
            forget();
        return result;
    }
    catch (error) {
        forget();
        const missing = error.code === 'ENOENT';
        const message = missing
            ? (0,base_message/* about */.Cv)('a-program-is-missing-or-another-version-is-needed', `"${tool}" is not installed on this runner. ${setupHint}`)
            : (0,base_message/* about */.Cv)('a-program-failed', `"${tool}" could not be run: ${(0,problem/* messageOf */.bD)(error)}`);
        throw new problem/* Problem */.AF(message, { cause: error });
    }
}
/** Returns the result after all output has arrived. A process that cannot be ended must not keep the pipes open forever. */
async function resultOf(child, running, { end, output }) {
    // An error before the start is thrown by the race.
    const closed = (0,external_node_events_.once)(child, 'close').catch(() => undefined);
    const exited = (0,external_node_events_.once)(child, 'exit');
    const abort = Promise.withResolvers();
    const stop = () => abort.resolve(undefined);
    end.addEventListener('abort', stop);
    endingWithThisProcess().add(running);
    try {
        const exit = await Promise.race([exited, abort.promise]);
        const ending = await (exit ? endLeftovers(running) : endAll(running));
        const ended = await Promise.race([closed, (0,promises_.setTimeout)(patience, 'running', { ref: false })]);
        if (ended === 'running')
            for (const { stop } of output)
                stop();
        return { exitCode: exit && exitCodeOf(exit), ending };
    }
    finally {
        end.removeEventListener('abort', stop);
        endingWithThisProcess().delete(running);
    }
}
function exitCodeOf([code, signal]) {
    return code ?? 128 + (signal ? external_node_os_.constants.signals[signal] : 0);
}
/** Finds the processes of each running command, which are ended if this process ends first. */
const endingWithThisProcess = (0,lazy/* lazily */.q)(() => {
    const underWay = new Set();
    process.on('exit', () => underWay.forEach(killAll));
    return underWay;
});
function endedSentence(name, processes) {
    return (`${name} left processes running, and the action ended them: ${listed(processes)}. ` +
        'If a later step needs them, start them in a separate step.');
}
function remainingSentence(name, processes) {
    return (`${name} left processes running that the action cannot end: ${listed(processes)}. ` +
        'They can change files of this job. End them in the command itself.');
}
/** The maximum number of processes in a message. */
const mostListed = 5;
function listed(processes) {
    const named = processes.slice(0, mostListed).map(({ name, pid }) => `${name} (process ${pid})`);
    const more = processes.length - named.length;
    return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}


/***/ }),

/***/ 62760:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ds: () => (/* binding */ majorOf),
/* harmony export */   O8: () => (/* binding */ requireMinimum),
/* harmony export */   du: () => (/* binding */ isAtLeast)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);

/**
 * Throws a Problem if the version of a tool is older than the minimum, such as `8.0`. `purpose` names what requires the minimum if older
 * versions work otherwise, such as "to build for arm64 on this runner".
 */
function requireMinimum({ name, setupHint }, version, minimum, purpose = '') {
    if (isAtLeast(version, minimum))
        return;
    const what = purpose === '' ? '' : ` ${purpose}`;
    throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        topic: 'a-program-is-missing-or-another-version-is-needed',
        text: `${name} ${version} is too old: this action needs ${name} ${minimum} or newer${what}. ${setupHint}`,
    });
}
/**
 * Returns whether a version is equal to or newer than a minimum, by its numbers. Missing numbers count as 0. A prerelease (`4.0.0-rc.1`,
 * `24.0b2`) comes before its release.
 */
function isAtLeast(version, minimum) {
    const [found, wanted] = [partsOf(version), partsOf(minimum)];
    for (let index = 0; index < Math.max(found.numbers.length, wanted.numbers.length); index += 1) {
        const difference = (found.numbers[index] ?? 0) - (wanted.numbers[index] ?? 0);
        if (difference !== 0)
            return difference > 0;
    }
    return !found.isPrerelease || wanted.isPrerelease;
}
/** Returns the first number of a version. A prerelease has that of its release. */
function majorOf(version) {
    return partsOf(version).numbers[0] ?? 0;
}
/** The number of characters of a version that are read. A manifest can contain a longer text. */
const longest = 200;
/** A suffix marks a prerelease, except `.post1` of Python and a build name after `+`. */
function partsOf(version) {
    const [, digits = '', rest = ''] = /^v?(\d+(?:\.\d+)*)(?!\d)(.*)$/.exec(version.slice(0, longest)) ?? [];
    return {
        numbers: digits === '' ? [] : digits.split('.').map(Number),
        isPrerelease: /^[-._]?[a-z]|^-\d/i.test(rest) && !/^[-._]?post/i.test(rest),
    };
}


/***/ }),

/***/ 49351:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ probe)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81260);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88414);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25114);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41569);






/** The default timeout. At its first start, a Python program compiles its modules. */
const longest = 120_000;
/** Exit codes of shells and of timeout(1). @actions/exec does not report which signal ended a program. */
const codes = { missing: 127, notExecutable: 126, timedOut: 124, killed: 137 };
/** Prints the process id, closes standard input, and replaces itself with the program. */
const script = 'echo $$; exec "$0" "$@" </dev/null';
/**
 * Runs a program of the runner without showing its output, such as with `--version`. Returns how it ended, with the lines of standard
 * output last. Use it only for programs that run no third-party code, because leftover processes are not ended. After the timeout, the
 * program is killed and the exit code is 124. Throws a Problem if the program is missing or the job is cancelled.
 */
async function probe(program, args, cwd, { env, log, timeout = longest }) {
    return log.timed((0,_child_js__WEBPACK_IMPORTED_MODULE_3__/* .commandName */ .p6)(program.command, args), () => log.withUntrustedOutput((_show, end) => endOf(program, args, cwd, { env, timeout, end })));
}
/** Returns how a program ended. Kills it after the timeout, or if the job is cancelled. */
async function endOf(program, args, cwd, { env, timeout, end }) {
    if (end.aborted)
        throw (0,_deadline_js__WEBPACK_IMPORTED_MODULE_4__/* .endReason */ .Wh)(end, program.name);
    const stop = new AbortController();
    const started = start(program, args, cwd, env);
    const late = (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(timeout, 'late', { signal: AbortSignal.any([end, stop.signal]) });
    const first = await Promise.race([started.ended, late.catch(() => 'stopped')]).finally(() => stop.abort());
    if (typeof first === 'object')
        return first;
    started.kill();
    if (end.aborted)
        throw (0,_deadline_js__WEBPACK_IMPORTED_MODULE_4__/* .endReason */ .Wh)(end, program.name);
    return { exitCode: codes.timedOut, lines: [] };
}
function start({ command, setupHint }, args, cwd, env) {
    let id;
    const output = (0,_actions_exec__WEBPACK_IMPORTED_MODULE_1__/* .getExecOutput */ .H)('/bin/sh', ['-c', script, command, ...args], {
        cwd,
        env: (0,_child_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutSecrets */ .cT)(env),
        silent: true,
        ignoreReturnCode: true,
        listeners: { stdline: (line) => void (id ??= Number(line)) },
    });
    const ended = output.then(({ exitCode, stdout, stderr }) => {
        const lines = [...linesOf(stderr), ...linesOf(stdout.slice(stdout.indexOf('\n') + 1))];
        if (exitCode === codes.missing)
            throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF((0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)('a-program-is-missing-or-another-version-is-needed', `"${command}" is not installed on this runner. ${setupHint}`));
        if (exitCode === codes.notExecutable)
            throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF((0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)('a-program-failed', `"${command}" could not be run: ${lines.at(-1) ?? ''}`));
        return { exitCode: exitCode ?? codes.killed, lines };
    }, (error) => {
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF((0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)('a-program-failed', `"${command}" could not be run: ${(0,_base_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`), {
            cause: error,
        });
    });
    // Nobody awaits a program that was killed.
    ended.catch(() => undefined);
    return { ended, kill: () => kill(id) };
}
function linesOf(text) {
    const lines = text.split(/\r\n|\r|\n/);
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
function kill(id) {
    try {
        if (id !== undefined)
            process.kill(id, 'SIGKILL');
    }
    catch {
        // It has ended already.
    }
}


/***/ }),

/***/ 29877:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ quiet)
/* harmony export */ });
/**
 * Returns a request whose programs print nothing into the log. Their output is of no interest to a user, and some of it contains
 * credentials.
 */
function quiet(request) {
    const { log } = request;
    // The runner must not process commands that a program writes to the log in another way.
    return {
        ...request,
        log: {
            ...log,
            withUntrustedOutput: (run) => log.withUntrustedOutput((_show, end) => run(() => undefined, end)),
        },
    };
}


/***/ }),

/***/ 87327:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   Kg: () => (/* binding */ tryTool),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   _2: () => (/* binding */ integrityRemedy),
/* harmony export */   fL: () => (/* binding */ probedVersion),
/* harmony export */   qI: () => (/* binding */ runTool)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88414);
/* harmony import */ var _cause_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32221);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25114);
/* harmony import */ var _minimum_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62760);
/* harmony import */ var _probe_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49351);







/** What to do if the content of a package does not match the lock file. */
const integrityRemedy = 'The content of a package does not match its hash in the lock file. Find out why before you update the lock file.';
/** Runs a program in a directory. Throws a Problem with what to do if the program fails. */
async function runTool(tool, args, cwd, setting) {
    const ended = await tryTool(tool, args, cwd, setting);
    if (ended.exitCode !== 0)
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(explain(tool, ended));
    return ended;
}
/** Runs a program in a directory. The caller checks the exit code. */
function tryTool({ name, command, setupHint }, args, cwd, { env, log }) {
    return (0,_child_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)({ tool: command, name, setupHint, args, cwd, env, log });
}
/** Returns the error about a failed program: its exit code, the quoted cause, and the first matching remedy. */
function explain({ name, remedies }, { exitCode, lines }) {
    // Some programs print a sentence on several lines.
    const output = shortened(lines.map(_cause_line_js__WEBPACK_IMPORTED_MODULE_2__/* .beginningOf */ .V).join(' ').replace(/\s+/g, ' '));
    return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_6__/* .reworded */ .Fg)(remedyFor(output, remedies), (remedy) => `${name} ended with exit code ${exitCode}${quoted((0,_cause_line_js__WEBPACK_IMPORTED_MODULE_2__/* .causeIn */ .P)(lines))}. ${remedy}`);
}
/** The number of characters at the beginning and at the end of an output that are searched for a remedy. */
const searched = 50_000;
function shortened(output) {
    return output.length <= 2 * searched ? output : `${output.slice(0, searched)} ${output.slice(-searched)}`;
}
function remedyFor(output, remedies) {
    for (const [sign, topic, remedy] of remedies) {
        const match = typeof sign === 'string' ? output.includes(sign) && [sign] : sign.exec(output);
        if (match)
            return { topic, text: typeof remedy === 'string' ? remedy : remedy(match) };
    }
    return { topic: 'a-program-failed', text: 'See its full output in the log above.', isVague: true };
}
/** Returns a cause in quotation marks, which separate the words of the program from those of this action. */
function quoted(cause) {
    return cause === '' ? '' : `: "${cause.replaceAll('"', "'").replace(/\.$/, '')}"`;
}
/**
 * Returns the version that a program reports, by a pattern for the line. The last match wins. The program runs as third-party code, because
 * the project in `cwd` can decide what runs. Throws a Problem if no line matches or the version is too old.
 */
async function versionOf(tool, line, cwd, setting) {
    return versionIn(await runTool(tool, ['--version'], cwd, setting), tool, line);
}
/** The same as `versionOf` for a program of the runner, outside of a project. */
async function probedVersion(tool, line, cwd, setting) {
    const ended = await (0,_probe_js__WEBPACK_IMPORTED_MODULE_5__/* .probe */ .d)(tool, ['--version'], cwd, setting);
    if (ended.exitCode !== 0)
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(explain(tool, ended));
    return versionIn(ended, tool, line);
}
function versionIn({ lines }, tool, line) {
    const version = lines.map((text) => line.exec((0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text).trim())?.[1]).findLast(Boolean);
    if (version === undefined) {
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
            topic: 'a-program-is-missing-or-another-version-is-needed',
            text: `${tool.name} does not report its version. ${tool.setupHint}`,
        });
    }
    if (tool.minimum !== undefined)
        (0,_minimum_version_js__WEBPACK_IMPORTED_MODULE_4__/* .requireMinimum */ .O8)(tool, version, tool.minimum);
    return version;
}


/***/ })

};
