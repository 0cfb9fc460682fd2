export const id = 664;
export const ids = [664];
export const modules = {

/***/ 2217:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ ProxyFailure)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8414);

/** A proxy that gave no connection, so that nothing was sent. `isFinal`: it will not give one when it is asked again either. */
class ProxyFailure extends Error {
    isFinal;
    constructor(text, { isFinal, cause }) {
        super(text, { cause });
        this.name = 'ProxyFailure';
        this.isFinal = isFinal;
    }
    /** The proxy answered a request to connect with an error. */
    static refusing({ host, variable }, target, status) {
        const text = status === 407
            ? `The proxy ${host} (${variable}) did not connect to ${target}: it answered with the status 407. Put a user and a password that it accepts into ${variable}.`
            : `The proxy ${host} (${variable}) did not connect to ${target}: it answered with the status ${status}. Allow this host on the proxy, or add it to NO_PROXY if it can be reached directly.`;
        return new ProxyFailure(text, { isFinal: status >= 400 && status < 500 && status !== 429 });
    }
    /** The proxy did not answer a request to connect in time. */
    static silent({ host, variable }, milliseconds) {
        return new ProxyFailure(`The proxy ${host} (${variable}) gave no connection within ${milliseconds / 1_000} s. Check the variable, and that this runner reaches the proxy.`, { isFinal: false });
    }
    /** There is no connection to the proxy, or it broke. */
    static unreached({ host, variable }, cause) {
        const [line = ''] = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause).split('\n');
        return new ProxyFailure(`The proxy ${host} (${variable}) could not be used: ${line}. Check the variable, and that this runner reaches the proxy.`, { isFinal: false, cause });
    }
}


/***/ }),

/***/ 3748:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ isThrottled),
/* harmony export */   CR: () => (/* binding */ wasNeverSent),
/* harmony export */   GZ: () => (/* binding */ isDenied),
/* harmony export */   IE: () => (/* binding */ isUnknownClient),
/* harmony export */   Ni: () => (/* binding */ isUnanswered),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   aP: () => (/* binding */ isRegionsOwn),
/* harmony export */   ag: () => (/* binding */ said),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   fG: () => (/* binding */ whyRefused),
/* harmony export */   gK: () => (/* binding */ gist),
/* harmony export */   ii: () => (/* binding */ isOverrun),
/* harmony export */   kL: () => (/* binding */ isTimeout),
/* harmony export */   lT: () => (/* binding */ askedToWait),
/* harmony export */   mp: () => (/* binding */ hasRefusingStatus),
/* harmony export */   r: () => (/* binding */ isInWords),
/* harmony export */   vu: () => (/* binding */ isRefusal)
/* harmony export */ });
/* harmony import */ var _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2217);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8414);
/* harmony import */ var _denials_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5091);
/* harmony import */ var _unreachable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9493);




/** What AWS said, for anything that a call of the SDK threw: its error code and message, as a sentence. */
function said(error) {
    if (error instanceof _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyFailure */ .N)
        return error.message;
    if (!(error instanceof Error && '$fault' in error))
        return (0,_unreachable_js__WEBPACK_IMPORTED_MODULE_3__/* .obstacleOf */ .H)(error) === undefined
            ? `There was no reply that can be read (${gist(error)}).`
            : `Could not reach AWS (${gist(error)}).`;
    if (isWordless(error))
        return `AWS answered with the status ${statusOf(error)}.`;
    const text = error.message.trim() || 'no message';
    return `AWS said: ${error.name}: ${text}${/[.!?]$/.test(text) ? '' : '.'}`;
}
/** The same error without what is to `hide`, which AWS can repeat in its messages. */
function withoutSecrets(error, hide) {
    if (!(error instanceof Error))
        return error;
    const [name, message] = [hide(error.name), hide(error.message)];
    // Those of the system cannot be written to.
    if (name !== error.name)
        error.name = name;
    if (message !== error.message)
        error.message = message;
    return error;
}
/** Milliseconds that AWS asks to wait before a call is sent again (the header Retry-After). */
function askedToWait(error) {
    const { $response } = (error ?? {});
    const asked = $response?.headers?.['retry-after'] ?? '';
    // Seconds, or a date (RFC 9110, 10.2.3).
    const milliseconds = /^\d+$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - Date.now();
    return Number.isFinite(milliseconds) ? Math.max(0, Math.min(milliseconds, 20_000)) : 0;
}
/** What a refusal means and what to do, and what AWS said; `own` are the caller's cures, which come before the common ones. */
function explain(error, own = []) {
    const obstacle = (0,_unreachable_js__WEBPACK_IMPORTED_MODULE_3__/* .obstacleOf */ .H)(error);
    if (obstacle !== undefined)
        return `${said(error)} ${obstacle}`;
    const cure = cureFor(error, own);
    return cure ? `${cure} ${said(error)}` : said(error);
}
const deniedByS3 = /S3 Error Code: AccessDenied\b/;
function cureFor(error, own) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : '';
    const cure = [...own, ...cures].find(({ matches }) => matches.test(text))?.cure;
    // Lambda reads a staged zip with these credentials, and repeats what S3 said.
    const isDenial = isDenied(error) || deniedByS3.test(text);
    return isDenial ? ((0,_denials_js__WEBPACK_IMPORTED_MODULE_2__/* .denialIn */ .H)(error) ?? cure) : cure;
}
/**
 * Whether AWS did not do what was asked: it answered so, or was not even asked, as the SDK does not know where to. After anything
 * else it may have done it. S3 redirects instead. A response that is truncated, empty or cannot be parsed is not AWS's word, whatever
 * its status.
 */
function isRefusal(error) {
    if ((0,_unreachable_js__WEBPACK_IMPORTED_MODULE_3__/* .isUnsendable */ .M)(error))
        return true;
    const isOfFrontDoor = isThrottled(error) || statusOf(error) === 413;
    return hasRefusingStatus(error) && (isInWords(error) || isOfFrontDoor);
}
/** The same for a response to HEAD, which has no body that could be whole. */
function hasRefusingStatus(error) {
    const status = statusOf(error);
    // Proxies say so of a client that has gone or was slow.
    return status >= 300 && status < 500 && status !== 408 && status !== 499;
}
/** Whether an error response has a code and a message, as all of AWS's have but those of its front door. */
function isInWords(error) {
    return !/^(?:Unknown|(?:Syntax|Type|Range|Timeout|Abort)?Error)?$/.test(nameOf(error)) && !isWordless(error);
}
/** Why AWS refused, where the next step depends on it. */
function whyRefused(error) {
    if (statusOf(error) === 413 || isTooSlow(error))
        return 'too-large';
    if (nameOf(error).startsWith('CodeStorageExceeded'))
        return 'storage-full';
    if (/S3 Error Code: NoSuch(Key|Version)/.test((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)))
        return 'object-gone';
    return isDenied(error) ? 'denied' : undefined;
}
/** Whether the credentials may not do what was asked; to HEAD that is a bare 400 or 403 (S3: HeadBucket, "Permissions"). */
function isDenied(error) {
    const status = statusOf(error);
    return isWordless(error) ? status === 400 || status === 403 : /^AccessDenied/.test(nameOf(error));
}
/** Whether AWS refused a call because the keys were good once. */
function isExpired(error) {
    return expired.test(nameOf(error));
}
/** Whether AWS does not know the keys: for a moment after they were given, or in a Region that is switched off. */
function isUnknownClient(error) {
    return /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId)/.test(nameOf(error));
}
/** Whether AWS refused a call for its rate alone, so that it can be sent again. */
function isThrottled(error) {
    return statusOf(error) === 429 || throttled.test(nameOf(error));
}
/** Whether a policy was changed by another in the same moment, so that AWS did not do what was asked (RevisionId). */
function isOverrun(error) {
    return nameOf(error).startsWith('PreconditionFailed');
}
/** Whether a request was under way for longer than its signature holds: five minutes (AWS: "Signature Version 4"). */
function isTooSlow(error) {
    return (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).startsWith('Signature expired');
}
/** Whether a reply did not come in time. The SDK gives a connection that broke this name too, and keeps its code. */
function isTimeout(error) {
    return nameOf(error) === 'TimeoutError' && !isBroken(error);
}
/** Whether a call did not even get to AWS, so that it did not do what was asked. */
function wasNeverSent(error) {
    if (error instanceof _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyFailure */ .N || nameOf(error) === 'EndpointError')
        return true;
    const { code = '' } = (error ?? {});
    return (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(code) ||
        (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).includes(unconnected));
}
/** Whether another Region may take what this one did not: it is switched off in the account, or does not answer. */
function isRegionsOwn(error) {
    // Another Region is behind the same proxy.
    if (error instanceof _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyFailure */ .N)
        return false;
    return !isRefusal(error) || isUnknownClient(error) || nameOf(error).startsWith('RegionDisabled');
}
/** Whether a call failed on the way: nobody answered it, as far as is known. */
function isUnanswered(error) {
    return (0,_unreachable_js__WEBPACK_IMPORTED_MODULE_3__/* .obstacleOf */ .H)(error) !== undefined || isTimeout(error) || isBroken(error);
}
/** The HTTP status of a reply; 0 where there was none. */
function statusOf(error) {
    return (error ?? {}).$metadata?.httpStatusCode ?? 0;
}
/** AWS's code for an error, such as `AccessDenied`. */
function nameOf(error) {
    return error instanceof Error ? error.name : '';
}
/** A reply to HEAD has no body, so no code and no message: the SDK puts its own in their place. */
function isWordless(error) {
    return /^Unknown(?:Error)?$/.test((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error));
}
/** Why there is no response, in a few words: the SDK's own errors are written for its users. */
function gist(error) {
    if (error instanceof SyntaxError)
        return 'it is not JSON';
    if (isTimeout(error))
        return 'it took too long';
    const [line = ''] = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).split('\n');
    return isBroken(error) || line === '' ? 'the connection broke' : line;
}
function isBroken(error) {
    return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}
