export const id = 395;
export const ids = [395];
export const modules = {

/***/ 99395:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   formatsByArchitecture: () => (/* binding */ formatsByArchitecture),
/* harmony export */   tableByArchitecture: () => (/* binding */ tableByArchitecture)
/* harmony export */ });
/* harmony import */ var _layer_architecture_placeholder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76062);
/* harmony import */ var _exports_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11089);


/** Returns the content of an export file with several architectures. Each format has one more level for them. */
const formatsByArchitecture = {
    json: ({ layers }) => (0,_exports_js__WEBPACK_IMPORTED_MODULE_0__/* .json */ .Pq)({
        layers: Object.fromEntries(layers.map(({ architecture, layerName, versions }) => [
            architecture,
            { layerName, versions: (0,_exports_js__WEBPACK_IMPORTED_MODULE_0__/* .byRegion */ .Yz)(versions, _exports_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonValues */ .RO) },
        ])),
    }),
    /** Its use: `local.lambda_layer_<name>["arm64"]["eu-west-1"]`. */
    terraform: ({ layers }) => {
        const maps = layers.map(({ architecture, versions }) => `    ${JSON.stringify(architecture)} = {\n${(0,_exports_js__WEBPACK_IMPORTED_MODULE_0__/* .terraformPairs */ .IB)(versions, '      ')}    }\n`);
        return `# ${_exports_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm}\n${(0,_exports_js__WEBPACK_IMPORTED_MODULE_0__/* .commentOn */ .Jt)(layers.map(({ versions }) => versions))}locals {\n  lambda_layer_${nameIn(layers)} = {\n${maps.join('')}  }\n}\n`;
    },
    /** A mapping has only two levels, so the key has the architecture: `!FindInMap [<Name>, !Ref AWS::Region, Arm64Arn]`. */
    cloudformation: ({ layers }, path) => {
        const regions = regionsIn(layers).map((region) => [
            region,
            Object.fromEntries(layers.flatMap(({ architecture, versions }) => keysOf(architecture, versions.get(region)))),
        ]);
        return (0,_exports_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingSection */ .o5)(nameIn(layers), Object.fromEntries(regions), path);
    },
    markdown: (exported) => `## Lambda layer \`${nameIn(exported.layers)}\`\n\n${tableByArchitecture(exported)}`,
};
/** Returns a Markdown table of the versions of all layers. */
function tableByArchitecture({ layers }) {
    const rows = regionsIn(layers).flatMap((region) => layers.flatMap(({ architecture, versions }) => {
        const found = versions.get(region);
        return found ? [`| ${region} | ${architecture} | ${(0,_exports_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownCells */ .Vc)(found)} |`] : [];
    }));
    return `${['| Region | Architecture | Version | ARN |', '|---|---|--:|---|', ...rows].join('\n')}\n`;
}
/** The keys of a mapping can have only letters and digits. */
const keyPrefixes = { x86_64: 'X8664', arm64: 'Arm64' };
function keysOf(architecture, version) {
    const values = Object.entries(version ? (0,_exports_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingValues */ .pd)(version) : {});
    return values.map(([key, value]) => [`${keyPrefixes[architecture]}${key}`, value]);
}
/** Returns the common name, such as `data` for the layers `data-x86_64` and `data-arm64`. */
function nameIn([first]) {
    return (0,_layer_architecture_placeholder_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOfBoth */ .GM)(first?.name ?? '');
}
function regionsIn(layers) {
    return [...new Set(layers.flatMap(({ versions }) => [...versions.keys()]))];
}


/***/ })

};
