export const id = 198;
export const ids = [198];
export const modules = {

/***/ 42190:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ layerVersionArn)
/* harmony export */ });
/* harmony import */ var _regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86159);

/** The form of a layer version's ARN (AWS: "Actions, resources, and condition keys for AWS Lambda"). */
const form = /^arn:(aws[a-z-]*):lambda:([a-z0-9-]{1,40}):(\d{12}):layer:([a-zA-Z0-9-_]{1,140}):([1-9]\d{0,8})$/;
/** Returns the parts of a layer version's ARN. Undefined if a text is not such an ARN, or if the Region is of another partition. */
function layerVersionArn(text) {
    const [, partition, region = '', account = '', layerName = '', version] = form.exec(text) ?? [];
    if (!(0,_regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .hasRegionForm */ .Dv)(region) || partition !== (0,_regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region))
        return undefined;
    return { text, region, account, layerName, version: Number(version) };
}


/***/ }),

/***/ 91717:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ organizationForm)
/* harmony export */ });
/** The form of an organization id (AWS Organizations: DescribeOrganization). */
const organizationForm = /^o-[a-z0-9]{10,32}$/;


/***/ }),

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

/***/ 27981:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ writable),
/* harmony export */   g: () => (/* binding */ existing)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75997);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13718);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18463);





/**
 * Returns a parser for the path of an existing file or directory in the workspace or in the temporary directory of the runner. The value
 * is the absolute path with all links resolved.
 */
function existing(kind) {
    return (given, surroundings) => {
        const path = (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .realpathOf */ .zg)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(surroundings.workspace, given));
        if (path === undefined) {
            const why = `there is no such ${kind}${whyAbsent(given, kind, surroundings)}`;
            return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(why, 'the-path-does-not-exist');
        }
        if (!(0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInRoots */ .JT)(surroundings, path))
            return { errors: [_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .outOfWorkspace */ .Tk] };
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
        const fits = kind === 'file' ? found.isFile() : found.isDirectory();
        if (!fits)
            return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(`it is not a ${kind}`);
        return (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .canRead */ .Tt)(path)
            ? { value: path }
            : (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)('this job is not allowed to read it. Change the permissions of the file or folder');
    };
}
/** Returns the rest of the sentence: the workspace is empty, or a suggestion for a path that exists. */
function whyAbsent(given, kind, { workspace, temporary }) {
    if (namesIn(workspace).length === 0) {
        return kind === 'file'
            ? ', because the workspace is empty. Check out the repository, or download the artifact, before this step'
            : ', because the workspace is empty. Check out the repository before this step';
    }
    const parent = nearestExistingFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, given)));
    const missing = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(parent, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, given)).split('/')[0] ?? '';
    if (!(0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInRoots */ .JT)({ workspace, temporary }, (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .realpathOf */ .zg)(parent) ?? parent))
        return '';
    const near = (0,_values_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .au)(missing, namesIn(parent));
    const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, parent);
    return near === '' || place.startsWith('..') || place === ''
        ? near
        : near.replace('mean ', `mean ${place}/`);
}
/** Returns the path itself if it exists, otherwise the nearest folder above it that exists. */
function nearestExistingFolder(path) {
    let nearest = path;
    // Recursion could exceed the call stack, because an input can have many path parts.
    while ((0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .realpathOf */ .zg)(nearest) === undefined && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(nearest) !== nearest)
        nearest = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(nearest);
    return nearest;
}
function namesIn(directory) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory);
    }
    catch {
        return [];
    }
}
/** Parses the path of a file to write in the workspace or in the temporary directory of the runner. The value is the absolute path. */
const writable = (given, surroundings) => {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(surroundings.workspace, given);
    const why = /\/$/.test(given) ? _base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .namesDirectory */ .U_ : (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .whyNotWritable */ .Gn)(path, surroundings);
    return why === undefined ? { value: path } : { errors: [why] };
};


/***/ }),

/***/ 94954:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ principal),
/* harmony export */   Q: () => (/* binding */ publicRule)
/* harmony export */ });
/* harmony import */ var _aws_names_organization_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91717);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13718);


/** Parses one principal: an account ID, an organization ID, or `*`. */
function principal(given) {
    if (given === '*' || /^\d{12}$/.test(given) || _aws_names_organization_js__WEBPACK_IMPORTED_MODULE_1__/* .organizationForm */ .a.test(given))
        return { value: given };
    return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('a principal is a 12-digit account id (in quotes, so that YAML keeps its leading zeros), ' +
        'an organization id such as o-a1b2c3d4e5, or "*"', 'an-account-id-has-lost-its-zeros');
}
/** Returns the rule that everybody is allowed to use a layer only if the user confirms that. */
function publicRule(principals, allowPublic) {
    return [
        principals.includes('*') && allowPublic === false,
        {
            topic: 'the-layer-would-be-public',
            text: 'Input "principals" has "*", which allows every AWS account to use the layer. If you want that, set "allow-public: true".',
        },
    ];
}


/***/ }),

/***/ 61170:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ readForAws)
});

// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/base/quote.ts
var quote = __webpack_require__(17541);
// EXTERNAL MODULE: ./src/network/connections.ts + 1 modules
var connections = __webpack_require__(34637);
// EXTERNAL MODULE: ./src/network/shared-config.ts
var shared_config = __webpack_require__(42664);
;// CONCATENATED MODULE: ./src/aws-names/endpoints.ts





/** The AWS services that the action calls. */
const services = ['lambda', 'sts', 's3', 'ssm', 'ec2'];
/** The standard endpoints of AWS. */
const defaultEndpoints = { custom: new Map(), fips: false, dualStack: false };
/**
 * Returns the endpoints from variables and the shared config file (AWS SDKs and Tools: "Service-specific endpoints"). They are read before
 * the build and passed to the SDK, so that the SDK does not read these settings again.
 */
function endpointsIn(env) {
    let config;
    try {
        config = (0,shared_config/* sharedConfigIn */.b)(env);
    }
    catch (error) {
        if (!(error instanceof problem/* Problem */.AF))
            throw error;
        return { endpoints: defaultEndpoints, errors: error.errors, warnings: [] };
    }
    const [ignoresCustom, fips, dualStack] = [
        flagIn('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls', env, config),
        flagIn('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint', env, config),
        flagIn('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint', env, config),
    ];
    const given = ignoresCustom.value ? [] : customEndpointsIn(env, config);
    const settings = [...new Map(given.map(({ setting }) => [setting.location, setting])).values()];
    const conflictingKind = [fips, dualStack].find(({ value }) => value)?.location;
    return {
        endpoints: {
            custom: new Map(given.flatMap(({ service, setting }) => [[service, urlOf(setting)?.href ?? setting.value]])),
            fips: fips.value,
            dualStack: dualStack.value,
        },
        errors: [
            ...[ignoresCustom, fips, dualStack].flatMap(({ error }) => error ?? []),
            ...settings.filter((setting) => urlOf(setting) === undefined).map(notSafeError),
            ...(conflictingKind === undefined
                ? []
                : settings.slice(0, 1).map((setting) => conflictError(conflictingKind, setting))),
        ],
        warnings: settings.map((setting) => (0,message/* about */.Cv)('an-input-is-not-allowed', `${setting.location} sends calls to ${urlOf(setting)?.origin ?? ''} instead of AWS.`)),
    };
}
/** Variables take precedence over files. In each, the setting of a service takes precedence over the general one. */
function customEndpointsIn(env, config) {
    return services.flatMap((service) => {
        const setting = variableIn(env, `AWS_ENDPOINT_URL_${service.toUpperCase()}`) ??
            variableIn(env, 'AWS_ENDPOINT_URL') ??
            config.getForService(service, 'endpoint_url') ??
            config.get('endpoint_url');
        return setting ? [{ service, setting }] : [];
    });
}
function variableIn(env, name) {
    const { [name]: value } = env;
    return value ? { value, location: name } : undefined;
}
/** Returns the URL if credentials are allowed to be sent to it. The SDK gets it in normalized form, so that both parse the same host. */
function urlOf({ value }) {
    if (!URL.canParse(value))
        return undefined;
    const url = new URL(value);
    return (0,connections/* isSafeForSecrets */.Yh)(url) && url.search === '' && url.hash === '' ? withoutUser(url) : undefined;
}
/** The SDK does not send user and password, but the log would show them. */
function withoutUser(url) {
    url.username = '';
    url.password = '';
    return url;
}
function notSafeError({ location }) {
    return (0,message/* about */.Cv)('an-input-is-not-allowed', `${location} is neither an "https://" URL nor an "http://" URL with a loopback address. Credentials must not be sent ` +
        'without encryption. Correct it, or remove it.');
}
function conflictError(kind, { location }) {
    return (0,message/* about */.Cv)('the-network-is-not-set-up', `${kind} and ${location} are both set, but a custom endpoint has no FIPS or dual-stack variant. Remove one of them.`);
}
/** Returns a setting that is true or false. Upper and lower case are allowed, as in the AWS CLI. */
function flagIn(variable, name, env, config) {
    const { value, location } = variableIn(env, variable) ??
        config.get(name) ?? { value: '', location: variable };
    const word = value.trim().toLowerCase();
    if (word === 'true' || word === 'false' || word === '')
        return { value: word === 'true', location };
    const error = (0,message/* about */.Cv)('the-network-is-not-set-up', `${location} is ${(0,quote/* quote */.h)(value)}, but only "true" and "false" are allowed. Correct it, or remove it.`);
    return { value: false, location, error };
}

// EXTERNAL MODULE: ./src/inputs/read-all.ts
var read_all = __webpack_require__(30631);
;// CONCATENATED MODULE: ./src/inputs/read-for-aws.ts


/** Reads all inputs of an action that calls AWS. Each input is parsed once. */
function readForAws(parsers, read, surroundings, { rules, more = () => ({}), warnings }) {
    const settings = endpointsIn(surroundings.env);
    return (0,read_all/* readAll */.yw)(parsers, {
        read,
        surroundings,
        rules: (given) => rules(given, surroundings, settings),
        more: (inputs) => {
            const added = more(inputs);
            return {
                ...added,
                warnings: warnings({ ...inputs, ...added }, settings),
                endpoints: settings.endpoints,
            };
        },
    });
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

/***/ 83236:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Os: () => (/* binding */ finalVersionOf),
  Su: () => (/* binding */ grantTo),
  BZ: () => (/* binding */ permissionChanges),
  L0: () => (/* binding */ planEach),
  h3: () => (/* binding */ statementId),
  I$: () => (/* binding */ targetVersion)
});

