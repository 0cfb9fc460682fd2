import { retryAfter } from './aws-errors.ts'
import { retryPolicy } from './retry-policy.ts'

/** Resolves after that many milliseconds. It is a parameter everywhere, so that no test waits. */
export type Sleep = (milliseconds: number) => Promise<void>

/** The next pause would exceed the time limit for all retries in a Region. */
export class RetryTimeSpent extends Error {
  constructor(milliseconds: number) {
    super(`The retries in this Region have taken ${milliseconds / 1_000} s.`)
    this.name = 'RetryTimeSpent'
  }
}

/** Returns a `sleep` whose pauses take at most so many milliseconds in all. It rejects with RetryTimeSpent if a pause would exceed that. */
export function sleepAtMost(sleep: Sleep, milliseconds: number): Sleep {
  let spent = 0
  return async (pause) => {
    if (spent + pause > milliseconds) throw new RetryTimeSpent(milliseconds)
    spent += pause
    await sleep(pause)
  }
}

/** When a call is sent again: the kind of each failure, and how often the call is sent in all for each kind. */
export interface Retries<Kind extends string> {
  readonly kindOf: (error: unknown) => Kind
  readonly attempts: Readonly<Record<Kind, number>>
  /** Milliseconds for all pauses of the call, by the kind of the last failure. */
  readonly longestPauses?: (kind: Kind) => number
  readonly sleep: Sleep
}

/**
 * Calls `send`, again if `attempts` allows it, and returns its result. Rejects with the last error. Kinds of failures with the same number
 * of attempts are counted together. Other kinds do not count.
 */
export async function retry<T, Kind extends string>(
  send: () => Promise<T>,
  { kindOf, attempts, longestPauses = () => retryPolicy.pause.longestInAll, sleep }: Retries<Kind>,
): Promise<T> {
  const { first, longest } = retryPolicy.pause
  let waited = 0
  const failures = new Map<number, number>()
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      const kind = kindOf(error)
      const most = attempts[kind]
      const failed = (failures.get(most) ?? 0) + 1
      failures.set(most, failed)
      const pause = Math.max(Math.random() * Math.min(first * 2 ** attempt, longest), retryAfter(error))
      waited += pause
      if (failed >= most || waited > longestPauses(kind)) throw error
      await sleep(pause).catch((spent: unknown) => {
        throw spent instanceof RetryTimeSpent ? error : spent
      })
    }
  }
}
