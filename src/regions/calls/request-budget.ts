import type { Sleep } from './retry.ts'

/** Lambda takes 15 control-plane requests a second in a Region, from all callers together (AWS: Lambda quotas): a third of that is ours. */
const perSecond = 5
const burst = 5

/** One budget is shared by all calls to one Region. */
export interface Budget {
  /** Resolves when the next request may go out. */
  readonly next: () => Promise<void>
  /** Lets nothing out for so many milliseconds: what AWS asks of one call, it asks of all. */
  readonly hold: (milliseconds: number) => void
}

/** A budget of requests: a few at once, and then five a second. `now` gives milliseconds. */
export function requestBudget(sleep: Sleep, now: () => number = () => performance.now()): Budget {
  const interval = 1_000 / perSecond
  let free = now() - burst * interval
  return {
    next: async () => {
      const time = now()
      free = Math.max(free, time - burst * interval) + interval
      if (free > time) await sleep(free - time)
    },
    hold: (milliseconds) => {
      free = Math.max(free, now() + milliseconds)
    },
  }
}
