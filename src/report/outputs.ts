import type { Numbered, Plan, Region } from '../layer.ts'
import { targetVersion, writes } from '../plan/plan.ts'
import type { Run } from './run.ts'

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
    plan: JSON.stringify(run.plan ? Object.fromEntries(run.plan) : {}),
    'failed-regions': JSON.stringify(failedRegions(run)),
  }
}

/** The Regions that did not end as wanted: all of them, where the run stopped before it reached any. */
export function failedRegions(run: Run): Region[] {
  if (run.outcomes)
    return run.outcomes.filter(({ failure }) => failure !== undefined).map(({ region }) => region)
  if (run.plan) return blockedRegions(run.plan)
  return run.failure ? [...run.regions] : []
}

function blockedRegions(plan: Plan): Region[] {
  return [...plan].flatMap(([region, steps]) => (steps.some((step) => step.do === 'blocked') ? [region] : []))
}

/** The versions with the wanted bytes and metadata, by Region; in a dry run those that stand already. */
export function standingVersions(run: Run): ReadonlyMap<Region, Numbered> {
  const found = run.outcomes
    ? run.outcomes.map(({ region, standing }): [Region, Numbered | undefined] => [region, standing])
    : reused(run.plan)
  return new Map(found.filter((entry): entry is [Region, Numbered] => entry[1] !== undefined))
}

function reused(plan: Plan | undefined): [Region, Numbered | undefined][] {
  return [...(plan ?? [])].map(([region, steps]) => [region, steps.find((step) => step.do === 'reuse')])
}

function hasChanged(run: Run): boolean {
  if (run.outcomes) return run.outcomes.some(({ published, granted }) => published || granted.length > 0)
  return run.dryRun && [...(run.plan?.values() ?? [])].flat().some(writes)
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
