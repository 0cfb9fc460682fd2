import { describe, expect, test } from '@jest/globals'
import { createdVersions, expectCompleteAfterRerun, failingCalls, rig } from '../support/scenarios.ts'
import { sampled } from '../support/weekly.ts'

/** One fault of each kind: half of them with each change. The simulation tests all faults. */
const permanentFaults = sampled(
  failingCalls.filter(({ then }) => then.garble === 'html' || then.reset === 'after' || then.status === 429),
  2,
)

describe(`a permanent failure ends with a clear error, and a re-run without it completes the layer: ${permanentFaults.length} cases`, () => {
  test.each(permanentFaults)('$name: $operation always fails, $then', async ({ way, operation, then }) => {
    await way.prepare()
    rig.calls.length = 0
    rig.faults.add({ when: { operation, times: Infinity }, then })
    const { failure = [] } = await way.run()
    for (const text of failure) expect(text).toMatch(/^(eu-west-1: )?[A-Z].*[.]$/s)
    expect(createdVersions()).toBeLessThanOrEqual(way.publishes === 0 ? 0 : 4)
    await expectCompleteAfterRerun(way)
  })
})
