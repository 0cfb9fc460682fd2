export const id = 56;
export const ids = [56];
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

/***/ 72368:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ packagesPattern),
/* harmony export */   Nk: () => (/* binding */ optLanguages),
/* harmony export */   QJ: () => (/* binding */ runtimeFolders),
/* harmony export */   SC: () => (/* binding */ rubyLibraries),
/* harmony export */   VE: () => (/* binding */ topFolders),
/* harmony export */   XO: () => (/* binding */ extensions),
/* harmony export */   Xo: () => (/* binding */ sharedLibraries),
/* harmony export */   cz: () => (/* binding */ programs),
/* harmony export */   m7: () => (/* binding */ opt)
/* harmony export */ });
/**
 * The folders of a layer in which runtimes find packages (AWS: Lambda developer guide, "Layer paths for each Lambda runtime"). Paths are
 * relative to /opt, where Lambda unpacks a layer, and do not end with `/`.
 */
const opt = {
    nodejs: {
        folder: 'nodejs',
        packages: 'nodejs/node_modules',
        versioned: versioned('nodejs/node{version}', '\\d+', '/node_modules'),
    },
    python: {
        folder: 'python',
        packages: 'python',
        versioned: versioned('python/lib/python{version}', '3\\.\\d+', '/site-packages'),
    },
    java: { folder: 'java', packages: 'java/lib' },
    ruby: { folder: 'ruby', versioned: versioned('ruby/gems/{version}.0', '\\d+\\.\\d+') },
};
/** The folder in which Ruby finds files that belong to no gem. */
const rubyLibraries = 'ruby/lib';
/** The folders in which all runtimes find programs and shared libraries. */
const [programs, sharedLibraries] = ['bin', 'lib'];
/** The languages of the table. */
const optLanguages = Object.keys(opt);
/** The folders at the root of a layer that runtimes read. */
const runtimeFolders = [
    ...optLanguages.map((language) => opt[language].folder),
    programs,
    sharedLibraries,
];
/** The folder whose files Lambda starts itself. */
const extensions = 'extensions';
/** The folders at the root of a layer that Lambda reads. It starts the extensions itself. */
const topFolders = [...runtimeFolders, extensions];
/** Returns all folders in which versions of a language find packages, as the source of a regular expression without groups. */
function packagesPattern(language) {
    const { packages, versioned: ofVersion } = opt[language];
    // The longer pattern comes first, because for Python it begins with the other one.
    const patterns = [ofVersion?.packagesPattern, packages].filter((pattern) => pattern !== undefined);
    return `(?:${patterns.join('|')})`;
}
function versioned(folder, version, packages = '') {
    const [before = '', after = ''] = folder.split('{version}');
    const folderFor = (one) => `${before}${one}${after}`;
    const end = after.replaceAll('.', '\\.');
    const isIn = new RegExp(`^${before}(${version})${end}/`);
    return {
        folderFor,
        packagesFor: (one) => `${folderFor(one)}${packages}`,
        versionOf: (path) => isIn.exec(path)?.[1],
        packagesPattern: `${before}${version}${end}${packages}`,
    };
}


/***/ }),

