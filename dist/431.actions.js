export const id = 431;
export const ids = [431];
export const modules = {

/***/ 45391:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eE: () => (/* binding */ whyInvalidParameterName),
/* harmony export */   ig: () => (/* binding */ fillParameterName),
/* harmony export */   sM: () => (/* binding */ isFixedName)
/* harmony export */ });
/* harmony import */ var _regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86159);

/** Returns a parameter name in which the values replace `{name}`, `{version}`, `{region}` and `{release}`. */
function fillParameterName(template, values) {
    return Object.entries(values).reduce((name, [placeholder, value]) => name.replaceAll(`{${placeholder}}`, () => String(value)), template);
}
/** Returns whether a parameter always has the same ARN. The name of any other parameter stands for the newest version. */
function isFixedName(template) {
    return /\{(?:version|release)\}/.test(template);
}
/** Returns why Parameter Store rejects a parameter name in a Region (Systems Manager: PutParameter, "Name"), or undefined if it does not. */
function whyInvalidParameterName(name, region) {
    const rules = [
        [!/^[\w./-]+$/.test(name), 'a parameter name can have only letters, digits and any of _.-/'],
        [
            longestArnOf(name, region).length > 1_011,
            'the ARN of a parameter can have at most 1,011 characters. Shorten the name',
        ],
        [name.includes('/') && !name.startsWith('/'), 'a parameter name with "/" must begin with "/"'],
        [/\/\/|\/$/.test(name), 'a parameter name must not contain "//" or end with "/"'],
        [name.split('/').length > 16, 'a parameter name can have at most 15 levels'],
        [/^\/?(aws|ssm)/i.test(name), 'a parameter name must not begin with "aws" or "ssm"'],
    ];
    return rules.find(([broken]) => broken)?.[1];
}
/** The limit applies to the length of the whole ARN. The zeros replace the account id, which always has 12 digits. */
function longestArnOf(name, region) {
    const path = name.startsWith('/') ? name : `/${name}`;
    return `arn:${(0,_regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region)}:ssm:${region}:${'0'.repeat(12)}:parameter${path}`;
}


/***/ }),

/***/ 64728:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ moveTree),
/* harmony export */   EL: () => (/* binding */ copyTree),
/* harmony export */   TG: () => (/* binding */ linkFile),
/* harmony export */   Uv: () => (/* binding */ replaceContent),
/* harmony export */   dF: () => (/* binding */ makeExecutable),
/* harmony export */   dM: () => (/* binding */ removeTree),
/* harmony export */   lK: () => (/* binding */ linkTree)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);




/**
 * Copies a directory or a file, with modes. Links are copied as they are, and special files such as sockets are left out. Existing
 * directories are merged.
 */
function copyTree(from, to, leaveOut) {
    return transferTree(from, to, copyOf, leaveOut);
}
/**
 * The same as `copyTree`, but each file is a hard link if the file system allows it. Use it only if nobody writes to the files of either
 * tree afterwards.
 */
function linkTree(from, to) {
    return transferTree(from, to, linkFile);
}
/**
 * Creates a hard link to a file, or copies it if the file system does not allow a link. Use it only if nobody writes to either of them
 * afterwards. The target of a symbolic link is used.
 */
async function linkFile(from, to) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.link)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(from), to);
    }
    catch (error) {
        if (!needsCopy(error))
            throw error;
        await copyOf(from, to);
    }
}
/** Moves a directory or a file to a path that does not exist. If the file system does not allow that, it is copied. */
async function moveTree(from, to) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(to), { recursive: true });
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(from, to);
    }
    catch (error) {
        if (!needsCopy(error))
            throw error;
        await copyTree(from, to);
    }
}
/**
 * Removes a directory, if it exists. There is one operation at a time, so that nothing else in this process has to wait for a thread. Rejects
 * with the first error after everything else was removed.
 */
async function removeTree(directory) {
    const errors = [];
    await removeBelow(directory, (error) => void errors.push(error));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rmdir)(directory).catch((error) => void errors.push(error));
    if (errors.length > 0 && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(directory).catch(() => undefined)))
        throw errors[0];
}
async function removeBelow(directory, onError) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(directory, { withFileTypes: true }).catch((error) => {
        onError(error);
        return [];
    });
    for (const entry of entries) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, entry.name);
        if (entry.isDirectory())
            await removeBelow(path, onError);
        await (entry.isDirectory() ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rmdir)(path) : (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.unlink)(path)).catch(onError);
    }
}
/**
 * Makes a file executable for everyone. If it has several hard links, only this one becomes executable: another one can be in the cache of a
 * package manager.
 */
async function makeExecutable(path) {
    const { mode, nlink } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path);
    if ((mode & 0o777) === 0o755)
        return;
    if (nlink > 1)
        await replaceByCopy(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(path));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.chmod)(path, 0o755);
}
/** Replaces the content of a file, and keeps its mode. The file becomes a new one, so that other hard links to it stay as they are. */
async function replaceContent(path, content) {
    const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path);
    const replacement = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(replacement, content);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.chmod)(replacement, mode & 0o7777);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(replacement, path);
}
async function replaceByCopy(path) {
    const copy = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(path, copy);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(copy, path);
}
/** The errors of a file system that does not allow a link or a move, but possibly a copy. */
const solvedByCopy = new Set(['EXDEV', 'EPERM', 'EACCES', 'EMLINK', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);
function needsCopy(error) {
    return solvedByCopy.has(error.code ?? '');
}
/** On some file systems, the copy shares its blocks with the original until one of them is changed. */
function copyOf(from, to) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(from, to, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.COPYFILE_FICLONE);
}
async function transferTree(from, to, transfer, leaveOut = () => false) {
    if (await leaveOut(from))
        return;
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(from);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(to), { recursive: true });
    await (stats.isDirectory()
        ? transferDirectory(from, to, transfer, leaveOut)
        : transferEntry(stats, from, to, transfer));
}
/** Transfers the files of one directory in parallel, and the directories one by one, so that few files are open at a time. */
async function transferDirectory(from, to, transfer, leaveOut) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(to, { recursive: true });
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(from, { withFileTypes: true });
    const places = await Promise.all(entries.map(async (entry) => {
        const place = { entry, from: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(from, entry.name), to: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(to, entry.name) };
        return (await leaveOut(place.from)) ? [] : [place];
    }));
    const kept = places.flat();
    const isFolder = ({ entry }) => entry.isDirectory();
    await Promise.all(kept.filter((one) => !isFolder(one)).map((one) => transferEntry(one.entry, one.from, one.to, transfer)));
    for (const one of kept.filter(isFolder))
        await transferDirectory(one.from, one.to, transfer, leaveOut);
    const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(from);
    // A directory can be read-only, so its mode is set after its files exist.
    if (mode !== (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(to)).mode)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.chmod)(to, mode & 0o7777);
}
async function transferEntry(entry, from, to, transfer) {
    if (entry.isFile())
        await transfer(from, to);
    if (entry.isSymbolicLink()) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(to, { force: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.symlink)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readlink)(from), to);
    }
}


/***/ }),

/***/ 53149:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ abortedReading),
/* harmony export */   _: () => (/* binding */ NotComparable)
/* harmony export */ });
/** The previous version cannot be compared. The message is the end of a sentence, and never contains the URL of the zip. */
class NotComparable extends Error {
}
/** Returns the error for a reading that was aborted, by a timeout or because the run was cancelled. */
function abortedReading({ reason }) {
    const isLate = reason instanceof DOMException && reason.name === 'TimeoutError';
    return new NotComparable(isLate ? 'the download took too long' : 'the run was cancelled');
}


/***/ }),

/***/ 12758:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parameterRules),
/* harmony export */   W: () => (/* binding */ parameterTemplate)
/* harmony export */ });
/* harmony import */ var _aws_names_parameter_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45391);
/* harmony import */ var _base_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17541);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13718);



/**
 * Returns a parser for the name of an SSM parameter with these placeholders. `others` are placeholders that are filled in before the text is
 * parsed.
 */
