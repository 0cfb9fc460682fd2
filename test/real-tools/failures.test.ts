import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PublishLayerVersionCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { retryPolicy } from '../../src/regions/calls/retry-policy.ts'
import { denied, expired, verificationFaults } from '../rig/faults.mjs'
import type { Then } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Call, Rig } from '../rig/rig.mjs'
import { runAction } from '../rig/runner.mjs'
import { annotationsOf, fourRegions, lambdaOn, run, smallLayer, workspaceOf } from '../support/run-bundle.ts'
import { createFunction } from '../support/functions-on-rig.ts'
import type { Conditions, InProcess } from '../support/run-recipe.ts'
import { runInProcess } from '../support/run-recipe.ts'
import { publishVersions, statementIdsOn, versionNumbersOn } from '../support/layers-on-rig.ts'
import { exactPolicy } from '../support/trust-policies.ts'
import { createBucket, objectsIn } from '../support/buckets-on-rig.ts'

/** Failures of AWS, GitHub and the runner, and what the action does then. The tests use a local simulation of AWS over HTTP. */
let rig: Rig
let workspace: string

beforeAll(async () => {
  // These tests send more requests per second than the default limit of the rig.
  rig = await startRig({ requestsPerSecond: 100_000, totalCodeSize: 1_000_000 })
})
beforeEach(async () => {
  await rig.reset()
  workspace = smallLayer()
})
afterAll(() => rig.stop())

const region = 'eu-west-1'
const granted = { principals: '111122223333' }
const role = { 'role-to-assume': 'arn:aws:iam::111122223333:role/publisher' }

function publish(inputs: Record<string, string> = {}, conditions?: Conditions): Promise<InProcess> {
  return publishWith(rig.env, inputs, conditions)
}

function publishWith(
  env: Record<string, string | undefined>,
  inputs: Record<string, string> = {},
  conditions?: Conditions,
): Promise<InProcess> {
  return runInProcess(workspace, env, { 'layer-name': 'test-layer', regions: region, ...inputs }, conditions)
}

function arnOf(version: number, where = region): string {
  return `arn:aws:lambda:${where}:123456789012:layer:test-layer:${version}`
}

function callsOf(operation: string): Call[] {
  return rig.calls.filter((call) => call.operation === operation)
}

/** Expects that a second run without failures succeeds with this number of writes. */
async function expectRerunSucceeds(writes: number, inputs: Record<string, string> = {}): Promise<void> {
  rig.faults.clear()
  rig.calls.length = 0
  expect((await publish(inputs)).run.failure).toBeUndefined()
  expect(rig.calls.filter(({ write }) => write)).toHaveLength(writes)
}

/** Publishes another version, as a parallel run would, before the `nth` call of this operation. */
function anotherRunBefore(operation: string, nth = 1): void {
  const zip = new AdmZip()
  zip.addFile('nodejs/other.js', Buffer.from('other'))
  const publishOther = new PublishLayerVersionCommand({
    LayerName: 'test-layer',
    Content: { ZipFile: zip.toBuffer() },
  })
  let seen = 0
  let other: Promise<unknown> | undefined
  rig.faults.add({
    next: (call) => {
      if (call.operation !== operation || (seen += 1) !== nth || other) return undefined
      other = lambdaOn(rig, region).send(publishOther)
      return { delayMs: 300 }
    },
  })
}

const lostResponses: Then[] = [
  { reset: 'after' },
  { garble: 'truncated' },
  { status: 503, errorType: 'ServiceUnavailableException', message: 'Service Unavailable', after: true },
  { delayMs: 600_000, after: true },
]

/** Responses of a gateway to a call that AWS has completed. */
const gatewayResponses: Then[] = [408, 499, 404, 403].map((status) => ({ status, body: '', after: true }))

