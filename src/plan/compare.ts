import type { LayerVersion, Metadata, Wanted } from '../layer/layer.ts'

/** What a version is compared with. */
type Measure = Metadata & Pick<Wanted, 'codeSha256' | 'insistsOn'>

/** How an existing version differs from the wanted one, such as `different contents`; undefined if it does not. */
export function differenceFrom(wanted: Measure, standing: LayerVersion): string | undefined {
  const differences: [boolean, string][] = [
    [wanted.codeSha256 !== standing.codeSha256, 'different contents'],
    [!sameSet(wanted.runtimes, standing.runtimes), 'other runtimes'],
    [!sameSet(wanted.architectures, standing.architectures), 'other architectures'],
    [wanted.insistsOn.description && wanted.description !== standing.description, 'another description'],
    [wanted.insistsOn.licenseInfo && wanted.licenseInfo !== standing.licenseInfo, 'another licence'],
  ]
  return differences.find(([differs]) => differs)?.[1]
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set(one).symmetricDifference(new Set(other)).size === 0
}
