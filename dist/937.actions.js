export const id = 937;
export const ids = [937];
export const modules = {

/***/ 95042:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ buildByCommand),
/* harmony export */   h: () => (/* binding */ runByBash)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88414);
/* harmony import */ var _run_child_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25114);
/* harmony import */ var _source_copy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(588);





/**
 * Builds a layer directory with the command of the user. The command runs in Bash, in a copy of the source. The directory to fill is in
 * LAYER_DIR, and its architecture in LAYER_ARCHITECTURE. Throws a Problem if the command fails.
 */
async function buildByCommand(command, request, without) {
    const { source, work, target, env, log } = request;
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, 'layer');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory);
    const given = { source, root: source, locked: false, without };
    const { source: cwd } = await (0,_source_copy_js__WEBPACK_IMPORTED_MODULE_4__/* .copyProject */ .N_)(given, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, 'source'), request);
    const variables = { LAYER_DIR: directory, LAYER_ARCHITECTURE: target.architecture };
    await runByBash('build-command', command, { work, cwd, env: { ...env, ...variables }, log });
    return { directory, madeBy: 'build-command', warnings: [] };
}
/** Runs the command in an input, with the same Bash options as a workflow step. Throws a Problem if the command fails. */
async function runByBash(input, command, { work, cwd, env, log }) {
    const script = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, `${input}.sh`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(script, command);
    const { exitCode } = await (0,_run_child_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)({
        tool: 'bash',
        name: `Input "${input}"`,
        isOfUser: true,
        setupHint: 'Install it, or use a runner that has it.',
        args: ['--noprofile', '--norc', '-eo', 'pipefail', script],
        cwd,
        env,
        log,
    });
    if (exitCode === 0)
        return;
    throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({
        topic: 'your-command-failed',
        text: `Input "${input}" ended with exit code ${exitCode}. Nothing was published. See its output in the log above.`,
    });
}


/***/ }),

/***/ 588:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N_: () => (/* binding */ copyProject),
/* harmony export */   Ue: () => (/* binding */ gitRules),
/* harmony export */   XR: () => (/* binding */ copySource)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75997);
/* harmony import */ var _base_trees_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64728);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81309);
/* harmony import */ var _workspaces_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7083);






/**
 * Copies a source directory. Links are not followed. `.git` is left out, because it can contain a token, and so are the omissions and
 * special files such as sockets. Returns the directories that have a repository.
 */
