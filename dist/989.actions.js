export const id = 989;
export const ids = [989];
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

/***/ 52089:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ versionRange)
/* harmony export */ });
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13718);

/** Returns a parser for a version number or a range of them, such as `3` or `5-8`. `word` is the value that is allowed instead of a list. */
function versionRange(word) {
    return (given) => {
        if (given === word)
            return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`"${word}" cannot be combined with version numbers. Remove the numbers, or "${word}"`);
        const [, first = '', last = first] = /^([1-9]\d{0,8})(?:\s*-\s*([1-9]\d{0,8}))?$/.exec(given) ?? [];
        if (first === '')
            return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`versions are numbers from 1 and ranges, such as "3, 5-8", or "${word}"`);
        const [from, to] = [Number(first), Number(last)];
        return from <= to ? { value: { from, to } } : (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`it goes backwards. Did you mean ${to}-${from}`);
    };
}


/***/ }),

/***/ 97224:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S1: () => (/* binding */ isIn),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   jN: () => (/* binding */ numbered),
/* harmony export */   mA: () => (/* binding */ inRanges)
/* harmony export */ });
function isIn(number, { from, to }) {
    return number >= from && number <= to;
}
/** Returns ranges in the form of the input: `1-4, 7`. */
function textOf(ranges) {
    return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}
/** Returns versions by their numbers: `version 3`, or `versions 1-2, 7`. `word` can begin with a capital letter. */
function numbered(numbers, word = 'version') {
    return `${word}${numbers.length === 1 ? '' : 's'} ${inRanges(numbers)}`;
}
/** Returns ascending numbers as ranges, because there can be thousands. */
function inRanges(numbers) {
    const ranges = [];
    for (const number of numbers) {
        const last = ranges.at(-1);
        if (last && number === last.to + 1)
            last.to = number;
        else
            ranges.push({ from: number, to: number });
    }
    return textOf(ranges);
}


/***/ }),

/***/ 4290:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ deleteIf),
/* harmony export */   p: () => (/* binding */ deleteNamed)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _plan_compare_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68512);
/* harmony import */ var _plan_placeholder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16910);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83236);
/* harmony import */ var _calls_poll_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94426);
/* harmony import */ var _calls_service_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79128);







/**
 * Deletes a version if a read immediately before confirms the reason. Returns why the version was kept, or undefined if it was deleted.
 * Rejects only if an optional Region is not available. No other code deletes a version that the user did not name.
 */