/** The SDK's words for its `connectionTimeout`. */
const unconnected = 'without establishing a connection';
const throttled = /^(TooManyRequests|TooManyUpdates|Throttling|SlowDown)/;
const expired = /^(ExpiredToken|RequestExpired)/;
const regionRefusal = /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|RegionDisabled)/;
const cures = [
    {
        matches: /^AccessDenied/,
        cure: "These credentials may not do this. Add the permission to the role's policy; the README lists the least that is needed.",
    },
    {
        matches: regionRefusal,
        cure: 'The Region is not enabled in this account, or does not know these credentials. Enable the Region (Account, AWS Regions), or remove it from "regions".',
    },
    {
        matches: expired,
        cure: 'The credentials have expired. Raise "role-duration-seconds", or renew the keys, and run again.',
    },
    {
        matches: /: Signature expired/,
        cure: 'The request was under way for too long, or the clock of the runner is wrong. Set "s3-bucket" to a bucket that a large zip can go through.',
    },
    {
        matches: /^(InvalidSignature|SignatureDoesNotMatch|RequestTimeTooSkewed)/,
        cure: 'AWS does not accept the signature. Check the secret access key, and the clock of the runner.',
    },
    {
        matches: /^CodeStorageExceeded/,
        cure: 'The code storage of the Region is full. Take old versions back with "yank", keep fewer from now on with "retain-versions", and run again.',
    },
    {
        matches: /^Request(Entity)?TooLarge/,
        cure: 'The zip is too large for a direct upload. Set "s3-bucket" to a bucket that it can go through.',
    },
    {
        matches: /S3 Error Code: AccessDenied/,
        cure: 'These credentials may not read the staged zip. They need s3:GetObject and s3:GetObjectVersion, and kms:Decrypt for a bucket with a KMS key.',
    },
    {
        matches: /^PolicyLengthExceeded/,
        cure: "The layer version's policy is full. Grant to an organization id (o-...) instead of many accounts.",
    },
    {
        matches: throttled,
        cure: 'AWS takes only so many requests a second in a Region, and others send some too. Run again later.',
    },
];


/***/ }),

/***/ 5575:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ configOf)
/* harmony export */ });
/**
 * The configuration of a client. Everything that the SDK would otherwise look up by itself, in variables and in the shared config
 * file, is set here, so that nothing there changes in silence what was judged. The SDK's own retries do not know a read from a
 * write: one lost reply to a publish gave two versions, five times out of five.
 */
function configOf(service, region, { endpoints: { custom, fips, dualStack }, httpsAgent }, { requestHandler }) {
    const endpoint = custom.get(service);
    return {
        region,
        maxAttempts: 1,
        retryMode: 'standard',
        defaultsMode: 'legacy',
        authSchemePreference: [],
        ignoreConfiguredEndpointUrls: true,
        ...(endpoint === undefined ? {} : { endpoint }),
        useFipsEndpoint: fips,
        useDualstackEndpoint: dualStack,
        requestHandler: { ...requestHandler, httpsAgent },
    };
}


/***/ }),

/***/ 5091:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ denialIn)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8414);

const askTheOrganization = 'Ask the administrators of the organization for an exception, or remove the Region from "regions".';
/** The policies that AWS names in a denial (IAM: "Troubleshoot access denied error messages"). */
const kinds = [
    {
        named: /service control policy/,
        is: 'A service control policy (SCP) of the organization',
        ifDenied: askTheOrganization,
        ifNotAllowed: askTheOrganization,
    },
    {
        named: /resource control policy/,
        is: 'A resource control policy (RCP) of the organization',
        ifDenied: askTheOrganization,
        ifNotAllowed: askTheOrganization,
    },
    {
        named: /permissions? boundary/,
        is: 'The permissions boundary of the role or user',
        ifDenied: 'Remove the Deny statement from the boundary, or use another boundary.',
        ifNotAllowed: 'Add the permission to the boundary too.',
    },
    {
        named: /session policy/,
        is: 'The session policy, which a step before this one gave to the credentials,',
        ifDenied: 'Remove the Deny statement from that session policy.',
        ifNotAllowed: 'Add the permission to that session policy too.',
    },
    {
        named: /VPC endpoint policy/,
        is: 'The policy of the VPC endpoint of the runner',
        ifDenied: 'Remove the Deny statement from that policy, or use another network.',
        ifNotAllowed: 'Add the permission to that policy, or use another network.',
    },
    {
        named: /role trust policy/,
        is: 'The trust policy of the role',
        ifDenied: 'Remove the Deny statement from the trust policy, or make its conditions fit this job.',
        ifNotAllowed: 'Allow the action in the trust policy.',
    },
    {
        named: /resource-based policy/,
        is: 'The policy of the resource',
        ifDenied: 'Remove the Deny statement from that policy, or make its conditions fit.',
        ifNotAllowed: 'Allow the action in that policy, as the resource belongs to another account.',
    },
    {
        named: /identity-based policy/,
        is: 'A policy of the role or user',
        ifDenied: 'Remove the Deny statement from that policy, or make its conditions fit.',
        ifNotAllowed: '',
    },
];
/**
 * Which policy stands in the way of a call and what to do, if AWS says that adding a permission to the role would not help;
 * undefined if it would, or if AWS does not say.
 */
function denialIn(error) {
    const message = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    const denied = /(?:with an |by an? )?explicit(?:ly)? den(?:y|ied)(.*)/is.exec(message);
    if (denied)
        return explicitDenial(denied[1] ?? '');
    const [, policy = ''] = /because no (.+?) allows/is.exec(message) ?? [];
    const kind = kinds.find(({ named }) => named.test(policy));
    if (!kind?.ifNotAllowed)
        return undefined;
    return `${kind.is} does not allow this, so that adding a permission to the role alone does not help. ${kind.ifNotAllowed}`;
}
function explicitDenial(where) {
    const kind = kinds.find(({ named }) => named.test(where));
    const what = kind?.is ?? 'A policy';
    const cure = kind?.ifDenied ?? 'Find its Deny statement: AWS does not say which policy it is.';
    return `${what} denies this explicitly, so that adding a permission does not help. ${cure}`;
}


/***/ }),

/***/ 4975:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ renewable),
/* harmony export */   AX: () => (/* binding */ attemptsWhileYoung),
/* harmony export */   Zu: () => (/* binding */ fixed),
/* harmony export */   lc: () => (/* binding */ providerOf)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8414);

/** How often keys that are not known are tried while they are young (configure-aws-credentials#1681). */
const attemptsWhileYoung = 3;
/** Milliseconds for which keys are young. */
const youth = 60_000;
/** Keys that stay as they are. */
function fixed(credentials) {
    return {
        current: () => credentials,
        renew: () => Promise.resolve({ failed: '' }),
        areYoung: () => false,
    };
}
/** Keys for a role, which `assume` gives again when they have expired. */
function renewable(first, assume, now = () => performance.now()) {
    let current = first;
    let given = now();
    let renewed;
    const renew = async () => {
        try {
            current = await assume();
            given = now();
            return 'renewed';
        }
        catch (error) {
            return { failed: (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) };
        }
    };
    return {
        current: () => current,
        renew: () => (renewed ??= renew()),
        areYoung: () => now() - given < youth,
    };
}
/** The keys as the SDK takes them. It asks again before each call only because they seem to have expired long ago. */
function providerOf(keys) {
    return async () => ({ ...keys.current(), expiration: new Date(0) });
}


/***/ }),

/***/ 5860:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cJ: () => (/* binding */ Cancelled),
/* harmony export */   q_: () => (/* binding */ endOfRun),
/* harmony export */   x3: () => (/* binding */ paceOf)
/* harmony export */ });
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9145);

/** Why a call was not made: the run was cancelled, or has taken too long. */
class Cancelled extends Error {
    constructor({ reason }, { run }) {
        super(reason instanceof DOMException && reason.name === 'TimeoutError'
            ? `The run had taken ${run / 60_000} minutes before this was done. Run again: it goes on where it stopped.`
            : 'The run was cancelled before this was done.');
        this.name = 'Cancelled';
    }
}
/** The end of a run's time with AWS: its cancellation, or its deadline. */
function endOfRun(cancelled, { run }) {
    return AbortSignal.any([cancelled, AbortSignal.timeout(run)]);
}
/** The pace in one Region, until the end of the run. */
function paceOf({ sleep, deadlines, trace, hide, wiring }, end) {
    return {
        sleep,
        wait: (0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .untilSpent */ .d4)(sleep, deadlines.retries),
        goOn: () => {
            if (end.aborted)
                throw new Cancelled(end, deadlines);
        },
        deadlines,
        trace,
        wiring,
        hide,
    };
}


/***/ }),

/***/ 1363:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AS: () => (/* binding */ codeStorageIn),
/* harmony export */   Jp: () => (/* binding */ parameterIn),
/* harmony export */   Nm: () => (/* binding */ layerVersionIn),
/* harmony export */   T2: () => (/* binding */ requireGranted),
/* harmony export */   V$: () => (/* binding */ requireWritten),
/* harmony export */   Yz: () => (/* binding */ parsed),
/* harmony export */   a9: () => (/* binding */ downloadIn),
/* harmony export */   bS: () => (/* binding */ isNoContent),
/* harmony export */   cS: () => (/* binding */ usesIn),
/* harmony export */   iE: () => (/* binding */ policyIn),
/* harmony export */   l1: () => (/* binding */ accountIn),
/* harmony export */   ud: () => (/* binding */ versionsIn)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _send_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7529);
/* harmony import */ var _aws_names_known_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3706);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(429);




