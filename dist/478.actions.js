export const id = 478;
export const ids = [478];
export const modules = {

/***/ 91717:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ organizationForm)
/* harmony export */ });
/** The form of an organization id (AWS Organizations: DescribeOrganization). */
const organizationForm = /^o-[a-z0-9]{10,32}$/;


/***/ }),

/***/ 45391:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eE: () => (/* binding */ whyInvalidParameterName),
/* harmony export */   ig: () => (/* binding */ fillParameterName),
/* harmony export */   sM: () => (/* binding */ isFixedName)
/* harmony export */ });
/* harmony import */ var _regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86159);

/** Returns a parameter name in which the values replace `{name}`, `{version}`, `{region}` and `{release}`. */
function fillParameterName(template, values) {
    return Object.entries(values).reduce((name, [placeholder, value]) => name.replaceAll(`{${placeholder}}`, () => String(value)), template);
}
/** Returns whether a parameter always has the same ARN. The name of any other parameter stands for the newest version. */
function isFixedName(template) {
    return /\{(?:version|release)\}/.test(template);
}
/** Returns why Parameter Store rejects a parameter name in a Region (Systems Manager: PutParameter, "Name"), or undefined if it does not. */
function whyInvalidParameterName(name, region) {
    const rules = [
        [!/^[\w./-]+$/.test(name), 'a parameter name can have only letters, digits and any of _.-/'],
        [
            longestArnOf(name, region).length > 1_011,
            'the ARN of a parameter can have at most 1,011 characters. Shorten the name',
        ],
        [name.includes('/') && !name.startsWith('/'), 'a parameter name with "/" must begin with "/"'],
        [/\/\/|\/$/.test(name), 'a parameter name must not contain "//" or end with "/"'],
        [name.split('/').length > 16, 'a parameter name can have at most 15 levels'],
        [/^\/?(aws|ssm)/i.test(name), 'a parameter name must not begin with "aws" or "ssm"'],
    ];
    return rules.find(([broken]) => broken)?.[1];
}
/** The limit applies to the length of the whole ARN. The zeros replace the account id, which always has 12 digits. */
function longestArnOf(name, region) {
    const path = name.startsWith('/') ? name : `/${name}`;
    return `arn:${(0,_regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region)}:ssm:${region}:${'0'.repeat(12)}:parameter${path}`;
}


/***/ }),

/***/ 16423:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ bucket),
/* harmony export */   a3: () => (/* binding */ bucketRules),
/* harmony export */   uU: () => (/* binding */ keyPrefix)
/* harmony export */ });
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13718);

/** A bucket's name. Its length and form are checked with the placeholders filled in (AWS: "General purpose bucket naming rules"). */
function bucket(given) {
    const filled = given.replaceAll('{region}', 'us-gov-west-1').replaceAll('{account}', '111122223333');
    return /^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9](?:[a-z0-9-]|\.(?!\.)){1,61}[a-z0-9]$/.test(filled)
        ? { value: given }
        : (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('a bucket has 3 to 63 lower-case letters, digits, "-" and "."; "{region}" and "{account}" are filled in');
}
/** The prefix of keys. It leaves room for the layer's name and the hash (S3: keys have at most 1,024 bytes). */
function keyPrefix(given) {
    if (Buffer.byteLength(given) > 700)
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('it has more than 700 bytes. Shorten it');
    return /^(?:[\w!.*'()/-]|\{(?:region|account)\})*$/.test(given) &&
        !given.split('/').includes('..') &&
        !given.startsWith('/')
        ? { value: given }
        : (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('it may have letters, digits and any of _!.*\'()-/, no ".." and no leading "/"; "{region}" and "{account}" are filled in');
}
/** Returns the rules that the other inputs about the bucket are given only with a bucket. */
function bucketRules(inputs) {
    return [
        [
            Boolean(inputs['s3-prefix']) && inputs['s3-bucket'] === undefined,
            {
                topic: 'two-inputs-contradict-each-other',
                text: 'Input "s3-prefix" is given, but not "s3-bucket". Set "s3-bucket" to the bucket for large archives, or remove the prefix.',
            },
        ],
        [
            inputs['s3-encryption'] !== undefined && inputs['s3-bucket'] === undefined,
            {
                topic: 'two-inputs-contradict-each-other',
                text: 'Input "s3-encryption" is given, but not "s3-bucket". Set "s3-bucket" to the bucket for large archives, or remove the encryption.',
            },
        ],
    ];
}


/***/ }),

/***/ 45456:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ encryptionRules),
/* harmony export */   u: () => (/* binding */ encryption)
/* harmony export */ });
/* harmony import */ var _aws_names_regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86159);
/* harmony import */ var _base_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17541);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13718);



/** The ARN of a KMS key or of its alias. The groups are the partition and the Region. */
const keyArn = /^arn:(aws[a-z-]*):kms:(\{region\}|[a-z0-9-]+):(?:\{account\}|\d{12}):(?:key\/[\w-]{1,128}|alias\/(?:[\w/-]|\{(?:region|account)\}){1,250})$/;
const allowed = 'it must be "AES256", "aws:kms", or "aws:kms:" with the ARN of a key or an alias, such as ' +
    '"aws:kms:arn:aws:kms:{region}:{account}:alias/layers"';