async function copySource(from, to, { without = [], isLeftover = () => false } = {}) {
    const repositories = [];
    await (0,_base_trees_js__WEBPACK_IMPORTED_MODULE_3__/* .copyTree */ .EL)(from, to, (path) => {
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path) === '.git')
            repositories.push((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path) === '.git' || without.includes(path) || isLeftover(path);
    });
    for (const path of without.filter((one) => (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(from, one)))
        await removeEmpty((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(from, path))), to);
    return repositories;
}
/** Removes a directory and its parents below `top`, as long as they are empty. */
async function removeEmpty(directory, top) {
    if (directory === top)
        return;
    const isRemoved = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(directory).then(() => true, () => false);
    if (isRemoved)
        await removeEmpty((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(directory), top);
}
/**
 * Copies a project into an empty directory, with those of `paths` that are outside of it. Relative paths between all of them stay valid. Git
 * repositories are copied by `copyRepository`. Returns the project with the paths of the copy.
 */
async function copyProject(project, to, { workspace, env, log }, { paths: read = [], isLeftover, needsGit = true } = {}) {
    const paths = outermost([project.root, ...read.filter((path) => !(0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(project.root, path))]);
    const around = paths.flatMap((path) => (0,_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryAbove */ .an)(path, workspace) ?? []);
    const base = commonParent([...paths, ...around]);
    const at = (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(base, path));
    const repositories = new Set(around);
    await log.timed('copy the source', async () => {
        for (const path of paths) {
            const found = await copySource(path, at(path), { without: project.without, isLeftover });
            for (const repository of found)
                repositories.add(repository);
            for (const directory of (0,_workspaces_js__WEBPACK_IMPORTED_MODULE_5__/* .directoriesAbove */ .jH)(path, (0,_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryAbove */ .an)(path, workspace) ?? path))
                await copyGitRules(directory, at(directory));
        }
    });
    for (const repository of needsGit ? repositories : [])
        await (0,_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .copyRepository */ .iG)(repository, at(repository), { env, log });
    return { ...project, root: at(project.root), source: at(project.source) };
}
/** Files that decide what Git reports as changed, and what build tools ignore. */
const gitRules = ['.gitignore', '.gitattributes'];
/** Copies the rules of Git in a directory. */
async function copyGitRules(from, to) {
    for (const name of gitRules) {
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from, name)).catch(() => undefined);
        if (stats?.isFile())
            await (0,_base_trees_js__WEBPACK_IMPORTED_MODULE_3__/* .copyTree */ .EL)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from, name), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, name));
    }
}
function outermost(paths) {
    const once = [...new Set(paths)];
    return once.filter((path) => !once.some((other) => other !== path && (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(other, path)));
}
function commonParent([first = '', ...others]) {
    return others.every((path) => (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(first, path)) ? first : commonParent([(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(first), ...others]);
}


/***/ }),

/***/ 81309:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jq: () => (/* binding */ removeRepositories),
/* harmony export */   an: () => (/* binding */ repositoryAbove),
/* harmony export */   iG: () => (/* binding */ copyRepository)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _base_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26774);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88414);
/* harmony import */ var _base_trees_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64728);
/* harmony import */ var _run_quiet_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(29877);
/* harmony import */ var _run_tool_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(87327);
/* harmony import */ var _workspaces_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7083);









/** Marks a repository that this action created. A build command can copy it into the layer, from which the action then removes it. */
const description = 'The repository of a working copy, without remotes, hooks and settings.\n';
/** Files that this action writes into a working copy. Versions that are derived from Git must not count them as changes. */
const ownFiles = '.lambda-layer-*';
/** The settings for reading the repository and its files. None of them runs a program or refers to another location. */
const settings = {
    'core.repositoryformatversion': /^[01]$/,
    'core.filemode': /^(true|false)$/,
    'core.symlinks': /^(true|false)$/,
    'core.ignorecase': /^(true|false)$/,
    'core.precomposeunicode': /^(true|false)$/,
    'core.autocrlf': /^(true|false|input)$/,
    'core.eol': /^(lf|crlf|native)$/,
    'extensions.objectformat': /^sha(1|256)$/,
    'extensions.refstorage': /^(files|reftable)$/,
};
/**
 * Compares the index of the copy with the files of the source, so that "dirty" means the same in both. A file that is unchanged in the
 * source stays unchanged in the copy, even if it was not copied or if the build changes it.
 */
const settleIndex = `
in_copy() { git -c core.fsmonitor=false -c core.hooksPath=/dev/null -c core.ignoreStat=true --git-dir="$1" --work-tree="$2" "\${@:3}"; }
in_copy "$1" "$2" update-index -q --no-split-index --no-untracked-cache --really-refresh
in_copy "$1" "$3" ls-files -v -z --deleted | sed -z -n 's/^r //p' | in_copy "$1" "$3" update-index -z --stdin --skip-worktree
`;
/** Returns the nearest directory with a repository, from a path up to the checkout. */
function repositoryAbove(path, workspace) {
    return [path, ...(0,_workspaces_js__WEBPACK_IMPORTED_MODULE_7__/* .directoriesAbove */ .jH)(path, workspace)].find((directory) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, '.git')));
}
/**
 * Creates a repository in the copy `to` of the directory `from`. Build tools read versions and lists of files from it. It has objects, refs
 * and index, but no remotes, settings, hooks and logs. Objects are read from the original and written to the copy. An error is only logged,
 * because few builds need the repository.
 */
