export const id = 736;
export const ids = [736];
export const modules = {

/***/ 26774:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H6: () => (/* binding */ readStart),
/* harmony export */   QY: () => (/* binding */ hashOfFile),
/* harmony export */   Qr: () => (/* binding */ readTextOrEmpty),
/* harmony export */   Vd: () => (/* binding */ isProgram),
/* harmony export */   e1: () => (/* binding */ readTextIfPossible),
/* harmony export */   eE: () => (/* binding */ listPathsIn),
/* harmony export */   io: () => (/* binding */ readBytes),
/* harmony export */   js: () => (/* binding */ readBytesSync),
/* harmony export */   n$: () => (/* binding */ readTextSync),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58369);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(88414);







/** Returns the content of a file. Throws a Problem if the file exceeds the limit, or if it is a device or a pipe. */
async function readBytes(path, limit) {
    // Without O_NONBLOCK, opening a pipe that has no writer never returns.
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK);
    try {
        return await contentOf(file, path, limit);
    }
    finally {
        await file.close();
    }
}
/** Returns the first 1,024 bytes of a file, or all if there are fewer. */
async function readStart(path) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK);
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(1_024), 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await file.close();
    }
}
/** Returns whether a file is a program, by its first bytes: an ELF file, or a script that begins with `#!`. */
function isProgram(start) {
    return /^(?:#!|\x7fELF)/.test(start.toString('latin1', 0, 4));
}
/** Returns the text of a file. Throws a Problem as readBytes does. */
async function readText(path, limit = 'text') {
    return (await readBytes(path, limit)).toString('utf8');
}
/** Returns the text of a file that is an input, so that it is parsed together with the other inputs. Throws LimitExceeded. */
function readTextSync(path, limit) {
    return readingSync(path, (file) => contentOfSync(file, path, limit)).toString('utf8');
}
/** Does the same as readBytes without waiting, which takes far less time for many small files. */
function readBytesSync(path, limit) {
    return readingSync(path, (file) => {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file);
        requireNoDevice(stats, path);
        return contentOfSync(file, path, limit, Math.min(stats.size, _limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .Fy[limit].most) + 1);
    });
}
function readingSync(path, read) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK);
    try {
        return read(file);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
}
function contentOfSync(file, path, limit, expected = chunkSize) {
    const { most } = _limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .Fy[limit];
    const chunks = [];
    for (let length = 0; length <= most;) {
        const chunk = Buffer.allocUnsafe(length === 0 ? expected : chunkSize);
        const bytesRead = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(file, chunk);
        if (bytesRead === 0)
            return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
        chunks.push(chunk.subarray(0, bytesRead));
        length += bytesRead;
    }
    throw new _limits_js__WEBPACK_IMPORTED_MODULE_5__/* .LimitExceeded */ .nP(path, limit);
}
/** Returns the text of a file, or undefined if it cannot be read. Throws a Problem as readBytes does. */
async function readTextIfPossible(path, limit = 'text') {
    try {
        return await readText(path, limit);
    }
    catch (error) {
        if (error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_6__/* .Problem */ .AF)
            throw error;
        return undefined;
    }
}
/** Returns the text of a file, or an empty text if it cannot be read. Throws a Problem as readBytes does. */
async function readTextOrEmpty(path, limit) {
    return (await readTextIfPossible(path, limit)) ?? '';
}
/** The bytes that are read at a time from a file of unknown size. */
const chunkSize = 65_536;
async function contentOf(file, path, limit) {
    const stats = await file.stat();
    requireNoDevice(stats, path);
    const { most } = _limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .Fy[limit];
    const chunks = [];
    let length = 0;
    // Files in /proc have content although their reported size is 0.
    for (let next = stats.size; length <= most && stats.size <= most; next = chunkSize) {
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(next + 1));
        if (bytesRead === 0)
            return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
        chunks.push(buffer.subarray(0, bytesRead));
        length += bytesRead;
    }
    throw new _limits_js__WEBPACK_IMPORTED_MODULE_5__/* .LimitExceeded */ .nP(path, limit);
}
function requireNoDevice(stats, path) {
    if (stats.isFile() || stats.isDirectory())
        return;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_6__/* .Problem */ .AF({
        topic: 'a-file-exceeds-a-limit',
        text: `${path} is a device or a pipe, which can be endless. Replace it with a file.`,
    });
}
/** Returns the relative paths of all files and folders in a directory. Links are not followed, because they can form a cycle. */
async function listPathsIn(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(directory, { recursive: true, withFileTypes: true });
    return entries.map(({ parentPath, name }) => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.relative)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parentPath, name)));
}
/** Returns the hash of a file's content in hexadecimal. The file is streamed, so that its size does not matter. */
async function hashOfFile(path, algorithm = 'sha256') {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm);
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path), digest);
    return digest.digest('hex');
}


