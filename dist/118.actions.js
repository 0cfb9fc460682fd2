export const id = 118;
export const ids = [118];
export const modules = {

/***/ 16790:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ exportLines)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75997);
/* harmony import */ var _report_exports_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11089);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13718);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27981);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18463);






const exportLine = (given, surroundings) => {
    const [, word, path] = /^([^:]*):\s*(\S.*)$/.exec(given) ?? [];
    if (word === undefined || path === undefined)
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)('each line must have a format and a path, such as "json: layers.json"');
    const format = formatNamed(word.trim(), surroundings);
    const [file = path, section] = /^(.*\.(?:md|markdown))#([A-Za-z][\w-]*)$/i.exec(path)?.slice(1) ?? [];
    const target = fileFor('value' in format ? format.value : undefined, file, surroundings);
    if ('errors' in format || 'errors' in target)
        return { errors: [...(0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .inputErrorsOf */ .hc)(format), ...(0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .inputErrorsOf */ .hc)(target)] };
    if (section === undefined)
        return { value: { format: format.value, path: target.value } };
    if (format.value !== 'markdown')
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)('only "markdown" can replace a section of a file. Remove the "#" and the name');
    return { value: { format: format.value, path: target.value, section } };
};
function fileFor(format, path, surroundings) {
    const why = whyJoinedLines(path) ?? (format === 'terraform' ? whyNotTerraformName((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path)) : undefined);
    return why ?? (0,_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .writable */ .T)(path, surroundings);
}
/** Returns the error if a path contains another format. YAML's `>` joins several lines into one. */
function whyJoinedLines(path) {
    const [, next] = /\s(\w+):(?:\s|$)/.exec(path) ?? [];
    return next !== undefined && [...formatNames, ...Object.keys(formatAliases)].includes(next.toLowerCase())
        ? (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(`its path contains "${next}:". Write each format on a separate line, after "export: |"`, 'a-file-cannot-be-written')
        : undefined;
}
/** Returns why Terraform would not read a file as configuration (Terraform: "Files and Directories", "Override Files"). */
function whyNotTerraformName(name) {
    if (!name.endsWith('.tf'))
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)('Terraform reads only files whose name ends with ".tf". Use such a name');
    if (name.startsWith('.'))
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)('Terraform ignores files whose name begins with ".". Use another name', 'a-file-cannot-be-written');
    return /^(?:.*_)?override\.tf$/.test(name)
        ? (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)('Terraform treats a file with this name as an override of other files. Use another name', 'a-file-cannot-be-written')
        : undefined;
}
const formatNames = [...Object.keys(_report_exports_js__WEBPACK_IMPORTED_MODULE_2__/* .exportFormats */ .Fu), 'index'];
/** Names that users try for the formats. */
const formatAliases = {
    tf: 'terraform',
    hcl: 'terraform',
    opentofu: 'terraform',
    cfn: 'cloudformation',
    sam: 'cloudformation',
    yaml: 'cloudformation',
    yml: 'cloudformation',
    md: 'markdown',
};
const formatNamed = (0,_values_js__WEBPACK_IMPORTED_MODULE_5__/* .oneOf */ .yL)(formatNames, formatAliases);
/** Lines `format: path`, each with a different file. */
const exportLines = (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)(exportLine, (exports) => (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .conflictingPaths */ .Jb)(exports.map(({ path }) => path)).map((item) => ({
    item,
    topic: 'a-file-cannot-be-written',
    text: 'another line has the same path, or needs this path as a folder. Use a separate file for each line',
})));


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

/***/ 67300:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ release),
/* harmony export */   n: () => (/* binding */ releaseRules)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29662);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18463);


/** Parses the name of a release, such as a tag. It is part of parameter names and a key in JSON files. */
const release = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
    atMost: 128,
    form: {
        pattern: /^[A-Za-z0-9][\w.+/-]*$/,
        must: 'a release begins with a letter or digit, and can have only letters, digits and any of _.+/-',
    },
});
/** Returns the rule that what is named after a release needs its name. */
function releaseRules(inputs) {
    const { 'ssm-parameter': parameters = [], export: exports = [] } = inputs;
    const needsRelease = [
        ...(parameters.some((template) => template.includes('{release}'))
            ? ['"ssm-parameter" has "{release}"']
            : []),
        ...(exports.some(({ format }) => format === 'index') ? ['"export" has the format "index"'] : []),
    ];
    return needsRelease.map((why) => [
        'release' in inputs && inputs.release === undefined,
        (0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)('an-input-is-not-allowed', `Input ${why}, but "release" is not given. Set it to the name of this release, such as "release: \${{ github.ref_name }}".`),
    ]);
}


/***/ }),

/***/ 76062:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GM: () => (/* binding */ nameOfBoth),
/* harmony export */   H1: () => (/* binding */ hasArchitecturePlaceholder),
/* harmony export */   H8: () => (/* binding */ fillArchitecture),
/* harmony export */   x9: () => (/* binding */ architecturePlaceholder)
/* harmony export */ });
/** Stands for an architecture in inputs. */
const architecturePlaceholder = '{architecture}';
/** Returns a text in which the architecture replaces the placeholder. */
function fillArchitecture(text, architecture) {
    return text.replaceAll(architecturePlaceholder, architecture);
}
/** Returns whether a text contains the placeholder. */
function hasArchitecturePlaceholder(text) {
    return text.includes(architecturePlaceholder);
}
/** Returns a layer name without the placeholder and its separator: `data` for `data-{architecture}`. */
function nameOfBoth(layerName) {
    return layerName.replaceAll(/[-_]?\{architecture\}/g, '').replace(/^[-_]/, '') || 'layer';
}


/***/ }),

/***/ 20956:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ nothingDone)
/* harmony export */ });
/** The result in a Region in which nothing was changed. */
const nothingDone = { published: false, granted: [], revoked: [], deleted: [] };


/***/ }),

/***/ 44188:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H7: () => (/* binding */ glibcFor),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   x4: () => (/* binding */ versionsOf),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* unused harmony export newestGlibc */
/** The glibc of Lambda's newest operating system. Code that requires a newer one does not load on any runtime. */
const newestGlibc = '2.34';
/**
 * Returns the properties of a runtime by its identifier, or undefined if its language is not known. Amazon Linux 2023 has glibc 2.34, and
 * Amazon Linux 2 has 2.26 (AWS: Lambda developer guide, "Lambda runtimes").
 */
