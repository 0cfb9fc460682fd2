import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openTheatre, play } from '../fuzz/play.ts'
import type { Theatre } from '../fuzz/play.ts'
import { printed } from '../fuzz/tell.ts'

/**
 * Whole runs with random settings, faults, kills and other runs beside them, and a run without faults after each. `FUZZ_SEED=7 npm run fuzz`
 * replays one, `FUZZ_RUNS=2000 npm run fuzz` plays more.
 */

const single = process.env['FUZZ_SEED']
const first = Number(single ?? process.env['FUZZ_FROM'] ?? 1)
const runs = single === undefined ? Number(process.env['FUZZ_RUNS'] ?? 300) : 1

let theatre: Theatre

beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.rig.stop())

test(`no promise is broken: ${runs} seeds from ${first} on`, async () => {
  const found: string[] = []
  for (let seed = first; seed < first + runs; seed += 1) {
    const played = await play(seed, theatre)
    if (played.broken.length > 0) found.push(printed(played))
    if (played.broken.length > 0 || single !== undefined) process.stdout.write(`${printed(played)}\n`)
  }
  process.stdout.write(`${runs} seeds, ${found.length} of them broke a promise\n`)
  expect(found.map((text) => text.split('\nreplay')[0])).toEqual([])
}, 3_600_000)