/** Parses the input "s3-encryption". */
function encryption(given) {
    if (given === 'AES256' || given === 'aws:kms')
        return { value: { by: given } };
    if (given === 'aws:kms:dsse')
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)('dual-layer encryption is not supported for Lambda layers. Use "aws:kms", or "aws:kms:" with the ARN of a key');
    const meant = meantBy(given);
    if (meant !== undefined)
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${allowed}. Did you mean ${meant}`);
    const key = given.startsWith('aws:kms:') ? given.slice('aws:kms:'.length) : '';
    return keyArn.test(key) || /^alias\/(?:[\w/-]|\{(?:region|account)\}){1,250}$/.test(key)
        ? { value: { by: 'aws:kms', key } }
        : (0,_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(allowed);
}
/** Returns the allowed value that a common misspelling means. */
function meantBy(given) {
    const word = given.toLowerCase().replaceAll(/[\s_-]/g, '');
    if (word === 'aes256' || word === 'sses3')
        return 'AES256';
    if (['kms', 'awskms', 'ssekms', 'aws:kms'].includes(word))
        return 'aws:kms';
    if (keyArn.test(given))
        return `aws:kms:${given}`;
    const id = /^aws:kms:((?:mrk-)?[0-9a-f-]{32,36})$/i.exec(given)?.[1];
    return id === undefined ? undefined : `aws:kms:arn:aws:kms:{region}:{account}:key/${id}`;
}
/** Returns the rules about the key and the Regions. S3 can use a KMS key only in the key's Region. */
function encryptionRules({ key = '' }, { regions, bucket }) {
    const [, partition, keyRegion] = keyArn.exec(key) ?? [];
    const isFixed = keyRegion !== undefined && keyRegion !== '{region}';
    const otherRegions = isFixed ? regions.filter((region) => region !== keyRegion) : [];
    const foreign = regions.filter((region) => (0,_aws_names_regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .hasRegionForm */ .Dv)(region) && (0,_aws_names_regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region) !== partition);
    if (bucket === undefined || partition === undefined)
        return [];
    return [
        [
            otherRegions.length > 0,
            {
                topic: 'an-input-is-not-allowed',
                text: `Input "s3-encryption" has a KMS key in ${keyRegion ?? ''}, but there are also buckets in ${otherRegions.join(', ')}. ` +
                    'S3 can use a KMS key only in the Region of the key. Replace the Region in the ARN with "{region}".',
            },
        ],
        [
            foreign.length > 0 && otherRegions.length === 0,
            {
                topic: 'an-input-is-not-allowed',
                text: `Input "s3-encryption" has a KMS key of the partition ${(0,_base_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(partition)}. ` +
                    `It cannot be used in another partition: ${foreign.join(', ')}. Correct the ARN.`,
            },
        ],
    ];
}


/***/ }),

/***/ 12758:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parameterRules),
/* harmony export */   W: () => (/* binding */ parameterTemplate)
/* harmony export */ });
/* harmony import */ var _aws_names_parameter_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45391);
/* harmony import */ var _base_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17541);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13718);



/**
 * Returns a parser for the name of an SSM parameter with these placeholders. `others` are placeholders that are filled in before the text is
 * parsed.
 */
function parameterTemplate(placeholders, others = []) {
    const form = new RegExp(`^(?:[\\w./-]|\\{(?:${placeholders.join('|')})\\})+$`);
    const all = [...placeholders, ...others].map((name) => `"{${name}}"`);
    const named = `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
    return (given) => form.test(given)
        ? { value: given }
        : (0,_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`a parameter has only letters, digits and any of _.-/; ${named} are filled in`);
}
/** Returns the rules for the names of parameters with their placeholders filled in: Parameter Store accepts them, and each is there once. */
function parameterRules(templates, { name = 'name', release = 'release' }, given) {
    const regions = given.length > 0 ? given : ['us-east-1'];
    const filled = (template, region) => (0,_aws_names_parameter_name_js__WEBPACK_IMPORTED_MODULE_0__/* .fillParameterName */ .ig)(template, { name, version: 1_000_000, region, release });
    const invalid = templates.flatMap((template) => regions
        .map((region) => ({ given: filled(template, region), region }))
        .map(({ given, region }) => ({ given, why: (0,_aws_names_parameter_name_js__WEBPACK_IMPORTED_MODULE_0__/* .whyInvalidParameterName */ .eE)(given, region) }))
        .filter(({ why }) => why !== undefined)
        .slice(0, 1));
    const [region = ''] = regions;
    const names = templates.map((template) => filled(template, region));
    const [twice] = names.filter((one, index) => names.indexOf(one) < index);
    return [
        ...invalid.map(({ given, why = '' }) => ruleOnParameter(`results in ${(0,_base_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(given)}, but ${why}`)),
        ...(twice === undefined ? [] : [ruleOnParameter(`results in ${(0,_base_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(twice)} twice. Remove one of them`)]),
    ];
}
function ruleOnParameter(why) {
    return [true, { topic: 'the-parameter-cannot-be-set', text: `Input "ssm-parameter" ${why}.` }];
}


/***/ }),

/***/ 94954:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ principal),
/* harmony export */   Q: () => (/* binding */ publicRule)
/* harmony export */ });
/* harmony import */ var _aws_names_organization_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91717);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13718);


/** Parses one principal: an account ID, an organization ID, or `*`. */
function principal(given) {
    if (given === '*' || /^\d{12}$/.test(given) || _aws_names_organization_js__WEBPACK_IMPORTED_MODULE_1__/* .organizationForm */ .a.test(given))
        return { value: given };
    return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('a principal is a 12-digit account id (in quotes, so that YAML keeps its leading zeros), ' +
        'an organization id such as o-a1b2c3d4e5, or "*"', 'an-account-id-has-lost-its-zeros');
}
/** Returns the rule that everybody is allowed to use a layer only if the user confirms that. */
function publicRule(principals, allowPublic) {
    return [
        principals.includes('*') && allowPublic === false,
        {
            topic: 'the-layer-would-be-public',
            text: 'Input "principals" has "*", which allows every AWS account to use the layer. If you want that, set "allow-public: true".',
        },
    ];
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

/***/ 56933:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ managerNames),
/* harmony export */   N: () => (/* binding */ packageManagers)
/* harmony export */ });
/**
 * The supported package managers. They are separate from managers.ts, which is loaded only for a build. Without a lock file, the first
 * manager of a language whose manifest exists is used.
 */
const managerNames = [
    'npm',
    'pnpm',
    'yarn',
    'bun',
    'pipenv',
    'pip',
    'poetry',
    'uv',
    'bundler',
    'maven',
    'gradle',
];
/** The allowed values of the input "package-manager". */
const packageManagers = ['auto', ...managerNames, 'none'];


/***/ }),

