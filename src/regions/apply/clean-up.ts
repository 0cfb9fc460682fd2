import { about, reworded } from '../../base/message.ts'
import type { Message, Reason } from '../../base/message.ts'
import type { Prune } from '../../layer/layer.ts'
import { withoutUsed } from '../../plan/pruning.ts'
import { usageOf } from '../observe.ts'
import { deleteIf } from './deletion.ts'
import type { DeletionReason } from './deletion.ts'
import type { FeasiblePlan, RegionRun, RegionTask } from './region-run.ts'

/**
 * Deletes what nobody needs any more: placeholder versions, and versions that this run replaced. If `mayPrune`, it deletes the versions
 * that are not retained too. A failure is a warning.
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

/** Those that no function uses. The plan can be minutes old, so the functions are listed again. */
async function stillUnused(
  versions: readonly number[],
  { service, layerName, warn }: RegionTask,
): Promise<number[]> {
  const usage = await usageOf(service, layerName)
  if (!usage.known) {
    warn(reworded(usage.reason, (text) => `Version ${versions.join(', ')} is not deleted. ${text}`))
    return []
  }
  const { unused, notes } = withoutUsed(versions, usage.versions)
  notes.forEach(warn)
  return unused
}

/**
 * Deletes what this run published in a Region, and nothing else. A Region with anything left to do counts as failed, even if it
 * had not begun.
 */
export async function rollBack(regionRun: RegionRun): Promise<void> {
  const { adopted, keepAsMarker, sentStatements, task } = regionRun
  const own = publishedBy(regionRun).filter(
    ({ version }) => version !== keepAsMarker && !adopted.includes(version),
  )
  await deleteAll(own, regionRun)
  const { failure, deleted, layerVersion } = regionRun.outcome
  const left = own.map(({ version }) => version).filter((version) => !deleted.includes(version))
  if (layerVersion && deleted.includes(layerVersion.version))
    regionRun.advance({ layerVersion: undefined, published: false, granted: [] })
  const isUngranted = sentStatements.length === 0 && task.principals.length > 0
  if (left.length > 0) regionRun.addToFailure(notDeleted(left, isUngranted))
  else if (own.length > 0) regionRun.addToFailure(deletedAgain)
  else if (failure === undefined && isUndone(regionRun)) regionRun.addToFailure(notBegun)
  if (adopted.length > 0) regionRun.addToFailure(adoptedIsLeft(adopted))
}

function isUndone({ task: { plan }, outcome: { layerVersion, granted, revoked } }: RegionRun): boolean {
  return (
    (plan.target.do === 'publish' && !layerVersion) ||
    plan.grants.some(({ principal }) => !granted.includes(principal)) ||
    plan.revokes.some(({ id }) => !revoked.includes(id))
  )
}

/** The section about the Region that failed helps more, if there is one. */
function ofAnotherRegion(text: string): Reason {
  return { ...about('another-region-failed', text), isVague: true }
}

const notBegun = ofAnotherRegion(
  'Nothing was done here, as "on-failure" is "rollback" and another Region failed.',
)

const deletedAgain = ofAnotherRegion(
  'What this run had published was deleted again, as "on-failure" is "rollback" and a Region failed.',
)

function adoptedIsLeft(versions: readonly number[]): Message {
  return about(
    'a-version-could-not-be-deleted',
    `Version ${versions.join(', ')} is left: its reply was lost, so that another run may have made it.`,
  )
}

function notDeleted(versions: readonly number[], isUngranted: boolean): Message {
  const how = isUngranted ? 'stands, not granted' : 'stands'
  return about(
    'a-version-could-not-be-deleted',
    `Version ${versions.join(', ')} could not be deleted again, and ${how}: the warnings tell why.`,
  )
}

/** Reports the versions in a failed Region that are not releases, so that nobody uses them. */
export function reportLeftovers(regionRun: RegionRun): void {
  const { placeholders, superseded, keepAsMarker, outcome } = regionRun
  const left = [...placeholders, ...superseded].filter(
    (version) => version !== keepAsMarker && !outcome.deleted.includes(version),
  )
  if (!regionRun.hasFailed || left.length === 0) return
  regionRun.addToFailure(
    about(
      'a-version-could-not-be-deleted',
      `Version ${left.join(', ')} only served to get further, and is left: the next run deletes it.`,
    ),
  )
}

/** A version to delete, and why. */
interface ToDelete {
  readonly version: number
  readonly because: DeletionReason
}

/** What this run published. */
function publishedBy({ published, placeholders }: RegionRun): ToDelete[] {
  return published.map((version) => ({
    version,
    because: placeholders.includes(version) ? 'filler' : 'own',
  }))
}

/** Deletes from the oldest version on. A version that is kept is a warning. */
async function deleteAll(versions: readonly ToDelete[], regionRun: RegionRun): Promise<void> {
  for (const { version, because } of versions.toSorted((one, other) => one.version - other.version)) {
    const why = await deleteIf(because, version, regionRun)
    if (why !== undefined) regionRun.task.warn(why)
  }
}
