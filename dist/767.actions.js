export const id = 767;
export const ids = [767];
export const modules = {

/***/ 69025:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58369);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88414);



/** Parses one YAML document. Throws LimitExceeded with the name `subject`, and SyntaxError. */
function parseYaml(text, subject) {
    (0,_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .requireWithinLimit */ .Uc)('yaml', subject, Buffer.byteLength(text));
    const [document, ...others] = documentsIn(text);
    if (others.length > 0)
        throw new SyntaxError('It contains several documents');
    return document === undefined ? null : valueOf(document, subject);
}
/** These checks of the library are off, because their time grows with the square of the length. */
const parserOptions = { prettyErrors: false, uniqueKeys: false, logLevel: 'error' };
function documentsIn(text) {
    const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text, parserOptions);
    return 'empty' in documents ? [] : documents;
}
function valueOf(document, subject) {
    const [error] = document.errors;
    if (error?.message.includes('call stack'))
        throw new _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .LimitExceeded */ .nP(subject, 'nesting');
    if (error)
        throw new SyntaxError(error.message);
    try {
        requireUniqueKeys(document);
        return document.toJS();
    }
    catch (thrown) {
        if (thrown instanceof RangeError)
            throw new _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .LimitExceeded */ .nP(subject, 'nesting');
        if ((0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(thrown).includes('Excessive alias count'))
            throw new _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .LimitExceeded */ .nP(subject, 'aliases');
        throw new SyntaxError((0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(thrown), { cause: thrown });
    }
}
function requireUniqueKeys(document) {
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Map: (_, map) => {
            const keys = new Set();
            for (const { key } of map.items) {
                const name = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? key.value : key;
                if (keys.has(name))
                    throw new SyntaxError('Map keys must be unique');
                keys.add(name);
            }
        },
    });
}


/***/ }),

/***/ 88336:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   NO: () => (/* binding */ parseXml),
/* harmony export */   Z0: () => (/* binding */ elementsAt)
/* harmony export */ });
/* harmony import */ var _xmldom_xmldom__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98351);

/** The maximum number of errors in a document. The parser becomes slower with each one. */
const mostErrors = 100;
/** Returns the root element of a document. Undefined if it is malformed, which its own program reports. */
function parseXml(document) {
    let errors = 0;
    const onError = () => {
        errors += 1;
        if (errors > mostErrors)
            throw new SyntaxError('There are too many errors');
    };
    try {
        const root = new _xmldom_xmldom__WEBPACK_IMPORTED_MODULE_0__/* .DOMParser */ .S4({ onError }).parseFromString(document, 'text/xml').documentElement;
        return root === null ? undefined : elementOf(root);
    }
    catch {
        return undefined;
    }
}
const kinds = { element: 1, text: 3, section: 4 };
/** Throws if elements are nested so deeply that other programs could not read them either. */
function elementOf(node) {
    const children = [];
    const texts = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
        if (child.nodeType === kinds.element)
            children.push(elementOf(child));
        else if (child.nodeType === kinds.text || child.nodeType === kinds.section)
            texts.push(child.nodeValue ?? '');
    }
    return { name: node.nodeName, children, text: texts.join('').trim() };
}
/** Returns all elements at a path of names. */
function elementsAt(element, ...path) {
    return path.reduce((found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)), element ? [element] : []);
}
/** Returns the text of the first element at a path of names, without surrounding space. */
function textAt(element, ...path) {
    return elementsAt(element, ...path)[0]?.text;
}


/***/ }),

/***/ 16411:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ withoutSlashes),
/* harmony export */   JL: () => (/* binding */ isGit),
/* harmony export */   Lb: () => (/* binding */ isSameAddress),
/* harmony export */   n7: () => (/* binding */ plainAddress),
/* harmony export */   q: () => (/* binding */ withoutUser)
/* harmony export */ });
/** The hosts behind npm's short forms, such as `github:owner/name`. */
const gitHosts = {
    github: 'github.com',
    gitlab: 'gitlab.com',
    bitbucket: 'bitbucket.org',
    gist: 'gist.github.com',
};
/**
 * Returns whether an address that a user wrote is the address of a package. The transport does not matter: `git+`, a user, `.git`, ssh or
 * https. A query or a commit is compared only if the user wrote one.
 */
function isSameAddress(written, locked) {
    // Programs read such an address differently. For example, some treat a backslash as a slash.
    if (/[\\\s\p{Cc}]/u.test(locked))
        return false;
    const [wanted, found] = [partsOf(written), partsOf(locked)];
    const isOpen = (part) => wanted[part] === '' || wanted[part] === found[part];
    return wanted.base === found.base && isOpen('query') && isOpen('fragment');
}
/** Returns the form of an address that allows a package in "install-scripts": without user, password, query and commit. */
function plainAddress(address) {
    const [, owner, name] = githubArchive.exec(address) ?? [];
    if (owner !== undefined && name !== undefined)
        return `git+https://github.com/${owner}/${name}`;
    const plain = withoutUser(address).replace(/[?#].*/s, '');
    return isGit(address) && /^https?:/.test(plain) ? `git+${plain}` : plain;
}
/** Returns whether the form of an address shows that Git fetches it. */
function isGit(address) {
    return (/^(?:git[+:@]|ssh:|github:|gitlab:|bitbucket:|gist:)|\.git(?:[?#]|$)/.test(address) ||
        /\bcommit=/.test(address.slice(endOfPath(address))));
}
/** Returns the index at which the path of an address ends. A commit can follow there. */
function endOfPath(address) {
    const at = address.search(/#|%23/);
    return at < 0 ? address.length : at;
}
/** Returns an address without trailing slashes. */
function withoutSlashes(address) {
    let end = address.length;
    while (address[end - 1] === '/')
        end -= 1;
    return address.slice(0, end);
}
/** Returns an address without its user and password. */
function withoutUser(address) {
    return address.replace(/\/\/[^/@]+@/, '//').replace(/^[\w.-]+@(?=[\w.-]+:(?!\/\/))/, '');
}
/** The archive that npm, pnpm, Yarn and bun download for a repository on GitHub. */
const githubArchive = /^https:\/\/codeload\.github\.com\/([\w.-]+)\/([\w.-]+)\/(?:legacy\.)?tar\.gz\//;
function partsOf(address) {
    const [, before = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(address) ?? [];
    const [, commit] = /^https:\/\/codeload\.github\.com\/.*\/([^/]+)$/.exec(before) ?? [];
    return { base: baseOf(before), query, fragment: fragment.replace(/^commit=/, '') || (commit ?? '') };
}
function baseOf(address) {
    const [, owner, name] = githubArchive.exec(address) ?? [];
    if (owner !== undefined && name !== undefined)
        return `https://github.com/${owner}/${name}`;
    const [, forge = '', path = ''] = /^(github|gitlab|bitbucket|gist):(?!\/\/)(.+)$/.exec(address) ?? [];
    const short = /^[\w-]+\/[\w.-]+$/.test(address) ? address : undefined;
    const long = forge === '' ? address : `https://${gitHosts[forge] ?? ''}/${path}`;
    const whole = withoutUser(short === undefined ? long : `https://github.com/${short}`)
        .replace(/^git\+/, '')
        .replace(/^ssh:\/\//, 'https://')
        // The form of scp: host:owner/name.
        .replace(/^([\w.-]+):(?!\/\/)/, (given, host) => host.includes('.') ? `https://${host}/` : given);
    const url = withoutSlashes(whole).replace(/\.git$/, '');
    return URL.canParse(url) ? new URL(url).href.replace(/\/$/, '') : url;
}


/***/ }),

/***/ 94349:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cy: () => (/* binding */ originIn),
/* harmony export */   G: () => (/* binding */ describeBlocked),
/* harmony export */   JZ: () => (/* binding */ itemsToAllow),
/* harmony export */   Rd: () => (/* binding */ warningsAboutScripts),
/* harmony export */   Yw: () => (/* binding */ namesNotInstalled),
/* harmony export */   bH: () => (/* binding */ itemFor),
/* harmony export */   gK: () => (/* binding */ itemsFor),
/* harmony export */   xP: () => (/* binding */ mayRun)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29662);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16411);


/** Returns whether a package is allowed to run code during installation. A name alone does not allow a package from Git or from the web. */
function mayRun(allowed, { name, address }) {
    if (typeof allowed === 'boolean')
        return allowed;
    return allowed.map(originIn).some((one) => {
        if (one.name !== name)
            return false;
        if (address === undefined || one.address === undefined)
            return address === one.address;
        return (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameAddress */ .Lb)(one.address, address);
    });
}
/** Returns the package that an item of "install-scripts" allows. The item can end with an address: `name@git+https://...`. */
function originIn(item) {
    const [, name = item, address] = /^(@?[^@]+)(?:@(.*))?$/s.exec(item) ?? [];
    return { name, address };
}
/** Returns the item for "install-scripts" that allows a package. */
function itemFor({ name, address }) {
    return address === undefined ? name : `${name}@${(0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .plainAddress */ .n7)(address)}`;
}
/** Returns the items for "install-scripts" that allow packages, each once, as one line. */
function itemsFor(origins) {
    return [...new Set(origins.map(itemFor))].join(', ');
}
/** Returns the names in "install-scripts" that are not installed. `form` converts a name to the form of the installed names. */
function namesNotInstalled(allowed, installed, form = (name) => name) {
    return typeof allowed === 'boolean'
        ? []
        : allowed.map((item) => originIn(item).name).filter((name) => !installed.includes(form(name)));
}
/** Returns the warnings about install scripts. */
function warningsAboutScripts({ blocked, notFound }) {
    const named = blocked.filter(({ items }) => items.length > 0);
    const nameless = blocked.filter(({ items }) => items.length === 0);
    return [
        ...(named.length > 0
            ? [
                (0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)('code-of-a-package-would-have-to-run', `Install scripts were not run: ${describeBlocked(named)}. If a package needs its script, add it to "install-scripts".`),
            ]
            : []),
        ...(nameless.length > 0
            ? [
                (0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)('code-of-a-package-would-have-to-run', `Install scripts were not run: ${describeBlocked(nameless)}. They cannot be allowed by name. Correct the dependency, or set ` +
                    '"install-scripts: true" if you trust all packages.'),
            ]
            : []),
        ...(notFound.length > 0
            ? [
                (0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)('code-of-a-package-would-have-to-run', `Input "install-scripts" names packages that are not installed: ${notFound.join(', ')}. Check the names.`),
            ]
            : []),
    ];
}
/** Returns the names of blocked packages as one line, each with the reason if its name does not show it. */
function describeBlocked(blocked) {
    return blocked.map(({ name, why }) => (why === undefined ? name : `${name} (${why})`)).join(', ');
}
/** Returns all items for "install-scripts" that allow blocked packages, as one line. */
function itemsToAllow(blocked) {
    return [...new Set(blocked.flatMap(({ items }) => items))].join(', ');
}


/***/ }),

/***/ 77891:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ localDependencies),
/* harmony export */   HB: () => (/* binding */ localPackages),
/* harmony export */   ij: () => (/* binding */ isLeftover),
/* harmony export */   j0: () => (/* binding */ localDirectories),
/* harmony export */   m9: () => (/* binding */ membersByName)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75997);
/* harmony import */ var _members_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27783);
/* harmony import */ var _package_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41927);





/**
 * Returns the local dependencies outside of a project's root: directories and archives of the checkout that the project, its members or
 * other local dependencies need.
 */
async function localDependencies(project, workspace, patternsOf) {
    const paths = await localPackages(project, workspace, patternsOf);
    return paths.filter((path) => !(0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(project.root, path));
}
/** Returns all packages of the checkout that a build can need: the root, the source, members, and their local dependencies. */
async function localPackages({ root, source }, workspace, patternsOf) {
    const toRead = [root, source, ...(await (0,_members_js__WEBPACK_IMPORTED_MODULE_3__/* .membersOf */ .lS)(patternsOf, root))];
    const seen = new Set();
    for (const directory of toRead) {
        if (seen.has(directory))
            continue;
        seen.add(directory);
        toRead.push(...(await pathsIn(directory)).filter((path) => (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(workspace, path) && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path)));
    }
    return [...seen];
}
/** Returns the absolute paths of the local dependencies of a package. */
async function pathsIn(directory) {
    const { dependencies, optionalDependencies, devDependencies } = await (0,_package_json_js__WEBPACK_IMPORTED_MODULE_4__/* .manifestIn */ .t)(directory);
    const specs = Object.values({ ...devDependencies, ...dependencies, ...optionalDependencies });
    return specs.flatMap((spec) => {
        const path = pathIn(String(spec));
        return path === undefined ? [] : [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, path)];
    });
}
/** Returns the local directories in the copy of a project. `members` are the directories of workspace members, by package name. */
function localDirectories({ source, packages }, members) {
    const linked = packages.filter(({ isLocal }) => isLocal).map((one) => [one, one.directory]);
    const found = new Map([[source, source.directory], ...linked]);
    // The loop also visits entries that it adds.
    for (const [one, directory] of found) {
        const specs = { ...one.manifest.dependencies, ...one.manifest.optionalDependencies };
        for (const [name, dependency] of one.dependencies) {
            const spec = String(specs[name]);
            const path = spec.startsWith('workspace:') ? members.get(name) : pathIn(spec);
            const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, path ?? '');
            if (path === undefined || found.has(dependency) || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, 'package.json')))
                continue;
            found.set(dependency, place);
        }
    }
    return found;
}
/** Returns the directories of the members of a workspace, by package name. */
async function membersByName(patternsOf, root) {
    const directories = await (0,_members_js__WEBPACK_IMPORTED_MODULE_3__/* .membersOf */ .lS)(patternsOf, root);
    const names = await Promise.all(directories.map((directory) => (0,_package_json_js__WEBPACK_IMPORTED_MODULE_4__/* .manifestIn */ .t)(directory)));
    return new Map(directories.map((directory, index) => [String(names[index]?.name), directory]));
}
/** Returns the path in `file:../x`, `link:../x`, `portal:../x` or `../x`. */
function pathIn(spec) {
    return /^(?:file|link|portal):(?:\/\/(?=\/))?(.+)$/.exec(spec)?.[1] ?? /^\.{1,2}(?:\/.*)?$/.exec(spec)?.[0];
}
/**
 * Returns whether a path is a leftover of an earlier installation. Bundled dependencies are also in node_modules, but belong to the
 * package.
 */
async function isLeftover(root, path) {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path) !== 'node_modules')
        return false;
    const owner = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    if (owner === root || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(owner, 'package.json')))
        return true;
    const { bundledDependencies, bundleDependencies } = await (0,_package_json_js__WEBPACK_IMPORTED_MODULE_4__/* .manifestIn */ .t)(owner);
    return (bundledDependencies ?? bundleDependencies) === undefined;
}


/***/ }),

/***/ 96290:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D5: () => (/* binding */ originsAt),
/* harmony export */   Dc: () => (/* binding */ nameAt),
/* harmony export */   X$: () => (/* binding */ fromCheckout),
/* harmony export */   lF: () => (/* binding */ isVersion)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);



/** Returns origins by the real paths of the directories. Paths that are not installed are left out. */
async function originsAt(root, found) {
    const there = found.filter(([path]) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, path)));
    const real = there.map(async ([path, origins]) => [await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, path)), origins]);
    return new Map(await Promise.all(real));
}
/** Returns the name under which a package is installed, from its path. */
function nameAt(path) {
    return path.split('node_modules/').at(-1) ?? path;
}
/** Returns the origin of a package from a path in the checkout. A path inside an installed package has no origin. */
function fromCheckout(name, path) {
    return /(^|[/:])node_modules\//.test(path) ? [] : [{ name }];
}
/** Returns whether the version in a lock file is a version. It can also be an address. */
function isVersion(version) {
    return /^\d+\.\d+\.\d+/.test(version);
}


/***/ }),

/***/ 56899:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ buildBy),
  X: () => (/* binding */ corepackVariables)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/layer/opt.ts
var opt = __webpack_require__(72368);
// EXTERNAL MODULE: ./src/install/install-scripts.ts
var install_scripts = __webpack_require__(94349);
// EXTERNAL MODULE: ./src/install/run/tool.ts
var run_tool = __webpack_require__(87327);
// EXTERNAL MODULE: ./src/install/source/copy.ts
var source_copy = __webpack_require__(588);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
;// CONCATENATED MODULE: ./src/install/node/events.ts


const events = ['preinstall', 'install', 'postinstall'];
/** The programs that build or download the binary of a native addon. */
const builders = /\b(node-gyp|node-pre-gyp|prebuild-install|node-gyp-build|cmake-js)\b/;
/** Returns the events of the install scripts that npm runs for a package in a directory, in npm's order. */
function installEvents(manifest, directory) {
    const isBuilt = isBuiltByDefault(manifest, directory);
    return events.filter((event) => hasScript(manifest, event) || (isBuilt && event === 'install'));
}
/** Returns whether npm compiles a package by default, because it has a binding.gyp and no install script. */
function isBuiltByDefault(manifest, directory) {
    if (manifest.gypfile === false || hasScript(manifest, 'preinstall') || hasScript(manifest, 'install'))
        return false;
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'binding.gyp'));
}
/** Returns whether a package has a script with a name. */
function hasScript({ scripts }, name) {
    return typeof scripts?.[name] === 'string' && scripts[name] !== '';
}
/** Returns whether a package is a native addon, whose binary is built or downloaded during installation. */
function isAddon({ scripts }, directory) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'binding.gyp')))
        return true;
    return events.some((event) => builders.test(String(scripts?.[event] ?? '')));
}

// EXTERNAL MODULE: ./src/install/node/locked-origins.ts
var locked_origins = __webpack_require__(96290);
;// CONCATENATED MODULE: ./src/install/node/identity.ts


/** Returns whether the scripts of a package are allowed to run. */
function isAllowed(allowed, { origins }) {
    return allowed === true || (origins.length > 0 && origins.every((origin) => (0,install_scripts/* mayRun */.xP)(allowed, origin)));
}
/** Returns a package with blocked scripts in the form for messages. */
function blockedAs({ name, origins, why }) {
    return { name: why === undefined ? (0,install_scripts/* itemsFor */.gK)(origins) : name, items: origins.map(install_scripts/* itemFor */.bH), why };
}
/** Returns the identities of packages: for packages of the checkout by their manifests, for all others by the lock file. */
function identitiesOf({ source, packages }, own, { places, members }) {
    const namesOfOwn = new Map();
    for (const { dependencies } of [source, ...packages])
        for (const [name, one] of dependencies)
            if (own.has(one))
                namesOfOwn.set(one, [...(namesOfOwn.get(one) ?? []), name]);
    const byMembers = new Set(members.values());
    const ofOwn = (one, directory) => {
        const names = namesOfOwn.get(one) ?? [];
        const { name = names[0] ?? (0,locked_origins/* nameAt */.Dc)(one.directory) } = one.manifest;
        if (byMembers.has(directory) || names.length === 0 || names.includes(name))
            return { name, origins: [{ name }] };
        return misnamed(names[0] ?? name, name, names);
    };
    const byLock = (one) => {
        const origins = places.get(one.directory);
        if (origins === undefined)
            return within(one);
        const name = (0,locked_origins/* nameAt */.Dc)(one.directory);
        if (origins.length === 0)
            return { name, origins, why: 'the lock file does not name its source' };
        const { name: claimed } = one.manifest;
        const names = origins.map((origin) => origin.name);
        return claimed === undefined || names.includes(claimed)
            ? { name, origins }
            : misnamed(name, claimed, names);
    };
    const within = (one) => {
        const outer = packages
            .filter((other) => one.directory.startsWith(`${other.directory}/`) && places.has(other.directory))
            .sort((a, b) => a.directory.length - b.directory.length)[0];
        const name = (0,locked_origins/* nameAt */.Dc)(one.directory);
        if (outer === undefined)
            return { name, origins: [], why: 'it is not in the lock file' };
        const { origins, why } = byLock(outer);
        const contained = `in the archive of ${origins.length > 0 ? (0,install_scripts/* itemsFor */.gK)(origins) : (0,locked_origins/* nameAt */.Dc)(outer.directory)}`;
        return { name, origins, why: why === undefined ? contained : `${contained}: ${why}` };
    };
    return (one) => {
        const directory = own.get(one);
        const isFromElsewhere = places.get(one.directory)?.some(({ address }) => address !== undefined);
        return directory === undefined || isFromElsewhere ? byLock(one) : ofOwn(one, directory);
    };
}
function misnamed(name, claimed, names) {
    return {
        name,
        origins: [],
        why: `its package.json has the name ${claimed} instead of ${[...new Set(names)].join(' or ')}`,
    };
}

;// CONCATENATED MODULE: ./src/install/node/entries.ts





/** Returns the files that a package.json names for Node.js and that are missing in the directory of the package. */
function missingFiles(manifest, directory) {
    const { exports, main, module, bin } = manifest;
    const commands = typeof bin === 'object' && bin !== null ? Object.values(bin) : [bin];
    return [
        ...(isGiven(exports) ? targetsOf(exports).map(named('exports')) : []),
        // Node.js loads index.js if the file of `main` is missing.
        ...(!isGiven(exports) && isPath(main) && !isModule((0,external_node_path_.join)(directory, 'index.js'))
            ? [main].map(named('main'))
            : []),
        // Only bundlers read `module`. It counts if a package has no other entry point.
        ...(!isGiven(exports) && !isPath(main) && isPath(module) ? [module].map(named('module')) : []),
        ...commands.filter(isPath).map(named('bin')),
    ].filter(({ file }) => !isThere((0,external_node_path_.join)(directory, file), file));
}
function named(field) {
    return (file) => ({ field, file });
}
function isGiven(exports) {
    return exports !== undefined && exports !== null;
}
function isPath(value) {
    return typeof value === 'string' && value !== '';
}
/** The conditions of `exports` that apply in Lambda. */
const conditions = new Set(['node', 'import', 'require', 'default', 'module-sync', 'node-addons']);
/** Returns the code files in `exports`. Other conditions, types and styles are not for Node.js. */
function targetsOf(exports) {
    if (typeof exports === 'string')
        return isCode(exports) ? [exports] : [];
    if (Array.isArray(exports))
        return targetsOf(exports.find((one) => one !== null));
    if (typeof exports !== 'object' || exports === null)
        return [];
    const entries = Object.entries(exports).filter(([key]) => key.startsWith('.') || conditions.has(key));
    return [...new Set(entries.flatMap(([, value]) => targetsOf(value)))];
}
function isCode(target) {
    return (target.startsWith('./') &&
        !/\.d\.[cm]?ts$/.test(target) &&
        /(\.([cm]?[jt]s|json|node|wasm)|\/|\*|\/[^./]+)$/.test(target));
}
/** Returns whether a file exists. For a pattern such as `./dist/*.js`, the directory must exist. */
function isThere(path, file) {
    if (file.includes('*'))
        return (0,external_node_fs_.existsSync)((0,external_node_path_.dirname)(path.slice(0, path.indexOf('*') + 1)));
    return isModule(path);
}
/** Returns whether `require` finds a path: as a file, with an extension, or as a directory with an index. */
function isModule(path) {
    const extensions = ['', '.js', '.json', '.node', '.cjs', '.mjs'];
    if (extensions.some((extension) => isFile(`${path}${extension}`)))
        return true;
    return ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(path, 'package.json')) ||
        extensions.some((extension) => isFile((0,external_node_path_.join)(path, `index${extension}`))));
}
function isFile(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
/**
 * Throws a Problem for a package that does not come from a registry and lacks a file that a build creates. It names the package and the
 * file.
 */
function requireBuilt({ closure: { source, packages }, directories, identityOf }, fromElsewhere, allowed) {
    for (const one of packages) {
        const isOwn = directories.has(one);
        if (one === source || !(isOwn || fromElsewhere.has(one)))
            continue;
        const [first] = missingFiles(one.manifest, one.directory);
        const builds = ['prepare', 'prepack', 'install', 'postinstall', 'preinstall'].find((event) => hasScript(one.manifest, event));
        // A remote package without a build script is as its authors want it.
        if (first === undefined || (!isOwn && builds === undefined))
            continue;
        const identity = identityOf(one);
        const { name } = identity;
        const what = `The package ${name} has no file ${first.file}, which its package.json names in "${first.field}".`;
        throw new problem/* Problem */.AF({
            topic: 'code-of-a-package-would-have-to-run',
            text: `${what} ${isOwn ? remedyFor(name, builds, isAllowed(allowed, identity)) : elsewhere}`,
        });
    }
}
const elsewhere = 'It comes from Git or from a web address, so the script that builds it is not run. Install a version from a registry.';
function remedyFor(name, builds, isAllowed) {
    if (isAllowed && builds !== undefined)
        return 'Its scripts ran but did not create the file. Build the local package in a step before this one.';
    if (builds === undefined || builds === 'prepack')
        return 'Build the local package in a step before this one.';
    return `Build the local package in a step before this one, or set "install-scripts: ${name}" to run its script "${builds}".`;
}

;// CONCATENATED MODULE: ./src/install/node/judge.ts

/**
 * Throws a Problem if a manager reported success but did not install a dependency of the source or of another directory of the checkout. If
 * a published package lacks a dependency, overrides can have removed it on purpose, so that is a warning.
 */
function requireAll({ source, packages, missing }, manager) {
    const lacking = missing.filter(({ neededBy }) => isOwn(neededBy, source));
    if (lacking.length > 0) {
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-reported-success',
            text: `${manager} reported success, but did not install ${namesOf(lacking, source)}. Check that the lock file contains it for ` +
                'the target. Check that local dependencies and workspace members are in the checkout. With npm, a ' +
                'local dependency outside of the project needs its own lock file.',
        });
    }
    if (packages.length > 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-layer-would-be-empty',
        text: 'The layer would be empty, because the package.json in "source" has no production dependencies. ' +
            (source.manifest.workspaces === undefined
                ? 'Point "source" at a package that has some.'
                : 'Point "source" at a workspace member that has some.'),
    });
}
/** Returns the warnings about installed packages. */
function warningsAbout(closure, target) {
    const { source, missing, incompatible, missingNative } = closure;
    const lacking = missing.filter(({ neededBy }) => !isOwn(neededBy, source));
    const unpinned = unpinnedOf(closure);
    const platform = `linux ${target.architecture}`;
    return [
        ...messagesAbout('the-package-manager-reported-success', lacking, (names) => `Dependencies were not installed: ${names}. The packages that need them can fail at run time.`),
        ...messagesAbout('native-code-does-not-load', incompatible, (names) => `According to their package.json, these packages do not run on ${platform}: ${names}.`),
        ...messagesAbout('native-code-does-not-load', missingNative, (names) => `Packages that seem to have the native code for ${platform} were not installed: ${names}. If the lock file was created ` +
            'on another system, delete it and node_modules, install again, and commit the new lock file.'),
        ...messagesAbout('a-package-does-not-match-its-hash', unpinned, (names) => `Dependencies come from Git or from a web address: ${names}. No registry vouches for their content.`),
    ];
    function messagesAbout(topic, findings, textOf) {
        return findings.length === 0 ? [] : [{ topic, text: textOf(namesOf(findings, source)) }];
    }
}
function isOwn(one, source) {
    return one === source || one.isLocal;
}
function namesOf(findings, source) {
    const names = findings.map(({ name, neededBy }) => neededBy === source ? name : `${name} (needed by ${String(neededBy.manifest.name)})`);
    return [...new Set(names)].join(', ');
}
/** Returns the packages that come from Git or from a web address. */
function remotePackages(closure) {
    return new Set(unpinnedOf(closure).flatMap(({ name, neededBy }) => neededBy.dependencies.get(name) ?? []));
}
/** Returns the dependencies on Git or on a web address, as the manifests name them. */
function unpinnedOf({ source, packages }) {
    return [...new Set([source, ...packages])].flatMap((neededBy) => {
        const { dependencies, optionalDependencies } = neededBy.manifest;
        return Object.entries({ ...dependencies, ...optionalDependencies })
            .filter(([name, spec]) => neededBy.dependencies.has(name) && isRemote(String(spec)))
            .map(([name]) => ({ name, neededBy }));
    });
}
/** `git+ssh://...`, `https://...`, `github:owner/name` or `owner/name`. */
function isRemote(spec) {
    return /^(git[+:@]|https?:|github:|gitlab:|bitbucket:|gist:|ssh:)|^[\w-]+\/[\w.-]+(#|$)/.test(spec);
}

;// CONCATENATED MODULE: ./src/install/node/layout.ts

/**
 * Returns a node_modules in which all code resolves the same packages as in the installation. Each package is at the top. If another
 * package of its name is there, it is below the packages that use it. Throws a Problem for a tree that would never end.
 */
function layOut({ visible }) {
    const top = new Map();
    for (const [name, found] of sorted(visible))
        top.set(name, { package: found, modules: new Map() });
    for (const placed of top.values())
        fill(placed, { scopes: [top], above: [] });
    return top;
}
function fill(placed, { scopes, above }) {
    const { package: own, modules } = placed;
    if (above.filter((one) => one === own).length > 1) {
        throw new problem/* Problem */.AF({
            topic: 'requirements-exclude-each-other',
            text: `The dependency ${String(own.manifest.name)} depends on several versions of itself, so its node_modules would never end. ` +
                'Use one version of it.',
        });
    }
    const inner = [modules, ...scopes];
    for (const [name, found] of [...sorted(own.nested), ...sorted(own.dependencies)]) {
        const seen = inner.find((scope) => scope.has(name))?.get(name)?.package;
        if (seen !== found)
            modules.set(name, { package: found, modules: new Map() });
    }
    for (const child of modules.values())
        fill(child, { scopes: inner, above: [...above, own] });
}
function sorted(packages) {
    return [...packages].sort(([one], [other]) => (one < other ? -1 : 1));
}
/** Returns all packages of a layout. Outer packages come first. */
function* allPlaced(modules, within = 'node_modules') {
    for (const [name, placed] of modules) {
        const path = `${within}/${name}`;
        yield { path, placed };
        yield* allPlaced(placed.modules, `${path}/node_modules`);
    }
}

// EXTERNAL MODULE: ./src/base/trees.ts
var trees = __webpack_require__(64728);
// EXTERNAL MODULE: ./src/install/node/npm-tool.ts
var npm_tool = __webpack_require__(77416);
// EXTERNAL MODULE: ./src/install/node/target.ts
var target = __webpack_require__(21927);
;// CONCATENATED MODULE: ./src/install/node/local-scripts.ts










/**
 * Runs the allowed scripts of packages of the checkout in the copy of the project, where files that they refer to exist. This includes
 * `prepare`, which npm runs in a directory that it links to. Returns the packages whose scripts are done.
 */
async function runLocalScripts({ closure, directories, identityOf }, request) {
    const done = new Set();
    for (const own of dependenciesFirst(closure)) {
        const directory = directories.get(own);
        const identity = identityOf(own);
        if (directory === undefined || !isAllowed(request.installScripts, identity))
            continue;
        const { name } = identity;
        // npm compiles such a package in the layer.
        const compiled = isBuiltByDefault(own.manifest, directory);
        const events = [
            ...(compiled ? [] : installEvents(own.manifest, directory)),
            ...(needsPrepare(own, directory, request) ? ['prepare'] : []),
        ];
        if (events.some((event) => event !== 'prepare'))
            (0,target/* requireTargetOfRunner */.cA)([name], request.target);
        for (const event of events)
            await runScript(event, name, directory, request);
        if (events.length > 0)
            await copyResults(directory, own.directory);
        if (!compiled)
            done.add(own);
    }
    return done;
}
/**
 * Returns whether to run `prepare`. If all scripts are allowed, a package that a previous step has built is not built again, because
 * `prepare` needs devDependencies, which are not installed.
 */
function needsPrepare({ manifest }, directory, { installScripts }) {
    if (!hasScript(manifest, 'prepare'))
        return false;
    return installScripts !== true || missingFiles(manifest, directory).length > 0;
}
/** Returns the packages, each after its dependencies. */
function dependenciesFirst({ packages }) {
    const seen = new Set();
    const ordered = [];
    const visit = (one) => {
        if (seen.has(one))
            return;
        seen.add(one);
        for (const dependency of one.dependencies.values())
            visit(dependency);
        ordered.push(one);
    };
    for (const one of packages)
        visit(one);
    return ordered;
}
async function runScript(event, name, directory, request) {
    try {
        // --force: a package can be developed with another package manager.
        await (0,npm_tool/* runNpm */.VZ)(['run', event, '--no-workspaces', '--ignore-scripts=false', '--force'], directory, request);
    }
    catch (error) {
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `The script "${event}" of ${name} failed: ${reason.text} Its devDependencies are not installed. If it needs them, ` +
            'build the package in a step before this one and remove it from "install-scripts".';
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'code-of-a-package-would-have-to-run', text), { cause: error });
    }
}
/** Copies what the scripts created to the installed copy of a package, if the manager made a copy instead of a link. */
async function copyResults(from, to) {
    if (from === to)
        return;
    for (const name of await (0,promises_.readdir)(to))
        if (name !== 'node_modules')
            await (0,promises_.rm)((0,external_node_path_.join)(to, name), { recursive: true, force: true });
    await (0,trees/* copyTree */.EL)(from, to, (path) => (0,external_node_path_.basename)(path) === 'node_modules');
}

// EXTERNAL MODULE: ./src/install/node/local.ts
var local = __webpack_require__(77891);
// EXTERNAL MODULE: ./src/install/node/npm-settings.ts
var npm_settings = __webpack_require__(43395);
// EXTERNAL MODULE: ./src/install/node/package-json.ts
var package_json = __webpack_require__(41927);
// EXTERNAL MODULE: ./src/install/node/packages.ts
var node_packages = __webpack_require__(46759);
// EXTERNAL MODULE: ./src/install/node/reads.ts
var reads = __webpack_require__(77653);
// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
// EXTERNAL MODULE: ./src/base/files.ts
var files = __webpack_require__(26774);
// EXTERNAL MODULE: ./src/base/formats.ts
var formats = __webpack_require__(69025);
// EXTERNAL MODULE: ./src/install/node/user-settings.ts
var user_settings = __webpack_require__(95851);
;// CONCATENATED MODULE: ./src/install/node/registries.ts





/** The public registry, with both of its host names. */
const publicRegistries = ['registry.npmjs.org', 'registry.yarnpkg.com'].map((host) => ({ address: `https://${host}/` }));
/** The reader for each settings file that can name registries. */
const readers = {
    '.npmrc': linesOn,
    '.yarnrc': linesOn,
    'pnpm/rc': linesOn,
    '.yarnrc.yml': ofYarn,
    'pnpm-workspace.yaml': ofPnpm,
    'pnpm/config.yaml': ofPnpm,
    'bunfig.toml': ofBun,
    '.bunfig.toml': ofBun,
};
/** Variables that set registries for package managers. Those of npm can name a scope. */
const variables = /^(?:p?npm_config_(?:(@[^:]+):)?registry|yarn_(?:npm_)?registry(?:_server)?|bun_config_registry)$/i;
/**
 * Returns a check by the registries in the settings of a project, of the user and of the environment. The lock file is not trusted, because
 * it can contain any address.
 */
async function registriesOf(directories, env) {
    const folders = [...directories, (0,user_settings/* homeOf */.lt)(env), env['XDG_CONFIG_HOME'] ?? (0,external_node_path_.join)((0,user_settings/* homeOf */.lt)(env), '.config')];
    const files = Object.entries(readers).flatMap(([name, read]) => folders.map((folder) => ({ path: (0,external_node_path_.join)(folder, name), read })));
    const named = [
        ...directories.map((directory) => ({
            path: (0,external_node_path_.join)(directory, env['YARN_RC_FILENAME'] ?? ''),
            read: ofYarn,
        })),
        ...['npm_config_userconfig', 'npm_config_globalconfig'].map((name) => ({
            path: env[name] ?? '',
            read: linesOn,
        })),
    ];
    const inFiles = await Promise.all([...files, ...named].map(async ({ path, read }) => settingsIn(path, read)));
    const inVariables = Object.entries(env).flatMap(([name, text = '']) => {
        const match = variables.exec(name);
        return match ? [{ text, scope: match[1] }] : [];
    });
    const settings = [...inFiles.flat(), ...inVariables];
    return ofRegistries(settings.flatMap(({ text, scope }) => addressesIn(filled(text, env)).map((address) => ({ address, scope }))));
}
/**
 * Returns a check by some registries and the public one. The path of a registry counts, because one host can serve registries of many
 * owners.
 */
function ofRegistries(registries) {
    const known = [...publicRegistries, ...registries].flatMap(({ address, scope }) => {
        if (!URL.canParse(address))
            return [];
        const { host, pathname } = new URL(address);
        const path = pathname.endsWith('/') ? pathname : `${pathname}/`;
        return [{ host, path: pathsOfArchives[host] ?? path, isFor: isOfScope(scope), itself: path }];
    });
    return (name, address) => {
        if (!URL.canParse(address))
            return false;
        const { protocol, host, pathname } = new URL(address);
        if (!/^https?:$/.test(protocol))
            return false;
        const own = known.filter((registry) => registry.host === host && registry.isFor(name));
        // bun records only the registry. All others record the archive, whose address contains the name of the package.
        return own.some(({ path, itself }) => `${pathname.replace(/\/$/, '')}/` === itself ||
            (pathname.startsWith(path) && hasName(decoded(pathname.slice(path.length - 1)), name)));
    };
}
/** The paths of archives that are not below the path of their registry. GitHub Packages has the owner as the scope. */
const pathsOfArchives = { 'npm.pkg.github.com': '/download/' };
function isOfScope(scope) {
    return (name) => scope === undefined || name.startsWith(`${scope}/`);
}
/** Returns whether a path contains the name of a package as path segments. `/@scope/name/` does not match `name`. */
function hasName(path, name) {
    const parts = path.split('/');
    // A server can resolve `..` to another owner.
    if (parts.includes('..'))
        return false;
    return parts.some((part, index) => {
        const before = parts[index - 1] ?? '';
        return index < parts.length - 1 && (before.startsWith('@') ? `${before}/${part}` : part) === name;
    });
}
/** The package manager reports a file that cannot be read. */
async function settingsIn(path, read) {
    try {
        return read(await (0,files/* readText */.yR)(path, 'manifest'));
    }
    catch {
        return [];
    }
}
/** Returns the settings in lines such as `registry=...`, `"@scope:registry" "..."` and `//host/:_authToken=...`. */
function linesOn(text) {
    return text.split(/\r?\n/).flatMap((line) => {
        const match = /^\s*["']?(?:(?:(@[^\s:="']+):)?registry\b|\/\/)/.exec(line);
        return match ? [{ text: line, scope: match[1] }] : [];
    });
}
function ofYarn(text) {
    const settings = (0,formats/* parseYaml */.h)(text, '.yarnrc.yml');
    if (!(0,user_settings/* isObject */.Gv)(settings))
        return [];
    const { npmScopes, npmRegistries, npmRegistryServer } = settings;
    return [
        ...settingFor(npmRegistryServer),
        ...((0,user_settings/* isObject */.Gv)(npmRegistries) ? Object.keys(npmRegistries).map((address) => ({ text: address })) : []),
        ...namesIn(npmScopes).flatMap(([name, scope]) => (0,user_settings/* isObject */.Gv)(scope) ? settingFor(scope['npmRegistryServer'], `@${name}`) : []),
    ];
}
function ofPnpm(text) {
    const settings = (0,formats/* parseYaml */.h)(text, 'pnpm-workspace.yaml');
    return namesIn(settings).flatMap(([name, value]) => {
        if (name === 'registry')
            return settingFor(value);
        if (!/^(?:registries|named-?registries)$/i.test(name))
            return [];
        return namesIn(value).flatMap(([scope, one]) => settingFor(one, scope.startsWith('@') ? scope : undefined));
    });
}
function ofBun(text) {
    const { install } = (0,dist/* parse */.qg)(text);
    if (!(0,user_settings/* isObject */.Gv)(install))
        return [];
    const addressOf = (value) => ((0,user_settings/* isObject */.Gv)(value) ? value['url'] : value);
    return [
        ...settingFor(addressOf(install['registry'])),
        ...namesIn(install['scopes']).flatMap(([name, value]) => settingFor(addressOf(value), `@${name.replace(/^@/, '')}`)),
    ];
}
function namesIn(value) {
    return (0,user_settings/* isObject */.Gv)(value) ? Object.entries(value) : [];
}
function settingFor(value, scope) {
    return typeof value === 'string' ? [{ text: value, scope }] : [];
}
/** Replaces variables in a setting, such as `${NAME}` or, for Yarn, `${NAME:-default}`. */
function filled(text, env) {
    return text.replace(/\$\{(\w+)\??(?::?-([^}]*))?\}/g, (_all, name, other) => env[name] ?? other ?? '');
}
/**
 * Returns the addresses in a setting, without users. In a line for a token, such as `//host/path/:_authToken=...`, this is the part before
 * the token.
 */
function addressesIn(text) {
    const scheme = /http:\/\//i.test(text) ? 'http' : 'https';
    return [...text.matchAll(/\/\/(?:[^/\s"'@]+@)?([\w.-]+(?::\d+)?(?:\/[^\s"'?#:=]*)?)/g)].map(([, place = '']) => `${scheme}://${place}`);
}
function decoded(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}

// EXTERNAL MODULE: ./src/install/node/requested-version.ts
var requested_version = __webpack_require__(46549);
// EXTERNAL MODULE: ./src/install/node/recording-shell.ts
var recording_shell = __webpack_require__(97220);
;// CONCATENATED MODULE: ./src/install/node/scripts.ts













/**
 * Runs the allowed install scripts in an installation without scripts. npm runs them for every manager, because it works in any layout and
 * comes with Node.js. Throws a Problem if a script fails or does not run.
 */
async function runScripts(laid, request) {
    const { installScripts: allowed } = request;
    const mayRun = ({ placed }) => isAllowed(allowed, laid.identityOf(placed.package));
    const withScripts = laid.places.filter((at) => eventsOf(at, laid).length > 0 || scripts_needsPrepare(at, laid));
    const mayDo = withScripts.filter(mayRun);
    const heldBack = withScripts.filter((candidate) => !mayRun(candidate));
    const toRun = mayDo.filter((at) => !laid.done.has(at.placed.package) && eventsOf(at, laid).length > 0);
    if (toRun.length > 0) {
        (0,target/* requireTargetOfRunner */.cA)(scripts_namesOf(toRun, laid), request.target);
        await rebuild(toRun, laid, request);
    }
    for (const { path } of mayDo)
        await removeBuildFiles((0,external_node_path_.join)(laid.directory, path, 'build'));
    await requireBinaries(heldBack, laid);
    await requireBuiltBinaries(mayDo, allowed, laid);
    return {
        blocked: blockedIn(heldBack, laid),
        notFound: (0,install_scripts/* namesNotInstalled */.Yw)(allowed, scripts_namesOf(laid.places, laid)),
    };
}
/** Returns the names of packages, each once: those in the lock file, or those under which they are installed. */
function scripts_namesOf(places, { identityOf }) {
    const known = places.map(({ placed }) => identityOf(placed.package));
    return [
        ...new Set(known.flatMap(({ name, origins }) => (origins.length > 0 ? origins.map((one) => one.name) : [name]))),
    ];
}
function blockedIn(places, { identityOf }) {
    const packages = new Set(places.map(({ placed }) => placed.package));
    const blocked = [...packages].map((one) => blockedAs(identityOf(one)));
    return [...new Map(blocked.map((one) => [one.name, one])).values()];
}
function eventsOf({ path, placed }, { directory }) {
    return installEvents(placed.package.manifest, (0,external_node_path_.join)(directory, path));
}
/** Returns whether a package of the checkout is built by its script `prepare`. */
function scripts_needsPrepare({ placed }, { directories }) {
    return directories.has(placed.package) && hasScript(placed.package.manifest, 'prepare');
}
async function rebuild(toRun, laid, request) {
    const { directory, npmrc } = laid;
    const own = (0,external_node_path_.join)(directory, '.npmrc');
    const shell = await (0,recording_shell/* makeRecordingShell */.Se)(request.work);
    if ((0,external_node_fs_.existsSync)(npmrc))
        await (0,promises_.writeFile)(own, (0,npm_settings/* filterNpmrc */.zi)(await (0,files/* readText */.yR)(npmrc), npm_settings/* keptForScripts */.ct));
    try {
        // Paths are unique, but a name can also belong to an alias of another package. npm 12 runs only the scripts in its own list, or all of
        // these.
        const paths = toRun.map(({ path }) => `./${path}`);
        const flags = [
            '--ignore-scripts=false',
            '--dangerously-allow-all-scripts=true',
            `--script-shell=${shell.path}`,
        ];
        await (0,npm_tool/* runNpm */.VZ)(['rebuild', ...paths, ...flags, '--foreground-scripts'], directory, request);
    }
    catch (error) {
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `An install script of ${scripts_namesOf(toRun, laid).join(', ')} failed: ${reason.text}`;
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'code-of-a-package-would-have-to-run', text), { cause: error });
    }
    finally {
        await (0,promises_.rm)(own, { force: true });
    }
    await requireRan(toRun, laid, await shell.ran());
}
/** Throws a Problem if npm reported success without running a script. */
async function requireRan(toRun, laid, ran) {
    const skipped = [];
    for (const at of toRun) {
        const place = await (0,promises_.realpath)((0,external_node_path_.join)(laid.directory, at.path));
        if (!eventsOf(at, laid).every((event) => ran.has((0,recording_shell/* record */.g1)(event, place))))
            skipped.push(at);
    }
    if (skipped.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'code-of-a-package-would-have-to-run',
        text: `npm reported success, but did not run the install scripts of ${scripts_namesOf(skipped, laid).join(', ')}, which "install-scripts" allows. Set up ` +
            'npm 9, 10, 11 or 12 before this step.',
    });
}
/** Removes files that node-gyp leaves next to its results. They contain the paths of this build. */
async function removeBuildFiles(build) {
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(build, 'config.gypi')))
        return;
    const names = await (0,files/* listPathsIn */.eE)(build);
    const workings = names.filter((name) => /^((\w+\.)?Makefile|config\.gypi|[^/]+\.mk|\w+\/(obj|\.deps|obj\.target))$/.test(name));
    for (const name of workings)
        await (0,promises_.rm)((0,external_node_path_.join)(build, name), { recursive: true, force: true });
}
/** Throws a Problem for a required native addon that has no binary because its install script is blocked. It could not be loaded. */
async function requireBinaries(heldBack, laid) {
    const broken = await withoutBinary(heldBack.filter(({ placed }) => laid.closure.required.has(placed.package)), laid);
    if (broken.length === 0)
        return;
    const blocked = blockedIn(broken, laid);
    const items = (0,install_scripts/* itemsToAllow */.JZ)(blocked) || 'true';
    throw new problem/* Problem */.AF({
        topic: 'code-of-a-package-would-have-to-run',
        text: `${(0,install_scripts/* describeBlocked */.G)(blocked)} cannot work without its install script, which builds or downloads its binary. ` +
            `If you trust it, set "install-scripts: ${items}".`,
    });
}
/**
 * Throws a Problem if scripts succeeded without creating a binary. An optional package that is not named in "install-scripts" does not need
 * one.
 */
async function requireBuiltBinaries(ran, allowed, laid) {
    const expected = ran.filter(({ placed }) => allowed !== true || laid.closure.required.has(placed.package));
    const broken = await withoutBinary(expected, laid);
    if (broken.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'code-of-a-package-would-have-to-run',
        text: `The install scripts of ${scripts_namesOf(broken, laid).join(', ')} ran, but created no binary (no ".node" file). See their output in the log ` +
            'above. They can need a compiler, or a file from the web.',
    });
}
/** Returns the native addons without a binary, neither of their own nor in an optional dependency. */
async function withoutBinary(places, laid) {
    const { directory } = laid;
    const broken = [];
    for (const at of places) {
        const { package: own } = at.placed;
        const place = (0,external_node_path_.join)(directory, at.path);
        if (!isAddon(own.manifest, place))
            continue;
        const optional = Object.keys(own.manifest.optionalDependencies ?? {});
        const parts = optional.flatMap((name) => placesOf(own.dependencies.get(name), laid));
        const found = await Promise.all([place, ...parts].map((one) => hasBinary(one)));
        if (!found.includes(true))
            broken.push(at);
    }
    return broken;
}
/** Returns the directories of a package in the layer. */
function placesOf(wanted, { directory, places }) {
    return places.filter(({ placed }) => placed.package === wanted).map(({ path }) => (0,external_node_path_.join)(directory, path));
}
async function hasBinary(directory) {
    if (!(0,external_node_fs_.existsSync)(directory))
        return false;
    const names = await (0,files/* listPathsIn */.eE)(directory);
    return names.some((name) => name.endsWith('.node') && !name.includes('node_modules'));
}

// EXTERNAL MODULE: ./src/base/paths.ts
var paths = __webpack_require__(75997);
;// CONCATENATED MODULE: ./src/install/node/write.ts






/**
 * Writes a layout as files into a directory, with the commands of its packages in `.bin`. Nothing links to the installation. Most packages
 * are moved out of the installation, so that afterwards only their places in the layout exist.
 */
async function writeLayout(modules, directory, { installed, between }) {
    const places = [...allPlaced(modules)];
    const moved = await packagesToMove(places, installed);
    const isMoved = ({ placed }) => moved.has(placed.package);
    const waiting = new Map(places.map((place, index) => [place, (0,external_node_path_.join)(between, String(index))]));
    const waits = (place) => waiting.get(place) ?? '';
    // A copy can need files of packages that are moved afterwards, through links.
    for (const place of places.filter((one) => !isMoved(one)))
        await copyPackage(place.placed.package, waits(place));
    for (const place of places.filter(isMoved).sort(innerFirst))
        await movePackage(place.placed.package, waits(place));
    for (const place of places)
        await (0,trees/* moveTree */.E9)(waits(place), (0,external_node_path_.join)(directory, place.path));
    await linkCommands(modules, (0,external_node_path_.join)(directory, 'node_modules'));
}
/**
 * Returns the packages that can be moved: each is in one place of the layout, is not a directory of the checkout or of a cache, is no part
 * of another package, and contains no link.
 */
async function packagesToMove(places, installed) {
    const counts = new Map();
    for (const { placed } of places)
        counts.set(placed.package, (counts.get(placed.package) ?? 0) + 1);
    const directories = new Set([...counts.keys()].map(({ directory }) => directory));
    const candidates = [...counts.keys()].filter((one) => counts.get(one) === 1 &&
        !one.isLocal &&
        (0,paths/* isInside */.FK)(installed, one.directory) &&
        !isPartOfAnother(one.directory, directories));
    const withLinks = await Promise.all(candidates.map(hasLink));
    return new Set(candidates.filter((_, index) => !withLinks[index]));
}
/** Returns whether a package is in the directory of another package, but not in its node_modules. */
function isPartOfAnother(directory, directories) {
    const parent = (0,external_node_path_.dirname)(directory);
    if (parent === directory)
        return false;
    const isPart = directories.has(parent) && (0,external_node_path_.basename)(directory) !== 'node_modules';
    return isPart || isPartOfAnother(parent, directories);
}
/** Returns whether a package contains a link, outside of its own node_modules. */
async function hasLink({ directory }) {
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true });
    const own = (0,external_node_path_.join)(directory, 'node_modules');
    return entries.some((entry) => entry.isSymbolicLink() && !(0,paths/* isInside */.FK)(own, entry.parentPath));
}
/** Orders packages so that those in the node_modules of another package are before it. */
function innerFirst(one, other) {
    return other.placed.package.directory.length - one.placed.package.directory.length;
}
/** Moves a package without its node_modules. */
async function movePackage({ directory }, to) {
    await (0,trees/* moveTree */.E9)(directory, to);
    const rest = (0,external_node_path_.join)(to, 'node_modules');
    if ((0,external_node_fs_.existsSync)(rest))
        await (0,trees/* moveTree */.E9)(rest, `${to}-rest`);
}
/**
 * Copies a package without its node_modules. For a directory of the checkout, nested node_modules folders are also left out. In a published
 * package, they belong to it.
 */
async function copyPackage({ directory, isLocal }, to) {
    const own = (0,external_node_path_.join)(directory, 'node_modules');
    const isLeftOut = (path) => path === own || (isLocal && (0,external_node_path_.basename)(path) === 'node_modules');
    await copyFiles(directory, to, directory, isLeftOut);
}
/** Copies a directory or file. The targets of links outside of `home` are copied as files, because they do not exist in Lambda. */
async function copyFiles(from, to, home, isLeftOut) {
    const outside = [];
    await (0,trees/* copyTree */.EL)(from, to, async (path) => {
        if (isLeftOut(path))
            return true;
        const isLink = (await (0,promises_.lstat)(path)).isSymbolicLink();
        const target = isLink ? await (0,promises_.realpath)(path).catch(() => undefined) : undefined;
        // A link to a parent directory would never end as files. It stays, and the check of the layer rejects it.
        if (target === undefined || (0,paths/* isInside */.FK)(home, target) || (0,paths/* isInside */.FK)(target, home))
            return false;
        outside.push({ target, place: (0,external_node_path_.join)(to, (0,external_node_path_.relative)(from, path)) });
        return true;
    });
    for (const { target, place } of outside)
        await copyFiles(target, place, target, isLeftOut);
}
/** Creates a relative link for each command of the packages in a node_modules, as npm does. */
async function linkCommands(modules, directory) {
    for (const [name, placed] of modules) {
        for (const [command, file] of commandsOf(placed)) {
            const link = (0,external_node_path_.join)(directory, '.bin', command);
            const path = (0,external_node_path_.join)(directory, name, file);
            if (!(0,external_node_fs_.existsSync)(path) || (0,external_node_fs_.existsSync)(link))
                continue;
            await (0,promises_.mkdir)((0,external_node_path_.join)(directory, '.bin'), { recursive: true });
            await (0,trees/* makeExecutable */.dF)(path);
            await (0,promises_.symlink)(external_node_path_.posix.join('..', name, file), link);
        }
        await linkCommands(placed.modules, (0,external_node_path_.join)(directory, name, 'node_modules'));
    }
}
/** Returns the commands of a package with their files. Names and files that lead out of their directory are ignored. */
function commandsOf({ package: { manifest } }) {
    return Object.entries(binOf(manifest)).flatMap(([name, file]) => {
        const command = (0,external_node_path_.basename)(name);
        const path = external_node_path_.posix.normalize(String(file));
        return /^\.{0,2}$/.test(command) || /^(\.\.)?(\/|$)/.test(path)
            ? []
            : [[command, path]];
    });
}
function binOf({ name, bin }) {
    if (typeof bin === 'string' && name !== undefined)
        return { [name]: bin };
    return typeof bin === 'object' && bin !== null ? { ...bin } : {};
}

;// CONCATENATED MODULE: ./src/install/node/manager.ts






















/**
 * Builds a layer directory with a package manager of Node.js: the dependencies of the source as files, independent of the layout of the
 * manager. Throws a Problem if that fails.
 */
async function buildBy(manager, { env, ...rest }, given) {
    const { tool, patternsOf, lockedNames } = manager;
    const order = { ...rest, env: { ...env, ...corepackVariables } };
    const { workspace, work, target } = order;
    const { license } = await (0,package_json/* readManifest */.W)(given.source);
    const boundary = (0,external_node_path_.join)(await (0,promises_.realpath)(work), 'project');
    const outside = await (0,local/* localDependencies */.DZ)(given, workspace, patternsOf);
    const project = await (0,source_copy/* copyProject */.N_)(given, boundary, order, {
        ...(await (0,reads/* readsOf */.J)(manager, given, order)),
        // Only scripts of packages of the checkout read it.
        needsGit: order.installScripts !== false,
    });
    const there = outside.map((path) => (0,external_node_path_.join)(project.root, (0,external_node_path_.relative)(given.root, path)));
    const copy = { ...project, boundary, outside: there };
    const request = { ...order, env: await manager.isolate(copy, order) };
    const requested = await (0,requested_version/* takeRequestedVersion */.K)(project.root, tool.name);
    const version = (await manager.knownVersion?.(request.env)) ?? (await (0,run_tool/* versionOf */.E4)(tool, versionLine, project.root, request));
    await manager.install(copy, request, version);
    const names = (await lockedNames?.(project.root, request, version)) ?? new Map();
    const closure = await request.log.timed('find the packages', () => (0,node_packages/* findPackages */.t)({ source: project.source, boundary, target, lockedNames: names }));
    requireAll(closure, tool.name);
    const members = await (0,local/* membersByName */.m9)(patternsOf, project.root);
    const directories = (0,local/* localDirectories */.j0)(closure, members);
    const isOfRegistry = await registriesOf([project.root, given.root], request.env);
    const places = await manager.lockedOrigins({ ...copy, closure, directories, isOfRegistry }, request, version);
    const identityOf = identitiesOf(closure, directories, { places, members });
    const forScripts = await scriptsRequest(order);
    const done = await runLocalScripts({ closure, directories, identityOf }, forScripts);
    requireBuilt({ closure, directories, identityOf }, remotePackages(closure), request.installScripts);
    const modules = layOut(closure);
    const laid = [...allPlaced(modules)];
    const directory = (0,external_node_path_.join)(work, 'layer');
    await request.log.timed('lay out the packages', () => writeLayout(modules, (0,external_node_path_.join)(directory, opt/* opt */.m7.nodejs.folder), {
        installed: boundary,
        between: (0,external_node_path_.join)(work, 'laid-out'),
    }));
    const scripts = await runScripts({
        directory: (0,external_node_path_.join)(directory, opt/* opt */.m7.nodejs.folder),
        places: laid,
        closure,
        directories,
        identityOf,
        done,
        npmrc: (0,external_node_path_.join)(given.root, '.npmrc'),
    }, forScripts);
    return {
        directory,
        own: laid
            .filter(({ placed }) => placed.package.isLocal)
            .map(({ path }) => `${opt/* opt */.m7.nodejs.folder}/${path}`),
        directDependencies: [...closure.source.dependencies.keys()],
        version,
        license: typeof license === 'string' ? license : undefined,
        warnings: [
            ...(requested === undefined || requested === version
                ? []
                : [
                    (0,message/* about */.Cv)('a-program-is-missing-or-another-version-is-needed', `package.json requests ${tool.name} ${requested}, but ${tool.name} ${version} was used. Set up ${tool.name} ${requested} before this step.`),
                ]),
            ...warningsAbout(closure, target),
            ...(0,install_scripts/* warningsAboutScripts */.Rd)(scripts),
        ],
    };
}
/** The program of a manager can be Corepack. It would prompt before a download, and read settings from a file of the checkout. */
const corepackVariables = { COREPACK_ENABLE_DOWNLOAD_PROMPT: '0', COREPACK_ENV_FILE: '0' };
const versionLine = /^v?(\d+\.\d+\.\d\S*)$/;
/** Returns the request for running scripts, without settings of npm that would disable scripts or change how they run. */
async function scriptsRequest(order) {
    if (order.installScripts === false)
        return order;
    return { ...order, env: await (0,user_settings/* withNpmSettings */.Pi)(order, 'settings-for-scripts', npm_settings/* keptForScripts */.ct) };
}


/***/ }),

/***/ 27783:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cE: () => (/* binding */ workspacesOf),
/* harmony export */   lS: () => (/* binding */ membersOf),
/* harmony export */   z$: () => (/* binding */ hasMember)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _source_workspaces_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7083);
/* harmony import */ var _package_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41927);





/** The patterns in package.json's `workspaces`: a list, or an object with the list as `packages`. */
const workspacesOf = async (root) => {
    const { workspaces } = await (0,_package_json_js__WEBPACK_IMPORTED_MODULE_4__/* .manifestIn */ .t)(root);
    const patterns = Array.isArray(workspaces)
        ? workspaces
        : workspaces?.packages;
    return Array.isArray(patterns) ? patterns : [];
};
/** Returns whether a directory has a package that is a member of a workspace. */
async function hasMember(patternsOf, root, directory) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'package.json')) && (0,_source_workspaces_js__WEBPACK_IMPORTED_MODULE_3__/* .isMember */ .NB)(await patternsOf(root), root, directory);
}
/** Returns the directories of the members of a workspace. */
async function membersOf(patternsOf, root) {
    const patterns = await patternsOf(root);
    if (patterns.length === 0)
        return [];
    const directories = (await packagesBelow(root)).sort();
    return directories.filter((0,_source_workspaces_js__WEBPACK_IMPORTED_MODULE_3__/* .memberMatcher */ .lT)(patterns, root));
}
async function packagesBelow(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory, { withFileTypes: true });
    const below = entries
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
        .map(({ name }) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name));
    const found = await Promise.all(below.map((one) => packagesBelow(one)));
    const own = below.filter((one) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(one, 'package.json')));
    return [...own, ...found.flat()];
}


/***/ }),

/***/ 43395:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dp: () => (/* binding */ filterNpmVariables),
/* harmony export */   PM: () => (/* binding */ keptOfUser),
/* harmony export */   ct: () => (/* binding */ keptForScripts),
/* harmony export */   i9: () => (/* binding */ kebab),
/* harmony export */   pU: () => (/* binding */ keptOfProject),
/* harmony export */   zi: () => (/* binding */ filterNpmrc)
/* harmony export */ });
/**
 * Settings for the sources of packages, for downloads, and for packages that the user rejects. None of them changes what a lock file names.
 */
const sources = new Set([
    ...[
        'registry',
        'registries',
        'named-registries',
        'replace-registry-host',
        'omit-lockfile-registry-resolved',
    ],
    ...['_auth', '_authtoken', '_auth-token', '_password', 'username', 'email', 'always-auth'],
    ...['proxy', 'http-proxy', 'https-proxy', 'noproxy', 'no-proxy', 'local-address', 'user-agent'],
    ...['ca', 'cafile', 'cert', 'key', 'strict-ssl'],
    ...[
        'fetch-retries',
        'fetch-retry-factor',
        'fetch-retry-maxtimeout',
        'fetch-retry-mintimeout',
        'fetch-timeout',
    ],
    ...['maxsockets', 'network-concurrency', 'network-timeout', 'offline', 'prefer-offline', 'prefer-online'],
    ...['allow-git', 'allow-remote', 'allow-file', 'allow-directory', 'block-exotic-subdeps'],
    ...['before', 'min-release-age', 'min-release-age-exclude'],
    ...['minimum-release-age', 'minimum-release-age-exclude', 'minimum-release-age-strict'],
    ...['minimum-release-age-ignore-missing-time', 'registry-supports-time-field'],
    ...['trust-policy', 'trust-policy-exclude', 'trust-policy-ignore-after'],
    ...['loglevel', 'progress', 'color', 'unicode', 'timing', 'logs-dir', 'logs-max'],
]);
/** Settings for the locations of caches. A checkout must not set them, because package managers trust their caches. */
const caches = new Set(['cache', 'cache-dir', 'store-dir', 'state-dir', 'npmrc-auth-file']);
const ofHost = /^\/\/[^\s=]+:(?:_auth|_authToken|_password|username|email|always-auth|ca|cafile|cert|certfile|key|keyfile)$/;
const ofScope = /^@[^\s:=]+:registry$/;
/** Keeps the settings that a checkout is allowed to make: registries, authentication and the network. */
const keptOfProject = (name) => sources.has(kebab(name)) || ofHost.test(name) || ofScope.test(name);
/** Keeps the settings that the user and the machine are allowed to make: also caches, and a program that supplies tokens. */
const keptOfUser = (name) => keptOfProject(name) || caches.has(kebab(name)) || /^\/\/[^\s=]+:tokenHelper$/.test(name);
/**
 * Keeps the settings for an npm command that runs allowed scripts. Many packages read settings that npm does not have, such as `nodedir`.
 */
const keptForScripts = (name) => keptOfUser(name) || (/^[\w.@:/-]+$/.test(name) && !knownToNpm.has(kebab(name)));
/** The settings of npm 9 to 12 that can change what `npm rebuild` and `npm run` do, or run another program. */
const knownToNpm = new Set(('access all allow-same-version allow-scripts allow-scripts-pending allow-scripts-pin allow-unused-patches also audit audit-level ' +
    'auth-type bin-links browser bypass-2fa call cidr commit-hooks cpu dangerously-allow-all-scripts depth description dev dry-run ' +
    'edit-dir editor engine-strict expect-result-count expect-results force foreground-scripts format-package-lock fund git ' +
    'git-tag-version global global-ignore-file global-style globalconfig heading if-present ignore-existing ignore-extension ' +
    'ignore-patch-failures ignore-scripts include include-attestations include-staged include-workspace-root init-module ' +
    'install-links install-strategy json legacy-bundling legacy-peer-deps libc link location lockfile-version long node-gyp ' +
    'node-options omit only optional os package package-lock package-lock-only parseable patches-dir prefer-dedupe prefix ' +
    'production read-only rebuild-bundle save save-bundle save-dev save-exact save-optional save-peer save-prefix save-prod ' +
    'script-shell scripts-prepend-node-path shell shrinkwrap strict-allow-scripts strict-npmrc strict-peer-deps umask ' +
    'update-notifier usage userconfig version versions viewer which workspace workspaces workspaces-update yes').split(' '));
/** Returns an .npmrc with the kept settings only. Lines that can be read in several ways are removed. */
function filterNpmrc(text, keeps) {
    const lines = text.replace(/^\ufeff/, '').split(/[\r\n]+/);
    const kept = lines.filter((line) => {
        const [name = '', ...value] = line.split('=');
        return value.length > 0 && keeps(name.trim().replace(/\[\]$/, ''));
    });
    return kept.map((line) => `${line}\n`).join('');
}
/** Returns an environment without variables for removed settings of npm and pnpm, in any spelling. */
function filterNpmVariables(env, keeps) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => {
        const setting = /^p?npm_config_(.+)$/i.exec(name)?.[1];
        return setting === undefined || keeps(settingIn(setting));
    }));
}
/** Returns `strict-ssl` for `STRICT_SSL`. A setting of a host or scope stays as it is. */
function settingIn(variable) {
    if (/^[/@]/.test(variable))
        return variable;
    return variable.toLowerCase().replace(/(?<=.)_/g, '-');
}
/** Returns `node-linker` for `nodeLinker`. pnpm supports both forms. */
function kebab(name) {
    return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}


/***/ }),

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

/***/ 46759:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ upward),
/* harmony export */   t: () => (/* binding */ findPackages)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _package_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41927);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21927);





/** Returns the production dependencies of an installed project, resolved as Node.js does, independent of the layout of the manager. */
async function findPackages({ source: start, boundary, target, lockedNames, }) {
    const find = finder(boundary);
    const source = await find.at(start);
    const packages = new Set();
    const findings = { missing: [], incompatible: [], missingNative: [] };
    const visit = async (neededBy) => {
        for (const [name, need] of needsOf(neededBy.manifest, lockedNames)) {
            if (need === 'weak')
                continue;
            const found = await find.from(neededBy, name);
            const isFit = found !== undefined && (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .fits */ .lA)(found.manifest, target);
            if (!found && need === 'dependency')
                findings.missing.push({ name, neededBy });
            if (!found && need === 'optional' && (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .isNamedFor */ .ZE)(name, target))
                findings.missingNative.push({ name, neededBy });
            if (found && !isFit && need !== 'optional')
                findings.incompatible.push({ name, neededBy });
            if (!found || (!isFit && need === 'optional'))
                continue;
            neededBy.dependencies.set(name, found);
            packages.add(found);
        }
    };
    await visit(source);
    // The loop also visits packages that it adds.
    for (const one of packages)
        if (one !== source)
            await visit(one);
    await addWeak(packages, find);
    await addNested(packages, find);
    return {
        source,
        packages: [...packages],
        required: requiredBy(source),
        visible: await visibleFrom(source, packages, find),
        ...findings,
    };
}
function finder(boundary) {
    const known = new Map();
    const at = async (directory) => {
        const place = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(directory);
        const found = known.get(place) ?? {
            directory: place,
            manifest: await (0,_package_json_js__WEBPACK_IMPORTED_MODULE_3__/* .manifestIn */ .t)(place),
            isLocal: !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(boundary, place).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).includes('node_modules'),
            dependencies: new Map(),
            nested: new Map(),
        };
        known.set(place, found);
        return found;
    };
    return {
        at,
        from: async ({ directory }, name) => {
            const places = placesOf(name, directory, boundary);
            // A folder alone is not a package. Some managers create one for a workspace member that is missing.
            const place = places.find((candidate) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(candidate, 'package.json')));
            return place === undefined ? undefined : at(place);
        },
        in: async (directory) => {
            const modules = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'node_modules');
            const names = (await namesIn(modules)).filter((name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(modules, name, 'package.json')));
            return new Map(await Promise.all(names.map(async (name) => [name, await at((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(modules, name))])));
        },
    };
}
/** Returns a directory and its parents, up to the boundary. */
function upward(directory, boundary) {
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(directory);
    const isEnd = directory === boundary || parent === directory;
    return isEnd ? [directory] : [directory, ...upward(parent, boundary)];
}
/** Returns where Node.js looks for a package from a directory, up to the boundary. */
function placesOf(name, directory, boundary) {
    return upward(directory, boundary)
        .filter((one) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(one) !== 'node_modules')
        .map((one) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(one, 'node_modules', name));
}
function needsOf(manifest, lockedNames = new Map()) {
    const { peerDependencies = {}, peerDependenciesMeta = {}, dependencies = {} } = manifest;
    const bundled = manifest.bundledDependencies ?? manifest.bundleDependencies;
    const peers = Object.keys(peerDependencies).map((name) => [
        name,
        peerDependenciesMeta[name]?.optional ? 'weak' : 'peer',
    ]);
    const added = lockedNames.get(`${String(manifest.name)}@${String(manifest.version)}`) ?? [];
    return new Map([
        ...added.map((name) => [name, 'peer']),
        ...peers,
        ...(Array.isArray(bundled) ? bundled.map((name) => [String(name), 'optional']) : []),
        ...Object.keys(dependencies).map((name) => [name, 'dependency']),
        ...Object.keys(manifest.optionalDependencies ?? {}).map((name) => [name, 'optional']),
    ]);
}
async function addWeak(packages, find) {
    for (const one of packages) {
        for (const [name, need] of needsOf(one.manifest)) {
            const found = need === 'weak' ? await find.from(one, name) : undefined;
            if (found && packages.has(found))
                one.dependencies.set(name, found);
        }
    }
}
async function addNested(packages, find) {
    for (const one of packages) {
        for (const [name, found] of await find.in(one.directory)) {
            if (packages.has(found))
                one.nested.set(name, found);
        }
    }
}
/** Returns the names of the packages in a node_modules, sorted. */
async function namesIn(modules) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(modules))
        return [];
    const names = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(modules)).filter((name) => !name.startsWith('.'));
    const lists = names.map(async (name) => name.startsWith('@') ? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(modules, name))).map((inner) => `${name}/${inner}`) : [name]);
    return (await Promise.all(lists)).flat().sort();
}
/**
 * Returns the packages that the source can resolve. In npm's layout, code can also resolve packages that are not its dependencies. Such a
 * name means the package that the manager put next to the dependencies, or else the first one. A nested package stays nested.
 */
async function visibleFrom(source, packages, find) {
    const visible = new Map(source.dependencies);
    const inside = new Set([...packages].flatMap(({ nested }) => [...nested.values()]));
    for (const one of packages) {
        for (const [name, first] of one.dependencies) {
            if (visible.has(name))
                continue;
            const found = await find.from(source, name);
            if (found && packages.has(found))
                visible.set(name, found);
            else if (!inside.has(first))
                visible.set(name, first);
        }
    }
    return visible;
}
function requiredBy(source) {
    const required = new Set([source]);
    for (const one of required) {
        const needs = needsOf(one.manifest);
        for (const [name, found] of one.dependencies) {
            if (needs.get(name) === 'dependency' || needs.get(name) === 'peer')
                required.add(found);
        }
    }
    return required;
}


/***/ }),

/***/ 77653:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ readsOf)
/* harmony export */ });
/* harmony import */ var _source_workspaces_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7083);
/* harmony import */ var _local_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77891);


/**
 * Returns what a package manager of Node.js reads in the checkout. If scripts are allowed, those of local packages run in the copy of the
 * project, which has its repository.
 */
async function readsOf({ patternsOf, settingsAbove = [] }, project, { workspace, installScripts }) {
    const { root } = project;
    const packages = await (0,_local_js__WEBPACK_IMPORTED_MODULE_1__/* .localPackages */ .HB)(project, workspace, patternsOf);
    const runsCode = installScripts !== false;
    return {
        paths: [...packages, ...(0,_source_workspaces_js__WEBPACK_IMPORTED_MODULE_0__/* .filesAbove */ .Hp)(root, workspace, settingsAbove)],
        isLeftover: (path) => (0,_local_js__WEBPACK_IMPORTED_MODULE_1__/* .isLeftover */ .ij)(root, path),
        runsCode,
        readsRepository: runsCode && packages.length > 1,
    };
}


/***/ }),

/***/ 97220:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Se: () => (/* binding */ makeRecordingShell),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   g1: () => (/* binding */ record)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _base_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26774);



/** Returns the record of a script that ran. */
function record(event, directory) {
    return `${event} in ${directory}`;
}
/**
 * Creates a recording shell in a directory. The success of npm does not show that a script ran, because npm 12 skips scripts that it does
 * not allow.
 */
async function makeRecordingShell(directory) {
    const [path, log] = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'recording-shell'), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'scripts-that-ran')];
    const lines = [
        '#!/bin/sh',
        `printf '%s in %s\\n' "$npm_lifecycle_event" "$(pwd -P)" >> ${quoted(log)}`,
        'exec sh "$@"',
    ];
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, `${lines.join('\n')}\n`, { mode: 0o755 });
    return {
        path,
        ran: async () => new Set((await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readTextOrEmpty */ .Qr)(log)).split('\n')),
    };
}
/** Returns a text as one word of a shell. */
function quoted(text) {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 46549:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ takeRequestedVersion)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _package_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41927);




/**
 * Returns the version of a package manager that package.json requests, if it does. A request for another manager is removed from the copy
 * of the project. Otherwise the manager that the user has chosen would refuse to run.
 */
async function takeRequestedVersion(root, manager) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'package.json')))
        return undefined;
    const manifest = await (0,_package_json_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .W)(root);
    const { packageManager, devEngines } = manifest;
    const [, name, version] = /^([^@]+)@([^+]+)/.exec(String(packageManager)) ?? [];
    const isOther = name !== undefined && name !== manager;
    const isOtherEngine = enginesOf(manifest).some((engine) => engine !== manager);
    if (isOther || isOtherEngine) {
        const { packageManager: requested, devEngines: { packageManager: _engine, ...engines } = {}, ...rest } = manifest;
        const changed = {
            ...rest,
            ...(isOther ? {} : { packageManager: requested }),
            devEngines: isOtherEngine ? engines : devEngines,
        };
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'package.json'), JSON.stringify(changed, undefined, 2));
    }
    return isOther ? undefined : version;
}
/** Returns the package managers that `devEngines` allows. */
function enginesOf({ devEngines }) {
    const requested = [devEngines?.['packageManager'] ?? []].flat();
    return requested.map(({ name }) => String(name));
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

/***/ 95851:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EM: () => (/* binding */ withUserFolder),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   LL: () => (/* binding */ rewriteFile),
/* harmony export */   Pi: () => (/* binding */ withNpmSettings),
/* harmony export */   jt: () => (/* binding */ withUserHome),
/* harmony export */   lt: () => (/* binding */ homeOf),
/* harmony export */   tP: () => (/* binding */ keepInNpmrc)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _base_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26774);
/* harmony import */ var _run_quiet_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(29877);
/* harmony import */ var _run_tool_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87327);
/* harmony import */ var _npm_settings_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(43395);
/* harmony import */ var _npm_tool_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(77416);









/**
 * Returns an environment in which npm, and programs that read its settings, see only the settings that `keeps` allows. This filters the
 * .npmrc files of the user and the machine, and variables. The filtered files are written into `work`, below `name`.
 */
async function withNpmSettings(request, name = 'settings', keeps = _npm_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .keptOfUser */ .PM) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(request.work, name);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true });
    const paths = await npmrcPaths(request, directory);
    const files = { userconfig: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'user.npmrc'), globalconfig: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'global.npmrc') };
    await writePrivate(files.userconfig, (0,_npm_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .filterNpmrc */ .zi)(await textOf(paths.userconfig), keeps));
    await writePrivate(files.globalconfig, (0,_npm_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .filterNpmrc */ .zi)(await textOf(paths.globalconfig), keeps));
    const env = (0,_npm_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .filterNpmVariables */ .Dp)(request.env, (setting) => !/^(user|global)config$/.test(setting) && keeps(setting));
    return { ...env, npm_config_userconfig: files.userconfig, npm_config_globalconfig: files.globalconfig };
}
/** Asks npm for the paths of its files. Without npm, only the file of the user is used. */
async function npmrcPaths({ env, log }, cwd) {
    const places = (name) => /^(userconfig|globalconfig|prefix)$/.test(name);
    const context = (0,_run_quiet_js__WEBPACK_IMPORTED_MODULE_8__/* .quiet */ .j)({ env: (0,_npm_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .filterNpmVariables */ .Dp)(env, places), log });
    const { lines } = await (0,_run_tool_js__WEBPACK_IMPORTED_MODULE_5__/* .tryTool */ .Kg)(_npm_tool_js__WEBPACK_IMPORTED_MODULE_7__/* .npmTool */ .Ef, ['config', 'get', 'userconfig', 'globalconfig'], cwd, context).catch(() => ({
        lines: [],
    }));
    const found = (name) => lines.map((line) => line.split('=').map((part) => part.trim())).find(([key]) => key === name)?.[1];
    return {
        userconfig: found('userconfig') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(homeOf(env), '.npmrc'),
        globalconfig: found('globalconfig'),
    };
}
/** Changes a file in the copy of a project, if it exists. A link is replaced, because it can point to a file of the user. */
async function rewriteFile(path, rewrite) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
        return;
    const text = await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(path);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path, rewrite(text));
}
/** Removes settings from an .npmrc in the copy of a project, except those that `keeps` allows. */
async function keepInNpmrc(directory, keeps = _npm_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .keptOfProject */ .pU) {
    await rewriteFile((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, '.npmrc'), (text) => (0,_npm_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .filterNpmrc */ .zi)(text, keeps));
}
/** Returns an environment with a replacement for `~/.config`. It contains changed files, and links to everything else. */
async function withUserFolder({ env, work }, changes) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(work, 'settings', 'config');
    await mirror(env['XDG_CONFIG_HOME'] ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(homeOf(env), '.config'), folder, changes);
    return { ...env, XDG_CONFIG_HOME: folder };
}
/** The same for the home directory. If no file must change, the home directory stays the same. */
async function withUserHome({ env, work }, changes) {
    const home = homeOf(env);
    if (!Object.keys(changes).some((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(home, path))))
        return env;
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(work, 'settings', 'home');
    await mirror(home, folder, changes);
    // A cache that does not exist yet must not be created in the replacement, which is removed.
    return { ...env, HOME: folder, XDG_CACHE_HOME: env['XDG_CACHE_HOME'] ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(home, '.cache') };
}
/** Returns the home directory of the user in an environment. */
function homeOf(env) {
    return env['HOME'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)();
}
async function mirror(own, folder, changes) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { recursive: true });
    const paths = Object.entries(changes).map(([path, changed]) => [path.split('/'), changed]);
    const touched = new Set(paths.map(([[name]]) => name));
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(own).catch(() => []))
        if (!touched.has(name))
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.symlink)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(own, name), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, name));
    for (const [[name = '', ...below], changed] of paths) {
        const from = changed.from ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(own, name);
        if (below.length === 0 && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(from))
            await writePrivate((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, name), changed.rewrite(await textOf(from)));
    }
    for (const name of touched) {
        const inner = paths.filter(([[first, ...below]]) => first === name && below.length > 0);
        const below = inner.map(([[, ...path], changed]) => [path.join('/'), changed]);
        if (name !== undefined && below.length > 0)
            await mirror((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(own, name), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, name), Object.fromEntries(below));
    }
}
/** The file is private, because it can contain tokens. */
async function writePrivate(path, text) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path, text, { mode: 0o600 });
}
async function textOf(path) {
    return path === undefined ? '' : (0,_base_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readTextOrEmpty */ .Qr)(path);
}
/** Returns whether a parsed value is a table of settings. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
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

/***/ 7725:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ minorOf),
/* harmony export */   Kq: () => (/* binding */ findPython),
/* harmony export */   QR: () => (/* binding */ targetsOf),
/* harmony export */   VT: () => (/* binding */ machineOf),
/* harmony export */   eI: () => (/* binding */ setupPython),
/* harmony export */   ff: () => (/* binding */ describeTarget)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _layer_runtimes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44188);
/* harmony import */ var _run_probe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49351);



/** The architecture as Python names it. */
const machineOf = { x86_64: 'x86_64', arm64: 'aarch64' };
/** How a workflow sets up Python. */
const setupPython = 'Add a step with "uses: actions/setup-python@v6" before this one.';
/** Returns the Python that `python3` or `python` starts. Undefined if neither does. */
async function findPython(request) {
    for (const command of ['python3', 'python']) {
        const found = await askPython(command, request);
        if (found)
            return found;
    }
    return undefined;
}
const question = 'import json, platform\n' +
    'try:\n import pip\n pip = pip.__version__\n' +
    'except ImportError:\n pip = None\n' +
    'print(json.dumps({"version": platform.python_version(), "isCPython": platform.python_implementation() == "CPython", "pip": pip}))';
async function askPython(command, request) {
    try {
        const python = { name: 'Python', command, setupHint: setupPython };
        const { exitCode, lines } = await (0,_run_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .probe */ .d)(python, ['-c', question], request.work, request);
        if (exitCode !== 0)
            return undefined;
        const { pip, ...found } = JSON.parse(lines.at(-1) ?? '');
        return { command, ...found, pip: pip ?? undefined };
    }
    catch (error) {
        if (error instanceof _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
            return undefined;
        throw error;
    }
}
/**
 * Returns the targets: each declared Python version, or that of the runner. Lambda keeps its runtimes at the newest patch version.
 * Therefore a declared version is assumed to be newer than any patch version in a marker.
 */
function targetsOf({ target }, python) {
    const { architecture, runtimes } = target;
    const glibc = (0,_layer_runtimes_js__WEBPACK_IMPORTED_MODULE_1__/* .glibcFor */ .H7)(runtimes.filter((runtime) => runtime.startsWith('python')));
    const declared = (0,_layer_runtimes_js__WEBPACK_IMPORTED_MODULE_1__/* .versionsOf */ .x4)('python', runtimes);
    if (declared.length > 0) {
        return declared.map((minor) => ({ minor, full: `${minor}.99`, architecture, glibc }));
    }
    if (!python) {
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            topic: 'the-target-was-not-declared',
            text: 'The Python version of the layer is unknown, because "compatible-runtimes" has no Python runtime and this runner has no Python. ' +
                'Add a runtime to "compatible-runtimes", such as python3.13.',
        });
    }
    return [{ minor: minorOf(python.version), full: python.version, architecture, glibc }];
}
/** Returns `3.11` for `3.11.7`. */
function minorOf(version) {
    return version.split('.').slice(0, 2).join('.');
}
/** Returns a target as text for messages. */
function describeTarget({ minor, architecture }) {
    return `Python ${minor} on ${architecture}`;
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

/***/ 66685:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ matchingFiles),
/* harmony export */   Y: () => (/* binding */ includeFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14006);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(picomatch__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88414);
/* harmony import */ var _base_trees_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64728);





/**
 * Copies the files of a source that match glob patterns into a layer, to the same relative paths. Skips the files in `without`. Returns the
 * relative paths. Throws a Problem for a pattern that matches no file.
 */
async function includeFiles(patterns, source, layer, without = []) {
    const { chosen, unmatched } = await matchingFiles(patterns, source, without);
    if (unmatched.length > 0) {
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({
            topic: 'a-pattern-matches-nothing-or-too-much',
            text: `Input "include" has patterns that match no file in "source": ${unmatched.map((pattern) => JSON.stringify(pattern)).join(', ')}. ` +
                'Write patterns relative to "source", such as "python/mylib/**".',
        });
    }
    for (const path of chosen)
        await include(path, source, layer);
    return [...chosen];
}
/** Returns the files and links in a directory that match glob patterns. Skips repositories, and the files in `without`. */
async function matchingFiles(patterns, directory, without) {
    if (patterns.length === 0)
        return { chosen: [], unmatched: [] };
    const paths = (await filesOf(directory)).filter((path) => !without.includes((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, path)));
    const chosen = new Set();
    const unmatched = [];
    for (const pattern of patterns) {
        const fits = picomatch__WEBPACK_IMPORTED_MODULE_4___default()(pattern, { dot: true });
        const fitting = paths.filter((path) => fits(path));
        if (fitting.length === 0)
            unmatched.push(pattern);
        for (const path of fitting)
            chosen.add(path);
    }
    return { chosen: [...chosen], unmatched };
}
async function include(path, source, layer) {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(layer, path);
    if (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(target).catch(() => undefined)) {
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({
            topic: 'a-pattern-matches-nothing-or-too-much',
            text: `Input "include" would replace a file of an installed package: ${JSON.stringify(path)}. Rename your file.`,
        });
    }
    await (0,_base_trees_js__WEBPACK_IMPORTED_MODULE_3__/* .copyTree */ .EL)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(source, path), target);
}
/** Returns the paths of all files and links below a directory, except repositories. */
async function filesOf(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { recursive: true, withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile() || entry.isSymbolicLink())
        .map(({ parentPath, name }) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parentPath, name)))
        .filter((path) => !/(^|\/)\.git\//.test(path))
        .sort();
}


/***/ }),

/***/ 27427:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ findProject)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/base/files.ts
var base_files = __webpack_require__(26774);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/paths.ts
var base_paths = __webpack_require__(75997);
// EXTERNAL MODULE: ./src/install/source/copy.ts
var copy = __webpack_require__(588);
// EXTERNAL MODULE: ./src/install/run/minimum-version.ts
var minimum_version = __webpack_require__(62760);
// EXTERNAL MODULE: ./src/install/run/tool.ts
var run_tool = __webpack_require__(87327);
;// CONCATENATED MODULE: ./src/install/java/gradle-lock.ts




/** The files that describe a project to Gradle. */
const buildFiles = ['build.gradle', 'build.gradle.kts'];
/** How a user creates a lock file, as a sentence. */
const lockHint = 'Run "gradle dependencies --write-locks" and commit gradle.lockfile.';
/** Matches a module whose version is a range or can change, such as a snapshot. */
const inexact = /^[^:\s]+:[^:\s]+:(?:[^:\s]*\+(?=$|[:@])|latest\.\w+(?=$|[:@])|[[\](]|[^:\s]+-SNAPSHOT(?=$|[:@]))/;
/**
 * Returns whether the dependencies of a build are exact. This is so if it has a lock file, or if no version in its build files is a range
 * or can change.
 */
async function isLocked(root) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'gradle.lockfile')) || (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'gradle', 'dependency-locks')))
        return true;
    const texts = await Promise.all(buildFiles.map((name) => (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(root, name))));
    return texts.every((text) => [...text.matchAll(/(["'])([^"'\n]+)\1/g)].every(([, , module = '']) => !inexact.test(module)));
}
/**
 * Returns the modules of `runtimeClasspath` in a lock file, in the format since Gradle 6.0 or the older one. Undefined if there is no lock
 * file.
 */
async function lockedModules(source) {
    const before = await (0,base_files/* readTextIfPossible */.e1)((0,external_node_path_.join)(source, 'gradle', 'dependency-locks', 'runtimeClasspath.lockfile'));
    const given = before ?? (await (0,base_files/* readTextIfPossible */.e1)((0,external_node_path_.join)(source, 'gradle.lockfile')));
    if (given === undefined)
        return undefined;
    const lines = given.split(/\r?\n/).filter((text) => text !== '' && !text.startsWith('#'));
    if (before !== undefined)
        return lines.filter((text) => !text.startsWith('empty='));
    const entries = lines.map((text) => {
        const [module = '', configurations = ''] = text.split('=');
        return { module, isOurs: configurations.split(',').includes('runtimeClasspath') };
    });
    if (!entries.some(({ isOurs }) => isOurs)) {
        throw new problem/* Problem */.AF({
            topic: 'the-lock-file-does-not-match',
            text: 'gradle.lockfile does not contain the configuration "runtimeClasspath", which the layer is built from. ' +
                `Lock all configurations ("dependencyLocking { lockAllConfigurations() }"). ${lockHint}`,
        });
    }
    return entries.filter(({ module, isOurs }) => isOurs && module !== 'empty').map(({ module }) => module);
}
/** Throws a Problem if the installed modules differ from the lock file. Gradle ignores a lock file if locking is not activated. */
function requireLocked(locked, installed) {
    const unlocked = installed.filter((module) => !locked.includes(module));
    const missing = locked.filter((module) => !installed.includes(module));
    if (unlocked.length === 0 && missing.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-match',
        text: 'Gradle reported success, but did not use the versions in gradle.lockfile. ' +
            `Installed but not locked: ${unlocked.join(', ') || 'none'}. Locked but not installed: ${missing.join(', ') || 'none'}. ` +
            `Activate locking for "runtimeClasspath" in the build. ${lockHint}`,
    });
}

;// CONCATENATED MODULE: ./src/install/java/gradle-class-path.ts








const task = 'lambdaLayerClassPath';
/** The minimum version for the script below. */
const minimum = '4.4';
const tool = {
    name: 'Gradle',
    command: 'gradle',
    minimum,
    setupHint: 'Add a step with "uses: gradle/actions/setup-gradle@v5" before this one, or commit a Gradle wrapper.',
    remedies: [
        [
            /dependency lock state/,
            'the-lock-file-does-not-match',
            `The lock file does not match the build. ${lockHint}`,
        ],
        [
            new RegExp(`Task '${task}' not found`),
            'the-package-manager-was-not-found',
            'The build does not include the project in "source". Include it in settings.gradle, or point "source" at another project.',
        ],
        [
            /status code 40[137]/,
            'the-registry-refuses-or-does-not-have-it',
            'A repository requires credentials, or rejected them. Check the variables of this step that the build reads them from.',
        ],
        [
            /Dependency verification failed/,
            'a-package-does-not-match-its-hash',
            'An artifact does not match gradle/verification-metadata.xml. Find out why before you accept the new artifact.',
        ],
        [
            /PKIX path|SSLHandshakeException|unable to find valid certification/,
            'a-registry-cannot-be-reached',
            'The certificate of a repository or proxy was not accepted. Add its CA certificate to the trust store of Java, or set another trust store in GRADLE_OPTS.',
        ],
        [
            /Could not find ([\w.-]+:[\w.-]+:[\w.+-]+?)\.(?:\s|$)/,
            'the-registry-refuses-or-does-not-have-it',
            ([, module = '']) => `A dependency was not found: ${module}. Check its name and version, and the repositories of the build.`,
        ],
        [
            /Could not (find (?!method|property)|resolve all)(?!.*(Could not (GET|HEAD)|Unable to load Maven meta-data))/,
            'the-registry-refuses-or-does-not-have-it',
            'A dependency was not found. Find its name in the log above. Check its name and version, and the repositories of the build.',
        ],
        [
            /Could not (GET|HEAD|get resource)|UnknownHostException|Unknown host|Connection (refused|reset)|timed out/,
            'a-registry-cannot-be-reached',
            'A repository could not be reached. Check its address and the proxy in gradle.properties, and run the job again.',
        ],
        [
            /Could not (find|resolve) (?!method|property)/,
            'the-registry-refuses-or-does-not-have-it',
            'A dependency was not found. Find its name in the log above. Check its name and version, and the repositories of the build.',
        ],
        [
            /Unsupported class file major version|Could not determine java version/,
            'a-program-is-missing-or-another-version-is-needed',
            'This Gradle is too old for the Java version of this runner. Set another "java-version" for actions/setup-java@v5, or update the wrapper.',
        ],
    ],
};
/**
 * Lists the runtime class path of one project after building what the class path needs. It uses only features of both Gradle 4.4 and Gradle
 * 9, and does not access the project while a task runs.
 */
const initScript = `
import org.gradle.api.artifacts.component.ModuleComponentIdentifier
import org.gradle.api.artifacts.component.ModuleComponentSelector
import org.gradle.api.artifacts.component.ProjectComponentIdentifier

allprojects { project ->
  if (project.projectDir.canonicalPath != System.getProperty('lambdaLayer.source')) return
  def classPath = { project.configurations.findByName('runtimeClasspath') }
  def gradleVersion = project.gradle.gradleVersion
  def list = new File(System.getProperty('lambdaLayer.list'))
  project.tasks.create('${task}') { task ->
    task.dependsOn { classPath() ?: [] }
    task.doLast {
      def lines = ['version', gradleVersion].collate(2)
      def configuration = classPath()
      if (configuration != null) {
        lines << ['classPath', configuration.name]
        configuration.incoming.artifacts.artifacts.each { artifact ->
          def id = artifact.id.componentIdentifier
          def owner = id instanceof ModuleComponentIdentifier ? id.group :
            id instanceof ProjectComponentIdentifier ? id.projectPath : ''
          lines << ['file', owner, artifact.file.absolutePath]
        }
        def result = configuration.incoming.resolutionResult
        result.allComponents.each { component ->
          def id = component.id
          if (id instanceof ModuleComponentIdentifier) lines << ['module', id.group + ':' + id.module + ':' + id.version]
        }
        result.allDependencies.each { dependency ->
          def requested = dependency.requested
          if (requested instanceof ModuleComponentSelector) lines << ['requested', requested.group + ':' + requested.module + ':' + requested.version]
        }
      }
      list.setText(lines.collect { it.join('\\t') }.join('\\n'), 'UTF-8')
    }
  }
}
`;
/** Builds and lists the runtime class path of a project, in a copy of its build. Throws a Problem if that fails. */
async function classPathOf({ root, source }, request) {
    const script = (0,external_node_path_.join)(request.work, 'class-path.init.gradle');
    const list = (0,external_node_path_.join)(request.work, 'class-path.txt');
    await (0,promises_.writeFile)(script, initScript);
    // A wrapper uses the Gradle version of the project, as its users expect.
    const hasWrapper = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'gradlew'));
    if (hasWrapper)
        await requireVersionOfWrapper(root);
    const ended = await (0,run_tool/* tryTool */.Kg)(hasWrapper ? { ...tool, command: 'sh' } : tool, [
        ...(hasWrapper ? ['gradlew'] : []),
        '--no-daemon',
        '--init-script',
        script,
        `-DlambdaLayer.source=${source}`,
        `-DlambdaLayer.list=${list}`,
        // The task must access its project.
        '-Dorg.gradle.configuration-cache=false',
        '-Dorg.gradle.unsafe.configuration-cache=false',
        '-Dorg.gradle.unsafe.isolated-projects=false',
        '-Dorg.gradle.configureondemand=false',
        // Settings of the user must not allow what the project's verification metadata rejects.
        '-Dorg.gradle.dependency.verification=strict',
        task,
    ], root, request);
    // A version that is too old does not run the script. To ask each Gradle for its version would take seconds.
    const isListed = ended.exitCode === 0 && (0,external_node_fs_.existsSync)(list);
    if (!isListed && !hasWrapper)
        await (0,run_tool/* versionOf */.E4)(tool, /^Gradle (\d\S*)/, root, request);
    if (ended.exitCode !== 0)
        throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)(tool, ended));
    const classPath = await listed(list);
    (0,minimum_version/* requireMinimum */.O8)(tool, classPath.version, minimum);
    return classPath;
}
/** Throws a Problem if the Gradle of a wrapper is too old, by the file of the wrapper. */
async function requireVersionOfWrapper(root) {
    const properties = await (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(root, 'gradle', 'wrapper', 'gradle-wrapper.properties'));
    const [, version] = /^[ \t]*distributionUrl[ \t]*=.*\/gradle-(\d[\w.-]*?)(?:-(?:bin|all|src))?\.zip/m.exec(properties) ?? [];
    if (version !== undefined)
        (0,minimum_version/* requireMinimum */.O8)(tool, version, minimum);
}
async function listed(list) {
    const text = await (0,base_files/* readTextOrEmpty */.Qr)(list);
    const lines = text.split('\n').map((given) => given.split('\t'));
    const valuesOf = (kind) => [
        ...new Set(lines.flatMap(([name, value = '']) => (name === kind ? [value] : []))),
    ];
    if (valuesOf('classPath').length === 0) {
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-was-not-found',
            text: 'Gradle finds no configuration "runtimeClasspath" in "source". Point "source" at a project that applies the plugin "java".',
        });
    }
    return {
        version: valuesOf('version')[0] ?? '',
        files: lines.flatMap(([kind, owner = '', path = '']) => kind === 'file'
            ? [{ owner: owner.replace(/^:/, '').replaceAll(':', '.'), name: (0,external_node_path_.basename)(path), path }]
            : []),
        modules: valuesOf('module'),
        requested: valuesOf('requested'),
    };
}

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/base/limits.ts
var limits = __webpack_require__(58369);
// EXTERNAL MODULE: ./src/base/trees.ts
var base_trees = __webpack_require__(64728);
// EXTERNAL MODULE: ./src/layer/opt.ts
var opt = __webpack_require__(72368);
// EXTERNAL MODULE: ./src/layer/runtimes.ts
var layer_runtimes = __webpack_require__(44188);
// EXTERNAL MODULE: ./src/zip/listing.ts
var listing = __webpack_require__(99099);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/zip/packed-entries.ts
var packed_entries = __webpack_require__(45274);
;// CONCATENATED MODULE: ./src/install/java/reproducible-jar.ts





/**
 * Rewrites a jar without differences between builds: times, the order of entries, and dates in pom.properties. One entry is in memory at a
 * time. Returns false and leaves the jar unchanged if it exceeds a limit.
 */
async function makeReproducible(jar) {
    const rewrittenJar = `${jar}.new`;
    const isWritten = await (0,listing/* withBytesOf */.Re)(jar, async (bytes) => {
        const entries = withinLimits(bytes);
        if (!entries)
            return false;
        await (0,packed_entries/* writePackedEntries */.w)(rewrittenJar, rewritten(bytes, entries));
        return true;
    });
    if (isWritten)
        await (0,promises_.rename)(rewrittenJar, jar);
    return isWritten;
}
/** Returns the entries in their new order. Undefined if they exceed a limit. */
function withinLimits(jar) {
    const entries = [];
    let size = 0;
    for (const entry of (0,listing/* entriesOf */.Mc)(jar)) {
        entries.push(entry);
        size += entry.size;
        if (entries.length > limits/* limits */.Fy.rewrittenEntries.most || size > limits/* limits */.Fy.rewrittenBytes.most)
            return undefined;
    }
    return entries
        .map((entry) => ({ entry, key: keyOf(entry) }))
        .sort((one, other) => Buffer.compare(one.key, other.key))
        .map(({ entry }) => entry);
}
/** Returns the sort key of an entry. The manifest comes first, because programs that read a jar as a stream expect it there. */
function keyOf({ name }) {
    return Buffer.concat([Buffer.from(name.toString() === 'META-INF/MANIFEST.MF' ? '0' : '1'), name]);
}
async function* rewritten(jar, entries) {
    for (const entry of entries)
        yield [await Promise.resolve(finished(jar, entry))];
}
/** Returns a rewritten entry. A stored entry stays stored, because Java loads a nested jar only if it is not compressed. */
function finished(jar, entry) {
    const name = entry.name.toString();
    const content = withoutDate(name, contentOf(jar, entry));
    const isStored = entry.method === 0 || content.length === 0;
    return {
        entry: name.endsWith('/') ? { kind: 'directory', path: name.slice(0, -1) } : { kind: 'file', path: name },
        mode: entry.attributes >>> 16 || (name.endsWith('/') ? 0o040755 : 0o100644),
        packing: isStored ? packed_entries/* packings */.T.stored : packed_entries/* packings */.T.deflated,
        bytes: isStored ? content : (0,external_node_zlib_.deflateRawSync)(content, { chunkSize: chunkFor(content.length) }),
        size: content.length,
        crc: (0,external_node_zlib_.crc32)(content),
    };
}
function contentOf(jar, entry) {
    const packed = (0,listing/* packedOf */.yw)(jar, entry);
    return entry.method === 0
        ? packed
        : (0,external_node_zlib_.inflateRawSync)(packed, {
            maxOutputLength: limits/* limits */.Fy.rewrittenBytes.most,
            chunkSize: chunkFor(entry.size),
        });
}
/** Returns the chunk size for an entry. By default, Node.js allocates 16 kB for each small entry and frees it late. */
function chunkFor(size) {
    return Math.min(Math.max(size + 64, 128), 65_536);
}
function withoutDate(name, content) {
    if (!/^META-INF\/maven\/.*\/pom\.properties$/.test(name))
        return content;
    return Buffer.from(content.toString('latin1').replace(/^#.*\r?\n/gm, ''), 'latin1');
}

;// CONCATENATED MODULE: ./src/install/java/jars.ts












/** Links or copies jars to Lambda's class path: `java/lib/*.jar` in a new directory. Throws a Problem if a runtime could not load them. */
async function layOut(tool, files, to) {
    const jars = nameJars(files.filter(({ name }) => (0,external_node_path_.extname)(name) === '.jar'));
    if (jars.size === 0) {
        throw new problem/* Problem */.AF({
            topic: 'the-layer-would-be-empty',
            text: 'The layer would be empty, because the project in "source" has no dependencies at run time. Point "source" at a project that has some.',
        });
    }
    await requireFiles(tool, jars);
    const lib = (0,external_node_path_.join)(to.directory, opt/* opt */.m7.java.packages);
    await (0,promises_.mkdir)(lib, { recursive: true });
    const notReproducible = [];
    for (const [name, { path }] of jars) {
        // A jar that is rewritten becomes a new file, so that the one in the repository of the manager stays as it is.
        await (0,base_trees/* linkFile */.TG)(path, (0,external_node_path_.join)(lib, name));
        if (to.built(path) && !(await makeReproducible((0,external_node_path_.join)(lib, name))))
            notReproducible.push(name);
    }
    const unread = await requireLoadable(lib, to.runtimes);
    const others = files.filter(({ name }) => (0,external_node_path_.extname)(name) !== '.jar').map(({ name }) => name);
    return { warnings: [...warningsAboutOthers(others), ...warningsAboutLimits(notReproducible, unread)] };
}
function warningsAboutOthers(names) {
    if (names.length === 0)
        return [];
    return [
        {
            topic: 'the-package-manager-reported-success',
            text: `Not in the layer, because a class path accepts only jars: ${names.join(', ')}. Add these files with "include".`,
        },
    ];
}
function warningsAboutLimits(asTheyAre, unread) {
    return [
        ...(asTheyAre.length === 0
            ? []
            : [
                (0,message/* about */.Cv)('a-file-exceeds-a-limit', `Not made reproducible, because it has more than ${(0,figures/* count */.U9)(limits/* limits */.Fy.rewrittenEntries.most)} entries or ` +
                    `${(0,figures/* count */.U9)(limits/* limits */.Fy.rewrittenBytes.most)} bytes: ${asTheyAre.join(', ')}. The next build can publish a new version of the same content.`),
            ]),
        ...(unread.length === 0
            ? []
            : [
                (0,message/* about */.Cv)('a-file-exceeds-a-limit', `The Java version of some classes was not checked, because the layer has more than ${(0,figures/* count */.U9)(limits/* limits */.Fy.classes.most)} classes ` +
                    `or one jar has more than ${(0,figures/* count */.U9)(limits/* limits */.Fy.jarEntries.most)} entries: ${unread.join(', ')}. ` +
                    'Compile them for the oldest runtime in "compatible-runtimes".'),
            ]),
    ];
}
/** Returns jars by name. Jars with the same name get the name of their owner as a prefix, because they would overwrite each other. */
function nameJars(files) {
    const jars = new Map();
    for (const file of files) {
        const isShared = files.some(({ name, path }) => name === file.name && path !== file.path);
        const name = isShared ? `${file.owner}.${file.name}` : file.name;
        const other = jars.get(name);
        if (other && other.path !== file.path) {
            throw new problem/* Problem */.AF({
                topic: 'the-package-manager-reported-success',
                text: `Two dependencies have a file with the name ${name}: ${other.path} and ${file.path}. Rename one of them.`,
            });
        }
        jars.set(name, file);
    }
    return jars;
}
/** Throws a Problem for a jar that is not a file. For a module that was not packaged, a build returns a directory of classes. */
async function requireFiles(tool, jars) {
    const missing = [];
    for (const [name, { path }] of jars) {
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (!found?.isFile())
            missing.push(name);
    }
    if (missing.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-package-manager-reported-success',
        text: `${tool} reported success, but did not create ${missing.join(', ')}. Check that "source" builds in a clean checkout.`,
    });
}
/** Records the jars in a directory. Returns a function that checks whether a build has created a jar there since. */
async function builtIn(directory) {
    const names = await (0,base_files/* listPathsIn */.eE)(directory);
    const before = new Set(names.filter((name) => name.endsWith('.jar')).map((name) => (0,external_node_path_.join)(directory, name)));
    return (path) => path.startsWith((0,external_node_path_.join)(directory, '/')) && !before.has(path);
}
/** The major version of class files minus the Java version: Java 8 has class files of version 52 (Java Virtual Machine Specification, table 4.1-A). */
const classFileOffset = 44;
/**
 * Throws a Problem for jars with classes for a newer Java version than the oldest declared runtime. That runtime would find them but not
 * load them. Returns the jars that were not checked completely.
 */
async function requireLoadable(lib, runtimes) {
    const [oldest] = (0,layer_runtimes/* versionsOf */.x4)('java', runtimes);
    if (oldest === undefined)
        return [];
    const newer = [];
    const unread = [];
    let left = limits/* limits */.Fy.classes.most;
    for (const name of (await (0,promises_.readdir)(lib)).sort()) {
        const { newest, looked, isWhole } = await newestClassOf((0,external_node_path_.join)(lib, name), name, left);
        left -= looked;
        if (newest - classFileOffset > Number(oldest))
            newer.push(`${name} (Java ${newest - classFileOffset})`);
        if (!isWhole)
            unread.push(name);
    }
    if (newer.length === 0)
        return unread;
    const runtime = runtimes.find((candidate) => {
        const facts = (0,layer_runtimes/* factsOf */.xS)(candidate);
        return facts?.language === 'java' && facts.version === oldest;
    });
    throw new problem/* Problem */.AF({
        topic: 'the-code-is-for-another-version-of-the-language',
        text: `${runtime} cannot load ${newer.join(', ')}, which was compiled for a newer Java version. ` +
            'Declare a newer runtime in "compatible-runtimes", or use a version of the library for that runtime.',
    });
}
async function newestClassOf(path, name, atMost) {
    try {
        return await (0,listing/* withBytesOf */.Re)(path, (jar) => lookInto(jar, atMost));
    }
    catch (error) {
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `The jar ${name} cannot be read: ${reason.text}. Remove it from the runner's cache.`;
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'a-manifest-cannot-be-read', text), { cause: error });
    }
}
/** The number of compressed bytes that are enough to inflate the first eight bytes of a class file. */
const start = 512;
/** Checks the classes of a jar. Classes for newer Java versions only are skipped, because older versions ignore them. */
function lookInto(jar, atMost) {
    let [newest, looked, entries] = [0, 0, 0];
    for (const entry of (0,listing/* entriesOf */.Mc)(jar)) {
        entries += 1;
        if (entries > limits/* limits */.Fy.jarEntries.most)
            return { newest, looked, isWhole: false };
        if (!isClass(entry.name))
            continue;
        if (looked === atMost)
            return { newest, looked, isWhole: false };
        looked += 1;
        newest = Math.max(newest, (0,listing/* startOf */.GH)(jar, entry, start).readUInt16BE(6));
    }
    return { newest, looked, isWhole: true };
}
const ending = Buffer.from('.class');
function isClass(name) {
    if (!name.subarray(-ending.length).equals(ending))
        return false;
    return /^(?!META-INF\/versions\/)(?:.*\/)?(?!module-info)[^/]+\.class$/.test(name.toString());
}

// EXTERNAL MODULE: ./src/install/source/workspaces.ts
var workspaces = __webpack_require__(7083);
;// CONCATENATED MODULE: ./src/install/java/roots.ts

/**
 * Returns the parent directories up to the workspace that have a project as a member, nearest first. Even a locked member is built with
 * their parent, settings and modules.
 */
async function rootsAbove(source, workspace, hasMember) {
    const roots = [];
    for (const root of (0,workspaces/* directoriesAbove */.jH)(source, workspace)) {
        if (await hasMember(root, source))
            roots.push(root);
    }
    return roots;
}

;// CONCATENATED MODULE: ./src/install/java/gradle.ts











const gradle = {
    name: 'gradle',
    language: 'Java',
    lockFiles: ['gradle.lockfile'],
    manifests: buildFiles,
    lockHint: lockHint,
    supportsExtras: false,
    isLocked: isLocked,
    hasMember,
    reads,
    build,
};
/** The build files are code, and other projects of the build become jars in the layer. Their versions can come from Git. */
async function reads({ source }, { workspace }) {
    const root = await rootOf(source, workspace);
    const settings = settingsIn(root);
    const text = settings === undefined ? '' : await (0,base_files/* readText */.yR)(settings);
    return {
        paths: [root, ...(await buildsOutside(root, workspace))],
        isLeftover,
        runsCode: true,
        readsRepository: /\binclude/.test(text) || (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'buildSrc')),
    };
}
async function build(request, given) {
    const root = await rootOf(given.source, request.workspace);
    // The project is found by its real path, which Gradle reports.
    const work = await (0,promises_.realpath)(request.work);
    const project = await (0,copy/* copyProject */.N_)({ ...given, root }, (0,external_node_path_.join)(work, 'project'), request, await reads(given, request));
    // Included builds can be outside of the root.
    const built = await builtIn((0,external_node_path_.join)(work, 'project'));
    const found = await classPathOf(project, { ...request, work });
    const locked = await lockedModules(given.source);
    if (locked)
        requireLocked(locked, found.modules);
    const directory = (0,external_node_path_.join)(work, 'layer');
    const { warnings } = await request.log.timed('lay out the packages', () => layOut('Gradle', found.files, {
        directory,
        runtimes: request.target.runtimes,
        built,
    }));
    const moving = found.requested.filter((module) => inexact.test(module));
    return {
        directory,
        version: found.version,
        warnings: [
            ...(moving.length > 0 && !locked
                ? [
                    (0,message/* about */.Cv)('a-lock-file-is-needed', `There is no lock file, and these dependencies have no exact version: ${moving.join(', ')}. Each build can install another version.`),
                ]
                : []),
            ...warnings,
        ],
    };
}
/** Returns the root of a build. A directory with its own settings file is a separate build. */
async function rootOf(source, workspace) {
    if (settingsIn(source))
        return source;
    const [root = source] = await rootsAbove(source, workspace, hasMember);
    return root;
}
/** Returns whether a path is a leftover of an earlier build. */
function isLeftover(path) {
    const owner = (0,external_node_path_.dirname)(path);
    const isProject = buildFiles.some((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(owner, name)));
    return (0,external_node_path_.basename)(path) === '.gradle' || ((0,external_node_path_.basename)(path) === 'build' && isProject && !hasSource(path));
}
/** Returns whether a directory is a project, which can also have the name "build". */
function hasSource(path) {
    return buildFiles.some((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(path, name)));
}
function settingsIn(directory) {
    return ['settings.gradle', 'settings.gradle.kts']
        .map((name) => (0,external_node_path_.join)(directory, name))
        .find((path) => (0,external_node_fs_.existsSync)(path));
}
/** Returns whether the settings of a build include a directory, by a path such as `:a:b` or `a/b`. */
async function hasMember(root, directory) {
    return (await namesIn(root)).some((name) => (0,external_node_path_.resolve)(root, name.replace(/^:/, '').replaceAll(':', '/')) === directory);
}
/** Returns the included builds that are outside of a build but in the checkout. */
async function buildsOutside(root, workspace) {
    const paths = (await namesIn(root))
        .filter((name) => name.startsWith('..'))
        .map((name) => (0,external_node_path_.resolve)(root, name));
    return paths.filter((path) => (0,external_node_fs_.existsSync)(path) && !(0,base_paths/* isInside */.FK)(path, root) && (0,base_paths/* isInside */.FK)(workspace, path));
}
/** Returns all quoted texts in the settings of a build. */
async function namesIn(root) {
    const settings = settingsIn(root);
    if (settings === undefined)
        return [];
    const text = (await (0,base_files/* readText */.yR)(settings)).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
    return [...text.matchAll(/(["'])([^"'\n]+)\1/g)].map(([, , name = '']) => name);
}

// EXTERNAL MODULE: ./src/base/xml.ts
var xml = __webpack_require__(88336);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./src/install/java/maven-settings.ts




/** Options that select settings files. Everything else in MAVEN_ARGS could change the build. */
const settingsOption = /(?:^|\s)(-s|--settings|-gs|--global-settings)[\s=]+(\S+)/g;
/**
 * Returns the settings of the user outside of the project. Settings files select repositories, mirrors and credentials. Profiles of the POM
 * that only settings files activate are disabled, so that the layer is the same on each machine.
 */
async function mavenSettingsOf(env, lineage) {
    const { MAVEN_ARGS: given = '', ...others } = env;
    const options = [...given.matchAll(settingsOption)].map(([, option = '', path = '']) => [
        option,
        (0,external_node_path_.resolve)(path),
    ]);
    const chosen = options.find(([option]) => option === '-s' || option === '--settings')?.[1];
    // Java gets the home directory from the system, not from HOME.
    const text = await (0,base_files/* readTextOrEmpty */.Qr)(chosen ?? (0,external_node_path_.join)((0,external_node_os_.userInfo)().homedir, '.m2', 'settings.xml'), 'manifest');
    const active = (0,xml/* elementsAt */.Z0)((0,xml/* parseXml */.NO)(text), 'activeProfiles', 'activeProfile').map((element) => (0,xml/* textAt */.$6)(element));
    const ofPom = lineage.flatMap(({ project }) => (0,xml/* elementsAt */.Z0)(project, 'profiles', 'profile').flatMap((profile) => (0,xml/* textAt */.$6)(profile, 'id') ?? []));
    const profiles = [...new Set(ofPom.filter((id) => active.includes(id)))];
    return {
        env: others,
        options: [...options.flat(), ...profiles.map((id) => `--activate-profiles=!${id}`)],
        profiles,
    };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./src/install/java/maven-tool.ts





/** The minimum version for the plugin that lists the dependencies. */
const mavenMinimum = '3.8';
const mavenTool = {
    name: 'Maven',
    command: 'mvn',
    setupHint: 'Use a runner that has Maven, such as "ubuntu-latest", and add a step with "uses: actions/setup-java@v5" before this one.',
    remedies: [
        [
            /auth(entication|orization) failed for|status(?: code)?: 40[137]|40[137] (Unauthorized|Forbidden|Proxy)/,
            'the-registry-refuses-or-does-not-have-it',
            'A repository requires credentials, or rejected them. Check settings.xml, and the variables of this step that it names.',
        ],
        [
            /PKIX path|SSLHandshakeException|unable to find valid certification|CertificateException/,
            'a-registry-cannot-be-reached',
            'The certificate of a repository or proxy was not accepted. Add its CA certificate to the trust store of Java, or set another trust store in MAVEN_OPTS.',
        ],
        [
            /Non-resolvable parent POM(?=.*Could not find artifact|.*was not found in|(?!.*Could not transfer))/,
            'the-registry-refuses-or-does-not-have-it',
            'A parent POM was not found. Check its version and "relativePath", and the repositories in settings.xml.',
        ],
        [
            /(?:Could not find artifact|(?:Failure to find|The following artifacts could not be resolved:)) ([^\s:]+:[^\s:]+):(?:[^\s:]*:)*([^\s:]+)(?: \(absent\))?(?:,| in | was not found)/,
            'the-registry-refuses-or-does-not-have-it',
            ([, name = '', version = '']) => `A dependency was not found: ${name} ${version}. Check its name and version, and the repositories in pom.xml and settings.xml.`,
        ],
        [
            /was not found in|No versions available for|Unable to find\/resolve artifact/,
            'the-registry-refuses-or-does-not-have-it',
            'A dependency was not found. Find its name in the log above. Check its name and version, and the repositories in pom.xml and settings.xml.',
        ],
        [
            /Could not transfer|Unknown host|UnknownHostException|Connection (refused|reset)|[Cc]onnect(ion)? timed out|transfer failed|maven-default-http-blocker/,
            'a-registry-cannot-be-reached',
            'A repository could not be reached. Check its address and the proxy in settings.xml, and run the job again.',
        ],
        [
            /COMPILATION ERROR/,
            'a-program-failed',
            'A module that "source" depends on does not compile. Check that it compiles with the Java version of this runner.',
        ],
        [
            /Could not resolve/,
            'the-registry-refuses-or-does-not-have-it',
            'A dependency was not found. Find its name in the log above. Check its name and version, and the repositories in pom.xml and settings.xml.',
        ],
    ],
};
/** Matches a line such as "Apache Maven 3.9.16 (...)". */
const versionLine = /^Apache Maven (\d[\w.-]*)/;
/** Pinned, because the default version depends on the version of Maven. */
const dependencyPlugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.11.0';
/** The file with the list of dependencies. The path is relative, so that each module of a build writes its own file. */
const dependencyList = '.lambda-layer-dependencies.txt';
const goal = [`${dependencyPlugin}:list`];
/** Returns the arguments that list the dependencies of a project without building its modules. */
function argumentsForProject({ root, source }) {
    return ['--file', (0,external_node_path_.join)((0,external_node_path_.relative)(root, source), 'pom.xml'), '--non-recursive', ...goal];
}
/**
 * Returns the arguments that first package the modules that a project needs and then list its dependencies, in one run. The list comes
 * before the package of the project itself, which can replace dependencies, for example by shading.
 */
function argumentsWithModules({ root, source }) {
    const module = (0,external_node_path_.relative)(root, source) || '.';
    return ['--projects', module, '--also-make', '-DskipTests', ...goal, 'package'];
}
/** Clears filters that a file or a variable could set. The command line takes precedence. */
const complete = [
    ...[
        'includeScope',
        'excludeScope',
        'includeTypes',
        'excludeTypes',
        'includeClassifiers',
        'excludeClassifiers',
    ],
    ...['includeGroupIds', 'excludeGroupIds', 'includeArtifactIds', 'excludeArtifactIds'],
].map((name) => `-D${name}=`);
/** Runs Maven with goals, and returns its version. Throws a Problem if it fails or is too old. */
async function runMaven(args, cwd, request) {
    const settings = [
        '--batch-mode',
        '--no-transfer-progress',
        '-Dstyle.color=never',
        ...complete,
        '-DexcludeTransitive=false',
        '-Dmdep.skip=false',
        '-DappendOutput=false',
        `-DoutputFile=${dependencyList}`,
        '-DoutputAbsoluteArtifactFilename=true',
        // Without it, archives that are packaged here contain the time of the build.
        '-Dproject.build.outputTimestamp=1980-01-01T00:00:02Z',
    ];
    // To start Java only for the version would take half a second.
    const ended = await (0,run_tool/* tryTool */.Kg)(mavenTool, ['--show-version', ...settings, ...args], cwd, request);
    const version = ended.lines
        .map((text) => versionLine.exec((0,external_node_util_.stripVTControlCharacters)(text))?.[1])
        .find((found) => found !== undefined);
    if (version !== undefined)
        (0,minimum_version/* requireMinimum */.O8)(mavenTool, version, mavenMinimum);
    if (ended.exitCode !== 0)
        throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)(mavenTool, ended));
    return version ?? '';
}

;// CONCATENATED MODULE: ./src/install/java/pom.ts





/** Returns a new reader. */
function pomReader() {
    const known = new Map();
    const [count, size] = [(0,limits/* newBudget */.k$)('poms'), (0,limits/* newBudget */.k$)('pomTags')];
    const read = async (path) => {
        const text = (await (0,base_files/* readTextIfPossible */.e1)(path, 'manifest')) ?? '';
        if (text !== '')
            count.spend(path);
        const tags = (0,limits/* countOccurrences */.W$)('<', text);
        (0,limits/* requireWithinLimit */.Uc)('tags', path, tags);
        size.spend(path, tags);
        const project = (0,xml/* parseXml */.NO)(text);
        return project && { path, project };
    };
    const at = (place) => {
        const path = fileAt(place);
        const found = known.get(path) ?? read(path);
        known.set(path, found);
        return found;
    };
    return {
        at,
        reactor: async (root) => {
            const found = new Set();
            const add = (pom) => pom && found.add(pom);
            add(await at(root));
            // The loop also visits POMs that it adds.
            for (const pom of found)
                for (const place of new Set(modulesOf(pom)))
                    add(await at(place));
            return [...found];
        },
        lineage: async (pom) => {
            const found = new Set([pom]);
            for (const one of found) {
                const parent = await parentOf(one, at);
                if (parent)
                    found.add(parent);
                (0,limits/* requireWithinLimit */.Uc)('parents', pom.path, found.size - 1);
            }
            return [...found];
        },
    };
}
function fileAt(at) {
    return (0,external_node_fs_.statSync)(at, { throwIfNoEntry: false })?.isFile() ? at : (0,external_node_path_.join)(at, 'pom.xml');
}
/** Returns the paths of the modules of a POM. */
function modulesOf({ path, project }) {
    const names = [project, ...(0,xml/* elementsAt */.Z0)(project, 'profiles', 'profile')].flatMap((element) => [
        ...(0,xml/* elementsAt */.Z0)(element, 'modules', 'module'),
        ...(0,xml/* elementsAt */.Z0)(element, 'subprojects', 'subproject'),
    ]);
    return names.map(({ text }) => (0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), text));
}
async function parentOf(pom, at) {
    const [given] = (0,xml/* elementsAt */.Z0)(pom.project, 'parent');
    const relativePath = (0,xml/* textAt */.$6)(given, 'relativePath') ?? '../pom.xml';
    const place = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(pom.path), relativePath);
    if (!given || relativePath === '' || !(0,external_node_fs_.existsSync)(place))
        return undefined;
    const parent = await at(place);
    const isIt = parent && (0,xml/* textAt */.$6)(parent.project, 'artifactId') === (0,xml/* textAt */.$6)(given, 'artifactId');
    return isIt ? parent : undefined;
}
/** Returns the id by which other POMs refer to a POM: `groupId:artifactId`. */
function idOf({ project }) {
    const groupId = (0,xml/* textAt */.$6)(project, 'groupId') ?? (0,xml/* textAt */.$6)(project, 'parent', 'groupId') ?? '';
    return `${groupId}:${(0,xml/* textAt */.$6)(project, 'artifactId') ?? ''}`;
}
/**
 * Returns the dependencies in POMs and their profiles, and managed dependencies on request. `expansion` limits the size of expanded
 * properties.
 */
function dependenciesOf(lineage, { managed, expansion = (0,limits/* newBudget */.k$)('properties'), }) {
    const fill = expanderOf(lineage, expansion);
    const owners = lineage.flatMap(({ project }) => [project, ...(0,xml/* elementsAt */.Z0)(project, 'profiles', 'profile')]);
    return owners
        .flatMap((owner) => [
        ...(0,xml/* elementsAt */.Z0)(owner, 'dependencies', 'dependency'),
        ...(managed ? (0,xml/* elementsAt */.Z0)(owner, 'dependencyManagement', 'dependencies', 'dependency') : []),
    ])
        .map((dependency) => ({
        groupId: fill((0,xml/* textAt */.$6)(dependency, 'groupId') ?? ''),
        artifactId: fill((0,xml/* textAt */.$6)(dependency, 'artifactId') ?? ''),
        version: fill((0,xml/* textAt */.$6)(dependency, 'version') ?? ''),
    }));
}
/** The maximum depth of properties that refer to other properties. */
const deepest = 10;
/** Returns a function that replaces `${...}` with properties of the nearest POM that has them. Each property is expanded once. */
function expanderOf(lineage, expansion) {
    const subject = `The properties of ${lineage[0]?.path ?? 'pom.xml'}`;
    const properties = new Map(lineage.toReversed().flatMap(({ project }) => (0,xml/* elementsAt */.Z0)(project, 'properties')
        .flatMap(({ children }) => children)
        .toReversed()
        .map(({ name, text }) => [name, text])));
    const filled = new Map();
    const valueOf = (name) => properties.get(name) ?? coordinateOf(name, lineage);
    const fill = (text, within) => text.replace(/\$\{([^{}]+)\}/g, (reference, name) => {
        const value = valueOf(name);
        if (value === undefined || within.includes(name) || within.length > deepest)
            return reference;
        const known = filled.get(name) ?? fill(value, [...within, name]);
        expansion.spend(subject, known.length + 1);
        filled.set(name, known);
        return known;
    });
    return (text) => fill(text, []);
}
/** Returns the value of a name such as `project.version` from the nearest POM that has it. */
function coordinateOf(name, lineage) {
    const own = name.replace(/^(project|pom)\./, '');
    if (own === name)
        return undefined;
    return lineage
        .map(({ project }) => (0,xml/* textAt */.$6)(project, own) ?? (0,xml/* textAt */.$6)(project, 'parent', own))
        .find((value) => value !== undefined);
}

;// CONCATENATED MODULE: ./src/install/java/maven.ts














const maven = {
    name: 'maven',
    language: 'Java',
    lockFiles: [],
    manifests: ['pom.xml'],
    lockHint: 'Give every dependency in pom.xml an exact version.',
    supportsExtras: false,
    isLocked: maven_isLocked,
    hasMember: maven_hasMember,
    reads: maven_reads,
    build: maven_build,
};
async function maven_reads({ source }, { workspace }) {
    return readsOf(await maven_rootOf(source, workspace), workspace, pomReader());
}
/** Plugins and extensions run in each build. Those of the checkout can take versions from Git. */
async function readsOf(root, workspace, read) {
    const reactor = await read.reactor(root);
    return {
        paths: [root, ...(await parentsOutside(root, reactor, workspace, read))],
        isLeftover: maven_isLeftover,
        runsCode: true,
        readsRepository: reactor.length > 1 || (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, '.mvn', 'extensions.xml')),
    };
}
async function maven_rootOf(source, workspace) {
    return (await rootsAbove(source, workspace, maven_hasMember)).at(-1) ?? source;
}
async function maven_build(request, given) {
    const { source } = given;
    const root = await maven_rootOf(source, request.workspace);
    const read = pomReader();
    const pom = await read.at(source);
    if (!pom) {
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-was-not-found',
            text: 'Input "source" has no pom.xml that can be read. Correct it, or point "source" at the directory that has one.',
        });
    }
    const reactor = await read.reactor(root);
    // Maven lists real paths.
    const work = await (0,promises_.realpath)(request.work);
    const project = await (0,copy/* copyProject */.N_)({ ...given, root }, (0,external_node_path_.join)(work, 'project'), request, await readsOf(root, request.workspace, read));
    const built = await builtIn(project.root);
    const lineage = await read.lineage(pom);
    requireOwnList([...reactor, ...lineage]);
    const { env, options, profiles } = await mavenSettingsOf(request.env, lineage);
    const inCopy = { ...request, env };
    const goals = needsModules(lineage, reactor) ? argumentsWithModules(project) : argumentsForProject(project);
    const version = await runMaven([...options, ...goals], project.root, inCopy);
    const dependencies = await maven_listed((0,external_node_path_.join)(project.source, dependencyList));
    const directory = (0,external_node_path_.join)(work, 'layer');
    const { warnings } = await request.log.timed('lay out the packages', () => layOut('Maven', dependencies.filter(isForRuntime), {
        directory,
        runtimes: request.target.runtimes,
        built,
    }));
    return {
        directory,
        version,
        license: licenseOf(lineage),
        warnings: [...warnings, ...warningsAboutSystem(dependencies), ...warningsAboutProfiles(profiles)],
    };
}
/** Returns whether a path is a leftover of an earlier build. */
function maven_isLeftover(path) {
    return (0,external_node_path_.basename)(path) === 'target' && (0,external_node_fs_.existsSync)((0,external_node_path_.join)((0,external_node_path_.dirname)(path), 'pom.xml'));
}
/** Matches a line of `dependency:list`: group, artifact, type, optional classifier, version, scope and file. */
const line = /^ {3}([^:\s]+):([^:]+):([^:]+):(?:([^:]+):)?([^:]+):(compile|runtime|provided|test|system):(.*?)(?: \(optional\))?(?: -- module .*)?$/;
async function maven_listed(path) {
    const text = await (0,base_files/* readTextIfPossible */.e1)(path);
    if (text === undefined)
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-reported-success',
            text: `Maven reported success, but did not list the dependencies of "source". ${ownGoal}`,
        });
    return text.split('\n').flatMap((given) => {
        const [, group, artifact, type, classifier, version, scope = '', file] = line.exec(given) ?? [];
        if (group === undefined || file === undefined || type === 'pom')
            return [];
        const name = [artifact, version, ...(classifier === undefined ? [] : [classifier])].join('-');
        return [{ owner: group, name: `${name}${/\.[a-z]+$/.exec(file)?.[0] ?? '.jar'}`, path: file, scope }];
    });
}
function isForRuntime({ scope }) {
    return scope === 'compile' || scope === 'runtime';
}
/** Returns a warning about dependencies with a system path. This is a file that must exist on each machine, and Lambda does not have it. */
function warningsAboutSystem(dependencies) {
    const names = dependencies.filter(({ scope }) => scope === 'system').map(({ name }) => name);
    if (names.length === 0)
        return [];
    return [
        {
            topic: 'the-package-manager-reported-success',
            text: `Not in the layer, because its scope is "system": ${names.join(', ')}. ` +
                'Install it into a repository and use the scope "compile", or add the file with "include".',
        },
    ];
}
function warningsAboutProfiles(profiles) {
    if (profiles.length === 0)
        return [];
    return [
        {
            topic: 'the-lock-file-does-not-match',
            text: `Profiles of pom.xml that only settings.xml activates are not used: ${profiles.join(', ')}. ` +
                'Activate them in pom.xml or .mvn/maven.config, which are part of the project.',
        },
    ];
}
const ownGoal = 'Check the configuration of maven-dependency-plugin in pom.xml. If it is for the whole project, it changes the list that this action needs.';
/** Throws a Problem for a POM that configures the plugin that lists the dependencies so that it would omit some. */
function requireOwnList(poms) {
    const turned = poms.some(({ project }) => [project, ...(0,xml/* elementsAt */.Z0)(project, 'profiles', 'profile')]
        .flatMap((owner) => [
        ...(0,xml/* elementsAt */.Z0)(owner, 'build', 'plugins', 'plugin'),
        ...(0,xml/* elementsAt */.Z0)(owner, 'build', 'pluginManagement', 'plugins', 'plugin'),
    ])
        .filter((plugin) => (0,xml/* textAt */.$6)(plugin, 'artifactId') === 'maven-dependency-plugin')
        .flatMap((plugin) => (0,xml/* elementsAt */.Z0)(plugin, 'configuration'))
        .some((configuration) => configuration.children.some(({ name }) => /^(include|exclude)(Scope|Types|Classifiers|GroupIds|ArtifactIds|Transitive)$|^outputFile$|^skip$/.test(name))));
    if (turned)
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-reported-success',
            text: `The dependencies of "source" cannot be listed. ${ownGoal}`,
        });
}
/** Returns whether a project or one of its parents depends on another module of the build. */
function needsModules(lineage, reactor) {
    const modules = new Set(reactor.map(idOf));
    const named = dependenciesOf(lineage, { managed: false });
    return named.some(({ groupId, artifactId }) => {
        const id = `${groupId}:${artifactId}`;
        return modules.has(id) || (id.includes('${') && modules.size > 1);
    });
}
/** Returns the parent POMs of modules that are in the checkout, but not below the root of the build. */
async function parentsOutside(root, reactor, workspace, read) {
    const lineages = await Promise.all(reactor.map((pom) => read.lineage(pom)));
    const paths = lineages.flat().map(({ path }) => path);
    return [...new Set(paths)].filter((path) => !(0,base_paths/* isInside */.FK)(root, path) && (0,base_paths/* isInside */.FK)(workspace, path));
}
async function maven_hasMember(root, directory) {
    const modules = await pomReader().reactor(root);
    return modules.some(({ path }) => path !== (0,external_node_path_.join)(root, 'pom.xml') && (0,external_node_path_.dirname)(path) === directory);
}
const maven_inexact = /^[[(]|^(LATEST|RELEASE)$|-SNAPSHOT$/;
/** Returns whether the dependencies of a build are exact: no version is a range or can change. Maven has no lock file. */
async function maven_isLocked(directory) {
    const root = await maven_rootOf(directory, '/');
    const read = pomReader();
    const reactor = await read.reactor(root);
    const lineages = await Promise.all(reactor.map((pom) => read.lineage(pom)));
    const own = new Set(lineages.flat().map(idOf));
    const expansion = (0,limits/* newBudget */.k$)('properties');
    return lineages.every((lineage) => {
        const parents = lineage.map(({ project }) => ({
            groupId: (0,xml/* textAt */.$6)(project, 'parent', 'groupId') ?? '',
            artifactId: (0,xml/* textAt */.$6)(project, 'parent', 'artifactId') ?? '',
            version: (0,xml/* textAt */.$6)(project, 'parent', 'version') ?? '',
        }));
        return [...parents, ...dependenciesOf(lineage, { managed: true, expansion })].every(({ groupId, artifactId, version }) => own.has(`${groupId}:${artifactId}`) || !maven_inexact.test(version));
    });
}
function licenseOf(lineage) {
    for (const { project } of lineage) {
        const license = (0,xml/* textAt */.$6)(project, 'licenses', 'license', 'name');
        if (license !== undefined)
            return license;
    }
    return undefined;
}

// EXTERNAL MODULE: ./src/install/manager-names.ts
var manager_names = __webpack_require__(56933);
// EXTERNAL MODULE: ./src/base/json.ts
var json = __webpack_require__(23659);
// EXTERNAL MODULE: ./src/install/run/quiet.ts
var quiet = __webpack_require__(29877);
// EXTERNAL MODULE: ./src/install/addresses.ts
var addresses = __webpack_require__(16411);
;// CONCATENATED MODULE: ./src/install/node/classic-lock.ts

const word = /"(?:[^"\\]|\\.)*"|[^\s",:][^\s",]*/;
/**
 * Reads a lock file in the format of Yarn 1. Throws a Problem for a line that Yarn would not write, because Yarn could read it differently.
 */
function parseClassicLock(text) {
    const entries = [];
    let open = {
        dependencies: {},
    };
    let list;
    for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
        if (/^\s*(?:#.*)?$/.test(line))
            continue;
        const indent = /^ */.exec(line)?.[0].length ?? 0;
        const words = wordsOf(line);
        const [name = '', value = '', ...others] = words;
        const isList = line.endsWith(':');
        if (indent === 0 && isList) {
            open = { dependencies: {} };
            list = undefined;
            // The following lines fill the entry.
            entries.push(Object.assign(open, { keys: words }));
        }
        else if (indent === 2 && isList && words.length === 1) {
            list = /^(?:d|optionalD)ependencies$/.test(name) ? open.dependencies : {};
        }
        else if (indent === 2 && words.length === 2 && entries.length > 0) {
            if (name === 'version' || name === 'resolved')
                open[name] = value;
        }
        else if (indent === 4 && words.length === 2 && list !== undefined && others.length === 0) {
            list[name] = value;
        }
        else
            throw unreadable(line);
    }
    return entries;
}
function wordsOf(line) {
    const words = [];
    let rest = line.trim();
    while (rest !== '') {
        const found = word.exec(rest);
        if (found?.index !== 0)
            throw unreadable(line);
        const [text] = found;
        const ends = text.startsWith('"') ? text : text.replace(/:$/, '');
        words.push(ends.startsWith('"') ? unquoted(ends, line) : ends);
        rest = rest.slice(ends.length).replace(/^(?:,\s*|:$|\s+)/, '');
    }
    return words;
}
function unquoted(text, line) {
    try {
        return String(JSON.parse(text));
    }
    catch {
        throw unreadable(line);
    }
}
function unreadable(line) {
    return new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-match',
        text: `yarn.lock has an unexpected line: ${JSON.stringify(line.trim().slice(0, 40))}. Run "yarn install" and commit yarn.lock.`,
    });
}

// EXTERNAL MODULE: ./src/install/node/locked-origins.ts
var locked_origins = __webpack_require__(96290);
;// CONCATENATED MODULE: ./src/install/node/lock-walk.ts


/**
 * Returns the origins of the packages of a closure. Follows the lock file as its package manager does, from the packages of the checkout,
 * because a package can claim any name in its own package.json. `ships` returns whether the archive of a package contains another package.
 */
async function walkLock({ packages, source }, own, graph, ships) {
    const found = new Map();
    const queue = [source, ...packages]
        .filter((one) => own.has(one))
        .flatMap((one) => {
        const entry = graph.start(one);
        return entry === undefined ? [] : [{ one, entry }];
    });
    // The loop also visits elements that it adds.
    for (const { one, entry } of queue) {
        for (const [name, dependency] of one.dependencies) {
            const next = graph.next(entry, name);
            const known = found.get(dependency) ?? new Set();
            if (next === undefined || own.has(dependency) || known.has(next))
                continue;
            found.set(dependency, known.add(next));
            queue.push({ one: dependency, entry: next });
        }
    }
    const entriesOf = (one) => {
        const entries = [...(found.get(one) ?? [])];
        return entries.length > 0 ? entries : [...graph.named((0,locked_origins/* nameAt */.Dc)(one.directory))];
    };
    const places = new Map();
    for (const one of packages.filter((candidate) => !own.has(candidate))) {
        const around = packages.filter((outer) => contains(outer, one) && !own.has(outer));
        const shipped = await Promise.all(around.map((outer) => ships(outer, entriesOf(outer), one.directory.slice(outer.directory.length + 1))));
        if (shipped.includes(true))
            continue;
        places.set(one.directory, entriesOf(one).flatMap((entry) => graph.originsOf(entry, (0,locked_origins/* nameAt */.Dc)(one.directory))));
    }
    return places;
}
function contains(outer, inner) {
    return outer !== inner && (0,external_node_path_.dirname)(inner.directory).startsWith(`${outer.directory}/`);
}

;// CONCATENATED MODULE: ./src/install/node/classic-origins.ts







/** Returns the origins of packages by a lock file in the format of Yarn 1. The format does not record where packages are installed. */
async function originsOfClassic(closure, own, { lock, cache }, isOfRegistry) {
    const archives = cache === undefined ? [] : await (0,promises_.readdir)(cache).catch(() => []);
    const ships = async (outer, entries, path) => {
        const shipping = entries.map(({ entry: { resolved = '' } }) => {
            const hash = /#(?:commit=)?([0-9a-f]{40})$/.exec(resolved)?.[1];
            const unpacked = archives.filter((name) => hash !== undefined && name.includes(`-${hash}`));
            const folders = unpacked.map((name) => (0,external_node_path_.join)(cache ?? '', name, 'node_modules', (0,locked_origins/* nameAt */.Dc)(outer.directory)));
            const known = folders.filter((folder) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'package.json')));
            return known.length === 0 || known.some((folder) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, firstIn(path))));
        });
        return shipping.length === 0 || shipping.includes(true);
    };
    return walkLock(closure, own, graphOf(parseClassicLock(lock), isOfRegistry), ships);
}
/** Returns the outermost package in a path: `node_modules/a` of `node_modules/a/node_modules/b`. */
function firstIn(path) {
    return /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;
}
function graphOf(entries, isOfRegistry) {
    const all = entries.flatMap((entry) => entry.keys.map((key) => ({ key, request: { range: rangeIn(key), entry } })));
    const byKey = new Map(all.map(({ key, request }) => [key, request]));
    const find = (name, range) => {
        const exact = byKey.get(`${name}@${range}`);
        if (exact !== undefined || !/[:/]/.test(range))
            return exact;
        // bun records a package that is installed under another name by its own name.
        const others = all.filter(({ request }) => request.range === range);
        return others.length === 1 ? others[0]?.request : undefined;
    };
    return {
        start: ({ manifest: { dependencies, optionalDependencies, peerDependencies } }) => ({
            range: '',
            entry: { dependencies: { ...peerDependencies, ...dependencies, ...optionalDependencies } },
        }),
        next: ({ entry }, name) => {
            const range = entry.dependencies[name];
            return range === undefined ? undefined : find(name, range);
        },
        originsOf: ({ range, entry }, installed) => originOf(installed, range, entry, isOfRegistry),
        named: (installed) => all.filter(({ key }) => key.startsWith(`${installed}@`)).map(({ request }) => request),
    };
}
function rangeIn(key) {
    return key.slice(key.indexOf('@', 1) + 1);
}
function originOf(installed, range, { resolved = '', version = '' }, isOfRegistry) {
    const name = /^npm:(@?[^@]+)/.exec(range)?.[1] ?? installed;
    const address = /^[a-z+]+:|^git@/.test(resolved) ? resolved : '';
    if (address !== '' && !address.startsWith('file:'))
        return isOfRegistry(name, address) ? [{ name }] : [{ name: installed, address }];
    if ((0,addresses/* isGit */.JL)(range) || /^https?:/.test(range))
        return [{ name: installed, address: range }];
    const path = /^(?:file:|\.{0,2}\/)/.test(range) ? range : address;
    // An offline mirror in the checkout is recorded by the names of its archives only.
    if (path === '')
        return (0,locked_origins/* isVersion */.lF)(version) ? [{ name }] : [];
    return (0,locked_origins/* fromCheckout */.X$)(installed, path);
}

;// CONCATENATED MODULE: ./src/install/node/bun-origins.ts










/**
 * Returns the origins of packages by a lock file of bun. It is bun.lock or the output of bun for a binary lock file. Without one, it is the
 * yarn.lock that bun writes.
 */
async function originsOfBun(closure, own, root, { isOfRegistry, tool, ...request }) {
    const text = (0,external_node_path_.join)(root, 'bun.lock');
    if ((0,external_node_fs_.existsSync)(text)) {
        const packages = (0,json/* parseLooseJson */.Ge)(await (0,base_files/* readText */.yR)(text), text).packages ?? {};
        return originsIn(closure, own, { root: await (0,promises_.realpath)(root), packages, isOfRegistry });
    }
    const lock = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'bun.lockb'))
        ? (await (0,run_tool/* runTool */.qI)(tool, ['bun.lockb'], root, (0,quiet/* quiet */.j)(request))).lines.join('\n')
        : ((await (0,base_files/* readTextIfPossible */.e1)((0,external_node_path_.join)(root, 'yarn.lock'))) ?? '');
    return originsOfClassic(closure, own, { lock }, isOfRegistry);
}
async function originsIn(closure, own, { root, packages, isOfRegistry }) {
    const keys = new Set(Object.keys(packages).filter((key) => !isBundled(packages[key] ?? [])));
    const ships = (_outer, entries, path) => {
        const inner = path.replaceAll(/(^|\/)node_modules\//g, '/');
        return Promise.resolve(!entries.some((key) => keys.has(`${key}${inner}`)));
    };
    const graph = {
        start: ({ directory, manifest }) => (directory === root ? '' : manifest.name),
        next: (from, name) => upwards(from)
            .map((key) => `${key}${name}`)
            .find((key) => keys.has(key)),
        originsOf: (key, installed) => bun_origins_originOf(installed, packages[key] ?? [], isOfRegistry),
        named: (installed) => [...keys].filter((key) => key === installed || key.endsWith(`/${installed}`)),
    };
    return walkLock(closure, own, graph, ships);
}
/** Returns the prefixes for a dependency of `a/b`, in search order: `a/b/`, `a/`, and the top. */
function upwards(key) {
    const parts = key.split('/').filter((part) => part !== '');
    const prefixes = parts.flatMap((part, index) => part.startsWith('@') ? [] : [`${parts.slice(0, index + 1).join('/')}/`]);
    return [...prefixes.reverse(), ''];
}
function isBundled(entry) {
    return entry.some((part) => part?.bundled === true);
}
function bun_origins_originOf(installed, [ident, registry], isOfRegistry) {
    const [, name = '', reference = ''] = /^(@?[^@]+)@(.*)$/s.exec(String(ident)) ?? [];
    if ((0,locked_origins/* isVersion */.lF)(reference)) {
        const address = typeof registry === 'string' ? registry : '';
        return address === '' || isOfRegistry(name, address) ? [{ name }] : [{ name: installed, address }];
    }
    if (/^(?:file|link|workspace):|^\.{0,2}\//.test(reference) || /^[^:]+\.t(?:ar\.)?gz$/.test(reference))
        return (0,locked_origins/* fromCheckout */.X$)(installed, reference);
    return reference === '' ? [] : [{ name: installed, address: reference }];
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
// EXTERNAL MODULE: ./src/install/node/npm-settings.ts
var npm_settings = __webpack_require__(43395);
// EXTERNAL MODULE: ./src/install/node/user-settings.ts
var user_settings = __webpack_require__(95851);
;// CONCATENATED MODULE: ./src/install/node/bun-settings.ts






/** The settings of `[install]` for the sources of packages, and for packages that the user rejects because they are new. */
const ofProject = ['registry', 'scopes', 'ca', 'cafile', 'minimumReleaseAge', 'minimumReleaseAgeExcludes'];
const ofUser = [...ofProject, 'cache'];
/**
 * Removes settings from the copy of a project and from the user's files, except for registries and authentication. This includes a security
 * scanner, which runs code. Returns the environment for bun.
 */
async function isolateBun(root, request) {
    await (0,user_settings/* keepInNpmrc */.tP)(root);
    await (0,user_settings/* rewriteFile */.LL)((0,external_node_path_.join)(root, 'bunfig.toml'), (text) => keepInBunfig(text, ofProject));
    // bun reads variables from these files, and settings from variables.
    const names = (await (0,promises_.readdir)(root)).filter((name) => /^\.env(\.|$)/.test(name));
    for (const name of names)
        await (0,promises_.rm)((0,external_node_path_.join)(root, name), { recursive: true, force: true });
    const env = withoutOptions(await (0,user_settings/* withNpmSettings */.Pi)(request));
    const home = (0,user_settings/* homeOf */.lt)(env);
    const folder = env['XDG_CONFIG_HOME'] ?? home;
    return (0,user_settings/* withUserFolder */.EM)({ ...request, env }, {
        '.bunfig.toml': { from: (0,external_node_path_.join)(folder, '.bunfig.toml'), rewrite: (text) => keepInBunfig(text, ofUser) },
        '.npmrc': {
            from: firstOf((0,external_node_path_.join)(folder, '.npmrc'), (0,external_node_path_.join)(home, '.npmrc')),
            rewrite: (text) => (0,npm_settings/* filterNpmrc */.zi)(text, npm_settings/* keptOfUser */.PM),
        },
    });
}
/** Removes the variables from which bun reads settings or arguments. */
function withoutOptions(env) {
    const isKept = (name) => !/^BUN_(CONFIG_(?!REGISTRY$|TOKEN$)|OPTIONS$)/.test(name);
    return Object.fromEntries(Object.entries(env).filter(([name]) => isKept(name)));
}
/** An unreadable file stays as it is, so that bun reports the error. */
function keepInBunfig(text, names) {
    try {
        const { install = {} } = (0,dist/* parse */.qg)(text);
        const kept = Object.entries(install).filter(([name]) => names.includes(name));
        return (0,dist/* stringify */.As)({ install: Object.fromEntries(kept) });
    }
    catch {
        return text;
    }
}
function firstOf(path, other) {
    return (0,external_node_fs_.existsSync)(path) ? path : other;
}

// EXTERNAL MODULE: ./src/install/node/manager.ts + 9 modules
var manager = __webpack_require__(56899);
// EXTERNAL MODULE: ./src/install/node/members.ts
var node_members = __webpack_require__(27783);
// EXTERNAL MODULE: ./src/install/node/target.ts
var node_target = __webpack_require__(21927);
;// CONCATENATED MODULE: ./src/install/node/platform.ts


/**
 * Returns the flags by which npm, pnpm and bun install for another platform. Versions before `since` ignore or reject the flags, so they
 * get none. For these, a target that is not the platform of the runner is a Problem.
 */
function platformFlags(tool, version, since, target) {
    if ((0,minimum_version/* isAtLeast */.du)(version, since)) {
        return Object.entries((0,node_target/* platformOf */.tj)(target)).map(([key, value]) => `--${key}=${value}`);
    }
    requireMinimumElsewhere(tool, version, since, target);
    return [];
}
/** Returns the setting by which pnpm and Yarn install for another platform. Each part is a list. */
function supportedArchitecturesOf(target) {
    return Object.fromEntries(Object.entries((0,node_target/* platformOf */.tj)(target)).map(([key, value]) => [key, [value]]));
}
/** Throws a Problem if the target is not the platform of the runner and the version cannot install for another one. */
function requireMinimumElsewhere(tool, version, minimum, target) {
    if (isPlatformOfRunner(target))
        return;
    (0,minimum_version/* requireMinimum */.O8)(tool, version, minimum, `to build for ${target.architecture} on this runner`);
}
/** Returns whether the platform of this runner is that of Lambda: Linux with glibc, on the architecture of the target. */
function isPlatformOfRunner({ matchesRunner }) {
    return matchesRunner && process.platform === 'linux' && hasGlibc();
}
/** Node.js shows the libc only in a report. Without excludeNetwork, the report would look up the host names of all connections. */
function hasGlibc() {
    Object.assign(process.report, { excludeNetwork: true });
    const { header } = process.report.getReport();
    return header?.glibcVersionRuntime !== undefined;
}

// EXTERNAL MODULE: ./src/install/node/reads.ts
var node_reads = __webpack_require__(77653);
;// CONCATENATED MODULE: ./src/install/node/bun.ts








const bunTool = {
    name: 'bun',
    command: 'bun',
    minimum: '1.1',
    setupHint: 'Add a step with "run: npm install --global --allow-scripts=bun bun@1" before this one.',
    remedies: [
        [
            'lockfile had changes',
            'the-lock-file-does-not-match',
            'The lock file does not match package.json. Run "bun install" and commit bun.lock.',
        ],
        [
            'not on disk',
            'a-path-is-outside-of-the-checkout',
            'A member of the workspace is not in the checkout. Check it out, or recreate the lock file without it.',
        ],
        ['Integrity check failed', 'a-package-does-not-match-its-hash', run_tool/* integrityRemedy */._2],
        [
            / 401/,
            'the-registry-refuses-or-does-not-have-it',
            'A registry requires credentials. Name a variable in bunfig.toml or .npmrc, and set it in the "env" of this step.',
        ],
        [
            / 403/,
            'the-registry-refuses-or-does-not-have-it',
            'A registry rejected the credentials. Check the token that bunfig.toml or .npmrc reads from the environment.',
        ],
        [
            / 404/,
            'the-registry-refuses-or-does-not-have-it',
            'A package does not exist in the registry. Check its name, and the address of the registry.',
        ],
    ],
};
const bun_manager = {
    tool: bunTool,
    patternsOf: node_members/* workspacesOf */.cE,
    isolate: ({ root }, request) => isolateBun(root, request),
    lockedOrigins: ({ root, closure, directories, isOfRegistry }, request) => originsOfBun(closure, directories, root, { ...request, isOfRegistry, tool: bunTool }),
    install,
};
const bun = {
    name: 'bun',
    language: 'Node.js',
    lockFiles: ['bun.lock', 'bun.lockb'],
    manifests: [],
    lockHint: 'Run "bun install" and commit bun.lock.',
    supportsExtras: false,
    hasMember: (root, directory) => (0,node_members/* hasMember */.z$)(node_members/* workspacesOf */.cE, root, directory),
    reads: (project, request) => (0,node_reads/* readsOf */.J)(bun_manager, project, request),
    build: (request, project) => (0,manager/* buildBy */.o)(bun_manager, request, project),
};
/** Installs production dependencies for the target, without scripts. The arguments take precedence over bunfig.toml and the environment. */
async function install({ root, source, locked }, request, version) {
    const isWorkspace = (await (0,node_members/* workspacesOf */.cE)(root)).length > 0;
    await (0,run_tool/* runTool */.qI)(bunTool, [
        'install',
        // bun writes the origins of packages into this yarn.lock.
        ...(locked ? ['--frozen-lockfile'] : ['--no-save', '--yarn']),
        '--production',
        '--ignore-scripts',
        '--linker=hoisted',
        // Scripts can change files, which must not be those in the cache of bun.
        request.installScripts === false ? '--backend=hardlink' : '--backend=copyfile',
        ...platformFlags(bunTool, version, '1.2.23', request.target),
        ...(isWorkspace ? [`--filter=./${(0,external_node_path_.relative)(root, source)}`] : []),
    ], root, request);
}

;// CONCATENATED MODULE: ./src/install/node/npm-origins.ts





/**
 * Returns the origins of packages by the lock files of a project and of the directories outside of it. Without a lock file, by the record
 * that npm keeps of its installation.
 */
async function originsOfNpm({ root, outside }, isOfRegistry) {
    const found = [root, ...outside].map(async (directory) => {
        const names = ['npm-shrinkwrap.json', 'package-lock.json', 'node_modules/.package-lock.json'];
        const path = names.map((name) => (0,external_node_path_.join)(directory, name)).find((one) => (0,external_node_fs_.existsSync)(one));
        const lock = path === undefined ? {} : (0,json/* parseJson */.qF)(await (0,base_files/* readText */.yR)(path), path);
        return (0,locked_origins/* originsAt */.D5)(directory, npm_origins_originsIn(lock, isOfRegistry));
    });
    return new Map((await Promise.all(found)).flatMap((places) => [...places]));
}
/** Returns the origins in a lock file of npm, by the path of each package. */
function npm_origins_originsIn({ packages, dependencies = {} }, isOfRegistry) {
    const entries = packages
        ? Object.entries(packages)
        : oldEntries(dependencies);
    return entries
        .filter(([path, { link, inBundle }]) => /(^|\/)node_modules\/[^/]+(\/[^/]+)?$/.test(path) && !link && !inBundle)
        .map(([path, entry]) => [path, npm_origins_originOf((0,locked_origins/* nameAt */.Dc)(path), entry, isOfRegistry)]);
}
function oldEntries(dependencies, within = '') {
    return Object.entries(dependencies).flatMap(([name, { bundled, dependencies: inner = {}, ...entry }]) => {
        const path = `${within}node_modules/${name}`;
        return [[path, { ...entry, inBundle: bundled === true }], ...oldEntries(inner, `${path}/`)];
    });
}
function npm_origins_originOf(installed, entry, isOfRegistry) {
    // npm 6 writes `false` for an unknown value.
    const [name = installed, version = '', resolved] = [entry.name, entry.version, entry.resolved].map((one) => typeof one === 'string' ? one : undefined);
    // npm 6 records a package under another name as `npm:real@1.0.0`.
    const [, real, plain] = /^npm:(@?[^@]+)@(.*)$/.exec(version) ?? [];
    const known = { name: real ?? name, version: plain ?? version };
    const address = resolved ?? ((0,locked_origins/* isVersion */.lF)(known.version) ? undefined : known.version);
    if (address === undefined || isOfRegistry(known.name, address))
        return [{ name: known.name }];
    if (address.startsWith('file:'))
        return (0,locked_origins/* fromCheckout */.X$)(installed, address);
    return [{ name: installed, address }];
}

// EXTERNAL MODULE: ./src/install/node/npm-tool.ts
var npm_tool = __webpack_require__(77416);
// EXTERNAL MODULE: ./src/install/node/package-json.ts
var package_json = __webpack_require__(41927);
;// CONCATENATED MODULE: ./src/install/node/npm.ts













const lockFiles = ['package-lock.json', 'npm-shrinkwrap.json'];
const npm_manager = {
    tool: npm_tool/* npmTool */.Ef,
    knownVersion: npm_tool/* versionOfNpm */.Lc,
    patternsOf: node_members/* workspacesOf */.cE,
    isolate,
    lockedOrigins: (done) => originsOfNpm(done, done.isOfRegistry),
    install: npm_install,
};
const npm = {
    name: 'npm',
    language: 'Node.js',
    lockFiles,
    manifests: ['package.json'],
    lockHint: 'Run "npm install" and commit package-lock.json.',
    supportsExtras: false,
    hasMember: (root, directory) => (0,node_members/* hasMember */.z$)(node_members/* workspacesOf */.cE, root, directory),
    reads: (project, request) => (0,node_reads/* readsOf */.J)(npm_manager, project, request),
    build: (request, project) => (0,manager/* buildBy */.o)(npm_manager, request, project),
};
/** Also keeps "legacy-peer-deps". If it was set, the lock file has no peer dependencies, so npm must use it again. */
const keeps = (name) => (0,npm_settings/* keptOfProject */.pU)(name) || name === 'legacy-peer-deps';
async function isolate({ root, outside }, request) {
    for (const directory of [root, ...outside])
        await (0,user_settings/* keepInNpmrc */.tP)(directory, keeps);
    return (0,user_settings/* withNpmSettings */.Pi)(request);
}
async function npm_install(project, request, version) {
    await allowSources(request.env, version);
    const platform = platformFlags(npm_tool/* npmTool */.Ef, version, sinceOfFlags(version), request.target);
    const { root, source, locked, outside } = project;
    const member = source === root ? [] : [`--workspace=${(0,external_node_path_.relative)(root, source)}`];
    await installIn(root, locked, [...member, ...platform], request);
    for (const directory of outside)
        await installOutside(directory, project, platform, request);
}
/** Installs the dependencies of a local dependency outside of the project. npm only links to its directory. */
async function installOutside(directory, { locked }, platform, request) {
    const { dependencies, optionalDependencies } = await (0,package_json/* manifestIn */.t)(directory);
    if (Object.keys({ ...dependencies, ...optionalDependencies }).length === 0)
        return;
    const hasLock = lockFiles.some((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, name)));
    // For a locked project, nothing is installed without a lock file. If the project needs it, it is reported as missing.
    if (hasLock || !locked)
        await installIn(directory, hasLock, platform, request);
}
/** Returns the first version with the flags for another platform. npm 10.0 is older than npm 9.9, which has them. */
function sinceOfFlags(version) {
    return version.startsWith('10.') ? '10.1' : '9.9';
}
/**
 * Installs production dependencies for the target, without scripts. The arguments take precedence over .npmrc and the environment.
 * `--include=prod` is necessary because `include=dev` would override `--omit=dev`.
 */
async function installIn(directory, locked, flags, request) {
    const command = locked ? ['ci'] : ['install', '--no-package-lock'];
    const settings = ['--omit=dev', '--include=prod', '--ignore-scripts', '--install-strategy=hoisted'];
    await (0,npm_tool/* runNpm */.VZ)([...command, ...flags, ...settings], directory, request);
}
/**
 * Allows packages from Git and from web addresses, which npm 12 rejects by default. The lock file names them. A setting of the user takes
 * precedence, because the global file has the lowest priority.
 */
async function allowSources(env, version) {
    const file = env['npm_config_globalconfig'];
    if (file === undefined || Number.parseInt(version) < 12)
        return;
    const text = await (0,base_files/* readText */.yR)(file);
    await (0,promises_.writeFile)(file, `allow-git=all\nallow-remote=all\n${text}`);
}

// EXTERNAL MODULE: ./src/base/formats.ts
var formats = __webpack_require__(69025);
;// CONCATENATED MODULE: ./src/base/yaml-parts.ts


/** The minimum length of a part in characters. Parsing a lock file in parts is much faster than parsing it as a whole. */
const minimumPartLength = 20_000;
/**
 * Returns the entries of a large YAML mapping in their order, such as the packages of a lock file. If the lines cannot be parsed in parts,
 * they are parsed as a whole, within a smaller limit. Throws LimitExceeded with the name `subject`, and SyntaxError.
 */
function parseLargeYamlMapping(lines, subject) {
    try {
        return new Map([...splitIntoParts(lines)].flatMap((part) => parseEntries(part, subject)));
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        const whole = lines.join('\n');
        (0,limits/* newBudget */.k$)('yamlParts').spend(subject, whole.length);
        return new Map(parseEntries(lines, subject));
    }
}
function parseEntries(lines, subject) {
    const value = (0,formats/* parseYaml */.h)(lines.join('\n'), subject) ?? {};
    if (typeof value !== 'object' || Array.isArray(value))
        throw new SyntaxError();
    return Object.entries(value);
}
/** Splits the lines into parts that each begin with a key of the mapping. A long key begins with `?`, and its value with `:`. */
function* splitIntoParts(lines) {
    const indentation = /^ */.exec(lines.find((line) => /^ *[^\s#]/.test(line)) ?? '')?.[0].length ?? 0;
    let part = [];
    let length = 0;
    for (const line of lines) {
        const isKey = /^[^\s:#]/.test(line.slice(indentation)) && line.slice(0, indentation).trim() === '';
        if (length > minimumPartLength && isKey) {
            yield part;
            [part, length] = [[], 0];
        }
        part.push(line);
        length += line.length + 1;
    }
    yield part;
}

;// CONCATENATED MODULE: ./src/install/node/pnpm-lock.ts





/**
 * Returns the dependencies of packages in pnpm-lock.yaml. A key is `name@version(peers)` since version 9 of the format, and
 * `/name@version(peers)` in version 6.
 */
async function lockedNames(root) {
    const path = (0,external_node_path_.join)(root, 'pnpm-lock.yaml');
    return pnpm_lock_namesIn((await (0,base_files/* readTextIfPossible */.e1)(path, 'yamlLock')) ?? '', path);
}
/** The same for the text of a lock file. `path` names the file if a limit is exceeded. */
function pnpm_lock_namesIn(text, path) {
    const names = new Map();
    const budget = (0,limits/* newBudget */.k$)('yamlParts');
    for (const part of splitIntoParts(sectionOf(text, 'snapshots') ?? sectionOf(text, 'packages') ?? [])) {
        for (const [key, own] of asWritten(part) ?? parsed(part, path, budget))
            names.set(key.replace(/^\/|\(.*/g, ''), own);
    }
    return names;
}
/** Reads packages line by line, in the form that pnpm writes. Returns undefined if one has another form. */
function asWritten(lines) {
    const names = new Map();
    let own = [];
    let isDependency = false;
    for (const line of lines) {
        const [, blanks = '', name = ''] = /^( *)('[^']+'|[^\s'":?#&*!|>{[][^\s:]*)?/.exec(line) ?? [];
        if (line.trim() === '' || blanks.length > 6)
            continue;
        const isKey = line[blanks.length + name.length] === ':';
        if (blanks.length === 2) {
            if (!isKey || !/^:(?: \{\})?$/.test(line.slice(2 + name.length)))
                return undefined;
            own = [];
            names.set(pnpm_lock_unquoted(name), own);
        }
        else if (blanks.length === 4) {
            isDependency = /^ {4}(?:optionalD|d)ependencies:$/.test(line);
            if (!isDependency && /^ {4}(?:optionalD|d)ependencies/.test(line))
                return undefined;
        }
        else if (isDependency) {
            if (blanks.length !== 6 || !isKey)
                return undefined;
            own.push(pnpm_lock_unquoted(name));
        }
    }
    return names;
}
function pnpm_lock_unquoted(name) {
    return name.startsWith("'") ? name.slice(1, -1) : name;
}
function parsed(lines, path, budget) {
    const part = lines.join('\n');
    budget.spend(path, part.length);
    try {
        const snapshots = ((0,formats/* parseYaml */.h)(part, path) ?? {});
        return Object.entries(snapshots).map(([key, snapshot]) => [
            key,
            Object.keys({ ...snapshot?.dependencies, ...snapshot?.optionalDependencies }),
        ]);
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        // pnpm reports a malformed lock file.
        return [];
    }
}
/**
 * Returns the lines below a key in the first column of the last document. Since version 11, a document about pnpm itself can come first.
 */
function sectionOf(text, key) {
    const lines = text.split(/\r?\n/);
    const from = lines.lastIndexOf('---') + 1;
    const start = lines.indexOf(`${key}:`, from);
    if (start < 0)
        return undefined;
    const end = lines.findIndex((line, index) => index > start && /^[^\s#]/.test(line));
    return lines.slice(start + 1, end < 0 ? undefined : end);
}

;// CONCATENATED MODULE: ./src/install/node/pnpm-origins.ts






/** The keys that pnpm writes into a resolution (pnpm: lockfile.types). */
const known = new Set([
    ...[
        'type',
        'integrity',
        'tarball',
        'gitHosted',
        'repo',
        'commit',
        'path',
        'directory',
        'registry',
        'version',
    ],
    ...['variants', 'url', 'bin', 'archive', 'prefix', 'targets'],
]);
/**
 * Returns the packages in the lock file of a project. Without one, in the lock file that pnpm has written next to the installed packages.
 */
async function lockedPackages(root) {
    for (const path of [(0,external_node_path_.join)(root, 'pnpm-lock.yaml'), (0,external_node_path_.join)(root, 'node_modules/.pnpm/lock.yaml')]) {
        const text = await (0,base_files/* readTextIfPossible */.e1)(path, 'yamlLock');
        if (text !== undefined)
            return parseLargeYamlMapping(sectionOf(text, 'packages') ?? [], path);
    }
    return new Map();
}
/** Returns the origins of packages by the lock file. pnpm records where it installed each entry. */
async function originsOfPnpm(root, isOfRegistry) {
    const packages = await lockedPackages(root);
    const found = Object.entries(await hoistedLocations(root)).flatMap(([key, paths]) => paths.map((path) => [path, pnpm_origins_originOf(key, (0,locked_origins/* nameAt */.Dc)(path), packages, isOfRegistry)]));
    return (0,locked_origins/* originsAt */.D5)(root, found);
}
/** Returns where pnpm installed its entries. The record is JSON, and YAML before version 10. */
async function hoistedLocations(root) {
    const path = (0,external_node_path_.join)(root, 'node_modules/.modules.yaml');
    const text = (await (0,base_files/* readTextIfPossible */.e1)(path, 'yamlLock')) ?? '';
    const value = text.trimStart().startsWith('{')
        ? (0,json/* parseJson */.qF)(text, path).hoistedLocations
        : Object.fromEntries(parseLargeYamlMapping(sectionOf(text, 'hoistedLocations') ?? [], path));
    return (value ?? {});
}
/**
 * Returns the origin of a recorded entry. A key is `name@version(peers)`. Before version 9 of the lock file, the key begins with `/` for a
 * registry, and an address has no name. pnpm 8 records `/name/version` for the key `/name@version`.
 */
function pnpm_origins_originOf(noted, installed, packages, isOfRegistry) {
    const key = noted.replace(/^(\/(?:@[^/]+\/)?[^/@]+)\/(?=\d)/, '$1@');
    const plain = key.replace(/\(.*/, '');
    const { resolution } = packages.get(key) ?? packages.get(plain) ?? {};
    if (resolution === undefined)
        return [];
    // An unknown key, such as a merge key, can give other parsers another address.
    if (Object.keys(resolution).some((name) => !known.has(name)))
        return [];
    const { repo, tarball, directory, integrity } = resolution;
    if (repo !== undefined)
        return [{ name: installed, address: `git+${repo}` }];
    if (directory !== undefined)
        return (0,locked_origins/* fromCheckout */.X$)(installed, directory);
    if (tarball?.startsWith('file:'))
        return (0,locked_origins/* fromCheckout */.X$)(installed, tarball);
    const [, name = '', version = ''] = /^\/?(@?[^@]+)@(.+)$/.exec(plain) ?? [];
    const isLocked = (0,locked_origins/* isVersion */.lF)(version) && (tarball !== undefined || integrity !== undefined);
    if (isLocked && (tarball === undefined || isOfRegistry(name, tarball)))
        return [{ name }];
    return tarball === undefined ? [] : [{ name: installed, address: tarball }];
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./src/install/node/pnpm-settings.ts










/** Settings that a lock file depends on. pnpm compares them with the lock file, or reads the members of the workspace from them. */
const ofLock = new Set([
    ...['packages', 'catalog', 'catalogs', 'overrides', 'package-extensions', 'ignored-optional-dependencies'],
    ...['patched-dependencies', 'allow-non-applied-patches', 'allow-unused-patches', 'ignore-patch-failures'],
    ...['auto-install-peers', 'exclude-links-from-lockfile', 'peers-suffix-max-length', 'dedupe-peers'],
    ...[
        'dedupe-peer-dependents',
        'dedupe-injected-deps',
        'inject-workspace-packages',
        'disallow-workspace-cycles',
    ],
    ...['link-workspace-packages', 'prefer-workspace-packages', 'shared-workspace-lockfile'],
    ...['resolve-peers-from-workspace-root', 'supported-architectures'],
    // The manifest of the layer records which version of pnpm was used.
    ...[
        'manage-package-manager-versions',
        'package-manager-strict',
        'package-manager-strict-version',
        'pm-on-fail',
    ],
]);
const keptOfPnpm = (name) => (0,npm_settings/* keptOfProject */.pU)(name) || ofLock.has((0,npm_settings/* kebab */.i9)(name));
/**
 * Removes what runs code or changes the locked packages from the copy of a project and from the user's files: hooks, packages with hooks,
 * and settings. Returns the environment for pnpm.
 */
async function isolatePnpm(root, request) {
    await (0,user_settings/* keepInNpmrc */.tP)(root, keptOfPnpm);
    await (0,user_settings/* rewriteFile */.LL)((0,external_node_path_.join)(root, 'pnpm-workspace.yaml'), keepInYaml('pnpm-workspace.yaml', keptOfPnpm));
    await (0,user_settings/* rewriteFile */.LL)((0,external_node_path_.join)(root, 'package.json'), keepInManifest);
    await (0,user_settings/* rewriteFile */.LL)((0,external_node_path_.join)(root, 'pnpm-lock.yaml'), withoutHooks);
    for (const name of ['.pnpmfile.cjs', '.pnpmfile.mjs', 'pnpmfile.js'])
        await (0,promises_.rm)((0,external_node_path_.join)(root, name), { force: true });
    const env = await (0,user_settings/* withNpmSettings */.Pi)(request);
    return (0,user_settings/* withUserFolder */.EM)({ ...request, env }, {
        'pnpm/rc': { rewrite: (text) => (0,npm_settings/* filterNpmrc */.zi)(text, npm_settings/* keptOfUser */.PM) },
        'pnpm/config.yaml': { rewrite: keepInYaml('config.yaml of pnpm', npm_settings/* keptOfUser */.PM) },
    });
}
/**
 * Returns a filter for a YAML file. Throws a Problem if the file cannot be parsed, because pnpm could still read it and use all of its
 * settings.
 */
function keepInYaml(file, keeps) {
    return (text) => {
        try {
            const settings = (0,formats/* parseYaml */.h)(text, file);
            return (0,user_settings/* isObject */.Gv)(settings) ? (0,yaml_dist.stringify)(keepIn(settings, keeps)) : '';
        }
        catch (error) {
            (0,limits/* rethrowIfLimitExceeded */.pN)(error);
            const reason = (0,problem/* reasonOf */.A3)(error);
            const text = `${file} cannot be read: ${reason.text}. Correct it.`;
            throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'a-manifest-cannot-be-read', text), { cause: error });
        }
    };
}
/** pnpm before version 11 also reads settings from package.json. */
function keepInManifest(text) {
    try {
        const manifest = (0,json/* parseJson */.qF)(text, 'package.json');
        if (!(0,user_settings/* isObject */.Gv)(manifest) || !(0,user_settings/* isObject */.Gv)(manifest['pnpm']))
            return text;
        return JSON.stringify({ ...manifest, pnpm: keepIn(manifest['pnpm'], keptOfPnpm) }, undefined, 2);
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        return text;
    }
}
function keepIn(settings, keeps) {
    return Object.fromEntries(Object.entries(settings).filter(([name]) => keeps(name)));
}
/**
 * Returns a lock file without its entries about hooks. It already contains the changes that the hooks made. Without the hooks, pnpm would
 * reject the entries.
 */
function withoutHooks(text) {
    const documents = text.split(/^---\r?$/m).map((document) => withoutConfigDependencies(document));
    return documents
        .filter((document) => document !== undefined)
        .join('---')
        .replace(/^pnpmfileChecksum: .*\r?\n/m, '');
}
/** Removes packages with hooks. Since version 11, they are in a separate document, together with pnpm itself. */
function withoutConfigDependencies(document) {
    if (!/^ +configDependencies:$/m.test(document))
        return document;
    const lock = (0,formats/* parseYaml */.h)(document, 'The first document of pnpm-lock.yaml');
    const { configDependencies: _hooks, ...importer } = lock.importers?.['.'] ?? {};
    if (Object.keys(importer).length === 0)
        return undefined;
    return `\n${(0,yaml_dist.stringify)({ ...lock, importers: { ...lock.importers, '.': importer } })}`;
}

;// CONCATENATED MODULE: ./src/install/node/pnpm.ts
















const otherLockVersion = 'The lock file was created by another version of pnpm: pnpm 8 writes lockfileVersion 6, and newer versions write 9. Set up the version ' +
    'that created it, or run "pnpm install" and commit pnpm-lock.yaml.';
const pnpmTool = {
    name: 'pnpm',
    command: 'pnpm',
    // Older versions fail with the fetch of Node.js 20 and newer.
    minimum: '8.3.1',
    setupHint: 'Add a step with "run: npm install --global pnpm@12" before this one.',
    remedies: [
        [
            'ERR_PNPM_OUTDATED_LOCKFILE',
            'the-lock-file-does-not-match',
            'The lock file does not match package.json. Run "pnpm install" and commit pnpm-lock.yaml.',
        ],
        [
            'ERR_PNPM_LOCKFILE_CONFIG_MISMATCH',
            'the-lock-file-does-not-match',
            'The settings of pnpm differ from those that the lock file was created with. Run "pnpm install" and commit pnpm-lock.yaml.',
        ],
        ['ERR_PNPM_LOCKFILE_BREAKING_CHANGE', 'the-lock-file-does-not-match', otherLockVersion],
        ['ERR_PNPM_FROZEN_LOCKFILE_WITH_OUTDATED_LOCKFILE', 'the-lock-file-does-not-match', otherLockVersion],
        [/lockfileVersion of \S+ is\s+incompatible/, 'the-lock-file-does-not-match', otherLockVersion],
        ['ERR_PNPM_TARBALL_INTEGRITY', 'a-package-does-not-match-its-hash', run_tool/* integrityRemedy */._2],
        [
            'ERR_PNPM_UNSUPPORTED_ENGINE',
            'a-program-is-missing-or-another-version-is-needed',
            'The "engines" of package.json require another version of Node.js or pnpm. Set up that version before this step.',
        ],
        [
            'ERR_PNPM_BAD_CONFIG_DEP',
            'a-program-is-missing-or-another-version-is-needed',
            'The version of pnpm that package.json names in "packageManager" could not be downloaded. Set up that version before this step.',
        ],
        [
            'ERR_PNPM_BAD_PM_VERSION',
            'a-program-is-missing-or-another-version-is-needed',
            'package.json requires another version of pnpm than this runner has. Set up that version before this step.',
        ],
        [
            'ERR_PNPM_FETCH_401',
            'the-registry-refuses-or-does-not-have-it',
            'A registry requires credentials. Name a variable in .npmrc, and set it in the "env" of this step.',
        ],
        [
            'ERR_PNPM_FETCH_403',
            'the-registry-refuses-or-does-not-have-it',
            'A registry rejected the credentials. Check the token that .npmrc reads from the environment.',
        ],
        [
            'ERR_PNPM_FETCH_404',
            'the-registry-refuses-or-does-not-have-it',
            'A package does not exist in the registry. Check its name, and the address of the registry in .npmrc.',
        ],
    ],
};
const patternsOf = async (root) => patternsIn(await (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(root, 'pnpm-workspace.yaml')));
const pnpm_manager = {
    tool: pnpmTool,
    patternsOf,
    isolate: ({ root }, request) => isolatePnpm(root, request),
    lockedNames: lockedNames,
    lockedOrigins: ({ root, isOfRegistry }) => originsOfPnpm(root, isOfRegistry),
    install: pnpm_install,
};
const pnpm = {
    name: 'pnpm',
    language: 'Node.js',
    lockFiles: ['pnpm-lock.yaml'],
    manifests: [],
    lockHint: 'Run "pnpm install" and commit pnpm-lock.yaml.',
    supportsExtras: false,
    hasMember: (root, directory) => (0,node_members/* hasMember */.z$)(patternsOf, root, directory),
    reads: (project, request) => (0,node_reads/* readsOf */.J)(pnpm_manager, project, request),
    build: (request, project) => (0,manager/* buildBy */.o)(pnpm_manager, request, project),
};
/**
 * Returns the patterns in pnpm-workspace.yaml. Negated patterns come last, because they win in any order. pnpm reports a file that cannot
 * be read.
 */
function patternsIn(text) {
    try {
        const { packages } = ((0,formats/* parseYaml */.h)(text, 'pnpm-workspace.yaml') ?? {});
        const patterns = Array.isArray(packages) ? packages : [];
        const isNegated = (pattern) => String(pattern).startsWith('!');
        return [...patterns.filter((one) => !isNegated(one)), ...patterns.filter(isNegated)];
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        return [];
    }
}
/** Settings that take precedence over pnpm-workspace.yaml, .npmrc and the environment. */
const ownSettings = [
    '--config.node-linker=hoisted',
    '--config.modules-dir=node_modules',
    '--config.lockfile-only=false',
    '--config.enable-global-virtual-store=false',
    '--config.global=false',
    '--config.dry-run=false',
    // The cache would add files that scripts of an earlier installation created.
    '--config.side-effects-cache=false',
];
async function pnpm_install({ root, source, locked }, request, version) {
    const platform = await setTarget(request.target, root, version);
    const isWorkspace = (await patternsOf(root)).length > 0;
    await (0,run_tool/* runTool */.qI)(pnpmTool, [
        'install',
        locked ? '--frozen-lockfile' : '--no-frozen-lockfile',
        '--prod',
        '--ignore-scripts',
        '--ignore-pnpmfile',
        ...ownSettings,
        // Scripts can change files, which must not be those in the store of pnpm.
        `--config.package-import-method=${request.installScripts === false ? 'auto' : 'copy'}`,
        ...platform,
        ...(isWorkspace ? [`--filter={./${(0,external_node_path_.relative)(root, source)}}...`] : []),
    ], root, request);
}
/**
 * Makes pnpm install for the target, and returns the flags for it. Versions from 8.10 to before 10.14 have only a setting, which is written
 * into the package.json of the root.
 */
async function setTarget(target, root, version) {
    const hasSetting = (0,minimum_version/* isAtLeast */.du)(version, '8.10') && !(0,minimum_version/* isAtLeast */.du)(version, '10.14');
    if (!hasSetting)
        return platformFlags(pnpmTool, version, '8.10', target);
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'package.json'))) {
        requireMinimumElsewhere(pnpmTool, version, '10.14', target);
        return [];
    }
    const manifest = await (0,package_json/* readManifest */.W)(root);
    const supportedArchitectures = supportedArchitecturesOf(target);
    const changed = { ...manifest, pnpm: { ...manifest.pnpm, supportedArchitectures } };
    await (0,promises_.writeFile)((0,external_node_path_.join)(root, 'package.json'), JSON.stringify(changed, undefined, 2));
    return [];
}

// EXTERNAL MODULE: ./src/install/node/packages.ts
var node_packages = __webpack_require__(46759);
// EXTERNAL MODULE: ./src/install/install-scripts.ts
var install_scripts = __webpack_require__(94349);
// EXTERNAL MODULE: ./src/install/node/recording-shell.ts
var recording_shell = __webpack_require__(97220);
;// CONCATENATED MODULE: ./src/install/node/yarn-guards.ts




/**
 * Returns an environment that blocks code of packages. Its `git` program rejects all addresses except those of allowed packages. Its
 * Node.js does not run code that generates a package.
 */
async function guardedEnvironment(addresses, { env, work }) {
    const folder = (0,external_node_path_.join)(work, 'guards');
    await (0,promises_.mkdir)(folder, { recursive: true });
    const allowed = [...new Set(addresses.map(comparable))];
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'git'), shim(allowed, env['PATH'] ?? ''), { mode: 0o755 });
    const guard = (0,external_node_path_.join)(folder, 'no-generators.cjs');
    await (0,promises_.writeFile)(guard, againstGenerators);
    return {
        ...env,
        PATH: [folder, env['PATH'] ?? ''].join(external_node_path_.delimiter),
        NODE_OPTIONS: [`--require ${JSON.stringify(guard)}`, env['NODE_OPTIONS']].filter(Boolean).join(' '),
    };
}
/** Returns an address in the form that the shim compares. */
function comparable(address) {
    const whole = (0,addresses/* withoutUser */.q)((0,addresses/* plainAddress */.n7)(/^[\w-]+\/[\w.-]+$/.test(address) ? `github:${address}` : address))
        .replace(/^git\+/, '')
        .replace(/^(github|gitlab):/, 'https://$1.com/')
        .replace(/^bitbucket:/, 'https://bitbucket.org/')
        .replace(/^ssh:/, 'https:');
    return (0,addresses/* withoutSlashes */.C2)(whole).replace(/\.git$/, '');
}
function shim(allowed, path) {
    const patterns = ['', ...allowed].map(recording_shell/* quoted */.TL).join('|');
    return `#!/bin/sh
refuse() { echo '${blocked}' >&2; exit 1; }
for argument; do
  case "$argument" in
    *::*) refuse ;;
    *://*|*@*:*)
      plain=$(printf '%s' "$argument" | sed -E 's,^git\\+,,; s,#.*,,; s,^ssh:,https:,; s,//[^/@]+@,//,; s,^[A-Za-z0-9._-]+@([A-Za-z0-9._-]+):,https://\\1/,; s,/+$,,; s,\\.git$,,')
      case "$plain" in ${patterns}) ;; *) refuse ;; esac ;;
  esac
done
PATH=${(0,recording_shell/* quoted */.TL)(path)} exec git "$@"
`;
}
/** The output of the `git` shim for a rejected address. */
const blocked = 'Packages from git are blocked here';
/**
 * Blocks generators. Some versions of Yarn 4 run the file of an "exec:" dependency whatever their settings are, even for a package from a
 * registry.
 */
const againstGenerators = `const [, program = ''] = process.argv
if (/[\\\\/]generator\\.js$/.test(program) && process.execArgv.some((one) => /[\\\\/]runtime\\.js$/.test(one))) {
  console.error('Packages that are generated by code are blocked here')
  process.exit(1)
}
`;

;// CONCATENATED MODULE: ./src/install/node/yarn-git.ts











/**
 * Returns an environment for Yarn in which Git fetches only allowed addresses. Yarn packs a package from Git with a nested installation,
 * which runs scripts in spite of its settings. Throws a Problem before Yarn starts if a known package from Git is not allowed by name and
 * address.
 */
async function environmentWithoutGit(project, request) {
    const { installScripts: allowed, env } = request;
    if (allowed === true)
        return env;
    const found = [
        ...(project.locked ? sourcesIn(await lockOf(project)) : []),
        ...(await requestedSources(project)),
    ];
    const generated = found.filter(({ address }) => address.startsWith('exec:'));
    if (generated.length > 0)
        throw new problem/* Problem */.AF(errorAbout(textAboutGenerators(generated)));
    const forbidden = found.filter((source) => !(0,install_scripts/* mayRun */.xP)(allowed, source));
    if (forbidden.length > 0 || (!project.locked && found.length > 0))
        throw new problem/* Problem */.AF(errorAbout(textAboutGit(forbidden.length > 0 ? forbidden : found, project.locked)));
    return guardedEnvironment(found.map(({ address }) => address), request);
}
function errorAbout(text) {
    return { text, topic: 'code-of-a-package-would-have-to-run' };
}
function textAboutGit(sources, isLocked) {
    const list = (0,install_scripts/* itemsFor */.gK)(sources);
    return (`These packages come from Git: ${list}. Yarn runs their scripts when it fetches them, and "install-scripts" does not allow that. ` +
        (isLocked
            ? `If you trust them, set "install-scripts: ${list}". Otherwise, install versions from a registry.`
            : `If you trust them, commit yarn.lock and set "install-scripts: ${list}". Otherwise, install versions from a registry.`));
}
function textAboutGenerators(sources) {
    const list = sources.map(({ name, address }) => `${name}@${address}`).join(', ');
    return (`Yarn would run a file of the checkout to create these packages: ${list}. Create them in a step before this one and use "file:", ` +
        'or set "install-scripts: true" if you trust all packages.');
}
async function lockOf({ root }) {
    return (await (0,base_files/* readTextIfPossible */.e1)((0,external_node_path_.join)(root, 'yarn.lock'), 'yamlLock')) ?? '';
}
/** Returns the packages in a lock file for which Yarn runs code: packages from Git, and generated packages. */
function sourcesIn(lock) {
    const found = /^__metadata:/m.test(lock) ? sourcesOfBerry(lock) : sourcesOfClassic(lock);
    return [...new Map(found.map((one) => [`${one.name}@${one.address}`, one])).values()];
}
/** Yarn 1 decides by the request how to fetch the resolved address. */
function sourcesOfClassic(lock) {
    return parseClassicLock(lock).flatMap(({ keys, resolved = '' }) => keys.flatMap((key) => {
        const { name, address } = parts(key);
        const source = comesFromGit(resolved) || isArchive(resolved) ? resolved : address;
        return comesFromGit(resolved) || comesFromGit(address) ? [{ name, address: plain(source) }] : [];
    }));
}
/** An entry without a resolution counts by its range, because Yarn resolves it again. */
function sourcesOfBerry(lock) {
    return [...entriesOfBerry(lock)]
        .filter(([key]) => key !== '__metadata')
        .flatMap(([key, entry]) => {
        const { resolution } = entry ?? {};
        const requests = key.split(/,\s*/).map(parts);
        const known = typeof resolution === 'string' ? [parts(resolution)] : requests;
        return known
            .filter(({ address }) => runsCode(address))
            .map(({ name, address }) => ({ name, address: plain(address) }));
    });
}
function entriesOfBerry(lock) {
    try {
        return parseLargeYamlMapping(lock.split(/\r?\n/), 'yarn.lock');
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        throw new problem/* Problem */.AF({
            topic: 'the-lock-file-does-not-match',
            text: `yarn.lock cannot be read: ${(0,problem/* messageOf */.bD)(error)}. Run "yarn install" and commit yarn.lock.`,
        }, { cause: error });
    }
}
/**
 * Returns whether Yarn runs code to fetch an address. Packages from registries, from the checkout and archives on the web are only
 * unpacked.
 */
function runsCode(address) {
    if (/^(?:npm|workspace|file|link|portal|patch|virtual|catalog|jsr):/.test(address))
        return false;
    return comesFromGit(address) || (/^[a-z][a-z+.-]*:/.test(address) && !isArchive(address));
}
function parts(key) {
    const [, name = key, address = ''] = /^(@?[^@]+)@(.*)$/s.exec(key) ?? [];
    return { name, address };
}
/** Returns an address without the commit and the parameters that Yarn adds. */
function plain(address) {
    return address.replace(/(?:#|%23|::).*/s, '');
}
/** Returns the packages from Git and the generated packages that the manifests of the project request. */
async function requestedSources({ root, source }) {
    const directories = [root, source, ...(await (0,node_members/* membersOf */.lS)(node_members/* workspacesOf */.cE, root))];
    const manifests = await Promise.all(directories.map((directory) => (0,package_json/* manifestIn */.t)(directory)));
    return manifests.flatMap(({ dependencies, devDependencies, optionalDependencies, resolutions }) => Object.entries({ ...resolutions, ...devDependencies, ...dependencies, ...optionalDependencies })
        .filter(([, spec]) => comesFromGit(String(spec)) || String(spec).startsWith('exec:'))
        .map(([name, spec]) => ({
        name: name
            .split('/')
            .slice(name.includes('@') ? -2 : -1)
            .join('/'),
        address: plain(String(spec)),
    })));
}
/** Yarn 1 treats such an address as a repository even without `.git` at its end. Newer versions do so for an archive of GitHub. */
const repository = /^https?:\/\/(?:[^/@]+@)?(?:github\.com|gitlab\.com|bitbucket\.(?:com|org))\/[^/#]+\/[^/#]+(?:\/tarball\/[^/#]*)?\/?(?:#|$)/;
/** A repository on GitHub, as owner and name. */
const yarn_git_short = /^[\w.-]+\/[\w.-]+(?:#|$)/;
function comesFromGit(address) {
    return (0,addresses/* isGit */.JL)(address) || repository.test(address) || (yarn_git_short.test(address) && !address.startsWith('.'));
}
function isArchive(address) {
    return /^https?:/.test(address) && !comesFromGit(address);
}

;// CONCATENATED MODULE: ./src/install/node/yarn-settings.ts














/** Settings in .yarnrc.yml for the sources of packages. Yarn checks the content of a cache by the lock file. */
const sources = new Set([
    ...['npmRegistryServer', 'npmRegistries', 'npmScopes', 'npmAuthToken', 'npmAuthIdent', 'npmAlwaysAuth'],
    ...['httpProxy', 'httpsProxy', 'httpRetry', 'httpTimeout', 'networkConcurrency', 'networkSettings'],
    ...['httpsCaFilePath', 'httpsCertFilePath', 'httpsKeyFilePath', 'caFilePath', 'enableStrictSsl'],
    ...['unsafeHttpWhitelist', 'enableNetwork', 'enableOfflineMode'],
    ...['npmMinimalAgeGate', 'npmPreapprovedPackages', 'approvedGitRepositories'],
    ...[
        'cacheFolder',
        'globalFolder',
        'enableGlobalCache',
        'enableMirror',
        'compressionLevel',
        'cacheMigrationMode',
    ],
]);
/** Settings that a lock file depends on. */
const yarn_settings_ofLock = new Set([
    'packageExtensions',
    'catalog',
    'catalogs',
    'defaultProtocol',
    'enableTransparentWorkspaces',
]);
/** Settings that are paths, relative to the file that contains them. */
const paths = /^(cacheFolder|globalFolder|yarnPath|.*FilePath)$/;
/** The name of the settings file that Yarn reads instead of its default. */
const rcFile = '.yarnrc.layer.yml';
/**
 * Removes plugins and settings from the copy of a project and from the user's files, except for registries and authentication. A Yarn in
 * the checkout runs only if all packages are allowed to run code. Returns the environment for Yarn.
 */
async function isolateYarn(project, request) {
    const { root, boundary } = project;
    const { installScripts } = request;
    const runsOwnYarn = installScripts === true;
    const keepsOfClassic = (name) => keptOfClassic(name) || (runsOwnYarn && name === 'yarn-path');
    const directories = (0,node_packages/* upward */.O)(root, boundary);
    for (const directory of directories) {
        await (0,user_settings/* keepInNpmrc */.tP)(directory);
        await (0,user_settings/* rewriteFile */.LL)((0,external_node_path_.join)(directory, '.yarnrc'), (text) => filterYarnrc(text, keepsOfClassic));
    }
    await writeRcFile(directories, runsOwnYarn, request);
    const env = await (0,user_settings/* withUserHome */.jt)({
        ...request,
        env: await environmentWithoutGit(project, { ...request, env: await (0,user_settings/* withNpmSettings */.Pi)(request) }),
    }, {
        '.yarnrc': { rewrite: (text) => filterYarnrc(text, keptOfClassicUser) },
    });
    const own = { YARN_RC_FILENAME: rcFile, ...(runsOwnYarn ? {} : { YARN_IGNORE_PATH: '1' }) };
    return { ...withoutVariables(env), ...own };
}
/** Writes one file with the settings of the project, of the directories above it and of the user's home. The nearest setting wins. */
async function writeRcFile(directories, runsOwnYarn, { env }) {
    const name = env['YARN_RC_FILENAME'] ?? '.yarnrc.yml';
    const ofProject = (setting) => sources.has(setting) || yarn_settings_ofLock.has(setting) || (runsOwnYarn && setting === 'yarnPath');
    const home = (0,external_node_path_.join)((0,user_settings/* homeOf */.lt)(env), name);
    const found = [
        await yarn_settings_settingsIn(home, (setting) => sources.has(setting)),
        ...(await Promise.all(directories.map((directory) => yarn_settings_settingsIn((0,external_node_path_.join)(directory, name), ofProject)))).reverse(),
    ];
    const merged = found.reduce((above, own) => ({ ...above, ...own, ...deeper(above, own) }), {});
    await (0,promises_.writeFile)((0,external_node_path_.join)(directories[0] ?? '', rcFile), (0,yaml_dist.stringify)(merged));
}
/** Merges maps such as `npmScopes`, which Yarn combines from all files. */
function deeper(above, own) {
    const both = Object.keys(own).filter((name) => (0,user_settings/* isObject */.Gv)(own[name]) && (0,user_settings/* isObject */.Gv)(above[name]));
    return Object.fromEntries(both.map((name) => [name, { ...above[name], ...own[name] }]));
}
async function yarn_settings_settingsIn(file, keeps) {
    if (!(0,external_node_fs_.existsSync)(file))
        return {};
    const all = (await readYaml(file));
    const kept = Object.entries(all).filter(([name]) => keeps(name));
    return Object.fromEntries(kept.map(([name, value]) => [name, paths.test(name) ? pathFrom(file, value) : value]));
}
function pathFrom(file, value) {
    if (typeof value !== 'string' || (0,external_node_path_.isAbsolute)(value) || /^(~|\$\{)/.test(value))
        return value;
    return (0,external_node_path_.resolve)((0,external_node_path_.dirname)(file), value);
}
/** Returns an environment without variables for removed settings, of any version of Yarn. */
function withoutVariables(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => {
        const setting = /^yarn_(.+)$/i.exec(name)?.[1]?.toLowerCase();
        if (setting === undefined)
            return true;
        return sources.has(camel(setting)) || keptOfClassicUser(setting.replaceAll('_', '-'));
    }));
}
function camel(name) {
    return name.replace(/_(.)/g, (_match, letter) => letter.toUpperCase());
}
const mirrors = ['yarn-offline-mirror', 'yarn-offline-mirror-pruning'];
const keptOfClassic = (name) => (0,npm_settings/* keptOfProject */.pU)(name) || mirrors.includes(name);
const keptOfClassicUser = (name) => keptOfClassic(name) || (0,npm_settings/* keptOfUser */.PM)(name) || name === 'cache-folder';
/** Returns a .yarnrc of Yarn 1 with the kept settings only. Lines that are not one name and one value are removed. */
function filterYarnrc(text, keeps) {
    const kept = text.split(/\r?\n/).filter((line) => {
        const [, quoted, plain] = /^(?:"([^"\\]+)"|([\w@./:-]+))\s+(?:"[^"]*"|[^\s",:]\S*)\s*$/.exec(line) ?? [];
        return keeps(quoted ?? plain ?? '');
    });
    return kept.map((line) => `${line}\n`).join('');
}
/** Returns the content of a YAML file. Throws a Problem if it cannot be read. */
async function readYaml(file) {
    try {
        return (0,formats/* parseYaml */.h)(await (0,base_files/* readText */.yR)(file), file) ?? {};
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `${(0,external_node_path_.basename)(file)} cannot be read: ${reason.text}. Correct it.`;
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'a-manifest-cannot-be-read', text), { cause: error });
    }
}
/** Returns the entries of a large YAML file, such as a lock file. Throws LimitExceeded. */
async function readYamlEntries(file) {
    const text = await (0,base_files/* readText */.yR)(file, 'yamlLock');
    return parseLargeYamlMapping(text.split(/\r?\n/), file);
}

;// CONCATENATED MODULE: ./src/install/node/berry-origins.ts



/** Returns the origins of packages by the lock file of Yarn 3 or 4. Yarn records where it installed each entry. */
async function originsOfBerry(root, isOfRegistry) {
    const state = await readYamlEntries((0,external_node_path_.join)(root, 'node_modules/.yarn-state.yml'));
    const found = [...state]
        .filter(([locator]) => locator !== '__metadata')
        .flatMap(([locator, { locations = [] }]) => locations.map((path) => [path, berry_origins_originOf(locator, (0,locked_origins/* nameAt */.Dc)(path), isOfRegistry)]));
    return (0,locked_origins/* originsAt */.D5)(root, found);
}
/** Returns the origin in a locator of Yarn, such as `name@npm:1.0.0` or `name@https://host/name.git#commit=...`. */
function berry_origins_originOf(locator, installed, isOfRegistry) {
    const [, name = '', reference = ''] = /^(@?[^@]+)@(?:virtual:[^#]*#)?(.*)$/s.exec(locator) ?? [];
    const patched = /^patch:([^#]+)/.exec(reference)?.[1];
    // A patch is a file of the checkout.
    if (patched !== undefined)
        return berry_origins_originOf(decodeURIComponent(patched), installed, isOfRegistry);
    const [plain = '', given = ''] = reference.split('::');
    const parameters = new URLSearchParams(given);
    if (reference.startsWith('npm:')) {
        const archive = parameters.get('__archiveUrl');
        if (archive === null || isOfRegistry(name, archive))
            return [{ name }];
        return [{ name: installed, address: archive }];
    }
    if (/^(?:file|link|portal|workspace):/.test(reference)) {
        const parent = parameters.get('locator');
        return parent === null || parent.includes('@workspace:') ? (0,locked_origins/* fromCheckout */.X$)(name, plain) : [];
    }
    return /^(?:https?|git|ssh)\b|^git@/.test(reference) ? [{ name, address: plain }] : [];
}

;// CONCATENATED MODULE: ./src/install/node/yarn-tool.ts


/** The Yarn program. Its version is known only after it was asked. */
const yarnTool = {
    name: 'yarn',
    command: 'yarn',
    minimum: '1.0',
    setupHint: 'Add a step with "run: npm install --global corepack && corepack enable" before this one.',
    remedies: [
        [
            blocked,
            'code-of-a-package-would-have-to-run',
            'A package comes from Git, and Yarn would run its scripts. Commit yarn.lock and name the package in "install-scripts" with its address, ' +
                'or install a version from a registry.',
        ],
        [
            'Your lockfile needs to be updated',
            'the-lock-file-does-not-match',
            'The lock file does not match package.json. Run "yarn install" and commit yarn.lock.',
        ],
        ['Integrity check failed', 'a-package-does-not-match-its-hash', run_tool/* integrityRemedy */._2],
        ['YN0018', 'a-package-does-not-match-its-hash', run_tool/* integrityRemedy */._2],
        [
            'is incompatible with this module',
            'a-package-does-not-run-on-this-runner',
            'A package does not support this runner, and Yarn 1 cannot install for another platform. Make the package an optional dependency.',
        ],
        [
            'YN0080',
            'the-registry-refuses-or-does-not-have-it',
            'Yarn rejected an address that .yarnrc.yml does not allow. Add it to "approvedGitRepositories" or "unsafeHttpWhitelist".',
        ],
        [
            'corepack enable',
            'a-program-is-missing-or-another-version-is-needed',
            'package.json names another version of Yarn. Add a step with "run: npm install --global corepack && corepack enable" ' +
                'before this one.',
        ],
        [
            'Workspace not found',
            'a-path-is-outside-of-the-checkout',
            'A member of the workspace is not in the checkout, or has another version than its dependents require. Check it out, or correct the version.',
        ],
        [
            'YN0041',
            'the-registry-refuses-or-does-not-have-it',
            'A registry requires credentials, or rejected them. Check .yarnrc.yml, and the token that it reads from the environment.',
        ],
        [
            'YN0035',
            'the-registry-refuses-or-does-not-have-it',
            'A registry does not have a package, or denies access to it. Check its name, and the address of the registry in .yarnrc.yml.',
        ],
    ],
};

;// CONCATENATED MODULE: ./src/install/node/yarn-berry.ts













/** Settings that take precedence over those of the user. For Yarn, variables override files. Yarn rejects unknown settings. */
const settingsOf = (version) => ({
    YARN_NODE_LINKER: 'node-modules',
    YARN_NM_MODE: 'classic',
    YARN_NM_HOISTING_LIMITS: 'none',
    YARN_ENABLE_SCRIPTS: 'false',
    YARN_CHECKSUM_BEHAVIOR: 'throw',
    // In CI, Yarn would fail without a lock file. requireUnchanged() enforces the lock file instead.
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    ...(hasFocus(version) && { YARN_ENABLE_CONSTRAINTS_CHECKS: 'false' }),
    YARN_ENABLE_TELEMETRY: 'false',
    YARN_ENABLE_COLORS: 'false',
    YARN_ENABLE_PROGRESS_BARS: 'false',
});
/** Installs the dependencies of one workspace member with Yarn 3 or 4. Throws a Problem if that fails. */
async function installByBerry({ root, source, locked }, request, version) {
    const own = { ...request, env: { ...request.env, ...settingsOf(version) } };
    await yarn_berry_setTarget(request.target, (0,external_node_path_.join)(root, request.env['YARN_RC_FILENAME'] ?? '.yarnrc.yml'));
    if (locked)
        await requireUnchanged(root, own);
    else
        await (0,promises_.writeFile)((0,external_node_path_.join)(root, 'yarn.lock'), '');
    const scripts = await removeScripts(root);
    if (hasFocus(version))
        await (0,run_tool/* runTool */.qI)(yarnTool, ['workspaces', 'focus', '--production'], source, own);
    else
        await installAll(root, own);
    await restoreScripts(scripts);
}
/** Installs the production dependencies of all members. Yarn 3 has "workspaces focus" only as a plugin. */
async function installAll(root, request) {
    await changeManifests(root, ({ devDependencies: _devDependencies, ...manifest }) => manifest);
    await (0,run_tool/* runTool */.qI)(yarnTool, ['install', '--mode=skip-build'], root, request);
}
/** Returns whether a version has "workspaces focus" and its settings, which is so since the first prerelease of Yarn 4. */
function hasFocus(version) {
    return (0,minimum_version/* majorOf */.Ds)(version) >= 4;
}
/** Writes the target into the settings file. Yarn does not read this setting from a variable. */
async function yarn_berry_setTarget(target, file) {
    const settings = (0,external_node_fs_.existsSync)(file) ? await readYaml(file) : {};
    const supportedArchitectures = supportedArchitecturesOf(target);
    await (0,promises_.writeFile)(file, (0,yaml_dist.stringify)({ ...settings, supportedArchitectures }));
}
/**
 * Throws a Problem if Yarn would change the lock file. `yarn workspaces focus` installs packages that the lock file lacks without an error.
 */
async function requireUnchanged(root, request) {
    const before = await lockedIn(root);
    await (0,run_tool/* runTool */.qI)(yarnTool, ['install', '--mode=update-lockfile'], root, request);
    const after = await lockedIn(root);
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
    if (changed.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-match',
        text: `The lock file does not match package.json: Yarn would change ${changed.join(', ')}. Run "yarn install" and commit ` +
            'yarn.lock.',
    });
}
/** Returns the resolution of each request in a lock file, without the fields that describe the archive. */
async function lockedIn(root) {
    const lock = await readYamlEntries((0,external_node_path_.join)(root, 'yarn.lock'));
    return new Map([...lock]
        .filter(([key]) => key !== '__metadata')
        .map(([key, { resolution, dependencies }]) => [key, JSON.stringify([resolution, dependencies])]));
}
/**
 * Returns the dependencies of packages as Yarn reports them. The lock file lacks those that packageExtensions add, and Yarn has many
 * built-in ones.
 */
async function namesByBerry(root, request, version) {
    const own = (0,quiet/* quiet */.j)({ ...request, env: { ...request.env, ...settingsOf(version) } });
    const { lines } = await (0,run_tool/* runTool */.qI)(yarnTool, ['info', '--all', '--recursive', '--json'], root, own);
    const found = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    return new Map(found
        .filter(({ value }) => !value.includes('@workspace:'))
        .map(({ value, children: { Version, Dependencies = [] } }) => [
        `${nameIn(value)}@${Version ?? ''}`,
        Dependencies.map(({ descriptor }) => nameIn(descriptor)),
    ]));
}
/** `@scope/name` of `@scope/name@npm:1.0.0`. */
function nameIn(text) {
    return text.slice(0, text.indexOf('@', 1));
}
/** Removes the scripts of the project itself, and returns them by directory. `enableScripts: false` blocks only the scripts of packages. */
async function removeScripts(root) {
    const directories = [root, ...(await (0,node_members/* membersOf */.lS)(node_members/* workspacesOf */.cE, root))];
    const removed = directories.map(async (directory) => [directory, (await (0,package_json/* readManifest */.W)(directory)).scripts]);
    const found = new Map(await Promise.all(removed));
    await changeManifests(root, ({ scripts: _scripts, ...manifest }) => manifest);
    return found;
}
/** Restores the scripts of the project. npm runs the allowed ones later. */
async function restoreScripts(removed) {
    for (const [directory, scripts] of removed) {
        const manifest = { ...(await (0,package_json/* readManifest */.W)(directory)), scripts };
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'package.json'), JSON.stringify(manifest, undefined, 2));
    }
}
/** Rewrites the package.json of a workspace's root and of its members. */
async function changeManifests(root, change) {
    for (const directory of [root, ...(await (0,node_members/* membersOf */.lS)(node_members/* workspacesOf */.cE, root))]) {
        const manifest = change(await (0,package_json/* readManifest */.W)(directory));
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'package.json'), JSON.stringify(manifest, undefined, 2));
    }
}

;// CONCATENATED MODULE: ./src/install/node/yarn-classic.ts










/** Installs with Yarn 1, which supports only the architecture of the runner. Throws a Problem if that fails. */
async function installByClassic(project, request, version) {
    const { root, locked } = project;
    if (!isPlatformOfRunner(request.target)) {
        throw new problem/* Problem */.AF({
            topic: 'a-package-does-not-run-on-this-runner',
            text: `Yarn ${version} installs only for the architecture of the runner, but the layer is for ${request.target.architecture}. ` +
                'Use a runner of that architecture, or Yarn 3.2.1 or newer.',
        });
    }
    if (locked)
        await requireMembersLocked(root);
    await (0,run_tool/* runTool */.qI)(yarnTool, [
        'install',
        // Without a lock file, Yarn writes one into the copy. It records the origins of packages.
        ...(locked ? ['--frozen-lockfile'] : []),
        '--production=true',
        '--ignore-scripts',
        // Engines would be compared with the Node.js of the runner instead of that of the layer.
        '--ignore-engines',
        '--non-interactive',
        '--disable-pnp',
        '--modules-folder=node_modules',
    ], root, request);
}
/** Returns the lock file of an installation by Yarn 1, and the cache of Yarn. */
async function classicInstall(root, request) {
    const { exitCode, lines } = await (0,run_tool/* tryTool */.Kg)(yarnTool, ['cache', 'dir'], root, (0,quiet/* quiet */.j)(request));
    const folder = lines.map((line) => line.trim()).findLast((line) => (0,external_node_path_.isAbsolute)(line));
    return {
        lock: (await (0,base_files/* readTextIfPossible */.e1)((0,external_node_path_.join)(root, 'yarn.lock'))) ?? '',
        cache: exitCode === 0 ? folder : undefined,
    };
}
/**
 * Throws a Problem if the lock file lacks a dependency of a member. Yarn 1 checks only the dependencies of the root, and would install the
 * newest version for a member.
 */
async function requireMembersLocked(root) {
    const members = await Promise.all((await (0,node_members/* membersOf */.lS)(node_members/* workspacesOf */.cE, root)).map((directory) => (0,package_json/* manifestIn */.t)(directory)));
    const names = new Set(members.map(({ name }) => name));
    const lock = parseClassicLock(await (0,base_files/* readText */.yR)((0,external_node_path_.join)(root, 'yarn.lock')));
    const locked = new Set(lock.flatMap(({ keys }) => keys));
    const unlocked = members.flatMap(({ dependencies, devDependencies, optionalDependencies }) => Object.entries({ ...devDependencies, ...dependencies, ...optionalDependencies })
        .filter(([name, spec]) => !names.has(name) && !/^(link|file):|^\.{1,2}\//.test(spec))
        .map(([name, spec]) => `${name}@${spec}`)
        .filter((key) => !locked.has(key)));
    if (unlocked.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-match',
        text: `yarn.lock lacks dependencies of workspace members: ${[...new Set(unlocked)].join(', ')}. ` +
            'Run "yarn install" and commit yarn.lock.',
    });
}

;// CONCATENATED MODULE: ./src/install/node/yarn.ts













const yarn_manager = {
    tool: yarnTool,
    patternsOf: node_members/* workspacesOf */.cE,
    settingsAbove: ['.yarnrc.yml', '.yarnrc', '.npmrc'],
    isolate: isolateYarn,
    lockedNames: async (root, request, version) => isClassic(version) ? new Map() : namesByBerry(root, request, version),
    lockedOrigins,
    install: yarn_install,
};
const yarn = {
    name: 'yarn',
    language: 'Node.js',
    lockFiles: ['yarn.lock'],
    manifests: [],
    lockHint: 'Run "yarn install" and commit yarn.lock.',
    supportsExtras: false,
    hasMember: (root, directory) => (0,node_members/* hasMember */.z$)(node_members/* workspacesOf */.cE, root, directory),
    reads: (project, request) => (0,node_reads/* readsOf */.J)(yarn_manager, project, request),
    build: (request, project) => (0,manager/* buildBy */.o)(yarn_manager, request, project),
};
async function lockedOrigins({ root, closure, directories, isOfRegistry }, request, version) {
    return isClassic(version)
        ? originsOfClassic(closure, directories, await classicInstall(root, request), isOfRegistry)
        : originsOfBerry(root, isOfRegistry);
}
/**
 * Installs with the Yarn that is set up. Yarn 1 and newer versions have little in common except names. Before 3.2.1, Yarn cannot install
 * for another libc.
 */
async function yarn_install(project, request, version) {
    if (!isClassic(version))
        (0,minimum_version/* requireMinimum */.O8)({ ...yarnTool, setupHint: toGetYarn }, version, '3.2.1');
    if (project.locked)
        requireOwnLock(await (0,base_files/* readText */.yR)((0,external_node_path_.join)(project.root, 'yarn.lock')), version);
    await (isClassic(version)
        ? installByClassic(project, request, version)
        : installByBerry(project, request, version));
}
/** Throws a Problem for a lock file in the format of another major version. Yarn 1 ignores it, and newer versions change it. */
function requireOwnLock(lock, version) {
    const madeBy = makerOf(lock);
    if (madeBy === undefined || madeBy === Math.min((0,minimum_version/* majorOf */.Ds)(version), 4))
        return;
    throw new problem/* Problem */.AF({
        topic: 'a-program-is-missing-or-another-version-is-needed',
        text: `yarn.lock was created by Yarn ${madeBy}, but this runner has Yarn ${version}. ` +
            (isClassic(version)
                ? toGetYarn
                : `Run "yarn install" with that version and commit yarn.lock, or set up Yarn ${madeBy}.`),
    });
}
/** Returns the major version of Yarn that wrote a lock file. Undefined if the file is empty. */
function makerOf(lock) {
    if (lock.trim() === '')
        return undefined;
    if (!/^__metadata:/m.test(lock))
        return 1;
    // The prereleases of Yarn 4 wrote version 7.
    const [, format = ''] = /^ {2}version: "?(\d+)/m.exec(lock) ?? [];
    return Number(format) < 7 ? 3 : 4;
}
const toGetYarn = 'Name the version that you use in "packageManager" of package.json, and add a step with ' +
    '"run: npm install --global corepack && corepack enable" before this one.';
function isClassic(version) {
    return (0,minimum_version/* majorOf */.Ds)(version) === 1;
}

// EXTERNAL MODULE: ./src/install/python/requirements.ts
var python_requirements = __webpack_require__(77780);
;// CONCATENATED MODULE: ./src/install/python/extras.ts


/** Returns whether a name is among others, in any spelling (PEP 685). */
function isAmong(names, name) {
    const wanted = (0,python_requirements/* normalised */.Z7)(name);
    return names.some((one) => (0,python_requirements/* normalised */.Z7)(one) === wanted);
}
/** Throws a Problem for extras that a manifest does not have. */
function requireKnownExtras(unknown, { manifest, kinds, names }) {
    if (unknown.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'a-manifest-cannot-be-read',
        text: `Input "extras" has ${unknown.map((name) => JSON.stringify(name)).join(', ')}, but the ${manifest} in "source" has ` +
            `${names.length > 0 ? `only the ${kinds} ${names.join(', ')}` : `no ${kinds}`}. Use only names that exist there.`,
    });
}

;// CONCATENATED MODULE: ./src/install/python/groups.ts




/** The group for developers, which is installed only if it is selected. */
const forDevelopers = 'dev';
/** Returns the optional dependencies and dependency groups that the input "extras" selects. Throws a Problem for an unknown name. */
function choicesOf(pyproject, names) {
    const extras = Object.keys(pyproject?.project?.['optional-dependencies'] ?? {});
    const groups = groupNamesOf(pyproject);
    const known = [...extras, ...groups];
    requireKnownExtras(names.filter((name) => !isAmong(known, name)), { manifest: 'pyproject.toml', kinds: 'optional dependencies and dependency groups', names: known });
    return {
        extras: extras.filter((name) => isAmong(names, name)),
        groups: groups.filter((name) => isAmong(names, name)),
    };
}
/** Returns the names of the dependency groups: those of PEP 735, and the older group of uv. */
function groupNamesOf(pyproject) {
    const names = Object.keys(pyproject?.['dependency-groups'] ?? {});
    const hasOlder = pyproject?.tool?.uv?.['dev-dependencies'] !== undefined;
    return hasOlder && !isAmong(names, forDevelopers) ? [...names, forDevelopers] : names;
}
/** Adds the groups that uv installs by default ("default-groups"), except the one for developers. */
function withDefaults(pyproject, { extras, groups }) {
    const defaultGroups = pyproject.tool?.uv?.['default-groups'] ?? [];
    const known = groupNamesOf(pyproject);
    const defaults = defaultGroups === 'all' ? known : known.filter((name) => isAmong(defaultGroups, name));
    const wanted = defaults.filter((name) => (0,python_requirements/* normalised */.Z7)(name) !== forDevelopers);
    return { extras, groups: [...new Set([...groups, ...wanted])] };
}
/** Returns the arguments for uv if a lock file contains the groups. uv adds the default groups itself. */
function lockedArguments({ extras, groups }) {
    return [
        // If both are given, --no-dev takes precedence in uv.
        ...(isAmong(groups, forDevelopers) ? [] : ['--no-dev']),
        ...extras.flatMap((name) => ['--extra', name]),
        ...groups.flatMap((name) => ['--group', name]),
    ];
}
/** Returns the arguments for uv if it reads the groups from a manifest. Its path is relative to the working directory of uv. */
function freshArguments({ extras, groups }, manifest) {
    return [
        ...extras.flatMap((name) => ['--extra', name]),
        ...groups.flatMap((name) => ['--group', `${manifest}:${name}`]),
    ];
}
/** Throws a Problem for extras or groups that conflict by [tool.uv]. uv reports this only if there is a lock file. */
function requireNoConflict({ project, tool }, conflicts = tool?.uv?.conflicts ?? [], { extras, groups }) {
    const isOwn = (name = project?.name ?? '') => (0,python_requirements/* normalised */.Z7)(name) === (0,python_requirements/* normalised */.Z7)(project?.name ?? '');
    const isChosen = (one) => isOwn(one.package) &&
        ((one.extra !== undefined && isAmong(extras, one.extra)) ||
            (one.group !== undefined && isAmong(groups, one.group)));
    for (const set of conflicts) {
        const [one, other] = set.filter(isChosen).map(({ extra, group }) => JSON.stringify(extra ?? group));
        if (one === undefined || other === undefined)
            continue;
        throw new problem/* Problem */.AF({
            topic: 'a-manifest-cannot-be-read',
            text: `The groups or extras ${one} and ${other} cannot be installed together, because pyproject.toml lists them as "conflicts" in [tool.uv]. ` +
                'Remove one of them from "extras" or "default-groups".',
        });
    }
}
/**
 * Returns the requirements of a dependency group and of the groups that it includes (PEP 735), in the form of PEP 508. Throws a Problem for
 * a group that includes itself or does not exist.
 */
function requirementsOfGroup(pyproject, name) {
    const groups = new Map(Object.entries(pyproject['dependency-groups'] ?? {}).map(([one, entries]) => [(0,python_requirements/* normalised */.Z7)(one), entries]));
    const within = new Set();
    const done = new Set();
    const texts = new Set();
    const follow = (group) => {
        const key = (0,python_requirements/* normalised */.Z7)(group);
        const entries = groups.get(key);
        if (!Array.isArray(entries) || within.has(key))
            throw new problem/* Problem */.AF({ topic: 'a-manifest-cannot-be-read', text: badGroup(group, within.has(key)) });
        if (done.has(key))
            return;
        within.add(key);
        (0,limits/* requireWithinLimit */.Uc)('groups', 'The pyproject.toml in "source"', within.size);
        for (const entry of entries) {
            if (typeof entry === 'string')
                texts.add(entry);
            else {
                const { 'include-group': included } = entry;
                if (included !== undefined)
                    follow(included);
            }
        }
        within.delete(key);
        done.add(key);
    };
    follow(name);
    return [...texts];
}
function badGroup(name, isWithin) {
    const how = isWithin ? 'includes itself' : 'is included but does not exist';
    return `The dependency group ${JSON.stringify(name)} in pyproject.toml ${how}. Correct its "include-group".`;
}

;// CONCATENATED MODULE: ./src/install/python/builds.ts


/** Returns whether a package is allowed to be built from source, which runs its code. Each of its possible origins must be allowed. */
function mayBuild(allowed, name, addresses) {
    return originsOf(name, addresses).every((origin) => (0,install_scripts/* mayRun */.xP)(asNormalised(allowed), origin));
}
/** Returns the origins of a package by its name: the addresses that are given for it, or an index. */
function originsOf(name, addresses) {
    const own = addresses.filter((one) => one.name === name);
    return own.length > 0 ? own.map(({ address }) => ({ name, address: withoutRevision(address) })) : [{ name }];
}
/** Returns the names of all packages that are allowed to be built from their origins. */
function allowedNames(allowed, addresses) {
    const names = allowed.map((item) => (0,python_requirements/* normalised */.Z7)((0,install_scripts/* originIn */.Cy)(item).name));
    return [...new Set(names)].filter((name) => mayBuild(allowed, name, addresses));
}
/** Returns the addresses in requirements such as `name @ git+https://...`. */
function addressesIn(requirements) {
    return requirements.flatMap(({ name, url }) => url === undefined || url.startsWith('file:') ? [] : [{ name, address: url }]);
}
/** Returns an address without the revision, which pip writes after the path. */
function withoutRevision(address) {
    const [before = ''] = /^[^#?]*/.exec(address) ?? [];
    const after = address.slice(before.length);
    return /^(?:git|hg|bzr|svn)\+/.test(before) ? before.replace(/(?<=[^/])@[^/@]*$/, '') : `${before}${after}`;
}
function asNormalised(allowed) {
    if (typeof allowed === 'boolean')
        return allowed;
    return allowed.map((item) => {
        const { name, address } = (0,install_scripts/* originIn */.Cy)(item);
        return address === undefined ? (0,python_requirements/* normalised */.Z7)(name) : `${(0,python_requirements/* normalised */.Z7)(name)}@${withoutRevision(address)}`;
    });
}
/** Returns the packages that a manifest requires to be built from source and that are allowed to be: names, or `:all:` alone. */
function wantedBuilds({ formats }, allowed, addresses = []) {
    const wanted = (0,python_requirements/* fromSource */.qe)(formats);
    if (!wanted.includes(':all:'))
        return wanted.filter((name) => mayBuild(allowed, name, addresses));
    if (typeof allowed === 'boolean')
        return allowed ? wanted : [];
    return allowedNames(allowed, addresses);
}
/** Returns the warnings about builds that a manifest requires and that are not allowed. */
function warningsAboutBuilds({ formats }, allowed, addresses = []) {
    const blocked = (0,python_requirements/* fromSource */.qe)(formats).filter((name) => !mayBuild(allowed, name, addresses));
    if (blocked.length === 0)
        return [];
    const names = blocked.map((name) => (name === ':all:' ? 'all packages' : name)).join(', ');
    return [
        {
            topic: 'code-of-a-package-would-have-to-run',
            text: `The manifest requires builds from source for ${names}, but "install-scripts" does not allow them. Wheels are installed instead. ` +
                'To build from source, add the names to "install-scripts".',
        },
    ];
}
/** Returns the packages without a wheel for the target in the output of uv. Empty if uv failed for another reason. */
function packagesWithoutWheelIn(lines) {
    const output = lines.join(' ').replace(/\s+/g, ' ');
    const names = signs.flatMap((sign) => [...output.matchAll(sign)].map(([, name = '']) => (0,python_requirements/* normalised */.Z7)(name)));
    return [...new Set(names)].map((name) => ({
        name,
        neededBy: dependentOf(name, output),
        ...addressOf(name, output),
    }));
}
/** Returns the address of a package that does not come from an index. uv prints it next to the name. */
function addressOf(name, output) {
    const found = [...output.matchAll(/`([\w.-]+)(?:\[[^\]]*\])? @ ([^`\s]+)`/g)].find(([, one = '', address = '']) => (0,python_requirements/* normalised */.Z7)(one) === name && !address.startsWith('file:'));
    return found?.[2] === undefined ? {} : { address: found[2] };
}
/** The errors that versions of uv print for a missing wheel. */
const signs = [
    /[Ww]heels are required for `([\w.-]+)/g,
    /\b([\w.-]+)(?:\[[^\]]*\])?(?:[=<>!~]=?[^\s,]+)? has no (?:usable )?wheels/g,
    /only found wheels for `([\w.-]+)/g,
    /Building source distributions for `([\w.-]+)` is disabled/g,
    /(?:download and build|Failed to build|[Bb]uild) `([\w.-]+)(?:==| @)[^`]*`[^`]*[Bb]uilding source distributions is disabled/g,
    /is not compatible with the target[^`]*`([\w.-]+)`/g,
];
function dependentOf(name, output) {
    const pattern = new RegExp(`([\\w.-]+)(?:\\[[^\\]]*\\])?(?:[=<>!~]=?[^\\s]+)? depends? on ${name.replaceAll('-', '[-_.]')}\\b`);
    return pattern.exec(output)?.[1];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/install/python/layout.ts






/**
 * Moves packages to where Lambda's Python runtimes find them. If they are the same for all versions, this is `python/`, otherwise a folder
 * for each version (AWS: Lambda developer guide, "Packaging your layer content"). Returns the directory of the layer.
 */
async function layout_layOut(trees, layer) {
    const isOne = trees.length === 1 || (await areSame(trees));
    for (const { minor, directory } of isOne ? trees.slice(0, 1) : trees) {
        const place = (0,external_node_path_.join)(layer, isOne ? opt/* opt */.m7.python.packages : opt/* opt */.m7.python.versioned.packagesFor(minor));
        await (0,base_trees/* moveTree */.E9)(directory, place);
    }
    return layer;
}
/** Returns whether the packages for all versions are the same. */
async function areSame(trees) {
    const contents = await Promise.all(trees.map(({ directory }) => digestOf(directory)));
    return new Set(contents).size === 1;
}
/** Returns one digest of all paths and contents below a directory. */
async function digestOf(directory) {
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true });
    const paths = entries
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => (0,external_node_path_.join)(parentPath, name))
        .sort();
    const digest = (0,external_node_crypto_.createHash)('sha256');
    for (const path of paths) {
        digest.update(`${(0,external_node_path_.relative)(directory, path)}\n${await (0,base_files/* hashOfFile */.QY)(path)}\n`);
    }
    return digest.digest('hex');
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./src/install/python/pyproject.ts
var python_pyproject = __webpack_require__(2734);
;// CONCATENATED MODULE: ./src/install/python/remedies.ts
/** The errors of uv and pip: errors about a package first, then about the connection, then about the whole set of requirements. */
const remedies = [
    [
        /lockfile .*needs to be updated|lockfile is (outdated|out of date)/i,
        'the-lock-file-does-not-match',
        'uv.lock does not match pyproject.toml. Run "uv lock" and commit uv.lock.',
    ],
    [
        /No interpreter found|Python requirement|Failed to inspect Python/i,
        'a-program-is-missing-or-another-version-is-needed',
        'uv needs a Python version that pyproject.toml allows to check the lock file. Add a step with ' +
            '"uses: actions/setup-python@v6" and this "python-version" before this one.',
    ],
    [
        /hash(es)? mismatch|DO NOT MATCH THE HASHES/i,
        'a-package-does-not-match-its-hash',
        'The content of a package does not match its hash. Find out why before you update the hash.',
    ],
    [
        /--require-hashes|all requirements must have their versions pinned|must be pinned/i,
        'a-package-does-not-match-its-hash',
        'Some requirements have a hash, so all must have one, including indirect dependencies. Add the missing hashes.',
    ],
    [
        /(HTTP|status|error)\D{0,20}\b40[137]\b|\b40[137] (client error|unauthorized|forbidden)|Unauthorized|Forbidden/i,
        'the-registry-refuses-or-does-not-have-it',
        'An index denied access. Set its credentials in a variable of this step, such as PIP_INDEX_URL.',
    ],
    [
        /certificate|SSLError|TLS|UnknownIssuer/,
        'a-registry-cannot-be-reached',
        'The certificate of an index or proxy was not accepted. Set PIP_CERT and SSL_CERT_FILE in the "env" of this step to a file with its CA certificate.',
    ],
    [
        /(status|error)\D{0,30}\b(5\d\d|429)\b|\b(5\d\d|429) (Server|Client) Error|too many (5\d\d|429) error/i,
        'a-registry-cannot-be-reached',
        'An index could not be reached, because it returned a server error. Run the job again later.',
    ],
    [
        /dns error|failed to lookup address|Name or service not known|name resolution|No address associated|nodename nor servname/i,
        'a-registry-cannot-be-reached',
        'An index could not be reached, because its host name could not be resolved. Check its address, and the network of the runner.',
    ],
    [
        /timed out|timeout/i,
        'a-registry-cannot-be-reached',
        'An index could not be reached, because it did not respond in time. Run the job again, or increase UV_HTTP_TIMEOUT and PIP_DEFAULT_TIMEOUT.',
    ],
    [
        /connection broken by|error sending request|connection (refused|reset|closed)|Could not fetch URL|Failed to fetch|network (was|is) (disabled|unreachable)/i,
        'a-registry-cannot-be-reached',
        'An index could not be reached. Check its address, and the network and the proxy of the runner.',
    ],
    [
        /\b([\w.-]+?)(?:\[[^\]]*\])? was not found in the (?:package registry|provided package locations)/,
        'the-registry-refuses-or-does-not-have-it',
        ([, name = '']) => `The index has no package ${name}. Check its name, and the address of the index.`,
    ],
    [
        /No matching distribution found for ([\w.-]+)/,
        'the-registry-refuses-or-does-not-have-it',
        ([, name = '']) => `The index has no matching version of the package ${name}. Check its name and version, and the address of the index.`,
    ],
    [
        /\b[Tt]here (?:is|are) no versions? of ([\w.-]+(?![\w.-])(?:\[[^\]\s]*\])?[^\s,]*)/,
        'the-registry-refuses-or-does-not-have-it',
        ([, wanted = '']) => `The index has no version ${wanted}. Require a version that exists.`,
    ],
    [
        /No solution found|ResolutionImpossible|conflicting dependencies/i,
        'requirements-exclude-each-other',
        'No set of versions satisfies all requirements for this target. Relax one of the requirements that the error names.',
    ],
];

;// CONCATENATED MODULE: ./src/install/python/settings.ts
/**
 * The settings of users and machines that pip and uv are allowed to read: sources of packages, downloads and credentials. All others are
 * removed, because they can change the set of packages or run code.
 */
/** Options of pip, as pip.conf writes them. */
const pipOptions = [
    ...['index-url', 'extra-index-url', 'no-index', 'find-links'],
    ...['keyring-provider', 'trusted-host', 'cert', 'client-cert', 'proxy'],
    ...['timeout', 'default-timeout', 'retries', 'resume-retries', 'cache-dir', 'no-cache-dir'],
];
/** Values of pip's "use-feature" and "use-deprecated" that select certificates. */
const pipCertificates = { 'use-feature': 'truststore', 'use-deprecated': 'legacy-certs' };
/** Keys of uv.toml and of [tool.uv]. */
const uvKeys = [
    ...['index', 'index-url', 'extra-index-url', 'no-index', 'find-links'],
    ...['keyring-provider', 'allow-insecure-host', 'native-tls', 'system-certs'],
    ...['http-proxy', 'https-proxy', 'no-proxy', 'offline', 'cache-dir', 'no-cache'],
    ...['concurrent-downloads', 'concurrent-builds', 'concurrent-installs'],
];
/** Fields of an entry of "index". */
const uvIndexFields = [
    ...['name', 'url', 'explicit', 'default', 'format', 'authenticate', 'ignore-error-codes'],
];
/** Keys of [tool.uv] for the resolution of the project's own requirements. They are used only for that. */
const uvResolution = [
    ...['constraint-dependencies', 'override-dependencies', 'exclude-dependencies', 'dependency-metadata'],
    ...[
        'resolution',
        'prerelease',
        'exclude-newer',
        'exclude-newer-package',
        'fork-strategy',
        'index-strategy',
    ],
    ...['required-version', 'build-constraint-dependencies', 'extra-build-dependencies'],
];
/** Variables of uv. */
const uvVariables = [
    /^UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|NO_INDEX|FIND_LINKS)$/,
    /^UV_INDEX_\w+_(USERNAME|PASSWORD)$/,
    /^UV_(KEYRING_PROVIDER|CREDENTIALS_DIR|INSECURE_HOST|NATIVE_TLS|SYSTEM_CERTS|GIT_LFS|S3_ENDPOINT_URL|GCS_ENDPOINT_URL)$/,
    /^UV_(HTTP_TIMEOUT|HTTP_CONNECT_TIMEOUT|HTTP_RETRIES|REQUEST_TIMEOUT|OFFLINE|CACHE_DIR|NO_CACHE)$/,
    /^UV_CONCURRENT_(DOWNLOADS|BUILDS|INSTALLS)$/,
    /^UV_PYTHON_(INSTALL_DIR|INSTALL_MIRROR|CACHE_DIR|DOWNLOADS|PREFERENCE)$/,
];
/** Variables of poetry, in addition to those with the credentials of its sources. */
const poetryVariables = [
    /^POETRY_(REPOSITORIES|HTTP_BASIC|PYPI_TOKEN|CERTIFICATES|KEYRING)_\w+$/,
    /^POETRY_(CACHE_DIR|CONFIG_DIR|DATA_DIR|HOME|REQUESTS_\w+)$/,
];
/** Variables of pipenv. */
const pipenvVariables = [
    /^PIPENV_(PYPI_MIRROR|CACHE_DIR|TIMEOUT|REQUESTS_TIMEOUT|MAX_RETRIES|KEYRING_PROVIDER)$/,
];

// EXTERNAL MODULE: ./src/install/python/target.ts
var python_target = __webpack_require__(7725);
;// CONCATENATED MODULE: ./src/install/python/uv-settings.ts








/** Returns an environment with the allowed variables of uv only (settings.ts). */
function uvEnvironment(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('UV_') || uvVariables.some((pattern) => pattern.test(name))));
}
/** Writes the settings for a uv command into one uv.toml, which replaces all files that uv would read. Returns its path. */
async function writeUvSettings(use) {
    const text = (0,dist/* stringify */.As)(await settingsFor(use));
    const name = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
    const path = (0,external_node_path_.join)(use.work, `uv-${name}.toml`);
    // Commands that run in parallel can write the same file.
    const draft = `${path}.${process.hrtime.bigint()}`;
    await (0,promises_.writeFile)(draft, text);
    await (0,promises_.rename)(draft, path);
    return path;
}
async function settingsFor({ cwd, work, env, isProject, isPip, isInstalledByAction, }) {
    const project = await projectSettings(cwd);
    const given = env['UV_CONFIG_FILE'];
    const files = given !== undefined && given !== ''
        ? [await uv_settings_settingsIn((0,external_node_path_.resolve)(cwd, given))]
        : [project, ...(env['UV_NO_CONFIG'] === undefined ? await machineSettings(env) : [])];
    const sources = files.flatMap((file) => (file ? [fetching(file, work, isPip)] : []));
    const resolution = uvResolution.filter((key) => !(isInstalledByAction && key === 'required-version'));
    return { ...joined(sources), ...(isProject && project ? only(project.table, resolution) : {}) };
}
/** Returns the files above a directory that can contain settings of uv. */
function settingsAbove(directory, workspace) {
    return (0,workspaces/* filesAbove */.Hp)(directory, workspace, ['uv.toml', 'pyproject.toml']);
}
/**
 * Returns the settings of the nearest folder that has some, starting at a directory. A uv.toml takes precedence over a pyproject.toml next
 * to it.
 */
async function projectSettings(directory) {
    const own = await uv_settings_settingsIn((0,external_node_path_.join)(directory, 'uv.toml'));
    if (own)
        return own;
    const pyproject = await uv_settings_settingsIn((0,external_node_path_.join)(directory, 'pyproject.toml'));
    const tool = pyproject?.table['tool']?.['uv'];
    if (tool)
        return { directory, table: tool };
    return (0,external_node_path_.dirname)(directory) === directory ? undefined : projectSettings((0,external_node_path_.dirname)(directory));
}
/** Returns the settings of the user and of the machine. */
async function machineSettings(env) {
    const { HOME = '', XDG_CONFIG_HOME, XDG_CONFIG_DIRS } = env;
    const system = [
        ...(XDG_CONFIG_DIRS || '/etc/xdg').split(':').map((folder) => (0,external_node_path_.join)(folder, 'uv')),
        '/etc/uv',
    ];
    const places = [(0,external_node_path_.join)(XDG_CONFIG_HOME || (0,external_node_path_.join)(HOME, '.config'), 'uv'), ...system];
    return Promise.all(places.map((folder) => uv_settings_settingsIn((0,external_node_path_.join)(folder, 'uv.toml'))));
}
async function uv_settings_settingsIn(path) {
    const text = await (0,base_files/* readTextIfPossible */.e1)(path, 'toml');
    return text === undefined ? undefined : { directory: (0,external_node_path_.dirname)(path), table: (0,python_pyproject/* parseToml */.MT)(text, path) };
}
/** Returns the settings for the sources of packages and for downloads, for a file in another folder. */
function fetching({ directory, table }, folder, isPip) {
    const own = { ...table, ...(isPip ? table['pip'] : {}) };
    return Object.fromEntries(Object.entries(only(own, uvKeys)).map(([key, value]) => [
        key,
        // For uv, this path is relative to its working directory.
        key === 'cache-dir'
            ? (0,external_node_path_.resolve)(directory, String(value))
            : placed(key, value, (path) => moved(path, directory, folder)),
    ]));
}
function only(table, keys) {
    return Object.fromEntries(Object.entries(table).filter(([key]) => keys.includes(key)));
}
/** Converts the paths of a setting, which are relative to the folder of its file. */
function placed(key, value, move) {
    if (key === 'index') {
        const indexes = value;
        return indexes.map((index) => ({
            ...only(index, uvIndexFields),
            ...('url' in index ? { url: move(index['url']) } : {}),
        }));
    }
    if (!['index-url', 'extra-index-url', 'find-links'].includes(key))
        return value;
    return Array.isArray(value) ? value.map(move) : move(value);
}
/**
 * Converts a path to another folder. A relative path stays relative, because uv considers a lock file outdated if a path in it becomes
 * absolute.
 */
function moved(place, from, to) {
    if (typeof place !== 'string' || (0,external_node_path_.isAbsolute)(place) || /^[a-z][a-z+]*:|^[$~]/i.test(place))
        return place;
    const path = (0,external_node_path_.relative)(to, (0,external_node_path_.resolve)(from, place));
    return path.startsWith('.') ? path : `./${path}`;
}
/** Merges settings. The first value wins, and lists are concatenated. */
function joined(tables) {
    return tables.reduce((all, table) => {
        const more = Object.entries(table).map(([key, value]) => {
            const before = all[key];
            if (Array.isArray(before) && Array.isArray(value))
                return [key, [...before, ...value]];
            return [key, before ?? value];
        });
        return { ...all, ...Object.fromEntries(more) };
    }, {});
}

;// CONCATENATED MODULE: ./src/install/python/pip-tool.ts









/** pip, independent of the Python that runs it. */
const pipTool = { name: 'pip', setupHint: python_target/* setupPython */.eI, remedies: remedies };
/** Runs a pip command with the allowed settings of the user (settings.ts). Returns how it ended. */
async function runPip(python, args, cwd, setting) {
    const env = pipEnvironment(setting.env, await pipConfig(python, cwd, setting));
    return (0,run_tool/* tryTool */.Kg)({ ...pipTool, command: python.command }, ['-m', 'pip', ...args], cwd, { ...setting, env });
}
/** Returns an environment in which pip reads no settings file, and only the allowed settings of the user (settings.ts). */
function pipEnvironment(env, config) {
    const certificates = Object.entries(pipCertificates).filter(([option, value]) => words(config.get(option)).includes(value));
    const settings = [
        ...pipOptions.flatMap((option) => [[option, config.get(option)]]),
        ...certificates,
    ];
    const own = settings.flatMap(([option, value]) => value === undefined ? [] : [[variableOf(option), value]]);
    return {
        ...Object.fromEntries(Object.entries(env).filter(([name]) => !/^PIP_/i.test(name))),
        ...Object.fromEntries(own),
        PIP_CONFIG_FILE: external_node_os_.devNull,
        PIP_NO_INPUT: '1',
        PIP_DISABLE_PIP_VERSION_CHECK: '1',
    };
}
/** Returns an environment for a package manager that runs pip or uv. It contains only the allowed settings of all of them (settings.ts). */
async function managerEnvironment([prefix, variables], cwd, setting) {
    const own = Object.entries(uvEnvironment(setting.env)).filter(([name]) => !name.startsWith(prefix) || variables.some((pattern) => pattern.test(name)));
    const config = await pipConfig({ command: 'python3' }, cwd, setting).catch(() => new Map());
    return pipEnvironment(Object.fromEntries(own), config);
}
function variableOf(option) {
    return `PIP_${option.toUpperCase().replaceAll('-', '_')}`;
}
/** Returns pip's settings for indexes, hosts and certificates in the form that uv reads. uv reads neither pip.conf nor pip's variables. */
async function pipSources(python, request) {
    const settings = python?.pip === undefined ? new Map() : await pipConfig(python, request.work, request);
    const env = [
        ['UV_DEFAULT_INDEX', settings.get('index-url')],
        ['UV_INDEX', words(settings.get('extra-index-url')).join(' ') || undefined],
        ['UV_INSECURE_HOST', words(settings.get('trusted-host')).join(' ') || undefined],
        ['SSL_CERT_FILE', settings.get('cert')],
    ];
    const given = (name) => request.env[name] !== undefined;
    return {
        env: Object.fromEntries(env.filter(([name, value]) => value !== undefined && !given(name))),
        indexLines: [
            ...(await existing(words(settings.get('find-links')))).map((place) => `--find-links ${place}`),
            ...(/^(1|true|yes|on)$/i.test(settings.get('no-index') ?? '') ? ['--no-index'] : []),
        ],
    };
}
/**
 * Returns pip's settings by name. Settings of "install" override global ones, and variables override both. Throws a Problem if pip cannot
 * list them.
 */
function pipConfig({ command }, cwd, { env, log }) {
    const known = configs.get(env) ?? new Map();
    configs.set(env, known);
    const key = JSON.stringify([command, cwd]);
    const config = known.get(key) ?? listConfig(command, cwd, { env, log });
    known.set(key, config);
    return config;
}
/** The settings of pip by environment, and by the command and directory. They are kept, because starting pip takes long. */
const configs = new WeakMap();
async function listConfig(command, cwd, { env, log }) {
    const tool = { ...pipTool, command };
    const ended = await (0,run_tool/* tryTool */.Kg)(tool, ['-m', 'pip', 'config', 'list'], cwd, (0,quiet/* quiet */.j)({ env: asking(env), log }));
    if (ended.exitCode !== 0)
        throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)(pipTool, ended));
    const settings = ended.lines.flatMap((line) => {
        const [, section = '', name = '', , value = ''] = /^(global|install|:env:)\.([\w-]+)=(['"])(.*)\3$/.exec(line) ?? [];
        return name === '' ? [] : [{ section, name, value: value.replaceAll('\\n', ' ').trim() }];
    });
    const order = ['global', 'install', ':env:'];
    settings.sort((one, other) => order.indexOf(one.section) - order.indexOf(other.section));
    return new Map(settings.map(({ name, value }) => [name, value]));
}
/**
 * Returns an environment for listing pip's settings. Settings that act at once are removed, such as "python", which starts another program.
 */
function asking(env) {
    const known = ['PIP_CONFIG_FILE', ...[...pipOptions, ...Object.keys(pipCertificates)].map(variableOf)];
    const own = Object.entries(env).filter(([name]) => !/^PIP_/i.test(name) || known.includes(name.toUpperCase()));
    return { ...Object.fromEntries(own), _PIP_RUNNING_IN_SUBPROCESS: '1' };
}
function words(text = '') {
    return text.split(/\s+/).filter((word) => word !== '');
}
/** Returns the places that exist. pip ignores a missing folder, but uv fails. */
async function existing(places) {
    const found = await Promise.all(places.map(async (place) => place.includes('://') || Boolean(await (0,promises_.stat)(place).catch(() => undefined))));
    return places.filter((_, index) => found[index]);
}

;// CONCATENATED MODULE: ./src/install/python/uv-tool.ts









const setupUv = 'Add a step with "uses: astral-sh/setup-uv@v7" before this one.';
/** The uv that this action installs if the runner has none, with the hashes of its wheels for x86_64 and aarch64. */
const pinned = [
    'uv==0.13.9',
    '--hash=sha256:d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19',
    '--hash=sha256:ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375',
].join(' ');
/**
 * The minimum version of uv with all options that this action uses, such as groups of "uv pip compile". Newer versions read older lock
 * files.
 */
const uv_tool_minimum = '0.7.0';
/**
 * Returns the uv on PATH if it is new enough. Otherwise installs the pinned version with pip, for this build only. Throws a Problem if
 * neither works.
 */
async function findUv(request, python) {
    const found = (await isOnPath('uv', request.env)) ? await versioned('uv', request) : undefined;
    if (found && (0,minimum_version/* isAtLeast */.du)(found.version, uv_tool_minimum))
        return found;
    if (python?.pip === undefined) {
        if (found)
            (0,minimum_version/* requireMinimum */.O8)(found.tool, found.version, uv_tool_minimum);
        throw new problem/* Problem */.AF({
            topic: 'a-program-is-missing-or-another-version-is-needed',
            text: `"uv" is not installed on this runner, and there is no pip to install it. ${setupUv}`,
        });
    }
    if (found) {
        request.log.info(`uv ${found.version} is too old. The action installs a newer uv for this build only.`);
    }
    const directory = (0,external_node_path_.join)(request.work, 'uv');
    const tool = (0,external_node_path_.join)(directory, 'bin', 'uv');
    if ((0,external_node_fs_.existsSync)(tool))
        return installedByAction(tool, request);
    const file = (0,external_node_path_.join)(request.work, 'uv.txt');
    await (0,promises_.writeFile)(file, `${pinned}\n`);
    const ended = await runPip(python, [
        ...['install', '--require-hashes', '--only-binary=:all:', '--no-deps', '--no-compile'],
        ...['--target', directory, '-r', file],
    ], request.work, request);
    if (ended.exitCode !== 0) {
        throw new problem/* Problem */.AF({
            topic: 'a-program-is-missing-or-another-version-is-needed',
            text: `This build requires uv, which is not installed, and pip could not install it. ${(0,run_tool/* explain */.WE)(pipTool, ended).text} ${setupUv}`,
        });
    }
    return installedByAction(tool, request);
}
async function installedByAction(command, request) {
    return { ...(await versioned(command, request)), isInstalledByAction: true };
}
async function versioned(command, request) {
    const tool = { name: 'uv', command, setupHint: setupUv, remedies: remedies };
    return { tool, version: await (0,run_tool/* probedVersion */.fL)(tool, /^uv (\S+)/, request.work, request) };
}
async function isOnPath(tool, { PATH = '' }) {
    const found = await Promise.all(PATH.split(external_node_path_.delimiter).map((folder) => (0,promises_.access)((0,external_node_path_.join)(folder, tool), promises_.constants.X_OK).then(() => true, () => false)));
    return found.includes(true);
}
/** Runs a uv command with the allowed settings of the user (settings.ts). Returns how it ended. */
async function runUv({ tool, isInstalledByAction = false }, args, cwd, { env, log, work }, { isProject = false } = {}) {
    const config = await writeUvSettings({
        cwd,
        work,
        env,
        isProject,
        isInstalledByAction,
        isPip: args[0] === 'pip',
    });
    const settings = ['--config-file', config, '--no-progress', '--color', 'never'];
    return (0,run_tool/* tryTool */.Kg)(tool, [...args, ...settings], cwd, { env: uvEnvironment(env), log });
}

;// CONCATENATED MODULE: ./src/install/python/wheels.ts


/** Returns whether a wheel with a tag such as `cp313-cp313-manylinux_2_17_aarch64` supports a target. Dots separate alternatives. */
function fits(tag, target) {
    const [pythons = '', abis = '', platforms = ''] = tag.split('-');
    return (platforms.split('.').some((platform) => fitsPlatform(platform, target)) &&
        pythons.split('.').some((python) => abis.split('.').some((abi) => fitsPython(python, abi, target.minor))));
}
function fitsPlatform(platform, { architecture, glibc }) {
    if (platform === 'any')
        return true;
    const machine = python_target/* machineOf */.VT[architecture];
    if (!platform.endsWith(`_${machine}`))
        return false;
    const kind = platform.slice(0, -machine.length - 1);
    const needed = legacyGlibc[kind] ?? /^manylinux_(\d+_\d+)$/.exec(kind)?.[1]?.replace('_', '.');
    return kind === 'linux' || (needed !== undefined && (0,layer_runtimes/* compareVersions */.Zy)(needed, glibc) <= 0);
}
const legacyGlibc = {
    manylinux1: '2.5',
    manylinux2010: '2.12',
    manylinux2014: '2.17',
};
function fitsPython(python, abi, minor) {
    const [, implementation, major, rest = ''] = /^([a-z]+)(\d)(\d*)$/.exec(python) ?? [];
    if (major === undefined || (implementation !== 'py' && implementation !== 'cp'))
        return false;
    const exact = rest === '' ? undefined : `${major}.${rest}`;
    const isExact = exact === minor;
    const isEarlier = major === minor.split('.')[0] && (!exact || (0,layer_runtimes/* compareVersions */.Zy)(exact, minor) <= 0);
    if (abi === 'none')
        return implementation === 'py' ? isEarlier : isExact || exact === undefined;
    if (abi === 'abi3')
        return isEarlier;
    return isExact && (abi === python || abi === `${python}m`);
}
/** Returns the platforms of wheels that run on the target, in order of preference, for pip's option `--platform`. */
function platformsFor({ architecture, glibc }) {
    const machine = python_target/* machineOf */.VT[architecture];
    const newest = Number(glibc.split('.')[1]);
    const oldest = 5;
    const minors = Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index);
    const kinds = minors.flatMap((minor) => {
        const legacy = Object.entries(legacyGlibc).find(([, version]) => version === `2.${minor}`)?.[0];
        return [`manylinux_2_${minor}`, ...(legacy === undefined ? [] : [legacy])];
    });
    return kinds.map((kind) => `${kind}_${machine}`);
}
/** Returns the parts of the file name of a wheel. Undefined if the name is not that of a wheel. */
function wheelOf(fileName) {
    const [, name, version, tag] = /^([^-]+)-([^-]+)(?:-\d[^-]*)?-([^-]+-[^-]+-[^-]+)\.whl$/.exec(fileName) ?? [];
    return name === undefined || version === undefined || tag === undefined ? undefined : { name, version, tag };
}

;// CONCATENATED MODULE: ./src/install/python/local-wheel.ts













/**
 * Returns a requirement on the wheel of a local package. Builds the wheel if there is only a source. Throws a Problem if that fails, and
 * for a file that does not match its hashes.
 */
async function requirementOnLocal(local, by) {
    await requireHashes(local);
    if (local.path.endsWith('.whl'))
        return requirementOnWheel(local.path, local);
    await requireAllowed(local, by.request);
    return requirementOnWheel(await buildWheel(local, by), local);
}
/**
 * Builds a wheel from source and returns its path. The requirements of the build are installed from wheels, except packages that are
 * allowed to be built.
 */
async function buildWheel({ path }, { uv, python, request }) {
    const name = (0,external_node_path_.relative)(request.work, path).replace(/\W+/g, '-');
    const directory = (0,external_node_path_.join)(request.work, 'wheels', name);
    await (0,promises_.mkdir)(directory, { recursive: true });
    const { installScripts: allowed } = request;
    const { 'build-system': { requires = [] } = {} } = (await (0,python_pyproject/* readPyproject */.x7)(path)) ?? {};
    const addresses = addressesIn(requires.map((text) => (0,python_requirements/* requirementOf */.h2)(text)));
    const ended = await runUv(uv, [
        ...['build', '--wheel', path, '--out-dir', directory],
        ...(python ? ['--python', python.command] : []),
        ...(allowed === true ? [] : ['--no-build']),
        ...(typeof allowed === 'boolean'
            ? []
            : allowedNames(allowed, addresses).flatMap((one) => ['--no-binary-package', one])),
    ], request.work, request);
    const wheel = (await (0,promises_.readdir)(directory)).find((file) => file.endsWith('.whl'));
    if (ended.exitCode === 0 && wheel !== undefined)
        return (0,external_node_path_.join)(directory, wheel);
    throw new problem/* Problem */.AF((0,message/* reworded */.Fg)((0,run_tool/* explain */.WE)(uv.tool, ended), (reason) => `The package in ${path} could not be built. ${reason}`));
}
/**
 * Throws a Problem for a source archive that is not allowed to be built. A folder is code of the checkout, but an archive is a third-party
 * package, like one from an index.
 */
async function requireAllowed({ path }, { installScripts }) {
    if (!(await (0,promises_.stat)(path)).isFile())
        return;
    const name = (0,python_requirements/* normalised */.Z7)(/^(.+?)-\d/.exec((0,external_node_path_.basename)(path))?.[1] ?? (0,external_node_path_.basename)(path));
    if (mayBuild(installScripts, name, []))
        return;
    throw new problem/* Problem */.AF({
        topic: 'code-of-a-package-would-have-to-run',
        text: `The source archive ${(0,external_node_path_.basename)(path)} cannot be installed without running its code. ` +
            `If you trust it, add ${name} to "install-scripts". Otherwise, replace it with a wheel.`,
    });
}
/** Throws a Problem for a file that matches none of its hashes. */
async function requireHashes({ path, hashes }) {
    if (hashes.length === 0)
        return;
    const name = (0,external_node_path_.basename)(path);
    if (!(await (0,promises_.stat)(path)).isFile()) {
        throw new problem/* Problem */.AF({
            topic: 'a-package-does-not-match-its-hash',
            text: `The requirements of "source" have a hash for ${name}, which is a folder, but only a file can have a hash. Remove the hash, or build a wheel.`,
        });
    }
    for (const hash of hashes) {
        const [algorithm = '', digest = ''] = hash.toLowerCase().split(':');
        if ((0,external_node_crypto_.getHashes)().includes(algorithm) && (await (0,base_files/* hashOfFile */.QY)(path, algorithm)) === digest)
            return;
    }
    throw new problem/* Problem */.AF({
        topic: 'a-package-does-not-match-its-hash',
        text: `The content of ${name} does not match its hash, so it has changed since it was locked. ` +
            'Find out why before you lock it again.',
    });
}
function requirementOnWheel(path, { extras, marker }) {
    const { name = (0,external_node_path_.basename)(path), version } = wheelOf((0,external_node_path_.basename)(path)) ?? {};
    const url = (0,external_node_url_.pathToFileURL)(path).href;
    return {
        name: (0,python_requirements/* normalised */.Z7)(name),
        text: `${(0,python_requirements/* normalised */.Z7)(name)}${extras} @ ${url}${marker === '' ? '' : ` ${marker}`}`,
        hashes: [],
        version,
        url,
    };
}

// EXTERNAL MODULE: ./src/install/python/requirement-text.ts
var requirement_text = __webpack_require__(22389);
// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js
var pep440 = __webpack_require__(68898);
;// CONCATENATED MODULE: ./src/install/python/versions.ts

/**
 * Returns whether specifiers allow a version of Python, such as `3.13.5`. Supports the operators of PEP 440, and `^`, `~`, `||` of poetry.
 */
function permits(specifiers, version) {
    const [, release] = /^(\d+(?:\.\d+)*)/.exec(version) ?? [];
    if (release === undefined)
        return false;
    return specifiers
        .split('||')
        .some((all) => clausesOf(all).every((clause) => isMet(clause, release, version)));
}
/** Returns whether two texts are the same version: `1.0`, `1.0.0` and `v1` are. If only one has a local part, it is ignored. */
function isSameVersion(one, other) {
    const [first, second] = [(0,pep440.explain)(one), (0,pep440.explain)(other)];
    if (!first || !second)
        return one.toLowerCase() === other.toLowerCase();
    const isLocalSame = first.local === null || second.local === null || first.local === second.local;
    return isLocalSame && (0,pep440.eq)(first.public, second.public);
}
/** Returns the clauses of a list. A version without an operator means `==`. Other text is skipped. */
function clausesOf(list) {
    const clause = /(?:(\^|~=|~|===?|!=|<=|>=|<|>)\s*)?(v?\d(?:[\w.+-]|!\d)*\*?)/gi;
    return [...list.matchAll(clause)].map(([, operator = '==', text = '']) => ({
        operator,
        text,
        bound: boundOf(text.replace(/\.\*$/, '')),
    }));
}
/** Returns a version, or only its numbers if it is not valid by PEP 440. */
function boundOf(version) {
    return (0,pep440.valid)(version) ?? /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0';
}
const comparisons = { '>=': pep440.ge, '>': pep440.gt, '<=': pep440.le, '<': pep440.lt };
/**
 * Returns whether a version meets a clause. Installers compare a pre-release of Python by its release, except for `===`, which compares
 * texts.
 */
function isMet({ operator, text, bound }, release, version) {
    // satisfies() compares `<` and `>` by the numbers only. It would not treat 3.13.0 as less than 3.13.0.post1.
    const compare = comparisons[operator];
    if (compare)
        return compare(release, bound);
    if (operator === '===')
        return version === text;
    // satisfies() does not treat 3.13 as `==3.13.0.*`.
    const padded = `${release}${'.0'.repeat(bound.split('.').length)}`;
    return rangesFor({ operator, text, bound }).every((range) => (0,pep440.satisfies)(padded, range));
}
/** Returns a clause as ranges of PEP 440. */
function rangesFor({ operator, text, bound }) {
    const numbers = (0,pep440.explain)(bound)?.release ?? [];
    switch (operator) {
        case '^':
            return [`>=${bound}`, `==${numbers.slice(0, 1).join('.')}.*`];
        case '~':
            return [`>=${bound}`, `==${numbers.slice(0, 2).join('.')}.*`];
        case '~=':
            return [numbers.length > 1 ? `~=${bound}` : `>=${bound}`];
        default:
            return [`${operator}${bound}${text.endsWith('.*') ? '.*' : ''}`];
    }
}

;// CONCATENATED MODULE: ./src/install/python/markers.ts



/** Returns whether a requirement in the form of PEP 508 applies to a target. Without a marker, it always does. */
function isFor(text, target) {
    return holds((0,requirement_text/* splitMarker */.Ph)(text).marker, target);
}
/** Returns whether a marker is true for a target (PyPA: "Dependency specifiers"). An empty marker is true. */
function holds(marker, target) {
    const tokens = marker.match(/'[^']*'|"[^"]*"|[()]|[<>=!~]+|[\w.]+/g) ?? [];
    return tokens.length === 0 || either({ tokens, at: 0, values: valuesOf(target) });
}
/** Returns a marker that is always true or always false, and that any installer can evaluate. */
function markerThat(isTrue) {
    return isTrue ? 'python_version >= "0"' : 'python_version < "0"';
}
const versions = ['python_version', 'python_full_version', 'implementation_version'];
function valuesOf({ minor, full, architecture }) {
    const machine = python_target/* machineOf */.VT[architecture];
    return {
        ...{ python_version: minor, python_full_version: full, implementation_version: full },
        ...{ os_name: 'posix', sys_platform: 'linux', platform_system: 'Linux', platform_machine: machine },
        ...{ implementation_name: 'cpython', platform_python_implementation: 'CPython' },
        ...{ python_implementation: 'CPython', 'platform.python_implementation': 'CPython' },
        ...{ 'os.name': 'posix', 'sys.platform': 'linux', 'platform.machine': machine },
    };
}
function either(reading) {
    let result = both(reading);
    while (accept(reading, 'or'))
        result = both(reading) || result;
    return result;
}
function both(reading) {
    let result = comparison(reading);
    while (accept(reading, 'and'))
        result = comparison(reading) && result;
    return result;
}
function comparison(reading) {
    if (accept(reading, '(')) {
        const result = either(reading);
        accept(reading, ')');
        return result;
    }
    const left = next(reading);
    const operator = accept(reading, 'not') ? `not ${next(reading)}` : next(reading);
    const right = next(reading);
    const isReversed = isText(left);
    const variable = isReversed ? right : left;
    const isPart = isReversed && operator.endsWith('in');
    if (versions.includes(variable) && !isPart) {
        const bound = (isReversed ? left : right).slice(1, -1);
        return compareVersion(reading.values[variable] ?? '', isReversed ? reverse(operator) : operator, bound);
    }
    return compareTexts(markers_valueOf(left, reading), operator, markers_valueOf(right, reading));
}
function compareVersion(version, operator, bound) {
    const listed = bound.split(/[\s,|]+/).filter((one) => one !== '');
    const isListed = listed.some((one) => permits(`==${one}`, version));
    if (operator === 'in')
        return isListed;
    if (operator === 'not in')
        return !isListed;
    return permits(`${operator}${bound}`, version);
}
function compareTexts(left, operator, right) {
    switch (operator) {
        case 'in':
            return right.includes(left);
        case 'not in':
            return !right.includes(left);
        case '==':
        case '===':
            return left === right;
        case '!=':
            return left !== right;
        case '<':
            return left < right;
        case '<=':
            return left <= right;
        case '>':
            return left > right;
        case '>=':
            return left >= right;
        default:
            return false;
    }
}
const reversed = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
function reverse(operator) {
    return reversed[operator] ?? operator;
}
function markers_valueOf(token, { values }) {
    return isText(token) ? token.slice(1, -1) : (values[token] ?? '');
}
function isText(token) {
    return /^['"]/.test(token);
}
function next(reading) {
    return reading.tokens[reading.at++] ?? '';
}
function accept(reading, token) {
    const isNext = reading.tokens[reading.at] === token;
    if (isNext)
        reading.at++;
    return isNext;
}

// EXTERNAL MODULE: ./src/install/python/record.ts
var record = __webpack_require__(3209);
;// CONCATENATED MODULE: ./src/install/python/scripts.ts






/** Whether a file is a program of a package, which installers put into `bin`. */
const isInBin = ({ path }) => path.startsWith('bin/');
/** A first line that finds Lambda's Python, or any other Python, by PATH. */
const portable = '#!/usr/bin/env python3\n';
/**
 * The first line of an installer, which names the Python of its machine, or the three lines that it writes for a long path (PyPA: "Binary
 * distribution format", "Recommended installer features").
 */
const byInterpreter = /^#!(?!\S*\/env\s)(?:\/[^\n]*\/(?:python|pypy)[\d.]*w?(?:[ \t][^\n]*)?|\/bin\/sh\r?\n'''exec' [^\n]*(?:python|pypy)[^\n]*\n' ''')\r?(?:\n|$)/;
/** Long enough for a first line with a path. */
const longestHead = 8192;
/**
 * Makes the programs of a package the same on every machine. Commands that an installer generated from entry points are removed, because
 * installers write them differently. Other programs stay, and find their Python by PATH. Returns the remaining files.
 */
async function normaliseScripts(directory, info, files) {
    const commands = await commandsOf((0,external_node_path_.join)(directory, info, 'entry_points.txt'));
    // A package that is imported as "bin" has its modules there.
    const isPackage = files.some(({ path }) => path === 'bin/__init__.py');
    const settled = await Promise.all(files.map(async (file) => {
        if (!isInBin(file) || (isPackage && file.path.endsWith('.py')))
            return file;
        return normaliseScript(directory, file, commands);
    }));
    return settled.filter((file) => file !== undefined);
}
async function normaliseScript(directory, file, commands) {
    const path = (0,external_node_path_.join)(directory, file.path);
    const start = await startOf(path);
    // Not every installer makes files executable that were packed on Windows.
    if ((0,base_files/* isProgram */.Vd)(start))
        await (0,base_trees/* makeExecutable */.dF)(path);
    if (!byInterpreter.test(start.toString('latin1')))
        return file;
    if (isGenerated(file.path.slice('bin/'.length), commands)) {
        await (0,promises_.rm)(path);
        return undefined;
    }
    const content = (await (0,base_files/* readBytes */.io)(path, 'text')).toString('latin1').replace(byInterpreter, portable);
    const bytes = Buffer.from(content, 'latin1');
    await (0,base_trees/* replaceContent */.Uv)(path, bytes);
    return { ...file, rest: scripts_digestOf(bytes) };
}
/** Returns whether an installer generated a command. pip and easy_install also have commands with the Python version in the name. */
function isGenerated(name, commands) {
    const [, plain = name] = /^(pip|easy_install)-?\d+(?:\.\d+)*$/.exec(name) ?? [];
    return commands.includes(name) || commands.includes(plain);
}
/** Returns the names of the commands that an installer generates for a package (PyPA: "Entry points specification"). */
async function commandsOf(entryPoints) {
    const text = await (0,base_files/* readTextOrEmpty */.Qr)(entryPoints);
    let section = '';
    return text.split(/\r?\n/).flatMap((line) => {
        section = /^\s*\[(.+)\]\s*$/.exec(line)?.[1]?.trim() ?? section;
        const name = line.includes('=') ? (0,requirement_text/* cutAt */.og)(line, '=')[0].trim() : '';
        const isName = name !== '' && !/^[#;[]/.test(name);
        return isName && /^(?:console|gui)_scripts$/.test(section) ? [name] : [];
    });
}
async function startOf(path) {
    const file = await (0,promises_.open)(path).catch(() => undefined);
    if (!file)
        return Buffer.alloc(0);
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHead), 0, longestHead, 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await file.close();
    }
}
/** Returns the hash and the size in the form of a RECORD. */
function scripts_digestOf(content) {
    return `,sha256=${(0,external_node_crypto_.createHash)('sha256').update(content).digest('base64url')},${content.length}`;
}

;// CONCATENATED MODULE: ./src/install/python/normalise.ts








/** Files that installers write next to a package, with their own paths, times and names. */
const leftByInstallers = ['INSTALLER', 'REQUESTED', 'direct_url.json', 'uv_cache.json', 'uv_build.json'];
/** Reduces installed packages to the content of their wheels, so that the result is the same on each machine and with each installer. */
async function normalise(directory) {
    await remove((0,external_node_path_.join)(directory, '.lock'));
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true });
    const caches = entries.filter((entry) => entry.isDirectory() && entry.name === '__pycache__');
    await Promise.all(caches.map(({ parentPath, name }) => remove((0,external_node_path_.join)(parentPath, name))));
    for (const info of await (0,record/* distInfos */.e9)(directory)) {
        await Promise.all(leftByInstallers.map((name) => remove((0,external_node_path_.join)(directory, info, name))));
        await normalisePackage(directory, info);
    }
    await removeEmptyHeaders((0,external_node_path_.join)(directory, 'include'));
    // The folder stays if a package contains programs.
    await (0,promises_.rmdir)((0,external_node_path_.join)(directory, 'bin')).catch(() => undefined);
}
/**
 * Returns the dist-infos of packages that were installed from this machine (PyPA: "Direct URL Data Structure"). Call this before
 * normalise(), which removes that information.
 */
async function localInfos(directory) {
    const infos = await (0,record/* distInfos */.e9)(directory);
    const urls = infos.map((info) => (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(directory, info, 'direct_url.json')));
    const isLocal = (await Promise.all(urls)).map((text) => /"url":\s*"file:/.test(text));
    return infos.filter((_, index) => isLocal[index]);
}
/** Makes the files of one package and its RECORD the same for each installer. */
async function normalisePackage(directory, info) {
    const recorded = await (0,record/* recordOf */.zv)(directory, info);
    if (recorded.length === 0)
        return;
    const moved = await Promise.all(recorded.map((file) => normaliseHeader(directory, file)));
    const files = await normaliseScripts(directory, info, moved);
    const there = files.filter(({ path }) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, path)));
    await (0,base_trees/* replaceContent */.Uv)((0,external_node_path_.join)(directory, info, 'RECORD'), (0,record/* textOfRecord */.aR)(there));
}
/** pip has a separate folder for the headers of wheels, and does not normalise names. */
async function normaliseHeader(directory, file) {
    const [, name, rest] = pipsHeader.exec(file.written) ?? [];
    if (name === undefined || rest === undefined)
        return file;
    const path = `include/${(0,python_requirements/* normalised */.Z7)(name)}/${rest}`;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(directory, path)), { recursive: true });
    // A file that is listed twice is moved once.
    await (0,promises_.rename)((0,external_node_path_.join)(directory, file.path), (0,external_node_path_.join)(directory, path)).catch(() => undefined);
    return { ...file, path };
}
const pipsHeader = /^(?:\.\.\/)+include\/python[\d.]*\/([^/]+)\/(.+)$/;
/** Removes the empty header folders of pip. */
async function removeEmptyHeaders(include) {
    const found = await (0,promises_.readdir)(include, { withFileTypes: true }).catch(() => []);
    for (const { name } of found.filter((one) => one.isDirectory() && /^python[\d.]*$/.test(one.name))) {
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(include, name), { recursive: true, withFileTypes: true });
        if (entries.every((entry) => entry.isDirectory()))
            await remove((0,external_node_path_.join)(include, name));
    }
}
function remove(path) {
    return (0,promises_.rm)(path, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./src/install/python/build-guard.ts



/** Returns such an environment, for a package manager without an option against builds. */
async function withoutBuilds(checkout, { work, env }) {
    const folder = (0,external_node_path_.join)(work, 'build-guard');
    const notes = (0,external_node_path_.join)(folder, 'blocked.txt');
    await (0,promises_.mkdir)(folder, { recursive: true });
    await (0,promises_.writeFile)(notes, '');
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'sitecustomize.py'), guardCode(checkout, notes));
    const others = env['PYTHONPATH'] ? [env['PYTHONPATH']] : [];
    return {
        env: { ...env, PYTHONPATH: [folder, ...others].join(external_node_path_.delimiter) },
        blocked: async () => [...new Set((await (0,base_files/* readText */.yR)(notes)).split('\n').filter(Boolean))].sort(),
    };
}
/**
 * Returns the code of a module that every Python loads before its program. Package managers build with pyproject_hooks. It runs the file
 * `_in_process.py` of a build backend in the folder of the package.
 */
function guardCode(checkout, notes) {
    return `import os
with open("/proc/self/cmdline", "rb") as file:
    arguments = file.read().split(b"\\0")
if any(os.path.basename(one) == b"_in_process.py" or b"setup.py" in one for one in arguments):
    checkout = os.path.realpath(${JSON.stringify(checkout)})
    here = os.path.realpath(os.getcwd())
    if os.path.commonpath([checkout, here]) != checkout:
        with open(${JSON.stringify(notes)}, "a") as file:
            file.write(os.path.basename(here) + "\\n")
        os._exit(1)
`;
}

;// CONCATENATED MODULE: ./src/install/python/pip-install.ts











/**
 * Installs requirements from wheels into a directory. Returns the packages that must exist afterwards. Returns undefined if pip finds no
 * wheel for a package, or skips a folder that another package also has. Throws a Problem for any other failure.
 */
async function installByPip(by, directory) {
    const { python, set, scratch, request } = by;
    await (0,promises_.mkdir)(scratch, { recursive: true });
    const report = (0,external_node_path_.join)(scratch, 'report.json');
    const args = ['install', '--target', directory, '--report', report, ...(await pip_install_settingsFor(by))];
    // A wheel can require a package from an address, which pip would build.
    const { env, blocked } = await withoutBuilds((0,external_node_path_.join)(scratch, 'nothing'), { work: scratch, env: request.env });
    const ended = await runPip(python, args, set.cwd, { ...request, env });
    if ((await blocked()).length > 0)
        return undefined;
    if (ended.exitCode === 0) {
        const [lost] = await (0,record/* missingIn */.EH)(directory);
        if (lost === undefined)
            return [...pinsOf(by), ...reported(await (0,base_files/* readText */.yR)(report))];
        request.log.info(`pip did not install ${lost}, because two packages have a top-level folder of the same name.`);
        return undefined;
    }
    if (isUnreachable(ended.lines))
        throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)(pipTool, ended));
    if (/No matching distribution found|ResolutionImpossible/.test(ended.lines.join('\n')))
        return undefined;
    throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)(pipTool, ended));
}
/** If an index cannot be reached, the last error of pip is that it has no packages. */
function isUnreachable(lines) {
    const output = lines.join('\n');
    return /connection broken by|Could not fetch URL|\b(?!404)[45]\d\d (Client|Server) Error|HTTP error (?!404)[45]\d\d/i.test(output);
}
async function pip_install_settingsFor({ set, scratch, target }) {
    const { requirements, constraints, indexLines, trustedHosts, prereleases } = set.wanted;
    const list = (0,external_node_path_.join)(scratch, 'wanted.txt');
    const limits = (0,external_node_path_.join)(scratch, 'constraints.txt');
    await (0,promises_.writeFile)(list, (0,python_requirements/* textOf */.b6)([...indexLines, ...requirements.map(python_requirements/* lineOf */.cA)]));
    await (0,promises_.writeFile)(limits, (0,python_requirements/* textOf */.b6)(constraints.map(({ text }) => text)));
    return [
        ...['--requirement', list],
        ...(constraints.length > 0 ? ['--constraint', limits] : []),
        ...(set.complete ? ['--no-deps'] : []),
        ...(requirements.some(({ hashes }) => hashes.length > 0) ? ['--require-hashes'] : []),
        ...(prereleases ? ['--pre'] : []),
        ...trustedHosts.flatMap((host) => ['--trusted-host', host]),
        // This runner can support wheels for a newer glibc than the target has.
        ...platformsFor(target).flatMap((platform) => ['--platform', platform]),
        ...['--python-version', target.full, '--implementation', 'cp', '--only-binary=:all:', '--no-compile'],
        // An isolated build would not see the guard.
        '--no-build-isolation',
        ...['--no-warn-script-location', '--progress-bar', 'off'],
    ];
}
/** Returns the packages that the requirements pin for the target. */
function pinsOf({ set: { wanted }, target }) {
    return wanted.requirements.filter(({ text, version }) => version !== undefined && isFor(text, target));
}
/** Returns the installed packages in the report of pip. */
function reported(json) {
    const { install } = JSON.parse(json);
    return install.map(({ metadata: { name, version } }) => ({ name: (0,python_requirements/* normalised */.Z7)(name), version }));
}

;// CONCATENATED MODULE: ./src/install/python/requirement-set.ts

/** Returns the addresses of all packages from Git or from the web. */
function addressesOf({ wanted, addresses = [] }) {
    return [...addressesIn([...wanted.requirements, ...wanted.constraints]), ...addresses];
}

;// CONCATENATED MODULE: ./src/install/python/platform.ts



/** The glibc versions without a platform in uv, such as "manylinux_2_28". 2.26 is that of Amazon Linux 2. */
const withoutPlatform = ['2.26'];
/** Returns the arguments with which uv selects wheels for a target, on any runner. `scratch` is a folder for temporary files. */
async function platformArguments(target, python, scratch) {
    const { architecture, glibc, full } = target;
    const version = ['--python-version', full, '--no-python-downloads'];
    if (python && withoutPlatform.includes(glibc)) {
        return [...version, '--python', await pythonReporting(target, python, scratch)];
    }
    // Without a Python, wheels for an older glibc are selected.
    const kind = withoutPlatform.includes(glibc) ? 'manylinux2014' : `manylinux_${glibc.replace('.', '_')}`;
    return [
        ...version,
        ...['--python-platform', `${python_target/* machineOf */.VT[architecture]}-${kind}`],
        ...(python ? ['--python', python.command] : []),
    ];
}
/**
 * Creates a Python command that reports the platform of the target to uv, and returns its path. uv asks its Python for the platform as one
 * line of JSON and selects wheels by it. Builds run in the real Python. The installed packages are checked afterwards.
 */
async function pythonReporting({ architecture, glibc }, { command }, scratch) {
    const [major = '', minor = ''] = glibc.split('.');
    const machine = python_target/* machineOf */.VT[architecture];
    const path = (0,external_node_path_.join)(scratch, 'python');
    await (0,promises_.mkdir)(scratch, { recursive: true });
    await (0,promises_.writeFile)(path, [
        '#!/bin/sh',
        `${command} "$@" | sed -E \\`,
        `  -e 's/"os": *\\{[^}]*\\}/"os": {"name": "manylinux", "major": ${major}, "minor": ${minor}}/' \\`,
        `  -e 's/"(arch|platform_machine)": *"[^"]*"/"\\1": "${machine}"/g'`,
        '',
    ].join('\n'));
    await (0,promises_.chmod)(path, 0o755);
    return path;
}

;// CONCATENATED MODULE: ./src/install/python/uv-arguments.ts




/** Returns the packages to build without those that exist as local wheels. uv rejects a wheel of a package that it must build. */
function withoutWheels(builds, pins) {
    const local = pins.filter(({ url }) => url?.startsWith('file:')).map(({ name }) => name);
    return builds.filter((name) => !local.includes(name));
}
/** Returns the arguments with which uv builds some packages and no others. */
function buildArguments(names) {
    return ['--only-binary', ':all:', ...names.flatMap((name) => ['--no-binary', name])];
}
/** Returns the arguments for the target and the choice of an index. With hashes, any index can provide a package. */
async function targetArguments({ set, target, python, scratch }) {
    const asPip = set.rules === 'pip' || set.complete;
    return [
        ...(await platformArguments(target, python, scratch)),
        ...(asPip ? ['--index-strategy', 'unsafe-best-match'] : []),
        ...(set.complete ? indexArguments(set) : []),
        ...set.wanted.trustedHosts.flatMap((host) => ['--allow-insecure-host', host]),
    ];
}
/** Returns the arguments for the indexes of pinned packages. */
function indexArguments({ indexes = [] }) {
    return indexes.flatMap((index) => ['--index', index]);
}
/** Writes requirements to a file, with the lines that name their indexes, and returns its path. */
async function writeRequirements({ set, scratch }, name, requirements) {
    const path = (0,external_node_path_.join)(scratch, name);
    await (0,promises_.writeFile)(path, (0,python_requirements/* textOf */.b6)([...set.wanted.indexLines, ...requirements.map(python_requirements/* lineOf */.cA)]));
    return path;
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
;// CONCATENATED MODULE: ./src/install/python/requirement-line.ts








/** Returns the source of packages in an option: a path as an absolute path, and an address unchanged. */
function absoluteSource(value, { file, directory }) {
    return /^[a-z]+:|^\$/i.test(value) ? value : pathOf(value, { file, directory });
}
/**
 * Returns an absolute path. pip resolves paths from its working directory, but in an included file they are often meant relative to that
 * file.
 */
function pathOf(value, { file, directory }) {
    // An address without a slash is a path, as in uv.
    if (/^file:[^/]/.test(value))
        return pathOf(value.slice('file:'.length), { file, directory });
    const path = value.startsWith('file:')
        ? (0,external_node_url_.fileURLToPath)(value.replace(/^file:(?!\/\/)/, 'file://'))
        : (0,external_node_path_.resolve)(directory, value);
    const nextToFile = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(file), value);
    return (0,external_node_fs_.existsSync)(path) || !(0,external_node_fs_.existsSync)(nextToFile) ? path : nextToFile;
}
/** Reads a line of a requirements file that is a requirement. Throws a Problem for a path that is missing or outside of the workspace. */
async function parseRequirement(line, at) {
    const [text = '', ...options] = line.split(/(?<!\s)\s+(?=--[a-z])/);
    const hashes = options.flatMap((option) => /^--hash[=\s]\s*(\S+)/.exec(option)?.[1] ?? []);
    const local = await parseLocal(requirement_line_unquoted(text), at);
    if (local)
        return { ...python_requirements/* noRequirements */.qn, locals: [{ ...local, hashes: [...hashes, ...local.hashes] }] };
    return { ...python_requirements/* noRequirements */.qn, requirements: [parseRemote(requirement_line_unquoted(text), hashes)] };
}
function parseRemote(text, hashes) {
    if (!/^[a-z+]+:\/\//i.test(text))
        return (0,python_requirements/* requirementOf */.h2)(text, hashes);
    const end = text.search(/\s;/);
    const url = (end < 0 ? text : text.slice(0, end)).trimEnd();
    const marker = text.slice(url.length);
    const egg = /[#&]egg=([\w.-]+)/.exec(url)?.[1];
    const last = (0,external_node_path_.basename)(pathIn(url));
    const name = egg ?? (0,requirement_text/* nameInFile */.tx)(last) ?? (0,requirement_text/* cutAt */.og)(last, '@')[0].replace(/\.git$/, '');
    return { name: (0,python_requirements/* normalised */.Z7)(name), text: egg ? `${egg} @ ${url}${marker}` : text, hashes, url };
}
/** Returns the path of an address. Errors do not contain the address, because it can contain credentials. */
function pathIn(url) {
    try {
        return new URL(url.replace(/^[a-z]+\+/i, '')).pathname;
    }
    catch (error) {
        throw new problem/* Problem */.AF({
            topic: 'a-manifest-cannot-be-read',
            text: 'The requirements of "source" have an address that is not a URL. For Git, write it as ' +
                'name @ git+ssh://git@host/owner/repository.git@tag, with a "/" after the host.',
        }, { cause: error instanceof Error ? error.name : undefined });
    }
}
/**
 * Reads a requirement on a local path, alone or as the address of a name. Without a slash or a dot before it, a name is not a path, even if
 * a folder has that name. Undefined for other requirements.
 */
async function parseLocal(text, at) {
    const named = (0,requirement_text/* partsOf */.CI)(text);
    const isNamed = named.rest.startsWith('@');
    const [address, marker] = (0,requirement_text/* cutAt */.og)(isNamed ? named.rest.slice(1).trimStart() : text, ';');
    const { value, extras } = (0,requirement_text/* splitExtras */.UL)(address.trimEnd());
    const isPath = /^(\.|\/|file:)|\//.test(value) || /\.(whl|tar\.gz|zip)(#|$)/.test(value);
    if (!isPath || /^[a-z+]+:/i.test(value.replace(/^file:/, '')))
        return undefined;
    const path = pathOf((0,requirement_text/* cutAt */.og)(value, '#')[0], at);
    if (!(await (0,promises_.stat)(path).catch(() => undefined))) {
        throw new problem/* Problem */.AF({
            topic: 'the-path-does-not-exist',
            text: `The requirements of "source" name ${value}, but there is no such file or directory. Add it, or correct the path.`,
        });
    }
    if (!(0,base_paths/* isInside */.FK)(at.workspace, path)) {
        throw new problem/* Problem */.AF({
            topic: 'a-path-is-outside-of-the-checkout',
            text: `The requirements of "source" name ${value}, which is outside of the checkout. Move it into the checkout.`,
        });
    }
    return {
        path,
        extras: extras || (isNamed ? named.extras : ''),
        marker: marker === '' ? '' : `;${marker}`.trim(),
        hashes: (0,python_requirements/* hashesIn */.Gl)(value),
    };
}
/** Returns a value without the quotes around it. */
function requirement_line_unquoted(value) {
    return value.trim().replace(/^(["'])(.*)\1$/, '$2');
}

;// CONCATENATED MODULE: ./src/install/python/requirements-file.ts










/** Reads a requirements file with all files that it includes. Throws a Problem for a file that is missing or outside of the workspace. */
async function readRequirements(path, place) {
    return withHashesOfConstraints(await readFrom(path, startingAt(place)));
}
/**
 * Adds the hashes of constraints to requirements, as pip does. Throws a Problem if other requirements have no hash, because pip then
 * requires one for all.
 */
function withHashesOfConstraints(wanted) {
    const constraints = wanted.constraints.filter(({ hashes }) => hashes.length > 0);
    if (constraints.length === 0)
        return wanted;
    const byName = Map.groupBy(constraints, ({ name }) => name);
    const requirements = wanted.requirements.map((one) => ({
        ...one,
        hashes: one.hashes.length > 0 ? one.hashes : (byName.get(one.name) ?? []).flatMap(({ hashes }) => hashes),
    }));
    const bare = requirements.filter(({ hashes }) => hashes.length === 0);
    if (bare.length === 0)
        return { ...wanted, requirements };
    throw new problem/* Problem */.AF({
        topic: 'a-package-does-not-match-its-hash',
        text: `A constraints file has hashes, so all requirements must have one. These have none: ${bare.map(({ text }) => text).join(', ')}. ` +
            'Add their hashes.',
    });
}
/** Reads a text in the format of pip's requirements files. Throws a Problem for an included file that cannot be read. */
async function parseRequirements(text, place) {
    return parse(text, { ...startingAt(place), file: place.directory });
}
function startingAt({ directory, workspace }) {
    return {
        directory,
        workspace,
        level: 0,
        constraining: 0,
        seen: new Set(),
        files: (0,limits/* newBudget */.k$)('requirementsFiles'),
        requirements: (0,limits/* newBudget */.k$)('requirements'),
    };
}
async function readFrom(path, reading) {
    const { level, constraining, seen, files, workspace } = reading;
    const key = `${constraining} ${path}`;
    if (seen.has(key))
        return python_requirements/* noRequirements */.qn;
    seen.add(key);
    files.spend(path);
    (0,limits/* requireWithinLimit */.Uc)('includes', path, level);
    if (!(0,base_paths/* isInside */.FK)(workspace, path)) {
        throw new problem/* Problem */.AF({
            topic: 'a-path-is-outside-of-the-checkout',
            text: `The requirements file ${path} is outside of the checkout. Move it into the checkout.`,
        });
    }
    const bytes = await (0,base_files/* readBytes */.io)(path, 'manifest').catch((error) => {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `The requirements file ${path} cannot be read: ${reason.text}. Add the file, or remove the line that includes it.`;
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'a-manifest-cannot-be-read', text), { cause: error });
    });
    const found = await parse(decode(bytes), { ...reading, file: path, level: level + 1 });
    return { ...found, files: [path, ...found.files] };
}
/** Decodes UTF-16, which editors on Windows write and pip reads. */
function decode(bytes) {
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}
async function parse(text, at) {
    const lists = [];
    // One after another, because the first occurrence counts if a file is included twice.
    for (const line of (0,requirement_text/* logicalLines */.Nj)(text).flatMap(requirement_text/* optionsIn */.Im)) {
        at.requirements.spend(at.file);
        lists.push(await parseLine(line, at));
    }
    return (0,python_requirements/* joined */.oR)(lists);
}
async function parseLine(line, at) {
    const [begin = '', short, long] = /^(?:-([a-z])|--([a-z-]+)(?:[\s=]|$))/i.exec(line) ?? [];
    const option = short ?? long;
    if (option === undefined)
        return parseRequirement(line, at);
    const read = optionReaders[option];
    if (read)
        return read(requirement_line_unquoted(line.slice(begin.length)), at);
    if (ignoredOptions.has(option))
        return python_requirements/* noRequirements */.qn;
    throw new problem/* Problem */.AF({
        topic: 'a-manifest-cannot-be-read',
        text: `The requirements of "source" have the option ${line.split(/[\s=]/)[0] ?? ''}, which this action does not support. Remove it.`,
    });
}
const indexLine = (option) => (value, at) => Promise.resolve({ ...python_requirements/* noRequirements */.qn, indexLines: [`${option} ${absoluteSource(value, at)}`] });
const readInclude = (value, at) => readFrom(includedBy(at, value), at);
const readConstraints = async (value, at) => {
    const constraining = at.constraining === 0 ? 1 : 2;
    const { requirements, indexLines, formats, files } = await readFrom(includedBy(at, value), {
        ...at,
        constraining,
    });
    return { ...python_requirements/* noRequirements */.qn, indexLines, formats, files, constraints: requirements };
};
const editable = (value, at) => parseRequirement(value, at);
const optionReaders = {
    r: readInclude,
    requirement: readInclude,
    c: readConstraints,
    constraint: readConstraints,
    e: editable,
    editable,
    i: indexLine('--index-url'),
    'index-url': indexLine('--index-url'),
    'extra-index-url': indexLine('--extra-index-url'),
    f: indexLine('--find-links'),
    'find-links': indexLine('--find-links'),
    'no-index': () => Promise.resolve({ ...python_requirements/* noRequirements */.qn, indexLines: ['--no-index'] }),
    'trusted-host': (value) => Promise.resolve({ ...python_requirements/* noRequirements */.qn, trustedHosts: [value] }),
    'no-binary': (value) => Promise.resolve({ ...python_requirements/* noRequirements */.qn, formats: [{ option: 'no-binary', value }] }),
    'only-binary': (value) => Promise.resolve({ ...python_requirements/* noRequirements */.qn, formats: [{ option: 'only-binary', value }] }),
    pre: () => Promise.resolve({ ...python_requirements/* noRequirements */.qn, prereleases: true }),
};
/** Options without effect here. Hashes are required as soon as one requirement has one. */
const ignoredOptions = new Set(['require-hashes', 'prefer-binary', 'use-feature', 'use-pep517']);
function includedBy({ file }, value) {
    if (/^https?:/.test(value)) {
        throw new problem/* Problem */.AF({
            topic: 'a-path-is-outside-of-the-checkout',
            text: `The requirements of "source" include the web address ${value}, whose content can change at any time. Commit the file instead.`,
        });
    }
    return value.startsWith('file:') ? (0,external_node_url_.fileURLToPath)(value) : (0,external_node_path_.resolve)((0,external_node_path_.dirname)(file), value);
}

;// CONCATENATED MODULE: ./src/install/python/uv-resolve.ts




















/**
 * Resolves requirements for a target. Uses wheels only at first, then adds builds for allowed packages without a wheel. Throws a Problem if
 * a package without a wheel is not allowed to be built.
 */
async function resolvePins(by) {
    const { installScripts: allowed } = by.request;
    const addresses = addressesOf(by.set);
    let builds = firstBuilds(by);
    for (;;) {
        const attempt = await (by.set.complete ? locked(by, builds) : compile(by, builds));
        if ('pins' in attempt)
            return { pins: attempt.pins, builds };
        const missing = await withoutWheel(by, attempt.ended, builds);
        if (missing.length === 0)
            throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)(by.uv.tool, attempt.ended));
        const named = missing.flatMap(({ name, address }) => (address === undefined ? [] : [{ name, address }]));
        const all = [...addresses, ...named];
        const notAllowed = missing.filter(({ name }) => !mayBuild(allowed, name, all));
        if (notAllowed.length > 0)
            throw new problem/* Problem */.AF((0,message/* about */.Cv)('there-is-no-wheel', noWheels(notAllowed, all, by)));
        builds = [...builds, ...missing.map(({ name }) => name)];
    }
}
/** Returns the packages that the requirements want to be built, as far as that is allowed. */
function firstBuilds({ set, request }) {
    const { wanted } = set;
    return withoutWheels(wantedBuilds(wanted, request.installScripts, addressesOf(set)), wanted.requirements);
}
/** Returns the pins of a lock file for the target. Throws a Problem if only some of them have hashes. */
function lockedPins({ set, target }) {
    const pins = set.wanted.requirements.filter(({ text }) => isFor(text, target));
    requireHashesOfAll(pins, set);
    return pins;
}
/** Returns the pins of a lock file, if uv can install them. Nothing else can change them. */
async function locked(by, builds) {
    const pins = lockedPins(by);
    if (pins.length === 0)
        return { pins };
    const ended = await tryToInstall(pins, 'wanted.txt', by, builds, by.request);
    return ended.exitCode === 0 ? { pins } : { ended };
}
async function compile(by, builds) {
    const { set, scratch, uv, request } = by;
    const output = (0,external_node_path_.join)(scratch, `resolved-${builds.length}.txt`);
    const input = set.manifest?.args ?? [await writeRequirements(by, 'wanted.txt', set.wanted.requirements)];
    const args = [...input, '--no-annotate', '--no-header', '--quiet', '--output-file', output];
    const ended = await runUv(uv, ['pip', 'compile', ...args, ...(await resolveArguments(by, builds)), ...(await targetArguments(by))], set.cwd, request, { isProject: set.rules === 'uv' });
    if (ended.exitCode !== 0)
        return { ended };
    return { pins: await uv_resolve_pinsOf(await (0,base_files/* readText */.yR)(output), by) };
}
/** Returns the pins that uv has written, with the hashes or local wheels from the requirements. */
async function uv_resolve_pinsOf(text, by) {
    const { set } = by;
    const { requirements, locals } = await parseRequirements(text, { directory: set.cwd, workspace: '/' });
    const pins = requirements.map((pin) => ({ ...pin, hashes: hashesOf(pin, set) }));
    requireHashesOfAll(pins, set);
    const wheels = locals.map(async (local) => {
        const url = (0,external_node_url_.pathToFileURL)(local.path).href;
        return set.wanted.requirements.find((one) => one.url === url) ?? (await requirementOnLocal(local, by));
    });
    return [...pins, ...(await Promise.all(wheels))];
}
/**
 * Throws a Problem if some requirements have hashes and others do not, as pip does. In a uv.lock, files of an index without hashes have
 * none, and uv installs them.
 */
function requireHashesOfAll(pins, { rules }) {
    if (rules === 'uv')
        return;
    const hashed = pins.some(({ hashes }) => hashes.length > 0);
    const bare = pins.filter(({ hashes, url }) => hashed && hashes.length === 0 && url === undefined);
    if (bare.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'a-package-does-not-match-its-hash',
        text: `Some requirements have a hash, so all must have one. These have none: ${bare.map(({ text }) => text).join(', ')}. ` +
            'Add them to the requirements with their hashes.',
    });
}
/** Returns the hashes of a pin. The requirements can contain several versions of a package, each with its own marker. */
function hashesOf({ name, version }, { wanted }) {
    const named = wanted.requirements.filter((one) => one.name === name);
    const [only, ...others] = named;
    if (only && others.length === 0)
        return only.hashes;
    const same = named.filter((one) => isSameVersion(one.version ?? '', version ?? ''));
    return same.flatMap(({ hashes }) => hashes);
}
/** Returns the packages without a wheel for the target. uv stops at the first ones, so the other requirements are tried one by one. */
async function withoutWheel(by, { lines }, builds) {
    const named = packagesWithoutWheelIn(lines);
    if (named.length === 0)
        return [];
    const atOnce = (0,p_limit/* default */.A)(8);
    const others = by.set.wanted.requirements.filter(({ text }) => isFor(text, by.target));
    const found = await Promise.all(others.map((requirement, index) => atOnce(async () => {
        const ended = await tryToInstall([requirement], `probe-${index}.txt`, by, builds, (0,quiet/* quiet */.j)(by.request));
        return ended.exitCode === 0 ? [] : packagesWithoutWheelIn(ended.lines);
    })));
    const all = [...found.flat(), ...named].filter(({ name }) => !builds.includes(name));
    return [...new Map(all.map((one) => [one.name, one])).values()];
}
/** Checks whether uv can install some requirements, without installing them. */
async function tryToInstall(requirements, file, by, builds, request) {
    return runUv(by.uv, [
        ...['pip', 'install', '--dry-run', '--target', (0,external_node_path_.join)(by.scratch, 'nothing')],
        ...['--requirements', await writeRequirements(by, file, requirements)],
        ...(await resolveArguments(by, builds)),
        ...(await targetArguments(by)),
    ], by.set.cwd, request);
}
function noWheels(missing, addresses, { set, target }) {
    const items = (0,install_scripts/* itemsFor */.gK)(missing.flatMap(({ name }) => originsOf(name, addresses)));
    const names = missing.map(({ name, neededBy }) => {
        const own = set.wanted.requirements.find((one) => one.name === name && isFor(one.text, target));
        if (!own)
            return neededBy === undefined ? name : `${name} (which ${neededBy} needs)`;
        return own.version === undefined ? name : `${name}==${own.version}`;
    });
    return (`There is no wheel for ${(0,python_target/* describeTarget */.ff)(target)} of ${names.join(', ')}. Use a version that has one, or another ` +
        `runtime or architecture. To build from source instead, set "install-scripts: ${items}". This works if the package is ` +
        'pure Python, or if this runner has the Python version and the architecture of the target.');
}
/** Returns the arguments for indirect dependencies, constraints, and packages that uv is allowed to build. */
async function resolveArguments({ set, scratch }, builds) {
    const { complete, wanted, manifest } = set;
    const { constraints, prereleases } = wanted;
    const file = (0,external_node_path_.join)(scratch, 'constraints.txt');
    await (0,promises_.writeFile)(file, (0,python_requirements/* textOf */.b6)(constraints.map(({ text }) => text)));
    return [
        ...(complete ? ['--no-deps'] : []),
        // Local packages do not have a wheel yet.
        ...buildArguments([...builds, ...(manifest?.ownNames ?? [])]),
        ...(constraints.length > 0 ? ['--constraints', file] : []),
        ...(prereleases ? ['--prerelease', 'allow'] : []),
    ];
}

;// CONCATENATED MODULE: ./src/install/python/uv-install.ts









/**
 * Installs requirements into a directory, from wheels unless a package is allowed to be built. Returns exactly the packages that the
 * directory must contain. Throws a Problem if that fails.
 */
async function installByUv(by, directory) {
    await (0,promises_.mkdir)(by.scratch, { recursive: true });
    if (by.set.complete) {
        // A lock file usually fits, so nothing is resolved first. If it does not fit, the resolution finds out why.
        const pins = lockedPins(by);
        if ((await tryInstall(by, pins, firstBuilds(by), directory)) === undefined)
            return pins;
        await (0,promises_.rm)(directory, { recursive: true, force: true });
        await (0,promises_.mkdir)(directory);
    }
    const { pins, builds } = await resolvePins(by);
    const failed = await tryInstall(by, pins, builds, directory);
    if (failed)
        await explainFailure(by, failed, builds);
    return pins;
}
/** Installs packages. With hashes, uv requires that all packages have one, so there are up to two installations. */
async function tryInstall(by, pins, builds, directory) {
    const hashed = pins.filter((pin) => (0,python_requirements/* digestsOf */.nw)(pin).length > 0);
    const others = pins.filter((pin) => (0,python_requirements/* digestsOf */.nw)(pin).length === 0);
    for (const [group, flags] of [
        [hashed, ['--require-hashes']],
        [others, []],
    ]) {
        if (group.length === 0)
            continue;
        const ended = await installPins(by, group, builds, ['--target', directory, ...flags]);
        if (ended.exitCode !== 0)
            return { ended, pins: group };
    }
    return undefined;
}
async function explainFailure(by, { ended, pins }, builds) {
    const foreign = await builtForRunner(by, pins, builds);
    throw new problem/* Problem */.AF(foreign.length > 0
        ? {
            topic: 'a-package-does-not-run-on-this-runner',
            text: `${foreign.join(', ')} could not be built from source for ${(0,python_target/* describeTarget */.ff)(by.target)} on this runner. ` +
                'Use a runner of that architecture with that Python version, or a version of the package that has a wheel.',
        }
        : (0,run_tool/* explain */.WE)(by.uv.tool, ended));
}
/** Returns the packages whose build fails or does not match the target. */
async function builtForRunner(by, pins, builds) {
    const failed = [];
    for (const pin of pins.filter(({ name }) => builds.includes(name) || builds.includes(':all:'))) {
        const into = ['--target', (0,external_node_path_.join)(by.scratch, `built-${pin.name}`)];
        const { exitCode } = await installPins(by, [pin], builds, into);
        if (exitCode !== 0)
            failed.push(pin.name);
    }
    return failed;
}
async function installPins(by, pins, builds, into) {
    const { uv, set, request } = by;
    const list = await writeRequirements(by, 'pins.txt', pins);
    // Files in the cache of uv are not changed: normalise() replaces files instead of writing to them.
    const linkMode = request.env['UV_LINK_MODE'] === 'copy' ? 'copy' : 'hardlink';
    const args = ['--requirements', list, '--no-deps', '--link-mode', linkMode, '--no-compile-bytecode'];
    const indexes = set.complete ? [] : anyIndexArguments(set);
    const toBuild = withoutWheels(builds, pins);
    return runUv(uv, [
        'pip',
        'install',
        ...into,
        ...args,
        ...buildArguments(toBuild),
        ...indexes,
        ...(await targetArguments(by)),
    ], set.cwd, request);
}
/**
 * Returns the arguments for searching all indexes. A pin is exact, so any index can provide it. By uv's own rules, only the first index
 * that has the package is searched.
 */
function anyIndexArguments(set) {
    const strategy = set.rules === 'uv' ? ['--index-strategy', 'unsafe-best-match'] : [];
    return [...indexArguments(set), ...strategy];
}

;// CONCATENATED MODULE: ./src/install/python/verify.ts










/** Returns the packages in a directory, independent of what an installer reported. */
async function installedIn(directory) {
    return Promise.all((await (0,record/* distInfos */.e9)(directory)).map(async (info) => {
        const metadata = await fieldsOf((0,external_node_path_.join)(directory, info, 'METADATA'));
        const wheel = await fieldsOf((0,external_node_path_.join)(directory, info, 'WHEEL'));
        return {
            name: (0,python_requirements/* normalised */.Z7)(metadata.get('name')?.[0] ?? info.split('-')[0] ?? info),
            version: metadata.get('version')?.[0] ?? '',
            tags: wheel.get('tag') ?? [],
            requires: metadata.get('requires-dist') ?? [],
        };
    }));
}
/** Returns the header fields of a file in the format of an email, by lower-case name. */
async function fieldsOf(path) {
    const text = await (0,base_files/* readTextOrEmpty */.Qr)(path);
    const [head = ''] = text.split(/\r?\n\r?\n/);
    const fields = new Map();
    for (const line of head.split(/\r?\n/)) {
        const [name, value] = (0,requirement_text/* cutAt */.og)(line, ':');
        if (!/^[\w-]+$/.test(name))
            continue;
        const values = fields.get(name.toLowerCase()) ?? [];
        values.push(value.trimStart());
        fields.set(name.toLowerCase(), values);
    }
    return fields;
}
/** Throws a Problem with all differences: packages that are missing, have another version, are not pinned, or are not for the target. */
function requireAll(installed, pins, target, tool) {
    const byName = Map.groupBy(installed, ({ name }) => name);
    const missing = pins.filter(({ name, version }) => !byName.get(name)?.some((one) => version === undefined || isSameVersion(one.version, version)));
    const foreign = installed.filter(({ tags }) => tags.length > 0 && !tags.some((tag) => fits(tag, target)));
    const pinned = new Set(pins.map(({ name }) => name));
    const beyond = installed.filter(({ name }) => !pinned.has(name));
    const errors = [
        ...(missing.length > 0
            ? [
                (0,message/* about */.Cv)('the-package-manager-reported-success', `${tool} reported success, but did not install ${missing.map(nameOf).join(', ')}. ` +
                    'See its full output in the log above.'),
            ]
            : []),
        ...(beyond.length > 0 && missing.length === 0
            ? [
                (0,message/* about */.Cv)('the-package-manager-reported-success', `${tool} reported success, but also installed ${beyond.map(nameOf).join(', ')}, which nothing requires. ` +
                    'See its full output in the log above.'),
            ]
            : []),
        ...(foreign.length > 0
            ? [
                (0,message/* about */.Cv)('native-code-does-not-load', `${tool} reported success, but installed packages that are not for ${(0,python_target/* describeTarget */.ff)(target)}: ` +
                    `${foreign.map((one) => `${nameOf(one)} (${one.tags.join(', ')})`).join(', ')}. ` +
                    'Use versions that have a wheel for it.'),
            ]
            : []),
    ];
    if (errors.length > 0)
        throw new problem/* Problem */.AF(errors);
}
function nameOf({ name, version }) {
    return version === undefined ? name : `${name} ${version}`;
}
/** Returns whether the marker of a requirement depends on the Python version or the architecture. */
function dependsOnPython(requirement) {
    const [, marker] = (0,requirement_text/* cutAt */.og)(requirement, ';');
    return /\b(python_version|python_full_version|platform_machine|implementation_version)\b/.test(marker);
}

;// CONCATENATED MODULE: ./src/install/python/warnings.ts




/** Returns a warning about requirements from an address without a hash. */
function warningsAboutAddresses({ wanted }) {
    const open = wanted.requirements.filter((one) => one.url !== undefined && !one.url.startsWith('file:') && (0,python_requirements/* digestsOf */.nw)(one).length === 0);
    if (open.length === 0)
        return [];
    return [
        {
            topic: 'a-package-does-not-match-its-hash',
            text: `Packages come from an address without a hash: ${open.map(({ name }) => name).join(', ')}. ` +
                'If the content at the address changes, the action cannot detect it.',
        },
    ];
}
/** Returns a warning about packages in a uv.lock that a target needs and that have no hash. */
function warningsAboutHashes({ wanted, complete, rules }, targets) {
    if (!complete || rules !== 'uv')
        return [];
    const bare = wanted.requirements.filter((one) => one.url === undefined &&
        (0,python_requirements/* digestsOf */.nw)(one).length === 0 &&
        targets.some((target) => isFor(one.text, target)));
    if (bare.length === 0)
        return [];
    const names = [...new Set(bare.map(({ name }) => name))];
    return [
        {
            topic: 'a-package-does-not-match-its-hash',
            text: `uv.lock has no hash for ${names.join(', ')}. If the content of a package changes, the action cannot detect it. ` +
                'Use an index that lists hashes, and lock again.',
        },
    ];
}
/** Returns a warning if no Python runtime is declared and the packages depend on the version. */
function warningsAboutVersion(set, installed, targets, { target: { runtimes } }) {
    if (runtimes.some((runtime) => runtime.startsWith('python')))
        return [];
    const asked = [
        ...set.wanted.requirements.map(({ text }) => text),
        ...installed.flatMap(({ requires }) => requires),
    ];
    if (!asked.some((requirement) => dependsOnPython(requirement)))
        return [];
    return [
        {
            topic: 'the-target-was-not-declared',
            text: `The packages depend on the Python version, and the layer is for ${targets.map(python_target/* describeTarget */.ff).join(', ')}, as on this runner. ` +
                'Declare the runtimes of the functions that use it in "compatible-runtimes".',
        },
    ];
}

;// CONCATENATED MODULE: ./src/install/python/installer.ts




















/** Installs requirements for each target and checks the result. Throws a Problem if that fails. */
async function installPackages(set, request) {
    requireSome(set);
    const python = await (0,python_target/* findPython */.Kq)(request);
    const job = { set, targets: (0,python_target/* targetsOf */.QR)(request, python), python, request };
    const { by, trees } = await installer_install(job);
    const installed = (await Promise.all(trees.map(({ directory }) => installedIn(directory)))).flat();
    if (installed.length === 0)
        throw new problem/* Problem */.AF(isEmpty);
    const names = installed.map(({ name }) => name);
    return {
        directory: await request.log.timed('lay out the packages', () => layout_layOut(trees, (0,external_node_path_.join)(request.work, 'layer'))),
        own: trees.flatMap(({ minor, local }) => local.flatMap((name) => [opt/* opt */.m7.python.packages, opt/* opt */.m7.python.versioned.packagesFor(minor)].map((folder) => `${folder}/${name}`))),
        by,
        warnings: [
            ...warningsAboutAddresses(set),
            ...warningsAboutHashes(set, job.targets),
            ...warningsAboutBuilds(set.wanted, request.installScripts, addressesOf(set)),
            ...(0,install_scripts/* warningsAboutScripts */.Rd)({
                blocked: [],
                notFound: (0,install_scripts/* namesNotInstalled */.Yw)(request.installScripts, names, python_requirements/* normalised */.Z7),
            }),
            ...warningsAboutVersion(set, installed, job.targets, request),
        ],
    };
}
const isEmpty = {
    topic: 'the-layer-would-be-empty',
    text: 'The layer would be empty, because the manifest in "source" has no dependencies. ' +
        'To publish files of your own without a package manager, set "package-manager: none".',
};
function requireSome({ wanted, manifest }) {
    if (!manifest && wanted.requirements.length + wanted.locals.length === 0)
        throw new problem/* Problem */.AF(isEmpty);
}
/** Installs with pip if it can, otherwise with uv. */
async function installer_install(job) {
    const { log } = job.request;
    const reason = whyNotPip(job);
    if (reason === undefined && job.python) {
        log.info('pip installs the packages, because this runner has the Python version and the architecture of the layer.');
        const installed = await byPip(job, job.python);
        if (installed)
            return installed;
    }
    const why = reason ?? 'pip could not find or install everything, and uv reports the cause';
    const uv = await findUv(job.request, job.python);
    log.info(`uv ${uv.version} installs the packages, because ${why}.`);
    return byUv(job, uv);
}
/** The first version of pip with --report. */
const minimumPip = '22.2';
/**
 * Returns why pip cannot be used. pip evaluates markers for the Python that it runs in, and builds for that too (measured with pip 23.2 and
 * 26.3).
 */
function whyNotPip({ set, targets, python, request }) {
    const [target, ...others] = targets;
    const { requirements, constraints, locals } = set.wanted;
    const obstacles = [
        [set.rules === 'uv', 'this is a uv project'],
        [python?.pip === undefined || !python.isCPython, 'this runner has no CPython with pip'],
        [
            !(0,minimum_version/* isAtLeast */.du)(python?.pip ?? '', minimumPip),
            `pip ${python?.pip ?? ''} cannot report what it installs, which pip ${minimumPip} and newer can`,
        ],
        [
            others.length > 0,
            `pip installs for one Python version only, but the layer is for ${targets.map(python_target/* describeTarget */.ff).join(', ')}`,
        ],
        [
            !request.target.matchesRunner ||
                process.platform !== 'linux' ||
                target?.minor !== (0,python_target/* minorOf */.Hs)(python?.version ?? ''),
            `pip would install for Python ${python?.version ?? ''} on ${process.arch}, as on this runner, but the layer is for ` +
                (target ? (0,python_target/* describeTarget */.ff)(target) : ''),
        ],
        [
            locals.length > 0 ||
                [...requirements, ...constraints].some(({ url }) => url !== undefined && !isWheel(url)) ||
                wantedBuilds(set.wanted, request.installScripts, addressesOf(set)).length > 0,
            'a package must be built from source',
        ],
        [
            requirements.some(({ text }) => text.includes('python_full_version')),
            'a marker depends on the patch version of Python, which can differ between Lambda and this runner',
        ],
    ];
    return obstacles.find(([applies]) => applies)?.[1];
}
async function byPip({ set, targets, request }, python) {
    const trees = [];
    for (const target of targets) {
        const { directory, scratch } = await placeFor(target, request);
        const pins = await installByPip({ python, set, target, scratch, request }, directory);
        if (!pins)
            return undefined;
        const local = await request.log.timed('normalise the packages', () => normaliseAndCheck(directory, pins, target, 'pip'));
        trees.push({ minor: target.minor, directory, local });
    }
    return { by: `pip ${python.pip ?? ''}`, trees };
}
async function byUv(job, uv) {
    const { targets, python, request, ...given } = await withPipSources(job);
    const set = await withWheels(given.set, targets, { uv, python, request });
    const trees = [];
    for (const target of targets) {
        const { directory, scratch } = await placeFor(target, request);
        const pins = await installByUv({ uv, python, set, target, scratch, request }, directory);
        const local = await request.log.timed('normalise the packages', () => normaliseAndCheck(directory, pins, target, 'uv'));
        trees.push({ minor: target.minor, directory, local });
    }
    return { by: `uv ${uv.version}`, trees };
}
async function placeFor({ minor }, { work }) {
    const directory = (0,external_node_path_.join)(work, `python-${minor}`);
    // An attempt with pip can have left files there.
    await (0,promises_.rm)(directory, { recursive: true, force: true });
    await (0,promises_.mkdir)(directory);
    return { directory, scratch: (0,external_node_path_.join)(work, `scratch-${minor}`) };
}
async function normaliseAndCheck(directory, pins, target, tool) {
    const local = await localInfos(directory);
    await normalise(directory);
    requireAll(await installedIn(directory), pins, target, tool);
    return local;
}
/** Adds pip's settings for the sources of packages to a job, in the form that uv reads. */
async function withPipSources(job) {
    const { set, python, request } = job;
    if (set.rules !== 'pip')
        return job;
    const { indexLines, env } = await pipSources(python, request);
    const { UV_DEFAULT_INDEX, ...others } = env;
    const hasIndex = set.wanted.indexLines.some((line) => line.startsWith('--index-url'));
    return {
        ...job,
        set: { ...set, wanted: (0,python_requirements/* joined */.oR)([{ ...python_requirements/* noRequirements */.qn, indexLines }, set.wanted]) },
        request: {
            ...request,
            env: { ...(hasIndex ? others : { UV_DEFAULT_INDEX, ...others }), ...request.env },
        },
    };
}
/** Replaces local packages that a target needs with requirements on wheels, which are built from source if necessary. */
async function withWheels(set, targets, by) {
    const { wanted } = set;
    const locals = wanted.locals.filter(({ marker }) => targets.some((target) => isFor(marker, target)));
    const own = await Promise.all(locals.map((local) => requirementOnLocal(local, by)));
    return { ...set, wanted: { ...wanted, locals: [], requirements: [...wanted.requirements, ...own] } };
}
/** Returns whether an address is that of a wheel. The fragment does not count, and a version control system always fetches a source. */
function isWheel(url) {
    if (/^(?:git|hg|bzr|svn)\+/i.test(url))
        return false;
    return (URL.canParse(url) ? new URL(url).pathname : url.replace(/[?#].*/s, '')).endsWith('.whl');
}

;// CONCATENATED MODULE: ./src/install/python/own-extras.ts




/**
 * Replaces requirements on extras of the project itself with the requirements of these extras, in the form of PEP 508. The project must not
 * be fetched from an index, where its name can belong to another owner. Throws a Problem for an extra that does not exist.
 */
function expandOwnExtras({ project }, texts) {
    const optional = new Map(Object.entries(project?.['optional-dependencies'] ?? {}).map(([name, own]) => [(0,python_requirements/* normalised */.Z7)(name), own]));
    const budget = (0,limits/* newBudget */.k$)('extras');
    const seen = new Set();
    const found = new Set();
    const follow = (text, condition, within) => {
        const { name, extras, marker } = ownParts(text);
        if (project?.name === undefined || (0,python_requirements/* normalised */.Z7)(name) !== (0,python_requirements/* normalised */.Z7)(project.name)) {
            const required = onlyIf(condition, text);
            budget.spend(manifest, required.length);
            found.add(required);
            return;
        }
        const both = bothOf(condition, marker);
        for (const extra of extras) {
            const key = `${(0,python_requirements/* normalised */.Z7)(extra)} ${both}`;
            budget.spend(manifest, key.length);
            if (within.includes((0,python_requirements/* normalised */.Z7)(extra)) || seen.has(key))
                continue;
            seen.add(key);
            const own = optional.get((0,python_requirements/* normalised */.Z7)(extra));
            if (!own)
                throw new problem/* Problem */.AF({ topic: 'a-manifest-cannot-be-read', text: isMissing(extra) });
            (0,limits/* requireWithinLimit */.Uc)('groups', manifest, within.length);
            for (const one of own)
                follow(one, both, [...within, (0,python_requirements/* normalised */.Z7)(extra)]);
        }
    };
    for (const text of texts)
        follow(text, '', []);
    return [...found];
}
const manifest = 'The pyproject.toml in "source"';
function isMissing(extra) {
    return (`The pyproject.toml in "source" refers to its own extra ${JSON.stringify(extra)}, which does not exist. ` +
        'Add it under "optional-dependencies", or correct the name.');
}
/** Returns the name, the extras and the marker of a requirement. */
function ownParts(text) {
    const { name, extras } = (0,requirement_text/* partsOf */.CI)(text.trimStart());
    return {
        name,
        extras: extras
            .slice(1, -1)
            .split(',')
            .flatMap((one) => one.trim() || []),
        marker: (0,requirement_text/* splitMarker */.Ph)(text).marker,
    };
}
/** Returns a requirement with an additional condition. */
function onlyIf(condition, text) {
    if (condition === '')
        return text;
    const { head, marker } = (0,requirement_text/* splitMarker */.Ph)(text);
    return `${head} ; ${bothOf(condition, marker)}`;
}
/** Returns a marker that is true if two markers are. An empty marker is always true. */
function bothOf(condition, marker) {
    if (condition === '' || marker === '')
        return condition || marker;
    return `(${condition}) and (${marker})`;
}

;// CONCATENATED MODULE: ./src/install/python/working-copy.ts






/**
 * Copies a Python project and the local packages that it needs, given as absolute paths. Leaves out virtual environments, caches and
 * results of setuptools, which would be packed again. Throws a Problem for a path outside of the checkout.
 */
async function workingCopy(project, paths, request) {
    const { work, workspace } = request;
    const beyond = [...new Set(paths)].filter((path) => !(0,base_paths/* isInside */.FK)(workspace, path));
    if (beyond.length > 0) {
        throw new problem/* Problem */.AF({
            topic: 'a-path-is-outside-of-the-checkout',
            text: `The project requires packages outside of the checkout: ${beyond.join(', ')}. Move them into the checkout.`,
        });
    }
    return (0,copy/* copyProject */.N_)(project, (0,external_node_path_.join)(work, 'project'), request, { paths, isLeftover: working_copy_isLeftover });
}
/**
 * Returns what a build of a Python project reads, with the settings files of uv. `paths` are those of local packages and included files.
 * Only a wheel is installed without running its code.
 */
function working_copy_readsOf({ root, source }, { packages, files = [] }, { workspace, installScripts }) {
    const builds = packages.some((path) => !path.endsWith('.whl') && path !== root && path !== source);
    return {
        paths: [root, source, ...packages, ...files, ...settingsAbove(root, workspace)],
        isLeftover: working_copy_isLeftover,
        runsCode: builds || installScripts !== false,
        readsRepository: builds,
    };
}
function working_copy_isLeftover(path) {
    const name = (0,external_node_path_.basename)(path);
    if (name === '__pycache__' || name.endsWith('.egg-info'))
        return true;
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(path, 'pyvenv.cfg')) || (name === 'build' && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(path, 'lib')));
}

;// CONCATENATED MODULE: ./src/install/python/pip.ts










const pip = {
    name: 'pip',
    language: 'Python',
    lockFiles: [],
    manifests: ['requirements.txt'],
    lockHint: 'List the dependencies of the layer in requirements.in, run ' +
        '"uv pip compile --universal --generate-hashes requirements.in -o requirements.txt", and commit both files.',
    supportsExtras: true,
    isLocked: pip_isLocked,
    reads: pip_reads,
    build: pip_build,
};
/** Returns whether every requirement has a hash, as an option or in its address. pip then accepts no other content. */
async function pip_isLocked(root) {
    const file = (0,external_node_path_.join)(root, 'requirements.txt');
    if (!(0,external_node_fs_.existsSync)(file))
        return false;
    // The build reports a file that cannot be read.
    const found = await readRequirements(file, { directory: root, workspace: '/' }).catch(() => python_requirements/* noRequirements */.qn);
    const all = [...found.requirements, ...found.locals];
    return all.length > 0 && all.every((one) => (0,python_requirements/* digestsOf */.nw)(one).length > 0);
}
async function pip_reads(project, request) {
    const place = { directory: project.source, workspace: request.workspace };
    const wanted = await wantedBy(place, await (0,python_pyproject/* readPyproject */.x7)(project.source), request.extras);
    const folders = wanted.indexLines.flatMap((line) => /^--[a-z-]+ (\/.*)$/.exec(line)?.[1] ?? []);
    return working_copy_readsOf(project, { packages: wanted.locals.map(({ path }) => path), files: [...wanted.files, ...folders] }, request);
}
async function pip_build(request, project) {
    const { source } = project;
    const pyproject = await (0,python_pyproject/* readPyproject */.x7)(source);
    const place = { directory: source, workspace: request.workspace };
    const wanted = await wantedBy(place, pyproject, request.extras);
    const { by, warnings, ...installed } = await installPackages({ wanted: await copied(wanted, project, request), complete: false, cwd: source, rules: 'pip' }, request);
    return {
        ...installed,
        version: by.startsWith('pip ') ? by.slice('pip '.length) : `with ${by}`,
        license: (0,python_pyproject/* licenseOf */.L3)(pyproject),
        warnings,
    };
}
async function wantedBy(place, pyproject, extras) {
    const file = (0,external_node_path_.join)(place.directory, 'requirements.txt');
    const chosen = chosenOf(pyproject, extras);
    if ((0,external_node_fs_.existsSync)(file))
        return (0,python_requirements/* joined */.oR)([await readRequirements(file, place), chosen]);
    // A pyproject.toml can contain dependency groups only.
    if (!pyproject?.project && chosen.requirements.length > 0)
        return chosen;
    if (!pyproject?.project) {
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-was-not-found',
            text: 'Input "source" has neither a requirements.txt nor a pyproject.toml with a table [project]. Add one, so that pip has something to install.',
        });
    }
    return (0,python_requirements/* joined */.oR)([await pip_dependenciesOf(pyproject, place), chosen]);
}
async function pip_dependenciesOf(pyproject, place) {
    const { dependencies = [], dynamic = [] } = pyproject.project ?? {};
    if (!dynamic.includes('dependencies'))
        return pip_listed(expandOwnExtras(pyproject, dependencies));
    const files = [pyproject.tool?.setuptools?.dynamic?.dependencies?.file ?? []].flat();
    if (files.length === 0) {
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-was-not-found',
            text: 'The pyproject.toml in "source" lists "dependencies" as "dynamic", so they are known only after a build. ' +
                'List the dependencies in pyproject.toml or in a requirements.txt.',
        });
    }
    return (0,python_requirements/* joined */.oR)(await Promise.all(files.map((file) => readRequirements((0,external_node_path_.join)(place.directory, file), place))));
}
function chosenOf(pyproject, names) {
    const { extras, groups } = choicesOf(pyproject, names);
    if (!pyproject)
        return python_requirements/* noRequirements */.qn;
    const texts = [
        ...extras.flatMap((name) => pyproject.project?.['optional-dependencies']?.[name] ?? []),
        ...groups.flatMap((name) => requirementsOfGroup(pyproject, name)),
    ];
    return pip_listed(expandOwnExtras(pyproject, texts));
}
function pip_listed(texts) {
    return { ...python_requirements/* noRequirements */.qn, requirements: texts.map((text) => (0,python_requirements/* requirementOf */.h2)(text)) };
}
/** Returns the requirements with copies of local packages, because a build writes into their folders. */
async function copied(wanted, project, request) {
    const { locals } = wanted;
    if (locals.length === 0)
        return wanted;
    const paths = locals.map(({ path }) => path);
    const copy = await workingCopy(project, paths, request);
    const there = (local) => ({
        ...local,
        path: (0,external_node_path_.join)(copy.source, (0,external_node_path_.relative)(project.source, local.path)),
    });
    return { ...wanted, locals: locals.map(there) };
}

;// CONCATENATED MODULE: ./src/install/python/pipenv.ts














const pipenvTool = {
    name: 'pipenv',
    command: 'pipenv',
    setupHint: 'Add a step with "run: pipx install pipenv" before this one.',
    minimum: '2023',
    remedies: [
        [
            /No matching distribution found for ([\w.-]+)/,
            'the-registry-refuses-or-does-not-have-it',
            ([, name = '']) => `The index has no matching version of the package ${name}, or no wheel for it. Check its name and version. ` +
                'If it has no wheel, commit a Pipfile.lock, or set "install-scripts: true".',
        ],
    ],
};
/** The line with the version of pipenv. */
const pipenv_versionLine = /version (\S+)/;
const pipenv = {
    name: 'pipenv',
    language: 'Python',
    lockFiles: ['Pipfile.lock'],
    manifests: ['Pipfile'],
    lockHint: 'Run "pipenv lock" and commit Pipfile.lock.',
    supportsExtras: true,
    reads: pipenv_reads,
    build: pipenv_build,
};
async function pipenv_reads(project, request) {
    const packages = pathsOf(await readPipfile(project.source), project.source);
    return working_copy_readsOf(project, { packages }, request);
}
async function pipenv_build(request, given) {
    const pipfile = await readPipfile(given.source);
    requireCategories(pipfile, request.extras);
    const { source } = await workingCopy(given, pathsOf(pipfile, given.source), request);
    const version = await (0,run_tool/* probedVersion */.fL)(pipenvTool, pipenv_versionLine, request.work, request);
    await requireLock(source, given.locked, request);
    const lines = await exported(source, request);
    const wanted = await withHashesOfFiles(await parseRequirements(lines, { directory: source, workspace: request.work }), source);
    const { by, warnings, ...installed } = await installPackages({ wanted, complete: true, cwd: source, rules: 'pip' }, request);
    const targets = (0,python_target/* targetsOf */.QR)(request, await (0,python_target/* findPython */.Kq)(request));
    return {
        ...installed,
        version: `${version} with ${by}`,
        warnings: [...warningsAboutPython(pipfile, targets), ...warnings],
    };
}
async function readPipfile(source) {
    const path = (0,external_node_path_.join)(source, 'Pipfile');
    const text = await (0,base_files/* readTextIfPossible */.e1)(path);
    if (text === undefined)
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-was-not-found',
            text: 'Input "source" has no Pipfile, which pipenv requires. Add one.',
        });
    return (0,python_pyproject/* parseToml */.MT)(text, path);
}
/** The tables of a Pipfile that are not categories of optional packages. */
const noCategories = ['source', 'requires', 'scripts', 'pipenv', 'packages'];
function requireCategories(pipfile, extras) {
    const known = Object.keys(pipfile).filter((name) => !noCategories.includes(name));
    requireKnownExtras(extras.filter((extra) => !known.includes(extra)), { manifest: 'Pipfile', kinds: 'categories', names: known });
}
/** Returns the local paths of packages: directories and files. "file" can also be an address. */
function pathsOf(pipfile, source) {
    return Object.values(pipfile)
        .flatMap((table) => Object.values((table ?? {})))
        .flatMap((entry) => {
        const { path, file } = (entry ?? {});
        return [path, file];
    })
        .filter((path) => typeof path === 'string')
        .filter((path) => !/^[a-z][a-z+]*:/i.test(path))
        .map((path) => (0,external_node_path_.resolve)(source, path));
}
/** Throws a Problem for an outdated lock file. Creates a missing one. pipenv itself would accept both and exit with 0. */
async function requireLock(source, locked, request) {
    const ended = await runPipenv([locked ? 'verify' : 'lock'], source, request);
    if (ended.exitCode === 0)
        return;
    throw new problem/* Problem */.AF(locked
        ? {
            topic: 'the-lock-file-does-not-match',
            text: 'Pipfile.lock does not match Pipfile. Run "pipenv lock" and commit Pipfile.lock.',
        }
        : (0,run_tool/* explain */.WE)(pipenvTool, ended));
}
async function exported(source, request) {
    const { extras } = request;
    const categories = extras.length > 0 ? ['--categories', ['packages', ...extras].join(' ')] : [];
    // The output can contain the credentials of an index.
    const args = ['requirements', '--hash', ...categories];
    const { exitCode, lines } = await runPipenv(args, source, (0,quiet/* quiet */.j)(request));
    if (exitCode !== 0) {
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-reported-success',
            text: `pipenv could not export its lock file (exit code ${exitCode}): ${lines.at(-1) ?? ''}. ` +
                'Run "pipenv requirements" in a clean checkout to see why.',
        });
    }
    return lines.filter((line) => isRequirement.test(line)).join('\n');
}
/** Matches requirements, because pipenv prints notices between them. */
const isRequirement = /^(-[a-z]\s|--[a-z]|\.|\/|\S+\.(whl|tar\.gz|zip)\b|[a-z+]+:\/\/|[\w.-]+(\[[^\]]*\])?\s*[=<>!~@;])/i;
/** Adds the hashes of local files from Pipfile.lock, which pipenv does not export. */
async function withHashesOfFiles(wanted, source) {
    const lock = (0,json/* parseJson */.qF)(await (0,base_files/* readText */.yR)((0,external_node_path_.join)(source, 'Pipfile.lock')), 'Pipfile.lock');
    const entries = Object.values(lock).flatMap((category) => Object.values(category));
    const locals = wanted.locals.map((local) => {
        const locked = entries.find(({ file, path = file }) => path && (0,external_node_path_.resolve)(source, path) === local.path);
        return { ...local, hashes: local.hashes.length > 0 ? local.hashes : (locked?.hashes ?? []) };
    });
    return { ...wanted, locals };
}
/**
 * Returns a warning if the layer is for other Python versions than the lock file. pipenv locks for one version only, without additional
 * packages of the others.
 */
function warningsAboutPython({ requires = {} }, targets) {
    const locked = requires.python_version ?? requires.python_full_version;
    const others = targets.filter(({ minor }) => locked !== undefined && !`${locked}.`.startsWith(`${minor}.`));
    if (locked === undefined || others.length === 0)
        return [];
    return [
        {
            topic: 'the-code-is-for-another-version-of-the-language',
            text: `Pipfile.lock is for Python ${locked}, but the layer is for Python ${others.map(({ minor }) => minor).join(', ')}. ` +
                'It can lack packages that the layer needs. Require the Python version of your functions in Pipfile and lock again, ' +
                'or use uv, which locks for all versions.',
        },
    ];
}
/** Runs a pipenv command in a project and returns how it ended. */
async function runPipenv(args, cwd, { env, log, installScripts }) {
    const own = await managerEnvironment(['PIPENV_', pipenvVariables], cwd, { env, log });
    const settings = {
        // To lock, pipenv builds packages without a wheel. It has no option to build only some packages.
        ...(installScripts === true ? {} : { PIP_ONLY_BINARY: ':all:' }),
        PIPENV_PIPFILE: (0,external_node_path_.join)(cwd, 'Pipfile'),
        PIPENV_VENV_IN_PROJECT: '1',
        PIPENV_IGNORE_VIRTUALENVS: '1',
        PIPENV_DONT_LOAD_ENV: '1',
        PIPENV_NOSPIN: '1',
        PIPENV_VERBOSITY: '-1',
        PIPENV_YES: '1',
    };
    return (0,run_tool/* tryTool */.Kg)(pipenvTool, args, cwd, { env: { ...own, ...settings }, log });
}

;// CONCATENATED MODULE: ./src/install/python/lock-indexes.ts
/**
 * Returns the option lines for the indexes of packages, the most used one first. Undefined is the default index. If no package comes from
 * the default index and the user has not set one, the first line replaces it.
 */
function linesForIndexes(indexes, hasDefault) {
    const counts = new Map();
    for (const url of indexes) {
        if (url !== undefined)
            counts.set(url, (counts.get(url) ?? 0) + 1);
    }
    const urls = [...counts].sort(([, one], [, other]) => other - one).map(([url]) => url);
    const isWhole = !hasDefault && !indexes.includes(undefined);
    return urls.map((url, at) => `${at === 0 && isWhole ? '--index-url' : '--extra-index-url'} ${url}`);
}

;// CONCATENATED MODULE: ./src/install/python/poetry-lock.ts








/** Returns the poetry.lock of a directory, or an empty one if it is missing. Throws a Problem for a file that is not TOML. */
async function readPoetryLock(directory) {
    const path = (0,external_node_path_.join)(directory, 'poetry.lock');
    const text = await (0,base_files/* readTextOrEmpty */.Qr)(path, 'toml');
    return (0,python_pyproject/* parseToml */.MT)(text, path);
}
/** Returns a rewritten lock file with the original hashes. Undefined if it has a package or a version that was not locked. */
function withLockedHashes({ package: packages = [] }, { package: again = [], ...rest }) {
    // If two entries are the same, the first counts.
    const known = new Map(packages.toReversed().map((one) => [`${one.name} ${one.version}`, one]));
    const kept = again.map((one) => {
        const before = known.get(`${one.name} ${one.version}`);
        return before && { ...one, files: before.files ?? [] };
    });
    return kept.includes(undefined) ? undefined : { ...rest, package: kept.filter((one) => one !== undefined) };
}
/**
 * Returns the requirements of the main dependencies and of the chosen extras and groups. Undefined if the version of the lock file does not
 * contain them.
 */
function requirementsOf(lock, { extras, groups }, { directory, env }) {
    const { package: packages = [], metadata } = lock;
    if (!permits('~=2.1', metadata?.['lock-version'] ?? ''))
        return undefined;
    const requirements = [];
    const locals = [];
    const indexes = [];
    for (const one of packages) {
        for (const marker of markersOf(one, ['main', ...groups], extras)) {
            if (one.source?.type === 'directory' || one.source?.type === 'file') {
                const path = (0,external_node_path_.resolve)(directory, one.source.url ?? '');
                const hashes = (one.files ?? []).map(({ hash }) => hash);
                locals.push({ path, extras: '', marker: marker === '' ? '' : `; ${marker}`, hashes });
            }
            else {
                requirements.push(requirement(one, marker));
                if (poetry_lock_addressOf(one.source) === undefined)
                    indexes.push(indexOf(one, env));
            }
        }
    }
    // In uv, these variables take precedence over the lines of a file.
    const hasDefault = Boolean(env['UV_DEFAULT_INDEX'] || env['UV_INDEX_URL']);
    return { ...python_requirements/* noRequirements */.qn, requirements, locals, indexLines: linesForIndexes(indexes, hasDefault) };
}
/** Returns the markers under which some groups need a package. Empty if they do not need it. An empty marker is always true. */
function markersOf({ groups = [], markers = '' }, wanted, extras) {
    const bringing = wanted.filter((group) => groups.some((one) => (0,python_requirements/* normalised */.Z7)(one) === (0,python_requirements/* normalised */.Z7)(group)));
    const all = bringing.map((group) => (typeof markers === 'string' ? markers : (markers[group] ?? '')));
    if (all.includes(''))
        return [''];
    return all.length === 0 ? [] : [all.map((marker) => `(${resolveExtras(marker, extras)})`).join(' or ')];
}
/** Replaces conditions on extras in a marker with true or false conditions, because only poetry knows the extras of a project. */
function resolveExtras(marker, extras) {
    return marker.replace(/extra\s*(==|!=)\s*["']([^"']*)["']/g, (_, operator, name) => {
        return markerThat(isAmong(extras, name) === (operator === '=='));
    });
}
function requirement({ name, version, source, files = [] }, marker) {
    const end = marker === '' ? '' : ` ; ${marker}`;
    const hashes = files.map(({ hash }) => hash);
    const url = poetry_lock_addressOf(source);
    if (url === undefined)
        return (0,python_requirements/* requirementOf */.h2)(`${name}==${version}${end}`, hashes);
    // A package from Git is verified by its commit.
    return (0,python_requirements/* requirementOf */.h2)(`${name} @ ${url}${end}`, source?.type === 'url' ? hashes : []);
}
function poetry_lock_addressOf(source) {
    const { type, url, resolved_reference: commit, subdirectory } = source ?? {};
    if (url === undefined || (type !== 'git' && type !== 'url'))
        return undefined;
    const address = type === 'url' ? url : `git+${url}${commit ? `@${commit}` : ''}`;
    return subdirectory ? `${address}${url.includes('#') ? '&' : '#'}subdirectory=${subdirectory}` : address;
}
/** Returns the index of a package, with the credentials that poetry would read from variables. Undefined for the default index. */
function indexOf({ source }, env) {
    const { type, url, reference = '' } = source ?? {};
    if (type !== 'legacy' || url === undefined)
        return undefined;
    const variable = `POETRY_HTTP_BASIC_${reference.toUpperCase().replace(/[-.]/g, '_')}`;
    const [username = '', password = ''] = [env[`${variable}_USERNAME`], env[`${variable}_PASSWORD`]];
    if (`${username}${password}` === '' || !URL.canParse(url))
        return url;
    const address = new URL(url);
    address.username = encodeURIComponent(username);
    address.password = encodeURIComponent(password);
    return address.href;
}

;// CONCATENATED MODULE: ./src/install/python/poetry-plugins.ts







/**
 * Removes plugins that are not allowed to run from the pyproject.toml of a working copy, and returns their names. Poetry installs and runs
 * required plugins for every command. No lock file depends on them.
 */
async function dropPlugins(directory, { installScripts }) {
    const path = (0,external_node_path_.join)(directory, 'pyproject.toml');
    const pyproject = (0,python_pyproject/* parseToml */.MT)(await (0,base_files/* readText */.yR)(path, 'toml'), path);
    const poetry = pyproject.tool?.poetry;
    const plugins = Object.entries(poetry?.['requires-plugins'] ?? {});
    const blocked = plugins.filter(([name, source]) => !mayBuild(installScripts, (0,python_requirements/* normalised */.Z7)(name), addressesIn([{ name: (0,python_requirements/* normalised */.Z7)(name), ...poetry_plugins_addressOf(source) }])));
    if (!poetry || blocked.length === 0)
        return [];
    poetry['requires-plugins'] = Object.fromEntries(plugins.filter((plugin) => !blocked.includes(plugin)));
    await (0,promises_.writeFile)(path, (0,dist/* stringify */.As)(pyproject));
    return blocked.map(([name]) => name);
}
/** Returns the address of a plugin that does not come from an index: a table with `git` or `url`. */
function poetry_plugins_addressOf(source) {
    const { git, url } = (typeof source === 'object' ? source : {});
    if (typeof git === 'string')
        return { url: `git+${git}` };
    return typeof url === 'string' ? { url } : {};
}

;// CONCATENATED MODULE: ./src/install/python/poetry-tool.ts





const poetryTool = {
    name: 'poetry',
    command: 'poetry',
    setupHint: 'Add a step with "run: pipx install poetry" before this one.',
    minimum: '1.8',
    remedies: [],
};
/** What to do if "poetry export" fails. */
const exportRemedies = [
    [
        /command "?export"? does not exist/,
        'a-program-is-missing-or-another-version-is-needed',
        'This poetry has no command "export", which is required to read this version of poetry.lock. ' +
            'Add a step with "run: pipx inject poetry poetry-plugin-export", or lock again with poetry 2.',
    ],
    [
        /$/,
        'the-lock-file-does-not-match',
        'poetry could not export its lock file. Lock again with poetry 2, so that this action can read poetry.lock itself.',
    ],
];
/** The output of "poetry check --lock" if the lock file does not match its manifest. */
const stale = /changed significantly since poetry\.lock|poetry\.lock (?:is not up to date|was not found)/;
/** Returns the result of "poetry check --lock". It checks all of pyproject.toml, so some of its errors are not about the lock file. */
function checkResult({ exitCode, lines }) {
    if (exitCode === 0)
        return 'fresh';
    const output = lines.join(' ');
    if (stale.test(output))
        return 'stale';
    // poetry 2.0.0 fails for warnings alone.
    return lines.some((line) => /^(Error|Warning): /.test(line)) ? 'fresh' : 'nothing';
}
/** The line with the version of poetry. */
const poetry_tool_versionLine = /version (\S+?)\)?$/;
/** Runs a poetry command and returns how it ended. */
async function runPoetry(args, cwd, setting) {
    const env = await managerEnvironment(['POETRY_', poetryVariables], cwd, setting);
    // A virtual environment that poetry creates goes into the working copy.
    const settings = { POETRY_VIRTUALENVS_IN_PROJECT: 'true' };
    return (0,run_tool/* tryTool */.Kg)(poetryTool, [...args, '--no-interaction', '--no-ansi'], cwd, {
        env: { ...env, ...settings },
        log: setting.log,
    });
}
/** Runs "poetry lock", which keeps the versions of an existing lock file. Poetry has no option against builds. */
async function writeLock(source, request) {
    if (request.installScripts === true)
        return { ended: await runPoetry(['lock'], source, request), blocked: [] };
    const { env, blocked } = await withoutBuilds(source, request);
    const ended = await runPoetry(['lock'], source, { ...request, env });
    return { ended, blocked: await blocked() };
}
/** Returns the error if "poetry lock" would run the code of packages. `locked` is true if a lock file in an older format exists. */
function blockedMessage(names, locked) {
    const packages = names.join(', ');
    return locked
        ? `To read the older format of poetry.lock, poetry would run the code of ${packages}, which has no wheel. ` +
            'Lock again with poetry 2, or add a step with "run: pipx inject poetry poetry-plugin-export".'
        : `To lock, poetry would run the code of ${packages}, which has no wheel. ` +
            'Run "poetry lock" and commit poetry.lock. If you trust the package, you can set "install-scripts: true" instead.';
}
/** Returns whether a version of poetry writes lock files that this action can read. Poetry 1 does not, and would update every package. */
function writesReadable(version) {
    return (0,minimum_version/* majorOf */.Ds)(version) >= 2;
}

;// CONCATENATED MODULE: ./src/install/python/requires-python.ts


/** Throws a Problem for targets outside of the Python versions of a lock file. It can lack packages that they need. */
function requirePermitted(specifiers, targets, lockFile) {
    const outside = targets.filter(({ full }) => specifiers !== undefined && !permits(specifiers, full));
    if (outside.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-code-is-for-another-version-of-the-language',
        text: `${lockFile} is for Python ${specifiers ?? ''}, but the layer is for Python ${outside.map(({ minor }) => minor).join(', ')}. ` +
            'Change the Python version in pyproject.toml and lock again, or change "compatible-runtimes".',
    });
}

;// CONCATENATED MODULE: ./src/install/python/poetry.ts
















const poetry = {
    name: 'poetry',
    language: 'Python',
    lockFiles: ['poetry.lock'],
    manifests: [],
    lockHint: 'Run "poetry lock" and commit poetry.lock.',
    supportsExtras: true,
    reads: poetry_reads,
    build: poetry_build,
};
async function poetry_reads(project, request) {
    const lock = await readPoetryLock(project.source);
    return working_copy_readsOf(project, { packages: poetry_pathsOf(lock, project.source) }, request);
}
async function poetry_build(request, given) {
    const pyproject = await (0,python_pyproject/* readPyproject */.x7)(given.source);
    if (!pyproject)
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-was-not-found',
            text: 'Input "source" has no pyproject.toml, which poetry requires. Add one.',
        });
    const chosen = chosenBy(pyproject, request.extras);
    const paths = poetry_pathsOf(await readPoetryLock(given.source), given.source);
    const { source } = await workingCopy(given, paths, request);
    const plugins = await dropPlugins(source, request);
    const version = await (0,run_tool/* probedVersion */.fL)(poetryTool, poetry_tool_versionLine, request.work, request);
    await poetry_requireLock(source, given.locked, request);
    const lock = await readPoetryLock(source);
    const targets = (0,python_target/* targetsOf */.QR)(request, await (0,python_target/* findPython */.Kq)(request));
    requirePermitted(lock.metadata?.['python-versions'], targets, 'poetry.lock');
    const wanted = await poetry_exported(source, chosen, lock, { ...request, version });
    const { by, warnings, ...installed } = await installPackages({ wanted, complete: true, cwd: source, rules: 'pip' }, request);
    return {
        ...installed,
        version: `${version} with ${by}`,
        license: (0,python_pyproject/* licenseOf */.L3)(pyproject),
        warnings: [
            ...(0,install_scripts/* warningsAboutScripts */.Rd)({ blocked: plugins.map((name) => ({ name, items: [name] })), notFound: [] }),
            ...warnings,
        ],
    };
}
function chosenBy(pyproject, names) {
    const { project, tool } = pyproject;
    const extras = Object.keys({ ...project?.['optional-dependencies'], ...tool?.poetry?.extras });
    const groups = Object.keys({
        ...pyproject['dependency-groups'],
        ...tool?.poetry?.group,
        ...(tool?.poetry?.['dev-dependencies'] ? { dev: [] } : {}),
    });
    const known = [...extras, ...groups];
    requireKnownExtras(names.filter((name) => !isAmong(known, name)), { manifest: 'pyproject.toml', kinds: 'extras and groups', names: known });
    return {
        extras: extras.filter((name) => isAmong(names, name)),
        groups: groups.filter((name) => isAmong(names, name)),
    };
}
/** Returns the paths of local packages in a lock file. */
function poetry_pathsOf({ package: packages = [] }, source) {
    return packages.flatMap(({ source: from }) => from?.type === 'directory' || from?.type === 'file' ? [(0,external_node_path_.resolve)(source, from.url ?? '')] : []);
}
async function poetry_requireLock(source, locked, request) {
    const ended = locked
        ? await runPoetry(['check', '--lock'], source, request)
        : await writeLockSafely(source, locked, request);
    const found = checkResult(ended);
    if (found === 'fresh' && (locked || ended.exitCode === 0))
        return;
    throw new problem/* Problem */.AF(found === 'stale'
        ? {
            topic: 'the-lock-file-does-not-match',
            text: 'poetry.lock does not match pyproject.toml. Run "poetry lock" and commit poetry.lock.',
        }
        : (0,run_tool/* explain */.WE)(poetryTool, ended));
}
/** Makes poetry write a lock file. Throws a Problem if that would run the code of a package that is not allowed to run. */
async function writeLockSafely(source, locked, request) {
    const { ended, blocked } = await writeLock(source, request);
    if (blocked.length > 0)
        throw new problem/* Problem */.AF((0,message/* about */.Cv)('code-of-a-package-would-have-to-run', blockedMessage(blocked, locked)));
    return ended;
}
/**
 * Returns the locked requirements, exported by poetry's plugin. If the plugin is missing or fails, the action reads the lock file itself.
 */
async function poetry_exported(source, chosen, lock, request) {
    const file = (0,external_node_path_.join)(request.work, 'exported.txt');
    const ended = await runPoetry([
        ...['export', '--format', 'requirements.txt', '--output', file, '--with-credentials'],
        ...['--only', ['main', ...chosen.groups].join(',')],
        ...chosen.extras.flatMap((extra) => ['--extras', extra]),
    ], source, request);
    const place = { directory: source, workspace: request.work, env: request.env };
    if (ended.exitCode === 0)
        return parseRequirements(await (0,base_files/* readText */.yR)(file), place);
    request.log.info('poetry cannot export this lock file, so the action reads poetry.lock itself.');
    const read = requirementsOf(lock, chosen, place) ?? (await rewriteAndRead(lock, chosen, place, request));
    if (read)
        return read;
    throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)({ ...poetryTool, remedies: exportRemedies }, ended));
}
/**
 * Returns the requirements of a lock file before version 2.1, which poetry first rewrites for the same packages. Undefined if poetry does
 * not write version 2.1 or changes the locked packages.
 */
async function rewriteAndRead(lock, chosen, place, request) {
    if (!writesReadable(request.version))
        return undefined;
    const ended = await writeLockSafely(place.directory, true, request);
    if (ended.exitCode !== 0)
        return undefined;
    const again = withLockedHashes(lock, await readPoetryLock(place.directory));
    return again && requirementsOf(again, chosen, place);
}

;// CONCATENATED MODULE: ./src/install/python/uv-lock.ts













function isFolder(source = {}) {
    return ['directory', 'editable', 'virtual'].some((kind) => kind in source);
}
/** Returns the uv.lock of a directory. Throws a Problem if it is not TOML. */
async function readLock(root) {
    const path = (0,external_node_path_.join)(root, 'uv.lock');
    return (0,python_pyproject/* parseToml */.MT)(await (0,base_files/* readText */.yR)(path, 'toml'), path);
}
/** Returns the paths of local packages in a lock file, relative to it. */
function localPathsOf(lock) {
    return (lock.package ?? []).flatMap(({ source: from = {} }) => [
        ...['directory', 'editable', 'virtual', 'path'].flatMap((kind) => from[kind] ?? []),
        // A folder of wheels ("find-links") is also recorded as a registry.
        ...(isRelative(from['registry']) ? [from['registry']] : []),
    ]);
}
/** Returns whether a registry is a path relative to the lock file. */
function isRelative(registry) {
    return registry !== undefined && !(0,external_node_path_.isAbsolute)(registry) && !/^[a-z][a-z+]*:/i.test(registry);
}
/** Returns the error for a package that uv would have to build to check the lock file. */
function missingWheelIn({ lines }, addresses) {
    const [, distribution = ''] = /Distribution `([^`]*)` can't be installed because it is marked as `--no-build`/.exec(lines.join(' ').replace(/\s+/g, ' ')) ?? [];
    const [found] = /^[\w.-]+/.exec(distribution) ?? [];
    if (found === undefined)
        return undefined;
    const name = (0,python_requirements/* normalised */.Z7)(found);
    return {
        topic: 'there-is-no-wheel',
        text: `There is no wheel of ${name}, which is in uv.lock, so its code would have to run. ` +
            `If you trust it, set "install-scripts: ${(0,install_scripts/* itemsFor */.gK)(originsOf(name, addresses))}". Otherwise, lock a version that has a wheel.`,
    };
}
/** Returns the locked packages with their addresses in Git or on the web. */
function lockedOf(lock) {
    return (lock.package ?? []).map(({ name = '', source: { git, url } = {} }) => ({
        name: (0,python_requirements/* normalised */.Z7)(name),
        url: git === undefined ? url : `git+${git}`,
    }));
}
/** Returns the addresses of packages from Git or from the web in the manifests of directories. */
async function addressesInSources(directories) {
    const manifests = await Promise.all(directories.map((directory) => (0,python_pyproject/* readPyproject */.x7)(directory)));
    const sources = manifests.flatMap((manifest) => Object.entries(manifest?.tool?.uv?.sources ?? {}));
    return sources.flatMap(([name, given]) => [given].flat().flatMap(({ git, url }) => addressesIn([{ name: (0,python_requirements/* normalised */.Z7)(name), url: git === undefined ? url : `git+${git}` }])));
}
/** Throws a Problem if the lock file of a working copy does not match its manifests. */
async function requireFresh(root, lock, { uv, python }, request) {
    // To read dependencies, only folders of the checkout and allowed packages are built.
    const folders = (lock.package ?? []).flatMap(({ name, source }) => (name && isFolder(source) ? [name] : []));
    const { installScripts: allowed } = request;
    const manifests = [root, ...localPathsOf(lock).map((path) => (0,external_node_path_.resolve)(root, path))];
    const addresses = [...addressesIn(lockedOf(lock)), ...(await addressesInSources(manifests))];
    const names = [...folders, ...(typeof allowed === 'boolean' ? [] : allowedNames(allowed, addresses))];
    const building = allowed === true ? [] : ['--no-build', ...names.flatMap((name) => ['--no-binary-package', name])];
    const check = async () => {
        const ended = await runUv(uv, ['lock', '--check', ...building], root, request, { isProject: true });
        if (ended.exitCode !== 0)
            throw new problem/* Problem */.AF(missingWheelIn(ended, addresses) ?? (0,run_tool/* explain */.WE)(uv.tool, ended));
    };
    const required = lock['requires-python'];
    if (!python || required === undefined || permits(required, python.version))
        return check();
    // uv checks with a Python version that the project allows, which this runner might not have.
    const files = manifests.map((directory) => (0,external_node_path_.join)(directory, 'pyproject.toml'));
    await withPythonAllowed((0,python_target/* minorOf */.Hs)(python.version), [(0,external_node_path_.join)(root, 'uv.lock'), ...new Set(files)], check);
}
/** Runs a function while files temporarily allow Python versions from a minimum. Restores the files afterwards. */
async function withPythonAllowed(version, files, run) {
    const before = await Promise.all(files
        .filter((file) => (0,external_node_fs_.existsSync)(file))
        .map(async (file) => [file, await (0,base_files/* readText */.yR)(file, 'toml')]));
    try {
        for (const [file, text] of before) {
            await (0,promises_.writeFile)(file, text.replace(/^requires-python\s*=.*$/m, `requires-python = ">=${version}"`));
        }
        await run();
    }
    finally {
        for (const [file, text] of before)
            await (0,promises_.writeFile)(file, text);
    }
}

;// CONCATENATED MODULE: ./src/install/python/uv.ts
















const uv = {
    name: 'uv',
    language: 'Python',
    lockFiles: ['uv.lock'],
    manifests: ['pyproject.toml'],
    lockHint: 'Run "uv lock" and commit uv.lock.',
    supportsExtras: true,
    hasMember: uv_hasMember,
    reads: uv_reads,
    build: uv_build,
};
async function uv_reads(project, request) {
    const lock = project.locked ? await readLock(project.root) : {};
    const packages = await packagesFrom(project, await requirePyproject(project), lock);
    return working_copy_readsOf(project, { packages }, request);
}
async function uv_hasMember(root, directory) {
    const pyproject = await (0,python_pyproject/* readPyproject */.x7)(root).catch(() => undefined);
    const { members = [], exclude = [] } = pyproject?.tool?.uv?.workspace ?? {};
    return (0,workspaces/* isMember */.NB)([...members, ...exclude.map((pattern) => `!${pattern}`)], root, directory);
}
async function uv_build(request, given) {
    const pyproject = await requirePyproject(given);
    const lock = given.locked ? await readLock(given.root) : {};
    const project = await workingCopy(given, await pathsFrom(given, pyproject, lock, request), request);
    const choices = choicesOf(pyproject, request.extras);
    const all = withDefaults(pyproject, choices);
    requireNoConflict(pyproject, (await (0,python_pyproject/* readPyproject */.x7)(given.root))?.tool?.uv?.conflicts, all);
    const set = given.locked
        ? await lockedSet(project, pyproject, lock, choices, request)
        : await freshSet(project, pyproject, all);
    const { by, warnings, ...installed } = await installPackages(set, request);
    return { ...installed, version: by.replace(/^uv /, ''), license: (0,python_pyproject/* licenseOf */.L3)(pyproject), warnings };
}
async function requirePyproject({ source }) {
    const pyproject = await (0,python_pyproject/* readPyproject */.x7)(source);
    if (pyproject?.project)
        return pyproject;
    throw new problem/* Problem */.AF({
        topic: 'the-package-manager-was-not-found',
        text: 'The pyproject.toml in "source" has no table [project] with "dependencies", so uv has nothing to install. Add the table, ' +
            'or set another "package-manager".',
    });
}
/** Returns the paths of local packages, and of settings files above the project. */
async function pathsFrom(project, pyproject, lock, { workspace }) {
    return [
        ...(await settingsOutside(project.root, workspace)),
        ...(await packagesFrom(project, pyproject, lock)),
    ];
}
/** Returns the paths of local packages, including the project itself. */
async function packagesFrom({ root, source }, pyproject, lock) {
    return [
        ...[...localPathsOf(lock), ...uv_pathsOf(await (0,python_pyproject/* readPyproject */.x7)(root))].map((path) => (0,external_node_path_.resolve)(root, path)),
        ...uv_pathsOf(pyproject).map((path) => (0,external_node_path_.resolve)(source, path)),
    ];
}
/**
 * Returns the settings files above the root. Leaves out a manifest that has the root as a member, because uv would use the lock file next
 * to it.
 */
async function settingsOutside(root, workspace) {
    const files = await Promise.all(settingsAbove(root, workspace).map(async (path) => (0,external_node_path_.basename)(path) === 'pyproject.toml' && (await uv_hasMember((0,external_node_path_.dirname)(path), root)) ? [] : [path]));
    return files.flat();
}
function uv_pathsOf(pyproject) {
    return Object.values(pyproject?.tool?.uv?.sources ?? {})
        .flat()
        .flatMap((source) => source.path ?? []);
}
async function lockedSet({ root, source }, pyproject, lock, choices, request) {
    const python = await (0,python_target/* findPython */.Kq)(request);
    requirePermitted(lock['requires-python'], (0,python_target/* targetsOf */.QR)(request, python), 'uv.lock');
    const uvOfRunner = await findUv(request, python);
    await requireFresh(root, lock, { uv: uvOfRunner, python }, request);
    const name = pyproject.project?.name ?? '';
    const file = (0,external_node_path_.join)(request.work, 'exported.txt');
    const ended = await runUv(uvOfRunner, [
        ...['export', '--frozen', '--no-editable', '--no-header', '--no-annotate'],
        ...['--no-emit-package', name, '--quiet', '--output-file', file],
        ...(root === source ? [] : ['--package', name]),
        ...lockedArguments(choices),
    ], root, request, { isProject: true });
    if (ended.exitCode !== 0)
        throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)(uvOfRunner.tool, ended));
    const wanted = await parseRequirements(await (0,base_files/* readText */.yR)(file), {
        directory: root,
        workspace: request.work,
    });
    const shared = await (0,python_pyproject/* readPyproject */.x7)(root);
    return {
        wanted: { ...wanted, formats: formatsOf(shared) },
        complete: true,
        indexes: indexesOf(shared),
        cwd: root,
        rules: 'uv',
    };
}
/**
 * Returns the indexes in [tool.uv] as arguments. An explicit index is used only for sources that name it, and a list of requirements does
 * not name it.
 */
function indexesOf(pyproject) {
    return (pyproject?.tool?.uv?.index ?? []).flatMap(({ name, url }) => url === undefined ? [] : [name === undefined ? url : `${name}=${url}`]);
}
/**
 * Returns the requirements of a project without a lock file. uv reads pyproject.toml itself, including its sources. `wanted` is for other
 * purposes.
 */
async function freshSet({ root, source }, pyproject, choices) {
    const shared = await (0,python_pyproject/* readPyproject */.x7)(root);
    const { dependencies = [] } = pyproject.project ?? {};
    const manifest = (0,external_node_path_.relative)(root, (0,external_node_path_.join)(source, 'pyproject.toml'));
    const ownNames = [...foldersOf(pyproject), ...foldersOf(shared), pyproject.project?.name ?? ''];
    return {
        wanted: {
            ...python_requirements/* noRequirements */.qn,
            requirements: dependencies.map((text) => (0,python_requirements/* requirementOf */.h2)(text)),
            formats: formatsOf(shared),
        },
        manifest: {
            args: [manifest, ...freshArguments(choices, manifest)],
            ownNames: [...new Set(ownNames.map(python_requirements/* normalised */.Z7))],
        },
        complete: false,
        addresses: await addressesInSources([source, root]),
        indexes: indexesOf(shared),
        cwd: root,
        rules: 'uv',
    };
}
/** Returns the names of packages whose source is a folder of the checkout. Archives and addresses are third-party packages. */
function foldersOf(pyproject) {
    return Object.entries(pyproject?.tool?.uv?.sources ?? {}).flatMap(([name, sources]) => {
        const all = [sources].flat();
        const isFolder = all.some(({ path, workspace }) => workspace === true || (path !== undefined && !uv_isArchive(path)));
        return isFolder ? [name] : [];
    });
}
function uv_isArchive(path) {
    return /\.(whl|zip|tar|t?(gz|bz2?|xz|zst|lz|lzma))$/i.test(path);
}
/** Returns the packages that a project requires from source. */
function formatsOf(pyproject) {
    const { 'no-binary': all = false, 'no-binary-package': names = [] } = pyproject?.tool?.uv ?? {};
    const values = [...(all ? [':all:'] : []), ...names];
    return values.map((value) => ({ option: 'no-binary', value }));
}

;// CONCATENATED MODULE: ./src/install/ruby/fits.ts



/** Throws a Problem if there are no gems. */
function fits_requireSome(gems) {
    if (gems.length > 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-layer-would-be-empty',
        text: 'The layer would be empty, because the Gemfile in "source" has gems only in the groups development and test. ' +
            'Move the gems that your functions need to other groups.',
    });
}
/** Throws one Problem with all reasons why gems cannot run on the target. */
function requireFits(gems, { ruby }, request) {
    const { target, installScripts } = request;
    const rubies = (0,layer_runtimes/* versionsOf */.x4)('ruby', target.runtimes);
    const compiled = gems.filter(({ compiles }) => compiles);
    const native = gems.filter(({ compiles, isPrecompiled }) => compiles || isPrecompiled);
    const rules = [
        [
            'a-package-does-not-run-on-this-runner',
            target.matchesRunner ? [] : native,
            (names) => `${names} would be installed with native code for this runner, but the layer is for ${target.architecture}. ` +
                `Bundler builds only for the architecture of the runner. Use ${runnerOf[target.architecture]}.`,
        ],
        [
            'code-of-a-package-would-have-to-run',
            compiled.filter(({ from }) => from !== 'registry'),
            (names) => `${names} has an extension to compile, but does not come from a registry. Publish it as a gem.`,
        ],
        [
            'code-of-a-package-would-have-to-run',
            gems.filter(({ name, specifiedName }) => name !== specifiedName),
            (names) => `${names} has another name in its own specification, so it is not installed. Find out why before you use it.`,
        ],
        [
            'code-of-a-package-would-have-to-run',
            compiled.filter(({ name }) => !(0,install_scripts/* mayRun */.xP)(installScripts, { name })),
            (names) => `${names} cannot work without its native extension, which is compiled during the installation. ` +
                `If you trust it, set "install-scripts: ${names}". Otherwise, lock a compiled version ("bundle lock --add-platform").`,
        ],
        [
            'the-code-is-for-another-version-of-the-language',
            rubies.some((version) => version !== ruby) ? compiled : [],
            (names) => `${names} is compiled for Ruby ${ruby}, as on this runner, but "compatible-runtimes" has Ruby ${rubies.join(' and ')}. ` +
                (rubies.length > 1
                    ? 'Publish a layer for each of them.'
                    : `Add a step with "uses: ruby/setup-ruby@v1" and "ruby-version: '${rubies.join()}'" before this one.`),
        ],
        [
            'the-code-is-for-another-version-of-the-language',
            gems.filter(({ incompatibleRubies }) => incompatibleRubies.length > 0),
            (names) => `${names} does not support Ruby ${[...new Set(gems.flatMap(({ incompatibleRubies }) => incompatibleRubies))].join(' and ')}, which is in ` +
                '"compatible-runtimes". Use another version of the gem, or other runtimes.',
        ],
    ];
    const errors = rules.flatMap(([topic, named, textOf]) => named.length > 0 ? [{ topic, text: textOf(named.map(({ name }) => name).join(', ')) }] : []);
    if (errors.length > 0)
        throw new problem/* Problem */.AF(errors);
}
const runnerOf = {
    x86_64: 'an x86_64 runner, such as "runs-on: ubuntu-latest"',
    arm64: 'an arm64 runner, such as "runs-on: ubuntu-24.04-arm"',
};

;// CONCATENATED MODULE: ./src/install/ruby/lock.ts





/** Reads a Gemfile.lock. Its sections begin in the first column, and their items are indented. */
function lock_readLock(text) {
    const sections = text.split(/\r?\n(?=[A-Z])/).map((section) => section.split(/\r?\n/));
    const listed = sections.flatMap(([title = '', ...lines]) => ['GIT', 'PATH', 'GEM', 'PLUGIN SOURCE'].includes(title)
        ? lines.flatMap((line) => entry(/^ {4}(\S+) \(([^)]+)\)$/, line, title))
        : []);
    const summed = sections.flatMap(([title, ...lines]) => (title === 'CHECKSUMS' ? lines : []));
    return {
        gems: new Set(listed.map(({ fullName }) => fullName)),
        fromGit: sections.flatMap((section) => gemsFromGit(section)),
        checksums: new Map(summed.flatMap((line) => {
            const [, name = '', version = '', sha256] = /^ {2}(\S+) \(([^)]+)\) (?:.*,)?sha256=([0-9a-f]{64})\b/.exec(line) ?? [];
            return sha256 === undefined ? [] : [[`${name}-${version}`, sha256]];
        })),
    };
}
/** Returns the gems in a section of Git. A repository without a listed gem counts too, because Bundler also runs its gemspecs. */
function gemsFromGit([title, ...lines]) {
    if (title !== 'GIT')
        return [];
    const address = lines.flatMap((line) => /^ {2}remote: (.+)$/.exec(line)?.[1] ?? []).at(-1) ?? '';
    const names = lines.flatMap((line) => /^ {4}(\S+) \(/.exec(line)?.[1] ?? []);
    return (names.length > 0 ? names : ['a gem']).map((name) => ({ name, address: asGit(address) }));
}
/** Returns an address with a prefix for Git, if its form does not show that Git fetches it. */
function asGit(address) {
    return (0,addresses/* isGit */.JL)(address) && !address.startsWith('file:') ? address : `git+${address}`;
}
function entry(pattern, line, title) {
    const [, name, version] = pattern.exec(line) ?? [];
    return name === undefined ? [] : [{ title, name, fullName: `${name}-${version}` }];
}
/** Throws a Problem for gems that are not in the lock file. */
function lock_requireLocked(lock, gems) {
    const others = gems.filter(({ fullName, from }) => from !== 'path' && !lock.gems.has(fullName));
    if (others.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-match',
        text: `Bundler reported success, but chose gems that are not in Gemfile.lock: ${others.map(({ fullName }) => fullName).join(', ')}. ` +
            'Run "bundle install", and commit the lock file.',
    });
}
/** Throws a Problem for gems in Bundler's cache that do not match their checksums. Bundler before 2.6 does not check them. */
async function requireChecksums({ checksums }, cache) {
    const wrong = [];
    for (const file of await (0,promises_.readdir)(cache).catch(() => [])) {
        const expected = checksums.get(file.replace(/\.gem$/, ''));
        if (expected === undefined || !file.endsWith('.gem'))
            continue;
        if ((await (0,base_files/* hashOfFile */.QY)((0,external_node_path_.join)(cache, file))) !== expected)
            wrong.push(file);
    }
    if (wrong.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'a-package-does-not-match-its-hash',
        text: `The checksum of ${wrong.join(', ')} does not match Gemfile.lock. Find out why before you lock it again.`,
    });
}

;// CONCATENATED MODULE: ./src/install/ruby/tools.ts
const setupHint = 'Add a step with "uses: ruby/setup-ruby@v1" before this one.';
const rubyTool = { name: 'Ruby', command: 'ruby', setupHint, remedies: [] };
const bundleTool = {
    name: 'Bundler',
    command: 'bundle',
    setupHint,
    minimum: '2.3',
    remedies: [
        [
            /bundle lock --add-platform|your bundle only supports platforms/i,
            'the-lock-file-does-not-match',
            'Gemfile.lock does not have the platform of this runner. Run "bundle lock --add-platform" with it, and commit the lock file.',
        ],
        [
            /frozen mode|deployment mode|lockfile can't be updated|the (lockfile|gemfiles?) .*frozen/i,
            'the-lock-file-does-not-match',
            'Gemfile.lock does not match the Gemfile. Run "bundle install", and commit the lock file.',
        ],
        [
            /Your Ruby version is .*, but your Gemfile specified/,
            'a-program-is-missing-or-another-version-is-needed',
            'The Gemfile requires another version of Ruby than this runner has. Set "ruby-version" of ruby/setup-ruby@v1 to that version.',
        ],
        [
            /Authentication is required|Bad username or password|(HTTP|status|error|response)\D{0,20}\b40[137]\b|\b40[137] (Unauthorized|Forbidden)|Net::HTTPForbidden|Net::HTTPUnauthorized/i,
            'the-registry-refuses-or-does-not-have-it',
            'A source requires credentials, or rejected them. Set them in a variable of this step, such as BUNDLE_RUBYGEMS__PKG__GITHUB__COM.',
        ],
        [
            /certificate verify failed|Could not verify the SSL certificate|SSL_connect/i,
            'a-registry-cannot-be-reached',
            'The certificate of a source or proxy was not accepted. Set BUNDLE_SSL_CA_CERT in the "env" of this step to a file with its CA certificate.',
        ],
        [
            /You must use Bundler \d+ or greater with this lockfile|requires? Bundler \d/i,
            'a-program-is-missing-or-another-version-is-needed',
            'Gemfile.lock requires a newer Bundler. Set "bundler" of ruby/setup-ruby@v1 to the version that it names.',
        ],
        [
            /Failed to build gem native extension/,
            'code-of-a-package-would-have-to-run',
            'A native extension did not compile. Install the libraries that the log above names in a step before this one.',
        ],
        [
            /Could not find compatible versions|Bundler could not find compatible versions|version solving has failed/i,
            'requirements-exclude-each-other',
            'No set of versions satisfies all requirements of the Gemfile. Relax one of the requirements that the error names.',
        ],
        [
            /Could not reach|Could not fetch|Network error|Retrying .*due to error|getaddrinfo|Connection (refused|reset)|timed? ?out/i,
            'a-registry-cannot-be-reached',
            'A source could not be reached. Check its address in the Gemfile, and run the job again.',
        ],
        [
            /Could not find gem '([\w.-]+)/,
            'the-registry-refuses-or-does-not-have-it',
            ([, name = '']) => `A gem was not found: ${name}. Check its name and version, and the sources in the Gemfile.`,
        ],
        [
            /Could not find|Repository not found|is not yet checked out|could not read Username/,
            'the-registry-refuses-or-does-not-have-it',
            'A gem was not found. Find its name in the log above. Check its name and version, and the sources in the Gemfile.',
        ],
    ],
};
const stripTool = {
    name: 'strip',
    command: 'strip',
    setupHint: 'Install binutils.',
    remedies: [],
};

;// CONCATENATED MODULE: ./src/install/ruby/gems.ts






/** Asks Bundler for the gems after all of them are in its cache. Runs no code of gems, except a Gemfile and its gemspecs. */
const script = `
require 'json'
require 'bundler'
require 'rubygems/package'
list, *rubies = ARGV
definition = Bundler.definition
definition.resolve_with_cache!
left_out = Bundler.settings[:without] || []
groups = definition.groups - left_out.map(&:to_sym)
gems = definition.specs_for(groups).reject { |spec| spec.name == 'bundler' }.map do |spec|
  from = case spec.source
         when Bundler::Source::Git then 'git'
         when Bundler::Source::Path then 'path'
         else 'registry'
         end
  file = File.join(Bundler.app_cache, spec.full_name + '.gem')
  full = from == 'registry' ? Gem::Package.new(file).spec : spec
  own = from != 'registry'
  {
    name: spec.name,
    fullName: spec.full_name,
    from: from,
    specifiedName: full.name,
    compiles: full.extensions.any?,
    isPrecompiled: full.platform.to_s != 'ruby',
    incompatibleRubies: rubies.reject { |ruby| full.required_ruby_version.satisfied_by?(Gem::Version.new(ruby + '.99')) },
    directory: own ? File.realpath(spec.full_gem_path) : '',
    files: own ? full.files : [],
    specification: own ? full.to_ruby : ''
  }
end
File.write(list, JSON.generate(
  ruby: RUBY_VERSION[/\\A\\d+\\.\\d+/],
  bundler: Bundler::VERSION,
  gems: gems.sort_by { |gem| gem[:fullName] }
))
`;
/** Lists the gems that a Gemfile requests from Git, without fetching anything. */
const scriptForGit = `
require 'json'
require 'bundler'
definition = Bundler.definition
from_git = definition.dependencies.select { |dependency| dependency.source.is_a?(Bundler::Source::Git) }
File.write(ARGV.first, JSON.generate(from_git.map { |dependency| { name: dependency.name, address: dependency.source.uri.to_s } }))
`;
/** Returns the gems that a Gemfile requests from Git. */
async function gems_gemsFromGit(project, request) {
    const found = JSON.parse(await outputOf(scriptForGit, [], project, request));
    return found.map(({ name, address }) => ({ name, address: asGit(address) }));
}
/**
 * Returns the gems that a project needs, after Bundler has put them into its cache. `rubies` are the Ruby versions of the target, as `X.Y`.
 */
async function gemsOf(project, rubies, request) {
    return JSON.parse(await outputOf(script, rubies, project, request));
}
/** Runs a script and returns the content of the file that it writes. The path of the file is its first argument. */
async function outputOf(code, args, project, request) {
    const answer = (0,external_node_path_.join)(request.work, 'answer.json');
    const program = (0,external_node_path_.join)(request.work, 'question.rb');
    await (0,promises_.writeFile)(program, code);
    await (0,run_tool/* runTool */.qI)(rubyTool, [program, answer, ...args], project, request);
    return (0,base_files/* readText */.yR)(answer);
}

;// CONCATENATED MODULE: ./src/install/ruby/layout.ts











/** Moves installed gems to where Lambda's Ruby finds them, once for each Ruby version. */
async function ruby_layout_layOut(gems, { installed, directory, rubies }, request) {
    const [abi = ''] = await (0,promises_.readdir)(installed).catch(() => []);
    const from = (0,external_node_path_.join)(installed, abi);
    for (const gem of gems.filter(({ from: source }) => source !== 'registry'))
        await addLocalGem(gem, from);
    for (const name of await (0,promises_.readdir)(from)) {
        if (!['gems', 'specifications', 'extensions'].includes(name))
            await (0,promises_.rm)((0,external_node_path_.join)(from, name), { recursive: true });
    }
    requireInstalled(gems, from);
    await cleanSpecifications((0,external_node_path_.join)(from, 'specifications'));
    await cleanCompiled(gems.filter(({ compiles }) => compiles), from, request);
    const [first = '', ...others] = rubies.map((version) => (0,external_node_path_.join)(directory, opt/* opt */.m7.ruby.versioned.packagesFor(version)));
    await (0,base_trees/* moveTree */.E9)(from, first);
    for (const other of others)
        await (0,base_trees/* linkTree */.lK)(first, other);
}
/** Adds a gem from a path or from Git in the layout of an installed gem. Otherwise, only Bundler would find it. */
async function addLocalGem({ fullName, directory, files, specification }, to) {
    const target = (0,external_node_path_.join)(to, 'gems', fullName);
    // A list of files that Git creates is empty in a copy without a repository.
    if (files.length === 0)
        await (0,copy/* copySource */.XR)(directory, target);
    for (const file of files.filter((name) => (0,base_paths/* isInside */.FK)(directory, (0,external_node_path_.join)(directory, name)))) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, file))) {
            await (0,base_trees/* copyTree */.EL)((0,external_node_path_.join)(directory, file), (0,external_node_path_.join)(target, file));
        }
    }
    await (0,promises_.mkdir)((0,external_node_path_.join)(to, 'specifications'), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(to, 'specifications', `${fullName}.gemspec`), specification);
}
function requireInstalled(gems, from) {
    const missing = gems.filter(({ fullName }) => !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(from, 'gems', fullName)) ||
        !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(from, 'specifications', `${fullName}.gemspec`)));
    if (missing.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-package-manager-reported-success',
        text: `Bundler reported success, but did not install ${missing.map(({ fullName }) => fullName).join(', ')}. ` +
            'Check Gemfile and .bundle/config.',
    });
}
/** Removes the version of RubyGems that installed a gem, which is not part of the gem. */
async function cleanSpecifications(directory) {
    for (const name of await (0,promises_.readdir)(directory)) {
        const path = (0,external_node_path_.join)(directory, name);
        const text = await (0,base_files/* readText */.yR)(path);
        await (0,base_trees/* replaceContent */.Uv)(path, text.replace(/^ *s\.installed_by_version = .*\n/gm, ''));
    }
}
/** Matches files that a compiler leaves next to an extension. They contain the path and the time of the build. */
const leftover = /(^|\/)(Makefile|mkmf\.log|gem_make\.out|[^/]*\.o|\.[^/]*\.time)$/;
async function cleanCompiled(gems, from, request) {
    if (gems.length === 0)
        return;
    const places = [(0,external_node_path_.join)(from, 'extensions'), ...gems.map(({ fullName }) => (0,external_node_path_.join)(from, 'gems', fullName))];
    const libraries = [];
    for (const place of places) {
        for (const name of await (0,base_files/* listPathsIn */.eE)(place)) {
            const path = (0,external_node_path_.join)(place, name);
            if (leftover.test(name) || /^ext\/.*\.so$/.test(name))
                await (0,promises_.rm)(path);
            else if (name.endsWith('.so'))
                libraries.push(path);
        }
    }
    // Some gems compile only if Ruby does not have their features.
    if (libraries.length === 0)
        return;
    // The build id is a digest that depends on the path of the build.
    const args = ['--strip-debug', '--remove-section=.note.gnu.build-id', ...libraries];
    await (0,run_tool/* runTool */.qI)(stripTool, args, from, request);
}

// EXTERNAL MODULE: ./src/base/bundler-credentials.ts
var bundler_credentials = __webpack_require__(86052);
;// CONCATENATED MODULE: ./src/install/ruby/settings.ts







/** Matches settings that change which packages are installed, their sources, or their verification. */
const changing = /^BUNDLE_(WITHOUT|WITH|ONLY|GEMFILE|LOCKFILE|LOCAL__.+|PREFER_LOCAL|PREFER_PATCH|FORCE_RUBY_PLATFORM.*|SPECIFIC_PLATFORM|DISABLE_CHECKSUM_VALIDATION|ALLOW_OFFLINE_INSTALL|PLUGINS)$/;
/**
 * Returns the settings in the project's `.bundle/config`, in variables and in the file of the user, with the precedence of Bundler. Used
 * are those for mirrors, credentials, downloads and compilation.
 */
async function settings_settingsOf(root, env) {
    const project = await settings_settingsIn((0,external_node_path_.join)(env['BUNDLE_APP_CONFIG'] ?? (0,external_node_path_.join)(root, '.bundle'), 'config'));
    const variables = Object.entries(env).filter((entry) => entry[0].startsWith('BUNDLE_') && entry[1] !== undefined);
    const home = env['BUNDLE_USER_HOME'] ?? (0,external_node_path_.join)(env['HOME'] ?? '/', '.bundle');
    const user = await settings_settingsIn(env['BUNDLE_CONFIG'] ?? env['BUNDLE_USER_CONFIG'] ?? (0,external_node_path_.join)(home, 'config'));
    const all = { ...user, ...Object.fromEntries(variables), ...project };
    const given = Object.entries(all);
    return {
        used: Object.fromEntries(given.filter(([name]) => bundler_credentials/* publicBundlerVariable */._.test(name) || (0,bundler_credentials/* isBundlerCredential */.g)(name))),
        ignored: given.filter(([name, value]) => changing.test(name) && changesAnything(name, value)).map(settings_nameOf),
    };
}
/** Returns an environment in which Bundler reads these settings and no others. */
function withSettings(env, settings) {
    const others = Object.entries(env).filter(([name]) => !/^(BUNDLE|BUNDLER)_|^RUBYOPT$/.test(name));
    return { ...Object.fromEntries(others), ...settings, BUNDLE_IGNORE_CONFIG: 'true' };
}
/** The maximum length of the name of a setting. */
const longestName = 500;
async function settings_settingsIn(path) {
    const given = settingsOfYaml(await (0,base_files/* readTextOrEmpty */.Qr)(path), path);
    return Object.fromEntries(Object.entries(given ?? {}).flatMap(([name, value]) => name.length <= longestName && ['string', 'number', 'boolean'].includes(typeof value)
        ? [[withSlash(name).replaceAll('.', '__').replaceAll('-', '___'), String(value)]]
        : []));
}
function settingsOfYaml(text, path) {
    try {
        return (0,formats/* parseYaml */.h)(text, path);
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `${path} cannot be read: ${reason.text}. Correct it.`;
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'a-manifest-cannot-be-read', text), { cause: error });
    }
}
/** Adds a slash to the end of an address, as Bundler does. */
function withSlash(name) {
    return /https?:/i.test(name) && !/\/$|__FALLBACK_TIMEOUT$/.test(name) ? `${name}/` : name;
}
/**
 * Returns whether a setting changes what is installed. The groups development and test are never installed. "false" and "" are the defaults
 * of Bundler.
 */
function changesAnything(name, value) {
    if (/^(false|)$/i.test(value))
        return false;
    if (name === 'BUNDLE_GEMFILE')
        return value !== 'Gemfile';
    return (name !== 'BUNDLE_WITHOUT' || value.split(/[:\s]+/).some((group) => !/^(development|test|)$/.test(group)));
}
function settings_nameOf([name]) {
    return name.replace('BUNDLE_', '').replaceAll('___', '-').replaceAll('__', '.').toLowerCase();
}

;// CONCATENATED MODULE: ./src/install/ruby/bundler.ts


















const bundler = {
    name: 'bundler',
    language: 'Ruby',
    lockFiles: ['Gemfile.lock'],
    manifests: ['Gemfile'],
    lockHint: 'Run "bundle lock" and commit Gemfile.lock.',
    supportsExtras: false,
    reads: bundler_reads,
    build: bundler_build,
};
/** Bundler compiles extensions, and runs the gemspecs of gems in the checkout, many of which list the files of the repository. */
async function bundler_reads({ root }, { workspace }) {
    const lock = await (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(root, 'Gemfile.lock'));
    return {
        paths: [root, ...(await pathsOutside(root, workspace))],
        isLeftover: (path) => path === (0,external_node_path_.join)(root, 'vendor', 'bundle'),
        runsCode: true,
        readsRepository: /^PATH\r?$/m.test(lock),
    };
}
async function bundler_build(request, given) {
    const lock = given.locked ? lock_readLock(await (0,base_files/* readText */.yR)((0,external_node_path_.join)(given.root, 'Gemfile.lock'))) : undefined;
    if (lock)
        bundler_requireAllowed(lock.fromGit, request);
    // The project itself is recognized by its real path, which Ruby reports.
    const work = await (0,promises_.realpath)(request.work);
    const declared = (0,layer_runtimes/* versionsOf */.x4)('ruby', request.target.runtimes);
    const { root } = await (0,copy/* copyProject */.N_)(given, (0,external_node_path_.join)(work, 'project'), request, await bundler_reads(given, request));
    const path = (0,external_node_path_.join)(work, 'bundle');
    const settings = await settings_settingsOf(root, request.env);
    const env = { ...withSettings(request.env, settings.used), ...variablesFor(root, path, given.locked) };
    const version = await (0,run_tool/* versionOf */.E4)(bundleTool, bundler_versionLine, root, { ...request, env });
    // Otherwise, Bundler would install the version in the lock file and continue with it.
    const inProject = { ...request, env: { ...env, BUNDLER_VERSION: version } };
    // This includes gems that are not in the lock file yet, because Bundler can fetch them before it compares.
    bundler_requireAllowed(await gems_gemsFromGit(root, inProject), request);
    await (0,run_tool/* runTool */.qI)(bundleTool, ['cache', '--no-install'], root, inProject);
    if (lock)
        await requireChecksums(lock, (0,external_node_path_.join)(root, 'vendor', 'cache'));
    const bundle = await gemsOf(root, declared, inProject);
    const gems = bundle.gems.filter(({ directory }) => directory !== root);
    if (lock)
        lock_requireLocked(lock, gems);
    fits_requireSome(gems);
    requireFits(gems, bundle, request);
    // This includes gems that the Ruby of the runner has already, because Lambda can have other versions.
    await (0,run_tool/* runTool */.qI)(bundleTool, ['install', '--local', '--redownload'], root, inProject);
    const directory = (0,external_node_path_.join)(work, 'layer');
    const rubies = declared.length > 0 ? declared : [bundle.ruby];
    await request.log.timed('lay out the packages', () => ruby_layout_layOut(gems, { installed: (0,external_node_path_.join)(path, 'ruby'), directory, rubies }, inProject));
    const own = gems.filter(({ from }) => from === 'path');
    return {
        directory,
        own: rubies.flatMap((ruby) => own.map(({ fullName }) => `${opt/* opt */.m7.ruby.versioned.packagesFor(ruby)}/gems/${fullName}`)),
        version: bundle.bundler,
        warnings: [
            ...warningsFor(gems, bundle, { declared, blocked: (lock?.fromGit ?? []).map(({ name }) => name) }, request),
            ...warningsAboutSettings(settings.ignored),
        ],
    };
}
/** Matches "Bundler version 2.6.9", and since Bundler 4 the version number alone. */
const bundler_versionLine = /^(?:Bundler version )?(\d+\.\d+\.\d\S*)/;
/** Returns the variables that decide what is installed, and where. */
function variablesFor(root, path, isLocked) {
    return {
        BUNDLE_GEMFILE: (0,external_node_path_.join)(root, 'Gemfile'),
        BUNDLE_PATH: path,
        BUNDLE_PATH__SYSTEM: 'false',
        BUNDLE_FROZEN: String(isLocked),
        BUNDLE_WITHOUT: 'development:test',
        // Plugins in a Gemfile or in the settings of a user would run.
        BUNDLE_PLUGINS: 'false',
        BUNDLE_SILENCE_ROOT_WARNING: 'true',
        // The default date of a gemspec is the time of the build.
        SOURCE_DATE_EPOCH: '315532800',
    };
}
/** Throws a Problem for gems from Git that are not allowed to run code. Bundler runs the gemspecs of a repository to list its gems. */
function bundler_requireAllowed(fromGit, { installScripts }) {
    const notAllowed = fromGit.filter((one) => !(0,install_scripts/* mayRun */.xP)(installScripts, one));
    if (notAllowed.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'code-of-a-package-would-have-to-run',
        text: `${[...new Set(notAllowed.map(({ name }) => name))].join(', ')} comes from Git, and Bundler runs the gemspecs of its repository. ` +
            `If you trust it, set "install-scripts: ${(0,install_scripts/* itemsFor */.gK)(notAllowed)}". Otherwise, use a version from a registry.`,
    });
}
function warningsAboutSettings(ignored) {
    if (ignored.length === 0)
        return [];
    return [
        {
            topic: 'the-lock-file-does-not-match',
            text: `Settings of Bundler that change what is installed are not used: ${ignored.join(', ')}. ` +
                'Change the Gemfile instead. Its groups development and test are never installed.',
        },
    ];
}
function warningsFor(gems, { ruby }, { declared, blocked }, { installScripts }) {
    const fromGit = gems.filter(({ from }) => from === 'git').map(({ name }) => name);
    const notFound = (0,install_scripts/* namesNotInstalled */.Yw)(installScripts, 
    // Gems in groups that are not installed are included, because Bundler reads their gemspecs.
    [...gems.map(({ name }) => name), ...blocked]);
    return [
        ...(declared.length === 0
            ? [
                (0,message/* about */.Cv)('the-target-was-not-declared', `The layer is for Ruby ${ruby}, as on this runner, and other versions of Ruby do not find it. ` +
                    'Declare the runtimes of the functions that use it in "compatible-runtimes".'),
            ]
            : []),
        ...(fromGit.length > 0
            ? [
                (0,message/* about */.Cv)('a-package-does-not-match-its-hash', `Gems come from Git: ${fromGit.join(', ')}. No registry vouches for their content.`),
            ]
            : []),
        ...(0,install_scripts/* warningsAboutScripts */.Rd)({ blocked: [], notFound }),
    ];
}
/**
 * Returns the directories of gems that are outside of the project but in the checkout. Throws a Problem for directories outside of the
 * checkout.
 */
async function pathsOutside(root, workspace) {
    const [gemfile = '', lock = ''] = await Promise.all(['Gemfile', 'Gemfile.lock'].map((name) => (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(root, name))));
    const named = [
        ...gemfile.matchAll(/\bpath(?::|['"]?\s*=>|\s*\()?\s*(['"])([^'"\n]+)\1/g),
        ...lock.matchAll(/^PATH\r?\n {2}(remote): (.+)$/gm),
    ];
    const paths = named.map(([, , path = '']) => (0,external_node_path_.resolve)(root, path.trimEnd()));
    const outside = [...new Set(paths)].filter((path) => !(0,base_paths/* isInside */.FK)(root, path));
    const beyond = outside.filter((path) => !(0,base_paths/* isInside */.FK)(workspace, path));
    if (beyond.length > 0) {
        throw new problem/* Problem */.AF({
            topic: 'a-path-is-outside-of-the-checkout',
            text: `The Gemfile uses gems outside of the checkout: ${beyond.map((path) => (0,external_node_path_.basename)(path)).join(', ')}. Move them into the checkout.`,
        });
    }
    return outside.filter((path) => (0,external_node_fs_.existsSync)(path));
}

;// CONCATENATED MODULE: ./src/install/managers.ts













const table = {
    npm: npm,
    pnpm: pnpm,
    yarn: yarn,
    bun: bun,
    pipenv: pipenv,
    pip: pip,
    poetry: poetry,
    uv: uv,
    bundler: bundler,
    maven: maven,
    gradle: gradle,
};
/** The supported package managers. To add one, write its file, add its name to manager-names.ts and add a line here. */
const managers = manager_names/* managerNames */.I.map((name) => table[name]);
/** Returns the package manager with a name. Throws a Problem if there is none. */
function builderNamed(name) {
    const builder = managers.find((candidate) => candidate.name === name);
    if (builder)
        return builder;
    throw new problem/* Problem */.AF({
        topic: 'the-package-manager-was-not-found',
        text: `The package manager ${name} is not supported. Use one of ${managers.map((one) => one.name).join(', ')}.`,
    });
}

;// CONCATENATED MODULE: ./src/install/python/pylock-packages.ts







/**
 * Returns the packages of a lock file that a target needs, with markers that any installer can evaluate. Throws a Problem if the file is
 * not for the targets.
 */
function packagesFor(lock, { file, targets, extras }) {
    requireReadable(lock, file);
    requirePermitted(lock['requires-python'], targets, file);
    requireEnvironment(lock, file, targets);
    const groups = lock['dependency-groups'] ?? [];
    const known = [...(lock.extras ?? []), ...groups];
    requireKnownExtras(extras.filter((name) => !isAmong(known, name)), { manifest: file, kinds: 'extras and dependency groups', names: known });
    const byDefault = (lock['default-groups'] ?? []).filter((name) => (0,python_requirements/* normalised */.Z7)(name) !== 'dev');
    const packages = (lock.packages ?? []).map((one) => ({
        ...one,
        marker: resolveConditions(one.marker ?? '', { extras, dependency_groups: [...extras, ...byDefault] }),
    }));
    const needed = packages.filter(({ marker }) => targets.some((target) => holds(marker, target)));
    for (const one of needed)
        requireForTargets(one, file, targets);
    return needed;
}
function requireReadable({ 'lock-version': version = '', packages }, file) {
    if (/^1\./.test(version) && Array.isArray(packages))
        return;
    throw new problem/* Problem */.AF({
        topic: 'a-manifest-cannot-be-read',
        text: packages === undefined || version === ''
            ? `${file} cannot be read: it has no "lock-version" or no "packages". Lock again, for example with "uv export --format pylock.toml".`
            : `${file} cannot be read: its "lock-version" is ${version}, but this action supports only 1.0. Lock again with a tool that writes version 1.0.`,
    });
}
function requireEnvironment({ environments }, file, targets) {
    const outside = targets.filter((target) => environments !== undefined && !environments.some((marker) => holds(marker, target)));
    if (outside.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-match',
        text: `${file} is for the environments ${(environments ?? []).join(' or ')}, but the layer is for ${outside.map(python_target/* describeTarget */.ff).join(', ')}. ` +
            'Lock for that environment too, or change "compatible-runtimes" or "architecture".',
    });
}
function requireForTargets(one, file, targets) {
    const required = one['requires-python'];
    const outside = targets.filter((target) => holds(one.marker ?? '', target) && required !== undefined && !permits(required, target.full));
    if (outside.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-match',
        text: `${file} has ${one.name} for Python ${required ?? ''}, but the layer is for Python ${outside.map(({ minor }) => minor).join(', ')}. ` +
            'Lock again, or change "compatible-runtimes".',
    });
}
/** Replaces conditions on extras and groups in a marker with true or false conditions, because other installers do not know them. */
function resolveConditions(marker, chosen) {
    return marker.replace(/(["'])([^"']*)\1\s+(not\s+in|in)\s+(extras|dependency_groups)\b/g, (_, quote, name, operator, variable) => markerThat(isAmong(chosen[variable] ?? [], name) === (operator === 'in')));
}

;// CONCATENATED MODULE: ./src/install/python/pylock-requirements.ts




/** Returns packages of a lock file as requirements with exact versions and hashes. Relative paths start at the directory. */
function pylock_requirements_requirementsOf(packages, directory) {
    const requirements = [];
    const locals = [];
    for (const one of packages) {
        const { path, subdirectory = '' } = one.directory ?? one.archive ?? {};
        if (path === undefined)
            requirements.push(requirementOn(one));
        else {
            const local = {
                path: (0,external_node_path_.resolve)(directory, path, one.directory ? subdirectory : ''),
                extras: '',
                marker: one.marker ? `; ${one.marker}` : '',
                hashes: one.archive ? pylock_requirements_hashesOf([one.archive]) : [],
            };
            locals.push(local);
        }
    }
    return { ...python_requirements/* noRequirements */.qn, requirements, locals };
}
function requirementOn({ name, marker, wheels = [], sdist, archive, vcs, ...one }) {
    const end = marker ? ` ; ${marker}` : '';
    const url = vcs ? `${vcs.type}+${vcs.url ?? ''}@${vcs['commit-id']}` : archive?.url;
    const version = one.version ?? wheelOf(pylock_requirements_nameOf(wheels[0] ?? {}))?.version;
    const own = { name: (0,python_requirements/* normalised */.Z7)(name), version };
    if (url !== undefined) {
        const subdirectory = vcs?.subdirectory ?? archive?.subdirectory;
        const address = `${url}${subdirectory === undefined ? '' : `#subdirectory=${subdirectory}`}`;
        const hashes = archive ? pylock_requirements_hashesOf([archive]) : [];
        return { ...own, text: `${name} @ ${address}${end}`, url: address, hashes, version: undefined };
    }
    return {
        ...own,
        text: `${name}==${version ?? ''}${end}`,
        hashes: pylock_requirements_hashesOf([...wheels, ...(sdist ? [sdist] : [])]),
    };
}
/** Returns the name of a file. It can be in the address or the path only. */
function pylock_requirements_nameOf({ name, url, path }) {
    return decodeURIComponent(name ?? (url ?? path ?? '').split(/[?#]/)[0]?.split('/').at(-1) ?? '');
}
/** Returns one secure hash of each file. */
function pylock_requirements_hashesOf(files) {
    return files.flatMap(({ hashes = {} }) => {
        const algorithm = ['sha256', 'sha512', 'sha384'].find((one) => hashes[one] !== undefined);
        return algorithm === undefined ? [] : [`${algorithm}:${hashes[algorithm] ?? ''}`];
    });
}
/**
 * Returns the option lines for the indexes of packages, the most used one first. If the user has set a default index, it replaces the most
 * used one. It can be a mirror, or contain credentials.
 */
function indexLinesOf(packages, hasDefault) {
    const fromIndex = packages.filter(({ wheels = [], sdist }) => [...wheels, sdist ?? {}].some(({ url }) => url));
    const lines = linesForIndexes(fromIndex.map(({ index }) => index), hasDefault);
    return hasDefault ? lines.slice(1) : lines;
}
/** Returns the option lines for folders of wheels and source archives in the checkout. */
function linksOf(packages, directory) {
    const paths = packages.flatMap(({ wheels = [], sdist }) => [...wheels, sdist ?? {}].flatMap(({ path }) => path ?? []));
    return [...new Set(paths.map((path) => (0,external_node_path_.dirname)((0,external_node_path_.resolve)(directory, path))))].map((folder) => `--find-links ${folder}`);
}

;// CONCATENATED MODULE: ./src/install/python/pylock.ts











/** Returns the pylock file among some names: pylock.toml, or the only pylock.*.toml. Throws a Problem if there are several. */
function pylockAmong(names) {
    const found = names.filter((name) => /^pylock\.(?:[^.]+\.)?toml$/.test(name)).sort();
    if (found.includes('pylock.toml') || found.length < 2) {
        return found.includes('pylock.toml') ? 'pylock.toml' : found[0];
    }
    throw new problem/* Problem */.AF({
        topic: 'the-package-manager-was-not-found',
        text: `Input "source" has several lock files: ${found.join(' and ')}. ` +
            'Rename the one that the layer is built from to pylock.toml.',
    });
}
/** Returns a Python package manager that installs from a pylock.toml instead of its own lock file. */
function byPylock(builder, file) {
    return {
        ...builder,
        lockFiles: [file],
        isLocked: () => Promise.resolve(true),
        reads: (project, request) => readsByPylock(project, request, file),
        build: (request, project) => buildByPylock(request, project, file),
    };
}
async function readsByPylock(project, request, file) {
    const path = (0,external_node_path_.join)(project.source, file);
    const { packages = [] } = (0,python_pyproject/* parseToml */.MT)(await (0,base_files/* readText */.yR)(path, 'toml'), path);
    return working_copy_readsOf(project, { packages: pylock_foldersOf(packages, project.source) }, request);
}
async function buildByPylock(request, project, file) {
    request.log.info(`Packages are installed as ${file} lists them.`);
    const path = (0,external_node_path_.join)(project.source, file);
    const lock = (0,python_pyproject/* parseToml */.MT)(await (0,base_files/* readText */.yR)(path, 'toml'), path);
    const python = await (0,python_target/* findPython */.Kq)(request);
    const targets = (0,python_target/* targetsOf */.QR)(request, python);
    const packages = packagesFor(lock, { file, targets, extras: request.extras });
    const { source } = project;
    const paths = [...pylock_foldersOf(packages, source), ...settingsAbove(source, request.workspace)];
    const copy = await workingCopy(project, paths, request);
    const { env } = await pipSources(python, request);
    const hasIndex = ['PIP_INDEX_URL', 'UV_DEFAULT_INDEX', 'UV_INDEX_URL'].some((name) => request.env[name]);
    const wanted = {
        ...pylock_requirements_requirementsOf(packages, copy.source),
        indexLines: [
            ...indexLinesOf(packages, hasIndex || env['UV_DEFAULT_INDEX'] !== undefined),
            ...linksOf(packages, copy.source),
        ],
    };
    const { by, warnings, ...installed } = await installPackages({ wanted, complete: true, cwd: copy.source, rules: 'pip' }, request);
    return {
        ...installed,
        version: `with ${by}`,
        license: (0,python_pyproject/* licenseOf */.L3)(await (0,python_pyproject/* readPyproject */.x7)(project.source)),
        warnings,
    };
}
/** Returns the absolute paths of files and folders in the checkout that a lock file refers to. */
function pylock_foldersOf(packages, source) {
    const locals = packages.flatMap(({ directory, archive }) => directory?.path ?? archive?.path ?? []);
    const files = packages.flatMap(({ wheels = [], sdist }) => [...wheels, sdist ?? {}].flatMap(({ path }) => path ?? []));
    return [...locals, ...files].map((path) => (0,external_node_path_.resolve)(source, path));
}

;// CONCATENATED MODULE: ./src/install/source/foreign-locks.ts

const uvLock = 'List the PyPI packages in pyproject.toml, run "uv lock", and commit uv.lock.';
const npmLock = 'Run "npm install --package-lock-only", and commit package-lock.json.';
const foreignLocks = [
    {
        file: /^pdm(?:\.[\w-]+)?\.lock$/,
        tool: 'PDM',
        language: 'Python',
        convert: 'Run "pdm export --format pylock --output pylock.toml", and commit pylock.toml.',
    },
    { file: /^pixi\.lock$/, tool: 'pixi', language: 'Python', convert: uvLock },
    { file: /^(?:.+\.)?conda-lock\.ya?ml$/, tool: 'conda-lock', language: 'Python', convert: uvLock },
    {
        file: /^requirements(?:-dev)?\.lock$/,
        tool: 'Rye',
        language: 'Python',
        convert: 'Run "uv lock", and commit uv.lock.',
    },
    { file: /^deno\.lock$/, tool: 'Deno', language: 'Node.js', convert: npmLock },
    { file: /^vlt-lock\.json$/, tool: 'vlt', language: 'Node.js', convert: npmLock },
    {
        file: /^gems\.locked$/,
        tool: 'Bundler with gems.rb',
        language: 'Ruby',
        convert: 'Rename gems.rb to Gemfile and gems.locked to Gemfile.lock.',
    },
];
/** Returns the lock files of unsupported tools among some names, for one language or for all. */
function foreignAmong(names, language) {
    return names.filter((name) => foreignOf(name, language) !== undefined);
}
function foreignOf(name, language) {
    return foreignLocks.find((one) => one.file.test(name) && (language === undefined || one.language === language));
}
/** Throws a Problem for lock files of unsupported tools, with how to convert the first one. They would be ignored otherwise. */
function requireNoForeign(names, language) {
    const found = foreignAmong(names, language);
    const [first] = found;
    const foreign = first === undefined ? undefined : foreignOf(first, language);
    if (!foreign)
        return;
    throw new problem/* Problem */.AF({
        topic: 'a-lock-file-is-needed',
        text: `Input "source" has ${found.join(' and ')}, but this action does not read lock files of ${foreign.tool}. ` +
            `${foreign.convert} To build without a lock file, remove it.`,
    });
}

;// CONCATENATED MODULE: ./src/install/source/detect.ts





/** Returns the package manager whose lock file is among some names. Throws a Problem if there are several. */
function lockedBy(names) {
    const own = managersWith('lockFiles', names);
    // Next to a lock file of a Python package manager, a pylock.toml can be its export, so it does not count.
    const pylock = own.some(({ language }) => language === python) ? undefined : pylockAmong(names);
    const all = pylock === undefined ? own : [...own, byPylock(builderNamed('pip'), pylock)];
    const [locked, ...others] = all;
    if (others.length > 0)
        throw ambiguous('lockFiles', all, names);
    return locked;
}
const python = 'Python';
/**
 * Returns a Python package manager that installs from a pylock.toml, if one is among the names. For a manager in "package-manager" that has
 * no lock file of its own.
 */
function withPylock(builder, names) {
    const pylock = builder.language === python ? pylockAmong(names) : undefined;
    return pylock === undefined ? undefined : byPylock(builder, pylock);
}
/**
 * Returns the lock files of other tools that a package manager without a lock file ignores. Throws a Problem if they are for its language,
 * except for pip with a requirements.txt.
 */
function ignoredLocks({ name, language }, names) {
    const isOwn = name === 'pip' && names.includes('requirements.txt');
    if (!isOwn)
        requireNoForeign(names, language);
    return foreignAmong(names, language);
}
/**
 * Returns how to build a directory without a lock file. The order is: a declaration in a manifest, a manifest, a prepared layer directory.
 * Throws a Problem for manifests of two languages, and if nothing is found.
 */
function describedBy(names, { packageManager, poetry }) {
    const declared = managers.find(({ name }) => name === packageManager?.split('@')[0]);
    if (declared)
        return declared;
    const described = managersWith('manifests', names);
    if (new Set(described.map(({ language }) => language)).size > 1)
        throw ambiguous('manifests', described, names);
    if (poetry)
        return builderNamed('poetry');
    const [first] = described;
    if (first)
        return first;
    if (names.some((name) => opt/* topFolders */.VE.includes(name)))
        return 'none';
    requireNoForeign(names);
    throw new problem/* Problem */.AF({
        topic: 'the-package-manager-was-not-found',
        text: `Input "source" has neither a manifest (${managers.flatMap(({ manifests }) => manifests).join(', ')}) ` +
            `nor a folder that Lambda reads from a layer (${opt/* topFolders */.VE.join(', ')}). Point "source" at the directory that has one, ` +
            'or set "build-command".',
    });
}
function managersWith(kind, names) {
    return managers.filter((candidate) => candidate[kind].some((name) => names.includes(name)));
}
function ambiguous(kind, found, names) {
    const files = found.flatMap((candidate) => candidate[kind].filter((name) => names.includes(name)));
    return new problem/* Problem */.AF({
        topic: 'the-package-manager-was-not-found',
        text: `Input "source" has ${files.join(' and ')}, which belong to different package managers. ` +
            'Set "package-manager" to the one that builds the layer, or remove the other files.',
    });
}

;// CONCATENATED MODULE: ./src/install/source/project.ts








/**
 * Finds the package manager and the project of a directory. `name` is the name of a manager, or `auto`. Throws a Problem if none is found.
 */
async function findProject(name, source, workspace) {
    if (name === 'none')
        return 'none';
    const names = await (0,promises_.readdir)(source);
    if (name !== 'auto')
        return named(builderNamed(name), names, source, workspace);
    const locked = lockedBy(names);
    if (locked)
        return projectOf(locked, source, workspace);
    const member = await lockedMember(source, workspace);
    if (member)
        return member;
    const described = describedBy(names, {
        packageManager: await packageManagerField(source),
        poetry: await hasPoetryTable(source),
    });
    return described === 'none' ? 'none' : withoutForeign(await projectOf(described, source, workspace), names);
}
/** Returns the project for a manager in "package-manager". Lock files of other managers are ignored. */
async function named(builder, names, source, workspace) {
    const found = await projectOf(builder, source, workspace);
    if (found.project.locked)
        return found;
    const byOther = withPylock(builder, names);
    return byOther ? projectOf(byOther, source, workspace) : withoutForeign(found, names);
}
/** Adds the ignored lock files to a project without one. Throws a Problem for lock files that must not be ignored. */
function withoutForeign({ builder, project }, names) {
    if (project.locked)
        return { builder, project };
    return { builder, project: { ...project, ignoredLocks: ignoredLocks(builder, names) } };
}
async function projectOf(builder, source, workspace) {
    if (await project_isLocked(builder, source))
        return { builder, project: { source, root: source, locked: true } };
    for (const root of (0,workspaces/* directoriesAbove */.jH)(source, workspace)) {
        if (await builder.hasMember?.(root, source)) {
            return { builder, project: { source, root, locked: await project_isLocked(builder, root) } };
        }
    }
    return { builder, project: { source, root: source, locked: false } };
}
/** Returns the workspace that has a directory as a member. Its lock file shows the package manager. */
async function lockedMember(source, workspace) {
    for (const root of (0,workspaces/* directoriesAbove */.jH)(source, workspace)) {
        for (const builder of managers) {
            if (!hasLock(builder, root) || !(await builder.hasMember?.(root, source)))
                continue;
            return { builder, project: { source, root, locked: true } };
        }
    }
    return undefined;
}
async function project_isLocked(builder, directory) {
    return builder.isLocked ? builder.isLocked(directory) : hasLock(builder, directory);
}
function hasLock({ lockFiles }, directory) {
    return lockFiles.some((lockFile) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, lockFile)));
}
/** Returns `packageManager` of package.json, as Corepack reads it. The package manager reports a manifest that cannot be read. */
async function packageManagerField(source) {
    const { packageManager } = await (0,package_json/* manifestIn */.t)(source);
    return typeof packageManager === 'string' ? packageManager : undefined;
}
async function hasPoetryTable(source) {
    const text = await (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(source, 'pyproject.toml'), 'toml');
    return /^[ \t]*\[tool\.poetry[.\]]/m.test(text);
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

/***/ 68898:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

const { valid, clean, explain, parse } = __webpack_require__(74818);

const { lt, le, eq, ne, ge, gt, compare, rcompare } = __webpack_require__(12124);

const {
  filter,
  maxSatisfying,
  minSatisfying,
  RANGE_PATTERN,
  satisfies,
  validRange,
} = __webpack_require__(30790);

const { major, minor, patch, inc } = __webpack_require__(38940);

module.exports = {
  // version
  valid,
  clean,
  explain,
  parse,

  // operator
  lt,
  le,
  lte: le,
  eq,
  ne,
  neq: ne,
  ge,
  gte: ge,
  gt,
  compare,
  rcompare,

  // range
  filter,
  maxSatisfying,
  minSatisfying,
  RANGE_PATTERN,
  satisfies,
  validRange,

  // semantic
  major,
  minor,
  patch,
  inc,
};


/***/ }),

/***/ 12124:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

const { parse } = __webpack_require__(74818);

module.exports = {
  compare,
  rcompare,
  lt,
  le,
  eq,
  ne,
  ge,
  gt,
  '<': lt,
  '<=': le,
  '==': eq,
  '!=': ne,
  '>=': ge,
  '>': gt,
  '===': arbitrary,
};

function lt(version, other) {
  return compare(version, other) < 0;
}

function le(version, other) {
  return compare(version, other) <= 0;
}

function eq(version, other) {
  return compare(version, other) === 0;
}

function ne(version, other) {
  return compare(version, other) !== 0;
}

function ge(version, other) {
  return compare(version, other) >= 0;
}

function gt(version, other) {
  return compare(version, other) > 0;
}

function arbitrary(version, other) {
  return version.toLowerCase() === other.toLowerCase();
}

function compare(version, other) {
  const parsedVersion = parse(version);
  const parsedOther = parse(other);

  const keyVersion = calculateKey(parsedVersion);
  const keyOther = calculateKey(parsedOther);

  return pyCompare(keyVersion, keyOther);
}

function rcompare(version, other) {
  return -compare(version, other);
}

// this logic is buitin in python, but we need to port it to js
// see https://stackoverflow.com/a/5292332/1438522
function pyCompare(elemIn, otherIn) {
  let elem = elemIn;
  let other = otherIn;
  if (elem === other) {
    return 0;
  }
  if (Array.isArray(elem) !== Array.isArray(other)) {
    elem = Array.isArray(elem) ? elem : [elem];
    other = Array.isArray(other) ? other : [other];
  }
  if (Array.isArray(elem)) {
    const len = Math.min(elem.length, other.length);
    for (let i = 0; i < len; i += 1) {
      const res = pyCompare(elem[i], other[i]);
      if (res !== 0) {
        return res;
      }
    }
    return elem.length - other.length;
  }
  if (elem === -Infinity || other === Infinity) {
    return -1;
  }
  if (elem === Infinity || other === -Infinity) {
    return 1;
  }
  return elem < other ? -1 : 1;
}

function calculateKey(input) {
  const { epoch } = input;
  let { release, pre, post, local, dev } = input;
  // When we compare a release version, we want to compare it with all of the
  // trailing zeros removed. So we'll use a reverse the list, drop all the now
  // leading zeros until we come to something non zero, then take the rest
  // re-reverse it back into the correct order and make it a tuple and use
  // that for our sorting key.
  release = release.concat();
  release.reverse();
  while (release.length && release[0] === 0) {
    release.shift();
  }
  release.reverse();

  // We need to "trick" the sorting algorithm to put 1.0.dev0 before 1.0a0.
  // We'll do this by abusing the pre segment, but we _only_ want to do this
  // if there is !a pre or a post segment. If we have one of those then
  // the normal sorting rules will handle this case correctly.
  if (!pre && !post && dev) pre = -Infinity;
  // Versions without a pre-release (except as noted above) should sort after
  // those with one.
  else if (!pre) pre = Infinity;

  // Versions without a post segment should sort before those with one.
  if (!post) post = -Infinity;

  // Versions without a development segment should sort after those with one.
  if (!dev) dev = Infinity;

  if (!local) {
    // Versions without a local segment should sort before those with one.
    local = -Infinity;
  } else {
    // Versions with a local segment need that segment parsed to implement
    // the sorting rules in PEP440.
    // - Alpha numeric segments sort before numeric segments
    // - Alpha numeric segments sort lexicographically
    // - Numeric segments sort numerically
    // - Shorter versions sort before longer versions when the prefixes
    //   match exactly
    local = local.map((i) =>
      Number.isNaN(Number(i)) ? [-Infinity, i] : [Number(i), ''],
    );
  }

  return [epoch, release, pre, post, dev, local];
}


/***/ }),

/***/ 38940:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

const { explain, parse, stringify } = __webpack_require__(74818);

// those notation are borrowed from semver
module.exports = {
  major,
  minor,
  patch,
  inc,
};

function major(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  return version.release[0];
}

function minor(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  if (version.release.length < 2) {
    return 0;
  }
  return version.release[1];
}

function patch(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  if (version.release.length < 3) {
    return 0;
  }
  return version.release[2];
}

function inc(input, release, preReleaseIdentifier) {
  let identifier = preReleaseIdentifier || `a`;
  const version = parse(input);

  if (!version) {
    return null;
  }

  if (
    !['a', 'b', 'c', 'rc', 'alpha', 'beta', 'pre', 'preview'].includes(
      identifier,
    )
  ) {
    return null;
  }

  switch (release) {
    case 'premajor':
      {
        const [majorVersion] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'preminor':
      {
        const [majorVersion, minorVersion = 0] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'prepatch':
      {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'prerelease':
      if (version.pre === null) {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
        version.pre = [identifier, 0];
      } else {
        if (preReleaseIdentifier === undefined && version.pre !== null) {
          [identifier] = version.pre;
        }

        const [letter, number] = version.pre;
        if (letter === identifier) {
          version.pre = [letter, number + 1];
        } else {
          version.pre = [identifier, 0];
        }
      }

      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'major':
      if (
        version.release.slice(1).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'minor':
      if (
        version.release.slice(2).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion, minorVersion = 0] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'patch':
      if (
        version.release.slice(3).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    default:
      return null;
  }

  return stringify(version);
}


/***/ }),

/***/ 30790:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

// This file is dual licensed under the terms of the Apache License, Version
// 2.0, and the BSD License. See the LICENSE file in the root of this repository
// for complete details.

const { VERSION_PATTERN, explain: explainVersion } = __webpack_require__(74818);

const Operator = __webpack_require__(12124);

const RANGE_PATTERN = [
  '(?<operator>(===|~=|==|!=|<=|>=|<|>))',
  '\\s*',
  '(',
  /*  */ '(?<version>(?:' + VERSION_PATTERN.replace(/\?<\w+>/g, '?:') + '))',
  /*  */ '(?<prefix>\\.\\*)?',
  /*  */ '|',
  /*  */ '(?<legacy>[^,;\\s)]+)',
  ')',
].join('');

module.exports = {
  RANGE_PATTERN,
  parse,
  satisfies,
  filter,
  validRange,
  maxSatisfying,
  minSatisfying,
};

const isEqualityOperator = (op) => ['==', '!=', '==='].includes(op);

const rangeRegex = new RegExp('^' + RANGE_PATTERN + '$', 'i');

function parse(ranges) {
  if (!ranges.trim()) {
    return [];
  }

  const specifiers = ranges
    .split(',')
    .map((range) => rangeRegex.exec(range.trim()) || {})
    .map(({ groups }) => {
      if (!groups) {
        return null;
      }

      let { ...spec } = groups;
      const { operator, version, prefix, legacy } = groups;

      if (version) {
        spec = { ...spec, ...explainVersion(version) };
        if (operator === '~=') {
          if (spec.release.length < 2) {
            return null;
          }
        }
        if (!isEqualityOperator(operator) && spec.local) {
          return null;
        }

        if (prefix) {
          if (!isEqualityOperator(operator) || spec.dev || spec.local) {
            return null;
          }
        }
      }
      if (legacy && operator !== '===') {
        return null;
      }

      return spec;
    });

  if (specifiers.filter(Boolean).length !== specifiers.length) {
    return null;
  }

  return specifiers;
}

function filter(versions, specifier, options = {}) {
  const filtered = pick(versions, specifier, options);
  if (filtered.length === 0 && options.prereleases === undefined) {
    return pick(versions, specifier, { prereleases: true });
  }
  return filtered;
}

function maxSatisfying(versions, range, options) {
  const found = filter(versions, range, options).sort(Operator.compare);
  return found.length === 0 ? null : found[found.length - 1];
}

function minSatisfying(versions, range, options) {
  const found = filter(versions, range, options).sort(Operator.compare);
  return found.length === 0 ? null : found[0];
}

function pick(versions, specifier, options) {
  const parsed = parse(specifier);

  if (!parsed) {
    return [];
  }

  return versions.filter((version) => {
    const explained = explainVersion(version);

    if (!parsed.length) {
      return explained && !(explained.is_prerelease && !options.prereleases);
    }

    return parsed.reduce((pass, spec) => {
      if (!pass) {
        return false;
      }
      return contains({ ...spec, ...options }, { version, explained });
    }, true);
  });
}

function satisfies(version, specifier, options = {}) {
  const filtered = pick([version], specifier, options);

  return filtered.length === 1;
}

function arrayStartsWith(array, prefix) {
  if (prefix.length > array.length) {
    return false;
  }

  for (let i = 0; i < prefix.length; i += 1) {
    if (prefix[i] !== array[i]) {
      return false;
    }
  }

  return true;
}

function contains(specifier, input) {
  const { explained } = input;
  let { version } = input;
  const { ...spec } = specifier;

  if (spec.prereleases === undefined) {
    spec.prereleases = spec.is_prerelease;
  }

  if (explained && explained.is_prerelease && !spec.prereleases) {
    return false;
  }

  if (spec.operator === '~=') {
    let compatiblePrefix = spec.release.slice(0, -1).concat('*').join('.');
    if (spec.epoch) {
      compatiblePrefix = spec.epoch + '!' + compatiblePrefix;
    }
    return satisfies(version, `>=${spec.version}, ==${compatiblePrefix}`, {
      prereleases: spec.prereleases,
    });
  }

  if (spec.prefix) {
    const isMatching =
      explained.epoch === spec.epoch &&
      arrayStartsWith(explained.release, spec.release);
    const isEquality = spec.operator !== '!=';
    return isEquality ? isMatching : !isMatching;
  }

  if (explained)
    if (explained.local && spec.version) {
      version = explained.public;
      spec.version = explainVersion(spec.version).public;
    }

  if (spec.operator === '<' || spec.operator === '>') {
    // simplified version of https://www.python.org/dev/peps/pep-0440/#exclusive-ordered-comparison
    if (Operator.eq(spec.release.join('.'), explained.release.join('.'))) {
      return false;
    }
  }

  const op = Operator[spec.operator];
  return op(version, spec.version || spec.legacy);
}

function validRange(specifier) {
  return Boolean(parse(specifier));
}


/***/ }),

/***/ 74818:
/***/ ((module) => {

const VERSION_PATTERN = [
  'v?',
  '(?:',
  /* */ '(?:(?<epoch>[0-9]+)!)?', // epoch
  /* */ '(?<release>[0-9]+(?:\\.[0-9]+)*)', // release segment
  /* */ '(?<pre>', // pre-release
  /*    */ '[-_\\.]?',
  /*    */ '(?<pre_l>(a|b|c|rc|alpha|beta|pre|preview))',
  /*    */ '[-_\\.]?',
  /*    */ '(?<pre_n>[0-9]+)?',
  /* */ ')?',
  /* */ '(?<post>', // post release
  /*    */ '(?:-(?<post_n1>[0-9]+))',
  /*    */ '|',
  /*    */ '(?:',
  /*        */ '[-_\\.]?',
  /*        */ '(?<post_l>post|rev|r)',
  /*        */ '[-_\\.]?',
  /*        */ '(?<post_n2>[0-9]+)?',
  /*    */ ')',
  /* */ ')?',
  /* */ '(?<dev>', // dev release
  /*    */ '[-_\\.]?',
  /*    */ '(?<dev_l>dev)',
  /*    */ '[-_\\.]?',
  /*    */ '(?<dev_n>[0-9]+)?',
  /* */ ')?',
  ')',
  '(?:\\+(?<local>[a-z0-9]+(?:[-_\\.][a-z0-9]+)*))?', // local version
].join('');

module.exports = {
  VERSION_PATTERN,
  valid,
  clean,
  explain,
  parse,
  stringify,
};

const validRegex = new RegExp('^' + VERSION_PATTERN + '$', 'i');

function valid(version) {
  return validRegex.test(version) ? version : null;
}

const cleanRegex = new RegExp('^\\s*' + VERSION_PATTERN + '\\s*$', 'i');
function clean(version) {
  return stringify(parse(version, cleanRegex));
}

function parse(version, regex) {
  // Validate the version and parse it into pieces
  const { groups } = (regex || validRegex).exec(version) || {};
  if (!groups) {
    return null;
  }

  // Store the parsed out pieces of the version
  const parsed = {
    epoch: Number(groups.epoch ? groups.epoch : 0),
    release: groups.release.split('.').map(Number),
    pre: normalize_letter_version(groups.pre_l, groups.pre_n),
    post: normalize_letter_version(
      groups.post_l,
      groups.post_n1 || groups.post_n2,
    ),
    dev: normalize_letter_version(groups.dev_l, groups.dev_n),
    local: parse_local_version(groups.local),
  };

  return parsed;
}

function stringify(parsed) {
  if (!parsed) {
    return null;
  }
  const { epoch, release, pre, post, dev, local } = parsed;
  const parts = [];

  // Epoch
  if (epoch !== 0) {
    parts.push(`${epoch}!`);
  }
  // Release segment
  parts.push(release.join('.'));

  // Pre-release
  if (pre) {
    parts.push(pre.join(''));
  }
  // Post-release
  if (post) {
    parts.push('.' + post.join(''));
  }
  // Development release
  if (dev) {
    parts.push('.' + dev.join(''));
  }
  // Local version segment
  if (local) {
    parts.push(`+${local}`);
  }
  return parts.join('');
}

function normalize_letter_version(letterIn, numberIn) {
  let letter = letterIn;
  let number = numberIn;
  if (letter) {
    // We consider there to be an implicit 0 in a pre-release if there is
    // not a numeral associated with it.
    if (!number) {
      number = 0;
    }
    // We normalize any letters to their lower case form
    letter = letter.toLowerCase();

    // We consider some words to be alternate spellings of other words and
    // in those cases we want to normalize the spellings to our preferred
    // spelling.
    if (letter === 'alpha') {
      letter = 'a';
    } else if (letter === 'beta') {
      letter = 'b';
    } else if (['c', 'pre', 'preview'].includes(letter)) {
      letter = 'rc';
    } else if (['rev', 'r'].includes(letter)) {
      letter = 'post';
    }
    return [letter, Number(number)];
  }
  if (!letter && number) {
    // We assume if we are given a number, but we are not given a letter
    // then this is using the implicit post release syntax (e.g. 1.0-1)
    letter = 'post';

    return [letter, Number(number)];
  }
  return null;
}

function parse_local_version(local) {
  /*
    Takes a string like abc.1.twelve and turns it into("abc", 1, "twelve").
    */
  if (local) {
    return local
      .split(/[._-]/)
      .map((part) =>
        Number.isNaN(Number(part)) ? part.toLowerCase() : Number(part),
      );
  }
  return null;
}

function explain(version) {
  const parsed = parse(version);
  if (!parsed) {
    return parsed;
  }
  const { epoch, release, pre, post, dev, local } = parsed;

  let base_version = '';
  if (epoch !== 0) {
    base_version += epoch + '!';
  }
  base_version += release.join('.');

  const is_prerelease = Boolean(dev || pre);
  const is_devrelease = Boolean(dev);
  const is_postrelease = Boolean(post);

  // return

  return {
    epoch,
    release,
    pre,
    post: post ? post[1] : post,
    dev: dev ? dev[1] : dev,
    local: local ? local.join('.') : local,
    public: stringify(parsed).split('+', 1)[0],
    base_version,
    is_prerelease,
    is_devrelease,
    is_postrelease,
  };
}


/***/ })

};