function parameterTemplate(placeholders, others = []) {
    const form = new RegExp(`^(?:[\\w./-]|\\{(?:${placeholders.join('|')})\\})+$`);
    const all = [...placeholders, ...others].map((name) => `"{${name}}"`);
    const named = `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
    return (given) => form.test(given)
        ? { value: given }
        : (0,_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`a parameter has only letters, digits and any of _.-/; ${named} are filled in`);
}
/** Returns the rules for the names of parameters with their placeholders filled in: Parameter Store accepts them, and each is there once. */
function parameterRules(templates, { name = 'name', release = 'release' }, given) {
    const regions = given.length > 0 ? given : ['us-east-1'];
    const filled = (template, region) => (0,_aws_names_parameter_name_js__WEBPACK_IMPORTED_MODULE_0__/* .fillParameterName */ .ig)(template, { name, version: 1_000_000, region, release });
    const invalid = templates.flatMap((template) => regions
        .map((region) => ({ given: filled(template, region), region }))
        .map(({ given, region }) => ({ given, why: (0,_aws_names_parameter_name_js__WEBPACK_IMPORTED_MODULE_0__/* .whyInvalidParameterName */ .eE)(given, region) }))
        .filter(({ why }) => why !== undefined)
        .slice(0, 1));
    const [region = ''] = regions;
    const names = templates.map((template) => filled(template, region));
    const [twice] = names.filter((one, index) => names.indexOf(one) < index);
    return [
        ...invalid.map(({ given, why = '' }) => ruleOnParameter(`results in ${(0,_base_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(given)}, but ${why}`)),
        ...(twice === undefined ? [] : [ruleOnParameter(`results in ${(0,_base_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(twice)} twice. Remove one of them`)]),
    ];
}
function ruleOnParameter(why) {
    return [true, { topic: 'the-parameter-cannot-be-set', text: `Input "ssm-parameter" ${why}.` }];
}


/***/ }),

/***/ 56933:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ managerNames),
/* harmony export */   N: () => (/* binding */ packageManagers)
/* harmony export */ });
/**
 * The supported package managers. They are separate from managers.ts, which is loaded only for a build. Without a lock file, the first
 * manager of a language whose manifest exists is used.
 */
const managerNames = [
    'npm',
    'pnpm',
    'yarn',
    'bun',
    'pipenv',
    'pip',
    'poetry',
    'uv',
    'bundler',
    'maven',
    'gradle',
];
/** The allowed values of the input "package-manager". */
const packageManagers = ['auto', ...managerNames, 'none'];


/***/ }),

/***/ 41569:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NE: () => (/* binding */ withDeadline),
/* harmony export */   Wh: () => (/* binding */ endReason),
/* harmony export */   mr: () => (/* binding */ endedBy)
/* harmony export */ });
/* harmony import */ var _base_cancellation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88586);
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90656);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88414);



/** The reason for ending commands: their common time limit, in minutes. */
class TimeLimitReached {
    minutes;
    constructor(minutes) {
        this.minutes = minutes;
    }
}
/** Calls `work` with a log whose commands are ended after a number of minutes. */
async function withDeadline(minutes, log, work) {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(new TimeLimitReached(minutes)), minutes * 60_000).unref();
    try {
        return await work(endedBy(deadline.signal, log));
    }
    finally {
        clearTimeout(timer);
    }
}
/** Returns a log whose commands are also ended if a signal is aborted. */
function endedBy(signal, log) {
    return {
        ...log,
        withUntrustedOutput: (run) => log.withUntrustedOutput((show, end) => run(show, AbortSignal.any([end, signal]))),
    };
}
/** Returns the reason why a command was ended or not started. */
function endReason(end, called) {
    if (!(end.reason instanceof TimeLimitReached))
        return (0,_base_cancellation_js__WEBPACK_IMPORTED_MODULE_0__/* .cancellationProblem */ .DB)(end);
    const { minutes } = end.reason;
    return new _base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        topic: 'the-build-took-too-long',
        text: `${called} was ended: building and testing the layer took longer than input "build-timeout-minutes" allows ` +
            `(${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}). Nothing was published. ` +
            'Find the slow command in the log above, or increase "build-timeout-minutes".',
    });
}


/***/ }),

/***/ 72767:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ exclusionOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14006);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(picomatch__WEBPACK_IMPORTED_MODULE_1__);


/** Leaves out the paths that match glob patterns, relative to the root of the layer. `__pycache__` is always left out. */
function exclusionOf(patterns) {
    const globs = patterns.map((pattern) => ({
        pattern,
        matches: picomatch__WEBPACK_IMPORTED_MODULE_1___default()(pattern.replace(/^\.?\/+|(?<!\/)\/+$/g, ''), { dot: true, nonegate: true }),
    }));
    const used = new Set();
    return {
        leavesOut: (path) => {
            const matching = globs.filter(({ matches }) => matches(path));
            for (const { pattern } of matching)
                used.add(pattern);
            return matching.length > 0 || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path) === '__pycache__';
        },
        unused: () => patterns.filter((pattern) => !used.has(pattern)),
    };
}


/***/ }),

/***/ 2343:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ judgeTree)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _base_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26774);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(29662);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75997);
/* harmony import */ var _zip_writer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6356);
/* harmony import */ var _checks_binary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12031);
/* harmony import */ var _checks_inspect_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(54203);
/* harmony import */ var _checks_native_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(43287);
/* harmony import */ var _exclude_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(72767);
/* harmony import */ var _slim_slim_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(84921);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(80644);
var __webpack_async_dependencies__ = __webpack_handle_async_dependencies__([_zip_writer_js__WEBPACK_IMPORTED_MODULE_4__]);
_zip_writer_js__WEBPACK_IMPORTED_MODULE_4__ = (__webpack_async_dependencies__.then ? (await __webpack_async_dependencies__)() : __webpack_async_dependencies__)[0];












/**
 * Judges the list of files of a layer directory, while other threads start to deflate them. The same content always results in the same
 * archive. Throws one Problem with everything for which Lambda would reject the layer, or would not find its files.
 */
async function judgeTree(tree, { exclude, slim, target }) {
    const { directory: root, without = [] } = tree;
    const exclusion = (0,_exclude_js__WEBPACK_IMPORTED_MODULE_8__/* .exclusionOf */ .a)(exclude);
    const leavesOut = (path) => without.includes((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path)) || exclusion.leavesOut(path);
    const { walked, leftOut } = await slimmed(tree, (0,_walk_js__WEBPACK_IMPORTED_MODULE_10__/* .walk */ .G)(root, leavesOut), { slim, target, leavesOut });
    const { entries, errors } = walked;
    const layer = layerToCheck(tree, entries);
    // Started before the checks, which need only this thread.
    const packing = (0,_zip_writer_js__WEBPACK_IMPORTED_MODULE_4__/* .startPacking */ .S)(root, entries);
    try {
        const { warnings, ...contents } = await (0,_checks_inspect_js__WEBPACK_IMPORTED_MODULE_6__/* .inspect */ .N)(layer, target, errors);
        const judged = { root, layer, target, contents };
        return {
            leftOut,
            write: async (path) => {
                const packed = await write(judged, path, packing);
                return {
                    ...packed,
                    warnings: [...unusedPatternWarnings(exclusion.unused()), ...warnings, ...packed.warnings],
                };
            },
        };
    }
    catch (error) {
        await packing.close();
        throw error;
    }
}
/** Returns what remains of a tree without the files that "slim" leaves out, and what these are. */
async function slimmed(tree, walked, { slim, target, leavesOut }) {
    if (slim.length === 0)
        return { walked, leftOut: undefined };
    const { kindOf, folders, summary } = await (0,_slim_slim_js__WEBPACK_IMPORTED_MODULE_9__/* .slimmingOf */ ._)(layerToCheck(tree, walked.entries), {
        kinds: slim,
        runtimes: target.runtimes,
    });
    // Walked again, because links to files that are left out, and folders without other files, are left out too.
    const remaining = (0,_walk_js__WEBPACK_IMPORTED_MODULE_10__/* .walk */ .G)(tree.directory, (path) => kindOf.has(path) || folders.has(path) || leavesOut(path));
    return { walked: remaining, leftOut: summary };
}
function layerToCheck({ directory, own = [], directDependencies }, entries) {
    const files = entries.filter((entry) => entry.kind === 'file');
    const known = new Set(files.map(({ path }) => path));
    const executables = new Set(files.filter(({ executable }) => executable).map(({ path }) => path));
    return {
        files,
        links: entries.filter((entry) => entry.kind === 'link').map(({ path }) => path),
        own,
        directDependencies,
        read: async (path) => (0,_base_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readBytesSync */ .js)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, path), 'metadata'),
        startOf: async (path) => {
            const full = (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .realpathOf */ .zg)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, path));
            const end = full && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)((0,_base_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .realpathOf */ .zg)(directory) ?? directory, full);
            if (full === undefined || end === undefined || !known.has(end))
                return undefined;
            return { isExecutable: executables.has(end), bytes: await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readStart */ .H6)(full) };
        },
        from: 'tree',
    };
}
async function write({ root, layer, target, contents: { largest, ...contents } }, path, packing) {
    try {
        const { signatures, ...written } = await packing.write(path);
        const candidates = [...signatures].filter((file) => (0,_checks_binary_js__WEBPACK_IMPORTED_MODULE_5__/* .canBeBinary */ .r9)(...file));
        const binaries = candidates.flatMap(([candidate]) => readable(candidate, root) ?? []);
        const warnings = await (0,_checks_native_js__WEBPACK_IMPORTED_MODULE_7__/* .requireLoads */ .L)(binaries, layer, target);
        const archive = { path, ...contents, ...written, hasNativeCode: (0,_checks_native_js__WEBPACK_IMPORTED_MODULE_7__/* .hasNativeCode */ .X)(binaries) };
        return { archive, largest, warnings };
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true });
        throw error;
    }
    finally {
        await packing.close();
    }
}
function readable(path, root) {
    try {
        return (0,_checks_binary_js__WEBPACK_IMPORTED_MODULE_5__/* .binaryFileAt */ .Bt)(path, root);
    }
    catch (error) {
        throw (0,_zip_writer_js__WEBPACK_IMPORTED_MODULE_4__/* .unreadableFile */ ._)({ path }, error);
    }
}
function unusedPatternWarnings(patterns) {
    return patterns.map((pattern) => (0,_base_message_js__WEBPACK_IMPORTED_MODULE_11__/* .about */ .Cv)('a-pattern-matches-nothing-or-too-much', `Input "exclude" has ${JSON.stringify(pattern)}, which matches no files. ` +
        'Patterns are relative to the root of the layer, such as "python/**/tests".'));
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } });

/***/ }),

/***/ 80644:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ walk)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75997);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88414);




/**
 * Returns the entries of a directory that are not left out. They are sorted by the bytes of their paths, so that the same content results in
 * the same list on every machine. Links whose target is left out, and directories in which everything is left out, are left out too. The
 * function is synchronous, because waiting for each file would take five times as long as reading it.
 */
function walk(root, leavesOut = () => false) {
    const tree = { root, real: node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(root), leavesOut };
    const found = { entries: [], errors: [] };
    walkBelow('', tree, found);
    const entries = found.entries.sort((one, other) => inByteOrder(one.path, other.path));
    const errors = found.errors
        .sort()
        .map((text) => ({ text, topic: 'a-file-does-not-belong-in-a-layer' }));
    return { entries, errors };
}
/** Compares paths by their bytes in UTF-8. */
function inByteOrder(one, other) {
    if (surrogate.test(one) || surrogate.test(other))
        return Buffer.compare(Buffer.from(one), Buffer.from(other));
    return one < other ? -1 : Number(one > other);
}
/** A half of a character that UTF-16, in which strings are compared, orders differently than UTF-8. */
const surrogate = /[\ud800-\udfff]/;
const readable = 'Make it readable, or add it to the input "exclude".';
function walkBelow(path, tree, found) {
    const names = namesIn(path, tree, found);
    if (names.length === 0 && path !== '')
        found.entries.push({ kind: 'directory', path });
    for (const name of names)
        walkAt(path === '' ? name : `${path}/${name}`, tree, found);
}
function namesIn(path, { root }, { errors }) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(`${root}/${path}`);
    }
    catch (error) {
        errors.push(`The directory ${JSON.stringify(path)} cannot be read (${(0,_base_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}). ${readable}`);
        return [];
    }
}
function walkAt(path, tree, found) {
    if (tree.leavesOut(path))
        return;
    const badName = errorAboutName(path);
    if (badName) {
        found.errors.push(badName);
        return;
    }
    const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(`${tree.root}/${path}`);
    if (stats.isDirectory())
        walkBelow(path, tree, found);
    else if (stats.isFile())
        addFile(path, stats, tree, found);
    else if (stats.isSymbolicLink())
        addLink(path, tree, found);
    else {
        found.errors.push(`"${path}" is neither a file, a directory nor a symbolic link. Remove it from the layer.`);
    }
}
function addFile(path, { size, mode }, { root }, { entries, errors }) {
    // Opening a file to test whether it is readable is slow, and not necessary if everybody can read it.
    if ((mode & 0o444) === 0o444 || (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .canRead */ .Tt)(`${root}/${path}`))
        entries.push({ kind: 'file', path, size, executable: (mode & 0o111) !== 0 });
    else
        errors.push(`The file ${JSON.stringify(path)} cannot be read. ${readable}`);
}
function addLink(path, tree, { entries, errors }) {
    const full = `${tree.root}/${path}`;
    const target = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(full);
    const end = (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .realpathOf */ .zg)(full);
    if (end !== undefined && isLeftOut((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(tree.real, end), tree))
        return;
    const badLink = errorAboutLink({ path, target, end }, tree);
    if (badLink)
        errors.push(badLink);
    entries.push({ kind: 'link', path, target });
}
function isLeftOut(path, tree) {
    return path !== '.' && (tree.leavesOut(path) || isLeftOut((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), tree));
}
function errorAboutName(path) {
    if (/[\p{Cc}\\]/u.test(path)) {
        return `${JSON.stringify(path)} has a control character or a backslash in its name. Rename it.`;
    }
    return path.includes('\ufffd')
        ? `${JSON.stringify(path)} has a name that is not valid UTF-8. Rename it.`
        : undefined;
}
/** Only relative links work at /opt. All steps of the path must be inside of the layer, and not only its end. */
function errorAboutLink({ path, target, end }, { root, real }) {
    const link = `The symbolic link ${JSON.stringify(path)} to ${JSON.stringify(target)}`;
    const pointsOutside = `${link} points outside of the layer. Replace it with a copy of its target.`;
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(target))
        return `${link} is absolute, and would be broken on Lambda. Make it relative, or replace it with a copy of its target.`;
    if (!(0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), target)))
        return pointsOutside;
    if (end === undefined)
        return `${link} is broken or circular. Remove it, or add its target.`;
    return (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(real, end) ? undefined : pointsOutside;
}


/***/ }),

/***/ 69746:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ olderUses),
/* harmony export */   O: () => (/* binding */ olderUsesIn)
/* harmony export */ });
/* harmony import */ var _layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31487);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83236);


/** Returns how many functions use versions of the same layer with a lower version number. */
function olderUses(uses, { arn, version }) {
    const older = uses.filter((use) => (0,_layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .layerOf */ .ZZ)(use.arn) === (0,_layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .layerOf */ .ZZ)(arn) && (0,_layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .numberIn */ .Po)(use.arn) < version);
    const namesOf = (some) => new Set(some.map((use) => use.functionName)).size;
    const functions = namesOf(older);
    return { functions, onlyPublished: functions - namesOf(older.filter(({ isPublished }) => !isPublished)) };
}
/**
 * Returns how many functions use versions that are older than the one that each Region has after the run. A Region is missing if this is not
 * known. Versions that another job publishes for other architectures do not count.
 */
function olderUsesIn(plan, observations) {
    return new Map([...observations].flatMap(([region, observed]) => {
        const planned = plan.get(region);
        const version = planned && (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .finalVersionOf */ .Os)(planned);
        const [listed] = observed.seen ? observed.versions : [];
        if (!observed.seen || !observed.usage.known || version === undefined || listed === undefined)
            return [];
        const others = new Set(observed.ofOtherArchitectures.map(({ arn }) => arn));
        const uses = observed.usage.uses.filter(({ arn }) => !others.has(arn));
        return [[region, olderUses(uses, { arn: listed.arn, version })]];
    }));
}


/***/ }),

/***/ 66046:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ predecessorIn),
/* harmony export */   p: () => (/* binding */ isPruned)
/* harmony export */ });
/* harmony import */ var _placeholder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16910);

/**
 * Returns the newest version that is not a placeholder, in the first Region of the plan that publishes. A version of other architectures is
 * returned only if there is no other one. Returns undefined if no Region publishes, or if there is no such version.
 */
function predecessorIn(plan, observations) {
    for (const [region, planned] of plan) {
        const observed = observations.get(region);
        if (!observed?.seen || !('target' in planned) || planned.target.do !== 'publish')
            continue;
        const others = observed.ofOtherArchitectures.map(({ version }) => version);
        const releases = observed.versions.filter((version) => !(0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .hasPlaceholderDescription */ .CB)(version));
        const newest = releases.find(({ version }) => !others.includes(version)) ?? releases[0];
        if (newest)
            return { region, version: newest.version };
    }
    return undefined;
}
/** Returns whether the plan deletes that version. */
function isPruned({ region, version }, plan) {
    const planned = plan.get(region);
    return (planned !== undefined && 'prunes' in planned && planned.prunes.some((prune) => prune.version === version));
}


/***/ }),

/***/ 29955:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ applyPlans),
/* harmony export */   K: () => (/* binding */ parametersIn)
/* harmony export */ });
/* harmony import */ var _aws_names_parameter_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45391);
/* harmony import */ var _base_lazy_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(86155);
/* harmony import */ var _layer_judged_archive_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11179);
/* harmony import */ var _layer_size_limits_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(39181);
/* harmony import */ var _regions_apply_apply_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84019);
/* harmony import */ var _report_advice_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52296);
/* harmony import */ var _report_missing_regions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52386);
/* harmony import */ var _report_profile_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(31047);
/* harmony import */ var _report_sentences_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(47020);
/* harmony import */ var _steps_job_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54972);
/* harmony import */ var _steps_stagings_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(34421);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(96042);
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(78069);
/* harmony import */ var _wanted_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(24512);














/**
 * Applies the plans of all layers, and records the result of each Region in the runs, including failures. Before any write, throws a
 * Problem if an archive changed since it was checked.
 */
async function applyPlans(layers, connection, { runner, jobs: [{ inputs, run }] }) {
    await (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_5__/* .inGroup */ .HB)('Apply', { runner, run }, async () => {
        const ready = await (0,_layers_js__WEBPACK_IMPORTED_MODULE_6__/* .inEachLayer */ .Oc)(layers, async (layer) => ({
            request: await requestFor(layer, connection),
        }));
        await (0,_regions_apply_apply_js__WEBPACK_IMPORTED_MODULE_2__/* .applyEach */ .A)(ready.map(({ request }) => request), { numbering: layers[0].wanted.numbering, rollsBack: inputs['on-failure'] === 'rollback' });
    });
}
/** Reads the archive of a layer, and returns what is needed to apply its plan. */
async function requestFor({ job, archive, wanted, plan }, connection) {
    const { inputs, runner, run } = job;
    const { log } = runner;
    const began = performance.now();
    const zip = (0,_base_lazy_js__WEBPACK_IMPORTED_MODULE_8__/* .lazily */ .q)(() => (0,_layer_judged_archive_js__WEBPACK_IMPORTED_MODULE_1__/* .judgedBytes */ .lb)(archive));
    await (isSentDirectly(plan, archive) ? zip() : (0,_layer_judged_archive_js__WEBPACK_IMPORTED_MODULE_1__/* .requireJudged */ .rv)(archive));
    return {
        plan,
        services: connection.services,
        optionalRegions: run.optionalRegions,
        stagings: await (0,_steps_stagings_js__WEBPACK_IMPORTED_MODULE_9__/* .stagingsFor */ .a)(archive, { connection, layerName: run.layerName }, inputs),
        parameters: await parametersFor(connection, inputs),
        layerName: run.layerName,
        metadata: (0,_wanted_js__WEBPACK_IMPORTED_MODULE_7__/* .metadataOf */ .Nk)(wanted),
        archive,
        zip,
        principals: wanted.principals ?? [],
        retain: wanted.retain,
        architectureSets: (0,_wanted_js__WEBPACK_IMPORTED_MODULE_7__/* .architectureSetsOf */ .A0)(inputs),
        waitIn: connection.waitIn,
        reportOutcome: (region, outcome) => {
            (0,_report_profile_js__WEBPACK_IMPORTED_MODULE_10__/* .recordTime */ .$l)(run.profile, region, 'Apply', performance.now() - began);
            const { layerVersion } = outcome;
            if (layerVersion && layerVersion.arn !== run.outcomes.get(region)?.layerVersion?.arn)
                log.info(`${layerVersion.arn}: ${outcome.published ? 'published' : 'unchanged'}`);
            run.outcomes.set(region, outcome);
        },
        reportEnd: (region, outcome) => {
            const wasKnown = 'missing' in (plan.get(region) ?? {});
            if (outcome.missing && !wasKnown)
                (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_5__/* .warn */ .R8)([(0,_report_missing_regions_js__WEBPACK_IMPORTED_MODULE_4__/* .skippedRegion */ .dh)(region, outcome.missing)], job);
            for (const step of (0,_report_sentences_js__WEBPACK_IMPORTED_MODULE_11__/* .describeLaterSteps */ .hM)(outcome))
                log.info(`${outcome.layerVersion?.arn ?? region}: ${step}`);
        },
        progress: (region, text) => log.info(`${region}: ${text}`),
        warn: (region, warning) => (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_5__/* .warn */ .R8)([(0,_report_advice_js__WEBPACK_IMPORTED_MODULE_3__/* .inRegion */ .Q)(region, warning)], job),
    };
}
/** Whether the archive is sent in requests, so that it must be in memory. */
function isSentDirectly(plan, { size }) {
    return [...plan.values()].some(_checks_js__WEBPACK_IMPORTED_MODULE_12__/* .publishes */ .A) && size <= _layer_size_limits_js__WEBPACK_IMPORTED_MODULE_13__/* .directUploadLimit */ .o;
}
/** Returns the SSM parameters in each Region. Empty if the input is not set. */
async function parametersFor(connection, inputs) {
    if (inputs['ssm-parameter'].length === 0)
        return new Map();
    return new Map([...(await connection.parameters())].map(([region, store]) => [
        region,
        { store, all: parametersIn(region, inputs) },
    ]));
}
/** Returns the SSM parameters that receive the ARN of the version in a Region. */
function parametersIn(region, { 'ssm-parameter': templates, 'layer-name': name, release = '' }) {
    return templates.map((template) => ({
        nameOf: (version) => (0,_aws_names_parameter_name_js__WEBPACK_IMPORTED_MODULE_0__/* .fillParameterName */ .ig)(template, { name, version, region, release }),
        isKnown: !template.includes('{version}'),
        isFixed: (0,_aws_names_parameter_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isFixedName */ .sM)(template),
    }));
}


/***/ }),

/***/ 82717:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fW: () => (/* binding */ withBuildContexts),
/* harmony export */   kF: () => (/* binding */ newDirectory),
/* harmony export */   xO: () => (/* binding */ writtenBy)
/* harmony export */ });
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75997);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88414);
/* harmony import */ var _base_trees_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64728);
/* harmony import */ var _install_run_deadline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41569);
/* harmony import */ var _report_profile_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31047);
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78069);






/**
 * Calls `work` with a new directory for each layer. Afterwards, the directories are removed while the action continues, because the next steps
 * mostly wait for AWS. Commands that `work` runs end after "build-timeout-minutes" for all layers together.
 */
async function withBuildContexts(step, work) {
    const { runner, jobs } = step;
    const writtenFiles = writtenBy(step);
    const layers = (0,_layers_js__WEBPACK_IMPORTED_MODULE_4__/* .eachOf */ .pQ)(jobs, (job) => ({ job, directory: (job.run.directory = runner.newDirectory()) }));
    try {
        return await (0,_install_run_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .withDeadline */ .NE)(jobs[0].inputs['build-timeout-minutes'], runner.log, (log) => work((0,_layers_js__WEBPACK_IMPORTED_MODULE_4__/* .eachOf */ .pQ)(layers, ({ job, directory }) => ({
            job,
            context: {
                directory,
                writtenFiles,
                env: runner.env,
                log: timingLog((0,_layers_js__WEBPACK_IMPORTED_MODULE_4__/* .labelledLog */ .yy)(log, job.label), job),
            },
        }))));
    }
    finally {
        const directories = layers.map(({ directory }) => directory);
        runner.continueLater(removeDirectories(directories, step).catch((error) => {
            runner.log.debug((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error));
        }));
    }
}
/** Returns a log that records durations in the profile of a run. */
function timingLog(log, { runner, run }) {
    return { ...log, timed: (name, work) => (0,_report_profile_js__WEBPACK_IMPORTED_MODULE_5__/* .recordStep */ .IC)(run.profile, runner.hide(name), work) };
}
/** Returns the files that a layer writes for other tools. */
/** Returns the files that a step writes for other tools. */
function writtenBy({ jobs }) {
    return jobs.flatMap(({ inputs }) => filesOf(inputs));
}
function filesOf({ export: exports, sbom }) {
    const paths = exports.map(({ path }) => path);
    return (sbom === undefined ? paths : [...paths, sbom]).map(_base_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .destinationOf */ .My);
}
/** Removes the directories of a build. If files in them cannot be removed, this rejects, and they stay. */
async function removeDirectories(directories, step) {
    // A failed run needs a directory for its manifest too, and before the first wait.
    const isUsed = step.jobs.some(({ run }) => directories.some((directory) => directory === run.directory));
    if (isUsed)
        newDirectory(step);
    for (const directory of directories)
        await (0,_base_trees_js__WEBPACK_IMPORTED_MODULE_2__/* .removeTree */ .dM)(directory);
}
/** Creates the directory of the archives and the manifest. No command that this run has started knows its path. */
function newDirectory({ runner, jobs }) {
    const directory = runner.newDirectory();
    for (const { run } of jobs)
        run.directory = directory;
    return directory;
}


/***/ }),

/***/ 31699:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ buildLayer)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _steps_job_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54972);
/* harmony import */ var _wanted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24512);




/** Builds the layer directory, unless the input "archive" is set. Throws a Problem if the build fails. */
async function buildLayer(context, job) {
    const { archive: given } = job.inputs;
    return given === undefined ? { tree: await buildTree(context, job) } : { given };
}
function buildTree({ directory, writtenFiles, env, log }, job) {
    const { inputs, runner, run } = job;
    return (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_2__/* .inGroup */ .HB)('Build', job, async () => {
        const [{ build }, { secretsInSource }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(351), __webpack_require__.e(292), __webpack_require__.e(795), __webpack_require__.e(577), __webpack_require__.e(691)]).then(__webpack_require__.bind(__webpack_require__, 35691)),
            __webpack_require__.e(/* import() */ 636).then(__webpack_require__.bind(__webpack_require__, 75636)),
        ]);
        const secrets = await log.timed('find secrets in the source', () => secretsInSource([inputs.source, runner.workspace]));
        for (const secret of secrets)
            runner.addForeignSecret(secret);
        const work = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'build');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(work);
        const tree = await build({
            packageManager: inputs['package-manager'],
            buildCommand: inputs['build-command'],
            requireLockfile: inputs['require-lockfile'],
            include: inputs.include,
            without: writtenFiles,
        }, {
            source: inputs.source,
            workspace: runner.workspace,
            work,
            target: (0,_wanted_js__WEBPACK_IMPORTED_MODULE_3__/* .targetOf */ .$r)(inputs),
            installScripts: inputs['install-scripts'],
            extras: inputs.extras,
            env,
            log,
        });
        run.madeBy = runner.hide(tree.madeBy);
        (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_2__/* .warn */ .R8)(tree.warnings, { runner, run });
        return { ...tree, license: tree.license && runner.hide(tree.license) };
    });
}


/***/ }),

/***/ 96042:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ publishes),
/* harmony export */   N: () => (/* binding */ checksFor)
/* harmony export */ });
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90656);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29662);


/** Returns the checks for a publish. Each is ready, missing, or unknown if only a write would show it. */
function checksFor(plan, archive, results, inputs) {
    return [
        credentials(results, inputs),
        ...(results.account === undefined ? [] : [regions(plan), ...storage(archive, results)]),
        ...bucketFor(plan, results, inputs),
        { kind: 'permissions', what: 'Permissions to read', ...reads(plan, results) },
    ];
}
function credentials({ account }, inputs) {
    const check = { kind: 'credentials', what: 'Credentials' };
    const role = inputs['role-to-assume'];
    const source = role === undefined ? 'From the environment' : `From the role ${role}`;
    return account === undefined
        ? { ...check, found: 'missing', detail: 'AWS could not be reached. The warnings show the reason.' }
        : { ...check, found: 'ready', detail: `${source}, in account ${account}.` };
}
function regions(plan) {
    const silent = [...plan].filter(([, planned]) => 'unobserved' in planned).map(([region]) => region);
    const responding = plan.size - silent.length;
    return {
        kind: 'regions',
        what: 'Regions',
        found: silent.length === 0 ? 'ready' : 'missing',
        detail: silent.length === 0
            ? `${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(responding, 'Region')} responded.`
            : `${responding} of ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(plan.size, 'Region')} responded. No response: ${silent.join(', ')}. The warnings show the reason.`,
    };
}
/** One check for all Regions with enough code storage, and one for each other Region. */
function storage(archive, { storages }) {
    const known = [...storages].flatMap(([region, stored]) => 'unknown' in stored ? [] : [{ region, ...stored }]);
    const withSpace = known.filter(({ used, limit }) => used + archive.size <= limit);
    const fullest = withSpace.toSorted((one, other) => other.used / other.limit - one.used / one.limit)[0];
    const full = known.filter((one) => !withSpace.includes(one));
    return [
        ...(fullest ? [enoughStorage(withSpace.length, fullest)] : []),
        ...full.map(({ region, used, limit }) => {
            const detail = `${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(used)} of ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(limit)} are used, so the archive of ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(archive.size)} does not fit. ${advice}`;
            return { ...storageIn(region), found: 'missing', detail };
        }),
        ...[...storages].flatMap(([region, stored]) => 'unknown' in stored ? [{ ...storageIn(region), found: 'unknown', detail: stored.unknown }] : []),
    ];
}
function storageIn(region) {
    return { kind: 'code-storage', what: `Code storage in ${region}` };
}
function enoughStorage(regions, { region, used, limit }) {
    const usage = `${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(used)} of ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(limit)} are used in ${region}`;
    return {
        kind: 'code-storage',
        what: 'Code storage',
        found: 'ready',
        detail: regions === 1 ? `${usage}.` : `Enough in ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(regions, 'Region')}. At most, ${usage}.`,
    };
}
const advice = 'Delete old versions with the action "yank", or set "retain-versions".';
/** No check if the plan does not use the bucket. */
function bucketFor(plan, { stagingErrors }, inputs) {
    const bucket = { kind: 'bucket', what: 'Bucket for the archive' };
    const isPublished = [...plan.values()].some(publishes);
    if (inputs['s3-bucket'] === undefined || stagingErrors === undefined || !isPublished)
        return [];
    return stagingErrors.length === 0
        ? [
            {
                ...bucket,
                found: 'ready',
                detail: `"${inputs['s3-bucket']}" exists in each Region that needs it.`,
            },
        ]
        : [{ ...bucket, found: 'missing', detail: (0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .textsOf */ .CB)(stagingErrors).join(' ') }];
}
function reads(plan, { account }) {
    const denials = [...plan.values()].flatMap((planned) => 'unobserved' in planned ? (planned.denied ?? []) : []);
    if (account === undefined)
        return { found: 'unknown', detail: 'Not checked, because there are no credentials.' };
    return denials.length === 0
        ? { found: 'ready', detail: 'AWS denied no call of this dry run.' }
        : { found: 'missing', detail: `Denied: ${[...new Set(denials)].join(', ')}.` };
}
/** Whether a version is to be published in a Region. */
function publishes(planned) {
    return planned !== undefined && 'target' in planned && planned.target.do === 'publish';
}


/***/ }),

/***/ 84304:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ compare)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_events__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _base_lazy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86155);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88414);
/* harmony import */ var _changes_not_comparable_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(53149);
/* harmony import */ var _regions_calls_service_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79128);
/* harmony import */ var _report_changes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(59059);
/* harmony import */ var _steps_job_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54972);







/**
 * Starts to compare the archive with the previous version, and returns a function that waits for the result and logs it. The result is also
 * recorded in `run`. If the previous version cannot be read, the result is the reason for that, and the run continues.
 */
function compare(predecessor, { archive, connection }, job) {
    if (!predecessor)
        return () => Promise.resolve();
    const { runner, run } = job;
    const { region, version } = predecessor;
    const service = connection?.services.get(region);
    const found = changesFrom(async () => service?.download(run.layerName, version), archive, runner).then((changes) => (run.changes = { ...predecessor, ...withoutSecrets(changes, runner.hide) }));
    return (0,_base_lazy_js__WEBPACK_IMPORTED_MODULE_4__/* .lazily */ .q)(() => (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_3__/* .inGroup */ .HB)('Compare', job, async () => {
        const changes = await found;
        runner.log.info('unread' in changes
            ? (0,_report_changes_js__WEBPACK_IMPORTED_MODULE_5__/* .describeChanges */ .D)(changes)
            : `Since version ${version}: ${(0,_report_changes_js__WEBPACK_IMPORTED_MODULE_5__/* .describeChanges */ .D)(changes)}`);
    }));
}
async function changesFrom(find, archive, { cancelled, connections: { fetch }, deadlines, log, sleep }) {
    const end = AbortSignal.any([cancelled, AbortSignal.timeout(deadlines.comparison)]);
    const read = async () => {
        const download = await find();
        if (!download)
            throw new _changes_not_comparable_js__WEBPACK_IMPORTED_MODULE_6__/* .NotComparable */ ._('it no longer exists');
        const { compareArchives: changesBetween } = await __webpack_require__.e(/* import() */ 488).then(__webpack_require__.bind(__webpack_require__, 53488));
        return changesBetween(download, archive, { fetch, sleep, end });
    };
    try {
        return await Promise.race([read(), rejectionAt(end)]);
    }
    catch (error) {
        if (error instanceof Error && error.cause !== undefined)
            log.debug((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error.cause));
        return { unread: reasonOf(error) };
    }
}
/** Hides secrets, because the metadata of packages can contain any text. */
function withoutSecrets(changes, hide) {
    if ('unread' in changes)
        return { ...changes, unread: hide(changes.unread) };
    const { packages, files } = changes;
    return {
        ...changes,
        packages: packages.map((one) => ({
            ...one,
            name: hide(one.name),
            before: one.before.map(hide),
            after: one.after.map(hide),
        })),
        files: files.map((one) => ({ ...one, path: hide(one.path) })),
    };
}
/** Rejects when the signal is aborted. Not every call of a comparison listens to it. */
async function rejectionAt(end) {
    if (!end.aborted)
        await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(end, 'abort');
    throw (0,_changes_not_comparable_js__WEBPACK_IMPORTED_MODULE_6__/* .abortedReading */ .U)(end);
}
/** Returns the reason as the end of a sentence. */
function reasonOf(error) {
    if (error instanceof _changes_not_comparable_js__WEBPACK_IMPORTED_MODULE_6__/* .NotComparable */ ._ || error instanceof _regions_calls_service_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceFailure */ .A)
        return error.message;
    return 'it has unexpected content';
}


/***/ }),

/***/ 1407:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ endDryRun),
  B: () => (/* binding */ showChecks)
});

// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/layer/size-limits.ts
var size_limits = __webpack_require__(39181);
// EXTERNAL MODULE: ./src/regions/apply/deliver.ts
var deliver = __webpack_require__(73371);
// EXTERNAL MODULE: ./src/report/advice.ts
var advice = __webpack_require__(52296);
// EXTERNAL MODULE: ./src/report/missing-regions.ts
var missing_regions = __webpack_require__(52386);
// EXTERNAL MODULE: ./src/report/sentences.ts
var sentences = __webpack_require__(47020);
// EXTERNAL MODULE: ./src/steps/job.ts
var steps_job = __webpack_require__(54972);
// EXTERNAL MODULE: ./src/steps/stagings.ts
var steps_stagings = __webpack_require__(34421);
// EXTERNAL MODULE: ./src/publish/checks.ts
var publish_checks = __webpack_require__(96042);
;// CONCATENATED MODULE: ./src/publish/write-permissions.ts

/** Returns the permissions that the known steps of a plan need for writes. */
function permissionsToWrite(plan, { isStaged, ...inputs }) {
    const steps = [...plan.values()].filter((planned) => 'target' in planned);
    const isPublished = steps.some(publish_checks/* publishes */.A);
    const needs = [
        ['lambda:PublishLayerVersion', isPublished],
        ['lambda:AddLayerVersionPermission', steps.some(({ grants }) => grants.length > 0)],
        ['lambda:RemoveLayerVersionPermission', steps.some(({ revokes }) => revokes.length > 0)],
        [
            'lambda:DeleteLayerVersion',
            steps.some(deletes) || (isPublished && inputs['on-failure'] === 'rollback'),
        ],
        ['s3:PutObject', isPublished && isStaged],
        ['s3:DeleteObject', isPublished && isStaged],
        ['ssm:PutParameter', inputs['ssm-parameter'].length > 0 && steps.length > 0],
    ];
    return needs.flatMap(([permission, isNeeded]) => (isNeeded ? [permission] : []));
}
function deletes({ fill, prunes }) {
    return fill > 0 || prunes.length > 0;
}

;// CONCATENATED MODULE: ./src/publish/dry-run.ts











/**
 * Ends the dry run of a layer: checks without a write whether AWS would accept the plan, and warns if not. Returns an error for each Region
 * that the plan blocks, and one if no Region was available.
 */
async function endDryRun(plan, { archive, totalSize, connection }, job) {
    const results = await readWithoutWriting(plan, { archive, connection }, job);
    const checks = await showChecks(plan, { archive, totalSize }, results, job);
    if (connection)
        (0,steps_job/* warn */.R8)([...unobservedIn(plan), ...(results.stagingErrors ?? []), ...storageWarnings(checks)], job);
    return [
        ...[...plan].flatMap(([region, planned]) => 'blocked' in planned ? [(0,advice/* inRegion */.Q)(region, planned.blocked)] : []),
        ...(0,missing_regions/* noRegionWasAvailable */.ok)(job.run),
    ];
}
/** Returns the checks of a dry run. They are shown, and added to the record together with the permissions that the plan needs. */
async function showChecks(plan, { archive, totalSize }, results, { inputs, runner, run }) {
    const checks = (0,publish_checks/* checksFor */.N)(plan, { size: totalSize }, results, inputs);
    run.checks = checks.map(({ what, found, detail }) => ({ what, found, detail }));
    const isStaged = inputs['s3-bucket'] !== undefined && archive.size > size_limits/* directUploadLimit */.o;
    run.permissionsToWrite = permissionsToWrite(plan, { ...inputs, isStaged });
    await runner.log.group('Check', async () => {
        for (const { what, found, detail } of checks)
            runner.log.info(`${found}: ${what}. ${detail}`);
        for (const sentence of (0,sentences/* describeUncheckedPermissions */.Yj)(run))
            runner.log.info(sentence);
    });
    return checks;
}
async function readWithoutWriting(plan, { archive, connection }, { inputs, run }) {
    if (!connection)
        return { account: undefined, storages: new Map(), stagingErrors: undefined };
    const stagings = await (0,steps_stagings/* stagingsFor */.a)(archive, { connection, layerName: run.layerName }, inputs);
    const [storages, bucketErrors] = await Promise.all([
        storagesOf(plan, connection.services),
        (0,deliver/* stagingErrors */.d)(plan, { stagings, size: archive.size }),
    ]);
    return { account: run.account, storages, stagingErrors: bucketErrors };
}
/** Returns the code storage of each Region in which the plan publishes. Never rejects. */
async function storagesOf(plan, services) {
    const known = [...services].filter(([region]) => (0,publish_checks/* publishes */.A)(plan.get(region)));
    const entries = known.map(async ([region, service]) => {
        const stored = await service.codeStorage().catch((error) => ({ unknown: (0,problem/* messageOf */.bD)(error) }));
        return [region, stored];
    });
    return new Map(await Promise.all(entries));
}
function unobservedIn(plan) {
    return [...plan].flatMap(([region, planned]) => 'unobserved' in planned ? [(0,advice/* inRegion */.Q)(region, (0,advice/* withAdvice */.b)(planned.unobserved))] : []);
}
/** Warnings about Regions without enough code storage. The other failed checks have warnings already. */
function storageWarnings(checks) {
    return checks
        .filter(({ kind, found }) => kind === 'code-storage' && found === 'missing')
        .map(({ what, detail }) => (0,message/* about */.Cv)('the-code-storage-is-full', `${what}: ${detail}`));
}


/***/ }),

/***/ 60431:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _report_outputs_of_layers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79127);
/* harmony import */ var _report_run_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(54227);
/* harmony import */ var _report_summary_of_layers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36149);
/* harmony import */ var _runner_pull_request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29901);
/* harmony import */ var _runner_start_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76032);
/* harmony import */ var _steps_manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2492);
/* harmony import */ var _look_answer_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(27823);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27138);
var __webpack_async_dependencies__ = __webpack_handle_async_dependencies__([_main_js__WEBPACK_IMPORTED_MODULE_6__]);
_main_js__WEBPACK_IMPORTED_MODULE_6__ = (__webpack_async_dependencies__.then ? (await __webpack_async_dependencies__)() : __webpack_async_dependencies__)[0];









/** zlib uses the threads of libuv. Their number is four, unless this is set before the first use. */
process.env['UV_THREADPOOL_SIZE'] ??= String((0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)());
/** Package managers inherit this. The modes of the files that they write must not depend on the machine. */
process.umask(0o022);
const action = () => (0,_runner_start_js__WEBPACK_IMPORTED_MODULE_4__/* .start */ .n)({
    record: ({ env }) => (0,_report_run_js__WEBPACK_IMPORTED_MODULE_7__/* .newRuns */ .jA)(env),
    main: _main_js__WEBPACK_IMPORTED_MODULE_6__/* .main */ .i,
    writeManifest: _steps_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .writeManifest */ .H,
    outputs: _report_outputs_of_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .outputsOfLayers */ .W,
    verdict: _report_summary_of_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .verdictOfLayersWithArns */ .dg,
    summary: (runs) => (0,_report_summary_of_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .summaryOfLayers */ .uw)(runs),
    comment: _runner_pull_request_js__WEBPACK_IMPORTED_MODULE_3__/* .commentOnPullRequest */ .r,
});
/** Before a build, the action starts itself once more, to look at the Regions with credentials that end with that process. */
if (process.argv[2] === _look_answer_js__WEBPACK_IMPORTED_MODULE_8__/* .lookTask */ .d)
    (0,_runner_start_js__WEBPACK_IMPORTED_MODULE_4__/* .answer */ .Z)(async (runner) => (await __webpack_require__.e(/* import() */ 107).then(__webpack_require__.bind(__webpack_require__, 36488))).lookAtRegions(runner));
else
    action();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } });

/***/ }),

/***/ 99629:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ rulesFor),
/* harmony export */   k: () => (/* binding */ rulesForRegions)
/* harmony export */ });
/* harmony import */ var _aws_names_region_selection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78485);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75997);
/* harmony import */ var _inputs_aws_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82764);
/* harmony import */ var _inputs_bucket_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16423);
/* harmony import */ var _inputs_encryption_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45456);
/* harmony import */ var _inputs_parameter_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12758);
/* harmony import */ var _inputs_principals_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94954);
/* harmony import */ var _inputs_regions_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27468);
/* harmony import */ var _inputs_release_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67300);
/* harmony import */ var _layer_slim_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5316);










/** Returns the rules for combinations of inputs, and for inputs and the environment. An invalid input has no value here. */
function rulesFor(inputs, surroundings, judged) {
    return [
        (0,_inputs_principals_js__WEBPACK_IMPORTED_MODULE_6__/* .publicRule */ .Q)(inputs.principals ?? [], inputs['allow-public']),
        ...['build-command', 'exclude', 'slim', ...ofManagers].map((other) => [
            inputs.archive !== undefined && isGiven(other, inputs),
            {
                topic: 'two-inputs-contradict-each-other',
                text: `Inputs "archive" and "${other}" are both given, but an archive is published as it is. Remove one of them.`,
            },
        ]),
        ...ofManagers.map((other) => [
            inputs['build-command'] !== undefined && isGiven(other, inputs),
            {
                topic: 'two-inputs-contradict-each-other',
                text: `Inputs "build-command" and "${other}" are both given, but the command runs instead of a package manager. ` +
                    'Remove one of them.',
            },
        ]),
        [
            isGiven('build-inputs', inputs) && inputs['build-command'] === undefined,
            {
                topic: 'two-inputs-contradict-each-other',
                text: 'Input "build-inputs" is given, but not "build-command". It names the files that the command reads. ' +
                    'Remove it, or set "build-command".',
            },
        ],
        ...(0,_inputs_bucket_js__WEBPACK_IMPORTED_MODULE_3__/* .bucketRules */ .a3)(inputs),
        ...rulesForRegions(inputs, (0,_aws_names_region_selection_js__WEBPACK_IMPORTED_MODULE_0__/* .namesIn */ .wX)((0,_inputs_regions_js__WEBPACK_IMPORTED_MODULE_7__/* .wantedRegions */ .n_)(inputs, surroundings.env))),
        ...(0,_inputs_release_js__WEBPACK_IMPORTED_MODULE_8__/* .releaseRules */ .n)(inputs),
        ...sdkRules(inputs),
        ...(0,_inputs_aws_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .awsRules */ .PJ)(inputs, surroundings, judged),
        ...fileRules(inputs),
        [
            inputs.version !== undefined && inputs['align-versions'] === true,
            {
                topic: 'two-inputs-contradict-each-other',
                text: 'Inputs "version" and "align-versions" are both given, but "version" already sets the same version number in every Region. ' +
                    'Remove one of them.',
            },
        ],
    ];
}
/** Returns the rules that depend on the Regions. Those of a pattern are known only after the action has connected to AWS. */
function rulesForRegions(inputs, regions) {
    const bucket = inputs['s3-bucket'];
    return [
        ...(0,_inputs_encryption_js__WEBPACK_IMPORTED_MODULE_4__/* .encryptionRules */ .r)(inputs['s3-encryption'] ?? {}, { regions, bucket }),
        ...(0,_inputs_parameter_js__WEBPACK_IMPORTED_MODULE_5__/* .parameterRules */ .F)(inputs['ssm-parameter'] ?? [], { name: inputs['layer-name'], release: inputs.release }, regions),
    ];
}
/** A layer without the SDK works only if every runtime includes it. */
function sdkRules({ slim = [], 'compatible-runtimes': runtimes = [] }) {
    const without = (0,_layer_slim_js__WEBPACK_IMPORTED_MODULE_9__/* .runtimesWithoutSdk */ .op)(runtimes);
    const isRequested = slim.includes('runtime-sdk');
    return [
        [
            isRequested && runtimes.length === 0,
            {
                topic: 'the-target-was-not-declared',
                text: 'Input "slim" has "runtime-sdk", but "compatible-runtimes" is not set. Only some runtimes include an AWS SDK. ' +
                    'Set "compatible-runtimes", or remove "runtime-sdk".',
            },
        ],
        [
            isRequested && without.length > 0,
            {
                topic: 'two-inputs-contradict-each-other',
                text: `Input "slim" has "runtime-sdk", but "compatible-runtimes" has ${without.join(', ')}, which ${without.length === 1 ? 'does' : 'do'} ` +
                    'not include an AWS SDK that a layer can use. Remove "runtime-sdk", or publish a separate layer for these runtimes.',
            },
        ],
    ];
}
/** Files are checked before the build. A conflict that is found after the publish would fail a run whose version exists. */
function fileRules({ export: exports = [], sbom, archive }) {
    const files = { export: exports.map(({ path }) => path), sbom: given(sbom), archive: given(archive) };
    const pairs = [
        ['export', 'sbom'],
        ['export', 'archive'],
        ['sbom', 'archive'],
    ];
    return pairs.map(([one, other]) => [
        files[one].some((path) => files[other].some((second) => (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .pathsConflict */ .Pf)(path, second))),
        {
            topic: 'a-file-cannot-be-written',
            text: `Inputs "${one}" and "${other}" name the same file, or one path is inside the other. Use separate paths.`,
        },
    ]);
}
function given(path) {
    return path === undefined ? [] : [path];
}
/** The inputs that configure a package manager. */
const ofManagers = ['package-manager', 'install-scripts', 'require-lockfile', 'extras', 'include'];
/** Whether an input has another value than its default. */
function isGiven(name, inputs) {
    const value = inputs[name];
    if (Array.isArray(value))
        return value.length > 0;
    return value !== undefined && value !== false && value !== 'auto';
}


/***/ }),

/***/ 78069:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oc: () => (/* binding */ inEachLayer),
/* harmony export */   W4: () => (/* binding */ warnInStep),
/* harmony export */   h3: () => (/* binding */ exportedBy),
/* harmony export */   pQ: () => (/* binding */ eachOf),
/* harmony export */   wW: () => (/* binding */ labelled),
/* harmony export */   yy: () => (/* binding */ labelledLog),
/* harmony export */   zj: () => (/* binding */ withoutDuplicates)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _steps_job_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54972);
/* harmony import */ var _wanted_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24512);




/** Returns a value for each layer. */
function eachOf([first, ...others], value) {
    return [value(first, 0), ...others.map((one, index) => value(one, index + 1))];
}
/**
 * Does a phase for one layer after the other, and returns the layers with its results. The architecture of this runner is the first one,
 * because a failure for the other one can then be due to the architecture. Each error begins with the label of its layer.
 */
async function inEachLayer(layers, phase) {
    const results = new Map();
    const isForeign = ({ job }) => Number(!(0,_wanted_js__WEBPACK_IMPORTED_MODULE_2__/* .targetOf */ .$r)(job.inputs).matchesRunner);
    for (const layer of layers.toSorted((one, other) => isForeign(one) - isForeign(other))) {
        const result = await phase(layer).catch((error) => {
            throw withLabel(layer.job, error);
        });
        results.set(layer, { ...layer, ...result });
    }
    return eachOf(layers, (layer) => results.get(layer));
}
/** Without a label, the error stays as it is. */
function withLabel({ label }, error) {
    return label === '' ? error : (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .withErrors */ .u$)(error, labelled(label, (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .errorsOf */ .Bp)(error)));
}
/** Returns messages that begin with the label of their layer. */
function labelled(label, messages) {
    return messages.map((message) => (0,_base_message_js__WEBPACK_IMPORTED_MODULE_3__/* .reworded */ .Fg)(message, (text) => `${label}${text}`));
}
/** Returns a log that shows the label of a layer. */
function labelledLog(log, label) {
    if (label === '')
        return log;
    return {
        ...log,
        info: (text) => log.info(`${label}${text}`),
        warning: (text) => log.warning(`${label}${text}`),
        group: (name, run) => log.group(`${label}${name}`, run),
    };
}
/** Shows warnings about the whole step in the log, and adds them to the record of each layer. */
function warnInStep(warnings, { runner, jobs }) {
    (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_1__/* .warnOnce */ .mc)(warnings, runner, jobs.map(({ run }) => run));
}
/** Returns what each layer of a step exports. The versions are known only after the run. */
function exportedBy({ jobs }) {
    return jobs.map(({ inputs: { export: exports, release }, run }) => ({ exports, release, run }));
}
/** Returns messages without those that have the text of another one. */
function withoutDuplicates(messages) {
    return [...new Map(messages.map((message) => [message.text, message])).values()];
}


/***/ }),

/***/ 27823:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ lookTask)
/* harmony export */ });
/** The argument with which this action only looks at the Regions. */
const lookTask = 'look';


/***/ }),

/***/ 27138:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var _plan_predecessor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66046);
/* harmony import */ var _report_missing_regions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52386);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65468);
/* harmony import */ var _steps_comment_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64482);
/* harmony import */ var _steps_export_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43654);
/* harmony import */ var _steps_job_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54972);
/* harmony import */ var _apply_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29955);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(84304);
/* harmony import */ var _dry_run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1407);
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(78069);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(85543);
/* harmony import */ var _plans_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(12657);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(25856);
/* harmony import */ var _take_layers_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(90080);
var __webpack_async_dependencies__ = __webpack_handle_async_dependencies__([_prepare_js__WEBPACK_IMPORTED_MODULE_12__]);
_prepare_js__WEBPACK_IMPORTED_MODULE_12__ = (__webpack_async_dependencies__.then ? (await __webpack_async_dependencies__)() : __webpack_async_dependencies__)[0];














/**
 * The recipe: build, pack, observe, plan, apply. Each phase is done for all layers of the step, and records its results in their runs
 * immediately. If "skip-build-if-unchanged" is set, and every Region is up to date, nothing is built. Throws a Problem if a Region fails or
 * the inputs cannot be satisfied.
 */
async function main(runner, runs) {
    const step = (0,_take_layers_js__WEBPACK_IMPORTED_MODULE_13__/* .takeLayers */ .s)(runner, runs);
    const [{ inputs }] = step.jobs;
    for (const job of step.jobs)
        (0,_steps_comment_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .takeCommentToken */ .e)(job.inputs, job);
    const earlier = inputs['skip-build-if-unchanged'] ? await earlierBuildsOf(step) : undefined;
    if (await earlier?.areUpToDate())
        return;
    const observer = (0,_observe_js__WEBPACK_IMPORTED_MODULE_10__/* .observerOf */ .yr)(step);
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_12__/* .prepareLayers */ .I)(observer, step);
    const wanted = (0,_layers_js__WEBPACK_IMPORTED_MODULE_9__/* .eachOf */ .pQ)(prepared, ({ job, archive, source }) => (0,_plans_js__WEBPACK_IMPORTED_MODULE_11__/* .withWanted */ .KV)(job, archive, source.tree?.license));
    (0,_plans_js__WEBPACK_IMPORTED_MODULE_11__/* .recordWanted */ .Vl)(wanted);
    const [{ connection, observationsOf }] = await Promise.all([observer.result(), earlier?.remember(prepared)]);
    const layers = (0,_plans_js__WEBPACK_IMPORTED_MODULE_11__/* .plansFor */ .iV)(wanted, observationsOf);
    await (0,_plans_js__WEBPACK_IMPORTED_MODULE_11__/* .showPlans */ .gj)(layers, step);
    const compared = (0,_layers_js__WEBPACK_IMPORTED_MODULE_9__/* .eachOf */ .pQ)(layers, (layer) => ({
        ...layer,
        logChanges: (0,_compare_js__WEBPACK_IMPORTED_MODULE_7__/* .compare */ .U)(layer.predecessor, { archive: layer.archive, connection }, layer.job),
    }));
    const exported = (0,_layers_js__WEBPACK_IMPORTED_MODULE_9__/* .exportedBy */ .h3)(step);
    if (inputs['dry-run'] || !connection) {
        await (0,_layers_js__WEBPACK_IMPORTED_MODULE_9__/* .inEachLayer */ .Oc)(compared, logChanges);
        await (0,_steps_export_js__WEBPACK_IMPORTED_MODULE_4__/* .requireExportable */ .O3)(exported);
        return endDryRuns(layers, connection);
    }
    // If the plan deletes the previous version, it is downloaded first.
    await (0,_layers_js__WEBPACK_IMPORTED_MODULE_9__/* .inEachLayer */ .Oc)(compared, async (layer) => (deletesPredecessor(layer) ? logChanges(layer) : {}));
    try {
        await (0,_steps_export_js__WEBPACK_IMPORTED_MODULE_4__/* .requireExportable */ .O3)(exported);
        await (0,_apply_js__WEBPACK_IMPORTED_MODULE_6__/* .applyPlans */ .J)(layers, connection, step);
        await (0,_steps_export_js__WEBPACK_IMPORTED_MODULE_4__/* .exportVersions */ .q1)(exported, runner);
    }
    finally {
        await (0,_layers_js__WEBPACK_IMPORTED_MODULE_9__/* .inEachLayer */ .Oc)(compared, logChanges);
    }
    (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_5__/* .requireNone */ .EE)(layers.flatMap(({ job: { label, run } }) => (0,_layers_js__WEBPACK_IMPORTED_MODULE_9__/* .labelled */ .wW)(label, [...(0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .failuresIn */ .xM)(run), ...(0,_report_missing_regions_js__WEBPACK_IMPORTED_MODULE_1__/* .noRegionWasAvailable */ .ok)(run)])));
}
/** Loaded only if the input is set, because most runs do not need it. */
async function earlierBuildsOf(step) {
    const { earlierBuilds } = await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(815), __webpack_require__.e(351), __webpack_require__.e(292), __webpack_require__.e(795), __webpack_require__.e(577), __webpack_require__.e(77)]).then(__webpack_require__.bind(__webpack_require__, 36077));
    return earlierBuilds(step);
}
function deletesPredecessor({ predecessor, plan }) {
    return predecessor !== undefined && (0,_plan_predecessor_js__WEBPACK_IMPORTED_MODULE_0__/* .isPruned */ .p)(predecessor, plan);
}
/** Logs what changed in a layer. It is logged only once. */
async function logChanges({ logChanges: log, }) {
    await log();
    return {};
}
async function endDryRuns(layers, connection) {
    const totalSize = layers.reduce((sum, { archive }) => sum + archive.size, 0);
    const ended = await (0,_layers_js__WEBPACK_IMPORTED_MODULE_9__/* .inEachLayer */ .Oc)(layers, async ({ job, archive, plan }) => ({
        errors: (0,_layers_js__WEBPACK_IMPORTED_MODULE_9__/* .labelled */ .wW)(job.label, await (0,_dry_run_js__WEBPACK_IMPORTED_MODULE_8__/* .endDryRun */ .E)(plan, { archive, totalSize, connection }, job)),
    }));
    (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_5__/* .requireNone */ .EE)(ended.flatMap(({ errors }) => errors));
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } });

/***/ }),

/***/ 85543:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O0: () => (/* binding */ shareConnection),
/* harmony export */   PZ: () => (/* binding */ observeLayers),
/* harmony export */   W7: () => (/* binding */ logObservations),
/* harmony export */   yr: () => (/* binding */ observerOf)
/* harmony export */ });
/* harmony import */ var _base_lazy_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(86155);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(29662);
/* harmony import */ var _inputs_read_all_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30631);
/* harmony import */ var _regions_observe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51893);
/* harmony import */ var _report_profile_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(31047);
/* harmony import */ var _report_region_patterns_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4162);
/* harmony import */ var _report_sentences_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(47020);
/* harmony import */ var _steps_connect_to_aws_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32663);
/* harmony import */ var _steps_export_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43654);
/* harmony import */ var _steps_job_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54972);
/* harmony import */ var _input_rules_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99629);
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(78069);
/* harmony import */ var _wanted_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(24512);













/** Returns an observer. It does not contact AWS before `start` or `result` is called. */
function observerOf(step) {
    const found = (0,_base_lazy_js__WEBPACK_IMPORTED_MODULE_8__/* .lazily */ .q)(() => observeLayers(step));
    return {
        start: () => void found().catch(() => undefined),
        result: () => (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_4__/* .inGroup */ .HB)('Observe', { ...step.jobs[0], runner: step.runner }, async () => {
            const { reached, observed } = await found();
            if ('unreached' in reached)
                (0,_layers_js__WEBPACK_IMPORTED_MODULE_6__/* .warnInStep */ .W4)(reached.unreached, step);
            logObservations(observed, step);
            return {
                connection: 'connection' in reached ? reached.connection : undefined,
                observationsOf: (job) => observed.get(job) ?? new Map(),
            };
        }),
    };
}
/** Connects to AWS, and reads the state of each layer. `session` restricts a role session. Throws a Problem. */
async function observeLayers({ runner, jobs }, session) {
    const reached = await (0,_steps_connect_to_aws_js__WEBPACK_IMPORTED_MODULE_2__/* .connectToAws */ .p)({ ...jobs[0], runner }, session);
    shareConnection(jobs[0].run, jobs);
    (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_4__/* .requireNone */ .EE)(jobs.flatMap(({ inputs, run }) => (0,_inputs_read_all_js__WEBPACK_IMPORTED_MODULE_0__/* .brokenRules */ .P6)((0,_input_rules_js__WEBPACK_IMPORTED_MODULE_5__/* .rulesForRegions */ .k)(inputs, run.regions))));
    await addNewRegions(jobs);
    const all = jobs.map(async (job) => [job, await observations(reached, job)]);
    return { reached, observed: new Map(await Promise.all(all)) };
}
/** Shows the state of each layer, and what patterns of Regions matched. */
function logObservations(observed, { runner, jobs: [{ run }] }) {
    for (const sentence of (0,_report_region_patterns_js__WEBPACK_IMPORTED_MODULE_9__/* .describePatterns */ .B)(run.patterns))
        runner.log.info(sentence);
    for (const [job, regions] of observed)
        for (const [region, observation] of regions)
            job.runner.log.info(`${region}: ${(0,_report_sentences_js__WEBPACK_IMPORTED_MODULE_10__/* .describeCurrentState */ .WV)(observation)}`);
}
/** Adds the account and the Regions to the record of each layer. */
function shareConnection({ account, regions, optionalRegions, patterns }, jobs) {
    for (const { run } of jobs)
        Object.assign(run, { account, regions, optionalRegions, patterns });
}
/** A pattern can match Regions that did not exist when the exported files were written. */
async function addNewRegions(jobs) {
    const [{ run }] = jobs;
    if (run.patterns === undefined)
        return;
    const exports = jobs.flatMap(({ inputs }) => inputs.export);
    const patterns = { ...run.patterns, added: await (0,_steps_export_js__WEBPACK_IMPORTED_MODULE_3__/* .regionsMissingIn */ .FU)(exports, run.regions) };
    for (const job of jobs)
        job.run.patterns = patterns;
}
async function observations(reached, { inputs, run }) {
    if ('unreached' in reached)
        return unobserved(run.regions);
    const look = {
        layerName: inputs['layer-name'],
        architectureSets: (0,_wanted_js__WEBPACK_IMPORTED_MODULE_7__/* .architectureSetsOf */ .A0)(inputs),
        numbering: (0,_wanted_js__WEBPACK_IMPORTED_MODULE_7__/* .numberingOf */ .pQ)(inputs),
        withPolicy: inputs.principals !== undefined,
        retain: inputs['retain-versions'],
    };
    const began = performance.now();
    return (0,_regions_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .observe */ .lB)(reached.connection.services, look, (region) => (0,_report_profile_js__WEBPACK_IMPORTED_MODULE_11__/* .recordTime */ .$l)(run.profile, region, 'Observe', performance.now() - began));
}
function unobserved(regions) {
    const reason = (0,_base_message_js__WEBPACK_IMPORTED_MODULE_12__/* .about */ .Cv)('there-are-no-aws-credentials', 'AWS was not contacted, because there are no credentials. The warning shows the reason.');
    return new Map(regions.map((region) => [region, { seen: false, reason }]));
}


/***/ }),

/***/ 4381:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ onThisRunner)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78069);
/* harmony import */ var _wanted_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24512);




/** Failures that another runner does not prevent. */
const unrelated = [
    ...['the-build-took-too-long', 'the-run-was-cancelled', 'the-runner-has-no-room'],
    ...['a-registry-cannot-be-reached', 'the-archive-was-changed'],
    ...['the-zip-is-too-large-to-send', 'the-layer-is-too-large'],
];
/**
 * Does a phase that depends on the runner for each layer. If it succeeds only for the architecture of the runner, the error also explains
 * how to build each layer on a separate runner.
 */
function onThisRunner(layers, phase) {
    return (0,_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .inEachLayer */ .Oc)(layers, (layer) => phase(layer).catch((error) => {
        throw layers.length > 1 ? withMatrixAdvice(error, layer.job) : error;
    }));
}
function withMatrixAdvice(error, { inputs }) {
    const { architecture, matchesRunner } = (0,_wanted_js__WEBPACK_IMPORTED_MODULE_2__/* .targetOf */ .$r)(inputs);
    const errors = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .errorsOf */ .Bp)(error);
    if (matchesRunner || errors.some(({ topic }) => unrelated.includes(topic)))
        return error;
    const advice = (0,_base_message_js__WEBPACK_IMPORTED_MODULE_3__/* .about */ .Cv)('a-package-does-not-run-on-this-runner', `This runner is ${_wanted_js__WEBPACK_IMPORTED_MODULE_2__/* .runnerArchitecture */ .aC}, and the same step succeeded for ${_wanted_js__WEBPACK_IMPORTED_MODULE_2__/* .runnerArchitecture */ .aC}, but failed for ${architecture}. ` +
        'Nothing was published. Use a matrix with a runner for each architecture, and set "compatible-architectures" to one architecture in ' +
        'each job.');
    return (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .withErrors */ .u$)(error, [...errors, advice]);
}


/***/ }),

/***/ 30370:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ judgeLayer),
/* harmony export */   _: () => (/* binding */ writeArchive)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(90656);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88414);
/* harmony import */ var _base_quote_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(17541);
/* harmony import */ var _pack_checks_size_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3990);
/* harmony import */ var _pack_judge_archive_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85865);
/* harmony import */ var _pack_judge_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2343);
/* harmony import */ var _report_sentences_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(47020);
/* harmony import */ var _steps_job_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54972);
/* harmony import */ var _wanted_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(24512);
var __webpack_async_dependencies__ = __webpack_handle_async_dependencies__([_pack_judge_archive_js__WEBPACK_IMPORTED_MODULE_3__, _pack_judge_tree_js__WEBPACK_IMPORTED_MODULE_4__]);
([_pack_judge_archive_js__WEBPACK_IMPORTED_MODULE_3__, _pack_judge_tree_js__WEBPACK_IMPORTED_MODULE_4__] = __webpack_async_dependencies__.then ? (await __webpack_async_dependencies__)() : __webpack_async_dependencies__);











/** Checks the list of files of a layer, before any content is read. Throws a Problem if the layer is not valid. */
async function judgeLayer(source, job) {
    const { inputs } = job;
    const target = (0,_wanted_js__WEBPACK_IMPORTED_MODULE_6__/* .loadTargetOf */ .D3)(inputs);
    if (source.tree) {
        const judged = await (0,_pack_judge_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .judgeTree */ .g)(source.tree, { exclude: inputs.exclude, slim: inputs.slim, target });
        recordLeftOut(judged.leftOut, job);
        return judged;
    }
    const refuse = (error) => refuseArchive(error, job);
    const judged = await (0,_pack_judge_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .judgeArchive */ .I)(source.given, target).catch(refuse);
    return { write: (path) => judged.write(path).catch(refuse) };
}
/** Shows what "slim" left out, and records it. The metadata of a package can contain a secret. */
function recordLeftOut(leftOut, { runner, run }) {
    if (leftOut === undefined)
        return;
    runner.log.info((0,_report_sentences_js__WEBPACK_IMPORTED_MODULE_7__/* .describeLeftOut */ .l1)(leftOut));
    run.leftOut = {
        ...leftOut,
        packages: leftOut.packages.map(({ ecosystem, name, version }) => ({
            ...{ ecosystem, name: runner.hide(name), version: runner.hide(version) },
        })),
    };
}
/** Adds the input and the file to each error about an archive. */
function refuseArchive(error, { runner }) {
    if (!(error instanceof _base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF))
        throw error;
    const named = `Input "archive" (${(0,_base_quote_js__WEBPACK_IMPORTED_MODULE_8__/* .quote */ .h)(runner.input('archive'))})`;
    const errors = error.errors.map((message) => (0,_base_message_js__WEBPACK_IMPORTED_MODULE_9__/* .reworded */ .Fg)(message, (text) => text.startsWith('Input "archive" ')
        ? text.replace('Input "archive"', () => named)
        : `${named}: ${text}`));
    throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(errors, { cause: error.cause });
}
/** Writes the archive of a checked layer to a directory, and records its properties in `run`. Throws a Problem. */
async function writeArchive(judged, directory, job) {
    const { inputs, runner, run } = job;
    const { archive, largest, warnings } = await judged.write((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, `${inputs['layer-name']}.zip`));
    run.archive = archive;
    run.largest = largest.map(({ name, size }) => ({ name: runner.hide(name), size }));
    (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_5__/* .warn */ .R8)([...warnings, ...tooLargeToSend(inputs, archive, largest)], { runner, run });
    const { files, unzippedSize, size, sha256 } = archive;
    runner.log.info(`${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_10__/* .counted */ .hS)(files, 'file')} of ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_10__/* .bytes */ .ee)(unzippedSize)} in an archive of ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_10__/* .bytes */ .ee)(size)}, CodeSha256 ${sha256}`);
    return archive;
}
/** Without a bucket, no Region accepts a large archive. A dry run returns that as warnings. Any other run throws a Problem. */
function tooLargeToSend(inputs, { size }, largest) {
    if (inputs['s3-bucket'] !== undefined)
        return [];
    try {
        (0,_pack_checks_size_js__WEBPACK_IMPORTED_MODULE_2__/* .requireFitsUpload */ .xE)(size, largest);
        return [];
    }
    catch (error) {
        if (!inputs['dry-run'] || !(error instanceof _base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF))
            throw error;
        return error.errors;
    }
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } });

/***/ }),

/***/ 12657:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  iV: () => (/* binding */ plansFor),
  Vl: () => (/* binding */ recordWanted),
  gj: () => (/* binding */ showPlans),
  KV: () => (/* binding */ withWanted)
});

// EXTERNAL MODULE: ./src/plan/older-uses.ts
var older_uses = __webpack_require__(69746);
// EXTERNAL MODULE: ./src/plan/plan.ts + 2 modules
var plan = __webpack_require__(83236);
// EXTERNAL MODULE: ./src/plan/predecessor.ts
var predecessor = __webpack_require__(66046);
// EXTERNAL MODULE: ./src/plan/placeholder.ts
var placeholder = __webpack_require__(16910);
;// CONCATENATED MODULE: ./src/plan/shared-name.ts

/**
 * Returns a warning if the newest version of a Region is for other architectures, so that another job publishes them under the same name. If
 * the job only changes its own architectures, the warning appears once at most.
 */
function sharedNameWarning(wanted, observations) {
    const newest = [...observations].flatMap(([region, observed]) => newestOfOthers(region, observed, wanted));
    if (newest.length === 0)
        return [];
    const others = [...new Set(newest.map(({ architectures }) => list(architectures)))].join(', and ');
    const text = `Versions for different architectures share this layer name. The newest version declares ${others} ` +
        `(${newest.map(({ region }) => region).join(', ')}), but this run declares ${list(wanted.architectures)}. ` +
        'The action compares only with versions that declare the same architectures. ' +
        'Use a separate name for each architecture: add "{architecture}" to "layer-name".';
    return [{ topic: 'architectures-share-a-layer-name', text }];
}
/** The newest version of a Region, if another job published it. */
function newestOfOthers(region, observed, wanted) {
    if (!observed.seen)
        return [];
    const { versions, ofOtherArchitectures: others } = observed;
    const releases = versions.filter((version) => !(0,placeholder/* hasPlaceholderDescription */.CB)(version));
    const [newest] = releases;
    const isOfOthers = others.some(({ version }) => version === newest?.version);
    if (newest === undefined || !isOfOthers)
        return [];
    const isMixed = others.length < releases.length || areDisjoint(newest.architectures, wanted.architectures);
    return isMixed ? [{ region, architectures: newest.architectures }] : [];
}
/** A set without architectures overlaps with every other one, because such a layer can run on each architecture. */
function areDisjoint(one, other) {
    return one.length > 0 && other.length > 0 && one.every((architecture) => !other.includes(architecture));
}
function list(architectures) {
    return architectures.length === 0 ? 'no architectures' : architectures.join(' and ');
}

// EXTERNAL MODULE: ./src/report/advice.ts
var advice = __webpack_require__(52296);
// EXTERNAL MODULE: ./src/report/missing-regions.ts
var missing_regions = __webpack_require__(52386);
// EXTERNAL MODULE: ./src/report/sentences.ts
var sentences = __webpack_require__(47020);
// EXTERNAL MODULE: ./src/steps/job.ts
var steps_job = __webpack_require__(54972);
// EXTERNAL MODULE: ./src/publish/layers.ts
var publish_layers = __webpack_require__(78069);
// EXTERNAL MODULE: ./src/publish/wanted.ts
var publish_wanted = __webpack_require__(24512);
;// CONCATENATED MODULE: ./src/publish/plans.ts










/** Returns a layer with what every Region should have. `license` is that of the manifest, if it is known. */
function withWanted(job, archive, license) {
    return { job, archive, wanted: (0,publish_wanted/* wantedFrom */.Qg)(job.inputs, archive, license, job.runner.env) };
}
/** Adds what every Region should have to the record of each layer, and warns if the layer could be for other functions than declared. */
function recordWanted(layers) {
    for (const { job, archive, wanted } of layers) {
        job.run.metadata = (0,publish_wanted/* metadataOf */.Nk)(wanted);
        (0,steps_job/* warn */.R8)((0,publish_wanted/* warningsAbout */.v5)(job.inputs, archive), job);
    }
}
/** Returns the plan of each layer. The layers of a step can depend on each other. */
function plansFor(layers, observationsOf) {
    const observed = (0,publish_layers/* eachOf */.pQ)(layers, (layer) => ({ ...layer, observations: observationsOf(layer.job) }));
    const plans = (0,plan/* planEach */.L0)(observed);
    return (0,publish_layers/* eachOf */.pQ)(observed, (layer, index) => {
        const plan = plans[index] ?? new Map();
        return { ...layer, plan, predecessor: (0,predecessor/* predecessorIn */.V)(plan, layer.observations) };
    });
}
/** Adds the plan of each layer to its record, shows it, and warns about it. */
async function showPlans(layers, { runner: { log } }) {
    for (const { job, wanted, plan, observations } of layers) {
        job.run.plan = plan;
        job.run.olderUses = (0,older_uses/* olderUsesIn */.O)(plan, observations);
        (0,steps_job/* warn */.R8)(sharedNameWarning(wanted, observations), job);
    }
    await log.group('Plan', async () => {
        for (const { job, plan } of layers)
            for (const [region, planned] of plan)
                job.runner.log.info(`${region}: ${(0,sentences/* describePlan */.df)(planned)}`);
    });
    for (const { job, plan } of layers)
        (0,steps_job/* warn */.R8)(notesOf(plan), job);
}
/** Returns the notes of a plan for the user, each after the name of its Region. */
function notesOf(plan) {
    return [...plan].flatMap(([region, planned]) => {
        if ('missing' in planned)
            return [(0,missing_regions/* skippedRegion */.dh)(region, planned.missing)];
        return 'notes' in planned ? planned.notes.map((note) => (0,advice/* inRegion */.Q)(region, note)) : [];
    });
}


/***/ }),

/***/ 25856:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ prepareLayers)
/* harmony export */ });
/* harmony import */ var _steps_job_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54972);
/* harmony import */ var _build_context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82717);
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31699);
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78069);
/* harmony import */ var _other_architecture_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4381);
/* harmony import */ var _pack_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30370);
/* harmony import */ var _sbom_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6002);
/* harmony import */ var _test_archive_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(88289);
var __webpack_async_dependencies__ = __webpack_handle_async_dependencies__([_pack_js__WEBPACK_IMPORTED_MODULE_5__]);
_pack_js__WEBPACK_IMPORTED_MODULE_5__ = (__webpack_async_dependencies__.then ? (await __webpack_async_dependencies__)() : __webpack_async_dependencies__)[0];








/**
 * Builds, checks and packs each layer. Third-party code runs only here: in the builds, and in the tests of "smoke-test" and "test-command".
 * This process requests no credentials before all of it has ended, for all layers. The action then contacts AWS while it writes the last
 * archive.
 */
function prepareLayers(observer, step) {
    const tested = (0,_test_archive_js__WEBPACK_IMPORTED_MODULE_7__/* .isTested */ .e)(step.jobs[0].inputs);
    return (0,_build_context_js__WEBPACK_IMPORTED_MODULE_1__/* .withBuildContexts */ .fW)(step, async (layers) => {
        const built = await (0,_other_architecture_js__WEBPACK_IMPORTED_MODULE_4__/* .onThisRunner */ .y)(layers, async ({ job, context }) => ({
            source: await (0,_build_js__WEBPACK_IMPORTED_MODULE_2__/* .buildLayer */ .o)(context, job),
        }));
        const startAfterLast = tested ? () => undefined : afterCalls(built.length, observer.start);
        const directoryFor = archiveDirectories(tested, step);
        const packed = await (0,_other_architecture_js__WEBPACK_IMPORTED_MODULE_4__/* .onThisRunner */ .y)(built, (layer) => (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_0__/* .inGroup */ .HB)('Pack', layer.job, async () => {
            const { log } = layer.context;
            const judged = await log.timed('check the layer', () => (0,_pack_js__WEBPACK_IMPORTED_MODULE_5__/* .judgeLayer */ .V)(layer.source, layer.job));
            startAfterLast();
            return {
                archive: await log.timed('write the archive', () => (0,_pack_js__WEBPACK_IMPORTED_MODULE_5__/* .writeArchive */ ._)(judged, directoryFor(layer), layer.job)),
            };
        }));
        const prepared = tested ? await (0,_test_archive_js__WEBPACK_IMPORTED_MODULE_7__/* .testArchives */ .y)(packed, step) : packed;
        return (0,_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .inEachLayer */ .Oc)(prepared, async ({ job, archive }) => {
            job.run.archive = archive;
            await (0,_sbom_js__WEBPACK_IMPORTED_MODULE_6__/* .writeSbom */ .T)(archive, job);
            return {};
        });
    });
}
/** Before a test, an archive is in the directory of its build. Otherwise, all archives are in a directory that no command knows. */
function archiveDirectories(tested, step) {
    if (tested)
        return ({ context }) => context.directory;
    const directory = (0,_build_context_js__WEBPACK_IMPORTED_MODULE_1__/* .newDirectory */ .kF)(step);
    return () => directory;
}
/** Returns a function that calls `action` when it is called for the last time. */
function afterCalls(calls, action) {
    let left = calls;
    return () => {
        left -= 1;
        if (left === 0)
            action();
    };
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } });

/***/ }),

/***/ 6002:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ writeSbom)
/* harmony export */ });
/* harmony import */ var _layer_judged_archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11179);
/* harmony import */ var _steps_write_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9663);


/** Writes the bill of materials of an archive to the file in the input "sbom", if it is set. Throws a Problem. */
async function writeSbom(archive, { inputs, runner, run }) {
    if (inputs.sbom === undefined)
        return;
    const [{ packagesIn }, { sbomOf }] = await Promise.all([
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 85580)),
        Promise.all(/* import() */[__webpack_require__.e(122), __webpack_require__.e(769)]).then(__webpack_require__.bind(__webpack_require__, 80769)),
    ]);
    const packages = (await packagesIn(await (0,_layer_judged_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .judgedBytes */ .lb)(archive))).map(({ license, ...found }) => ({
        ...found,
        license: license && runner.hide(license),
    }));
    const { layerName, leftOut } = run;
    const bill = sbomOf(packages, { layerName, sha256: archive.sha256, leftOut });
    await (0,_steps_write_file_js__WEBPACK_IMPORTED_MODULE_1__/* .writeFor */ .j)('sbom', inputs.sbom, bill, runner);
}


/***/ }),

/***/ 90080:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ takeLayers)
});

// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/paths.ts
var paths = __webpack_require__(75997);
// EXTERNAL MODULE: ./src/base/quote.ts
var quote = __webpack_require__(17541);
// EXTERNAL MODULE: ./src/inputs/parse.ts
var parse = __webpack_require__(13718);
// EXTERNAL MODULE: ./src/inputs/read-all.ts
var read_all = __webpack_require__(30631);
// EXTERNAL MODULE: ./src/layer/architecture-placeholder.ts
var architecture_placeholder = __webpack_require__(76062);
// EXTERNAL MODULE: ./src/steps/job.ts
var job = __webpack_require__(54972);
// EXTERNAL MODULE: ./src/aws-names/endpoints.ts
var endpoints = __webpack_require__(17734);
// EXTERNAL MODULE: ./src/inputs/aws-inputs.ts
var aws_inputs = __webpack_require__(82764);
// EXTERNAL MODULE: ./src/aws-names/lifecycle-table.ts
var lifecycle_table = __webpack_require__(40989);
// EXTERNAL MODULE: ./src/aws-names/regions-and-runtimes.ts
var regions_and_runtimes = __webpack_require__(86159);
;// CONCATENATED MODULE: ./src/inputs/runtime-warnings.ts




/**
 * Returns a warning for each declared runtime that is unknown, deprecated, deprecated soon, or a preview. `today` is a date as YYYY-MM-DD.
 */
function runtimeWarnings(runtimes, today) {
    return runtimes.flatMap((runtime) => {
        if (!(0,regions_and_runtimes/* isKnownRuntime */.gx)(runtime))
            return [(0,aws_inputs/* unknownValue */.Uo)('compatible-runtimes', runtime)];
        const sentences = lifecycle_table/* previewRuntimes */.Q4.includes(runtime) ? previewSentences : deprecationOf(runtime, today);
        if (sentences === undefined)
            return [];
        return [
            (0,message/* about */.Cv)('a-runtime-is-deprecated-or-a-preview', `Input "compatible-runtimes" has ${runtime}, which ${sentences}`),
        ];
    });
}
const previewSentences = `is a public preview as of ${lifecycle_table/* lifecycleDate */.Nx}. AWS can change or withdraw it without notice. ` +
    'Do not use it for functions in production.';
/** The number of days before its deprecation in which a runtime is reported. */
const noticeDays = 60;
/** The dates of a runtime that is not in the table. */
const never = ['9999', '9999', '9999', null];
function deprecationOf(runtime, today) {
    const [deprecated, noCreation, noUpdate, successor] = lifecycle_table/* lifecycles */.Sq[runtime] ?? never;
    if (deprecated > daysAfter(today, noticeDays))
        return undefined;
    const sentences = [
        deprecated > today ? `AWS will deprecate on ${deprecated}.` : `AWS deprecated on ${deprecated}.`,
        `Lambda rejects the creation of functions with it ${since(noCreation, today)}, ` +
            `and updates of their code and configuration ${since(noUpdate, today)}.`,
        ...(successor === null ? [] : [`Move your functions to ${successor}, and declare it too.`]),
    ];
    return sentences.join(' ');
}
function since(date, today) {
    return date > today ? `from ${date}` : `since ${date}`;
}
function daysAfter(date, days) {
    const [midnight, day] = [Date.parse(date), 24 * 60 * 60 * 1000];
    return new Date(midnight + days * day).toISOString().slice(0, 10);
}

// EXTERNAL MODULE: ./src/publish/input-rules.ts
var input_rules = __webpack_require__(99629);
// EXTERNAL MODULE: ./src/inputs/bucket.ts
var bucket = __webpack_require__(16423);
// EXTERNAL MODULE: ./src/inputs/encryption.ts
var encryption = __webpack_require__(45456);
// EXTERNAL MODULE: ./src/inputs/exports.ts
var inputs_exports = __webpack_require__(16790);
// EXTERNAL MODULE: ./src/inputs/parameter.ts
var parameter = __webpack_require__(12758);
// EXTERNAL MODULE: ./src/inputs/paths.ts
var inputs_paths = __webpack_require__(27981);
// EXTERNAL MODULE: ./src/inputs/principals.ts
var principals = __webpack_require__(94954);
// EXTERNAL MODULE: ./src/inputs/release.ts
var release = __webpack_require__(67300);
// EXTERNAL MODULE: ./src/inputs/typos.ts
var typos = __webpack_require__(62662);
// EXTERNAL MODULE: ./src/inputs/values.ts
var values = __webpack_require__(18463);
// EXTERNAL MODULE: ./src/install/manager-names.ts
var manager_names = __webpack_require__(56933);
// EXTERNAL MODULE: ./src/layer/slim.ts
var slim = __webpack_require__(5316);
// EXTERNAL MODULE: ./src/steps/comment-inputs.ts
var comment_inputs = __webpack_require__(64482);
;// CONCATENATED MODULE: ./src/publish/parsers.ts















/** The maximum duration of a job in minutes, on a self-hosted runner (GitHub: "Actions limits"). */
const longestJob = 7_200;
/** The inputs that action.yml declares, with one parser for each. A test compares the two. */
const parsers = {
    'layer-name': aws_inputs/* layerName */.Hn,
    source: (given, surroundings) => (0,inputs_paths/* existing */.g)('directory')(given || '.', surroundings),
    archive: (0,parse/* optional */.lq)((0,inputs_paths/* existing */.g)('file')),
    'package-manager': (0,parse/* withDefault */.IQ)('auto', (0,values/* oneOf */.yL)(manager_names/* packageManagers */.N)),
    extras: (0,parse/* list */.p_)((0,values/* text */.Qq)({
        atMost: 100,
        form: {
            pattern: /^\w[\w.-]*$/,
            must: 'the name of a group has only letters, digits, "_", "." and "-", and does not begin with "-"',
        },
    })),
    'build-command': (0,parse/* optional */.lq)((0,values/* text */.Qq)({ atMost: 100_000 })),
    'skip-build-if-unchanged': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    'build-inputs': (0,parse/* list */.p_)(glob),
    'smoke-test': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    'test-command': (0,parse/* optional */.lq)((0,values/* text */.Qq)({ atMost: 100_000 })),
    'build-timeout-minutes': (0,parse/* withDefault */.IQ)(20, (0,values/* positiveNumber */.Ly)(longestJob)),
    'install-scripts': (0,parse/* withDefault */.IQ)(false, installScripts),
    'require-lockfile': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    'compatible-runtimes': (0,parse/* list */.p_)((0,values/* withoutTypo */.JK)((0,values/* text */.Qq)({
        atMost: 40,
        form: {
            pattern: /^[a-z][a-z0-9.]*$/,
            must: 'a runtime looks like nodejs24.x or python3.13',
            near: regions_and_runtimes/* knownRuntimes */.Dn,
        },
    }), (given) => (0,typos/* runtimeMeantBy */.l)(given, regions_and_runtimes/* knownRuntimes */.Dn)), ({ length }) => (length > 15 ? (0,parse/* refuse */.TR)('Lambda accepts at most 15 runtimes. Remove some').errors : [])),
    'compatible-architectures': (0,parse/* list */.p_)((0,values/* oneOf */.yL)(['x86_64', 'arm64'], {
        x64: 'x86_64',
        amd64: 'x86_64',
        x86: 'x86_64',
        'x86-64': 'x86_64',
        arm: 'arm64',
        aarch64: 'arm64',
        armv8: 'arm64',
    })),
    description: (0,parse/* optional */.lq)((0,values/* text */.Qq)({ atMost: 256 })),
    'license-info': (0,parse/* optional */.lq)((0,values/* text */.Qq)({ atMost: 512 })),
    include: (0,parse/* list */.p_)(glob),
    exclude: (0,parse/* list */.p_)(glob),
    slim: parsers_slim,
    ...aws_inputs/* awsParsers */.i$,
    principals: (0,parse/* optional */.lq)((0,parse/* list */.p_)(principals/* principal */.N)),
    'allow-public': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    's3-bucket': (0,parse/* optional */.lq)(bucket/* bucket */.DC),
    's3-prefix': (0,parse/* withDefault */.IQ)('', bucket/* keyPrefix */.uU),
    's3-encryption': (0,parse/* optional */.lq)(encryption/* encryption */.u),
    release: (0,parse/* optional */.lq)(release/* release */._),
    'ssm-parameter': (0,parse/* list */.p_)((0,parameter/* parameterTemplate */.W)(['name', 'version', 'region', 'release'], ['architecture'])),
    export: inputs_exports/* exportLines */.E,
    sbom: (0,parse/* optional */.lq)(inputs_paths/* writable */.T),
    'skip-unchanged': (0,parse/* withDefault */.IQ)(true, values/* boolean */.zM),
    version: (0,parse/* optional */.lq)((0,values/* wholeNumber */.rD)(1, 1_000_000)),
    'align-versions': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    'retain-versions': (0,parse/* optional */.lq)((0,values/* wholeNumber */.rD)(1, 1_000_000)),
    'on-failure': (0,parse/* withDefault */.IQ)('keep', (0,values/* oneOf */.yL)(['keep', 'rollback'])),
    'dry-run': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    ...comment_inputs/* commentParsers */.m,
};
/** A comma separates patterns even inside braces. Neither half would match what was meant. */
function glob(given, surroundings) {
    const pattern = { test: (one) => one.lastIndexOf('{') <= one.lastIndexOf('}') };
    const must = 'its braces are not closed: a comma begins the next pattern. Give each alternative a line of its own';
    return (0,values/* text */.Qq)({ atMost: 1_000, form: { pattern, must } })(given, surroundings);
}
function installScripts(given, surroundings) {
    const whole = (0,values/* boolean */.zM)(given, surroundings);
    if ('value' in whole || (0,values/* booleanMeant */._t)(given) !== undefined)
        return whole;
    return (0,parse/* list */.p_)((0,values/* text */.Qq)({
        atMost: 1_000,
        form: {
            // A package from git is named with its address, such as name@git+https://...
            pattern: /^(?!(?:true|false)$)(@[\w.~-]+\/)?[\w.~-]+(@(git|https?|ssh|file|github|gitlab|bitbucket|gist)[+:@][^\s"'`$]+)?$/i,
            must: 'it must be "true", "false" or names of packages',
        },
    }))(given, surroundings);
}
/** `true`, `false` or a list. Other tools' words for a kind are rejected with a suggestion. */
function parsers_slim(given, surroundings) {
    const whole = (0,values/* boolean */.zM)(given || 'false', surroundings);
    if ('value' in whole)
        return { value: whole.value ? [...slim/* safeSlimKinds */.eA] : [] };
    return (0,values/* booleanMeant */._t)(given) === undefined ? (0,parse/* list */.p_)(slimKind)(given, surroundings) : whole;
}
const slimKind = (0,values/* oneOf */.yL)(slim/* slimKinds */.j6, {
    ...{ test: 'tests', doc: 'docs', documentation: 'docs', types: 'typings', dts: 'typings', pyi: 'typings' },
    ...{ maps: 'source-maps', sourcemaps: 'source-maps', sdk: 'runtime-sdk', 'aws-sdk': 'runtime-sdk' },
});

