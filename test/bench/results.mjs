import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { file } from './programs/paths.mjs'

/**
 * @import { Cost } from './measured.mjs'
 *
 * @typedef {object} Conditions How a case was measured.
 * @property {string} processor
 * @property {number} cores
 * @property {string} node
 * @property {number} load of the last minute before the start. With a load above 1 from other work, wall times are too long
 * @property {number} runs
 *
 * @typedef {{ conditions: Conditions, costs: Record<string, Cost> }} Case The costs of the programs, by name.
 * @typedef {Record<string, Record<string, Case>>} Results The cases, by part and name.
 */

const path = file('test/bench/results.json')

/** Returns the stored results, which the docs show. @returns {Results} */
export function storedResults() {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

/** Stores new results. Other stored cases stay. @param {Results} results */
export function storeResults(results) {
  const stored = storedResults()
  for (const [part, cases] of Object.entries(results)) stored[part] = { ...stored[part], ...cases }
  const rounded = (/** @type {string} */ _key, /** @type {unknown} */ value) =>
    typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value
  writeFileSync(path, `${JSON.stringify(stored, rounded, 2)}\n`)
}

/** Returns the conditions of a measurement that starts now. @returns {Omit<Conditions, 'runs'>} */
export function conditionsNow() {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: availableParallelism(),
    node: process.versions.node,
    load: currentLoad(),
  }
}

/** Returns the average load of the last minute. */
export function currentLoad() {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10
}
