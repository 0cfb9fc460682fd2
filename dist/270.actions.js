export const id = 270;
export const ids = [270];
export const modules = {

/***/ 76062:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GM: () => (/* binding */ nameOfBoth),
/* harmony export */   H1: () => (/* binding */ hasArchitecturePlaceholder),
/* harmony export */   H8: () => (/* binding */ fillArchitecture),
/* harmony export */   x9: () => (/* binding */ architecturePlaceholder)
/* harmony export */ });
/** Stands for an architecture in inputs. */
const architecturePlaceholder = '{architecture}';
/** Returns a text in which the architecture replaces the placeholder. */
function fillArchitecture(text, architecture) {
    return text.replaceAll(architecturePlaceholder, architecture);
}
/** Returns whether a text contains the placeholder. */
function hasArchitecturePlaceholder(text) {
    return text.includes(architecturePlaceholder);
}
/** Returns a layer name without the placeholder and its separator: `data` for `data-{architecture}`. */
function nameOfBoth(layerName) {
    return layerName.replaceAll(/[-_]?\{architecture\}/g, '').replace(/^[-_]/, '') || 'layer';
}


/***/ }),

/***/ 20956:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ nothingDone)
/* harmony export */ });
/** The result in a Region in which nothing was changed. */
const nothingDone = { published: false, granted: [], revoked: [], deleted: [] };


/***/ }),

/***/ 44188:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H7: () => (/* binding */ glibcFor),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   x4: () => (/* binding */ versionsOf),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* unused harmony export newestGlibc */
/** The glibc of Lambda's newest operating system. Code that requires a newer one does not load on any runtime. */
const newestGlibc = '2.34';
/**
 * Returns the properties of a runtime by its identifier, or undefined if its language is not known. Amazon Linux 2023 has glibc 2.34, and
 * Amazon Linux 2 has 2.26 (AWS: Lambda developer guide, "Lambda runtimes").
 */
function factsOf(runtime) {
    const [, language, version = '', system] = /^(nodejs|python|java|ruby|dotnet|provided)([\d.]*?)(?:\.x|\.?(al2|al2023))?$/.exec(runtime) ?? [];
    if (!isLanguage(language))
        return undefined;
    const isNew = system === 'al2023' || (system !== 'al2' && isFrom(version, sinceAmazonLinux2023[language]));
    return { language, version, glibc: isNew ? '2.34' : '2.26' };
}
/** Returns the versions of a language in a list of runtimes, oldest first. */
function versionsOf(language, runtimes) {
    const versions = runtimes.flatMap((runtime) => {
        const facts = factsOf(runtime);
        return facts?.language === language && facts.version !== '' ? [facts.version] : [];
    });
    return [...new Set(versions)].sort(compareVersions);
}
/** Returns the oldest glibc of these runtimes. Code that must load on all of them cannot require a newer one. */
function glibcFor(runtimes) {
    const [oldest = newestGlibc] = runtimes
        .flatMap((runtime) => factsOf(runtime)?.glibc ?? [])
        .sort(compareVersions);
    return oldest;
}
/** Orders versions such as `3.9` and `3.13` by their numbers. */
function compareVersions(one, other) {
    return one.localeCompare(other, 'en', { numeric: true });
}
const sinceAmazonLinux2023 = {
    nodejs: '20',
    python: '3.12',
    java: '21',
    ruby: '3.3',
    dotnet: '8',
    provided: '2023',
};
function isLanguage(text) {
    return text !== undefined && Object.hasOwn(sinceAmazonLinux2023, text);
}
function isFrom(version, first) {
    return compareVersions(version, first) >= 0;
}


/***/ }),

/***/ 39181:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ unzippedLimit),
/* harmony export */   o: () => (/* binding */ directUploadLimit)
/* harmony export */ });
/** The maximum size of a function with all its layers, unzipped, in bytes (AWS: Lambda quotas). */
const unzippedLimit = 262_144_000;
/** The maximum size of an archive in the request itself, in bytes (AWS: Lambda quotas, "50 MB (zipped, for direct upload)"). */
const directUploadLimit = 52_428_800;


