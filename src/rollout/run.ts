import type { Environment, Region } from '../layer/layer.ts'
import { newRunInRegions } from '../report/run.ts'
import type { RunInRegions } from '../report/run.ts'
import type { Outcome } from './outcome.ts'
import type { Plan } from './plan/types.ts'

/** The outcomes of the functions of a Region that the plan updates, by the names of the functions. */
export type Outcomes = Map<string, Outcome>

/** A run that updates functions. */
export interface Run extends RunInRegions {
  dryRun: boolean
  plan?: Plan
  readonly outcomes: Map<Region, Outcomes>
  /** The directory of the report. Later steps can read it. */
  directory?: string
  /** The path of the file with all functions. */
  report?: string
}

/** Returns an empty run. */
export function newRun(env: Environment): Run {
  return { ...newRunInRegions(env), dryRun: true, outcomes: new Map() }
}

/** Adds the result of a function to the run. */
export function recordOutcome(run: Run, region: Region, name: string, outcome: Outcome): void {
  const ofRegion = run.outcomes.get(region) ?? new Map<string, Outcome>()
  run.outcomes.set(region, ofRegion.set(name, outcome))
}
