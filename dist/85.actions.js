export const id = 85;
export const ids = [85];
export const modules = {

/***/ 91717:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ organizationForm)
/* harmony export */ });
/** The form of an organization id (AWS Organizations: DescribeOrganization). */
const organizationForm = /^o-[a-z0-9]{10,32}$/;


/***/ }),

/***/ 50518:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ codeSha256Form)
/* harmony export */ });
/** The form of a CodeSha256, as Lambda writes it: the SHA-256 of an archive in base64. */
const codeSha256Form = /^[A-Za-z0-9+/]{43}=$/;


/***/ }),

/***/ 72217:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ ProxyFailure)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);


/** A proxy did not open a connection, so that no request was sent. `isFinal` means that another attempt cannot succeed. */
class ProxyFailure extends _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Explained */ .t_ {
    isFinal;
    /** Whether the host behind the proxy can be the reason, such as a Region that is down. */
    canBeOfHost;
    /** Whether another host can be reached by the same proxy. A proxy can allow only some hosts. */
    canDifferByHost;
    constructor(text, { isFinal, canBeOfHost, canDifferByHost, cause }) {
        super((0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)('the-network-is-not-set-up', text), { cause });
        this.name = 'ProxyFailure';
        this.isFinal = isFinal;
        this.canBeOfHost = canBeOfHost;
        this.canDifferByHost = canDifferByHost;
    }
    /** The proxy rejected the CONNECT request. */
    static rejected({ host, variable }, target, status) {
        const text = status === 407
            ? `The proxy ${host} (${variable}) did not connect to ${target}: it returned the status 407. Add a user name and a password that it accepts to ${variable}.`
            : `The proxy ${host} (${variable}) did not connect to ${target}: it returned the status ${status}. Allow this host on the proxy, or add it to NO_PROXY if it can be reached directly.`;
        const isFinal = status >= 400 && status < 500 && status !== 429;
        return new ProxyFailure(text, { isFinal, canBeOfHost: status >= 500, canDifferByHost: status !== 407 });
    }
    /** The proxy did not respond to the CONNECT request in time. */
    static timedOut({ host, variable }, milliseconds) {
        return new ProxyFailure(`The proxy ${host} (${variable}) did not connect within ${milliseconds / 1_000} s. Check the variable, and check that this runner can reach the proxy.`, { isFinal: false, canBeOfHost: true, canDifferByHost: true });
    }
    /** The connection to the proxy failed. */
    static failed({ host, variable }, cause) {
        const [line = ''] = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause).split('\n');
        return new ProxyFailure(`The proxy ${host} (${variable}) could not be used: ${line}. Check the variable, and check that this runner can reach the proxy.`, { isFinal: false, canBeOfHost: false, canDifferByHost: false, cause });
    }
}


/***/ }),

/***/ 43748:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $1: () => (/* binding */ isRegionSpecific),
/* harmony export */   B5: () => (/* binding */ isThrottled),
/* harmony export */   C4: () => (/* binding */ isConcurrentChange),
/* harmony export */   CR: () => (/* binding */ wasNeverSent),
/* harmony export */   F8: () => (/* binding */ hasNoCode),
/* harmony export */   GZ: () => (/* binding */ isDenied),
/* harmony export */   P9: () => (/* binding */ retryAfter),
/* harmony export */   Pd: () => (/* binding */ isUnavailable),
/* harmony export */   Qr: () => (/* binding */ isBroken),
/* harmony export */   Tm: () => (/* binding */ hasNoResponse),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   Xp: () => (/* binding */ areKeysUnknown),
/* harmony export */   _7: () => (/* binding */ expired),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   b: () => (/* binding */ refusalReason),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   kL: () => (/* binding */ isTimeout),
/* harmony export */   mp: () => (/* binding */ hasRefusingStatus),
/* harmony export */   v6: () => (/* binding */ throttled),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   yw: () => (/* binding */ cameFromAws)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72217);
/* harmony import */ var _retry_policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87752);
/* harmony import */ var _unreachable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69493);




/** The same error without secrets, which AWS can repeat in its messages. */
function withoutSecrets(error, hide) {
    if (!(error instanceof Error))
        return error;
    const [name, message] = [hide(error.name), hide(error.message)];
    // The name and message of a system error are read-only.
    if (name !== error.name)
        error.name = name;
    if (message !== error.message)
        error.message = message;
    return error;
}
/** The pause in milliseconds that AWS requests before a call is sent again (the header Retry-After). 0: none. */
function retryAfter(error) {
    const { $response } = (error ?? {});
    const requested = $response?.headers?.['retry-after'] ?? '';
    // Seconds, or a date (RFC 9110, 10.2.3).
    const milliseconds = /^\d+$/.test(requested)
        ? Number(requested) * 1_000
        : Date.parse(requested) - Date.now();
    const most = _retry_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .retryPolicy */ .J.pause.longestRequested;
    return Number.isFinite(milliseconds) ? Math.max(0, Math.min(milliseconds, most)) : 0;
}
/**
 * Whether AWS did not process a request: it returned an error, or a redirect of S3, or the SDK could not send the request. After any
 * other failure AWS may have processed it. A response that is truncated, empty or not valid is not an error of AWS, whatever its status.
 */
function isRefusal(error) {
    if ((0,_unreachable_js__WEBPACK_IMPORTED_MODULE_3__/* .isUnsendable */ .MF)(error))
        return true;
    const isOfGateway = isThrottled(error) || statusOf(error) === 413;
    return hasRefusingStatus(error) && (cameFromAws(error) || isOfGateway);
}
/** Whether the HTTP status alone means that AWS did not process a request. A response to HEAD has no body. */
function hasRefusingStatus(error) {
    const status = statusOf(error);
    // A proxy returns 408 and 499 if a client is slow or has disconnected.
    return status >= 300 && status < 500 && status !== 408 && status !== 499;
}
/** Whether an error response has a code and a message. All errors of AWS have them, except those of its gateways. */
function cameFromAws(error) {
    return !/^(?:Unknown|(?:Syntax|Type|Range|Timeout|Abort)?Error)?$/.test(nameOf(error)) && !hasNoCode(error);
}
/** Returns why AWS refused a call, if the next step depends on it. */
function refusalReason(error) {
    if (statusOf(error) === 413 || isTooSlow(error))
        return 'too-large';
    if (nameOf(error).startsWith('CodeStorageExceeded'))
        return 'storage-full';
    if (/S3 Error Code: NoSuch(Key|Version)/.test((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)))
        return 'object-gone';
    if (isConcurrentChange(error))
        return 'changed';
    if (nameOf(error).startsWith('ResourceConflict'))
        return 'in-progress';
    if (nameOf(error).startsWith('ResourceNotFound'))
        return 'absent';
    return isDenied(error) ? 'denied' : undefined;
}
/**
 * Whether the credentials are not allowed to make a call. To HEAD, S3 returns 400 or 403 without a code (S3: HeadBucket,
 * "Permissions").
 */
function isDenied(error) {
    const status = statusOf(error);
    return hasNoCode(error)
        ? status === 400 || status === 403
        : /^(AccessDenied|UnauthorizedOperation)/.test(nameOf(error));
}
/** Whether AWS refused a call because the credentials have expired. */
function isExpired(error) {
    return expired.test(nameOf(error));
}
/** Whether AWS does not know the access keys: they are new, or the Region is not enabled. */
function areKeysUnknown(error) {
    return /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|AuthFailure)/.test(nameOf(error));
}
/** Whether AWS refused a call because of the request rate, so that it can be sent again. */
function isThrottled(error) {
    return statusOf(error) === 429 || throttled.test(nameOf(error));
}
/** Whether somebody else changed a policy at the same time, so that AWS did not process the request (RevisionId). */
function isConcurrentChange(error) {
    return nameOf(error).startsWith('PreconditionFailed');
}
/** Whether a request took longer than its signature is valid: five minutes (AWS: "Signature Version 4"). */
function isTooSlow(error) {
    return (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error).startsWith('Signature expired');
}
/**
 * Whether a response did not arrive in time. The SDK uses this name for a lost connection too, and keeps the code of that
 * error.
 */
function isTimeout(error) {
    return nameOf(error) === 'TimeoutError' && !isBroken(error);
}
/** Whether a request was not sent, so that AWS did not process it. */
function wasNeverSent(error) {
    if (error instanceof _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFailure */ .N || nameOf(error) === 'EndpointError')
        return true;
    const { code = '' } = (error ?? {});
    return (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(code) ||
        (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error).includes(unconnected));
}
/** Whether a failure is specific to the Region: it is not enabled in the account, does not respond, or is not allowed by a proxy. */
function isRegionSpecific(error) {
    if (error instanceof _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFailure */ .N)
        return error.canDifferByHost;
    return !isRefusal(error) || areKeysUnknown(error) || nameOf(error).startsWith('RegionDisabled');
}
/**
 * Whether a Region is down, or is not enabled in the account: there was no connection, no valid response, or a status of 5xx, or AWS does not
 * know the keys there.
 */
function isUnavailable(error) {
    if (areKeysUnknown(error) || nameOf(error).startsWith('RegionDisabled'))
        return true;
    if (error instanceof _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFailure */ .N)
        return error.canBeOfHost;
    return !isRefusal(error) && !hasRefusingStatus(error) && !(0,_unreachable_js__WEBPACK_IMPORTED_MODULE_3__/* .isUntrusted */ .fb)(error);
}
/** Whether a call failed without a response. */
function hasNoResponse(error) {
    return (0,_unreachable_js__WEBPACK_IMPORTED_MODULE_3__/* .adviceIfUnreachable */ .s3)(error) !== undefined || isTimeout(error) || isBroken(error);
}
/** The HTTP status of a response. 0 if there is none. */
function statusOf(error) {
    return (error ?? {}).$metadata?.httpStatusCode ?? 0;
}
/** AWS's code for an error, such as `AccessDenied`. */
function nameOf(error) {
    return error instanceof Error ? error.name : '';
}
/** Whether an error response has no code and no message. The SDK sets both to `Unknown` then. */
function hasNoCode(error) {
    return /^Unknown(?:Error)?$/.test((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
}
/** Whether the connection was lost. */
function isBroken(error) {
    return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}
/** The message of the SDK for its `connectionTimeout`. */
const unconnected = 'without establishing a connection';
/** The names of errors that mean that AWS limits the request rate. */
const throttled = /^(TooManyRequests|TooManyUpdates|Throttling|SlowDown|RequestLimitExceeded)/;
/** The names of errors that mean that the credentials have expired. */
const expired = /^(ExpiredToken|RequestExpired)/;


/***/ }),

/***/ 51628:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  aW: () => (/* binding */ callContext),
  q_: () => (/* binding */ endOfRun),
  d9: () => (/* binding */ limitIn)
});

// EXTERNAL MODULE: ./src/regions/calls/patience.ts
var calls_patience = __webpack_require__(43964);
// EXTERNAL MODULE: ./src/regions/calls/retry-policy.ts
var retry_policy = __webpack_require__(87752);
;// CONCATENATED MODULE: ./src/regions/calls/rate-limit.ts

/** Returns the rate limit of retry-policy.ts: a burst of requests, and then a steady rate. `now` returns milliseconds. */
function rateLimit(sleep, now = () => performance.now()) {
    const { requestsPerSecond, burst } = retry_policy/* retryPolicy */.J.rateLimit;
    const interval = 1_000 / requestsPerSecond;
    let free = now() - burst * interval;
    return {
        next: async () => {
            const time = now();
            free = Math.max(free, time - burst * interval) + interval;
            if (free > time)
                await sleep(free - time);
        },
        pause: (milliseconds) => {
            free = Math.max(free, now() + milliseconds);
        },
    };
}

// EXTERNAL MODULE: ./src/regions/calls/retry.ts
var retry = __webpack_require__(59145);
// EXTERNAL MODULE: ./src/regions/calls/stopped-call.ts
var stopped_call = __webpack_require__(88299);
// EXTERNAL MODULE: ./src/regions/calls/timeouts.ts
var timeouts = __webpack_require__(3651);
;// CONCATENATED MODULE: ./src/regions/calls/call-context.ts





/** Returns the time limit of a whole call that requests credentials or the list of Regions, in milliseconds. */
function limitIn(region, { deadlines, optional = [] }) {
    const { whole } = (0,timeouts/* timeLimits */.i)(deadlines).plain;
    return optional.includes(region) ? Math.min(deadlines.optionalRegion, whole) : whole;
}
/** Returns a signal that is aborted if the run is cancelled or exceeds its time limit. */
function endOfRun(cancelled, { run }) {
    return AbortSignal.any([cancelled, AbortSignal.timeout(run)]);
}
/** Returns the context for the calls in one Region. No call is sent after `end` is aborted. */
function callContext(settings, end, patience = calls_patience/* usualPatience */.U) {
    const { sleep, deadlines } = settings;
    return {
        ...settings,
        patience,
        rateLimit: rateLimit(sleep),
        wait: (0,retry/* sleepAtMost */.gK)(sleep, deadlines.retries),
        throwIfEnded: () => {
            if (end.aborted)
                throw new stopped_call/* Cancelled */.cJ(end, deadlines);
        },
    };
}


/***/ }),

