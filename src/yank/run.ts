import type { Region } from '../layer.ts'
import type { Plan } from './plan.ts'

/** How far a Region has come: the numbers that were deleted, and why the rest was not. */
export interface Outcome {
  readonly deleted: readonly number[]
  readonly failures: readonly string[]
}

/** What is known of a run, filled in as it goes: whenever it ends, this is what is reported. */
export interface Run {
  layerName: string
  regions: readonly Region[]
  dryRun: boolean
  readonly warnings: string[]
  account?: string
  plan?: Plan
  readonly outcomes: Map<Region, Outcome>
  failure?: readonly string[]
}

/** A run of which nothing is known yet. */
export function newRun(): Run {
  return { layerName: '', regions: [], dryRun: true, warnings: [], outcomes: new Map() }
}
