import { partitions } from '../../../src/aws-names/partitions.ts'
import { layerNamed } from '../layers.mjs'
import * as names from '../program-names.mjs'
import { costOfAction, fourRegions, newLayerName } from '../programs/action.mjs'
import { startStandIn } from '../programs/stand-in.mjs'

/** It is optional, and never responds. */
const silentRegion = 'me-south-1'
const manyRegions = partitions
  .flatMap(({ name, regions }) => (name === 'aws' ? regions : []))
  .slice(0, 33)
  .filter((region) => region !== silentRegion)

/** Publishing a small layer to few and many Regions, 100 ms away. @type {import('../parts.mjs').Part} */
export const regions = {
  cases: ['small'],
  prepare: async (name, bench) => {
    const env = await startStandIn(bench, { latency: 100, silentRegion })
    const workspace = await layerNamed(name)
    const publish =
      (/** @type {string[]} */ required, optional = '') =>
      () =>
        costOfAction(bench, {
          workspace,
          env,
          inputs: {
            'package-manager': 'none',
            'layer-name': newLayerName(),
            regions: required.join(),
            'optional-regions': optional,
          },
          expected: { changed: 'true' },
        })
    return {
      [names.regions.few]: publish(fourRegions),
      [names.regions.many]: publish(manyRegions),
      [names.regions.withSilent]: publish(manyRegions, silentRegion),
    }
  },
}