/***/ 75575:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ configOf)
/* harmony export */ });
/** Suppresses a warning of the SDK that it cannot send a stream again. `send` creates a new stream for each attempt. */
const silent = () => undefined;
const logger = { trace: silent, debug: silent, info: silent, warn: silent, error: silent };
/**
 * The configuration of a client. It sets everything that the SDK would otherwise read from variables and the shared config file, so
 * that nothing there changes what the action checked. The SDK does not retry: it does not distinguish reads from writes, and
 * a lost response to PublishLayerVersion created two versions.
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
        logger,
        requestHandler: { ...requestHandler, httpsAgent },
    };
}


/***/ }),

/***/ 95091:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ denialIn),
/* harmony export */   d: () => (/* binding */ comesFromOwner)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);


const askTheOrganization = 'Ask the administrators of the organization for an exception, or remove the Region from "regions".';
/** The policies that AWS names if it denies access (IAM: "Troubleshoot access denied error messages"). */
const kinds = [
    {
        matches: /service control policy/,
        name: 'A service control policy (SCP) of the organization',
        ifDenied: askTheOrganization,
        ifNotAllowed: askTheOrganization,
    },
    {
        matches: /resource control policy/,
        name: 'A resource control policy (RCP) of the organization',
        ifDenied: askTheOrganization,
        ifNotAllowed: askTheOrganization,
    },
    {
        matches: /permissions? boundary/,
        name: 'The permissions boundary of the role or user',
        ifDenied: 'Remove the Deny statement from the boundary, or use another boundary.',
        ifNotAllowed: 'Add the permission to the boundary too.',
    },
    {
        matches: /session policy/,
        name: 'The session policy that an earlier step set',
        ifDenied: 'Remove the Deny statement from that session policy.',
        ifNotAllowed: 'Add the permission to that session policy too.',
    },
    {
        matches: /VPC endpoint policy/,
        name: 'The policy of the VPC endpoint of the runner',
        ifDenied: 'Remove the Deny statement from that policy, or use another network.',
        ifNotAllowed: 'Add the permission to that policy, or use another network.',
    },
    {
        matches: /role trust policy/,
        name: 'The trust policy of the role',
        ifDenied: 'Remove the Deny statement from the trust policy, or change its conditions so that they allow this job.',
        ifNotAllowed: 'Allow the action in the trust policy.',
    },
    {
        matches: /resource-based policy/,
        name: 'The policy of the resource',
        ifDenied: 'Remove the Deny statement from that policy, or change its conditions.',
        ifNotAllowed: 'Allow the action in that policy, as the resource belongs to another account.',
    },
    {
        matches: /identity-based policy/,
        name: 'A policy of the role or user',
        ifDenied: 'Remove the Deny statement from that policy, or change its conditions.',
        ifNotAllowed: '',
    },
];
/**
 * Returns which policy denies a call, and what to do. Undefined if a permission for the role is enough, or if AWS does not report the
 * policy.
 */
function denialIn(error) {
    const message = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    const denied = /(?:with an |by an? )?explicit(?:ly)? den(?:y|ied)(.*)/is.exec(message);
    if (denied)
        return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)('a-policy-denies-it', explicitDenial(denied[1] ?? ''));
    const [, policy = ''] = /because no (.+?) allows/is.exec(message) ?? [];
    const kind = kinds.find(({ matches }) => matches.test(policy));
    if (!kind?.ifNotAllowed)
        return undefined;
    return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)('a-policy-denies-it', `${kind.name} does not allow this. Adding a permission to the role alone does not help. ${kind.ifNotAllowed}`);
}
/**
 * Returns whether the owner of a resource in another account denies access to it. Otherwise, a policy of the caller denies it. AWS names
 * the type of the policy in most messages.
 */
function comesFromOwner(error) {
    const [, policy = 'resource-based policy'] = /(?:because no|with an explicit deny in an?) ([\w -]+? policy|permissions boundary)\b/i.exec((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)) ?? [];
    return policy === 'resource-based policy';
}
function explicitDenial(where) {
    const kind = kinds.find(({ matches }) => matches.test(where));
    const what = kind?.name ?? 'A policy';
    const advice = kind?.ifDenied ?? 'Find the policy with this Deny statement. AWS does not report which policy it is.';
    return `${what} denies this explicitly. Adding a permission does not help. ${advice}`;
}


/***/ }),

/***/ 3776:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jk: () => (/* binding */ awsMessage),
/* harmony export */   PR: () => (/* binding */ shortReason),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   gK: () => (/* binding */ permissionDeniedIn)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72217);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43748);
/* harmony import */ var _denials_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95091);
/* harmony import */ var _unreachable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69493);






/**
 * Returns what an error of a call means, what to do, and the message of AWS. `own` are remedies for one operation, which come before the
 * common ones.
 */
function explain(error, own = []) {
    const response = responseReason(error);
    const advice = (0,_unreachable_js__WEBPACK_IMPORTED_MODULE_4__/* .adviceIfUnreachable */ .s3)(error);
    if (advice !== undefined)
        return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .reworded */ .Fg)(response, (text) => `${text} ${advice}`);
    const remedy = remedyFor(error, own);
    return remedy ? (0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .reworded */ .Fg)(remedy, (text) => `${text} ${response.text}`) : response;
}
/** Returns the error code and message of AWS as a sentence, or why there is no response. */
function awsMessage(error) {
    return responseReason(error).text;
}
function responseReason(error) {
    if (error instanceof _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFailure */ .N)
        return error.reason;
    if (!(error instanceof Error && '$fault' in error))
        return (0,_unreachable_js__WEBPACK_IMPORTED_MODULE_4__/* .adviceIfUnreachable */ .s3)(error) === undefined
            ? noResponse(`There was no valid response (${shortReason(error)}).`)
            : (0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)('there-was-no-response', `Could not reach AWS (${shortReason(error)}).`);
    if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasNoCode */ .F8)(error))
        return noResponse(`AWS returned the HTTP status ${(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c2)(error)} without an error code.`);
    const text = error.message.trim() || 'no message';
    const sentence = `AWS returned: ${error.name}: ${text}${/[.!?]$/.test(text) ? '' : '.'}`;
    return { ...(0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)('aws-refused', sentence), isVague: true };
}
function noResponse(text) {
    return { ...(0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)('there-was-no-response', text), isVague: true };
}
/** Returns why there is no response, in a few words. The messages of the SDK are written for programmers. */
function shortReason(error) {
    if (error instanceof SyntaxError)
        return 'the response is not JSON';
    if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTimeout */ .kL)(error))
        return 'the request timed out';
    const [line = ''] = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error).split('\n');
    return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isBroken */ .Qr)(error) || line === '' ? 'the connection was lost' : line;
}
/** Returns the permission that is missing according to a message of AWS. No other field of the error has it. */
function permissionDeniedIn(message) {
    return /is not authorized to perform: ([\w:]+)/.exec(message)?.[1];
}
const deniedByS3 = /S3 Error Code: AccessDenied\b/;
function remedyFor(error, own) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : '';
    const remedies = [...own, missingPermission(text), ...commonRemedies];
    const known = remedies.find(({ matches }) => matches.test(text));
    // Lambda reads a staged archive with these credentials, and repeats the error of S3.
    const isDenial = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isDenied */ .GZ)(error) || deniedByS3.test(text);
    return (isDenial ? (0,_denials_js__WEBPACK_IMPORTED_MODULE_3__/* .denialIn */ .H)(error) : undefined) ?? (known && (0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)(known.topic, known.text));
}
function missingPermission(text) {
    const permission = permissionDeniedIn(text) ?? 'a permission';
    return {
        matches: /^AccessDenied/,
        topic: 'a-permission-is-missing',
        text: `Access denied: the credentials lack ${permission}. Add it to the policy of the role or user.`,
    };
}
const commonRemedies = [
    {
        matches: /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|AuthFailure|RegionDisabled)/,
        topic: 'the-region-is-not-enabled',
        text: 'The Region is not enabled in this account, or does not recognize these credentials. Enable the Region (Account, AWS Regions), or remove it from "regions".',
    },
    {
        matches: _aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .expired */ ._7,
        topic: 'the-credentials-have-expired',
        text: 'The credentials have expired. Increase "role-duration-seconds", or renew the keys. Then re-run the job.',
    },
    {
        matches: /: Signature expired/,
        topic: 'aws-does-not-accept-the-credentials',
        text: 'The upload took longer than its signature is valid, or the clock of the runner is wrong. Set "s3-bucket" to upload large archives through S3.',
    },
    {
        matches: /^(InvalidSignature|SignatureDoesNotMatch|RequestTimeTooSkewed)/,
        topic: 'aws-does-not-accept-the-credentials',
        text: 'AWS does not accept the signature. Check the secret access key, and the clock of the runner.',
    },
    {
        matches: /^CodeStorageExceeded/,
        topic: 'the-code-storage-is-full',
        text: 'The code storage of the Region is full. Delete old versions with the action "yank", or set "retain-versions". Then re-run the job.',
    },
    {
        matches: /^Request(Entity)?TooLarge/,
        topic: 'the-zip-is-too-large-to-send',
        text: 'The archive is too large for a direct upload. Set "s3-bucket" to upload it through S3.',
    },
    {
        matches: deniedByS3,
        topic: 'the-bucket-cannot-be-used',
        text: 'The credentials are not allowed to read the staged archive. Add s3:GetObject and s3:GetObjectVersion to the policy of the role, and kms:Decrypt if the bucket has a KMS key.',
    },
    {
        matches: /^PolicyLengthExceeded/,
        topic: 'the-version-exists-but-is-not-granted',
        text: 'The resource policy of the layer version is full. Use an organization id (o-...) in "principals" instead of many accounts.',
    },
    {
        matches: _aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .throttled */ .v6,
        topic: 'aws-is-busy-or-time-ran-out',
        text: 'AWS limits the requests per second in a Region, and other callers share this limit. Re-run the job later.',
    },
];


/***/ }),

/***/ 89212:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ isStopped),
/* harmony export */   z: () => (/* binding */ failureKind)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72217);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43748);
/* harmony import */ var _stopped_call_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88299);




/** Returns the kind of failure for an error that a call threw. `areKeysNew`: whether STS created the credentials a moment ago. */
function failureKind(error, { areKeysNew }) {
    if (isStopped(error))
        return 'stopped';
    if (areKeysNew && (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .areKeysUnknown */ .Xp)(error))
        return 'new-credentials';
    if (isMisconfigured(error))
        return 'misconfigured';
    if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isThrottled */ .B5)(error))
        return 'throttled';
    if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isRefusal */ .vu)(error))
        return refusalKind(error);
    // The connection can be lost after the status was received, so this comes before the check of the status.
    if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTimeout */ .kL)(error))
        return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .wasNeverSent */ .CR)(error) ? 'connection-timeout' : 'timeout';
    if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasRefusingStatus */ .mp)(error))
        return 'refused-without-code';
    return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .wasNeverSent */ .CR)(error) ? 'not-connected' : 'no-valid-response';
}
/** Whether the action itself stopped the call. It throws a Problem, for example, if the archive changed since it was checked. */
function isStopped(error) {
    return error instanceof _stopped_call_js__WEBPACK_IMPORTED_MODULE_3__/* .StoppedCall */ .IM || error instanceof _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF;
}
function refusalKind(error) {
    if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isConcurrentChange */ .C4)(error))
        return 'concurrent-change';
    // S3 returns these names with the status 400.
    return /^(RequestTimeout|IncompleteBody)$/.test((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(error)) ? 'upload-interrupted' : 'refused';
}
function isMisconfigured(error) {
    return error instanceof _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFailure */ .N ? error.isFinal : (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(error) === 'EndpointError';
}


/***/ }),

/***/ 24975:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fP: () => (/* binding */ fixedKeys),
/* harmony export */   lc: () => (/* binding */ providerOf),
/* harmony export */   mL: () => (/* binding */ renewableKeys)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _retry_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87752);


/** Keys that cannot be renewed. */
function fixedKeys(credentials) {
    return {
        current: () => credentials,
        renew: () => Promise.resolve({ failed: undefined }),
        areNew: () => false,
    };
}
/** Keys of a role. `assume` returns new keys after the first ones have expired. */
function renewableKeys(first, assume, now = () => performance.now()) {
    let current = first;
    let issued = now();
    let renewed;
    const renew = async () => {
        try {
            current = await assume();
            issued = now();
            return 'renewed';
        }
        catch (error) {
            return { failed: (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonOf */ .A3)(error) };
        }
    };
    return {
        current: () => current,
        renew: () => (renewed ??= renew()),
        areNew: () => now() - issued < _retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .retryPolicy */ .J.newCredentials,
    };
}
/** Returns the keys as a credential provider of the SDK. With an expiration in the past, the SDK calls it before each request. */
function providerOf(keys) {
    return async () => ({ ...keys.current(), expiration: new Date(0) });
}


/***/ }),

/***/ 43964:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ usualPatience),
/* harmony export */   q: () => (/* binding */ patienceWithOptional)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43748);
/* harmony import */ var _failure_kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89212);
/* harmony import */ var _retry_policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87752);



function usually(operation) {
    return { attempts: _retry_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .retryPolicy */ .J.attempts[operation], longestPauses: () => _retry_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .retryPolicy */ .J.pause.longestInAll };
}
/** The patience with a required Region. No failure is tolerated. */
const usualPatience = {
    repetition: usually,
    limit: (_command, usual) => usual,
    attempted: () => undefined,
    tolerates: () => false,
};
/**
 * Returns the patience with an optional Region. Before the first write there, a Region that is down costs two short attempts, and is
 * tolerated. From the first write on, it is like any other Region.
 */
