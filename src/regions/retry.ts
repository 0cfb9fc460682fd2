import { askedToWait } from './refusals.ts'

/** Resolves after that many milliseconds. Passed in, so that no test waits. */
export type Sleep = (milliseconds: number) => Promise<void>

/**
 * What `send` gives, sent again as often as `attemptsFor` its error allows, after a growing random pause, or the one
 * that AWS asks for if that is longer.
 */
export async function retrying<T>(
  send: () => Promise<T>,
  attemptsFor: (error: unknown) => number,
  sleep: Sleep,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      if (attempt >= attemptsFor(error)) throw error
      await sleep(Math.max(Math.random() * 250 * 2 ** attempt, askedToWait(error)))
    }
  }
}
