import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openTheatre, play } from '../fuzz/play.ts'
import type { Theatre } from '../fuzz/play.ts'
import { printed } from '../fuzz/print-seed.ts'
import { everyVersion } from '../rig/tools.mjs'

/**
 * Complete runs with random settings, faults, kills and parallel runs. A run without faults follows each. `FUZZ_SEED=7 npm run fuzz` repeats
 * one seed. `FUZZ_RUNS=2000 npm run fuzz` runs more seeds.
 */

const chosenSeeds = process.env['FUZZ_SEED']?.split(',').map(Number)
const first = Number(process.env['FUZZ_FROM'] ?? 1)
const runs = Number(process.env['FUZZ_RUNS'] ?? (everyVersion ? 500 : 40))
const seeds = chosenSeeds ?? Array.from({ length: runs }, (_one, index) => first + index)

let theatre: Theatre

beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.rig.stop())

test(`no promise of the action is broken: ${seeds.length} seeds, starting at ${seeds[0]}`, async () => {
  const found: Record<number, readonly string[]> = {}
  for (const [index, seed] of seeds.entries()) {
    const played = await play(seed, theatre)
    if (index % 100 === 99) process.stdout.write(`${index + 1} of ${seeds.length} seeds are played\n`)
    if (played.broken.length > 0) found[seed] = played.broken
    if (played.broken.length > 0 || chosenSeeds) process.stdout.write(`${printed(played)}\n`)
  }
  process.stdout.write(`${seeds.length} seeds, ${Object.keys(found).length} of them broke a promise\n`)
  expect(found).toEqual({})
}, 7_200_000)
