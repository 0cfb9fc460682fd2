import type { Observation, Region } from '../layer.ts'
import { explain } from './refusals.ts'
import type { LayerService } from './service.ts'

/** What stands in each Region, side by side. A Region that cannot be read is an observation too. */
export async function observe(
  services: ReadonlyMap<Region, LayerService>,
  layerName: string,
  withStatements: boolean,
): Promise<Map<Region, Observation>> {
  return new Map(
    await Promise.all(
      [...services].map(async ([region, service]): Promise<[Region, Observation]> => {
        try {
          return [region, await observeOne(service, layerName, withStatements)]
        } catch (error) {
          return [region, { seen: false, reason: explain(error) }]
        }
      }),
    ),
  )
}

async function observeOne(
  service: LayerService,
  layerName: string,
  withStatements: boolean,
): Promise<Observation> {
  const number = await service.newestVersion(layerName)
  if (number === undefined) return { seen: true, statements: [] }
  const [newest, statements] = await Promise.all([
    service.version(layerName, number),
    withStatements ? service.statements(layerName, number) : [],
  ])
  if (!newest) throw new Error(`version ${number} is listed, but cannot be read: somebody is deleting it`)
  return { seen: true, newest, statements }
}
