export const id = 920;
export const ids = [920];
export const modules = {

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
 * function is synchronous, because waiting for each file would take five times as long as reading it. `onFile` is called with the size of
 * each file in bytes.
 */
function walk(root, leavesOut = () => false, onFile = () => undefined) {
    const tree = { root, real: node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(root), leavesOut, onFile };
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
function addFile(path, { size, mode }, tree, { entries, errors }) {
    const { root, onFile } = tree;
    onFile(size);
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

/***/ 41549:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ withBuildContexts),
/* harmony export */   k: () => (/* binding */ newDirectory)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _base_trees_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64728);
/* harmony import */ var _install_run_deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41569);
/* harmony import */ var _report_profile_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31047);
/* harmony import */ var _inputs_layers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88043);





/**
 * Calls `work` with a new directory for each layer. Afterwards, the directories are removed while the action continues, because the next steps
 * mostly wait for AWS. Commands that `work` runs end after "build-timeout-minutes" for all layers together.
 */
async function withBuildContexts(step, work) {
    const { runner, jobs } = step;
    const writtenFiles = (0,_inputs_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .writtenBy */ .xO)(step);
    const layers = (0,_inputs_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .eachOf */ .pQ)(jobs, (job) => ({ job, directory: (job.run.directory = runner.newDirectory()) }));
    try {
        return await (0,_install_run_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .withDeadline */ .NE)(jobs[0].inputs['build-timeout-minutes'], runner.log, (log) => work((0,_inputs_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .eachOf */ .pQ)(layers, ({ job, directory }) => ({
            job,
            context: {
                directory,
                writtenFiles,
                env: runner.env,
                log: timingLog((0,_inputs_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .labelledLog */ .yy)(log, job.label), job),
            },
        }))));
    }
    finally {
        const directories = layers.map(({ directory }) => directory);
        runner.continueLater(removeDirectories(directories, step).catch((error) => {
            runner.log.debug((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
        }));
    }
}
/** Returns a log that records durations in the profile of a run. */
function timingLog(log, { runner, run }) {
    return { ...log, timed: (name, work) => (0,_report_profile_js__WEBPACK_IMPORTED_MODULE_4__/* .recordStep */ .IC)(run.profile, runner.hide(name), work) };
}
/** Removes the directories of a build. If files in them cannot be removed, this rejects, and they stay. */
async function removeDirectories(directories, step) {
    // A failed run needs a directory for its manifest too, and before the first wait.
    const isUsed = step.jobs.some(({ run }) => directories.some((directory) => directory === run.directory));
    if (isUsed)
        newDirectory(step);
    for (const directory of directories)
        await (0,_base_trees_js__WEBPACK_IMPORTED_MODULE_1__/* .removeTree */ .dM)(directory);
}
/** Creates the directory of the archives and the manifest. No command that this run has started knows its path. */
function newDirectory({ runner, jobs }) {
    const directory = runner.newDirectory();
    for (const { run } of jobs)
        run.directory = directory;
    return directory;
}


/***/ }),

/***/ 94128:
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

/***/ 1940:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ED: () => (/* binding */ endDryRun),
  BE: () => (/* binding */ showChecks),
  hS: () => (/* binding */ totalSizeOf)
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
// EXTERNAL MODULE: ./src/publish/regions/checks.ts
var regions_checks = __webpack_require__(94128);
;// CONCATENATED MODULE: ./src/publish/regions/write-permissions.ts

