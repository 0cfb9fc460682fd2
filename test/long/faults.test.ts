import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { passingFaults } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { run, smallLayer } from '../integration/action.ts'
import type { Result } from '../integration/action.ts'

/** Every call of a run, failing once in every way, on a layer that is new and on one that stands without its grant. */
let rig: Rig

beforeAll(async () => {
  // Runs follow one another faster here than anywhere else.
  rig = await startRig({ requestsPerSecond: 1_000 })
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

const region = 'eu-west-1'

function publish(inputs: Record<string, string> = {}): Promise<Result> {
  return run(smallLayer(), rig.env, { regions: region, ...inputs })
}

function publishes(): number {
  return rig.calls.filter(({ operation }) => operation === 'PublishLayerVersion').length
}

const calls = [
  'GetCallerIdentity',
  'ListLayerVersions',
  'GetLayerVersion',
  'GetLayerVersionPolicy',
  'PublishLayerVersion',
  'AddLayerVersionPermission',
]

describe.each(['new', 'standing'])('on a layer that is %s', (state) => {
  const table = calls.flatMap((operation) => passingFaults.map((then) => ({ operation, then })))

  test.each(table)('$operation fails once: $then', async ({ operation, then }) => {
    if (state === 'standing') await publish()
    rig.calls.length = 0
    rig.faults.add({ when: { operation }, then })
    const first = await publish({ principals: '111122223333' })
    const wasPublished = publishes()

    const named = JSON.parse(first.outputs['failed-regions'] ?? '') as string[]
    expect(named).toEqual(first.exitCode === 0 ? [] : [region])
    if (first.exitCode === 0) expect(first.outputs['layer-version-arn']).toMatch(/:layer:test-layer:1$/)

    rig.faults.clear()
    const rerun = await publish({ principals: '111122223333' })
    expect(rerun.exitCode).toBe(0)
    expect(rerun.outputs['layer-version-arn']).toMatch(/:layer:test-layer:1$/)
    expect(wasPublished).toBeLessThanOrEqual(state === 'standing' ? 0 : 2)
  })
})
