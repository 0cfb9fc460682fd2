import type { Region, Usage } from '../layer/layer.ts'
import type { LayerService } from '../regions/calls/service.ts'
import { inEachRegion, usageOf } from '../regions/observe.ts'
import type { Asked, Observation } from './plan.ts'
import { askedOf } from './plan.ts'

/** The layer, and the versions that were requested. */
export interface Look {
  readonly layerName: string
  readonly asked: Asked
}

/** The versions in each Region, and which of them functions use. */
export function observe(
  services: ReadonlyMap<Region, LayerService>,
  look: Look,
): Promise<ReadonlyMap<Region, Observation>> {
  return inEachRegion(services, (service) => observeOne(service, look))
}

async function observeOne(service: LayerService, { layerName, asked }: Look): Promise<Observation> {
  const versions = (await service.versions(layerName)).map(({ version }) => version)
  const usage = askedOf(versions, asked).length > 0 ? await usageOf(service, layerName) : unused
  return { seen: true, versions, usage }
}

/** None of the existing versions was requested, so that there is nothing to check. */
const unused: Usage = { known: true, versions: [] }