/***/ }),

/***/ 58369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fy: () => (/* binding */ limits),
/* harmony export */   Uc: () => (/* binding */ requireWithinLimit),
/* harmony export */   W$: () => (/* binding */ countOccurrences),
/* harmony export */   k$: () => (/* binding */ newBudget),
/* harmony export */   nP: () => (/* binding */ LimitExceeded),
/* harmony export */   pN: () => (/* binding */ rethrowIfLimitExceeded)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90656);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);


/**
 * Limits on untrusted files, such as those of a pull request or a package. Real projects stay far below them. Without limits, a small file
 * could occupy a runner for hours, or fill its memory.
 */
const limits = {
    /** Lock files in JSON or plain lines, and lists that package managers print. */
    text: { most: 100_000_000, of: 'bytes' },
    /** Manifests such as package.json, pom.xml and requirements files. */
    manifest: { most: 5_000_000, of: 'bytes' },
    /** pyproject.toml, uv.lock and poetry.lock. */
    toml: { most: 15_000_000, of: 'bytes' },
    /** Settings in YAML, or one package of a YAML lock file. The YAML parser needs seconds for each megabyte. */
    yaml: { most: 100_000, of: 'bytes' },
    yamlLock: { most: 10_000_000, of: 'bytes' },
    yamlParts: { most: 1_000_000, of: 'bytes of packages in another form than pnpm writes them' },
    tomlValues: { most: 400_000, of: 'keys and lists' },
    nesting: { most: 200, of: 'levels of nesting' },
    aliases: { most: 100, of: 'uses of an alias' },
    patterns: { most: 1_000, of: 'patterns of members' },
    wildcards: { most: 3, of: 'wildcards in one part of a pattern' },
    requirementsFiles: { most: 1_000, of: 'requirements files in all' },
    requirements: { most: 20_000, of: 'lines of requirements in all' },
    includes: { most: 50, of: 'levels of files that include each other' },
    groups: { most: 200, of: 'levels of groups that include each other' },
    extras: { most: 1_000_000, of: 'characters of requirements in its extras' },
    poms: { most: 5_000, of: 'POMs in all' },
    /** The XML parser needs a kilobyte of memory for each tag. */
    tags: { most: 150_000, of: 'tags' },
    pomTags: { most: 1_000_000, of: 'tags of POMs in all' },
    parents: { most: 50, of: 'parents' },
    properties: { most: 1_000_000, of: 'characters of expanded properties' },
    /** The metadata file of a package in a layer. */
    metadata: { most: 20_000_000, of: 'bytes' },
    /** Entries of a jar in a layer. The directory of a jar is read in parts. */
    jarEntries: { most: 1_000_000, of: 'entries' },
    classes: { most: 100_000, of: 'classes' },
    /** A jar that the action rewrites. More entries would need the zip64 format. */
    rewrittenEntries: { most: 65_535, of: 'entries' },
    rewrittenBytes: { most: 500_000_000, of: 'bytes' },
};
/** An untrusted file exceeds a limit. */
class LimitExceeded extends _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF {
    limit;
    constructor(subject, limit) {
        const { most, of } = limits[limit];
        super({
            topic: 'a-file-exceeds-a-limit',
            text: `${subject} exceeds a limit of this action: it has more than ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(most)} ${of}. Make it smaller.`,
        });
        this.limit = limit;
    }
}
/** Returns a budget with the full amount of a limit. */
function newBudget(limit) {
    let remaining = limits[limit].most;
    return {
        spend: (subject, amount = 1) => {
            remaining -= amount;
            if (remaining < 0)
                throw new LimitExceeded(subject, limit);
        },
    };
}
/** Throws LimitExceeded with the name `subject` if `amount` exceeds the limit. */
function requireWithinLimit(limit, subject, amount) {
    newBudget(limit).spend(subject, amount);
}
/** Rethrows an error if it is a LimitExceeded. The caller ignores all other errors. */
function rethrowIfLimitExceeded(error) {
    if (error instanceof LimitExceeded)
        throw error;
}
/** Returns how often a character occurs in a text. This estimates the work of a parser before it starts. */
function countOccurrences(character, text) {
    let found = 0;
    for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1))
        found += 1;
    return found;
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

