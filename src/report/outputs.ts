import type { Message } from '../base/message.ts'
import type { CurrentVersion, Region, RegionPlan } from '../layer/layer.ts'
import { targetVersion } from '../plan/plan.ts'
import { writes } from '../plan/writes.ts'
import { inRegion, withAdvice } from './advice.ts'
import { missingRegions } from './missing-regions.ts'
import { regionOutputNames, regionOutputs } from './region-outputs.ts'
import type { Run } from './run.ts'
import { stepsOf } from './steps.ts'
import type { Step } from './steps.ts'

/** The outputs in action.yml, except `arn-<region>`, which exists for each Region. A test compares this list with action.yml. */
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
  ...regionOutputNames,
] as const

type OutputName = (typeof outputNames)[number] | `arn-${Region}`

/** Returns all outputs of a run, also of one that failed early. An output without a value is an empty text, `{}` or `[]`. */
export function outputsOf(run: Run): Record<OutputName, string> {
  const current = currentVersions(run)
  const missing = missingRegions(run)
  const arns = mapVersions(current, ({ arn }) => arn)
  const versions = mapVersions(current, ({ version }) => version)
  return {
    ...Object.fromEntries(run.regions.map((region) => [`arn-${region}`, arns[region] ?? ''])),
    'layer-version-arn': (run.regions.length === 1 && Object.values(arns)[0]) || '',
    arns: JSON.stringify(arns),
    version: commonVersion(
      run.regions.filter((region) => !missing.has(region)).map((region) => versions[region]),
    ),
    versions: JSON.stringify(versions),
    changed: String(hasChanged(run)),
    'code-sha256': run.archive?.sha256 ?? '',
    'code-size': stringOf(run.archive?.size),
    'unzipped-size': stringOf(run.archive?.unzippedSize),
    archive: run.archive?.path ?? '',
    manifest: run.manifest ?? '',
    'target-version': stringOf(run.plan && targetVersion(run.plan)),
    plan: JSON.stringify(planAsSteps(run)),
    'failed-regions': JSON.stringify(failedRegions(run)),
    ...regionOutputs(run, missing),
  }
}

/** Returns the Regions that failed. If the run failed before it reached a Region, these are all Regions. */
export function failedRegions(run: Run): Region[] {
  if (run.dryRun && run.plan) return run.regions.filter((region) => isBlocked(run.plan?.get(region)))
  return run.regions.filter((region) => {
    const outcome = run.outcomes.get(region)
    return outcome ? outcome.failure !== undefined : run.failure !== undefined
  })
}

/** Returns the error of each Region that failed, after the name of the Region, with advice on what to do. */
export function failuresIn({ outcomes }: Pick<Run, 'outcomes'>): Message[] {
  return [...outcomes].flatMap(([region, { failure }]) =>
    failure === undefined ? [] : [inRegion(region, withAdvice(failure))],
  )
}

/** Returns the versions with the wanted content and metadata by Region. Before the plan is applied, these are the versions to reuse. */
export function currentVersions(run: Run): ReadonlyMap<Region, CurrentVersion> {
  const found = run.regions.map(
    (region) =>
      [region, run.outcomes.get(region)?.layerVersion ?? reusedVersion(run.plan?.get(region))] as const,
  )
  return new Map(found.filter((entry): entry is [Region, CurrentVersion] => entry[1] !== undefined))
}

/** Returns whether the run published, granted or revoked anything. For a dry run, returns whether it would. */
export function hasChanged({ dryRun, plan, outcomes }: Run): boolean {
  if (dryRun) return [...(plan?.values() ?? [])].some(writes)
  return [...outcomes.values()].some(
    ({ published, granted, revoked }) => published || granted.length > 0 || revoked.length > 0,
  )
}

/** Returns the steps of each Region, as in the output `plan` and in the manifest. */
export function planAsSteps({ plan }: Run): Record<Region, Step[]> {
  return Object.fromEntries([...(plan ?? [])].map(([region, planned]) => [region, stepsOf(planned)]))
}

function isBlocked(planned: RegionPlan | undefined): boolean {
  return planned !== undefined && 'blocked' in planned
}

function reusedVersion(planned: RegionPlan | undefined): CurrentVersion | undefined {
  if (!planned || !('target' in planned)) return undefined
  return planned.target.do === 'reuse' ? planned.target : undefined
}

function mapVersions<T>(
  current: ReadonlyMap<Region, CurrentVersion>,
  value: (version: CurrentVersion) => T,
): Record<Region, T> {
  return Object.fromEntries([...current].map(([region, version]) => [region, value(version)]))
}

function commonVersion(versions: readonly (number | undefined)[]): string {
  const [first, ...others] = new Set(versions)
  return others.length === 0 ? stringOf(first) : ''
}

function stringOf(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}
