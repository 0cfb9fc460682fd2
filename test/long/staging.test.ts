import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { denied, passingFaults } from '../rig/faults.mjs'
import type { Then } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { annotated, run, smallLayer } from '../integration/action.ts'
import type { Result } from '../integration/action.ts'
import { bucketOf, leftIn, makeBucket } from './buckets.ts'

/** Every call to S3, failing once in every way and then for good. */
let rig: Rig

const region = 'eu-west-1'
const calls = ['HeadBucket', 'HeadObject', 'PutObject', 'DeleteObject']

beforeAll(async () => {
  // Runs follow one another faster here than anywhere else.
  rig = await startRig({ requestsPerSecond: 1_000 })
})
afterAll(() => rig.stop())

beforeEach(async () => {
  await rig.reset()
  await makeBucket(rig, region)
  rig.calls.length = 0
})

/** A zip that is small, and too large for Lambda all the same: what it does in S3 is what a large one does. */
function publish(): Promise<Result> {
  rig.faults.add({
    when: { operation: 'PublishLayerVersion' },
    then: { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' },
  })
  return run(smallLayer(), rig.env, { regions: region, 's3-bucket': 'layers-{account}-{region}' })
}

function sent(operation: string): number {
  return rig.calls.filter((call) => call.operation === operation).length
}

describe('a call that fails once leaves no trace', () => {
  const table = calls.flatMap((operation) => passingFaults.map((then) => ({ operation, then })))

  test.each(table)('$operation: $then', async ({ operation, then }) => {
    rig.faults.add({ when: { operation }, then })
    const result = await publish()
    expect(annotated(result, 'error')).toEqual([])
    expect(result.outputs['version']).toBe('1')
    expect(sent('PublishLayerVersion')).toBe(2)
    expect(await leftIn(rig, region)).toEqual([])
  })
})

describe('a call that fails for good', () => {
  const down: Then = { status: 500, errorType: 'InternalError', message: 'We encountered an internal error.' }
  const named = `${region}: `

  const table: [string, Then, string, string][] = [
    ['HeadBucket', down, 'error', 'AWS answered with the status 500.'],
    ['HeadObject', down, 'error', 'AWS answered with the status 500.'],
    ['PutObject', down, 'error', `The zip may be left in the bucket "${bucketOf(region)}" as test-layer/`],
    ['DeleteObject', down, 'warning', 'The staged zip could not be deleted.'],
    ['PutObject', denied('PutObject').then, 'error', 's3:PutObject'],
    ['DeleteObject', denied('DeleteObject').then, 'warning', 's3:DeleteObject'],
  ]
  test.each(table)(
    '%s: %j is an %s',
    async (operation, then, level, text) => {
      rig.faults.add({ when: { operation, times: Infinity }, then })
      const result = await publish()
      const said = annotated(result, level as 'error' | 'warning').filter((each) => each.startsWith(named))
      expect(said).toEqual([expect.stringContaining(text)])
      expect(result.exitCode).toBe(level === 'error' ? 1 : 0)
      expect(result.outputs['version']).toBe(level === 'error' ? '' : '1')
      expect(sent('PublishLayerVersion')).toBe(level === 'error' ? 1 : 2)

      rig.faults.clear()
      expect((await publish()).outputs['version']).toBe('1')
    },
    400_000,
  )
})
