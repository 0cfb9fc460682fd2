export const id = 636;
export const ids = [636];
export const modules = {

/***/ 75636:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   secretsInSource: () => (/* binding */ secretsInSource)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _base_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26774);
/* harmony import */ var _base_url_secrets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16680);




/**
 * Matches the names of manifests, lock files and settings of package managers. Documents are not read, because the addresses in them are
 * examples.
 */
const manifest = /(?:\.(?:json|jsonc|json5|toml|txt|in|lock|ya?ml|xml|gradle|kts|cfg|ini|conf|py)|file|rc|config|\.netrc|\.env)$/i;
/** The limits for files that are read and secrets that are returned. */
const most = { files: 200, secrets: 100 };
/**
 * Returns the users, passwords and tokens in the addresses of a project's manifests and settings, at most 100. A package manager can break
 * a line inside an address, which no pattern finds.
 */
async function secretsInSource(directories) {
    const names = await Promise.all([...new Set(directories)].map(manifestsIn));
    const texts = await Promise.all(names.flat().slice(0, most.files).map(textOf));
    return [...new Set(texts.flatMap(_base_url_secrets_js__WEBPACK_IMPORTED_MODULE_3__/* .urlSecretsIn */ .Q))].slice(0, most.secrets);
}
/** Returns the manifests of a directory and of its direct subfolders, such as `requirements/` and `.bundle/`. */
async function manifestsIn(directory) {
    const below = await entriesOf(directory);
    const folders = below.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git');
    const deeper = await Promise.all(folders.map((folder) => entriesOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, folder.name))));
    return [...below, ...deeper.flat()]
        .filter((entry) => entry.isFile() && manifest.test(entry.name))
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name));
}
function entriesOf(directory) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { withFileTypes: true }).catch(() => []);
}
/** An unreadable file is ignored here. The program that needs it reports the error. */
function textOf(path) {
    return (0,_base_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(path).catch(() => '');
}


/***/ })

};