/***/ 38736:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readRegions: () => (/* binding */ readRegions)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _report_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54227);
/* harmony import */ var _inputs_take_layers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33165);
/* harmony import */ var _regions_observe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84437);
/* harmony import */ var _regions_parameters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50173);





/**
 * The permissions of the session that reads the Regions. It cannot write, even if the role can. An inline session policy has at most
 * 2,048 characters (AWS STS: AssumeRoleWithWebIdentity, Policy).
 */
const readOnly = {
    // The shortest session that AWS allows (AWS STS: AssumeRoleWithWebIdentity, DurationSeconds).
    durationSeconds: 900,
    policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Allow',
                Action: [
                    'lambda:ListLayerVersions',
                    'lambda:GetLayerVersion',
                    'lambda:GetLayerVersionPolicy',
                    'lambda:ListFunctions',
                    'ssm:GetParameter',
                    'ec2:DescribeRegions',
                ],
                Resource: '*',
            },
        ],
    }),
};
/** Reads the state of each layer of the step in each Region. Never rejects. */
async function readRegions(runner) {
    try {
        return await statesIn(runner);
    }
    catch (error) {
        return { failed: runner.hide((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)) };
    }
}
async function statesIn(runner) {
    const step = (0,_inputs_take_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .takeLayers */ .s)(runner, (0,_report_run_js__WEBPACK_IMPORTED_MODULE_4__/* .newRuns */ .jA)(runner.env));
    const { reached, observed } = await (0,_regions_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .observeLayers */ .PZ)(step, readOnly);
    if ('unreached' in reached)
        return { failed: reached.unreached.map(({ text }) => text).join(' ') };
    const { account, regions, optionalRegions, patterns } = step.jobs[0].run;
    const layers = step.jobs.map(async (job) => {
        const observations = observed.get(job) ?? new Map();
        return { observations, parameters: await parameterValues(reached.connection, observations, job) };
    });
    return { common: { account, regions, optionalRegions, patterns }, layers: await Promise.all(layers) };
}
/** Returns the values of the SSM parameters that the newest version should have. */
async function parameterValues(connection, observations, { inputs }) {
    if (inputs['ssm-parameter'].length === 0)
        return new Map();
    const stores = await connection.parameters();
    const values = [...observations].flatMap(([region, observed]) => {
        const store = stores.get(region);
        const version = observed.seen ? observed.candidate?.version : undefined;
        if (!store || version === undefined)
            return [];
        const names = (0,_regions_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .parametersIn */ .K)(region, inputs).map(({ nameOf }) => nameOf(version));
        const read = names.map(async (name) => [name, await store.value(name)]);
        return [Promise.all(read).then((found) => [region, new Map(found)])];
    });
    return new Map(await Promise.all(values));
}


