export const id = 775;
export const ids = [775];
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

/***/ 71775:
/***/ ((__unused_webpack_module, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: ./src/runner/start.ts + 4 modules
var start = __webpack_require__(76032);
// EXTERNAL MODULE: ./src/aws-names/lifecycle-table.ts
var lifecycle_table = __webpack_require__(40989);
// EXTERNAL MODULE: ./src/base/message.ts
var base_message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/inputs/read-all.ts
var read_all = __webpack_require__(30631);
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
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/regions/calls/retry-policy.ts
var retry_policy = __webpack_require__(87752);
// EXTERNAL MODULE: ./src/regions/calls/service.ts
var service = __webpack_require__(79128);
// EXTERNAL MODULE: ./src/layer/version-arn.ts
var version_arn = __webpack_require__(31487);
;// CONCATENATED MODULE: ./src/rollout/plan/layer-entry.ts

/** Returns the entries of a function that are versions of the same layer. Lambda allows at most one. */
function entriesOf({ layers }, target) {
    return layers.filter((arn) => (0,version_arn/* layerOf */.ZZ)(arn) === (0,version_arn/* layerOf */.ZZ)(target.arn));
}
/** Returns the change that replaces exactly one entry. The order and the other layers stay the same. */
function replaceEntry(layers, target) {
    return { before: layers, after: withTarget(layers, target) };
}
/**
 * Returns whether two versions of a function have the same code and settings, and the same layers except for the version of one layer.
 */
function isSameExceptLayer(one, other, target) {
    return (hasSameCode(one, other) && isSameList(withTarget(one.layers, target), withTarget(other.layers, target)));
}
/** Returns whether two versions of a function have the same code and settings. Layers are not compared. */
function hasSameCode(one, other) {
    return one.codeSha256 === other.codeSha256 && one.settings === other.settings;
}
/** Returns whether two lists have the same texts in the same order. */
function isSameList(one, other) {
    return one.length === other.length && one.every((text, index) => text === other[index]);
}
function withTarget(layers, { arn: target }) {
    return layers.map((arn) => ((0,version_arn/* layerOf */.ZZ)(arn) === (0,version_arn/* layerOf */.ZZ)(target) ? target : arn));
}

;// CONCATENATED MODULE: ./src/rollout/plan/status-reason.ts
/** Returns the reason that Lambda reports for the state of a function, as the end of a sentence. */
function reasonOfStatus(statusReason) {
    return (statusReason || 'Lambda does not report a reason').replace(/[.\s]{1,10}$/, '');
}

;// CONCATENATED MODULE: ./src/rollout/plan/judge.ts




/**
 * Returns why a function is only reported, or undefined if it can be updated. Permanent causes come before temporary ones, because the user
 * must fix them.
 */
function reasonToReport(candidate) {
    for (const rule of rules) {
        const text = rule(candidate);
        if (text !== undefined)
            return (0,base_message/* about */.Cv)('a-function-is-not-updated', text);
    }
    return undefined;
}
/**
 * Returns why a function that lists the new version does not use it yet, or undefined if it does. A run that was killed during an update can
 * leave such a function.
 */
function reasonToWait(latest) {
    const text = whyLastUpdateIsNotDone(latest);
    return text === undefined ? undefined : (0,base_message/* about */.Cv)('a-function-is-not-updated', text);
}
/** Each rule returns why it excludes a function, in sentences. First match wins. */
const rules = [
    ({ manager, request }) => manager === undefined || request.includeManaged
        ? undefined
        : `According to its tags, ${manager} manages the function. The next deployment would undo an update. ` +
            'Change the layer version there, or set "include-managed: true".',
    ({ latest: { isImage } }) => isImage
        ? 'The function is a container image, which cannot use layers. Build the image with the new content.'
        : undefined,
    ({ latest, region: { target } }) => whyRuntimeDoesNotFit(latest, target),
    ({ latest, region: { target } }) => whyArchitectureDoesNotFit(latest, target),
    ({ latest: { runtime = '' }, request }) => request.blockedRuntimes.includes(runtime)
        ? `Lambda does not update functions with the runtime ${runtime}. Move the function to a newer runtime first.`
        : undefined,
    ({ latest, region: { target } }) => {
        const entries = entriesOf(latest, target);
        return entries.length > 1
            ? `The function lists ${entries.length} versions of the layer: ${entries.join(', ')}. Remove all but one.`
            : undefined;
    },
    whyLayersCannotBeUsed,
    whyNotReady,
];
function whyRuntimeDoesNotFit({ runtime }, target) {
    if (runtime === undefined || target.runtimes.length === 0 || target.runtimes.includes(runtime))
        return undefined;
    return (`The function has the runtime ${runtime}, but version ${target.version} declares ${target.runtimes.join(', ')}. ` +
        'Move the function to one of these runtimes, or publish a version for its runtime.');
}
function whyArchitectureDoesNotFit({ architectures }, target) {
    const own = architectures.length > 0 ? architectures : ['x86_64'];
    const fits = own.every((architecture) => target.architectures.includes(architecture));
    if (target.architectures.length === 0 || fits)
        return undefined;
    return (`The function has the architecture ${own.join(', ')}, but version ${target.version} declares ${target.architectures.join(', ')}. ` +
        'Use the layer for the architecture of the function.');
}
/** Lambda checks all layers of a function in each update of its layers, and accepts only versions that exist and are granted. */
function whyLayersCannotBeUsed({ latest, region: { target, unusable } }) {
    for (const arn of latest.layers) {
        const why = unusable.get(arn);
        if (why === undefined)
            continue;
        return (0,version_arn/* layerOf */.ZZ)(arn) === (0,version_arn/* layerOf */.ZZ)(target.arn)
            ? `The layer version that the function uses, ${arn}, ${problems[why]}. An update could not be undone if it failed. Update this function yourself.`
            : `Another layer of the function, ${arn}, ${problems[why]}. Lambda rejects every update of the layers. Replace or remove that layer first.`;
    }
    return undefined;
}
const problems = {
    deleted: 'is deleted',
    'deleted-or-not-granted': 'is deleted, or is not shared with this account',
    denied: 'cannot be read, because the credentials lack lambda:GetLayerVersion for it',
};
/** States in which Lambda accepts updates (AWS: "Lambda function states"). */
const readyStates = ['Active', 'ActiveNonInvocable', 'Inactive'];
function whyNotReady({ latest }) {
    const { state, statusReason } = latest;
    const unfinished = whyLastUpdateIsNotDone(latest);
    if (unfinished !== undefined || readyStates.includes(state))
        return unfinished;
    return `The function is in the state ${state}${afterColon(statusReason)}. Run the rollout again when it is active.`;
}
/** Why a function is not updated while Lambda updates it. */
const updateInProgress = 'Another update of the function is in progress. Run the rollout again later.';
function whyLastUpdateIsNotDone({ updateStatus, statusReason }) {
    if (updateStatus === 'InProgress')
        return updateInProgress;
    return updateStatus === 'Failed'
        ? `The last update of the function failed${afterColon(statusReason)}. Fix the function first.`
        : undefined;
}
function afterColon(reason) {
    return reason === '' ? '' : `: ${reasonOfStatus(reason)}`;
}

;// CONCATENATED MODULE: ./src/rollout/reads-after-write.ts




/** Returns whether the next step after a failed write depends on the current state: the response was lost, or somebody else was faster. */
function isDecidedByRead(error) {
    if (!(error instanceof service/* ServiceFailure */.A) || !error.refused)
        return true;
    return error.because === 'changed' || error.because === 'in-progress' || error.because === 'absent';
}
/** Returns the pause in milliseconds before the read that decides about the request with this number. Reads can lag behind writes. */
function pauseBeforeRead(sent) {
    return retry_policy/* retryPolicy */.J.readsAfterWrite[sent] ?? 0;
}
/** Returns the current configuration of `$LATEST`, or why it could not be read. */
async function readLatest(name, functions) {
    try {
        return { latest: await functions.configuration(name) };
    }
    catch (error) {
        return { unread: (0,problem/* reasonOf */.A3)(error) };
    }
}
/** The number of reads that can lag behind a write. After more of them, somebody else has undone the update. */
const mostOutdatedReads = retry_policy/* retryPolicy */.J.readsAfterWrite.length;
/** Why a function is not changed, if it is not as it was when the run planned the update. */
const changedInBetween = (0,base_message/* about */.Cv)('a-function-is-not-updated', 'Somebody else changed the function during the run. Re-run the job.');

;// CONCATENATED MODULE: ./src/rollout/change-layers.ts








/** Replaces the layers of a function whose configuration is `planned`, and waits until the update has ended. Never rejects. */
async function changeLayers(change, planned, context) {
    const ended = await sendChange(change, planned, context);
    return ended ?? awaitUpdate(change, planned.name, context);
}
/**
 * Sends the change. Returns undefined if Lambda accepted it. After a lost response, or if the revision is another one, a read decides. A
 * request that arrives late does no harm, because its revision is outdated by then.
 */
async function sendChange(change, planned, { functions, sleep }) {
    const { name } = planned;
    let { revisionId } = planned;
    let mayBeChanged = false;
    for (let sent = 1;; sent += 1) {
        try {
            await functions.updateLayers({ name, layers: change.after, revisionId });
            return undefined;
        }
        catch (error) {
            const failed = (state) => ({ failed: (0,problem/* reasonOf */.A3)(error), state });
            mayBeChanged ||= !wasRefused(error);
            if ((0,service/* isTolerated */.hp)(error))
                return { missing: error.reason };
            if (!isDecidedByRead(error))
                return failed(mayBeChanged ? 'unknown' : 'unchanged');
            await sleep(pauseBeforeRead(sent));
            const read = await readLatest(name, functions);
            if ('unread' in read)
                return failed(mayBeChanged ? 'unknown' : 'unchanged');
            const { latest } = read;
            if (latest === undefined)
                return { skipped: deleted };
            if (isSameList(latest.layers, change.after))
                return undefined;
            if (!isAsPlanned(latest, { change, planned }))
                return { skipped: changedInBetween };
            if (latest.updateStatus === 'InProgress')
                return { skipped: anotherUpdate };
            // If AWS rejected the revision, the read can lag behind a request whose response was lost.
            if (sent >= retry_policy/* retryPolicy */.J.writes.UpdateFunctionConfiguration.mostSent)
                return failed(mayBeChanged && wasRefused(error) ? 'unknown' : 'unchanged');
            revisionId = latest.revisionId;
        }
    }
}
function wasRefused(error) {
    return error instanceof service/* ServiceFailure */.A && error.refused;
}
function isAsPlanned(latest, { change, planned }) {
    return isSameList(latest.layers, change.before) && hasSameCode(latest, planned);
}
/** Reads the function until its update has ended. A few reads can lag behind the accepted request, and show the previous list. */
async function awaitUpdate({ before, after }, name, { functions, sleep }) {
    let outdated = 0;
    for (const pause of retry_policy/* retryPolicy */.J.readsOfUpdate) {
        await sleep(pause);
        const read = await readLatest(name, functions);
        if ('unread' in read)
            return { failed: read.unread, state: 'partly-updated' };
        const { latest } = read;
        if (latest === undefined)
            return { skipped: deleted };
        if (latest.updateStatus === 'InProgress' || latest.state === 'Pending')
            continue;
        const hasFailed = latest.updateStatus === 'Failed';
        if (isSameList(latest.layers, after))
            return hasFailed ? { rejected: whyFailed(latest), latest } : { latest };
        if (!isSameList(latest.layers, before))
            return { skipped: changedInBetween };
        if (hasFailed)
            return { failed: whyFailed(latest), state: 'unchanged' };
        outdated += 1;
        if (outdated > mostOutdatedReads)
            return { skipped: changedInBetween };
    }
    return { failed: endless, state: 'partly-updated' };
}
const topic = 'the-update-of-a-function-failed';
function whyFailed({ statusReason }) {
    return (0,base_message/* about */.Cv)(topic, `Lambda could not update the function: ${reasonOfStatus(statusReason)}.`);
}
const endless = (0,base_message/* about */.Cv)(topic, 'Lambda accepted the update, but did not complete it within five minutes. Check the function in the Lambda console, and re-run the job.');
const deleted = (0,base_message/* about */.Cv)('a-function-is-not-updated', 'The function no longer exists.');
const anotherUpdate = (0,base_message/* about */.Cv)('a-function-is-not-updated', updateInProgress);

;// CONCATENATED MODULE: ./src/rollout/release-function.ts







/** Publishes `$LATEST`, and then moves the alias. `latest` is the configuration to release. Never rejects. */
async function releaseFunction({ version: existing, alias }, latest, context) {
    try {
        const version = existing ?? (await publishVersion(latest, context));
        await requireActive(latest.name, version, context);
        if (alias)
            await moveAlias(alias, { functionName: latest.name, version }, context);
        return { version, alias: alias?.before.name };
    }
    catch (error) {
        if ((0,service/* isTolerated */.hp)(error))
            return { missing: error.reason };
        return { failed: (0,problem/* reasonOf */.A3)(error), isUnusable: error instanceof UnusableVersion };
    }
}
/** Publishes exactly the configuration that was checked. A different one is never published, because the request has its revision. */
async function publishVersion(checked, { functions, sleep }) {
    const { name, codeSha256 } = checked;
    let { revisionId } = checked;
    for (let sent = 1;; sent += 1) {
        try {
            const published = await functions.publishVersion({ name, codeSha256, revisionId });
            if (isSameList(published.layers, checked.layers))
                return published.version;
            throw new ReleaseFailure(changedInBetween);
        }
        catch (error) {
            const isFinal = sent >= retry_policy/* retryPolicy */.J.writes.PublishVersion.mostSent || !isDecidedByRead(error);
            if (isFinal || error instanceof ReleaseFailure)
                throw error;
            await sleep(pauseBeforeRead(sent));
            const read = await readLatest(name, functions);
            if ('unread' in read)
                throw error;
            const { latest } = read;
            const isSame = latest !== undefined && hasSameCode(latest, checked) && isSameList(latest.layers, checked.layers);
            if (!isSame)
                throw new ReleaseFailure(changedInBetween);
            revisionId = latest.revisionId;
        }
    }
}
/** Waits until Lambda can invoke a version. A version with SnapStart is initialized first, which takes minutes. */
async function requireActive(name, version, { functions, sleep }) {
    let absent = 0;
    for (const pause of [0, ...retry_policy/* retryPolicy */.J.readsOfUpdate]) {
        await sleep(pause);
        const published = await functions.configuration(name, version);
        absent += published === undefined ? 1 : 0;
        if (absent > mostOutdatedReads)
            throw new ReleaseFailure(changedInBetween);
        if (published?.state === 'Failed')
            throw new UnusableVersion(version, published.statusReason);
        if (published !== undefined && published.state !== 'Pending')
            return;
    }
    throw new ReleaseFailure((0,base_message/* about */.Cv)(release_function_topic, `Version ${version} is not active after five minutes. The alias is unchanged. Re-run the job.`));
}
async function moveAlias({ before, weight }, { functionName, version }, { functions, sleep }) {
    const wanted = {
        ...before,
        ...(weight === 1 ? { version, weights: {} } : { weights: { [version]: weight } }),
    };
    let { revisionId } = before;
    for (let sent = 1;; sent += 1) {
        try {
            const moved = await functions.updateAlias({ ...wanted, functionName, revisionId });
            if (isSameRouting(moved, wanted))
                return;
            throw new ReleaseFailure(movedInBetween(before));
        }
        catch (error) {
            if (error instanceof ReleaseFailure || !isDecidedByRead(error))
                throw error;
            await sleep(pauseBeforeRead(sent));
            const now = await functions.alias(functionName, before.name);
            if (now && isSameRouting(now, wanted))
                return;
            if (!now || !isSameRouting(now, before))
                throw new ReleaseFailure(movedInBetween(before));
            if (sent >= retry_policy/* retryPolicy */.J.writes.UpdateAlias.mostSent)
                throw error;
            revisionId = now.revisionId;
        }
    }
}
function isSameRouting(one, other) {
    const [weights, others] = [one, other].map((alias) => JSON.stringify(Object.entries(alias.weights).sort()));
    return one.version === other.version && weights === others;
}
const release_function_topic = 'the-update-of-a-function-failed';
function movedInBetween({ name }) {
    return (0,base_message/* about */.Cv)(release_function_topic, `Somebody else changed the alias ${name} during the run, so the action did not change it. Re-run the job.`);
}
class ReleaseFailure extends problem/* Explained */.t_ {
}
/** Lambda could not initialize a published version. */
class UnusableVersion extends ReleaseFailure {
    constructor(version, statusReason) {
        const why = reasonOfStatus(statusReason);
        super((0,base_message/* about */.Cv)(release_function_topic, `Lambda could not start version ${version}: ${why}. The alias is unchanged.`));
    }
}

;// CONCATENATED MODULE: ./src/rollout/update-function.ts





/**
 * Carries out the plan of one function: changes its layers, and releases it. If Lambda cannot update or start the function with the new
 * version, the previous layers are restored. Never rejects.
 */
async function updateFunction(update, context) {
    const { change, release } = update;
    const changed = change ? await changeLayers(change, update.latest, context) : update;
    if ('skipped' in changed)
        return { result: 'skipped', because: changed.skipped };
    if ('missing' in changed)
        return { result: 'missing', because: changed.missing };
    if ('failed' in changed)
        return { result: 'failed', because: changed.failed, state: changed.state };
    const { latest } = changed;
    if ('rejected' in changed)
        return restore(change, { latest, because: changed.rejected }, context);
    if (!release)
        return { result: 'updated' };
    // Somebody can have deployed other code since the plan was made. A release would contain it.
    if (!hasSameCode(latest, update.latest))
        return { result: 'failed', because: changedInBetween, state: 'partly-updated' };
    const released = await releaseFunction(release, latest, context);
    if ('missing' in released)
        return { result: 'missing', because: released.missing };
    if (!('failed' in released))
        return { result: 'updated', ...released };
    if (released.isUnusable)
        return restore(change, { latest, because: released.failed }, context);
    return { result: 'failed', because: released.failed, state: 'partly-updated' };
}
/** Restores the previous layers. A function whose layers an earlier run changed keeps them, because its previous list is not known. */
async function restore(change, { latest, because }, context) {
    if (!change)
        return { result: 'failed', because, state: 'partly-updated' };
    const back = await changeLayers({ before: change.after, after: change.before }, latest, context);
    const why = whyNotDone(back);
    if (why === undefined)
        return { result: 'failed', because, state: 'restored' };
    return {
        result: 'failed',
        because: (0,base_message/* reworded */.Fg)(because, (text) => `${text} The previous layers could not be restored. ${why.text}`),
        state: 'partly-updated',
    };
}
function whyNotDone(result) {
    if ('skipped' in result)
        return result.skipped;
    if ('missing' in result)
        return result.missing;
    if ('failed' in result)
        return result.failed;
    return 'rejected' in result ? result.rejected : undefined;
}

;// CONCATENATED MODULE: ./src/rollout/apply.ts



/** The largest number of functions that are updated at the same time. */
const mostAtOnce = 10;
/**
 * Updates the functions in the order of the plan. The number of functions that are updated at the same time is at most the number that may
 * still fail. So at most `stopAfter` functions fail. If an optional Region is not available, its other functions are not started. Never rejects, because
 * `report` receives failures too.
 */
async function apply(plan, request) {
    const { stopAfter, cancelled, report } = request;
    const due = updatesIn(plan);
    for (const { region, name } of due)
        report(region, name, notStarted(interrupted));
    const running = new Set();
    const lost = new Map();
    let failures = 0;
    let started = 0;
    const limit = () => Math.min(mostAtOnce, stopAfter - failures);
    for (const one of due) {
        while (running.size > 0 && running.size >= limit())
            await Promise.race(running);
        if (limit() <= 0 || cancelled.aborted)
            break;
        started += 1;
        const down = lost.get(one.region);
        if (down !== undefined) {
            report(one.region, one.name, notStarted(down));
            continue;
        }
        report(one.region, one.name, underway);
        const work = outcomeOf(one, request).then((outcome) => {
            running.delete(work);
            if (outcome.result === 'failed')
                failures += 1;
            if (outcome.result === 'missing')
                lost.set(one.region, outcome.because);
            report(one.region, one.name, outcome);
        });
        running.add(work);
    }
    await Promise.all(running);
    if (cancelled.aborted || failures < stopAfter)
        return;
    for (const { region, name } of due.slice(started))
        report(region, name, notStarted(stopped(failures)));
}
function updatesIn(plan) {
    return [...plan].flatMap(([region, planned]) => 'functions' in planned
        ? planned.functions.flatMap(({ name, action }) => action.do === 'update' ? [{ region, name, update: action }] : [])
        : []);
}
async function outcomeOf({ region, update }, { services, sleep }) {
    const functions = services.get(region);
    if (!functions)
        return notStarted((0,base_message/* about */.Cv)('aws-refused', 'The action has no connection to this Region.'));
    try {
        return await updateFunction(update, { functions, sleep });
    }
    catch (error) {
        return { result: 'failed', because: (0,problem/* reasonOf */.A3)(error), state: 'unknown' };
    }
}
function notStarted(because) {
    return { result: 'not-started', because };
}
/** The run can be cancelled or killed between two functions. */
const interrupted = (0,base_message/* about */.Cv)('the-run-was-cancelled', 'The run ended before this function was updated. Re-run the job. It updates only what is left.');
/** The run can be killed during the update. Then this is the last that is known. */
const underway = {
    result: 'failed',
    because: (0,base_message/* about */.Cv)('the-run-was-cancelled', 'The run ended during the update of this function, which may already use the new version. Re-run the job.'),
    state: 'unknown',
};
function stopped(failures) {
    return (0,base_message/* about */.Cv)('the-update-of-a-function-failed', `The rollout stopped, because ${failures === 1 ? 'a function' : `${failures} functions`} failed ("stop-after"). Fix the cause, and re-run the job.`);
}

// EXTERNAL MODULE: ./src/aws-names/region-selection.ts
var region_selection = __webpack_require__(78485);
// EXTERNAL MODULE: ./src/inputs/aws-inputs.ts
var aws_inputs = __webpack_require__(82764);
// EXTERNAL MODULE: ./src/inputs/read-for-aws.ts + 1 modules
var read_for_aws = __webpack_require__(61170);
// EXTERNAL MODULE: ./src/inputs/regions.ts
var regions = __webpack_require__(27468);
// EXTERNAL MODULE: ./src/aws-names/layer-version-arn.ts
var layer_version_arn = __webpack_require__(42190);
// EXTERNAL MODULE: ./src/base/json.ts
var json = __webpack_require__(23659);
// EXTERNAL MODULE: ./src/inputs/parse.ts
var parse = __webpack_require__(13718);
;// CONCATENATED MODULE: ./src/inputs/layer-arns.ts



/** With more errors than this, the text is not what the user meant. */
const mostErrors = 9;
/** Parses the output `arns`, or ARNs of layer versions, one for each Region. All are versions of the same layer of the same account. */
const layerArns = (given, surroundings) => {
    const parsed = given.startsWith('{') ? arnsInObject(given) : (0,parse/* list */.p_)(arn)(given, surroundings);
    if ('errors' in parsed)
        return { errors: (0,parse/* inputErrorsOf */.hc)(parsed) };
    const [first, ...others] = parsed.value;
    if (first === undefined)
        return (0,parse/* refuse */.TR)('it contains no ARNs. Use the output of a run that published a version');
    const other = others.find((one) => layerIn(one) !== layerIn(first));
    if (other)
        return (0,parse/* refuse */.TR)(`it has ARNs of the layers ${layerIn(first)} and ${layerIn(other)}. Use one step for each`);
    const arns = new Map(parsed.value.map((one) => [one.region, one]));
    return arns.size === parsed.value.length
        ? { value: arns }
        : (0,parse/* refuse */.TR)('it has two ARNs of one Region. Remove one of them');
};
/** Parses the ARN of a layer version. */
const arn = (given) => {
    const value = (0,layer_version_arn/* layerVersionArn */.$)(given);
    return value ? { value } : (0,parse/* refuse */.TR)(notAnArn);
};
const notAnArn = 'the ARN of a layer version looks like arn:aws:lambda:eu-central-1:111122223333:layer:name:7';
function arnsInObject(given) {
    const entries = entriesIn(given);
    if (entries === undefined)
        return (0,parse/* refuse */.TR)('it is not a JSON object of Regions and ARNs. Use the output "arns" unchanged');
    const errors = [];
    const arns = [];
    for (const [region, text] of entries) {
        const parts = typeof text === 'string' ? (0,layer_version_arn/* layerVersionArn */.$)(text) : undefined;
        if (parts?.region === region)
            arns.push(parts);
        else
            errors.push({ item: region, ...notOfRegion });
    }
    return errors.length > 0 ? { errors: errors.slice(0, mostErrors) } : { value: arns };
}
const notOfRegion = {
    topic: 'an-input-is-not-allowed',
    text: 'this is not a Region with the ARN of a layer version there. Use the output "arns" unchanged',
};
function entriesIn(given) {
    try {
        const value = (0,json/* parseJson */.qF)(given, 'The input');
        return typeof value === 'object' && value !== null && !Array.isArray(value)
            ? Object.entries(value)
            : undefined;
    }
    catch {
        return undefined;
    }
}
/** The name of a layer and its account, as in its ARN. */
function layerIn({ account, layerName }) {
    return `${account}:layer:${layerName}`;
}

// EXTERNAL MODULE: ./src/inputs/values.ts
var values = __webpack_require__(18463);
;// CONCATENATED MODULE: ./src/rollout/parsers.ts




/** A pattern of function names. A function name has at most 64 characters (AWS: CreateFunction). */
const namePattern = (0,values/* text */.Qq)({
    atMost: 64,
    form: {
        pattern: /^[a-zA-Z0-9-_*]+$/,
        must: 'a pattern consists of letters, digits, "-" and "_" as in function names, and of "*" for any characters',
    },
});
/** The name of an alias (AWS: CreateAlias). */
const aliasName = (0,values/* text */.Qq)({
    atMost: 128,
    form: {
        pattern: /^(?!\d+$)[a-zA-Z0-9-_]+$/,
        must: 'the name of an alias consists of letters, digits, "-" and "_", and is not a number',
    },
});
/** The inputs that rollout/action.yml declares. A test compares the two. */
const parsers = {
    arns: (0,parse/* required */.mw)(layerArns),
    functions: (0,parse/* list */.p_)(namePattern),
    exclude: (0,parse/* list */.p_)(namePattern),
    tags: (0,parse/* list */.p_)(tagPattern),
    'include-managed': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    'managed-tags': (0,parse/* list */.p_)(tagPattern),
    'publish-version': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    alias: (0,parse/* optional */.lq)(aliasName),
    'alias-weight': (0,parse/* withDefault */.IQ)(100, (0,values/* wholeNumber */.rD)(1, 100)),
    'at-most': (0,parse/* optional */.lq)((0,values/* wholeNumber */.rD)(1, 1_000_000)),
    'stop-after': (0,parse/* withDefault */.IQ)(1, (0,values/* wholeNumber */.rD)(1, 1_000)),
    ...aws_inputs/* awsParsers */.i$,
    'dry-run': (0,parse/* withDefault */.IQ)(true, values/* boolean */.zM),
};
/** A tag as `key` or `key=value`. A key has at most 128 characters, and a value at most 256 (AWS: "Tag naming limits"). */
function tagPattern(given) {
    const [, key = '', value] = /^([^=]{1,128})(?:=(.{0,256}))?$/.exec(given) ?? [];
    if (key.trim() === '')
        return (0,parse/* refuse */.TR)('a tag is given as key or key=value. A key has at most 128 characters, and a value at most 256');
    return { value: value === undefined ? { key: key.trim() } : { key: key.trim(), value: value.trim() } };
}

;// CONCATENATED MODULE: ./src/rollout/inputs.ts






/** All inputs, each parsed once. */
function readInputs(read, surroundings) {
    return (0,read_for_aws/* readForAws */.H)(parsers, read, surroundings, {
        rules: rulesFor,
        more: (inputs) => {
            const [first] = inputs.arns.values();
            return {
                'layer-name': first?.layerName ?? '',
                regions: withRegions(inputs).regions,
                release: releaseIn(inputs),
            };
        },
        warnings: aws_inputs/* awsWarnings */.lj,
    });
}
function rulesFor(given, surroundings, settings) {
    const known = withRegions(given);
    return [
        ...releaseRules(given),
        ...(known.regions === undefined
            ? []
            : regionRules(given, (0,region_selection/* namesIn */.wX)((0,regions/* wantedRegions */.n_)(known, surroundings.env)))),
        ...(0,aws_inputs/* awsRules */.PJ)(known, surroundings, settings),
    ];
}
/** Returns the rule that there is an ARN for each Region. The Regions of a pattern are known only after the action has connected to AWS. */
function regionRules({ arns }, regions) {
    const without = arns ? regions.filter((region) => !arns.has(region)) : [];
    return [
        [
            without.length > 0,
            (0,base_message/* about */.Cv)('two-inputs-contradict-each-other', `Input "arns" has no ARN for ${without.join(', ')}. Publish the layer there first, or remove these Regions from "regions".`),
        ],
    ];
}
/** Returns the inputs with the Regions of "arns" if none are given. If "arns" is not valid, the Regions are not known. */
function withRegions({ regions, ...others }) {
    if (regions !== undefined)
        return { ...others, regions };
    return others.arns ? { ...others, regions: (0,region_selection/* namedRegions */.zi)([...others.arns.keys()]) } : others;
}
function releaseRules(given) {
    const { alias, 'alias-weight': weight, 'publish-version': isPublished } = given;
    return [
        [
            alias !== undefined && isPublished === false,
            (0,base_message/* about */.Cv)('two-inputs-contradict-each-other', 'Input "alias" is given, but "publish-version" is not "true". An alias invokes a published version. ' +
                'Set "publish-version: true", or remove "alias".'),
        ],
        [
            'alias' in given && alias === undefined && weight !== undefined && weight < 100,
            (0,base_message/* about */.Cv)('two-inputs-contradict-each-other', 'Input "alias-weight" is given without "alias". Set "alias" to the alias that gets the new version, or remove "alias-weight".'),
        ],
    ];
}
function releaseIn({ alias, 'alias-weight': percent, 'publish-version': isPublished, }) {
    if (!isPublished)
        return undefined;
    return alias === undefined ? {} : { alias: { name: alias, weight: percent / 100 } };
}

// EXTERNAL MODULE: ./src/regions/observe.ts
var observe = __webpack_require__(51893);
;// CONCATENATED MODULE: ./src/rollout/plan/selection.ts
/** Returns whether the name of a function is selected. */
function isSelectedByName(name, { functions, exclude }) {
    const isIncluded = functions.length === 0 || functions.some((pattern) => matches(pattern, name));
    return isIncluded && !exclude.some((pattern) => matches(pattern, name));
}
/** Returns whether tags match a pattern. Keys and values are case-sensitive, as in AWS. */
function hasTag(tags, { key, value }) {
    return Object.hasOwn(tags, key) && (value === undefined || tags[key] === value);
}
/** Returns whether a text matches a pattern in which `*` replaces any characters. The time is limited for any number of `*`. */
function matches(pattern, text) {
    const [first = '', ...rest] = pattern.split('*');
    const last = rest.pop();
    if (last === undefined)
        return text === pattern;
    if (!text.startsWith(first))
        return false;
    let at = first.length;
    for (const part of rest) {
        const found = text.indexOf(part, at);
        if (found < 0)
            return false;
        at = found + part.length;
    }
    return text.length - last.length >= at && text.endsWith(last);
}

;// CONCATENATED MODULE: ./src/rollout/observe.ts








/** Returns the new version and the functions that use the layer, in each Region. */
function observe_observe(reads, query) {
    return (0,observe/* inEachRegion */.RX)(reads, (one, region) => observeOne(one, region, query));
}
async function observeOne(reads, region, query) {
    const target = await readTarget(reads, region, query);
    const users = (await reads.functions.list()).filter((listed) => entriesOf(listed, target).length > 0);
    const states = await Promise.all(users.map(async (listed) => needsDetails(listed, target, query) ? readFunction(listed, target, { reads, query }) : { listed }));
    const functions = states.filter((state) => state !== undefined);
    return { seen: true, target, functions, unusable: await readUnusable(functions, target, { reads, query }) };
}
/** Nothing is updated in a Region whose new version cannot be read. */
async function readTarget({ versions }, region, { targets }) {
    const arn = targets.get(region);
    const version = arn && (await versions.version(arn));
    if (version)
        return version;
    throw new problem/* Explained */.t_((0,base_message/* about */.Cv)('a-function-is-not-updated', `${arn?.text ?? 'The new version'} does not exist, or is not shared with this account. No function of this Region is updated. ` +
        'Check the ARN and its permissions.'));
}
/** The list does not show whether the update to the new version is done (AWS: ListFunctions). */
function needsDetails(listed, target, { request }) {
    if (!isSelectedByName(listed.name, request))
        return false;
    return !isNewer(listed, target) || request.tags.length > 0;
}
function isNewer(listed, target) {
    return entriesOf(listed, target).every((arn) => (0,version_arn/* numberIn */.Po)(arn) > target.version);
}
/** Whether the action may update or release a function, as far as its layers decide that. */
function isCandidate(latest, target, { request }) {
    return (request.release !== undefined || entriesOf(latest, target).some((arn) => (0,version_arn/* numberIn */.Po)(arn) < target.version));
}
/** Returns what the list does not show. Undefined if the function was deleted in between. */
async function readFunction(listed, target, { reads, query }) {
    const { functions } = reads;
    try {
        const latest = await functions.configuration(listed.name);
        if (!latest)
            return undefined;
        const needsTags = query.request.tags.length > 0 || isCandidate(latest, target, query);
        const tags = needsTags ? await functions.tags(listed.arn) : {};
        if (!tags)
            return undefined;
        const release = await readRelease(listed.name, { reads, query });
        return { listed, details: { tags, latest, release } };
    }
    catch (error) {
        if (!(0,service/* failedBecause */.iS)(error, 'denied'))
            throw error;
        return { listed, unread: error.reason };
    }
}
/** Returns the published versions that a release depends on. Undefined if no release is requested. */
async function readRelease(name, { reads: { functions }, query: { request } }) {
    if (!request.release)
        return undefined;
    const read = (version) => version === undefined || version === '$LATEST'
        ? Promise.resolve(undefined)
        : functions.configuration(name, version);
    const requested = request.release.alias;
    if (!requested)
        return { current: await read(await functions.newestVersion(name)) };
    const alias = await functions.alias(name, requested.name);
    const [partial] = Object.keys(alias?.weights ?? {});
    return { alias, current: await read(alias?.version), partial: await read(partial) };
}
/** Returns the layer versions of the candidates that cannot be added to a function again. Each version is read once. */
async function readUnusable(functions, target, { reads: { versions }, query }) {
    const { account } = query;
    const candidates = functions.flatMap(({ details }) => details && isCandidate(details.latest, target, query) ? [details.latest] : []);
    const used = new Set(candidates.flatMap(({ layers }) => layers));
    const looks = [...used].map(async (text) => {
        const arn = (0,layer_version_arn/* layerVersionArn */.$)(text);
        // Lambda itself checks an ARN in a form that this action does not know.
        if (arn === undefined)
            return [];
        const why = await whyUnusable(arn, { versions, account });
        return why === undefined ? [] : [[text, why]];
    });
    return new Map((await Promise.all(looks)).flat());
}
async function whyUnusable(arn, { versions, account }) {
    try {
        if (await versions.version(arn))
            return undefined;
        return arn.account === account ? 'deleted' : 'deleted-or-not-granted';
    }
    catch (error) {
        if ((0,service/* failedBecause */.iS)(error, 'denied'))
            return 'denied';
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/rollout/plan/managers.ts

/**
 * Deployment tools, and the tags that they add to functions by themselves. First match wins: AWS SAM uses CloudFormation too. CDK, Serverless
 * Framework, Amplify and Copilot deploy through CloudFormation. Terraform and Pulumi add no tags.
 */
const managers = [
    { key: 'lambda:createdBy', value: 'SAM', name: 'AWS SAM' },
    { key: 'aws:cloudformation:stack-name', name: 'CloudFormation' },
    { key: 'sst:app', name: 'SST' },
    { key: 'aws-chalice', name: 'Chalice' },
    { key: 'services.k8s.aws/controller-version', name: 'AWS Controllers for Kubernetes' },
    { key: 'eks:eks-capability-arn', name: 'AWS Controllers for Kubernetes' },
    { key: 'crossplane-kind', name: 'Crossplane' },
];
/**
 * Returns the tool that manages a function according to its tags, such as `CloudFormation`. For a tag of `managedTags`, it has the tag itself.
 */
function managerOf(tags, managedTags) {
    const known = managers.find((manager) => hasTag(tags, manager));
    if (known)
        return known.name;
    const own = managedTags.find((pattern) => hasTag(tags, pattern));
    return own && `a deployment tool (${own.key}=${tags[own.key] ?? ''})`;
}

;// CONCATENATED MODULE: ./src/rollout/plan/release.ts



/**
 * Returns the release of a function after its update. A release must contain nothing but the new layer version. Therefore, the code and the
 * settings of `$LATEST`, or of the version that an earlier run published, must be those of the version that is released now. The result depends
 * only on the current state, so a later run completes a release that an earlier run began.
 */
function planRelease({ latest, release: state = {} }, { request, target }) {
    const { alias, current, partial } = state;
    if (request === undefined || hasNewer(latest, target))
        return nothing;
    if (request.alias && (alias === undefined || alias.version === '$LATEST'))
        return nothing;
    if (current === undefined)
        return alias ? { refused: unreadVersion(alias) } : { release: {} };
    if (hasTarget(current, target) && isStarted(current))
        return nothing;
    const change = alias && request.alias && { before: alias, weight: request.alias.weight };
    if (!isSplit(alias))
        return isSameExceptLayer(latest, current, target)
            ? { release: { alias: change } }
            : { refused: unreleasedChanges(current, alias) };
    if (!partial || !isReleaseOf(current, partial, target))
        return { refused: splitAlias(alias) };
    const isDone = alias.weights[partial.version] === request.alias?.weight;
    return isDone ? nothing : { release: { version: partial.version, alias: change } };
}
const nothing = { release: undefined };
/** Returns the number of the layer's version that a version of a function uses, if it uses one. */
function numberUsedBy(configuration, target) {
    const [entry] = configuration ? entriesOf(configuration, target) : [];
    return entry === undefined ? undefined : (0,version_arn/* numberIn */.Po)(entry);
}
function hasTarget(configuration, target) {
    const number = numberUsedBy(configuration, target);
    return number !== undefined && number >= target.version;
}
/** Returns whether Lambda could start a published version. An earlier run can have published one that does not start. */
function isStarted({ state }) {
    return state !== 'Failed' && state !== 'Pending';
}
function hasNewer(configuration, target) {
    return (numberUsedBy(configuration, target) ?? 0) > target.version;
}
function isSplit(alias) {
    return alias !== undefined && Object.keys(alias.weights).length > 0;
}
/** Returns whether a published version differs from `before` only by the new layer version. */
function isReleaseOf(before, published, target) {
    return (hasSameCode(before, published) && isSameList(published.layers, replaceEntry(before.layers, target).after));
}
function unreadVersion({ name, version }) {
    return (0,base_message/* about */.Cv)('a-function-is-not-updated', `The action could not read version ${version}, which the alias ${name} invokes. Run the rollout again later.`);
}
function unreleasedChanges({ version }, alias) {
    const whose = alias ? `version ${version}, which the alias ${alias.name} invokes` : `version ${version}`;
    return (0,base_message/* about */.Cv)('a-function-is-not-updated', `The code or the settings of $LATEST differ from ${whose}. A new version would release these changes too. ` +
        'Release them first, or publish the new version with your deployment tool.');
}
function splitAlias({ name, version, weights }) {
    const versions = [version, ...Object.keys(weights)].join(' and ');
    return (0,base_message/* about */.Cv)('a-function-is-not-updated', `The alias ${name} splits its requests between the versions ${versions}, because a deployment is in progress. ` +
        'Complete it, and run the rollout again.');
}

;// CONCATENATED MODULE: ./src/rollout/plan/plan.ts







/**
 * Returns which functions a run updates, in the order of the Regions and of the names, and why it does not update others. After the plan
 * was applied, a second plan updates nothing, except what `atMost` left.
 */
function plan(request, observations) {
    let remaining = request.atMost ?? Infinity;
    const deferIfTooMany = (planned) => {
        if (planned.action.do !== 'update')
            return planned;
        remaining -= 1;
        return remaining < 0 ? { ...planned, action: { do: 'defer' } } : planned;
    };
    return new Map([...observations].map(([region, observed]) => {
        const planned = planFor(request, observed);
        return [
            region,
            'functions' in planned ? { ...planned, functions: planned.functions.map(deferIfTooMany) } : planned,
        ];
    }));
}
function planFor(request, observed) {
    if (!observed.seen) {
        const { reason, denied, isTolerated } = observed;
        if (isTolerated)
            return { missing: reason };
        return { unobserved: reason, ...(denied && { denied }) };
    }
    const { target } = observed;
    const users = observed.functions.filter((state) => usesLayer(state, target));
    const selected = users.filter((state) => isSelected(state, request));
    return {
        target,
        functions: selected.map((state) => planFunction(state, { request, observed })).sort(byName),
        notSelected: users.length - selected.length,
    };
}
/** The details are newer than the list. */
function usesLayer({ listed, details }, target) {
    return entriesOf(details?.latest ?? listed, target).length > 0;
}
/** A function whose tags could not be read counts as selected, so that it is reported. */
function isSelected({ listed, details }, request) {
    if (!isSelectedByName(listed.name, request))
        return false;
    return details === undefined || request.tags.every((pattern) => hasTag(details.tags, pattern));
}
function planFunction({ listed, details, unread }, context) {
    const { target } = context.observed;
    if (details)
        return planDetailed(details, context);
    const { name, runtime } = listed;
    const current = lowestNumber(listed, target);
    if (unread)
        return { name, runtime, current, action: report(notRead(unread)) };
    if (current < target.version)
        throw new Error(`the details of ${name} were not read`);
    return { name, runtime, current, action: { do: 'keep' } };
}
function planDetailed(details, { request, observed }) {
    const { latest, tags } = details;
    const { target } = observed;
    const number = lowestNumber(latest, target);
    const isBehind = number < target.version;
    const manager = managerOf(tags, request.managedTags);
    const releasing = planRelease(details, { request: request.release, target });
    const planned = (current, action) => ({
        name: latest.name,
        runtime: latest.runtime,
        current,
        manager,
        action,
    });
    const unfinished = number === target.version ? reasonToWait(latest) : undefined;
    const kept = planned(number, unfinished ? report(unfinished) : { do: 'keep' });
    if (!isBehind && 'release' in releasing && releasing.release === undefined)
        return kept;
    // If `$LATEST` already has the new layer version, the report shows that of the published version.
    const current = isBehind ? number : (numberUsedBy(details.release?.current, target) ?? number);
    const because = reasonToReport({ latest, manager, request, region: observed }) ??
        ('refused' in releasing ? releasing.refused : undefined);
    // A function that nobody released is up to date if `$LATEST` is.
    if (because && !isBehind && !isReleased(details))
        return kept;
    if (because)
        return planned(current, report(because));
    return planned(current, {
        do: 'update',
        change: isBehind ? replaceEntry(latest.layers, target) : undefined,
        release: 'release' in releasing ? releasing.release : undefined,
        latest,
    });
}
function isReleased({ release }) {
    return release?.alias !== undefined || release?.current !== undefined;
}
/** A function that lists several versions is reported with the lowest one. */
function lowestNumber(of, target) {
    return Math.min(...entriesOf(of, target).map(version_arn/* numberIn */.Po));
}
function report(because) {
    return { do: 'report', because };
}
function notRead(reason) {
    return (0,base_message/* reworded */.Fg)(reason, (text) => `The action could not read the function, so it does not update it. ${text}`);
}
function byName(one, other) {
    return one.name < other.name ? -1 : 1;
}

;// CONCATENATED MODULE: ./src/rollout/results.ts

/** Returns the selected functions that use the layer, in the order of the plan. */
function resultsOf({ plan, outcomes }) {
    return [...(plan ?? [])].flatMap(([region, planned]) => {
        if (!('functions' in planned))
            return [];
        const isLost = lossOf(outcomes.get(region)) !== undefined;
        return planned.functions.map((one) => {
            const outcome = outcomes.get(region)?.get(one.name);
            return resultOf(one, {
                region,
                target: planned.target.version,
                outcome: isLost ? outcome : asInRequiredRegion(outcome),
            });
        });
    });
}
/** Returns why each optional Region was skipped, by Region: it was not available when it was observed, or at the first update. */
function missingIn(run) {
    return (0,missing_regions/* missingRegions */.g5)({ plan: run.plan, outcomes: lossesIn(run) });
}
/** Returns why each optional Region was not available at its first update, by Region. */
function lossesIn({ outcomes, }) {
    return new Map([...outcomes].flatMap(([region, ofRegion]) => {
        const missing = lossOf(ofRegion);
        return missing ? [[region, { missing }]] : [];
    }));
}
/** Returns why a Region was not available for any update. Undefined if at least one call that writes reached it. */
function lossOf(outcomes = new Map()) {
    const begun = [...outcomes.values()].filter(({ result }) => result !== 'not-started');
    const missing = begun.flatMap((outcome) => (outcome.result === 'missing' ? [outcome.because] : []));
    return missing.length === begun.length ? missing[0] : undefined;
}
/** From the first write on, an optional Region counts like any other. */
function asInRequiredRegion(outcome) {
    return outcome?.result === 'missing' ? { ...outcome, result: 'failed', state: 'unchanged' } : outcome;
}
function resultOf(plan, { region, target, outcome }) {
    const { action } = plan;
    const result = (state, because) => ({
        ...{ region, plan, outcome, state },
        because,
    });
    if (action.do === 'keep' || outcome?.result === 'updated')
        return result('up-to-date');
    if (action.do === 'report')
        return result(plan.current < target ? 'behind' : 'unclear', action.because);
    if (outcome?.result !== 'failed')
        return result('behind', outcome?.because);
    const isAsBefore = outcome.state === 'unchanged' || outcome.state === 'restored';
    return result(isAsBefore ? 'behind' : 'unclear', outcome.because);
}
/** Returns the layers of a function before the update, if the function may not have them any more. */
function previousLayers({ plan: { action }, state }) {
    return state === 'unclear' && action.do === 'update' ? action.change?.before : undefined;
}

// EXTERNAL MODULE: ./src/report/run.ts
var run = __webpack_require__(54227);
;// CONCATENATED MODULE: ./src/rollout/run.ts

/** Returns an empty run. */
function newRun(env) {
    return { ...(0,run/* newRunInRegions */.cm)(env), dryRun: true, outcomes: new Map() };
}
/** Adds the result of a function to the run. */
function recordOutcome(run, region, name, outcome) {
    const ofRegion = run.outcomes.get(region) ?? new Map();
    run.outcomes.set(region, ofRegion.set(name, outcome));
}

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
;// CONCATENATED MODULE: ./src/rollout/sentences.ts

/** Returns a short phrase on the plan of a Region. */
function describeRegion(planned) {
    if ('unobserved' in planned)
        return `not observed: ${withoutStop(planned.unobserved.text)}`;
    if ('missing' in planned)
        return `skipped, because it was not available: ${withoutStop(planned.missing.text)}`;
    const { functions, notSelected, target } = planned;
    return [
        `version ${target.version}`,
        `${(0,figures/* counted */.hS)(functions.length, 'function')} selected`,
        ...(notSelected > 0 ? [`${notSelected} not selected`] : []),
    ].join(', ');
}
/** Returns a short phrase on what happens or happened to a function. */
function describeResult({ plan: { action }, outcome, because }) {
    if (outcome)
        return describeOutcome(outcome);
    if (action.do === 'keep')
        return 'up to date';
    if (action.do === 'defer')
        return 'left for a later run ("at-most")';
    if (action.do === 'report')
        return `not updated: ${because?.text ?? ''}`;
    return ['update', ...(action.release ? ['publish a version'] : [])].join(', ');
}
function describeOutcome(outcome) {
    switch (outcome.result) {
        case 'updated': {
            const alias = outcome.alias === undefined ? '' : `, alias ${outcome.alias}`;
            return outcome.version === undefined ? 'updated' : `updated, version ${outcome.version}${alias}`;
        }
        case 'skipped':
        case 'missing':
            return `not updated: ${outcome.because.text}`;
        case 'not-started':
            return `not started: ${outcome.because.text}`;
        case 'failed':
            return `failed (${states[outcome.state]}): ${outcome.because.text}`;
    }
}
const states = {
    unchanged: 'unchanged',
    restored: 'the previous layers are restored',
    'partly-updated': 'partly updated',
    unknown: 'its layers are not known',
};
function withoutStop(text) {
    return text.replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./src/rollout/main.ts















/** The recipe: observe, plan, update. Throws a Problem if a Region could not be read, or if a function failed. A dry run only warns. */
async function main(runner, run) {
    const inputs = (0,steps_job/* takeInputs */.LY)(readInputs, runner, run);
    const job = { inputs, runner, run };
    const reached = await (0,connect_to_aws/* connectToAws */.pq)(job);
    for (const sentence of (0,region_patterns/* describePatterns */.B)(run.patterns))
        runner.log.info(sentence);
    if ('unreached' in reached)
        return (0,steps_job/* warn */.R8)(reached.unreached, job);
    const { connection } = reached;
    (0,steps_job/* requireNone */.EE)((0,read_all/* brokenRules */.P6)(regionRules(inputs, run.regions)));
    const request = requestOf(inputs);
    const observations = await runner.log.group('Observe', () => observe_observe(readsOf(connection), { request, targets: inputs.arns, account: connection.account }));
    run.directory = runner.newDirectory();
    run.plan = withoutSecretsIn(plan(request, observations), runner);
    await showPlan(job);
    if (!inputs['dry-run'])
        await runner.log.group('Update', () => update(connection, job));
    const unobserved = [...run.plan].flatMap(unobservedIn);
    if (inputs['dry-run'])
        (0,steps_job/* warn */.R8)(unobserved, job);
    (0,steps_job/* requireNone */.EE)([
        ...(inputs['dry-run'] ? [] : [...unobserved, ...failuresIn(run)]),
        ...(0,missing_regions/* noRegionWasAvailable */.ok)({ regions: run.regions, plan: run.plan, outcomes: lossesIn(run) }),
    ]);
}
function requestOf(inputs) {
    const today = new Date().toISOString().slice(0, 10);
    return {
        functions: inputs.functions,
        exclude: inputs.exclude,
        tags: inputs.tags,
        includeManaged: inputs['include-managed'],
        managedTags: inputs['managed-tags'],
        blockedRuntimes: Object.entries(lifecycle_table/* lifecycles */.Sq).flatMap(([runtime, [, , noUpdate]]) => noUpdate <= today ? [runtime] : []),
        release: inputs.release,
        atMost: inputs['at-most'],
    };
}
function readsOf(connection) {
    const versions = connection.sharedVersions();
    return new Map([...connection.functions()].flatMap(([region, functions]) => {
        const shared = versions.get(region);
        return shared ? [[region, { functions, versions: shared }]] : [];
    }));
}
async function showPlan(job) {
    const { runner, run } = job;
    const results = resultsOf(run);
    await runner.log.group('Plan', async () => {
        for (const [region, planned] of run.plan ?? []) {
            runner.log.info(`${region}: ${describeRegion(planned)}`);
            for (const one of results.filter((result) => result.region === region))
                runner.log.info(`${region}: ${one.plan.name}, version ${one.plan.current}: ${describeResult(one)}`);
        }
    });
    const skipped = [...missingIn(run)].map(([region, reason]) => (0,missing_regions/* skippedRegion */.dh)(region, reason));
    (0,steps_job/* warn */.R8)(skipped, job);
}
async function update(connection, { inputs, runner, run }) {
    if (!run.plan)
        return;
    await apply(run.plan, {
        services: connection.functions(),
        stopAfter: inputs['stop-after'],
        sleep: runner.sleep,
        cancelled: runner.cancelled,
        report: (region, name, outcome) => {
            recordOutcome(run, region, name, withoutSecrets(outcome, runner));
            if (outcome.result === 'updated')
                runner.log.info(`${region}: updated ${name}`);
        },
    });
    const skipped = resultsOf(run).flatMap(({ region, plan: { name }, outcome }) => outcome?.result === 'skipped' ? [onFunction(region, name, outcome.because)] : []);
    const lost = [...lossesIn(run)].map(([region, { missing }]) => (0,missing_regions/* skippedRegion */.dh)(region, missing));
    (0,steps_job/* warn */.R8)([...skipped, ...lost], { runner, run });
}
/** Tags and the states of functions can contain a secret of the job. */
function withoutSecretsIn(planned, { hide }) {
    const hidden = (one) => ({
        ...one,
        manager: one.manager === undefined ? undefined : hide(one.manager),
        action: one.action.do === 'report'
            ? { ...one.action, because: (0,base_message/* reworded */.Fg)(one.action.because, hide) }
            : one.action,
    });
    return new Map([...planned].map(([region, one]) => [
        region,
        'functions' in one ? { ...one, functions: one.functions.map(hidden) } : one,
    ]));
}
/** AWS's reasons can contain a secret of the job. */
function withoutSecrets(outcome, { hide }) {
    return outcome.result === 'updated' ? outcome : { ...outcome, because: (0,base_message/* reworded */.Fg)(outcome.because, hide) };
}
function unobservedIn([region, planned]) {
    return 'unobserved' in planned ? [(0,advice/* inRegion */.Q)(region, (0,advice/* withAdvice */.b)(planned.unobserved))] : [];
}
function failuresIn(run) {
    return resultsOf(run).flatMap(({ region, plan: { name }, outcome }) => outcome?.result === 'failed' ? [onFunction(region, name, (0,advice/* withAdvice */.b)(outcome.because))] : []);
}
/** Returns a message after the names of the Region and the function that it is about. */
function onFunction(region, name, message) {
    return (0,advice/* inRegion */.Q)(region, (0,base_message/* reworded */.Fg)(message, (text) => `${name}: ${text}`));
}

// EXTERNAL MODULE: ./src/report/guide-links.ts
var guide_links = __webpack_require__(91970);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
// EXTERNAL MODULE: ./src/report/older-uses.ts
var older_uses = __webpack_require__(26789);
// EXTERNAL MODULE: ./src/report/region-outputs.ts
var region_outputs = __webpack_require__(37203);
;// CONCATENATED MODULE: ./src/rollout/fitted-json.ts
/**
 * The maximum size of an output in bytes. GitHub accepts 1 MB for all outputs of a job (GitHub: "Workflow syntax", outputs). Linux accepts
 * 128 KiB for a variable, through which a later step reads an output.
 */
const maximumOutputBytes = 100_000;
/** Returns lists as JSON of at most so many bytes. If they do not fit, each Region has its first functions, the same number everywhere. */
function fittedJson(lists, atMost = maximumOutputBytes) {
    const all = JSON.stringify(lists);
    if (Buffer.byteLength(all) <= atMost)
        return { json: all, isComplete: true };
    let [fitting, tooMany] = [0, Math.max(0, ...Object.values(lists).map(({ length }) => length))];
    while (tooMany - fitting > 1) {
        const middle = Math.floor((fitting + tooMany) / 2);
        if (Buffer.byteLength(firstOf(lists, middle)) <= atMost)
            fitting = middle;
        else
            tooMany = middle;
    }
    return { json: firstOf(lists, fitting), isComplete: false };
}
function firstOf(lists, most) {
    return JSON.stringify(Object.fromEntries(Object.entries(lists).map(([region, list]) => [region, list.slice(0, most)])));
}

;// CONCATENATED MODULE: ./src/rollout/report.ts









/** The outputs that rollout/action.yml declares. A test compares the two. */
const outputNames = [
    'behind',
    'up-to-date',
    'updated',
    'failed',
    'report',
    'truncated',
    'failed-regions',
    ...region_outputs/* regionOutputNames */.c,
];
/** Returns the functions in the outputs that list functions, all of them. */
function listsOf(run) {
    const results = resultsOf(run);
    const names = (some) => byRegion(some, ({ plan }) => plan.name);
    return {
        behind: byRegion(results.filter((result) => result.state === 'behind' || isUnfinished(result)), describeBehind),
        'up-to-date': names(results.filter(({ state }) => state === 'up-to-date')),
        updated: names(results.filter(isUpdated)),
        failed: byRegion(results.filter(isFailed), describeFailure),
    };
}
/** Returns all outputs of a run, also of one that failed early. An output without a value is empty, `{}` or `[]`. */
function outputsOf(run) {
    const { behind, 'up-to-date': upToDate, updated, failed } = fittedLists(run);
    return {
        behind: behind.json,
        'up-to-date': upToDate.json,
        updated: updated.json,
        failed: failed.json,
        report: run.report ?? '',
        truncated: JSON.stringify(truncatedOutputs(run)),
        'failed-regions': JSON.stringify(failedRegions(run)),
        ...(0,region_outputs/* regionOutputs */.b)(run, missingIn(run)),
    };
}
function fittedLists(run) {
    const { behind, 'up-to-date': upToDate, updated, failed } = listsOf(run);
    return {
        behind: fittedJson(behind),
        'up-to-date': fittedJson(upToDate),
        updated: fittedJson(updated),
        failed: fittedJson(failed),
    };
}
/** Returns the outputs that do not have all functions, because GitHub limits their size. */
function truncatedOutputs(run) {
    return Object.entries(fittedLists(run)).flatMap(([name, { isComplete }]) => (isComplete ? [] : [name]));
}
function byRegion(results, describe) {
    const regions = {};
    for (const result of results)
        (regions[result.region] ??= []).push(describe(result));
    return regions;
}
function describeBehind({ plan: { name, current, runtime, manager }, because }) {
    return {
        function: name,
        version: current,
        ...(runtime !== undefined && { runtime }),
        ...(manager !== undefined && { 'managed-by': manager }),
        ...(because && { because: because.text }),
    };
}
function describeFailure(result) {
    const { plan, outcome, because } = result;
    const layers = previousLayers(result);
    return {
        function: plan.name,
        state: outcome?.result === 'failed' ? outcome.state : '',
        because: because?.text ?? '',
        ...(layers && { 'previous-layers': layers }),
    };
}
function isUpdated({ outcome }) {
    return outcome?.result === 'updated';
}
/** Whether the function lists the new version, but an update that this run did not begin is not done. */
function isUnfinished(result) {
    return result.state === 'unclear' && !isFailed(result);
}
function isFailed({ outcome }) {
    return outcome?.result === 'failed';
}
function failedRegions(run) {
    const failed = resultsOf(run).filter(isFailed);
    return run.regions.filter((region) => {
        const planned = run.plan?.get(region);
        if (!planned)
            return run.failure !== undefined;
        return 'unobserved' in planned || failed.some((one) => one.region === region);
    });
}
/** Returns the result of a run in a few sentences. */
function verdict(run) {
    if (!run.plan)
        return 'Nothing was updated: the run stopped before it knew which functions use the layer.';
    const results = resultsOf(run);
    const behind = results.filter(({ state }) => state === 'behind');
    const unfinished = results.filter(isUnfinished).length;
    const due = results.filter(({ plan: { action } }) => action.do === 'update');
    const all = (0,figures/* counted */.hS)(run.regions.length, 'Region');
    const unobserved = [...run.plan.values()].filter((planned) => 'unobserved' in planned).length;
    const missing = [...missingIn(run).keys()];
    return [
        ...(run.dryRun ? [dryResult(due.length)] : [realResult(results)]),
        behind.length === 0 ? 'No function uses an older version.' : `${(0,older_uses/* functionsBehind */.o0)(behind.length)}.`,
        ...(unfinished > 0
            ? [
                `${(0,figures/* counted */.hS)(unfinished, 'function')} ${unfinished === 1 ? 'has' : 'have'} an update that is not done.`,
            ]
            : []),
        ...(unobserved > 0 ? [`${unobserved} of ${all} could not be observed.`] : []),
        ...(missing.length > 0 ? [`Not available, and skipped: ${missing.join(', ')}.`] : []),
        ...truncationNote(run),
    ].join(' ');
}
function truncationNote(run) {
    const truncated = truncatedOutputs(run);
    if (truncated.length === 0)
        return [];
    const where = run.report === undefined ? 'The log has' : 'The file in the output "report" has';
    return [`There are too many functions for the outputs (${truncated.join(', ')}). ${where} all of them.`];
}
function dryResult(due) {
    return due === 0
        ? 'Dry run: no function would be updated.'
        : `Dry run: ${(0,figures/* counted */.hS)(due, 'function')} would be updated. To update, set "dry-run: false".`;
}
function realResult(results) {
    const updated = results.filter(isUpdated).length;
    const failed = results.filter(isFailed).length;
    return [
        updated === 0 ? 'No function was updated.' : `${(0,figures/* counted */.hS)(updated, 'function')} updated.`,
        ...(failed > 0
            ? [`${(0,figures/* counted */.hS)(failed, 'function')} failed. Re-run the job. It updates only what is left.`]
            : []),
    ].join(' ');
}
/** Returns the job summary as Markdown: the verdict, a table of the functions for each Region, errors and warnings. */
function summaryOf(run) {
    const name = run.layerName ? ` \`${run.layerName}\`` : '';
    const results = resultsOf(run);
    const lost = missingIn(run);
    const parts = [
        `## Lambda layer${name}: ${run.dryRun ? 'functions to update' : 'updated functions'}`,
        verdict(run),
        // Errors come first, because the tables of many functions are truncated.
        (0,markdown/* listSection */.iC)('Errors', run.failure ?? [], (0,guide_links/* linkFrom */.NA)(run.guide)),
        (0,markdown/* listSection */.iC)('Warnings', run.warnings, (0,guide_links/* linkFrom */.NA)(run.guide)),
        (0,region_patterns/* patternsSection */.F)(run.patterns),
        ...[...(run.plan ?? [])].map(([region, planned]) => {
            const missing = lost.get(region);
            return regionSection(region, missing ? { missing } : planned, results);
        }),
    ];
    return (0,markdown/* truncate */.xv)(`${(0,markdown/* joinSections */.lS)(parts)}\n`, 'The rest is in the log.');
}
function regionSection(region, planned, results) {
    const rows = results
        .filter((one) => one.region === region)
        .map((one) => [
        one.plan.name,
        String(one.plan.current),
        one.plan.runtime ?? '',
        (0,markdown/* escapeMarkdown */.FV)(one.plan.manager ?? ''),
        (0,markdown/* escapeMarkdown */.FV)(describeResult(one)),
    ]);
    const head = ['Function', '-Version', 'Runtime', 'Managed by', 'Result'];
    return (0,markdown/* joinSections */.lS)([
        `### ${region}`,
        (0,markdown/* escapeMarkdown */.FV)(`${describeRegion(planned)}.`),
        rows.length > 0 ? (0,markdown/* table */.tp)(head, rows) : '',
    ]);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/steps/write-file.ts
var write_file = __webpack_require__(9663);
;// CONCATENATED MODULE: ./src/rollout/write-report.ts



/** If the functions are known, writes all of them into a JSON file, and adds its path to the run. */
async function writeReport(run) {
    if (run.directory === undefined || run.plan === undefined)
        return;
    const path = (0,external_node_path_.join)(run.directory, 'functions.json');
    await (0,write_file/* writeWhole */.f)(path, `${JSON.stringify(listsOf(run), undefined, 2)}\n`);
    run.report = path;
}

;// CONCATENATED MODULE: ./src/rollout/index.ts





(0,start/* start */.n)({
    record: ({ env }) => newRun(env),
    main: main,
    writeManifest: writeReport,
    outputs: outputsOf,
    verdict: verdict,
    summary: summaryOf,
});


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