;// CONCATENATED MODULE: ./src/publish/inputs.ts






/** All inputs, each parsed once. */
function readInputs(read, surroundings) {
    const judged = (0,endpoints/* endpointsIn */.yN)(surroundings.env);
    return (0,read_all/* readAll */.yw)(parsers, {
        read,
        surroundings,
        rules: (given) => (0,input_rules/* rulesFor */.N)(given, surroundings, judged),
        more: (inputs) => ({ warnings: warningsFor(inputs, judged), endpoints: judged.endpoints }),
    });
}
function warningsFor(inputs, judged) {
    const today = new Date().toISOString().slice(0, 10);
    return [...(0,aws_inputs/* awsWarnings */.lj)(inputs, judged), ...runtimeWarnings(inputs['compatible-runtimes'], today)];
}

// EXTERNAL MODULE: ./src/publish/layers.ts
var publish_layers = __webpack_require__(78069);
// EXTERNAL MODULE: ./src/publish/wanted.ts
var wanted = __webpack_require__(24512);
;// CONCATENATED MODULE: ./src/publish/take-layers.ts











/** The inputs in which the architecture replaces `{architecture}`. */
const filledInputs = ['layer-name', 'source', 'archive', 'ssm-parameter', 'export', 'sbom'];
/**
 * Reads the inputs of a step, once for each of its layers. `runs` gets a run for each layer, even if inputs are invalid. Throws one Problem
 * with all errors.
 */