function factsOf(runtime) {
    const [, language, version = '', system] = /^(nodejs|python|java|ruby|dotnet|provided)([\d.]*?)(?:\.x|\.?(al2|al2023))?$/.exec(runtime) ?? [];
    if (!isLanguage(language))
        return undefined;
    const isNew = system === 'al2023' || (system !== 'al2' && isFrom(version, sinceAmazonLinux2023[language]));
    return { language, version, glibc: isNew ? '2.34' : '2.26' };
}
/** Returns the versions of a language in a list of runtimes, oldest first. */
function versionsOf(language, runtimes) {
    const versions = runtimes.flatMap((runtime) => {
        const facts = factsOf(runtime);
        return facts?.language === language && facts.version !== '' ? [facts.version] : [];
    });
    return [...new Set(versions)].sort(compareVersions);
}
/** Returns the oldest glibc of these runtimes. Code that must load on all of them cannot require a newer one. */
function glibcFor(runtimes) {
    const [oldest = newestGlibc] = runtimes
        .flatMap((runtime) => factsOf(runtime)?.glibc ?? [])
        .sort(compareVersions);
    return oldest;
}
/** Orders versions such as `3.9` and `3.13` by their numbers. */
function compareVersions(one, other) {
    return one.localeCompare(other, 'en', { numeric: true });
}
const sinceAmazonLinux2023 = {
    nodejs: '20',
    python: '3.12',
    java: '21',
    ruby: '3.3',
    dotnet: '8',
    provided: '2023',
};
function isLanguage(text) {
    return text !== undefined && Object.hasOwn(sinceAmazonLinux2023, text);
}
function isFrom(version, first) {
    return compareVersions(version, first) >= 0;
}


/***/ }),

/***/ 39181:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ unzippedLimit),
/* harmony export */   o: () => (/* binding */ directUploadLimit)
/* harmony export */ });
/** The maximum size of a function with all its layers, unzipped, in bytes (AWS: Lambda quotas). */
const unzippedLimit = 262_144_000;
/** The maximum size of an archive in the request itself, in bytes (AWS: Lambda quotas, "50 MB (zipped, for direct upload)"). */
const directUploadLimit = 52_428_800;


/***/ }),

/***/ 5316:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eA: () => (/* binding */ safeSlimKinds),
/* harmony export */   j6: () => (/* binding */ slimKinds),
/* harmony export */   op: () => (/* binding */ runtimesWithoutSdk)
/* harmony export */ });
/* harmony import */ var _runtimes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44188);

/** What the input "slim" can leave out of installed packages. A file of two kinds counts as the one that reports show first. */
const slimKinds = ['tests', 'docs', 'typings', 'source-maps', 'runtime-sdk'];
/** The kinds that `slim: true` leaves out. Without the SDK in the layer, AWS chooses its version, so it must be requested by name. */
const safeSlimKinds = slimKinds.filter((kind) => kind !== 'runtime-sdk');
/** The first version of each language whose runtimes include an AWS SDK in the form of packages. */
const firstWithSdk = { nodejs: '18', python: '3', ruby: '2' };
/**
 * Returns the runtimes that do not include packages of an AWS SDK (AWS: Lambda developer guide, "Runtime-included SDK versions"). Before
 * Node.js 18, the runtimes have version 2 of the SDK, which no longer gets updates.
 */
function runtimesWithoutSdk(runtimes) {
    return runtimes.filter((runtime) => {
        const facts = (0,_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOf */ .xS)(runtime);
        const first = facts && firstWithSdk[facts.language];
        return first === undefined || (0,_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(facts?.version ?? '', first) < 0;
    });
}


/***/ }),

/***/ 59059:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ describeChanges),
/* harmony export */   H: () => (/* binding */ changesSection)
/* harmony export */ });
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90656);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54285);


/** The maximum number of rows in a table, of rows in a table that is not collapsed, and of versions in a cell. */
const [maximumRows, maximumVisibleRows, maximumVersions] = [40, 10, 5];
/** Returns a Markdown section on the differences from the previous version, or an empty text if nothing was compared. */
function changesSection(changes) {
    if (!changes)
        return '';
    const heading = `### What changed since version ${changes.version}`;
    const parts = 'unread' in changes ? [] : [packageTable(changes), fileTable(changes)];
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .joinSections */ .lS)([heading, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(describeChanges(changes)), ...parts]);
}
/** Returns the differences from the previous version in one line, or why they are not known. */
function describeChanges(changes) {
    if ('unread' in changes)
        return `Could not compare with version ${changes.version}: ${changes.unread}.`.replace(/(?<!\.)\.+$/, '.');
    const { packages, files, sizeBefore, sizeAfter } = changes.totals;
    const ofPackages = describeTally(packages, 'package', 'moved to another version');
    const ofFiles = describeTally(files, ofPackages === '' ? 'file' : 'other file', 'changed');
    if (ofPackages === '' && ofFiles === '')
        return `Compared in ${changes.region}: all files are the same.`;
    const what = [ofPackages || 'no package added, removed or moved to another version', ofFiles];
    const sizeDifference = signedDifference(changes.totals);
    const size = `${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(sizeBefore)} before, ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(sizeAfter)} now${sizeDifference === '' ? '' : ` (${sizeDifference})`}, unzipped`;
    return `Compared in ${changes.region}: ${[...what.filter((part) => part !== ''), size].join('; ')}.`;
}
function describeTally({ added, removed, changed }, thing, changedHow) {
    const all = [
        [added, 'added'],
        [removed, 'removed'],
        [changed, changedHow],
    ];
    const some = all.filter(([number]) => number > 0);
    return some.map(([number, how]) => `${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(number, thing)} ${how}`).join(', ');
}
function packageTable({ packages, totals }) {
    if (packages.length === 0)
        return '';
    const rows = packages.slice(0, maximumRows).map(packageRow);
    const head = ['Package', 'Before', 'After', '-Unzipped', '-Change'];
    const text = [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(head, rows), ...omittedRowsNote(rows.length, totals.packages)].join('\n\n');
    return rows.length <= maximumVisibleRows ? text : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .collapsible */ .r0)('Packages', text);
}
function packageRow(change) {
    const [before, after] = [versionsCell(change.before), versionsCell(change.after)];
    return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(change.name), before, after, (0,_base_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(change.sizeAfter), signedDifference(change)];
}
function versionsCell(all) {
    const shown = all
        .slice(0, maximumVersions)
        .map((version) => (version === '' ? 'unknown' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(version)));
    return [...shown, ...(all.length > maximumVersions ? ['…'] : [])].join(', ');
}
function fileTable({ files, totals }) {
    if (files.length === 0)
        return '';
    const rows = files.slice(0, maximumRows).map(fileRow);
    const title = totals.packages.added + totals.packages.removed + totals.packages.changed > 0 ? 'Other files' : 'Files';
    const text = [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['File', '-Before', '-After'], rows),
        ...omittedRowsNote(rows.length, totals.files),
    ].join('\n\n');
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .collapsible */ .r0)(title, text);
}
function fileRow({ path, sizeBefore, sizeAfter }) {
    return [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(path),
        ...[sizeBefore, sizeAfter].map((size) => (size === undefined ? '' : (0,_base_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(size))),
    ];
}
/** A line on the rows that the table omits. */
function omittedRowsNote(shown, { added, removed, changed }) {
    const more = added + removed + changed - shown;
    return more > 0 ? [`And ${more} more: the manifest lists the largest.`] : [];
}
function signedDifference({ sizeBefore, sizeAfter, }) {
    if (sizeAfter === sizeBefore)
        return '';
    const sign = sizeAfter < sizeBefore ? '-' : '+';
    return `${sign}${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(Math.abs(sizeAfter - sizeBefore))}`;
}


/***/ }),

