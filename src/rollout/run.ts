import type { Message, Warning } from '../base/message.ts'
import type { Environment, Region } from '../layer/layer.ts'
import { guideOf } from '../report/guide-links.ts'
import type { ReportedPatterns } from '../report/region-patterns.ts'
import type { Outcome } from './outcome.ts'
import type { Plan } from './plan/types.ts'

/** The outcomes of the functions of a Region that the plan updates, by the names of the functions. */
export type Outcomes = ReadonlyMap<string, Outcome>

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
  readonly outcomes: Map<Region, Outcomes>
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

/** Adds the outcome of a function to the run. */
export function recordOutcome(run: Run, region: Region, name: string, outcome: Outcome): void {
  run.outcomes.set(region, new Map([...(run.outcomes.get(region) ?? []), [name, outcome]]))
}