/** Returns the permissions that the known steps of a plan need for writes. */
function permissionsToWrite(plan, { isStaged, ...inputs }) {
    const steps = [...plan.values()].filter((planned) => 'target' in planned);
    const isPublished = steps.some(regions_checks/* publishes */.A);
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

;// CONCATENATED MODULE: ./src/publish/regions/dry-run.ts











/** Returns the size of the archives of all layers, in bytes. */
function totalSizeOf(layers) {
    return layers.reduce((sum, { archive }) => sum + archive.size, 0);
}
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
    const checks = (0,regions_checks/* checksFor */.N)(plan, { size: totalSize }, results, inputs);
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
    const known = [...services].filter(([region]) => (0,regions_checks/* publishes */.A)(plan.get(region)));
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

/***/ 84437:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O0: () => (/* binding */ shareConnection),
/* harmony export */   PZ: () => (/* binding */ observeLayers),
/* harmony export */   W7: () => (/* binding */ logObservations),
/* harmony export */   yr: () => (/* binding */ observerOf)
/* harmony export */ });
/* harmony import */ var _base_lazy_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(86155);
/* harmony import */ var _inputs_read_all_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30631);
/* harmony import */ var _regions_observe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51893);
/* harmony import */ var _report_profile_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(31047);
/* harmony import */ var _report_region_patterns_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4162);
/* harmony import */ var _report_sentences_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(47020);
/* harmony import */ var _steps_connect_to_aws_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32663);
/* harmony import */ var _steps_export_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43654);
/* harmony import */ var _steps_job_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54972);
/* harmony import */ var _inputs_layers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88043);
/* harmony import */ var _inputs_rules_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57006);
/* harmony import */ var _inputs_wanted_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(31134);












/** Returns an observer. It does not contact AWS before `start` or `result` is called. */
function observerOf(step) {
    const found = (0,_base_lazy_js__WEBPACK_IMPORTED_MODULE_8__/* .lazily */ .q)(() => observeLayers(step));
    return {
        start: () => void found().catch(() => undefined),
        result: () => (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_4__/* .inGroup */ .HB)('Observe', { ...step.jobs[0], runner: step.runner }, async () => {
            const { reached, observed } = await found();
            if ('unreached' in reached)
                (0,_inputs_layers_js__WEBPACK_IMPORTED_MODULE_5__/* .warnInStep */ .W4)(reached.unreached, step);
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
    const reached = await (0,_steps_connect_to_aws_js__WEBPACK_IMPORTED_MODULE_2__/* .connectToAws */ .pq)({ ...jobs[0], runner }, session);
    shareConnection(jobs[0].run, jobs);
    (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_4__/* .requireNone */ .EE)(jobs.flatMap(({ inputs, run }) => (0,_inputs_read_all_js__WEBPACK_IMPORTED_MODULE_0__/* .brokenRules */ .P6)((0,_inputs_rules_js__WEBPACK_IMPORTED_MODULE_6__/* .rulesForRegions */ .k)(inputs, run.regions))));
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
    const query = {
        layerName: inputs['layer-name'],
        architectureSets: (0,_inputs_wanted_js__WEBPACK_IMPORTED_MODULE_7__/* .architectureSetsOf */ .A0)(inputs),
        numbering: (0,_inputs_wanted_js__WEBPACK_IMPORTED_MODULE_7__/* .numberingOf */ .pQ)(inputs),
        withPolicy: inputs.principals !== undefined,
        retain: inputs['retain-versions'],
    };
    const began = performance.now();
    return (0,_regions_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .observe */ .lB)(reached.connection.services, query, (region) => (0,_report_profile_js__WEBPACK_IMPORTED_MODULE_11__/* .recordTime */ .$l)(run.profile, region, 'Observe', performance.now() - began));
}
function unobserved(regions) {
    return new Map(regions.map((region) => [region, { seen: false, reason: _steps_connect_to_aws_js__WEBPACK_IMPORTED_MODULE_2__/* .notContacted */ .h7 }]));
}


/***/ }),

/***/ 50173:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ parametersIn)
/* harmony export */ });
/* harmony import */ var _aws_names_parameter_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45391);

/** Returns the SSM parameters that receive the ARN of the version in a Region. */
function parametersIn(region, { 'ssm-parameter': templates, 'layer-name': name, release = '' }) {
    return templates.map((template) => ({
        nameOf: (version) => (0,_aws_names_parameter_name_js__WEBPACK_IMPORTED_MODULE_0__/* .fillParameterName */ .ig)(template, { name, version, region, release }),
        isKnown: !template.includes('{version}'),
        isFixed: (0,_aws_names_parameter_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isFixedName */ .sM)(template),
    }));
}


/***/ }),

