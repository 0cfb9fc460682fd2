import { describe, expect, test } from '@jest/globals'
import { createdVersions, expectCompleteAfterRerun, failingCalls, rig } from '../support/scenarios.ts'

/** The simulation has every kind of fault for ever. */
const forGood = failingCalls.filter(
  ({ then }) => then.garble === 'html' || then.reset === 'after' || then.status === 429,
)

describe(`what fails for ever ends in words, and running again ends whole: ${forGood.length} cases`, () => {
  test.each(forGood)('$name: $operation, $then', async ({ way, operation, then }) => {
    await way.prepare()
    rig.calls.length = 0
    rig.faults.add({ when: { operation, times: Infinity }, then })
    const { failure = [] } = await way.run()
    for (const text of failure) expect(text).toMatch(/^(eu-west-1: )?[A-Z].*[.]$/s)
    expect(createdVersions()).toBeLessThanOrEqual(way.publishes === 0 ? 0 : 4)
    await expectCompleteAfterRerun(way)
  })
})