async function copyRepository(from, to, setting) {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, '.git');
    try {
        await copyGitDirectory(await gitDirectoriesOf(from), target, setting);
        await runQuietly('bash', ['-c', settleIndex, 'settle-index', target, from, to], to, setting);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(target, { recursive: true, force: true });
        setting.log.info(`The working copy has no Git repository, because the repository in ${from} could not be read: ${(0,_base_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}`);
    }
}
/** Removes the repositories of working copies from a layer. A build command can have copied them. */
async function removeRepositories(layer) {
    const names = await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_3__/* .listPathsIn */ .eE)(layer);
    for (const name of names.filter((one) => /(^|\/)\.git\/description$/.test(one))) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(layer, name);
        if ((await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextOrEmpty */ .Qr)(path)) === description)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
    }
}
/** In worktrees and submodules, `.git` is a file with the path of the directory. */
async function gitDirectoriesOf(directory) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, '.git');
    const isDirectory = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).isDirectory();
    const [, elsewhere = '.git'] = isDirectory ? [] : (/^gitdir: (.+)/.exec(await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(path)) ?? []);
    const own = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(directory, elsewhere.trimEnd());
    const common = await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, 'commondir')).catch(() => '.');
    return { own, common: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(own, common.trimEnd()) };
}
async function copyGitDirectory({ own, common }, to, setting) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, 'objects', 'info'), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, 'refs'));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, 'info'));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, 'description'), description);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, 'objects', 'info', 'alternates'), `${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(common, 'objects')}\n`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, 'config'), await configFor(common, setting));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.copyFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, 'HEAD'), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, 'HEAD'));
    for (const name of ['packed-refs', 'shallow', 'info/attributes'])
        await copyIfThere((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(common, name), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, name));
    for (const name of ['refs', 'reftable'])
        await copyFiles((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(common, name), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, name));
    const sharedIndexes = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(own)).filter((name) => name.startsWith('sharedindex.'));
    for (const name of ['index', ...sharedIndexes])
        await copyIfThere((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, name), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, name));
    const excluded = await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextOrEmpty */ .Qr)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(common, 'info', 'exclude'));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, 'info', 'exclude'), `${excluded}\n${ownFiles}\n`);
}
/** Keeps the modification time. Git compares it with the times of files to find changes. */
async function copyIfThere(from, to) {
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(from).catch(() => undefined);
    if (!stats?.isFile())
        return;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.copyFile)(from, to);
    const time = Math.floor(stats.mtimeMs) / 1000;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.utimes)(to, time, time);
}
async function copyFiles(from, to) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(from))
        return;
    await (0,_base_trees_js__WEBPACK_IMPORTED_MODULE_5__/* .copyTree */ .EL)(from, to, async (path) => (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path)).isSymbolicLink());
}
/** Returns the configuration for a copy: only the settings for reading the repository. */
async function configFor(common, setting) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(common, 'config');
    const lines = await runQuietly('git', ['config', '--file', file, '--no-includes', '--list'], common, setting);
    const given = lines.flatMap((line) => {
        const [, section = '', name = '', value = ''] = /^([^.=]+)\.([^.=]+)=(.*)$/.exec(line) ?? [];
        return settings[`${section}.${name}`]?.test(value) ? [`[${section}]\n\t${name} = ${value}`] : [];
    });
    return ['[core]\n\tbare = false', ...given, ''].join('\n');
}
/** Runs without the variables of Git, which can select another repository or other settings. */
async function runQuietly(command, args, cwd, setting) {
    const env = Object.fromEntries(Object.entries(setting.env).filter(([name]) => !name.startsWith('GIT_')));
    const tool = { name: command, command, setupHint: 'Install it.', remedies: [] };
    const { lines } = await (0,_run_tool_js__WEBPACK_IMPORTED_MODULE_6__/* .tryTool */ .Kg)(tool, args, cwd, (0,_run_quiet_js__WEBPACK_IMPORTED_MODULE_8__/* .quiet */ .j)({ ...setting, env }));
    return lines;
}


/***/ }),

