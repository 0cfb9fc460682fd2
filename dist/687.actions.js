export const id = 687;
export const ids = [687];
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

/***/ 66687:
/***/ ((__unused_webpack_module, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: ./src/report/outputs-of-layers.ts
var outputs_of_layers = __webpack_require__(79127);
// EXTERNAL MODULE: ./src/report/run.ts
var run = __webpack_require__(54227);
// EXTERNAL MODULE: ./src/report/summary-of-layers.ts
var summary_of_layers = __webpack_require__(36149);
// EXTERNAL MODULE: ./src/report/summary.ts + 2 modules
var summary = __webpack_require__(66655);
// EXTERNAL MODULE: ./src/runner/pull-request.ts + 1 modules
var pull_request = __webpack_require__(29901);
// EXTERNAL MODULE: ./src/runner/start.ts + 4 modules
var start = __webpack_require__(76032);
// EXTERNAL MODULE: ./src/steps/manifest.ts + 1 modules
var manifest = __webpack_require__(2492);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/base/quote.ts
var quote = __webpack_require__(17541);
// EXTERNAL MODULE: ./src/layer/architecture-placeholder.ts
var architecture_placeholder = __webpack_require__(76062);
// EXTERNAL MODULE: ./src/report/sentences.ts
var sentences = __webpack_require__(47020);
// EXTERNAL MODULE: ./src/steps/comment-inputs.ts
var comment_inputs = __webpack_require__(64482);
// EXTERNAL MODULE: ./src/steps/export.ts + 1 modules
var steps_export = __webpack_require__(43654);
// EXTERNAL MODULE: ./src/steps/job.ts
var job = __webpack_require__(54972);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/base/paths.ts
var paths = __webpack_require__(75997);
;// CONCATENATED MODULE: ./src/collect/find.ts






/** The maximum size of a manifest in bytes. With many Regions and packages, a manifest has a few hundred kB. */
const mostBytes = 8_000_000;
/** A matrix has at most 256 jobs (GitHub: "Usage limits"), and each attempt writes a manifest. */
const mostFiles = 5_000;
/** The maximum size of all manifests together in bytes, because they are in memory at the same time. */
const mostBytesInAll = 64_000_000;
/** Returns the files that the patterns name, each once. A directory stands for all `.json` files in it. Throws a Problem if there are too many. */
async function findManifests(patterns, surroundings) {
    const paths = await Promise.all(patterns.map((pattern) => pathsOf((0,external_node_path_.resolve)(surroundings.workspace, pattern))));
    const files = [...new Set(paths.flat())].sort();
    if (files.length > mostFiles)
        throw new problem/* Problem */.AF({
            topic: 'an-input-is-not-allowed',
            text: `Input "manifests" matches ${(0,figures/* counted */.hS)(files.length, 'file')}, but at most ${(0,figures/* count */.U9)(mostFiles)} are allowed. ` +
                'Use only the folder to which the manifests of this run were downloaded.',
        });
    const budget = { bytes: mostBytesInAll };
    // A runner limits the number of open files.
    const found = await (0,p_limit/* default */.A)(16).map(files, (path) => read(path, budget, surroundings));
    return [...new Map(found.map((one) => [one.path, one])).values()];
}
async function pathsOf(pattern) {
    const named = (await exists(pattern)) ? [pattern] : await matching(pattern);
    return (await Promise.all(named.map(filesOf))).flat();
}
async function exists(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}
/** Returns a path, or the files below it. Errors are reported when a file is read. */
async function filesOf(path) {
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    return found?.isDirectory() ? await jsonBelow(path).catch(() => [path]) : [path];
}
async function jsonBelow(directory) {
    const entries = await (0,promises_.readdir)(directory, { withFileTypes: true });
    const below = entries.map(async (entry) => {
        const path = (0,external_node_path_.join)(directory, entry.name);
        if (entry.isDirectory())
            return jsonBelow(path).catch(() => [path]);
        return entry.name.endsWith('.json') ? [path] : [];
    });
    return (await Promise.all(below)).flat();
}
async function matching(pattern) {
    const paths = [];
    for await (const path of (0,promises_.glob)(pattern))
        paths.push(path);
    return paths;
}
/** Reads a file in the workspace or in RUNNER_TEMP. The path in the result is relative to that directory, after links are resolved. */
async function read(path, budget, { workspace, temporary }) {
    try {
        const [real, ...roots] = await Promise.all([path, workspace, temporary].map((one) => (0,promises_.realpath)(one)));
        const root = roots.find((one) => (0,paths/* isInside */.FK)(one, real ?? ''));
        if (root === undefined || real === undefined)
            return { path: (0,external_node_path_.relative)(workspace, path), unreadable: 'it points outside of the workspace' };
        const shown = (0,external_node_path_.relative)(root, real);
        const unreadable = (reason) => ({ path: shown, unreadable: reason });
        const found = await (0,promises_.stat)(real);
        if (!found.isFile())
            return unreadable('it is not a file that can be read');
        if (found.size > mostBytes)
            return unreadable(`it has ${(0,figures/* counted */.hS)(found.size, 'byte')}, but a manifest has at most ${(0,figures/* count */.U9)(mostBytes)}`);
        budget.bytes -= found.size;
        if (budget.bytes < 0)
            return unreadable(`all files together have more than ${(0,figures/* counted */.hS)(mostBytesInAll, 'byte')}`);
        return { path: shown, text: await (0,promises_.readFile)(real, 'utf8') };
    }
    catch (error) {
        return { path: (0,external_node_path_.relative)(workspace, path), unreadable: (0,problem/* messageOf */.bD)(error) };
    }
}

// EXTERNAL MODULE: ./src/base/message.ts
var base_message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/inputs/exports.ts
var inputs_exports = __webpack_require__(16790);
// EXTERNAL MODULE: ./src/inputs/parse.ts
var parse = __webpack_require__(13718);
// EXTERNAL MODULE: ./src/inputs/read-all.ts
var read_all = __webpack_require__(30631);
// EXTERNAL MODULE: ./src/inputs/regions.ts
var regions = __webpack_require__(27468);
// EXTERNAL MODULE: ./src/inputs/release.ts
var release = __webpack_require__(67300);
// EXTERNAL MODULE: ./src/inputs/values.ts
var values = __webpack_require__(18463);
;// CONCATENATED MODULE: ./src/collect/inputs.ts








/** The inputs that collect/action.yml declares. A test compares the two. */
const parsers = {
    manifests: (0,parse/* required */.mw)((0,parse/* list */.p_)((0,values/* text */.Qq)({ atMost: 1_000 }))),
    regions: (0,regions/* regionsByName */.Ml)('regions'),
    'optional-regions': (0,regions/* orEmptyList */.hQ)((0,regions/* regionsByName */.Ml)('optional-regions')),
    export: inputs_exports/* exportLines */.E,
    release: (0,parse/* optional */.lq)(release/* release */._),
    'dry-run': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    ...comment_inputs/* commentParsers */.m,
};
/** Returns all inputs, each parsed once. This action does not call AWS, so it does not warn about unknown Regions. */
function readInputs(read, surroundings) {
    const rules = (inputs) => [
        [(0,regions/* isNoneGiven */.s$)(inputs), noRegions],
        ...(0,release/* releaseRules */.n)({ ...inputs, 'ssm-parameter': [] }),
    ];
    return (0,read_all/* readAll */.yw)(parsers, { read, surroundings, rules, more: () => ({ warnings: [] }) });
}
/** `AWS_REGION` is not the default, because the Regions must be those of all matrix jobs. */
const noRegions = (0,base_message/* about */.Cv)('no-region-is-given', 'Inputs "regions" and "optional-regions" are not given. Set "regions" to the output "regions" of the step or job that planned the Regions.');

// EXTERNAL MODULE: ./src/report/missing-regions.ts
var missing_regions = __webpack_require__(52386);
// EXTERNAL MODULE: ./src/report/outputs.ts
var outputs = __webpack_require__(65468);
;// CONCATENATED MODULE: ./src/collect/bounds.ts
/** The maximum length of a message in characters, and of a list in messages. No run of this action writes more. */
const maximumLength = 2_000;
const maximumMessages = 200;
/** Returns a message of a manifest, truncated if it is longer than any message of this action. */
function truncated(message) {
    return message.length <= maximumLength ? message : `${message.slice(0, maximumLength)}...`;
}
/** Returns the first messages of a list, with `pointer` instead of the others. */
function truncatedList(messages, pointer) {
    return messages.length <= maximumMessages
        ? [...messages]
        : [...messages.slice(0, maximumMessages - 1), pointer];
}

// EXTERNAL MODULE: ./src/inputs/aws-inputs.ts
var aws_inputs = __webpack_require__(82764);
;// CONCATENATED MODULE: ./src/collect/disagreements.ts

/** What must be the same in all results, and what to do if it is not. */
const mustAgree = [
    ['layers', ({ layerName }) => layerName, 'Collect the matrix jobs of one layer only.'],
    [
        'archives',
        ({ archive }) => archive?.codeSha256,
        'Build the layer once, and pass its archive to each matrix job in the input "archive".',
    ],
    ['runtimes', ({ metadata }) => metadata?.runtimes.toSorted().join(', '), sameInputs('compatible-runtimes')],
    [
        'architectures',
        ({ metadata }) => metadata?.architectures.toSorted().join(', '),
        sameInputs('compatible-architectures'),
    ],
];
function sameInputs(name) {
    return `Use the same "${name}" in all matrix jobs.`;
}
/** Returns an error for each fact in which the results of matrix jobs differ. */
function disagreements(results) {
    return [
        ...accountDisagreements(results),
        ...mustAgree.flatMap(([what, valueOf, fix]) => {
            const given = results.flatMap(({ path, manifest }) => {
                const value = valueOf(manifest);
                return value === undefined ? [] : [{ path, value }];
            });
            return disagreement(what, given, fix);
        }),
    ];
}
function disagreement(what, given, fix) {
    const groups = Map.groupBy(given, ({ value }) => value);
    if (groups.size < 2)
        return [];
    const shares = [...groups].map(([value, those]) => `${value || 'none'} in ${[...new Set(those.map(({ path }) => `"${path}"`))].join(', ')}`);
    return [`The matrix jobs have different ${what}: ${shares.join('; ')}. ${fix}`];
}
/** An account belongs to one partition. A layer in several partitions needs one account in each of them. */
function accountDisagreements(results) {
    const owners = results.flatMap(({ path, manifest }) => ownersIn(manifest).map(({ partition, account }) => ({ path, partition, value: account })));
    return [...Map.groupBy(owners, ({ partition }) => partition)].flatMap(([partition, those]) => disagreement(`accounts in the partition ${partition}`, those, 'Use a role of one account in all matrix jobs of a partition.'));
}
/** Returns the account of a job for each Region, with the partition of the Region. */
function ownersIn({ account, regions }) {
    if (account === undefined)
        return [];
    return Object.keys(regions).map((region) => ({ partition: (0,aws_inputs/* partitionOf */.iQ)(region), account }));
}
/** Returns an error if the Regions have different version numbers at the end. */
function versionDisagreements({ regions, outcomes }) {
    const existing = regions.flatMap((region) => {
        const version = outcomes.get(region)?.layerVersion;
        return version ? [{ region, ...version }] : [];
    });
    const groups = [...Map.groupBy(existing, ({ version }) => version)];
    if (groups.length < 2)
        return [];
    const shares = groups.map(([version, those]) => `${version} in ${those.map(({ region }) => region).join(', ')}`);
    return [
        `The Regions have different version numbers: ${shares.join('; ')}. Set "align-versions" in the job that builds, and pass its output ` +
            '"target-version" to each matrix job in the input "version". Then re-run all jobs.',
    ];
}

// EXTERNAL MODULE: ./src/layer/layer.ts
var layer_layer = __webpack_require__(20956);
// EXTERNAL MODULE: ./src/report/steps.ts
var steps = __webpack_require__(70021);
;// CONCATENATED MODULE: ./src/collect/messages.ts

/** Returns a message about the jobs of a matrix. */
function onMatrix(text) {
    return (0,base_message/* about */.Cv)('a-matrix-job-is-missing-or-one-too-many', text);
}
/** Returns a function that adds topics to the texts of a job, as its manifest lists them. The default topic is the matrix. */
function messagesOf(manifest) {
    return (text) => (0,base_message/* about */.Cv)(topicOf(text, manifest) ?? onMatrix(text).topic, text);
}
/** Returns a text of one of several jobs as a warning, with the topic that a manifest lists for it. */
function warningOf(text, manifests) {
    return {
        text,
        topic: manifests.map((manifest) => topicOf(text, manifest)).find((topic) => topic !== undefined),
    };
}
function topicOf(text, { topics = {} }) {
    return Object.hasOwn(topics, text) ? topics[text] : undefined;
}

;// CONCATENATED MODULE: ./src/collect/merge.ts





/** Merges the chosen results. `attempts` includes those of earlier attempts, because the last one did only what was missing. */
function mergedFrom(chosen, attempts, { regions: expected, optionalRegions, dryRun }) {
    const manifests = [...new Set(chosen.values())].map(({ manifest }) => manifest);
    const regions = [...new Set([...expected, ...chosen.keys()])];
    const manifestOf = (region) => chosen.get(region)?.manifest;
    const first = (valueOf) => manifests.map(valueOf).find((value) => value !== undefined);
    return {
        layerName: first(({ layerName }) => layerName) ?? '',
        variant: first(({ variant }) => variant),
        regions,
        optionalRegions,
        dryRun,
        outcomes: new Map(dryRun
            ? []
            : regions.map((region) => [region, withEarlier(attempts, region, outcomeIn(region, manifestOf(region)))])),
        plan: planOf(regions, manifestOf, dryRun),
        archive: agreedArchive(manifests),
        metadata: first(({ metadata }) => metadata),
        madeBy: first(({ madeBy }) => madeBy),
        largest: first(({ largest }) => largest),
        leftOut: first(({ leftOut }) => leftOut),
        changes: changesOf([...manifests, ...attempts.map(({ manifest }) => manifest)]),
        account: onlyOne(manifests.flatMap(({ account }) => account ?? [])),
        accounts: new Map([...chosen].flatMap(([region, { manifest: { account }, },]) => (account ? [[region, account]] : []))),
    };
}
/** Returns the account if all jobs have the same. Jobs in several partitions have different ones. */
function onlyOne(accounts) {
    const [account, ...others] = new Set(accounts);
    return others.length === 0 ? account : undefined;
}
/** Returns the changes of one job, because all jobs have the same archive. A re-run that found its version has no changes. */
function changesOf(manifests) {
    const all = manifests.flatMap(({ changes }) => changes ?? []);
    return all.find((changes) => !('unread' in changes)) ?? all[0];
}
/** Returns the archive without a path, because it is on another runner. Undefined if the jobs have different archives. */
function agreedArchive(manifests) {
    const archives = manifests.flatMap(({ archive }) => archive ?? []);
    const [one] = archives;
    if (!one || archives.some(({ codeSha256 }) => codeSha256 !== one.codeSha256))
        return undefined;
    const { codeSha256: sha256, codeSize: size, unzippedSize, files } = one;
    return { path: '', sha256, size, unzippedSize, files };
}
function outcomeIn(region, manifest) {
    const known = manifest?.regions[region];
    if (!manifest || !known)
        return { ...layer_layer/* nothingDone */.m, failure: absent };
    const { arn, version, declared, missing, ...outcome } = known;
    const hasFailed = (arn === undefined && missing === undefined) || manifest.failedRegions.includes(region);
    const own = known.failure === undefined ? undefined : messagesOf(manifest)(known.failure);
    const failure = own ?? (hasFailed ? failureOf(manifest) : undefined);
    return {
        ...outcome,
        ...(arn !== undefined && version !== undefined
            ? { layerVersion: { arn, version, ...(declared && { declared }) } }
            : {}),
        failure,
        missing: missing === undefined ? undefined : messagesOf(manifest)(missing),
    };
}
/** Adds what earlier attempts did, because the last one did only what was missing. */
function withEarlier(attempts, region, outcome) {
    const all = attempts.flatMap(({ manifest }) => manifest.regions[region] ?? []);
    const { layerVersion } = outcome;
    const ofVersion = all.filter(({ version }) => layerVersion !== undefined && version === layerVersion.version);
    return {
        ...outcome,
        published: outcome.published || ofVersion.some(({ published }) => published),
        granted: [...new Set([...outcome.granted, ...ofVersion.flatMap(({ granted }) => granted)])],
        revoked: [...new Set([...outcome.revoked, ...ofVersion.flatMap(({ revoked }) => revoked)])],
    };
}
const absent = onMatrix('There is no manifest of this Region. Its matrix job failed early, or did not upload the manifest. ' +
    'Check that job, and then use "Re-run failed jobs".');
/** Returns why a job stopped before it had a result for a Region. */
function failureOf(manifest) {
    const [first, ...others] = (manifest.failure ?? []).map(messagesOf(manifest));
    if (first === undefined)
        return onMatrix('The matrix job ended without a version. Check that job, and then use "Re-run failed jobs".');
    return (0,base_message/* reworded */.Fg)(first, () => truncated((0,base_message/* textsOf */.CB)([first, ...others]).join(' ')));
}
function planOf(regions, manifestOf, dryRun) {
    return new Map(regions.map((region) => {
        const manifest = manifestOf(region);
        const planned = manifest && (0,steps/* planFromSteps */.d)(manifest.plan[region] ?? [], messagesOf(manifest));
        return [region, planned ?? unplanned(manifest ? failureOf(manifest) : absent, dryRun)];
    }));
}
/** A dry run without a plan has failed, so the Region counts as blocked. */
function unplanned(reason, dryRun) {
    return dryRun ? { blocked: reason } : { unobserved: reason };
}

;// CONCATENATED MODULE: ./src/collect/gather.ts







/** Merges the results of the jobs of a matrix into one. */
function gather(results, expected) {
    const ofThisRun = results.filter((result) => whyForeign(result, expected.commit) === undefined);
    // A dry run before the matrix, such as the one that builds the archive, is not part of it.
    const counted = ofThisRun.filter(({ manifest }) => manifest.dryRun === expected.dryRun);
    const { chosen, errors } = resultOfEachRegion(counted);
    const merged = mergedFrom(chosen, counted, expected);
    return {
        merged,
        warnings: warningsOf(chosen),
        errors: [
            ...results.flatMap((result) => whyForeign(result, expected.commit) ?? []),
            ...errors,
            ...unexpected(chosen, expected),
            ...[...disagreements([...new Set(chosen.values())]), ...versionDisagreements(merged)].map((text) => (0,base_message/* about */.Cv)('the-matrix-jobs-do-not-agree', text)),
            ...failuresOf(merged),
            ...(0,missing_regions/* noRegionWasAvailable */.ok)(merged),
        ],
    };
}
/** Returns an error if a result is not of this run. */
function whyForeign({ path, manifest }, commit) {
    const table = [
        ['repository', 'repository'],
        ['run of the workflow', 'runId'],
        ['commit', 'sha'],
    ];
    const found = table.find(([, key]) => manifest[key] !== commit[key]);
    if (!found)
        return undefined;
    const [what, key] = found;
    return (0,base_message/* about */.Cv)('a-manifest-is-not-of-this-run', `"${path}" is of another ${what}: ${manifest[key]} instead of ${commit[key]}. Collect only the manifests of this run.`);
}
/** Returns the newest result of each Region. After "Re-run failed jobs", the manifests of earlier attempts still exist. */
function resultOfEachRegion(results) {
    const chosen = new Map();
    const errors = [];
    const newestFirst = results.toSorted((one, other) => attemptOf(other) - attemptOf(one));
    for (const result of newestFirst) {
        for (const region of Object.keys(result.manifest.regions)) {
            const other = chosen.get(region);
            if (!other)
                chosen.set(region, result);
            else if (attemptOf(other) === attemptOf(result)) {
                errors.push(onMatrix(`${region}: Two matrix jobs have this Region: "${other.path}" and "${result.path}". Use each Region in only one matrix job.`));
            }
        }
    }
    return { chosen, errors };
}
function attemptOf({ manifest }) {
    return Number(manifest.runAttempt);
}
function unexpected(chosen, { regions }) {
    return [...chosen]
        .filter(([region]) => !regions.includes(region))
        .map(([region, { path }]) => onMatrix(`${region}: "${path}" has this Region, which is not in "regions". Add it to "regions", or remove its matrix job.`));
}
function failuresOf({ dryRun, plan = new Map(), outcomes }) {
    if (!dryRun)
        return (0,outputs/* failuresIn */.xM)({ outcomes });
    return [...plan].flatMap(([region, planned]) => 'blocked' in planned ? [(0,base_message/* reworded */.Fg)(planned.blocked, (text) => `${region}: ${text}`)] : []);
}
/** Returns the warnings of the jobs, each once, and the errors of failed jobs in which no Region failed. */
function warningsOf(chosen) {
    const results = [...new Set(chosen.values())];
    const manifests = results.map(({ manifest }) => manifest);
    const failures = results.flatMap(({ path, manifest }) => manifest.failedRegions.length > 0
        ? []
        : (manifest.failure ?? []).map((text) => (0,base_message/* reworded */.Fg)(warningOf(text, [manifest]), () => `"${path}": ${text}`)));
    const all = new Map([
        ...manifests.flatMap(({ warnings }) => warnings).map((text) => warningOf(text, manifests)),
        ...failures,
    ].map((warning) => [warning.text, warning]));
    return truncatedList([...all.keys()], 'The manifests have more warnings.').map((text) => all.get(text) ?? (0,base_message/* ofNoTopic */.SB)(text));
}

;// CONCATENATED MODULE: ./src/collect/layers.ts



/**
 * Merges the results of the jobs of a matrix. If their "layer-name" has `{architecture}`, each architecture is a layer of its own. Results of
 * different layers are merged as if they were of one, so that the errors show the difference.
 */
function gatherLayers(results, expected) {
    const names = new Set(results.map(({ manifest }) => manifest.variant?.name));
    const byArchitecture = Map.groupBy(results, ({ manifest }) => manifest.variant?.architecture);
    if (names.size > 1 || byArchitecture.size < 2)
        return [gather(results, expected)];
    const layers = [...byArchitecture].toSorted(([one = ''], [other = '']) => other.localeCompare(one));
    const [first, ...others] = layers.map(([label = '', ofLayer]) => labelled(label, gather(ofLayer, expected)));
    return [first ?? gather(results, expected), ...others];
}
/** Each error begins with the architecture. Warnings can be about several layers. */
function labelled(label, { errors, ...gathered }) {
    return { ...gathered, errors: errors.map((error) => (0,base_message/* reworded */.Fg)(error, (text) => `${label}: ${text}`)) };
}
/** Returns the runs of the layers, with the results that were merged. */
function runsOf(run, layers) {
    const withResults = ({ merged }) => ({ ...run, ...merged, warnings: [...run.warnings] });
    const [first, ...others] = layers;
    return [withResults(first), ...others.map(withResults)];
}
/** Shows each warning in the log once, and adds it to the record of each layer that it is about. */
function warnAbout(layers, runner, runs) {
    const all = new Map(layers.flatMap(({ warnings }) => warnings).map((warning) => [warning.text, warning]));
    for (const [text, warning] of all) {
        const concerned = runs.filter((_run, index) => layers[index]?.warnings.some((one) => one.text === text));
        (0,job/* warnOnce */.mc)([warning], runner, concerned);
    }
}
/** Returns each error once. Errors about a manifest are about all layers in it. */
function errorsInLayers(layers) {
    return (0,base_message/* withoutDuplicates */.zj)(layers.flatMap(({ errors }) => errors));
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./src/base/json.ts
var json = __webpack_require__(23659);
// EXTERNAL MODULE: ./src/aws-names/regions-and-runtimes.ts
var regions_and_runtimes = __webpack_require__(86159);
;// CONCATENATED MODULE: ./src/base/topics.ts
/** The sections of docs/troubleshooting.md that a message can be about, by their anchors. A test compares the two. */
const topics = [
    // The inputs
    'an-input-is-not-allowed',
    'the-path-does-not-exist',
    'a-file-cannot-be-written-there',
    'no-region-is-given',
    'regions-of-several-partitions',
    'a-region-pattern-cannot-be-resolved',
    'an-account-id-has-lost-its-zeros',
    'the-layer-would-be-public',
    'an-input-contains-a-secret',
    'two-inputs-contradict-each-other',
    'a-pattern-matches-nothing-or-too-much',
    'a-file-cannot-be-written',
    'a-runtime-is-deprecated-or-a-preview',
    // Credentials and OIDC
    'there-are-no-aws-credentials',
    'the-job-cannot-request-an-oidc-token',
    'github-issued-no-oidc-token',
    'the-token-file-cannot-be-used',
    'the-account-has-no-identity-provider-for-github',
    'aws-rejects-the-oidc-token',
    'a-policy-denies-it',
    'the-role-does-not-trust-this-job',
    'the-role-allows-no-session-of-that-length',
    'the-credentials-belong-to-another-account',
    'the-credentials-have-expired',
    'aws-does-not-accept-the-credentials',
    // Manifests and package managers
    'the-package-manager-was-not-found',
    'a-lock-file-is-needed',
    'the-lock-file-does-not-match',
    'a-program-is-missing-or-another-version-is-needed',
    'the-registry-refuses-or-does-not-have-it',
    'a-registry-cannot-be-reached',
    'a-package-does-not-match-its-hash',
    'requirements-exclude-each-other',
    'there-is-no-wheel',
    'code-of-a-package-would-have-to-run',
    'a-package-does-not-run-on-this-runner',
    'the-code-is-for-another-version-of-the-language',
    'the-target-was-not-declared',
    'a-path-is-outside-of-the-checkout',
    'a-manifest-cannot-be-read',
    'a-file-exceeds-a-limit',
    'the-layer-would-be-empty',
    'the-package-manager-reported-success',
    'the-build-took-too-long',
    'the-archive-was-changed',
    'the-build-is-not-skipped',
    'a-command-left-processes-running',
    'your-command-failed',
    'a-program-failed',
    // What is in the layer
    'lambda-does-not-look-there',
    'native-code-does-not-load',
    'lambda-cannot-start-a-program',
    'a-file-is-only-a-git-lfs-pointer',
    'a-package-does-not-load',
    'something-must-not-be-in-the-layer',
    'a-file-does-not-belong-in-a-layer',
    'the-zip-is-damaged-or-odd',
    // Sizes and S3
    'the-layer-is-too-large',
    'the-zip-is-too-large-to-send',
    'the-bucket-cannot-be-used',
    'a-staged-zip-is-left',
    'the-code-storage-is-full',
    // Regions and responses of AWS
    'a-permission-is-missing',
    'the-region-is-not-enabled',
    'an-optional-region-was-not-available',
    'a-region-rejects-runtimes-or-architectures',
    'aws-is-busy-or-time-ran-out',
    'the-network-is-not-set-up',
    'there-was-no-response',
    'aws-refused',
    // Publishing
    'a-response-was-lost',
    'the-version-number-is-not-available',
    'the-version-exists-but-is-not-granted',
    'the-parameter-cannot-be-set',
    'aws-reports-different-content',
    'another-region-failed',
    'a-version-could-not-be-deleted',
    'functions-in-use-cannot-be-seen',
    'architectures-share-a-layer-name',
    // Deleting versions
    'functions-use-the-version',
    // Verifying
    'the-expected-file-cannot-be-used',
    'a-region-has-drifted',
    'the-consumer-cannot-read-the-version',
    // Copying versions
    'a-source-version-cannot-be-read',
    'a-source-version-cannot-be-downloaded',
    'a-source-version-has-different-content',
    // Updating functions
    'a-function-is-not-updated',
    'the-update-of-a-function-failed',
    // A matrix and collect
    'a-manifest-is-not-of-this-run',
    'a-matrix-job-is-missing-or-one-too-many',
    'the-matrix-jobs-do-not-agree',
    // The runner and GitHub
    'the-runner-has-no-room',
    'a-file-or-folder-of-the-runner-cannot-be-used',
    'the-run-was-cancelled',
    'there-is-no-comment',
    'anything-else',
];

// EXTERNAL MODULE: ./src/layer/code-sha256.ts
var code_sha256 = __webpack_require__(50518);
// EXTERNAL MODULE: ./src/layer/slim.ts
var slim = __webpack_require__(5316);
;// CONCATENATED MODULE: ./src/collect/manifest-schema.ts








const manifest_schema_text = dist/* string */.YjP();
const number = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1));
const size = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
const texts = dist/* array */.YOg(manifest_schema_text);
const seconds = dist/* record */.g1P(manifest_schema_text, dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(0)));
const region = dist/* pipe */.FsL(manifest_schema_text, dist/* regex */.yGV(regions/* regionForm */.lB));
const arn = dist/* pipe */.FsL(manifest_schema_text, dist/* regex */.yGV(/^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:layer:[\w-]+:\d+$/));
/** As a record, so that the compiler reports a missing reason. It would not report one that is missing in a schema. */
const reasonsToPrune = { filler: true, leftover: true, surplus: true };
const reasons = Object.keys(reasonsToPrune);
const ecosystemsKnown = { npm: true, pypi: true, maven: true, gem: true };
const ecosystem = dist/* picklist */.KIO(Object.keys(ecosystemsKnown));
const declared = dist/* object */.Ikc({ runtimes: texts, architectures: dist/* array */.YOg(dist/* picklist */.KIO(['x86_64', 'arm64'])) });
const tally = dist/* object */.Ikc({ added: size, removed: size, changed: size });
/** Returns the schema of src/report/manifest.ts, which hides secrets in messages. The compiler compares the two. */
function schemaOf(hide) {
    /** A text that can contain secrets. */
    const message = dist/* pipe */.FsL(manifest_schema_text, dist/* transform */.pdi((whole) => truncated(hide(whole))));
    const messages = dist/* pipe */.FsL(dist/* array */.YOg(message), dist/* transform */.pdi((all) => truncatedList(all, 'The manifest has more of these.')));
    const step = dist/* variant */.Oxt('do', [
        dist/* object */.Ikc({ do: dist/* literal */.euz('fill'), versions: number }),
        dist/* object */.Ikc({ do: dist/* literal */.euz('reuse'), arn, version: number, declared: dist/* optional */.lqM(declared) }),
        dist/* object */.Ikc({ do: dist/* literal */.euz('publish'), expected: number, because: message }),
        dist/* object */.Ikc({ do: dist/* literal */.euz('grant'), statementId: manifest_schema_text, principal: manifest_schema_text }),
        dist/* object */.Ikc({ do: dist/* literal */.euz('revoke'), statementId: manifest_schema_text, principal: dist/* optional */.lqM(manifest_schema_text) }),
        dist/* object */.Ikc({ do: dist/* literal */.euz('prune'), version: number, because: dist/* picklist */.KIO(reasons) }),
        dist/* object */.Ikc({ do: dist/* literal */.euz('blocked'), because: message }),
        dist/* object */.Ikc({ do: dist/* literal */.euz('unobserved'), because: message }),
        dist/* object */.Ikc({ do: dist/* literal */.euz('skip'), because: message }),
    ]);
    const changes = dist/* union */.KCZ([
        dist/* object */.Ikc({ region, version: number, unread: message }),
        dist/* object */.Ikc({
            region,
            version: number,
            packages: dist/* array */.YOg(dist/* object */.Ikc({
                ecosystem,
                name: message,
                before: dist/* array */.YOg(message),
                after: dist/* array */.YOg(message),
                sizeBefore: size,
                sizeAfter: size,
            })),
            files: dist/* array */.YOg(dist/* object */.Ikc({ path: message, sizeBefore: dist/* exactOptional */.yqP(size), sizeAfter: dist/* exactOptional */.yqP(size) })),
            totals: dist/* object */.Ikc({ packages: tally, files: tally, sizeBefore: size, sizeAfter: size }),
        }),
    ]);
    return dist/* object */.Ikc({
        schema: dist/* literal */.euz(1, 'it was written by another version of this action or by another program'),
        layerName: dist/* pipe */.FsL(manifest_schema_text, dist/* maxLength */.Ru6(140), dist/* regex */.yGV(aws_inputs/* layerNameForm */.$4)),
        variant: dist/* optional */.lqM(dist/* object */.Ikc({ name: manifest_schema_text, architecture: dist/* picklist */.KIO(['x86_64', 'arm64']) })),
        repository: manifest_schema_text,
        sha: manifest_schema_text,
        runId: manifest_schema_text,
        runAttempt: dist/* pipe */.FsL(manifest_schema_text, dist/* digits */.vmo()),
        dryRun: dist/* boolean */.zMY(),
        account: dist/* optional */.lqM(dist/* pipe */.FsL(manifest_schema_text, dist/* regex */.yGV(/^\d{12}$/))),
        madeBy: dist/* optional */.lqM(message),
        archive: dist/* optional */.lqM(dist/* object */.Ikc({
            path: manifest_schema_text,
            codeSha256: dist/* pipe */.FsL(manifest_schema_text, dist/* regex */.yGV(code_sha256/* codeSha256Form */.B)),
            codeSize: dist/* optional */.lqM(size),
            unzippedSize: dist/* optional */.lqM(size),
            files: dist/* optional */.lqM(size),
        })),
        metadata: dist/* optional */.lqM(dist/* object */.Ikc({
            ...declared.entries,
            description: manifest_schema_text,
            licenseInfo: manifest_schema_text,
        })),
        largest: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ name: message, size }))),
        leftOut: dist/* optional */.lqM(dist/* object */.Ikc({
            kinds: dist/* array */.YOg(dist/* object */.Ikc({ kind: dist/* picklist */.KIO(slim/* slimKinds */.j6), files: size, size })),
            packages: dist/* array */.YOg(dist/* object */.Ikc({ ecosystem, name: message, version: message })),
        })),
        changes: dist/* optional */.lqM(changes),
        regions: dist/* pipe */.FsL(dist/* record */.g1P(region, dist/* object */.Ikc({
            arn: dist/* exactOptional */.yqP(arn),
            version: dist/* exactOptional */.yqP(number),
            declared: dist/* optional */.lqM(declared),
            published: dist/* boolean */.zMY(),
            granted: texts,
            revoked: texts,
            deleted: dist/* array */.YOg(number),
            parameters: dist/* optional */.lqM(texts),
            failure: dist/* optional */.lqM(message),
            missing: dist/* optional */.lqM(message),
        })), dist/* maxEntries */.bIj(regions_and_runtimes/* mostRegions */.tJ)),
        failedRegions: dist/* array */.YOg(region),
        plan: dist/* record */.g1P(region, dist/* array */.YOg(step)),
        changed: dist/* boolean */.zMY(),
        permissionsToWrite: dist/* optional */.lqM(texts),
        checks: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ what: message, found: dist/* picklist */.KIO(['ready', 'missing', 'unknown']), detail: message }))),
        profile: dist/* optional */.lqM(dist/* object */.Ikc({
            verbs: seconds,
            regions: dist/* record */.g1P(manifest_schema_text, seconds),
            steps: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ name: message, seconds: dist/* number */.aig() })), []),
        })),
        warnings: messages,
        failure: dist/* optional */.lqM(messages),
        topics: dist/* optional */.lqM(dist/* record */.g1P(message, dist/* picklist */.KIO(topics))),
    });
}