function takeLayers(runner, runs) {
    const { texts, errors } = layerTextsOf(runner.input, runner);
    const [record] = runs.layers;
    const layers = (0,publish_layers/* eachOf */.pQ)(texts, ({ input, variant }) => ({
        input,
        variant,
        read: readInputs(input, runner),
        run: ofLayer(record, variant),
    }));
    runs.layers = (0,publish_layers/* eachOf */.pQ)(layers, ({ run }) => run);
    for (const { read, run } of layers)
        (0,job/* recordSubject */.ue)(read, run, runner);
    const invalid = layers.flatMap(({ read }) => ('errors' in read ? read.errors : []));
    (0,job/* requireNone */.EE)((0,publish_layers/* withoutDuplicates */.zj)([...invalid, ...errors]));
    const valid = (0,publish_layers/* eachOf */.pQ)(layers, ({ read, ...layer }) => ({ ...layer, inputs: (0,read_all/* requireInputs */.PN)(read) }));
    const jobs = (0,publish_layers/* eachOf */.pQ)(valid, ({ inputs, run, variant }) => {
        run.dryRun = inputs['dry-run'];
        const label = variant && layers.length > 1 ? `${variant.architecture}: ` : '';
        return { inputs, run, label, runner: { ...runner, log: (0,publish_layers/* labelledLog */.yy)(runner.log, label) } };
    });
    (0,job/* requireNone */.EE)(conflictsBetween(jobs));
    const step = { runner, jobs };
    const warnings = valid.flatMap(({ inputs, input }) => (0,job/* warningsOn */.$t)(inputs, { ...runner, input }));
    (0,publish_layers/* warnInStep */.W4)((0,publish_layers/* withoutDuplicates */.zj)(warnings), step);
    return step;
}
/** Returns the record of a layer of a step. The layers share the times of the phases. */
function ofLayer(record, variant) {
    return { ...record, variant, warnings: [...record.warnings], outcomes: new Map(record.outcomes) };
}
/** Returns the texts of the inputs for each layer, and errors about the placeholder. */
function layerTextsOf(read, surroundings) {
    const parsed = parsers['compatible-architectures'](read('compatible-architectures'), surroundings);
    const layerName = read('layer-name');
    const filled = (architecture) => (input) => isFilled(input) ? (0,architecture_placeholder/* fillArchitecture */.H8)(read(input), architecture) : read(input);
    // An invalid input has its own error.
    if ('errors' in parsed)
        return { texts: [{ input: filled(wanted/* runnerArchitecture */.aC) }], errors: [] };
    const [first = wanted/* runnerArchitecture */.aC, ...others] = parsed.value;
    if (!(0,architecture_placeholder/* hasArchitecturePlaceholder */.H1)(layerName))
        return {
            texts: [{ input: filled(first) }],
            errors: others.length > 0 ? ambiguous(read, parsed.value) : [],
        };
    const textsFor = (architecture) => ({
        variant: { name: layerName, architecture },
        input: (name) => (name === 'compatible-architectures' ? architecture : filled(architecture)(name)),
    });
    return {
        texts: [textsFor(first), ...others.map(textsFor)],
        errors: others.length > 0 ? (0,read_all/* brokenRules */.P6)(rulesForSeveral(read, parsed.value)) : [],
    };
}
function isFilled(input) {
    return filledInputs.some((name) => name === input);
}
/** Without the placeholder in "layer-name", one layer is for all declared architectures. */
function ambiguous(read, architectures) {
    return filledInputs
        .filter((input) => (0,architecture_placeholder/* hasArchitecturePlaceholder */.H1)(read(input)))
        .map((input) => (0,message/* about */.Cv)('two-inputs-contradict-each-other', `Input "${input}" has "${architecture_placeholder/* architecturePlaceholder */.x9}", but one layer is for ${architectures.join(' and ')}, because "layer-name" has no ` +
        `"${architecture_placeholder/* architecturePlaceholder */.x9}". Add it to "layer-name" to publish one layer for each architecture, or remove it from "${input}".`));
}
/** What belongs to one layer needs a separate name for each of them. */
function rulesForSeveral(read, architectures) {
    const lacksPlaceholder = (input) => read(input) !== '' && !(0,architecture_placeholder/* hasArchitecturePlaceholder */.H1)(read(input));
    const layers = `the step has one layer for ${architectures.join(' and one for ')}`;
    return [
        [
            lacksPlaceholder('archive'),
            (0,message/* about */.Cv)('two-inputs-contradict-each-other', `Input "archive" is ${(0,quote/* quote */.h)(read('archive'))}, which is one zip file, but ${layers}. Add "${architecture_placeholder/* architecturePlaceholder */.x9}" to its path, ` +
                'or use a separate step for each architecture.'),
        ],
        [
            (0,parse/* itemsOf */.S3)(read('export')).some((one) => /^\s*index\s*:/.test(one) && !(0,architecture_placeholder/* hasArchitecturePlaceholder */.H1)(one)),
            (0,message/* about */.Cv)('a-file-cannot-be-written', `Input "export" has one index, but ${layers}. Add "${architecture_placeholder/* architecturePlaceholder */.x9}" to its path.`),
        ],
        [
            lacksPlaceholder('sbom'),
            (0,message/* about */.Cv)('a-file-cannot-be-written', `Input "sbom" is ${(0,quote/* quote */.h)(read('sbom'))}, which is one file, but ${layers}. Add "${architecture_placeholder/* architecturePlaceholder */.x9}" to its path.`),
        ],
        [
            (0,parse/* itemsOf */.S3)(read('ssm-parameter')).some((one) => !(0,architecture_placeholder/* hasArchitecturePlaceholder */.H1)(one) && !one.includes('{name}')),
            (0,message/* about */.Cv)('the-parameter-cannot-be-set', `Input "ssm-parameter" is ${(0,quote/* quote */.h)(read('ssm-parameter'))}, which has one parameter for both, but ${layers}. ` +
                `Add "${architecture_placeholder/* architecturePlaceholder */.x9}" to each name.`),
        ],
    ];
}
/** Returns an error for each file that two layers would write, except a file of "export" that contains both. */
function conflictsBetween(jobs) {
    const exported = new Set(jobs.flatMap(({ inputs }) => inputs.export.map(({ path }) => path)));
    const others = jobs.flatMap(({ inputs: { sbom, archive } }) => [sbom, archive].filter((path) => path !== undefined));
    return (0,paths/* conflictingPaths */.Jb)([...exported, ...others]).map((path) => (0,message/* about */.Cv)('a-file-cannot-be-written', `The files of "export", "sbom" and "archive" of both layers must be separate, but ${(0,quote/* quote */.h)(path)} is the path or the folder of two of ` +
        'them. Use separate paths.'));
}


