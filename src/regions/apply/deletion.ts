import { statementId } from '../../plan/plan.ts'
import { differenceFrom } from '../../plan/compare.ts'
import { isPlaceholder } from '../../plan/filler.ts'
import { messageOf } from '../../base/problem.ts'
import type { LayerVersion, Prune, Statement } from '../../layer/layer.ts'
import { poll } from '../calls/poll.ts'
import type { LayerService } from '../calls/service.ts'
import type { Site } from './region-run.ts'

/** Why a version is to be deleted: this run published it, or the plan says so. Each reason has its own proof. */
export type Reason = 'own' | Prune['because']

/**
 * Deletes a version if it still is what the reason says, by a read just before. Returns why it was kept, as a sentence; undefined if it is gone. This is the one
 * place that deletes what the user did not name.
 */
export async function deleteIf(reason: Reason, version: number, site: Site): Promise<string | undefined> {
  const { service, layerName, advance, outcome } = site
  try {
    const isOwn = site.published.includes(version)
    const read = () => service.version(layerName, version)
    // What was just published exists, but a read can lag behind.
    const found = await (isOwn ? poll(read, site) : read())
    if (isOwn && !found) return `Version ${version} is not deleted: it cannot be read.`
    const why = found && (await proofs[reason](found, site))
    if (why !== undefined) return `Version ${version} is not deleted: ${why}.`
    if (found) await service.remove(layerName, version)
    advance({ deleted: [...outcome().deleted, version] })
    return undefined
  } catch (error) {
    return `Version ${version} could not be deleted. ${messageOf(error)}`
  }
}

/** Deletes a version that the user named. Rejects with a ServiceFailure. */
export function deleteNamed(
  version: number,
  { service, layerName }: { readonly service: LayerService; readonly layerName: string },
): Promise<void> {
  return service.remove(layerName, version)
}

/** What a version must be for each reason: why it is not, or undefined. */
const proofs: Readonly<
  Record<Reason, (found: LayerVersion, site: Site) => Promise<string | undefined> | string | undefined>
> = {
  filler: (found) => (isPlaceholder(found) ? undefined : 'it is not a placeholder version'),
  own: async (found, site) => {
    if (!site.published.includes(found.version)) return 'this run did not publish it'
    if (site.adopted.includes(found.version))
      return 'the response to its publish was lost, so another run may have published it'
    return contentOtherThanOurs(found, site) ?? grantedByOthers(await statementsOf(found, site), site)
  },
  leftover: async (found, site) => {
    const granted = (await statementsOf(found, site)).length > 0
    return contentOtherThanOurs(found, site) ?? (granted ? 'it has been granted meanwhile' : undefined)
  },
  surplus: async (found, site) => {
    const newest = await (site.newest ??= newestOf(site))
    return newest.includes(found.version)
      ? 'it is one of the versions that "retain-versions" keeps'
      : undefined
  },
}

/** The numbers that "retain-versions" keeps, listed once: to delete an older version changes nothing about them. */
async function newestOf({ service, layerName, retain, outcome }: Site): Promise<readonly number[]> {
  const listed = (await service.versions(layerName)).filter((one) => !isPlaceholder(one))
  // A listing can lag behind the version that was just published.
  const numbers = new Set([outcome().standing?.version ?? 0, ...listed.map(({ version }) => version)])
  return [...numbers].sort((one, other) => other - one).slice(0, retain)
}

function statementsOf({ version }: LayerVersion, { service, layerName }: Site): Promise<Statement[]> {
  return service.statements(layerName, version)
}

function contentOtherThanOurs(found: LayerVersion, { metadata, archive }: Site): string | undefined {
  const ours = {
    ...metadata,
    codeSha256: archive.sha256,
    insistsOn: { description: true, licenseInfo: true },
  }
  const difference = differenceFrom(ours, found)
  return difference && `it has ${difference}`
}

/** A run of the same content at the same time can have taken the version for its own, and granted it. */
function grantedByOthers(statements: readonly Statement[], { sent }: Site): string | undefined {
  const strangers = statements.filter(
    ({ id, principal }) => principal === undefined || id !== statementId(principal) || !sent.includes(id),
  )
  const ids = strangers.map(({ id }) => `"${id}"`).join(', ')
  return ids === '' ? undefined : `another run or a person has granted it (${ids})`
}