/***/ }),

/***/ 79128:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ ServiceFailure),
/* harmony export */   hp: () => (/* binding */ isTolerated),
/* harmony export */   iS: () => (/* binding */ failedBecause)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);

/** Why a call failed. If `refused`, AWS did not process it. Otherwise, AWS may have processed it. */
class ServiceFailure extends _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Explained */ .t_ {
    refused;
    because;
    /** The permission that AWS says is missing, such as `lambda:ListLayerVersions`. */
    permission;
    /** Whether the Region is optional, and was not available before the first write there. */
    isTolerated;
    constructor(reason, { refused, because, permission, isTolerated = false, cause }) {
        super(reason, { cause });
        this.name = 'ServiceFailure';
        this.refused = refused;
        this.because = because;
        this.permission = permission;
        this.isTolerated = isTolerated;
    }
}
/** Whether an optional Region was not available, so that it is skipped. */
function isTolerated(error) {
    return error instanceof ServiceFailure && error.isTolerated;
}
/** Whether something failed for this reason. */
function failedBecause(error, because) {
    return error instanceof ServiceFailure && error.because === because;
}


/***/ }),

/***/ 51893:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fs: () => (/* binding */ usageOf),
/* harmony export */   RX: () => (/* binding */ inEachRegion),
/* harmony export */   lB: () => (/* binding */ observe),
/* harmony export */   vQ: () => (/* binding */ notListedYet)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _plan_compare_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68512);
/* harmony import */ var _plan_placeholder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16910);
/* harmony import */ var _calls_service_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79128);





/** Returns the current state of a layer in each Region. `report` receives each Region as soon as it is read. */
function observe(services, query, report) {
    return inEachRegion(services, (service) => observeOne(service, query), report);
}
/** Calls `read` in all Regions in parallel. If a Region cannot be read, its result is the reason for that. */
async function inEachRegion(services, read, seen = () => undefined) {
    const observations = [...services].map(async ([region, service]) => {
        const observation = await read(service, region).catch(unreadRegion);
        seen(region, observation);
        return [region, observation];
    });
    return new Map(await Promise.all(observations));
}
function unreadRegion(error) {
    const { permission } = error instanceof _calls_service_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceFailure */ .A ? error : {};
    return {
        seen: false,
        reason: (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonOf */ .A3)(error),
        ...(permission && { denied: permission }),
        ...((0,_calls_service_js__WEBPACK_IMPORTED_MODULE_2__/* .isTolerated */ .hp)(error) && { isTolerated: true }),
    };
}
async function observeOne(service, query) {
    const listed = await service.versions(query.layerName);
    const [seen, unlisted] = await Promise.all([
        observeAmong(listed, service, query),
        notListedYet(listed, service, query),
    ]);
    return unlisted.length === 0 ? seen : observeAmong([...unlisted, ...listed], service, query);
}
/**
 * Returns the versions above those that are listed, newest first. A listing can lag behind a run that has just ended. If a version is
 * missed, it is published twice. Reads of one version lag less.
 */