function patienceWithOptional({ optionalRegion }) {
    let hasWritten = false;
    return {
        repetition: (operation) => {
            const usual = usually(operation);
            if (hasWritten)
                return usual;
            const { attempts, kinds, longestPauses } = _retry_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .retryPolicy */ .J.optionalRegion;
            const short = isWrite(operation) ? kinds.ofUnsent : kinds.ofAny;
            return {
                attempts: { ...usual.attempts, ...Object.fromEntries(short.map((kind) => [kind, attempts])) },
                longestPauses: (kind) => (short.includes(kind) ? longestPauses : usual.longestPauses(kind)),
            };
        },
        // An upload takes longer. Only its connection is limited.
        limit: (command, usual) => hasWritten || !isRead.test(command) ? usual : Math.min(optionalRegion, usual),
        // Each attempt counts: a request whose response was lost can have arrived, even if the next one could not be sent.
        attempted: (operation, error) => {
            hasWritten ||= isWrite(operation) && (error === undefined || mayHaveArrived(error));
        },
        tolerates: (error) => !hasWritten && !(0,_failure_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isStopped */ .i)(error) && (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnavailable */ .Pd)(error),
    };
}
/** AWS's names of reads. */
const isRead = /^(?:Get|Head|List|Describe)/;
function isWrite(operation) {
    return !isRead.test(operation);
}
/** An error that AWS returned for a write counts too. Otherwise, a later outage would hide a denied permission. */
function mayHaveArrived(error) {
    return !(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .wasNeverSent */ .CR)(error) && !(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isThrottled */ .B5)(error) && !(0,_failure_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isStopped */ .i)(error);
}


/***/ }),

/***/ 61198:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l1: () => (/* binding */ accountIn),
  AS: () => (/* binding */ codeStorageIn),
  a9: () => (/* binding */ downloadIn),
  bS: () => (/* binding */ isNoContent),
  Nm: () => (/* binding */ layerVersionIn),
  Jp: () => (/* binding */ parameterIn),
  Yz: () => (/* binding */ parsed),
  iE: () => (/* binding */ policyIn),
  T2: () => (/* binding */ requireGranted),
  V$: () => (/* binding */ requireWritten),
  cS: () => (/* binding */ usesIn),
  ud: () => (/* binding */ versionsIn)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./src/aws-names/regions-and-runtimes.ts
var regions_and_runtimes = __webpack_require__(86159);
// EXTERNAL MODULE: ./src/layer/code-sha256.ts
var code_sha256 = __webpack_require__(50518);
// EXTERNAL MODULE: ./src/aws-names/organization.ts
var aws_names_organization = __webpack_require__(91717);
;// CONCATENATED MODULE: ./src/regions/calls/policy.ts

/**
 * The statements of a layer version's policy, as GetLayerVersionPolicy returns it. An account is
 * `{"AWS":"arn:aws:iam::111122223333:root"}`. An organization is `*` with a condition on aws:PrincipalOrgID (AWS: Lambda developer
 * guide, "Granting layer access"). Throws if the text is not a policy.
 */
function statementsOf(policy) {
    const { Statement: given } = JSON.parse(policy);
    if (!Array.isArray(given))
        throw new Error('the policy has no statements');
    const statements = given.map((raw) => {
        if (typeof raw.Sid !== 'string' || raw.Sid === '')
            throw new Error('a statement has no id');
        const principal = principalOf(raw);
        return { id: raw.Sid, ...(principal === undefined ? {} : { principal }) };
    });
    return { statements, resources: given.map(({ Resource }) => Resource) };
}
function principalOf({ Effect, Action, Principal: raw, Condition }) {
    if (Effect !== 'Allow' || Action !== 'lambda:GetLayerVersion')
        return undefined;
    if (isAbsent(Condition))
        return raw === '*' ? '*' : accountOf(raw);
    return raw === '*' ? organizationOf(Condition) : undefined;
}
function accountOf(raw) {
    const given = isRecord(raw) ? raw['AWS'] : raw;
    if (typeof given !== 'string')
        return undefined;
    return /^(?:arn:aws[a-z-]*:iam::)?(\d{12})(?::root)?$/.exec(given)?.[1];
}
/** Returns the organization if the condition has nothing else. A further condition would make the grant narrower. */
function organizationOf(condition) {
    const equals = onlyValue(condition, 'StringEquals');
    const organization = onlyValue(equals, 'aws:PrincipalOrgID');
    return typeof organization === 'string' && aws_names_organization/* organizationForm */.a.test(organization) ? organization : undefined;
}
function onlyValue(record, key) {
    return isRecord(record) && Object.keys(record).length === 1 ? record[key] : undefined;
}
function isAbsent(value) {
    return value === undefined || value === null || (isRecord(value) && Object.keys(value).length === 0);
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: ./src/regions/calls/unreadable.ts
var unreadable = __webpack_require__(37600);
;// CONCATENATED MODULE: ./src/regions/calls/responses.ts





/** AWS omits a field that is not set. Some emulators of AWS return null or an empty text. */
const optionalText = (most) => dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(most)), '');
const optionalTexts = dist/* nullish */.cl6(dist/* array */.YOg(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(100))), []);
const versionNumber = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1));
const bytes = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
/** The base64 form of 32 bytes. */
const sha256 = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(code_sha256/* codeSha256Form */.B));
const marker = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(10_000)), '');
const listedVersion = dist/* object */.Ikc({
    LayerVersionArn: dist/* string */.YjP(),
    Version: versionNumber,
    Description: optionalText(256),
    CompatibleArchitectures: optionalTexts,
});
const layerVersion = dist/* object */.Ikc({
    ...listedVersion.entries,
    LayerArn: dist/* nullish */.cl6(dist/* string */.YjP()),
    LicenseInfo: optionalText(512),
    CompatibleRuntimes: optionalTexts,
    Content: dist/* object */.Ikc({ CodeSha256: sha256, CodeSize: dist/* nullish */.cl6(bytes), Location: dist/* nullish */.cl6(dist/* string */.YjP()) }),
});
const versionsPage = dist/* object */.Ikc({ LayerVersions: dist/* array */.YOg(listedVersion), NextMarker: marker });
const functionsPage = dist/* object */.Ikc({
    Functions: dist/* array */.YOg(dist/* object */.Ikc({
        FunctionArn: dist/* string */.YjP(),
        Layers: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ Arn: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* startsWith */.w1_('arn:')) })), []),
    })),
    NextMarker: marker,
});
const policy = dist/* object */.Ikc({ Policy: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq()) });
const granted = dist/* object */.Ikc({ Statement: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq()) });
const settings = dist/* object */.Ikc({
    AccountUsage: dist/* object */.Ikc({ TotalCodeSize: bytes }),
    AccountLimit: dist/* object */.Ikc({ TotalCodeSize: bytes }),
});
const parameter = dist/* object */.Ikc({
    Parameter: dist/* object */.Ikc({
        Name: dist/* string */.YjP(),
        Type: dist/* picklist */.KIO(['String', 'StringList', 'SecureString']),
        Value: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq()),
        ARN: dist/* nullish */.cl6(dist/* string */.YjP()),
    }),
});
const written = dist/* object */.Ikc({ Version: versionNumber });
const noContent = dist/* object */.Ikc({ $metadata: dist/* object */.Ikc({ httpStatusCode: dist/* literal */.euz(204) }) });
const identity = dist/* object */.Ikc({ Account: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d{12}$/)), Arn: dist/* nullish */.cl6(dist/* string */.YjP()) });
/**
 * The version in a response to GetLayerVersion or PublishLayerVersion. `version` is the requested number, if there is one.
 * Throws if the response is about anything else.
 */
function layerVersionIn(response, about) {
    const read = parsed(layerVersion, response);
    const { LayerVersionArn: arn, LayerArn: layer, Version: version, Content } = read;
    if (layer && layer !== arnOf(about))
        return (0,unreadable/* unreadable */.O)();
    if (about.version !== undefined && about.version !== version)
        return (0,unreadable/* unreadable */.O)();
    requireArn(arn, version, about);
    return {
        arn,
        version,
        codeSha256: Content.CodeSha256,
        codeSize: Content.CodeSize ?? undefined,
        description: read.Description,
        licenseInfo: read.LicenseInfo,
        runtimes: read.CompatibleRuntimes,
        // Lambda can have architectures that this action does not know.
        architectures: read.CompatibleArchitectures,
    };
}
/**
 * The download in a response to GetLayerVersion: URL, size in bytes and hash of the archive. Throws if the response is about
 * anything else.
 */
function downloadIn(response, about) {
    const { codeSha256: hash } = layerVersionIn(response, about);
    const { Location: url, CodeSize: size } = parsed(layerVersion, response).Content;
    return url && size ? { url, size, sha256: hash } : (0,unreadable/* unreadable */.O)();
}
/** A page of ListLayerVersions. Throws if a version is of another layer. */
function versionsIn(response, about) {
    const { LayerVersions, NextMarker } = parsed(versionsPage, response);
    const items = LayerVersions.map(({ LayerVersionArn: arn, Version: version, ...rest }) => {
        requireArn(arn, version, about);
        const { Description: description, CompatibleArchitectures } = rest;
        return { arn, version, description, architectures: CompatibleArchitectures };
    });
    return { items, next: NextMarker };
}
/**
 * The versions of a layer that the functions on a page of ListFunctions use. A layer with the same name in another account counts too: at
 * worst, one version too many is kept. Throws if a function is of another account or Region.
 */
function usesIn(response, { region, account, layerName }) {
    const { Functions, NextMarker } = parsed(functionsPage, response);
    const own = `arn:${(0,regions_and_runtimes/* partitionOf */.iQ)(region)}:lambda:${region}:${account}:function:`;
    if (!Functions.every(({ FunctionArn }) => FunctionArn.startsWith(own)))
        return (0,unreadable/* unreadable */.O)();
    const items = Functions.flatMap(({ FunctionArn, Layers }) => {
        const [functionName = '', qualifier = '$LATEST'] = FunctionArn.slice(own.length).split(':');
        return Layers.filter(({ Arn }) => /:layer:([^:]+):\d+$/.exec(Arn)?.[1] === layerName).map(({ Arn }) => ({
            functionName,
            isPublished: qualifier !== '$LATEST',
            arn: Arn,
        }));
    });
    return { items, next: NextMarker };
}
/**
 * The statements of the policy in a response to GetLayerVersionPolicy. Throws if one is about another version, or an id occurs
 * twice.
 */
function policyIn(response, about) {
    const { statements, resources } = statementsOf(parsed(policy, response).Policy);
    if (!resources.every((resource) => resource === `${arnOf(about)}:${about.version}`))
        return (0,unreadable/* unreadable */.O)();
    return new Set(statements.map(({ id }) => id)).size === statements.length ? statements : (0,unreadable/* unreadable */.O)();
}
/** Throws if a response to AddLayerVersionPermission is about another version or statement. */
function requireGranted(response, { version, statementId, ...about }) {
    const { statements, resources } = statementsOf(JSON.stringify({ Statement: [JSON.parse(parsed(granted, response).Statement)] }));
    const isAbout = resources[0] === `${arnOf(about)}:${version}` && statements[0]?.id === statementId;
    if (!isAbout)
        (0,unreadable/* unreadable */.O)();
}
/** The code storage of the account in a response to GetAccountSettings. Throws if the response lacks it. */
function codeStorageIn(response) {
    const { AccountUsage, AccountLimit } = parsed(settings, response);
    return { used: AccountUsage.TotalCodeSize, limit: AccountLimit.TotalCodeSize };
}
/**
 * The value and type of a parameter in a response to GetParameter. Throws if the response is about another parameter, account or
 * Region.
 */
function parameterIn(response, { name, region, account }) {
    const { Name, Type, Value, ARN } = parsed(parameter, response).Parameter;
    const arn = `arn:${(0,regions_and_runtimes/* partitionOf */.iQ)(region)}:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`;
    return Name === name && (!ARN || ARN === arn) ? { value: Value, type: Type } : (0,unreadable/* unreadable */.O)();
}
/** Throws if a response to PutParameter lacks the version that it wrote. */
function requireWritten(response) {
    parsed(written, response);
}
/**
 * Whether a response has the status 204, which AWS returns for a deletion (Lambda: DeleteLayerVersion; S3: DeleteObject). A response with
 * another status can be about another request.
 */
function isNoContent(response) {
    return dist.is(noContent, response);
}
/** The 12-digit account in a response to GetCallerIdentity. Throws if it, or its ARN, is of another account than expected. */
function accountIn(response, expected) {
    const { Account, Arn } = parsed(identity, response);
    if (expected !== undefined && Account !== expected)
        return (0,unreadable/* unreadable */.O)();
    return !Arn || Arn.split(':')[4] === Account ? Account : (0,unreadable/* unreadable */.O)();
}
function requireArn(arn, version, about) {
    if (arn !== `${arnOf(about)}:${version}`)
        (0,unreadable/* unreadable */.O)();
}
/**
 * The ARN of a layer (AWS: "Actions, resources, and condition keys for AWS Lambda"). It is only compared with responses. Outputs
 * have the ARN that AWS returned.
 */
