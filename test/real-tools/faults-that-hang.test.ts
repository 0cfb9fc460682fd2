import { beforeAll, describe, test } from '@jest/globals'
import type { Deadlines } from '../../src/base/deadlines.ts'
import { callsOfScenarios, expectCompleteAfterRerun, expectOvercome, rig } from '../support/scenarios.ts'

/** Nobody waits for longer than this. */
const soon: Partial<Deadlines> = {
  connection: 700,
  response: 700,
  upload: 700,
  staging: 700,
  stall: 700,
  token: 700,
  comparison: 700,
}

/** Modules are loaded when they are first needed, which can take longer than that. */
beforeAll(async () => {
  const [{ way } = {}] = callsOfScenarios
  await way?.prepare()
  await way?.run({})
})

describe(`what hangs is given up in time: ${2 * callsOfScenarios.length} cases`, () => {
  test.each(callsOfScenarios)(
    '$name: $operation hangs once, after AWS has done it',
    async ({ way, operation }) => {
      await way.prepare()
      rig.faults.add({ when: { operation }, then: { delayMs: 600_000, after: true } })
      await expectOvercome(way, { deadlines: soon })
    },
  )

  test.each(callsOfScenarios)('$name: $operation hangs for ever', async ({ way, operation }) => {
    await way.prepare()
    rig.faults.add({ when: { operation, times: Infinity }, then: { delayMs: 600_000 } })
    await way.run({ deadlines: soon })
    await expectCompleteAfterRerun(way)
  })
})
