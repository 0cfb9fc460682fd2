export const id = 890;
export const ids = [890];
export const modules = {

/***/ 77416:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ef: () => (/* binding */ npmTool),
/* harmony export */   Lc: () => (/* binding */ versionOfNpm),
/* harmony export */   VZ: () => (/* binding */ runNpm)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75997);
/* harmony import */ var _run_minimum_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62760);
/* harmony import */ var _run_tool_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87327);
/* harmony import */ var _package_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41927);





const npmTool = {
    name: 'npm',
    command: 'npm',
    minimum: '8.0',
    setupHint: 'Add a step with "uses: actions/setup-node@v6" and "node-version: 24" before this one.',
    remedies: [
        [
            'code EUSAGE',
            'the-lock-file-does-not-match',
            'The lock file does not match package.json. Run "npm install" and commit the lock file.',
        ],
        ['code EINTEGRITY', 'a-package-does-not-match-its-hash', _run_tool_js__WEBPACK_IMPORTED_MODULE_3__/* .integrityRemedy */ ._2],
        [
            /code EALLOW(GIT|REMOTE|FILE|DIRECTORY)/,
            'the-registry-refuses-or-does-not-have-it',
            'A setting of npm does not allow the source of a package. Change "allow-git", "allow-remote", "allow-file" or "allow-directory" in .npmrc, ' +
                'or install a version from a registry.',
        ],
        [
            'code ERESOLVE',
            'requirements-exclude-each-other',
            'Peer dependencies conflict. If the lock file was created with "legacy-peer-deps", add that setting to the .npmrc of the project.',
        ],
        [
            'code EBADPLATFORM',
            'a-package-does-not-run-on-this-runner',
            'A package does not support this runner or the target. Use a runner of the architecture of the target, ' +
                'or make the package an optional dependency.',
        ],
        [
            'code EBADENGINE',
            'a-program-is-missing-or-another-version-is-needed',
            'A package requires another version of Node.js than this runner has. Add a step with "uses: actions/setup-node@v6" ' +
                'and the version of the target before this one.',
        ],
        [
            'code EBADDEVENGINES',
            'a-program-is-missing-or-another-version-is-needed',
            'The "devEngines" of package.json require another version of Node.js or npm. Set up that version before this step.',
        ],
        [
            'code E401',
            'the-registry-refuses-or-does-not-have-it',
            'A registry requires credentials. Name a variable such as NODE_AUTH_TOKEN in .npmrc, and set it in the "env" of this step.',
        ],
        [
            'code E403',
            'the-registry-refuses-or-does-not-have-it',
            'A registry rejected the credentials. Check the token that .npmrc reads from the environment.',
        ],
        [
            'code E404',
            'the-registry-refuses-or-does-not-have-it',
            'A package does not exist in the registry. Check its name, and the address of the registry in .npmrc.',
        ],
    ],
};
/**
 * Arguments that settings of the user must not override. With `location=global` in an .npmrc, npm 11 would install the project into the
 * global folder of the runner, and delete everything else there.
 */
const ownSettings = [
    '--global=false',
    '--location=project',
    '--dry-run=false',
    '--package-lock-only=false',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
];
/**
 * Returns the version of the npm on PATH by its own package.json, which is faster than starting npm. Undefined if `npm` is another program, such
 * as Corepack, which starts any version.
 */
async function versionOfNpm({ PATH = '' }) {
    const found = PATH.split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter).map((folder) => (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .realpathOf */ .zg)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, npmTool.command)));
    const program = found.find((path) => path !== undefined);
    if (!program?.endsWith((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)('npm', 'bin', 'npm-cli.js')))
        return undefined;
    const { name, version } = await (0,_package_json_js__WEBPACK_IMPORTED_MODULE_4__/* .manifestIn */ .t)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(program, '..', '..'));
    if (name !== 'npm' || version === undefined)
        return undefined;
    if (npmTool.minimum !== undefined)
        (0,_run_minimum_version_js__WEBPACK_IMPORTED_MODULE_2__/* .requireMinimum */ .O8)(npmTool, version, npmTool.minimum);
    return version;
}
/** Runs an npm command in the directory of a project. Throws a Problem if it fails. */
function runNpm(args, cwd, setting) {
    return (0,_run_tool_js__WEBPACK_IMPORTED_MODULE_3__/* .runTool */ .qI)(npmTool, [...args, ...ownSettings], cwd, setting);
}


/***/ }),

/***/ 41927:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readManifest),
/* harmony export */   t: () => (/* binding */ manifestIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _base_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26774);
/* harmony import */ var _base_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23659);
/* harmony import */ var _base_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58369);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88414);






/** Returns the package.json of a directory. Throws a Problem if it is missing or not a JSON object. */
async function readManifest(directory) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'package.json');
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path)) {
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({
            topic: 'the-package-manager-was-not-found',
            text: 'Input "source" has no package.json. Point it at the directory that has one.',
        });
    }
    try {
        const manifest = (0,_base_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(path, 'manifest'), path);
        if (typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest))
            return manifest;
    }
    catch (error) {
        (0,_base_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .rethrowIfLimitExceeded */ .pN)(error);
        // The error below covers this and JSON that is not an object.
    }
    throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({ topic: 'a-manifest-cannot-be-read', text: `${path} is not a JSON object. Correct it.` });
}
/** Returns the package.json of a directory, or an empty one if it is missing or unreadable. */
async function manifestIn(directory) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'package.json')))
        return {};
    return readManifest(directory).catch((error) => {
        (0,_base_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .rethrowIfLimitExceeded */ .pN)(error);
        return {};
    });
}


/***/ }),

/***/ 21927:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZE: () => (/* binding */ isNamedFor),
/* harmony export */   cA: () => (/* binding */ requireTargetOfRunner),
/* harmony export */   lA: () => (/* binding */ fits),
/* harmony export */   tj: () => (/* binding */ platformOf)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);

/** An architecture as Node.js names it. */
const cpuOf = { x86_64: 'x64', arm64: 'arm64' };
/** Returns the platform of Lambda: `os`, `cpu` and `libc`, as a package.json names them. */
function platformOf({ architecture }) {
    return { os: 'linux', cpu: cpuOf[architecture], libc: 'glibc' };
}
/** Returns whether the package.json of a package allows the target. */
function fits(manifest, target) {
    return Object.entries(platformOf(target)).every(([key, value]) => allows(manifest[key], value));
}
/** Returns whether a list such as `["linux", "darwin"]` or `["!win32"]` allows a value. */
function allows(list, value) {
    const items = (Array.isArray(list) ? list : list === undefined ? [] : [list]).map(String);
    const allowed = items.filter((item) => !item.startsWith('!'));
    if (items.includes(`!${value}`))
        return false;
    return allowed.length === 0 || allowed.includes(value) || allowed.includes('any');
}
/** Returns whether the name of a package is that of native code for the target, such as `@img/sharp-linux-arm64`. */
function isNamedFor(name, { architecture }) {
    const parts = name.split(/[/._-]/);
    const isOther = parts.some((part) => part.includes('musl'));
    return parts.includes('linux') && parts.includes(cpuOf[architecture]) && !isOther;
}
/** Throws a Problem if the runner does not match the target. Install scripts compile or download code for the runner. */
function requireTargetOfRunner(names, { architecture, matchesRunner }) {
    if (matchesRunner)
        return;
    throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        topic: 'a-package-does-not-run-on-this-runner',
        text: `The install scripts of ${names.join(', ')} build for the architecture of this runner, ` +
            `but the layer is for ${architecture}. Use a runner of that architecture, or do not allow the scripts.`,
    });
}


/***/ }),

/***/ 2734:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L3: () => (/* binding */ licenseOf),
/* harmony export */   MT: () => (/* binding */ parseToml),
/* harmony export */   x7: () => (/* binding */ readPyproject)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var smol_toml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3292);
/* harmony import */ var _base_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26774);
/* harmony import */ var _base_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58369);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88414);






