import { ProxyFailure } from '../../network/proxy-failure.ts'
import {
  askedToWait,
  hasRefusingStatus,
  isOverrun,
  isRefusal,
  isThrottled,
  isTimeout,
  nameOf,
  wasNeverSent,
} from './aws-errors.ts'

/** Resolves after that many milliseconds. Passed in, so that no test waits. */
export type Sleep = (milliseconds: number) => Promise<void>

/** Why there is no further attempt: those before have used up the patience with a Region. */
export class PatienceSpent extends Error {
  constructor(milliseconds: number) {
    super(`The retries in this Region have taken ${milliseconds / 1_000} s.`)
    this.name = 'PatienceSpent'
  }
}

/** Sleeps like `sleep`, but for so long in all only; then it rejects with PatienceSpent. */
export function untilSpent(sleep: Sleep, most: number): Sleep {
  let spent = 0
  return async (milliseconds) => {
    if (spent + milliseconds > most) throw new PatienceSpent(most)
    spent += milliseconds
    await sleep(milliseconds)
  }
}

/** How often a call that changes nothing is sent: a refusal is final, and each reply that does not come takes its timeout. */
export function attemptsToRead(error: unknown): number {
  if (isMisconfigured(error)) return 1
  if (isThrottled(error)) return 6
  if (isRefusal(error)) return isOverrun(error) ? 2 : 1
  return isTimeout(error) ? 2 : 4
}

/** The same for a call by HEAD. */
export function attemptsToHead(error: unknown): number {
  return hasRefusingStatus(error) && !isThrottled(error) ? 1 : attemptsToRead(error)
}

/** The same for what nothing depends on that would be worth waiting for. */
export function attemptsInPassing(error: unknown): number {
  return isThrottled(error) || isTimeout(error) ? 1 : Math.min(attemptsToRead(error), 3)
}

/** How often a write is sent: again only if AWS did not look at it, because resending a lost publish makes a second version. */
export function attemptsToWrite(error: unknown): number {
  if (isThrottled(error)) return 6
  return wasNeverSent(error) && !isMisconfigured(error) ? 4 : 1
}

/** Whether a call failed for how the runner or the action is set up: no attempt will find that different. */
function isMisconfigured(error: unknown): boolean {
  return error instanceof ProxyFailure ? error.isFinal : nameOf(error) === 'EndpointError'
}

/** Milliseconds that one call may spend waiting, whatever it is that AWS asks for. */
const patience = 45_000

/** Milliseconds to which the pauses grow. */
const longestPause = 8_000

/**
 * What `send` gives, sent again as often as `attemptsFor` its error allows, after a growing random pause, or the one
 * that AWS asks for if that is longer. Each number of attempts is counted by itself: a failure that may happen but twice is
 * not final because others went before.
 */
export async function retrying<T>(
  send: () => Promise<T>,
  attemptsFor: (error: unknown) => number,
  sleep: Sleep,
): Promise<T> {
  let waited = 0
  const failures = new Map<number, number>()
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      const most = attemptsFor(error)
      const failed = (failures.get(most) ?? 0) + 1
      failures.set(most, failed)
      const pause = Math.max(Math.random() * Math.min(250 * 2 ** attempt, longestPause), askedToWait(error))
      waited += pause
      if (failed >= most || waited > patience) throw error
      await sleep(pause).catch((spent: unknown) => {
        throw spent instanceof PatienceSpent ? error : spent
      })
    }
  }
}