function arnOf({ region, account, layerName }) {
    return layerName.startsWith('arn:')
        ? layerName
        : `arn:${(0,regions_and_runtimes/* partitionOf */.iQ)(region)}:lambda:${region}:${account}:layer:${layerName}`;
}
/** The fields of a response by a schema. Throws if it has another form. */
function parsed(schema, response) {
    const { success, output } = dist/* safeParse */.xLC(schema, response);
    return success ? output : (0,unreadable/* unreadable */.O)();
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

/***/ 59145:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   gK: () => (/* binding */ sleepAtMost)
/* harmony export */ });
/* unused harmony export RetryTimeSpent */
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43748);
/* harmony import */ var _retry_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87752);


/** The next pause would exceed the time limit for all retries in a Region. */
class RetryTimeSpent extends Error {
    constructor(milliseconds) {
        super(`The retries in this Region have taken ${milliseconds / 1_000} s.`);
        this.name = 'RetryTimeSpent';
    }
}
/** Returns a `sleep` whose pauses take at most so many milliseconds in all. It rejects with RetryTimeSpent if a pause would exceed that. */
function sleepAtMost(sleep, milliseconds) {
    let spent = 0;
    return async (pause) => {
        if (spent + pause > milliseconds)
            throw new RetryTimeSpent(milliseconds);
        spent += pause;
        await sleep(pause);
    };
}
/**
 * Calls `send`, again if `attempts` allows it, and returns its result. Rejects with the last error. Kinds of failures with the same number
 * of attempts are counted together. Other kinds do not count.
 */
async function retry(send, { kindOf, attempts, longestPauses = () => _retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .retryPolicy */ .J.pause.longestInAll, sleep }) {
    const { first, longest } = _retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .retryPolicy */ .J.pause;
    let waited = 0;
    const failures = new Map();
    for (let attempt = 0;; attempt += 1) {
        try {
            return await send();
        }
        catch (error) {
            const kind = kindOf(error);
            const most = attempts[kind];
            const failed = (failures.get(most) ?? 0) + 1;
            failures.set(most, failed);
            const pause = Math.max(Math.random() * Math.min(first * 2 ** attempt, longest), (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfter */ .P9)(error));
            waited += pause;
            if (failed >= most || waited > longestPauses(kind))
                throw error;
            await sleep(pause).catch((spent) => {
                throw spent instanceof RetryTimeSpent ? error : spent;
            });
        }
    }
}


/***/ }),

/***/ 17529:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ senderWith)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43748);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3776);
/* harmony import */ var _failure_kind_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89212);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(59145);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(79128);
/* harmony import */ var _stopped_call_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(88299);
/* harmony import */ var _unreadable_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(37600);









/** Returns how calls to one service in one Region are sent. `explain` returns why a call failed, and what to do. */
function senderWith(keys, { wait, throwIfEnded, hide, patience }, explain) {
    let notRenewed;
    const renewing = (call) => async () => {
        throwIfEnded();
        try {
            return await call();
        }
        catch (error) {
            if (!(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpired */ ._d)(error))
                throw error;
            const renewal = await keys.renew();
            if (renewal !== 'renewed') {
                notRenewed = renewal.failed;
                throw error;
            }
            throwIfEnded();
            // AWS did not process the request, so any operation can be sent again.
            return call();
        }
    };
    const reasonFor = (operation, error) => {
        if ((0,_failure_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .isStopped */ .i)(error))
            return (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonOf */ .A3)(error);
        if ((0,_unreadable_js__WEBPACK_IMPORTED_MODULE_7__/* .isUnreadable */ .G)(error)) {
            const text = `The response to ${awsNameOf(operation)} was empty, truncated, or about another request.`;
            return { ...(0,_base_message_js__WEBPACK_IMPORTED_MODULE_8__/* .about */ .Cv)('there-was-no-response', text), isVague: true };
        }
        const explained = explain((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutSecrets */ .cT)(error, hide), operation);
        const reason = explained.isVague
            ? (0,_base_message_js__WEBPACK_IMPORTED_MODULE_8__/* .reworded */ .Fg)(explained, (text) => `${awsNameOf(operation)} failed. ${text}`)
            : explained;
        if (!(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpired */ ._d)(error) || notRenewed === undefined)
            return reason;
        const text = `${reason.text} New credentials are not available: ${notRenewed.text}`;
        return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_8__/* .becauseOf */ .W$)(notRenewed, reason.topic, text);
    };
    const kindOf = (error) => (0,_failure_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .failureKind */ .z)(error, { areKeysNew: keys.areNew() });
    const recorded = (operation, call) => async () => {
        try {
            const result = await call();
            patience.attempted(operation);
            return result;
        }
        catch (error) {
            patience.attempted(operation, error);
            throw error;
        }
    };
    return async (operation, call) => {
        const attempt = renewing(recorded(operation, call));
        try {
            return await (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L5)(attempt, { kindOf, ...patience.repetition(operation), sleep: wait });
        }
        catch (error) {
            const reason = reasonFor(operation, error);
            throw new _service_js__WEBPACK_IMPORTED_MODULE_5__/* .ServiceFailure */ .A(reason, {
                refused: error instanceof _stopped_call_js__WEBPACK_IMPORTED_MODULE_6__/* .Cancelled */ .cJ || isRefusalOf(operation, error),
                because: (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .refusalReason */ .b)(error),
                permission: (0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .permissionDeniedIn */ .gK)(reason.text),
                isTolerated: patience.tolerates(error),
                cause: error,
            });
        }
    };
}
function awsNameOf(operation) {
    return operation === 'GetLayerVersionToCompare' ? 'GetLayerVersion' : operation;
}
/** A response to HEAD has no error code. */
function isRefusalOf(operation, error) {
    return operation.startsWith('Head') ? (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .hasRefusingStatus */ .mp)(error) : (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error);
}


/***/ }),

/***/ 88299:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ EndlessListing),
/* harmony export */   IM: () => (/* binding */ StoppedCall),
/* harmony export */   cJ: () => (/* binding */ Cancelled)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);


/** The action itself stopped a call. The call is not sent again. */
class StoppedCall extends _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Explained */ .t_ {
}
/** A call was not sent, because the run was cancelled or exceeded its time limit. */
class Cancelled extends StoppedCall {
    constructor({ reason }, { run }) {
        super(reason instanceof DOMException && reason.name === 'TimeoutError'
            ? (0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)('aws-is-busy-or-time-ran-out', `The run exceeded its limit of ${run / 60_000} minutes before this was done. Re-run the job. It continues where it stopped.`)
            : (0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)('the-run-was-cancelled', 'The run was cancelled before this was done. Re-run the job.'));
        this.name = 'Cancelled';
    }
}
/** A listing had more pages or took longer than that of any layer. */
class EndlessListing extends StoppedCall {
    constructor(pages) {
        super({
            topic: 'there-was-no-response',
            text: `The listing did not end after ${pages} pages. A proxy may repeat responses, or the account has more than 10,000 versions of functions. Check the proxy of the runner.`,
            isVague: true,
        });
        this.name = 'EndlessListing';
    }
}


/***/ }),

/***/ 3651:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ timeLimits)
/* harmony export */ });
/** Returns the time limits of a call without an archive, of a call with one, and of an upload to S3. */
function timeLimits(deadlines) {
    const { connection, response, upload, staging, stall } = deadlines;
    const within = (requestTimeout, socketTimeout) => ({
        requestHandler: {
            connectionTimeout: connection,
            requestTimeout,
            socketTimeout,
            throwOnRequestTimeout: true,
        },
        whole: connection + requestTimeout + response,
    });
    return { plain: within(response, response), upload: within(upload, stall), staging: within(staging, stall) };
}


/***/ }),

/***/ 46434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ traced)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43748);

/**
 * Returns the same client, which traces each call and limits its total time. The timeouts of the SDK do not end a response that arrives
 * byte by byte.
 */
function traced(client, region, { trace, limit }) {
    const send = client.send.bind(client);
    client.send = async (command, options) => {
        const began = performance.now();
        const name = command.constructor.name.replace(/Command$/, '');
        const whole = limit(name);
        const report = ({ $metadata: { httpStatusCode, requestId } = {} }, how) => {
            const took = Math.round(performance.now() - began);
            trace(`${client.config.serviceId} ${name} in ${region}: ${httpStatusCode ?? 'no response'}${how}, ${took} ms, request id ${requestId ?? 'unknown'}`);
        };
        const late = AbortSignal.timeout(whole);
        const abortSignal = options ? AbortSignal.any([late, options.abortSignal]) : late;
        try {
            const response = await send(command, { abortSignal });
            report(response, '');
            return response;
        }
        catch (error) {
            report(error, ` ${(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(error)}`);
            throw late.aborted ? new TooSlow(whole) : error;
        }
    };
    return client;
}
/** The timeouts of the SDK have this name too. */
class TooSlow extends Error {
    constructor(milliseconds) {
        super(`The whole call took longer than ${milliseconds / 1_000} s.`);
        this.name = 'TimeoutError';
    }
}


/***/ }),

/***/ 69493:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MF: () => (/* binding */ isUnsendable),
/* harmony export */   fb: () => (/* binding */ isUntrusted),
/* harmony export */   s3: () => (/* binding */ adviceIfUnreachable)
/* harmony export */ });
/** The error codes of Node.js for a connection that is not trusted. */
const untrusted = /^(?:CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)|\bcertificate\b/i;
/** Why a call did not reach AWS, by the error codes of Node.js and the messages of the SDK, and what to do. */
const obstacles = [
    {
        matches: /^(?:ENOTFOUND|EAI_AGAIN|ENODATA)\b/,
        advice: 'Check that the Region exists, and the DNS, the proxy and the network of the runner.',
    },
    {
        matches: /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)\b/,
        advice: 'Check the network, the firewall and the proxy of the runner, and the endpoint if you set one.',
    },
    {
        matches: untrusted,
        advice: 'The connection is not trusted. Set AWS_CA_BUNDLE to the certificates of the proxy or endpoint, and check the clock of the runner.',
    },
    {
        matches: /without establishing a connection/,
        advice: 'Check the network, the firewall and the proxy of the runner.',
    },
    {
        matches: /\bproxy\b/i,
        advice: 'Check HTTPS_PROXY and NO_PROXY, and the credentials in the address of the proxy.',
    },
];
/**
 * Why the SDK could not send a call, by the name or code of its error: contradictory settings, or credentials that are not valid in a
 * header.
 */
const unsendable = [
    {
        matches: /^(?:EndpointError|ERR_INVALID_URL)$/,
        advice: 'Correct AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT and AWS_ENDPOINT_URL, or these settings in the shared config file.',
    },
    {
        matches: /^ERR_INVALID_CHAR$/,
        advice: 'Remove line breaks and other invisible characters from the credentials.',
    },
];
/** Returns what to do about a call that did not reach AWS. Undefined if it may have reached AWS. */
function adviceIfUnreachable(error) {
    const causes = [...causesOf(error)];
    return (adviceIfUnsendable(error) ??
        obstacles.find(({ matches }) => causes.some((text) => matches.test(text)))?.advice);
}
/** Whether the certificate of the other side is not trusted. */
function isUntrusted(error) {
    return [...causesOf(error)].some((text) => untrusted.test(text));
}
/** Whether the SDK could not send a call. No further attempt can succeed. */
function isUnsendable(error) {
    return adviceIfUnsendable(error) !== undefined;
}
function adviceIfUnsendable(error) {
    if (!(error instanceof Error) || isResponse(error))
        return undefined;
    const { code = '' } = error;
    return unsendable.find(({ matches }) => matches.test(error.name) || matches.test(String(code)))?.advice;
}
/** The code and the message of an error without a response, and of its causes. */
function* causesOf(error) {
    for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
        if (isResponse(cause))
            return;
        yield `${cause.code ?? ''} ${cause.message}`;
    }
}
function isResponse(error) {
    return ((error ?? {}).$metadata?.httpStatusCode !== undefined);
}


/***/ }),

/***/ 37600:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isUnreadable),
/* harmony export */   O: () => (/* binding */ unreadable)
/* harmony export */ });
class Unreadable extends Error {
}
/** Throws for a response that lacks a required part, or is about something that was not requested. */
function unreadable() {
    throw new Unreadable('The response was empty, truncated, or about another request.');
}
/**
 * Whether a response could not be read. The SDK throws a TypeError for the response `null`; those that Node throws have a code.
 */
function isUnreadable(error) {
    return error instanceof Unreadable || (error instanceof TypeError && !('code' in error));
}


/***/ }),

/***/ 71085:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ./src/aws-names/credential-variables.ts
var credential_variables = __webpack_require__(40971);
;// CONCATENATED MODULE: ./src/aws-names/encryption.ts
/** Returns an encryption in which the values replace the placeholders. */
function fillEncryption(region, account, { by, key }) {
    if (key === undefined)
        return { by };
    return { by, key: key.replaceAll('{region}', region).replaceAll('{account}', account) };
}