// UNUSED EXPORTS: plan

// EXTERNAL MODULE: ./src/plan/compare.ts
var compare = __webpack_require__(68512);
;// CONCATENATED MODULE: ./src/plan/alignment.ts

/** Returns the version number that all Regions should have, or undefined if each Region gets its next one. */
function commonVersion(wanted, layers) {
    switch (wanted.numbering.kind) {
        case 'next':
            return undefined;
        case 'exact':
            return wanted.numbering.version;
        case 'aligned':
            return alignedVersion(layers);
    }
}
/**
 * The highest existing version number, if it is the wanted version wherever it exists. Otherwise the next number. A higher version of other
 * architectures is no reason for a new number, unless it has the number in a Region that lacks the wanted version.
 */
function alignedVersion(layers) {
    const all = layers.flatMap(({ wanted, observations }) => [...observations.values()].filter(isSeen).map((observed) => ({ wanted, observed })));
    const highest = Math.max(0, ...all.map(({ observed }) => headOfOwn(observed)));
    const canKeepHighest = all.every(({ wanted, observed }) => {
        const { candidate } = observed;
        return candidate?.version === highest
            ? (0,compare/* reasonToPublish */.Ts)(wanted, candidate) === undefined
            : headOf(observed) < highest;
    });
    return canKeepHighest && highest > 0
        ? highest
        : Math.max(0, ...all.map(({ observed }) => headOf(observed))) + 1;
}
/**
 * Returns the highest existing version number of a Region, including placeholder versions, or 0 if there is none. It is not known whether
 * higher versions were deleted.
 */
function headOf({ versions, candidate }) {
    // The candidate was read by its version number, and an outdated listing can lack it.
    return Math.max(0, candidate?.version ?? 0, ...versions.map(({ version }) => version));
}
/** Returns the highest existing version number that is not of other architectures, including placeholder versions, or 0. */
function headOfOwn(observed) {
    const others = observed.ofOtherArchitectures.map(({ version }) => version);
    return headOf({
        ...observed,
        versions: observed.versions.filter(({ version }) => !others.includes(version)),
    });
}
function isSeen(observed) {
    return observed.seen;
}

// EXTERNAL MODULE: ./src/plan/rejected.ts
var rejected = __webpack_require__(31905);
// EXTERNAL MODULE: ./src/plan/writes.ts
var writes = __webpack_require__(67491);
;// CONCATENATED MODULE: ./src/plan/all-or-nothing.ts



/**
 * Returns plans in which Regions are blocked if they must change together with a Region that cannot, of any of the layers: version numbers
 * are aligned, or the layers are wanted in all Regions or in none.
 */
function withoutPartialChange(layers) {
    const obstacle = firstOf(layers, obstacleToAlignment) ?? firstOf(layers, obstacleToRollback);
    return layers.map((layer) => (obstacle === undefined ? layer.planned : blockedBy(obstacle, layer)));
}
function firstOf(layers, obstacleTo) {
    return layers.map(({ wanted, planned }) => obstacleTo(wanted, planned)).find((one) => one !== undefined);
}
function blockedBy(obstacle, { wanted, observations, planned }) {
    const isAligned = wanted.numbering.kind === 'aligned';
    return new Map([...planned].map(([region, one]) => {
        const observed = observations.get(region);
        const isBlocked = 'target' in one && observed?.seen && (isAligned || (0,writes/* writes */.D)(one));
        return [region, isBlocked ? blocked(obstacle, wanted, observed) : one];
    }));
}
/** A Region that could not be read can have a higher version number than the others. */
function obstacleToAlignment({ numbering }, planned) {
    if (numbering.kind !== 'aligned')
        return undefined;
    const [unread] = unreadIn(planned);
    if (!unread)
        return undefined;
    const { region, reason } = unread;
    const text = `Nothing was changed in this Region, because "align-versions" requires the versions of all Regions, and ${region} ` +
        `could not be read. ${reason.text} ${ifDown}`;
    return { text, topic: reason.isVague ? 'the-version-number-is-not-available' : reason.topic };
}
/** A version that is published would be deleted again, because the other Region cannot get one. */
function obstacleToRollback({ inAllRegions }, planned) {
    if (!inAllRegions)
        return undefined;
    const because = 'Nothing was changed in this Region, because "on-failure" is "rollback", and';
    const [unread] = unreadIn(planned);
    if (unread) {
        const { region, reason } = unread;
        const text = `${because} ${region} could not be read. ${reason.text} ${ifDown}`;
        return { text, topic: reason.isVague ? 'another-region-failed' : reason.topic };
    }
    for (const [region, one] of planned) {
        if (!('blocked' in one))
            continue;
        const { text, topic } = one.blocked;
        return { text: `${because} ${region} cannot get the version. ${text}`, topic };
    }
    return undefined;
}
const ifDown = 'If that Region is down, add it to "optional-regions".';
function unreadIn(planned) {
    return [...planned].flatMap(([region, one]) => 'unobserved' in one ? [{ region, reason: one.unobserved }] : []);
}
/** Even if the Region is blocked, the plan names an existing version with the wanted content and metadata. */
function blocked(reason, wanted, { candidate }) {
    if (!candidate || (0,compare/* differenceFrom */.mX)(wanted, candidate) !== undefined)
        return { blocked: reason };
    const { arn, version } = candidate;
    const less = (0,rejected/* declaredBy */.Ol)(candidate, wanted);
    return { blocked: reason, layerVersion: { arn, version, ...(less && { declared: less.declared }) } };
}

// EXTERNAL MODULE: ./src/plan/placeholder.ts
var placeholder = __webpack_require__(16910);
// EXTERNAL MODULE: ./src/plan/pruning.ts
var pruning = __webpack_require__(11568);
;// CONCATENATED MODULE: ./src/plan/plan.ts






/** The prefix of the statement ids of this action. */
const ownIdPrefix = 'layer-everywhere-';
/**
 * Returns the smallest number of writes that turn the current state of each Region into the wanted one. After these writes, a second plan
 * has no writes.
 */
function plan(wanted, observations) {
    return planEach([{ wanted, observations }])[0] ?? new Map();
}
/**
 * Returns the plan of each layer of a run. If version numbers are aligned, the layers get the same one. If the layers are wanted in all
 * Regions or in none, no layer changes without the others.
 */
function planEach(layers) {
    const eachAlone = layers.map((layer) => ({ ...layer, planned: withCatchUps(planLayer(layer, layers)) }));
    return withoutPartialChange(eachAlone);
}
function planLayer({ wanted, observations }, layers) {
    const target = commonVersion(wanted, layers);
    return new Map([...observations].map(([region, observed]) => [
        region,
        observed.seen ? planFor(wanted, observed, target) : withoutState(observed),
    ]));
}
function withoutState({ reason, denied, isTolerated }) {
    return isTolerated ? { missing: reason } : { unobserved: reason, ...(denied && { denied }) };
}
/** Adds to the reasons of a publish that other Regions have the content already, because this Region missed an earlier run. */
function withCatchUps(planned) {
    const isReused = [...planned.values()].some((one) => 'target' in one && one.target.do === 'reuse');
    if (!isReused)
        return planned;
    return new Map([...planned].map(([region, one]) => {
        if (!('target' in one) || one.target.do !== 'publish')
            return [region, one];
        const because = `${one.target.because}, and other Regions already have this content`;
        return [region, { ...one, target: { ...one.target, because } }];
    }));
}
const versionTopic = 'the-version-number-is-not-available';
/**
 * Returns the version number that all Regions will have, or undefined if the numbers differ or are not known. Optional Regions that are
 * skipped do not count.
 */
function targetVersion(plan) {
    const numbers = new Set([...plan.values()].filter((one) => !('missing' in one)).map(finalVersionOf));
    const [only] = numbers;
    return numbers.size === 1 ? only : undefined;
}
/** Returns the id of the statement that grants access to a principal. It is the same in every Region and version. */
function statementId(principal) {
    return `${ownIdPrefix}${principal === '*' ? 'everyone' : principal}`;
}
function planFor(wanted, observed, target) {
    const { candidate } = observed;
    const head = headOf(observed);
    const hasTargetVersion = candidate && (target === undefined || candidate.version === target);
    if (hasTargetVersion && !(0,compare/* reasonToPublish */.Ts)(wanted, candidate))
        return reuse(candidate, wanted, observed);
    const expected = target ?? head + 1;
    const obstacle = obstacleTo(expected, head, wanted, candidate);
    if (obstacle)
        return { blocked: obstacle };
    const because = (candidate && (0,compare/* reasonToPublish */.Ts)(wanted, candidate)) ?? reasonOf(candidate, expected, head);
    return publish({ do: 'publish', expected, because }, wanted, observed);
}
function obstacleTo(expected, head, wanted, candidate) {
    if (expected <= head) {
        const difference = candidate?.version === expected && (0,compare/* differenceFrom */.mX)(wanted, candidate);
        const text = difference
            ? `Version ${expected} already exists, with ${difference}. Set "version" to a number above ${head}.`
            : `The newest version is ${head}, and Lambda never uses a lower version number again. Set "version" to a number above ${head}.`;
        return { topic: versionTopic, text };
    }
    return (0,placeholder/* tooFar */.II)(head, expected);
}
function reasonOf(candidate, expected, head) {
    if (candidate)
        return `the existing version has the version number ${candidate.version}`;
    return head === 0 ? 'it is the first version here' : `version ${expected} does not exist yet`;
}
function publish(target, wanted, observed) {
    const { principals = [] } = wanted;
    const fill = target.expected - 1 - headOf(observed);
    const { prunes, notes } = (0,pruning/* pruning */.c)(target.expected, wanted, observed);
    return { target, fill, grants: principals.map(grantTo), revokes: [], prunes, notes };
}
function reuse(existing, wanted, observed) {
    const { arn, version } = existing;
    const { prunes, notes } = (0,pruning/* pruning */.c)(version, wanted, observed);
    const less = (0,rejected/* declaredBy */.Ol)(existing, wanted);
    const permissions = wanted.principals
        ? permissionChanges(wanted.principals, observed.statements, version)
        : { grants: [], revokes: [], notes: [] };
    return {
        target: { do: 'reuse', arn, version, ...(less && { declared: less.declared }) },
        fill: 0,
        ...permissions,
        prunes,
        prunesIfHigher: (0,pruning/* pruning */.c)(Infinity, wanted, observed).prunes,
        notes: [...permissions.notes, ...notes, ...(less ? [less.note] : [])],
    };
}
/** Returns the changes that a policy needs for the declared principals. Statements of others are kept, and listed in a note. */
function permissionChanges(principals, statements, version) {
    const isDeclared = ({ principal }) => principal !== undefined && principals.includes(principal);
    const isOwn = ({ id }) => id.startsWith(ownIdPrefix);
    const isCorrect = (one) => isDeclared(one) && one.id === statementId(one.principal ?? '');
    const revokes = statements.filter((one) => isOwn(one) && !isCorrect(one));
    const kept = statements.filter((one) => !revokes.includes(one));
    const missing = principals.filter((principal) => !kept.some((one) => one.principal === principal));
    const undeclared = kept.filter((one) => !isDeclared(one));
    return {
        grants: missing.map(grantTo),
        revokes,
        notes: undeclared.length === 0 ? [] : [noteOnUndeclared(undeclared, version)],
    };
}
function noteOnUndeclared(statements, version) {
    const names = statements.map(({ id, principal }) => `"${id}"${principal ? ` (${principal})` : ''}`);
    const text = `The resource policy of version ${version} has statements that this action did not create: ${names.join(', ')}. ` +
        'They are not in "principals", and the action does not change them.';
    return { topic: 'the-version-exists-but-is-not-granted', text };
}
/** Returns the permission for a principal to use a version. */
function grantTo(principal) {
    return { principal, statementId: statementId(principal) };
}
/** Returns the version number that a Region has after the run. Undefined if the Region is not planned. */
function finalVersionOf(planned) {
    if (!('target' in planned))
        return undefined;
    return planned.target.do === 'publish' ? planned.target.expected : planned.target.version;
}


