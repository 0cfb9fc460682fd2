import { test } from '@jest/globals'
import { everyVersion } from '../rig/tools.mjs'

/** A test that runs only once a week, because it takes long. */
export const testWeekly = everyVersion ? test : test.skip

/** Returns all rows once a week, and otherwise only every nth of them. */
export function sampled<T>(rows: readonly T[], every: number): T[] {
  return rows.filter((_row, index) => everyVersion || index % every === 0)
}
