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
import type { FailureKind } from './retry-policy.ts'
import { StoppedCall } from './stopped-call.ts'

/** Returns the kind of failure for an error that a call threw. `areKeysNew`: whether STS created the credentials a moment ago. */
export function failureKind(error: unknown, { areKeysNew }: { readonly areKeysNew: boolean }): FailureKind {
  if (isStopped(error)) return 'stopped'
  if (areKeysNew && areKeysUnknown(error)) return 'new-credentials'
  if (isMisconfigured(error)) return 'misconfigured'
  if (isThrottled(error)) return 'throttled'
  if (isRefusal(error)) return refusalKind(error)
  // The connection can be lost after the status was received, so this comes before the check of the status.
  if (isTimeout(error)) return wasNeverSent(error) ? 'connection-timeout' : 'timeout'
  if (hasRefusingStatus(error)) return 'refused-without-code'
  return wasNeverSent(error) ? 'not-connected' : 'no-valid-response'
}

/** Whether the action itself stopped the call. It throws a Problem, for example, if the archive changed since it was checked. */
export function isStopped(error: unknown): error is Error {
  return error instanceof StoppedCall || error instanceof Problem
}

function refusalKind(error: unknown): FailureKind {
  if (isConcurrentChange(error)) return 'concurrent-change'
  // S3 returns these names with the status 400.
  return /^(RequestTimeout|IncompleteBody)$/.test(nameOf(error)) ? 'upload-interrupted' : 'refused'
}

function isMisconfigured(error: unknown): boolean {
  return error instanceof ProxyFailure ? error.isFinal : nameOf(error) === 'EndpointError'
}