/***/ 26478:
/***/ ((__unused_webpack_module, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./src/report/outputs-of-layers.ts
var outputs_of_layers = __webpack_require__(79127);
// EXTERNAL MODULE: ./src/report/run.ts
var run = __webpack_require__(54227);
// EXTERNAL MODULE: ./src/report/summary-of-layers.ts
var summary_of_layers = __webpack_require__(36149);
// EXTERNAL MODULE: ./src/runner/pull-request.ts + 1 modules
var pull_request = __webpack_require__(29901);
// EXTERNAL MODULE: ./src/runner/start.ts + 4 modules
var start = __webpack_require__(76032);
// EXTERNAL MODULE: ./src/steps/manifest.ts + 1 modules
var manifest = __webpack_require__(2492);
// EXTERNAL MODULE: ./src/steps/comment-inputs.ts
var comment_inputs = __webpack_require__(64482);
// EXTERNAL MODULE: ./src/publish/inputs/take-layers.ts + 3 modules
var take_layers = __webpack_require__(33165);
;// CONCATENATED MODULE: ./src/publish/main.ts


/**
 * Reads the inputs, builds the layers and publishes them. If "skip-build-if-unchanged" is set, and every Region is up to date, nothing is
 * built. Throws a Problem if a Region fails or the inputs cannot be satisfied.
 */
async function main(runner, runs) {
    const step = (0,take_layers/* takeLayers */.s)(runner, runs);
    for (const job of step.jobs)
        (0,comment_inputs/* takeCommentToken */.e)(job.inputs, job);
    const earlier = await earlierBuildsOf(step);
    if (await earlier?.endIfUpToDate())
        return;
    // Loaded only now, because a run whose inputs are wrong, or that skips the build, does not need it.
    const { buildAndPublish } = await Promise.all(/* import() */[__webpack_require__.e(215), __webpack_require__.e(56), __webpack_require__.e(951), __webpack_require__.e(920), __webpack_require__.e(971)]).then(__webpack_require__.bind(__webpack_require__, 89971));
    await buildAndPublish(step, earlier);
}
async function earlierBuildsOf(step) {
    if (!step.jobs[0].inputs['skip-build-if-unchanged'])
        return undefined;
    const { earlierBuilds } = await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(815), __webpack_require__.e(351), __webpack_require__.e(292), __webpack_require__.e(215), __webpack_require__.e(795), __webpack_require__.e(56), __webpack_require__.e(767), __webpack_require__.e(920), __webpack_require__.e(25)]).then(__webpack_require__.bind(__webpack_require__, 59025));
    return earlierBuilds(step);
}

// EXTERNAL MODULE: ./src/publish/skip-build/region-states.ts
var region_states = __webpack_require__(82567);
;// CONCATENATED MODULE: ./src/publish/index.ts









/** zlib uses the threads of libuv. Their number is four, unless this is set before the first use. */
process.env['UV_THREADPOOL_SIZE'] ??= String((0,external_node_os_.availableParallelism)());
/** Package managers inherit this. The modes of the files that they write must not depend on the machine. */
process.umask(0o022);
const action = () => (0,start/* start */.n)({
    record: ({ env }) => (0,run/* newRuns */.jA)(env),
    main: main,
    writeManifest: manifest/* writeManifest */.H,
    outputs: outputs_of_layers/* outputsOfLayers */.W,
    verdict: summary_of_layers/* verdictOfLayersWithArns */.dg,
    summary: (runs) => (0,summary_of_layers/* summaryOfLayers */.uw)(runs),
    comment: pull_request/* commentOnPullRequest */.r,
});
/** Before a build, the action can start itself once more to read the Regions. The credentials end with that process. */
if (process.argv[2] === region_states/* readRegionsTask */.z)
    (0,start/* answer */.Z)(async (runner) => (await __webpack_require__.e(/* import() */ 736).then(__webpack_require__.bind(__webpack_require__, 38736))).readRegions(runner));
else
    action();


/***/ }),

/***/ 88043:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oc: () => (/* binding */ inEachLayer),
/* harmony export */   W4: () => (/* binding */ warnInStep),
/* harmony export */   h3: () => (/* binding */ exportedBy),
/* harmony export */   pQ: () => (/* binding */ eachOf),
/* harmony export */   wW: () => (/* binding */ labelled),
/* harmony export */   xO: () => (/* binding */ writtenBy),
/* harmony export */   yy: () => (/* binding */ labelledLog)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29662);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75997);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88414);
/* harmony import */ var _steps_job_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54972);
/* harmony import */ var _wanted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31134);





/** Returns a value for each layer. */
function eachOf([first, ...others], value) {
    return [value(first, 0), ...others.map((one, index) => value(one, index + 1))];
}
/**
 * Does a phase for one layer after the other, and returns the layers with its results. The architecture of this runner is the first one,
 * because a failure for the other one can then be due to the architecture. Each error begins with the label of its layer.
 */
async function inEachLayer(layers, phase) {
    const results = new Map();
    const isForeign = ({ job }) => Number(!(0,_wanted_js__WEBPACK_IMPORTED_MODULE_3__/* .targetOf */ .$r)(job.inputs).matchesRunner);
    for (const layer of layers.toSorted((one, other) => isForeign(one) - isForeign(other))) {
        const result = await phase(layer).catch((error) => {
            throw withLabel(layer.job, error);
        });
        results.set(layer, { ...layer, ...result });
    }
    return eachOf(layers, (layer) => results.get(layer));
}
/** Without a label, the error stays as it is. */
function withLabel({ label }, error) {
    return label === '' ? error : (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .withErrors */ .u$)(error, labelled(label, (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .errorsOf */ .Bp)(error)));
}
/** Returns messages that begin with the label of their layer. */
function labelled(label, messages) {
    return messages.map((message) => (0,_base_message_js__WEBPACK_IMPORTED_MODULE_4__/* .reworded */ .Fg)(message, (text) => `${label}${text}`));
}
/** Returns a log that shows the label of a layer. */
function labelledLog(log, label) {
    if (label === '')
        return log;
    return {
        ...log,
        info: (text) => log.info(`${label}${text}`),
        warning: (text) => log.warning(`${label}${text}`),
        group: (name, run) => log.group(`${label}${name}`, run),
    };
}
/** Shows warnings about the whole step in the log, and adds them to the record of each layer. */
function warnInStep(warnings, { runner, jobs }) {
    (0,_steps_job_js__WEBPACK_IMPORTED_MODULE_2__/* .warnOnce */ .mc)(warnings, runner, jobs.map(({ run }) => run));
}
/** Returns what each layer of a step exports. The versions are known only after the run. */
function exportedBy({ jobs }) {
    return jobs.map(({ inputs: { export: exports, release }, run }) => ({ exports, release, run }));
}
/** Returns the files that a step writes for other tools. */
function writtenBy({ jobs }) {
    const paths = jobs.flatMap(({ inputs }) => [...inputs.export.map(({ path }) => path), inputs.sbom]);
    return paths.filter((path) => path !== undefined).map(_base_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .destinationOf */ .My);
}


