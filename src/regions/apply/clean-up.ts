import type { Prune } from '../../layer/layer.ts'
import { withoutUsed } from '../../plan/pruning.ts'
import { deleteIf } from './deletion.ts'
import type { Reason } from './deletion.ts'
import { usageOf } from '../observe.ts'
import { addFailure } from './region-run.ts'
import type { Feasible, Site } from './region-run.ts'

/**
 * Deletes what has served once the version stands: fillers, and, where `mayPrune`, the versions that are not to be kept.
 * A failure is a warning.
 */
export async function cleanUp(site: Site, { mayPrune }: { readonly mayPrune: boolean }): Promise<void> {
  const current = site.outcome().standing?.version
  if (current === undefined) return
  const prunes = prunesBelow(current, site.plan)
  const passed = madeHere(site).filter(
    ({ version }) => version < current && [...site.fillers, ...site.passed].includes(version),
  )
  await deleteAll([...passed, ...prunes.filter(({ because }) => because === 'filler')], site)
  const old = prunes.filter(({ because }) => because !== 'filler')
  if (!mayPrune || old.length === 0) return
  const unused = await stillUnused(
    old.map(({ version }) => version),
    site,
  )
  await deleteAll(
    old.filter(({ version }) => unused.includes(version)),
    site,
  )
}

function prunesBelow(
  current: number,
  { ending, prunes, prunesIfHigher = prunes }: Feasible,
): readonly Prune[] {
  return ending.do === 'reuse' && current > ending.version ? prunesIfHigher : prunes
}

/** Those that no function uses: asked once more, as the plan can be minutes old. */
async function stillUnused(
  versions: readonly number[],
  { service, layerName, warn }: Site,
): Promise<number[]> {
  const usage = await usageOf(service, layerName)
  if (!usage.known) {
    warn(`Version ${versions.join(', ')} is not deleted. ${usage.reason}`)
    return []
  }
  const { unused, notes } = withoutUsed(versions, usage.versions)
  notes.forEach(warn)
  return unused
}

/**
 * Deletes what this run's own publish calls returned, and nothing else. A Region where anything was left undone counts as failed,
 * also where that was not begun.
 */
export async function rollBack(site: Site): Promise<void> {
  const made = madeHere(site).filter(
    ({ version }) => version !== site.trace && !site.adopted.includes(version),
  )
  await deleteAll(made, site)
  const own = made.map(({ version }) => version)
  const { failure, deleted, standing } = site.outcome()
  const left = own.filter((version) => !deleted.includes(version))
  if (standing && deleted.includes(standing.version))
    site.advance({ standing: undefined, published: false, granted: [] })
  if (left.length > 0) addFailure(site, leftOver(left, site.sent.length === 0 && site.principals.length > 0))
  else if (own.length > 0) addFailure(site, deletedAgain)
  else if (failure === undefined && isUndone(site)) addFailure(site, notBegun)
  if (site.adopted.length > 0) addFailure(site, foundAgain(site.adopted))
}

function isUndone({ plan: { ending, grants, revokes }, outcome }: Site): boolean {
  const { standing, granted, revoked } = outcome()
  return (
    (ending.do === 'publish' && !standing) ||
    grants.some(({ principal }) => !granted.includes(principal)) ||
    revokes.some(({ id }) => !revoked.includes(id))
  )
}

const notBegun = 'Nothing was done here, as "on-failure" is "rollback" and another Region failed.'

const deletedAgain =
  'What this run had published was deleted again, as "on-failure" is "rollback" and a Region failed.'

function foundAgain(versions: readonly number[]): string {
  return `Version ${versions.join(', ')} is left: its reply was lost, so that another run may have made it.`
}

function leftOver(versions: readonly number[], isUngranted: boolean): string {
  const how = isUngranted ? 'stands, not granted' : 'stands'
  return `Version ${versions.join(', ')} could not be deleted again, and ${how}: the warnings tell why.`
}

/** Names what a Region that failed is left with, so that nobody takes it for a release. */
export function tellOfLeftovers(site: Site): void {
  const { failure, deleted } = site.outcome()
  const left = [...site.fillers, ...site.passed].filter(
    (version) => version !== site.trace && !deleted.includes(version),
  )
  if (failure === undefined || left.length === 0) return
  addFailure(
    site,
    `Version ${left.join(', ')} only served to get further, and is left: the next run deletes it.`,
  )
}

/** A version, and why it is to be deleted. */
interface Doomed {
  readonly version: number
  readonly because: Reason
}

/** What this run's own publishes created. */
function madeHere({ published, fillers }: Site): Doomed[] {
  return published.map((version) => ({ version, because: fillers.includes(version) ? 'filler' : 'own' }))
}

/** From the oldest on; what is kept after all is a warning. */
async function deleteAll(doomed: readonly Doomed[], site: Site): Promise<void> {
  for (const { version, because } of doomed.toSorted((one, other) => one.version - other.version)) {
    const why = await deleteIf(because, version, site)
    if (why !== undefined) site.warn(why)
  }
}
