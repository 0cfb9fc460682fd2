import { retryPolicy } from './retry-policy.ts'
import type { Sleep } from './retry.ts'

/**
 * Calls `find` until it returns a value, for as long as reads may lag behind a write. Returns undefined if it never does. `pauses` are
 * the milliseconds before each call.
 */
export async function poll<T>(
  find: () => Promise<T | undefined>,
  { sleep }: { readonly sleep: Sleep },
  pauses: readonly number[] = retryPolicy.readsAfterWrite,
): Promise<T | undefined> {
  for (const pause of pauses) {
    await sleep(pause)
    const found = await find()
    if (found !== undefined) return found
  }
  return undefined
}
