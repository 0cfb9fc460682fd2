export const id = 732;
export const ids = [732];
export const modules = {

/***/ 17734:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   yN: () => (/* binding */ endpointsIn)
/* harmony export */ });
/* unused harmony exports services, defaultEndpoints */
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _base_quote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17541);
/* harmony import */ var _network_connections_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34637);
/* harmony import */ var _network_shared_config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42664);





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
        config = (0,_network_shared_config_js__WEBPACK_IMPORTED_MODULE_2__/* .sharedConfigIn */ .b)(env);
    }
    catch (error) {
        if (!(error instanceof _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
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
        warnings: settings.map((setting) => (0,_base_message_js__WEBPACK_IMPORTED_MODULE_3__/* .about */ .Cv)('an-input-is-not-allowed', `${setting.location} sends calls to ${urlOf(setting)?.origin ?? ''} instead of AWS.`)),
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
    return (0,_network_connections_js__WEBPACK_IMPORTED_MODULE_1__/* .isSafeForSecrets */ .Yh)(url) && url.search === '' && url.hash === '' ? withoutUser(url) : undefined;
}
/** The SDK does not send user and password, but the log would show them. */
function withoutUser(url) {
    url.username = '';
    url.password = '';
    return url;
}
function notSafeError({ location }) {
    return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_3__/* .about */ .Cv)('an-input-is-not-allowed', `${location} is neither an "https://" URL nor an "http://" URL with a loopback address. Credentials must not be sent ` +
        'without encryption. Correct it, or remove it.');
}
function conflictError(kind, { location }) {
    return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_3__/* .about */ .Cv)('the-network-is-not-set-up', `${kind} and ${location} are both set, but a custom endpoint has no FIPS or dual-stack variant. Remove one of them.`);
}
/** Returns a setting that is true or false. Upper and lower case are allowed, as in the AWS CLI. */
function flagIn(variable, name, env, config) {
    const { value, location } = variableIn(env, variable) ??
        config.get(name) ?? { value: '', location: variable };
    const word = value.trim().toLowerCase();
    if (word === 'true' || word === 'false' || word === '')
        return { value: word === 'true', location };
    const error = (0,_base_message_js__WEBPACK_IMPORTED_MODULE_3__/* .about */ .Cv)('the-network-is-not-set-up', `${location} is ${(0,_base_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .h)(value)}, but only "true" and "false" are allowed. Correct it, or remove it.`);
    return { value: false, location, error };
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
/* harmony export */   P: () => (/* binding */ connectAs),
/* harmony export */   p: () => (/* binding */ connectToAws)
/* harmony export */ });
/* harmony import */ var _aws_names_credential_variables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40971);
/* harmony import */ var _aws_names_region_selection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78485);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88414);
/* harmony import */ var _inputs_regions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27468);





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


/***/ })

};
