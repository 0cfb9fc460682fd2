import { Problem } from '../../base/problem.ts'
import type { Region } from '../../layer/layer.ts'
import { isRegionSpecific } from './aws-errors.ts'
import { retryPolicy } from './retry-policy.ts'

/**
 * The result of the first Region that returns one. A Region that is not enabled or not available must not fail the others.
 * Rejects with the last error.
 */
export async function inFirstRegion<T>(
  regions: readonly Region[],
  ask: (region: Region) => Promise<T>,
  left: number = retryPolicy.regionsForCredentials,
): Promise<T> {
  const [region, ...others] = regions
  if (region === undefined)
    throw new Problem({
      topic: 'there-are-no-aws-credentials',
      text: 'There is no Region to ask for credentials.',
    })
  try {
    return await ask(region)
  } catch (error) {
    const isOwn = error instanceof Problem && error.cause !== undefined && isRegionSpecific(error.cause)
    if (!isOwn || others.length === 0 || left === 1) throw error
    return await inFirstRegion(others, ask, left - 1)
  }
}
