import type { Message, Warning } from '../base/message.ts'
import type { ChangesSince } from '../layer/changes.ts'
import type {
  Architecture,
  Archive,
  Check,
  Environment,
  Metadata,
  Outcome,
  Plan,
  Region,
  Share,
} from '../layer/layer.ts'
import type { LeftOut } from '../layer/slim.ts'
import type { OlderUses } from '../plan/older-uses.ts'
import { guideOf } from './guide-links.ts'
import type { Profile } from './profile.ts'
import { newProfile } from './profile.ts'
import type { ReportedPatterns } from './region-patterns.ts'

/** The commit and the workflow run. `repository` is `owner/name`. `runAttempt` begins at 1. */
export interface Commit {
  readonly repository: string
  readonly sha: string
  readonly runId: string
  readonly runAttempt: string
}

/** The input "layer-name" with the placeholder `{architecture}`, and the architecture that replaced it. */
export interface Variant {
  readonly name: string
  readonly architecture: Architecture
}

/** The archive of a layer. Its sizes are not known if a copy of it already exists, so that it was not downloaded. */
export interface ReportedArchive extends Pick<Archive, 'path' | 'sha256'> {
  readonly size?: number | undefined
  readonly unzippedSize?: number | undefined
  readonly files?: number | undefined
}

/**
 * What every action with Regions knows about its run. Each step adds its results immediately, so that a failed run can report them.
 * `account` is the AWS account id.
 */
export interface RunInRegions {
  layerName: string
  regions: readonly Region[]
  /** Those of the Regions that may be unavailable. */
  optionalRegions: readonly Region[]
  /** How the patterns in the inputs were resolved, if they have any. */
  patterns?: ReportedPatterns | undefined
  /** The location of the troubleshooting guide: a URL, or a path in the action's repository. */
  readonly guide: string
  readonly warnings: Warning[]
  account?: string | undefined
  failure?: readonly Message[] | undefined
}

/** Returns what is known before an action has read its inputs. */
export function newRunInRegions(env: Environment): RunInRegions {
  return { layerName: '', regions: [], optionalRegions: [], guide: guideOf(env), warnings: [] }
}

/** A run that publishes a layer. `outcomes` contains a Region as soon as anything is known about it. */
export interface Run extends RunInRegions {
  /** Undefined if the input "layer-name" has no placeholder. */
  readonly variant?: Variant | undefined
  dryRun: boolean
  readonly commit: Commit
  /** The directory of the archive and the manifest. Later steps can read it. */
  directory?: string
  madeBy?: string | undefined
  archive?: ReportedArchive | undefined
  metadata?: Metadata | undefined
  largest?: readonly Share[] | undefined
  /** What "slim" left out. Undefined if it was not requested. */
  leftOut?: LeftOut | undefined
  /** The account of each Region, for a layer in several partitions. */
  accounts?: ReadonlyMap<Region, string> | undefined
  plan?: Plan | undefined
  /** The functions that use older versions, in each Region in which the run listed the functions. */
  olderUses?: ReadonlyMap<Region, OlderUses> | undefined
  changes?: ChangesSince | undefined
  /** The checks of a dry run: whether AWS would accept a publish. */
  checks?: readonly Check[] | undefined
  /** The permissions that the plan of a dry run needs for writes. Only a write can verify them. */
  permissionsToWrite?: readonly string[] | undefined
  readonly outcomes: Map<Region, Outcome>
  manifest?: string
  readonly profile: Profile
  /** The token for the comment on the pull request, if a comment is requested. It is never reported. */
  commentToken?: string | undefined
}

/** The record of an action: one run for each layer. There are two if "layer-name" has `{architecture}` and both are declared. */
export interface Runs {
  layers: readonly [Run, ...Run[]]
  /** The failure of the whole step, which each layer has too. */
  failure?: readonly Message[] | undefined
}

/** Returns the record of an action that has not read its inputs. */
export function newRuns(env: Environment): Runs {
  return {
    layers: [newRun(env)],
    get failure() {
      return this.layers[0].failure
    },
    set failure(errors) {
      for (const run of this.layers) run.failure = errors
    },
  }
}

/** Returns an empty run. Only the commit is known, from variables of GitHub. */
export function newRun(env: Environment): Run {
  return {
    ...newRunInRegions(env),
    dryRun: false,
    commit: commitOf(env),
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
