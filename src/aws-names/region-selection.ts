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

/** The Regions of a run: those that must be available, and those that may be unavailable. A Region in both is optional. */
export interface WantedRegions {
  readonly required: RegionSelection
  readonly optional: RegionSelection
}

/** The selection without Regions. */
export const noRegions: RegionSelection = { names: [], patterns: [], exclusions: [] }

/** Returns a selection without patterns. */
export function namedRegions(names: readonly Region[]): RegionSelection {
  return { ...noRegions, names }
}

/** Returns the names of all Regions that are named, each once. */
export function namesIn({ required, optional }: WantedRegions): readonly Region[] {
  return [...new Set([...required.names, ...optional.names])]
}

/** Returns whether a selection has patterns. */
export function hasPatterns({ patterns }: RegionSelection): boolean {
  return patterns.length > 0
}

/** Returns whether the wanted Regions depend on the Regions of the account. */
export function havePatterns({ required, optional }: WantedRegions): boolean {
  return hasPatterns(required) || hasPatterns(optional)
}

/**
 * Returns the wanted Regions of an account: the required ones, and then the other optional ones. Within each, the names are in their order,
 * and the others follow, sorted by name.
 */
export function resolveRegions(wanted: WantedRegions, account: AccountRegions): ResolvedRegions {
  const [required, optional] = [wanted.required, wanted.optional].map((one) => resolveOne(one, account)) as [
    SelectedRegions,
    SelectedRegions,
  ]
  return {
    regions: [...new Set([...required.regions, ...optional.regions])],
    optional: optional.regions,
    matches: new Map([...optional.matches, ...required.matches]),
    notEnabled: [...new Set([...required.notEnabled, ...optional.notEnabled])].sort(),
  }
}

type SelectedRegions = Omit<ResolvedRegions, 'optional'>

function resolveOne(
  { names, patterns, exclusions }: RegionSelection,
  { enabled, notEnabled }: AccountRegions,
): SelectedRegions {
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
 * Returns the partition of the wanted Regions. Credentials are valid in only one, so the ARN of the role, the names or the Region of the
 * environment decide. Otherwise, it is the first partition that has a Region for the patterns.
 */
export function partitionOfRegions(
  wanted: WantedRegions,
  { roleArn, region }: { readonly roleArn?: string | undefined; readonly region?: Region | undefined },
): string {
  const [named = region] = namesIn(wanted)
  const [, ofRole] = roleArn?.split(':') ?? []
  if (ofRole !== undefined) return ofRole
  if (named) return partitionOf(named)
  return partitionNames.find((partition) => resolveKnown(wanted, partition).regions.length > 0) ?? 'aws'
}

/** Returns the wanted Regions if the account has every known Region of a partition. */
export function resolveKnown(wanted: WantedRegions, partition: string): ResolvedRegions {
  return resolveRegions(wanted, { enabled: knownRegionsOf(partition), notEnabled: [] })
}

/**
 * Returns the Regions in which the action can request credentials and the list of Regions, the best first. An optional Region can be down,
 * and a policy can deny access to Regions that are not wanted. So these are the required Regions that are named, then known ones that a
 * pattern matches and that every account has, then one that is not optional, and then the optional ones. Those that an account can lack
 * come last if only a pattern matches them.
 */
export function firstRegionsOf(wanted: WantedRegions, partition: string): readonly Region[] {
  const { regions, optional } = resolveKnown(wanted, partition)
  const isNotOptional = (region: Region): boolean => !optional.includes(region)
  const named = wanted.required.names.filter(isNotOptional)
  if (named.length > 0 && !havePatterns(wanted)) return [...named, ...optional]
  const inEveryAccount = knownRegionsOf(partition).filter(isEnabledByDefault)
  const best = [
    ...new Set([...preferred.filter((region) => inEveryAccount.includes(region)), ...inEveryAccount]),
  ]
  return [
    ...new Set([
      ...named,
      ...regions.filter((region) => isEnabledByDefault(region) && isNotOptional(region)),
      ...best.filter(isNotOptional).slice(0, 1),
      ...namesIn(wanted),
      ...best.filter((region) => !isNotOptional(region)),
      ...best,
      ...optional,
    ]),
  ]
}

/** The Regions from which AWS operates the global services of the large partitions. */
const preferred: readonly Region[] = ['us-east-1', 'cn-north-1', 'us-gov-west-1']
