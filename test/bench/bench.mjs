// Measures complete processes of this action and of common alternatives, and prints Markdown tables.
//
//   npm run bench                                        all parts
//   npm run bench -- manifest start-up                   some parts
//   npm run bench -- directory --case blog --runs 1      a case, with fewer runs
//   npm run bench -- --write                             also stores each case in results.json, which the docs show
//
// Parts and cases can be measured one after another, because stored cases stay. No figure is an error, because figures depend on the machine.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inTurns, requireMeter } from './measured.mjs'
import { parts } from './parts.mjs'
import { conditionsNow, currentLoad, storeResults } from './results.mjs'
import { costTable, conditionsOf, figureTable } from './tables.mjs'

/**
 * @import { Part } from './parts.mjs'
 * @import { Case, Results } from './results.mjs'
 */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    case: { type: 'string', multiple: true },
    write: { type: 'boolean', default: false },
  },
})
const runs = Number(options.runs)
if (runs % 2 !== 1) throw new Error('"--runs" must be an odd number, so that one run is the median.')
if (options.write && runs < 3) throw new Error('"--write" requires at least 3 runs.')
requireMeter()

const conditions = conditionsNow()
/** @type {Results} */
const results = {}
for (const { partName, part, name } of selectedCases()) {
  const runsOfCase = runs * (part.repeat ?? 1)
  const result = {
    conditions: { ...conditions, runs: runsOfCase },
    costs: await costsOf(part, name, runsOfCase),
  }
  ;(results[partName] ??= {})[name] = result
  if (options.write) storeResults({ [partName]: { [name]: result } })
  console.log(`${costTable({ [name]: result })}\n`)
}
const measured = Object.values(results).flatMap((cases) => Object.values(cases))
console.log(`${conditionsOf(measured)}\n\n${figureTable(results, { limits: true })}\n`)
console.log(`Load ${currentLoad()} at the end.`)

function selectedCases() {
  const partNames = positionals.length > 0 ? positionals : Object.keys(parts)
  const selected = partNames.flatMap((partName) => {
    const part = parts[partName]
    if (!part) throw new Error(`There is no part "${partName}". Use ${Object.keys(parts).join(', ')}.`)
    const { cases, onRequest = [] } = part
    const wanted = options.case
      ? [...cases, ...onRequest].filter((name) => options.case?.includes(name))
      : cases
    return wanted.map((name) => ({ partName, part, name }))
  })
  if (selected.length > 0) return selected
  const all = Object.values(parts).flatMap(({ cases, onRequest = [] }) => [...cases, ...onRequest])
  throw new Error(`No part has such a case. Use ${[...new Set(all)].join(', ')}.`)
}

/** @param {Part} part @param {string} name @param {number} times */
async function costsOf({ prepare }, name, times) {
  const room = mkdtempSync(join(tmpdir(), 'bench-'))
  const stops = [() => rmSync(room, { recursive: true, force: true })]
  try {
    const contenders = await prepare(name, { room, onEnd: (stop) => void stops.push(stop) })
    return await inTurns(times, contenders)
  } finally {
    for (const stop of stops.reverse()) stop()
  }
}