/***/ }),

/***/ 11568:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withoutUsed),
/* harmony export */   c: () => (/* binding */ pruning)
/* harmony export */ });
/* harmony import */ var _layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31487);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68512);
/* harmony import */ var _placeholder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16910);



/**
 * Returns the versions to delete when the version `current` exists: placeholder versions, leftovers of killed runs, and the oldest versions
 * that exceed the number to keep. Versions of other architectures are neither counted nor deleted.
 */
function pruning(current, wanted, observed) {
    const others = observed.ofOtherArchitectures.map(({ version }) => version);
    const older = observed.versions.filter(({ version }) => version < current && !others.includes(version));
    const leftovers = leftoversBelow(current, wanted, observed);
    const isLeftover = ({ version }) => leftovers.includes(version);
    const releases = older.filter((one) => !(0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .hasPlaceholderDescription */ .CB)(one) && !isLeftover(one));
    const { surplus, notes } = surplusOf(releases, wanted.retain, observed);
    return {
        prunes: [
            ...surplus.map(pruneAs('surplus')),
            ...(namesItsCommit(wanted) || wanted.retain !== undefined
                ? older.filter(isLeftover).map(pruneAs('leftover'))
                : []),
            ...older.filter(_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .hasPlaceholderDescription */ .CB).map(pruneAs('filler')),
        ],
        notes,
    };
}
/** The default description contains the commit, so that versions with the same one are of the same commit. The user's one need not. */
function namesItsCommit({ isExplicit, description }) {
    return !isExplicit.description && description !== '';
}
/**
 * Returns the versions of a run that was killed before it reached the aligned version number. They are equal to the wanted version, and
 * nobody has permission to use them. If the layer is not shared, they cannot be distinguished from other versions.
 */
function leftoversBelow(current, wanted, observed) {
    const { candidate, statements, earlier, usage } = observed;
    if (wanted.numbering.kind !== 'aligned' || !wanted.principals?.length)
        return [];
    const existing = [
        ...(candidate ? [{ version: candidate, statements }] : []),
        ...earlier,
    ];
    return existing
        .filter(({ version, statements: granted }) => version.version < current &&
        !(usage.known && (0,_layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .numbersInUse */ .$B)(usage.uses).has(version.version)) &&
        granted.length === 0 &&
        // The same commit published it, because the description names the commit.
        (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .differenceFrom */ .mX)({ ...wanted, isExplicit: { ...wanted.isExplicit, description: true } }, version) ===
            undefined)
        .map(({ version }) => version.version);
}
function surplusOf(releases, retain, { usage }) {
    const surplus = retain === undefined
        ? []
        : releases.toSorted((one, other) => other.version - one.version).slice(retain - 1);
    if (surplus.length === 0)
        return { surplus, notes: [] };
    if (!usage.known) {
        const { topic, text } = usage.reason;
        return { surplus: [], notes: [{ topic, text: `No older version is deleted. ${text}` }] };
    }
    const numbers = surplus.map(({ version }) => version);
    const { unused, notes } = withoutUsed(numbers, usage.uses);
    return { surplus: surplus.filter(({ version }) => unused.includes(version)), notes };
}
/** Returns the version numbers that no function uses, and a note about the others. */
function withoutUsed(versions, uses) {
    const inUse = (0,_layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .numbersInUse */ .$B)(uses);
    const used = versions.filter((version) => inUse.has(version));
    return {
        unused: versions.filter((version) => !inUse.has(version)),
        notes: used.length === 0 ? [] : [keptFor(used)],
    };
}
function keptFor(used) {
    return {
        topic: 'functions-use-the-version',
        text: used.length === 1
            ? `Version ${used.join()} is kept, because functions use it.`
            : `Versions ${used.join(', ')} are kept, because functions use them.`,
    };
}
function pruneAs(because) {
    return ({ version }) => ({ version, because });
}


/***/ }),

/***/ 67491:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ writes)
/* harmony export */ });
/** Returns whether the plan of a Region publishes a version or changes permissions. Deleting old versions does not count. */
function writes(planned) {
    if (!('target' in planned))
        return false;
    const { target, grants, revokes } = planned;
    return target.do === 'publish' || grants.length > 0 || revokes.length > 0;
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

/***/ 26789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KA: () => (/* binding */ olderUsesSentence),
/* harmony export */   o0: () => (/* binding */ functionsBehind),
/* harmony export */   y0: () => (/* binding */ olderUsesSection)
/* harmony export */ });
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90656);
/* harmony import */ var _guide_links_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91970);


