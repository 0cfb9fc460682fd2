import type { Observation, Region } from '../layer.ts'
import { messageOf } from '../problem.ts'
import type { LayerService } from './service.ts'

/** What to look at: a layer by its name, and the policy of its newest version where permissions matter. */
export interface Look {
  readonly layerName: string
  readonly withPolicy: boolean
}

/** What stands in each Region, side by side. A Region that cannot be read is an observation too. */
export async function observe(
  services: ReadonlyMap<Region, LayerService>,
  look: Look,
): Promise<ReadonlyMap<Region, Observation>> {
  const observations = [...services].map(async ([region, service]) => {
    const failed = (error: unknown): Observation => ({ seen: false, reason: messageOf(error) })
    return [region, await observeOne(service, look).catch(failed)] as const
  })
  return new Map(await Promise.all(observations))
}

async function observeOne(service: LayerService, { layerName, withPolicy }: Look): Promise<Observation> {
  const number = await service.newestVersion(layerName)
  if (number === undefined) return { seen: true, statements: [] }
  const [newest, statements] = await Promise.all([
    service.version(layerName, number),
    withPolicy ? service.statements(layerName, number) : [],
  ])
  if (newest) return { seen: true, newest, statements }
  return {
    seen: false,
    reason: `Version ${number} is listed, but cannot be read: it is being deleted. Run again.`,
  }
}