/***/ 7083:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hp: () => (/* binding */ filesAbove),
/* harmony export */   NB: () => (/* binding */ isMember),
/* harmony export */   jH: () => (/* binding */ directoriesAbove),
/* harmony export */   lT: () => (/* binding */ memberMatcher)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14006);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(picomatch__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var _base_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58369);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75997);





/** Returns whether a directory is a member of a workspace, by the patterns of its root. The last matching pattern decides. `!` excludes. */
function isMember(patterns, root, directory) {
    return memberMatcher(patterns, root)(directory);
}
/** Returns `isMember` for many directories. Throws LimitExceeded for patterns that would take too long. */
function memberMatcher(patterns, root) {
    (0,_base_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .requireWithinLimit */ .Uc)('patterns', `The workspace in ${root}`, patterns.length);
    const tests = patterns.map((given) => {
        const pattern = String(given);
        const isNegated = pattern.startsWith('!');
        const glob = pattern.slice(isNegated ? 1 : 0).replace(/\/$/, '');
        requireSimple(glob);
        return { isNegated, fits: picomatch__WEBPACK_IMPORTED_MODULE_4___default()((0,node_path__WEBPACK_IMPORTED_MODULE_1__.normalize)(glob)) };
    });
    return (directory) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, directory);
        return tests.reduce((member, { isNegated, fits }) => (fits(path) ? !isNegated : member), false);
    };
}
/** A pattern becomes a regular expression. Its time grows by a power for each wildcard that can match the same text. */
function requireSimple(glob) {
    const subject = `The pattern ${JSON.stringify(glob.slice(0, 100))} of a workspace`;
    const parts = glob.split('/');
    const folders = parts.filter((part) => part === '**').length;
    (0,_base_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .requireWithinLimit */ .Uc)('wildcards', subject, Math.max(folders, ...parts.map(weightOf)));
}
/** Returns the number of wildcards in a part of a pattern. A repeated group exceeds every limit. */
function weightOf(part) {
    if (/[*+]\(|\)[*+{]/.test(part))
        return Infinity;
    return (part.match(/\*+|[+({]/g) ?? []).length;
}
/** Returns the parent directories of a directory up to the workspace, nearest first. */
function directoriesAbove(directory, workspace) {
    const found = [];
    for (let at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(directory); (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(workspace, at); at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at)) {
        found.push(at);
        if (at === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at))
            break;
    }
    return found.filter((one) => one !== directory);
}
/** Returns the existing files with some names in the parent directories up to the workspace. */
function filesAbove(directory, workspace, names) {
    return directoriesAbove(directory, workspace)
        .flatMap((parent) => names.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, name)))
        .filter((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path));
}


/***/ }),

/***/ 63481:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ assetPath)
/* harmony export */ });
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73136);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_0__);

/**
 * Returns the path of a file next to the code. Write the argument as `new URL('./file', import.meta.url)`: the bundler copies the file, and
 * replaces the URL with its path. It does so only in files that list no directories.
 */
function assetPath(url) {
    return typeof url === 'string' ? url : (0,node_url__WEBPACK_IMPORTED_MODULE_0__.fileURLToPath)(url);
}


/***/ }),

/***/ 23765:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  de: () => (/* binding */ classPathOf),
  sI: () => (/* binding */ declaredVersions),
  MF: () => (/* binding */ jarsIn),
  wX: () => (/* binding */ namesIn),
  j$: () => (/* binding */ variablesFor),
  bS: () => (/* binding */ versionsIn)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/layer/opt.ts
var opt = __webpack_require__(72368);
// EXTERNAL MODULE: ./src/layer/runtimes.ts
var layer_runtimes = __webpack_require__(44188);
// EXTERNAL MODULE: ./src/layer-tests/asset-path.ts
var asset_path = __webpack_require__(63481);
;// CONCATENATED MODULE: ./src/layer-tests/node-options.ts


