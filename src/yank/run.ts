import type { Message, Reason, Warning } from '../base/message.ts'
import type { Environment, Region } from '../layer/layer.ts'
import { guideOf } from '../report/guide-links.ts'
import type { ReportedPatterns } from '../report/region-patterns.ts'
import type { Plan } from './plan.ts'

/** The progress in a Region: the numbers of the deleted versions, and why others were not deleted. */
export interface Outcome {
  readonly deleted: readonly number[]
  readonly failures: readonly Message[]
  /** Why an optional Region was skipped: it was not available before the first deletion there. */
  readonly missing?: Reason | undefined
}

/** Everything that is known about a run. Each step adds its results immediately, so that a failed run can report them. */
export interface Run {
  layerName: string
  regions: readonly Region[]
  /** Those of the Regions that may be unavailable. */
  optionalRegions: readonly Region[]
  /** How the patterns in the inputs were resolved, if they have any. */
  patterns?: ReportedPatterns | undefined
  dryRun: boolean
  /** The location of the troubleshooting guide: a URL, or a path in the action's repository. */
  readonly guide: string
  readonly warnings: Warning[]
  account?: string
  plan?: Plan
  readonly outcomes: Map<Region, Outcome>
  failure?: readonly Message[]
}

/** Returns an empty run. */
export function newRun(env: Environment): Run {
  return {
    layerName: '',
    regions: [],
    optionalRegions: [],
    dryRun: true,
    guide: guideOf(env),
    warnings: [],
    outcomes: new Map(),
  }
}
