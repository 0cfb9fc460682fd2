import { retryPolicy } from './retry-policy.ts'
import type { Sleep } from './retry.ts'

/** The rate limit that all calls to Lambda in one Region share. */
export interface RateLimit {
  /** Resolves when the next request may be sent. */
  readonly next: () => Promise<void>
  /** Sends no request for that many milliseconds. If AWS requests a pause for one call, all calls wait. */
  readonly pause: (milliseconds: number) => void
}

/** Returns the rate limit of retry-policy.ts: a burst of requests, and then a steady rate. `now` returns milliseconds. */
export function rateLimit(sleep: Sleep, now: () => number = () => performance.now()): RateLimit {
  const { requestsPerSecond, burst } = retryPolicy.rateLimit
  const interval = 1_000 / requestsPerSecond
  let free = now() - burst * interval
  return {
    next: async () => {
      const time = now()
      free = Math.max(free, time - burst * interval) + interval
      if (free > time) await sleep(free - time)
    },
    pause: (milliseconds) => {
      free = Math.max(free, now() + milliseconds)
    },
  }
}
