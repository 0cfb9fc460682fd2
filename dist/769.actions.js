export const id = 769;
export const ids = [769];
export const modules = {

/***/ 80769:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sbomOf: () => (/* binding */ sbomOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _cyclonedx_cyclonedx_library_Enums__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6820);
/* harmony import */ var _cyclonedx_cyclonedx_library_Enums__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(_cyclonedx_cyclonedx_library_Enums__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50320);
/* harmony import */ var _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(_cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _cyclonedx_cyclonedx_library_SPDX__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61290);
/* harmony import */ var _cyclonedx_cyclonedx_library_Serialize__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51248);
/* harmony import */ var _cyclonedx_cyclonedx_library_Serialize__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(_cyclonedx_cyclonedx_library_Serialize__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var _cyclonedx_cyclonedx_library_Spec__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94321);
/* harmony import */ var _cyclonedx_cyclonedx_library_Spec__WEBPACK_IMPORTED_MODULE_5___default = /*#__PURE__*/__webpack_require__.n(_cyclonedx_cyclonedx_library_Spec__WEBPACK_IMPORTED_MODULE_5__);
/* harmony import */ var packageurl_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(87091);
/* harmony import */ var packageurl_js__WEBPACK_IMPORTED_MODULE_6___default = /*#__PURE__*/__webpack_require__.n(packageurl_js__WEBPACK_IMPORTED_MODULE_6__);
/* harmony import */ var spdx_expression_parse__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(93326);
/* harmony import */ var spdx_expression_parse__WEBPACK_IMPORTED_MODULE_7___default = /*#__PURE__*/__webpack_require__.n(spdx_expression_parse__WEBPACK_IMPORTED_MODULE_7__);








/**
 * Returns a CycloneDX bill of materials as JSON, which is always the same for the same layer. A package in several places is one component
 * with a property `path` for each place. A package that "slim" left out is no component, but a property of the layer.
 */
function sbomOf(packages, subject) {
    const bom = new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.Bom({
        serialNumber: serialNumberOf(subject),
        metadata: new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.Metadata({
            tools: new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.Tools({
                components: new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.ComponentRepository([
                    new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.Component(_cyclonedx_cyclonedx_library_Enums__WEBPACK_IMPORTED_MODULE_1__.ComponentType.Application, 'lambda-layer-everywhere'),
                ]),
            }),
            component: layerOf(subject),
        }),
        components: new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.ComponentRepository(componentsOf(packages)),
    });
    const document = new _cyclonedx_cyclonedx_library_Serialize__WEBPACK_IMPORTED_MODULE_4__.JSON.Normalize.Factory(_cyclonedx_cyclonedx_library_Spec__WEBPACK_IMPORTED_MODULE_5__.Spec1dot6).makeForBom().normalize(bom, {});
    // The dependencies between packages are not known. An empty graph would claim that there are none.
    return `${JSON.stringify({ ...document, dependencies: undefined }, undefined, 2)}\n`;
}
/** GitHub attests only a bill with a serial number. It is a hash of the layer (RFC 9562, UUID version 8), so that it never varies. */
function serialNumberOf({ layerName, sha256 }) {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${layerName}\n${sha256}`).digest('hex');
    const parts = [
        digest.slice(0, 8),
        digest.slice(8, 12),
        `8${digest.slice(13, 16)}`,
        `8${digest.slice(17, 20)}`,
    ];
    return `urn:uuid:${[...parts, digest.slice(20, 32)].join('-')}`;
}
function layerOf({ layerName, sha256, leftOut }) {
    const hex = Buffer.from(sha256, 'base64').toString('hex');
    return new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.Component(_cyclonedx_cyclonedx_library_Enums__WEBPACK_IMPORTED_MODULE_1__.ComponentType.Library, layerName, {
        hashes: new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.HashDictionary([[_cyclonedx_cyclonedx_library_Enums__WEBPACK_IMPORTED_MODULE_1__.HashAlgorithm['SHA-256'], hex]]),
        properties: new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.PropertyRepository(leftOut ? propertiesOf(leftOut) : []),
    });
}
/** A property `slim:KIND` for each kind of files that was left out, and `slim:package` for each package that was left out as a whole. */
function propertiesOf({ kinds, packages }) {
    const names = packages.map((one) => purlOf(one) ?? `${one.name}@${one.version}`);
    return [
        ...kinds.map(({ kind, files, size }) => new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.Property(`slim:${kind}`, `${files} files, ${size} bytes`)),
        ...[...new Set(names)].sort().map((name) => new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.Property('slim:package', name)),
    ];
}
function componentsOf(packages) {
    const places = Map.groupBy(sortedBy(packages, 'path'), (one) => purlOf(one) ?? `${one.name}@${one.version}`);
    const found = [...places].map(([bomRef, at]) => ({ bomRef, at }));
    return sortedBy(found, 'bomRef').map(({ bomRef, at }) => componentOf(bomRef, at));
}
/** The library sorts by the locale of the machine. This order is the same everywhere. */
function sortedBy(items, key) {
    return items.toSorted((one, other) => (one[key] < other[key] ? -1 : 1));
}
/** All `places` contain the same package. */
function componentOf(bomRef, places) {
    const [found] = places;
    const { group, name } = splitName(found);
    return new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.Component(_cyclonedx_cyclonedx_library_Enums__WEBPACK_IMPORTED_MODULE_1__.ComponentType.Library, name, {
        bomRef,
        ...(group !== undefined && { group }),
        version: found.version,
        ...(bomRef.startsWith('pkg:') && { purl: bomRef }),
        licenses: new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.LicenseRepository(found.license === undefined ? [] : [licenseOf(found.license)]),
        properties: new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.PropertyRepository(places.map(({ path }) => new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.Property('path', path))),
    });
}
/** The package URL (ECMA-427), or undefined for a jar of unknown group. Without its group the URL would name a different package. */
function purlOf(found) {
    const { ecosystem, version } = found;
    const { group, name } = splitName(found);
    if (ecosystem === 'maven' && group === undefined)
        return undefined;
    return new packageurl_js__WEBPACK_IMPORTED_MODULE_6__.PackageURL(ecosystem, group, name, version || undefined).toString();
}
function splitName({ ecosystem, name }) {
    if (ecosystem === 'pypi')
        return { name };
    const [, group, rest] = (ecosystem === 'npm' ? /^(@[^/]+)\/(.+)$/ : /^([^:]+):(.+)$/).exec(name) ?? [];
    return group === undefined || rest === undefined ? { name } : { group, name: rest };
}
function licenseOf(text) {
    const id = (0,_cyclonedx_cyclonedx_library_SPDX__WEBPACK_IMPORTED_MODULE_3__.fixupSpdxId)(text);
    if (id !== undefined)
        return new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.SpdxLicense(id);
    return isExpression(text) ? new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.LicenseExpression(text) : new _cyclonedx_cyclonedx_library_Models__WEBPACK_IMPORTED_MODULE_2__.NamedLicense(text);
}
function isExpression(text) {
    try {
        spdx_expression_parse__WEBPACK_IMPORTED_MODULE_7___default()(text);
        return true;
    }
    catch {
        return false;
    }
}


/***/ })

};
