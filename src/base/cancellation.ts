import { Problem } from './problem.ts'

/** The signals by which the runner cancels a job: SIGINT, SIGTERM 7.5 s later, and 2.5 s after that it ends the process (GitHub: "Canceling a workflow"). */
export const cancelSignals = ['SIGINT', 'SIGTERM'] as const

/** Which signal has cancelled a job. */
export function signalOf({ reason }: AbortSignal): (typeof cancelSignals)[number] {
  return reason as (typeof cancelSignals)[number]
}

/** What a run says that was cancelled. */
export function cancellationBy(signal: AbortSignal): Problem {
  return new Problem(
    `The run was cancelled (${signalOf(signal)}). Nothing new was started; what is known to stand is told. ` +
      'Running again does only what is missing.',
  )
}
