import type { Observation, RegionState, WantedLayer } from '../layer/layer.ts'
import { reasonToPublish } from './compare.ts'

/** A layer, and its current state in each Region. */
export interface ObservedLayer {
  readonly wanted: WantedLayer
  readonly observations: ReadonlyMap<string, Observation>
}

/** Returns the version number that all Regions should have, or undefined if each Region gets its next one. */
export function commonVersion(wanted: WantedLayer, layers: readonly ObservedLayer[]): number | undefined {
  switch (wanted.numbering.kind) {
    case 'next':
      return undefined
    case 'exact':
      return wanted.numbering.version
    case 'aligned':
      return alignedVersion(layers)
  }
}

/**
 * The highest existing version number, if it is the wanted version wherever it exists. Otherwise the next number. A higher version of other
 * architectures is no reason for a new number, unless it has the number in a Region that lacks the wanted version.
 */
function alignedVersion(layers: readonly ObservedLayer[]): number {
  const all = layers.flatMap(({ wanted, observations }) =>
    [...observations.values()].filter(isSeen).map((observed) => ({ wanted, observed })),
  )
  const highest = Math.max(0, ...all.map(({ observed }) => headOfOwn(observed)))
  const canKeepHighest = all.every(({ wanted, observed }) => {
    const { candidate } = observed
    return candidate?.version === highest
      ? reasonToPublish(wanted, candidate) === undefined
      : headOf(observed) < highest
  })
  return canKeepHighest && highest > 0
    ? highest
    : Math.max(0, ...all.map(({ observed }) => headOf(observed))) + 1
}

/**
 * Returns the highest existing version number of a Region, including placeholder versions, or 0 if there is none. It is not known whether
 * higher versions were deleted.
 */
export function headOf({ versions, candidate }: RegionState): number {
  // The candidate was read by its version number, and an outdated listing can lack it.
  return Math.max(0, candidate?.version ?? 0, ...versions.map(({ version }) => version))
}

/** Returns the highest existing version number that is not of other architectures, including placeholder versions, or 0. */
function headOfOwn(observed: RegionState): number {
  const others = observed.ofOtherArchitectures.map(({ version }) => version)
  return headOf({
    ...observed,
    versions: observed.versions.filter(({ version }) => !others.includes(version)),
  })
}

function isSeen(observed: Observation): observed is RegionState {
  return observed.seen
}
