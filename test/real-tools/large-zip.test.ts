import { createCipheriv, createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { denied } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { annotationsOf, run, smallLayer } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { bucketOf, createBucket, objectsIn, s3On } from '../support/buckets-on-rig.ts'

const regions = ['eu-west-1', 'us-east-1']
let rig: Rig
let large: string

beforeAll(async () => {
  rig = await startRig()
  large = largeLayer()
})
afterAll(() => rig.stop())

/** An incompressible layer, slightly larger than the 52,428,800 bytes of a direct upload. Its content is always the same. */
function largeLayer(): string {
  const workspace = smallLayer()
  const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16, 'seed'), Buffer.alloc(16)).update(
    Buffer.alloc(52_500_000),
  )
  writeFileSync(join(workspace, 'nodejs/node_modules/own/data.bin'), noise)
  return workspace
}

function publish(inputs: Record<string, string> = {}, workspace = large): Promise<Result> {
  return run(workspace, rig.env, {
    regions: regions.join(),
    's3-bucket': 'layers-{account}-{region}',
    's3-prefix': 'staged/',
    ...inputs,
  })
}

async function createBuckets(): Promise<void> {
  for (const region of regions) await createBucket(rig, region)
  rig.calls.length = 0
}

/** Returns the S3 and publish operations of one Region, in their order. */
function stagingOperations(region: string, calls = rig.calls): string[] {
  return calls
    .filter(
      (call) => call.region === region && (call.service === 's3' || call.operation.startsWith('Publish')),
    )
    .map(({ operation }) => operation)
}

describe('a layer over 50 MiB in two Regions', () => {
  let result: Result
  let sha256: Buffer
  let calls: Rig['calls']
  beforeAll(async () => {
    await rig.reset()
    await createBuckets()
    result = await publish()
    calls = [...rig.calls]
    sha256 = createHash('sha256')
      .update(readFileSync(result.outputs['archive'] ?? ''))
      .digest()
  })

  test('is staged in the bucket of each Region and deleted after publishing', async () => {
    expect(annotationsOf(result, 'error')).toEqual([])
    expect(result.exitCode).toBe(0)
    expect(Number(result.outputs['code-size'])).toBeGreaterThan(52_428_800)
    expect(result.outputs['code-sha256']).toBe(sha256.toString('base64'))
    expect(result.outputs['version']).toBe('1')
    for (const region of regions) {
      expect(stagingOperations(region, calls)).toEqual([
        'HeadBucket',
        'HeadObject',
        'PutObject',
        'PublishLayerVersion',
        'DeleteObject',
      ])
      expect(await objectsIn(rig, region)).toEqual([])
    }
  })

  test('is uploaded once with its hash as the key and with its checksum; the uploaded object version is published and deleted', () => {
    const of = (operation: string) =>
      calls.find((call) => call.region === 'us-east-1' && call.operation === operation)?.input
    const place = { Bucket: bucketOf('us-east-1'), Key: `staged/test-layer/${sha256.toString('hex')}.zip` }
    expect(of('PutObject')).toEqual({
      ...place,
      ContentType: 'application/zip',
      ChecksumSHA256: sha256.toString('base64'),
      ExpectedBucketOwner: '123456789012',
    })
    const { VersionId } = of('DeleteObject') ?? {}
    expect(VersionId).toEqual(expect.any(String))
    expect(of('DeleteObject')).toMatchObject(place)
    expect(of('PublishLayerVersion')).toMatchObject({
      Content: { S3Bucket: place.Bucket, S3Key: place.Key, S3ObjectVersion: VersionId },
    })
  })

  test('is not uploaded by a second run', async () => {
    rig.calls.length = 0
    const again = await publish()
    expect(again.outputs).toMatchObject({ changed: 'false', version: '1' })
    expect(rig.calls.filter(({ write, service }) => write || service === 's3')).toEqual([])
  })

  test('is not uploaded to a bucket that already contains it, and is not deleted from there', async () => {
    const Body = readFileSync(result.outputs['archive'] ?? '')
    await s3On(rig, 'eu-west-1').send(
      new PutObjectCommand({
        Bucket: bucketOf('eu-west-1'),
        Key: `staged/test-layer/${sha256.toString('hex')}.zip`,
        Body,
        ChecksumSHA256: sha256.toString('base64'),
      }),
    )
    rig.calls.length = 0
    const other = await publish({ description: 'The same bytes, described.' })
    expect(other.outputs['version']).toBe('2')
    expect(stagingOperations('eu-west-1')).toEqual(['HeadBucket', 'HeadObject', 'PublishLayerVersion'])
    expect(await objectsIn(rig, 'eu-west-1')).toHaveLength(1)
    expect(await objectsIn(rig, 'us-east-1')).toEqual([])
  })
})

