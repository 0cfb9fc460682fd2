import type { Environment, Region } from '../layer/layer.ts'
import { guideOf } from '../report/guide-links.ts'
import type { Plan } from './plan.ts'
import type { Message, Warning } from '../base/message.ts'

/** How far a Region has come: the numbers that were deleted, and why the rest was not. */
export interface Outcome {
  readonly deleted: readonly number[]
  readonly failures: readonly Message[]
}

/** What is known of a run, filled in as it goes: whenever it ends, this is what is reported. */
export interface Run {
  layerName: string
  regions: readonly Region[]
  dryRun: boolean
  /** Where to read more on what went wrong: a URL, or a path in the action's repository. */
  readonly guide: string
  readonly warnings: Warning[]
  account?: string
  plan?: Plan
  readonly outcomes: Map<Region, Outcome>
  failure?: readonly Message[]
}

/** A run of which nothing is known yet. */
export function newRun(env: Environment): Run {
  return { layerName: '', regions: [], dryRun: true, guide: guideOf(env), warnings: [], outcomes: new Map() }
}
