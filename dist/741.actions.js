export const id = 741;
export const ids = [741];
export const modules = {

/***/ 62010:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ releaseMemory)
/* harmony export */ });
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78877);
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_v8__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30714);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_vm__WEBPACK_IMPORTED_MODULE_1__);


/** The heap of a run with some thousand files, in bytes. */
const usualHeap = 64 * 1024 * 1024;
/**
 * Returns memory to the system that V8 has reserved and no longer needs. V8 itself would keep it until the process ends. This takes about
 * 0.1 s, so it does nothing if the heap is small.
 */
function releaseMemory() {
    if (process.memoryUsage().heapTotal <= usualHeap)
        return;
    // Node has no other function for this (Node.js: "V8", v8.setFlagsFromString).
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--expose-gc');
    const collect = (0,node_vm__WEBPACK_IMPORTED_MODULE_1__.runInNewContext)('gc');
    collect({ type: 'major', flavor: 'last-resort' });
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

/***/ 29955:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ applyPlans)
/* harmony export */ });
/* harmony import */ var _base_lazy_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(86155);
/* harmony import */ var _layer_judged_archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11179);
/* harmony import */ var _layer_size_limits_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(39181);
/* harmony import */ var _regions_apply_apply_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84019);
/* harmony import */ var _report_advice_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52296);
/* harmony import */ var _report_missing_regions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52386);
/* harmony import */ var _report_profile_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(31047);
/* harmony import */ var _report_sentences_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(47020);
/* harmony import */ var _steps_job_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54972);
/* harmony import */ var _steps_stagings_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(34421);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(96042);
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(78069);
/* harmony import */ var _parameters_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(42235);
/* harmony import */ var _wanted_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(24512);














/**
 * Applies the plans of all layers, and records the result of each Region in the runs, including failures. Before any write, throws a
 * Problem if an archive changed since it was checked.
 */
async function applyPlans(layers, connection, { runner, jobs: [{ inputs, run }] }) {
    await (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_4__/* .inGroup */ .HB)('Apply', { runner, run }, async () => {
        const ready = await (0,_layers_js__WEBPACK_IMPORTED_MODULE_5__/* .inEachLayer */ .Oc)(layers, async (layer) => ({
            request: await requestFor(layer, connection),
        }));
        await (0,_regions_apply_apply_js__WEBPACK_IMPORTED_MODULE_1__/* .applyEach */ .A)(ready.map(({ request }) => request), { numbering: layers[0].wanted.numbering, rollsBack: inputs['on-failure'] === 'rollback' });
    });
}
/** Reads the archive of a layer, and returns what is needed to apply its plan. */
async function requestFor({ job, archive, wanted, plan }, connection) {
    const { inputs, runner, run } = job;
    const { log } = runner;
    const began = performance.now();
    const zip = (0,_base_lazy_js__WEBPACK_IMPORTED_MODULE_8__/* .lazily */ .q)(() => (0,_layer_judged_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .judgedBytes */ .lb)(archive));
    await (isSentDirectly(plan, archive) ? zip() : (0,_layer_judged_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .requireJudged */ .rv)(archive));
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
                (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_4__/* .warn */ .R8)([(0,_report_missing_regions_js__WEBPACK_IMPORTED_MODULE_3__/* .skippedRegion */ .dh)(region, outcome.missing)], job);
            for (const step of (0,_report_sentences_js__WEBPACK_IMPORTED_MODULE_11__/* .describeLaterSteps */ .hM)(outcome))
                log.info(`${outcome.layerVersion?.arn ?? region}: ${step}`);
        },
        progress: (region, text) => log.info(`${region}: ${text}`),
        warn: (region, warning) => (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_4__/* .warn */ .R8)([(0,_report_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .inRegion */ .Q)(region, warning)], job),
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
        { store, all: (0,_parameters_js__WEBPACK_IMPORTED_MODULE_6__/* .parametersIn */ .K)(region, inputs) },
    ]));
}


/***/ }),

/***/ 55741:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildAndPublish: () => (/* binding */ buildAndPublish)
/* harmony export */ });
/* harmony import */ var _base_memory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62010);
/* harmony import */ var _plan_predecessor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66046);
/* harmony import */ var _report_missing_regions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52386);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65468);
/* harmony import */ var _steps_export_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43654);
/* harmony import */ var _steps_job_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54972);
/* harmony import */ var _apply_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29955);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(84304);
/* harmony import */ var _dry_run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1407);
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(78069);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(85543);
/* harmony import */ var _plans_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(12657);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(25856);
var __webpack_async_dependencies__ = __webpack_handle_async_dependencies__([_prepare_js__WEBPACK_IMPORTED_MODULE_12__]);
_prepare_js__WEBPACK_IMPORTED_MODULE_12__ = (__webpack_async_dependencies__.then ? (await __webpack_async_dependencies__)() : __webpack_async_dependencies__)[0];













/**
 * Builds, packs, observes, plans and applies. Each phase is done for all layers of the step, and records its results in their runs
 * immediately. `earlier` gets what was built. Throws a Problem if a Region fails.
 */
async function buildAndPublish(step, earlier) {
    const { runner, jobs } = step;
    const [{ inputs }] = jobs;
    const observer = (0,_observe_js__WEBPACK_IMPORTED_MODULE_10__/* .observerOf */ .yr)(step);
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_12__/* .prepareLayers */ .I)(observer, step);
    // Next, the archives and their requests need memory.
    (0,_base_memory_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseMemory */ .H)();
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
    (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_5__/* .requireNone */ .EE)(layers.flatMap(({ job: { label, run } }) => (0,_layers_js__WEBPACK_IMPORTED_MODULE_9__/* .labelled */ .wW)(label, [...(0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .failuresIn */ .xM)(run), ...(0,_report_missing_regions_js__WEBPACK_IMPORTED_MODULE_2__/* .noRegionWasAvailable */ .ok)(run)])));
}
function deletesPredecessor({ predecessor, plan }) {
    return predecessor !== undefined && (0,_plan_predecessor_js__WEBPACK_IMPORTED_MODULE_1__/* .isPruned */ .p)(predecessor, plan);
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
