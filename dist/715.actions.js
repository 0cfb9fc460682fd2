export const id = 715;
export const ids = [715,96];
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

/***/ 23659:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ parseLooseJson),
/* harmony export */   _D: () => (/* binding */ jsonOrUndefined),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58369);

/** Parses JSON. Throws LimitExceeded with the name `subject` if the nesting is too deep for JSON.stringify, and SyntaxError. */
function parseJson(text, subject) {
    (0,_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .requireWithinLimit */ .Uc)('nesting', subject, nestingDepthOf(text));
    return JSON.parse(text.replace(/^\ufeff/, ''));
}
/** Returns the value of a JSON text, or undefined if it is not JSON. The error of the parser would quote the text. */
function jsonOrUndefined(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Parses JSON in which lists and objects can end with a comma, as bun writes it. Throws as parseJson does. */
function parseLooseJson(text, subject) {
    return parseJson(text.replace(/("(?:[^"\\]|\\.)*")|,\s*([\]}])/g, (_, inQuotes, end) => inQuotes ?? end ?? ''), subject);
}
const [quote, backslash] = [0x22, 0x5c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);
/** The greatest depth at which lists and objects of a JSON text are nested. */
function nestingDepthOf(text) {
    let [depth, deepest, isInText] = [0, 0, false];
    for (let at = 0; at < text.length; at++) {
        const character = text.charCodeAt(at);
        if (isInText && character === backslash)
            at++;
        else if (character === quote)
            isInText = !isInText;
        else if (isInText)
            continue;
        else if (opening.has(character))
            deepest = Math.max(deepest, ++depth);
        else if (closing.has(character))
            depth--;
    }
    return deepest;
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
/* harmony import */ var _plan_writes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67491);
/* harmony import */ var _advice_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52296);
/* harmony import */ var _missing_regions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52386);
/* harmony import */ var _region_outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37203);
/* harmony import */ var _steps_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70021);






