import { messageOf } from '../problem.ts'
import type { Site } from './site.ts'

/**
 * Deletes what has served once the version stands: fillers, and, where `mayPrune`, the versions that are not to be kept.
 * A failure is a warning.
 */
export async function cleanUp(site: Site, { mayPrune }: { readonly mayPrune: boolean }): Promise<void> {
  const current = site.outcome().standing?.version
  if (current === undefined) return
  const old = site.plan.prunes
    .filter(({ because }) => mayPrune || because === 'filler')
    .map(({ version }) => version)
  await remove(
    [...old, ...site.passed].filter((version) => version < current),
    site,
  )
}

/**
 * Deletes what this run's own publish calls returned, and nothing else. A Region that had to be published to counts as failed, also
 * where that was not begun.
 */
export async function rollBack(site: Site): Promise<void> {
  const own = site.published.filter((version) => version !== site.trace)
  await remove(own, site)
  const { failure, deleted, standing } = site.outcome()
  if (own.length === 0) {
    if (!standing && failure === undefined) site.advance({ failure: notBegun })
    return
  }
  const left = own.filter((version) => !deleted.includes(version))
  if (left.length === 0) site.advance({ standing: undefined, published: false, granted: [] })
  site.advance({ failure: [...(failure === undefined ? [] : [failure]), resultOf(left)].join(' ') })
}

const notBegun = 'Nothing was done here, as "on-failure" is "rollback" and another Region failed.'

function resultOf(left: readonly number[]): string {
  return left.length === 0
    ? 'What this run had published was deleted again, as "on-failure" is "rollback" and a Region failed.'
    : `Version ${left.join(', ')} could not be deleted again, and stands: the warnings tell why.`
}

async function remove(versions: readonly number[], site: Site): Promise<void> {
  const { service, layerName, advance, outcome, warn } = site
  for (const version of versions.toSorted((one, other) => one - other)) {
    try {
      await service.remove(layerName, version)
      advance({ deleted: [...outcome().deleted, version] })
    } catch (error) {
      warn(`Version ${version} could not be deleted. ${messageOf(error)}`)
    }
  }
}