/***/ }),

/***/ 88289:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ isTested),
  y: () => (/* binding */ testArchives)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/layer/judged-archive.ts
var judged_archive = __webpack_require__(11179);
// EXTERNAL MODULE: ./src/steps/job.ts
var steps_job = __webpack_require__(54972);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/zip/content.ts
var content = __webpack_require__(89234);
// EXTERNAL MODULE: ./src/zip/links.ts
var zip_links = __webpack_require__(96802);
// EXTERNAL MODULE: ./src/zip/strict-reader.ts + 1 modules
var strict_reader = __webpack_require__(81273);
// EXTERNAL MODULE: ./src/zip/zip-messages.ts
var zip_messages = __webpack_require__(81513);
;// CONCATENATED MODULE: ./src/zip/unpack.ts







/**
 * Unpacks the archive of a layer into a new directory, as Lambda does at /opt, with permissions and links. Throws a Problem if the zip
 * cannot be read, or if it would write or point outside of that directory.
 */
async function unpack(zip, to) {
    const { entries, faults } = (0,strict_reader/* readZip */.u)(await (0,promises_.readFile)(zip));
    requireNone(faults);
    const of = (kind) => entries.filter((entry) => entry.kind === kind);
    const links = await targetsOf(of('link'));
    requireNone((0,zip_links/* faultsOfLinks */.K)(links));
    await (0,promises_.mkdir)(to, { recursive: true });
    for (const { path } of of('directory'))
        await (0,promises_.mkdir)((0,external_node_path_.join)(to, path), { recursive: true });
    for (const entry of of('file'))
        await writeOne(entry, to);
    // Links are created last, so that no file is written through a link.
    for (const [path, target] of links)
        await linkOne(path, target, to);
}
async function targetsOf(links) {
    const targets = new Map();
    for (const link of links)
        targets.set(link.path, await read(link));
    return targets;
}
async function read(entry) {
    try {
        return await (0,content/* contentOf */.$E)(entry);
    }
    catch (error) {
        const fault = `has an entry that cannot be unpacked, ${(0,zip_messages/* shown */.S)(entry.path)}: ${(0,problem/* messageOf */.bD)(error)}. Create the zip again.`;
        throw new problem/* Problem */.AF(errorsFrom([fault]), { cause: error });
    }
}
async function writeOne(entry, to) {
    const target = (0,external_node_path_.join)(to, entry.path);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
    await (0,promises_.writeFile)(target, await read(entry));
    await (0,promises_.chmod)(target, entry.mode ?? 0o644);
}
async function linkOne(path, target, to) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(to, path)), { recursive: true });
    await (0,promises_.symlink)(target.toString(), (0,external_node_path_.join)(to, path));
}
function requireNone(faults) {
    if (faults.length > 0)
        throw new problem/* Problem */.AF(errorsFrom(faults));
}
function errorsFrom(faults) {
    return (0,zip_messages/* sentencesOn */.c)("The layer's zip", faults);
}

