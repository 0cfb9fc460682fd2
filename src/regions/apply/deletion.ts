import type { Message } from '../../base/message.ts'
import { about, becauseOf } from '../../base/message.ts'
import { reasonOf } from '../../base/problem.ts'
import type { LayerVersion, Prune, Statement } from '../../layer/layer.ts'
import { declaresOneOf, differenceFrom, differenceFromSent } from '../../plan/compare.ts'
import { isPlaceholder } from '../../plan/placeholder.ts'
import { statementId } from '../../plan/plan.ts'
import { poll } from '../calls/poll.ts'
import { isTolerated } from '../calls/service.ts'
import type { LayerService } from '../calls/service.ts'
import type { RegionRun } from './region-run.ts'

/** Why a version is deleted: this run published it, or the plan deletes it. Each reason has its own check. */
export type DeletionReason = 'own' | Prune['because']

/**
 * Deletes a version if a read immediately before confirms the reason. Returns why the version was kept, or undefined if it was deleted.
 * Rejects only if an optional Region is not available. No other code deletes a version that the user did not name.
 */
export async function deleteIf(
  reason: DeletionReason,
  version: number,
  regionRun: RegionRun,
): Promise<Message | undefined> {
  const { service, layerName } = regionRun.task
  try {
    const isOwn = regionRun.published.includes(version)
    const read = () => service.version(layerName, version)
    // This run published the version, so it exists. A read can lag behind.
    const found = await (isOwn ? poll(read, regionRun.task) : read())
    if (isOwn && !found) return about(kept, `Version ${version} is not deleted: it cannot be read.`)
    const why = found && (await reasonsToKeep[reason](found, regionRun))
    if (why !== undefined) return about(kept, `Version ${version} is not deleted: ${why}.`)
    if (found) await service.remove(layerName, version)
    regionRun.advance({ deleted: [...regionRun.outcome.deleted, version] })
    return undefined
  } catch (error) {
    // Each further version would cost the time of another call to a Region that is down.
    if (isTolerated(error)) throw error
    const reason = reasonOf(error)
    return becauseOf(reason, kept, `Version ${version} could not be deleted. ${reason.text}`)
  }
}

const kept = 'a-version-could-not-be-deleted'

/** Deletes a version that the user named. Rejects with a ServiceFailure. */
export function deleteNamed(
  version: number,
  { service, layerName }: { readonly service: LayerService; readonly layerName: string },
): Promise<void> {
  return service.remove(layerName, version)
}

type ReasonToKeep = Promise<string | undefined> | string | undefined

/** For each reason to delete a version: a check that returns why the version is kept, or undefined. */
const reasonsToKeep: Readonly<
  Record<DeletionReason, (found: LayerVersion, regionRun: RegionRun) => ReasonToKeep>
> = {
  filler: (found) => (isPlaceholder(found) ? undefined : 'it is not a placeholder version'),
  own: async (found, regionRun) => {
    if (!regionRun.published.includes(found.version)) return 'this run did not publish it'
    if (regionRun.adopted.includes(found.version))
      return 'the response to its publish was lost, so another run may have published it'
    return (
      asReason(differenceFromSent(sentBy(regionRun), found)) ??
      grantedByOthers(await statementsOf(found, regionRun), regionRun)
    )
  },
  leftover: async (found, regionRun) => {
    const isGranted = (await statementsOf(found, regionRun)).length > 0
    return (
      asReason(differenceFrom(wantedBy(regionRun), found)) ??
      (isGranted ? 'it was granted in the meantime' : undefined)
    )
  },
  surplus: async (found, regionRun) => {
    if (!declaresOneOf(regionRun.task.architectureSets, found)) return 'it declares other architectures'
    const retained = await (regionRun.retained ??= retainedVersions(regionRun))
    return retained.includes(found.version)
      ? 'it is one of the versions that "retain-versions" keeps'
      : undefined
  },
}

/** Lists the version numbers that "retain-versions" keeps. Deletions of older versions do not change them, so this is done once. */
async function retainedVersions({ task, currentVersion = 0 }: RegionRun): Promise<readonly number[]> {
  const { service, layerName, retain, architectureSets } = task
  const listed = (await service.versions(layerName)).filter(
    (one) => !isPlaceholder(one) && declaresOneOf(architectureSets, one),
  )
  // A listing can lag behind the version that was just published.
  const numbers = new Set([currentVersion, ...listed.map(({ version }) => version)])
  return [...numbers].sort((one, other) => other - one).slice(0, retain)
}

function statementsOf({ version }: LayerVersion, { task }: RegionRun): Promise<Statement[]> {
  return task.service.statements(task.layerName, version)
}

function sentBy({ metadata, task }: RegionRun) {
  return { ...metadata, codeSha256: task.archive.sha256 }
}

/** An earlier run published it, so its description can list what the Region rejected. */
function wantedBy({ task }: RegionRun) {
  const isExplicit = { description: true, licenseInfo: true }
  return { ...task.metadata, codeSha256: task.archive.sha256, isExplicit }
}

function asReason(difference: string | undefined): string | undefined {
  return difference && `it has ${difference}`
}

/** Another run with the same content at the same time can have reused the version and granted it. */
function grantedByOthers(
  statements: readonly Statement[],
  { sentStatements }: RegionRun,
): string | undefined {
  const others = statements.filter(
    ({ id, principal }) =>
      principal === undefined || id !== statementId(principal) || !sentStatements.includes(id),
  )
  const ids = others.map(({ id }) => `"${id}"`).join(', ')
  return ids === '' ? undefined : `another run or a person has granted it (${ids})`
}
