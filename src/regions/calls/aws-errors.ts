import type { Message, Reason } from '../../base/message.ts'
import { about, reworded } from '../../base/message.ts'
import { messageOf } from '../../base/problem.ts'
import type { Topic } from '../../base/topics.ts'
import { ProxyFailure } from '../../network/proxy-failure.ts'
import { denialIn } from './denials.ts'
import { retryPolicy } from './retry-policy.ts'
import type { FailureReason } from './service.ts'
import { isUnsendable, obstacleOf } from './unreachable.ts'

/** The error code and message of AWS as a sentence, for anything that a call of the SDK threw. */
export function said(error: unknown): string {
  return whatCame(error).text
}

function whatCame(error: unknown): Reason {
  if (error instanceof ProxyFailure) return error.reason
  if (!(error instanceof Error && '$fault' in error))
    return obstacleOf(error) === undefined
      ? {
          ...about('there-was-no-reply', `There was no reply that can be read (${shortReason(error)}).`),
          isVague: true,
        }
      : about('there-was-no-reply', `Could not reach AWS (${shortReason(error)}).`)
  if (hasNoCode(error))
    return {
      ...about('there-was-no-reply', `AWS answered with the status ${statusOf(error)}.`),
      isVague: true,
    }
  const text = error.message.trim() || 'no message'
  const sentence = `AWS said: ${error.name}: ${text}${/[.!?]$/.test(text) ? '' : '.'}`
  return { ...about('aws-refused', sentence), isVague: true }
}

/** The permission that AWS says is missing. Only its message has it. */
export function permissionDeniedIn(message: string): string | undefined {
  return /is not authorized to perform: ([\w:]+)/.exec(message)?.[1]
}

/** The same error without secrets, which AWS can repeat in its messages. */
export function withoutSecrets(error: unknown, hide: (text: string) => string): unknown {
  if (!(error instanceof Error)) return error
  const [name, message] = [hide(error.name), hide(error.message)]
  // The name and message of a system error are read-only.
  if (name !== error.name) error.name = name
  if (message !== error.message) error.message = message
  return error
}

/** The pause in milliseconds that AWS requests before a call is sent again (the header Retry-After). 0: none. */
export function retryAfter(error: unknown): number {
  const { $response } = (error ?? {}) as { $response?: { headers?: Record<string, string> } }
  const requested = $response?.headers?.['retry-after'] ?? ''
  // Seconds, or a date (RFC 9110, 10.2.3).
  const milliseconds = /^\d+$/.test(requested)
    ? Number(requested) * 1_000
    : Date.parse(requested) - Date.now()
  const most = retryPolicy.pause.longestRequested
  return Number.isFinite(milliseconds) ? Math.max(0, Math.min(milliseconds, most)) : 0
}

/** What an error means and what to do. `matches` is tested on the name and message of AWS's error, as `Name: message`. */
export interface Cure {
  readonly matches: RegExp
  readonly topic: Topic
  readonly cure: string
}

/**
 * What an error means, what to do, and the message of AWS. `own` are the entries of the caller, which come before the common
 * ones.
 */
export function explain(error: unknown, own: readonly Cure[] = []): Reason {
  const came = whatCame(error)
  const obstacle = obstacleOf(error)
  if (obstacle !== undefined) return reworded(came, (text) => `${text} ${obstacle}`)
  const cure = cureFor(error, own)
  return cure ? reworded(cure, (text) => `${text} ${came.text}`) : came
}

const deniedByS3 = /S3 Error Code: AccessDenied\b/

function cureFor(error: unknown, own: readonly Cure[]): Message | undefined {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : ''
  const known = [...own, ...cures].find(({ matches }) => matches.test(text))
  // Lambda reads a staged archive with these credentials, and repeats the error of S3.
  const isDenial = isDenied(error) || deniedByS3.test(text)
  return (isDenial ? denialIn(error) : undefined) ?? (known && about(known.topic, known.cure))
}

/**
 * Whether AWS did not process a request: it returned an error, or a redirect of S3, or the SDK could not send the request. After any
 * other failure AWS may have processed it. A response that is truncated, empty or not valid is no error of AWS, whatever its status.
 */
export function isRefusal(error: unknown): boolean {
  if (isUnsendable(error)) return true
  const isOfGateway = isThrottled(error) || statusOf(error) === 413
  return hasRefusingStatus(error) && (cameFromAws(error) || isOfGateway)
}

/** The same by the status alone. A response to HEAD has no body. */
export function hasRefusingStatus(error: unknown): boolean {
  const status = statusOf(error)
  // A proxy returns 408 and 499 if a client is slow or has disconnected.
  return status >= 300 && status < 500 && status !== 408 && status !== 499
}

/** Whether an error response has a code and a message. All errors of AWS have them, except those of its gateways. */
export function cameFromAws(error: unknown): boolean {
  return !/^(?:Unknown|(?:Syntax|Type|Range|Timeout|Abort)?Error)?$/.test(nameOf(error)) && !hasNoCode(error)
}

/** The reason that AWS refused a call, if the next step depends on it. */
export function whyRefused(error: unknown): FailureReason | undefined {
  if (statusOf(error) === 413 || isTooSlow(error)) return 'too-large'
  if (nameOf(error).startsWith('CodeStorageExceeded')) return 'storage-full'
  if (/S3 Error Code: NoSuch(Key|Version)/.test(messageOf(error))) return 'object-gone'
  return isDenied(error) ? 'denied' : undefined
}

/**
 * Whether the credentials are not allowed to make a call. To HEAD, S3 returns 400 or 403 without a code (S3: HeadBucket,
 * "Permissions").
 */