// EXTERNAL MODULE: ./src/publish/build-context.ts
var build_context = __webpack_require__(82717);
// EXTERNAL MODULE: ./src/publish/layers.ts
var publish_layers = __webpack_require__(78069);
// EXTERNAL MODULE: ./src/publish/other-architecture.ts
var other_architecture = __webpack_require__(4381);
// EXTERNAL MODULE: ./src/publish/wanted.ts
var wanted = __webpack_require__(24512);
;// CONCATENATED MODULE: ./src/publish/test-archive.ts









/** Returns whether the inputs require a test, which runs code of the layer before it is published. */
function isTested(inputs) {
    return inputs['smoke-test'] || inputs['test-command'] !== undefined;
}
/**
 * Runs the tests in the inputs on unpacked copies of the archives. Returns the archives at paths that the code of the layers cannot know.
 * Throws a Problem.
 */
async function testArchives(layers, step) {
    // The outputs must not contain an archive while the code of a layer can change it.
    for (const { job } of layers)
        job.run.archive = undefined;
    try {
        await (0,other_architecture/* onThisRunner */.y)(layers, (layer) => (0,steps_job/* inGroup */.HB)('Test', layer.job, () => testArchive(layer)));
    }
    catch (error) {
        // The user can inspect an archive that failed its test, unless the test changed it.
        await moveOutOfReach(layers, step).catch(() => undefined);
        throw error;
    }
    return moveOutOfReach(layers, step);
}
/** Copies the archives to paths that neither a test nor a process that it left running knows. Throws a Problem if one was changed. */
async function moveOutOfReach(layers, step) {
    const directory = (0,build_context/* newDirectory */.kF)(step);
    return (0,publish_layers/* inEachLayer */.Oc)(layers, async ({ archive, job }) => {
        const path = (0,external_node_path_.join)(directory, (0,external_node_path_.basename)(archive.path));
        await (0,judged_archive/* copyJudged */.Bw)(archive, path);
        const moved = { ...archive, path };
        job.run.archive = moved;
        return { archive: moved };
    });
}
async function testArchive(layer) {
    const { 'smoke-test': isSmokeTested, 'test-command': command } = layer.job.inputs;
    if (isSmokeTested)
        await runSmokeTest(layer);
    if (command !== undefined)
        await runCommand(command, layer);
    return {};
}
async function runSmokeTest({ archive: { path }, source, context, job }) {
    const { smokeTest } = await Promise.all(/* import() */[__webpack_require__.e(292), __webpack_require__.e(795), __webpack_require__.e(890)]).then(__webpack_require__.bind(__webpack_require__, 49890));
    const { directory, env, log } = context;
    const work = (0,external_node_path_.join)(directory, 'smoke-test');
    await (0,promises_.mkdir)(work);
    const manifest = source.tree?.manifest;
    const target = (0,wanted/* targetOf */.$r)(job.inputs);
    const test = { unpack: (to) => unpack(path, to), work, manifest, target, env, log };
    const { errors, warnings } = await smokeTest(test);
    (0,steps_job/* warn */.R8)(warnings, job);
    (0,steps_job/* requireNone */.EE)(errors);
}
async function runCommand(command, { archive, context, job }) {
    const { testLayer } = await Promise.all(/* import() */[__webpack_require__.e(795), __webpack_require__.e(937)]).then(__webpack_require__.bind(__webpack_require__, 37937));
    const { directory, env, log } = context;
    const layer = (0,external_node_path_.join)(directory, 'test', 'opt');
    await unpack(archive.path, layer);
    const { runtimes, architecture } = (0,wanted/* targetOf */.$r)(job.inputs);
    await testLayer(command, { layer, runtimes, architecture, workspace: job.runner.workspace, env, log });
}