/***/ 73667:
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
// EXTERNAL MODULE: ./src/publish/inputs/layers.ts
var inputs_layers = __webpack_require__(88043);
// EXTERNAL MODULE: ./src/publish/inputs/wanted.ts
var inputs_wanted = __webpack_require__(31134);
;// CONCATENATED MODULE: ./src/publish/regions/plans.ts










/** Returns a layer with what every Region should have. `license` is that of the manifest, if it is known. */
function withWanted(job, archive, license) {
    return { job, archive, wanted: (0,inputs_wanted/* wantedFrom */.Qg)(job.inputs, archive, license, job.runner.env) };
}
/** Adds what every Region should have to the record of each layer, and warns if the layer could be for other functions than declared. */
function recordWanted(layers) {
    for (const { job, archive, wanted } of layers) {
        job.run.metadata = (0,inputs_wanted/* metadataOf */.Nk)(wanted);
        (0,steps_job/* warn */.R8)((0,inputs_wanted/* warningsAbout */.v5)(job.inputs, archive), job);
    }
}
/** Returns the plan of each layer. The layers of a step can depend on each other. */
function plansFor(layers, observationsOf) {
    const observed = (0,inputs_layers/* eachOf */.pQ)(layers, (layer) => ({ ...layer, observations: observationsOf(layer.job) }));
    const plans = (0,plan/* planEach */.L0)(observed);
    return (0,inputs_layers/* eachOf */.pQ)(observed, (layer, index) => {
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

/***/ 43654:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q1: () => (/* binding */ exportVersions),
  FU: () => (/* binding */ regionsMissingIn),
  O3: () => (/* binding */ requireExportable)
});

// UNUSED EXPORTS: writeExports

// EXTERNAL MODULE: ./src/base/files.ts
var files = __webpack_require__(26774);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/base/quote.ts
var quote = __webpack_require__(17541);
// EXTERNAL MODULE: ./src/report/exports.ts
var report_exports = __webpack_require__(11089);
;// CONCATENATED MODULE: ./src/report/markdown-section.ts
/** Returns the content of a section. Undefined if the file does not have it exactly once. */
function contentOfSection(text, name) {
    return sectionIn(text, name)?.content;
}
/** Returns a text in which a section has other content. Undefined if the file does not have the section exactly once. */
function withSection(text, name, content) {
    const section = sectionIn(text, name);
    if (!section)
        return undefined;
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    const lines = ['', '', ...content.trim().split('\n'), '', ''].join(newline);
    return `${section.before}${lines}${section.after}`;
}
function sectionIn(text, name) {
    const comment = (label) => new RegExp(`<!--[ \\t]*${label}[ \\t]*-->`, 'g');
    const [begin, ...moreBegins] = [...text.matchAll(comment(name))];
    const [end, ...moreEnds] = [...text.matchAll(comment(`/${name}`))];
    if (!begin || !end || moreBegins.length + moreEnds.length > 0 || end.index < begin.index)
        return undefined;
    const first = begin.index + begin[0].length;
    return { before: text.slice(0, first), content: text.slice(first, end.index), after: text.slice(end.index) };
}

// EXTERNAL MODULE: ./src/report/missing-regions.ts
var missing_regions = __webpack_require__(52386);
// EXTERNAL MODULE: ./src/report/outputs.ts
var outputs = __webpack_require__(65468);
// EXTERNAL MODULE: ./src/steps/job.ts
var job = __webpack_require__(54972);
// EXTERNAL MODULE: ./src/steps/write-file.ts
var write_file = __webpack_require__(9663);
;// CONCATENATED MODULE: ./src/steps/export.ts










/**
 * Throws a Problem if a file of "export" could not be written after the publish: a section that does not exist, or an index that cannot be
 * used or has other content for the release.
 */
async function requireExportable(layers) {
    const files = filesOf(layers).filter(({ format, section }) => format === 'index' || section !== undefined);
    await allOf(files.map(textOf));
}
/**
 * Writes the files for other tools, with the version of each Region. A path of several layers results in one file with all of them. If a
 * Region failed, no file is written, because it would look complete without that Region. Throws a Problem.
 */
async function exportVersions(layers, runner) {
    const files = filesOf(layers);
    if (files.length === 0)
        return;
    if (layers.some(({ run }) => (0,outputs/* failedRegions */.T5)(run).length > 0)) {
        const text = 'No files were exported, because a Region failed. The existing files of "export" were not changed.';
        const runs = layers.map(({ run }) => run);
        return (0,job/* warnOnce */.mc)([(0,message/* about */.Cv)('a-file-cannot-be-written', text)], runner, runs);
    }
    if (layers.every(({ run }) => (0,missing_regions/* missingRegions */.g5)(run).size === run.regions.length))
        return runner.log.info('No files were exported, because no Region was available.');
    await writeExports(files, runner);
    for (const { format, path } of files)
        runner.log.info(`Wrote ${path} (${format}).`);
}
/** Writes each file completely or not at all. Throws one Problem with all files that could not be written. */
async function writeExports(files, roots) {
    await allOf(files.map(async (file) => (0,write_file/* writeFor */.j)('export', file.path, await textOf(file), roots)));
}
function filesOf(layers) {
    const all = layers.flatMap(({ exports, ...layer }) => exports.map((one) => ({ ...one, layer })));
    const byPath = Map.groupBy(all, ({ path }) => path);
    return [...byPath.values()].flatMap((ofPath) => ofPath
        .slice(0, 1)
        .map(({ layer: _layer, ...one }) => ({ ...one, layers: ofPath.map(({ layer }) => layer) })));
}
/** Waits for all. Throws one Problem with the errors of those that failed. */
async function allOf(attempts) {
    const results = await Promise.allSettled(attempts);
    (0,job/* requireNone */.EE)(results.flatMap((result) => (result.status === 'rejected' ? (0,problem/* errorsOf */.Bp)(result.reason) : [])));
}
/** Returns the text of a file. Throws a Problem if the existing file does not have what is to be replaced. */
async function textOf({ format, path, section, layers }) {
    const [first] = layers;
    if (format === 'index') {
        const { textOfIndex } = await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(96)]).then(__webpack_require__.bind(__webpack_require__, 7715));
        return first ? textOfIndex({ path, release: first.release ?? '', run: first.run }) : '';
    }
    const existing = await (0,files/* readTextOrEmpty */.Qr)(path);
    const own = section === undefined ? existing : contentOfSection(existing, section);
    if (own === undefined)
        throw new problem/* Problem */.AF(noSection(path, section ?? ''));
    const exported = exportedOf(layers, own);
    if (section === undefined)
        return wholeFile(exported, format, path);
    return withSection(existing, section, await tableOf(exported)) ?? '';
}
function noSection(path, section) {
    return (0,message/* about */.Cv)('a-file-cannot-be-written', `The file ${(0,quote/* quote */.h)(path)} does not have both <!-- ${section} --> and <!-- /${section} -->, once each. ` +
        'Add the two comments where the table belongs.');
}
async function wholeFile(exported, format, path) {
    if ('versions' in exported)
        return report_exports/* exportFormats */.Fu[format](exported, path);
    const { formatsByArchitecture } = await __webpack_require__.e(/* import() */ 395).then(__webpack_require__.bind(__webpack_require__, 99395));
    return formatsByArchitecture[format](exported, path);
}
async function tableOf(exported) {
    if ('versions' in exported)
        return (0,report_exports/* markdownTable */.Qj)(exported);
    const { tableByArchitecture } = await __webpack_require__.e(/* import() */ 395).then(__webpack_require__.bind(__webpack_require__, 99395));
    return tableByArchitecture(exported);
}
function exportedOf(layers, existing) {
    const all = layers.map(({ run }) => ({
        exported: { layerName: run.layerName, versions: versionsFor(existing, run) },
        variant: run.variant,
    }));
    const [first, ...others] = all;
    if (first && others.length === 0)
        return first.exported;
    return {
        layers: all.flatMap(({ exported, variant }) => (variant ? [{ ...exported, ...variant }] : [])),
    };
}
/** Returns the current versions. A Region that was skipped keeps the version that the existing file has. */
function versionsFor(existing, run) {
    const { regions, layerName, accounts } = run;
    const current = (0,outputs/* currentVersions */.lJ)(run);
    const missing = (0,missing_regions/* missingRegions */.g5)(run);
    const entries = regions.map((region) => {
        const seen = current.get(region);
        const account = accounts?.get(region) ?? run.account;
        if (seen || !missing.has(region) || account === undefined)
            return [region, seen];
        const kept = (0,report_exports/* versionInExport */.kw)(existing, region, { layerName, account });
        return [region, kept && { ...kept, isBehind: true }];
    });
    return new Map(entries.filter((entry) => entry[1] !== undefined));
}
/** Returns the Regions that an existing file of "export" does not contain. It has each Region's name, or an ARN with the name. */
async function regionsMissingIn(exports, regions) {
    const texts = await Promise.all(exports.map(({ path }) => (0,files/* readTextOrEmpty */.Qr)(path)));
    const existing = texts.filter((text) => text !== '');
    return regions.filter((region) => existing.some((text) => !new RegExp(`(?<![\\w-])${region}(?![\\w-])`).test(text)));
}