/***/ 11089:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fu: () => (/* binding */ exportFormats),
/* harmony export */   IB: () => (/* binding */ terraformPairs),
/* harmony export */   Jt: () => (/* binding */ commentOn),
/* harmony export */   Pq: () => (/* binding */ json),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   RO: () => (/* binding */ jsonValues),
/* harmony export */   Vc: () => (/* binding */ markdownCells),
/* harmony export */   Yz: () => (/* binding */ byRegion),
/* harmony export */   kw: () => (/* binding */ versionInExport),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   o5: () => (/* binding */ mappingSection),
/* harmony export */   pd: () => (/* binding */ mappingValues)
/* harmony export */ });
const notice = 'Written by Lambda Layer Everywhere: the next run replaces this file.';
/** Returns the content of an export file by format. If a format allows JSON and YAML, the extension of `path` decides. */
const exportFormats = {
    json: ({ layerName, versions }) => json({
        layerName,
        versions: byRegion(versions, jsonValues),
    }),
    /** A local value that is formatted as by `terraform fmt`. Its use: `local.lambda_layer_<name>["eu-west-1"]`. */
    terraform: ({ layerName, versions }) => `# ${notice}\n${commentOn([versions])}locals {\n  lambda_layer_${layerName} = {\n${terraformPairs(versions, '    ')}  }\n}\n`,
    /** A mapping for `!FindInMap [<Name>, !Ref AWS::Region, Arn]`. Its values must be strings (AWS: CloudFormation, "Mappings"). */
    cloudformation: ({ layerName, versions }, path) => mappingSection(layerName, byRegion(versions, mappingValues), path),
    markdown: (exported) => `## Lambda layer \`${exported.layerName}\`\n\n${markdownTable(exported)}`,
};
/** Returns a Markdown table of the versions. */
function markdownTable({ versions }) {
    const rows = [...versions].map(([region, version]) => `| ${region} | ${markdownCells(version)} |`);
    return `${['| Region | Version | ARN |', '|---|--:|---|', ...rows].join('\n')}\n`;
}
/** Returns a version as JSON files contain it. */
function jsonValues({ arn, version, isBehind }) {
    return { arn, version, ...(isBehind && { behind: true }) };
}
/** Returns a version as mappings contain it. */
function mappingValues({ arn, version, isBehind }) {
    return { Arn: arn, Version: String(version), ...(isBehind && { Behind: 'true' }) };
}
/** Returns the version number and the ARN as cells of a Markdown table. */
function markdownCells({ arn, version, isBehind }) {
    return `${version}${isBehind ? ' (behind)' : ''} | \`${arn}\``;
}
/** Returns lines of a Terraform map from Region to ARN, formatted as by `terraform fmt`. */
function terraformPairs(versions, indent) {
    const width = Math.max(0, ...[...versions.keys()].map((region) => JSON.stringify(region).length));
    const pairs = [...versions].map(([region, { arn }]) => `${indent}${JSON.stringify(region).padEnd(width)} = ${JSON.stringify(arn)}\n`);
    return pairs.join('');
}
/** Returns a CloudFormation template with a mapping, as JSON or YAML. */
async function mappingSection(layerName, regions, path) {
    const section = { Mappings: { [mappingName(layerName)]: regions } };
    if (path.endsWith('.json'))
        return json(section);
    const { stringify } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    // CloudFormation reads YAML 1.1, in which names such as No and 0b101 need quotes.
    return `# ${notice}\n${stringify(section, { lineWidth: 0, version: '1.1' })}`;
}
/** `sample-layer` becomes `SampleLayer`, because the name of a mapping can contain only letters and digits. */
function mappingName(layerName) {
    const words = layerName.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '');
    return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('') || 'Layer';
}
/** Returns a comment on the Regions that were skipped. A comment after an entry would change how `terraform fmt` aligns the entries. */
function commentOn(all) {
    const behind = all.flatMap((versions) => [...versions].flatMap(([region, { isBehind }]) => (isBehind ? [region] : [])));
    return behind.length === 0
        ? ''
        : `# Behind, because these Regions were not available: ${[...new Set(behind)].join(', ')}.\n`;
}
/**
 * Returns the version of a Region in a file of any of these formats. Each contains the whole ARN. Undefined if there is none, or if the
 * file is about another layer or account.
 */
function versionInExport(text, region, { layerName, account }) {
    const arns = new RegExp(`arn:aws[a-z-]*:lambda:${region}:${account}:layer:${layerName}:([1-9]\\d{0,14})(?!\\d)`);
    const [arn, version] = arns.exec(text) ?? [];
    return arn === undefined ? undefined : { arn, version: Number(version) };
}
/** Returns an object with a value for each Region. */
function byRegion(current, value) {
    return Object.fromEntries([...current].map(([region, version]) => [region, value(version)]));
}
/** Returns a value as JSON with a final newline. */
function json(value) {
    return `${JSON.stringify(value, undefined, 2)}\n`;
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

/***/ 79127:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ outputsOfLayers)
/* harmony export */ });
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65468);

