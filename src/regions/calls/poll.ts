import { retryPolicy } from './retry-policy.ts'
import type { Sleep } from './retry.ts'

/**
 * What `find` returns, called again as long as reads may lag behind a write. Undefined if it never finds anything. `pauses`:
 * milliseconds before each call.
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