// EXTERNAL MODULE: ./src/aws-names/missing-credentials.ts
var missing_credentials = __webpack_require__(1963);
// EXTERNAL MODULE: ./src/aws-names/region-selection.ts
var region_selection = __webpack_require__(78485);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/regions/calls/call-context.ts + 1 modules
var call_context = __webpack_require__(51628);
// EXTERNAL MODULE: ./src/regions/calls/aws-errors.ts
var aws_errors = __webpack_require__(43748);
// EXTERNAL MODULE: ./src/regions/calls/retry-policy.ts
var retry_policy = __webpack_require__(87752);
;// CONCATENATED MODULE: ./src/regions/calls/first-region.ts



/** Calls in the first of these Regions that responds. Later calls begin with that one, so that a Region that is down costs time only once. */
function inFirstOf(regions) {
    let order = regions;
    return (call) => inFirstRegion(order, async (region) => {
        const result = await call(region);
        order = [region, ...order.filter((other) => other !== region)];
        return result;
    });
}
/**
 * Returns the result of the first Region that returns one. A Region that is not enabled or not available must not fail the run. Rejects
 * with the last error.
 */
async function inFirstRegion(regions, call, left = retry_policy/* retryPolicy */.J.regionsForCredentials) {
    const [region, ...others] = regions;
    if (region === undefined)
        throw new problem/* Problem */.AF({
            topic: 'there-are-no-aws-credentials',
            text: 'There is no Region in which to request credentials.',
        });
    try {
        return await call(region);
    }
    catch (error) {
        const isOfRegion = error instanceof problem/* Problem */.AF && error.cause !== undefined && (0,aws_errors/* isRegionSpecific */.$1)(error.cause);
        if (!isOfRegion || others.length === 0 || left === 1)
            throw error;
        return await inFirstRegion(others, call, left - 1);
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-cjs/index.js
var dist_cjs = __webpack_require__(71696);
;// CONCATENATED MODULE: ./src/regions/calls/absent.ts


/** Returns the response of Lambda, or undefined if Lambda reports that the resource does not exist. */
async function orAbsent(response) {
    try {
        return await response;
    }
    catch (error) {
        if (error instanceof dist_cjs/* ResourceNotFoundException */.lBX && (0,aws_errors/* cameFromAws */.yw)(error))
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./src/regions/calls/explain.ts
var explain = __webpack_require__(3776);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./src/aws-names/regions-and-runtimes.ts
var regions_and_runtimes = __webpack_require__(86159);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/regions/calls/function-settings.ts

/**
 * The fields of a function configuration that differ between `$LATEST` and a version that was just published from it, and those that are
 * compared separately. A field that is not listed here is compared, so that a new setting of Lambda counts as a difference.
 */
const notCompared = new Set([
    '$metadata',
    'FunctionArn',
    'MasterArn',
    'Version',
    'Description',
    'LastModified',
    'RevisionId',
    'CodeSha256',
    'ConfigSha256',
    'Layers',
    'State',
    'StateReason',
    'StateReasonCode',
    'LastUpdateStatus',
    'LastUpdateStatusReason',
    'LastUpdateStatusReasonCode',
    // Lambda updates the patch version of the runtime of $LATEST by itself.
    'RuntimeVersionConfig',
    // Only of published versions, in SnapStart.
    'OptimizationStatus',
]);
/**
 * Returns a hash of the settings in a function configuration, which depends neither on the order of fields nor on fields without a value.
 * It is a hash, because environment variables can contain secrets.
 */
function settingsHash(configuration) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify(normalized(configuration)))
        .digest('base64');
}
function normalized(value) {
    if (Array.isArray(value))
        return value.map(normalized);
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value)
        .filter(([key]) => !notCompared.has(key))
        .map(([key, one]) => [key, normalized(one)])
        .filter(([, one]) => !isUnset(one))
        .sort(([one], [other]) => (one < other ? -1 : 1));
    return entries;
}
/** AWS omits, empties or denies a setting that is not set, depending on how the function was created. */
function isUnset(value) {
    return value === undefined || value === null || value === '' || value === false || isEmptyList(value);
}
function isEmptyList(value) {
    return Array.isArray(value) && value.length === 0;
}

// EXTERNAL MODULE: ./src/regions/calls/responses.ts + 1 modules
var responses = __webpack_require__(61198);
// EXTERNAL MODULE: ./src/regions/calls/unreadable.ts
var unreadable = __webpack_require__(37600);
;// CONCATENATED MODULE: ./src/regions/calls/function-responses.ts





/** AWS omits a field that is not set. Some emulators of AWS return null or an empty text. */
const optionalText = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(10_000)), '');
const requiredText = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq(), dist/* maxLength */.Ru6(1_000));
const marker = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(10_000)), '');
const listedFunction = dist/* object */.Ikc({
    FunctionName: requiredText,
    FunctionArn: requiredText,
    Runtime: optionalText,
    PackageType: optionalText,
    Architectures: dist/* nullish */.cl6(dist/* array */.YOg(requiredText), []),
    Layers: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ Arn: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* startsWith */.w1_('arn:')) })), []),
});
const configuration = dist/* object */.Ikc({
    ...listedFunction.entries,
    Version: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(?:\$LATEST|[1-9]\d{0,19})$/)),
    RevisionId: requiredText,
    CodeSha256: requiredText,
    State: optionalText,
    StateReason: optionalText,
    LastUpdateStatus: optionalText,
    LastUpdateStatusReason: optionalText,
});
const functionsPage = dist/* object */.Ikc({ Functions: dist/* array */.YOg(listedFunction), NextMarker: marker });
const versionsPage = dist/* object */.Ikc({
    Versions: dist/* array */.YOg(dist/* object */.Ikc({ FunctionArn: requiredText, Version: configuration.entries.Version })),
    NextMarker: marker,
});
/** A function without tags has an empty object. A response without the field must not mean that nobody manages the function. */
const tags = dist/* object */.Ikc({ Tags: dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()) });
const aliasConfiguration = dist/* object */.Ikc({
    AliasArn: requiredText,
    Name: requiredText,
    FunctionVersion: configuration.entries.Version,
    RevisionId: requiredText,
    RoutingConfig: dist/* nullish */.cl6(dist/* object */.Ikc({
        AdditionalVersionWeights: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(0), dist/* maxValue */.cGV(1))), {}),
    }), { AdditionalVersionWeights: {} }),
});
/** A page of ListFunctions. Throws if a function is of another account or Region. */
function functionsIn(response, about) {
    const { Functions, NextMarker } = (0,responses/* parsed */.Yz)(functionsPage, response);
    return { items: Functions.map((listed) => listedIn(listed, about)), next: NextMarker };
}
/**
 * The configuration in a response to GetFunctionConfiguration, UpdateFunctionConfiguration or PublishVersion. Throws if it is about another
 * function or version. Without `version`, any published version is accepted.
 */
function configurationIn(response, about) {
    const read = (0,responses/* parsed */.Yz)(configuration, response);
    const listed = listedIn(read, about);
    const isExpected = about.version === undefined ? read.Version !== '$LATEST' : read.Version === about.version;
    if (listed.name !== about.name || !isExpected)
        return (0,unreadable/* unreadable */.O)();
    const isUpdated = read.LastUpdateStatus === '' || read.LastUpdateStatus === 'Successful';
    return {
        ...listed,
        version: read.Version,
        revisionId: read.RevisionId,
        codeSha256: read.CodeSha256,
        settings: settingsHash(response),
        state: read.State,
        updateStatus: read.LastUpdateStatus,
        statusReason: isUpdated ? read.StateReason : read.LastUpdateStatusReason,
    };
}
/** The numbers of the published versions on a page of ListVersionsByFunction. Throws if a version is of another function. */
function versionNumbersIn(response, about) {
    const { Versions, NextMarker } = (0,responses/* parsed */.Yz)(versionsPage, response);
    const arn = arnOf(about);
    if (!Versions.every(({ FunctionArn, Version }) => FunctionArn === `${arn}:${Version}`))
        return (0,unreadable/* unreadable */.O)();
    const items = Versions.map(({ Version }) => Version).filter((version) => version !== '$LATEST');
    return { items, next: NextMarker };
}
/** The tags in a response to ListTags. The response does not name its function. Throws if it has no tags and no empty list. */
function tagsIn(response) {
    return (0,responses/* parsed */.Yz)(tags, response).Tags;
}
/** The alias in a response to GetAlias or UpdateAlias. Throws if it is another alias, or an alias of another function. */
function aliasIn(response, about) {
    const { AliasArn, Name, FunctionVersion, RevisionId, RoutingConfig } = (0,responses/* parsed */.Yz)(aliasConfiguration, response);
    if (Name !== about.alias || AliasArn !== `${arnOf(about)}:${Name}`)
        return (0,unreadable/* unreadable */.O)();
    return {
        name: Name,
        version: FunctionVersion,
        weights: RoutingConfig?.AdditionalVersionWeights ?? {},
        revisionId: RevisionId,
    };
}
function listedIn(read, about) {
    const name = read.FunctionName;
    const arn = arnOf({ ...about, name });
    // The ARN ends with the version if the request named one.
    if (read.FunctionArn !== arn && !/^:(?:\$LATEST|\d+)$/.test(withoutPrefix(read.FunctionArn, arn)))
        return (0,unreadable/* unreadable */.O)();
    return {
        name,
        arn,
        runtime: read.Runtime || undefined,
        isImage: read.PackageType === 'Image',
        // Lambda can have architectures that this action does not know.
        architectures: read.Architectures,
        layers: read.Layers.map(({ Arn }) => Arn),
    };
}
function withoutPrefix(text, prefix) {
    return text.startsWith(prefix) ? text.slice(prefix.length) : '';
}
/** The ARN of a function (AWS: "Actions, resources, and condition keys for AWS Lambda"). */
function arnOf({ region, account, name }) {
    return `arn:${(0,regions_and_runtimes/* partitionOf */.iQ)(region)}:lambda:${region}:${account}:function:${name}`;
}

// EXTERNAL MODULE: ./src/regions/calls/clients.ts
var clients = __webpack_require__(75575);
// EXTERNAL MODULE: ./src/regions/calls/keys.ts
var calls_keys = __webpack_require__(24975);
// EXTERNAL MODULE: ./src/regions/calls/traced-client.ts
var traced_client = __webpack_require__(46434);
;// CONCATENATED MODULE: ./src/regions/calls/lambda-client.ts






/** Returns a client of Lambda in one Region, which sends each call once. */
function lambdaClient(region, keys, { clientSettings, patience, trace }, limits) {
    const config = { ...(0,clients/* configOf */.W)('lambda', region, clientSettings, limits), credentials: (0,calls_keys/* providerOf */.lc)(keys) };
    const limit = (command) => patience.limit(command, limits.whole);
    return (0,traced_client/* traced */.m)(new dist_cjs/* LambdaClient */.Nox(config), region, { trace, limit });
}
/** Returns how calls to Lambda are sent within the rate limit of their Region. */
function withinRateLimit({ rateLimit, throwIfEnded, }) {
    return async (send) => {
        await rateLimit.next();
        // The run can end during the wait.
        throwIfEnded();
        return send().catch((error) => {
            const requested = (0,aws_errors/* retryAfter */.P9)(error);
            if ((0,aws_errors/* isThrottled */.B5)(error) || requested > 0)
                rateLimit.pause(requested || retry_policy/* retryPolicy */.J.rateLimit.pauseAfterThrottling);
            throw error;
        });
    };
}

// EXTERNAL MODULE: ./src/regions/calls/stopped-call.ts
var stopped_call = __webpack_require__(88299);
;// CONCATENATED MODULE: ./src/regions/calls/pages.ts


/** The action stops a listing after this many pages, which is 10,000 versions or functions. */
const mostPages = 200;
/** Milliseconds after which the action stops a listing, even with fewer pages. */
const longestListing = 120_000;
/**
 * Returns all items of a listing. Every page must have a new marker, because a repeated response would never end. Rejects with
 * EndlessListing after 200 pages or two minutes.
 */
async function everyPage(readPage, now = () => performance.now()) {
    const all = [];
    const markers = new Set();
    const end = now() + longestListing;
    for (let marker;;) {
        const { items, next } = await readPage(marker);
        all.push(...items);
        if (!next)
            return all;
        if (markers.has(next))
            return (0,unreadable/* unreadable */.O)();
        markers.add(next);
        if (markers.size >= mostPages || now() > end)
            throw new stopped_call/* EndlessListing */.D3(markers.size);
        marker = next;
    }
}

// EXTERNAL MODULE: ./src/regions/calls/send.ts
var calls_send = __webpack_require__(17529);
// EXTERNAL MODULE: ./src/regions/calls/timeouts.ts
var timeouts = __webpack_require__(3651);
;// CONCATENATED MODULE: ./src/regions/calls/functions.ts