describe('if the publish response is lost after AWS completed the request', () => {
  test.each(gatewayResponses)(
    '%j, which is not a response of AWS: the version is searched for and found',
    async (then) => {
      rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then })
      const { run: ran, outputs } = await publish()
      expect([ran.failure, outputs['layer-version-arn']]).toEqual([undefined, arnOf(1)])
      expect(callsOf('PublishLayerVersion')).toHaveLength(1)
    },
  )

  test('and the second request is rejected: the error includes that the first may have created a version', async () => {
    const when = { operation: 'PublishLayerVersion' }
    rig.faults.add(
      { when, then: { reset: 'before' } },
      { when: { ...when, nth: 2 }, then: denied('PublishLayerVersion').then },
    )
    const { run: ran } = await publish()
    expect(ran.failure).toEqual([
      expect.stringMatching(/AccessDenied.*A version above 0 may exist.*list-layer-versions/),
    ])
  })

  test.each(lostResponses)('%j: the version that the request created is found and adopted', async (then) => {
    await publishVersions(rig, region, 2)
    rig.calls.length = 0
    rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then })
    const { run: ran, outputs } = await publish(granted, { deadlines: { upload: 500, stall: 500 } })
    expect([ran.failure, outputs['layer-version-arn']]).toEqual([undefined, arnOf(3)])
    expect(callsOf('PublishLayerVersion')).toHaveLength(1)
    expect(await statementIdsOn(rig, region, 3)).toEqual(['layer-everywhere-111122223333'])
  })

  test('while another run publishes: the version of that run is not adopted', async () => {
    rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: { reset: 'after' } })
    // The second read is the first one after the lost response.
    anotherRunBefore('ListLayerVersions', 2)
    const { outputs } = await publish()
    expect(outputs['layer-version-arn']).toBe(arnOf(1))
    expect((await versionNumbersOn(rig))[region]).toEqual([2, 1])
  })

  test('each time: the error names the version that may exist, and the next run succeeds', async () => {
    const then = { status: 503, errorType: 'ServiceUnavailableException', message: 'Service Unavailable' }
    rig.faults.add({ when: { operation: 'PublishLayerVersion', times: Infinity }, then })
    const { run: ran } = await publish()
    expect(ran.failure).toEqual([
      expect.stringMatching(
        /^eu-west-1: .*The request was sent 3 times.*A version above 0 may exist.*list-layer-versions --region eu-west-1/,
      ),
    ])
    await expectRerunSucceeds(1)
  })
})

describe('an empty, invalid or HTML body of a 2xx response to any call', () => {
  test.each(['empty', 'not-json', 'html'] as const)(
    '%s: the published version is searched for, reads are repeated, and no ARN is lost',
    async (garble) => {
      const operations = ['GetCallerIdentity', 'ListLayerVersions', 'GetLayerVersion', 'PublishLayerVersion']
      for (const operation of [...operations, 'AddLayerVersionPermission', 'GetLayerVersionPolicy'])
        rig.faults.add({ when: { operation }, then: { garble } })
      const { run: ran, outputs } = await publish(granted)
      expect([ran.failure, outputs['layer-version-arn']]).toEqual([undefined, arnOf(1)])
      await expectRerunSucceeds(0, granted)
    },
  )
})

test('a publish that is reset before AWS processes it is sent again, after a search for the version', async () => {
  rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: { reset: 'before' } })
  const { outputs } = await publish()
  expect(outputs['layer-version-arn']).toBe(arnOf(1))
  const order = rig.calls.map(({ operation }) => operation)
  const between = order.slice(order.indexOf('PublishLayerVersion'), order.lastIndexOf('PublishLayerVersion'))
  expect(between.filter((operation) => operation === 'ListLayerVersions').length).toBeGreaterThan(3)
})

