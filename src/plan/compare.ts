import type { LayerVersion, Metadata, WantedLayer } from '../layer/layer.ts'

/** The properties of the wanted layer that are compared. */
type Compared = Metadata & Pick<WantedLayer, 'codeSha256' | 'isExplicit'>

/** Returns how an existing version differs from the wanted layer, such as `different content`. Returns undefined if it does not. */
export function differenceFrom(wanted: Compared, existing: LayerVersion): string | undefined {
  const { isExplicit } = wanted
  const differences: [boolean, string][] = [
    [wanted.codeSha256 !== existing.codeSha256, 'different content'],
    [!sameSet(wanted.runtimes, existing.runtimes), 'different runtimes'],
    [!sameSet(wanted.architectures, existing.architectures), 'different architectures'],
    [isExplicit.description && wanted.description !== existing.description, 'a different description'],
    [isExplicit.licenseInfo && wanted.licenseInfo !== existing.licenseInfo, 'a different license'],
  ]
  return differences.find(([differs]) => differs)?.[1]
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set(one).symmetricDifference(new Set(other)).size === 0
}