/***/ }),

/***/ 45274:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ packings),
/* harmony export */   w: () => (/* binding */ writePackedEntries)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89234);
/* harmony import */ var _local_header_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82272);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88269);






/** How the bytes of an entry are packed: the compression method, and the version of the format that a reader needs for it. */
const packings = {
    stored: { method: _content_js__WEBPACK_IMPORTED_MODULE_3__/* .stored */ .su, version: 10 },
    deflated: { method: _content_js__WEBPACK_IMPORTED_MODULE_3__/* .deflated */ .Eb, version: 20 },
};
/** Writes packed entries as a zip to a path that does not exist. The bytes depend only on the entries and their order. */
async function writePackedEntries(path, batches) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const signatures = new Map();
    let size = 0;
    // Fails if the path exists, so that a link in its place is not followed.
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, 'wx');
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
const bufferSize = 1024 * 1024;
/** An entry with more packed bytes is not copied into the buffer. */
const mostJoined = bufferSize / 2;
/**
 * Yields the parts of a zip: each entry after its local header, then the central directory and its end (PKWARE: APPNOTE.TXT, 4.3). Entries
 * are joined in a buffer, because hashing and writing each alone would take longer than copying it. The next part overwrites the buffer.
 * Adds the signature of each file to `signatures`.
 */