/** The functions of the account in one Region, by the AWS SDK, with retries. */
function functionsOf(own, keys, context) {
    const lambda = lambdaClient(own.region, keys, context, (0,timeouts/* timeLimits */.i)(context.deadlines).plain);
    const within = withinRateLimit(context);
    const send = (0,calls_send/* senderWith */.w)(keys, context, (error) => (0,explain/* explain */.WE)(error, remedies));
    return {
        list: () => send('ListFunctions', () => everyPage(async (marker) => {
            const command = new dist_cjs/* ListFunctionsCommand */.xRr({ Marker: marker, MaxItems: 50 });
            return functionsIn(await within(() => lambda.send(command)), own);
        })),
        configuration: (name, version = '$LATEST') => send('GetFunctionConfiguration', async () => {
            const qualifier = version === '$LATEST' ? {} : { Qualifier: version };
            const command = new dist_cjs/* GetFunctionConfigurationCommand */.qA6({ FunctionName: name, ...qualifier });
            const found = await orAbsent(within(() => lambda.send(command)));
            return found && configurationIn(found, { ...own, name, version });
        }),
        tags: (arn) => send('ListTags', async () => {
            const found = await orAbsent(within(() => lambda.send(new dist_cjs/* ListTagsCommand */.bvr({ Resource: arn }))));
            return found && tagsIn(found);
        }),
        newestVersion: (name) => send('ListVersionsByFunction', async () => {
            const numbers = await everyPage(async (marker) => {
                const command = new dist_cjs/* ListVersionsByFunctionCommand */.Ox4({
                    FunctionName: name,
                    Marker: marker,
                    MaxItems: 50,
                });
                const page = await orAbsent(within(() => lambda.send(command)));
                return page ? versionNumbersIn(page, { ...own, name }) : { items: [] };
            });
            return numbers.sort((one, other) => Number(other) - Number(one))[0];
        }),
        alias: (name, alias) => send('GetAlias', async () => {
            const command = new dist_cjs/* GetAliasCommand */.MES({ FunctionName: name, Name: alias });
            const found = await orAbsent(within(() => lambda.send(command)));
            return found && aliasIn(found, { ...own, name, alias });
        }),
        updateLayers: ({ name, layers, revisionId }) => send('UpdateFunctionConfiguration', async () => {
            const command = new dist_cjs/* UpdateFunctionConfigurationCommand */.Zlw({
                FunctionName: name,
                Layers: [...layers],
                RevisionId: revisionId,
            });
            return configurationIn(await within(() => lambda.send(command)), { ...own, name, version: '$LATEST' });
        }),
        publishVersion: ({ name, codeSha256, revisionId }) => send('PublishVersion', async () => {
            const command = new dist_cjs/* PublishVersionCommand */.D3m({
                FunctionName: name,
                CodeSha256: codeSha256,
                RevisionId: revisionId,
            });
            return configurationIn(await within(() => lambda.send(command)), { ...own, name, version: undefined });
        }),
        updateAlias: ({ functionName: name, name: alias, version, weights, revisionId }) => send('UpdateAlias', async () => {
            const command = new dist_cjs/* UpdateAliasCommand */.lqC({
                FunctionName: name,
                Name: alias,
                FunctionVersion: version,
                RoutingConfig: { AdditionalVersionWeights: { ...weights } },
                RevisionId: revisionId,
            });
            return aliasIn(await within(() => lambda.send(command)), { ...own, name, alias });
        }),
    };
}
/** Errors of the calls that change functions, and what to do. */
const remedies = [
    {
        matches: /^InvalidParameterValue.*(?:unzipped size|combined with layers exceeds)/is,
        topic: 'the-update-of-a-function-failed',
        text: 'The code of the function and its layers together are larger than Lambda allows. Make the layer smaller, or remove another layer.',
    },
    {
        matches: /^(?:CodeVerificationFailed|InvalidCodeSignature)/,
        topic: 'the-update-of-a-function-failed',
        text: 'The function accepts only signed layers. Sign the layer, and publish it again.',
    },
];

;// CONCATENATED MODULE: ./src/regions/calls/with-retries.ts
/** Returns a service that repeats the calls of `once` as retry-policy.ts allows. Its methods reject with a ServiceFailure. */
function withRetries(once, send) {
    return {
        versions: (layer) => send('ListLayerVersions', () => once.versions(layer)),
        version: (layer, version) => send('GetLayerVersion', () => once.version(layer, version)),
        download: (layer, version) => send('GetLayerVersionToCompare', () => once.download(layer, version)),
        statements: (layer, version) => send('GetLayerVersionPolicy', () => once.statements(layer, version)),
        publish: (request) => send('PublishLayerVersion', () => once.publish(request)),
        grant: (layer, version, grant) => send('AddLayerVersionPermission', () => once.grant(layer, version, grant)),
        revoke: (layer, version, id) => send('RemoveLayerVersionPermission', () => once.revoke(layer, version, id)),
        remove: (layer, version) => send('DeleteLayerVersion', () => once.remove(layer, version)),
        codeStorage: () => send('GetAccountSettings', () => once.codeStorage()),
        uses: (layer) => send('ListFunctions', () => once.uses(layer)),
    };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./src/regions/calls/zip-body.ts



/** The bytes that the SDK serializes instead of an archive, and their text in the body. Quotes in other values are escaped. */
const placeholder = { bytes: new Uint8Array(1), text: '"ZipFile":"AA=="' };
/**
 * Returns a command that publishes an archive. All requests share its pieces. Otherwise, the SDK would create and hash a whole body for each
 * request, and the connection would keep an encrypted copy of it in memory.
 */
function publishCommand(input, zip) {
    const command = new dist_cjs/* PublishLayerVersionCommand */.cl_({ ...input, Content: { ZipFile: placeholder.bytes } });
    command.middlewareStack.add((next) => (args) => {
        const request = args.request;
        const text = textOf(request.body);
        const body = bodyWith(zip, text);
        request.body = external_node_stream_.Readable.from(body, { objectMode: false });
        request.headers['content-length'] = String(body.reduce((sum, { length }) => sum + length, 0));
        // The SDK signs this header, and calculates the hash only if there is none.
        request.headers['x-amz-content-sha256'] = sha256Of(body, { zip, text });
        return next(args);
    }, { step: 'build', priority: 'high', name: 'zipIntoBody' });
    return command;
}
function textOf(body) {
    if (typeof body === 'string')
        return body;
    if (body instanceof Uint8Array)
        return Buffer.from(body.buffer, body.byteOffset, body.length).toString();
    throw new Error('The SDK created a body that is not text.');
}
/** Returns the pieces of a body: the text of the SDK, with the archive. */
function bodyWith(zip, text) {
    const [before, after, ...others] = text.split(placeholder.text);
    if (before === undefined || after === undefined || others.length > 0)
        throw new Error('The SDK did not write the archive once into the body.');
    return [Buffer.from(`${before}"ZipFile":"`), ...zip, Buffer.from(`"${after}`)];
}
/** The hashes of the bodies with each archive, by their texts. Requests with the same metadata have the same body in every Region. */
const hashes = new WeakMap();
/** Returns the SHA-256 of a body in hexadecimal. It is calculated once for each archive and text. */
function sha256Of(body, { zip, text }) {
    const known = hashes.get(zip) ?? new Map();
    hashes.set(zip, known);
    const sha256 = known.get(text) ?? hashOf(body);
    known.set(text, sha256);
    return sha256;
}
function hashOf(body) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const piece of body)
        hash.update(piece);
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./src/regions/calls/lambda.ts












/** Lambda in one Region, by the AWS SDK, with retries. */
function lambdaIn(owned, keys, context) {
    return withRetries(lambdaOnce(owned, keys, context), (0,calls_send/* senderWith */.w)(keys, context, (error) => (0,explain/* explain */.WE)(error)));
}
/** Lambda in one Region. Each call is sent once. */
function lambdaOnce({ region, account }, keys, context) {
    const { plain, upload } = (0,timeouts/* timeLimits */.i)(context.deadlines);
    const lambda = lambdaClient(region, keys, context, plain);
    const uploads = lambdaClient(region, keys, context, upload);
    const within = withinRateLimit(context);
    const about = (layerName) => ({ region, account, layerName });
    return {
        versions: async (layerName) => {
            const listed = await everyPage(async (marker) => {
                const command = new dist_cjs/* ListLayerVersionsCommand */.icq({ LayerName: layerName, Marker: marker, MaxItems: 50 });
                const page = await orAbsent(within(() => lambda.send(command)));
                return page ? (0,responses/* versionsIn */.ud)(page, about(layerName)) : { items: [] };
            });
            // If a version number occurs twice, one page is the response to another request.
            if (new Set(listed.map(({ version }) => version)).size < listed.length)
                return (0,unreadable/* unreadable */.O)();
            return listed.sort((one, other) => other.version - one.version);
        },
        version: async (layerName, version) => {
            const command = new dist_cjs/* GetLayerVersionCommand */.VK5({ LayerName: layerName, VersionNumber: version });
            const found = await orAbsent(within(() => lambda.send(command)));
            return found && (0,responses/* layerVersionIn */.Nm)(found, { ...about(layerName), version });
        },
        download: async (layerName, version) => {
            const command = new dist_cjs/* GetLayerVersionCommand */.VK5({ LayerName: layerName, VersionNumber: version });
            const found = await orAbsent(within(() => lambda.send(command)));
            return found && (0,responses/* downloadIn */.a9)(found, { ...about(layerName), version });
        },
        statements: async (layerName, version) => {
            const command = new dist_cjs/* GetLayerVersionPolicyCommand */.fCq({ LayerName: layerName, VersionNumber: version });
            const found = await orAbsent(within(() => lambda.send(command)));
            return found ? (0,responses/* policyIn */.iE)(found, { ...about(layerName), version }) : [];
        },
        publish: async (request) => {
            const command = publishing(request);
            return (0,responses/* layerVersionIn */.Nm)(await within(() => uploads.send(command)), about(request.layerName));
        },
        grant: async (layerName, version, grant) => {
            const command = new dist_cjs/* AddLayerVersionPermissionCommand */.zjw({
                LayerName: layerName,
                VersionNumber: version,
                StatementId: grant.statementId,
                Action: 'lambda:GetLayerVersion',
                ...principalOf(grant),
            });
            // If the statement id exists, the action reads the policy afterwards to see whether the statement is correct.
            const response = await within(() => lambda.send(command)).catch(unlessConflict);
            if (response)
                (0,responses/* requireGranted */.T2)(response, { ...about(layerName), version, statementId: grant.statementId });
        },
        revoke: async (layerName, version, statementId) => {
            const command = new dist_cjs/* RemoveLayerVersionPermissionCommand */.E06({
                LayerName: layerName,
                VersionNumber: version,
                StatementId: statementId,
            });
            // The action reads the policy afterwards, so a missing statement is no failure.
            await orAbsent(within(() => lambda.send(command)));
        },
        remove: async (layerName, version) => {
            const command = new dist_cjs/* DeleteLayerVersionCommand */.KnR({ LayerName: layerName, VersionNumber: version });
            const response = await orAbsent(within(() => lambda.send(command)));
            // Lambda returns 204. Emulators of AWS return 200, as other operations do. Then a read confirms the deletion.
            if (!response || (0,responses/* isNoContent */.bS)(response))
                return;
            const read = new dist_cjs/* GetLayerVersionCommand */.VK5({ LayerName: layerName, VersionNumber: version });
            if (await orAbsent(within(() => lambda.send(read))))
                (0,unreadable/* unreadable */.O)();
        },
        uses: (layerName) => everyPage(async (marker) => {
            const command = new dist_cjs/* ListFunctionsCommand */.xRr({ FunctionVersion: 'ALL', Marker: marker, MaxItems: 50 });
            return (0,responses/* usesIn */.cS)(await within(() => lambda.send(command)), about(layerName));
        }),
        codeStorage: async () => (0,responses/* codeStorageIn */.AS)(await within(() => lambda.send(new dist_cjs/* GetAccountSettingsCommand */._8I({})))),
    };
}
function publishing({ layerName, content, description, licenseInfo, runtimes, architectures, }) {
    const input = {
        LayerName: layerName,
        ...(description ? { Description: description } : {}),
        ...(licenseInfo ? { LicenseInfo: licenseInfo } : {}),
        // The types of the SDK list the runtimes at its release. Lambda decides which exist.
        ...(runtimes.length > 0 ? { CompatibleRuntimes: [...runtimes] } : {}),
        ...(architectures.length > 0 ? { CompatibleArchitectures: [...architectures] } : {}),
    };
    if ('zip' in content)
        return publishCommand(input, content.zip);
    const { bucket, key, version } = content.staged;
    const Content = { S3Bucket: bucket, S3Key: key, S3ObjectVersion: version };
    return new dist_cjs/* PublishLayerVersionCommand */.cl_({ ...input, Content });
}
function principalOf({ principal }) {
    return principal.startsWith('o-') ? { Principal: '*', OrganizationId: principal } : { Principal: principal };
}
function unlessConflict(error) {
    if (!(error instanceof dist_cjs/* ResourceConflictException */.iq$ && (0,aws_errors/* cameFromAws */.yw)(error)))
        throw error;
}

// EXTERNAL MODULE: ./src/regions/calls/patience.ts
var patience = __webpack_require__(43964);
// EXTERNAL MODULE: ./src/regions/calls/denials.ts
var denials = __webpack_require__(95091);
;// CONCATENATED MODULE: ./src/regions/calls/shared-versions.ts