async function notListedYet([newest], service, { layerName, numbering }) {
    const unlisted = [];
    // A run that aligns version numbers deletes the placeholder versions below the common number.
    let gaps = numbering.kind === 'aligned' ? 3 : 1;
    const first = (newest?.version ?? 0) + 1;
    for (let number = first; gaps > 0 && number < first + mostUnlisted; number += 1) {
        const version = await service.version(layerName, number);
        if (version)
            unlisted.unshift(version);
        else
            gaps -= 1;
    }
    return unlisted;
}
/** Nobody publishes more versions than this in the seconds by which a listing can lag. */
const mostUnlisted = 20;
async function observeAmong(versions, service, query) {
    const { layerName, architectureSets, numbering, withPolicy, retain } = query;
    const releases = versions.filter((version) => !(0,_plan_placeholder_js__WEBPACK_IMPORTED_MODULE_1__/* .hasPlaceholderDescription */ .CB)(version));
    const own = releases.filter((version) => (0,_plan_compare_js__WEBPACK_IMPORTED_MODULE_3__/* .declaresOneOf */ .Pu)(architectureSets, version));
    const newest = own[0] ?? releases[0];
    const number = numbering.kind === 'exact' ? numbering.version : newest?.version;
    const [candidate, statements, usage] = await Promise.all([
        number === undefined ? undefined : service.version(layerName, number),
        number === undefined || !withPolicy ? [] : service.statements(layerName, number),
        retain !== undefined && versions.length >= retain ? usageOf(service, layerName) : notRead,
    ]);
    if (!candidate && versions.some(({ version }) => version === number))
        return beingDeleted(Number(number));
    const earlier = candidate ? await alikeBelow(candidate, own, { service, query }) : [];
    return {
        seen: true,
        versions,
        ofOtherArchitectures: releases.filter((version) => !own.includes(version)),
        statements,
        earlier,
        usage,
        ...(candidate ? { candidate } : {}),
    };
}
/** A run that aligns version numbers publishes the same content at most so often before the final version. */
const mostAlike = 3;
/**
 * Returns the versions directly below one that have its description and content. Only a run that aligns version numbers can have left
 * them.
 */
async function alikeBelow(candidate, releases, { service, query: { layerName, numbering, withPolicy } }) {
    if (numbering.kind !== 'aligned' || !withPolicy)
        return [];
    const alike = [];
    for (const { version: number, description } of releases) {
        if (number >= candidate.version)
            continue;
        if (description !== candidate.description || alike.length === mostAlike)
            break;
        const version = await service.version(layerName, number);
        if (version?.codeSha256 !== candidate.codeSha256)
            break;
        alike.push({ version, statements: await service.statements(layerName, number) });
    }
    return alike;
}
/** If all versions are kept, their usage is not needed. Reading it needs a request for every fifty functions. */
const notRead = { known: false, reason: aboutUsage('The usage of versions was not needed.') };
/**
 * Returns the versions that functions use, or why they are not known. Never rejects, because a run also works without the permission
 * lambda:ListFunctions.
 */
async function usageOf(service, layerName) {
    try {
        return { known: true, uses: await service.uses(layerName) };
    }
    catch (error) {
        const advice = (0,_calls_service_js__WEBPACK_IMPORTED_MODULE_2__/* .failedBecause */ .iS)(error, 'denied')
            ? 'Allow "lambda:ListFunctions" on all resources in the policy of the role.'
            : 'Re-run the job.';
        const why = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonOf */ .A3)(error);
        const reason = aboutUsage(`The action could not check which versions functions use. ${why.text} ${advice}`);
        // The run continues without this permission, so the guide has a separate section for it.
        const isOwn = why.isVague || why.topic === 'a-permission-is-missing';
        return {
            known: false,
            reason: isOwn ? reason : { ...reason, topic: why.topic },
            ...((0,_calls_service_js__WEBPACK_IMPORTED_MODULE_2__/* .isTolerated */ .hp)(error) && { isTolerated: true }),
        };
    }
}
function aboutUsage(text) {
    return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_4__/* .about */ .Cv)('functions-in-use-cannot-be-seen', text);
}
function beingDeleted(number) {
    const text = `Version ${number} is listed but cannot be read, because it is being deleted. Re-run the job.`;
    return { seen: false, reason: (0,_base_message_js__WEBPACK_IMPORTED_MODULE_4__/* .about */ .Cv)('a-response-was-lost', text) };
}


/***/ }),

/***/ 32663:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PN: () => (/* binding */ connectAs),
/* harmony export */   h7: () => (/* binding */ notContacted),
/* harmony export */   pq: () => (/* binding */ connectToAws)
/* harmony export */ });
/* harmony import */ var _aws_names_credential_variables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40971);
/* harmony import */ var _aws_names_region_selection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78485);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88414);
/* harmony import */ var _inputs_regions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27468);





