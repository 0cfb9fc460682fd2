import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { denied } from '../rig/faults.mjs'
import type { Then } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { smallLayer } from '../support/run-bundle.ts'
import type { InProcess } from '../support/run-recipe.ts'
import { runInProcess } from '../support/run-recipe.ts'
import { bucketOf, createBucket } from '../support/buckets-on-rig.ts'

/** Calls to S3 that always fail. faults.test.ts tests temporary failures. */
let rig: Rig

const region = 'eu-west-1'

beforeAll(async () => {
  // These tests send more requests per second than the default limit of the rig.
  rig = await startRig({ requestsPerSecond: 1_000 })
})
afterAll(() => rig.stop())

beforeEach(async () => {
  await rig.reset()
  await createBucket(rig, region)
  rig.calls.length = 0
})

/** Publishes a small zip that AWS rejects as too large, so that it is staged in S3 like a large one. */
function publish(): Promise<InProcess> {
  rig.faults.add({
    when: { operation: 'PublishLayerVersion' },
    then: { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' },
  })
  const inputs = { 'layer-name': 'test-layer', regions: region, 's3-bucket': 'layers-{account}-{region}' }
  return runInProcess(smallLayer(), rig.env, inputs)
}

const down: Then = { status: 500, errorType: 'InternalError', message: 'We encountered an internal error.' }

const table: [string, Then, 'failure' | 'warnings', string][] = [
  ['HeadBucket', down, 'failure', 'AWS returned the HTTP status 500 without an error code.'],
  ['HeadObject', down, 'failure', 'AWS returned the HTTP status 500 without an error code.'],
  [
    'PutObject',
    down,
    'failure',
    `The archive may be left in the bucket "${bucketOf(region)}" as test-layer/`,
  ],
  ['DeleteObject', down, 'warnings', 'The staged archive could not be deleted.'],
  ['PutObject', denied('PutObject').then, 'failure', 's3:PutObject'],
  ['DeleteObject', denied('DeleteObject').then, 'warnings', 's3:DeleteObject'],
]
test.each(table)('%s: %j is reported in the %s', async (operation, then, where, text) => {
  rig.faults.add({ when: { operation, times: Infinity }, then })
  const { run, outputs } = await publish()
  const reported = run[where]?.filter((each) => each.startsWith(`${region}: `))
  expect(reported).toEqual([expect.stringContaining(text)])
  const succeeds = where === 'warnings'
  expect([run.failure === undefined, outputs['version']]).toEqual([succeeds, succeeds ? '1' : ''])
  const sent = rig.calls.filter((call) => call.operation === 'PublishLayerVersion').length
  expect(sent).toBe(succeeds ? 2 : 1)

  rig.faults.clear()
  expect((await publish()).outputs['version']).toBe('1')
})