/** The first version of Node.js whose runtime finds ES modules by NODE_PATH (AWS: "Node.js 18.x runtime now available in AWS Lambda"). */
const firstWithModules = '18';
const hook = (0,asset_path/* assetPath */.Q)(__webpack_require__.ab + "node-path-hook.cjs");
/**
 * Returns NODE_OPTIONS with a hook that finds ES modules as the Node.js runtimes do. Options of the user are kept. `versions` are those of
 * the runtimes, or undefined if there are none.
 */
function nodeOptionsFor(versions, env) {
    if (versions === undefined)
        return {};
    const isOld = versions.some((version) => (0,layer_runtimes/* compareVersions */.Zy)(version, firstWithModules) < 0);
    if (isOld)
        return {};
    return { NODE_OPTIONS: [env['NODE_OPTIONS'] ?? '', `--require ${quotedOption(hook)}`].join(' ').trim() };
}
/** Returns a value in the quotes of NODE_OPTIONS (Node.js: "NODE_OPTIONS"). */
function quotedOption(value) {
    return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

;// CONCATENATED MODULE: ./src/layer-tests/environment.ts





/**
 * The variables that Lambda sets. The values of the runner replace those of the function and the runtime (AWS: Lambda developer guide,
 * "Defined runtime environment variables" and "Layer paths for each Lambda runtime"). Python's runtimes add the folders to `sys.path`
 * themselves, before PYTHONPATH. Java's runtimes use the class path of the class loader CustomerClassLoader (aws-lambda-java-libs).
 */
const searchPaths = [
    { variable: 'PATH', layerIs: 'last', paths: () => [opt/* programs */.cz] },
    { variable: 'LD_LIBRARY_PATH', layerIs: 'last', paths: () => [opt/* sharedLibraries */.Xo] },
    {
        variable: 'NODE_PATH',
        language: 'nodejs',
        layerIs: 'first',
        paths: (versions) => [...versions.map(opt/* opt */.m7.nodejs.versioned.packagesFor), opt/* opt */.m7.nodejs.packages],
    },
    {
        variable: 'PYTHONPATH',
        language: 'python',
        layerIs: 'first',
        paths: (versions) => [...versions.map(opt/* opt */.m7.python.versioned.packagesFor), opt/* opt */.m7.python.packages],
    },
    {
        variable: 'GEM_PATH',
        language: 'ruby',
        layerIs: 'last',
        paths: (versions) => versions.map(opt/* opt */.m7.ruby.versioned.packagesFor),
    },
    { variable: 'RUBYLIB', language: 'ruby', layerIs: 'last', paths: () => [opt/* rubyLibraries */.SC] },
    {
        variable: 'CLASSPATH',
        language: 'java',
        layerIs: 'last',
        paths: (_versions, layer) => classPathOf(layer),
        unset: '.',
    },
];
/** Returns the variables with which a program finds the files of a layer, as in Lambda. `env` is the environment of the runner. */
async function variablesFor(layer, found, env) {
    const variables = await Promise.all(searchPaths.map(async ({ variable, language, layerIs, paths, unset = '' }) => {
        const versions = language === undefined ? [] : found.get(language);
        if (versions === undefined)
            return [];
        const ofLayer = (await paths(versions, layer)).map((path) => (0,external_node_path_.join)(layer, path));
        const ofRunner = env[variable] ?? unset;
        const all = layerIs === 'first' ? [...ofLayer, ofRunner] : [ofRunner, ...ofLayer];
        return [[variable, all.filter((place) => place !== '').join(':')]];
    }));
    return {
        ...Object.fromEntries(variables.flat()),
        ...nodeOptionsFor(found.get('nodejs'), env),
    };
}
/** Returns the versions of the languages of runtimes. */
function declaredVersions(runtimes) {
    const languages = runtimes.flatMap((runtime) => (0,layer_runtimes/* factsOf */.xS)(runtime)?.language ?? []);
    return new Map(languages.map((language) => [language, (0,layer_runtimes/* versionsOf */.x4)(language, runtimes)]));
}
/** Returns the languages of the folders in a layer, and the versions that have a separate folder. */
async function versionsIn(layer) {
    const top = await namesIn(layer);
    const languages = opt/* optLanguages */.Nk.filter((language) => top.includes(opt/* opt */.m7[language].folder));
    return new Map(await Promise.all(languages.map(async (language) => [
        language,
        await versionsOfLanguage(language, layer),
    ])));
}
async function versionsOfLanguage(language, layer) {
    if (language === 'java')
        return [];
    const { folderFor, versionOf } = opt/* opt */.m7[language].versioned;
    const parent = (0,external_node_path_.dirname)(folderFor(''));
    const names = await namesIn((0,external_node_path_.join)(layer, parent));
    return names.flatMap((name) => versionOf(`${parent}/${name}/`) ?? []).sort(layer_runtimes/* compareVersions */.Zy);
}
/** The maximum length of a class path in characters. Linux accepts 131,072 bytes in one argument or variable (MAX_ARG_STRLEN). */
const longestClassPath = 100_000;
/** Returns the class path for the jars of a layer, as paths relative to the layer. Java itself lists the jars if there are too many. */
async function classPathOf(layer) {
    const jars = await jarsIn(layer);
    const length = jars.reduce((sum, jar) => sum + Buffer.byteLength((0,external_node_path_.join)(layer, jar)) + 1, 0);
    return length > longestClassPath ? [`${opt/* opt */.m7.java.packages}/*`] : jars;
}
/** Returns the jars that Java's runtimes load, in the order of the class path, as paths relative to the layer. */
async function jarsIn(layer) {
    const names = await namesIn((0,external_node_path_.join)(layer, opt/* opt */.m7.java.packages));
    return names
        .filter((name) => name.endsWith('.jar'))
        .sort()
        .map((name) => `${opt/* opt */.m7.java.packages}/${name}`);
}
/** Returns the names in a directory, or none if it cannot be read. */
function namesIn(directory) {
    return (0,promises_.readdir)(directory).catch(() => []);
}


/***/ }),

