import { messageOf } from '../../base/problem.ts'
import { ProxyFailure } from '../../network/proxy-failure.ts'
import { retryPolicy } from './retry-policy.ts'
import type { FailureReason } from './service.ts'
import { isUnsendable, isUntrusted, adviceIfUnreachable } from './unreachable.ts'

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

/**
 * Whether AWS did not process a request: it returned an error, or a redirect of S3, or the SDK could not send the request. After any
 * other failure AWS may have processed it. A response that is truncated, empty or not valid is not an error of AWS, whatever its status.
 */
export function isRefusal(error: unknown): boolean {
  if (isUnsendable(error)) return true
  const isOfGateway = isThrottled(error) || statusOf(error) === 413
  return hasRefusingStatus(error) && (cameFromAws(error) || isOfGateway)
}

/** Whether the HTTP status alone means that AWS did not process a request. A response to HEAD has no body. */
export function hasRefusingStatus(error: unknown): boolean {
  const status = statusOf(error)
  // A proxy returns 408 and 499 if a client is slow or has disconnected.
  return status >= 300 && status < 500 && status !== 408 && status !== 499
}

/** Whether an error response has a code and a message. All errors of AWS have them, except those of its gateways. */
export function cameFromAws(error: unknown): boolean {
  return !/^(?:Unknown|(?:Syntax|Type|Range|Timeout|Abort)?Error)?$/.test(nameOf(error)) && !hasNoCode(error)
}

/** Returns why AWS refused a call, if the next step depends on it. */
export function refusalReason(error: unknown): FailureReason | undefined {
  if (statusOf(error) === 413 || isTooSlow(error)) return 'too-large'
  if (nameOf(error).startsWith('CodeStorageExceeded')) return 'storage-full'
  if (/S3 Error Code: NoSuch(Key|Version)/.test(messageOf(error))) return 'object-gone'
  if (isConcurrentChange(error)) return 'changed'
  if (nameOf(error).startsWith('ResourceConflict')) return 'in-progress'
  if (nameOf(error).startsWith('ResourceNotFound')) return 'absent'
  return isDenied(error) ? 'denied' : undefined
}

/**
 * Whether the credentials are not allowed to make a call. To HEAD, S3 returns 400 or 403 without a code (S3: HeadBucket,
 * "Permissions").
 */
export function isDenied(error: unknown): boolean {
  const status = statusOf(error)
  return hasNoCode(error)
    ? status === 400 || status === 403
    : /^(AccessDenied|UnauthorizedOperation)/.test(nameOf(error))
}

/** Whether AWS refused a call because the credentials have expired. */
export function isExpired(error: unknown): boolean {
  return expired.test(nameOf(error))
}

/** Whether AWS does not know the access keys: they are new, or the Region is not enabled. */
export function areKeysUnknown(error: unknown): boolean {
  return /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|AuthFailure)/.test(nameOf(error))
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
 * Whether a response did not arrive in time. The SDK uses this name for a lost connection too, and keeps the code of that
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

/** Whether a failure is specific to the Region: it is not enabled in the account, does not respond, or is not allowed by a proxy. */
export function isRegionSpecific(error: unknown): boolean {
  if (error instanceof ProxyFailure) return error.canDifferByHost
  return !isRefusal(error) || areKeysUnknown(error) || nameOf(error).startsWith('RegionDisabled')
}

/**
 * Whether a Region is down, or is not enabled in the account: there was no connection, no valid response, or a status of 5xx, or AWS does not
 * know the keys there.
 */
export function isUnavailable(error: unknown): boolean {
  if (areKeysUnknown(error) || nameOf(error).startsWith('RegionDisabled')) return true
  if (error instanceof ProxyFailure) return error.canBeOfHost
  return !isRefusal(error) && !hasRefusingStatus(error) && !isUntrusted(error)
}

/** Whether a call failed without a response. */
export function hasNoResponse(error: unknown): boolean {
  return adviceIfUnreachable(error) !== undefined || isTimeout(error) || isBroken(error)
}

/** The HTTP status of a response. 0 if there is none. */
export function statusOf(error: unknown): number {
  return ((error ?? {}) as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0
}

/** AWS's code for an error, such as `AccessDenied`. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}

/** Whether an error response has no code and no message. The SDK sets both to `Unknown` then. */
export function hasNoCode(error: unknown): boolean {
  return /^Unknown(?:Error)?$/.test(messageOf(error))
}

/** Whether the connection was lost. */
export function isBroken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
}

/** The message of the SDK for its `connectionTimeout`. */
const unconnected = 'without establishing a connection'

/** The names of errors that mean that AWS limits the request rate. */
export const throttled = /^(TooManyRequests|TooManyUpdates|Throttling|SlowDown|RequestLimitExceeded)/

/** The names of errors that mean that the credentials have expired. */
export const expired = /^(ExpiredToken|RequestExpired)/
