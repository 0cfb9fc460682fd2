import type { Message, Warning } from '../base/message.ts'
import type { Environment, Region } from '../layer/layer.ts'
import { guideOf } from '../report/guide-links.ts'
import type { Plan } from './plan.ts'

/** The progress in a Region: the numbers of the versions that were deleted, and why others were not. */
export interface Outcome {
  readonly deleted: readonly number[]
  readonly failures: readonly Message[]
}

/** What is known of a run. It is filled in step by step, and reported whenever the run ends. */
export interface Run {
  layerName: string
  regions: readonly Region[]
  dryRun: boolean
  /** Where the user can read more about an error: a URL, or a path in the repository of the action. */
  readonly guide: string
  readonly warnings: Warning[]
  account?: string
  plan?: Plan
  readonly outcomes: Map<Region, Outcome>
  failure?: readonly Message[]
}

/** A run of which nothing is known. */
export function newRun(env: Environment): Run {
  return { layerName: '', regions: [], dryRun: true, guide: guideOf(env), warnings: [], outcomes: new Map() }
}