describe('a bucket that cannot be used', () => {
  beforeEach(() => rig.reset())

  test('fails only its Region, and nothing is uploaded there', async () => {
    await createBucket(rig, 'us-east-1')
    const result = await publish()
    expect(result.exitCode).toBe(1)
    expect(result.outputs['failed-regions']).toBe('["eu-west-1"]')
    expect(result.outputs['arn-us-east-1']).toMatch(/:layer:test-layer:1$/)
    expect(annotationsOf(result, 'error')).toEqual([
      'eu-west-1: There is no bucket "layers-123456789012-eu-west-1". Create it in eu-west-1, or correct "s3-bucket". ' +
        'AWS returned the HTTP status 404 without an error code.',
    ])
    expect(stagingOperations('eu-west-1')).toEqual(['HeadBucket'])
  })

  test('because it is in another Region: the error names that Region and the fix', async () => {
    await createBucket(rig, 'us-east-1', 'layers')
    const result = await publish({ regions: 'eu-west-1', 's3-bucket': 'layers' })
    expect(result.outputs['failed-regions']).toBe('["eu-west-1"]')
    expect(annotationsOf(result, 'error').join()).toContain(
      'The bucket "layers" is in us-east-1, but Lambda accepts an archive only from a bucket in the same Region. Create a bucket in each Region, and use "{region}" in "s3-bucket".',
    )
  })

  test('because permissions are missing: the error names them', async () => {
    await createBuckets()
    rig.faults.add(denied('PutObject'))
    const result = await publish({ regions: 'eu-west-1' })
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error').join()).toMatch(
      /They need s3:PutObject, s3:GetObject, .*not authorized to perform: s3:PutObject/,
    )
    expect(stagingOperations('eu-west-1')).not.toContain('PublishLayerVersion')
  })

  test('is a warning in a dry run, which sends no write', async () => {
    await createBucket(rig, 'us-east-1')
    rig.calls.length = 0
    const result = await publish({ 'dry-run': 'true' })
    expect(result.exitCode).toBe(0)
    expect(annotationsOf(result, 'warning').join()).toContain(
      'There is no bucket "layers-123456789012-eu-west-1"',
    )
    expect(annotationsOf(result, 'warning').join()).not.toContain('us-east-1')
    expect(rig.calls.filter(({ write }) => write)).toEqual([])
  })
})

describe('credentials without some S3 permissions', () => {
  beforeEach(async () => {
    await rig.reset()
    await createBuckets()
  })

  test('can publish if HeadBucket and HeadObject are denied', async () => {
    for (const operation of ['HeadBucket', 'HeadObject']) rig.faults.add(denied(operation))
    const result = await publish({ regions: 'eu-west-1' })
    expect(annotationsOf(result, 'error')).toEqual([])
    expect(result.outputs['version']).toBe('1')
    expect(await objectsIn(rig, 'eu-west-1')).toEqual([])
  })

  test('if they cannot delete the staged archive, a warning names it', async () => {
    rig.faults.add(denied('DeleteObject'))
    const result = await publish({ regions: 'eu-west-1' })
    expect(result.exitCode).toBe(0)
    expect(result.outputs['version']).toBe('1')
    const [warning] = annotationsOf(result, 'warning').filter((text) => text.startsWith('eu-west-1:'))
    expect(warning).toContain('The staged archive could not be deleted.')
    expect(warning).toMatch(
      /Delete staged\/test-layer\/[0-9a-f]{64}\.zip, version \S+, from the bucket "layers-123456789012-eu-west-1"\.$/,
    )
    const manifest = JSON.parse(readFileSync(result.outputs['manifest'] ?? '', 'utf8'))
    expect(manifest.warnings).toContain(warning)
  })
})

describe('a small zip', () => {
  beforeEach(() => rig.reset())

  const tooLarge = {
    when: { operation: 'PublishLayerVersion', times: 1 },
    then: { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Request must be smaller' },
  }

  test('is uploaded directly', async () => {
    const result = await publish({}, smallLayer())
    expect(result.exitCode).toBe(0)
    expect(rig.calls.filter(({ service }) => service === 's3')).toEqual([])
  })

  test('is staged in S3 if AWS rejects it as too large', async () => {
    await createBuckets()
    rig.faults.add(tooLarge)
    const result = await publish({ regions: 'eu-west-1' }, smallLayer())
    expect(result.outputs['version']).toBe('1')
    expect(stagingOperations('eu-west-1')).toEqual([
      'PublishLayerVersion',
      'HeadBucket',
      'HeadObject',
      'PutObject',
      'PublishLayerVersion',
      'DeleteObject',
    ])
  })

  test('if AWS rejects it as too large and there is no bucket, the error names the input to set', async () => {
    rig.faults.add(tooLarge)
    const result = await publish({ regions: 'eu-west-1', 's3-bucket': '', 's3-prefix': '' }, smallLayer())
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error').join()).toContain('Set "s3-bucket"')
  })
})
