import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openTheatre, play } from '../fuzz/play.ts'
import type { Played, Theatre } from '../fuzz/play.ts'
import type { Scene } from '../fuzz/scene.ts'

/** The same seeds on moto and on AWS in memory, which must not differ. */

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

/** Without what takes its chance anew each time, and without what moto takes only from an account that it knows: functions, and the keys of a role. */
function undisturbed(scene: Scene): Scene {
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

/** How a seed ended: what each run told, and what stands. */
function endOf({ runs, ledger, broken }: Played): object {
  return {
    broken,
    told: runs.map(({ by, told }) => ({
      by,
      exitCode: told?.exitCode,
      arns: told?.arns,
      failed: told?.failedRegions,
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
  'seed %d ends the same on both',
  async (seed) => {
    const onMoto = endOf(await play(seed, moto, undisturbed))
    expect(onMoto).toMatchObject({ broken: [] })
    expect(onMoto).toEqual(endOf(await play(seed, memory, undisturbed)))
  },
)