/** The outputs about the whole step. They have no suffix. */
const ofStep = ['manifest', 'regions', 'optional-regions'];
/**
 * How the values of several layers become the output without a suffix. An output that is not in this table has the common value, or none if
 * the values differ.
 */
const merges = {
    changed: (values) => String(values.includes('true')),
    'failed-regions': (values) => JSON.stringify([...new Set(values.flatMap((value) => JSON.parse(value)))]),
    'missing-regions': (values) => JSON.stringify(Object.assign({}, ...values.map((value) => JSON.parse(value)))),
};
/**
 * Returns all outputs of a step, also of one that failed early. If "layer-name" has `{architecture}`, each output about a layer exists with
 * the architecture as a suffix too, such as `arns-arm64`.
 */
function outputsOfLayers({ layers }) {
    const outputs = layers.map((run) => (0,_outputs_js__WEBPACK_IMPORTED_MODULE_0__/* .outputsOf */ .Yz)(run));
    const names = new Set(outputs.flatMap((one) => Object.keys(one)));
    const merged = [...names].map((name) => [name, mergedValue(name, outputs)]);
    const suffixed = layers.flatMap((run) => (run.variant ? withSuffix(run, run.variant.architecture) : []));
    return Object.fromEntries([...merged, ...suffixed]);
}
function withSuffix(run, architecture) {
    return Object.entries((0,_outputs_js__WEBPACK_IMPORTED_MODULE_0__/* .outputsOf */ .Yz)(run))
        .filter(([name]) => !ofStep.includes(name))
        .map(([name, value]) => [`${name}-${architecture}`, value]);
}
function mergedValue(name, outputs) {
    const values = outputs.map((one) => one[name] ?? '');
    return (merges[name] ?? commonValue)(values);
}
/** An output without a value is an empty text, `{}` or `[]`. */
function commonValue(values) {
    const [first = '', ...others] = new Set(values);
    if (others.length === 0)
        return first;
    return first.startsWith('{') ? '{}' : '';
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

/***/ 36149:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ verdictOfLayers),
/* harmony export */   dg: () => (/* binding */ verdictOfLayersWithArns),
/* harmony export */   oC: () => (/* binding */ sectionsOfLayers),
/* harmony export */   uw: () => (/* binding */ summaryOfLayers)
/* harmony export */ });
/* harmony import */ var _guide_links_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91970);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54285);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65468);
/* harmony import */ var _profile_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31047);
/* harmony import */ var _region_patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4162);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66655);






/** Returns the result of each layer in a few sentences. */
function verdictOfLayers({ layers }, verdictOf = _summary_js__WEBPACK_IMPORTED_MODULE_1__/* .verdict */ .WJ) {
    return layers.map((run) => `${labelIn(layers, run)}${verdictOf(run)}`).join('\n');
}
/** Returns the verdict of each layer, and a line with the ARN of each current version. The log shows it outside of all groups. */
function verdictOfLayersWithArns(runs) {
    return verdictOfLayers(runs, _summary_js__WEBPACK_IMPORTED_MODULE_1__/* .verdictWithArns */ .yb);
}
/** Returns the job summary as Markdown: the verdict, the Regions, errors and warnings, changes, size and durations of each layer. */
function summaryOfLayers(runs, verdictOf = _summary_js__WEBPACK_IMPORTED_MODULE_1__/* .verdict */ .WJ) {
    const [first, ...others] = runs.layers;
    if (others.length === 0)
        return (0,_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .summaryOf */ .YG)(first, verdictOf(first));
    return (0,_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .summaryFrom */ .Hs)([...sectionsOfLayers(runs, verdictOf), (0,_profile_js__WEBPACK_IMPORTED_MODULE_2__/* .timesSection */ .gD)(first.profile)], first);
}
/**
 * Returns the Markdown sections that the summary and the comment share. If there are several layers, each has its own part after the errors
 * and warnings of the step.
 */
function sectionsOfLayers({ layers }, verdictOf = _summary_js__WEBPACK_IMPORTED_MODULE_1__/* .verdict */ .WJ) {
    const [first, ...others] = layers;
    if (others.length === 0)
        return (0,_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .summarySections */ .P2)(first, verdictOf(first));
    const common = first.warnings.filter((warning) => others.every(({ warnings }) => has(warnings, warning)));
    return [
        ...layers.flatMap((run) => (0,_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .resultSections */ .s1)({ ...run, patterns: undefined }, verdictOf(run))),
        (0,_region_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .patternsSection */ .F)(first.patterns),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .listSection */ .iC)('Errors', errorsOf(layers), (0,_guide_links_js__WEBPACK_IMPORTED_MODULE_5__/* .linkFrom */ .NA)(first.guide)),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .listSection */ .iC)('Warnings', [...common, ...layers.flatMap((run) => ownWarnings(run, common))], (0,_guide_links_js__WEBPACK_IMPORTED_MODULE_5__/* .linkFrom */ .NA)(first.guide)),
        ...layers.flatMap((run) => withHeading(run, (0,_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .detailSections */ .O8)(run))),
    ];
}
function ownWarnings(run, common) {
    return labelled(run, run.warnings.filter((warning) => !has(common, warning)));
}
/** The errors of the step. If it stopped early, it did not report all errors of Regions, so these are added. */
function errorsOf(layers) {
    const [{ failure = [] }] = layers;
    const ofRegions = layers.flatMap((run) => labelled(run, (0,_outputs_js__WEBPACK_IMPORTED_MODULE_0__/* .failuresIn */ .xM)(run)));
    return [...failure, ...ofRegions.filter((error) => !has(failure, error))];
}
/** The sections have headings of the third level, so the name of the layer is one of the second level. */
function withHeading({ layerName }, sections) {
    return sections.every((section) => section === '') ? [] : [`## Details of \`${layerName}\``, ...sections];
}
function labelled(run, messages) {
    return messages.map((message) => ({ ...message, text: `${label(run)}${message.text}` }));
}
function labelIn(layers, run) {
    return layers.length > 1 ? label(run) : '';
}
function label({ variant }) {
    return variant ? `${variant.architecture}: ` : '';
}
function has(messages, { text }) {
    return messages.some((one) => one.text === text);
}


/***/ }),

