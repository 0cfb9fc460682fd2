import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Fault, Garble, Then } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { smallLayer } from '../support/run-bundle.ts'
import { runInProcess } from '../support/run-recipe.ts'
import { versionNumbersOn } from '../support/layers-on-rig.ts'
import { createBucket } from '../support/buckets-on-rig.ts'

/** Each read of a run receives responses with each status and an invalid body. The action must ignore them and repeat the read. */
let rig: Rig
let workspace: string
let older: string

beforeAll(async () => {
  // These tests send more requests per second than the default limit of the rig.
  rig = await startRig({ requestsPerSecond: 100_000 })
  workspace = smallLayer()
  older = smallLayer('module.exports = 0\n')
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

const region = 'eu-west-1'
const account = '111122223333'

/** For each operation, an error code that AWS returns. The action would use it if the body were valid. */
const reads: readonly { readonly operation: string; readonly errorType: string }[] = [
  { operation: 'GetToken', errorType: 'Unauthorized' },
  { operation: 'AssumeRoleWithWebIdentity', errorType: 'AccessDenied' },
  { operation: 'GetCallerIdentity', errorType: 'AccessDenied' },
  { operation: 'ListLayerVersions', errorType: 'ResourceNotFoundException' },
  { operation: 'GetLayerVersion', errorType: 'ResourceNotFoundException' },
  { operation: 'GetLayerVersionPolicy', errorType: 'ResourceNotFoundException' },
  { operation: 'ListFunctions', errorType: 'AccessDeniedException' },
  { operation: 'GetParameter', errorType: 'ParameterNotFound' },
]
const message = 'AWS says why, in a sentence that is long enough to be cut in two.'

const statuses = [200, 400, 403, 404, 429, 500, 503]
const breakages: readonly Garble[] = ['truncated', 'half', 'empty', 'html', 'not-json']

function invalidResponses(status: number, garble: Garble): Fault[] {
  return reads.map(({ operation, errorType }) => {
    const then: Then = status === 200 ? { garble } : { status, errorType, message, garble }
    return { when: { operation, times: 2 }, then }
  })
}

/** A run that makes every one of these calls. */
function publish(from = workspace) {
  const inputs = {
    ...{ 'layer-name': 'test-layer', regions: region, principals: '444455556666', 'retain-versions': '1' },
    ...{ 'ssm-parameter': '/layers/{name}/arn', 'role-to-assume': `arn:aws:iam::${account}:role/publisher` },
  }
  return runInProcess(from, rig.oidcEnv, inputs)
}

describe.each(statuses)('a response with the status %d', (status) => {
  test.each(breakages)(
    'with an invalid body (%s) is ignored, and the request is repeated',
    async (garble) => {
      await publish(older)
      rig.calls.length = 0
      rig.faults.add(...invalidResponses(status, garble))
      const { run, outputs } = await publish()
      expect(run.failure).toBeUndefined()
      expect(outputs['layer-version-arn']).toBe(`arn:aws:lambda:${region}:${account}:layer:test-layer:2`)
      const times = (name: string): number => rig.calls.filter(({ operation }) => operation === name).length
      expect(reads.map(({ operation }) => operation).filter((operation) => times(operation) < 3)).toEqual([])
      expect(times('PublishLayerVersion')).toBe(1)
    },
  )
})

test('a 404 with a valid body means that the version does not exist, without a second request', async () => {
  const { run } = await publish()
  expect(run.failure).toBeUndefined()
  const [first, second] = rig.calls.filter(({ operation }) => operation === 'GetLayerVersion')
  expect([first?.status, second?.input]).toEqual([404, expect.objectContaining({ VersionNumber: 1 })])
})

test('HeadBucket and HeadObject are repeated if there is no response', async () => {
  await createBucket(rig, region)
  const tooLarge = { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' }
  rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: tooLarge })
  for (const operation of ['HeadBucket', 'HeadObject'])
    rig.faults.add({ when: { operation, times: 2 }, then: { reset: 'after' } })
  const inputs = { 'layer-name': 'test-layer', regions: region, 's3-bucket': 'layers-{account}-{region}' }
  const { run } = await runInProcess(workspace, rig.env, inputs)
  expect(run.failure).toBeUndefined()
  expect(await versionNumbersOn(rig)).toMatchObject({ [region]: [1] })
})