/** Returns the pyproject.toml of a directory. Undefined if it is missing. Throws a Problem for a file that is not TOML. */
async function readPyproject(directory) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, 'pyproject.toml');
    const text = await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readTextIfPossible */ .e1)(path, 'toml');
    return text === undefined ? undefined : parseToml(text, path);
}
/** Parses a TOML text. Throws a Problem that names `path` if the text is invalid. */
function parseToml(text, path) {
    (0,_base_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .requireWithinLimit */ .Uc)('tomlValues', path, (0,_base_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .countOccurrences */ .W$)('=', text) + (0,_base_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .countOccurrences */ .W$)('[', text));
    try {
        return (0,smol_toml__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qg)(text);
    }
    catch (error) {
        const reason = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .reasonOf */ .A3)(error);
        const text = `${path} cannot be read: ${reason.text.split('\n')[0] ?? ''}. Correct it.`;
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF((0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .becauseOf */ .W$)(reason, 'a-manifest-cannot-be-read', text), { cause: error });
    }
}
/** Returns the licence in a pyproject.toml, if it is a text. */
function licenseOf(pyproject) {
    const license = pyproject?.project?.license ?? pyproject?.tool?.poetry?.license;
    if (typeof license === 'string')
        return license;
    const text = license?.text;
    return typeof text === 'string' ? text.trim().split('\n')[0] : undefined;
}


/***/ }),

/***/ 3209:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EH: () => (/* binding */ missingIn),
/* harmony export */   aR: () => (/* binding */ textOfRecord),
/* harmony export */   e9: () => (/* binding */ distInfos),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _base_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26774);
/* harmony import */ var _requirements_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77780);





/** Returns the names of the dist-info folders of installed packages. */
async function distInfos(directory) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(directory))
        return [];
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory)).filter((name) => name.endsWith('.dist-info')).sort();
}
/** Returns the files in the RECORD of a package. Empty if there is none (PyPA: "Recording installed projects"). */
async function recordOf(directory, info) {
    const text = await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextOrEmpty */ .Qr)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, info, 'RECORD'));
    return text.split(/\r?\n/).flatMap((line) => {
        const [, quoted, plain = '', rest = ''] = /^(?:"((?:[^"]|"")*)"|([^,"]*))(,.*)$/.exec(line) ?? [];
        const written = quoted?.replaceAll('""', '"') ?? plain;
        return written === '' ? [] : [{ path: written.replace(/^(?:\.\.\/)+/, ''), written, rest }];
    });
}
/** Returns the text of a RECORD. It does not depend on the order of the installer. */
function textOfRecord(files) {
    const lines = files.map(({ path, rest }) => `${quoted(path)}${rest}`);
    return (0,_requirements_js__WEBPACK_IMPORTED_MODULE_4__/* .textOf */ .b6)([...new Set(lines)].sort());
}
function quoted(path) {
    return /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path;
}
/** Returns the files in the RECORDs of packages that do not exist. */
async function missingIn(directory) {
    const infos = await distInfos(directory);
    const files = (await Promise.all(infos.map((info) => recordOf(directory, info)))).flat();
    return files.map(({ path }) => path).filter((path) => !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, path)));
}


/***/ }),

/***/ 22389:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   Im: () => (/* binding */ optionsIn),
/* harmony export */   Nj: () => (/* binding */ logicalLines),
/* harmony export */   Ph: () => (/* binding */ splitMarker),
/* harmony export */   UL: () => (/* binding */ splitExtras),
/* harmony export */   og: () => (/* binding */ cutAt),
/* harmony export */   tx: () => (/* binding */ nameInFile)
/* harmony export */ });
/** Returns the parts of a requirement. `name` is empty if it does not begin with one. */
function partsOf(text) {
    const [name = ''] = /^[\w.-]*/.exec(text) ?? [];
    if (name === '')
        return { name, extras: '', rest: '' };
    const behind = text.slice(name.length).trimStart();
    const [extras = ''] = /^\[[^\]]*\]/.exec(behind) ?? [];
    return { name, extras, rest: behind.slice(extras.length).trimStart() };
}
/** Splits a text at the first occurrence of a mark. Without the mark, the second part is empty. */
function cutAt(text, mark) {
    const at = text.indexOf(mark);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}
/** Splits a requirement before its marker. An address can contain a semicolon and ends only at a space. */
function splitMarker(text) {
    const hasAddress = addressAt(text);
    const at = text.search(hasAddress ? /\s;/ : /;/);
    if (at < 0)
        return { head: text.trim(), marker: '' };
    return { head: text.slice(0, at).trim(), marker: text.slice(text.indexOf(';', at) + 1).trim() };
}
/** Returns whether an `@` is followed by a word with a colon. */
function addressAt(text) {
    const behind = cutAt(text, '@')[1].trimStart();
    return (/^\S+/.exec(behind)?.[0] ?? '').includes(':');
}
/**
 * Returns the lines of a requirements file without comments. A backslash at the end continues a line, except in a comment. A comment begins
 * at a `#` after a space.
 */
function logicalLines(text) {
    const lines = [];
    let begun = '';
    for (const line of text.split(/\r?\n/)) {
        const isComment = /^\s*#/.test(line);
        if (line.endsWith('\\') && !isComment) {
            begun += `${line.slice(0, -1)} `;
        }
        else {
            lines.push(isComment ? begun : begun + line);
            begun = '';
        }
    }
    return [...lines, begun].map((line) => withoutComment(line).trim()).filter((line) => line !== '');
}
function withoutComment(line) {
    const at = line.search(/(?:^|\s)#/);
    return at < 0 ? line : line.slice(0, at);
}
/** Splits a line with several options. Options after a requirement belong to it. */
function optionsIn(line) {
    return /^-(?!e|-editable)/.test(line) ? line.split(/(?<!\s)\s+(?=--?[a-z])/i) : [line];
}
/** Splits an address or path before the extras in brackets at its end. */
function splitExtras(address) {
    const at = address.indexOf('[', address.lastIndexOf(']', address.length - 2) + 1);
    if (at < 0 || !address.endsWith(']'))
        return { value: address, extras: '' };
    return { value: address.slice(0, at), extras: address.slice(at) };
}
/** Returns the name of a package from the file name of a wheel or source archive: everything before the first number. */
function nameInFile(file) {
    const at = file.search(/(?<=.)-\d/);
    return at > 0 && /\.(?:whl|tar\.gz|zip)$/.test(file) ? file.slice(0, at) : undefined;
}


/***/ }),

/***/ 77780:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gl: () => (/* binding */ hashesIn),
/* harmony export */   Z7: () => (/* binding */ normalised),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   cA: () => (/* binding */ lineOf),
/* harmony export */   h2: () => (/* binding */ requirementOf),
/* harmony export */   nw: () => (/* binding */ digestsOf),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   qe: () => (/* binding */ fromSource),
/* harmony export */   qn: () => (/* binding */ noRequirements)
/* harmony export */ });
/* harmony import */ var _requirement_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22389);