/***/ 66655:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O8: () => (/* binding */ detailSections),
  s1: () => (/* binding */ resultSections),
  Hs: () => (/* binding */ summaryFrom),
  YG: () => (/* binding */ summaryOf),
  P2: () => (/* binding */ summarySections),
  WJ: () => (/* binding */ verdict),
  yb: () => (/* binding */ verdictWithArns)
});

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/plan/writes.ts
var writes = __webpack_require__(67491);
// EXTERNAL MODULE: ./src/report/changes.ts
var changes = __webpack_require__(59059);
;// CONCATENATED MODULE: ./src/report/console.ts
/** The host of the console by partition (AWS: "Working with the AWS Management Console"). Versions in other partitions have no link. */
const consoleHosts = {
    aws: 'console.aws.amazon.com',
    'aws-cn': 'console.amazonaws.cn',
    'aws-us-gov': 'console.amazonaws-us-gov.com',
    'aws-eusc': 'console.amazonaws-eusc.eu',
};
/** Returns the URL of a layer version in the AWS console, or undefined if the console of the partition is not known. */
function consoleUrl({ arn, version }) {
    const [, partition = '', , region = '', , , name = ''] = arn.split(':');
    const host = Object.hasOwn(consoleHosts, partition) ? consoleHosts[partition] : undefined;
    return host && `https://${region}.${host}/lambda/home?region=${region}#/layers/${name}/versions/${version}`;
}

// EXTERNAL MODULE: ./src/report/guide-links.ts
var guide_links = __webpack_require__(91970);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
// EXTERNAL MODULE: ./src/report/missing-regions.ts
var missing_regions = __webpack_require__(52386);
// EXTERNAL MODULE: ./src/report/older-uses.ts
var older_uses = __webpack_require__(26789);
// EXTERNAL MODULE: ./src/report/outputs.ts
var outputs = __webpack_require__(65468);
// EXTERNAL MODULE: ./src/report/profile.ts
var profile = __webpack_require__(31047);
// EXTERNAL MODULE: ./src/report/region-patterns.ts
var region_patterns = __webpack_require__(4162);
// EXTERNAL MODULE: ./src/report/sentences.ts
var sentences = __webpack_require__(47020);
// EXTERNAL MODULE: ./src/layer/size-limits.ts
var size_limits = __webpack_require__(39181);
;// CONCATENATED MODULE: ./src/report/size.ts




/** Returns a Markdown section on the size of a layer, its share of Lambda's limit, what was left out, and its largest packages. */
function sizeSection({ archive, largest = [], leftOut, madeBy }) {
    const { unzippedSize, size, files, sha256 } = archive ?? {};
    if (unzippedSize === undefined || size === undefined || files === undefined)
        return '';
    const builtBy = (0,markdown/* escapeMarkdown */.FV)(madeBy ?? 'your archive');
    const parts = [
        '### Size',
        `${gauge(unzippedSize)} **${(0,figures/* bytes */.ee)(unzippedSize)}** unzipped, of the ${(0,figures/* bytes */.ee)(size_limits/* unzippedLimit */.P)} that Lambda allows for a function with all its layers`,
        `${(0,figures/* counted */.hS)(files, 'file')} from ${builtBy}, ${(0,figures/* bytes */.ee)(size)} zipped. CodeSha256 \`${sha256 ?? ''}\``,
        ...(leftOut
            ? [(0,markdown/* escapeMarkdown */.FV)((0,sentences/* describeLeftOut */.l1)(leftOut)), (0,markdown/* collapsible */.r0)('Left out', leftOutTable(leftOut))]
            : []),
        (0,markdown/* collapsible */.r0)('Largest packages', (0,markdown/* joinSections */.lS)([packageTable(largest), pieChart(unzippedSize, largest)])),
    ];
    return (0,markdown/* joinSections */.lS)(parts);
}
function packageTable(largest) {
    if (largest.length === 0)
        return '';
    return (0,markdown/* table */.tp)(['Package', '-Unzipped'], largest.map((share) => [(0,markdown/* escapeMarkdown */.FV)(share.name), (0,figures/* bytes */.ee)(share.size)]));
}
function leftOutTable({ kinds, packages }) {
    if (kinds.length === 0)
        return '';
    const rows = kinds.map(({ kind, files, size }) => [kind, (0,figures/* count */.U9)(files), (0,figures/* bytes */.ee)(size)]);
    const names = packages.map(({ name, version }) => (0,markdown/* escapeMarkdown */.FV)(`${name} ${version}`.trim()));
    return (0,markdown/* joinSections */.lS)([
        (0,markdown/* table */.tp)(['Kind', '-Files', '-Unzipped'], rows),
        names.length === 0 ? '' : `Whole packages: ${names.join(', ')}`,
    ]);
}
/** The width of the gauge in characters. The full width is Lambda's limit. */
const gaugeWidth = 20;
function gauge(unzippedSize) {
    const share = unzippedSize / size_limits/* unzippedLimit */.P;
    const filled = Math.min(gaugeWidth, Math.ceil(share * gaugeWidth));
    return `\`${'█'.repeat(filled)}${'░'.repeat(gaugeWidth - filled)}\` ${(share * 100).toFixed(1)} %:`;
}
/** The maximum number of packages in the chart, and the minimum share of each. The labels of thinner slices would overlap. */
const [maximumSlices, minimumShare] = [6, 0.03];
/** A Mermaid pie chart of the packages, which GitHub renders. Empty if fewer than two packages are large enough. */
function pieChart(unzippedSize, largest) {
    const slices = largest.slice(0, maximumSlices).filter((share) => share.size / unzippedSize > minimumShare);
    if (slices.length < 2)
        return '';
    const rest = unzippedSize - slices.reduce((sum, share) => sum + share.size, 0);
    const lines = [
        ...slices.map(({ name, size }) => `    "${labelOf(name)}, ${(0,figures/* bytes */.ee)(size)}" : ${size}`),
        ...(rest > 0 ? [`    "everything else, ${(0,figures/* bytes */.ee)(rest)}" : ${rest}`] : []),
    ];
    return ['```mermaid', 'pie title Unzipped size by package', ...lines, '```'].join('\n');
}
/** Mermaid cannot escape a quotation mark in a label. */
function labelOf(name) {
    return name.replace(/[^\w@/.+ -]/g, '_').slice(0, 60);
}

;// CONCATENATED MODULE: ./src/report/summary.ts














