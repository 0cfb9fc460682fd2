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
      `The run was cancelled (${cancelSignalOf(signal)}). No further changes were started. ` +
      'Published versions are in the outputs. Run the job again to do the rest.',
  })
}