/** The outputs in action.yml, except `arn-<region>`, which exists for each Region. A test compares this list with action.yml. */
const outputNames = [
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
    ..._region_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .regionOutputNames */ .c,
];
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
        ...(0,_region_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .regionOutputs */ .b)(run, missing),
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
        return [...(plan?.values() ?? [])].some(_plan_writes_js__WEBPACK_IMPORTED_MODULE_4__/* .writes */ .D);
    return [...outcomes.values()].some(({ published, granted, revoked }) => published || granted.length > 0 || revoked.length > 0);
}
/** Returns the steps of each Region, as in the output `plan` and in the manifest. */
function planAsSteps({ plan }) {
    return Object.fromEntries([...(plan ?? [])].map(([region, planned]) => [region, (0,_steps_js__WEBPACK_IMPORTED_MODULE_5__/* .stepsOf */ .B)(planned)]));
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

/***/ 7715:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  markInIndex: () => (/* binding */ markInIndex),
  textOfIndex: () => (/* binding */ textOfIndex)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./src/base/files.ts
var files = __webpack_require__(26774);
// EXTERNAL MODULE: ./src/base/json.ts
var json = __webpack_require__(23659);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/base/quote.ts
var quote = __webpack_require__(17541);
// EXTERNAL MODULE: ./src/report/outputs.ts
var outputs = __webpack_require__(65468);
// EXTERNAL MODULE: ./src/report/exports.ts
var report_exports = __webpack_require__(11089);
;// CONCATENATED MODULE: ./src/report/release-index.ts

/** Returns an index without releases. */
function emptyIndex(layerName) {
    return { layerName, releases: {} };
}
/** Returns why a release cannot have this content, as the end of a sentence: it has other content already. Undefined if it can. */
function whyOtherContent({ releases }, { release, codeSha256 }) {
    const existing = Object.entries(ownOf(releases, release)).find(([, one]) => one.codeSha256 !== codeSha256);
    if (!existing)
        return undefined;
    const [region, { arn }] = existing;
    return `release ${release} has other content already, such as ${arn} in ${region}`;
}
/** Returns an index with the versions of a release. Regions that are not given keep their version. */
function withRelease(index, release, versions) {
    const ofRelease = sorted({ ...ownOf(index.releases, release), ...versions });
    return { ...index, releases: sorted({ ...index.releases, [release]: ofRelease }) };
}
/** Returns an index in which some versions are marked as deleted. */
function withoutVersions(index, isDeleted) {
    const marked = (versions) => mapValues(versions, (one, region) => (isDeleted(region, one) ? { ...one, deleted: true } : one));
    return { ...index, releases: mapValues(index.releases, marked) };
}
/** Returns the number of versions that are marked as deleted. */
function countDeleted({ releases }) {
    return Object.values(releases)
        .flatMap((versions) => Object.values(versions))
        .filter(({ deleted }) => deleted).length;
}
/** Returns an index as JSON. */
function indexAsJson({ layerName, releases }) {
    return (0,report_exports/* json */.Pq)({ layerName, releases });
}
/** A release can have the name of a property that every object has, such as "constructor". */
function ownOf(all, name) {
    return Object.hasOwn(all, name) ? (all[name] ?? {}) : {};
}
/** Sorts by name, with numbers by their value: 1.9 comes before 1.10. */
function sorted(values) {
    const { compare } = new Intl.Collator('en', { numeric: true });
    return Object.fromEntries(Object.entries(values).sort(([one], [other]) => compare(one, other)));
}
function mapValues(values, change) {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}

// EXTERNAL MODULE: ./src/steps/write-file.ts
var write_file = __webpack_require__(9663);
;// CONCATENATED MODULE: ./src/steps/release-index.ts









/** Returns the text of an index with the release. Throws a Problem if the existing file cannot be used, or if the release has other content. */
async function textOfIndex({ path, release, run }) {
    const index = await indexFor(path, run.layerName);
    const codeSha256 = run.archive?.sha256 ?? '';
    const why = whyOtherContent(index, { release, codeSha256 });
    if (why !== undefined)
        throw new problem/* Problem */.AF(unusable(path, `${why}. Use another release`));
    const wanted = { runtimes: run.metadata?.runtimes ?? [], architectures: run.metadata?.architectures ?? [] };
    const versions = [...(0,outputs/* currentVersions */.lJ)(run)].map(([region, { arn, version, declared = wanted }]) => [
        region,
        { arn, version, codeSha256, runtimes: declared.runtimes, architectures: declared.architectures },
    ]);
    return indexAsJson(withRelease(index, release, Object.fromEntries(versions)));
}
/** Marks versions in an index as deleted, and returns how many. Without a file, nothing is written. Throws a Problem. */
async function markInIndex(path, { layerName, isDeleted }, roots) {
    const index = await indexFor(path, layerName);
    const marked = withoutVersions(index, isDeleted);
    const added = countDeleted(marked) - countDeleted(index);
    if (added > 0)
        await (0,write_file/* writeFor */.j)('export', path, indexAsJson(marked), roots);
    return added;
}
/** Returns the index in a file, or one without releases if there is no file. Throws a Problem if the file is not an index of the layer. */
async function indexFor(path, layerName) {
    const text = await (0,files/* readTextOrEmpty */.Qr)(path, 'manifest');
    if (text.trim() === '')
        return emptyIndex(layerName);
    const { success, output } = dist/* safeParse */.xLC(schema, (0,json/* jsonOrUndefined */._D)(text));
    if (!success)
        throw new problem/* Problem */.AF(unusable(path, 'it is not an index that this action wrote. Use another path, or correct the file'));
    if (output.layerName !== layerName)
        throw new problem/* Problem */.AF(unusable(path, `it is the index of the layer ${(0,quote/* quote */.h)(output.layerName)}. Use a separate file for each layer`));
    return output;
}
function unusable(path, why) {
    return (0,message/* about */.Cv)('a-file-cannot-be-written', `The index ${(0,quote/* quote */.h)(path)} cannot be used: ${why}.`);
}
const versionInIndex = dist/* looseObject */._H3({
    arn: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:layer:[\w-]+:\d+$/)),
    version: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1)),
    codeSha256: dist/* string */.YjP(),
    runtimes: dist/* array */.YOg(dist/* string */.YjP()),
    architectures: dist/* array */.YOg(dist/* string */.YjP()),
    deleted: dist/* exactOptional */.yqP(dist/* literal */.euz(true)),
});
const schema = dist/* looseObject */._H3({
    layerName: dist/* string */.YjP(),
    releases: dist/* record */.g1P(dist/* string */.YjP(), dist/* record */.g1P(dist/* string */.YjP(), versionInIndex)),
});


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