/***/ }),

/***/ 24512:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   A0: () => (/* binding */ architectureSetsOf),
/* harmony export */   D3: () => (/* binding */ loadTargetOf),
/* harmony export */   Nk: () => (/* binding */ metadataOf),
/* harmony export */   Qg: () => (/* binding */ wantedFrom),
/* harmony export */   aC: () => (/* binding */ runnerArchitecture),
/* harmony export */   pQ: () => (/* binding */ numberingOf),
/* harmony export */   v5: () => (/* binding */ warningsAbout)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);


/** The architecture of this runner. */
const runnerArchitecture = process.arch === 'arm64' ? 'arm64' : 'x86_64';
/** Returns the target of the build: the declared architecture and runtimes. The default architecture is that of this runner. */
function targetOf(inputs) {
    const declared = inputs['compatible-architectures'];
    const [first = runnerArchitecture] = declared;
    const architecture = declared.includes(runnerArchitecture) ? runnerArchitecture : first;
    return {
        runtimes: inputs['compatible-runtimes'],
        architecture,
        matchesRunner: architecture === runnerArchitecture,
    };
}
/** Returns the architecture and the runtimes in which the layer must load. */
function loadTargetOf(inputs) {
    const { architecture } = targetOf(inputs);
    return { runtimes: inputs['compatible-runtimes'], architecture };
}
/**
 * Returns the declared architectures of the versions that the layer replaces. If the inputs declare none, the content decides, which is not
 * known before the archive is written. So versions with and without the default are compared.
 */