/** Returns the shared versions in one Region, by the AWS SDK, with retries. */
function sharedVersionsIn(region, keys, context) {
    const lambda = lambdaClient(region, keys, context, (0,timeouts/* timeLimits */.i)(context.deadlines).plain);
    const within = withinRateLimit(context);
    const send = (0,calls_send/* senderWith */.w)(keys, context, (error) => (0,explain/* explain */.WE)(error));
    return {
        version: (arn) => send('GetLayerVersionByArn', async () => {
            const command = new dist_cjs/* GetLayerVersionByArnCommand */.tGD({ Arn: arn.text });
            const response = await within(() => lambda.send(command)).catch(unlessNotShared);
            return response && (0,responses/* layerVersionIn */.Nm)(response, arn);
        }),
    };
}
function unlessNotShared(error) {
    const isAbsent = error instanceof dist_cjs/* ResourceNotFoundException */.lBX && (0,aws_errors/* cameFromAws */.yw)(error);
    if (!isAbsent && !((0,aws_errors/* isDenied */.GZ)(error) && (0,denials/* comesFromOwner */.d)(error)))
        throw error;
}

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
;// CONCATENATED MODULE: ./src/regions/calls/staging.ts


/** The longest key, in bytes (S3: "Naming Amazon S3 objects"). */
const longestKey = 1_024;
/** Returns the location of an archive in one Region. The key contains the hash of the archive. Throws a Problem if the key is too long. */
function locationIn(region, account, { bucket, prefix, layerName, zip }) {
    const fill = (text) => text.replaceAll('{region}', region).replaceAll('{account}', account);
    const key = `${fill(prefix)}${layerName}/${Buffer.from(zip.sha256, 'base64').toString('hex')}.zip`;
    const length = Buffer.byteLength(key);
    if (length > longestKey) {
        throw new problem/* Problem */.AF({
            topic: 'an-input-is-not-allowed',
            text: `Input "s3-prefix" results in a key of ${(0,figures/* count */.U9)(length)} bytes in ${region}, but S3 accepts at most ${(0,figures/* count */.U9)(longestKey)}. Shorten it.`,
        });
    }
    return { bucket: fill(bucket), key };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var client_sts_dist_cjs = __webpack_require__(71695);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/network/proxy-failure.ts
var proxy_failure = __webpack_require__(72217);
// EXTERNAL MODULE: ./src/regions/calls/failure-kind.ts
var failure_kind = __webpack_require__(89212);
// EXTERNAL MODULE: ./src/regions/calls/retry.ts
var retry = __webpack_require__(59145);
// EXTERNAL MODULE: ./src/regions/calls/unreachable.ts
var unreachable = __webpack_require__(69493);
;// CONCATENATED MODULE: ./src/regions/credentials/trust.ts
/** Returns what to do for each reason that STS rejects a role. The texts contain the claims of the token. */
function trustRemedies(role, token) {
    const claims = claimsOf(token);
    return [...(claims ? providerRemedies(role, claims) : []), ...roleRemedies(role)];
}
/** Returns what to do about the identity provider in IAM. */
function providerRemedies({ arn, from }, { iss, aud }) {
    const account = arn.split(':')[4] ?? '';
    const orSetAudience = requestsTokens(from) ? ', or set "audience" to one of that list' : '';
    return [
        {
            matches: /^InvalidIdentityToken.*audience/,
            topic: 'the-account-has-no-identity-provider-for-github',
            text: `The token's audience is "${aud}", but the identity provider for ${iss} in account ${account} does not list it. ` +
                `Add it to the client IDs there (IAM, Identity providers, Audiences)${orSetAudience}.`,
        },
        {
            matches: /^InvalidIdentityToken.*No OpenIDConnect provider/,
            topic: 'the-account-has-no-identity-provider-for-github',
            text: `Account ${account} has no identity provider for the token. Create one there (IAM, Identity providers, ` +
                `OpenID Connect) with the provider URL ${iss} and the audience "${aud}", or check the account in the ARN of the role.`,
        },
        {
            matches: /^InvalidIdentityToken.*thumbprint/s,
            topic: 'the-account-has-no-identity-provider-for-github',
            text: `The identity provider for ${iss} in account ${account} has an outdated certificate thumbprint. ` +
                'Update it there (IAM, Identity providers, Thumbprints), or run "aws iam update-open-id-connect-provider-thumbprint".',
        },
        {
            matches: /^InvalidIdentityToken.*issuer/is,
            topic: 'the-account-has-no-identity-provider-for-github',
            text: `The token's issuer is ${iss}, but AWS cannot use it. The identity provider in account ${account} must have exactly this URL, ` +
                'with "https://" and without a slash at the end.',
        },
        {
            matches: verificationFailure,
            topic: 'the-account-has-no-identity-provider-for-github',
            text: `AWS could not get the keys to verify the token in time. Re-run the job. If it fails each time, make ` +
                `${iss}/.well-known/openid-configuration and the keys that it lists reachable from the internet.`,
        },
    ];
}
/** Returns how to get a new token. Either the action requests it, or another step writes it to a file. */
function newToken(from) {
    return requestsTokens(from)
        ? 'Re-run the job.'
        : 'Check the step that writes the token file. It must write an ID token (JWT) of the identity provider.';
}
function roleRemedies({ from, durationSeconds }) {
    return [
        {
            matches: /^AccessDenied/,
            topic: 'the-role-does-not-trust-this-job',
            text: 'The role does not exist, or its trust policy does not allow this job. Values in the policy must match exactly, including case.',
        },
        {
            matches: verificationFailure,
            topic: 'the-account-has-no-identity-provider-for-github',
            text: 'AWS could not get the keys to verify the token in time. Re-run the job.',
        },
        {
            matches: /^InvalidIdentityToken.*required claim/is,
            topic: 'aws-rejects-the-oidc-token',
            text: `The token lacks a claim that AWS requires. It must have iss, aud, sub, iat and exp. ${newToken(from)}`,
        },
        {
            matches: /^InvalidIdentityToken.*(?:expired|issued within|issued at|not (?:yet )?valid (?:yet|before))/is,
            topic: 'aws-rejects-the-oidc-token',
            text: `The token has expired, or is not valid yet. Check the clock of the runner. ${newToken(from)}`,
        },
        {
            matches: /^InvalidIdentityToken.*signature/is,
            topic: 'aws-rejects-the-oidc-token',
            text: `The token is not signed by a key of its identity provider, or was changed. ${newToken(from)}`,
        },
        {
            matches: /^IDPRejectedClaim/,
            topic: 'aws-rejects-the-oidc-token',
            text: `The identity provider rejected the token. It has expired, was revoked, or belongs to another provider. ${newToken(from)}`,
        },
        {
            matches: /^InvalidIdentityToken/,
            topic: 'aws-rejects-the-oidc-token',
            text: `AWS cannot read the token. ${newToken(from)}`,
        },
        {
            matches: /^(?:MalformedPolicyDocument|PackedPolicyTooLarge)/,
            topic: 'the-role-does-not-trust-this-job',
            text: 'AWS rejects the session policy or the session tags. This action sends no tags, and a policy only for "skip-build-if-unchanged". ' +
                'Check whether a proxy changes its requests.',
        },
        {
            matches: /^RegionDisabled/,
            topic: 'the-region-is-not-enabled',
            text: 'STS is deactivated in this Region. Activate it (IAM, Account settings, Security Token Service), or list another Region first in "regions".',
        },
        {
            matches: /^ExpiredToken/,
            topic: 'the-token-file-cannot-be-used',
            text: `The token had expired when STS checked it. A token is valid for a few minutes. ${requestsTokens(from)
                ? 'Re-run the job.'
                : 'Write a new token to the file immediately before this step.'}`,
        },
        {
            matches: /MaxSessionDuration/,
            topic: 'the-role-allows-no-session-of-that-length',
            text: `"role-duration-seconds" is ${durationSeconds}, but the role allows less. Reduce it (every role allows 3600), ` +
                'or increase the maximum session duration of the role.',
        },
        {
            matches: /^Validation/,
            topic: 'the-role-does-not-trust-this-job',
            text: 'Check the ARN of the role.',
        },
    ];
}
/** Whether the action requests the tokens from GitHub. Otherwise it reads them from a file. */
function requestsTokens(from) {
    return from === '"role-to-assume"';
}
/** Temporary failures of AWS to get the keys that verify a token. Many jobs in parallel cause them (configure-aws-credentials#348). */
const verificationFailure = /^(IDPCommunicationError|InvalidIdentityToken.*verification key)/;
/** Returns the claims of a rejected token, how they may differ from the trust policy, and a statement that allows them. */
function trustHint({ arn }, token) {
    const claims = claimsOf(token);
    if (!claims)
        return '';
    const { sub, aud, repository } = claims;
    const values = [
        `sub "${sub}"`,
        `aud "${aud}"`,
        ...(repository === undefined ? [] : [`repository "${repository}"`]),
    ];
    return [
        ` The token has: ${values.join(', ')}.`,
        ...differences(claims),
        `This statement in the trust policy allows the job:\n${statementFor(arn, claims)}`,
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
/** Returns how claims often differ from those in a trust policy (GitHub: "OpenID Connect reference", subject claims). */
function differences({ aud, sub, repository }) {
    const ofAudience = /^sts\.amazonaws\.com(\.cn)?$/.test(aud)
        ? []
        : ['Input "audience" sets the aud. Most policies have "sts.amazonaws.com".'];
    return repository === undefined ? ofAudience : [...ofAudience, ...ofSubject(sub, repository)];
}
function ofSubject(sub, repository) {
    const [, ids, context = ''] = /^repo:[^/:@]+(@\d+)?\/[^:@]+(?:@\d+)?:(.*)$/.exec(sub) ?? [];
    const kind = contexts.find(({ matches }) => matches.test(context));
    if (!kind) {
        return [
            `The sub was customized for the repository or its organization. A policy for "repo:${repository}:..." does not match it.`,
        ];
    }
    const ofIds = `The sub contains the ids of the owner and the repository, as in newer repositories. A policy for "repo:${repository}:..." does not match it.`;
    return ids === undefined ? [kind.means] : [ofIds, kind.means];
}
const contexts = [
    {
        matches: /^ref:refs\/heads\//,
        means: 'The sub is of a branch. A policy for another branch, an environment or pull requests does not match it.',
    },
    {
        matches: /^ref:refs\/tags\//,
        means: 'The sub is of a tag. A policy for a branch or an environment does not match it.',
    },
    {
        matches: /^environment:/,
        means: 'The job has an "environment", which replaces the branch in the sub. A policy for a branch does not match it.',
    },
    {
        matches: /^pull_request$/,
        means: 'The sub is of a pull request and names no branch. A policy for a branch does not match it. Everyone who can open a pull request ' +
            'can use the role, so use a read-only role and "dry-run" there.',
    },
];
/** Returns the claims of a JWT, which are not secret. Only AWS verifies the signature. Undefined if the token cannot be read. */
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

;// CONCATENATED MODULE: ./src/regions/credentials/credentials.ts




















/** AssumeRoleWithWebIdentity is not signed. Without these credentials, the SDK would use the role of the runner's machine. */
const unsigned = { accessKeyId: '', secretAccessKey: '' };
/**
 * Returns the source of credentials in the environment: access keys, or a role with a token file. Masks the token in the log. Throws a
 * Problem if there is none.
 */
function sourceFromEnvironment(env, { sessionName, durationSeconds, policy }, mask) {
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
                sessionName: sessionName ?? (env['AWS_ROLE_SESSION_NAME'] || credential_variables/* defaultSessionName */.te),
                durationSeconds,
                policy,
                token: () => readToken(AWS_WEB_IDENTITY_TOKEN_FILE, mask),
            },
        };
    }
    throw new problem/* Problem */.AF((0,missing_credentials/* noCredentialsError */.iz)(env));
}
const toGetToken = 'Write a token to it immediately before this step, or use "role-to-assume" instead.';
async function readToken(path, mask) {
    const token = await (0,promises_.readFile)(path, 'utf8').catch((error) => {
        throw new problem/* Problem */.AF({
            topic: 'the-token-file-cannot-be-used',
            text: `The token file that AWS_WEB_IDENTITY_TOKEN_FILE names cannot be read: ${(0,problem/* messageOf */.bD)(error)}. ${toGetToken}`,
        });
    });
    if (token.trim() === '')
        throw new problem/* Problem */.AF({
            topic: 'the-token-file-cannot-be-used',
            text: `The token file that AWS_WEB_IDENTITY_TOKEN_FILE names is empty. ${toGetToken}`,
        });
    mask(token.trim());
    return token;
}
/**
 * Returns the account id of credentials by GetCallerIdentity, which needs no permission. Throws a Problem if STS rejects the credentials,
 * or returns another account than `expected`.
 */
