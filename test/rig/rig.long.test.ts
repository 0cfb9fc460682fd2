import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda'
import * as lambda from '@aws-sdk/client-lambda'
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { PutObjectCommandInput } from '@aws-sdk/client-s3'
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import AdmZip from 'adm-zip'
import { createHash } from 'node:crypto'
import { denied, randomFaults, type Fault } from './faults.mjs'
import { startRig, type Rig } from './rig.mjs'
import type { Rejections } from './rejections.mjs'
import type { Statement } from './trust.mjs'

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'rig' }
const zip = zipOf({ 'nodejs/index.js': 'export default 1' })
const LayerName = 'example'
const gitHub = 'token.actions.githubusercontent.com'
const webIdentity = 'sts:AssumeRoleWithWebIdentity'
const publisher = 'arn:aws:iam::222233334444:role/publisher'
let rig: Rig
let now = Date.parse('2026-11-24T00:00:00Z')

beforeAll(async () => {
  rig = await startRig({ clock: () => now })
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

describe('publishing', () => {
  test('returns a version with a Location for complete and partial downloads', async () => {
    const published = await publish()
    expect(published).toMatchObject({
      Version: 1,
      Content: { CodeSha256: sha256(zip), CodeSize: zip.length },
    })
    expect(published).not.toHaveProperty('Description')

    const location = published.Content?.Location ?? ''
    expect(Buffer.from(await (await fetch(location)).arrayBuffer())).toEqual(zip)
    const part = await fetch(location, { headers: { range: 'bytes=2-5' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 2-5/${zip.length}`])
    expect(Buffer.from(await part.arrayBuffer())).toEqual(zip.subarray(2, 6))
    expect((await fetch(location, { headers: { range: `bytes=${zip.length}-` } })).status).toBe(416)
  })

  test('reads the specified version of an object in S3', async () => {
    const first = await putObject(zip)
    await putObject(zipOf({ 'nodejs/other.js': '2' }))
    const content = { S3Bucket: 'layers', S3Key: 'a/layer.zip', S3ObjectVersion: first }
    expect((await publish({ Content: content })).Content?.CodeSha256).toBe(sha256(zip))
  })

  test.each([
    [{ LayerName: 'a b' }, 'Member must satisfy regular expression pattern'],
    [{ LayerName: 'a'.repeat(141) }, "at 'layerName' failed to satisfy constraint"],
    [
      { Description: 'a'.repeat(257) },
      "at 'description' failed to satisfy constraint: Member must have length less than",
    ],
    [{ CompatibleRuntimes: ['nodejs1.x'] }, "Value '[nodejs1.x]' at 'compatibleRuntimes'"],
    [
      { CompatibleRuntimes: Array(16).fill('nodejs24.x') },
      'Member must have length less than or equal to 15',
    ],
    [{ CompatibleArchitectures: ['amd64'] }, 'Member must satisfy enum value set: [x86_64, arm64]'],
    [{ Content: { ZipFile: Buffer.from('no zip') } }, 'Could not unzip uploaded file.'],
    [{ Content: { ZipFile: zip.subarray(0, -30) } }, 'Could not unzip uploaded file.'],
    [{ Content: { ZipFile: zipOf({}) } }, 'Uploaded file must be a non-empty zip'],
    [
      { Content: { ZipFile: zip, S3Bucket: 'b-b', S3Key: 'k' } },
      'Please do not provide other FunctionCode parameters',
    ],
    [{ Content: { S3Bucket: 'absent', S3Key: 'k' } }, 'S3 Error Code: NoSuchBucket'],
    [{ Content: { ZipFile: declaring(262_144_001) } }, 'Unzipped size must be smaller than 262144000 bytes'],
  ])('rejects %o', async (input, message) => {
    await expect(publish(input as Partial<lambda.PublishLayerVersionCommandInput>)).rejects.toMatchObject({
      message: expect.stringContaining(message),
      $metadata: { httpStatusCode: 400 },
    })
  })

  test('rejects a zip of more than 50 MiB with the status 413', async () => {
    const tooLarge = Buffer.alloc(52_428_801)
    await expect(publish({ Content: { ZipFile: tooLarge } })).rejects.toMatchObject({
      name: 'RequestEntityTooLargeException',
      message: 'Request must be smaller than 69905067 bytes for the PublishLayerVersion operation',
      $metadata: { httpStatusCode: 413 },
    })
  })
})

describe('S3', () => {
  const object = { Bucket: 'layers', Key: 'a/layer.zip' }
  const put = (input: Partial<PutObjectCommandInput> = {}, region?: string) =>
    s3(region).send(new PutObjectCommand({ ...object, Body: zip, ...input }))

  test('stores a checksum and returns it on request', async () => {
    const VersionId = await putObject(Buffer.from('another'))
    const { VersionId: newest } = await put({ ChecksumSHA256: sha256(zip) })
    const found = await s3().send(new HeadObjectCommand({ ...object, ChecksumMode: 'ENABLED' }))
    expect(found).toMatchObject({
      ChecksumSHA256: sha256(zip),
      ContentLength: zip.length,
      VersionId: newest,
    })
    expect(newest).not.toBe(VersionId)
  })

  test.each<[string, Partial<PutObjectCommandInput>, string | undefined, object]>([
    [
      'with the checksum of different content',
      { ChecksumSHA256: sha256(Buffer.from('x')) },
      undefined,
      { name: 'BadDigest' },
    ],
    [
      'for a bucket of another account',
      { ExpectedBucketOwner: '111122223333' },
      undefined,
      { name: 'AccessDenied' },
    ],
    [
      'for a bucket in another Region, and returns that Region',
      {},
      'us-west-1',
      { name: 'PermanentRedirect', $response: { headers: { 'x-amz-bucket-region': 'eu-west-1' } } },
    ],
  ])('rejects an object %s', async (_name, input, region, error) => {
    await putObject(zip)
    await expect(put(input, region)).rejects.toMatchObject(error)
  })

  test('accepts larger requests than Lambda', async () => {
    await putObject(zip)
    expect((await put({ Body: Buffer.alloc(70_167_212) })).VersionId).toEqual(expect.any(String))
  })
})

test('a request of more than 70,167,211 bytes is rejected before it is read', async () => {
  const body = Buffer.alloc(70_167_212)
  const headers = { authorization: signedFor('lambda'), 'content-type': 'application/json' }
  const response = await fetch(`${rig.url}/2018-10-31/layers/example/versions`, {
    method: 'POST',
    body,
    headers,
  })
  expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([
    413,
    'RequestEntityTooLargeException',
  ])
})

describe('listing', () => {
  test('is empty for a layer that does not exist', async () => {
    expect((await list()).LayerVersions).toEqual([])
  })

  test('returns pages, newest version first, without content', async () => {
    for (let version = 1; version <= 3; version++) await publish()
    const first = await list({ MaxItems: 2 })
    expect(first.LayerVersions?.map(({ Version }) => Version)).toEqual([3, 2])
    const last = await list({ MaxItems: 2, Marker: first.NextMarker })
    expect(last).toMatchObject({ LayerVersions: [{ Version: 1 }] })
    expect(last).not.toHaveProperty('NextMarker')
    expect(Object.keys(last.LayerVersions?.[0] ?? {}).sort()).toEqual([
      'CreatedDate',
      'LayerVersionArn',
      'Version',
    ])
  })

  test('returns only versions for the requested runtime', async () => {
    await publish({ CompatibleRuntimes: ['nodejs24.x'] })
    await publish({ CompatibleRuntimes: ['python3.14'] })
    expect((await list({ CompatibleRuntime: 'nodejs24.x' })).LayerVersions).toMatchObject([{ Version: 1 }])
  })
})

describe('a Region that rejects metadata', () => {
  type Case = [
    Rejections,
    Partial<lambda.PublishLayerVersionCommandInput>,
    Partial<lambda.ListLayerVersionsCommandInput>,
    { readonly name: string; readonly message: string },
  ]
  test.each<Case>([
    [
      { runtimes: ['nodejs24.x'] },
      { CompatibleRuntimes: ['nodejs22.x', 'nodejs24.x'] },
      { CompatibleRuntime: 'nodejs24.x' },
      {
        name: 'ValidationException',
        message: "Value '[nodejs22.x, null]' at 'compatibleRuntimes' failed to satisfy constraint",
      },
    ],
    [
      { architectures: true },
      { CompatibleArchitectures: ['x86_64'] },
      { CompatibleArchitecture: 'x86_64' },
      {
        name: 'InvalidParameterValueException',
        message: 'CompatibleArchitectures are not supported in eu-west-1.',
      },
    ],
  ])(
    'rejects %o when a version is published, and as a filter only if requested',
    async (rejections, input, filter, { name, message }) => {
      rig.rejections.set('eu-west-1', rejections)
      await expect(publish(input)).rejects.toMatchObject({
        name,
        message: expect.stringContaining(message),
        $metadata: { httpStatusCode: 400 },
      })
      expect((await publish()).Version).toBe(1)
      expect((await list(filter)).LayerVersions).toEqual([])
      rig.rejections.set('eu-west-1', { ...rejections, filters: true })
      await expect(list(filter)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } })
    },
  )
})

describe('reading one version', () => {
  test('works by version number and by ARN', async () => {
    const { LayerVersionArn: Arn } = await publish()
    const byNumber = await client().send(new lambda.GetLayerVersionCommand({ LayerName, VersionNumber: 1 }))
    const byArn = await client().send(new lambda.GetLayerVersionByArnCommand({ Arn }))
    expect(byArn.Content).toEqual(byNumber.Content)
    expect(byArn.LayerVersionArn).toBe(Arn)
  })

  test('returns the status 404 for a version that does not exist or is deleted', async () => {
    await publish()
    await client().send(new lambda.DeleteLayerVersionCommand({ LayerName, VersionNumber: 1 }))
    const gone = client().send(new lambda.GetLayerVersionCommand({ LayerName, VersionNumber: 1 }))
    await expect(gone).rejects.toBeInstanceOf(lambda.ResourceNotFoundException)
    expect((await publish()).Version).toBe(2)
  })

  test('account settings include the stored code size', async () => {
    await publish()
    const { AccountUsage, AccountLimit } = await client().send(new lambda.GetAccountSettingsCommand({}))
    expect(AccountUsage).toEqual({ TotalCodeSize: zip.length, FunctionCount: 0 })
    expect(AccountLimit?.TotalCodeSize).toBe(80_530_636_800)
  })
})

describe('permissions', () => {
  beforeEach(() => publish())

  test('are in the policy in the format of AWS', async () => {
    await grant({ StatementId: 'account', Principal: '111122223333' })
    await grant({ StatementId: 'organization', Principal: '*', OrganizationId: 'o-a1b2c3d4e5' })
    const { Policy } = await policy()
    const Resource = 'arn:aws:lambda:eu-west-1:123456789012:layer:example:1'
    const common = { Effect: 'Allow', Action: 'lambda:GetLayerVersion', Resource }
    expect(JSON.parse(Policy ?? '')).toEqual({
      Version: '2012-10-17',
      Id: 'default',
      Statement: [
        { Sid: 'account', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, ...common },
        {
          Sid: 'organization',
          Principal: '*',
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
          ...common,
        },
      ],
    })
  })

  test('return the status 404 after the last statement is removed', async () => {
    await grant()
    const remove = new lambda.RemoveLayerVersionPermissionCommand({
      LayerName,
      VersionNumber: 1,
      StatementId: 'all',
    })
    await client().send(remove)
    await expect(policy()).rejects.toMatchObject({
      message: 'No policy is associated with the given resource.',
    })
  })

  test('return the status 409 for an existing statement id, and 412 for an outdated revision', async () => {
    const { RevisionId } = await grant()
    await expect(grant()).rejects.toBeInstanceOf(lambda.ResourceConflictException)
    await grant({ StatementId: 'second', RevisionId })
    await expect(grant({ StatementId: 'third', RevisionId })).rejects.toBeInstanceOf(
      lambda.PreconditionFailedException,
    )
  })

  test.each([
    { Action: 'lambda:*' },
    { Principal: '1234' },
    { StatementId: 'a b' },
    { OrganizationId: 'o-short' },
    { Principal: '111122223333', OrganizationId: 'o-a1b2c3d4e5' },
  ])('reject %o', async (input) => {
    await expect(grant(input)).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } })
  })

  test('are limited to a policy of 20,480 bytes', async () => {
    const fill = async () => {
      for (let id = 0; ; id++, now += 1000) await grant({ StatementId: `${'a'.repeat(90)}-${id}` })
    }
    await expect(fill()).rejects.toBeInstanceOf(lambda.PolicyLengthExceededException)
  })

  test('allow another account to read the version', async () => {
    const other = client({ credentials: await assumeRole('222233334444') })
    const read = new lambda.GetLayerVersionByArnCommand({
      Arn: 'arn:aws:lambda:eu-west-1:123456789012:layer:example:1',
    })
    await expect(other.send(read)).rejects.toMatchObject({ name: 'AccessDeniedException' })
    await grant({ Principal: '222233334444' })
    expect(await other.send(read)).toMatchObject({ Version: 1 })
  })

  test('allow another account neither to list versions, nor to read the policy, nor to see what does not exist', async () => {
    const other = client({ credentials: await assumeRole('222233334444') })
    const LayerName = 'arn:aws:lambda:eu-west-1:123456789012:layer:example'
    await grant({ Principal: '222233334444' })
    const requests = [
      other.send(new lambda.ListLayerVersionsCommand({ LayerName })),
      other.send(new lambda.GetLayerVersionPolicyCommand({ LayerName, VersionNumber: 1 })),
      other.send(new lambda.GetLayerVersionCommand({ LayerName, VersionNumber: 2 })),
    ]
    for (const result of await Promise.allSettled(requests)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { name: 'AccessDeniedException' } })
    }
    const own = client()
    expect((await own.send(new lambda.ListLayerVersionsCommand({ LayerName }))).LayerVersions).toHaveLength(1)
  })
})

describe('access control', () => {
  test('a disabled Region rejects every token', async () => {
    rig.disabledRegions.add('eu-west-1')
    await expect(list()).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
    expect((await list({}, { region: 'us-east-1' })).LayerVersions).toEqual([])
  })

  test('an unsigned request is rejected', async () => {
    const response = await fetch(`${rig.url}/2018-10-31/layers`)
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([
      403,
      'MissingAuthenticationTokenException',
    ])
  })

  test('the sixteenth request in a second to an account and Region is rejected', async () => {
    for (let request = 0; request < 15; request++) await list()
    await expect(list()).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      Reason: 'CallerRateLimitExceeded',
    })
    await list({}, { region: 'us-east-1' })
    now += 1000
    await list()
  })
})

describe('OIDC and STS', () => {
  test('a role belongs to its account', async () => {
    const { Account } = await sts(await assumeRole('222233334444')).send(new GetCallerIdentityCommand({}))
    expect(Account).toBe('222233334444')
  })

  test('a request for a token without the request token is rejected', async () => {
    expect((await fetch(`${rig.url}/_rig/token?audience=sts.amazonaws.com`)).status).toBe(401)
  })

  test('a token that is forged, expired, or for another audience is rejected', async () => {
    const token = await idToken()
    const [header, payload = '', signature] = token.split('.')
    const other = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'repo:evil/repo' }
    const forged = [header, Buffer.from(JSON.stringify(other)).toString('base64url'), signature].join('.')
    await expect(assume({ WebIdentityToken: forged })).rejects.toMatchObject({
      name: 'InvalidIdentityTokenException',
    })
    const foreign = await idToken('example.com')
    await expect(assume({ WebIdentityToken: foreign })).rejects.toMatchObject({
      message: 'Incorrect token audience',
    })
    now += 301_000
    await expect(assume({ WebIdentityToken: token })).rejects.toMatchObject({ name: 'ExpiredTokenException' })
  })

  test('an account without the identity provider rejects tokens', async () => {
    rig.iam.deleteProvider(providerOf('222233334444'))
    await expect(assumeRole('222233334444')).rejects.toMatchObject({
      name: 'InvalidIdentityTokenException',
      message: `No OpenIDConnect provider found in your account for https://${gitHub}`,
    })
    await assumeRole('111122223333')
  })

  test('an identity provider accepts only the audiences in its list', async () => {
    rig.iam.putProvider(providerOf('222233334444'), ['layers'])
    await expect(assumeRole('222233334444')).rejects.toMatchObject({ message: 'Incorrect token audience' })
  })

  describe("a role's trust policy", () => {
    const aud = { StringEquals: { [`${gitHub}:aud`]: 'sts.amazonaws.com' } }
    const sub = (operator: string, value: string | string[]) => ({
      Condition: { ...aud, [operator]: { ...aud.StringEquals, [`${gitHub}:sub`]: value } },
    })
    const main = 'repo:octo-org/octo-repo:ref:refs/heads/main'

    const table: [string, Partial<Statement>, boolean][] = [
      ['the sub of the token', sub('StringEquals', main), true],
      [
        'several subs, including that of the token',
        sub('StringEquals', ['repo:octo-org/other:pull_request', main]),
        true,
      ],
      ['a pattern that matches', sub('StringLike', 'repo:octo-org/octo-?epo:*'), true],
      [
        'several patterns, including one that matches',
        sub('StringLike', ['repo:octo-org/other:*', `${main}*`]),
        true,
      ],
      ['no condition', {}, true],
      ['another sub', sub('StringEquals', 'repo:octo-org/octo-repo:pull_request'), false],
      ['a pattern in StringEquals', sub('StringEquals', 'repo:octo-org/octo-repo:*'), false],
      ['a pattern without a wildcard at the end', sub('StringLike', 'repo:octo-org/octo-repo'), false],
      ['a pattern with a dot, which is no wildcard', sub('StringLike', main.replace('-', '.')), false],
      ['different capital letters', sub('StringLike', 'repo:Octo-Org/octo-repo:*'), false],
      ['another audience', { Condition: { StringEquals: { [`${gitHub}:aud`]: 'layers' } } }, false],
      [
        'a claim that does not exist',
        { Condition: { StringEquals: { [`${gitHub}:subject`]: main } } },
        false,
      ],
      ['another action', { Action: 'sts:AssumeRole' }, false],
      ['the provider of another account', { Principal: { Federated: providerOf('111122223333') } }, false],
      ['a denial', { Effect: 'Deny' }, false],
    ]
    test.each(table)('with %s', async (_name, change, allowed) => {
      const Federated = providerOf('222233334444')
      const statement = { Effect: 'Allow', Principal: { Federated }, Action: webIdentity, ...change }
      rig.iam.putRole(publisher, { trust: { Version: '2012-10-17', Statement: [statement] } })
      const assumed = assumeRole('222233334444')
      if (allowed) await assumed
      else
        await expect(assumed).rejects.toMatchObject({
          name: 'AccessDenied',
          message: `Not authorized to perform ${webIdentity}`,
          $metadata: { httpStatusCode: 403 },
        })
    })

    test('allows the main branch by default', async () => {
      rig.claim({ sub: 'repo:octo-org/octo-repo:pull_request' })
      await expect(assumeRole('222233334444')).rejects.toMatchObject({ name: 'AccessDenied' })
    })
  })

  test('a role that does not exist is reported as access denied', async () => {
    const RoleArn = 'arn:aws:iam::222233334444:role/absent'
    await expect(assume({ RoleArn, WebIdentityToken: await idToken() })).rejects.toMatchObject({
      name: 'AccessDenied',
    })
  })

  test('a session longer than the maximum of the role is rejected', async () => {
    const request = { WebIdentityToken: await idToken(), DurationSeconds: 3601 }
    await expect(assume(request)).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    })
  })

  test('the record of a call contains only the jti of the token', async () => {
    const WebIdentityToken = await idToken()
    await assume({ WebIdentityToken })
    const { jti } = JSON.parse(Buffer.from(WebIdentityToken.split('.')[1] ?? '', 'base64url').toString())
    expect(rig.calls.at(-1)?.input).toMatchObject({ WebIdentityToken: { jti } })
    expect(JSON.stringify(rig.calls)).not.toContain(WebIdentityToken.slice(-40))
  })

  test.each([
    { DurationSeconds: 899 },
    { DurationSeconds: 43_201 },
    { RoleSessionName: 'a b' },
    { RoleArn: 'arn:aws:iam::1234:role/publisher' },
  ])('rejects %o', async (input) => {
    const WebIdentityToken = await idToken()
    await expect(assume({ WebIdentityToken, ...input })).rejects.toMatchObject({ name: 'ValidationError' })
  })
})

describe('faults', () => {
  const operation = 'PublishLayerVersion'
  const versions = async () => (await list()).LayerVersions?.length

  test.each<[string, Fault['then'], number]>([
    ['a reset before the call is processed', { reset: 'before' }, 0],
    ['a reset after the call is processed', { reset: 'after' }, 1],
    ['a truncated response', { garble: 'truncated' }, 1],
    ['a response that is HTML', { garble: 'html' }, 1],
    ['a response that is not JSON', { garble: 'not-json' }, 1],
    ['an error instead of the call', { status: 500, errorType: 'ServiceException', message: 'no' }, 0],
    ['an error after the call is processed', { status: 502, body: '', after: true }, 1],
  ])('%s', async (_, then, done) => {
    rig.faults.add({ when: { operation }, then })
    await expect(publish()).rejects.toThrow()
    expect(await versions()).toBe(done)
  })

  test('a call that is processed while its caller still waits', async () => {
    rig.faults.add({ when: { operation }, then: { delayMs: 3_600_000, after: true } })
    const caller = new AbortController()
    const hanging = expect(publish({}, caller.signal)).rejects.toMatchObject({ name: 'AbortError' })
    while ((await versions()) === 0) now += 1000
    caller.abort()
    await hanging
  })

  test('an empty response has no ARN', async () => {
    rig.faults.add({ when: { operation }, then: { garble: 'empty' } })
    expect((await publish()).LayerVersionArn).toBeUndefined()
  })

  test('an outdated listing', async () => {
    await publish()
    rig.faults.add({ when: { operation: 'ListLayerVersions' }, then: { hideNewest: 1 } })
    expect([await versions(), await versions()]).toEqual([0, 1])
  })

  test('affect the specified number of calls in a Region, beginning with the nth', async () => {
    rig.faults.add({ when: { operation, region: 'eu-west-1', nth: 2, times: 2 }, then: { status: 500 } })
    const outcomes = []
    for (let call = 0; call < 4; call++) outcomes.push((await Promise.allSettled([publish()]))[0]?.status)
    expect(outcomes).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  })

  test('a denial by IAM applies to every call', async () => {
    rig.faults.add(denied(operation))
    for (let call = 0; call < 2; call++) {
      await expect(publish()).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining(
          'is not authorized to perform: lambda:PublishLayerVersion on resource',
        ),
      })
    }
  })

  test('that are random are the same for the same seed', () => {
    const call = { service: 'lambda', operation, region: 'eu-west-1' }
    const draw = (seed: number) => {
      const source = randomFaults(seed, 0.5)
      return Array.from({ length: 20 }, () => source.next(call))
    }
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
  })

  test('can be set from another process', async () => {
    const faults = [{ when: { operation }, then: { status: 500 } }]
    await fetch(`${rig.url}/_rig/faults`, { method: 'POST', body: JSON.stringify(faults) })
    await expect(publish()).rejects.toThrow()
    await fetch(`${rig.url}/_rig/reset`, { method: 'POST' })
    expect(await (await fetch(`${rig.url}/_rig/calls`)).json()).toEqual([])
  })
})