/***/ }),

/***/ 57006:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ rulesFor),
/* harmony export */   k: () => (/* binding */ rulesForRegions)
/* harmony export */ });
/* harmony import */ var _aws_names_region_selection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78485);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75997);
/* harmony import */ var _inputs_aws_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82764);
/* harmony import */ var _inputs_bucket_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16423);
/* harmony import */ var _inputs_encryption_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45456);
/* harmony import */ var _inputs_parameter_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12758);
/* harmony import */ var _inputs_principals_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94954);
/* harmony import */ var _inputs_regions_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27468);
/* harmony import */ var _inputs_release_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67300);
/* harmony import */ var _layer_slim_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5316);










/** Returns the rules for combinations of inputs, and for inputs and the environment. An invalid input has no value here. */
function rulesFor(inputs, surroundings, settings) {
    return [
        (0,_inputs_principals_js__WEBPACK_IMPORTED_MODULE_6__/* .publicRule */ .Q)(inputs.principals ?? [], inputs['allow-public']),
        ...['build-command', 'exclude', 'slim', ...ofManagers].map((other) => [
            inputs.archive !== undefined && isGiven(other, inputs),
            {
                topic: 'two-inputs-contradict-each-other',
                text: `Inputs "archive" and "${other}" are both given, but an archive is published as it is. Remove one of them.`,
            },
        ]),
        ...ofManagers.map((other) => [
            inputs['build-command'] !== undefined && isGiven(other, inputs),
            {
                topic: 'two-inputs-contradict-each-other',
                text: `Inputs "build-command" and "${other}" are both given, but the command runs instead of a package manager. ` +
                    'Remove one of them.',
            },
        ]),
        [
            isGiven('build-inputs', inputs) && inputs['build-command'] === undefined,
            {
                topic: 'two-inputs-contradict-each-other',
                text: 'Input "build-inputs" is given, but not "build-command". It names the files that the command reads. ' +
                    'Remove it, or set "build-command".',
            },
        ],
        ...(0,_inputs_bucket_js__WEBPACK_IMPORTED_MODULE_3__/* .bucketRules */ .a3)(inputs),
        ...rulesForRegions(inputs, (0,_aws_names_region_selection_js__WEBPACK_IMPORTED_MODULE_0__/* .namesIn */ .wX)((0,_inputs_regions_js__WEBPACK_IMPORTED_MODULE_7__/* .wantedRegions */ .n_)(inputs, surroundings.env))),
        ...(0,_inputs_release_js__WEBPACK_IMPORTED_MODULE_8__/* .releaseRules */ .n)(inputs),
        ...sdkRules(inputs),
        ...(0,_inputs_aws_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .awsRules */ .PJ)(inputs, surroundings, settings),
        ...fileRules(inputs),
        [
            inputs.version !== undefined && inputs['align-versions'] === true,
            {
                topic: 'two-inputs-contradict-each-other',
                text: 'Inputs "version" and "align-versions" are both given, but "version" already sets the same version number in every Region. ' +
                    'Remove one of them.',
            },
        ],
    ];
}
/** Returns the rules that depend on the Regions. Those of a pattern are known only after the action has connected to AWS. */
function rulesForRegions(inputs, regions) {
    const bucket = inputs['s3-bucket'];
    return [
        ...(0,_inputs_encryption_js__WEBPACK_IMPORTED_MODULE_4__/* .encryptionRules */ .r)(inputs['s3-encryption'] ?? {}, { regions, bucket }),
        ...(0,_inputs_parameter_js__WEBPACK_IMPORTED_MODULE_5__/* .parameterRules */ .F)(inputs['ssm-parameter'] ?? [], { name: inputs['layer-name'], release: inputs.release }, regions),
    ];
}
/** A layer without the SDK works only if every runtime includes it. */
function sdkRules({ slim = [], 'compatible-runtimes': runtimes = [] }) {
    const without = (0,_layer_slim_js__WEBPACK_IMPORTED_MODULE_9__/* .runtimesWithoutSdk */ .op)(runtimes);
    const isRequested = slim.includes('runtime-sdk');
    return [
        [
            isRequested && runtimes.length === 0,
            {
                topic: 'the-target-was-not-declared',
                text: 'Input "slim" has "runtime-sdk", but "compatible-runtimes" is not set. Only some runtimes include an AWS SDK. ' +
                    'Set "compatible-runtimes", or remove "runtime-sdk".',
            },
        ],
        [
            isRequested && without.length > 0,
            {
                topic: 'two-inputs-contradict-each-other',
                text: `Input "slim" has "runtime-sdk", but "compatible-runtimes" has ${without.join(', ')}, which ${without.length === 1 ? 'does' : 'do'} ` +
                    'not include an AWS SDK that a layer can use. Remove "runtime-sdk", or publish a separate layer for these runtimes.',
            },
        ],
    ];
}
/** Files are checked before the build. A conflict that is found after the publish would fail a run whose version exists. */
function fileRules({ export: exports = [], sbom, archive }) {
    const files = { export: exports.map(({ path }) => path), sbom: given(sbom), archive: given(archive) };
    const pairs = [
        ['export', 'sbom'],
        ['export', 'archive'],
        ['sbom', 'archive'],
    ];
    return pairs.map(([one, other]) => [
        files[one].some((path) => files[other].some((second) => (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .pathsConflict */ .Pf)(path, second))),
        {
            topic: 'a-file-cannot-be-written',
            text: `Inputs "${one}" and "${other}" name the same file, or one path is inside the other. Use separate paths.`,
        },
    ]);
}
function given(path) {
    return path === undefined ? [] : [path];
}
/** The inputs that configure a package manager. */
const ofManagers = ['package-manager', 'install-scripts', 'require-lockfile', 'extras', 'include'];
/** Whether an input has another value than its default. */
function isGiven(name, inputs) {
    const value = inputs[name];
    if (Array.isArray(value))
        return value.length > 0;
    return value !== undefined && value !== false && value !== 'auto';
}


