import { describe, expect, test } from '@jest/globals'
import {
  createdVersions,
  expectNothingToDo,
  expectOvercome,
  failingCalls,
  principal,
  publish,
  region,
  rig,
} from '../support/scenarios.ts'
import { everyVersion } from '../rig/tools.mjs'
import { versionNumbersOn } from '../support/layers-on-rig.ts'
import { sampled } from '../support/weekly.ts'

/** Each call of each scenario fails once or twice, with each kind of failure: half of them with each change, and all once a week. */

const transientFaults = sampled(failingCalls, 2).flatMap((row, index) => {
  // Once a week, each of them fails once and twice.
  const counts = everyVersion ? [1, 2] : [1 + (index % 2)]
  return counts.map((times) => ({ ...row, times }))
})

describe(`a call that fails once or twice is repeated until it succeeds: ${transientFaults.length} cases`, () => {
  test.each(transientFaults)(
    '$name: $operation fails $times times, $then',
    async ({ way, operation, times, then }) => {
      await way.prepare()
      rig.calls.length = 0
      rig.faults.add({ when: { operation, times }, then })
      await expectOvercome(way)
      expect(createdVersions()).toBeLessThanOrEqual(way.publishes === 0 ? 0 : way.publishes + times)
      await expectNothingToDo(way)
    },
  )
})

test('if the publish response is lost while listings and reads lag behind, no second version is created', async () => {
  rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: { reset: 'after' } })
  const notThere = { status: 404, errorType: 'ResourceNotFoundException', message: 'not yet' }
  rig.faults.add({ when: { operation: 'ListLayerVersions', nth: 2, times: 5 }, then: { hideNewest: 1 } })
  rig.faults.add({ when: { operation: 'GetLayerVersion', times: 5 }, then: notThere })
  const { failure } = await publish(rig.env, { principals: principal })
  expect(failure).toBeUndefined()
  expect(await versionNumbersOn(rig)).toMatchObject({ [region]: [1] })
})
