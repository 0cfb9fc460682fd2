import type { Sleep } from './retry.ts'
import { untilSpent } from './retry.ts'

/** How calls in one Region follow one another. */
export interface Pace {
  /** Keeps to the budget of requests. */
  readonly sleep: Sleep
  /** Waits for another attempt, or another look: all in a Region draw on one patience. */
  readonly wait: Sleep
  /** Throws Cancelled where nothing new may be started. */
  readonly goOn: () => void
}

/** Why a call was not made: the run was cancelled. */
export class Cancelled extends Error {
  constructor() {
    super('The run was cancelled before this was done.')
    this.name = 'Cancelled'
  }
}

/** The pace in one Region, until `cancelled`. */
export function paceOf(sleep: Sleep, cancelled: AbortSignal): Pace {
  return {
    sleep,
    wait: untilSpent(sleep),
    goOn: () => {
      if (cancelled.aborted) throw new Cancelled()
    },
  }
}
