import { textsOf } from '../base/message.ts'
import type { Message } from '../base/message.ts'
import type { Topic } from '../base/topics.ts'
import type { ChangesSince } from '../layer/changes.ts'
import { nothingDone } from '../layer/layer.ts'
import type { Check, CurrentVersion, Metadata, Outcome, Region, RegionPlan, Share } from '../layer/layer.ts'
import type { LeftOut } from '../layer/slim.ts'
import { missingRegions } from './missing-regions.ts'
import { currentVersions, failedRegions, hasChanged, planAsSteps } from './outputs.ts'
import type { ProfileInSeconds } from './profile.ts'
import { profileInSeconds } from './profile.ts'
import type { Commit, Run, Runs, Variant } from './run.ts'
import type { Step } from './steps.ts'

/** The progress in a Region. */
type RegionInManifest = Partial<CurrentVersion> &
  Omit<Outcome, 'layerVersion' | 'failure' | 'missing'> & {
    readonly failure?: string | undefined
    readonly missing?: string | undefined
  }

/** Everything that is known about a run, as one JSON value for other tools. It contains no secrets. */
export interface Manifest extends Commit {
  readonly schema: 1
  readonly layerName: string
  /** The input "layer-name" and the architecture, if the input has `{architecture}`. */
  readonly variant?: Variant | undefined
  readonly dryRun: boolean
  readonly account?: string | undefined
  readonly madeBy?: string | undefined
  readonly archive?:
    | {
        readonly path: string
        readonly codeSha256: string
        readonly codeSize?: number | undefined
        readonly unzippedSize?: number | undefined
        readonly files?: number | undefined
      }
    | undefined
  readonly metadata?: Metadata | undefined
  readonly largest?: readonly Share[] | undefined
  readonly leftOut?: LeftOut | undefined
  /** The differences from the previous version in one Region. Undefined if no version is published, or if it is the first one. */
  readonly changes?: ChangesSince | undefined
  readonly regions: Readonly<Record<Region, RegionInManifest>>
  readonly failedRegions: readonly Region[]
  readonly plan: Readonly<Record<Region, readonly Step[]>>
  readonly changed: boolean
  readonly checks?: readonly Check[] | undefined
  readonly permissionsToWrite?: readonly string[] | undefined
  readonly profile?: ProfileInSeconds | undefined
  readonly warnings: readonly string[]
  readonly failure?: readonly string[] | undefined
  /** The section of the troubleshooting guide for each text above that has one. */
  readonly topics?: Readonly<Record<string, Topic>> | undefined
}

/** The manifest of a step with several layers. */
export interface ManifestOfLayers {
  readonly schema: 1
  readonly layers: readonly Manifest[]
}

/** Returns the manifest of a step, also of one that failed early. */
export function manifestOfLayers({ layers }: Pick<Runs, 'layers'>): Manifest | ManifestOfLayers {
  const [first, ...others] = layers
  return others.length === 0 ? manifestOf(first) : { schema: 1, layers: layers.map(manifestOf) }
}

/** Returns the manifest of a run, also of one that failed early. */
export function manifestOf(run: Run): Manifest {
  const current = currentVersions(run)
  const missing = missingRegions(run)
  const regions = run.regions.map((region) => {
    const {
      layerVersion: _layerVersion,
      failure,
      missing: _missing,
      ...outcome
    } = run.outcomes.get(region) ?? nothingDone
    const end = { ...textOf('failure', failure), ...textOf('missing', missing.get(region)) }
    return [region, { ...describedVersion(current.get(region)), ...outcome, ...end }] as const
  })
  return {
    schema: 1,
    layerName: run.layerName,
    variant: run.variant,
    ...run.commit,
    dryRun: run.dryRun,
    account: run.account,
    madeBy: run.madeBy,
    archive: run.archive && {
      path: run.archive.path,
      codeSha256: run.archive.sha256,
      codeSize: run.archive.size,
      unzippedSize: run.archive.unzippedSize,
      files: run.archive.files,
    },
    metadata: run.metadata,
    largest: run.largest,
    leftOut: run.leftOut,
    changes: run.changes,
    regions: Object.fromEntries(regions),
    failedRegions: failedRegions(run),
    plan: planAsSteps(run),
    changed: hasChanged(run),
    checks: run.checks,
    permissionsToWrite: run.permissionsToWrite,
    profile: profileInSeconds(run.profile),
    warnings: textsOf(run.warnings),
    failure: run.failure && textsOf(run.failure),
    topics: topicsOf(run),
  }
}

function topicsOf({
  warnings,
  failure = [],
  outcomes,
  plan = new Map<Region, RegionPlan>(),
}: Run): Manifest['topics'] {
  const ofOutcomes = [...outcomes.values()].flatMap(({ failure, missing }) => failure ?? missing ?? [])
  const ofPlan = [...plan.values()].flatMap((planned) => {
    if ('blocked' in planned) return [planned.blocked]
    if ('missing' in planned) return [planned.missing]
    return 'unobserved' in planned ? [planned.unobserved] : []
  })
  const pairs = [...warnings, ...failure, ...ofOutcomes, ...ofPlan].flatMap(({ text, topic }) =>
    topic === undefined ? [] : [[text, topic] as const],
  )
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined
}

function textOf(name: 'failure' | 'missing', reason: Message | undefined): Partial<RegionInManifest> {
  return reason === undefined ? {} : { [name]: reason.text }
}

function describedVersion(current: CurrentVersion | undefined): Partial<CurrentVersion> {
  if (!current) return {}
  const { arn, version, declared } = current
  return { arn, version, ...(declared && { declared }) }
}
