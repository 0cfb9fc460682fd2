import { hasPlaceholderDescription, isPlaceholder } from '../../src/plan/placeholder.ts'
import { isWanted } from './facts.ts'
import type { Facts } from './facts.ts'
import type { Made } from './ledger.ts'

/** What a run must not do to what others made. */

/** Only what is one's own, a placeholder, or one too many goes. */
export function deletions(by: string, facts: Facts): string[] {
  return facts.ledger.made.flatMap((made) => {
    if (made.deleted?.by !== by) return []
    const why = mayNotDelete(made, by, facts)
    return why === undefined ? [] : [`${made.region}: it deleted ${made.version}, which ${why}`]
  })
}

function mayNotDelete(made: Made, by: string, facts: Facts): string | undefined {
  const { scene, ledger } = facts
  const deleted = made.deleted
  if (!deleted) return undefined
  if (hasPlaceholderDescription(made) && made.sha256 !== facts.ownSha256 && isRealPlaceholder(made))
    return undefined
  const strangers = deleted.statements.filter((one) => one.by !== by)
  if (made.by === by) {
    // What is granted after it was read is a race that nobody can win.
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
  // Nobody can tell it from what a run left that was killed.
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

/** Granted is only what is wanted, to those who were declared; taken away only what this action wrote, and nobody declared. */
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