/***/ 34944:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OX: () => (/* binding */ fitsJar),
/* harmony export */   bG: () => (/* binding */ readCoreMetadata),
/* harmony export */   jJ: () => (/* binding */ readPackageJson),
/* harmony export */   jw: () => (/* binding */ readGemspec),
/* harmony export */   lq: () => (/* binding */ jarName),
/* harmony export */   t7: () => (/* binding */ readPom),
/* harmony export */   yd: () => (/* binding */ readPomProperties)
/* harmony export */ });
/** Reads a package.json. Throws if it is not JSON. */
function readPackageJson(text) {
    const { name, version, license, licenses } = JSON.parse(text.replace(/^\ufeff/, ''));
    // Old packages list alternative licenses, or objects with a `type`.
    const choices = [license, licenses].flat().map((one) => stringIn(one) ?? stringIn(typeOf(one)));
    return {
        name: stringIn(name),
        version: stringIn(version),
        license: choices.filter((one) => one !== undefined).join(' OR '),
    };
}
function typeOf(value) {
    return typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
}
function stringIn(value) {
    return typeof value === 'string' ? value : undefined;
}
/** Reads METADATA or PKG-INFO (PyPA: "Core metadata specifications"). */
function readCoreMetadata(text) {
    const fields = fieldsOf(text);
    const [name, version] = [fields('name')[0], fields('version')[0]];
    const classified = fields('classifier')
        .filter((one) => one.startsWith('License :: '))
        .map((one) => one.slice(one.lastIndexOf(':: ') + 3));
    const [free] = fields('license').filter((license) => license.toUpperCase() !== 'UNKNOWN');
    // Some have the whole text of a license in the field. A classifier says more than its first line.
    const [title, ...more] = free?.trim().split('\n') ?? [];
    const license = fields('license-expression')[0] ??
        (more.length === 0 ? title : undefined) ??
        (classified.join(', ') || title);
    return { name, version, license };
}
/** The fields of a header by their lower-case names. A line that starts with a space continues the previous one. */
function fieldsOf(text) {
    const fields = [];
    for (const line of text.split(/\r?\n/)) {
        if (line === '')
            break;
        const last = fields.at(-1);
        const [, name, value] = /^([\w-]+):(.*)$/.exec(line) ?? [];
        if (name !== undefined && value !== undefined)
            fields.push({ name: name.toLowerCase(), value: value.trimStart() });
        else if (last)
            last.value += `\n${line.trim()}`;
    }
    return (wanted) => fields.filter(({ name }) => name === wanted).map(({ value }) => value);
}
/** Reads a gemspec as RubyGems writes it when it installs a gem. */
function readGemspec(text) {
    const [, name, version] = /^# stub: (\S+) (\S+) /m.exec(text) ?? [];
    const list = /^[ \t]*\w+\.licenses = \[(.*)\]/m.exec(text)?.[1] ?? '';
    return { name, version, license: [...list.matchAll(/"([^"]+)"/g)].map(([, one]) => one).join(', ') };
}
/** Reads the pom.properties that Maven puts into a jar. */
function readPomProperties(text) {
    const value = (key) => new RegExp(`^${key}[ \\t]*[=:](.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
    return { group: value('groupId'), artifact: value('artifactId'), version: value('version') };
}
/** Returns whether the file name of a jar, without its extension, is that of the artifact: `artifact[-version[-classifier]]`. */
function fitsJar({ artifact, version }, name) {
    const full = `${artifact}-${version}`;
    return artifact !== '' && (name === artifact || name === full || name.startsWith(`${full}-`));
}
/** Returns the name and version in the file name of a jar, without its extension. The version begins with the last number that has a dot. */
function jarName(name) {
    const [, artifact, version] = /^(.+)-(\d+\..*)$/.exec(name) ?? /^(.+)-(\d.*)$/.exec(name) ?? [];
    return { name: artifact ?? name, version };
}
/** Reads the licenses of a pom.xml. Inherited licenses are not in the file. */
function readPom(text) {
    const [, licenses = ''] = text.split(/<\/?licenses>/, 2);
    const names = [...licenses.matchAll(/<name>([^<]*)<\/name>/g)].map(([, name = '']) => name.trim());
    return { license: names.join(', ') };
}


/***/ }),

/***/ 79025:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ pypiName),
/* harmony export */   w: () => (/* binding */ packageOf)
/* harmony export */ });
/* harmony import */ var _layer_opt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72368);

/** The folders in which Python finds packages. Files next to site-packages belong to no package. */
const python = `(?:${_layer_opt_js__WEBPACK_IMPORTED_MODULE_0__/* .opt */ .m7.python.versioned.packagesPattern}/|${_layer_opt_js__WEBPACK_IMPORTED_MODULE_0__/* .opt */ .m7.python.folder}/(?!lib/python))`;
const gems = _layer_opt_js__WEBPACK_IMPORTED_MODULE_0__/* .opt */ .m7.ruby.versioned.packagesPattern;
/** The paths of packages in a layer. The group is the name of the package. */
const places = [
    /(?:^|\/)node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?((?:@[^/]+\/)?[^/]+)/,
    new RegExp(`^${python}([^/]+)-[^-/]+\\.(?:dist|egg)-info(?:/|$)`),
    // auditwheel adds these folders to packages.
    new RegExp(`^${python}([^/]+)\\.libs/`),
    new RegExp(`^${python}([^/.]+)`),
    new RegExp(`^${(0,_layer_opt_js__WEBPACK_IMPORTED_MODULE_0__/* .packagesPattern */ .EC)('java')}/(.+)`),
    new RegExp(`^${gems}/(?:gems|extensions/[^/]+/[^/]+)/([^/]+)`),
    new RegExp(`^${gems}/(?:specifications|cache|build_info|doc)/(.+?)(?:\\.gemspec|\\.gem|\\.info|/|$)`),
];
/** Returns the normalized name of a Python package (PyPA: "Names and normalization"). */
function pypiName(name) {
    return name.toLowerCase().replace(/[-_.]+/g, '-');
}
/** Returns the name of the package to which a path of a layer belongs. If it belongs to none, returns the first two parts of the path. */
function packageOf(path) {
    for (const place of places) {
        const name = place.exec(path)?.[1];
        if (name !== undefined)
            return name;
    }
    return path.split('/').slice(0, 2).join('/');
}


/***/ }),

/***/ 85580:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   packagesIn: () => (/* binding */ packagesIn),
/* harmony export */   packagesOf: () => (/* binding */ packagesOf),
/* harmony export */   placeOf: () => (/* binding */ placeOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var p_limit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(70370);
/* harmony import */ var _base_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58369);
/* harmony import */ var _layer_opt_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72368);
/* harmony import */ var _zip_content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89234);
/* harmony import */ var _zip_listing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99099);
/* harmony import */ var _metadata_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(34944);
/* harmony import */ var _package_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(79025);








/** Returns the packages in the archive of a layer, in the order of their paths. `zip` is the path of the archive, or its bytes. */
function packagesIn(zip) {
    return typeof zip === 'string' ? (0,_zip_listing_js__WEBPACK_IMPORTED_MODULE_4__/* .withBytesOf */ .Re)(zip, packagesAmong) : packagesAmong((0,_zip_listing_js__WEBPACK_IMPORTED_MODULE_4__/* .bytesOf */ .$$)(zip));
}
function packagesAmong(bytes) {
    const entries = new Map(filesIn(bytes).map((entry) => [entry.name.toString(), entry]));
    return packagesOf({
        paths: [...entries.keys()],
        read: async (path, atMost) => {
            const entry = entries.get(path);
            return entry && entry.size <= atMost
                ? (0,_zip_content_js__WEBPACK_IMPORTED_MODULE_3__/* .contentOf */ .$E)({ ...entry, packed: (0,_zip_listing_js__WEBPACK_IMPORTED_MODULE_4__/* .packedOf */ .yw)(bytes, entry) })
                : undefined;
        },
    });
}
function filesIn(bytes) {
    return [...(0,_zip_listing_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesOf */ .Mc)(bytes)].filter(({ name }) => name.at(-1) !== slash);
}
const slash = 0x2f;
/**
 * Returns the packages in the files of a layer, in the order of their paths. A package in two places is listed twice. If the metadata of a
 * package is broken or incomplete, the name is that of its folder or file.
 */
async function packagesOf(files) {
    const places = new Map(files.paths.flatMap((file) => kinds.flatMap((kind) => {
        const place = kind.place.exec(file)?.[1];
        return place === undefined ? [] : [[place, kind]];
    })));
    const sorted = [...places].sort(([one], [other]) => (one < other ? -1 : 1));
    return (0,p_limit__WEBPACK_IMPORTED_MODULE_6__/* ["default"] */ .A)(8).map(sorted, ([place, kind]) => packageAt(place, kind, files));
}
// A package is in a node_modules folder, which is in a folder of the user or directly in a package. A node_modules in another folder of a
// package, such as its tests, is ignored, because no program searches it for packages.
const npmName = '(?:@[^/]+/)?[^/@.][^/]*';
const outside = '(?:(?!node_modules/)[^/]+/)*';
const nested = `(?:(?:${npmName}|\\.pnpm/[^/]+)/node_modules/)*`;
const kinds = [
    {
        ecosystem: 'npm',
        place: new RegExp(`^(${_layer_opt_js__WEBPACK_IMPORTED_MODULE_2__/* .opt */ .m7.nodejs.folder}/${outside}node_modules/${nested}${npmName})/package\\.json$`),
        byItsPath: (place) => ({ name: place.slice(place.lastIndexOf('node_modules/') + 13) }),
        byItsMetadata: async (place, files) => (0,_metadata_js__WEBPACK_IMPORTED_MODULE_7__/* .readPackageJson */ .jJ)(await textOf(`${place}/package.json`, files)),
    },
    {
        ecosystem: 'pypi',
        place: new RegExp(`^(${(0,_layer_opt_js__WEBPACK_IMPORTED_MODULE_2__/* .packagesPattern */ .EC)('python')}/[^/]+\\.(?:dist|egg)-info)(?:/|$)`),
        byItsPath: (place) => {
            const [name, version] = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.parse(place).name.split('-');
            return { name, version };
        },
        byItsMetadata: async (place, files) => {
            const [metadata, info, itself] = [`${place}/METADATA`, `${place}/PKG-INFO`, place];
            return (0,_metadata_js__WEBPACK_IMPORTED_MODULE_7__/* .readCoreMetadata */ .bG)((await textOf(metadata, files)) || (await textOf(info, files)) || (await textOf(itself, files)));
        },
    },
    {
        ecosystem: 'maven',
        place: new RegExp(`^(${(0,_layer_opt_js__WEBPACK_IMPORTED_MODULE_2__/* .packagesPattern */ .EC)('java')}/[^/]+\\.jar)$`),
        byItsPath: (place) => (0,_metadata_js__WEBPACK_IMPORTED_MODULE_7__/* .jarName */ .lq)(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.parse(place).name),
        byItsMetadata: async (place, files) => {
            const jar = await files.read(place, jarLimit);
            return jar ? readJar(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.parse(place).name, (0,_zip_listing_js__WEBPACK_IMPORTED_MODULE_4__/* .bytesOf */ .$$)(jar)) : {};
        },
    },
    {
        ecosystem: 'gem',
        place: new RegExp(`^(${(0,_layer_opt_js__WEBPACK_IMPORTED_MODULE_2__/* .packagesPattern */ .EC)('ruby')}/specifications/[^/]+\\.gemspec)$`),
        byItsPath: (place) => {
            const [, name, version] = /^(.+?)-(\d[^-]*)/.exec(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.parse(place).name) ?? [];
            return { name: name ?? node_path__WEBPACK_IMPORTED_MODULE_0__.posix.parse(place).name, version };
        },
        byItsMetadata: async (place, files) => (0,_metadata_js__WEBPACK_IMPORTED_MODULE_7__/* .readGemspec */ .jw)(await textOf(place, files)),
    },
];
/** Returns the path of the package that a file identifies, and its ecosystem. Returns undefined for other files. */
function placeOf(file) {
    for (const { place, ecosystem } of kinds) {
        const path = place.exec(file)?.[1];
        if (path !== undefined)
            return { path, ecosystem };
    }
    return undefined;
}
/** The maximum size of metadata in bytes. A larger file is ignored. */
const metadataLimit = 5_000_000;
/** The maximum size of a jar that is read, in bytes. */
const jarLimit = 262_144_000;
async function packageAt(path, kind, files) {
    const named = kind.byItsPath(path);
    const metadata = await kind.byItsMetadata(path, files).catch(() => ({}));
    const name = usable(metadata.name) ?? (named.name || node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path));
    const license = metadata.license?.replace(/\s+/g, ' ').trim();
    return {
        ecosystem: kind.ecosystem,
        name: kind.ecosystem === 'pypi' ? (0,_package_name_js__WEBPACK_IMPORTED_MODULE_5__/* .pypiName */ .s)(name) : name,
        version: usable(metadata.version) ?? named.version ?? '',
        ...(license && { license: license.slice(0, 500) }),
        path,
    };
}
/** Returns a name or version only if it can be one: one word of visible characters. */
function usable(text) {
    return text !== undefined && /^[^\s\p{C}]{1,250}$/u.test(text) ? text : undefined;
}
/** The maximum number of POMs that are read in a jar. */
const mostPoms = 2_000;
/**
 * A shaded jar contains the metadata of all artifacts in it. That of the jar itself is found by its file name. A jar with too many entries
 * is identified only by its file name.
 */
function readJar(name, jar) {
    const own = pomOf(name, jar);
    if (own === undefined)
        return {};
    const { path, group, artifact, version } = own;
    const xml = find(jar, path.replace(/\.properties$/, '.xml'));
    const license = xml && (0,_metadata_js__WEBPACK_IMPORTED_MODULE_7__/* .readPom */ .t7)((0,_zip_listing_js__WEBPACK_IMPORTED_MODULE_4__/* .textOfEntry */ .Z8)(jar, xml) ?? '').license;
    return { name: `${group}:${artifact}`, version, license };
}
function pomOf(name, jar) {
    let left = mostPoms;
    for (const entry of metadataOf(jar)) {
        const path = entry.name.toString();
        if (!/^META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/.test(path) || left-- === 0)
            continue;
        const pom = (0,_metadata_js__WEBPACK_IMPORTED_MODULE_7__/* .readPomProperties */ .yd)((0,_zip_listing_js__WEBPACK_IMPORTED_MODULE_4__/* .textOfEntry */ .Z8)(jar, entry) ?? '');
        if ((0,_metadata_js__WEBPACK_IMPORTED_MODULE_7__/* .fitsJar */ .OX)(pom, name))
            return { ...pom, path };
        if (left < 0)
            return undefined;
    }
    return undefined;
}
function find(jar, path) {
    for (const entry of metadataOf(jar))
        if (entry.name.toString() === path)
            return entry;
    return undefined;
}
const folder = Buffer.from('META-INF/maven/');
function* metadataOf(jar) {
    let left = _base_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .Fy.jarEntries.most;
    for (const entry of (0,_zip_listing_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesOf */ .Mc)(jar)) {
        if (left-- === 0)
            return;
        if (entry.name.subarray(0, folder.length).equals(folder))
            yield entry;
    }
}
async function textOf(path, files) {
    return (await files.read(path, metadataLimit))?.toString('utf8') ?? '';
}


/***/ }),

/***/ 73371:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ deliver),
/* harmony export */   d: () => (/* binding */ stagingErrors)
/* harmony export */ });
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90656);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _layer_size_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39181);
/* harmony import */ var _calls_retry_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87752);
/* harmony import */ var _calls_service_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79128);






/**
 * Calls `publish` with the archive, and returns its result. An archive that is too large for a request is staged in S3, and deleted from
 * there afterwards.
 */
async function deliver(publish, regionRun) {
    const { zip, archive, staging, uploadLimits } = regionRun.task;
    if (staging && archive.size > _layer_size_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .directUploadLimit */ .o)
        return throughS3(publish, staging, regionRun);
    return uploadLimits
        .direct(async () => publish({ zip: await zip() }))
        .catch((error) => {
        if (!staging || !(0,_calls_service_js__WEBPACK_IMPORTED_MODULE_2__/* .failedBecause */ .iS)(error, 'too-large'))
            throw error;
        return throughS3(publish, staging, regionRun);
    });
}
/**
 * Returns an error for each Region that needs a new version but whose bucket cannot be used. Undefined if the archive is small enough for a
 * request. Writes nothing.
 */
async function stagingErrors(plan, { stagings, size }) {
    if (size <= _layer_size_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .directUploadLimit */ .o)
        return undefined;
    const checks = [...stagings].map(async ([region, staging]) => {
        const planned = plan.get(region);
        if (!planned || !('target' in planned) || planned.target.do !== 'publish')
            return [];
        return staging.check().then(() => [], (error) => [(0,_base_message_js__WEBPACK_IMPORTED_MODULE_4__/* .reworded */ .Fg)((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonOf */ .A3)(error), (text) => `${region}: ${text}`)]);
    });
    return (await Promise.all(checks)).flat();
}
async function throughS3(publish, staging, regionRun) {
    // The credentials can be allowed to upload without being allowed to read the bucket. The upload itself shows that.
    await staging.check().catch(unless('denied'));
    for (let sent = 1;; sent += 1) {
        try {
            return await stageAndPublish(publish, staging, regionRun);
        }
        catch (error) {
            // Another run that staged the same archive deletes it at its end.
            const isGone = (0,_calls_service_js__WEBPACK_IMPORTED_MODULE_2__/* .failedBecause */ .iS)(error, 'object-gone');
            if (!isGone || sent === _calls_retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .retryPolicy */ .J.writes.PublishLayerVersionFromS3.mostSent)
                throw error;
        }
    }
}
/** Deletes the object if this run uploaded it. An object that already existed belongs to another run. */
async function stageAndPublish(publish, staging, regionRun) {
    const { archive, uploadLimits, progress, warn } = regionRun.task;
    const existing = await staging.find();
    if (!existing)
        regionRun.begin({ staged: staging.location });
    const report = (sent) => progress(`sent ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_5__/* .bytes */ .ee)(sent)} of ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_5__/* .bytes */ .ee)(archive.size)} to S3`);
    const staged = existing ?? (await uploadLimits.staged(() => staging.put(report)));
    try {
        return await publish({ staged });
    }
    finally {
        if (!existing)
            await staging.remove(staged).catch((error) => warn(notDeleted(staged, error)));
        regionRun.begin({ staged: undefined });
    }
}
function notDeleted({ bucket, key, version }, error) {
    const which = version === undefined ? '' : `, version ${version},`;
    const reason = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonOf */ .A3)(error);
    const text = `The staged archive could not be deleted. ${reason.text} Delete ${key}${which} from the bucket "${bucket}".`;
    return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_4__/* .becauseOf */ .W$)(reason, 'a-staged-zip-is-left', text);
}
function unless(because) {
    return (error) => {
        if (!(0,_calls_service_js__WEBPACK_IMPORTED_MODULE_2__/* .failedBecause */ .iS)(error, because))
            throw error;
    };
}


/***/ }),

/***/ 87752:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ retryPolicy)
/* harmony export */ });
/**
 * All settings for retries: which failed call is sent again, how often, after which pause, and how long the action looks for the result of
 * a write. Two limits are in base/deadlines.ts, because tests set them. `retries` limits all pauses in one Region. After `assumeRole`, a
 * failure to assume a role is final.
 */
/** A read, or a write that changes nothing if it is sent twice. */
const idempotent = {
    throttled: 6,
    'new-credentials': 3,
    'concurrent-change': 2,
    'upload-interrupted': 1,
    refused: 1,
    'refused-without-code': 4,
    'not-connected': 4,
    'connection-timeout': 2,
    timeout: 2,
    'no-valid-response': 4,
    misconfigured: 1,
    stopped: 1,
};
/** A HEAD request. Its response never has a body, so the status alone is the result. */
const head = { ...idempotent, 'concurrent-change': 1, 'refused-without-code': 1 };
/** A read that no result depends on. */
const optional = {
    ...idempotent,
    throttled: 1,
    'refused-without-code': 3,
    'not-connected': 3,
    'connection-timeout': 1,
    timeout: 1,
    'no-valid-response': 3,
};
/** A write whose effect depends on how often it is sent. The action repeats only a request that AWS did not process. */
const notIdempotent = {
    throttled: 6,
    'new-credentials': 3,
    'concurrent-change': 1,
    'upload-interrupted': 1,
    refused: 1,
    'refused-without-code': 1,
    'not-connected': 4,
    'connection-timeout': 4,
    timeout: 1,
    'no-valid-response': 1,
    misconfigured: 1,
    stopped: 1,
};
/** The attempts, pauses and budgets of all calls to AWS. Every number of a retry is here. */
const retryPolicy = {
    /**
     * How often each operation is sent, by the kind of failure. Kinds with the same limit are counted together, and each limit separately:
     * a call can be throttled five times, and still lose its connection three times. If credentials have expired, the action renews them
     * once in a run, and sends the call again without counting it.
     */
    attempts: {
        ListLayerVersions: idempotent,
        GetLayerVersion: idempotent,
        GetLayerVersionByArn: idempotent,
        /** GetLayerVersion for the archive of the previous version. Only the comparison needs it. */
        GetLayerVersionToCompare: optional,
        GetLayerVersionPolicy: idempotent,
        /** After a timeout or a response that is not valid, `writes.PublishLayerVersion` decides. */
        PublishLayerVersion: notIdempotent,
        AddLayerVersionPermission: idempotent,
        RemoveLayerVersionPermission: idempotent,
        DeleteLayerVersion: idempotent,
        GetAccountSettings: idempotent,
        ListFunctions: idempotent,
        GetFunctionConfiguration: idempotent,
        ListTags: idempotent,
        ListVersionsByFunction: idempotent,
        GetAlias: idempotent,
        /** After a timeout or a response that is not valid, the action reads the function, and `writes.UpdateFunctionConfiguration` decides. */
        UpdateFunctionConfiguration: notIdempotent,
        /** Lambda returns the same version if nothing has changed. A changed revision is read before the next attempt. */
        PublishVersion: { ...idempotent, 'concurrent-change': 1 },
        /** As UpdateFunctionConfiguration. */
        UpdateAlias: notIdempotent,
        HeadBucket: head,
        HeadObject: head,
        /** If S3 may have stored the object, HeadObject looks for it before each further attempt. */
        PutObject: { ...idempotent, 'upload-interrupted': 4 },
        DeleteObject: idempotent,
        GetParameter: idempotent,
        /** `writes.PutParameter` confirms the new value. */
        PutParameter: idempotent,
        DescribeRegions: idempotent,
        GetCallerIdentity: idempotent,
        AssumeRoleWithWebIdentity: { ...idempotent, 'no-token': 10, 'token-not-verified': 10, 'role-refused': 2 },
    },
    /**
     * The pause before an attempt, in milliseconds. It is random, and its maximum doubles each time. If `Retry-After` requests a longer
     * pause, that one is used.
     */
    pause: {
        /** The longest first pause. */
        first: 500,
        /** The longest random pause. */
        longest: 8_000,
        /** The longest pause that `Retry-After` can request. */
        longestRequested: 20_000,
        /** A call is not sent again if its pauses would take longer than this. */
        longestInAll: 45_000,
    },
    /** Calls in an optional Region before the first write there. */
    optionalRegion: {
        /** How often a call is sent in all, if the Region is down or not enabled. */
        attempts: 2,
        /** Milliseconds for the pauses between these attempts. A longer `Retry-After` ends them. */
        longestPauses: 1_000,
        /** The kinds of failures that mean that a Region is down, of any call, and of a write that AWS did not receive. */
        kinds: {
            ofAny: [
                'not-connected',
                'connection-timeout',
                'timeout',
                'no-valid-response',
            ],
            ofUnsent: ['not-connected', 'connection-timeout'],
        },
    },
    /** Milliseconds before each read of something that was just written: Lambda's reads can lag behind its writes. */
    readsAfterWrite: [0, 250, 500, 1_000, 2_000, 4_000],
    /**
     * Milliseconds before each read of a function or a version that Lambda is changing. An update in a VPC takes minutes. The waiters of the SDK
     * read for five minutes too. These pauses do not count for the limit of a Region.
     */
    readsOfUpdate: [500, 500, 1_000, 1_000, 2_000, 2_000, 3_000, ...Array(58).fill(5_000)],
    /** Writes whose result is confirmed by reads. */
    writes: {
        /**
         * PublishLayerVersion is not idempotent. If its response is lost, the action looks for a new version with this content for 20 s.
         * If there is none, the action publishes again, at most this often in all. If the action misses a version, it publishes it twice.
         */
        PublishLayerVersion: {
            mostSent: 3,
            readsAfterLostResponse: [0, 250, 500, 1_000, 2_000, 4_000, 6_000, 6_250],
        },
        /** A version is published from S3 again if another run deleted the staged archive in between. */
        PublishLayerVersionFromS3: { mostSent: 2 },
        /**
         * A request has the revision on which it depends. If the response is lost, or the revision has changed, the action reads the function. It
         * sends the request again only if the function is as it was planned.
         */
        UpdateFunctionConfiguration: { mostSent: 3 },
        PublishVersion: { mostSent: 3 },
        UpdateAlias: { mostSent: 3 },
        /** If the parameter keeps its previous value, the action writes it again. */
        PutParameter: { mostSent: 2 },
    },
    /**
     * The rate limit of one run for Lambda in one Region. Lambda allows 15 control-plane requests a second, for all callers
     * together (AWS: Lambda quotas).
     */
    rateLimit: {
        requestsPerSecond: 5,
        burst: 5,
        /** Milliseconds without requests after Lambda throttled one, if it does not request a pause. */
        pauseAfterThrottling: 1_000,
    },
    /** Milliseconds for which credentials count as new. */
    newCredentials: 60_000,
    /** In how many Regions the action requests credentials. If so many do not respond, the Region is not the reason. */
    regionsForCredentials: 3,
};


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

/***/ 34421:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ stagingsFor)
/* harmony export */ });
/** Returns S3 in each Region, for an archive that is too large for a request. Empty if no bucket is given. */
async function stagingsFor(zip, { connection, layerName }, inputs) {
    const { 's3-bucket': bucket, 's3-prefix': prefix, 's3-encryption': encryption } = inputs;
    return bucket === undefined
        ? new Map()
        : connection.stagings({ bucket, prefix, encryption, layerName, zip });
}


/***/ }),

/***/ 89234:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   Eb: () => (/* binding */ deflated),
/* harmony export */   GH: () => (/* binding */ startOf),
/* harmony export */   _N: () => (/* binding */ highestRatio),
/* harmony export */   r$: () => (/* binding */ contentWhere),
/* harmony export */   su: () => (/* binding */ stored)
/* harmony export */ });
/* unused harmony export chunksOf */
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__);

/** The compression methods (PKWARE: APPNOTE.TXT, 4.4.5). */
const [stored, deflated] = [0, 8];
/** The maximum ratio of deflate: 258 bytes for two bits (RFC 1951). */
const highestRatio = 1_032;
/** The size of chunks while inflating, in bytes. 64 is the minimum of zlib (Node.js: zlib, chunkSize). */
const chunkSizes = { smallest: 64, largest: 1024 * 1024 };
/**
 * Yields the content of an entry in chunks. Throws if the content differs from what the zip declares. It stops at the first chunk that
 * exceeds the declared size.
 */
async function* chunksOf({ packed, method, size, crc }) {
    let [length, sum] = [0, 0];
    for await (const chunk of method === stored ? [packed] : inflated(packed, size)) {
        length += chunk.length;
        if (length > size)
            throw new Error('it is larger than the zip declares');
        sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(chunk, sum);
        yield chunk;
    }
    if (length < size)
        throw new Error('it is smaller than the zip declares');
    if (sum !== crc)
        throw new Error('its checksum differs from the one that the zip declares');
}
/** Returns the whole content. Throws if it differs from what the zip declares. */
async function contentOf(content) {
    return (await contentWhere(content, () => true)) ?? Buffer.alloc(0);
}
/** Returns the first 1,024 bytes of the content, or all if there are fewer. The rest is not checked. */
async function startOf(content) {
    for await (const chunk of chunksOf(content))
        return chunk.subarray(0, 1_024);
    return Buffer.alloc(0);
}
/** Returns the whole content if `isWanted` accepts its beginning, otherwise undefined. It is read and checked to its end in both cases. */
async function contentWhere(content, isWanted) {
    let whole;
    let length = 0;
    for await (const chunk of chunksOf(content)) {
        const isFirst = length === 0;
        if (isFirst && isWanted(chunk)) {
            whole = chunk.length === content.size ? chunk : Buffer.allocUnsafe(content.size);
        }
        if (whole !== chunk)
            whole?.set(chunk, length);
        length += chunk.length;
    }
    const isEmptyAndWanted = length === 0 && isWanted(Buffer.alloc(0));
    return isEmptyAndWanted ? Buffer.alloc(0) : whole;
}
async function* inflated(packed, size) {
    // With one byte more than declared, a content that is too large is noticed without a second chunk.
    const chunkSize = Math.min(Math.max(size + 1, chunkSizes.smallest), chunkSizes.largest);
    const inflater = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createInflateRaw)({ chunkSize });
    inflater.end(packed);
    for await (const chunk of inflater)
        yield chunk;
    if (inflater.bytesWritten < packed.length)
        throw new Error('there is additional data after its end');
}


/***/ }),

/***/ 73960:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ zip64Field),
/* harmony export */   L: () => (/* binding */ wideNumber),
/* harmony export */   SX: () => (/* binding */ NotReadable),
/* harmony export */   fS: () => (/* binding */ longestComment),
/* harmony export */   hB: () => (/* binding */ readEntry),
/* harmony export */   jt: () => (/* binding */ directoryOf),
/* harmony export */   tW: () => (/* binding */ extraFieldsOf),
/* harmony export */   yd: () => (/* binding */ entriesLimit)
/* harmony export */ });
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90656);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88269);


/** A zip cannot be read at all. The message is the rest of a sentence about the zip, and a sentence on what to do. */
class NotReadable extends Error {
}
/** The maximum number of entries of a zip that is read. A zip without the zip64 extension cannot have more. */
const entriesLimit = 65_535;
/** The maximum size of a central directory that is read, in bytes: some 500 for each of the maximum number of entries. */
const directoryLimit = 32 * 1024 * 1024;
/** The maximum length of the comment at the end of a zip, in bytes. */
const longestComment = 0xffff;
/** The values of fields whose number is in the zip64 extension instead. */
const inZip64 = { short: 0xffff, long: 0xffff_ffff };
/** Reads the central directory. Throws NotReadable, also if other programs could find another central directory. */
function directoryOf(bytes) {
    const endAt = findEnd(bytes);
    const end = readEnd(bytes, endAt);
    if (end.disk !== 0 || end.startDisk !== 0 || end.entriesHere !== end.entries)
        throw new NotReadable('is one part of a split zip. Create one zip without parts.');
    if (end.entries > entriesLimit)
        throw new NotReadable(`has ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(end.entries)} entries, and the action accepts at most ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(entriesLimit)}. Remove files that the functions do not need.`);
    if (end.size > directoryLimit)
        throw new NotReadable(`has a central directory of ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(end.size)} bytes, and the action accepts at most ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(directoryLimit)}. Use shorter paths in the zip.`);
    if (end.offset + end.size !== end.at)
        throw new NotReadable('declares a wrong position of its central directory. It is damaged, or has other data before its beginning. Create the zip again.');
    return { at: end.offset, listed: readEntries(bytes.subarray(end.offset, end.at), end.entries) };
}
/** Returns the offset of the end record. Only one is allowed, because programs differ in where they begin to search for it. */
function findEnd(bytes) {
    const first = Math.max(0, bytes.length - _records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.end.length - longestComment);
    const places = placesOf(bytes.subarray(first)).map((at) => first + at);
    const last = places.at(-1);
    if (last === undefined)
        throw new NotReadable('is not a zip, or only the beginning of one. Use a complete zip.');
    const endsThere = (at) => at + _records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.end.length <= bytes.length &&
        at + _records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.end.length + bytes.readUInt16LE(at + 20) === bytes.length;
    if (!endsThere(last))
        throw new NotReadable('is truncated, or has other data after its end. Create the zip again.');
    if (places.filter(endsThere).length > 1)
        throw new NotReadable('has a second end record in its comment. Create the zip again without a comment.');
    return last;
}
function placesOf(tail) {
    const signature = Buffer.alloc(4);
    signature.writeUInt32LE(_records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.end.signature);
    const places = [];
    for (let at = tail.indexOf(signature); at !== -1; at = tail.indexOf(signature, at + 1))
        places.push(at);
    return places;
}
function readEnd(bytes, at) {
    const end = {
        at,
        disk: bytes.readUInt16LE(at + 4),
        startDisk: bytes.readUInt16LE(at + 6),
        entriesHere: bytes.readUInt16LE(at + 8),
        entries: bytes.readUInt16LE(at + 10),
        size: bytes.readUInt32LE(at + 12),
        offset: bytes.readUInt32LE(at + 16),
    };
    const locator = at - _records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.locator64.length;
    if (locator < 0 || bytes.readUInt32LE(locator) !== _records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.locator64.signature)
        return end;
    const wide = readEnd64(bytes, locator);
    const agrees = (narrow, other, limit) => narrow === other || narrow === limit;
    const fits = agrees(end.disk, wide.disk, inZip64.short) &&
        agrees(end.startDisk, wide.startDisk, inZip64.short) &&
        agrees(end.entriesHere, wide.entriesHere, inZip64.short) &&
        agrees(end.entries, wide.entries, inZip64.short) &&
        agrees(end.size, wide.size, inZip64.long) &&
        agrees(end.offset, wide.offset, inZip64.long);
    if (!fits)
        throw new NotReadable('has two end records that differ (zip64). Create the zip again.');
    return wide;
}
/** Reads the end record of zip64. It must be directly before its locator: some programs read it there, others where the locator points. */
function readEnd64(bytes, locator) {
    const at = locator - _records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.end64.length;
    const isSound = at >= 0 &&
        bytes.readUInt32LE(at) === _records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.end64.signature &&
        wideNumber(bytes, at + 4) === _records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.end64.length - 12 &&
        bytes.readUInt32LE(locator + 4) === 0 &&
        wideNumber(bytes, locator + 8) === at &&
        bytes.readUInt32LE(locator + 16) <= 1;
    if (!isSound)
        throw new NotReadable('has a damaged zip64 extension. Create the zip again.');
    return {
        at,
        disk: bytes.readUInt32LE(at + 16),
        startDisk: bytes.readUInt32LE(at + 20),
        entriesHere: wideNumber(bytes, at + 24),
        entries: wideNumber(bytes, at + 32),
        size: wideNumber(bytes, at + 40),
        offset: wideNumber(bytes, at + 48),
    };
}
/** Reads a number of 64 bits. It is not exact above 2^53, which is far above the size of any zip that is read. */
function wideNumber(bytes, at) {
    return Number(bytes.readBigUInt64LE(at));
}
function readEntries(directory, entries) {
    const listed = [];
    let at = 0;
    for (let left = entries; left > 0; left--) {
        const { entry, length } = readEntry(directory.subarray(at));
        listed.push(entry);
        at += length;
    }
    if (at !== directory.length)
        throw new NotReadable('has more data in its central directory than it declares. Create the zip again.');
    return listed;
}
/** Reads the entry of a central directory at the beginning of `bytes`. Throws NotReadable. */
function readEntry(bytes) {
    const isThere = bytes.length >= _records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.entry.length && bytes.readUInt32LE(0) === _records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.entry.signature;
    const nameEnd = _records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.entry.length + (isThere ? bytes.readUInt16LE(28) : 0);
    const extraEnd = nameEnd + (isThere ? bytes.readUInt16LE(30) : 0);
    const length = extraEnd + (isThere ? bytes.readUInt16LE(32) : 0);
    if (!isThere || length > bytes.length)
        throw new NotReadable('has a damaged central directory. Create the zip again.');
    const extra = extraFieldsOf(bytes.subarray(nameEnd, extraEnd));
    const entry = {
        name: bytes.subarray(_records_js__WEBPACK_IMPORTED_MODULE_0__/* .records */ .V.entry.length, nameEnd),
        host: bytes.readUInt8(5),
        needed: bytes.readUInt16LE(6),
        flags: bytes.readUInt16LE(8),
        method: bytes.readUInt16LE(10),
        crc: bytes.readUInt32LE(16),
        packedSize: bytes.readUInt32LE(20),
        size: bytes.readUInt32LE(24),
        disk: bytes.readUInt16LE(34),
        attributes: bytes.readUInt32LE(38),
        offset: bytes.readUInt32LE(42),
        extra,
    };
    return { entry: { ...entry, ...widened(entry) }, length };
}
/** Returns the extra fields of a header, or undefined if their lengths are invalid. Up to three bytes of padding can follow them. */
function extraFieldsOf(bytes) {
    const fields = [];
    let at = 0;
    while (at + 4 <= bytes.length) {
        const end = at + 4 + bytes.readUInt16LE(at + 2);
        if (end > bytes.length)
            return undefined;
        fields.push({ id: bytes.readUInt16LE(at), data: bytes.subarray(at + 4, end) });
        at = end;
    }
    return fields;
}
/** The id of the extra field with the zip64 extension of an entry. */
const zip64Field = 0x0001;
/** Returns the numbers in the zip64 extension. They are in this order, and a number is missing if it fits its own field (APPNOTE.TXT, 4.5.3). */
function widened({ extra, ...narrow }) {
    const data = extra?.find(({ id }) => id === zip64Field)?.data;
    if (data === undefined)
        return {};
    const wide = {};
    let at = 0;
    for (const name of ['size', 'packedSize', 'offset']) {
        if (narrow[name] !== inZip64.long)
            continue;
        // Without the extension, the number stays 0xffffffff, which is too large for any zip that is read.
        if (at + 8 > data.length)
            return wide;
        wide[name] = wideNumber(data, at);
        at += 8;
    }
    if (narrow.disk === inZip64.short && at + 4 <= data.length)
        wide.disk = data.readUInt32LE(at);
    return wide;
}


/***/ }),

/***/ 99099:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   $R: () => (/* binding */ localHeaderLength),
/* harmony export */   GH: () => (/* binding */ startOf),
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   Re: () => (/* binding */ withBytesOf),
/* harmony export */   VC: () => (/* binding */ lengthOfHeader),
/* harmony export */   YI: () => (/* binding */ longestEnd),
/* harmony export */   Z8: () => (/* binding */ textOfEntry),
/* harmony export */   be: () => (/* binding */ rangeOf),
/* harmony export */   sd: () => (/* binding */ bytesFrom),
/* harmony export */   yw: () => (/* binding */ packedOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89234);
/* harmony import */ var _directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73960);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88269);





/** Returns the bytes of a buffer. */
function bytesOf(buffer) {
    return { size: buffer.length, read: (start, end) => buffer.subarray(start, end) };
}
/** Returns the bytes from `start` to the end of a file, of which only these are in memory. */
function bytesFrom(start, buffer) {
    return { size: start + buffer.length, read: (from, to) => buffer.subarray(from - start, to - start) };
}
/** Opens a file, calls a function with its bytes, and closes the file. */
async function withBytesOf(path, use) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r');
    const { size } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
    const read = (start, end) => {
        const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(end, size) - start));
        return buffer.subarray(0, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, buffer, 0, buffer.length, start));
    };
    try {
        return await use({ size, read });
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
/** The maximum length of everything after the directory, in bytes. */
const longestEnd = _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.end64.length + _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.locator64.length + _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.end.length + _directory_js__WEBPACK_IMPORTED_MODULE_3__/* .longestComment */ .fS;
/** The bytes of a directory that are read at once. An entry has at most 46 bytes and three texts of 64 kB. */
const window = 1024 * 1024;
/**
 * Yields the entries of a zip, with only a part of its directory in memory. It does not check the zip as the strict reader does, so that it
 * is for zips that are only read, such as the jars in a layer. Throws if the directory is damaged.
 */
function* entriesOf(bytes) {
    const { start, end, before } = rangeOf(bytes);
    let part = Buffer.alloc(0);
    for (let at = start, from = start; at < end;) {
        if (at - from + 4 * _directory_js__WEBPACK_IMPORTED_MODULE_3__/* .longestComment */ .fS > part.length && from + part.length < end) {
            part = bytes.read(at, Math.min(end, at + window));
            from = at;
        }
        const { entry, length } = (0,_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .hB)(part.subarray(at - from));
        yield { ...entry, offset: entry.offset + before };
        at += length;
    }
}
/** Finds the central directory. Only the last bytes are read, at most `longestEnd`. Throws if there is none. */
function rangeOf(bytes) {
    const tailAt = Math.max(0, bytes.size - _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.end.length - _directory_js__WEBPACK_IMPORTED_MODULE_3__/* .longestComment */ .fS - _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.locator64.length);
    const tail = bytes.read(tailAt, bytes.size);
    const at = endIn(tail);
    const narrow = { size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16), end: tailAt + at };
    const { size, offset, end } = wideEnd(bytes, narrow.end) ?? narrow;
    const before = end - size - offset;
    if (before < 0)
        throw new Error('it declares a wrong position of its directory');
    return { start: end - size, end, before };
}
function endIn(tail) {
    const signature = Buffer.alloc(4);
    signature.writeUInt32LE(_records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.end.signature);
    const at = tail.lastIndexOf(signature);
    if (at < 0 || at + _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.end.length > tail.length)
        throw new Error('it is not a zip, or only a part of one');
    return at;
}
/** Returns the end record of zip64, which is directly before the other end record, or undefined if there is none. */
function wideEnd(bytes, at) {
    const length = _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.end64.length + _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.locator64.length;
    const found = at < length ? Buffer.alloc(0) : bytes.read(at - length, at);
    const isThere = found.length === length &&
        found.readUInt32LE(0) === _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.end64.signature &&
        found.readUInt32LE(_records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.end64.length) === _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.locator64.signature;
    return isThere
        ? { size: (0,_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .wideNumber */ .L)(found, 40), offset: (0,_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .wideNumber */ .L)(found, 48), end: at - length }
        : undefined;
}
/**
 * Returns the beginning of an entry's content, inflated from at most `packed` bytes. Throws if the entry is not at the position that the
 * directory declares.
 */
function startOf(bytes, entry, packed) {
    const dataAt = dataOf(bytes, entry);
    const data = bytes.read(dataAt, dataAt + Math.min(packed, entry.packedSize));
    if (entry.method === _content_js__WEBPACK_IMPORTED_MODULE_2__/* .stored */ .su)
        return data;
    return (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflateRawSync)(data, { finishFlush: node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.Z_SYNC_FLUSH, maxOutputLength: mostInflated });
}
/** The maximum number of bytes that are inflated from an entry. Its header can declare a smaller size than the content has. */
const mostInflated = 5_000_000;
/** Returns the text of an entry, or undefined if it is larger than 5 MB. Throws as startOf does. */
function textOfEntry(bytes, entry) {
    if (Math.max(entry.size, entry.packedSize) > mostInflated)
        return undefined;
    return startOf(bytes, entry, entry.packedSize).toString('utf8');
}
/** Returns the content of an entry without inflating it. Throws as startOf does. */
function packedOf(bytes, entry) {
    const dataAt = dataOf(bytes, entry);
    return bytes.read(dataAt, dataAt + entry.packedSize);
}
function dataOf(bytes, { offset }) {
    return offset + lengthOfHeader(bytes.read(offset, offset + localHeaderLength));
}
/** The length of a local header without its name and extra fields, in bytes. */
const localHeaderLength = _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.local.length;
/** Returns the length of a local header with its name and extra fields. Throws if it is none. */
function lengthOfHeader(header) {
    if (header.length < _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.local.length || header.readUInt32LE(0) !== _records_js__WEBPACK_IMPORTED_MODULE_4__/* .records */ .V.local.signature)
        throw new Error('an entry is not at the position that its directory declares');
    return localHeaderLength + header.readUInt16LE(26) + header.readUInt16LE(28);
}


/***/ }),

/***/ 82272:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ flag),
/* harmony export */   L: () => (/* binding */ readLocalHeader)
/* harmony export */ });
/* harmony import */ var _directory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73960);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88269);


/** Bits of a header's flags (APPNOTE.TXT, 4.4.4). */
const flag = { encrypted: 0x0001, descriptor: 0x0008, utf8: 0x0800 };
/** Returns the local header of an entry, or undefined if there is none, or if the content would exceed `bytes`. */
function readLocalHeader(bytes, { offset, packedSize }) {
    if (offset + _records_js__WEBPACK_IMPORTED_MODULE_1__/* .records */ .V.local.length > bytes.length || bytes.readUInt32LE(offset) !== _records_js__WEBPACK_IMPORTED_MODULE_1__/* .records */ .V.local.signature)
        return undefined;
    const nameEnd = offset + _records_js__WEBPACK_IMPORTED_MODULE_1__/* .records */ .V.local.length + bytes.readUInt16LE(offset + 26);
    const dataAt = nameEnd + bytes.readUInt16LE(offset + 28);
    if (dataAt + packedSize > bytes.length)
        return undefined;
    const extra = (0,_directory_js__WEBPACK_IMPORTED_MODULE_0__/* .extraFieldsOf */ .tW)(bytes.subarray(nameEnd, dataAt));
    const local = {
        name: bytes.subarray(offset + _records_js__WEBPACK_IMPORTED_MODULE_1__/* .records */ .V.local.length, nameEnd),
        needed: bytes.readUInt16LE(offset + 4),
        flags: bytes.readUInt16LE(offset + 6),
        method: bytes.readUInt16LE(offset + 8),
        crc: bytes.readUInt32LE(offset + 14),
        packedSize: bytes.readUInt32LE(offset + 18),
        size: bytes.readUInt32LE(offset + 22),
        extra,
        dataAt,
    };
    const wide = extra?.find(({ id }) => id === _directory_js__WEBPACK_IMPORTED_MODULE_0__/* .zip64Field */ .EC)?.data;
    if (wide === undefined || wide.length < 16)
        return local;
    // The zip64 extension of a local header always contains both sizes (APPNOTE.TXT, 4.5.3).
    const isInZip64 = (size) => size === 0xffff_ffff;
    return {
        ...local,
        size: isInZip64(local.size) ? Number(wide.readBigUInt64LE(0)) : local.size,
        packedSize: isInZip64(local.packedSize) ? Number(wide.readBigUInt64LE(8)) : local.packedSize,
    };
}


/***/ }),

/***/ 88269:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ records)
/* harmony export */ });
/** The records of a zip: their signatures, and their lengths in bytes without the variable fields (PKWARE: APPNOTE.TXT, 4.3). */
const records = {
    local: { signature: 0x04034b50, length: 30 },
    entry: { signature: 0x02014b50, length: 46 },
    end: { signature: 0x06054b50, length: 22 },
    end64: { signature: 0x06064b50, length: 56 },
    locator64: { signature: 0x07064b50, length: 20 },
};


/***/ })

};
