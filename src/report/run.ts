import type {
  Archive,
  ChangesSince,
  Check,
  Environment,
  Metadata,
  Outcome,
  Plan,
  Region,
  Share,
} from '../layer/layer.ts'
import type { Profile } from './profile.ts'
import { newProfile } from './profile.ts'
import { guideOf } from './guide-links.ts'

/** What a run is of, as GitHub names it: `owner/name`, the commit, the workflow run and the attempt at it, counted from 1. */
export interface Commit {
  readonly repository: string
  readonly sha: string
  readonly runId: string
  readonly runAttempt: string
}

/**
 * What is known of a run, filled in as it goes: whenever it ends, this is what is reported.
 * `account` is the AWS account id; `outcomes` has a Region as soon as something is known of it.
 */
export interface Run {
  layerName: string
  regions: readonly Region[]
  dryRun: boolean
  readonly commit: Commit
  /** Where to read more on what went wrong: a URL, or a path in the action's repository. */
  readonly guide: string
  readonly warnings: string[]
  /** Where the zip and the manifest lie; it outlives the step. */
  directory?: string
  madeBy?: string | undefined
  archive?: Omit<Archive, 'hasNativeCode'> | undefined
  metadata?: Metadata | undefined
  largest?: readonly Share[] | undefined
  account?: string | undefined
  plan?: Plan | undefined
  changes?: ChangesSince | undefined
  /** What a publish needs, as a dry run found it. */
  checks?: readonly Check[] | undefined
  /** What a dry run's plan needs to write with, which only a write shows. */
  permissionsToWrite?: readonly string[] | undefined
  readonly outcomes: Map<Region, Outcome>
  manifest?: string
  readonly profile: Profile
  /** The token to comment on the pull request with, where that is asked for. It is never reported. */
  commentToken?: string | undefined
  failure?: readonly string[]
}

/** A run of which nothing is known yet but the commit that it builds, from the variables that GitHub sets. */
export function newRun(env: Environment): Run {
  return {
    layerName: '',
    regions: [],
    dryRun: false,
    commit: commitOf(env),
    guide: guideOf(env),
    warnings: [],
    outcomes: new Map(),
    profile: newProfile(),
  }
}

function commitOf(env: Environment): Commit {
  return {
    repository: env['GITHUB_REPOSITORY'] ?? '',
    sha: env['GITHUB_SHA'] ?? '',
    runId: env['GITHUB_RUN_ID'] ?? '',
    runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '',
  }
}
