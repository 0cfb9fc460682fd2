import { beforeAll, describe, test } from '@jest/globals'
import type { Deadlines } from '../../src/base/deadlines.ts'
import { callsOfScenarios, expectCompleteAfterRerun, expectOvercome, rig } from '../support/scenarios.ts'
import { sampled } from '../support/weekly.ts'

/** Short deadlines, so that the tests do not wait long. */
const shortDeadlines: Partial<Deadlines> = {
  connection: 700,
  response: 700,
  upload: 700,
  staging: 700,
  stall: 700,
  token: 700,
  comparison: 700,
}

/** The first run loads modules, which can take longer than the deadlines. */
beforeAll(async () => {
  const [{ way } = {}] = callsOfScenarios
  await way?.prepare()
  await way?.run({})
})

/** Half of them run with each change. */
const hangingCalls = sampled(callsOfScenarios, 2)

describe(`a call that hangs ends after its deadline: ${2 * hangingCalls.length} cases`, () => {
  test.each(hangingCalls)(
    '$name: $operation hangs once, after AWS completed it',
    async ({ way, operation }) => {
      await way.prepare()
      rig.faults.add({ when: { operation }, then: { delayMs: 600_000, after: true } })
      await expectOvercome(way, { deadlines: shortDeadlines })
    },
  )

  test.each(hangingCalls)('$name: $operation always hangs', async ({ way, operation }) => {
    await way.prepare()
    rig.faults.add({ when: { operation, times: Infinity }, then: { delayMs: 600_000 } })
    await way.run({ deadlines: shortDeadlines })
    await expectCompleteAfterRerun(way)
  })
})