/** AWS leaves out what is not set; some of its own stand-ins send null or an empty text. */
const optionalText = (most) => valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .maxLength */ .Ru6(most)), '');
const optionalTexts = valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .maxLength */ .Ru6(100))), []);
const versionNumber = valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minValue */ .Wwf(1));
const bytes = valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minValue */ .Wwf(0));
/** The base64 form of 32 bytes. */
const sha256 = valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .regex */ .yGV(/^[A-Za-z0-9+/]{43}=$/));
const marker = valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .maxLength */ .Ru6(10_000)), '');
/** A version's ARN has its number, and belongs to its account, Region and partition. */
const listedVersion = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    LayerVersionArn: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    Version: versionNumber,
    Description: optionalText(256),
});
const layerVersion = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    ...listedVersion.entries,
    LayerArn: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    LicenseInfo: optionalText(512),
    CompatibleRuntimes: optionalTexts,
    CompatibleArchitectures: optionalTexts,
    Content: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ CodeSha256: sha256, CodeSize: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(bytes), Location: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()) }),
});
const versionsPage = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ LayerVersions: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(listedVersion), NextMarker: marker });
const functionsPage = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    Functions: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        FunctionArn: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        Layers: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ Arn: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .startsWith */ .w1_('arn:')) })), []),
    })),
    NextMarker: marker,
});
const policy = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ Policy: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .nonEmpty */ .hq()) });
const granted = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ Statement: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .nonEmpty */ .hq()) });
const settings = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    AccountUsage: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ TotalCodeSize: bytes }),
    AccountLimit: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ TotalCodeSize: bytes }),
});
const parameter = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    Parameter: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        Name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        Type: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['String', 'StringList', 'SecureString']),
        Value: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .nonEmpty */ .hq()),
        ARN: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    }),
});
const written = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ Version: versionNumber });
const noContent = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ $metadata: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ httpStatusCode: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(204) }) });
const identity = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ Account: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .regex */ .yGV(/^\d{12}$/)), Arn: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()) });
/** The version that a response to GetLayerVersion or PublishLayerVersion is about. `version` is the number that was asked for, if one was. Throws if it is about anything else. */
function layerVersionIn(response, about) {
    const read = parsed(layerVersion, response);
    const { LayerVersionArn: arn, LayerArn: layer, Version: version, Content } = read;
    if (layer && layer !== arnOf(about))
        return (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)();
    if (about.version !== undefined && about.version !== version)
        return (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)();
    requireArn(arn, version, about);
    return {
        arn,
        version,
        codeSha256: Content.CodeSha256,
        description: read.Description,
        licenseInfo: read.LicenseInfo,
        runtimes: read.CompatibleRuntimes,
        // A new one is for AWS to know.
        architectures: read.CompatibleArchitectures,
    };
}
/** Where a response to GetLayerVersion says that the version's archive can be downloaded. Throws if it is about anything else. */
function downloadIn(response, about) {
    const { codeSha256: hash } = layerVersionIn(response, about);
    const { Location: url, CodeSize: size } = parsed(layerVersion, response).Content;
    return url && size ? { url, size, sha256: hash } : (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)();
}
/** A page of ListLayerVersions. Throws if a version is of another layer. */
function versionsIn(response, about) {
    const { LayerVersions, NextMarker } = parsed(versionsPage, response);
    const items = LayerVersions.map(({ LayerVersionArn: arn, Version: version, Description: description }) => {
        requireArn(arn, version, about);
        return { arn, version, description };
    });
    return { items, next: NextMarker };
}
/**
 * The numbers of a layer's versions on a page of ListFunctions. A layer of that name in another account counts too: rather one version too
 * many is kept. Throws if a function is of another account or Region.
 */
function usesIn(response, { region, account, layerName }) {
    const { Functions, NextMarker } = parsed(functionsPage, response);
    const own = `arn:${(0,_aws_names_known_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region)}:lambda:${region}:${account}:function:`;
    if (!Functions.every(({ FunctionArn }) => FunctionArn.startsWith(own)))
        return (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)();
    const items = Functions.flatMap(({ Layers }) => Layers).flatMap(({ Arn }) => {
        const [, name, version] = /:layer:([^:]+):(\d+)$/.exec(Arn) ?? [];
        return name === layerName ? [Number(version)] : [];
    });
    return { items, next: NextMarker };
}
/** The statements of the policy in a response to GetLayerVersionPolicy. Throws if one is about another version, or an id occurs twice. */
function policyIn(response, about) {
    const { statements, resources } = (0,_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .statementsOf */ .G)(parsed(policy, response).Policy);
    if (!resources.every((resource) => resource === `${arnOf(about)}:${about.version}`))
        return (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)();
    return new Set(statements.map(({ id }) => id)).size === statements.length ? statements : (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)();
}
/** Throws if a response to AddLayerVersionPermission is about another version or statement. */
function requireGranted(response, { version, statementId, ...about }) {
    const { statements, resources } = (0,_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .statementsOf */ .G)(JSON.stringify({ Statement: [JSON.parse(parsed(granted, response).Statement)] }));
    const isAbout = resources[0] === `${arnOf(about)}:${version}` && statements[0]?.id === statementId;
    if (!isAbout)
        (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)();
}
/** How much code the account stores, by a response to GetAccountSettings. */
function codeStorageIn(response) {
    const { AccountUsage, AccountLimit } = parsed(settings, response);
    return { used: AccountUsage.TotalCodeSize, limit: AccountLimit.TotalCodeSize };
}
/** A parameter's value and type. Throws if the response to GetParameter is about another parameter, account or Region. */
function parameterIn(response, { name, region, account }) {
    const { Name, Type, Value, ARN } = parsed(parameter, response).Parameter;
    const arn = `arn:${(0,_aws_names_known_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region)}:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`;
    return Name === name && (!ARN || ARN === arn) ? { value: Value, type: Type } : (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)();
}
/** Throws if a response to PutParameter does not say which version it wrote. */
function requireWritten(response) {
    parsed(written, response);
}
/**
 * Whether a response has the status that AWS gives to what removes something: 204, without a body (AWS: DeleteLayerVersion; S3: DeleteObject).
 * Another one can be that of another call.
 */
function isNoContent(response) {
    return valibot__WEBPACK_IMPORTED_MODULE_2__.is(noContent, response);
}
/** The 12-digit account in a response to GetCallerIdentity. Throws if it, or its ARN, is of another account than expected. */
function accountIn(response, expected) {
    const { Account, Arn } = parsed(identity, response);
    if (expected !== undefined && Account !== expected)
        return (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)();
    return !Arn || Arn.split(':')[4] === Account ? Account : (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)();
}
function requireArn(arn, version, about) {
    if (arn !== `${arnOf(about)}:${version}`)
        (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)();
}
/** The ARN that AWS gives a layer (AWS: "Actions, resources, and condition keys for AWS Lambda"). It is compared with responses, never handed out. */
function arnOf({ region, account, layerName }) {
    return `arn:${(0,_aws_names_known_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region)}:lambda:${region}:${account}:layer:${layerName}`;
}
/** A response as a schema reads it. Throws if it has another form. */
function parsed(schema, response) {
    const { success, output } = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(schema, response);
    return success ? output : (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)();
}


/***/ }),

/***/ 9145:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R$: () => (/* binding */ retrying),
/* harmony export */   d4: () => (/* binding */ untilSpent),
/* harmony export */   fR: () => (/* binding */ attemptsToWrite),
/* harmony export */   j8: () => (/* binding */ attemptsInPassing),
/* harmony export */   mu: () => (/* binding */ attemptsToHead),
/* harmony export */   yj: () => (/* binding */ attemptsToRead)
/* harmony export */ });
/* unused harmony export PatienceSpent */
/* harmony import */ var _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2217);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3748);


