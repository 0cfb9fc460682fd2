import type { ArchitectureSets, LayerVersion, Listed, Metadata, WantedLayer } from '../layer/layer.ts'
import { requestedArchitectures, wantedAs } from './rejected.ts'

/** The properties of the wanted layer that are compared. */
type Compared = Metadata & Pick<WantedLayer, 'codeSha256' | 'isExplicit'>

/**
 * Returns how an existing version differs from the wanted layer, such as `different content`. Returns undefined if it does not. It is no
 * difference if the version lacks what its Region rejected.
 */
export function differenceFrom(wanted: Compared, existing: LayerVersion): string | undefined {
  return difference(wantedAs(existing, wanted), existing)
}

/** Returns how a version differs from what was sent to publish it. Returns undefined if it does not. */
export function differenceFromSent(
  sent: Metadata & Pick<WantedLayer, 'codeSha256'>,
  published: LayerVersion,
): string | undefined {
  return difference({ ...sent, isExplicit: { description: true, licenseInfo: true } }, published)
}

function difference(wanted: Compared, existing: LayerVersion): string | undefined {
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

/** Returns why an existing version is not reused, such as `version 3 has different content`. Returns undefined if it is. */
export function reasonToPublish(wanted: WantedLayer, existing: LayerVersion): string | undefined {
  // The same version number cannot be published twice.
  if (!wanted.skipUnchanged && wanted.numbering.kind !== 'exact') return '"skip-unchanged" is false'
  const difference = differenceFrom(wanted, existing)
  return difference && `version ${existing.version} has ${difference}`
}

/** Returns whether a version was published for exactly one of these sets of architectures. */
export function declaresOneOf(
  sets: ArchitectureSets,
  version: Pick<Listed, 'architectures' | 'description'>,
): boolean {
  const requested = requestedArchitectures(version)
  return sets.some((set) => sameSet(set, requested))
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set(one).symmetricDifference(new Set(other)).size === 0
}