describe('listings that lag behind a publish', () => {
  const notYet = { status: 404, errorType: 'ResourceNotFoundException', message: 'not yet' }

  test('of this run: the version is searched for until it is listed, for 20 s at most', async () => {
    rig.faults.add(
      { when: { operation: 'PublishLayerVersion' }, then: { reset: 'after' } },
      { when: { operation: 'ListLayerVersions', nth: 2, times: 6 }, then: { hideNewest: 1 } },
      { when: { operation: 'GetLayerVersion', nth: 2, times: 6 }, then: notYet },
    )
    const { outputs } = await publish()
    expect(outputs['layer-version-arn']).toBe(arnOf(1))
    expect(callsOf('PublishLayerVersion')).toHaveLength(1)
    const pauses = retryPolicy.writes.PublishLayerVersion.readsAfterLostResponse
    expect(callsOf('ListLayerVersions').length).toBeLessThanOrEqual(1 + pauses.length)
    expect(pauses.reduce<number>((sum, pause) => sum + pause, 0)).toBe(20_000)
  })

  test.each([
    ['without "align-versions"', {}],
    ['with "align-versions"', { 'align-versions': 'true' }],
  ])('of a previous run, %s: its version is found and not published again', async (_name, inputs) => {
    await publish(inputs)
    const lagging = { operation: 'ListLayerVersions', times: Infinity }
    rig.faults.add({ when: lagging, then: { hideNewest: 1 } })
    rig.calls.length = 0
    expect((await publish(inputs)).outputs['layer-version-arn']).toBe(arnOf(1))
    expect(rig.calls.filter(({ write }) => write)).toEqual([])
  })
})

describe('429', () => {
  test.each([undefined, '3'])(
    'with Retry-After %s: the request is sent again after a pause',
    async (after) => {
      const pauses: number[] = []
      const sleep = (milliseconds: number): Promise<void> => Promise.resolve(void pauses.push(milliseconds))
      const headers = after === undefined ? {} : { 'retry-after': after }
      const then = { status: 429, errorType: 'TooManyRequestsException', message: 'Rate exceeded', headers }
      rig.faults.add({ when: { operation: 'PublishLayerVersion', times: 2 }, then })
      expect((await publish({}, { sleep })).run.failure).toBeUndefined()
      const long = pauses.filter((pause) => pause >= Number(after ?? 0) * 1_000)
      expect(long.length).toBeGreaterThanOrEqual(2)
    },
  )
})

describe('413 on a direct upload', () => {
  const tooLarge = { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' }

  test('is staged in S3 if there is a bucket', async () => {
    await createBucket(rig, region)
    rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: tooLarge })
    const { outputs } = await publish({ 's3-bucket': 'layers-{account}-{region}' })
    expect(outputs['layer-version-arn']).toBe(arnOf(1))
    expect(await objectsIn(rig, region)).toEqual([])
  })

  test('if there is no bucket, the error names the input to set', async () => {
    rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: tooLarge })
    expect((await publish()).run.failure?.join()).toContain('Set "s3-bucket"')
  })
})

test('an unzipped size over 262,144,000 bytes fails before any call, and the error names the largest packages', async () => {
  for (let n = 0; n < 12; n += 1) {
    const directory = join(workspace, `nodejs/node_modules/package-${n}`)
    mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, 'package.json'), JSON.stringify({ name: `package-${n}`, version: '1.0.0' }))
    writeFileSync(join(directory, 'large'), '')
    truncateSync(join(directory, 'large'), 22_000_000 + n)
  }
  const { run: ran } = await publish()
  expect(ran.failure?.join()).toMatch(/262,144,000.*package-11/s)
  expect(ran.failure?.join().match(/package-\d+/g)).toHaveLength(10)
  expect(rig.calls).toEqual([])
})

test('CodeStorageExceededException: the request is not repeated, and the error shows the used storage and how to free some', async () => {
  const noise = { 'nodejs/noise.js': Array.from({ length: 40_000 }, () => Math.random()).join() }
  workspace = workspaceOf(noise)
  await publish({ 'layer-name': 'other' })
  workspace = workspaceOf({ 'nodejs/noise.js': noise['nodejs/noise.js'] + noise['nodejs/noise.js'] })
  await publish({ 'layer-name': 'another', description: 'one' })
  await publish({ 'layer-name': 'another', description: 'two' })
  rig.calls.length = 0
  const { run: ran } = await publish()
  expect(callsOf('PublishLayerVersion')).toHaveLength(1)
  expect(ran.failure).toEqual([
    expect.stringMatching(/"yank".*"retain-versions".*[\d.]+ [KM]B of [\d.]+ [KM]B are used/),
  ])
})

