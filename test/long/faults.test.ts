import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { passingFaults } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { smallLayer } from '../integration/action.ts'
import type { InProcess } from '../integration/in-process.ts'
import { runInProcess } from '../integration/in-process.ts'

/** Every call of a run, failing once and twice in every way, on a layer that is new and on one that stands without its grant. */
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
const principals = '111122223333'

function publish(inputs: Record<string, string> = {}): Promise<InProcess> {
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
  'PublishLayerVersion',
  'AddLayerVersionPermission',
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
      if (state === 'standing') await publish()
      rig.calls.length = 0
      rig.faults.add({ when: { operation, times }, then })
      const { outputs, run } = await publish({ principals })

      // What fails so seldom is overcome: the version stands, once, and is granted.
      expect(run.failure).toBeUndefined()
      expect(outputs['layer-version-arn']).toMatch(/:layer:test-layer:1$/)
      expect(made()).toBeLessThanOrEqual(state === 'standing' ? 0 : times + 1)

      rig.faults.clear()
      rig.calls.length = 0
      const rerun = await publish({ principals })
      expect(rerun.run.failure).toBeUndefined()
      expect(rerun.outputs['layer-version-arn']).toBe(outputs['layer-version-arn'])
      expect(rig.calls.filter(({ write }) => write)).toEqual([])
    },
  )
})