/** Why there is no further attempt: those before have used up the patience with a Region. */
class PatienceSpent extends Error {
    constructor(milliseconds) {
        super(`The retries in this Region have taken ${milliseconds / 1_000} s.`);
        this.name = 'PatienceSpent';
    }
}
/** Sleeps like `sleep`, but for so long in all only; then it rejects with PatienceSpent. */
function untilSpent(sleep, most) {
    let spent = 0;
    return async (milliseconds) => {
        if (spent + milliseconds > most)
            throw new PatienceSpent(most);
        spent += milliseconds;
        await sleep(milliseconds);
    };
}
/** How often a call that changes nothing is sent: a refusal is final, and each reply that does not come takes its timeout. */
function attemptsToRead(error) {
    if (isMisconfigured(error))
        return 1;
    if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isThrottled */ .B5)(error))
        return 6;
    if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error))
        return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isOverrun */ .ii)(error) ? 2 : 1;
    return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isTimeout */ .kL)(error) ? 2 : 4;
}
/** The same for a call by HEAD. */
function attemptsToHead(error) {
    return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .hasRefusingStatus */ .mp)(error) && !(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isThrottled */ .B5)(error) ? 1 : attemptsToRead(error);
}
/** The same for what nothing depends on that would be worth waiting for. */
function attemptsInPassing(error) {
    return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isThrottled */ .B5)(error) || (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isTimeout */ .kL)(error) ? 1 : Math.min(attemptsToRead(error), 3);
}
/** How often a write is sent: again only if AWS did not look at it, because resending a lost publish makes a second version. */
function attemptsToWrite(error) {
    if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isThrottled */ .B5)(error))
        return 6;
    return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .wasNeverSent */ .CR)(error) && !isMisconfigured(error) ? 4 : 1;
}
/** Whether a call failed for how the runner or the action is set up: no attempt will find that different. */
function isMisconfigured(error) {
    return error instanceof _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyFailure */ .N ? error.isFinal : (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(error) === 'EndpointError';
}
/** Milliseconds that one call may spend waiting, whatever it is that AWS asks for. */
const patience = 45_000;
/** Milliseconds to which the pauses grow. */
const longestPause = 8_000;
/**
 * What `send` gives, sent again as often as `attemptsFor` its error allows, after a growing random pause, or the one
 * that AWS asks for if that is longer. Each number of attempts is counted by itself: a failure that may happen but twice is
 * not final because others went before.
 */
async function retrying(send, attemptsFor, sleep) {
    let waited = 0;
    const failures = new Map();
    for (let attempt = 1;; attempt += 1) {
        try {
            return await send();
        }
        catch (error) {
            const most = attemptsFor(error);
            const failed = (failures.get(most) ?? 0) + 1;
            failures.set(most, failed);
            const pause = Math.max(Math.random() * Math.min(250 * 2 ** attempt, longestPause), (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .askedToWait */ .lT)(error));
            waited += pause;
            if (failed >= most || waited > patience)
                throw error;
            await sleep(pause).catch((spent) => {
                throw spent instanceof PatienceSpent ? error : spent;
            });
        }
    }
}


/***/ }),

/***/ 7529:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   fU: () => (/* binding */ Endless),
/* harmony export */   yb: () => (/* binding */ askingWith)
/* harmony export */ });
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4975);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3748);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8414);
/* harmony import */ var _pace_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5860);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9145);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9128);






/** How the calls to one service in one Region are sent; `explain` tells why one of an operation failed. */
function askingWith(keys, { wait, goOn, hide }, explain) {
    let notRenewed = '';
    const sending = (send) => async () => {
        goOn();
        try {
            return await send();
        }
        catch (error) {
            if (!(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpired */ ._d)(error))
                throw error;
            const renewal = await keys.renew();
            if (renewal !== 'renewed') {
                notRenewed = renewal.failed;
                throw error;
            }
            goOn();
            // AWS did not do it, so that it can be sent again whatever it is.
            return send();
        }
    };
    const messageFor = (operation, error) => {
        if (isFinal(error))
            return error.message;
        if (isUnreadable(error))
            return `The reply to ${operation} was empty, truncated, or about something else.`;
        const text = explain((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutSecrets */ .cT)(error, hide), operation);
        return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpired */ ._d)(error) && notRenewed !== '' ? `${text} New ones could not be had: ${notRenewed}` : text;
    };
    const patient = (attempts) => (error) => {
        if (isFinal(error))
            return 1;
        return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnknownClient */ .IE)(error) && keys.areYoung() ? _keys_js__WEBPACK_IMPORTED_MODULE_0__/* .attemptsWhileYoung */ .AX : attempts(error);
    };
    return (operation, attempts, send) => (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retrying */ .R$)(sending(send), patient(attempts), wait).catch((error) => {
        const message = messageFor(operation, error);
        throw new _service_js__WEBPACK_IMPORTED_MODULE_5__/* .ServiceFailure */ .A(message, {
            refused: error instanceof _pace_js__WEBPACK_IMPORTED_MODULE_3__/* .Cancelled */ .cJ || isRefusalOf(operation, error),
            because: (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .whyRefused */ .fG)(error),
            cause: error,
        });
    });
}
/** Whether this action itself has given up the call, in words of its own: what it was to send is not what it was, for example. */
function isFinal(error) {
    return error instanceof _pace_js__WEBPACK_IMPORTED_MODULE_3__/* .Cancelled */ .cJ || error instanceof Endless || error instanceof _base_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF;
}
/** A reply to HEAD has no words. */
function isRefusalOf(operation, error) {
    return operation.startsWith('Head') ? (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .hasRefusingStatus */ .mp)(error) : (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error);
}
/** A listing had more pages, or took longer, than any layer needs. It is not asked for again. */
class Endless extends Error {
    constructor(pages) {
        super(`The listing did not end: ${pages} pages were read. Something between the runner and AWS may repeat responses, or the account has more than 10,000 versions of functions.`);
        this.name = 'Endless';
    }
}
class Unreadable extends Error {
}
/** Throws for a reply that lacks what it must have, or is about something else than what was asked. */
function unreadable() {
    throw new Unreadable('The reply was empty, truncated, or about something else.');
}
/** The SDK stumbles over a reply that is `null`, as we do over one inside. The errors of this class that Node throws have a code. */
function isUnreadable(error) {
    return error instanceof Unreadable || (error instanceof TypeError && !('code' in error));
}


/***/ }),

/***/ 3651:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ limitsOf)
/* harmony export */ });
/** The limits of a plain call, of one that carries a zip, and of an upload to S3. */
function limitsOf(deadlines) {
    const { connection, reply, upload, staging, stall } = deadlines;
    const within = (requestTimeout, socketTimeout) => ({
        requestHandler: {
            connectionTimeout: connection,
            requestTimeout,
            socketTimeout,
            throwOnRequestTimeout: true,
        },
        whole: connection + requestTimeout + reply,
    });
    return { plain: within(reply, reply), upload: within(upload, stall), staging: within(staging, stall) };
}


/***/ }),

/***/ 6434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ watched)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3748);

/**
 * The same client, whose calls end in time and are told of. The SDK's own timeouts are for a reply to begin, and for silence: one
 * that comes byte by byte would be read for ever.
 */
function watched(client, region, { trace, whole }) {
    const send = client.send.bind(client);
    client.send = async (command, options) => {
        const began = performance.now();
        const told = ({ $metadata: { httpStatusCode, requestId } = {} }, how) => {
            const operation = `${client.config.serviceId} ${command.constructor.name.replace(/Command$/, '')}`;
            const took = Math.round(performance.now() - began);
            trace(`${operation} in ${region}: ${httpStatusCode ?? 'no reply'}${how}, ${took} ms, request id ${requestId ?? 'unknown'}`);
        };
        const late = AbortSignal.timeout(whole);
        const abortSignal = options ? AbortSignal.any([late, options.abortSignal]) : late;
        try {
            const reply = await send(command, { abortSignal });
            told(reply, '');
            return reply;
        }
        catch (error) {
            told(error, ` ${(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(error)}`);
            throw late.aborted ? new TooSlow(whole) : error;
        }
    };
    return client;
}
/** By this name the SDK's own timeouts go too. */
class TooSlow extends Error {
    constructor(milliseconds) {
        super(`The whole call took longer than ${milliseconds / 1_000} s.`);
        this.name = 'TimeoutError';
    }
}


/***/ }),

/***/ 9493:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ obstacleOf),
/* harmony export */   M: () => (/* binding */ isUnsendable)
/* harmony export */ });
/** What keeps a call from getting to AWS, by the codes of Node and the words of the SDK, and what to do. */
const obstacles = [
    {
        fits: /^(?:ENOTFOUND|EAI_AGAIN|ENODATA)\b/,
        cure: 'Check that the Region exists, and the DNS, the proxy and the network of the runner.',
    },
    {
        fits: /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)\b/,
        cure: 'Check the network, the firewall and the proxy of the runner, and the endpoint if you set one.',
    },
    {
        fits: /^(?:CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)|\bcertificate\b/i,
        cure: 'The connection is not trusted. Set AWS_CA_BUNDLE to the certificates of the proxy or endpoint, and check the clock of the runner.',
    },
    {
        fits: /without establishing a connection/,
        cure: 'Check the network, the firewall and the proxy of the runner.',
    },
    {
        fits: /\bproxy\b/i,
        cure: 'Check HTTPS_PROXY and NO_PROXY, and the credentials in the address of the proxy.',
    },
];
/** What the SDK cannot send, by its name or code: settings that contradict each other, and keys that no header can have. */
const unsendable = [
    {
        fits: /^(?:EndpointError|ERR_INVALID_URL)$/,
        cure: 'Correct AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT and AWS_ENDPOINT_URL, or these settings in the shared config file.',
    },
    {
        fits: /^ERR_INVALID_CHAR$/,
        cure: 'Remove line breaks and other invisible characters from the credentials.',
    },
];
/** What to do if a call did not even get to AWS; undefined if it did, or may have. */
function obstacleOf(error) {
    const causes = [...causesOf(error)];
    return unsendableCure(error) ?? obstacles.find(({ fits }) => causes.some((text) => fits.test(text)))?.cure;
}
/** Whether the SDK could not even send a call. That stays so, however often it is tried. */
function isUnsendable(error) {
    return unsendableCure(error) !== undefined;
}
function unsendableCure(error) {
    if (!(error instanceof Error) || isReply(error))
        return undefined;
    const { code = '' } = error;
    return unsendable.find(({ fits }) => fits.test(error.name) || fits.test(String(code)))?.cure;
}
/** The code and the message of an error without a reply, and of what caused it. */
function* causesOf(error) {
    for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
        if (isReply(cause))
            return;
        yield `${cause.code ?? ''} ${cause.message}`;
    }
}
function isReply(error) {
    return ((error ?? {}).$metadata?.httpStatusCode !== undefined);
}


/***/ }),

/***/ 1664:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

