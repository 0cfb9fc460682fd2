import { createHash } from 'node:crypto'
import { AwsError, errorResponse, textResponse } from './response.mjs'

/**
 * @import { AwsResponse } from './moto.mjs'
 * @typedef {'empty' | 'html' | 'truncated' | 'half' | 'not-json'} Garble
 * @import { Received } from './request.mjs'
 * @typedef {{ status?: number, errorType?: string, message?: string, echo?: boolean, headers?: Record<string, string>, body?: string,
 *   after?: boolean, reset?: 'before' | 'after', garble?: Garble, hideNewest?: number, delayMs?: number, trickle?: boolean }} Then
 *   What happens to a call. With `after`, AWS processes the call before the fault. `hideNewest` is the number of versions that a listing
 *   omits. `garble` damages the body of the response: `truncated` breaks the connection, `half` does not. `echo` repeats the request in the
 *   message. `trickle` sends the response byte by byte.
 * @typedef {{ service?: string, operation?: string, region?: string, nth?: number, times?: number }} When
 *   Selects calls: of those that match, `times` (default 1) calls, beginning with the `nth` (default 1).
 * @typedef {{ when: When, then: Then }} Fault
 * @typedef {{ service: string, operation: string, region: string }} Target
 * @typedef {{ next: (call: Target) => Then | undefined }} FaultSource
 * @typedef {ReturnType<typeof faultSchedule>} FaultSchedule
 */

/** Creates the list of pending faults. Each call uses the first fault that matches it. */
export function faultSchedule() {
  /** @type {FaultSource[]} */
  let sources = []
  return {
    /** @param {(Fault | FaultSource)[]} faults */
    add(...faults) {
      sources.push(...faults.map((fault) => ('next' in fault ? fault : planned(fault))))
    },
    /** @param {Target} call */
    next(call) {
      const due = sources.map((source) => source.next(call))
      return due.find((then) => then !== undefined)
    },
    clear() {
      sources = []
    },
  }
}

/** @param {Fault} fault @returns {FaultSource} */
function planned({ when, then }) {
  const first = when.nth ?? 1
  const last = first + Number(when.times ?? 1) - 1
  let seen = 0
  return {
    next(call) {
      if (!matches(when, call)) return undefined
      seen += 1
      return seen >= first && seen <= last ? then : undefined
    },
  }
}

/** @param {When} when @param {Target} call */
function matches(when, call) {
  return (
    (when.service === undefined || when.service === call.service) &&
    (when.operation === undefined || when.operation === call.operation) &&
    (when.region === undefined || when.region === call.region)
  )
}

/** Faults after which another attempt succeeds. @type {Then[]} */
export const passingFaults = [
  { reset: 'before' },
  { reset: 'after' },
  { garble: 'empty' },
  { garble: 'html' },
  { garble: 'truncated' },
  { garble: 'not-json' },
  {
    status: 500,
    errorType: 'ServiceException',
    message: 'An error occurred and the request cannot be processed.',
  },
  { status: 503, errorType: 'ServiceUnavailableException', message: 'Service Unavailable', after: true },
  { status: 429, errorType: 'TooManyRequestsException', message: 'Rate exceeded' },
]

/** How a Region can be down. @type {Readonly<Record<'closes connections' | 'does not respond' | 'returns errors', Then>>} */
export const outages = {
  'closes connections': { reset: 'before' },
  'does not respond': { delayMs: 3_600_000 },
  'returns errors': { status: 503, errorType: 'ServiceUnavailableException', message: 'Service Unavailable' },
}

/** Temporary errors of STS while it verifies the tokens of many jobs. @type {Then[]} */
export const verificationFaults = [
  {
    status: 400,
    errorType: 'IDPCommunicationError',
    message: 'The identity provider could not be reached to verify the incoming identity token.',
  },
  {
    status: 400,
    errorType: 'InvalidIdentityToken',
    message:
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
  },
]

/**
 * Returns random faults. A seed always results in the same faults, in any order of calls in different Regions.
 * @param {number | string} seed
 * @param {number} rate the probability that a call fails, 0 to 1
 * @param {Then[]} [kinds]
 * @param {When} [when]
 * @returns {FaultSource}
 */
