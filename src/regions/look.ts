import type { Sleep } from './retry.ts'

/** Milliseconds before each look for what has just been written: Lambda's reads can lag behind its writes. */
const pauses = [0, 250, 500, 1_000, 2_000, 4_000]

/** What `find` finds, asked again for as long as reads may lag; undefined where it never does. */
export async function look<T>(
  find: () => Promise<T | undefined>,
  { sleep }: { readonly sleep: Sleep },
): Promise<T | undefined> {
  for (const pause of pauses) {
    await sleep(pause)
    const found = await find()
    if (found !== undefined) return found
  }
  return undefined
}
