import type { Message, Reason } from '../base/message.ts'
import type { Environment, Region } from '../layer/layer.ts'
import { newRunInRegions } from '../report/run.ts'
import type { RunInRegions } from '../report/run.ts'
import type { Plan } from './plan.ts'

/** The progress in a Region: the numbers of the deleted versions, and why others were not deleted. */
export interface Outcome {
  readonly deleted: readonly number[]
  readonly failures: readonly Message[]
  /** Why an optional Region was skipped: it was not available before the first deletion there. */
  readonly missing?: Reason | undefined
}

/** A run that deletes versions. */
export interface Run extends RunInRegions {
  dryRun: boolean
  plan?: Plan
  readonly outcomes: Map<Region, Outcome>
}

/** Returns an empty run. */
export function newRun(env: Environment): Run {
  return { ...newRunInRegions(env), dryRun: true, outcomes: new Map() }
}
