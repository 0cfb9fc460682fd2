/**
 * All settings for retries: which failed call is sent again, how often, after which pause, and how long the action looks for the result of
 * a write. Two limits are in base/deadlines.ts, because tests set them. `retries` limits all pauses in one Region. After `assumeRole`, a
 * failure to assume a role is final.
 */

/** The kinds of failures, as far as a retry depends on them. failure-kind.ts returns the kind of an error. */
export type FailureKind =
  /** AWS limits the request rate. It did not process the request. */
  | 'throttled'
  /** AWS does not know credentials that STS created a moment ago. It did not process the request. */
  | 'new-credentials'
  /** Somebody else changed the same policy at the same time. AWS did not process the request. */
  | 'concurrent-change'
  /** S3 received only a part of the body. It did not store the object. */
  | 'upload-interrupted'
  /** AWS returned any other error with a code and a message. It did not process the request. */
  | 'refused'
  /** The status is 3xx or 4xx, and the response has no error code. It is a response to HEAD, or comes from a proxy. */
  | 'refused-without-code'
  /** No connection was possible. The request was not sent. */
  | 'not-connected'
  /** No connection was possible in time. The request was not sent. */
  | 'connection-timeout'
  /** There was no response in time. AWS may have processed the request. */
  | 'timeout'
  /** The connection broke, the status is 5xx, or the response is unreadable. AWS may have processed the request. */
  | 'no-valid-response'
  /** A proxy or an endpoint is not configured correctly. The request was not sent. */
  | 'misconfigured'
  /** The action itself stopped the call, for example because the run was cancelled. */
  | 'stopped'

/** Further kinds of failures to assume a role. */
export type RoleFailureKind =
  /** GitHub did not issue an OIDC token. Its endpoint is overloaded if many jobs request tokens at once. */
  | 'no-token'
  /** STS could not get the keys that verify the token (configure-aws-credentials#348). */
  | 'token-not-verified'
  /** STS rejected the token or the role. A change in IAM takes a moment to arrive (configure-aws-credentials#1681). */
  | 'role-refused'

/** How often a call is sent in all, by the reason that it failed. 1: it is not sent again. */
export type Attempts = Readonly<Record<FailureKind, number>>

/** A read, or a write that changes nothing if it is sent twice. */
const idempotent: Attempts = {
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
}

/** A HEAD request. Its response never has a body, so the status alone is the result. */
const head: Attempts = { ...idempotent, 'concurrent-change': 1, 'refused-without-code': 1 }

/** A read that no result depends on. */
const optional: Attempts = {
  ...idempotent,
  throttled: 1,
  'refused-without-code': 3,
  'not-connected': 3,
  'connection-timeout': 1,
  timeout: 1,
  'no-valid-response': 3,
}

/** A write whose effect depends on how often it is sent. The action repeats only a request that AWS did not process. */
const notIdempotent: Attempts = {
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
}

/** The operations of AWS that the action calls. */
export type Operation = keyof typeof retryPolicy.attempts

/** The attempts, pauses and budgets of all calls to AWS. Every number of a retry is here. */
export const retryPolicy = {
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
      ] as readonly FailureKind[],
      ofUnsent: ['not-connected', 'connection-timeout'] as readonly FailureKind[],
    },
  },

  /** Milliseconds before each read of something that was just written: Lambda's reads can lag behind its writes. */
  readsAfterWrite: [0, 250, 500, 1_000, 2_000, 4_000],

  /**
   * Milliseconds before each read of a function or a version that Lambda is changing. An update in a VPC takes minutes. The waiters of the SDK
   * read for five minutes too. These pauses do not count for the limit of a Region.
   */
  readsOfUpdate: [500, 500, 1_000, 1_000, 2_000, 2_000, 3_000, ...Array<number>(58).fill(5_000)],

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
} as const