const noRequirements = {
    requirements: [],
    locals: [],
    constraints: [],
    indexLines: [],
    trustedHosts: [],
    prereleases: false,
    formats: [],
    files: [],
};
/** Returns the normalised name of a distribution, for comparisons (PEP 503). */
function normalised(name) {
    return name.toLowerCase().replace(/[-_.]+/g, '-');
}
/** Joins several lists of requirements in their order. */
function joined(lists) {
    return {
        requirements: lists.flatMap(({ requirements }) => requirements),
        locals: lists.flatMap(({ locals }) => locals),
        constraints: lists.flatMap(({ constraints }) => constraints),
        indexLines: lists.flatMap(({ indexLines }) => indexLines),
        trustedHosts: lists.flatMap(({ trustedHosts }) => trustedHosts),
        prereleases: lists.some(({ prereleases }) => prereleases),
        formats: lists.flatMap(({ formats }) => formats),
        files: lists.flatMap(({ files }) => files),
    };
}
/** Returns the secure hashes of a requirement, including that of its address. MD5 and SHA-1 can be forged. */
function digestsOf({ hashes, url = '' }) {
    return [...hashes, ...hashesIn(url)].filter((hash) => !/^(md5|sha1):/i.test(hash));
}
/** Returns the hashes at the end of an address, such as `#egg=six&sha256=...`. */
function hashesIn(url) {
    const parts = (0,_requirement_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutAt */ .og)(url, '#')[1].split('&');
    return parts.flatMap((part) => /^(md5|sha\d+)=([\da-f]+)$/i.exec(part)?.slice(1).join(':') ?? []);
}
/** Returns the packages that a list requires from source: names, or `:all:` alone. As in pip, later options win. */
function fromSource(formats) {
    const sources = new Set();
    for (const { option, value } of formats) {
        const isSource = option === 'no-binary';
        for (const name of value.split(',').map((part) => part.trim())) {
            if (name === ':all:' || (name === ':none:' && isSource))
                sources.clear();
            else if (name !== ':none:')
                sources.delete(normalised(name));
            if (isSource && name !== ':none:')
                sources.add(name === ':all:' ? name : normalised(name));
        }
    }
    return [...sources];
}
/** Reads a requirement in the form of PEP 508, as in a pyproject.toml. */
function requirementOf(line, hashes = []) {
    const { name, rest } = (0,_requirement_text_js__WEBPACK_IMPORTED_MODULE_0__/* .partsOf */ .CI)(line);
    const [, url] = /^@\s*(\S+)/.exec(rest) ?? [];
    const [, version] = /^\(?\s*===?\s*([^\s,;)*]+)(?:\s*\))?\s*(?:;|$)/.exec(rest) ?? [];
    return { name: normalised(name), text: line, hashes, version, url };
}
/** Returns a requirement as a line of a requirements file. */
function lineOf({ text, hashes }) {
    return [text, ...hashes.map((hash) => `--hash=${hash}`)].join(' ');
}
/** Returns lines as the text of a file. */
function textOf(lines) {
    return lines.map((line) => `${line}\n`).join('');
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

/***/ 49890:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  smokeTest: () => (/* binding */ smokeTest)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/paths.ts
var paths = __webpack_require__(75997);
// EXTERNAL MODULE: ./src/layer/opt.ts
var opt = __webpack_require__(72368);
// EXTERNAL MODULE: ./src/layer/runtimes.ts
var layer_runtimes = __webpack_require__(44188);
// EXTERNAL MODULE: ./src/base/files.ts
var base_files = __webpack_require__(26774);
// EXTERNAL MODULE: ./src/base/limits.ts
var limits = __webpack_require__(58369);
// EXTERNAL MODULE: ./src/install/node/package-json.ts
var package_json = __webpack_require__(41927);
// EXTERNAL MODULE: ./src/install/python/pyproject.ts
var pyproject = __webpack_require__(2734);
// EXTERNAL MODULE: ./src/packages/package-name.ts
var package_name = __webpack_require__(79025);
;// CONCATENATED MODULE: ./src/layer-tests/direct-dependencies.ts






/**
 * Returns the names of the packages that the manifests of a directory require. Names of packages that are not in the layer can be among
 * them, such as those of development groups.
 */
async function directDependencies(directory) {
    const [nodejs, python, ruby] = await Promise.all([
        namesInPackageJson(directory),
        namesForPython(directory),
        namesForRuby(directory),
    ]);
    // For Python and Ruby, the metadata of the installed packages adds names.
    return { ...(nodejs.size > 0 && { nodejs }), python: new Set([...python].map(package_name/* pypiName */.s)), ruby };
}
async function namesInPackageJson(directory) {
    const { dependencies, optionalDependencies, peerDependencies } = await (0,package_json/* manifestIn */.t)(directory);
    return new Set(Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }));
}
async function namesForPython(directory) {
    const [requirements, pyproject, pipfile] = await Promise.all([
        (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(directory, 'requirements.txt'), 'manifest'),
        tomlIn((0,external_node_path_.join)(directory, 'pyproject.toml')),
        tomlIn((0,external_node_path_.join)(directory, 'Pipfile')),
    ]);
    const project = tableIn(pyproject, 'project');
    const poetry = tableIn(tableIn(pyproject, 'tool'), 'poetry');
    const lists = [
        requirements.split(/\r?\n/),
        project['dependencies'],
        ...Object.values(tableIn(project, 'optional-dependencies')),
        ...Object.values(tableIn(pyproject, 'dependency-groups')),
    ];
    const groups = Object.values(tableIn(poetry, 'group')).map((group) => tableIn(asTable(group), 'dependencies'));
    const tables = [tableIn(poetry, 'dependencies'), ...groups, tableIn(pipfile, 'packages')];
    const required = lists.flatMap((list) => (Array.isArray(list) ? list : [])).flatMap(nameOf);
    return new Set([...required, ...tables.flatMap((table) => Object.keys(table))]);
}
/** Returns the name at the beginning of a requirement. */
function nameOf(requirement) {
    const [name] = (typeof requirement === 'string' && /^\s*([a-z\d][\w.-]*)/i.exec(requirement)?.slice(1)) || [];
    return name === undefined ? [] : [name];
}
async function tomlIn(path) {
    const text = await (0,base_files/* readTextOrEmpty */.Qr)(path, 'toml');
    try {
        return text === '' ? {} : (0,pyproject/* parseToml */.MT)(text, path);
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        return {};
    }
}
function tableIn(table, key) {
    return asTable(table[key]);
}
function asTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
async function namesForRuby(directory) {
    const [gemfile, other] = await Promise.all(['Gemfile', 'gems.rb'].map((name) => (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(directory, name), 'manifest')));
    const lines = `${gemfile ?? ''}\n${other ?? ''}`.split('\n');
    return new Set(lines.flatMap((line) => /^gem[\s(]+["']([\w.-]+)["']/.exec(line.trim())?.[1] ?? []));
}

// EXTERNAL MODULE: ./src/layer-tests/environment.ts + 1 modules
var environment = __webpack_require__(23765);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/install/node/npm-tool.ts
var npm_tool = __webpack_require__(77416);
// EXTERNAL MODULE: ./src/install/run/probe.ts
var probe = __webpack_require__(49351);
// EXTERNAL MODULE: ./src/install/run/quiet.ts
var quiet = __webpack_require__(29877);
;// CONCATENATED MODULE: ./src/layer-tests/interpreters.ts









const kinds = {
    nodejs: {
        name: 'Node.js',
        question: ['-p', 'process.versions.node'],
        answer: /^(\d+\.\d+\.\d+)$/,
        candidates: async (version, env) => [
            'node',
            process.execPath,
            ...(await inToolCache('node', version, 'bin/node', env)),
            ...(await versionsIn((0,external_node_path_.join)(env['NVM_DIR'] ?? (0,external_node_path_.join)(homeOf(env), '.nvm'), 'versions/node'), version, 'bin/node')),
        ],
        download: nodeFromRegistry,
        action: 'actions/setup-node@v6',
    },
    python: {
        name: 'Python',
        question: ['-c', 'import platform; print(platform.python_implementation(), platform.python_version())'],
        answer: /^CPython (\d+\.\d+\.\S+)$/,
        candidates: async (version, env) => [
            ...(version === undefined ? [] : [`python${version}`]),
            ...['python3', 'python'],
            ...(await inToolCache('Python', version, 'bin/python3', env)),
            ...(await versionsIn((0,external_node_path_.join)(env['PYENV_ROOT'] ?? (0,external_node_path_.join)(homeOf(env), '.pyenv'), 'versions'), version, 'bin/python')),
        ],
        download: pythonByUv,
        action: 'actions/setup-python@v6',
    },
    java: {
        name: 'Java',
        // The compiler, because the test compiles the program that loads the jars.
        question: ['-version'],
        answer: /^javac (?:1\.)?(\d+)/,
        candidates: async (version, env) => [
            ...javaHomes(version, env).map((home) => (0,external_node_path_.join)(home, 'bin', 'javac')),
            'javac',
            ...(await javaIn('/usr/lib/jvm', version)),
        ],
        action: 'actions/setup-java@v5',
    },
    ruby: {
        name: 'Ruby',
        question: ['-e', 'puts RUBY_VERSION'],
        answer: /^(\d+\.\d+\.\d+)$/,
        candidates: async (version, env) => [
            'ruby',
            ...(await inToolCache('Ruby', version, 'bin/ruby', env)),
            ...(await versionsIn((0,external_node_path_.join)(homeOf(env), '.rbenv/versions'), version, 'bin/ruby')),
        ],
        action: 'ruby/setup-ruby@v1',
    },
};
/** Returns the name of a language, with a version if it is known, such as `Python 3.13`. */
function nameOfLanguage(language, version) {
    const { name } = kinds[language];
    return version === undefined ? name : `${name} ${version}`;
}
/** Returns what a workflow does to have a version of a language, as a sentence. */
function setupHintFor(language) {
    return `Add a step with "uses: ${kinds[language].action}" and that version before this one.`;
}
/**
 * Returns the interpreter for a version of a language, such as `3.13`, or for any version. It is one of the runner, or comes from a registry
 * of packages. Undefined if there is none.
 */
async function findInterpreter(language, version, context) {
    const kind = kinds[language];
    for (const command of await kind.candidates(version, context.env)) {
        const found = await interpreterAt(command, version, kind, context);
        if (found)
            return found;
    }
    if (version === undefined)
        return undefined;
    const downloaded = await kind.download?.(version, context);
    return downloaded === undefined ? undefined : interpreterAt(downloaded, version, kind, context);
}
async function interpreterAt(command, wanted, { name, question, answer }, context) {
    const program = { name, command, setupHint: '' };
    const ended = await unlessMissing((0,probe/* probe */.d)(program, question, context.work, { ...context, timeout: 30_000 }));
    const version = ended?.lines.map((line) => answer.exec(line)?.[1]).findLast(Boolean);
    if (ended?.exitCode !== 0 || version === undefined)
        return undefined;
    return wanted === undefined || isVersion(version, wanted) ? { command, version } : undefined;
}
function isVersion(found, wanted) {
    return found === wanted || found.startsWith(`${wanted}.`);
}
/** Returns undefined for a program that is not there or fails. If the job is cancelled, the next command reports that. */
async function unlessMissing(result) {
    try {
        return await result;
    }
    catch (error) {
        if (error instanceof problem/* Problem */.AF)
            return undefined;
        throw error;
    }
}
function homeOf(env) {
    return env['HOME'] ?? (0,external_node_os_.homedir)();
}
/** Returns the programs in the tool cache of GitHub's runners: `RUNNER_TOOL_CACHE/Python/3.13.1/x64/bin/python3`. */
function inToolCache(tool, version, program, env) {
    const cache = env['RUNNER_TOOL_CACHE'] ?? env['AGENT_TOOLSDIRECTORY'];
    if (cache === undefined)
        return Promise.resolve([]);
    return versionsIn((0,external_node_path_.join)(cache, tool), version, (0,external_node_path_.join)(process.arch, program));
}
/** Returns the programs below the folders of a version, newest first. */
async function versionsIn(directory, version, program) {
    if (version === undefined)
        return [];
    return (await (0,environment/* namesIn */.wX)(directory))
        .filter((name) => isVersion(name.replace(/^v/, ''), version))
        .sort((one, other) => (0,layer_runtimes/* compareVersions */.Zy)(other, one))
        .map((name) => (0,external_node_path_.join)(directory, name, program));
}
/** Returns the homes of Java in the environment. GitHub's runners set one variable for each installed version. */
function javaHomes(version, env) {
    const names = [
        'JAVA_HOME',
        ...(version === undefined ? [] : [`JAVA_HOME_${version}_${process.arch.toUpperCase()}`]),
    ];
    return names.flatMap((name) => env[name] || []).reverse();
}
async function javaIn(directory, version) {
    const names = await (0,environment/* namesIn */.wX)(directory);
    return names
        .filter((name) => version !== undefined && name.split(/[-.]/).includes(version))
        .sort()
        .map((name) => (0,external_node_path_.join)(directory, name, 'bin', 'javac'));
}
/** Installs Node.js from npm's registry. The package for each platform contains the program, and runs no code. */
async function nodeFromRegistry(version, context) {
    const directory = (0,external_node_path_.join)(context.work, `node-${version}`);
    const name = `node-linux-${process.arch}`;
    await (0,promises_.mkdir)(directory, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'package.json'), '{"private":true}');
    const args = ['install', `${name}@${version}`, '--ignore-scripts', '--no-package-lock'];
    const installed = await unlessMissing((0,npm_tool/* runNpm */.VZ)(args, directory, (0,quiet/* quiet */.j)(context)));
    return installed && (0,external_node_path_.join)(directory, 'node_modules', name, 'bin', 'node');
}
/** Gets Python from uv, which installs it into the directory of the test. */
async function pythonByUv(version, context) {
    const directory = (0,external_node_path_.join)(context.work, 'python');
    const env = { ...context.env, UV_PYTHON_INSTALL_DIR: directory, XDG_BIN_HOME: (0,external_node_path_.join)(directory, 'bin') };
    const uv = { name: 'uv', command: 'uv', setupHint: '' };
    const inherited = await unlessMissing((0,probe/* probe */.d)(uv, ['python', 'find', version], context.work, context));
    if (inherited?.exitCode === 0)
        return inherited.lines.at(-1);
    const installed = await unlessMissing((0,probe/* probe */.d)(uv, ['python', 'install', version], context.work, { ...context, env }));
    if (installed?.exitCode !== 0)
        return undefined;
    const found = await unlessMissing((0,probe/* probe */.d)(uv, ['python', 'find', version], context.work, { ...context, env }));
    return found?.exitCode === 0 ? found.lines.at(-1) : undefined;
}

// EXTERNAL MODULE: ./src/layer-tests/asset-path.ts
var asset_path = __webpack_require__(63481);
;// CONCATENATED MODULE: ./src/layer-tests/java-packages.ts


/** Returns the jars of the class path. Java loads classes from all of them, so they are all tested. */
async function javaPackages({ layer }) {
    const jars = await (0,environment/* jarsIn */.MF)(layer);
    return {
        loads: jars.map((jar) => ({
            package: (0,external_node_path_.basename)(jar),
            module: (0,external_node_path_.join)(layer, jar),
            how: 'class path',
            place: (0,external_node_path_.join)(layer, jar),
        })),
        skipped: [],
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./src/install/node/target.ts
var node_target = __webpack_require__(21927);
;// CONCATENATED MODULE: ./src/layer-tests/selection.ts
/** Returns several selections as one. */
function joined(selections) {
    return {
        loads: selections.flatMap(({ loads }) => loads),
        skipped: selections.flatMap(({ skipped }) => skipped),
    };
}
/** Reasons for which packages are skipped. */
const reasons = {
    types: 'only types',
    programs: 'only programs',
    noModules: 'no modules',
    noEntry: 'no entry point',
    otherPlatform: 'for another platform',
    notInLayer: 'not in the layer',
};

;// CONCATENATED MODULE: ./src/layer-tests/node-packages.ts








/** Returns the packages of Node.js to load, each with `require` and with `import`, because functions can use either. */
async function nodePackages({ folders, direct }, target) {
    const found = new Map();
    for (const folder of folders)
        for (const name of await packageNamesIn(folder))
            if (!found.has(name))
                found.set(name, (0,external_node_path_.join)(folder, name));
    const names = direct ? [...direct].filter((name) => !found.has(name)) : [];
    const missing = names.sort().map((name) => ({ package: name, why: reasons.notInLayer }));
    const chosen = [...found].filter(([name]) => direct?.has(name) ?? true).sort();
    const selections = await Promise.all(chosen.map(async ([name, place]) => selectionOf(name, place, await (0,package_json/* manifestIn */.t)(place), target)));
    return joined([...selections, { loads: [], skipped: missing }]);
}
async function packageNamesIn(folder) {
    const names = (await (0,environment/* namesIn */.wX)(folder)).filter((name) => !name.startsWith('.'));
    const scoped = await Promise.all(names.map(async (name) => name.startsWith('@') ? (await (0,environment/* namesIn */.wX)((0,external_node_path_.join)(folder, name))).map((one) => `${name}/${one}`) : [name]));
    return scoped.flat().filter((name) => {
        const place = (0,external_node_path_.join)(folder, name);
        return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(place, 'package.json')) || hasEntry({}, place);
    });
}
function selectionOf(name, place, manifest, target) {
    const why = whySkipped(name, place, manifest, target);
    if (why !== undefined)
        return { loads: [], skipped: [{ package: name, why }] };
    const load = { package: name, module: name, place };
    return {
        loads: [
            { ...load, how: 'require' },
            { ...load, how: 'import' },
        ],
        skipped: [],
    };
}
/** Returns why functions do not load a package by its name. Undefined if they can load it. */
function whySkipped(name, place, manifest, target) {
    if (name.startsWith('@types/'))
        return reasons.types;
    if (!(0,node_target/* fits */.lA)(manifest, { ...target, runtimes: [], matchesRunner: true }))
        return reasons.otherPlatform;
    if (hasEntry(manifest, place))
        return undefined;
    if (manifest.bin !== undefined)
        return reasons.programs;
    const isTyped = [manifest.types, manifest.typings].some((one) => typeof one === 'string');
    return isTyped || (0,external_node_fs_.existsSync)((0,external_node_path_.join)(place, 'index.d.ts')) ? reasons.types : reasons.noEntry;
}
/** The file that Node.js loads if a package names none (Node.js: "Modules: Packages"). */
const standardEntries = ['index.js', 'index.json', 'index.node'];
/** Returns whether a package names an entry point. If the file of the entry point is missing, loading the package fails. */
function hasEntry({ exports, main }, place) {
    if (exports !== undefined && exports !== null)
        return exportsCode(exports);
    if (typeof main === 'string' && main !== '' && !noCode.test(main))
        return true;
    return standardEntries.some((name) => isFile((0,external_node_path_.join)(place, name)));
}
/** Files that Node.js cannot load. Packages of style sheets and fonts name them as their main file, for bundlers. */
const noCode = /\.(?:d\.[cm]?ts|css|s[ac]ss|less|html?|svg|woff2?|ttf|otf)$/;
/** Returns whether the field "exports" has an entry for the name of the package that is code. */
function exportsCode(exports) {
    if (typeof exports === 'string')
        return !noCode.test(exports);
    if (Array.isArray(exports))
        return exports.some(exportsCode);
    if (typeof exports !== 'object' || exports === null)
        return false;
    const entries = Object.entries(exports);
    const paths = entries.filter(([key]) => key.startsWith('.'));
    if (paths.length > 0)
        return paths.some(([key, value]) => key === '.' && exportsCode(value));
    return entries.some(([condition, value]) => condition !== 'types' && exportsCode(value));
}
function isFile(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isFile() === true;
}
/**
 * Returns whether a failure means that a package supports only the other one of `require` and `import`. A failure about another package,
 * such as a dependency, never means that.
 */
function isUnsupportedForm({ how, place }, { code, message, entry }) {
    const isAboutEntry = entry !== undefined && (message.includes(entry) || message.includes((0,external_node_url_.pathToFileURL)(entry).href));
    switch (code) {
        case 'ERR_PACKAGE_PATH_NOT_EXPORTED':
            // The message has the path of a link or of its target, depending on the form.
            return [place, (0,paths/* realpathOf */.zg)(place) ?? place].some((one) => message.includes((0,external_node_path_.join)(one, 'package.json')));
        case 'ERR_REQUIRE_ESM':
            return how === 'require' && entry !== undefined && message.includes(`ES Module ${entry} `);
        case 'ERR_REQUIRE_ASYNC_MODULE':
            return how === 'require';
        case 'ERR_IMPORT_ATTRIBUTE_MISSING':
        case 'ERR_IMPORT_ASSERTION_TYPE_MISSING':
        case 'ERR_UNKNOWN_FILE_EXTENSION':
            return how === 'import' && isAboutEntry;
        default:
            return false;
    }
}
/** The packages that the Node.js runtimes include since Node.js 18 (AWS: Lambda developer guide, "Runtime-included SDK versions"). */
const ofRuntime = /^Cannot find (?:module|package) '(@(?:aws-sdk|aws-crypto|smithy)\/[^'/]+)/;
/** Returns the package of the runtime that a package requires, if that is why it does not load. */
function missingOfNodeRuntime({ message }) {
    return ofRuntime.exec(message)?.[1];
}
/** Features of Node.js that Lambda disables, by the version of Node.js, and the first version that has the option. */
const disabled = {
    '20': [['--no-experimental-require-module', '20.17']],
    '22': [
        ['--no-experimental-require-module', '22.0'],
        ['--no-experimental-detect-module', '22.0'],
    ],
    '24': [['--no-experimental-require-module', '24.0']],
    '26': [['--no-experimental-require-module', '26.0']],
};
/**
 * Returns the options with which Lambda starts Node.js (AWS: Lambda developer guide, "Building Lambda functions with Node.js"). `version`
 * is a full version, such as `22.14.0`.
 */
function lambdaOptions(version) {
    const [major = ''] = version.split('.');
    return (disabled[major] ?? []).flatMap(([option, since]) => version.localeCompare(since, 'en', { numeric: true }) >= 0 ? [option] : []);
}

// EXTERNAL MODULE: ./src/install/python/record.ts
var record = __webpack_require__(3209);
;// CONCATENATED MODULE: ./src/layer-tests/python-packages.ts







/**
 * Returns the packages of Python to import. The names of modules come from the file list of each distribution, because they can differ from
 * its name. A distribution that no other one requires is a direct dependency, even if the manifest is not readable.
 */
async function pythonPackages({ folders, direct }) {
    const found = new Map();
    for (const folder of folders)
        for (const one of await distributionsIn(folder))
            if (!found.has(one.name))
                found.set(one.name, one);
    const all = [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
    const required = new Set(all.flatMap(({ requires }) => requires));
    const chosen = direct ? all.filter(({ name }) => direct.has(name) || !required.has(name)) : all;
    const own = direct ? [] : await modulesWithoutMetadata(folders, all);
    return joined([
        ...chosen.map(python_packages_selectionOf),
        { loads: own.map(([module, place]) => loadOf(module, module, place)), skipped: [] },
    ]);
}
/** Each module in a namespace can be for an optional feature, such as google.longrunning.operations_grpc of googleapis-common-protos. */
function python_packages_selectionOf({ name, place, modules, why, hasExtras }) {
    if (modules.length === 0)
        return { loads: [], skipped: [{ package: name, why }] };
    const loads = modules.map((module) => ({
        ...loadOf(name, module, place),
        ...(hasExtras && module.includes('.') && { isOptional: true }),
    }));
    return { loads, skipped: [] };
}
function loadOf(name, module, place) {
    return { package: name, module, how: 'import', place };
}
async function distributionsIn(folder) {
    const eggs = (await (0,environment/* namesIn */.wX)(folder)).filter((name) => name.endsWith('.egg-info'));
    const wheels = await (0,record/* distInfos */.e9)(folder);
    return Promise.all([...wheels, ...eggs].map((info) => distributionAt(folder, info)));
}
async function distributionAt(folder, info) {
    const recorded = (await (0,record/* recordOf */.zv)(folder, info)).map(({ path }) => path);
    const files = recorded.filter((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, path)));
    const listed = recorded.length > 0 ? modulesOf(files) : await listedModules(folder, info);
    const texts = await Promise.all(['METADATA', 'PKG-INFO'].map((name) => (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(folder, info, name))));
    const metadata = texts.find((text) => text !== '') ?? '';
    return {
        name: (0,package_name/* pypiName */.s)(info.replace(/(-[^-]*)?(-py\d.*)?\.(dist|egg)-info$/, '')),
        place: (0,external_node_path_.join)(folder, info),
        modules: listed,
        why: whyNoModules(recorded),
        requires: requiredBy(metadata),
        hasExtras: /^Provides-Extra:/im.test(metadata),
    };
}
function whyNoModules(files) {
    if (files.some((path) => path.endsWith('.pyi')))
        return reasons.types;
    return files.some((path) => /^(bin|Scripts)\/|\/entry_points\.txt$/.test(path))
        ? reasons.programs
        : reasons.noModules;
}
/** Without a file list, top_level.txt has the names of the modules (setuptools). */
async function listedModules(folder, info) {
    const text = await (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(folder, info, 'top_level.txt'));
    const names = text.split(/\s+/).filter(isIdentifier);
    const files = names.flatMap((name) => [`${name}/__init__.py`, `${name}.py`]);
    return modulesOf(files.filter((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, path))));
}
/** Returns the distributions that core metadata requires. Requirements of extras are left out. */
function requiredBy(metadata) {
    const [head = ''] = metadata.split(/\r?\n\r?\n/, 1);
    return head.split(/\r?\n/).flatMap((line) => {
        const [, name, rest = ''] = /^Requires-Dist:\s*([\w.-]+)(?![\w.-])(.*)$/i.exec(line) ?? [];
        return name === undefined || /\bextra\s*==/.test(rest) ? [] : [(0,package_name/* pypiName */.s)(name)];
    });
}
/** Folders that installers fill with files that are not imported. */
const neverModules = new Set(['bin', 'Scripts', 'share', 'lib', 'lib64', 'include', 'etc', 'man']);
/** Modules that are not part of what a package provides, unless it provides nothing else. */
const secondary = /^(tests?|docs?|examples?|samples?|benchmarks?|scripts|conftest|setup)$|^_/;
/**
 * Returns the modules to import of a distribution with these files. They are top-level packages and modules, and in a namespace, which has
 * no `__init__.py`, those below it.
 */
function modulesOf(files) {
    const modules = new Map(files.flatMap(moduleAt));
    const isInPackage = (name) => [...name.matchAll(/\./g)].some(({ index }) => modules.get(name.slice(0, index)) === 'package');
    const outer = [...modules.keys()].filter((name) => !isInPackage(name)).sort();
    const main = outer.filter((name) => !name.split('.').some((part) => secondary.test(part)));
    return main.length > 0 ? main : outer;
}
function moduleAt(path) {
    const folders = path.split('/');
    const [, stem] = /^([^.]+)\.(?:py|(?:[\w-]+\.)?so)$/.exec(folders.pop() ?? '') ?? [];
    if (stem === undefined || neverModules.has(folders[0] ?? ''))
        return [];
    const isPackage = stem === '__init__';
    if (!isPackage && stem.startsWith('__'))
        return [];
    const parts = isPackage ? folders : [...folders, stem];
    if (parts.length === 0 || !parts.every(isIdentifier))
        return [];
    return [[parts.join('.'), isPackage ? 'package' : 'module']];
}
function isIdentifier(name) {
    return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
}
/** Returns the modules of the user in a prepared layer directory, which have no metadata, with their folders. */
async function modulesWithoutMetadata(folders, known) {
    const names = new Set(known.flatMap(({ modules }) => modules.map((module) => module.split('.')[0])));
    const found = new Map();
    for (const folder of folders) {
        const entries = await (0,environment/* namesIn */.wX)(folder);
        const files = entries.flatMap((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, name, '__init__.py')) ? [`${name}/__init__.py`] : [name]);
        const modules = modulesOf(files.filter((path) => !secondary.test(path.split(/[./]/)[0] ?? '')));
        for (const module of modules)
            if (!names.has(module) && !found.has(module))
                found.set(module, folder);
    }
    return [...found];
}
/** The packages that the Python runtimes include (AWS: Lambda developer guide, "Runtime-included SDK versions"), and their dependencies. */
const python_packages_ofRuntime = new Set(['boto3', 'botocore', 's3transfer', 'jmespath', 'urllib3', 'dateutil', 'six']);
/** Returns the module of the runtime that a package requires, if that is why it does not load. */
function missingOfPythonRuntime({ missing, }) {
    const [top = ''] = missing?.split('.') ?? [];
    return python_packages_ofRuntime.has(top) ? top : undefined;
}