async function deleteIf(reason, version, regionRun) {
    const { service, layerName } = regionRun.task;
    try {
        const isOwn = regionRun.published.includes(version);
        const read = () => service.version(layerName, version);
        // This run published the version, so it exists. A read can lag behind.
        const found = await (isOwn ? (0,_calls_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .w)(read, regionRun.task) : read());
        if (isOwn && !found)
            return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)(kept, `Version ${version} is not deleted: it cannot be read.`);
        const why = found && (await reasonsToKeep[reason](found, regionRun));
        if (why !== undefined)
            return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)(kept, `Version ${version} is not deleted: ${why}.`);
        if (found)
            await service.remove(layerName, version);
        regionRun.advance({ deleted: [...regionRun.outcome.deleted, version] });
        return undefined;
    }
    catch (error) {
        // Each further version would cost the time of another call to a Region that is down.
        if ((0,_calls_service_js__WEBPACK_IMPORTED_MODULE_4__/* .isTolerated */ .hp)(error))
            throw error;
        const reason = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonOf */ .A3)(error);
        return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .becauseOf */ .W$)(reason, kept, `Version ${version} could not be deleted. ${reason.text}`);
    }
}
const kept = 'a-version-could-not-be-deleted';
/** Deletes a version that the user named. Rejects with a ServiceFailure. */
function deleteNamed(version, { service, layerName }) {
    return service.remove(layerName, version);
}
/** For each reason to delete a version: a check that returns why the version is kept, or undefined. */
const reasonsToKeep = {
    filler: (found) => ((0,_plan_placeholder_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlaceholder */ .wK)(found) ? undefined : 'it is not a placeholder version'),
    own: async (found, regionRun) => {
        if (!regionRun.published.includes(found.version))
            return 'this run did not publish it';
        if (regionRun.adopted.includes(found.version))
            return 'the response to its publish was lost, so another run may have published it';
        return (asReason((0,_plan_compare_js__WEBPACK_IMPORTED_MODULE_6__/* .differenceFromSent */ .Yt)(sentBy(regionRun), found)) ??
            grantedByOthers(await statementsOf(found, regionRun), regionRun));
    },
    leftover: async (found, regionRun) => {
        const isGranted = (await statementsOf(found, regionRun)).length > 0;
        return (asReason((0,_plan_compare_js__WEBPACK_IMPORTED_MODULE_6__/* .differenceFrom */ .mX)(wantedBy(regionRun), found)) ??
            (isGranted ? 'it was granted in the meantime' : undefined));
    },
    surplus: async (found, regionRun) => {
        if (!(0,_plan_compare_js__WEBPACK_IMPORTED_MODULE_6__/* .declaresOneOf */ .Pu)(regionRun.task.architectureSets, found))
            return 'it declares other architectures';
        const retained = await (regionRun.retained ??= retainedVersions(regionRun));
        return retained.includes(found.version)
            ? 'it is one of the versions that "retain-versions" keeps'
            : undefined;
    },
};
/** Lists the version numbers that "retain-versions" keeps. Deletions of older versions do not change them, so this is done once. */
async function retainedVersions({ task, currentVersion = 0 }) {
    const { service, layerName, retain, architectureSets } = task;
    const listed = (await service.versions(layerName)).filter((one) => !(0,_plan_placeholder_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlaceholder */ .wK)(one) && (0,_plan_compare_js__WEBPACK_IMPORTED_MODULE_6__/* .declaresOneOf */ .Pu)(architectureSets, one));
    // A listing can lag behind the version that was just published.
    const numbers = new Set([currentVersion, ...listed.map(({ version }) => version)]);
    return [...numbers].sort((one, other) => other - one).slice(0, retain);
}
function statementsOf({ version }, { task }) {
    return task.service.statements(task.layerName, version);
}
function sentBy({ metadata, task }) {
    return { ...metadata, codeSha256: task.archive.sha256 };
}
/** An earlier run published it, so its description can list what the Region rejected. */
function wantedBy({ task }) {
    const isExplicit = { description: true, licenseInfo: true };
    return { ...task.metadata, codeSha256: task.archive.sha256, isExplicit };
}
function asReason(difference) {
    return difference && `it has ${difference}`;
}
/** Another run with the same content at the same time can have reused the version and granted it. */
function grantedByOthers(statements, { sentStatements }) {
    const others = statements.filter(({ id, principal }) => principal === undefined || id !== (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .statementId */ .h3)(principal) || !sentStatements.includes(id));
    const ids = others.map(({ id }) => `"${id}"`).join(', ');
    return ids === '' ? undefined : `another run or a person has granted it (${ids})`;
}


/***/ }),

/***/ 94426:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var _retry_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87752);

/**
 * Calls `find` until it returns a value, for as long as reads may lag behind a write. Returns undefined if it never does. `pauses` are
 * the milliseconds before each call.
 */
