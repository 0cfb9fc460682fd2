import { about } from '../../base/message.ts'
import type { Message } from '../../base/message.ts'
import { policyChangeOf } from './permissions.ts'
import { versionMayExist } from './publish-and-confirm.ts'
import type { RegionRun } from './region-run.ts'

/**
 * What to report about a Region if the run ends now: what is done in part, or may be done. Undefined if there was nothing to do.
 */
export function unfinished(regionRun: RegionRun): Message | undefined {
  if (hasNothingToDo(regionRun)) return undefined
  const { above, staged } = regionRun.underWay
  const sentences = [
    'The run ended before this Region was done.',
    ...(above === undefined ? [] : [versionMayExist(above, regionRun.task)]),
    ...(staged === undefined
      ? []
      : [`The zip may be left in the bucket "${staged.bucket}" as ${staged.key}.`]),
    ...missingGrants(regionRun),
    'Running again does only what is missing.',
  ]
  return about('the-run-was-cancelled', sentences.join(' '))
}

function hasNothingToDo({ task: { plan, parameter } }: RegionRun): boolean {
  const { target, grants, revokes, prunes } = plan
  return target.do === 'reuse' && parameter === undefined && [...grants, ...revokes, ...prunes].length === 0
}

function missingGrants(regionRun: RegionRun): string[] {
  const { layerVersion, granted } = regionRun.outcome
  if (!layerVersion) return []
  const missing = policyChangeOf(regionRun, layerVersion.version)
    .grants.map(({ principal }) => principal)
    .filter((principal) => !granted.includes(principal))
  return missing.length === 0
    ? []
    : [`Version ${layerVersion.version} stands, and is not known to be granted to ${missing.join(', ')}.`]
}