test('a Region that is not enabled: the error names this cause, and not invalid credentials', async () => {
  rig.disabledRegions.add('us-west-1')
  const { run: ran, outputs } = await publish({ regions: `us-west-1,${region}` })
  expect(ran.failure).toEqual([
    expect.stringMatching(/^us-west-1: The Region is not enabled.*Enable the Region/),
  ])
  expect(JSON.parse(outputs['arns'] ?? '')).toEqual({ [region]: arnOf(1) })
})

describe('credentials that expire during the run', () => {
  test('from OIDC: the role is assumed again, once', async () => {
    rig.faults.add(expired({ operation: 'AddLayerVersionPermission' }))
    const { run: ran } = await publishWith(rig.oidcEnv, { ...role, ...granted })
    expect(ran.failure).toBeUndefined()
    expect(callsOf('AssumeRoleWithWebIdentity')).toHaveLength(2)
  })

  test('from OIDC, and the role cannot be assumed again: the error contains the cause', async () => {
    rig.faults.add(expired({ operation: 'AddLayerVersionPermission', times: Infinity }))
    const refused = denied('AssumeRoleWithWebIdentity').then
    rig.faults.add({
      when: { operation: 'AssumeRoleWithWebIdentity', nth: 2, times: Infinity },
      then: refused,
    })
    const { run: ran, outputs } = await publishWith(rig.oidcEnv, { ...role, ...granted })
    expect(ran.failure?.join()).toMatch(/have expired.*New credentials are not available: .*AccessDenied/s)
    expect(outputs['layer-version-arn']).toMatch(/:1$/)
  })

  test('from OIDC, and AWS does not accept the new ones immediately: the call is repeated', async () => {
    const unknown = { status: 403, errorType: 'UnrecognizedClientException', message: 'invalid' }
    rig.faults.add(expired({ operation: 'AddLayerVersionPermission' }), {
      when: { operation: 'AddLayerVersionPermission', nth: 2, times: 2 },
      then: unknown,
    })
    const { run: ran } = await publishWith(rig.oidcEnv, { ...role, ...granted })
    expect(ran.failure).toBeUndefined()
  })

  test('from the environment: the error names the input for the duration, and the ARN is in the outputs', async () => {
    rig.faults.add(expired({ operation: 'AddLayerVersionPermission', times: Infinity }))
    const { run: ran, outputs } = await publish(granted)
    expect(ran.failure?.join()).toContain('role-duration-seconds')
    expect(outputs['layer-version-arn']).toBe(arnOf(1))
  })
})

describe('"Signature expired" on a slow upload', () => {
  const message = 'Signature expired: 20261126T010000Z is now earlier than 20261126T010500Z'
  const tooSlow = { status: 403, errorType: 'InvalidSignatureException', message }

  test('is staged in S3 if there is a bucket', async () => {
    await createBucket(rig, region)
    rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: tooSlow })
    const { outputs } = await publish({ 's3-bucket': 'layers-{account}-{region}' })
    expect(outputs['layer-version-arn']).toBe(arnOf(1))
  })

  test('if there is no bucket, the error names "s3-bucket"', async () => {
    rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: tooSlow })
    expect((await publish()).run.failure?.join()).toContain('"s3-bucket"')
  })
})

test('if one of several Regions fails, the others are completed, and a re-run does what is missing', async () => {
  const regions = { regions: fourRegions.join() }
  rig.faults.add(denied('PublishLayerVersion', region))
  const { run: ran, outputs } = await publish(regions)
  expect(ran.failure).toEqual([expect.stringMatching(/^eu-west-1: .*lambda:PublishLayerVersion/)])
  expect(outputs['failed-regions']).toBe(JSON.stringify([region]))
  const others = fourRegions.filter((other) => other !== region)
  expect(JSON.parse(outputs['arns'] ?? '')).toEqual(
    Object.fromEntries(others.map((other) => [other, arnOf(1, other)])),
  )
  await expectRerunSucceeds(1, regions)
})

