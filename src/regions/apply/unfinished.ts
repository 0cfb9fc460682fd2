import { about } from '../../base/message.ts'
import type { Message } from '../../base/message.ts'
import { policyChangeOf } from './permissions.ts'
import { versionMayExist } from './publish-and-confirm.ts'
import type { RegionRun } from './region-run.ts'

/** Returns what to report about a Region if the run ends now: steps that are incomplete or unconfirmed. Undefined if there was nothing to do. */
export function unfinished(regionRun: RegionRun): Message | undefined {
  if (hasNothingToDo(regionRun)) return undefined
  const { above, staged } = regionRun.underWay
  const sentences = [
    'The run ended before this Region was done.',
    ...(above === undefined ? [] : [versionMayExist(above, regionRun.task)]),
    ...(staged === undefined
      ? []
      : [`The archive may be left in the bucket "${staged.bucket}" as ${staged.key}.`]),
    ...missingGrants(regionRun),
    'Re-run the job. It does only what is missing.',
  ]
  return about('the-run-was-cancelled', sentences.join(' '))
}

function hasNothingToDo({ task: { plan, parameters } }: RegionRun): boolean {
  const { target, grants, revokes, prunes } = plan
  return target.do === 'reuse' && parameters === undefined && [...grants, ...revokes, ...prunes].length === 0
}

function missingGrants(regionRun: RegionRun): string[] {
  const { layerVersion, granted } = regionRun.outcome
  if (!layerVersion) return []
  const missing = policyChangeOf(regionRun, layerVersion.version)
    .grants.map(({ principal }) => principal)
    .filter((principal) => !granted.includes(principal))
  return missing.length === 0
    ? []
    : [
        `Version ${layerVersion.version} exists, but the permission for ${missing.join(', ')} is not confirmed.`,
      ]
}
