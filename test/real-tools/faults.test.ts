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
import { versionNumbersOn } from '../support/layers-on-rig.ts'

/** Every call of a run, failing once and twice in every way: in each of the ways to run. */

const overcome = [1, 2].flatMap((times) => failingCalls.map((row) => ({ ...row, times })))

describe(`what fails so seldom is overcome: ${overcome.length} cases`, () => {
  test.each(overcome)(
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

test('a reply that is lost while listings and reads lag behind is no second version', async () => {
  rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: { reset: 'after' } })
  const notThere = { status: 404, errorType: 'ResourceNotFoundException', message: 'not yet' }
  rig.faults.add({ when: { operation: 'ListLayerVersions', nth: 2, times: 5 }, then: { hideNewest: 1 } })
  rig.faults.add({ when: { operation: 'GetLayerVersion', times: 5 }, then: notThere })
  const { failure } = await publish(rig.env, { principals: principal })
  expect(failure).toBeUndefined()
  expect(await versionNumbersOn(rig)).toMatchObject({ [region]: [1] })
})
