import type { Environment } from '../layer/layer.ts'
import { newRunInRegions } from '../report/run.ts'
import type { RunInRegions } from '../report/run.ts'
import type { Comparison } from './drift.ts'

/** A run that compares Regions. */
export interface Run extends RunInRegions {
  comparison?: Comparison
}

/** Returns an empty run. */
export function newRun(env: Environment): Run {
  return newRunInRegions(env)
}
