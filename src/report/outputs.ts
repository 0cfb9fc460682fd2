import type { Numbered, Region, RegionPlan } from '../layer/layer.ts'
import { targetVersion, writes } from '../plan/plan.ts'
import type { Run } from './run.ts'
import { stepsOf } from './steps.ts'
import type { Step } from './steps.ts'

/** What action.yml declares, and `arn-<region>` for each Region besides. A test holds the two together. */
export const outputNames = [
  'layer-version-arn',
  'arns',
  'version',
  'versions',
  'changed',
  'code-sha256',
  'code-size',
  'unzipped-size',
  'archive',
  'manifest',
  'target-version',
  'plan',
  'failed-regions',
] as const

type OutputName = (typeof outputNames)[number] | `arn-${Region}`

/** All outputs of a run, however far it came; where there is no value: an empty string, `{}` or `[]`. */
export function outputsOf(run: Run): Record<OutputName, string> {
  const standing = standingVersions(run)
  const arns = mapOf(standing, ({ arn }) => arn)
  const versions = mapOf(standing, ({ version }) => version)
  return {
    ...Object.fromEntries(run.regions.map((region) => [`arn-${region}`, arns[region] ?? ''])),
    'layer-version-arn': (run.regions.length === 1 && Object.values(arns)[0]) || '',
    arns: JSON.stringify(arns),
    version: sameEverywhere(run.regions.map((region) => versions[region])),
    versions: JSON.stringify(versions),
    changed: String(hasChanged(run)),
    'code-sha256': run.archive?.sha256 ?? '',
    'code-size': text(run.archive?.size),
    'unzipped-size': text(run.archive?.unzippedSize),
    archive: run.archive?.path ?? '',
    manifest: run.manifest ?? '',
    'target-version': text(run.plan && targetVersion(run.plan)),
    plan: JSON.stringify(planAsSteps(run)),
    'failed-regions': JSON.stringify(failedRegions(run)),
  }
}

/** The Regions that did not end as wanted: all of them, where the run stopped before it reached any. */
export function failedRegions(run: Run): Region[] {
  if (run.dryRun && run.plan) return run.regions.filter((region) => isBlocked(run.plan?.get(region)))
  return run.regions.filter((region) => {
    const outcome = run.outcomes.get(region)
    return outcome ? outcome.failure !== undefined : run.failure !== undefined
  })
}

/** Why Regions failed: a sentence for each, with the Region in front. */
export function failuresIn({ outcomes }: Pick<Run, 'outcomes'>): string[] {
  return [...outcomes].flatMap(([region, { failure }]) =>
    failure === undefined ? [] : [`${region}: ${failure}`],
  )
}

/** The versions with the wanted bytes and metadata, by Region; before anything was done, those that stand already. */
export function standingVersions(run: Run): ReadonlyMap<Region, Numbered> {
  const found = run.regions.map(
    (region) =>
      [region, run.outcomes.get(region)?.standing ?? standingBefore(run.plan?.get(region))] as const,
  )
  return new Map(found.filter((entry): entry is [Region, Numbered] => entry[1] !== undefined))
}

/** Whether anything was published, granted or revoked; in a dry run, whether anything would be. */
export function hasChanged({ dryRun, plan, outcomes }: Run): boolean {
  if (dryRun) return [...(plan?.values() ?? [])].some(writes)
  return [...outcomes.values()].some(
    ({ published, granted, revoked }) => published || granted.length > 0 || revoked.length > 0,
  )
}

/** Region to the list of its steps, as the output `plan` and the manifest show it. */
export function planAsSteps({ plan }: Run): Record<Region, Step[]> {
  return Object.fromEntries([...(plan ?? [])].map(([region, planned]) => [region, stepsOf(planned)]))
}

function isBlocked(planned: RegionPlan | undefined): boolean {
  return planned !== undefined && 'blocked' in planned
}

function standingBefore(planned: RegionPlan | undefined): Numbered | undefined {
  if (!planned || !('ending' in planned)) return undefined
  return planned.ending.do === 'reuse' ? planned.ending : undefined
}

function mapOf<T>(
  standing: ReadonlyMap<Region, Numbered>,
  value: (version: Numbered) => T,
): Record<Region, T> {
  return Object.fromEntries([...standing].map(([region, version]) => [region, value(version)]))
}

function sameEverywhere(versions: readonly (number | undefined)[]): string {
  const [first, ...others] = new Set(versions)
  return others.length === 0 ? text(first) : ''
}

function text(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}
