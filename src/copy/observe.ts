import type { Region } from '../layer/layer.ts'
import type { LayerService } from '../regions/calls/service.ts'
import { inEachRegion, notListedYet } from '../regions/observe.ts'
import type { CopyRequest, Observation } from './plan.ts'

/** The layer in the target, and what is copied to it. */
export interface TargetQuery extends CopyRequest {
  readonly layerName: string
}

/** Returns the versions of the target layer in each Region, and those of them that can be copies. */
export function observe(
  services: ReadonlyMap<Region, LayerService>,
  query: TargetQuery,
): Promise<ReadonlyMap<Region, Observation>> {
  return inEachRegion<Observation>(services, (service) => observeOne(service, query))
}

async function observeOne(service: LayerService, query: TargetQuery): Promise<Observation> {
  const { layerName, versions: wanted, keepNumbers } = query
  const listed = await service.versions(layerName)
  // A run that copies deletes the placeholder versions below the copy, so at most these numbers are missing in between.
  const unlisted = await notListedYet(listed, service, { layerName, numbering: { kind: 'aligned' } })
  const versions = [...unlisted, ...listed]
  const numbers = wanted.map(({ number }) => number)
  // A listing has no hashes. A copy has the description of its source, at least at the beginning.
  const beginnings = wanted.map(({ description }) => description.slice(0, 60))
  const candidates = versions.filter(({ version, description }) =>
    keepNumbers
      ? numbers.includes(version)
      : beginnings.some((beginning) => description.startsWith(beginning)),
  )
  const reads = candidates.map(async ({ version: number }) => {
    const version = await service.version(layerName, number)
    if (!version) return []
    const isShared = wanted.some(
      ({ codeSha256, principals }) => codeSha256 === version.codeSha256 && principals !== undefined,
    )
    return { version, statements: isShared ? await service.statements(layerName, number) : [] }
  })
  return { seen: true, versions, candidates: (await Promise.all(reads)).flat() }
}
