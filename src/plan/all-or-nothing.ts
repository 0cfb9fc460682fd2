import type { Message, Plan, Reason, RegionPlan, RegionState, WantedLayer } from '../layer/layer.ts'
import type { ObservedLayer } from './alignment.ts'
import { differenceFrom } from './compare.ts'
import { declaredBy } from './rejected.ts'
import { writes } from './writes.ts'

/** A layer, and the plan for it without regard to other Regions that cannot change. */
interface LayerPlannedAlone extends ObservedLayer {
  readonly planned: Plan
}

/**
 * Returns plans in which Regions are blocked if they must change together with a Region that cannot, of any of the layers: version numbers
 * are aligned, or the layers are wanted in all Regions or in none.
 */
export function withoutPartialChange(layers: readonly LayerPlannedAlone[]): Plan[] {
  const obstacle = firstOf(layers, obstacleToAlignment) ?? firstOf(layers, obstacleToRollback)
  return layers.map((layer) => (obstacle === undefined ? layer.planned : blockedBy(obstacle, layer)))
}

function firstOf(
  layers: readonly LayerPlannedAlone[],
  obstacleTo: (wanted: WantedLayer, planned: Plan) => Message | undefined,
): Message | undefined {
  return layers.map(({ wanted, planned }) => obstacleTo(wanted, planned)).find((one) => one !== undefined)
}

function blockedBy(obstacle: Message, { wanted, observations, planned }: LayerPlannedAlone): Plan {
  const isAligned = wanted.numbering.kind === 'aligned'
  return new Map(
    [...planned].map(([region, one]) => {
      const observed = observations.get(region)
      const isBlocked = 'target' in one && observed?.seen && (isAligned || writes(one))
      return [region, isBlocked ? blocked(obstacle, wanted, observed) : one]
    }),
  )
}

/** A Region that could not be read can have a higher version number than the others. */
function obstacleToAlignment({ numbering }: WantedLayer, planned: Plan): Message | undefined {
  if (numbering.kind !== 'aligned') return undefined
  const [unread] = unreadIn(planned)
  if (!unread) return undefined
  const { region, reason } = unread
  const text =
    `Nothing was changed in this Region, because "align-versions" requires the versions of all Regions, and ${region} ` +
    `could not be read. ${reason.text} ${ifDown}`
  return { text, topic: reason.isVague ? 'the-version-number-is-not-available' : reason.topic }
}

/** A version that is published would be deleted again, because the other Region cannot get one. */
function obstacleToRollback({ inAllRegions }: WantedLayer, planned: Plan): Message | undefined {
  if (!inAllRegions) return undefined
  const because = 'Nothing was changed in this Region, because "on-failure" is "rollback", and'
  const [unread] = unreadIn(planned)
  if (unread) {
    const { region, reason } = unread
    const text = `${because} ${region} could not be read. ${reason.text} ${ifDown}`
    return { text, topic: reason.isVague ? 'another-region-failed' : reason.topic }
  }
  for (const [region, one] of planned) {
    if (!('blocked' in one)) continue
    const { text, topic } = one.blocked
    return { text: `${because} ${region} cannot get the version. ${text}`, topic }
  }
  return undefined
}

const ifDown = 'If that Region is down, add it to "optional-regions".'

function unreadIn(planned: Plan): { region: string; reason: Reason }[] {
  return [...planned].flatMap(([region, one]) =>
    'unobserved' in one ? [{ region, reason: one.unobserved }] : [],
  )
}

/** Even if the Region is blocked, the plan names an existing version with the wanted content and metadata. */
function blocked(reason: Message, wanted: WantedLayer, { candidate }: RegionState): RegionPlan {
  if (!candidate || differenceFrom(wanted, candidate) !== undefined) return { blocked: reason }
  const { arn, version } = candidate
  const less = declaredBy(candidate, wanted)
  return { blocked: reason, layerVersion: { arn, version, ...(less && { declared: less.declared }) } }
}
