import { hasPlaceholderDescription, isPlaceholder } from '../../src/plan/placeholder.ts'
import { isWanted } from './facts.ts'
import type { Facts } from './facts.ts'
import type { Made } from './ledger.ts'

/** What a run must not do to the versions and permissions of others. */

/** A run deletes only its own versions, placeholder versions, and versions over `retain-versions`. */
export function deletions(by: string, facts: Facts): string[] {
  return facts.ledger.made.flatMap((made) => {
    if (made.deleted?.by !== by) return []
    const why = reasonToKeep(made, by, facts)
    return why === undefined ? [] : [`${made.region}: it deleted ${made.version}, which ${why}`]
  })
}

function reasonToKeep(made: Made, by: string, facts: Facts): string | undefined {
  const { scene, ledger } = facts
  const deleted = made.deleted
  if (!deleted) return undefined
  if (hasPlaceholderDescription(made) && made.sha256 !== facts.ownSha256 && isRealPlaceholder(made))
    return undefined
  const strangers = deleted.statements.filter((one) => one.by !== by)
  if (made.by === by) {
    // The run cannot know a statement that was added after it read the policy.
    const read = ledger.lastRead(by, made)
    const known = strangers.filter(({ at }) => read === 0 || at < read)
    return known.length === 0 ? undefined : `${known.map((one) => one.by).join()} has granted`
  }
  const isSurplus =
    scene.retain !== undefined &&
    !hasPlaceholderDescription(made) &&
    !deleted.releases.slice(0, scene.retain).includes(made.version)
  const isUsed = scene.before[made.region]?.[made.version - 1]?.isUsed && made.by === 'before'
  if (isSurplus && !isUsed) return undefined
  // It cannot be distinguished from a version that a killed run left.
  const isLeftover =
    scene.numbering.kind === 'aligned' && isWanted(made, facts) && deleted.statements.length === 0
  if (isLeftover) return undefined
  return `is of ${made.by}${isUsed ? ', and a function uses it' : ''}`
}

function isRealPlaceholder({ description, sha256 }: Made): boolean {
  return isPlaceholder({
    arn: '',
    version: 1,
    description,
    codeSha256: sha256,
    licenseInfo: '',
    runtimes: [],
    architectures: [],
  })
}

/** A run grants only the wanted version, and only to declared principals. It revokes only statements of this action, for principals that are not declared. */
export function permissions(by: string, facts: Facts): string[] {
  const { scene, ledger } = facts
  return [
    ...ledger.permissions
      .filter((one) => one.by === by)
      .flatMap(({ principal, version }) => [
        ...(scene.principals?.includes(principal) ? [] : [`${version.region}: it granted to ${principal}`]),
        ...(isWanted(version, facts)
          ? []
          : [`${version.region}: it granted ${version.version}, which is of ${version.by}`]),
      ]),
    ...ledger.revoked
      .filter(({ revokedBy }) => revokedBy === by)
      .filter(
        ({ id, principal }) => !id.startsWith('layer-everywhere-') || scene.principals?.includes(principal),
      )
      .map(({ id, version }) => `${version.region}: it revoked ${id} of ${version.version}`),
  ]
}