/***/ 37937:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   testLayer: () => (/* binding */ testLayer)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75997);
/* harmony import */ var _install_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95042);
/* harmony import */ var _layer_opt_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72368);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23765);





/**
 * Runs the test command of the user in Bash, in the checkout. LAYER_DIR and the search paths of the runtimes point to the layer.
 * LAYER_ARCHITECTURE is its architecture. Throws a Problem if the command fails.
 */
async function testLayer(command, { layer, runtimes, architecture, workspace, env, log }) {
    const found = runtimes.length > 0 ? (0,_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .declaredVersions */ .sI)(runtimes) : await (0,_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .versionsIn */ .bS)(layer);
    const hidden = await hiddenPrograms(layer, env);
    if (hidden.length > 0) {
        log.info(`The runner also has these programs of the layer: ${hidden.join(', ')}. As in Lambda, the bin/ of the layer is last in PATH. ` +
            `To run a program of the layer, use its path: "$LAYER_DIR/${_layer_opt_js__WEBPACK_IMPORTED_MODULE_3__/* .programs */ .cz}/${hidden[0] ?? ''}".`);
    }
    await (0,_install_command_js__WEBPACK_IMPORTED_MODULE_2__/* .runByBash */ .h)('test-command', command, {
        work: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(layer),
        cwd: workspace,
        env: {
            ...env,
            ...(await (0,_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .variablesFor */ .j$)(layer, found, env)),
            LAYER_DIR: layer,
            LAYER_ARCHITECTURE: architecture,
        },
        log,
    });
}
/** Returns the programs of the layer that a command does not find by their names, because the runner has programs of the same names. */
async function hiddenPrograms(layer, env) {
    const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
    const names = await (0,_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .namesIn */ .wX)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(layer, _layer_opt_js__WEBPACK_IMPORTED_MODULE_3__/* .programs */ .cz));
    return names.filter((name) => folders.some((folder) => (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .canExecute */ .cH)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, name)))).sort();
}


/***/ })

};