/***/ }),

/***/ 33165:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ takeLayers)
});

// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/paths.ts
var paths = __webpack_require__(75997);
// EXTERNAL MODULE: ./src/base/quote.ts
var quote = __webpack_require__(17541);
// EXTERNAL MODULE: ./src/inputs/parse.ts
var parse = __webpack_require__(13718);
// EXTERNAL MODULE: ./src/inputs/read-all.ts
var read_all = __webpack_require__(30631);
// EXTERNAL MODULE: ./src/layer/architecture-placeholder.ts
var architecture_placeholder = __webpack_require__(76062);
// EXTERNAL MODULE: ./src/steps/job.ts
var job = __webpack_require__(54972);
// EXTERNAL MODULE: ./src/inputs/aws-inputs.ts
var aws_inputs = __webpack_require__(82764);
// EXTERNAL MODULE: ./src/inputs/read-for-aws.ts + 1 modules
var read_for_aws = __webpack_require__(61170);
// EXTERNAL MODULE: ./src/aws-names/lifecycle-table.ts
var lifecycle_table = __webpack_require__(40989);
// EXTERNAL MODULE: ./src/aws-names/regions-and-runtimes.ts
var regions_and_runtimes = __webpack_require__(86159);
;// CONCATENATED MODULE: ./src/inputs/runtime-warnings.ts




/**
 * Returns a warning for each declared runtime that is unknown, deprecated, deprecated soon, or a preview. `today` is a date as YYYY-MM-DD.
 */
function runtimeWarnings(runtimes, today) {
    return runtimes.flatMap((runtime) => {
        if (!(0,regions_and_runtimes/* isKnownRuntime */.gx)(runtime))
            return [(0,aws_inputs/* unknownValue */.Uo)('compatible-runtimes', runtime)];
        const sentences = lifecycle_table/* previewRuntimes */.Q4.includes(runtime) ? previewSentences : deprecationOf(runtime, today);
        if (sentences === undefined)
            return [];
        return [
            (0,message/* about */.Cv)('a-runtime-is-deprecated-or-a-preview', `Input "compatible-runtimes" has ${runtime}, which ${sentences}`),
        ];
    });
}
const previewSentences = `is a public preview as of ${lifecycle_table/* lifecycleDate */.Nx}. AWS can change or withdraw it without notice. ` +
    'Do not use it for functions in production.';
/** The number of days before its deprecation in which a runtime is reported. */
const noticeDays = 60;
/** The dates of a runtime that is not in the table. */
const never = ['9999', '9999', '9999', null];
function deprecationOf(runtime, today) {
    const [deprecated, noCreation, noUpdate, successor] = lifecycle_table/* lifecycles */.Sq[runtime] ?? never;
    if (deprecated > daysAfter(today, noticeDays))
        return undefined;
    const sentences = [
        deprecated > today ? `AWS will deprecate on ${deprecated}.` : `AWS deprecated on ${deprecated}.`,
        `Lambda rejects the creation of functions with it ${since(noCreation, today)}, ` +
            `and updates of their code and configuration ${since(noUpdate, today)}.`,
        ...(successor === null ? [] : [`Move your functions to ${successor}, and declare it too.`]),
    ];
    return sentences.join(' ');
}
function since(date, today) {
    return date > today ? `from ${date}` : `since ${date}`;
}
function daysAfter(date, days) {
    const [midnight, day] = [Date.parse(date), 24 * 60 * 60 * 1000];
    return new Date(midnight + days * day).toISOString().slice(0, 10);
}

// EXTERNAL MODULE: ./src/inputs/bucket.ts
var bucket = __webpack_require__(16423);
// EXTERNAL MODULE: ./src/inputs/encryption.ts
var encryption = __webpack_require__(45456);
// EXTERNAL MODULE: ./src/inputs/exports.ts
var inputs_exports = __webpack_require__(16790);
// EXTERNAL MODULE: ./src/inputs/parameter.ts
var parameter = __webpack_require__(12758);
// EXTERNAL MODULE: ./src/inputs/paths.ts
var inputs_paths = __webpack_require__(27981);
// EXTERNAL MODULE: ./src/inputs/principals.ts
var principals = __webpack_require__(94954);
// EXTERNAL MODULE: ./src/inputs/release.ts
var release = __webpack_require__(67300);
// EXTERNAL MODULE: ./src/inputs/typos.ts
var typos = __webpack_require__(62662);
// EXTERNAL MODULE: ./src/inputs/values.ts
var values = __webpack_require__(18463);
// EXTERNAL MODULE: ./src/install/manager-names.ts
var manager_names = __webpack_require__(56933);
// EXTERNAL MODULE: ./src/layer/slim.ts
var slim = __webpack_require__(5316);
// EXTERNAL MODULE: ./src/steps/comment-inputs.ts
var comment_inputs = __webpack_require__(64482);
;// CONCATENATED MODULE: ./src/publish/inputs/parsers.ts















