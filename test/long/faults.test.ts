import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { passingFaults } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { smallLayer } from '../integration/action.ts'
import type { InProcess } from '../integration/in-process.ts'
import { runInProcess } from '../integration/in-process.ts'
import { grantsOn, numbersOn, parameterOn, stand } from '../integration/standing.ts'

/** Every call of a run, failing once and twice in every way: on a layer that is new, and on one that stands with another grant and an old version too many. */
let rig: Rig
let workspace: string

beforeAll(async () => {
  // Runs follow one another faster here than anywhere else.
  rig = await startRig({ requestsPerSecond: 100_000 })
  workspace = smallLayer()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

const region = 'eu-west-1'
const wanted = { principals: '111122223333', 'retain-versions': '1', 'ssm-parameter': '/layers/{name}/arn' }

function publish(inputs: Record<string, string> = wanted): Promise<InProcess> {
  return runInProcess(workspace, rig.env, { 'layer-name': 'test-layer', regions: region, ...inputs })
}

/** How many versions AWS has made, whatever it said. */
function made(): number {
  return rig.calls.filter(({ operation, status }) => operation === 'PublishLayerVersion' && status !== 429)
    .length
}

const calls = [
  'GetCallerIdentity',
  'ListLayerVersions',
  'GetLayerVersion',
  'GetLayerVersionPolicy',
  'ListFunctions',
  'PublishLayerVersion',
  'AddLayerVersionPermission',
  'RemoveLayerVersionPermission',
  'GetParameter',
  'PutParameter',
  'DeleteLayerVersion',
]

const table = ['new', 'standing'].flatMap((state) =>
  [1, 2].flatMap((times) =>
    calls.flatMap((operation) => passingFaults.map((then) => ({ state, times, operation, then }))),
  ),
)

describe(`${table.length} cases`, () => {
  test.each(table)(
    'a $state layer, $operation fails $times times: $then',
    async ({ state, times, ...fault }) => {
      const { operation, then } = fault
      if (state === 'standing') {
        await stand(rig, region, 1)
        await publish({ principals: '444455556666' })
      }
      rig.calls.length = 0
      rig.faults.add({ when: { operation, times }, then })
      const { outputs, run } = await publish()
      rig.faults.clear()

      // What fails so seldom is overcome: the version stands, once, is granted and found, and the old one is gone.
      expect(run.failure).toBeUndefined()
      const version = state === 'standing' ? 2 : 1
      expect(outputs['layer-version-arn']).toBe(
        `arn:aws:lambda:${region}:123456789012:layer:test-layer:${version}`,
      )
      expect(made()).toBeLessThanOrEqual(state === 'standing' ? 0 : times + 1)
      expect(await numbersOn(rig)).toMatchObject({ [region]: [version] })
      expect(await grantsOn(rig, region, version)).toEqual(['layer-everywhere-111122223333'])
      expect(await parameterOn(rig, region, '/layers/test-layer/arn')).toBe(outputs['layer-version-arn'])

      rig.calls.length = 0
      const rerun = await publish()
      expect([rerun.run.failure, rerun.outputs['layer-version-arn']]).toEqual([
        undefined,
        outputs['layer-version-arn'],
      ])
      expect(rig.calls.filter(({ write }) => write)).toEqual([])
    },
  )
})

test('a reply that is lost while listings and reads lag behind is no second version', async () => {
  rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: { reset: 'after' } })
  const notThere = { status: 404, errorType: 'ResourceNotFoundException', message: 'not yet' }
  rig.faults.add({ when: { operation: 'ListLayerVersions', nth: 2, times: 5 }, then: { hideNewest: 1 } })
  rig.faults.add({ when: { operation: 'GetLayerVersion', times: 5 }, then: notThere })
  const { run } = await publish({ principals: '111122223333' })
  expect(run.failure).toBeUndefined()
  expect(await numbersOn(rig)).toMatchObject({ [region]: [1] })
})

test('a publish that never gets an answer says what may stand where, and the next run takes it', async () => {
  rig.faults.add({ when: { operation: 'PublishLayerVersion', times: Infinity }, then: { status: 503 } })
  const { run } = await publish({})
  expect(run.failure).toEqual([
    expect.stringMatching(
      /^eu-west-1: .*It was sent 3 times.*A version above 0 may stand.*list-layer-versions/,
    ),
  ])
  rig.faults.clear()
  expect((await publish({})).run.failure).toBeUndefined()
})