/** Returns the job summary of a step with one layer as Markdown: the verdict, the Regions, messages, changes, size and durations. */
function summaryOf(run, sentence = verdict(run)) {
    return summaryFrom([...summarySections(run, sentence), (0,profile/* timesSection */.gD)(run.profile)], run);
}
/** Returns sections as a job summary that is not too long for GitHub. */
function summaryFrom(sections, { manifest = '' }) {
    return (0,markdown/* truncate */.xv)(`${(0,markdown/* joinSections */.lS)(sections)}\n`, `The rest is in the manifest: ${manifest}`);
}
/** Returns the sections on a layer for the summary and the comment, as Markdown. A section without content is an empty text. */
function summarySections(run, sentence = verdict(run)) {
    return [
        ...resultSections(run, sentence),
        (0,markdown/* listSection */.iC)('Errors', allErrorsOf(run), (0,guide_links/* linkFrom */.NA)(run.guide)),
        (0,markdown/* listSection */.iC)('Warnings', run.warnings, (0,guide_links/* linkFrom */.NA)(run.guide)),
        ...detailSections(run),
    ];
}
/** Returns the verdict on a layer, its Regions and ARNs as Markdown sections. */
function resultSections(run, sentence = verdict(run)) {
    return [
        run.layerName ? `## Lambda layer \`${run.layerName}\`` : '## Lambda layer',
        `${statusSign(run)} **${sentence}**`,
        regionTable(run),
        (0,older_uses/* olderUsesSection */.y0)(olderUsesOf(run), run.guide),
        (0,region_patterns/* patternsSection */.F)(run.patterns),
        arnBlock(run),
    ];
}
/** Returns what changed in a layer, its size and the checks of a dry run as Markdown sections. */
function detailSections(run) {
    return [(0,changes/* changesSection */.H)(run.changes), sizeSection(run), checksSection(run)];
}
/** The errors of the run. If it stopped early, it did not report all errors of Regions, so these are added. */
function allErrorsOf(run) {
    const failure = run.failure ?? [];
    const reported = (0,message/* textsOf */.CB)(failure);
    return [...failure, ...(0,outputs/* failuresIn */.xM)(run).filter(({ text }) => !reported.includes(text))];
}
function statusSign(run) {
    if (run.failure !== undefined)
        return '❌';
    return run.dryRun ? '🔎' : '✅';
}
/** Returns the verdict of a run, and a line with the ARN of each current version. The log shows it outside of all groups. */
function verdictWithArns(run) {
    const arns = [...(0,outputs/* currentVersions */.lJ)(run)].map(([region, { arn }]) => `${region}: ${arn}`);
    return [verdict(run), (0,older_uses/* olderUsesSentence */.KA)(olderUsesOf(run)), ...arns].filter((line) => line !== '').join('\n');
}
/** A function is not behind if the run could not publish the newer version. */
function olderUsesOf(run) {
    const current = (0,outputs/* currentVersions */.lJ)(run);
    return new Map([...(run.olderUses ?? [])].filter(([region]) => run.dryRun || current.has(region)));
}
/** Returns the result of a run in a few sentences. */
function verdict(run) {
    if (run.dryRun && run.plan)
        return dryVerdict([...run.plan.values()]);
    if (run.outcomes.size > 0)
        return appliedVerdict(run, [...run.outcomes.values()]);
    return 'Nothing was published: the run stopped before it wrote to AWS.';
}
function appliedVerdict(run, outcomes) {
    const published = outcomes.filter((outcome) => outcome.published).length;
    const completed = outcomes.filter(({ published, granted, revoked }) => !published && granted.length + revoked.length > 0).length;
    const failed = (0,outputs/* failedRegions */.T5)(run);
    const missing = [...(0,missing_regions/* missingRegions */.g5)(run).keys()];
    return [
        ...(failed.length > 0 ? [`Failed in ${failed.join(', ')}.`] : []),
        ...(missing.length > 0 ? [`Not available, and skipped: ${missing.join(', ')}.`] : []),
        published > 0 ? `Published in ${inRegions(published)}.` : 'Nothing was published.',
        ...(completed > 0 ? [`Permissions were updated in ${inRegions(completed)}.`] : []),
        `The layer is up to date in ${(0,outputs/* currentVersions */.lJ)(run).size} of ${inRegions(run.regions.length)}.`,
        ...(failed.length > 0 ? ['Re-run the job. It does only what is missing.'] : []),
    ].join(' ');
}
function dryVerdict(plans) {
    const allRegions = inRegions(plans.length);
    const count = (fits) => plans.filter(fits).length;
    const publish = count((planned) => 'target' in planned && planned.target.do === 'publish');
    const complete = count((planned) => 'target' in planned && planned.target.do === 'reuse' && (0,writes/* writes */.D)(planned));
    const blocked = count((planned) => 'blocked' in planned);
    const unobserved = count((planned) => 'unobserved' in planned);
    const missing = count((planned) => 'missing' in planned);
    if (unobserved === plans.length)
        return `Dry run: none of ${allRegions} could be observed.`;
    return [
        publish > 0
            ? `Dry run: a version would be published in ${publish} of ${allRegions}.`
            : 'Dry run: nothing would be published.',
        ...(complete > 0 ? [`Permissions would be updated in ${inRegions(complete)}.`] : []),
        ...(blocked > 0 ? [`${blocked} of ${allRegions} ${blocked === 1 ? 'is' : 'are'} blocked.`] : []),
        ...(unobserved > 0 ? [`${unobserved} of ${allRegions} could not be observed.`] : []),
        ...(missing > 0 ? [`${missing} of ${allRegions} ${missing === 1 ? 'was' : 'were'} not available.`] : []),
    ].join(' ');
}
function inRegions(number) {
    return (0,figures/* counted */.hS)(number, 'Region');
}
/** The maximum number of Regions in a table. If there are more, the Regions that did not fail are collapsed. */
const maximumRows = 10;
function regionTable(run) {
    if (run.regions.length === 0)
        return '';
    const head = ['Region', run.outcomes.size > 0 ? 'What happened' : 'To do', '-Version'];
    const current = (0,outputs/* currentVersions */.lJ)(run);
    const rowsOf = (some) => some.length === 0
        ? ''
        : (0,markdown/* table */.tp)(head, some.map((region) => regionRow(region, current.get(region), run)));
    if (run.regions.length <= maximumRows)
        return rowsOf(run.regions);
    const failed = (0,outputs/* failedRegions */.T5)(run);
    const others = run.regions.filter((region) => !failed.includes(region));
    const title = failed.length === 0 ? inRegions(others.length) : `The other ${inRegions(others.length)}`;
    return (0,markdown/* joinSections */.lS)([rowsOf(failed), (0,markdown/* collapsible */.r0)(title, rowsOf(others))]);
}
function regionRow(region, version, run) {
    const outcome = run.outcomes.get(region);
    const planned = run.plan?.get(region);
    const what = outcome ? outcomeCell(outcome, planned) : planned ? (0,sentences/* describePlan */.df)(planned) : 'not started';
    return [region, (0,markdown/* escapeMarkdown */.FV)(what), version ? consoleLink(version) : plannedVersion(planned, run)];
}
/** The number that a dry run expects. Lambda can assign a higher one, because it does not list deleted versions. */
function plannedVersion(planned, { dryRun }) {
    const isPublished = dryRun && planned && 'target' in planned && planned.target.do === 'publish';
    return isPublished ? `${planned.target.expected} (planned)` : '';
}
function outcomeCell(outcome, planned) {
    const before = outcome.published || outcome.layerVersion ? 0 : newestVersionBefore(planned);
    return [(0,sentences/* describeOutcome */.SS)(outcome), ...(before > 0 ? [`version ${before} is still the newest`] : [])].join('; ');
}
function newestVersionBefore(planned) {
    if (!planned || !('target' in planned) || planned.target.do !== 'publish')
        return 0;
    return planned.target.expected - 1 - planned.fill;
}
function consoleLink(version) {
    const url = consoleUrl(version);
    return url === undefined ? `${version.version}` : `[${version.version}](${url})`;
}
/** A code block, because GitHub adds a button to copy it. */
function arnBlock(run) {
    const all = [...(0,outputs/* currentVersions */.lJ)(run).values()].map(({ arn }) => arn);
    if (all.length === 0)
        return '';
    const block = ['```text', ...all, '```'].join('\n');
    return all.length <= maximumRows ? block : (0,markdown/* collapsible */.r0)('ARNs', block);
}
const checkSigns = { ready: '✅', missing: '❌', unknown: '❔' };
function checksSection(run) {
    const { checks = [] } = run;
    if (checks.length === 0)
        return '';
    const rows = checks.map(({ what, found, detail }) => [
        checkSigns[found],
        (0,markdown/* escapeMarkdown */.FV)(what),
        (0,markdown/* escapeMarkdown */.FV)(detail),
    ]);
    const known = (0,markdown/* table */.tp)(['', 'Check', 'Result'], rows);
    return (0,markdown/* joinSections */.lS)([
        '### Checks for a publish',
        known,
        ...(0,sentences/* describeUncheckedPermissions */.Yj)(run).map(markdown/* escapeMarkdown */.FV),
    ]);
}


