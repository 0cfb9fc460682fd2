import type { Reason } from '../base/message.ts'
import { about } from '../base/message.ts'
import { reasonOf } from '../base/problem.ts'
import type { FunctionConfiguration } from '../layer/lambda-function.ts'
import type { FunctionService } from '../regions/calls/function-service.ts'
import { retryPolicy } from '../regions/calls/retry-policy.ts'
import type { Sleep } from '../regions/calls/retry.ts'
import { ServiceFailure } from '../regions/calls/service.ts'

/** The functions of a Region. `sleep` has no limit for the total time, because some updates take minutes. */
export interface FunctionContext {
  readonly functions: FunctionService
  readonly sleep: Sleep
}

/** Returns whether the next step after a failed write depends on the current state: the response was lost, or somebody else was faster. */
export function isDecidedByRead(error: unknown): boolean {
  if (!(error instanceof ServiceFailure) || !error.refused) return true
  return error.because === 'changed' || error.because === 'in-progress' || error.because === 'absent'
}

/** Returns the pause in milliseconds before the read that decides about the request with this number. Reads can lag behind writes. */
export function pauseBeforeRead(sent: number): number {
  return retryPolicy.readsAfterWrite[sent] ?? 0
}

/** Returns the current configuration of `$LATEST`, or why it could not be read. */
export async function readLatest(
  name: string,
  functions: FunctionService,
): Promise<{ readonly latest: FunctionConfiguration | undefined } | { readonly unread: Reason }> {
  try {
    return { latest: await functions.configuration(name) }
  } catch (error) {
    return { unread: reasonOf(error) }
  }
}

/** The number of reads that can lag behind a write. After more of them, somebody else has undone the update. */
export const mostOutdatedReads = retryPolicy.readsAfterWrite.length

/** Why a function is not changed, if it is not as it was when the run planned the update. */
export const changedInBetween = about(
  'a-function-is-not-updated',
  'Somebody else changed the function during the run. Re-run the job.',
)
