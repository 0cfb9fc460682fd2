export const id = 691;
export const ids = [691];
export const modules = {

/***/ 35691:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   build: () => (/* binding */ build)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95042);
/* harmony import */ var _source_include_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66685);
/* harmony import */ var _source_project_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27427);
/* harmony import */ var _source_repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81309);






/**
 * Builds a layer directory, with the layout that Lambda mounts under /opt. The source directory is only read. Throws a Problem if the build
 * fails.
 */
async function build(recipe, request) {
    const { packageManager, buildCommand, include, without } = recipe;
    if (buildCommand !== undefined) {
        const made = await (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .buildByCommand */ .T)(buildCommand, request, without);
        await (0,_source_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .removeRepositories */ .Jq)(made.directory);
        return made;
    }
    const { log } = request;
    const found = await log.timed('find the package manager', () => (0,_source_project_js__WEBPACK_IMPORTED_MODULE_3__/* .findProject */ .t)(packageManager, request.source, request.workspace));
    if (found === 'none') {
        requireNoManagerInputs(recipe, request);
        return { directory: request.source, without, madeBy: 'the tree as it is', warnings: [] };
    }
    const tree = await install(found.builder, { ...found.project, without }, recipe, request);
    await log.timed('remove repositories', () => (0,_source_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .removeRepositories */ .Jq)(tree.directory));
    const included = await log.timed('add included files', () => (0,_source_include_js__WEBPACK_IMPORTED_MODULE_2__/* .includeFiles */ .Y)(include, request.source, tree.directory, without));
    return { ...tree, own: [...(tree.own ?? []), ...included] };
}
/** Throws a Problem for inputs that require a package manager. */
function requireNoManagerInputs({ include }, { extras }) {
    const given = [...(include.length > 0 ? ['"include"'] : []), ...(extras.length > 0 ? ['"extras"'] : [])];
    if (given.length === 0)
        return;
    throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        topic: 'two-inputs-contradict-each-other',
        text: `Input${given.length > 1 ? 's' : ''} ${given.join(' and ')} cannot be used, because "source" is a prepared layer directory, which is published as it is. ` +
            'Remove the input, or set "package-manager".',
    });
}
async function install(builder, project, { requireLockfile }, request) {
    const { name, lockHint, supportsExtras } = builder;
    const { source, root, locked, ignoredLocks = [] } = project;
    request.log.info(`The package manager is ${name}.`);
    if (root !== source)
        request.log.info(`"source" is a member of the workspace in ${root}.`);
    if (request.extras.length > 0 && !supportsExtras) {
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            topic: 'two-inputs-contradict-each-other',
            text: `Input "extras" cannot be used, because ${name} has no groups of optional dependencies. Remove the input.`,
        });
    }
    if (!locked && requireLockfile) {
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            topic: 'a-lock-file-is-needed',
            text: `Input "require-lockfile" is true, but "source" has no lock file. ${lockHint}`,
        });
    }
    const { version, warnings, ...installed } = await builder.build(request, project);
    return {
        ...installed,
        manifest: source,
        madeBy: `${name} ${version}`,
        warnings: [
            ...(locked
                ? []
                : [
                    (0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)('a-lock-file-is-needed', `There is no lock file, so each build can install different versions. ${lockHint}`),
                ]),
            ...(ignoredLocks.length > 0
                ? [
                    (0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)('a-lock-file-is-needed', `This action does not read ${ignoredLocks.join(' and ')}. Only the manifest decides which versions are installed.`),
                ]
                : []),
            ...warnings,
        ],
    };
}


/***/ }),

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


/***/ })

};
