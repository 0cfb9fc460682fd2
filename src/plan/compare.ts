import type { LayerVersion, Wanted } from '../layer.ts'

/** In what a standing version differs from what is wanted: `different contents` and the like; undefined where in nothing. */
export function differenceFrom(wanted: Wanted, standing: LayerVersion): string | undefined {
  const differences: [boolean, string][] = [
    [wanted.codeSha256 !== standing.codeSha256, 'different contents'],
    [!sameSet(wanted.runtimes, standing.runtimes), 'other runtimes'],
    [!sameSet(wanted.architectures, standing.architectures), 'other architectures'],
    [wanted.insistsOn.description && wanted.description !== standing.description, 'another description'],
    [wanted.insistsOn.licenseInfo && wanted.licenseInfo !== standing.licenseInfo, 'another licence'],
  ]
  return differences.find(([differs]) => differs)?.[1]
}

/** Whether two lists have the same items, in whatever order. */
export function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set(one).symmetricDifference(new Set(other)).size === 0
}
