import type { Deadlines } from '../../base/deadlines.ts'
import type { Sleep } from './retry.ts'
import { untilSpent } from './retry.ts'
import type { Trace } from './traced-client.ts'
import type { Wiring } from './clients.ts'

/** How calls in one Region follow one another. */
export interface Pace {
  /** Keeps to the budget of requests. */
  readonly sleep: Sleep
  /** Waits for another attempt, or another look: all in a Region draw on one patience. */
  readonly wait: Sleep
  /** Throws Cancelled where nothing new may be started. */
  readonly goOn: () => void
  readonly deadlines: Deadlines
  /** Hears of every call. */
  readonly trace: Trace
  /** How the calls get there. */
  readonly wiring: Wiring
  /** A message of AWS without the secrets in it. */
  readonly hide: (text: string) => string
}

/** Why a call was not made: the run was cancelled, or has taken too long. */
export class Cancelled extends Error {
  constructor({ reason }: AbortSignal, { run }: Deadlines) {
    super(
      reason instanceof DOMException && reason.name === 'TimeoutError'
        ? `The run had taken ${run / 60_000} minutes before this was done. Run again: it goes on where it stopped.`
        : 'The run was cancelled before this was done.',
    )
    this.name = 'Cancelled'
  }
}

/** The end of a run's time with AWS: its cancellation, or its deadline. */
export function endOfRun(cancelled: AbortSignal, { run }: Deadlines): AbortSignal {
  return AbortSignal.any([cancelled, AbortSignal.timeout(run)])
}

/** The pace in one Region, until the end of the run. */
export function paceOf(
  { sleep, deadlines, trace, hide, wiring }: Pick<Pace, 'sleep' | 'deadlines' | 'trace' | 'hide' | 'wiring'>,
  end: AbortSignal,
): Pace {
  return {
    sleep,
    wait: untilSpent(sleep, deadlines.retries),
    goOn: () => {
      if (end.aborted) throw new Cancelled(end, deadlines)
    },
    deadlines,
    trace,
    wiring,
    hide,
  }
}