/** The maximum duration of a job in minutes, on a self-hosted runner (GitHub: "Actions limits"). */
const longestJob = 7_200;
/** The inputs that action.yml declares, with one parser for each. A test compares the two. */
const parsers = {
    'layer-name': aws_inputs/* layerName */.Hn,
    source: (given, surroundings) => (0,inputs_paths/* existing */.g)('directory')(given || '.', surroundings),
    archive: (0,parse/* optional */.lq)((0,inputs_paths/* existing */.g)('file')),
    'package-manager': (0,parse/* withDefault */.IQ)('auto', (0,values/* oneOf */.yL)(manager_names/* packageManagers */.N)),
    extras: (0,parse/* list */.p_)((0,values/* text */.Qq)({
        atMost: 100,
        form: {
            pattern: /^\w[\w.-]*$/,
            must: 'the name of a group has only letters, digits, "_", "." and "-", and does not begin with "-"',
        },
    })),
    'build-command': (0,parse/* optional */.lq)((0,values/* text */.Qq)({ atMost: 100_000 })),
    'skip-build-if-unchanged': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    'build-inputs': (0,parse/* list */.p_)(glob),
    'smoke-test': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    'test-command': (0,parse/* optional */.lq)((0,values/* text */.Qq)({ atMost: 100_000 })),
    'build-timeout-minutes': (0,parse/* withDefault */.IQ)(20, (0,values/* positiveNumber */.Ly)(longestJob)),
    'install-scripts': (0,parse/* withDefault */.IQ)(false, installScripts),
    'require-lockfile': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    'compatible-runtimes': (0,parse/* list */.p_)((0,values/* withoutTypo */.JK)((0,values/* text */.Qq)({
        atMost: 40,
        form: {
            pattern: /^[a-z][a-z0-9.]*$/,
            must: 'a runtime looks like nodejs24.x or python3.13',
            near: regions_and_runtimes/* knownRuntimes */.Dn,
        },
    }), (given) => (0,typos/* runtimeMeantBy */.l)(given, regions_and_runtimes/* knownRuntimes */.Dn)), ({ length }) => (length > 15 ? (0,parse/* refuse */.TR)('Lambda accepts at most 15 runtimes. Remove some').errors : [])),
    'compatible-architectures': (0,parse/* list */.p_)((0,values/* oneOf */.yL)(['x86_64', 'arm64'], {
        x64: 'x86_64',
        amd64: 'x86_64',
        x86: 'x86_64',
        'x86-64': 'x86_64',
        arm: 'arm64',
        aarch64: 'arm64',
        armv8: 'arm64',
    })),
    description: (0,parse/* optional */.lq)((0,values/* text */.Qq)({ atMost: 256 })),
    'license-info': (0,parse/* optional */.lq)((0,values/* text */.Qq)({ atMost: 512 })),
    include: (0,parse/* list */.p_)(glob),
    exclude: (0,parse/* list */.p_)(glob),
    slim: parsers_slim,
    ...aws_inputs/* awsParsers */.i$,
    principals: (0,parse/* optional */.lq)((0,parse/* list */.p_)(principals/* principal */.N)),
    'allow-public': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    's3-bucket': (0,parse/* optional */.lq)(bucket/* bucket */.DC),
    's3-prefix': (0,parse/* withDefault */.IQ)('', bucket/* keyPrefix */.uU),
    's3-encryption': (0,parse/* optional */.lq)(encryption/* encryption */.u),
    release: (0,parse/* optional */.lq)(release/* release */._),
    'ssm-parameter': (0,parse/* list */.p_)((0,parameter/* parameterTemplate */.W)(['name', 'version', 'region', 'release'], ['architecture'])),
    export: inputs_exports/* exportLines */.E,
    sbom: (0,parse/* optional */.lq)(inputs_paths/* writable */.T),
    'skip-unchanged': (0,parse/* withDefault */.IQ)(true, values/* boolean */.zM),
    version: (0,parse/* optional */.lq)((0,values/* wholeNumber */.rD)(1, 1_000_000)),
    'align-versions': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    'retain-versions': (0,parse/* optional */.lq)((0,values/* wholeNumber */.rD)(1, 1_000_000)),
    'on-failure': (0,parse/* withDefault */.IQ)('keep', (0,values/* oneOf */.yL)(['keep', 'rollback'])),
    'dry-run': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    ...comment_inputs/* commentParsers */.m,
};
/** A comma begins the next pattern, even inside braces. Braces that are not closed show this. */
function glob(given, surroundings) {
    const pattern = { test: (one) => one.lastIndexOf('{') <= one.lastIndexOf('}') };
    const must = 'its braces are not closed: a comma begins the next pattern. Give each alternative a line of its own';
    return (0,values/* text */.Qq)({ atMost: 1_000, form: { pattern, must } })(given, surroundings);
}
function installScripts(given, surroundings) {
    const whole = (0,values/* boolean */.zM)(given, surroundings);
    if ('value' in whole || (0,values/* booleanMeant */._t)(given) !== undefined)
        return whole;
    return (0,parse/* list */.p_)((0,values/* text */.Qq)({
        atMost: 1_000,
        form: {
            // A package from git is named with its address, such as name@git+https://...
            pattern: /^(?!(?:true|false)$)(@[\w.~-]+\/)?[\w.~-]+(@(git|https?|ssh|file|github|gitlab|bitbucket|gist)[+:@][^\s"'`$]+)?$/i,
            must: 'it must be "true", "false" or names of packages',
        },
    }))(given, surroundings);
}
/** `true`, `false` or a list of kinds. The names that other tools use for a kind are rejected with a suggestion. */
function parsers_slim(given, surroundings) {
    const whole = (0,values/* boolean */.zM)(given || 'false', surroundings);
    if ('value' in whole)
        return { value: whole.value ? [...slim/* safeSlimKinds */.eA] : [] };
    return (0,values/* booleanMeant */._t)(given) === undefined ? (0,parse/* list */.p_)(slimKind)(given, surroundings) : whole;
}
const slimKind = (0,values/* oneOf */.yL)(slim/* slimKinds */.j6, {
    ...{ test: 'tests', doc: 'docs', documentation: 'docs', types: 'typings', dts: 'typings', pyi: 'typings' },
    ...{ maps: 'source-maps', sourcemaps: 'source-maps', sdk: 'runtime-sdk', 'aws-sdk': 'runtime-sdk' },
});

// EXTERNAL MODULE: ./src/publish/inputs/rules.ts
var rules = __webpack_require__(57006);
;// CONCATENATED MODULE: ./src/publish/inputs/inputs.ts





/** All inputs, each parsed once. */
function readInputs(read, surroundings) {
    return (0,read_for_aws/* readForAws */.H)(parsers, read, surroundings, { rules: rules/* rulesFor */.N, warnings: warningsFor });
}
function warningsFor(inputs, settings) {
    const today = new Date().toISOString().slice(0, 10);
    return [...(0,aws_inputs/* awsWarnings */.lj)(inputs, settings), ...runtimeWarnings(inputs['compatible-runtimes'], today)];
}

// EXTERNAL MODULE: ./src/publish/inputs/layers.ts
var inputs_layers = __webpack_require__(88043);
// EXTERNAL MODULE: ./src/publish/inputs/wanted.ts
var wanted = __webpack_require__(31134);
;// CONCATENATED MODULE: ./src/publish/inputs/take-layers.ts











/** The inputs in which the architecture replaces `{architecture}`. */
const filledInputs = ['layer-name', 'source', 'archive', 'ssm-parameter', 'export', 'sbom'];
/**
 * Reads the inputs of a step, once for each of its layers. `runs` gets a run for each layer, even if inputs are invalid. Throws one Problem
 * with all errors.
 */
function takeLayers(runner, runs) {
    const { texts, errors } = layerTextsOf(runner.input, runner);
    const [record] = runs.layers;
    const layers = (0,inputs_layers/* eachOf */.pQ)(texts, ({ input, variant }) => ({
        input,
        variant,
        read: readInputs(input, runner),
        run: ofLayer(record, variant),
    }));
    runs.layers = (0,inputs_layers/* eachOf */.pQ)(layers, ({ run }) => run);
    for (const { read, run } of layers)
        (0,job/* recordSubject */.ue)(read, run, runner);
    const invalid = layers.flatMap(({ read }) => ('errors' in read ? read.errors : []));
    (0,job/* requireNone */.EE)((0,message/* withoutDuplicates */.zj)([...invalid, ...errors]));
    const valid = (0,inputs_layers/* eachOf */.pQ)(layers, ({ read, ...layer }) => ({ ...layer, inputs: (0,read_all/* requireInputs */.PN)(read) }));
    const jobs = (0,inputs_layers/* eachOf */.pQ)(valid, ({ inputs, run, variant }) => {
        run.dryRun = inputs['dry-run'];
        const label = variant && layers.length > 1 ? `${variant.architecture}: ` : '';
        return { inputs, run, label, runner: { ...runner, log: (0,inputs_layers/* labelledLog */.yy)(runner.log, label) } };
    });
    (0,job/* requireNone */.EE)(conflictsBetween(jobs));
    const step = { runner, jobs };
    const warnings = valid.flatMap(({ inputs, input }) => (0,job/* warningsOn */.$t)(inputs, { ...runner, input }));
    (0,inputs_layers/* warnInStep */.W4)((0,message/* withoutDuplicates */.zj)(warnings), step);
    return step;
}
/** Returns the record of a layer of a step. The layers share the times of the phases. */
function ofLayer(record, variant) {
    return { ...record, variant, warnings: [...record.warnings], outcomes: new Map(record.outcomes) };
}
/** Returns the texts of the inputs for each layer, and errors about the placeholder. */
function layerTextsOf(read, surroundings) {
    const parsed = parsers['compatible-architectures'](read('compatible-architectures'), surroundings);
    const layerName = read('layer-name');
    const filled = (architecture) => (input) => isFilled(input) ? (0,architecture_placeholder/* fillArchitecture */.H8)(read(input), architecture) : read(input);
    // An invalid input has its own error.
    if ('errors' in parsed)
        return { texts: [{ input: filled(wanted/* runnerArchitecture */.aC) }], errors: [] };
    const [first = wanted/* runnerArchitecture */.aC, ...others] = parsed.value;
    if (!(0,architecture_placeholder/* hasArchitecturePlaceholder */.H1)(layerName))
        return {
            texts: [{ input: filled(first) }],
            errors: others.length > 0 ? ambiguous(read, parsed.value) : [],
        };
    const textsFor = (architecture) => ({
        variant: { name: layerName, architecture },
        input: (name) => (name === 'compatible-architectures' ? architecture : filled(architecture)(name)),
    });
    return {
        texts: [textsFor(first), ...others.map(textsFor)],
        errors: others.length > 0 ? (0,read_all/* brokenRules */.P6)(rulesForSeveral(read, parsed.value)) : [],
    };
}
function isFilled(input) {
    return filledInputs.some((name) => name === input);
}
/** Without the placeholder in "layer-name", one layer is for all declared architectures. */
function ambiguous(read, architectures) {
    return filledInputs
        .filter((input) => (0,architecture_placeholder/* hasArchitecturePlaceholder */.H1)(read(input)))
        .map((input) => (0,message/* about */.Cv)('two-inputs-contradict-each-other', `Input "${input}" has "${architecture_placeholder/* architecturePlaceholder */.x9}", but one layer is for ${architectures.join(' and ')}, because "layer-name" has no ` +
        `"${architecture_placeholder/* architecturePlaceholder */.x9}". Add it to "layer-name" to publish one layer for each architecture, or remove it from "${input}".`));
}
/** What belongs to one layer needs a separate name for each of them. */
function rulesForSeveral(read, architectures) {
    const lacksPlaceholder = (input) => read(input) !== '' && !(0,architecture_placeholder/* hasArchitecturePlaceholder */.H1)(read(input));
    const layers = `the step has one layer for ${architectures.join(' and one for ')}`;
    return [
        [
            lacksPlaceholder('archive'),
            (0,message/* about */.Cv)('two-inputs-contradict-each-other', `Input "archive" is ${(0,quote/* quote */.h)(read('archive'))}, which is one zip file, but ${layers}. Add "${architecture_placeholder/* architecturePlaceholder */.x9}" to its path, ` +
                'or use a separate step for each architecture.'),
        ],
        [
            (0,parse/* itemsOf */.S3)(read('export')).some((one) => /^\s*index\s*:/.test(one) && !(0,architecture_placeholder/* hasArchitecturePlaceholder */.H1)(one)),
            (0,message/* about */.Cv)('a-file-cannot-be-written', `Input "export" has one index, but ${layers}. Add "${architecture_placeholder/* architecturePlaceholder */.x9}" to its path.`),
        ],
        [
            lacksPlaceholder('sbom'),
            (0,message/* about */.Cv)('a-file-cannot-be-written', `Input "sbom" is ${(0,quote/* quote */.h)(read('sbom'))}, which is one file, but ${layers}. Add "${architecture_placeholder/* architecturePlaceholder */.x9}" to its path.`),
        ],
        [
            (0,parse/* itemsOf */.S3)(read('ssm-parameter')).some((one) => !(0,architecture_placeholder/* hasArchitecturePlaceholder */.H1)(one) && !one.includes('{name}')),
            (0,message/* about */.Cv)('the-parameter-cannot-be-set', `Input "ssm-parameter" is ${(0,quote/* quote */.h)(read('ssm-parameter'))}, which has one parameter for both, but ${layers}. ` +
                `Add "${architecture_placeholder/* architecturePlaceholder */.x9}" to each name.`),
        ],
    ];
}
/** Returns an error for each file that two layers would write, except a file of "export" that contains both. */
function conflictsBetween(jobs) {
    const exported = new Set(jobs.flatMap(({ inputs }) => inputs.export.map(({ path }) => path)));
    const others = jobs.flatMap(({ inputs: { sbom, archive } }) => [sbom, archive].filter((path) => path !== undefined));
    return (0,paths/* conflictingPaths */.Jb)([...exported, ...others]).map((path) => (0,message/* about */.Cv)('a-file-cannot-be-written', `The files of "export", "sbom" and "archive" of both layers must be separate, but ${(0,quote/* quote */.h)(path)} is the path or the folder of two of ` +
        'them. Use separate paths.'));
}


/***/ }),

