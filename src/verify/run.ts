import type { Message, Warning } from '../base/message.ts'
import type { Environment, Region } from '../layer/layer.ts'
import { guideOf } from '../report/guide-links.ts'
import type { ReportedPatterns } from '../report/region-patterns.ts'
import type { Comparison } from './drift.ts'

/** Everything that is known about a run. Each step adds its results immediately, so that a failed run can report them. */
export interface Run {
  layerName: string
  regions: readonly Region[]
  /** Those of the Regions that may be unavailable. */
  optionalRegions: readonly Region[]
  /** How the patterns in the input "regions" were resolved, if it has any. */
  patterns?: ReportedPatterns | undefined
  /** The location of the troubleshooting guide: a URL, or a path in the action's repository. */
  readonly guide: string
  readonly warnings: Warning[]
  account?: string
  comparison?: Comparison
  failure?: readonly Message[]
}

/** Returns an empty run. */
export function newRun(env: Environment): Run {
  return { layerName: '', regions: [], optionalRegions: [], guide: guideOf(env), warnings: [] }
}