/** Why no Region was read, if there is no connection. The reasons in `unreached` are shown separately. */
const notContacted = (0,_base_message_js__WEBPACK_IMPORTED_MODULE_4__/* .about */ .Cv)('there-are-no-aws-credentials', 'AWS was not contacted, because there are no credentials. The warning shows the reason.');
/**
 * Connects to AWS in every Region. `session` replaces the settings of a role session in the inputs. If that fails, a dry run gets the
 * reasons, and any other run throws a Problem.
 */
async function connectToAws({ inputs, runner, run }, session) {
    const wanted = (0,_inputs_regions_js__WEBPACK_IMPORTED_MODULE_3__/* .wantedRegions */ .n_)(inputs, runner.env);
    const arn = inputs['role-to-assume'];
    try {
        const connection = await connectAs({
            role: arn === undefined ? undefined : { arn, input: 'role-to-assume' },
            regions: wanted,
            allowedAccountIds: inputs['allowed-account-ids'],
            ...(session && { session }),
        }, { inputs, runner });
        run.account = connection.account;
        recordRegions(connection.resolved, wanted, run);
        return { connection };
    }
    catch (error) {
        if (!inputs['dry-run'] || !(error instanceof _base_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF) || isOfPatterns(error))
            throw error;
        const partition = (0,_aws_names_region_selection_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOfRegions */ .Xh)(wanted, {
            roleArn: arn ?? runner.env['AWS_ROLE_ARN'],
            region: runner.env['AWS_REGION'],
        });
        recordRegions((0,_aws_names_region_selection_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveKnown */ .sk)(wanted, partition), wanted, run);
        return { unreached: [...error.errors, ...guessWarnings(wanted)] };
    }
}
/** Connects to AWS with a role, or with the credentials in the environment. Throws a Problem. */
async function connectAs({ session, ...identity }, { inputs, runner }) {
    const { connect } = await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(950), __webpack_require__.e(85)]).then(__webpack_require__.bind(__webpack_require__, 71085));
    const given = inputs['role-session-name'];
    return connect({
        ...identity,
        session: {
            // The default value comes from action.yml. It must not override AWS_ROLE_SESSION_NAME.
            sessionName: given === _aws_names_credential_variables_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultSessionName */ .te ? undefined : given,
            durationSeconds: inputs['role-duration-seconds'],
            ...session,
        },
        endpoints: inputs.endpoints,
        connections: runner.connections,
        audience: inputs.audience,
        env: runner.env,
        idToken: runner.idToken,
        mask: runner.mask,
        hide: runner.hide,
        sleep: runner.sleep,
        deadlines: runner.deadlines,
        trace: (line) => runner.log.debug(line),
        cancelled: runner.cancelled,
    });
}
/** Adds the Regions to the run. Patterns are reported too. */
function recordRegions(resolved, wanted, run) {
    run.regions = resolved.regions;
    run.optionalRegions = resolved.optional;
    if ((0,_aws_names_region_selection_js__WEBPACK_IMPORTED_MODULE_1__/* .havePatterns */ .i0)(wanted))
        run.patterns = resolved;
}
/** A pattern that matches nothing is an error of the input, also in a dry run. */
function isOfPatterns({ errors }) {
    return errors.some(({ topic }) => topic === 'a-region-pattern-cannot-be-resolved');
}
/** If the account is unknown, the Regions are all known ones of the partition that the patterns match. */
function guessWarnings(wanted) {
    if (!(0,_aws_names_region_selection_js__WEBPACK_IMPORTED_MODULE_1__/* .havePatterns */ .i0)(wanted))
        return [];
    const text = 'The Regions of the account are not known. The plan has all known Regions that the patterns match.';
    return [(0,_base_message_js__WEBPACK_IMPORTED_MODULE_4__/* .about */ .Cv)('a-region-pattern-cannot-be-resolved', text)];
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


/***/ })

};