test('calls are recorded in order of arrival', async () => {
  await list()
  await publish()
  const ZipFile = `<${zip.length} bytes, sha256 ${sha256(zip)}>`
  const common = {
    service: 'lambda',
    region: 'eu-west-1',
    accessKeyId: credentials.accessKeyId,
    at: now,
    until: now,
  }
  expect(rig.calls).toEqual([
    { ...common, operation: 'ListLayerVersions', input: { LayerName }, status: 200, write: false },
    {
      ...common,
      operation: 'PublishLayerVersion',
      input: { LayerName, Content: { ZipFile } },
      status: 201,
      write: true,
    },
  ])
})

function client(config: LambdaClientConfig = {}) {
  return new LambdaClient({ endpoint: rig.url, region: 'eu-west-1', credentials, maxAttempts: 1, ...config })
}

function sts(identity: LambdaClientConfig['credentials'] = credentials) {
  return new STSClient({
    endpoint: rig.url,
    region: 'eu-west-1',
    credentials: identity as never,
    maxAttempts: 1,
  })
}

function s3(region = 'eu-west-1') {
  return new S3Client({ endpoint: rig.url, region, credentials, maxAttempts: 1 })
}

function publish(input: Partial<lambda.PublishLayerVersionCommandInput> = {}, abortSignal?: AbortSignal) {
  const command = new lambda.PublishLayerVersionCommand({ LayerName, Content: { ZipFile: zip }, ...input })
  return client().send(command, abortSignal && { abortSignal })
}

