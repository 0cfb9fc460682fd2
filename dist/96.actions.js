export const id = 96;
export const ids = [96];
export const modules = {

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


/***/ })

};