describe('AddLayerVersionPermission returns 409', () => {
  const conflict = { status: 409, errorType: 'ResourceConflictException', message: 'exists' }

  test('and the policy has the statement, because the first response was lost: the run succeeds', async () => {
    rig.faults.add({ when: { operation: 'AddLayerVersionPermission' }, then: { reset: 'after' } })
    expect((await publish(granted)).run.failure).toBeUndefined()
    expect(callsOf('AddLayerVersionPermission').map(({ status }) => status)).toEqual([0, 409])
  })

  test('and the policy does not have the statement: the error names the missing permission', async () => {
    rig.faults.add({ when: { operation: 'AddLayerVersionPermission' }, then: conflict })
    const { run: ran, outputs } = await publish(granted)
    expect(ran.failure).toEqual([
      expect.stringMatching(/Version 1 exists, but is not granted to 111122223333/),
    ])
    expect(outputs['layer-version-arn']).toBe(arnOf(1))
  })
})

describe('412 on RevisionId', () => {
  const overrun = { status: 412, errorType: 'PreconditionFailedException', message: 'RevisionId' }

  test('once: the request is sent again', async () => {
    rig.faults.add({ when: { operation: 'AddLayerVersionPermission' }, then: overrun })
    expect((await publish(granted)).run.failure).toBeUndefined()
  })

  test('twice: the error names the missing permission', async () => {
    rig.faults.add({ when: { operation: 'AddLayerVersionPermission', times: 2 }, then: overrun })
    expect((await publish(granted)).run.failure?.join()).toContain('is not granted to 111122223333')
  })
})

test('if only the permission fails, the ARN is in the outputs, and a re-run adds the permission without publishing', async () => {
  rig.faults.add(denied('AddLayerVersionPermission'))
  const { run: ran, outputs } = await publish(granted)
  expect(ran.failure?.join()).toMatch(/Version 1 exists, but is not granted to 111122223333\. .*AccessDenied/)
  expect(outputs['layer-version-arn']).toBe(arnOf(1))
  await expectRerunSucceeds(1, granted)
  expect(callsOf('PublishLayerVersion')).toEqual([])
})

