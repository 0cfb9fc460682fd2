import type { Region } from '../layer/layer.ts'
import type { ResolvedRegions } from '../layer/resolved-regions.ts'
import { isEnabledByDefault, knownRegionsOf, partitionOf, partitionNames } from './regions-and-runtimes.ts'

/**
 * The Regions that an input selects. `names` are in its order, without those that it excludes. `patterns` and `exclusions` are `all`, or
 * names in which `*` replaces any characters. Only AWS knows which Regions of an account they match.
 */
export interface RegionSelection {
  readonly names: readonly Region[]
  readonly patterns: readonly string[]
  readonly exclusions: readonly string[]
}

/** The Regions of an account. */
export interface AccountRegions {
  readonly enabled: readonly Region[]
  readonly notEnabled: readonly Region[]
}

/** Returns a selection without patterns. */
export function namedRegions(names: readonly Region[]): RegionSelection {
  return { names, patterns: [], exclusions: [] }
}

/** Returns whether a selection needs the Regions of the account. */
export function hasPatterns({ patterns }: RegionSelection): boolean {
  return patterns.length > 0
}

/** Returns the Regions of a selection: the names in their order, and then the others of its patterns, sorted by name. */
export function resolveRegions(
  { names, patterns, exclusions }: RegionSelection,
  { enabled, notEnabled }: AccountRegions,
): ResolvedRegions {
  const isWanted = (region: Region): boolean => !exclusions.some((pattern) => matchesRegion(pattern, region))
  const matched = (pattern: string, regions: readonly Region[]): Region[] =>
    regions.filter((region) => matchesRegion(pattern, region) && isWanted(region)).sort()
  const matches = new Map(patterns.map((pattern) => [pattern, matched(pattern, enabled)]))
  return {
    regions: [...new Set([...names, ...[...matches.values()].flat().sort()])],
    matches,
    notEnabled: [...new Set(patterns.flatMap((pattern) => matched(pattern, notEnabled)))].sort(),
  }
}

/** Returns whether a pattern matches a Region. */
export function matchesRegion(pattern: string, region: Region): boolean {
  return pattern === 'all' || new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(region)
}

/**
 * Returns the partition of a selection. Credentials are valid in only one, so the ARN of the role, the names or the Region of the
 * environment decide. Otherwise, it is the first partition that has a Region for the patterns.
 */
export function partitionOfSelection(
  selection: RegionSelection,
  { roleArn, region }: { readonly roleArn?: string | undefined; readonly region?: Region | undefined },
): string {
  const [named = region] = selection.names
  const [, ofRole] = roleArn?.split(':') ?? []
  if (ofRole !== undefined) return ofRole
  if (named) return partitionOf(named)
  return partitionNames.find((partition) => knownMatches(selection, partition).length > 0) ?? 'aws'
}

/**
 * Returns the Regions in which the action can request credentials and the list of Regions: the names, then known Regions that the patterns
 * match and that every account has, then the first Region of the partition. A policy can deny access to all other Regions.
 */
export function firstRegionsOf(selection: RegionSelection, partition: string): readonly Region[] {
  if (!hasPatterns(selection)) return selection.names
  const usual = knownMatches(selection, partition).filter(isEnabledByDefault)
  const others = knownRegionsOf(partition).filter(isEnabledByDefault)
  return [
    ...new Set([
      ...selection.names,
      ...usual,
      ...preferred.filter((region) => others.includes(region)),
      ...others,
    ]),
  ]
}

/** The Regions from which AWS operates the global services of the large partitions. */
const preferred: readonly Region[] = ['us-east-1', 'cn-north-1', 'us-gov-west-1']

function knownMatches(selection: RegionSelection, partition: string): readonly Region[] {
  const known = { enabled: knownRegionsOf(partition), notEnabled: [] }
  return [...resolveRegions(selection, known).matches.values()].flat()
}
