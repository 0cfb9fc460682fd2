import type { Archive, Environment, Outcome, Plan, Region, Share } from '../layer.ts'

/**
 * What is known of a run, filled in as it goes: whenever it ends, this is what is reported.
 * `account` is the AWS account id; `outcomes` has a Region as soon as something is known of it.
 */
export interface Run {
  layerName: string
  regions: readonly Region[]
  dryRun: boolean
  readonly commit: {
    readonly repository: string
    readonly sha: string
    readonly runId: string
    readonly runAttempt: string
  }
  readonly warnings: string[]
  /** Where the zip and the manifest lie; it outlives the step. */
  directory?: string
  madeBy?: string
  archive?: Archive
  largest?: readonly Share[]
  account?: string
  plan?: Plan
  readonly outcomes: Map<Region, Outcome>
  manifest?: string
  failure?: readonly string[]
}

/** A run of which nothing is known yet but the commit that it builds, from the variables that GitHub sets. */
export function newRun(env: Environment): Run {
  return {
    layerName: '',
    regions: [],
    dryRun: false,
    commit: {
      repository: env['GITHUB_REPOSITORY'] ?? '',
      sha: env['GITHUB_SHA'] ?? '',
      runId: env['GITHUB_RUN_ID'] ?? '',
      runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '',
    },
    warnings: [],
    outcomes: new Map(),
  }
}
