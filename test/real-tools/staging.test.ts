import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { denied } from '../rig/faults.mjs'
import type { Then } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { smallLayer } from '../support/run-bundle.ts'
import type { InProcess } from '../support/run-recipe.ts'
import { runInProcess } from '../support/run-recipe.ts'
import { bucketOf, createBucket } from '../support/buckets-on-rig.ts'

/** Calls to S3 that fail for good. What passes is in faults.test.ts. */
let rig: Rig

const region = 'eu-west-1'

beforeAll(async () => {
  // Runs follow one another faster here than anywhere else.
  rig = await startRig({ requestsPerSecond: 1_000 })
})
afterAll(() => rig.stop())

beforeEach(async () => {
  await rig.reset()
  await createBucket(rig, region)
  rig.calls.length = 0
})

/** A zip that is small, and too large for Lambda all the same: what it does in S3 is what a large one does. */
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
test.each(table)('%s: %j is told in the %s', async (operation, then, where, text) => {
  rig.faults.add({ when: { operation, times: Infinity }, then })
  const { run, outputs } = await publish()
  const said = run[where]?.filter((each) => each.startsWith(`${region}: `))
  expect(said).toEqual([expect.stringContaining(text)])
  const isWhole = where === 'warnings'
  expect([run.failure === undefined, outputs['version']]).toEqual([isWhole, isWhole ? '1' : ''])
  const sent = rig.calls.filter((call) => call.operation === 'PublishLayerVersion').length
  expect(sent).toBe(isWhole ? 2 : 1)

  rig.faults.clear()
  expect((await publish()).outputs['version']).toBe('1')
})
