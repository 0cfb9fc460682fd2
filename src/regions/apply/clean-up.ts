import { about, reworded } from '../../base/message.ts'
import type { Message, Reason } from '../../base/message.ts'
import type { Prune } from '../../layer/layer.ts'
import { versionList } from '../../layer/version-list.ts'
import { withoutUsed } from '../../plan/pruning.ts'
import { usageOf } from '../observe.ts'
import { deleteIf } from './deletion.ts'
import type { DeletionReason } from './deletion.ts'
import type { FeasiblePlan, RegionRun, RegionTask } from './region-run.ts'

/**
 * Deletes placeholder versions, and versions that this run replaced by a higher number. If `mayPrune`, deletes the versions that are not
 * retained too. A failure is a warning.
 */
export async function cleanUp(
  regionRun: RegionRun,
  { mayPrune }: { readonly mayPrune: boolean },
): Promise<void> {
  const { currentVersion, placeholders, superseded, task } = regionRun
  if (currentVersion === undefined) return
  const prunes = prunesBelow(currentVersion, task.plan)
  const replaced = publishedBy(regionRun).filter(
    ({ version }) => version < currentVersion && [...placeholders, ...superseded].includes(version),
  )
  await deleteAll([...replaced, ...prunes.filter(({ because }) => because === 'filler')], regionRun)
  const old = prunes.filter(({ because }) => because !== 'filler')
  if (!mayPrune || old.length === 0) return
  const unused = await stillUnused(
    old.map(({ version }) => version),
    task,
  )
  await deleteAll(
    old.filter(({ version }) => unused.includes(version)),
    regionRun,
  )
}

function prunesBelow(
  currentVersion: number,
  { target, prunes, prunesIfHigher = prunes }: FeasiblePlan,
): readonly Prune[] {
  return target.do === 'reuse' && currentVersion > target.version ? prunesIfHigher : prunes
}

/** Returns the versions that no function uses. The plan can be minutes old, so the functions are listed again. */
async function stillUnused(
  versions: readonly number[],
  { service, layerName, warn }: RegionTask,
): Promise<number[]> {
  const usage = await usageOf(service, layerName)
  if (!usage.known) {
    warn(reworded(usage.reason, (text) => `Not deleted: ${versionList(versions)}. ${text}`))
    return []
  }
  const { unused, notes } = withoutUsed(versions, usage.uses)
  notes.forEach(warn)
  return unused
}

/**
 * Deletes only what this run published in a Region. The Region counts as failed if the plan had anything to do there, even if the run had not
 * begun it.
 */
export async function rollBack(regionRun: RegionRun): Promise<void> {
  const { adopted, keepAsMarker, sentStatements, task } = regionRun
  const own = publishedBy(regionRun).filter(
    ({ version }) => version !== keepAsMarker && !adopted.includes(version),
  )
  await deleteAll(own, regionRun)
  const { deleted, layerVersion } = regionRun.outcome
  const left = own.map(({ version }) => version).filter((version) => !deleted.includes(version))
  if (layerVersion && deleted.includes(layerVersion.version))
    regionRun.advance({ layerVersion: undefined, published: false, granted: [] })
  const isUngranted = sentStatements.length === 0 && task.principals.length > 0
  if (left.length > 0) regionRun.addToFailure(notDeleted(left, isUngranted))
  else if (own.length > 0) regionRun.addToFailure(rolledBack)
  else if (!regionRun.hasEnded && isUndone(regionRun)) regionRun.addToFailure(notBegun)
  if (adopted.length > 0) regionRun.addToFailure(adoptedIsKept(adopted))
}

function isUndone({ task: { plan }, outcome: { layerVersion, granted, revoked } }: RegionRun): boolean {
  return (
    (plan.target.do === 'publish' && !layerVersion) ||
    plan.grants.some(({ principal }) => !granted.includes(principal)) ||
    plan.revokes.some(({ id }) => !revoked.includes(id))
  )
}

/** The reason is vague, because the guide's section about the Region that failed helps more. */
function ofAnotherRegion(text: string): Reason {
  return { ...about('another-region-failed', text), isVague: true }
}

const notBegun = ofAnotherRegion(
  'Nothing was done here, because another Region failed and "on-failure" is "rollback".',
)

const rolledBack = ofAnotherRegion(
  'The version that this run published was deleted, because a Region failed and "on-failure" is "rollback".',
)

function adoptedIsKept(versions: readonly number[]): Message {
  return about(
    'a-version-could-not-be-deleted',
    `Not deleted: ${versionList(versions)}. The response to the publish was lost, so another run may have published it.`,
  )
}

function notDeleted(versions: readonly number[], isUngranted: boolean): Message {
  const grants = isUngranted ? ' No permissions were granted.' : ''
  return about(
    'a-version-could-not-be-deleted',
    `The rollback could not delete ${versionList(versions)}.${grants} The warnings show the reason.`,
  )
}

/** Reports versions in a failed Region that were published only to reach a higher number, so that nobody uses them. */
export function reportLeftovers(regionRun: RegionRun): void {
  const { placeholders, superseded, keepAsMarker, outcome } = regionRun
  const left = [...placeholders, ...superseded].filter(
    (version) => version !== keepAsMarker && !outcome.deleted.includes(version),
  )
  if (!regionRun.hasFailed || left.length === 0) return
  regionRun.addToFailure(
    about(
      'a-version-could-not-be-deleted',
      `Not deleted: ${versionList(left)}, published only to reach a higher number. The next run tries again.`,
    ),
  )
}

interface ToDelete {
  readonly version: number
  readonly because: DeletionReason
}

/** Returns all versions that this run published. */
function publishedBy({ published, placeholders }: RegionRun): ToDelete[] {
  return published.map((version) => ({
    version,
    because: placeholders.includes(version) ? 'filler' : 'own',
  }))
}

/** Deletes versions, the oldest first. A version that is kept is a warning. */
async function deleteAll(versions: readonly ToDelete[], regionRun: RegionRun): Promise<void> {
  for (const { version, because } of versions.toSorted((one, other) => one.version - other.version)) {
    const why = await deleteIf(because, version, regionRun)
    if (why !== undefined) regionRun.task.warn(why)
  }
}