// EXTERNAL MODULE: ./src/packages/metadata.ts
var metadata = __webpack_require__(34944);
;// CONCATENATED MODULE: ./src/layer-tests/ruby-packages.ts




/**
 * Returns the gems to require. A gem that no other one requires is a direct dependency, even if the Gemfile is not readable. The program
 * that loads them finds the file of each gem.
 */
async function rubyPackages({ folders, direct }) {
    const gems = (await Promise.all(folders.map(gemsIn))).flat();
    const required = new Set(gems.flatMap(({ requires }) => requires));
    const chosen = direct ? gems.filter(({ name }) => direct.has(name) || !required.has(name)) : gems;
    return {
        loads: chosen.map(({ name, place }) => ({ package: name, module: name, how: 'require', place })),
        skipped: [],
    };
}
async function gemsIn(folder) {
    const specifications = (0,external_node_path_.join)(folder, 'specifications');
    const names = (await (0,environment/* namesIn */.wX)(specifications)).filter((name) => name.endsWith('.gemspec')).sort();
    return Promise.all(names.map(async (file) => {
        const place = (0,external_node_path_.join)(specifications, file);
        const text = await (0,base_files/* readTextOrEmpty */.Qr)(place);
        return {
            name: (0,metadata/* readGemspec */.jw)(text).name ?? (0,external_node_path_.basename)(file, '.gemspec').replace(/-\d[^-]*(-[^-]*)*$/, ''),
            place,
            requires: [...text.matchAll(/add_(?:runtime_)?dependency\(%q<([^>]+)>/g)].map(([, name = '']) => name),
        };
    }));
}
/** The gems that the Ruby runtimes include (AWS: Lambda developer guide, "Runtime-included SDK versions"). */
const ruby_packages_ofRuntime = /^LoadError: cannot load such file -- (aws-sdk[\w-]*|aws-(?:sigv4|partitions|eventstream))/;
/** Returns the gem of the runtime that a gem requires, if that is why it does not load. */
function missingOfRubyRuntime({ message }) {
    return ruby_packages_ofRuntime.exec(message)?.[1];
}

;// CONCATENATED MODULE: ./src/layer-tests/languages.ts










const json = (loads) => JSON.stringify(loads);
/** The tests by language. The layout of layers is in `opt`. */
const languageTests = {
    nodejs: {
        folders: (version) => [...versioned(opt/* opt */.m7.nodejs.versioned, version), opt/* opt */.m7.nodejs.packages],
        select: nodePackages,
        loader: async ({ command, version }, _place, { cwd }) => {
            // The file must be in a folder that has no node_modules above it.
            const script = (0,external_node_path_.join)(cwd, 'load.mjs');
            await (0,promises_.copyFile)(scripts.nodejs, script);
            return {
                command,
                args: (todo, results) => [...lambdaOptions(version), script, todo, results],
                todo: json,
            };
        },
        without: ['NODE_OPTIONS', 'NODE_PATH'],
        missingOfRuntime: missingOfNodeRuntime,
    },
    python: {
        folders: (version) => [...versioned(opt/* opt */.m7.python.versioned, version), opt/* opt */.m7.python.packages],
        select: pythonPackages,
        loader: async ({ command }, { folders }) => ({
            command,
            // Without the packages and settings of the runner, and without writing to the layer.
            args: (todo, results) => [
                ...['-I', '-S', '-B', '-u', '-X', 'faulthandler'],
                scripts.python,
                todo,
                results,
                ...folders,
            ],
            todo: json,
        }),
        without: ['PYTHONPATH', 'PYTHONHOME'],
        missingOfRuntime: missingOfPythonRuntime,
    },
    java: {
        folders: () => [opt/* opt */.m7.java.packages],
        select: javaPackages,
        loader: async ({ command }, { layer }, context) => {
            const compiler = { name: 'Java', command, setupHint: '' };
            const compile = ['-proc:none', '-d', context.work, scripts.java];
            const { exitCode } = await (0,probe/* probe */.d)(compiler, compile, context.cwd, context);
            if (exitCode !== 0)
                return undefined;
            const jars = (await (0,environment/* classPathOf */.de)(layer)).map((jar) => (0,external_node_path_.join)(layer, jar));
            const java = command.includes('/') ? (0,external_node_path_.join)((0,external_node_path_.dirname)(command), 'java') : 'java';
            return {
                command: java,
                args: (todo, results) => ['-cp', [...jars, context.work].join(':'), 'LayerSmokeTest', todo, results],
                todo: (loads) => loads.map(({ module }) => module).join('\n'),
            };
        },
        without: ['CLASSPATH'],
    },
    ruby: {
        folders: (version) => versioned(opt/* opt */.m7.ruby.versioned, version),
        select: rubyPackages,
        loader: async ({ command }) => ({
            command,
            args: (todo, results) => [scripts.ruby, todo, results],
            todo: json,
        }),
        without: ['GEM_PATH', 'GEM_HOME', 'RUBYLIB', 'RUBYOPT', 'BUNDLE_GEMFILE'],
        missingOfRuntime: missingOfRubyRuntime,
    },
};
function versioned(of, version) {
    return version === undefined ? [] : [of.packagesFor(version)];
}
/** The programs that load packages. */
const scripts = {
    nodejs: (0,asset_path/* assetPath */.Q)(__webpack_require__.ab + "load.mjs"),
    python: (0,asset_path/* assetPath */.Q)(__webpack_require__.ab + "load.py"),
    java: (0,asset_path/* assetPath */.Q)(__webpack_require__.ab + "LayerSmokeTest.java"),
    ruby: (0,asset_path/* assetPath */.Q)(__webpack_require__.ab + "load.rb"),
};

;// CONCATENATED MODULE: ./src/layer-tests/layer-copy.ts


/** Creates a copy of a layer. `unpack` writes it to a directory that does not exist. */
async function newCopy(directory, unpack) {
    let files = new Map();
    const restore = async () => {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
        await unpack(directory);
        files = await filesIn(directory);
    };
    await restore();
    return {
        directory,
        restore,
        changed: async () => {
            const now = await filesIn(directory);
            return [...files].flatMap(([path, state]) => (now.get(path) === state ? [] : [path])).sort();
        },
    };
}
/** Returns the size and the time of change of each file. A new file is harmless for other packages, so that only the old ones count. */
async function filesIn(directory) {
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries
        .filter((entry) => !entry.isDirectory())
        .map(({ parentPath, name }) => (0,external_node_path_.join)(parentPath, name));
    return new Map(await Promise.all(files.map(async (path) => {
        const stats = await (0,promises_.lstat)(path).catch(() => undefined);
        return [(0,external_node_path_.relative)(directory, path), `${stats?.size}:${stats?.mtimeMs}`];
    })));
}

// EXTERNAL MODULE: ./src/install/run/cause-line.ts
var cause_line = __webpack_require__(32221);
// EXTERNAL MODULE: ./src/install/run/child.ts + 4 modules
var child = __webpack_require__(25114);
// EXTERNAL MODULE: ./src/install/run/deadline.ts
var deadline = __webpack_require__(41569);
;// CONCATENATED MODULE: ./src/layer-tests/load-packages.ts









/** The time in milliseconds after which a package counts as hanging. A Lambda function has less: 10 seconds (AWS: "Init phase"). */
const longestLoad = 60_000;
/** Milliseconds between two looks at the results of a running program. */
const interval = 250;
/**
 * Loads packages one after the other, in as few processes as possible. If a package ends its process or hangs, another process continues
 * with the next package. A package that fails after others is loaded again alone, because the others can be the reason.
 */
async function loadPackages(loads, loader, limit = longestLoad) {
    const outcomes = new Map();
    const again = [];
    let left = loads;
    while (left.length > 0) {
        const attempt = await loadInOneProcess(left, loader, limit);
        for (const [load, outcome] of attempt.outcomes) {
            outcomes.set(load, outcome);
            const isFinal = outcome.state !== 'failed' || isUnsupportedForm(load, outcome) || load === attempt.hanging;
            if (!isFinal && left.length > 1)
                again.push(load);
        }
        left = left.filter((load) => !outcomes.has(load));
    }
    for (const load of again) {
        const { outcomes: alone } = await loadInOneProcess([load], loader, limit);
        for (const [, outcome] of alone)
            outcomes.set(load, outcome);
    }
    return outcomes;
}
async function loadInOneProcess(loads, loader, limit) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(loader.work, 'load-'));
    const [todo, results] = [(0,external_node_path_.join)(directory, 'todo'), (0,external_node_path_.join)(directory, 'results')];
    await (0,promises_.writeFile)(todo, loader.todo(loads.map(({ module, how }, index) => ({ index, module, how }))));
    await (0,promises_.writeFile)(results, '');
    const end = await watched(results, limit, loader, loader.args(todo, results));
    const read = resultsIn(await (0,base_files/* readTextOrEmpty */.Qr)(results));
    const outcomes = new Map(loads.flatMap((load, index) => {
        const result = read.get(index);
        return result ? [[load, outcomeOf(result, end)]] : [];
    }));
    // A process that ended before the first package, for example because of a .pth file, would end again.
    if (outcomes.size === 0)
        return { outcomes: new Map(loads.map((load) => [load, ended(end)])), hanging: undefined };
    const hanging = end.isLate
        ? loads.find((_load, index) => read.get(index)?.state === undefined && read.has(index))
        : undefined;
    return { outcomes, hanging };
}
function ended({ line }) {
    return { state: 'failed', line, message: line };
}
async function watched(results, limit, { name, command, cwd, env, log }, args) {
    const late = new AbortController();
    let [size, since] = [0, performance.now()];
    const timer = setInterval(() => {
        const now = (0,external_node_fs_.statSync)(results, { throwIfNoEntry: false })?.size ?? size;
        if (now !== size)
            [size, since] = [now, performance.now()];
        else if (performance.now() - since > limit)
            late.abort();
    }, Math.min(interval, limit));
    try {
        const hint = 'Install it, or use a runner that has it.';
        const { exitCode, lines } = await (0,child/* run */.eF)({
            ...{ tool: command, name, setupHint: hint, args, cwd, env },
            log: (0,deadline/* endedBy */.mr)(late.signal, log),
        });
        return { line: endSentence(exitCode, (0,cause_line/* causeIn */.P)(lines)), isLate: false };
    }
    catch (error) {
        if (!late.signal.aborted)
            throw error;
        return { line: `it did not end within ${Math.round(limit / 1_000)} seconds`, isLate: true };
    }
    finally {
        clearInterval(timer);
    }
}
function endSentence(exitCode, cause) {
    const signal = Object.entries(external_node_os_.constants.signals).find(([, number]) => number === exitCode - 128)?.[0];
    const how = signal === undefined ? `exit code ${exitCode}` : `signal ${signal}`;
    return `it ended its process with ${how}${cause === '' ? '' : `: ${cause}`}`;
}
/** Returns the last result of each package by its number. A package can print into any file, so other lines are ignored. */
function resultsIn(text) {
    return new Map(text.split('\n').flatMap((line) => {
        const result = resultIn(line);
        return result ? [[result.index, result]] : [];
    }));
}
function resultIn(line) {
    try {
        const result = JSON.parse(line);
        return typeof result.index === 'number' ? result : undefined;
    }
    catch {
        return undefined;
    }
}
/** A package without a final result was being loaded when its process ended. */
function outcomeOf({ state, text = '', message = text, code, missing, entry }, end) {
    if (state === undefined)
        return ended(end);
    if (state !== 'failed')
        return { state };
    return {
        state,
        line: (0,cause_line/* causeIn */.P)(text.split(/\r?\n/)),
        message,
        ...(code ? { code } : {}),
        ...(missing ? { missing } : {}),
        ...(entry ? { entry } : {}),
    };
}

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/base/quote.ts
var quote = __webpack_require__(17541);
;// CONCATENATED MODULE: ./src/layer-tests/smoke-report.ts