test('if the policy is full, the error names what was not granted and suggests an organization id', async () => {
  const then = { status: 400, errorType: 'PolicyLengthExceededException', message: 'too long' }
  rig.faults.add({ when: { operation: 'AddLayerVersionPermission', nth: 2, times: Infinity }, then })
  const { run: ran, outputs } = await publish({ principals: '111122223333,444455556666' })
  expect(ran.failure?.join()).toMatch(/not granted to 444455556666\. .*organization id \(o-/)
  expect(ran.outcomes.get(region)?.granted).toEqual(['111122223333'])
  expect(outputs['layer-version-arn']).toBe(arnOf(1))
})

describe('deletion of old versions', () => {
  const one = { 'retain-versions': '1' }

  test('that fails is a warning', async () => {
    await publishVersions(rig, region, 2)
    rig.faults.add(denied('DeleteLayerVersion'))
    const { run: ran } = await publish(one)
    expect([ran.failure, ran.warnings.join()]).toEqual([
      undefined,
      expect.stringContaining('lambda:DeleteLayerVersion'),
    ])
    expect((await versionNumbersOn(rig))[region]).toEqual([3, 2, 1])
  })

  test('keeps a version that a parallel run publishes, and the current version', async () => {
    await publishVersions(rig, region, 2)
    anotherRunBefore('ListFunctions', 2)
    expect((await publish(one)).run.failure).toBeUndefined()
    expect((await versionNumbersOn(rig))[region]).toEqual([4, 3])
  })

  test('keeps a version that a function uses', async () => {
    await publishVersions(rig, region, 2)
    await createFunction(rig, region, [arnOf(1)])
    await publish(one)
    expect((await versionNumbersOn(rig))[region]).toEqual([3, 1])
  })
})

test('if a parallel run publishes between two calls, only the version of this run is reported and granted', async () => {
  anotherRunBefore('PublishLayerVersion')
  const { outputs } = await publish(granted)
  expect(outputs['layer-version-arn']).toBe(arnOf(2))
  expect([await statementIdsOn(rig, region, 1), await statementIdsOn(rig, region, 2)]).toEqual([
    undefined,
    ['layer-everywhere-111122223333'],
  ])
})

describe('a token endpoint that is slow or returns 5xx, and an AssumeRole call that is rejected temporarily', () => {
  test('each attempt uses a new token', async () => {
    rig.faults.add(
      { when: { service: 'oidc' }, then: { delayMs: 600_000 } },
      { when: { service: 'oidc', nth: 2 }, then: { status: 500, body: 'no' } },
      ...verificationFaults.map((then, index) => ({
        when: { operation: 'AssumeRoleWithWebIdentity', nth: index + 1 },
        then,
      })),
    )
    expect((await publishWith(rig.oidcEnv, role, { deadlines: { token: 300 } })).run.failure).toBeUndefined()
    const tokens = callsOf('AssumeRoleWithWebIdentity').map(
      ({ input }) => input['WebIdentityToken'].jti as string,
    )
    expect([tokens.length, new Set(tokens).size]).toEqual([3, 3])
  })

  test('all attempts together have a deadline', async () => {
    rig.faults.add({ when: { service: 'oidc', times: Infinity }, then: { delayMs: 600_000 } })
    const { run: ran } = await publishWith(rig.oidcEnv, role, { deadlines: { token: 200, assumeRole: 500 } })
    expect(ran.failure?.join()).toMatch(/did not issue an OIDC token.*no response within/)
    expect(callsOf('GetToken').length).toBeLessThan(10)
  })
})

test('AccessDenied for AssumeRole: after two attempts, the error shows the claims and the condition that would allow them', async () => {
  rig.iam.putRole(role['role-to-assume'], { trust: exactPolicy('repo:octo-org/octo-repo:environment:prod') })
  const { run: ran } = await publishWith(rig.oidcEnv, role)
  expect(callsOf('AssumeRoleWithWebIdentity')).toHaveLength(2)
  expect(ran.failure?.join()).toMatch(/repo:octo-org\/octo-repo:ref:refs\/heads\/main.*"StringEquals"/s)
})

test('if the account id is masked, the manifest contains the ARNs, and other outputs do not contain the account id', async () => {
  const { outputs } = await run(workspace, rig.env, { regions: region, ...granted })
  const manifest = JSON.parse(readFileSync(outputs['manifest'] ?? '', 'utf8')) as object
  expect(JSON.stringify(manifest)).toContain(arnOf(1))
  for (const name of ['version', 'versions', 'target-version', 'changed', 'failed-regions', 'code-sha256'])
    expect([name, outputs[name]]).toEqual([name, expect.not.stringContaining('123456789012')])
  expect([outputs['version'], outputs['versions']]).toEqual(['1', `{"${region}":1}`])
})

test('a summary over GitHub’s limit is truncated and refers to the manifest', async () => {
  const message = `${'x'.repeat(400_000)}.`
  for (const each of fourRegions)
    rig.faults.add({
      when: { operation: 'PublishLayerVersion', region: each },
      then: { status: 403, errorType: 'AccessDeniedException', message },
    })
  const { summary, outputs } = await run(workspace, rig.env)
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1_048_576)
  expect(summary).toContain(`The rest is in the manifest: ${outputs['manifest']}`)
  expect(outputs['failed-regions']).toBe(JSON.stringify(fourRegions))
})