function architectureSetsOf({ 'compatible-architectures': declared }) {
    return declared.length > 0 ? [declared] : [[], [runnerArchitecture]];
}
/** Returns the layer that every Region should have. `license` is that of the manifest. The default description contains GITHUB_REPOSITORY and GITHUB_SHA of `env`. */
function wantedFrom(inputs, archive, license, env) {
    return {
        codeSha256: archive.sha256,
        runtimes: inputs['compatible-runtimes'],
        architectures: architecturesOf(inputs, archive),
        description: inputs.description ?? defaultDescription(env),
        licenseInfo: inputs['license-info'] ?? license?.slice(0, 512) ?? '',
        isExplicit: {
            description: inputs.description !== undefined,
            licenseInfo: inputs['license-info'] !== undefined,
        },
        principals: inputs.principals,
        skipUnchanged: inputs['skip-unchanged'],
        numbering: numberingOf(inputs),
        inAllRegions: inputs['on-failure'] === 'rollback',
        retain: inputs['retain-versions'],
    };
}
/** Returns the metadata of the layer version. */
function metadataOf({ runtimes, architectures, description, licenseInfo }) {
    return { runtimes, architectures, description, licenseInfo };
}
/** Returns the version number that the inputs require. */
function numberingOf({ version, 'align-versions': aligned }) {
    if (version !== undefined)
        return { kind: 'exact', version };
    return { kind: aligned ? 'aligned' : 'next' };
}
/** Returns a warning if the layer has native code but no declared runtimes. */
function warningsAbout(inputs, { hasNativeCode }) {
    if (!hasNativeCode || inputs['compatible-runtimes'].length > 0)
        return [];
    return [
        (0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)('the-target-was-not-declared', 'The layer contains native code, but "compatible-runtimes" is not set. The layer is built for the language version of ' +
            'this runner. Set "compatible-runtimes" to the runtimes of the functions that use it.'),
    ];
}
function architecturesOf(inputs, { hasNativeCode }) {
    const declared = inputs['compatible-architectures'];
    if (hasNativeCode && declared.length > 1) {
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            topic: 'native-code-does-not-load',
            text: `Input "compatible-architectures" has ${declared.join(' and ')}, but the layer contains native code, which runs ` +
                'on only one of them. To publish one layer for each architecture, add "{architecture}" to "layer-name".',
        });
    }
    return declared.length === 0 && hasNativeCode ? [runnerArchitecture] : declared;
}
function defaultDescription({ GITHUB_REPOSITORY: repository, GITHUB_SHA: sha }) {
    return repository && sha ? `${repository}@${sha}`.slice(0, 256) : '';
}


/***/ }),

/***/ 6063:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ startDeflating)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75919);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_worker_threads__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _deflate_worker_mjs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59367);
var __webpack_async_dependencies__ = __webpack_handle_async_dependencies__([_deflate_worker_mjs__WEBPACK_IMPORTED_MODULE_2__]);
_deflate_worker_mjs__WEBPACK_IMPORTED_MODULE_2__ = (__webpack_async_dependencies__.then ? (await __webpack_async_dependencies__)() : __webpack_async_dependencies__)[0];



/**
 * Starts to read and deflate batches of files in `threads` additional threads. Each thread takes the next batch when it is free, so that
 * none has to wait for this thread. Large files are deflated first, so that no thread waits for another one at the end.
 */
function startDeflating(root, batches, threads) {
    const pending = batches.map(() => Promise.withResolvers());
    // If two batches fail, nobody waits for the second. Without a handler, its rejection would end the process.
    for (const { promise } of pending)
        promise.catch(() => undefined);
    const order = [...batches.keys()].sort((one, other) => rankOf(batches[one]) - rankOf(batches[other]));
    const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const work = { root, batches: order.map((index) => batches[index]?.paths ?? []), next };
    const finish = (place, batch) => pending[order[place] ?? 0]?.resolve(batch);
    const fail = (error) => {
        Atomics.store(next, 0, batches.length);
        for (const { reject } of pending)
            reject(error);
    };
    const workers = Array.from({ length: threads }, () => workerFor(work, { finish, fail }));
    return {
        results: pending.map(({ promise }) => promise),
        join: () => {
            const finishAndPause = async (place, batch) => {
                finish(place, batch);
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
            };
            (0,_deflate_worker_mjs__WEBPACK_IMPORTED_MODULE_2__/* .deflateBatches */ ._O)(work, finishAndPause).catch(fail);
        },
        close: async () => {
            fail(new Error('the zip is not needed any more'));
            await Promise.all(workers.map((worker) => worker.terminate()));
        },
    };
}
function rankOf(batch) {
    return batch !== undefined && batch.size >= _deflate_worker_mjs__WEBPACK_IMPORTED_MODULE_2__/* .large */ .as ? 0 : 1;
}
function workerFor(work, { finish, fail }) {
    // The thread does not need the arguments or the environment of this process.
    const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.Worker(__webpack_require__.ab + "deflate-worker.mjs", {
        workerData: { task: _deflate_worker_mjs__WEBPACK_IMPORTED_MODULE_2__/* .task */ ._W, work },
        execArgv: [],
        resourceLimits: { maxYoungGenerationSizeMb: 2 },
        env: {},
    });
    worker.on('message', ([place, batch]) => finish(place, batch));
    worker.on('error', fail);
    worker.on('exit', (code) => {
        if (code !== 0)
            fail(new Error('a deflate thread ended unexpectedly'));
    });
    return worker;
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } });

/***/ }),

/***/ 45274:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ packings),
/* harmony export */   w: () => (/* binding */ writePackedEntries)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88269);



/** How the bytes of an entry are packed: the compression method, and the version of the format that a reader needs for it. */
const packings = { stored: { method: 0, version: 10 }, deflated: { method: 8, version: 20 } };
/** Writes packed entries as a zip to a path that does not exist. The bytes depend only on the entries and their order. */
async function writePackedEntries(path, batches) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const signatures = new Map();
    let size = 0;
    // Fails if the path exists, so that a link in its place is not followed.
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'wx');
    try {
        for await (const part of zipOf(batches, signatures)) {
            hash.update(part);
            await file.writeFile(part);
            size += part.length;
        }
    }
    finally {
        await file.close();
    }
    return { sha256: hash.digest('base64'), size, signatures };
}
/** The size of the buffer in which entries are joined, in bytes. */
const roomSize = 1024 * 1024;
/**
 * Yields the parts of a zip: each entry after its local header, then the central directory and its end (PKWARE: APPNOTE.TXT, 4.3). Entries
 * are joined, because hashing and writing each alone would take longer than copying it. A part is overwritten when the next one is requested.
 */
async function* zipOf(batches, signatures) {
    const room = Buffer.allocUnsafeSlow(roomSize);
    const directory = [];
    let [entries, offset, used] = [0, 0, 0];
    for await (const batch of batches) {
        for (const one of batch) {
            if (one.signature !== undefined)
                signatures.set(one.entry.path, one.signature);
            const header = localHeader(one);
            directory.push(centralHeader(one, header, offset));
            for (const piece of [header, one.bytes]) {
                if (used + piece.length > room.length) {
                    yield room.subarray(0, used);
                    used = 0;
                }
                if (piece.length > room.length)
                    yield piece;
                else {
                    room.set(piece, used);
                    used += piece.length;
                }
                offset += piece.length;
            }
        }
        entries += batch.length;
    }
    yield room.subarray(0, used);
    const all = Buffer.concat(directory);
    yield all;
    yield endOf(entries, all.length, offset);
}
/** Created on Unix, version 2.0 of the format. Otherwise, readers ignore the modes. */
const madeBy = 0x0314;
/** Names are UTF-8. */
const flags = 0x0800;
/** 1 January 1980, 0:00: the earliest time that a zip can contain. */
const time = 0x00210000;
function localHeader({ entry, packing, crc, bytes, size }) {
    const name = Buffer.from(entry.kind === 'directory' ? `${entry.path}/` : entry.path);
    const header = emptyRecord(_records_js__WEBPACK_IMPORTED_MODULE_2__/* .records */ .V.local, name.length);
    header.writeUInt16LE(packing.version, 4);
    header.writeUInt16LE(flags, 6);
    header.writeUInt16LE(packing.method, 8);
    header.writeUInt32LE(time, 10);
    header.writeUInt32LE(crc, 14);
    header.writeUInt32LE(bytes.length, 18);
    header.writeUInt32LE(size, 22);
    header.writeUInt16LE(name.length, 26);
    name.copy(header, _records_js__WEBPACK_IMPORTED_MODULE_2__/* .records */ .V.local.length);
    return header;
}
/** The entry in the central directory repeats most fields of the local header. */
function centralHeader({ entry, mode }, header, offset) {
    const record = emptyRecord(_records_js__WEBPACK_IMPORTED_MODULE_2__/* .records */ .V.entry, header.length - _records_js__WEBPACK_IMPORTED_MODULE_2__/* .records */ .V.local.length);
    record.writeUInt16LE(madeBy, 4);
    header.copy(record, 6, 4, _records_js__WEBPACK_IMPORTED_MODULE_2__/* .records */ .V.local.length);
    record.writeUInt32LE(((mode << 16) | (entry.kind === 'directory' ? 0x10 : 0)) >>> 0, 38);
    record.writeUInt32LE(offset, 42);
    header.copy(record, _records_js__WEBPACK_IMPORTED_MODULE_2__/* .records */ .V.entry.length, _records_js__WEBPACK_IMPORTED_MODULE_2__/* .records */ .V.local.length);
    return record;
}
function endOf(entries, size, offset) {
    const record = emptyRecord(_records_js__WEBPACK_IMPORTED_MODULE_2__/* .records */ .V.end);
    record.writeUInt16LE(entries, 8);
    record.writeUInt16LE(entries, 10);
    record.writeUInt32LE(size, 12);
    record.writeUInt32LE(offset, 16);
    return record;
}
/** An empty record with additional bytes. It comes from Node's pool for small buffers. */
function emptyRecord({ signature, length }, more = 0) {
    const record = Buffer.allocUnsafe(length + more).fill(0);
    record.writeUInt32LE(signature);
    return record;
}


/***/ }),

/***/ 6356:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ startPacking),
/* harmony export */   _: () => (/* binding */ unreadableFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88414);
/* harmony import */ var _deflating_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6063);
/* harmony import */ var _packed_entries_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45274);
var __webpack_async_dependencies__ = __webpack_handle_async_dependencies__([_deflating_js__WEBPACK_IMPORTED_MODULE_4__]);
_deflating_js__WEBPACK_IMPORTED_MODULE_4__ = (__webpack_async_dependencies__.then ? (await __webpack_async_dependencies__)() : __webpack_async_dependencies__)[0];







const modes = { file: 0o100644, executable: 0o100755, link: 0o120777, directory: 0o040755 };
/** How many files, and how many bytes, a thread deflates in one batch. Larger batches cost less to send, but the last one ends later. */
const batchLimit = { count: 64, size: 512 * 1024 };
/** One thread is started for each so many bytes. With less work, a thread takes longer to start than it saves. */
const worthAThread = 2 * 1024 * 1024;
/**
 * Starts to read and deflate the entries of a tree in other threads: more threads for more bytes, at most one for each processor. `write`
 * uses this thread too if a processor is free. Packed files wait in memory, which can contain a whole layer.
 */
function startPacking(root, entries) {
    const batches = [...batchesOf(entries)];
    const size = batches.reduce((sum, batch) => sum + batch.size, 0);
    const threads = Math.min((0,node_os__WEBPACK_IMPORTED_MODULE_1__.availableParallelism)(), Math.floor(size / worthAThread));
    const { results, join, close } = (0,_deflating_js__WEBPACK_IMPORTED_MODULE_4__/* .startDeflating */ .v)(root, batches, threads);
    return {
        write: (path) => {
            if (threads < (0,node_os__WEBPACK_IMPORTED_MODULE_1__.availableParallelism)())
                join();
            return writeZip(path, packedEntries(batches, results));
        },
        close,
    };
}
async function writeZip(path, entries) {
    try {
        return await (0,_packed_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .writePackedEntries */ .w)(path, entries);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true });
        if (error instanceof _base_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF)
            throw error;
        const reason = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonOf */ .A3)(error);
        const text = `The zip cannot be written: ${reason.text}. Set RUNNER_TEMP to a folder on a disk with enough free space.`;
        const topic = 'a-file-or-folder-of-the-runner-cannot-be-used';
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF((0,_base_message_js__WEBPACK_IMPORTED_MODULE_6__/* .becauseOf */ .W$)(reason, topic, text), { cause: error });
    }
}
function* batchesOf(all) {
    let [entries, size] = [[], 0];
    for (const entry of all) {
        const isFull = entries.length === batchLimit.count || size + sizeIn(entry) > batchLimit.size;
        if (isFull && entries.length > 0) {
            yield batchOf(entries, size);
            [entries, size] = [[], 0];
        }
        entries.push(entry);
        size += sizeIn(entry);
    }
    yield batchOf(entries, size);
}
function batchOf(entries, size) {
    const files = entries.filter(({ kind }) => kind === 'file');
    return { entries, paths: files.map(({ path }) => path), size };
}
function sizeIn(entry) {
    return entry.kind === 'file' ? entry.size : 0;
}
/** Yields the batches in order. */
async function* packedEntries(batches, results) {
    for (const { entries } of batches) {
        // `shift` releases each result, so that its memory can be freed.
        const result = await results.shift();
        if (result)
            yield [...packedBatch(entries, result)];
    }
}
function* packedBatch(entries, { bytes, figures, unreadable }) {
    let [file, at] = [0, 0];
    for (const entry of entries) {
        if (entry.kind === 'directory')
            yield storedEntry(entry, modes.directory, Buffer.alloc(0));
        else if (entry.kind === 'link')
            yield storedEntry(entry, modes.link, Buffer.from(entry.target));
        else {
            if (unreadable.has(file))
                throw unreadableFile(entry, unreadable.get(file));
            const [length = 0, size = 0, crc = 0, signature = 0] = figures.subarray(4 * file, 4 * file + 4);
            const mode = entry.executable ? modes.executable : modes.file;
            const packing = size === 0 ? _packed_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .packings */ .T.stored : _packed_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .packings */ .T.deflated;
            yield { entry, mode, packing, bytes: bytes.subarray(at, at + length), size, crc, signature };
            file += 1;
            at += length;
        }
    }
}
function storedEntry(entry, mode, bytes) {
    return { entry, mode, packing: _packed_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .packings */ .T.stored, bytes, size: bytes.length, crc: (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.crc32)(bytes) };
}
/** A Problem for a file that cannot be read. */
function unreadableFile({ path }, cause) {
    return new _base_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
        topic: 'a-file-does-not-belong-in-a-layer',
        text: `"${path}" cannot be read. Make it readable for the user of this job.`,
    }, { cause });
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } });

/***/ })

};