export function isDenied(error: unknown): boolean {
  const status = statusOf(error)
  return hasNoCode(error) ? status === 400 || status === 403 : /^AccessDenied/.test(nameOf(error))
}

/** Whether AWS refused a call because the credentials have expired. */
export function isExpired(error: unknown): boolean {
  return expired.test(nameOf(error))
}

/** Whether AWS does not know the access keys: they are new, or the Region is not enabled. */
export function areKeysUnknown(error: unknown): boolean {
  return /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId)/.test(nameOf(error))
}

/** Whether AWS refused a call because of the request rate, so that it can be sent again. */
export function isThrottled(error: unknown): boolean {
  return statusOf(error) === 429 || throttled.test(nameOf(error))
}

/** Whether somebody else changed a policy at the same time, so that AWS did not process the request (RevisionId). */
export function isConcurrentChange(error: unknown): boolean {
  return nameOf(error).startsWith('PreconditionFailed')
}

/** Whether a request took longer than its signature is valid: five minutes (AWS: "Signature Version 4"). */
function isTooSlow(error: unknown): boolean {
  return messageOf(error).startsWith('Signature expired')
}

/**
 * Whether a response did not arrive in time. The SDK gives this name to a connection that broke too, and keeps the code of that
 * error.
 */
export function isTimeout(error: unknown): boolean {
  return nameOf(error) === 'TimeoutError' && !isBroken(error)
}

/** Whether a request was not sent, so that AWS did not process it. */
export function wasNeverSent(error: unknown): boolean {
  if (error instanceof ProxyFailure || nameOf(error) === 'EndpointError') return true
  const { code = '' } = (error ?? {}) as { code?: string }
  return (
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(code) ||
    messageOf(error).includes(unconnected)
  )
}

/** Whether a failure is specific to the Region: it is not enabled in the account, or does not respond. */
export function isRegionSpecific(error: unknown): boolean {
  // Another Region is behind the same proxy.
  if (error instanceof ProxyFailure) return false
  return !isRefusal(error) || areKeysUnknown(error) || nameOf(error).startsWith('RegionDisabled')
}

/** Whether a call failed without a response. */
export function hasNoResponse(error: unknown): boolean {
  return obstacleOf(error) !== undefined || isTimeout(error) || isBroken(error)
}

/** The HTTP status of a response. 0 if there is none. */
export function statusOf(error: unknown): number {
  return ((error ?? {}) as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0
}

/** AWS's code for an error, such as `AccessDenied`. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}

/** Whether an error response has no code and no message. The SDK replaces them by its own. */
function hasNoCode(error: unknown): boolean {
  return /^Unknown(?:Error)?$/.test(messageOf(error))
}

/** Why there is no response, in a few words. The messages of the SDK are written for programmers. */
export function shortReason(error: unknown): string {
  if (error instanceof SyntaxError) return 'it is not JSON'
  if (isTimeout(error)) return 'it took too long'
  const [line = ''] = messageOf(error).split('\n')
  return isBroken(error) || line === '' ? 'the connection broke' : line
}

function isBroken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
}

/** The message of the SDK for its `connectionTimeout`. */
const unconnected = 'without establishing a connection'
const throttled = /^(TooManyRequests|TooManyUpdates|Throttling|SlowDown)/
const expired = /^(ExpiredToken|RequestExpired)/
const regionRefusal = /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|RegionDisabled)/

const cures: readonly Cure[] = [
  {
    matches: /^AccessDenied/,
    topic: 'a-permission-is-missing',
    cure: "These credentials may not do this. Add the permission to the role's policy; the README lists the least that is needed.",
  },
  {
    matches: regionRefusal,
    topic: 'the-region-is-not-enabled',
    cure: 'The Region is not enabled in this account, or does not know these credentials. Enable the Region (Account, AWS Regions), or remove it from "regions".',
  },
  {
    matches: expired,
    topic: 'the-credentials-have-expired',
    cure: 'The credentials have expired. Raise "role-duration-seconds", or renew the keys, and run again.',
  },
  {
    matches: /: Signature expired/,
    topic: 'aws-does-not-accept-the-credentials',
    cure: 'The request was under way for too long, or the clock of the runner is wrong. Set "s3-bucket" to a bucket that a large zip can go through.',
  },
  {
    matches: /^(InvalidSignature|SignatureDoesNotMatch|RequestTimeTooSkewed)/,
    topic: 'aws-does-not-accept-the-credentials',
    cure: 'AWS does not accept the signature. Check the secret access key, and the clock of the runner.',
  },
  {
    matches: /^CodeStorageExceeded/,
    topic: 'the-code-storage-is-full',
    cure: 'The code storage of the Region is full. Take old versions back with "yank", keep fewer from now on with "retain-versions", and run again.',
  },
  {
    matches: /^Request(Entity)?TooLarge/,
    topic: 'the-zip-is-too-large-to-send',
    cure: 'The zip is too large for a direct upload. Set "s3-bucket" to a bucket that it can go through.',
  },
  {
    matches: /S3 Error Code: AccessDenied/,
    topic: 'the-bucket-cannot-be-used',
    cure: 'These credentials may not read the staged zip. They need s3:GetObject and s3:GetObjectVersion, and kms:Decrypt for a bucket with a KMS key.',
  },
  {
    matches: /^PolicyLengthExceeded/,
    topic: 'the-layer-stands-but-is-not-granted',
    cure: "The layer version's policy is full. Grant to an organization id (o-...) instead of many accounts.",
  },
  {
    matches: throttled,
    topic: 'aws-is-busy-or-time-ran-out',
    cure: 'AWS takes only so many requests a second in a Region, and others send some too. Run again later.',
  },
]
