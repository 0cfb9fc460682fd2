import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { largeLayers, layerNamed, realLayers } from '../layers.mjs'
import { ours, theirs } from '../program-names.mjs'
import { costOfAction, costOfDeflate, costOfPacking, newLayerName } from '../programs/action.mjs'
import { startStandIn } from '../programs/stand-in.mjs'
import { zipPrograms } from '../programs/zip.mjs'

/** @import { Contenders } from '../measured.mjs' */

/** Publishing a prepared layer directory to four Regions, compared with `zip` and the AWS CLI. @type {import('../parts.mjs').Part} */
export const preparedDirectory = {
  cases: [...realLayers, ...largeLayers],
  onRequest: ['small'],
  prepare: async (name, bench) => {
    const [tree, env] = await Promise.all([layerNamed(name), startStandIn(bench)])
    const changeTree = changing(tree)
    changeTree()
    const { programs, isLarge } = await zipPrograms(bench, { tree, env })
    const action = (/** @type {string} */ layer, /** @type {string} */ changed, dryRun = 'false') =>
      costOfAction(bench, {
        workspace: tree,
        env,
        inputs: {
          'package-manager': 'none',
          'layer-name': layer,
          'dry-run': dryRun,
          ...(isLarge ? { 's3-bucket': 'layers-{region}' } : {}),
        },
        expected: { changed },
      })
    const growing = newLayerName()
    let published = ''
    await action(growing, 'true')
    return {
      [ours.first]: () => action((published = newLayerName()), 'true'),
      [ours.again]: () => action(published, 'false'),
      [ours.next]: () => {
        changeTree()
        return action(growing, 'true')
      },
      [ours.plan]: () => action(newLayerName(), 'true', 'true'),
      ...programs,
      [ours.pack]: () => costOfPacking(bench, tree),
      [theirs.deflate]: () => costOfDeflate(bench, tree),
      ...(largeLayers.includes(name) ? tooSlow : {}),
    }
  },
}

/** Programs that would need a large part of the time of the benchmark. @type {Contenders} */
const tooSlow = { [theirs.sevenZip]: undefined, [theirs.deflate]: undefined }

/** Returns a function that changes one small file of a layer at each call. @param {string} tree */
function changing(tree) {
  const turn = join(tree, 'share', 'turn')
  mkdirSync(dirname(turn), { recursive: true })
  let turns = 0
  return () => writeFileSync(turn, `${(turns += 1)}`)
}
