import { Problem } from '../../base/problem.ts'
import { ProxyFailure } from '../../network/proxy-failure.ts'
import {
  hasRefusingStatus,
  isConcurrentChange,
  isRefusal,
  isThrottled,
  isTimeout,
  areKeysUnknown,
  nameOf,
  wasNeverSent,
} from './aws-errors.ts'
import { GivenUp } from './given-up.ts'
import type { FailureKind } from './retry-policy.ts'

/** The kind of failure that anything thrown by a call is. `areKeysNew`: whether STS created the credentials a moment ago. */
export function failureKind(error: unknown, { areKeysNew }: { readonly areKeysNew: boolean }): FailureKind {
  if (isGivenUp(error)) return 'given-up'
  if (areKeysNew && areKeysUnknown(error)) return 'new-credentials'
  if (isMisconfigured(error)) return 'misconfigured'
  if (isThrottled(error)) return 'throttled'
  if (isRefusal(error)) return refusalKind(error)
  // A response can stop after its status.
  if (isTimeout(error)) return wasNeverSent(error) ? 'connection-timeout' : 'timeout'
  if (hasRefusingStatus(error)) return 'refused-without-code'
  return wasNeverSent(error) ? 'not-connected' : 'no-valid-response'
}

/**
 * Whether the action ended the call itself. A Problem is the action's own too: an archive that changed since it was checked, for
 * example.
 */
export function isGivenUp(error: unknown): error is Error {
  return error instanceof GivenUp || error instanceof Problem
}

function refusalKind(error: unknown): FailureKind {
  if (isConcurrentChange(error)) return 'concurrent-change'
  // S3 returns these with the status 400.
  return /^(RequestTimeout|IncompleteBody)$/.test(nameOf(error)) ? 'upload-interrupted' : 'refused'
}

function isMisconfigured(error: unknown): boolean {
  return error instanceof ProxyFailure ? error.isFinal : nameOf(error) === 'EndpointError'
}
