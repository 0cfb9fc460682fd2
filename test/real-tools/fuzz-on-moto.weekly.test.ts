import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openTheatre, play } from '../fuzz/play.ts'
import type { Played, Theatre } from '../fuzz/play.ts'
import type { Scene } from '../fuzz/scene.ts'

/** The same seeds must have the same result on moto and on the simulation of AWS in memory. */

let memory: Theatre
let moto: Theatre

beforeAll(async () => {
  memory = await openTheatre()
  moto = await openTheatre({ onMoto: true })
})
afterAll(async () => {
  await memory.rig.stop()
  await moto.rig.stop()
})

/** Removes what is random in each run. Also removes functions and role credentials, which moto accepts only for its default account. */
function deterministic(scene: Scene): Scene {
  const before = Object.entries(scene.before).map(
    ([region, versions]) => [region, versions.map((one) => ({ ...one, isUsed: false }))] as const,
  )
  return {
    ...scene,
    before: Object.fromEntries(before),
    ending: { how: 'by itself' },
    beside: 'nobody',
    byRole: false,
    account: '123456789012',
    isAlone: false,
  }
}

/** Returns the result of a seed: the outputs of each run, and the final state of AWS. */
function endOf({ runs, ledger, broken }: Played): object {
  return {
    broken,
    reports: runs.map(({ by, report }) => ({
      by,
      exitCode: report?.exitCode,
      arns: report?.arns,
      failed: report?.failedRegions,
    })),
    made: ledger.made
      .map(({ arn, sha256, by, statements, deleted }) => ({
        arn,
        sha256,
        by,
        deleted: deleted?.by,
        granted: statements.length,
      }))
      .sort((one, other) => one.arn.localeCompare(other.arn)),
    parameters: Object.fromEntries(ledger.parameters),
  }
}

test.each(Array.from({ length: 20 }, (_one, index) => index + 1))(
  'seed %d has the same result on both',
  async (seed) => {
    const onMoto = endOf(await play(seed, moto, deterministic))
    expect(onMoto).toMatchObject({ broken: [] })
    expect(onMoto).toEqual(endOf(await play(seed, memory, deterministic)))
  },
)
