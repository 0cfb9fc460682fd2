import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startActionsCache } from '../../rig/actions-cache.mjs'
import { ours, theirs } from '../program-names.mjs'
import { projectNamed, projects, source } from '../projects.mjs'
import { costOfAction, newLayerName } from '../programs/action.mjs'
import { costOfSam } from '../programs/sam.mjs'
import { startStandIn } from '../programs/stand-in.mjs'

/** @import { Bench } from '../parts.mjs' */

/** Building a layer from a manifest and publishing it to four Regions, compared with SAM. @type {import('../parts.mjs').Part} */
export const manifest = {
  cases: projects,
  onRequest: ['small'],
  prepare: async (name, bench) => {
    const { directory, runtime, path } = await projectNamed(name)
    const cache = await startActionsCache()
    bench.onEnd(() => void cache.stop())
    const env = { ...(await startStandIn(bench)), ...cache.env, PATH: path }
    const action = (
      /** @type {string} */ layer,
      /** @type {Record<string, string>} */ expected,
      /** @type {Record<string, string>} */ inputs = {},
    ) =>
      inCheckout(bench, directory, (workspace) =>
        costOfAction(bench, {
          workspace,
          env,
          inputs: { source, 'layer-name': layer, 'compatible-runtimes': runtime, ...inputs },
          expected,
        }),
      )
    const skipping = { 'skip-build-if-unchanged': 'true' }
    const sam = (/** @type {string} */ project, /** @type {string} */ bucket, cached = false) =>
      costOfSam(bench, { project, env, bucket, cached })
    const published = newLayerName()
    const built = join(bench.room, 'built')
    cpSync(directory, built, { recursive: true })
    // These two runs also fill the caches of the package managers. The first stores what a later run needs to skip the build.
    await action(published, { changed: 'true' }, skipping)
    await sam(built, 'built', true)
    return {
      [ours.first]: () => action(newLayerName(), { changed: 'true' }),
      [ours.again]: () => action(published, { changed: 'false' }),
      [ours.skipped]: () => action(published, { changed: 'false', archive: '' }, skipping),
      [theirs.sam]: () => inCheckout(bench, directory, (project) => sam(project, newLayerName())),
      [theirs.samCached]: () => sam(built, 'built', true),
    }
  },
}

/**
 * Calls a function with a new copy of a project, because a job starts with a new checkout. The time of the copy is not measured.
 * @template T
 * @param {Bench} bench
 * @param {string} directory
 * @param {(checkout: string) => Promise<T>} use
 */
async function inCheckout({ room }, directory, use) {
  const checkout = mkdtempSync(join(room, 'checkout-'))
  cpSync(directory, checkout, { recursive: true })
  const result = await use(checkout)
  rmSync(checkout, { recursive: true })
  return result
}