describe('an archive that is staged in S3', () => {
  const bucket = { 's3-bucket': 'layers-{account}-{region}' }
  const tooLarge = { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' }
  const message =
    'Error occurred while GetObject. S3 Error Code: NoSuchVersion. S3 Error Message: The specified version does not exist.'
  const gone = { status: 400, errorType: 'InvalidParameterValueException', message }

  beforeEach(async () => {
    await createBucket(rig, region)
    rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: tooLarge })
  })

  test('has its SHA-256 as the key, and its object version is passed to Lambda', async () => {
    const { run: ran } = await publish(bucket)
    const sha256 = Buffer.from(ran.archive?.sha256 ?? '', 'base64').toString('hex')
    const [, staged] = callsOf('PublishLayerVersion')
    expect(staged?.input['Content']).toMatchObject({
      S3Key: `test-layer/${sha256}.zip`,
      S3ObjectVersion: expect.stringMatching(/./),
    })
  })

  test('is uploaded again if it was deleted', async () => {
    rig.faults.add({ when: { operation: 'PublishLayerVersion', nth: 2 }, then: gone })
    const { outputs } = await publish(bucket)
    expect(outputs['layer-version-arn']).toBe(arnOf(1))
    expect(callsOf('PutObject')).toHaveLength(2)
  })

  test('if it was replaced, the error warns against using that version, and its ARN is not in the outputs', async () => {
    const CodeSha256 = createHash('sha256').update('other').digest('base64')
    const other = { LayerVersionArn: arnOf(1), Version: 1, Content: { CodeSha256 } }
    const then = { status: 201, body: JSON.stringify(other) }
    rig.faults.add({ when: { operation: 'PublishLayerVersion', nth: 2 }, then })
    const { run: ran, outputs } = await publish(bucket)
    expect(ran.failure?.join()).toContain('Do not use that version')
    expect(outputs['layer-version-arn']).toBe('')
    expect(callsOf('PublishLayerVersion')).toHaveLength(2)
  })
})

describe('a run that is cancelled', () => {
  test('starts no further changes, and reports the published versions', async () => {
    const cancellation = new AbortController()
    rig.faults.add({
      next: ({ operation }) => {
        if (operation === 'PublishLayerVersion') cancellation.abort('SIGINT')
        return undefined
      },
    })
    const { run: ran, outputs } = await publish(granted, { cancelled: cancellation.signal })
    expect(ran.failure?.join()).toContain('The run was cancelled before this was done. Re-run the job.')
    expect(outputs['layer-version-arn']).toBe(arnOf(1))
    expect(callsOf('AddLayerVersionPermission')).toEqual([])
    await expectRerunSucceeds(1, granted)
  })

  // cancel.test.ts tests the signals.
})

describe('files that cannot be written', () => {
  test('a RUNNER_TEMP that does not exist: one clear error, before any call', async () => {
    const env = { ...rig.env, RUNNER_TEMP: join(workspace, 'none') }
    const result = await runAction({ workspace, env, inputs: { 'layer-name': 'x', regions: region } })
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringMatching(/^No folder can be created in .*RUNNER_TEMP/),
    ])
    expect(rig.calls).toEqual([])
  })

  test('an output file that cannot be written: one clear error, and the summary contains the ARNs', async () => {
    const directory = workspaceOf({ output: '' })
    chmodSync(directory, 0o755)
    const env = { ...rig.env, GITHUB_OUTPUT: directory }
    const result = await runAction({
      workspace,
      env,
      inputs: { 'layer-name': 'test-layer', regions: region },
    })
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error')).toEqual([expect.stringMatching(/outputs could not be written/)])
    expect(result.summary).toContain(arnOf(1))
  })
})

test.each<[string, Then]>([
  ['hangs', { delayMs: 600_000 }],
  ['sends its response byte by byte', { trickle: true }],
])('an endpoint that %s: a clear error after the deadline', async (_name, then) => {
  rig.faults.add({ when: { operation: 'ListLayerVersions', times: Infinity }, then })
  const { run: ran } = await publish({}, { deadlines: { connection: 200, response: 200 } })
  expect(ran.failure).toEqual([
    `${region}: ListLayerVersions failed. There was no valid response (the request timed out). Re-run the job. It does only what is missing.`,
  ])
})