;// CONCATENATED MODULE: ./src/collect/manifest.ts







/** Reads manifests of this version of the action. Hides secrets in messages, but not in names. */
function readResults(found, hide) {
    const schema = schemaOf(hide);
    const read = found.flatMap((one) => readFile(one, schema));
    return {
        results: read.filter((one) => 'manifest' in one),
        errors: read.filter((one) => 'topic' in one),
    };
}
/** The manifest of a step with several layers has one result for each. */
function readFile(found, schema) {
    const several = 'text' in found ? dist/* safeParse */.xLC(severalLayers, (0,json/* jsonOrUndefined */._D)(found.text)) : undefined;
    if (!several?.success)
        return [readResult(found, schema)];
    return several.output.layers.map((layer) => readResult({ path: found.path, text: JSON.stringify(layer) }, schema));
}
/** The schema of the manifest of several layers, one for each architecture. */
const severalLayers = dist/* object */.Ikc({
    schema: dist/* literal */.euz(1),
    layers: dist/* pipe */.FsL(dist/* array */.YOg(dist/* unknown */.L5J()), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(2)),
});
function readResult(found, schema) {
    const errorOn = (reason) => (0,base_message/* about */.Cv)('a-manifest-is-not-of-this-run', `"${found.path}" is not the manifest of a matrix job: ${reason}. Upload only the file in the output "manifest".`);
    if ('unreadable' in found)
        return errorOn(found.unreadable);
    const value = (0,json/* jsonOrUndefined */._D)(found.text);
    if (value === undefined)
        return errorOn('it is not JSON');
    const { success, output, issues } = dist/* safeParse */.xLC(schema, value);
    if (success) {
        const contradiction = contradictionIn(output);
        return contradiction ? errorOn(contradiction) : { path: found.path, manifest: output };
    }
    const [{ message, ...issue }] = issues;
    // A key can be as long as the file, and contain anything.
    const place = dist/* getDotPath */.BuJ(issue);
    return errorOn(`${place === null ? 'the whole' : (0,quote/* quote */.h)(place)}: ${message.slice(0, 200).replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')}`);
}
/** Returns values that contradict each other, although each has the correct form. */
function contradictionIn(manifest) {
    const { account, archive, layerName, variant, regions, failedRegions, plan } = manifest;
    if (variant && (0,architecture_placeholder/* fillArchitecture */.H8)(variant.name, variant.architecture) !== layerName)
        return `${layerName} is not ${(0,quote/* quote */.h)(variant.name)} for ${variant.architecture}`;
    const versions = versionsIn(manifest);
    if (versions.length > 0 && account === undefined)
        return 'it has versions, but no account';
    if (versions.length > 0 && archive === undefined)
        return 'it has versions, but no archive';
    const foreign = versions.find((one) => one.arn !== arnOf(one, manifest));
    if (foreign)
        return `${foreign.arn ?? 'no ARN'} is not version ${foreign.version ?? '?'} of this layer in ${foreign.region}`;
    const stranger = [...failedRegions, ...Object.keys(plan)].find((region) => !(region in regions));
    return stranger && `${stranger} failed or has a plan, but is not one of its Regions`;
}
function versionsIn({ regions, plan }) {
    const existing = Object.entries(regions).map(([region, { arn, version }]) => ({ region, arn, version }));
    const kept = Object.entries(plan).flatMap(([region, steps]) => steps.flatMap((step) => (step.do === 'reuse' ? { region, arn: step.arn, version: step.version } : [])));
    return [...existing, ...kept].filter(({ arn, version }) => arn !== undefined || version !== undefined);
}
function arnOf({ region, version }, { account, layerName }) {
    return `arn:${(0,aws_inputs/* partitionOf */.iQ)(region)}:lambda:${region}:${account}:layer:${layerName}:${version}`;
}

