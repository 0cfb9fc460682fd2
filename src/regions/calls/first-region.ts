import { Problem } from '../../base/problem.ts'
import type { Region } from '../../layer/layer.ts'
import { isRegionSpecific } from './aws-errors.ts'
import { retryPolicy } from './retry-policy.ts'

/** Returns the result of a call in the first Region that returns one. */
export type InFirstRegion = <T>(call: (region: Region) => Promise<T>) => Promise<T>

/** Calls in the first of these Regions that responds. Later calls begin with that one, so that a Region that is down costs time only once. */
export function inFirstOf(regions: readonly Region[]): InFirstRegion {
  let order = regions
  return (call) =>
    inFirstRegion(order, async (region) => {
      const result = await call(region)
      order = [region, ...order.filter((other) => other !== region)]
      return result
    })
}

/**
 * Returns the result of the first Region that returns one. A Region that is not enabled or not available must not fail the run. Rejects
 * with the last error.
 */
async function inFirstRegion<T>(
  regions: readonly Region[],
  call: (region: Region) => Promise<T>,
  left: number = retryPolicy.regionsForCredentials,
): Promise<T> {
  const [region, ...others] = regions
  if (region === undefined)
    throw new Problem({
      topic: 'there-are-no-aws-credentials',
      text: 'There is no Region in which to request credentials.',
    })
  try {
    return await call(region)
  } catch (error) {
    const isOfRegion = error instanceof Problem && error.cause !== undefined && isRegionSpecific(error.cause)
    if (!isOfRegion || others.length === 0 || left === 1) throw error
    return await inFirstRegion(others, call, left - 1)
  }
}