/***/ }),

/***/ 5316:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eA: () => (/* binding */ safeSlimKinds),
/* harmony export */   j6: () => (/* binding */ slimKinds),
/* harmony export */   op: () => (/* binding */ runtimesWithoutSdk)
/* harmony export */ });
/* harmony import */ var _runtimes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44188);

/** What the input "slim" can leave out of installed packages. A file of two kinds counts as the one that reports show first. */
const slimKinds = ['tests', 'docs', 'typings', 'source-maps', 'runtime-sdk'];
/** The kinds that `slim: true` leaves out. Without the SDK in the layer, AWS chooses its version, so it must be requested by name. */
const safeSlimKinds = slimKinds.filter((kind) => kind !== 'runtime-sdk');
/** The first version of each language whose runtimes include an AWS SDK in the form of packages. */
const firstWithSdk = { nodejs: '18', python: '3', ruby: '2' };
/**
 * Returns the runtimes that do not include packages of an AWS SDK (AWS: Lambda developer guide, "Runtime-included SDK versions"). Before
 * Node.js 18, the runtimes have version 2 of the SDK, which no longer gets updates.
 */
function runtimesWithoutSdk(runtimes) {
    return runtimes.filter((runtime) => {
        const facts = (0,_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOf */ .xS)(runtime);
        const first = facts && firstWithSdk[facts.language];
        return first === undefined || (0,_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(facts?.version ?? '', first) < 0;
    });
}


/***/ }),

