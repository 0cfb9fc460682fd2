import { mayStand } from './reconcile.ts'
import { changeOf } from './permissions.ts'
import type { Site } from './region-run.ts'

/** What holds of a Region should the run end now: what stands there half done, or may stand. Undefined where nothing is to be done. */
export function unfinished(site: Site): string | undefined {
  if (hasNothingToDo(site)) return undefined
  const { above, staged } = site.underWay()
  return [
    'The run ended before this Region was done.',
    ...(above === undefined ? [] : [mayStand(above, site)]),
    ...(staged === undefined
      ? []
      : [`The zip may be left in the bucket "${staged.bucket}" as ${staged.key}.`]),
    ...halfGranted(site),
    'Running again does only what is missing.',
  ].join(' ')
}

function hasNothingToDo({ plan: { ending, grants, revokes, prunes }, parameter }: Site): boolean {
  return ending.do === 'reuse' && parameter === undefined && [...grants, ...revokes, ...prunes].length === 0
}

function halfGranted(site: Site): string[] {
  const { standing, granted } = site.outcome()
  if (!standing) return []
  const missing = changeOf(site, standing.version)
    .grants.map(({ principal }) => principal)
    .filter((principal) => !granted.includes(principal))
  return missing.length === 0
    ? []
    : [`Version ${standing.version} stands, and is not known to be granted to ${missing.join(', ')}.`]
}
