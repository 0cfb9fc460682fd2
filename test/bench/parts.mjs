import { manifest } from './parts/manifest.mjs'
import { packing } from './parts/packing.mjs'
import { preparedDirectory } from './parts/prepared-directory.mjs'
import { regions } from './parts/regions.mjs'
import { startUp } from './parts/start-up.mjs'

/**
 * @import { Contenders } from './measured.mjs'
 *
 * @typedef {object} Bench What a case needs while it is measured.
 * @property {string} room a directory that is deleted after the case
 * @property {(stop: () => void) => void} onEnd registers a function that is called after the case
 *
 * @typedef {object} Part
 * @property {string[]} cases are measured by default
 * @property {string[]} [onRequest] cases that are measured only if they are named
 * @property {number} [repeat] how many runs replace one run, if a run is short
 * @property {(name: string, bench: Bench) => Promise<Contenders>} prepare returns the programs that run in turns in a case
 */

/** The parts of the benchmark, in order. @type {Record<string, Part>} */
export const parts = {
  manifest,
  directory: preparedDirectory,
  'start-up': startUp,
  regions,
  packing,
}
