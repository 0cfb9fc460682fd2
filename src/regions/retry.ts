import { askedToWait } from './refusals.ts'

/** Resolves after that many milliseconds. Passed in, so that no test waits. */
export type Sleep = (milliseconds: number) => Promise<void>

/** Milliseconds that one call may spend waiting, whatever it is that AWS asks for. */
const patience = 45_000

/**
 * What `send` gives, sent again as often as `attemptsFor` its error allows, after a growing random pause, or the one
 * that AWS asks for if that is longer.
 */
export async function retrying<T>(
  send: () => Promise<T>,
  attemptsFor: (error: unknown) => number,
  sleep: Sleep,
): Promise<T> {
  let waited = 0
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      const pause = Math.max(Math.random() * 250 * 2 ** attempt, askedToWait(error))
      waited += pause
      if (attempt >= attemptsFor(error) || waited > patience) throw error
      await sleep(pause)
    }
  }
}
