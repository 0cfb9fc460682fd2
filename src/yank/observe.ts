import type { Region, Usage } from '../layer/layer.ts'
import type { LayerService } from '../regions/calls/service.ts'
import { inEachRegion, usageOf } from '../regions/observe.ts'
import type { RequestedVersions, Observation } from './plan.ts'
import { requestedAmong } from './plan.ts'

/** The layer, and the requested versions. */
export interface YankQuery {
  readonly layerName: string
  readonly requested: RequestedVersions
}

/** Returns the versions in each Region, and which of them functions use. */
export function observe(
  services: ReadonlyMap<Region, LayerService>,
  query: YankQuery,
): Promise<ReadonlyMap<Region, Observation>> {
  return inEachRegion(services, (service) => observeOne(service, query))
}

async function observeOne(service: LayerService, { layerName, requested }: YankQuery): Promise<Observation> {
  const versions = (await service.versions(layerName)).map(({ version }) => version)
  const usage = requestedAmong(versions, requested).length > 0 ? await usageOf(service, layerName) : unused
  return { seen: true, versions, usage }
}

/** None of the existing versions is requested, so their usage is not needed. */
const unused: Usage = { known: true, uses: [] }
