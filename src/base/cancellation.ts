import { Problem } from './problem.ts'

/**
 * The runner cancels a job with SIGINT, and 7.5 s later with SIGTERM. After another 2.5 s it kills the process (GitHub: "Canceling a
 * workflow").
 */
export const cancelSignals = ['SIGINT', 'SIGTERM'] as const

/** Returns the process signal that cancelled the job. */
export function cancelSignalOf({ reason }: AbortSignal): (typeof cancelSignals)[number] {
  return reason as (typeof cancelSignals)[number]
}

/** Returns the error message of a cancelled run. */
export function cancellationProblem(signal: AbortSignal): Problem {
  return new Problem({
    topic: 'the-run-was-cancelled',
    text:
      `The run was cancelled (${cancelSignalOf(signal)}). Nothing new was started; what is known to stand is told. ` +
      'Running again does only what is missing.',
  })
}