/***/ 73490:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ versionList)
/* harmony export */ });
/** Returns versions by their numbers: `version 3`, or `versions 3, 4`. */
function versionList(numbers) {
    return `version${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
}


/***/ }),

/***/ 65468:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $H: () => (/* binding */ hasChanged),
/* harmony export */   T5: () => (/* binding */ failedRegions),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   lJ: () => (/* binding */ currentVersions),
/* harmony export */   xM: () => (/* binding */ failuresIn),
/* harmony export */   xW: () => (/* binding */ planAsSteps)
/* harmony export */ });
/* unused harmony export outputNames */
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83236);
/* harmony import */ var _plan_writes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67491);
/* harmony import */ var _advice_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52296);
/* harmony import */ var _missing_regions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52386);
/* harmony import */ var _steps_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70021);





/** The outputs in action.yml, except `arn-<region>`, which exists for each Region. A test compares this list with action.yml. */
const outputNames = (/* unused pure expression or super */ null && ([
    'layer-version-arn',
    'arns',
    'version',
    'versions',
    'changed',
    'code-sha256',
    'code-size',
    'unzipped-size',
    'archive',
    'manifest',
    'target-version',
    'plan',
    'failed-regions',
    'missing-regions',
    'regions',
    'optional-regions',
]));
/** Returns all outputs of a run, also of one that failed early. An output without a value is an empty text, `{}` or `[]`. */
function outputsOf(run) {
    const current = currentVersions(run);
    const missing = (0,_missing_regions_js__WEBPACK_IMPORTED_MODULE_2__/* .missingRegions */ .g5)(run);
    const arns = mapVersions(current, ({ arn }) => arn);
    const versions = mapVersions(current, ({ version }) => version);
    return {
        ...Object.fromEntries(run.regions.map((region) => [`arn-${region}`, arns[region] ?? ''])),
        'layer-version-arn': (run.regions.length === 1 && Object.values(arns)[0]) || '',
        arns: JSON.stringify(arns),
        version: commonVersion(run.regions.filter((region) => !missing.has(region)).map((region) => versions[region])),
        versions: JSON.stringify(versions),
        changed: String(hasChanged(run)),
        'code-sha256': run.archive?.sha256 ?? '',
        'code-size': stringOf(run.archive?.size),
        'unzipped-size': stringOf(run.archive?.unzippedSize),
        archive: run.archive?.path ?? '',
        manifest: run.manifest ?? '',
        'target-version': stringOf(run.plan && (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .targetVersion */ .I$)(run.plan)),
        plan: JSON.stringify(planAsSteps(run)),
        'failed-regions': JSON.stringify(failedRegions(run)),
        'missing-regions': JSON.stringify((0,_missing_regions_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonsByRegion */ .Xc)(missing)),
        regions: JSON.stringify(run.regions),
        'optional-regions': JSON.stringify(run.optionalRegions),
    };
}
/** Returns the Regions that failed. If the run failed before it reached a Region, these are all Regions. */
function failedRegions(run) {
    if (run.dryRun && run.plan)
        return run.regions.filter((region) => isBlocked(run.plan?.get(region)));
    return run.regions.filter((region) => {
        const outcome = run.outcomes.get(region);
        return outcome ? outcome.failure !== undefined : run.failure !== undefined;
    });
}
/** Returns the error of each Region that failed, after the name of the Region, with advice on what to do. */
function failuresIn({ outcomes }) {
    return [...outcomes].flatMap(([region, { failure }]) => failure === undefined ? [] : [(0,_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .inRegion */ .Q)(region, (0,_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .withAdvice */ .b)(failure))]);
}
/** Returns the versions with the wanted content and metadata by Region. Before the plan is applied, these are the versions to reuse. */
function currentVersions(run) {
    const found = run.regions.map((region) => [region, run.outcomes.get(region)?.layerVersion ?? reusedVersion(run.plan?.get(region))]);
    return new Map(found.filter((entry) => entry[1] !== undefined));
}
/** Returns whether the run published, granted or revoked anything. For a dry run, returns whether it would. */
function hasChanged({ dryRun, plan, outcomes }) {
    if (dryRun)
        return [...(plan?.values() ?? [])].some(_plan_writes_js__WEBPACK_IMPORTED_MODULE_3__/* .writes */ .D);
    return [...outcomes.values()].some(({ published, granted, revoked }) => published || granted.length > 0 || revoked.length > 0);
}
/** Returns the steps of each Region, as in the output `plan` and in the manifest. */
function planAsSteps({ plan }) {
    return Object.fromEntries([...(plan ?? [])].map(([region, planned]) => [region, (0,_steps_js__WEBPACK_IMPORTED_MODULE_4__/* .stepsOf */ .B)(planned)]));
}
function isBlocked(planned) {
    return planned !== undefined && 'blocked' in planned;
}
function reusedVersion(planned) {
    if (!planned || !('target' in planned))
        return undefined;
    return planned.target.do === 'reuse' ? planned.target : undefined;
}
function mapVersions(current, value) {
    return Object.fromEntries([...current].map(([region, version]) => [region, value(version)]));
}
function commonVersion(versions) {
    const [first, ...others] = new Set(versions);
    return others.length === 0 ? stringOf(first) : '';
}
function stringOf(value) {
    return value === undefined ? '' : String(value);
}


/***/ }),

/***/ 47020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SS: () => (/* binding */ describeOutcome),
/* harmony export */   WV: () => (/* binding */ describeCurrentState),
/* harmony export */   Yj: () => (/* binding */ describeUncheckedPermissions),
/* harmony export */   df: () => (/* binding */ describePlan),
/* harmony export */   hM: () => (/* binding */ describeLaterSteps),
/* harmony export */   l1: () => (/* binding */ describeLeftOut)
/* harmony export */ });
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90656);
/* harmony import */ var _layer_version_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73490);


/** Returns a short phrase on the current state of a Region. */
function describeCurrentState(observation) {
    if (!observation.seen)
        return `not observed: ${observation.reason.text}`;
    const { candidate, versions } = observation;
    const [newest] = versions;
    if (!newest)
        return 'no version yet';
    const hash = candidate ? `; version ${candidate.version} has CodeSha256 ${candidate.codeSha256}` : '';
    return `the newest version is ${newest.version}${hash}`;
}
/** Returns a short phrase on the plan of a Region. */
function describePlan(planned) {
    if ('unobserved' in planned)
        return `not observed: ${planned.unobserved.text}`;
    if ('blocked' in planned)
        return `blocked: ${planned.blocked.text}`;
    if ('missing' in planned)
        return `skipped, because it was not available: ${planned.missing.text}`;
    const { target, fill, grants, revokes, prunes } = planned;
    return [
        ...(fill > 0 ? [`publish ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(fill, 'placeholder version')}`] : []),
        describeTarget(target),
        ...grants.map(({ principal }) => `grant to ${principal}`),
        ...revokes.map(({ id, principal }) => `revoke ${principal ?? `"${id}"`}`),
        ...(prunes.length > 0 ? [`delete ${(0,_layer_version_list_js__WEBPACK_IMPORTED_MODULE_1__/* .versionList */ .t)(prunes.map(({ version }) => version))}`] : []),
    ].join('; ');
}
/** Returns sentences on the permissions that a dry run cannot check, or an empty list if the plan writes nothing. */
function describeUncheckedPermissions({ permissionsToWrite = [], }) {
    if (permissionsToWrite.length === 0)
        return [];
    const list = permissionsToWrite.join(', ');
    return [`A dry run cannot check the permissions for writes. This plan needs: ${list}.`];
}
/** Summarizes the outcome of a Region in a few words. The reason for a failure is reported separately. */
function describeOutcome(outcome) {
    const { published, layerVersion, missing } = outcome;
    return [
        ...(published ? ['published'] : []),
        ...(layerVersion && !published ? ['unchanged'] : []),
        ...describeLaterSteps(outcome),
        ...(missing === undefined ? [] : ['skipped, because the Region was not available']),
    ].join('; ');
}
/** Returns short phrases on what happened in a Region after the version was published or found. */
function describeLaterSteps(outcome) {
    const { layerVersion, granted, revoked, deleted, parameters = [], failure } = outcome;
    return [
        ...describeDeclared(layerVersion),
        ...(granted.length > 0 ? [`granted to ${granted.join(', ')}`] : []),
        ...(revoked.length > 0 ? [`revoked ${revoked.map((id) => `"${id}"`).join(', ')}`] : []),
        ...(deleted.length > 0 ? [`deleted ${(0,_layer_version_list_js__WEBPACK_IMPORTED_MODULE_1__/* .versionList */ .t)(deleted)}`] : []),
        ...(parameters.length > 0 ? [`ARN in parameter ${parameters.join(', ')}`] : []),
        ...(failure === undefined ? [] : ['failed']),
    ];
}
/** Returns a sentence on what "slim" left out, with the size of each kind. */
function describeLeftOut({ kinds }) {
    if (kinds.length === 0)
        return 'slim found nothing to leave out.';
    const files = kinds.reduce((sum, kind) => sum + kind.files, 0);
    const size = kinds.reduce((sum, kind) => sum + kind.size, 0);
    const list = kinds.map((one) => `${one.kind} ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(one.size)}`).join(', ');
    return `slim left out ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(files, 'file')} of ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(size)} unzipped: ${list}.`;
}
/** Returns what a version declares, if its Region rejects a part of what is wanted. */
function describeDeclared({ declared } = {}) {
    if (declared === undefined)
        return [];
    const names = [...declared.runtimes, ...declared.architectures];
    return [names.length === 0 ? 'declares no architectures' : `declares only ${names.join(', ')}`];
}
function describeTarget(target) {
    return target.do === 'publish'
        ? `publish version ${target.expected}, because ${target.because}`
        : [`keep version ${target.version}`, ...describeDeclared(target)].join(', which ');
}


/***/ }),

/***/ 70021:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ stepsOf),
/* harmony export */   d: () => (/* binding */ planFromSteps)
/* harmony export */ });
/** Returns the plan of a Region as a list of steps, in the order in which the action executes them. */
function stepsOf(planned) {
    if ('unobserved' in planned)
        return [{ do: 'unobserved', because: planned.unobserved.text }];
    if ('blocked' in planned)
        return [{ do: 'blocked', because: planned.blocked.text }];
    if ('missing' in planned)
        return [{ do: 'skip', because: planned.missing.text }];
    const { target, fill, grants, revokes, prunes } = planned;
    return [
        ...(fill > 0 ? [{ do: 'fill', versions: fill }] : []),
        target,
        ...grants.map((grant) => ({ do: 'grant', ...grant })),
        ...revokes.map(({ id, principal }) => ({ do: 'revoke', statementId: id, principal })),
        ...prunes.map((prune) => ({ do: 'prune', ...prune })),
    ];
}
/** Returns the plan that these steps describe, without notes, or undefined if they describe no plan. `messageOn` adds the topic to a text. */
function planFromSteps(steps, messageOn) {
    const [first] = steps;
    if (first?.do === 'unobserved')
        return { unobserved: messageOn(first.because) };
    if (first?.do === 'blocked')
        return { blocked: messageOn(first.because) };
    if (first?.do === 'skip')
        return { missing: messageOn(first.because) };
    const target = steps.find((step) => step.do === 'reuse' || step.do === 'publish');
    if (!target)
        return undefined;
    return {
        target,
        fill: steps.find((step) => step.do === 'fill')?.versions ?? 0,
        grants: steps
            .filter((step) => step.do === 'grant')
            .map(({ principal, statementId }) => ({ principal, statementId })),
        revokes: steps
            .filter((step) => step.do === 'revoke')
            .map(({ statementId: id, principal }) => ({ id, ...(principal === undefined ? {} : { principal }) })),
        prunes: steps.filter((step) => step.do === 'prune').map(({ version, because }) => ({ version, because })),
        notes: [],
    };
}


/***/ }),

/***/ 2492:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ writeManifest)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/layer/architecture-placeholder.ts
var architecture_placeholder = __webpack_require__(76062);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/layer/layer.ts
var layer_layer = __webpack_require__(20956);
// EXTERNAL MODULE: ./src/report/missing-regions.ts
var missing_regions = __webpack_require__(52386);
// EXTERNAL MODULE: ./src/report/outputs.ts
var outputs = __webpack_require__(65468);
// EXTERNAL MODULE: ./src/report/profile.ts
var profile = __webpack_require__(31047);
;// CONCATENATED MODULE: ./src/report/manifest.ts





/** Returns the manifest of a step, also of one that failed early. */
function manifestOfLayers({ layers }) {
    const [first, ...others] = layers;
    return others.length === 0 ? manifestOf(first) : { schema: 1, layers: layers.map(manifestOf) };
}
/** Returns the manifest of a run, also of one that failed early. */
function manifestOf(run) {
    const current = (0,outputs/* currentVersions */.lJ)(run);
    const missing = (0,missing_regions/* missingRegions */.g5)(run);
    const regions = run.regions.map((region) => {
        const { layerVersion: _layerVersion, failure, missing: _missing, ...outcome } = run.outcomes.get(region) ?? layer_layer/* nothingDone */.m;
        const end = { ...textOf('failure', failure), ...textOf('missing', missing.get(region)) };
        return [region, { ...describedVersion(current.get(region)), ...outcome, ...end }];
    });
    return {
        schema: 1,
        layerName: run.layerName,
        variant: run.variant,
        ...run.commit,
        dryRun: run.dryRun,
        account: run.account,
        madeBy: run.madeBy,
        archive: run.archive && {
            path: run.archive.path,
            codeSha256: run.archive.sha256,
            codeSize: run.archive.size,
            unzippedSize: run.archive.unzippedSize,
            files: run.archive.files,
        },
        metadata: run.metadata,
        largest: run.largest,
        leftOut: run.leftOut,
        changes: run.changes,
        regions: Object.fromEntries(regions),
        failedRegions: (0,outputs/* failedRegions */.T5)(run),
        plan: (0,outputs/* planAsSteps */.xW)(run),
        changed: (0,outputs/* hasChanged */.$H)(run),
        checks: run.checks,
        permissionsToWrite: run.permissionsToWrite,
        profile: (0,profile/* profileInSeconds */.sK)(run.profile),
        warnings: (0,message/* textsOf */.CB)(run.warnings),
        failure: run.failure && (0,message/* textsOf */.CB)(run.failure),
        topics: topicsOf(run),
    };
}
function topicsOf({ warnings, failure = [], outcomes, plan = new Map(), }) {
    const ofOutcomes = [...outcomes.values()].flatMap(({ failure, missing }) => failure ?? missing ?? []);
    const ofPlan = [...plan.values()].flatMap((planned) => {
        if ('blocked' in planned)
            return [planned.blocked];
        if ('missing' in planned)
            return [planned.missing];
        return 'unobserved' in planned ? [planned.unobserved] : [];
    });
    const pairs = [...warnings, ...failure, ...ofOutcomes, ...ofPlan].flatMap(({ text, topic }) => topic === undefined ? [] : [[text, topic]]);
    return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}
function textOf(name, reason) {
    return reason === undefined ? {} : { [name]: reason.text };
}
function describedVersion(current) {
    if (!current)
        return {};
    const { arn, version, declared } = current;
    return { arn, version, ...(declared && { declared }) };
}

// EXTERNAL MODULE: ./src/steps/write-file.ts
var write_file = __webpack_require__(9663);
;// CONCATENATED MODULE: ./src/steps/manifest.ts




/** If the step has a directory, writes the manifest into it, and adds the path of the manifest to each run. */
async function writeManifest({ layers }) {
    const [{ directory, layerName, variant }] = layers;
    if (directory === undefined)
        return;
    const name = layers.length > 1 && variant ? (0,architecture_placeholder/* nameOfBoth */.GM)(variant.name) : layerName;
    const path = (0,external_node_path_.join)(directory, `${name}.json`);
    await (0,write_file/* writeWhole */.f)(path, `${JSON.stringify(manifestOfLayers({ layers }), undefined, 2)}\n`);
    for (const run of layers)
        run.manifest = path;
}


/***/ }),

/***/ 9663:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole),
/* harmony export */   j: () => (/* binding */ writeFor)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29662);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75997);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88414);






/** Writes the file that an input names, and its folder if it does not exist, inside of the roots. Throws a Problem, and leaves no partial file. */
async function writeFor(input, path, text, roots) {
    try {
        // A build can have created a link here after the inputs were parsed. A process of the build that still runs can do so at any time.
        requireWritable(path, roots);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
        requireWritable(path, roots);
        await writeWhole(path, text);
    }
    catch (error) {
        const reason = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .reasonOf */ .A3)(error);
        const message = `The file of input "${input}" cannot be written: ${reason.text}.`;
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF((0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .becauseOf */ .W$)(reason, 'a-file-cannot-be-written', message), { cause: error });
    }
}
function requireWritable(path, roots) {
    const why = (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .whyNotWritable */ .Gn)(path, roots);
    if (why !== undefined)
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Explained */ .t_((0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .reworded */ .Fg)(why, (reason) => `${path}: ${reason}`));
}
/**
 * Writes a file completely or not at all. An existing file keeps its mode. The temporary name is short, because the name of the file can
 * have the maximum length.
 */
async function writeWhole(path, text) {
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    const existing = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => undefined);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(temporary, text, { flag: 'wx' });
        if (existing?.isFile())
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(temporary, existing.mode);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, path);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
        throw error;
    }
}


/***/ })

};