/***/ 31134:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   A0: () => (/* binding */ architectureSetsOf),
/* harmony export */   D3: () => (/* binding */ loadTargetOf),
/* harmony export */   Nk: () => (/* binding */ metadataOf),
/* harmony export */   Qg: () => (/* binding */ wantedFrom),
/* harmony export */   aC: () => (/* binding */ runnerArchitecture),
/* harmony export */   pQ: () => (/* binding */ numberingOf),
/* harmony export */   v5: () => (/* binding */ warningsAbout)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);


/** The architecture of this runner. */
const runnerArchitecture = process.arch === 'arm64' ? 'arm64' : 'x86_64';
/** Returns the target of the build: the declared architecture and runtimes. The default architecture is that of this runner. */
function targetOf(inputs) {
    const declared = inputs['compatible-architectures'];
    const [first = runnerArchitecture] = declared;
    const architecture = declared.includes(runnerArchitecture) ? runnerArchitecture : first;
    return {
        runtimes: inputs['compatible-runtimes'],
        architecture,
        matchesRunner: architecture === runnerArchitecture,
    };
}
/** Returns the architecture and the runtimes in which the layer must load. */
function loadTargetOf(inputs) {
    const { architecture } = targetOf(inputs);
    return { runtimes: inputs['compatible-runtimes'], architecture };
}
/**
 * Returns the declared architectures of the versions that the layer replaces. If the inputs declare none, the content decides, which is not
 * known before the archive is written. So versions with and without the default are compared.
 */
