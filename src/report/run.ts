import type { Message, Warning } from '../base/message.ts'
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
import { guideOf } from './guide-links.ts'
import type { Profile } from './profile.ts'
import { newProfile } from './profile.ts'

/** The commit and the workflow run. `repository` is `owner/name`. `runAttempt` begins at 1. */
export interface Commit {
  readonly repository: string
  readonly sha: string
  readonly runId: string
  readonly runAttempt: string
}

/**
 * What is known about a run. Each step adds its results, so that a run that fails reports everything until then.
 * `account` is the AWS account id. `outcomes` contains a Region as soon as anything is known about it.
 */
export interface Run {
  layerName: string
  regions: readonly Region[]
  dryRun: boolean
  readonly commit: Commit
  /** The location of the troubleshooting guide: a URL, or a path in the action's repository. */
  readonly guide: string
  readonly warnings: Warning[]
  /** The directory of the zip and the manifest. Later steps can read it. */
  directory?: string
  madeBy?: string | undefined
  archive?: Omit<Archive, 'hasNativeCode'> | undefined
  metadata?: Metadata | undefined
  largest?: readonly Share[] | undefined
  account?: string | undefined
  plan?: Plan | undefined
  changes?: ChangesSince | undefined
  /** A dry run's checks of what a publish needs. */
  checks?: readonly Check[] | undefined
  /** The permissions that the plan of a dry run needs. Only a write can verify them. */
  permissionsToWrite?: readonly string[] | undefined
  readonly outcomes: Map<Region, Outcome>
  manifest?: string
  readonly profile: Profile
  /** The token for the comment on the pull request, if a comment is requested. It is never reported. */
  commentToken?: string | undefined
  failure?: readonly Message[]
}

/** Returns a run of which only the commit is known. GitHub's variables provide it. */
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
