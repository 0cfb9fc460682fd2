import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { passingFaults } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import {
  allFunctions,
  expectPromises,
  expectRerunToComplete,
  functionsIn,
  prepareFunctions,
  rollOut,
} from '../support/rollout-on-rig.ts'

let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => prepareFunctions(rig))
afterAll(() => rig.stop())

test('without faults, all functions are updated and released', async () => {
  const result = await rollOut(rig)
  expect(result.run.failure).toBeUndefined()
  expect(functionsIn(result.outputs['updated'])).toEqual(allFunctions)
  expectPromises(rig, result)
})

/** A read is only repeated. A write can have been done when its response is lost. */
const faultsOf = {
  reads: passingFaults.filter(
    ({ reset, garble, status }) => reset === 'after' || garble === 'empty' || status === 429,
  ),
  writes: passingFaults,
}

describe.each([
  ['GetLayerVersionByArn', faultsOf.reads],
  ['ListFunctions', faultsOf.reads],
  ['GetFunctionConfiguration', faultsOf.reads],
  ['ListTags', faultsOf.reads],
  ['GetAlias', faultsOf.reads],
  ['UpdateFunctionConfiguration', faultsOf.writes],
  ['PublishVersion', faultsOf.writes],
  ['UpdateAlias', faultsOf.writes],
] as const)('if a call of %s fails', (operation, faults) => {
  test.each(faults.map((then) => [JSON.stringify(then), then] as const))(
    'with %s, a later run completes the rollout',
    async (_name, then) => {
      rig.faults.add({ when: { operation, nth: 2, times: 2 }, then })
      expectPromises(rig, await rollOut(rig))
      await expectRerunToComplete(rig)
    },
  )
})

test('a run that is cancelled at any call is completed by the next one', async () => {
  await rollOut(rig)
  const complete = rig.calls.length
  for (let at = 1; at < complete; at += 11) {
    await prepareFunctions(rig)
    const controller = new AbortController()
    let left = at
    rig.faults.add({
      next: () => {
        left -= 1
        if (left === 0) controller.abort('SIGINT')
        return undefined
      },
    })
    expectPromises(rig, await rollOut(rig, {}, { cancelled: controller.signal }))
    await expectRerunToComplete(rig)
  }
})