function architectureSetsOf({ 'compatible-architectures': declared }) {
    return declared.length > 0 ? [declared] : [[], [runnerArchitecture]];
}
/**
 * Returns the layer that every Region should have. `license` is that of the manifest. The default description contains GITHUB_REPOSITORY and
 * GITHUB_SHA.
 */
function wantedFrom(inputs, archive, license, env) {
    return {
        codeSha256: archive.sha256,
        runtimes: inputs['compatible-runtimes'],
        architectures: architecturesOf(inputs, archive),
        description: inputs.description ?? defaultDescription(env),
        licenseInfo: inputs['license-info'] ?? license?.slice(0, 512) ?? '',
        isExplicit: {
            description: inputs.description !== undefined,
            licenseInfo: inputs['license-info'] !== undefined,
        },
        principals: inputs.principals,
        skipUnchanged: inputs['skip-unchanged'],
        numbering: numberingOf(inputs),
        inAllRegions: inputs['on-failure'] === 'rollback',
        retain: inputs['retain-versions'],
    };
}
/** Returns the metadata of the layer version. */
function metadataOf({ runtimes, architectures, description, licenseInfo }) {
    return { runtimes, architectures, description, licenseInfo };
}
/** Returns the version number that the inputs require. */
function numberingOf({ version, 'align-versions': aligned }) {
    if (version !== undefined)
        return { kind: 'exact', version };
    return { kind: aligned ? 'aligned' : 'next' };
}
/** Returns a warning if the layer has native code but no declared runtimes. */
function warningsAbout(inputs, { hasNativeCode }) {
    if (!hasNativeCode || inputs['compatible-runtimes'].length > 0)
        return [];
    return [
        (0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)('the-target-was-not-declared', 'The layer contains native code, but "compatible-runtimes" is not set. The layer is built for the language version of ' +
            'this runner. Set "compatible-runtimes" to the runtimes of the functions that use it.'),
    ];
}
function architecturesOf(inputs, { hasNativeCode }) {
    const declared = inputs['compatible-architectures'];
    if (hasNativeCode && declared.length > 1) {
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            topic: 'native-code-does-not-load',
            text: `Input "compatible-architectures" has ${declared.join(' and ')}, but the layer contains native code, which runs ` +
                'on only one of them. To publish one layer for each architecture, add "{architecture}" to "layer-name".',
        });
    }
    return declared.length === 0 && hasNativeCode ? [runnerArchitecture] : declared;
}
function defaultDescription({ GITHUB_REPOSITORY: repository, GITHUB_SHA: sha }) {
    return repository && sha ? `${repository}@${sha}`.slice(0, 256) : '';
}


/***/ }),

/***/ 82567:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ readRegionsTask)
/* harmony export */ });
/** The argument with which this action only reads the Regions. */
const readRegionsTask = 'read-regions';


/***/ })

};