/***/ }),

/***/ 29901:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ commentOnPullRequest)
});

// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
// EXTERNAL MODULE: ./src/report/summary-of-layers.ts
var summary_of_layers = __webpack_require__(36149);
;// CONCATENATED MODULE: ./src/report/comment.ts


/** The maximum length of a comment in bytes. GitHub accepts at most 65,536 characters. */
const maximumBytes = 60_000;
/** Returns the comment on a pull request as Markdown: a hidden line, and the summary. The next run finds its comment by that line. */
function commentBody(runs) {
    const [first, ...others] = runs.layers;
    const name = others.length > 0 ? first.variant?.name : undefined;
    const mark = `<!-- lambda-layer-everywhere: ${name ?? first.layerName} -->`;
    return (0,markdown/* truncate */.xv)(`${mark}\n${(0,markdown/* joinSections */.lS)((0,summary_of_layers/* sectionsOfLayers */.oC)(runs))}\n`, 'The rest is in the job summary.', maximumBytes);
}

;// CONCATENATED MODULE: ./src/runner/pull-request.ts


/** The timeout of all requests for a comment, in milliseconds. */
const timeout = 15_000;
/**
 * Comments on the pull request that started the run, if there is a token. It replaces an earlier comment on the same layer. Rejects with
 * an Error whose message is the reason if the comment fails.
 */
async function commentOnPullRequest(runs, runner) {
    const [{ commentToken, layerName }] = runs.layers;
    if (commentToken === undefined)
        return;
    // Without the name of the layer, the next run could not find this comment.
    if (layerName === '')
        throw new Error('the name of the layer is not known.');
    await createOrUpdateComment(commentBody(runs), commentToken, runner);
}
async function createOrUpdateComment(text, token, { hide, connections, sleep }) {
    const { context, getOctokit } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 92413));
    const { number } = context.payload.pull_request ?? {};
    if (number === undefined)
        throw new Error('this run was not started by a pull request.');
    if (!/^[\x21-\x7e]+$/.test(token))
        throw new Error('the input "github-token" is empty or not a token.');
    const signal = AbortSignal.timeout(timeout);
    const gitHub = getOctokit(token, {
        request: { signal, fetch: withRepeatedReads(connections.fetch, { signal, sleep }) },
    });
    const { rest, paginate } = gitHub;
    const issue = { ...context.repo, issue_number: number };
    try {
        const comments = await paginate(rest.issues.listComments, { ...issue, per_page: 100 });
        const earlier = await findOwnComment(comments, text, gitHub);
        if (!earlier)
            await rest.issues.createComment({ ...issue, body: text });
        else if (earlier.body !== text)
            await rest.issues.updateComment({ ...context.repo, comment_id: earlier.id, body: text });
    }
    catch (error) {
        throw new Error(reasonOf(error, hide), { cause: error });
    }
}
/** The pauses before the second and the third attempt to read, in milliseconds. */
const pauses = [250, 1_000];
/** Returns a `fetch` that repeats GET requests if the response is truncated or reports an error of the server. */
function withRepeatedReads(fetch, { signal, sleep }) {
    const fetchJson = async (url, sending) => {
        const response = await fetch(url, sending);
        const text = await response.text();
        if (!isJson(text))
            throw new Error('the response was empty or truncated');
        const { status, headers } = response;
        return new Response(text, { status, headers });
    };
    return async (url, sending) => {
        if ((sending?.method ?? 'GET') !== 'GET')
            return fetch(url, sending);
        for (const pause of pauses) {
            try {
                const response = await fetchJson(url, sending);
                if (response.status < 500)
                    return response;
            }
            catch (error) {
                if (signal.aborted)
                    throw error;
            }
            await sleep(pause);
        }
        return fetchJson(url, sending);
    };
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
/** Finds the earlier comment of this action about the same layer. The author is checked, because anybody can write the same first line. */
async function findOwnComment(comments, text, { rest }) {
    const [mark = ''] = text.split('\n');
    const marked = comments.filter(({ body }) => body?.startsWith(mark));
    const byBot = marked.find(({ user }) => user?.type === 'Bot');
    if (byBot || marked.length === 0)
        return byBot;
    // Only a personal token can request its own user. The token of a job cannot.
    const self = await rest.users.getAuthenticated().catch(() => undefined);
    return self && marked.find(({ user }) => user?.login === self.data.login);
}
function reasonOf(error, hide) {
    const { status } = error;
    // Secrets are hidden before the message is truncated, because part of a secret would not be recognised.
    const message = hide((0,problem/* messageOf */.bD)(error));
    if (/rate limit/i.test(message))
        return 'the rate limit of the token is exceeded. Try again later.';
    if (status === 401 || status === 403 || status === 404) {
        return ('the token is not allowed to write comments. Add "permissions: pull-requests: write" to the job. ' +
            'Pull requests from forks never get this permission.');
    }
    return `GitHub rejected it: ${message.replaceAll(/\s+/g, ' ').slice(0, 200)}.`;
}


/***/ }),