/** Returns how many functions use older versions, as the beginning of a sentence. */
function functionsBehind(count) {
    return `${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, 'function')} ${count === 1 ? 'uses an older version' : 'use older versions'}`;
}
/** Returns a sentence on the functions that use older versions, such as "12 functions use older versions.". Empty if there are none. */
function olderUsesSentence(byRegion) {
    const found = [...byRegion].filter(([, { functions }]) => functions > 0);
    const sum = (key) => found.reduce((total, [, uses]) => total + uses[key], 0);
    const [all, onlyPublished] = [sum('functions'), sum('onlyPublished')];
    if (all === 0)
        return '';
    const places = found.map(([region, { functions }]) => `${region}: ${functions}`).join(', ');
    const where = byRegion.size > 1 ? ` (${places})` : '';
    const which = onlyPublished === all ? '' : ` ${onlyPublished} of them`;
    return `${functionsBehind(all)}${where}${onlyPublished === 0 ? '' : `,${which} only in published versions`}.`;
}
/** Returns the same for the summary, with a link to the page on updating functions. */
function olderUsesSection(byRegion, guide) {
    const sentence = olderUsesSentence(byRegion);
    return sentence === '' ? '' : `${sentence}${(0,_guide_links_js__WEBPACK_IMPORTED_MODULE_1__/* .pageLink */ .wg)(guide, 'rollout.md')}`;
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

/***/ 81198:
/***/ ((__unused_webpack_module, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: ./src/runner/start.ts + 4 modules
var start = __webpack_require__(76032);
// EXTERNAL MODULE: ./src/aws-names/region-selection.ts
var region_selection = __webpack_require__(78485);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/inputs/regions.ts
var regions = __webpack_require__(27468);
// EXTERNAL MODULE: ./src/report/missing-regions.ts
var missing_regions = __webpack_require__(52386);
// EXTERNAL MODULE: ./src/report/region-patterns.ts
var region_patterns = __webpack_require__(4162);
// EXTERNAL MODULE: ./src/steps/connect-to-aws.ts
var connect_to_aws = __webpack_require__(32663);
// EXTERNAL MODULE: ./src/steps/job.ts
var steps_job = __webpack_require__(54972);
// EXTERNAL MODULE: ./src/base/quote.ts
var quote = __webpack_require__(17541);
// EXTERNAL MODULE: ./src/plan/older-uses.ts
var older_uses = __webpack_require__(69746);
// EXTERNAL MODULE: ./src/plan/rejected.ts
var rejected = __webpack_require__(31905);
;// CONCATENATED MODULE: ./src/verify/context.ts

/** Returns the version as its owner sees it, or else as the consumer sees it, with the metadata that was requested for it. */
function versionIn({ version, shared, }) {
    const found = seenIn(version) ?? seenIn(shared);
    return found && (0,rejected/* asRequested */.pt)(found);
}
/** Returns what was read, if it exists. */
function seenIn(look) {
    return look && 'seen' in look ? look.seen : undefined;
}
/** Returns why something could not be read. Undefined if it was read, or if it was not to be read. */
function unreadIn(look) {
    return look && 'unread' in look ? { reason: look.unread, isTolerated: look.isTolerated } : undefined;
}

;// CONCATENATED MODULE: ./src/verify/compare-access.ts


/** Compares the resource policy with the declared principals. */
function comparePermissions({ looks, expectation: { principals }, }) {
    const { statements } = looks;
    const version = versionIn(looks);
    if (principals === undefined || statements === undefined || !version)
        return undefined;
    if ('unread' in statements)
        return { findings: [], unchecked: unreadIn(statements) };
    const isDeclared = ({ principal }) => principal !== undefined && principals.includes(principal);
    const missing = principals.filter((one) => !statements.seen.some(({ principal }) => principal === one));
    const strangers = statements.seen.filter((statement) => !isDeclared(statement));
    return {
        findings: [
            ...missing.map((principal) => {
                const text = `Version ${version.version} is not shared with ${named(principal)}.`;
                return { kind: 'missing-permission', text, expected: principal };
            }),
            ...strangers.map(({ id, principal }) => {
                const grantee = principal === undefined
                    ? 'a principal or condition that this action does not know'
                    : named(principal);
                const text = `Version ${version.version} is shared with ${grantee} by the statement ${(0,quote/* quote */.h)(id)}, which is not expected.`;
                return { kind: 'unexpected-permission', text, found: principal ?? id };
            }),
        ],
    };
}
function named(principal) {
    return principal === '*' ? 'everyone ("*")' : principal;
}
/** Compares the values of the parameters with the ARN of the version. */
function compareParameters({ looks: { parameters, ...looks } }) {
    const version = versionIn(looks);
    if (parameters.length === 0 || !version)
        return undefined;
    const findings = parameters.flatMap(({ name, value }) => {
        const found = seenIn(value);
        const expected = version.arn;
        if (found === expected || 'unread' in value)
            return [];
        return found === undefined
            ? [{ kind: 'missing-parameter', text: `The parameter "${name}" does not exist.`, expected }]
            : [
                {
                    kind: 'different-parameter',
                    text: `The parameter "${name}" has the value ${(0,quote/* quote */.h)(found)} instead of ${expected}.`,
                    expected,
                    found,
                },
            ];
    });
    return { findings, unchecked: parameters.map(({ value }) => unreadIn(value)).find((one) => one) };
}
/** Compares what the consumer sees. If the consumer cannot read a version, only its owner sees whether it exists. */
function compareConsumer({ looks, expectation: { consumer = '' }, }) {
    const { shared, version } = looks;
    if (shared === undefined)
        return undefined;
    if ('unread' in shared)
        return { findings: [], unchecked: unreadIn(shared) };
    if (shared.seen)
        return { findings: [] };
    const isSeenByOwner = version && 'seen' in version ? version.seen !== undefined : undefined;
    // The missing version is already a difference.
    if (isSeenByOwner === false)
        return undefined;
    const what = `Account ${consumer} cannot read version ${looks.expected ?? '?'}`;
    const finding = isSeenByOwner
        ? { kind: 'not-granted', text: `${what}, although the version exists.` }
        : {
            kind: 'missing-or-not-granted',
            text: `${what}. Either the version does not exist, or it is not shared with this account. ` +
                'AWS returns the same error in both cases.',
        };
    return { findings: [{ ...finding, expected: consumer }] };
}

;// CONCATENATED MODULE: ./src/verify/drift.ts

/** What is compared in a Region. Each is a column of the summary. */
const aspects = ['version', 'content', 'metadata', 'permissions', 'parameter', 'consumer'];
const publishAgain = 'Run the workflow that publishes the layer again.';
const compareRuns = 'Find out which run or person published it, and publish a new version.';
/** The kinds of drift, by their names in the output "drift". The names do not change. */
const kinds = {
    missing: {
        aspect: 'version',
        isMissing: true,
        fix: 'Run the workflow that publishes the layer again, and use the ARNs of that run.',
    },
    older: { aspect: 'version', isMissing: true, fix: publishAgain },
    'wrong-arn': { aspect: 'version', fix: 'Correct "expected", and every place that has the same ARN.' },
    'different-content': { aspect: 'content', fix: compareRuns },
    'different-runtimes': { aspect: 'metadata', fix: compareRuns },
    'different-architectures': { aspect: 'metadata', fix: compareRuns },
    'different-description': { aspect: 'metadata', fix: compareRuns },
    'different-license': { aspect: 'metadata', fix: compareRuns },
    'missing-permission': { aspect: 'permissions', fix: publishAgain },
    'unexpected-permission': {
        aspect: 'permissions',
        fix: 'Remove the statement, or add the principal to "principals".',
    },
    'missing-parameter': { aspect: 'parameter', fix: publishAgain },
    'different-parameter': { aspect: 'parameter', fix: publishAgain },
    'not-granted': {
        aspect: 'consumer',
        isMissing: true,
        topic: 'the-consumer-cannot-read-the-version',
        fix: 'Add the account or its organization to "principals" of the publishing step.',
    },
    'missing-or-not-granted': {
        aspect: 'consumer',
        isMissing: true,
        topic: 'the-consumer-cannot-read-the-version',
        fix: 'Ask the publisher of the layer, or use another version.',
    },
};
/** Returns all differences in a Region. */
function findingsIn({ aspects: results }) {
    return [...results.values()].flatMap(({ findings }) => findings);
}
/** Returns why parts of a Region could not be compared, each reason once. Without those that are tolerated. */
function uncheckedIn({ aspects: results }) {
    const reasons = [...results.values()].flatMap(({ unchecked }) => unchecked && !unchecked.isTolerated ? [unchecked.reason] : []);
    return (0,message/* withoutDuplicates */.zj)(reasons);
}
/** Returns why an optional Region was not available. Undefined if it was, or if the Region is required. */
function missingIn({ aspects: results }) {
    return [...results.values()].find(({ unchecked }) => unchecked?.isTolerated)?.unchecked?.reason;
}
/** Returns whether a difference means that the version cannot be used. */
function isMissing({ kind }) {
    const found = kinds[kind];
    return found.isMissing === true;
}
/** Returns the message about a difference: what was found, and what to do. */
function messageOn({ kind, text }) {
    const { topic = 'a-region-has-drifted', fix } = kinds[kind];
    return (0,message/* about */.Cv)(topic, `${text} ${fix}`);
}

;// CONCATENATED MODULE: ./src/verify/reference.ts
/** The default description of a version, which ends with a commit. The action publishes no new version only because of another commit. */
const defaultDescription = /^([\w.-]+\/[\w.-]+)@[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** The content of a version: its hash and its size in bytes. */
const contentProperties = [
    { kind: 'different-content', noun: 'CodeSha256', valueOf: ({ codeSha256 }) => codeSha256, keyOf: String },
    { kind: 'different-content', noun: 'size in bytes', valueOf: ({ codeSize }) => codeSize, keyOf: String },
];
/** The metadata of a version. */
const metadataProperties = [
    { kind: 'different-runtimes', noun: 'runtimes', valueOf: ({ runtimes }) => runtimes, keyOf: setKey },
    {
        kind: 'different-architectures',
        noun: 'architectures',
        valueOf: ({ architectures }) => architectures,
        keyOf: setKey,
    },
    {
        kind: 'different-description',
        noun: 'description',
        valueOf: ({ description }) => description,
        keyOf: (value) => String(value).replace(defaultDescription, '$1'),
    },
    { kind: 'different-license', noun: 'license', valueOf: ({ licenseInfo }) => licenseInfo, keyOf: String },
];
/** Returns the value that most Regions have. If several values are as frequent, it is that of the first Region. */
function mostFrequent(property, versions) {
    const groups = new Map();
    for (const [region, version] of versions) {
        const value = property.valueOf(version);
        if (value === undefined)
            continue;
        const key = property.keyOf(value);
        const group = groups.get(key) ?? { value, regions: [] };
        group.regions.push(region);
        groups.set(key, group);
    }
    const most = Math.max(0, ...[...groups.values()].map(({ regions }) => regions.length));
    return [...groups.values()].find(({ regions }) => regions.length === most);
}
function setKey(value) {
    return JSON.stringify([...new Set([value].flat().map(String))].sort());
}

;// CONCATENATED MODULE: ./src/verify/compare.ts







/** Returns the differences from what is expected in each Region. This is a pure function. */
function compare(expectation, looks) {
    const found = new Map();
    for (const [region, one] of looks) {
        const version = versionIn(one);
        if (version && !expectation.versions.get(region)?.isBehind)
            found.set(region, version);
    }
    return new Map([...looks].map(([region, one]) => [region, resultIn({ region, looks: one, expectation, found })]));
}
/** The comparisons, by what they compare. Each returns undefined if nothing is expected, or if there is no version to compare. */
const comparisons = {
    version: compareVersion,
    content: (context) => compareProperties(contentProperties, context),
    metadata: (context) => compareProperties(metadataProperties, context),
    permissions: comparePermissions,
    parameter: compareParameters,
    consumer: compareConsumer,
};
function resultIn(context) {
    const results = aspects.flatMap((aspect) => {
        const result = comparisons[aspect](context);
        return result ? [[aspect, result]] : [];
    });
    const compared = results.length > 0 ? results : [['version', { findings: [], unchecked: noArn }]];
    return {
        version: versionIn(context.looks)?.version,
        aspects: new Map(compared),
        notes: notesIn(context),
        olderUses: olderUsesOf(context),
    };
}
function olderUsesOf({ looks: { uses, version } }) {
    const [used, owned] = [seenIn(uses), seenIn(version)];
    return used && owned && (0,older_uses/* olderUses */.$)(used, owned);
}
/** Nothing was compared, so the Region must not count as in sync. */
const noArn = {
    reason: (0,message/* about */.Cv)('the-expected-file-cannot-be-used', 'Input "expected" has no ARN of this Region. Only the account of the layer can read a version without its ARN. ' +
        'Add the ARN, or set "role-to-assume".'),
    isTolerated: false,
};
function compareVersion({ region, looks, expectation }) {
    const arn = expectation.versions.get(region)?.arn;
    const { newest, version } = looks;
    const inArn = arn ? wrongArn(arn, region, expectation) : [];
    if (inArn.length === 0 && !newest && !version && !versionIn(looks))
        return undefined;
    // The listing is not needed if the version itself was read.
    const unchecked = version === undefined ? unreadIn(newest) : unreadIn(version);
    return {
        findings: [...inArn, ...absent(looks)],
        unchecked,
    };
}
/** Returns the difference if the owner of the layer does not see the expected version. */
function absent({ expected, newest, version }) {
    const decides = version ?? newest;
    if (decides === undefined || 'unread' in decides || seenIn(version))
        return [];
    const head = seenIn(newest);
    const facts = { expected, found: head };
    if (newest && 'seen' in newest && head === undefined)
        return [{ kind: 'missing', text: 'The layer has no version in this Region.', ...facts }];
    if (head !== undefined && expected !== undefined && head < expected) {
        return [
            { kind: 'older', text: `Version ${expected} does not exist. The newest version is ${head}.`, ...facts },
        ];
    }
    const text = `Version ${expected ?? '?'} does not exist. It was deleted, or it was never published.`;
    return [{ kind: 'missing', text, ...facts }];
}
function wrongArn({ text, region, account, layerName }, wanted, expectation) {
    const parts = [
        [region, wanted, 'the Region'],
        [account, expectation.account, 'account'],
        [layerName, expectation.layerName, 'the layer'],
    ];
    return parts
        .filter(([found, expected]) => found !== expected)
        .map(([found, expected, what]) => ({
        kind: 'wrong-arn',
        text: `The expected ARN ${text} is of ${what} ${found} instead of ${expected}.`,
        expected,
        found: text,
    }));
}
function compareProperties(properties, context) {
    const version = versionIn(context.looks);
    const { isBehind } = context.expectation.versions.get(context.region) ?? {};
    if (!version || isBehind)
        return undefined;
    const findings = properties.flatMap((property) => compareProperty(property, version, context));
    // If the hash of the content differs, its size differs too.
    const isFirst = ({ kind }, at) => findings.findIndex((one) => one.kind === kind) === at;
    return { findings: findings.filter(isFirst) };
}
function compareProperty({ kind, noun, valueOf, keyOf }, version, { region, expectation, found }) {
    const given = valueOf({ ...expectation.content, ...expectation.versions.get(region)?.metadata });
    const reference = given === undefined
        ? mostFrequent({ kind, noun, valueOf, keyOf }, found)
        : { value: given, regions: [] };
    const value = valueOf(version);
    if (!reference || value === undefined || keyOf(value) === keyOf(reference.value))
        return [];
    const where = reference.regions.length > 0 ? ` as in ${reference.regions.join(', ')}` : '';
    const text = `Version ${version.version} has the ${noun} ${shown(value)} instead of ${shown(reference.value)}${where}.`;
    return [{ kind, text, expected: reference.value, found: value }];
}
function shown(value) {
    if (typeof value === 'object')
        return value.join(', ') || 'none';
    return typeof value === 'number' || /^[\w+/=]{44}$/.test(value) ? String(value) : (0,quote/* quote */.h)(value);
}
/** Returns what is worth knowing about a Region, although it is no difference. */
function notesIn({ region, looks, expectation: { versions } }) {
    const { expected } = looks;
    const newest = seenIn(looks.newest);
    return [
        ...(versions.get(region)?.isBehind
            ? [
                'A run skipped this Region, so the file has the version of an earlier release. Its content is not compared.',
            ]
            : []),
        ...(newest !== undefined && expected !== undefined && newest > expected
            ? [`Version ${newest} is newer than the expected version ${expected}.`]
            : []),
        ...(looks.uses && 'unread' in looks.uses
            ? [`The functions that use the layer could not be listed. ${looks.uses.unread.text}`]
            : []),
        ...(versions.size > 0 && !versions.has(region)
            ? ['The input "expected" has no version of this Region, so it is compared with the other Regions.']
            : []),
    ];
}

// EXTERNAL MODULE: ./src/aws-names/missing-credentials.ts
var missing_credentials = __webpack_require__(1963);
// EXTERNAL MODULE: ./src/inputs/aws-inputs.ts
var aws_inputs = __webpack_require__(82764);
// EXTERNAL MODULE: ./src/inputs/parameter.ts
var parameter = __webpack_require__(12758);
// EXTERNAL MODULE: ./src/inputs/parse.ts
var parse = __webpack_require__(13718);
// EXTERNAL MODULE: ./src/inputs/principals.ts
var principals = __webpack_require__(94954);
// EXTERNAL MODULE: ./src/inputs/read-for-aws.ts + 1 modules
var read_for_aws = __webpack_require__(61170);
// EXTERNAL MODULE: ./src/inputs/values.ts
var values = __webpack_require__(18463);
// EXTERNAL MODULE: ./src/layer/code-sha256.ts
var code_sha256 = __webpack_require__(50518);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./src/aws-names/layer-version-arn.ts
var layer_version_arn = __webpack_require__(42190);
// EXTERNAL MODULE: ./src/aws-names/regions-and-runtimes.ts
var regions_and_runtimes = __webpack_require__(86159);
// EXTERNAL MODULE: ./src/base/files.ts
var files = __webpack_require__(26774);
// EXTERNAL MODULE: ./src/base/json.ts
var json = __webpack_require__(23659);
// EXTERNAL MODULE: ./src/base/limits.ts
var limits = __webpack_require__(58369);
// EXTERNAL MODULE: ./src/inputs/paths.ts
var paths = __webpack_require__(27981);
;// CONCATENATED MODULE: ./src/verify/expected-file.ts










/**
 * Parses the path of an exported JSON file or of a run manifest, the output `arns`, or ARNs of layer versions. A file has several layers if
 * the name of the layer has `{architecture}`.
 */
const expectedLayers = (given, surroundings) => {
    if (given.startsWith('arn:'))
        return alone(layerOfArns((0,parse/* list */.p_)(arn)(given, surroundings)));
    if (given.startsWith('{'))
        return alone(layerOfOutput(jsonIn(given)));
    const path = (0,paths/* existing */.g)('file')(given, surroundings);
    return 'value' in path ? layersInFile(path.value) : path;
};
function alone(layer) {
    return 'value' in layer ? { value: [layer.value] } : layer;
}
const topic = 'the-expected-file-cannot-be-used';
/** With more errors than this, the file is not what the user meant. */
const mostErrors = 9;
const expected_file_text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(600));
const texts = dist/* pipe */.FsL(dist/* array */.YOg(expected_file_text), dist/* maxLength */.Ru6(20));
const size = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
const versionNumber = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1));
const expected_file_name = dist/* pipe */.FsL(expected_file_text, dist/* maxLength */.Ru6(140), dist/* regex */.yGV(aws_inputs/* layerNameForm */.$4));
/** The names in a record can be any text, so each entry is checked separately. */
const record = dist/* custom */.IeY(isRecord, 'it is not an object');
/** A file of `export` in the format json. */
const exported = dist/* object */.Ikc({ layerName: expected_file_name, versions: record });
const exportedVersion = dist/* object */.Ikc({ arn: expected_file_text, version: versionNumber, behind: dist/* optional */.lqM(dist/* boolean */.zMY()) });
/** The part of a run manifest that is compared. */
const manifest = dist/* object */.Ikc({
    schema: dist/* literal */.euz(1),
    layerName: expected_file_name,
    dryRun: dist/* boolean */.zMY(),
    archive: dist/* optional */.lqM(dist/* object */.Ikc({ codeSha256: dist/* pipe */.FsL(expected_file_text, dist/* regex */.yGV(code_sha256/* codeSha256Form */.B)), codeSize: size })),
    metadata: dist/* optional */.lqM(dist/* object */.Ikc({
        runtimes: texts,
        architectures: dist/* array */.YOg(dist/* picklist */.KIO(['x86_64', 'arm64'])),
        description: expected_file_text,
        licenseInfo: expected_file_text,
    })),
    regions: record,
});
const manifestRegion = dist/* object */.Ikc({
    arn: dist/* optional */.lqM(expected_file_text),
    version: dist/* optional */.lqM(versionNumber),
    published: dist/* boolean */.zMY(),
    parameters: dist/* optional */.lqM(texts),
});
function layersInFile(path) {
    const read = textIn(path);
    const json = 'value' in read ? jsonIn(read.value) : read;
    if ('errors' in json)
        return json;
    const { value } = json;
    if (!isRecord(value) || !('layers' in value))
        return alone(layerIn(value));
    const { layers } = value;
    const parts = typeof layers === 'object' && layers !== null ? Object.values(layers) : [];
    if (parts.length === 0 || parts.length > mostLayers)
        return (0,parse/* refuse */.TR)(neither, topic);
    const parsed = parts.map(layerIn);
    const errors = parsed.flatMap(parse/* inputErrorsOf */.hc);
    if (errors.length > 0)
        return { errors: errors.slice(0, mostErrors) };
    return { value: parsed.flatMap((one) => ('value' in one ? [one.value] : [])) };
}
/** The maximum number of layers in a file. Lambda has only two architectures. */
const mostLayers = 10;
function layerIn(value) {
    if (isRecord(value) && 'schema' in value)
        return layerOfManifest(value);
    return isRecord(value) && 'versions' in value ? layerOfExport(value) : (0,parse/* refuse */.TR)(neither, topic);
}
const neither = 'it is neither a file that "export" wrote in the format json, nor a run manifest. Use the path of such a file, or ARNs';
function textIn(path) {
    try {
        return { value: (0,files/* readTextSync */.n$)(path, 'manifest') };
    }
    catch (error) {
        if (error instanceof limits/* LimitExceeded */.nP)
            return (0,parse/* refuse */.TR)(tooLarge, topic);
        throw error;
    }
}
const tooLarge = 'it has more than 5,000,000 bytes, and no file that the action writes is as large. Use such a file';
function jsonIn(given) {
    try {
        return { value: (0,json/* parseJson */.qF)(given, 'The file') };
    }
    catch {
        return (0,parse/* refuse */.TR)('it is not JSON. Use the file unchanged, as the action wrote it', topic);
    }
}
function layerOfExport(value) {
    const { success, output, issues } = dist/* safeParse */.xLC(exported, value);
    if (!success)
        return (0,parse/* refuse */.TR)(whyNot('an exported file', issues), topic);
    const { layerName, versions } = output;
    return layerWith({ layerName }, versions, (entry) => {
        const read = dist/* safeParse */.xLC(exportedVersion, entry);
        if (!read.success)
            return undefined;
        const known = numbered(read.output);
        return known && { ...known, isBehind: read.output.behind };
    });
}
function layerOfManifest(value) {
    const { success, output, issues } = dist/* safeParse */.xLC(manifest, value);
    if (!success)
        return (0,parse/* refuse */.TR)(whyNot('a run manifest', issues), topic);
    if (output.dryRun) {
        return (0,parse/* refuse */.TR)('it is the manifest of a dry run, which published nothing. Use one of another run', topic);
    }
    const { layerName, archive, regions } = output;
    const layer = { layerName, codeSha256: archive?.codeSha256, codeSize: archive?.codeSize };
    return layerWith(layer, regions, (entry) => {
        const read = dist/* safeParse */.xLC(manifestRegion, entry);
        if (!read.success)
            return undefined;
        const { arn: given, version, published, parameters } = read.output;
        // A Region that failed or was skipped has no version.
        if (given === undefined || version === undefined)
            return 'none';
        const known = numbered({ arn: given, version });
        return known && { ...known, metadata: metadataIn(output, published), parameters };
    });
}
/**
 * Returns the metadata that a version must have. If a run did not publish a version, but found it unchanged, its description and license
 * can be older default texts.
 */
function metadataIn({ metadata }, isPublished) {
    if (metadata === undefined)
        return {};
    const { runtimes, architectures } = metadata;
    return isPublished ? metadata : { runtimes, architectures };
}
/** Returns the version of an entry, or undefined if its ARN is not one, or has another version number. */
function numbered({ arn: given, version }) {
    const parts = (0,layer_version_arn/* layerVersionArn */.$)(given);
    return parts?.version === version ? { arn: parts } : undefined;
}
/** Returns the layer with the versions of each Region. `versionIn` returns undefined for an invalid entry. */
function layerWith(layer, regions, versionIn) {
    const entries = Object.entries(regions);
    if (entries.length > regions_and_runtimes/* mostRegions */.tJ) {
        return (0,parse/* refuse */.TR)(`it has ${entries.length} Regions, which is more than AWS has. Use the file unchanged`, topic);
    }
    const errors = [];
    const versions = new Map();
    for (const [region, entry] of entries) {
        const version = (0,regions_and_runtimes/* hasRegionForm */.Dv)(region) ? versionIn(entry) : undefined;
        if (version === undefined)
            errors.push({ item: region, topic, text: notARegion });
        else if (version !== 'none')
            versions.set(region, version);
    }
    if (errors.length > 0)
        return { errors: errors.slice(0, mostErrors) };
    return versions.size > 0
        ? { value: { ...layer, regions: entries.map(([region]) => region), versions } }
        : (0,parse/* refuse */.TR)('it contains no layer versions. Use the file of a run that published one', topic);
}
const notARegion = 'this is not a Region with the ARN and the number of a layer version. Use the file unchanged, as the action wrote it';
const arn = (given) => {
    const value = (0,layer_version_arn/* layerVersionArn */.$)(given);
    return value
        ? { value }
        : (0,parse/* refuse */.TR)('the ARN of a layer version looks like arn:aws:lambda:eu-central-1:111122223333:layer:name:7');
};
/** The output `arns`: an object of Regions and ARNs. The names of its keys are compared with the ARNs later. */
function layerOfOutput(json) {
    if ('errors' in json)
        return json;
    const { value } = json;
    const arns = isRecord(value) ? Object.values(value) : [];
    const [first] = arns.map((one) => (typeof one === 'string' ? (0,layer_version_arn/* layerVersionArn */.$)(one) : undefined));
    if (!isRecord(value) || first === undefined) {
        return (0,parse/* refuse */.TR)('it is not an object of Regions and ARNs, as the output "arns" is', topic);
    }
    return layerWith({ layerName: first.layerName }, value, (entry) => {
        const parts = typeof entry === 'string' ? (0,layer_version_arn/* layerVersionArn */.$)(entry) : undefined;
        return parts && { arn: parts };
    });
}
function layerOfArns(parsed) {
    if ('errors' in parsed)
        return { errors: (0,parse/* inputErrorsOf */.hc)(parsed) };
    const [first, ...others] = parsed.value;
    if (first === undefined)
        return (0,parse/* refuse */.TR)('it contains no ARNs');
    const other = others.find(({ layerName }) => layerName !== first.layerName);
    if (other)
        return (0,parse/* refuse */.TR)(`it has ARNs of the layers ${first.layerName} and ${other.layerName}. Use one step for each`);
    const versions = new Map(parsed.value.map((one) => [one.region, { arn: one }]));
    return versions.size === parsed.value.length
        ? { value: { layerName: first.layerName, regions: [...versions.keys()], versions } }
        : (0,parse/* refuse */.TR)('it has two ARNs of one Region. Remove one of them');
}
function whyNot(what, [issue]) {
    const path = issue === undefined ? null : dist/* getDotPath */.BuJ(issue);
    return `it is not ${what} of this action: "${path ?? 'the whole file'}" is missing or not valid. Use the file unchanged`;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/verify/inputs.ts











/** The inputs that verify/action.yml declares. A test compares the two. */
const parsers = {
    'layer-name': (0,parse/* optional */.lq)(aws_inputs/* layerName */.Hn),
    expected: (0,parse/* optional */.lq)(expectedLayers),
    version: (0,parse/* optional */.lq)((0,values/* wholeNumber */.rD)(1, 1_000_000)),
    'code-sha256': (0,parse/* optional */.lq)(codeSha256),
    principals: (0,parse/* optional */.lq)(declaredPrincipals),
    'ssm-parameter': (0,parse/* list */.p_)((0,parameter/* parameterTemplate */.W)(['name', 'version', 'region'])),
    ...aws_inputs/* awsParsers */.i$,
    'consumer-role': (0,parse/* optional */.lq)(aws_inputs/* roleArn */.w3),
    'fail-on': (0,parse/* withDefault */.IQ)('drift', (0,values/* oneOf */.yL)(['drift', 'missing', 'nothing'])),
};
/** All inputs, each parsed once. */
function readInputs(read, surroundings) {
    return (0,read_for_aws/* readForAws */.H)(parsers, read, surroundings, {
        rules: rulesFor,
        more: (inputs) => ({
            'layer-name': inputs['layer-name'] ?? layerOf(inputs)?.layerName ?? '',
            regions: withRegions(inputs).regions,
            layer: layerOf(inputs),
            hasPublisher: hasPublisher(inputs, surroundings.env),
        }),
        warnings: aws_inputs/* awsWarnings */.lj,
    });
}
function rulesFor(given, surroundings, settings) {
    const { env } = surroundings;
    const name = given['layer-name'] ?? layerOf(given)?.layerName;
    return [
        ...(0,aws_inputs/* awsRules */.PJ)({ ...withRegions(given), 'dry-run': isConsumerOnly(given, env) }, surroundings, settings),
        ...expectationRules(given),
        ...consumerRules(given, env),
        ...(0,parameter/* parameterRules */.F)(given['ssm-parameter'] ?? [], { name }, []),
    ];
}
/** Returns the inputs with the Regions of "expected" if none are given. If "expected" is not valid, the Regions are not known. */
function withRegions({ regions, ...others }) {
    const layer = layerOf(others);
    const isUnknown = !('expected' in others) || (others.expected !== undefined && layer === undefined);
    if (regions !== undefined || isUnknown)
        return { ...others, ...(regions && { regions }) };
    return { ...others, regions: layer && (0,region_selection/* namedRegions */.zi)(layer.regions) };
}
/** Returns the layer that "expected" describes. If it describes several, "layer-name" selects one of them. */
function layerOf({ 'layer-name': name, expected }) {
    return expected?.length === 1 ? expected[0] : expected?.find(({ layerName: one }) => one === name);
}
function expectationRules(given) {
    const { 'layer-name': name, expected = [], version, 'code-sha256': hash } = given;
    const layer = layerOf(given);
    const names = expected.map((one) => `"${one.layerName}"`).join(' and ');
    const isAbsent = (input) => input in given && given[input] === undefined;
    return [
        [
            isAbsent('layer-name') && isAbsent('expected'),
            (0,message/* about */.Cv)('an-input-is-not-allowed', 'Input "layer-name" is not given, but it is required without "expected".'),
        ],
        [
            name !== undefined && expected.length > 0 && name !== layer?.layerName,
            contradiction(`Input "layer-name" is "${name ?? ''}", but "expected" describes the layer ${names}. ` +
                'Use that name, or the file of the other layer.'),
        ],
        [
            isAbsent('layer-name') && expected.length > 1,
            (0,message/* about */.Cv)('an-input-is-not-allowed', `Input "layer-name" is not given, but "expected" describes the layers ${names}. Set "layer-name" to one of them.`),
        ],
        [
            version !== undefined && expected.length > 0,
            contradiction('Inputs "version" and "expected" are both given, but "expected" already contains the version numbers. Remove one of them.'),
        ],
        [
            hash !== undefined && layer?.codeSha256 !== undefined && hash !== layer.codeSha256,
            contradiction(`Input "code-sha256" is ${hash ?? ''}, but the file in "expected" has ${layer?.codeSha256 ?? ''}. ` +
                'Find out which of them is correct, and remove the other.'),
        ],
    ];
}
/** Only the account that owns a layer can list its versions, and read its policies and parameters. */
function consumerRules(given, env) {
    const { 'consumer-role': role, expected, principals, 'ssm-parameter': parameters = [] } = given;
    const isOnly = isConsumerOnly(given, env);
    return [
        [role !== undefined && !env['ACTIONS_ID_TOKEN_REQUEST_URL'], (0,missing_credentials/* noIdTokenError */.gK)('consumer-role')],
        [
            isOfOtherPartition(role, given),
            (0,message/* about */.Cv)('regions-of-several-partitions', `Input "consumer-role" is a role of the partition ${role?.split(':')[1] ?? ''}, but the layer is in another one. ` +
                'Use a role of the same partition.'),
        ],
        [
            isOnly && 'expected' in given && expected === undefined,
            withoutPublisher('"expected" is not', 'Set "expected" to the ARNs of the layer versions'),
        ],
        [
            isOnly && (principals !== undefined || parameters.length > 0),
            withoutPublisher('"principals" or "ssm-parameter" is too, which only the account of the layer can read', 'Remove these inputs'),
        ],
    ];
}
function isOfOtherPartition(role, given) {
    const { 'role-to-assume': publisher, regions } = given;
    const [, partition] = role?.split(':') ?? [];
    const [region] = regions?.names ?? layerOf(given)?.regions ?? [];
    const other = publisher?.split(':')[1] ?? (region === undefined ? undefined : (0,aws_inputs/* partitionOf */.iQ)(region));
    return partition !== undefined && other !== undefined && partition !== other;
}
function withoutPublisher(what, advice) {
    return contradiction(`Input "consumer-role" is given without credentials of the account that owns the layer, but ${what}. ${advice}, or set "role-to-assume".`);
}
function contradiction(text) {
    return (0,message/* about */.Cv)('two-inputs-contradict-each-other', text);
}
function hasPublisher({ 'role-to-assume': role }, env) {
    return role !== undefined || (0,missing_credentials/* hasCredentials */.Lk)(env);
}
function isConsumerOnly(given, env) {
    return given['consumer-role'] !== undefined && !hasPublisher(given, env);
}
/** `none` means that nobody else is allowed to use the layer. An empty input would mean that the policy is not compared. */
function declaredPrincipals(given, surroundings) {
    return given === 'none' ? { value: [] } : (0,parse/* list */.p_)(principals/* principal */.N)(given, surroundings);
}
/** A hash as AWS writes it. Other programs write the same hash in hexadecimal. */
function codeSha256(given) {
    if (code_sha256/* codeSha256Form */.B.test(given))
        return { value: given };
    const hexadecimal = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(given)?.[1];
    return hexadecimal === undefined
        ? (0,parse/* refuse */.TR)('a CodeSha256 has 44 characters in base64, as Lambda and the output "code-sha256" write it')
        : (0,parse/* refuse */.TR)(`it is in hexadecimal. A CodeSha256 is in base64. Did you mean ${Buffer.from(hexadecimal, 'hex').toString('base64')}`);
}

// EXTERNAL MODULE: ./src/aws-names/parameter-name.ts
var parameter_name = __webpack_require__(45391);
// EXTERNAL MODULE: ./src/plan/placeholder.ts
var placeholder = __webpack_require__(16910);
// EXTERNAL MODULE: ./src/regions/calls/service.ts
var service = __webpack_require__(79128);
;// CONCATENATED MODULE: ./src/verify/observe.ts






/** Reads the expected version in each Region. Without an expected number, it is the highest that exists in any Region. */
async function observe(observers, query) {
    const { publisher } = observers;
    const newest = await inEach(query.regions, async (region) => {
        const layers = publisher?.layers.get(region);
        return layers && (await look(async () => newestOf(await layers.versions(query.layerName))));
    });
    const numbers = [...newest.values()].flatMap((one) => one && 'seen' in one && one.seen !== undefined ? [one.seen] : []);
    const highest = numbers.length > 0 ? Math.max(...numbers) : undefined;
    return inEach(query.regions, (region) => {
        const version = query.versionIn(region) ?? highest;
        return observeOne(region, { observers, query, version, newest: newest.get(region) });
    });
}
async function observeOne(region, { observers, query, version, newest }) {
    const seen = await observeAsPublisher(region, { observers, query, version, newest });
    const found = seen.version && 'seen' in seen.version ? seen.version.seen : undefined;
    const arn = found ? (0,layer_version_arn/* layerVersionArn */.$)(found.arn) : query.arnIn(region);
    const shared = isDown(newest) ? undefined : observers.consumer?.versions.get(region);
    return {
        expected: version,
        newest,
        ...seen,
        shared: shared && arn && (await look(() => shared.version(arn))),
        // No result depends on these reads, so they come last.
        uses: found && found.version > 1 ? await lookAtUses(region, { observers, query }) : undefined,
    };
}
/** Returns undefined without the permission to list functions, because the number of functions is optional. */
async function lookAtUses(region, { observers, query }) {
    const layers = observers.publisher?.layers.get(region);
    const uses = layers && (await look(() => layers.uses(query.layerName)));
    return uses && 'unread' in uses && uses.isDenied ? undefined : uses;
}
async function observeAsPublisher(region, { observers: { publisher }, query, version, newest }) {
    const layers = publisher?.layers.get(region);
    if (!layers || version === undefined || isDown(newest))
        return { version: undefined, statements: undefined, parameters: [] };
    const { layerName, withPolicy } = query;
    const parameterIn = async (template) => {
        const name = (0,parameter_name/* fillParameterName */.ig)(template, { name: layerName, version, region, release: '' });
        const value = await look(async () => publisher?.parameters.get(region)?.value(name));
        return { name, value: 'unread' in value ? { ...value, unread: unreadParameter(name, value) } : value };
    };
    const [found, statements, parameters] = await Promise.all([
        look(async () => unlessPlaceholder(await layers.version(layerName, version))),
        withPolicy ? look(() => layers.statements(layerName, version)) : undefined,
        Promise.all(query.parametersIn(region).map(parameterIn)),
    ]);
    return { version: found, statements, parameters };
}
/** If a Region does not respond, each further call would wait for the whole time limit. */
function isDown(newest) {
    return newest !== undefined && 'unread' in newest && !newest.isDenied;
}
/** The reason of a denial is about reading and writing, because other actions do both. */
function unreadParameter(name, { unread, isDenied }) {
    return isDenied
        ? (0,message/* about */.Cv)('a-permission-is-missing', `Access denied: the credentials lack ssm:GetParameter on the parameter "${name}". Add it to the policy of the role or user.`)
        : (0,message/* reworded */.Fg)(unread, (text) => `The parameter "${name}" could not be compared. ${text}`);
}
/** A run that was killed can have left a placeholder with the expected number. It has no content. */
function unlessPlaceholder(version) {
    return version && (0,placeholder/* isPlaceholder */.wK)(version) ? undefined : version;
}
function newestOf(versions) {
    return versions.find((version) => !(0,placeholder/* hasPlaceholderDescription */.CB)(version))?.version;
}
async function look(read) {
    try {
        return { seen: await read() };
    }
    catch (error) {
        const unread = (0,problem/* reasonOf */.A3)(error);
        return { unread, isDenied: (0,service/* failedBecause */.iS)(error, 'denied'), isTolerated: (0,service/* isTolerated */.hp)(error) };
    }
}
async function inEach(regions, read) {
    return new Map(await Promise.all(regions.map(async (region) => [region, await read(region)])));
}

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/report/advice.ts
var advice = __webpack_require__(52296);
// EXTERNAL MODULE: ./src/report/guide-links.ts
var guide_links = __webpack_require__(91970);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
// EXTERNAL MODULE: ./src/report/older-uses.ts
var report_older_uses = __webpack_require__(26789);
// EXTERNAL MODULE: ./src/report/region-outputs.ts
var region_outputs = __webpack_require__(37203);
;// CONCATENATED MODULE: ./src/verify/report.ts









/** The outputs that verify/action.yml declares. A test compares the two. */
const outputNames = ['in-sync', 'drift', 'not-checked', 'markdown', ...region_outputs/* regionOutputNames */.c];
/** Returns all outputs of a run, also of one that failed early. An output without a value is empty, `{}` or `[]`. */
function outputsOf(run) {
    const { comparison } = run;
    return {
        'in-sync': comparison === undefined ? '' : String(isInSync(comparison)),
        drift: jsonOf(comparison, (result) => {
            const findings = findingsIn(result);
            return findings.length === 0
                ? undefined
                : findings.map((finding) => {
                    const { kind, expected, found } = finding;
                    return { kind, message: messageOn(finding).text, expected, found };
                });
        }),
        'not-checked': jsonOf(comparison, (result) => (0,message/* textsOf */.CB)(uncheckedIn(result)).join(' ') || undefined),
        markdown: comparison === undefined ? '' : markdownOf(run, comparison),
        ...(0,region_outputs/* regionOutputs */.b)(run, missingRegionsIn(comparison)),
    };
}
/** Returns whether every Region was compared completely and has no difference. Optional Regions can be missing, but not all Regions. */
function isInSync(comparison) {
    const states = [...comparison.values()].map(stateOf);
    return (states.every((state) => state === 'in sync' || state === 'not available') && states.includes('in sync'));
}
function missingRegionsIn(comparison = new Map()) {
    return new Map([...comparison].flatMap(([region, result]) => {
        const reason = missingIn(result);
        return reason ? [[region, reason]] : [];
    }));
}
/** Returns the values of Regions as JSON, without those that are undefined. */
function jsonOf(comparison, valueOf) {
    const values = [...(comparison ?? [])].map(([region, result]) => [region, valueOf(result)]);
    return JSON.stringify(Object.fromEntries(values));
}
/** Returns the result of a run in a few sentences. */
function verdict({ comparison }) {
    if (comparison === undefined)
        return 'Nothing was compared: the run stopped before it read the layer.';
    const drifted = regionsWith('drift', comparison);
    const unchecked = [...comparison].flatMap(([region, result]) => uncheckedIn(result).length > 0 ? [region] : []);
    const missing = regionsWith('not available', comparison);
    const checked = comparison.size - unchecked.length - missing.length;
    const have = drifted.length === 1 ? 'has' : 'have';
    return [
        ...(drifted.length > 0
            ? [`${drifted.length} of ${(0,figures/* counted */.hS)(comparison.size, 'Region')} ${have} drifted: ${drifted.join(', ')}.`]
            : checked > 0
                ? [`The layer is in sync in ${(0,figures/* counted */.hS)(checked, 'Region')}.`]
                : []),
        ...(unchecked.length > 0 ? [`Not checked completely: ${unchecked.join(', ')}.`] : []),
        ...(missing.length > 0 ? [`Not available, and skipped: ${missing.join(', ')}.`] : []),
    ].join(' ');
}
/** Returns the result, and the number of functions that use older versions. The log shows it outside of all groups. */
function verdictWithUses(run) {
    return [verdict(run), (0,report_older_uses/* olderUsesSentence */.KA)(olderUsesIn(run.comparison))]
        .filter((line) => line !== '')
        .join('\n');
}
/** Returns the job summary as Markdown: the verdict, a row for each Region, errors and warnings. */
function summaryOf(run) {
    const parts = [
        ...head(run),
        (0,markdown/* listSection */.iC)('Errors', run.failure ?? [], (0,guide_links/* linkFrom */.NA)(run.guide)),
        (0,markdown/* listSection */.iC)('Warnings', run.warnings, (0,guide_links/* linkFrom */.NA)(run.guide)),
    ];
    return (0,markdown/* truncate */.xv)(`${(0,markdown/* joinSections */.lS)(parts)}\n`, 'The rest is in the log.');
}
/** The maximum length of an issue or comment is 65,536 characters (GitHub). */
const longestIssue = 60_000;
/** Returns the text for an issue or a message: the verdict, a row for each Region, and all differences. */
function markdownOf(run, comparison) {
    const parts = [
        ...head(run),
        (0,markdown/* listSection */.iC)('Drift', messagesOf(comparison, findingsMessages), (0,guide_links/* linkFrom */.NA)(run.guide)),
        (0,markdown/* listSection */.iC)('Not checked', messagesOf(comparison, uncheckedMessages), (0,guide_links/* linkFrom */.NA)(run.guide)),
    ];
    return (0,markdown/* truncate */.xv)((0,markdown/* joinSections */.lS)(parts), 'The rest is in the job summary.', longestIssue);
}
/** Returns the messages about the differences in a Region. */
function findingsMessages(result) {
    return findingsIn(result).map(messageOn);
}
/** Returns the messages about what could not be compared in a Region, and what to do. */
function uncheckedMessages(result) {
    return uncheckedIn(result).map(advice/* withAdvice */.b);
}
/** Returns messages about each Region, with its name. */
function messagesOf(comparison, messagesIn) {
    return [...comparison].flatMap(([region, result]) => messagesIn(result).map((one) => (0,advice/* inRegion */.Q)(region, one)));
}
function head(run) {
    return [
        `## Lambda layer${run.layerName ? ` \`${run.layerName}\`` : ''}: comparison of the Regions`,
        `${signOf(run)} **${verdict(run)}**`,
        run.comparison ? regionTable(run.comparison) : '',
        (0,report_older_uses/* olderUsesSection */.y0)(olderUsesIn(run.comparison), run.guide),
        (0,region_patterns/* patternsSection */.F)(run.patterns),
    ];
}
function olderUsesIn(comparison = new Map()) {
    return new Map([...comparison].flatMap(([region, { olderUses }]) => (olderUses ? [[region, olderUses]] : [])));
}
function signOf({ comparison, failure }) {
    if (comparison === undefined)
        return failure ? '❌' : '⚪';
    if (regionsWith('drift', comparison).length > 0)
        return signs.drift;
    return isInSync(comparison) ? signs['in sync'] : signs['not checked'];
}
const signs = {
    'in sync': '✅',
    drift: '❌',
    'not checked': '⚪',
    'not available': '⚪',
};
/** Returns the state of a Region. A difference counts more than a part that could not be compared. */
function stateOf(result) {
    if (findingsIn(result).length > 0)
        return 'drift';
    if (uncheckedIn(result).length > 0)
        return 'not checked';
    return missingIn(result) ? 'not available' : 'in sync';
}
function regionsWith(state, comparison) {
    return [...comparison].flatMap(([region, result]) => (stateOf(result) === state ? [region] : []));
}
/** The columns of what was compared in no Region are omitted. */
function regionTable(comparison) {
    const columns = aspects.filter((aspect) => [...comparison.values()].some((result) => result.aspects.has(aspect)));
    const rows = [...comparison].map(([region, result]) => [
        region,
        `${signs[stateOf(result)]} ${stateOf(result)}`,
        ...columns.map((aspect) => cell(aspect, result)),
        (0,markdown/* escapeMarkdown */.FV)(result.notes.join(' ')),
    ]);
    const hasNotes = [...comparison.values()].some(({ notes }) => notes.length > 0);
    const titles = ['Region', 'Verdict', ...columns.map(titleOf), 'Note'];
    const shown = hasNotes ? titles.length : titles.length - 1;
    return (0,markdown/* table */.tp)(titles.slice(0, shown), rows.map((row) => row.slice(0, shown)));
}
function titleOf(aspect) {
    return `${aspect.charAt(0).toUpperCase()}${aspect.slice(1)}`;
}
function cell(aspect, { aspects: results, version }) {
    const result = results.get(aspect);
    if (result === undefined)
        return '';
    const sign = signs[result.findings.length > 0 ? 'drift' : result.unchecked ? 'not checked' : 'in sync'];
    if (aspect !== 'version')
        return sign;
    const [first] = result.findings;
    const shown = version ?? (typeof first?.found === 'number' ? first.found : undefined);
    return shown === undefined ? sign : `${sign} ${shown}`;
}

;// CONCATENATED MODULE: ./src/verify/main.ts













/** The recipe: connect, observe, compare. It writes nothing to AWS. Throws a Problem if a difference must fail the step. */
async function main(runner, run) {
    const inputs = (0,steps_job/* takeInputs */.LY)(readInputs, runner, run);
    const job = { inputs, runner, run };
    const { observers, account } = await connectObservers(job);
    for (const sentence of (0,region_patterns/* describePatterns */.B)(run.patterns))
        runner.log.info(sentence);
    const looks = await runner.log.group('Observe', () => observe(observers, queryOf(job, account)));
    run.comparison = withoutSecrets(compare(expectationOf(job, account, observers.consumer), looks), runner);
    report(run.comparison, job);
}
/** Connects as the owner of the layer, if there are credentials for that, and then as the consumer, if it is requested. */
async function connectObservers(job) {
    const { inputs } = job;
    const owner = inputs.hasPublisher ? await connectOwner(job) : undefined;
    const account = owner?.account ?? accountIn(inputs);
    return {
        observers: {
            publisher: owner && (await publisherBy(owner, inputs)),
            consumer: await connectConsumer(job, owner),
        },
        account,
    };
}
async function connectOwner({ inputs, runner, run }) {
    const reached = await (0,connect_to_aws/* connectToAws */.pq)({ inputs: { ...inputs, 'dry-run': false }, runner, run });
    if ('unreached' in reached)
        throw new problem/* Problem */.AF(reached.unreached);
    return reached.connection;
}
/** The client of Parameter Store is loaded only if a parameter is compared. */
async function publisherBy({ services, parameters }, inputs) {
    const written = [...(inputs.layer?.versions.values() ?? [])].some(({ parameters: names = [] }) => names.length > 0);
    const isCompared = inputs['ssm-parameter'].length > 0 || written;
    return { layers: services, parameters: isCompared ? await parameters() : new Map() };
}
async function connectConsumer({ inputs, runner, run }, owner) {
    const role = inputs['consumer-role'];
    if (role === undefined)
        return undefined;
    const { account, resolved, sharedVersions } = await (0,connect_to_aws/* connectAs */.PN)({
        role: { arn: role, input: 'consumer-role' },
        regions: owner ? wantedIn(run) : (0,regions/* wantedRegions */.n_)(inputs, runner.env),
        allowedAccountIds: [],
    }, { inputs: { ...inputs, 'dry-run': false }, runner });
    if (!owner)
        Object.assign(run, { regions: resolved.regions, optionalRegions: resolved.optional });
    return { account, versions: sharedVersions() };
}
/** The Regions of a run, which are resolved already. */
function wantedIn({ regions, optionalRegions }) {
    return { required: (0,region_selection/* namedRegions */.zi)(regions), optional: (0,region_selection/* namedRegions */.zi)(optionalRegions) };
}
/** The account of the first expected ARN. It is needed only if no credentials of the owner are given. */
function accountIn({ layer }) {
    const [first] = layer?.versions.values() ?? [];
    return first?.arn.account ?? '';
}
function queryOf({ inputs, run }, account) {
    const { layer: expected, version, principals } = inputs;
    const arnIn = (region) => {
        const arn = expected?.versions.get(region)?.arn;
        const isOfRegion = arn?.region === region && arn.account === account && arn.layerName === run.layerName;
        return isOfRegion ? arn : undefined;
    };
    return {
        layerName: run.layerName,
        regions: run.regions,
        versionIn: (region) => expected?.versions.get(region)?.arn.version ?? version,
        arnIn,
        withPolicy: principals !== undefined,
        parametersIn: (region) => {
            const given = inputs['ssm-parameter'];
            return given.length > 0 ? given : (expected?.versions.get(region)?.parameters ?? []);
        },
    };
}
function expectationOf({ inputs, run }, account, consumer) {
    const { layer: expected, principals } = inputs;
    return {
        layerName: run.layerName,
        account,
        content: {
            codeSha256: inputs['code-sha256'] ?? expected?.codeSha256,
            codeSize: expected?.codeSize,
        },
        versions: expected?.versions ?? new Map(),
        principals,
        consumer: consumer?.account,
    };
}
/** AWS returns descriptions and parameters that can contain a secret of the job. */
function withoutSecrets(comparison, { hide }) {
    const hideIn = (value) => {
        if (typeof value === 'object')
            return value.map(hide);
        return typeof value === 'string' ? hide(value) : value;
    };
    const hidden = (finding) => ({
        ...finding,
        text: hide(finding.text),
        expected: hideIn(finding.expected),
        found: hideIn(finding.found),
    });
    return new Map([...comparison].map(([region, result]) => [
        region,
        {
            ...result,
            aspects: new Map([...result.aspects].map(([aspect, one]) => [
                aspect,
                { ...one, findings: one.findings.map(hidden) },
            ])),
        },
    ]));
}
/** Shows the result. Differences that do not fail the step are warnings. Throws a Problem with the others, and with what was not compared. */
function report(comparison, job) {
    const { runner, inputs } = job;
    for (const [region, result] of comparison)
        runner.log.info(`${region}: ${[stateOf(result), ...result.notes].join('. ')}`);
    const fails = failsOn[inputs['fail-on']];
    const differences = (isFailure) => messagesOf(comparison, (result) => findingsIn(result)
        .filter((one) => fails(one) === isFailure)
        .map(messageOn));
    (0,steps_job/* warn */.R8)([...messagesOf(comparison, missingMessages), ...differences(false)], job);
    (0,steps_job/* requireNone */.EE)([
        ...differences(true),
        ...messagesOf(comparison, uncheckedMessages),
        ...(0,missing_regions/* noRegionWasAvailable */.ok)({ regions: job.run.regions, outcomes: missingRegions(comparison) }),
    ]);
}
function missingMessages(result) {
    const missing = missingIn(result);
    if (missing === undefined)
        return [];
    const text = `This optional Region was not available, so it was not checked. ${missing.text}`;
    return [(0,message/* about */.Cv)('an-optional-region-was-not-available', text)];
}
function missingRegions(comparison) {
    return new Map([...comparison].map(([region, result]) => [region, { missing: missingIn(result) }]));
}
/** Which differences fail the step, by the input "fail-on". */
const failsOn = {
    drift: () => true,
    missing: isMissing,
    nothing: () => false,
};

// EXTERNAL MODULE: ./src/report/run.ts
var run = __webpack_require__(54227);
;// CONCATENATED MODULE: ./src/verify/run.ts

/** Returns an empty run. */
function newRun(env) {
    return (0,run/* newRunInRegions */.cm)(env);
}

;// CONCATENATED MODULE: ./src/verify/index.ts




(0,start/* start */.n)({
    record: ({ env }) => newRun(env),
    main: main,
    outputs: outputsOf,
    verdict: verdictWithUses,
    summary: summaryOf,
});


/***/ })

};