;// CONCATENATED MODULE: ./src/collect/main.ts











/** The recipe: find the manifests of the jobs, read them, and merge them. Throws a Problem if the result is incomplete. */
async function main(runner, runs) {
    const [record] = runs.layers;
    const inputs = (0,job/* takeInputs */.LY)(readInputs, runner, record);
    (0,comment_inputs/* takeCommentToken */.e)(inputs, { runner, run: record });
    const { regions, optionalRegions, commit, dryRun } = record;
    const { results, errors } = readResults(await findManifests(inputs.manifests, runner), runner.hide);
    const gathered = gatherLayers(results, { regions, optionalRegions, commit, dryRun });
    runs.layers = runsOf(record, gathered);
    const directory = runs.layers[0].layerName ? runner.newDirectory() : undefined;
    warnAbout(gathered, runner, runs.layers);
    for (const run of runs.layers) {
        if (directory !== undefined)
            run.directory = directory;
        for (const line of linesOf(run))
            runner.log.info(line);
    }
    // Without a Region, the exported files would look complete, so errors are thrown before they are written.
    (0,job/* requireNone */.EE)([...errors, ...errorsInLayers(gathered)]);
    if (dryRun)
        return;
    await (0,steps_export/* exportVersions */.q1)(runs.layers.map((run) => ({
        run,
        release: inputs.release,
        exports: inputs.export.map((one) => exportFor(run, one)),
    })), runner);
}
/** Replaces `{architecture}` in the path of a file. The architecture of a layer is known only after its manifests were read. */
function exportFor({ variant, metadata }, given) {
    const { path } = given;
    const [first, ...others] = variant ? [variant.architecture] : (metadata?.architectures ?? []);
    if (!(0,architecture_placeholder/* hasArchitecturePlaceholder */.H1)(path))
        return given;
    if (first !== undefined && others.length === 0)
        return { ...given, path: (0,architecture_placeholder/* fillArchitecture */.H8)(path, first) };
    throw new problem/* Problem */.AF({
        topic: 'two-inputs-contradict-each-other',
        text: `Input "export" has ${(0,quote/* quote */.h)(path)}, but the layer is not for one architecture. ` +
            'Remove "{architecture}" from the path, or add it to "layer-name" in the matrix jobs.',
    });
}
function linesOf({ regions, outcomes, plan }) {
    return regions.flatMap((region) => {
        const [outcome, planned] = [outcomes.get(region), plan?.get(region)];
        if (outcome)
            return [`${outcome.layerVersion?.arn ?? region}: ${(0,sentences/* describeOutcome */.SS)(outcome)}`];
        return planned ? [`${region}: ${(0,sentences/* describePlan */.df)(planned)}`] : [];
    });
}

;// CONCATENATED MODULE: ./src/collect/index.ts








(0,start/* start */.n)({
    record: ({ env }) => (0,run/* newRuns */.jA)(env),
    main: main,
    writeManifest: manifest/* writeManifest */.H,
    outputs: outputs_of_layers/* outputsOfLayers */.W,
    verdict: (runs) => (0,summary_of_layers/* verdictOfLayers */.LD)(runs, verdictOf),
    summary: (runs) => (0,summary_of_layers/* summaryOfLayers */.uw)(runs, verdictOf),
    comment: pull_request/* commentOnPullRequest */.r,
});
function verdictOf(run) {
    return run.plan ? (0,summary/* verdict */.WJ)(run) : 'Nothing was collected.';
}


/***/ }),

/***/ 50518:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ codeSha256Form)
/* harmony export */ });
/** The form of a CodeSha256, as Lambda writes it: the SHA-256 of an archive in base64. */
const codeSha256Form = /^[A-Za-z0-9+/]{43}=$/;


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

/***/ 70370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ })

};