function list(input: Partial<lambda.ListLayerVersionsCommandInput> = {}, config: LambdaClientConfig = {}) {
  return client(config).send(new lambda.ListLayerVersionsCommand({ LayerName, ...input }))
}

function grant(input: Partial<lambda.AddLayerVersionPermissionCommandInput> = {}) {
  const everyone = { StatementId: 'all', Action: 'lambda:GetLayerVersion', Principal: '*' }
  return client().send(
    new lambda.AddLayerVersionPermissionCommand({ LayerName, VersionNumber: 1, ...everyone, ...input }),
  )
}

function policy() {
  return client().send(new lambda.GetLayerVersionPolicyCommand({ LayerName, VersionNumber: 1 }))
}

async function idToken(audience = 'sts.amazonaws.com') {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = rig.oidcEnv
  const response = await fetch(`${url}&audience=${audience}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return ((await response.json()) as { value: string }).value
}

function assume(input: object) {
  const defaults = { RoleArn: publisher, RoleSessionName: 'session' }
  return sts().send(new AssumeRoleWithWebIdentityCommand({ WebIdentityToken: '', ...defaults, ...input }))
}

function providerOf(account: string) {
  return `arn:aws:iam::${account}:oidc-provider/${gitHub}`
}

async function assumeRole(account: string) {
  const RoleArn = `arn:aws:iam::${account}:role/publisher`
  const { Credentials } = await assume({ RoleArn, WebIdentityToken: await idToken() })
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
}

async function putObject(body: Buffer) {
  const authorization = signedFor('s3')
  const put = (path: string, content: string | Buffer) =>
    fetch(`${rig.url}/layers${path}`, { method: 'PUT', body: content as never, headers: { authorization } })
  const home =
    '<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>'
  const versioning = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>'
  await put('', home)
  await put('?versioning', versioning)
  return (await put('/a/layer.zip', body)).headers.get('x-amz-version-id') ?? ''
}

function signedFor(service: string) {
  return `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20261124/eu-west-1/${service}/aws4_request`
}

function zipOf(files: Record<string, string>) {
  const archive = new AdmZip()
  for (const [name, content] of Object.entries(files)) archive.addFile(name, Buffer.from(content))
  return archive.toBuffer()
}

/** Returns a zip whose central directory declares this uncompressed size, as in a zip bomb. */
function declaring(size: number) {
  const bytes = Buffer.from(zip)
  const directory = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  bytes.writeUInt32LE(size, directory + 24)
  return bytes
}

function sha256(bytes: Buffer) {
  return createHash('sha256').update(bytes).digest('base64')
}