export function randomFaults(seed, rate, kinds = passingFaults, when = { service: 'lambda' }) {
  /** @type {Map<string, number>} */
  const seen = new Map()
  return {
    next(call) {
      if (!matches(when, call)) return undefined
      const kind = `${call.service} ${call.operation} ${call.region}`
      const nth = (seen.get(kind) ?? 0) + 1
      seen.set(kind, nth)
      const hash = createHash('sha256').update(`${seed} ${kind} ${nth}`).digest()
      if (hash.readUInt32LE(0) / 2 ** 32 >= rate) return undefined
      return kinds[hash.readUInt32LE(4) % kinds.length]
    },
  }
}

/**
 * Returns a fault that denies every call of an operation, as IAM does.
 * @param {string} operation
 * @param {string} [region] every Region if absent
 * @returns {Fault}
 */
export function denied(operation, region) {
  const when = { operation, times: Infinity, ...(region && { region }) }
  if (operation.startsWith('AssumeRole')) {
    return {
      when,
      then: { status: 403, errorType: 'AccessDenied', message: `Not authorized to perform sts:${operation}` },
    }
  }
  const service = serviceOf(operation)
  const action = `${service}:${operation}`
  const message =
    `User: arn:aws:sts::123456789012:assumed-role/publisher/session is not authorized to perform: ${action} on resource: ` +
    `arn:aws:${service}:${region ?? '*'}:123456789012:* because no identity-based policy allows the ${action} action`
  return {
    when,
    then: { status: 403, errorType: denialOf[service] ?? 'AccessDeniedException', message },
  }
}

/** The codes of services that do not use AccessDeniedException. @type {Readonly<Record<string, string>>} */
const denialOf = { s3: 'AccessDenied', ec2: 'UnauthorizedOperation' }

/** @param {string} operation */
function serviceOf(operation) {
  if (operation === 'DescribeRegions') return 'ec2'
  if (/Object|Bucket/.test(operation)) return 's3'
  return operation.includes('Parameter') ? 'ssm' : 'lambda'
}

/** Returns a fault that reports expired credentials. @param {When} when @returns {Fault} */
export function expired(when) {
  const message = 'The security token included in the request is expired'
  return { when, then: { status: 403, errorType: 'ExpiredTokenException', message } }
}

/** Returns the response of a fault, which replaces the response from AWS. @param {string} service @param {Then} then @returns {AwsResponse} */
export function faultResponse(service, { status = 500, errorType, message, headers = {}, body }) {
  if (body === undefined && errorType !== undefined) {
    return errorResponse(service, new AwsError(status, errorType, message ?? '', { headers }))
  }
  const response = textResponse(status, 'application/json', body ?? '')
  return { ...response, headers: { ...response.headers, ...headers } }
}

/** Returns the fault, with the request as its message if `echo` is set. @param {Then} then @param {Received} received @returns {Then} */
export function echoing(then, { path, headers, body }) {
  return then.echo ? { ...then, message: echoOf({ path, ...headers, body: body.toString() }) } : then
}

/** Returns the forms in which a message can contain a request: unchanged, URL-encoded, and each part in base64. @param {Record<string, string>} parts */
export function echoOf(parts) {
  const text = Object.entries(parts).map(([name, value]) => `${name}:${value}`)
  const words = Object.values(parts).flatMap((value) => value.split(/[\s=&?]+/))
  const inBase64 = words.map((word) => Buffer.from(decodeURIComponent(word)).toString('base64'))
  return [...text, ...text.map(encodeURIComponent), ...inBase64].join('\n')
}

/** @param {AwsResponse} response @param {Then} then @returns {AwsResponse} */
export function damaged(response, { garble, hideNewest = 0 }) {
  if (garble === 'half')
    return { ...response, body: response.body.subarray(0, Math.ceil(response.body.length / 2)) }
  if (garble === 'empty') return { ...response, body: Buffer.alloc(0) }
  if (garble === 'html')
    return textResponse(response.status, 'text/html', '<html><body>Bad gateway</body></html>')
  if (garble === 'not-json') return { ...response, body: Buffer.from('this is not JSON') }
  return hideNewest > 0 ? lagging(response, hideNewest) : response
}

/** @param {AwsResponse} response @param {number} newest @returns {AwsResponse} */
function lagging(response, newest) {
  const listing = JSON.parse(response.body.toString())
  const LayerVersions = listing.LayerVersions?.slice(newest)
  return { ...response, body: Buffer.from(JSON.stringify({ ...listing, LayerVersions })) }
}