/***/ 64482:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ takeCommentToken),
/* harmony export */   m: () => (/* binding */ commentParsers)
/* harmony export */ });
/* harmony import */ var _inputs_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13718);
/* harmony import */ var _inputs_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18463);


/** The parsers of the inputs that all actions with a comment have: whether to comment on the pull request, and with which token. */
const commentParsers = {
    'pull-request-comment': (0,_inputs_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .withDefault */ .IQ)(false, _inputs_values_js__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zM),
    // The token is not checked, because an error message would contain it.
    'github-token': (given) => ({ value: given }),
};
/** If a comment is requested, adds the token for it to `run`, and masks the token in the log. */
function takeCommentToken(inputs, { runner, run }) {
    if (!inputs['pull-request-comment'])
        return;
    const token = inputs['github-token'];
    if (token !== '')
        runner.mask(token);
    run.commentToken = token;
}


/***/ }),

/***/ 2492:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ writeManifest)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/layer/architecture-placeholder.ts
var architecture_placeholder = __webpack_require__(76062);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/layer/layer.ts
var layer_layer = __webpack_require__(20956);
// EXTERNAL MODULE: ./src/report/missing-regions.ts
var missing_regions = __webpack_require__(52386);
// EXTERNAL MODULE: ./src/report/outputs.ts
var outputs = __webpack_require__(65468);
// EXTERNAL MODULE: ./src/report/profile.ts
var profile = __webpack_require__(31047);
;// CONCATENATED MODULE: ./src/report/manifest.ts





/** Returns the manifest of a step, also of one that failed early. */
function manifestOfLayers({ layers }) {
    const [first, ...others] = layers;
    return others.length === 0 ? manifestOf(first) : { schema: 1, layers: layers.map(manifestOf) };
}
/** Returns the manifest of a run, also of one that failed early. */
function manifestOf(run) {
    const current = (0,outputs/* currentVersions */.lJ)(run);
    const missing = (0,missing_regions/* missingRegions */.g5)(run);
    const regions = run.regions.map((region) => {
        const { layerVersion: _layerVersion, failure, missing: _missing, ...outcome } = run.outcomes.get(region) ?? layer_layer/* nothingDone */.m;
        const end = { ...textOf('failure', failure), ...textOf('missing', missing.get(region)) };
        return [region, { ...describedVersion(current.get(region)), ...outcome, ...end }];
    });
    return {
        schema: 1,
        layerName: run.layerName,
        variant: run.variant,
        ...run.commit,
        dryRun: run.dryRun,
        account: run.account,
        madeBy: run.madeBy,
        archive: run.archive && {
            path: run.archive.path,
            codeSha256: run.archive.sha256,
            codeSize: run.archive.size,
            unzippedSize: run.archive.unzippedSize,
            files: run.archive.files,
        },
        metadata: run.metadata,
        largest: run.largest,
        leftOut: run.leftOut,
        changes: run.changes,
        regions: Object.fromEntries(regions),
        failedRegions: (0,outputs/* failedRegions */.T5)(run),
        plan: (0,outputs/* planAsSteps */.xW)(run),
        changed: (0,outputs/* hasChanged */.$H)(run),
        checks: run.checks,
        permissionsToWrite: run.permissionsToWrite,
        profile: (0,profile/* profileInSeconds */.sK)(run.profile),
        warnings: (0,message/* textsOf */.CB)(run.warnings),
        failure: run.failure && (0,message/* textsOf */.CB)(run.failure),
        topics: topicsOf(run),
    };
}
function topicsOf({ warnings, failure = [], outcomes, plan = new Map(), }) {
    const ofOutcomes = [...outcomes.values()].flatMap(({ failure, missing }) => failure ?? missing ?? []);
    const ofPlan = [...plan.values()].flatMap((planned) => {
        if ('blocked' in planned)
            return [planned.blocked];
        if ('missing' in planned)
            return [planned.missing];
        return 'unobserved' in planned ? [planned.unobserved] : [];
    });
    const pairs = [...warnings, ...failure, ...ofOutcomes, ...ofPlan].flatMap(({ text, topic }) => topic === undefined ? [] : [[text, topic]]);
    return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}
function textOf(name, reason) {
    return reason === undefined ? {} : { [name]: reason.text };
}
function describedVersion(current) {
    if (!current)
        return {};
    const { arn, version, declared } = current;
    return { arn, version, ...(declared && { declared }) };
}

// EXTERNAL MODULE: ./src/steps/write-file.ts
var write_file = __webpack_require__(9663);
;// CONCATENATED MODULE: ./src/steps/manifest.ts




/** If the step has a directory, writes the manifest into it, and adds the path of the manifest to each run. */
async function writeManifest({ layers }) {
    const [{ directory, layerName, variant }] = layers;
    if (directory === undefined)
        return;
    const name = layers.length > 1 && variant ? (0,architecture_placeholder/* nameOfBoth */.GM)(variant.name) : layerName;
    const path = (0,external_node_path_.join)(directory, `${name}.json`);
    await (0,write_file/* writeWhole */.f)(path, `${JSON.stringify(manifestOfLayers({ layers }), undefined, 2)}\n`);
    for (const run of layers)
        run.manifest = path;
}


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