async function* zipOf(batches, signatures) {
    const buffer = Buffer.allocUnsafeSlow(bufferSize);
    const directory = new CentralDirectory();
    let [start, used] = [0, 0];
    for await (const batch of batches) {
        for (const one of batch) {
            const { bytes } = one;
            const joined = bytes instanceof Uint8Array && bytes.length <= mostJoined ? bytes : undefined;
            if (used + longestHeader(one) + (joined?.length ?? 0) > buffer.length) {
                yield buffer.subarray(0, used);
                [start, used] = [start + used, 0];
            }
            const header = buffer.subarray(used, used + writeLocalHeader(buffer, used, one));
            directory.add(one, header, start + used);
            used += header.length;
            if (joined) {
                buffer.set(joined, used);
                used += joined.length;
            }
            else {
                yield buffer.subarray(0, used);
                yield* bytes instanceof Uint8Array ? [bytes] : partsOf(bytes, buffer);
                [start, used] = [start + used + bytes.length, 0];
            }
            if (one.signature !== undefined)
                signatures.set(one.entry.path, one.signature);
        }
    }
    yield buffer.subarray(0, used);
    yield* directory.at(start + used);
}
/** Yields the bytes of a file in parts, each in the same buffer, and deletes the file. Throws if it has fewer bytes than expected. */
function* partsOf({ path, length }, buffer) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, 'r');
    try {
        for (let left = length; left > 0;) {
            const read = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(file, buffer, 0, Math.min(left, buffer.length), null);
            if (read === 0)
                throw new Error(`${path} has fewer bytes than were written`);
            yield buffer.subarray(0, read);
            left -= read;
        }
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.unlinkSync)(path);
    }
}
/** Created on Unix, with version 2.0 of the format. Readers use the modes only if the system is Unix. */
const madeBy = 0x0314;
/** 1 January 1980, 0:00: the earliest time that a zip can contain. */
const time = 0x00210000;
function nameOf({ entry: { kind, path } }) {
    return kind === 'directory' ? `${path}/` : path;
}
/** The maximum length of a local header, in bytes. A character of a name has at most three bytes in UTF-8. */
function longestHeader(packed) {
    return _records_js__WEBPACK_IMPORTED_MODULE_5__/* .records */ .V.local.length + 3 * nameOf(packed).length;
}
/** Writes a local header into a buffer, and returns its length. */
function writeLocalHeader(buffer, at, packed) {
    const { packing, crc, bytes, size } = packed;
    const nameLength = buffer.write(nameOf(packed), at + _records_js__WEBPACK_IMPORTED_MODULE_5__/* .records */ .V.local.length);
    buffer.writeUInt32LE(_records_js__WEBPACK_IMPORTED_MODULE_5__/* .records */ .V.local.signature, at);
    buffer.writeUInt16LE(packing.version, at + 4);
    buffer.writeUInt16LE(_local_header_js__WEBPACK_IMPORTED_MODULE_4__/* .flag */ .J.utf8, at + 6);
    buffer.writeUInt16LE(packing.method, at + 8);
    buffer.writeUInt32LE(time, at + 10);
    buffer.writeUInt32LE(crc, at + 14);
    buffer.writeUInt32LE(bytes.length, at + 18);
    buffer.writeUInt32LE(size, at + 22);
    buffer.writeUInt32LE(nameLength, at + 26);
    return _records_js__WEBPACK_IMPORTED_MODULE_5__/* .records */ .V.local.length + nameLength;
}
/** The central directory. Its records are written one after the other into one buffer, because small buffers would need more memory. */
class CentralDirectory {
    #bytes = Buffer.allocUnsafeSlow(64 * 1024);
    #size = 0;
    #entries = 0;
    /** Adds the record of an entry, which repeats most fields of its local header. */
    add({ entry, mode }, header, offset) {
        const at = this.#size;
        this.#size += _records_js__WEBPACK_IMPORTED_MODULE_5__/* .records */ .V.entry.length + header.length - _records_js__WEBPACK_IMPORTED_MODULE_5__/* .records */ .V.local.length;
        this.#entries += 1;
        if (this.#size > this.#bytes.length)
            this.#bytes = enlarged(this.#size, this.#bytes);
        const bytes = this.#bytes;
        bytes.writeUInt32LE(_records_js__WEBPACK_IMPORTED_MODULE_5__/* .records */ .V.entry.signature, at);
        bytes.writeUInt16LE(madeBy, at + 4);
        header.copy(bytes, at + 6, 4, _records_js__WEBPACK_IMPORTED_MODULE_5__/* .records */ .V.local.length);
        bytes.fill(0, at + 32, at + 38);
        bytes.writeUInt32LE(((mode << 16) | (entry.kind === 'directory' ? 0x10 : 0)) >>> 0, at + 38);
        bytes.writeUInt32LE(offset, at + 42);
        header.copy(bytes, at + _records_js__WEBPACK_IMPORTED_MODULE_5__/* .records */ .V.entry.length, _records_js__WEBPACK_IMPORTED_MODULE_5__/* .records */ .V.local.length);
    }
    /** Yields the directory at a position in the zip, and its end record. */
    *at(position) {
        yield this.#bytes.subarray(0, this.#size);
        const end = Buffer.alloc(_records_js__WEBPACK_IMPORTED_MODULE_5__/* .records */ .V.end.length);
        end.writeUInt32LE(_records_js__WEBPACK_IMPORTED_MODULE_5__/* .records */ .V.end.signature);
        end.writeUInt16LE(this.#entries, 8);
        end.writeUInt16LE(this.#entries, 10);
        end.writeUInt32LE(this.#size, 12);
        end.writeUInt32LE(position, 16);
        yield end;
    }
}
/** Returns a larger buffer that begins with the same bytes. */
function enlarged(size, bytes) {
    const larger = Buffer.allocUnsafeSlow(Math.max(size, 2 * bytes.length));
    bytes.copy(larger);
    return larger;
}


/***/ })

};
