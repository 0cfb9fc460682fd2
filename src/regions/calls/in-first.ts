import type { Region } from '../../layer/layer.ts'
import { Problem } from '../../base/problem.ts'
import { isRegionsOwn } from './aws-errors.ts'

/** Credentials are asked for in no more Regions than this: when so many do not answer, it is not for the Region. */
const regionsToAsk = 3

/** The answer of the first Region that gives one: one that is switched off or down must not stop the others. */
export async function inFirst<T>(
  regions: readonly Region[],
  ask: (region: Region) => Promise<T>,
  left = regionsToAsk,
): Promise<T> {
  const [region, ...others] = regions
  if (region === undefined) throw new Problem('There is no Region to ask for credentials.')
  try {
    return await ask(region)
  } catch (error) {
    const isOwn = error instanceof Problem && error.cause !== undefined && isRegionsOwn(error.cause)
    if (!isOwn || others.length === 0 || left === 1) throw error
    return await inFirst(others, ask, left - 1)
  }
}
