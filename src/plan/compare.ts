import type { LayerVersion, Metadata, WantedLayer } from '../layer/layer.ts'

/** What a version is compared with. */
type Measure = Metadata & Pick<WantedLayer, 'codeSha256' | 'insistsOn'>

/** How an existing version differs from the wanted one, such as `different contents`; undefined if it does not. */
export function differenceFrom(wanted: Measure, existing: LayerVersion): string | undefined {
  const differences: [boolean, string][] = [
    [wanted.codeSha256 !== existing.codeSha256, 'different contents'],
    [!sameSet(wanted.runtimes, existing.runtimes), 'other runtimes'],
    [!sameSet(wanted.architectures, existing.architectures), 'other architectures'],
    [wanted.insistsOn.description && wanted.description !== existing.description, 'another description'],
    [wanted.insistsOn.licenseInfo && wanted.licenseInfo !== existing.licenseInfo, 'another licence'],
  ]
  return differences.find(([differs]) => differs)?.[1]
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set(one).symmetricDifference(new Set(other)).size === 0
}