async function poll(find, { sleep }, pauses = _retry_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .retryPolicy */ .J.readsAfterWrite) {
    for (const pause of pauses) {
        await sleep(pause);
        const found = await find();
        if (found !== undefined)
            return found;
    }
    return undefined;
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

/***/ 59989:
/***/ ((__unused_webpack_module, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: ./src/runner/start.ts + 4 modules
var start = __webpack_require__(76032);
// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/report/advice.ts
var advice = __webpack_require__(52296);
// EXTERNAL MODULE: ./src/report/missing-regions.ts
var missing_regions = __webpack_require__(52386);
// EXTERNAL MODULE: ./src/report/region-patterns.ts
var region_patterns = __webpack_require__(4162);
// EXTERNAL MODULE: ./src/steps/connect-to-aws.ts
var connect_to_aws = __webpack_require__(32663);
// EXTERNAL MODULE: ./src/steps/job.ts
var steps_job = __webpack_require__(54972);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/layer/version-ranges.ts
var version_ranges = __webpack_require__(97224);
// EXTERNAL MODULE: ./src/regions/apply/deletion.ts
var deletion = __webpack_require__(4290);
// EXTERNAL MODULE: ./src/regions/calls/poll.ts
var poll = __webpack_require__(94426);
// EXTERNAL MODULE: ./src/regions/calls/service.ts
var calls_service = __webpack_require__(79128);
;// CONCATENATED MODULE: ./src/yank/apply.ts






/**
 * Deletes the versions of a plan in all Regions in parallel. A failure in one Region does not affect the others. Never rejects, because
 * `reportOutcome` receives failures too.
 */
async function apply(plan, request) {
    await Promise.all([...plan].map(([region, planned]) => applyIn(region, planned, request)));
}
async function applyIn(region, planned, request) {
    const { services, reportOutcome } = request;
    const service = services.get(region);
    if ('missing' in planned)
        return reportOutcome(region, { deleted: [], failures: [], missing: planned.missing });
    if ('unobserved' in planned || !service) {
        const reason = 'unobserved' in planned
            ? planned.unobserved
            : (0,message/* about */.Cv)('aws-refused', 'The action has no connection to this Region.');
        return reportOutcome(region, { deleted: [], failures: [reason] });
    }
    const { deletes, refusals } = planned;
    const report = ({ deleted, failures }) => reportOutcome(region, { deleted, failures: [...refusals, ...failures] });
    report({ deleted: [], failures: [] });
    const attempt = await deleteInTurn(deletes, service, { ...request, report });
    if ((0,calls_service/* isTolerated */.hp)(attempt.error)) {
        const { reason } = attempt.error;
        // A Region with a version that cannot be deleted has failed, so it is not skipped too.
        return refusals.length > 0
            ? report({ deleted: [], failures: [reason] })
            : reportOutcome(region, { deleted: [], failures: [], missing: reason });
    }
    const context = { layerName: request.layerName, sleep: request.waitIn(region) };
    if (deletes.length > 0)
        report(await apply_confirm(attempt, service, context));
}
/** Deletes one version after another. After a failure, the others are not tried, because they would fail for the same reason. */
async function deleteInTurn(deletes, service, { layerName, report }) {
    for (const [index, version] of deletes.entries()) {
        try {
            await (0,deletion/* deleteNamed */.p)(version, { service, layerName });
            report({ deleted: deletes.slice(0, index + 1), failures: [] });
        }
        catch (error) {
            return { deleted: deletes.slice(0, index), left: deletes.slice(index), error };
        }
    }
    return { deleted: deletes, left: [] };
}
/** Reads which versions still exist, because the response to a deletion can be lost, or be that of another request. */
async function apply_confirm({ deleted, left, error }, service, { layerName, sleep }) {
    const failuresFor = (versions) => {
        if (versions.length === 0)
            return [];
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `${(0,version_ranges/* numbered */.jN)(versions, 'Version')} could not be deleted. ${reason.text}`;
        return [(0,message/* becauseOf */.W$)(reason, notDeleted, text)];
    };
    let listed = [];
    try {
        await (0,poll/* poll */.w)(async () => {
            listed = (await service.versions(layerName)).map(({ version }) => version);
            return deleted.some((version) => listed.includes(version)) ? undefined : true;
        }, { sleep });
    }
    catch (unread) {
        return { deleted, failures: error === undefined ? [(0,problem/* reasonOf */.A3)(unread)] : failuresFor(left) };
    }
    const exists = (version) => listed.includes(version);
    const stillExisting = deleted.filter(exists);
    const tried = [...deleted, ...left.slice(0, 1)];
    return {
        deleted: tried.filter((version) => !exists(version)),
        failures: [...failuresFor(left.filter(exists)), ...stillListed(stillExisting)],
    };
}
const notDeleted = 'a-version-could-not-be-deleted';
function stillListed(versions) {
    return versions.length === 0
        ? []
        : [
            (0,message/* about */.Cv)(notDeleted, `AWS still lists ${(0,version_ranges/* numbered */.jN)(versions)}, although it confirmed the deletion. Re-run the job.`),
        ];
}

// EXTERNAL MODULE: ./src/inputs/aws-inputs.ts
var aws_inputs = __webpack_require__(82764);
// EXTERNAL MODULE: ./src/inputs/exports.ts
var inputs_exports = __webpack_require__(16790);
// EXTERNAL MODULE: ./src/inputs/parse.ts
var parse = __webpack_require__(13718);
// EXTERNAL MODULE: ./src/inputs/read-for-aws.ts + 1 modules
var read_for_aws = __webpack_require__(61170);
// EXTERNAL MODULE: ./src/inputs/values.ts
var values = __webpack_require__(18463);
// EXTERNAL MODULE: ./src/inputs/version-range.ts
var version_range = __webpack_require__(52089);
;// CONCATENATED MODULE: ./src/yank/inputs.ts






/** The inputs that yank/action.yml declares. A test compares the two. */
const parsers = {
    'layer-name': (0,parse/* required */.mw)(aws_inputs/* layerName */.Hn),
    versions: (0,parse/* required */.mw)(requestedVersions),
    ...aws_inputs/* awsParsers */.i$,
    'dry-run': (0,parse/* withDefault */.IQ)(true, values/* boolean */.zM),
    force: (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    export: indexLines,
};
/** All inputs, each parsed once. */
function readInputs(read, surroundings) {
    return (0,read_for_aws/* readForAws */.H)(parsers, read, surroundings, { rules: aws_inputs/* awsRules */.PJ, warnings: aws_inputs/* awsWarnings */.lj });
}
/** The indexes in which the deleted versions are marked. Files in other formats have only the versions of one run. */
function indexLines(given, surroundings) {
    const parsed = (0,inputs_exports/* exportLines */.E)(given, surroundings);
    return 'value' in parsed &&
        parsed.value.some(({ format, section }) => format !== 'index' || section !== undefined)
        ? (0,parse/* refuse */.TR)('this action changes only files in the format "index". Remove the other lines')
        : parsed;
}
function requestedVersions(given, surroundings) {
    return given === 'all' ? { value: 'all' } : (0,parse/* list */.p_)((0,version_range/* versionRange */.Q)('all'))(given, surroundings);
}

// EXTERNAL MODULE: ./src/regions/observe.ts
var observe = __webpack_require__(51893);
// EXTERNAL MODULE: ./src/layer/version-arn.ts
var version_arn = __webpack_require__(31487);
;// CONCATENATED MODULE: ./src/yank/plan.ts



/** Returns the plan to delete the requested versions. After it was applied, a second plan deletes nothing. */
function plan(request, observations) {
    return new Map([...observations].map(([region, observed]) => {
        if (observed.seen)
            return [region, planFor(request, observed)];
        const { reason, isTolerated } = observed;
        return [region, isTolerated ? { missing: reason } : { unobserved: reason }];
    }));
}
/** Without "force", nothing is deleted in a Region that went down before the action knew which versions functions use. */
function planFor(request, observed) {
    const { usage } = observed;
    const isDown = !usage.known && usage.isTolerated;
    return isDown && !request.force ? { missing: usage.reason } : stepsFor(request, observed);
}
/** Returns the requested versions among existing ones. */
function requestedAmong(existing, requested) {
    return requested === 'all'
        ? [...existing]
        : existing.filter((number) => requested.some((range) => (0,version_ranges/* isIn */.S1)(number, range)));
}
function stepsFor({ versions: requested, force }, { versions, usage }) {
    const found = requestedAmong(versions, requested).sort((one, other) => one - other);
    const { deletes, refusals, notes } = usage.known
        ? checked(found, (0,version_arn/* numbersInUse */.$B)(usage.uses), force)
        : unchecked(found, usage.reason, force);
    return {
        deletes,
        refusals,
        notes: [...absentNote(requested, versions), ...notes, ...newestNote(deletes, versions)],
    };
}
/** Returns the steps if it is known which versions functions use. */
function checked(found, inUse, force) {
    const used = found.filter((version) => inUse.has(version));
    if (used.length === 0)
        return { deletes: found, refusals: [], notes: [] };
    const users = `Functions of this account use ${(0,version_ranges/* numbered */.jN)(used)}`;
    if (force) {
        // AWS: "Deleting a layer version".
        const effect = 'The functions keep working, but a deleted version cannot be added to a function again. A rollback of such a function would fail.';
        return {
            deletes: found,
            refusals: [],
            notes: [(0,message/* about */.Cv)('functions-use-the-version', `${users}. ${effect}`)],
        };
    }
    const refusal = `${users}. The action does not delete versions in use. Change these functions to another version first, or set "force: true".`;
    return {
        deletes: found.filter((version) => !used.includes(version)),
        refusals: [(0,message/* about */.Cv)('functions-use-the-version', refusal)],
        notes: [],
    };
}
/** Returns the steps if it is not known which versions functions use. `reason` is why. */
function unchecked(found, reason, force) {
    if (found.length === 0)
        return { deletes: [], refusals: [], notes: [] };
    if (force)
        return {
            deletes: found,
            refusals: [],
            notes: [(0,message/* reworded */.Fg)(reason, (text) => `Functions may use ${(0,version_ranges/* numbered */.jN)(found)}. ${text}`)],
        };
    const refusal = (0,message/* reworded */.Fg)(reason, (text) => `Nothing is deleted. ${text} To delete without this check, set "force: true".`);
    return { deletes: [], refusals: [refusal], notes: [] };
}
function absentNote(requested, versions) {
    if (requested === 'all')
        return versions.length === 0 ? [(0,message/* ofNoTopic */.SB)('The layer has no version here.')] : [];
    const absent = requested.filter((range) => !versions.some((version) => (0,version_ranges/* isIn */.S1)(version, range)));
    if (absent.length === 0)
        return [];
    return [
        (0,message/* ofNoTopic */.SB)(`Version ${(0,version_ranges/* textOf */.b6)(absent)} does not exist here. It was deleted before, or never existed.`),
    ];
}
/** Lambda never uses a number again (AWS: PublishLayerVersion), and does not list the numbers of deleted versions. */
function newestNote(deletes, versions) {
    const newest = Math.max(...versions);
    if (!deletes.includes(newest))
        return [];
    return [
        (0,message/* ofNoTopic */.SB)(`Version ${newest} is the newest. Its number is never used again, so the next version gets a higher one.`),
    ];
}

;// CONCATENATED MODULE: ./src/yank/observe.ts


/** Returns the versions in each Region, and which of them functions use. */
function observe_observe(services, query) {
    return (0,observe/* inEachRegion */.RX)(services, (service) => observeOne(service, query));
}
async function observeOne(service, { layerName, requested }) {
    const versions = (await service.versions(layerName)).map(({ version }) => version);
    const usage = requestedAmong(versions, requested).length > 0 ? await (0,observe/* usageOf */.Fs)(service, layerName) : unused;
    return { seen: true, versions, usage };
}
/** None of the existing versions is requested, so their usage is not needed. */
const unused = { known: true, uses: [] };

// EXTERNAL MODULE: ./src/report/guide-links.ts
var guide_links = __webpack_require__(91970);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
// EXTERNAL MODULE: ./src/report/region-outputs.ts
var region_outputs = __webpack_require__(37203);
// EXTERNAL MODULE: ./src/report/sentences.ts
var sentences = __webpack_require__(47020);
;// CONCATENATED MODULE: ./src/yank/report.ts









/** The outputs that yank/action.yml declares. A test compares the two. */
const outputNames = ['deleted', 'plan', 'failed-regions', ...region_outputs/* regionOutputNames */.c];
/** Returns all outputs of a run, also of one that failed early. An output without a value is `{}` or `[]`. */
function outputsOf(run) {
    const deleted = [...run.outcomes].filter(([, outcome]) => outcome.deleted.length > 0);
    const plans = [...(run.plan ?? [])];
    return {
        deleted: JSON.stringify(Object.fromEntries(deleted.map(([region, outcome]) => [region, outcome.deleted]))),
        plan: JSON.stringify(Object.fromEntries(plans.map(([region, planned]) => [region, stepsOf(planned)]))),
        'failed-regions': JSON.stringify(failedRegions(run)),
        ...(0,region_outputs/* regionOutputs */.b)(run, (0,missing_regions/* missingRegions */.g5)(run)),
    };
}
/** Returns the result of a run in a few sentences. */
function verdict(run) {
    if (run.dryRun && run.plan)
        return dryVerdict([...run.plan.values()]);
    if (run.outcomes.size === 0)
        return 'Nothing was deleted: the run stopped before it wrote to AWS.';
    const deleted = [...run.outcomes.values()].map((outcome) => outcome.deleted);
    const failed = failedRegions(run);
    const missing = [...(0,missing_regions/* missingRegions */.g5)(run).keys()];
    return [
        `${(0,sentences/* describeVersions */.Tt)(deleted, 'deleted') ?? 'Nothing was deleted'}.`,
        ...(missing.length > 0 ? [`Not available, and skipped: ${missing.join(', ')}.`] : []),
        ...(failed.length > 0
            ? [`Failed in ${failed.join(', ')}. Re-run the job. It deletes only what is left.`]
            : []),
    ].join(' ');
}
function dryVerdict(plans) {
    const observed = plans.filter((planned) => 'deletes' in planned);
    const all = (0,figures/* counted */.hS)(plans.length, 'Region');
    if (observed.length === 0)
        return `Dry run: none of ${all} could be observed.`;
    const toDelete = (0,sentences/* describeVersions */.Tt)(observed.map(({ deletes }) => deletes), 'would be deleted');
    const missing = plans.filter((planned) => 'missing' in planned).length;
    const unobserved = plans.length - observed.length - missing;
    return [
        toDelete === undefined
            ? 'Dry run: nothing would be deleted.'
            : `Dry run: ${toDelete}. To delete, set "dry-run: false".`,
        ...(unobserved > 0 ? [`${unobserved} of ${all} could not be observed.`] : []),
        ...(missing > 0 ? [`${missing} of ${all} ${missing === 1 ? 'was' : 'were'} not available.`] : []),
    ].join(' ');
}
/** Returns the job summary as Markdown: the verdict, a row for each Region, errors and warnings. */
function summaryOf(run) {
    const parts = [
        `## Lambda layer${run.layerName ? ` \`${run.layerName}\`` : ''}: ${run.dryRun ? 'versions to delete' : 'deleted versions'}`,
        verdict(run),
        table(run),
        (0,region_patterns/* patternsSection */.F)(run.patterns),
        (0,markdown/* listSection */.iC)('Errors', run.failure ?? [], (0,guide_links/* linkFrom */.NA)(run.guide)),
        (0,markdown/* listSection */.iC)('Warnings', run.warnings, (0,guide_links/* linkFrom */.NA)(run.guide)),
    ];
    return (0,markdown/* truncate */.xv)(`${(0,markdown/* joinSections */.lS)(parts)}\n`, 'The rest is in the log.');
}
/** Returns a short phrase on the plan of a Region. */
function describeSteps(planned) {
    if ('unobserved' in planned)
        return `not observed: ${planned.unobserved.text}`;
    if ('missing' in planned)
        return `skipped, because it was not available: ${planned.missing.text}`;
    const { deletes, refusals } = planned;
    const steps = [...(deletes.length > 0 ? [`delete ${(0,version_ranges/* numbered */.jN)(deletes)}`] : []), ...(0,message/* textsOf */.CB)(refusals)];
    return steps.join('; ') || 'nothing to delete';
}
function table(run) {
    if (run.regions.length === 0)
        return '';
    const head = [`| Region | ${run.outcomes.size > 0 ? 'What happened' : 'To do'} |`, '|---|---|'];
    const rows = run.regions.map((region) => `| ${region} | ${(0,markdown/* escapeMarkdown */.FV)(row(region, run))} |`);
    return [...head, ...rows].join('\n');
}
function row(region, run) {
    const outcome = run.outcomes.get(region);
    const planned = run.plan?.get(region);
    if (!outcome)
        return planned ? describeSteps(planned) : 'not started';
    const { deleted, failures, missing } = outcome;
    if (missing)
        return `skipped, because it was not available: ${missing.text}`;
    const result = deleted.length > 0 ? `deleted ${(0,version_ranges/* numbered */.jN)(deleted)}` : 'nothing was deleted';
    return [result, ...failures.map(({ text }) => `failed: ${text}`)].join('; ');
}
function failedRegions(run) {
    if (run.dryRun && run.plan)
        return [];
    return run.regions.filter((region) => {
        const outcome = run.outcomes.get(region);
        return outcome ? outcome.failures.length > 0 : run.failure !== undefined;
    });
}
function stepsOf(planned) {
    if ('unobserved' in planned)
        return [{ do: 'unobserved', because: planned.unobserved.text }];
    if ('missing' in planned)
        return [{ do: 'skip', because: planned.missing.text }];
    return [
        ...(planned.deletes.length > 0 ? [{ do: 'delete', versions: planned.deletes }] : []),
        ...planned.refusals.map(({ text }) => ({ do: 'refuse', because: text })),
    ];
}

;// CONCATENATED MODULE: ./src/yank/main.ts











/** The recipe: observe, plan, apply. Throws a Problem if a requested version cannot be deleted. A dry run only warns. */
async function main(runner, run) {
    const job = { inputs: (0,steps_job/* takeInputs */.LY)(readInputs, runner, run), runner, run };
    const reached = await (0,connect_to_aws/* connectToAws */.pq)(job);
    if ('unreached' in reached)
        (0,steps_job/* warn */.R8)(reached.unreached, job);
    for (const sentence of (0,region_patterns/* describePatterns */.B)(run.patterns))
        runner.log.info(sentence);
    const connection = 'connection' in reached ? reached.connection : undefined;
    const observations = await observeRegions(connection, job);
    run.plan = plan(job.inputs, observations);
    showPlan(run.plan, job);
    if (job.inputs['dry-run'] || !connection) {
        (0,steps_job/* warn */.R8)(refusalsIn(run.plan), job);
        return (0,steps_job/* requireNone */.EE)((0,missing_regions/* noRegionWasAvailable */.ok)(run));
    }
    try {
        await deleteVersions(run.plan, connection, job);
    }
    finally {
        await markDeleted(observations, job);
    }
}
/** Marks the deleted versions in the indexes, also those that an earlier run deleted. */
async function markDeleted(observations, { inputs, runner, run }) {
    if (inputs.export.length === 0)
        return;
    const { markInIndex } = await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(715)]).then(__webpack_require__.bind(__webpack_require__, 7715));
    const isDeleted = (region, { arn, version }) => {
        const observed = observations.get(region);
        const isOwn = arn.split(':')[4] === run.account;
        if (!isOwn || !observed?.seen || requestedAmong([version], inputs.versions).length === 0)
            return false;
        return (!observed.versions.includes(version) || (run.outcomes.get(region)?.deleted.includes(version) ?? false));
    };
    for (const { path } of inputs.export) {
        const count = await markInIndex(path, { layerName: run.layerName, isDeleted }, runner);
        runner.log.info(`${(0,figures/* counted */.hS)(count, 'version')} marked as deleted in ${path}.`);
    }
}
async function observeRegions(connection, { inputs, run }) {
    if (connection) {
        return observe_observe(connection.services, { layerName: inputs['layer-name'], requested: inputs.versions });
    }
    return new Map(run.regions.map((region) => [region, { seen: false, reason: connect_to_aws/* notContacted */.h7 }]));
}
function showPlan(planned, job) {
    for (const [region, steps] of planned) {
        job.runner.log.info(`${region}: ${describeSteps(steps)}`);
        if ('notes' in steps)
            (0,steps_job/* warn */.R8)(inRegions(region, steps.notes), job);
    }
}
/** Returns why some of the requested versions cannot be deleted. */
function refusalsIn(planned) {
    return [...planned].flatMap(([region, steps]) => {
        if ('missing' in steps)
            return [(0,missing_regions/* skippedRegion */.dh)(region, steps.missing)];
        return inRegions(region, 'unobserved' in steps ? [(0,advice/* withAdvice */.b)(steps.unobserved)] : steps.refusals);
    });
}
async function deleteVersions(planned, { services, waitIn }, job) {
    const { runner: { log }, run, } = job;
    await log.group('Delete', () => apply(planned, {
        services,
        layerName: run.layerName,
        waitIn,
        reportOutcome: (region, outcome) => {
            const known = run.outcomes.get(region)?.deleted ?? [];
            run.outcomes.set(region, outcome);
            const added = outcome.deleted.filter((version) => !known.includes(version));
            for (const version of added)
                log.info(`${region}: deleted version ${version}`);
        },
    }));
    (0,steps_job/* warn */.R8)([...(0,missing_regions/* missingRegions */.g5)(run)].map(([region, reason]) => (0,missing_regions/* skippedRegion */.dh)(region, reason)), job);
    (0,steps_job/* requireNone */.EE)([
        ...[...run.outcomes].flatMap(([region, { failures }]) => inRegions(region, failures.map(advice/* withAdvice */.b))),
        ...(0,missing_regions/* noRegionWasAvailable */.ok)(run),
    ]);
}
function inRegions(region, messages) {
    return messages.map((message) => (0,advice/* inRegion */.Q)(region, message));
}

// EXTERNAL MODULE: ./src/report/run.ts
var run = __webpack_require__(54227);
;// CONCATENATED MODULE: ./src/yank/run.ts

/** Returns an empty run. */
function newRun(env) {
    return { ...(0,run/* newRunInRegions */.cm)(env), dryRun: true, outcomes: new Map() };
}

;// CONCATENATED MODULE: ./src/yank/index.ts




(0,start/* start */.n)({ record: ({ env }) => newRun(env), main: main, outputs: outputsOf, verdict: verdict, summary: summaryOf });


/***/ })

};