;// CONCATENATED MODULE: ./src/aws-names/encryption.ts
/** An encryption with the placeholders filled in. */
function encryptionIn(region, account, { by, key }) {
    if (key === undefined)
        return { by };
    return { by, key: key.replaceAll('{region}', region).replaceAll('{account}', account) };
}

// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(8414);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var dist_cjs = __webpack_require__(1695);
// EXTERNAL MODULE: ./src/network/proxy-failure.ts
var proxy_failure = __webpack_require__(2217);
// EXTERNAL MODULE: ./src/regions/calls/clients.ts
var clients = __webpack_require__(5575);
// EXTERNAL MODULE: ./src/aws-names/given-credentials.ts
var given_credentials = __webpack_require__(754);
// EXTERNAL MODULE: ./src/regions/calls/keys.ts
var calls_keys = __webpack_require__(4975);
// EXTERNAL MODULE: ./src/regions/calls/denials.ts
var denials = __webpack_require__(5091);
// EXTERNAL MODULE: ./src/regions/calls/aws-errors.ts
var aws_errors = __webpack_require__(3748);
// EXTERNAL MODULE: ./src/regions/calls/responses.ts
var responses = __webpack_require__(1363);
// EXTERNAL MODULE: ./src/regions/calls/retry.ts
var retry = __webpack_require__(9145);
// EXTERNAL MODULE: ./src/regions/calls/timeouts.ts
var timeouts = __webpack_require__(3651);
// EXTERNAL MODULE: ./src/regions/calls/unreachable.ts
var unreachable = __webpack_require__(9493);
// EXTERNAL MODULE: ./src/regions/calls/traced-client.ts
var traced_client = __webpack_require__(6434);
;// CONCATENATED MODULE: ./src/regions/credentials/trust.ts
/** How a person repairs each way in which STS refuses a role, told from what the token says. */
function trustCures(role, token) {
    const claims = claimsOf(token);
    return [...(claims ? providerCures(role, claims) : []), ...roleCures(role)];
}
/** What is wrong with the identity provider in IAM, or with the token that it judges. */
function providerCures({ arn, from }, { iss, aud }) {
    const account = arn.split(':')[4] ?? '';
    const orSetAudience = takesTokens(from) ? ', or set "audience" to one that stands there' : '';
    return [
        {
            matches: /^InvalidIdentityToken.*audience/,
            cure: `The token's audience is "${aud}", and the identity provider for ${iss} in account ${account} does not list it. ` +
                `Add it to the client IDs there (IAM, Identity providers, Audiences)${orSetAudience}.`,
        },
        {
            matches: /^InvalidIdentityToken.*No OpenIDConnect provider/,
            cure: `Account ${account} does not know who signed the token. Create an identity provider there (IAM, Identity providers, ` +
                `OpenID Connect) with the provider URL ${iss} and the audience "${aud}", or check the account in the role's ARN.`,
        },
        {
            matches: /^InvalidIdentityToken.*thumbprint/s,
            cure: `The identity provider for ${iss} in account ${account} has an outdated certificate thumbprint. ` +
                'Update it there (IAM, Identity providers, Thumbprints), or by "aws iam update-open-id-connect-provider-thumbprint".',
        },
        {
            matches: /^InvalidIdentityToken.*issuer/is,
            cure: `The token's issuer is ${iss}, and AWS cannot use it. The identity provider in account ${account} must have exactly this URL, ` +
                'with https and without a slash at its end.',
        },
        {
            matches: verification,
            cure: `AWS could not get the keys to verify the token with, for as long as this step may wait. Run again. If it happens each time, ` +
                `${iss}/.well-known/openid-configuration and the keys that it names must be open to the internet.`,
        },
    ];
}
/** Whether the action requests tokens itself, or only reads them from a file. */
function newToken(from) {
    return takesTokens(from)
        ? 'Run again.'
        : 'Check the step before this one that writes the token file: it must write an ID token (JWT) of the identity provider.';
}
function roleCures({ from, durationSeconds }) {
    return [
        {
            matches: /^AccessDenied/,
            cure: 'There is no such role, or its trust policy does not let this job in: values must fit exactly, upper and lower case too.',
        },
        {
            matches: verification,
            cure: 'AWS could not get the keys to verify the token with, for as long as this step may wait. Run again.',
        },
        {
            matches: /^InvalidIdentityToken.*required claim/is,
            cure: `The token lacks a claim that AWS requires: it must have iss, aud, sub, iat and exp. ${newToken(from)}`,
        },
        {
            matches: /^InvalidIdentityToken.*(?:expired|issued within|issued at|not (?:yet )?valid (?:yet|before))/is,
            cure: `The times in the token do not fit: it has expired, or is not valid yet. Check the clock of the runner. ${newToken(from)}`,
        },
        {
            matches: /^InvalidIdentityToken.*signature/is,
            cure: `The token is not signed by a key of its identity provider, or was changed. ${newToken(from)}`,
        },
        {
            matches: /^IDPRejectedClaim/,
            cure: `The identity provider rejected the token: it has expired, was revoked, or is not one of this provider. ${newToken(from)}`,
        },
        {
            matches: /^InvalidIdentityToken/,
            cure: `The token is not one that AWS can read. ${newToken(from)}`,
        },
        {
            matches: /^(?:MalformedPolicyDocument|PackedPolicyTooLarge)/,
            cure: 'AWS rejects the session policy or the tags of the session. This action sends none: check what changes its requests, such as a proxy.',
        },
        {
            matches: /^RegionDisabled/,
            cure: 'STS is deactivated in this Region. Activate it (IAM, Account settings, Security Token Service), or list another Region first in "regions".',
        },
        {
            matches: /^ExpiredToken/,
            cure: `The token had expired when STS looked at it: one is good for minutes. ${takesTokens(from) ? 'Run again.' : 'Write a new one into the file right before this step.'}`,
        },
        {
            matches: /MaxSessionDuration/,
            cure: `"role-duration-seconds" is ${durationSeconds}, and the role allows less. Lower it (every role allows 3600), ` +
                "or raise the role's maximum session duration.",
        },
        { matches: /^Validation/, cure: "Check the role's ARN." },
    ];
}
/** Whether this action asks GitHub for its tokens, and a step before it does not. */
function takesTokens(from) {
    return from === '"role-to-assume"';
}
/** Failures of AWS to verify a token, which pass: many jobs at once bring them about (configure-aws-credentials#348). */
const verification = /^(IDPCommunicationError|InvalidIdentityToken.*verification key)/;
/** What the token of a job that was not let in says, why that may differ from the trust policy, and a statement that fits. */
function admission({ arn }, token) {
    const claims = claimsOf(token);
    if (!claims)
        return '';
    const { sub, aud, repository } = claims;
    const says = [
        `sub "${sub}"`,
        `aud "${aud}"`,
        ...(repository === undefined ? [] : [`repository "${repository}"`]),
    ];
    return [
        ` Its token says: ${says.join(', ')}.`,
        ...differences(claims),
        `This statement in the trust policy admits it:\n${statementFor(arn, claims)}`,
    ].join(' ');
}
function statementFor(arn, { iss, aud, sub }) {
    const issuer = iss.replace(/^https:\/\//, '');
    const statement = {
        Effect: 'Allow',
        Principal: { Federated: arn.replace(/:role\/.*/, `:oidc-provider/${issuer}`) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${issuer}:aud`]: aud, [`${issuer}:sub`]: sub } },
    };
    return JSON.stringify(statement, null, 2);
}
/** In what a token often differs from the one that a policy was written for (GitHub: "OpenID Connect reference", subject claims). */
function differences({ aud, sub, repository }) {
    const ofAudience = /^sts\.amazonaws\.com(\.cn)?$/.test(aud)
        ? []
        : ['The aud is the one that "audience" asks for; policies mostly have "sts.amazonaws.com".'];
    return repository === undefined ? ofAudience : [...ofAudience, ...ofSubject(sub, repository)];
}
function ofSubject(sub, repository) {
    const [, ids, context = ''] = /^repo:[^/:@]+(@\d+)?\/[^:@]+(?:@\d+)?:(.*)$/.exec(sub) ?? [];
    const kind = contexts.find(({ matches }) => matches.test(context));
    if (!kind) {
        return [
            `The sub was customised for the repository or its organization: a policy for "repo:${repository}:..." does not admit it.`,
        ];
    }
    const ofIds = `The sub has the ids of owner and repository, as that of newer repositories does: a policy for "repo:${repository}:..." does not admit it.`;
    return ids === undefined ? [kind.means] : [ofIds, kind.means];
}
const contexts = [
    {
        matches: /^ref:refs\/heads\//,
        means: 'The sub is of a branch: a policy for another branch, an environment or pull requests does not admit it.',
    },
    {
        matches: /^ref:refs\/tags\//,
        means: 'The sub is of a tag: a policy for a branch or an environment does not admit it.',
    },
    {
        matches: /^environment:/,
        means: 'The job has an "environment", which takes the place of the branch in the sub: a policy for a branch does not admit it.',
    },
    {
        matches: /^pull_request$/,
        means: 'The sub is of a pull request, and names no branch: a policy for a branch does not admit it. Whoever may open a pull request ' +
            'gets what the role may do, so let them have one that only reads, with "dry-run".',
    },
];
/** The claims of a JWT, to be shown: they are no secret. Its signature is for AWS to judge. */
function claimsOf(token) {
    try {
        const json = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
        const { iss, aud, sub, repository } = JSON.parse(json);
        if (typeof iss !== 'string' || typeof aud !== 'string' || typeof sub !== 'string')
            return undefined;
        return { iss, aud, sub, ...(typeof repository === 'string' && { repository }) };
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/aws-names/without-credentials.ts
var without_credentials = __webpack_require__(9711);
;// CONCATENATED MODULE: ./src/regions/credentials/credentials.ts
















/** AssumeRoleWithWebIdentity is not signed; without this the SDK would look for a machine's own role. */
const unsigned = { accessKeyId: '', secretAccessKey: '' };
/** The credentials that the environment names: keys, or a role with a token file, whose token is kept out of the log. Throws a Problem where there are none. */
function sourceFromEnvironment(env, { sessionName, durationSeconds }, mask) {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = env;
    if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY) {
        const sessionToken = AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {};
        return {
            keys: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, ...sessionToken },
        };
    }
    const { AWS_ROLE_ARN, AWS_WEB_IDENTITY_TOKEN_FILE } = env;
    if (AWS_ROLE_ARN && AWS_WEB_IDENTITY_TOKEN_FILE) {
        return {
            role: {
                from: 'AWS_ROLE_ARN',
                arn: AWS_ROLE_ARN,
                sessionName: sessionName ?? (env['AWS_ROLE_SESSION_NAME'] || given_credentials/* usualSessionName */.UB),
                durationSeconds,
                token: () => readToken(AWS_WEB_IDENTITY_TOKEN_FILE, mask),
            },
        };
    }
    throw new problem/* Problem */.AF((0,without_credentials/* noCredentialsIn */.Py)(env));
}
const toGetToken = 'Write a token into it right before this step, or give "role-to-assume" instead.';
async function readToken(path, mask) {
    const token = await (0,promises_.readFile)(path, 'utf8').catch((error) => {
        throw new problem/* Problem */.AF(`The token file that AWS_WEB_IDENTITY_TOKEN_FILE names cannot be read: ${(0,problem/* messageOf */.bD)(error)}. ${toGetToken}`);
    });
    if (token.trim() === '')
        throw new problem/* Problem */.AF(`The token file that AWS_WEB_IDENTITY_TOKEN_FILE names is empty. ${toGetToken}`);
    mask(token.trim());
    return token;
}
/** The account id that credentials belong to (STS GetCallerIdentity, which needs no permission); those of a role, to the `expected` one. Throws a Problem. */
async function accountOf(credentials, region, { sleep, deadlines, trace, hide, wiring }, expected) {
    const limits = (0,timeouts/* limitsOf */.A)(deadlines).plain;
    const config = { ...(0,clients/* configOf */.W)('sts', region, wiring, limits), credentials };
    const sts = (0,traced_client/* watched */.V)(new dist_cjs/* STSClient */.iM(config), region, { trace, whole: limits.whole });
    const ask = async () => {
        const response = await sts.send(new dist_cjs/* GetCallerIdentityCommand */.zI({}));
        try {
            return (0,responses/* accountIn */.l1)(response, expected);
        }
        catch {
            throw new Error('the response to GetCallerIdentity was empty, truncated, or about something else');
        }
    };
    return (0,retry/* retrying */.R$)(ask, attemptsToIntroduce, sleep).catch((cause) => {
        throw new problem/* Problem */.AF(unconfirmed((0,aws_errors/* withoutSecrets */.cT)(cause, hide), region), { cause });
    });
}
/** Why STS did not say whose credentials they are: only what it refused is wrong with them. */
function unconfirmed(error, region) {
    const unreached = unreachedIn(error, region);
    if (unreached !== undefined)
        return unreached;
    return (0,aws_errors/* isRefusal */.vu)(error) && !(0,aws_errors/* isThrottled */.B5)(error)
        ? `STS in ${region} did not accept the credentials. ${(0,aws_errors/* explain */.WE)(error)}`
        : `STS in ${region} could not check the credentials. ${(0,aws_errors/* explain */.WE)(error)}`;
}
/** Why there is no response of STS, and what to do; undefined if there is one. */
function unreachedIn(error, region) {
    if (error instanceof proxy_failure/* ProxyFailure */.N)
        return `Could not reach STS in ${region}. ${error.message}`;
    if (!(0,aws_errors/* isUnanswered */.Ni)(error))
        return undefined;
    return [`Could not reach STS in ${region} (${(0,aws_errors/* gist */.gK)(error)}).`, (0,unreachable/* obstacleOf */.H)(error) ?? 'Run again.'].join(' ');
}
/** What is not known after that never will be. */
function attemptsToIntroduce(error) {
    return (0,aws_errors/* isUnknownClient */.IE)(error) ? calls_keys/* attemptsWhileYoung */.AX : (0,retry/* attemptsToRead */.yj)(error);
}
/**
 * Gives keys for a role, by the STS endpoint of a Region: tokens of the global endpoint fail in opt-in Regions. All Regions
 * that are asked share one deadline. Throws a Problem.
 */
function assuming(role, { sleep, deadlines, trace, hide, wiring }, now = () => performance.now()) {
    const deadline = now() + deadlines.assuming;
    const limits = (0,timeouts/* limitsOf */.A)(deadlines).plain;
    return (region) => {
        const config = { ...(0,clients/* configOf */.W)('sts', region, wiring, limits), credentials: unsigned };
        const sts = (0,traced_client/* watched */.V)(new dist_cjs/* STSClient */.iM(config), region, { trace, whole: limits.whole });
        let token = '';
        const attempt = async () => {
            token = '';
            token = (await role.token()).trim();
            return assumeOnce(sts, role, token);
        };
        const attempts = (error) => (now() < deadline ? attemptsToAssume(error, token) : 1);
        return (0,retry/* retrying */.R$)(attempt, attempts, sleep).catch((error) => {
            throw refused(role, { token, region }, (0,aws_errors/* withoutSecrets */.cT)(error, hide));
        });
    };
}
async function assumeOnce(sts, role, token) {
    const { Credentials: given, AssumedRoleUser: user } = await sts.send(new dist_cjs/* AssumeRoleWithWebIdentityCommand */.WH({
        RoleArn: role.arn,
        RoleSessionName: role.sessionName,
        DurationSeconds: role.durationSeconds,
        WebIdentityToken: token,
    }));
    if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken) {
        throw new Error('the response to AssumeRoleWithWebIdentity was empty or truncated');
    }
    if (user?.Arn !== undefined && !isSessionOf(role, user.Arn)) {
        throw new Error('the response to AssumeRoleWithWebIdentity is about another role');
    }
    return {
        accessKeyId: given.AccessKeyId,
        secretAccessKey: given.SecretAccessKey,
        sessionToken: given.SessionToken,
    };
}
/** Whether an ARN such as `arn:aws:sts::111122223333:assumed-role/name/session` is of a session of this role, whose own ARN has a path too. */
function isSessionOf({ arn }, session) {
    const [, , , , account, role = ''] = arn.split(':');
    const [, , , , ofSession, user = ''] = session.split(':');
    return account === ofSession && user.split('/')[1] === role.split('/').at(-1);
}
/**
 * How often a role is asked for. Tokens cannot be had or verified for a moment when many jobs want them at once, and a change
 * in IAM takes a moment to be seen (configure-aws-credentials#348, #1681); a wrong request stays wrong.
 */
function attemptsToAssume(error, token) {
    if (error instanceof problem/* Problem */.AF)
        return 1;
    const text = `${(0,aws_errors/* nameOf */.Vb)(error)}: ${(0,problem/* messageOf */.bD)(error)}`;
    if (token === '' || verification.test(text))
        return 10;
    return /^(AccessDenied|InvalidIdentityToken|ExpiredToken)/.test(text) ? 2 : (0,retry/* attemptsToRead */.yj)(error);
}
/** A Problem with its cause where a Region's STS refused; without one where no token could be asked with. */
function refused(role, { token, region }, cause) {
    if (cause instanceof problem/* Problem */.AF)
        return cause;
    if (token === '') {
        const reason = (0,problem/* messageOf */.bD)(cause).replace(/\s+/g, ' ');
        return new problem/* Problem */.AF(`GitHub gave no OIDC token for ${role.from}. ${reason} Run again.`);
    }
    const unreached = unreachedIn(cause, region);
    const what = `The role ${role.arn}, given by ${role.from}, could not be assumed.`;
    if (unreached !== undefined)
        return new problem/* Problem */.AF(`${unreached} ${what}`, { cause });
    const reason = (0,aws_errors/* explain */.WE)(cause, trustCures(role, token));
    const isOfTrust = /^AccessDenied/.test((0,aws_errors/* nameOf */.Vb)(cause)) && (0,denials/* denialIn */.H)(cause) === undefined;
    return new problem/* Problem */.AF(`${what} ${reason}${isOfTrust ? admission(role, token) : ''}`, { cause });
}

;// CONCATENATED MODULE: ./src/regions/calls/in-first.ts


/** Credentials are asked for in no more Regions than this: when so many do not answer, it is not for the Region. */
const regionsToAsk = 3;
/** The answer of the first Region that gives one: one that is switched off or down must not stop the others. */
async function inFirst(regions, ask, left = regionsToAsk) {
    const [region, ...others] = regions;
    if (region === undefined)
        throw new problem/* Problem */.AF('There is no Region to ask for credentials.');
    try {
        return await ask(region);
    }
    catch (error) {
        const isOwn = error instanceof problem/* Problem */.AF && error.cause !== undefined && (0,aws_errors/* isRegionsOwn */.aP)(error.cause);
        if (!isOwn || others.length === 0 || left === 1)
            throw error;
        return await inFirst(others, ask, left - 1);
    }
}

// EXTERNAL MODULE: ./src/aws-names/known.ts + 1 modules
var known = __webpack_require__(3706);
;// CONCATENATED MODULE: ./src/regions/credentials/introduce.ts





/** The account id behind credentials, which is the `expected` one for those of a role. Throws a Problem, which tells keys that no Region knows from a Region that is not enabled. */
async function accountBehind(expected, credentials, { regions, ...patience }) {
    const refusals = new Map();
    const ask = (region) => accountOf(credentials, region, patience, expected).catch((error) => {
        refusals.set(region, error instanceof problem/* Problem */.AF ? error.cause : error);
        throw error;
    });
    try {
        return await inFirst(regions, ask);
    }
    catch (error) {
        if (!(await areWrong(refusals, ask)))
            throw error;
        throw wrongKeys(expected !== undefined, refusals);
    }
}
/** Whether keys are unknown everywhere: a Region that every account has does not know them either. */
async function areWrong(refusals, ask) {
    const [first = ''] = refusals.keys();
    const allUnknown = () => [...refusals.values()].every(aws_errors/* isUnknownClient */.IE);
    if (!allUnknown())
        return false;
    if ([...refusals.keys()].some(known/* isEnabledByDefault */._I))
        return true;
    if ((0,known/* partitionOf */.iQ)(first) !== 'aws')
        return false;
    const isKnown = await ask('us-east-1').then(() => true, () => false);
    return !isKnown && allUnknown();
}
function wrongKeys(areOfRole, refusals) {
    const regions = [...refusals.keys()].join(', ');
    const cause = refusals.values().next().value;
    const cure = areOfRole
        ? 'STS gave them just now: run again.'
        : 'Check the keys: is AWS_SESSION_TOKEN missing, or of another pair? Have they been deleted or deactivated?';
    return new problem/* Problem */.AF(`AWS does not know these credentials in any Region that was asked (${regions}). ${cure} ${(0,aws_errors/* said */.ag)(cause)}`, {
        cause,
    });
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-cjs/index.js
var client_lambda_dist_cjs = __webpack_require__(1696);
// EXTERNAL MODULE: ./src/regions/calls/send.ts
var send = __webpack_require__(7529);
;// CONCATENATED MODULE: ./src/regions/calls/request-budget.ts
/** Lambda takes 15 control-plane requests a second in a Region, from all callers together (AWS: Lambda quotas): a third of that is ours. */
const perSecond = 5;
const burst = 5;
/** A budget of requests: a few at once, and then five a second. `now` gives milliseconds. */
function requestBudget(sleep, now = () => performance.now()) {
    const interval = 1_000 / perSecond;
    let free = now() - burst * interval;
    return {
        next: async () => {
            const time = now();
            free = Math.max(free, time - burst * interval) + interval;
            if (free > time)
                await sleep(free - time);
        },
        hold: (milliseconds) => {
            free = Math.max(free, now() + milliseconds);
        },
    };
}

;// CONCATENATED MODULE: ./src/regions/calls/with-retries.ts

/** A service that sends each call once, as one that sends it again where that is safe; its failures are as `ask` makes them. */
function patiently(once, ask) {
    // What grants or removes something can be sent again like a read: once more changes nothing.
    const read = (operation, send) => ask(operation, retry/* attemptsToRead */.yj, send);
    return {
        versions: (layer) => read('ListLayerVersions', () => once.versions(layer)),
        version: (layer, version) => read('GetLayerVersion', () => once.version(layer, version)),
        download: (layer, version) => ask('GetLayerVersion', retry/* attemptsInPassing */.j8, () => once.download(layer, version)),
        statements: (layer, version) => read('GetLayerVersionPolicy', () => once.statements(layer, version)),
        publish: (release) => ask('PublishLayerVersion', retry/* attemptsToWrite */.fR, () => once.publish(release)),
        grant: (layer, version, grant) => read('AddLayerVersionPermission', () => once.grant(layer, version, grant)),
        revoke: (layer, version, id) => read('RemoveLayerVersionPermission', () => once.revoke(layer, version, id)),
        remove: (layer, version) => read('DeleteLayerVersion', () => once.remove(layer, version)),
        codeStorage: () => read('GetAccountSettings', () => once.codeStorage()),
        versionsInUse: (layer) => read('ListFunctions', () => once.versionsInUse(layer)),
    };
}

;// CONCATENATED MODULE: ./src/regions/calls/pages.ts

/** A listing that does not end is given up after this many pages: 10,000 versions or functions. */
const mostPages = 200;
/** Milliseconds after which a listing is given up, however few pages it had. */
const longestListing = 120_000;
/**
 * All items of a listing, page by page. Every page must have a marker that no page had before. Rejects with Endless after 200 pages or two
 * minutes.
 */
async function everyPage(ask, now = () => performance.now()) {
    const all = [];
    const markers = new Set();
    const end = now() + longestListing;
    for (let marker;;) {
        const { items, next } = await ask(marker);
        all.push(...items);
        if (!next)
            return all;
        if (markers.has(next))
            return (0,send/* unreadable */.O$)();
        markers.add(next);
        if (markers.size >= mostPages || now() > end)
            throw new send/* Endless */.fU(markers.size);
        marker = next;
    }
}

;// CONCATENATED MODULE: ./src/regions/calls/zip-body.ts
/** What is serialized in the place of a zip, and what comes of that. */
const placeholder = { bytes: new Uint8Array(1), text: '"AA=="' };
/**
 * The same client, whose publishes of the same zip with the same metadata are one body in memory, whatever the Region. The SDK
 * encodes it for each request by itself, in JavaScript: for four of 16 MB that took as long as a quarter of their deflating.
 */
function sharingZips(client) {
    const zips = new WeakMap();
    client.middlewareStack.add((next, context) => async (args) => {
        const { Content } = args.input;
        if (!Content?.ZipFile)
            return next(args);
        zips.set(context, Content.ZipFile);
        return next({ ...args, input: { ...args.input, Content: { ...Content, ZipFile: placeholder.bytes } } });
    }, { step: 'initialize', priority: 'high', name: 'zipAside' });
    client.middlewareStack.add((next, context) => async (args) => {
        const zip = zips.get(context);
        const request = args.request;
        if (zip)
            request.body = bodyWith(zip, textOf(request.body));
        return next(args);
    }, { step: 'build', priority: 'high', name: 'zipIntoBody' });
    return client;
}
function textOf(body) {
    if (typeof body === 'string')
        return body;
    if (body instanceof Uint8Array)
        return Buffer.from(body.buffer, body.byteOffset, body.length).toString();
    throw new Error('The SDK made a body that is no text.');
}
/** The last body of each zip, which is that of every Region but for what was published to get further. */
const bodies = new WeakMap();
function bodyWith(zip, text) {
    const known = bodies.get(zip);
    if (known?.text === text)
        return known.body;
    const [before, after, ...others] = text.split(placeholder.text);
    if (before === undefined || after === undefined || others.length > 0)
        throw new Error('The SDK did not write the zip where it is looked for.');
    const body = enclosed(zip, `${before}"`, `"${after}`);
    bodies.set(zip, { text, body });
    return body;
}
/** Bytes for a piece of base64: a multiple of three, so that pieces can be joined. */
const piece = 3 * 1024 * 1024;
/** By pieces: as one string, and another one in the text, it would be there three times. */
function enclosed(zip, before, after) {
    const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
    const base64Length = Math.ceil(bytes.length / 3) * 4;
    const body = Buffer.allocUnsafeSlow(Buffer.byteLength(before) + base64Length + Buffer.byteLength(after));
    let end = body.write(before);
    for (let at = 0; at < bytes.length; at += piece)
        end += body.write(bytes.toString('base64', at, at + piece), end, 'latin1');
    body.write(after, end);
    return body;
}

;// CONCATENATED MODULE: ./src/regions/calls/lambda.ts












/** Lambda in one Region, by the AWS SDK. */
function lambdaIn(owned, keys, pace) {
    return patiently(lambdaOnce(owned, keys, pace), (0,send/* askingWith */.yb)(keys, pace, (error) => (0,aws_errors/* explain */.WE)(error)));
}
/** The same, with each call sent once. */
function lambdaOnce({ region, account }, keys, { sleep, goOn, deadlines, trace, wiring }) {
    const { plain, upload } = (0,timeouts/* limitsOf */.A)(deadlines);
    const clientWith = (limits) => {
        const config = { ...(0,clients/* configOf */.W)('lambda', region, wiring, limits), credentials: (0,calls_keys/* providerOf */.lc)(keys) };
        return (0,traced_client/* watched */.V)(new client_lambda_dist_cjs/* LambdaClient */.Nox(config), region, { trace, whole: limits.whole });
    };
    const [lambda, uploads] = [clientWith(plain), sharingZips(clientWith(upload))];
    const budget = requestBudget(sleep);
    const within = async (send) => {
        await budget.next();
        // That can have taken its time.
        goOn();
        return send().catch((error) => {
            const asked = (0,aws_errors/* askedToWait */.lT)(error);
            if ((0,aws_errors/* isThrottled */.B5)(error) || asked > 0)
                budget.hold(asked || 1_000);
            throw error;
        });
    };
    const about = (layerName) => ({ region, account, layerName });
    return {
        versions: async (layerName) => {
            const listed = await everyPage(async (marker) => {
                const command = new client_lambda_dist_cjs/* ListLayerVersionsCommand */.icq({ LayerName: layerName, Marker: marker, MaxItems: 50 });
                const page = await orAbsent(within(() => lambda.send(command)));
                return page ? (0,responses/* versionsIn */.ud)(page, about(layerName)) : { items: [] };
            });
            // A number that comes twice is of a page that was answered with another one.
            if (new Set(listed.map(({ version }) => version)).size < listed.length)
                return (0,send/* unreadable */.O$)();
            return listed.sort((one, other) => other.version - one.version);
        },
        version: async (layerName, version) => {
            const command = new client_lambda_dist_cjs/* GetLayerVersionCommand */.VK5({ LayerName: layerName, VersionNumber: version });
            const found = await orAbsent(within(() => lambda.send(command)));
            return found && (0,responses/* layerVersionIn */.Nm)(found, { ...about(layerName), version });
        },
        download: async (layerName, version) => {
            const command = new client_lambda_dist_cjs/* GetLayerVersionCommand */.VK5({ LayerName: layerName, VersionNumber: version });
            const found = await orAbsent(within(() => lambda.send(command)));
            return found && (0,responses/* downloadIn */.a9)(found, { ...about(layerName), version });
        },
        statements: async (layerName, version) => {
            const command = new client_lambda_dist_cjs/* GetLayerVersionPolicyCommand */.fCq({ LayerName: layerName, VersionNumber: version });
            const found = await orAbsent(within(() => lambda.send(command)));
            return found ? (0,responses/* policyIn */.iE)(found, { ...about(layerName), version }) : [];
        },
        publish: async (release) => {
            const command = new client_lambda_dist_cjs/* PublishLayerVersionCommand */.cl_(requestOf(release));
            return (0,responses/* layerVersionIn */.Nm)(await within(() => uploads.send(command)), about(release.layerName));
        },
        grant: async (layerName, version, grant) => {
            const command = new client_lambda_dist_cjs/* AddLayerVersionPermissionCommand */.zjw({
                LayerName: layerName,
                VersionNumber: version,
                StatementId: grant.statementId,
                Action: 'lambda:GetLayerVersion',
                ...principalOf(grant),
            });
            // A statement that stands already is right or wrong: the policy tells.
            const response = await within(() => lambda.send(command)).catch(unlessConflict);
            if (response)
                (0,responses/* requireGranted */.T2)(response, { ...about(layerName), version, statementId: grant.statementId });
        },
        revoke: async (layerName, version, statementId) => {
            const command = new client_lambda_dist_cjs/* RemoveLayerVersionPermissionCommand */.E06({
                LayerName: layerName,
                VersionNumber: version,
                StatementId: statementId,
            });
            // The policy is read afterwards.
            await orAbsent(within(() => lambda.send(command)));
        },
        remove: async (layerName, version) => {
            const command = new client_lambda_dist_cjs/* DeleteLayerVersionCommand */.KnR({ LayerName: layerName, VersionNumber: version });
            const response = await orAbsent(within(() => lambda.send(command)));
            // Stand-ins for AWS answer with 200, as other operations do: then a read tells.
            if (!response || (0,responses/* isNoContent */.bS)(response))
                return;
            const read = new client_lambda_dist_cjs/* GetLayerVersionCommand */.VK5({ LayerName: layerName, VersionNumber: version });
            if (await orAbsent(within(() => lambda.send(read))))
                (0,send/* unreadable */.O$)();
        },
        versionsInUse: (layerName) => everyPage(async (marker) => {
            const command = new client_lambda_dist_cjs/* ListFunctionsCommand */.xRr({ FunctionVersion: 'ALL', Marker: marker, MaxItems: 50 });
            return (0,responses/* usesIn */.cS)(await within(() => lambda.send(command)), about(layerName));
        }),
        codeStorage: async () => (0,responses/* codeStorageIn */.AS)(await within(() => lambda.send(new client_lambda_dist_cjs/* GetAccountSettingsCommand */._8I({})))),
    };
}
function requestOf({ layerName, content, description, licenseInfo, runtimes, architectures }) {
    return {
        LayerName: layerName,
        Content: sourceOf(content),
        ...(description ? { Description: description } : {}),
        ...(licenseInfo ? { LicenseInfo: licenseInfo } : {}),
        // The SDK's types list the runtimes of its day; AWS decides.
        ...(runtimes.length > 0 ? { CompatibleRuntimes: [...runtimes] } : {}),
        ...(architectures.length > 0 ? { CompatibleArchitectures: [...architectures] } : {}),
    };
}
function sourceOf(content) {
    if ('zip' in content)
        return { ZipFile: content.zip };
    const { bucket, key, version } = content.staged;
    return { S3Bucket: bucket, S3Key: key, S3ObjectVersion: version };
}
function principalOf({ principal }) {
    return principal.startsWith('o-') ? { Principal: '*', OrganizationId: principal } : { Principal: principal };
}
async function orAbsent(reply) {
    try {
        return await reply;
    }
    catch (error) {
        if (error instanceof client_lambda_dist_cjs/* ResourceNotFoundException */.lBX && (0,aws_errors/* isInWords */.r)(error))
            return undefined;
        throw error;
    }
}
function unlessConflict(error) {
    if (!(error instanceof client_lambda_dist_cjs/* ResourceConflictException */.iq$ && (0,aws_errors/* isInWords */.r)(error)))
        throw error;
}

// EXTERNAL MODULE: ./src/regions/calls/pace.ts
var pace = __webpack_require__(5860);
// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(656);
;// CONCATENATED MODULE: ./src/regions/calls/staging.ts


/** The longest key, in bytes (S3: "Naming Amazon S3 objects"). */
const longestKey = 1_024;
/** Where a zip is put in one Region: its content decides its key. Throws a Problem where the key would be too long. */
function placeIn(region, account, { bucket, prefix, layerName, zip }) {
    const fill = (text) => text.replaceAll('{region}', region).replaceAll('{account}', account);
    const key = `${fill(prefix)}${layerName}/${Buffer.from(zip.sha256, 'base64').toString('hex')}.zip`;
    const length = Buffer.byteLength(key);
    if (length > longestKey) {
        throw new problem/* Problem */.AF(`Input "s3-prefix" makes a key of ${(0,figures/* count */.U9)(length)} bytes in ${region}, and S3 takes at most ${(0,figures/* count */.U9)(longestKey)}. Shorten it.`);
    }
    return { bucket: fill(bucket), key };
}

;// CONCATENATED MODULE: ./src/regions/connect.ts











/** Credentials that AWS takes, of an account that is allowed, and Lambda in each Region. Throws a Problem otherwise. */
async function connect(request) {
    const { regions, sleep, endpoints, deadlines, trace } = request;
    const source = connect_sourceOf(request);
    const wiring = { endpoints, httpsAgent: await request.connections.httpsAgent() };
    const patience = { sleep, deadlines, trace, hide: request.hide, wiring };
    const keys = await keysFrom(source, request, patience);
    const account = await accountBehind('role' in source ? source.role.arn.split(':')[4] : undefined, keys.current(), { ...patience, regions });
    requireAllowed(account, request.allowedAccountIds);
    const end = (0,pace/* endOfRun */.q_)(request.cancelled, deadlines);
    const paces = new Map(regions.map((region) => [region, (0,pace/* paceOf */.x3)(patience, end)]));
    const inEach = (make) => new Map([...paces].map(([region, pace]) => [region, make(region, pace)]));
    return {
        account,
        services: inEach((region, pace) => lambdaIn({ region, account }, keys, pace)),
        stagings: async (upload) => {
            const { s3In } = await Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(485)]).then(__webpack_require__.bind(__webpack_require__, 2485));
            return inEach((region, pace) => {
                const place = placeIn(region, account, upload);
                const encryption = upload.encryption && encryptionIn(region, account, upload.encryption);
                return s3In(region, keys, pace, { account, place, encryption, zip: upload.zip });
            });
        },
        parameters: async () => {
            const { ssmIn } = await Promise.all(/* import() */[__webpack_require__.e(736), __webpack_require__.e(398)]).then(__webpack_require__.bind(__webpack_require__, 1398));
            return inEach((region, pace) => ssmIn({ region, account }, keys, pace));
        },
        waitIn: (region) => paces.get(region)?.wait ?? sleep,
    };
}
/** The keys of a run, kept out of the log. Those for a role can be renewed, each time by a new token. */
async function keysFrom(source, request, patience) {
    const hidden = (credentials) => {
        mask(credentials, request.mask);
        return credentials;
    };
    if ('keys' in source)
        return (0,calls_keys/* fixed */.Zu)(hidden(source.keys));
    const assume = async () => hidden(await inFirst(request.regions, assuming(source.role, patience)));
    return (0,calls_keys/* renewable */.AQ)(await assume(), assume);
}
function connect_sourceOf({ role: arn, session, audience, regions, env, idToken, mask }) {
    if (arn === undefined)
        return sourceFromEnvironment(env, session, mask);
    if (!idToken)
        throw new problem/* Problem */.AF(without_credentials/* noIdToken */.o5);
    const inChina = regions.some((region) => region.startsWith('cn-'));
    const meantFor = audience ?? (inChina ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com');
    const role = { arn, from: '"role-to-assume"', token: () => idToken(meantFor) };
    return { role: { ...role, ...session, sessionName: session.sessionName ?? given_credentials/* usualSessionName */.UB } };
}
function mask({ secretAccessKey, sessionToken }, hide) {
    hide(secretAccessKey);
    if (sessionToken)
        hide(sessionToken);
}
function requireAllowed(account, allowed) {
    if (allowed.length === 0 || allowed.includes(account))
        return;
    throw new problem/* Problem */.AF(`The credentials belong to account ${account}, but "allowed-account-ids" has only ${allowed.join(', ')}. ` +
        'Use the role of an allowed account, or add this one.');
}


/***/ })

};
