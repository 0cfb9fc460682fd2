import type { Sleep } from './retry.ts'

/** Milliseconds before each look for what has just been written: Lambda's reads can lag behind its writes. */
const usual = [0, 250, 500, 1_000, 2_000, 4_000]

/** The same where a version may stand that nobody has told of: 20 s in all. To miss it makes a second one. */
export const untilSettled = [0, 250, 500, 1_000, 2_000, 4_000, 6_000, 6_250]

/** What `find` finds, asked again for as long as reads may lag; undefined where it never does. */
export async function look<T>(
  find: () => Promise<T | undefined>,
  { sleep }: { readonly sleep: Sleep },
  pauses: readonly number[] = usual,
): Promise<T | undefined> {
  for (const pause of pauses) {
    await sleep(pause)
    const found = await find()
    if (found !== undefined) return found
  }
  return undefined
}