async function accountOf(credentials, region, { sleep, deadlines, trace, hide, clientSettings, optional = [] }, expected) {
    const limits = (0,timeouts/* timeLimits */.i)(deadlines).plain;
    const config = { ...(0,clients/* configOf */.W)('sts', region, clientSettings, limits), credentials };
    const limit = () => (0,call_context/* limitIn */.d9)(region, { deadlines, optional });
    const sts = (0,traced_client/* traced */.m)(new client_sts_dist_cjs/* STSClient */.iM(config), region, { trace, limit });
    const call = async () => {
        const response = await sts.send(new client_sts_dist_cjs/* GetCallerIdentityCommand */.zI({}));
        try {
            return (0,responses/* accountIn */.l1)(response, expected);
        }
        catch {
            throw new Error('the response to GetCallerIdentity was empty, truncated, or about another request');
        }
    };
    // This is the first call with these credentials. STS may have created them a moment ago.
    const kindOf = (error) => (0,failure_kind/* failureKind */.z)(error, { areKeysNew: true });
    const attempts = retry_policy/* retryPolicy */.J.attempts.GetCallerIdentity;
    return (0,retry/* retry */.L5)(call, { kindOf, attempts, sleep }).catch((cause) => {
        throw new problem/* Problem */.AF(reasonUnconfirmed((0,aws_errors/* withoutSecrets */.cT)(cause, hide), region), { cause });
    });
}
/** Returns why STS did not return the account. Only a refusal means that the credentials are wrong. */
function reasonUnconfirmed(error, region) {
    const unreached = reasonUnreached(error, region);
    if (unreached !== undefined)
        return unreached;
    const reason = (0,explain/* explain */.WE)(error);
    if (!(0,aws_errors/* isRefusal */.vu)(error) || (0,aws_errors/* isThrottled */.B5)(error))
        return (0,message/* reworded */.Fg)(reason, (text) => `STS in ${region} could not check the credentials. ${text}`);
    const refusal = `STS in ${region} did not accept the credentials. ${reason.text}`;
    return (0,message/* becauseOf */.W$)(reason, 'aws-does-not-accept-the-credentials', refusal);
}
/** Returns why STS did not respond, and what to do. Undefined if it responded. */
function reasonUnreached(error, region) {
    if (error instanceof proxy_failure/* ProxyFailure */.N)
        return (0,message/* reworded */.Fg)(error.reason, (text) => `Could not reach STS in ${region}. ${text}`);
    if (!(0,aws_errors/* hasNoResponse */.Tm)(error))
        return undefined;
    const advice = (0,unreachable/* adviceIfUnreachable */.s3)(error) ?? 'Re-run the job.';
    return (0,message/* about */.Cv)('there-was-no-response', `Could not reach STS in ${region} (${(0,explain/* shortReason */.PR)(error)}). ${advice}`);
}
/**
 * Returns a function that assumes a role by the STS endpoint of a Region. Session tokens of the global endpoint are not valid in opt-in
 * Regions. All Regions share one deadline. The function rejects with a Problem.
 */
function roleAssumer(role, { sleep, deadlines, trace, hide, clientSettings, optional = [] }, now = () => performance.now()) {
    const deadline = now() + deadlines.assumeRole;
    const limits = (0,timeouts/* timeLimits */.i)(deadlines).plain;
    return (region) => {
        const config = { ...(0,clients/* configOf */.W)('sts', region, clientSettings, limits), credentials: unsigned };
        const limit = () => (0,call_context/* limitIn */.d9)(region, { deadlines, optional });
        const sts = (0,traced_client/* traced */.m)(new client_sts_dist_cjs/* STSClient */.iM(config), region, { trace, limit });
        let token = '';
        const attempt = async () => {
            token = '';
            token = (await role.token()).trim();
            return assumeOnce(sts, role, token);
        };
        const kindOf = (error) => (now() < deadline ? roleFailureKind(error, token) : 'stopped');
        const attempts = retry_policy/* retryPolicy */.J.attempts.AssumeRoleWithWebIdentity;
        return (0,retry/* retry */.L5)(attempt, { kindOf, attempts, sleep }).catch((error) => {
            throw roleProblem(role, { token, region }, (0,aws_errors/* withoutSecrets */.cT)(error, hide));
        });
    };
}
async function assumeOnce(sts, role, token) {
    const { Credentials: given, AssumedRoleUser: user } = await sts.send(new client_sts_dist_cjs/* AssumeRoleWithWebIdentityCommand */.WH({
        RoleArn: role.arn,
        RoleSessionName: role.sessionName,
        DurationSeconds: role.durationSeconds,
        Policy: role.policy,
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
/**
 * Whether an ARN such as `arn:aws:sts::111122223333:assumed-role/name/session` is of a session of this role. Only the ARN of the role
 * contains its path.
 */
function isSessionOf({ arn }, session) {
    const [, , , , account, role = ''] = arn.split(':');
    const [, , , , ofSession, user = ''] = session.split(':');
    return account === ofSession && user.split('/')[1] === role.split('/').at(-1);
}
/** Returns the kind of failure to assume a role. `token` is empty if GitHub did not issue one. */
function roleFailureKind(error, token) {
    if ((0,failure_kind/* isStopped */.i)(error))
        return 'stopped';
    if (token === '')
        return 'no-token';
    const text = `${(0,aws_errors/* nameOf */.Vb)(error)}: ${(0,problem/* messageOf */.bD)(error)}`;
    if (verificationFailure.test(text))
        return 'token-not-verified';
    if (/^(AccessDenied|InvalidIdentityToken|ExpiredToken)/.test(text))
        return 'role-refused';
    return (0,failure_kind/* failureKind */.z)(error, { areKeysNew: false });
}
/** Returns why a role could not be assumed. The Problem has a cause only if a request was sent to STS. */
function roleProblem(role, { token, region }, cause) {
    if (cause instanceof problem/* Problem */.AF)
        return cause;
    if (token === '') {
        const reason = (0,problem/* reasonOf */.A3)(cause);
        const text = `GitHub did not issue an OIDC token for ${role.from}. ${reason.text.replace(/\s+/g, ' ')} Re-run the job.`;
        return new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'github-issued-no-oidc-token', text));
    }
    const unreached = reasonUnreached(cause, region);
    const what = `The role ${role.arn} (from ${role.from}) could not be assumed.`;
    if (unreached !== undefined)
        return new problem/* Problem */.AF((0,message/* reworded */.Fg)(unreached, (text) => `${text} ${what}`), { cause });
    const reason = (0,explain/* explain */.WE)(cause, trustRemedies(role, token));
    const isOfTrust = /^AccessDenied/.test((0,aws_errors/* nameOf */.Vb)(cause)) && (0,denials/* denialIn */.H)(cause) === undefined;
    const text = `${what} ${reason.text}${isOfTrust ? trustHint(role, token) : ''}`;
    return new problem/* Problem */.AF({ ...(0,message/* becauseOf */.W$)(reason, 'the-role-does-not-trust-this-job', text), isVague: reason.isVague }, { cause });
}

;// CONCATENATED MODULE: ./src/regions/credentials/verified-account.ts





/**
 * Returns the account id of credentials. Throws a Problem if the account is not `expected`, if no Region recognizes the credentials, or if
 * the first Regions are not enabled.
 */
async function verifiedAccount(expected, credentials, { inFirst, ...settings }) {
    const refusals = new Map();
    const call = (region) => accountOf(credentials, region, settings, expected).catch((error) => {
        refusals.set(region, error instanceof problem/* Problem */.AF ? error.cause : error);
        throw error;
    });
    try {
        return await inFirst(call);
    }
    catch (error) {
        if (!(await areUnknownEverywhere(refusals, call)))
            throw error;
        throw unknownCredentials(expected !== undefined, refusals);
    }
}
/** Whether no Region recognizes the credentials, not even one that is enabled in every account. */
async function areUnknownEverywhere(refusals, call) {
    const [first = ''] = refusals.keys();
    const allUnknown = () => [...refusals.values()].every(aws_errors/* areKeysUnknown */.Xp);
    if (!allUnknown())
        return false;
    if ([...refusals.keys()].some(regions_and_runtimes/* isEnabledByDefault */._I))
        return true;
    if ((0,regions_and_runtimes/* partitionOf */.iQ)(first) !== 'aws')
        return false;
    const isKnown = await call('us-east-1').then(() => true, () => false);
    return !isKnown && allUnknown();
}
function unknownCredentials(areOfRole, refusals) {
    const regions = [...refusals.keys()].join(', ');
    const cause = refusals.values().next().value;
    const advice = areOfRole
        ? 'STS issued them a moment ago. Re-run the job.'
        : 'Check that AWS_SESSION_TOKEN belongs to the access key, and that the key was not deleted or deactivated.';
    return new problem/* Problem */.AF({
        topic: 'aws-does-not-accept-the-credentials',
        text: `AWS does not recognize these credentials in any Region that was tried (${regions}). ${advice} ${(0,explain/* awsMessage */.Jk)(cause)}`,
    }, {
        cause,
    });
}

;// CONCATENATED MODULE: ./src/regions/connect.ts















/**
 * Gets credentials, checks their account, and connects to each Region. Throws a Problem if AWS rejects the credentials, if the account is
 * not allowed, or if a pattern matches no Region of the account.
 */
async function connect(request) {
    const { regions: wanted, sleep, endpoints, deadlines, trace } = request;
    const partition = partitionIn(request);
    const inFirst = inFirstOf((0,region_selection/* firstRegionsOf */.bk)(wanted, partition));
    const source = sourceOf(request, partition);
    const clientSettings = { endpoints, httpsAgent: await request.connections.httpsAgent() };
    const settings = {
        ...{ sleep, deadlines, trace, hide: request.hide, clientSettings },
        optional: (0,region_selection/* resolveKnown */.sk)(wanted, partition).optional,
    };
    const keys = await keysFrom(source, inFirst, settings, request.mask);
    const account = await verifiedAccount('role' in source ? source.role.arn.split(':')[4] : undefined, keys.current(), { ...settings, inFirst });
    requireAllowed(account, request.allowedAccountIds);
    const end = (0,call_context/* endOfRun */.q_)(request.cancelled, deadlines);
    const query = { wanted, partition, inFirst, account };
    const resolved = await resolve(query, keys, (0,call_context/* callContext */.aW)(settings, end));
    const patienceIn = (region) => resolved.optional.includes(region) ? (0,patience/* patienceWithOptional */.q)(deadlines) : patience/* usualPatience */.U;
    const contexts = new Map(resolved.regions.map((region) => [region, (0,call_context/* callContext */.aW)(settings, end, patienceIn(region))]));
    const inEach = (make) => new Map([...contexts].map(([region, context]) => [region, make(region, context)]));
    const services = inEach((region, context) => lambdaIn({ region, account }, keys, context));
    return {
        account,
        resolved,
        services,
        // The calls of a run to one Region share one rate limit.
        serviceIn: (region) => services.get(region) ?? lambdaIn({ region, account }, keys, (0,call_context/* callContext */.aW)(settings, end)),
        stagings: async (upload) => {
            const { s3In } = await Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(485)]).then(__webpack_require__.bind(__webpack_require__, 62485));
            return inEach((region, context) => {
                const location = locationIn(region, account, upload);
                const encryption = upload.encryption && fillEncryption(region, account, upload.encryption);
                return s3In(region, keys, context, { account, location, encryption, zip: upload.zip });
            });
        },
        parameters: async () => {
            const { ssmIn } = await Promise.all(/* import() */[__webpack_require__.e(355), __webpack_require__.e(398)]).then(__webpack_require__.bind(__webpack_require__, 21398));
            return inEach((region, context) => ssmIn({ region, account }, keys, context));
        },
        sharedVersions: () => inEach((region, context) => sharedVersionsIn(region, keys, context)),
        functions: () => inEach((region, context) => functionsOf({ region, account }, keys, context)),
        waitIn: (region) => contexts.get(region)?.wait ?? sleep,
    };
}
/** The client of EC2 is loaded only for patterns. */
async function resolve(query, keys, context) {
    if (!(0,region_selection/* havePatterns */.i0)(query.wanted))
        return (0,region_selection/* resolveRegions */.U3)(query.wanted, { enabled: [], notEnabled: [] });
    const { regionsOfAccount } = await Promise.all(/* import() */[__webpack_require__.e(351), __webpack_require__.e(927)]).then(__webpack_require__.bind(__webpack_require__, 25927));
    return regionsOfAccount(query, keys, context);
}
/** Returns the access keys of a run, and masks them in the log. The keys of a role can be renewed with a new token. */
async function keysFrom(source, inFirst, settings, addMask) {
    const masked = (credentials) => {
        mask(credentials, addMask);
        return credentials;
    };
    if ('keys' in source)
        return (0,calls_keys/* fixedKeys */.fP)(masked(source.keys));
    const assume = async () => masked(await inFirst(roleAssumer(source.role, settings)));
    return (0,calls_keys/* renewableKeys */.mL)(await assume(), assume);
}
/** Returns the partition of the credentials and of all Regions. */
function partitionIn({ regions, role, env }) {
    return (0,region_selection/* partitionOfRegions */.Xh)(regions, {
        roleArn: role?.arn ?? env['AWS_ROLE_ARN'],
        region: env['AWS_REGION'],
    });
}
function sourceOf({ role: requested, session, audience, env, idToken, mask }, partition) {
    if (requested === undefined)
        return sourceFromEnvironment(env, session, mask);
    if (!idToken)
        throw new problem/* Problem */.AF((0,missing_credentials/* noIdTokenError */.gK)(requested.input));
    const tokenAudience = audience ?? (partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com');
    const { arn, input } = requested;
    const role = { arn, from: `"${input}"`, token: () => idToken(tokenAudience) };
    return { role: { ...role, ...session, sessionName: session.sessionName ?? credential_variables/* defaultSessionName */.te } };
}
function mask({ secretAccessKey, sessionToken }, addMask) {
    addMask(secretAccessKey);
    if (sessionToken)
        addMask(sessionToken);
}
function requireAllowed(account, allowed) {
    if (allowed.length === 0 || allowed.includes(account))
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-credentials-belong-to-another-account',
        text: `The credentials belong to account ${account}, but "allowed-account-ids" has only ${allowed.join(', ')}. ` +
            'Use a role of an allowed account, or add this account to the input.',
    });
}


/***/ })

};