const topic = 'a-package-does-not-load';
/** Returns the result on one runtime as a line of the log. */
function describeVerdict(runtime, { loaded, skipped, failed }) {
    const failing = new Set(failed.map(({ load }) => load.package)).size;
    const parts = [
        `${(0,figures/* counted */.hS)(loaded.length, 'package')} ${loaded.length === 1 ? 'loads' : 'load'}`,
        ...(failing > 0 ? [`${failing} ${failing === 1 ? 'does' : 'do'} not`] : []),
        ...(skipped.length > 0
            ? [
                `${skipped.length} skipped: ${skipped.map(({ package: name, why }) => `${name} (${why})`).join(', ')}`,
            ]
            : []),
    ];
    return `${runtime}: ${parts.join(', ')}`;
}
/** Returns one error for each cause. `results` are the results by runtime. */
function errorsIn(results) {
    const groups = new Map();
    for (const [runtime, { failed }] of results) {
        for (const one of failed) {
            const group = groups.get(one.line) ?? {
                line: one.line,
                packages: new Map(),
                runtimes: new Set(),
            };
            const { package: name } = one.load;
            group.packages.set(name, (group.packages.get(name) ?? new Set()).add(formOf(one)));
            group.runtimes.add(runtime);
            groups.set(one.line, group);
        }
    }
    return [...groups.values()].map(({ line, packages, runtimes }) => (0,message/* about */.Cv)(topic, `${listed([...packages].map(smoke_report_nameOf))} ${packages.size === 1 ? 'does' : 'do'} not load on ${[...runtimes].join(' and ')}: ` +
        `"${line.replaceAll('"', "'").replace(/\.$/, '')}". Nothing was published. ${remedyFor(line)}`));
}
/** Returns a package with the forms in which it fails, such as `"opencv-python" (import cv2)`. */
function smoke_report_nameOf([name, forms]) {
    return `${(0,quote/* quote */.h)(name)} (${[...forms].join(', ')})`;
}
function formOf({ load: { package: name, module, how } }) {
    return how === 'class path' || module === name ? how : `${how} ${module}`;
}
/** The maximum number of packages in a message. */
const mostListed = 10;
function listed(names) {
    const more = names.length - mostListed;
    return [...names.slice(0, mostListed), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
/** What to do about an error, by a pattern for its line. The first match wins. */
const remedies = [
    [
        /cannot open shared object file|undefined symbol|GLIBC/,
        'Add the library to "lib" of the layer, or use a package that contains it.',
    ],
    [
        /\(wrong name: /,
        'Java does not find classes in that folder of the jar. Use a plain jar instead of an executable one, such as one of Spring Boot.',
    ],
    [
        /No module named|Cannot find (module|package)|cannot load such file|ClassNotFoundException|NoClassDefFoundError/,
        'Add what is missing to the manifest, or to the layer.',
    ],
    [
        /ERR_REQUIRE_ESM|require\(\) of ES Module/,
        'Lambda does not allow "require" of an ES module. Use another version of the package.',
    ],
    [/UnsupportedClassVersionError|SyntaxError/, 'Use a version of the package that supports this runtime.'],
    [
        /changes files of the layer/,
        'A function cannot change the files of a layer. Use another version of the package.',
    ],
];
function remedyFor(line) {
    return (remedies.find(([pattern]) => pattern.test(line))?.[1] ??
        'See its full output in the log above, and fix or replace the package.');
}

;// CONCATENATED MODULE: ./src/layer-tests/verdict.ts


/**
 * Returns which packages load. A package must load in each form that it supports. A package that requires a package of the runtime cannot
 * be tested on a runner without it. `missingOfRuntime` returns the name of that package.
 */
function verdictOn({ loads, skipped }, outcomes, missingOfRuntime = () => undefined) {
    const names = [...new Set(loads.map((load) => load.package))];
    const parts = names.map((name) => {
        const own = loads.filter((load) => load.package === name);
        return verdictOnPackage(name, own, outcomes, missingOfRuntime);
    });
    return {
        loaded: parts.flatMap(({ loaded }) => loaded),
        skipped: [...skipped, ...parts.flatMap((part) => part.skipped)],
        failed: parts.flatMap(({ failed }) => failed),
    };
}
function verdictOnPackage(name, loads, outcomes, missingOfRuntime) {
    const all = loads.map((load) => ({ load, outcome: outcomes.get(load) ?? { state: 'skipped' } }));
    const hasLoaded = all.some(({ outcome }) => outcome.state === 'loaded');
    const failures = all.flatMap(({ load, outcome }) => {
        if (outcome.state !== 'failed' || isUnsupportedForm(load, outcome))
            return [];
        const isUnused = load.isOptional === true && outcome.missing !== undefined && hasLoaded;
        return isUnused ? [] : [{ load, ...outcome }];
    });
    const missing = failures.map(missingOfRuntime);
    const failed = failures.filter((_failure, index) => missing[index] === undefined);
    if (failed.length > 0)
        return { loaded: [], skipped: [], failed };
    const [required] = missing.filter((one) => one !== undefined);
    if (required !== undefined)
        return skip(name, `requires ${required}, which is part of the runtime`);
    return hasLoaded ? { loaded: [name], skipped: [], failed: [] } : skip(name, reasons.noEntry);
}
function skip(name, why) {
    return { loaded: [], skipped: [{ package: name, why }], failed: [] };
}

;// CONCATENATED MODULE: ./src/layer-tests/smoke-test.ts














const smoke_test_topic = 'a-package-does-not-load';
/** Loads the packages of a layer as its runtimes do. */
async function smokeTest(test) {
    const why = whyImpossible(test.target);
    if (why !== undefined)
        return { errors: [], warnings: [(0,message/* about */.Cv)(smoke_test_topic, `Input "smoke-test" was not run, because ${why}`)] };
    const copy = await newCopy((0,external_node_path_.join)(test.work, 'opt'), test.unpack);
    const direct = test.manifest === undefined ? {} : await directDependencies(test.manifest);
    const results = new Map();
    const warnings = [];
    for (const runtime of await runtimesOf(test, copy.directory)) {
        const { language, version } = runtime;
        const folders = languageTests[language].folders(version).map((folder) => (0,external_node_path_.join)(copy.directory, folder));
        const place = { layer: copy.directory, folders, direct: direct[language] };
        const result = await testRuntime(runtime, place, copy, test);
        if ('text' in result)
            warnings.push(result);
        else {
            results.set(runtime.label, result);
            test.log.info(describeVerdict(runtime.label, result));
        }
    }
    const errors = errorsIn(results);
    return { errors, warnings: [...warnings, ...(errors.length > 0 ? [] : warnIfNothing(results, warnings))] };
}
/** Returns why no code of the layer runs on this runner, as the end of a sentence. */
function whyImpossible({ architecture, matchesRunner }) {
    if (process.platform !== 'linux')
        return 'the layer is for Linux, and this runner has another system. Use a Linux runner.';
    if (!hasGlibc())
        return 'the layer is for glibc, and this runner has another C library. Use a runner with glibc.';
    if (matchesRunner)
        return undefined;
    return `the layer is for ${architecture}, and this runner has another architecture. Use a runner of that architecture.`;
}
/** Whether this process uses glibc. In a container with Alpine Linux, it uses musl. */
function hasGlibc() {
    const { header } = process.report.getReport();
    return header.glibcVersionRuntime !== undefined;
}
function warnIfNothing(results, warnings) {
    if (warnings.length > 0 || [...results.values()].some(({ loaded }) => loaded.length > 0))
        return [];
    const text = 'Input "smoke-test" loaded nothing, because the layer has no packages that it can load. ' +
        'Remove the input, or test the layer with "test-command".';
    return [(0,message/* about */.Cv)(smoke_test_topic, text)];
}
/** Returns the declared runtimes by version. If none are declared, the folders of the layer decide. */
async function runtimesOf({ target: { runtimes } }, layer) {
    if (runtimes.length > 0) {
        return opt/* optLanguages */.Nk.flatMap((language) => (0,layer_runtimes/* versionsOf */.x4)(language, runtimes).map((version) => ({
            language,
            version,
            label: runtimes
                .filter((one) => (0,layer_runtimes/* factsOf */.xS)(one)?.language === language && (0,layer_runtimes/* factsOf */.xS)(one)?.version === version)
                .join(' and '),
        })));
    }
    const found = await (0,environment/* versionsIn */.bS)(layer);
    return opt/* optLanguages */.Nk.flatMap((language) => {
        const versions = found.get(language);
        if (versions === undefined)
            return [];
        return (versions.length > 0 ? versions : [undefined]).map((version) => ({
            language,
            version,
            label: nameOfLanguage(language, version),
        }));
    });
}
/** Loads the packages of one runtime. Returns a warning if the runner does not have its version of the language. */
async function testRuntime(runtime, place, copy, test) {
    const { language, version, label } = runtime;
    const { select, loader, missingOfRuntime } = languageTests[language];
    const selection = await select(place, test.target);
    if (selection.loads.length === 0)
        return verdictOn(selection, new Map());
    const work = (0,external_node_path_.join)(test.work, label.replace(/\W+/g, '-'));
    const context = { env: test.env, log: test.log, work, cwd: (0,external_node_path_.join)(work, 'task') };
    await (0,promises_.mkdir)(context.cwd, { recursive: true });
    const interpreter = await findInterpreter(language, version, context);
    const program = interpreter && (await loader(interpreter, place, context));
    if (!program)
        return notAvailable(runtime);
    test.log.info(`${label}: ${nameOfLanguage(language, interpreter.version)} (${interpreter.command})`);
    const env = await environmentFor(runtime, copy.directory, test.env);
    const name = `The smoke test for ${label}`;
    const outcomes = await loadSafely(selection.loads, { ...context, ...program, name, env }, copy);
    const verdict = verdictOn(selection, outcomes, missingOfRuntime);
    const places = new Map([
        [copy.directory, '/opt'],
        [context.cwd, '/var/task'],
    ]);
    return { ...verdict, failed: verdict.failed.map((one) => ({ ...one, line: asInLambda(one.line, places) })) };
}
/** Returns the environment of a program that loads packages: that of the runner, with the variables of the runtime. */
async function environmentFor({ language, version }, layer, env) {
    const unset = languageTests[language].without.map((name) => [name, undefined]);
    const kept = { ...env, ...Object.fromEntries(unset) };
    const versions = version === undefined ? [] : [version];
    return { ...kept, ...(await (0,environment/* variablesFor */.j$)(layer, new Map([[language, versions]]), kept)) };
}
/** Returns an error with the paths that the directories of the test have in Lambda. */
function asInLambda(line, places) {
    return [...places].reduce((text, [directory, path]) => text.replaceAll((0,paths/* realpathOf */.zg)(directory) ?? directory, path).replaceAll(directory, path), line);
}
function notAvailable({ language, version, label }) {
    return (0,message/* about */.Cv)(smoke_test_topic, `Input "smoke-test" was not run for ${label}, because this runner does not have ${nameOfLanguage(language, version)}. ` +
        setupHintFor(language));
}
/** Loads packages. If one of them changes files of the layer, each package is loaded alone, to find it and to not affect the others. */
async function loadSafely(loads, loader, copy) {
    const outcomes = await loadPackages(loads, loader);
    if ((await copy.changed()).length === 0)
        return outcomes;
    await copy.restore();
    const alone = new Map();
    for (const load of loads) {
        const [outcome] = (await loadPackages([load], loader)).values();
        const changed = await copy.changed();
        if (changed.length > 0) {
            const line = `it changes files of the layer: ${changed.slice(0, 3).join(', ')}`;
            alone.set(load, { state: 'failed', line, message: line });
            await copy.restore();
        }
        else if (outcome)
            alone.set(load, outcome);
    }
    return alone;
}


/***/ })

};
