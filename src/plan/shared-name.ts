import type { Architecture, Message, Observation, Region, WantedLayer } from '../layer/layer.ts'
import { hasPlaceholderDescription } from './placeholder.ts'

/**
 * Returns a warning if the newest version of a Region is for other architectures, so that another job publishes them under the same name. If
 * the job only changes its own architectures, the warning appears once at most.
 */
export function sharedNameWarning(
  wanted: WantedLayer,
  observations: ReadonlyMap<Region, Observation>,
): Message[] {
  const newest = [...observations].flatMap(([region, observed]) => newestOfOthers(region, observed, wanted))
  if (newest.length === 0) return []
  const others = [...new Set(newest.map(({ architectures }) => list(architectures)))].join(', and ')
  const text =
    `Versions for different architectures share this layer name. The newest version declares ${others} ` +
    `(${newest.map(({ region }) => region).join(', ')}), but this run declares ${list(wanted.architectures)}. ` +
    'The action compares only with versions that declare the same architectures. ' +
    'Use a separate name for each architecture: add "{architecture}" to "layer-name".'
  return [{ topic: 'architectures-share-a-layer-name', text }]
}

/** The newest version of a Region, if another job published it. */
function newestOfOthers(
  region: Region,
  observed: Observation,
  wanted: WantedLayer,
): { readonly region: Region; readonly architectures: readonly Architecture[] }[] {
  if (!observed.seen) return []
  const { versions, ofOtherArchitectures: others } = observed
  const releases = versions.filter((version) => !hasPlaceholderDescription(version))
  const [newest] = releases
  const isOfOthers = others.some(({ version }) => version === newest?.version)
  if (newest === undefined || !isOfOthers) return []
  const isMixed = others.length < releases.length || areDisjoint(newest.architectures, wanted.architectures)
  return isMixed ? [{ region, architectures: newest.architectures }] : []
}

/** A set without architectures overlaps with every other one, because such a layer can run on each architecture. */
function areDisjoint(one: readonly Architecture[], other: readonly Architecture[]): boolean {
  return one.length > 0 && other.length > 0 && one.every((architecture) => !other.includes(architecture))
}

function list(architectures: readonly Architecture[]): string {
  return architectures.length === 0 ? 'no architectures' : architectures.join(' and ')
}
