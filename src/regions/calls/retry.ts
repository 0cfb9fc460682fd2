import { retryAfter } from './aws-errors.ts'
import { retryPolicy } from './retry-policy.ts'

/** Resolves after that many milliseconds. Passed in, so that no test waits. */
export type Sleep = (milliseconds: number) => Promise<void>

/** Every further pause would exceed the time that retries in a Region may take. */
export class RetryTimeSpent extends Error {
  constructor(milliseconds: number) {
    super(`The retries in this Region have taken ${milliseconds / 1_000} s.`)
    this.name = 'PatienceSpent'
  }
}

/** A `sleep` whose pauses take at most so many milliseconds in all. Then it rejects with RetryTimeSpent. */
export function sleepAtMost(sleep: Sleep, milliseconds: number): Sleep {
  let spent = 0
  return async (pause) => {
    if (spent + pause > milliseconds) throw new RetryTimeSpent(milliseconds)
    spent += pause
    await sleep(pause)
  }
}

/** What decides about another attempt: the kind of a failure, and how often a call is sent in all for each kind. */
export interface Retries<Kind extends string> {
  readonly kindOf: (error: unknown) => Kind
  readonly attempts: Readonly<Record<Kind, number>>
  readonly sleep: Sleep
}

/**
 * The result of `send`, which is called again as retry-policy.ts allows. Rejects with the last error. Kinds of failure with the same
 * number of attempts share one count; a failure of another kind does not use it up.
 */
export async function retry<T, Kind extends string>(
  send: () => Promise<T>,
  { kindOf, attempts, sleep }: Retries<Kind>,
): Promise<T> {
  const { first, longest, longestInAll } = retryPolicy.pause
  let waited = 0
  const failures = new Map<number, number>()
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      const most = attempts[kindOf(error)]
      const failed = (failures.get(most) ?? 0) + 1
      failures.set(most, failed)
      const pause = Math.max(Math.random() * Math.min(first * 2 ** attempt, longest), retryAfter(error))
      waited += pause
      if (failed >= most || waited > longestInAll) throw error
      await sleep(pause).catch((spent: unknown) => {
        throw spent instanceof RetryTimeSpent ? error : spent
      })
    }
  }
}
