import { PutBucketPolicyCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { smallLayer } from '../support/run-bundle.ts'
import type { InProcess } from '../support/run-recipe.ts'
import { runInProcess } from '../support/run-recipe.ts'
import { bucketOf, createBucket, objectsIn, s3On } from '../support/buckets-on-rig.ts'

/** A staging bucket whose policy requires an encryption header, as policies of many organizations do. */
let rig: Rig

const region = 'eu-west-1'
const key = `arn:aws:kms:${region}:123456789012:alias/layers`

beforeAll(async () => {
  rig = await startRig({ requestsPerSecond: 100_000 })
})
afterAll(() => rig.stop())
beforeEach(async () => {
  await rig.reset()
  await createBucket(rig, region)
})

async function requireHeader(header: string, value: string): Promise<void> {
  const statement = {
    ...{
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::${bucketOf(region)}/*`,
    },
    Condition: { StringNotEquals: { [`s3:${header}`]: value } },
  }
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  await s3On(rig, region).send(new PutBucketPolicyCommand({ Bucket: bucketOf(region), Policy }))
}

/** Publishes a small zip that AWS rejects as too large, so that it is staged in S3 like a large one. */
function publish(encryption: string): Promise<InProcess> {
  rig.faults.add({
    when: { operation: 'PublishLayerVersion' },
    then: { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' },
  })
  const inputs = { 's3-bucket': 'layers-{account}-{region}', 's3-encryption': encryption }
  return runInProcess(smallLayer(), rig.env, { 'layer-name': 'test-layer', regions: region, ...inputs })
}

test.each([
  ['x-amz-server-side-encryption', 'AES256', 'AES256'],
  ['x-amz-server-side-encryption', 'aws:kms', 'aws:kms'],
  ['x-amz-server-side-encryption', 'aws:kms', `aws:kms:${key}`],
  ['x-amz-server-side-encryption-aws-kms-key-id', key, 'aws:kms:arn:aws:kms:{region}:{account}:alias/layers'],
])('a bucket that requires %s: %s accepts "s3-encryption: %s"', async (header, value, encryption) => {
  await requireHeader(header, value)
  const { run, outputs } = await publish(encryption)
  expect(run.failure).toBeUndefined()
  expect(run.warnings.filter((warning) => !warning.startsWith('AWS_ENDPOINT_URL'))).toEqual([])
  expect(outputs['layer-version-arn']).toMatch(/:1$/)
  expect((await objectsIn(rig, region)).length).toBe(0)
})

test('a bucket that requires a header: if "s3-encryption" is not set, the error names it', async () => {
  await requireHeader('x-amz-server-side-encryption', 'AES256')
  const { run } = await publish('')
  expect(run.failure?.join()).toMatch(/requires an encryption header, set "s3-encryption".*explicit deny/)
})

test('a bucket that requires another key: the error shows the value of "s3-encryption"', async () => {
  await requireHeader('x-amz-server-side-encryption-aws-kms-key-id', `${key}-other`)
  const { run } = await publish(`aws:kms:${key}`)
  expect(run.failure?.join()).toContain(`with "s3-encryption" set to aws:kms and the key ${key}.`)
})
