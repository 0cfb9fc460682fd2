import { describe, expect, test } from '@jest/globals'
import { everyPage } from '../../../../src/regions/calls/pages.ts'
import {
  accountIn,
  codeStorageIn,
  downloadIn,
  isNoContent,
  layerVersionIn,
  parameterIn,
  policyIn,
  requireGranted,
  requireWritten,
  usesIn,
  versionsIn,
} from '../../../../src/regions/calls/responses.ts'
import { requireBucketIn, sameObjectIn, storedObjectIn } from '../../../../src/regions/calls/s3-responses.ts'

const about = { region: 'eu-west-1', account: '111122223333', layerName: 'x' }
const layer = 'arn:aws:lambda:eu-west-1:111122223333:layer:x'
const statement = {
  Sid: 'layer-everywhere-444455556666',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::444455556666:root' },
  Action: 'lambda:GetLayerVersion',
  Resource: `${layer}:3`,
}

/** An answer of AWS, and the call that reads it. */
interface Operation {
  readonly response: object
  readonly read: (response: unknown) => unknown
  /** The fields without which it says nothing, as paths. */
  readonly needed: readonly string[]
}

const version = {
  LayerArn: layer,
  LayerVersionArn: `${layer}:3`,
  Version: 3,
  Description: 'a layer',
  LicenseInfo: 'MIT',
  CreatedDate: '2026-11-29T10:00:00.000+0000',
  CompatibleRuntimes: ['python3.13'],
  CompatibleArchitectures: ['arm64'],
  Content: {
    CodeSha256: Buffer.alloc(32).toString('base64'),
    CodeSize: 100,
    Location: 'https://bucket.example/zip?X-Amz-Signature=x',
  },
}
const archive = { path: '/x.zip', size: 100, sha256: Buffer.alloc(32).toString('base64') }
const neededOfVersion = ['LayerVersionArn', 'Version', 'Content', 'Content.CodeSha256']

const operations: Readonly<Record<string, Operation>> = {
  GetLayerVersion: {
    response: version,
    read: (response) => layerVersionIn(response, { ...about, version: 3 }),
    needed: neededOfVersion,
  },
  PublishLayerVersion: {
    response: version,
    read: (response) => layerVersionIn(response, about),
    needed: neededOfVersion,
  },
  download: {
    response: version,
    read: (response) => downloadIn(response, { ...about, version: 3 }),
    needed: [...neededOfVersion, 'Content.Location', 'Content.CodeSize'],
  },
  ListLayerVersions: {
    response: { LayerVersions: [{ LayerVersionArn: `${layer}:3`, Version: 3, Description: 'a layer' }] },
    read: (response) => versionsIn(response, about),
    needed: ['LayerVersions', 'LayerVersions.0.LayerVersionArn', 'LayerVersions.0.Version'],
  },
  GetLayerVersionPolicy: {
    response: {
      Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: [statement] }),
      RevisionId: 'r',
    },
    read: (response) => policyIn(response, { ...about, version: 3 }),
    needed: ['Policy'],
  },
  AddLayerVersionPermission: {
    response: { Statement: JSON.stringify(statement), RevisionId: 'r' },
    read: (response) => requireGranted(response, { ...about, version: 3, statementId: statement.Sid }),
    needed: ['Statement'],
  },
  ListFunctions: {
    response: {
      Functions: [
        {
          FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f:$LATEST',
          Layers: [{ Arn: `${layer}:2`, CodeSize: 1 }],
        },
      ],
    },
    read: (response) => usesIn(response, about),
    needed: ['Functions', 'Functions.0.FunctionArn', 'Functions.0.Layers.0.Arn'],
  },
  GetParameter: {
    response: {
      Parameter: {
        ARN: 'arn:aws:ssm:eu-west-1:111122223333:parameter/layers/x',
        Name: '/layers/x',
        Type: 'String',
        Value: `${layer}:3`,
        Version: 1,
      },
    },
    read: (response) => parameterIn(response, { ...about, name: '/layers/x' }),
    needed: ['Parameter', 'Parameter.Name', 'Parameter.Type', 'Parameter.Value'],
  },
  PutParameter: {
    response: { Tier: 'Standard', Version: 2 },
    read: requireWritten,
    needed: ['Version'],
  },
  DeleteLayerVersion: {
    response: { $metadata: { httpStatusCode: 204 } },
    read: (response) => {
      if (!isNoContent(response)) throw new Error("it is another call's")
    },
    needed: ['$metadata.httpStatusCode'],
  },
  HeadObject: {
    response: { ContentLength: 100, ChecksumSHA256: archive.sha256, VersionId: 'v1' },
    read: (response) => sameObjectIn(response, archive),
    needed: ['ContentLength'],
  },
  PutObject: {
    response: { ETag: '"put"', ChecksumSHA256: archive.sha256, VersionId: 'v1' },
    read: (response) => storedObjectIn(response, { archive, encryption: undefined }),
    needed: ['ETag'],
  },
  GetCallerIdentity: {
    response: { Account: '111122223333', Arn: 'arn:aws:sts::111122223333:assumed-role/r/s', UserId: 'u' },
    read: accountIn,
    needed: ['Account'],
  },
  GetAccountSettings: {
    response: { AccountLimit: { TotalCodeSize: 9 }, AccountUsage: { TotalCodeSize: 1, FunctionCount: 1 } },
    read: (response) => codeStorageIn(response),
    needed: ['AccountLimit', 'AccountUsage', 'AccountLimit.TotalCodeSize', 'AccountUsage.TotalCodeSize'],
  },
}
const names = Object.keys(operations)

function operation(name: string): Operation {
  const found = operations[name]
  if (!found) throw new Error(name)
  return found
}

/** A copy of a response with another value at a path; `undefined` takes the field away. */
function withValueAt(response: object, path: string, value: unknown): object {
  const copy = structuredClone(response)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  let place = copy as Record<string, unknown>
  for (const key of keys) place = place[key] as Record<string, unknown>
  if (value === undefined) delete place[last]
  else place[last] = value
  return copy
}

test.each(names)('the response to %s is read', (name) => {
  const { response, read } = operation(name)
  expect(() => read(response)).not.toThrow()
})

/** They are about the same version, and have the same form. */
const alike = new Set(['GetLayerVersion', 'PublishLayerVersion', 'download', 'PutParameter'])
const pairs = names.flatMap((asked) =>
  names
    .filter((answered) => answered !== asked && !(alike.has(asked) && alike.has(answered)))
    .map((answered) => [asked, answered]),
)

test.each(pairs)('%s rejects the response to %s', (asked = '', answered = '') => {
  expect(() => operation(asked).read(operation(answered).response)).toThrow()
})

const wrong: readonly [string, unknown][] = [
  ['missing', undefined],
  ['null', null],
  ['an object', {}],
  ['a number', 1.5],
  ['a list', [[]]],
  ['an empty text', ''],
]
const mutations = names.flatMap((name) =>
  operation(name).needed.flatMap((path) => wrong.map(([what, value]) => ({ name, path, what, value }))),
)

test.each(mutations)('$name rejects $path that is $what', ({ name, path, value }) => {
  const { response, read } = operation(name)
  expect(() => read(withValueAt(response, path, value))).toThrow()
})

describe('a version', () => {
  test.each(['Description', 'LicenseInfo', 'CompatibleRuntimes', 'CompatibleArchitectures'])(
    'without %s, or with null in its place, is read as one that declares none',
    (field) => {
      for (const value of [undefined, null]) {
        expect(layerVersionIn(withValueAt(version, field, value), about).version).toBe(3)
      }
    },
  )

  test.each([
    ['Description', 'x'.repeat(257)],
    ['LicenseInfo', 'x'.repeat(513)],
    ['Description', 3],
    ['CompatibleRuntimes', 'python3.13'],
    ['CompatibleRuntimes', [null]],
    ['CompatibleArchitectures', { arm64: true }],
    ['Content.CodeSha256', 'short'],
    ['Version', 2 ** 60],
    ['Version', 0],
    ['LayerArn', `${layer}y`],
  ])('with %s %j is not read', (field, value) => {
    expect(() => layerVersionIn(withValueAt(version, field, value), about)).toThrow()
  })

  test.each([
    ['layer', `${layer}y:3`],
    ['layer whose name ends alike', layer.replace(':x', ':a-x') + ':3'],
    ['Region', `${layer.replace('eu-west-1', 'us-east-1')}:3`],
    ['account', `${layer.replace('111122223333', '999999999999')}:3`],
    ['partition', `${layer.replace('arn:aws:', 'arn:aws-cn:')}:3`],
    ['number', `${layer}:4`],
    ['service', `${layer.replace(':lambda:', ':s3:')}:3`],
  ])('of another %s is not read, alone or in a listing', (_what, arn) => {
    expect(() => layerVersionIn({ ...version, LayerVersionArn: arn }, about)).toThrow()
    const page = { LayerVersions: [{ LayerVersionArn: arn, Version: 3 }] }
    expect(() => versionsIn(page, about)).toThrow()
  })

  test('with another number than requested is rejected', () => {
    expect(() => layerVersionIn(version, { ...about, version: 4 })).toThrow()
  })
})

describe('a layer of another account', () => {
  const ofOthers = { ...about, account: '999988887777', layerName: layer }

  test('is named by its ARN', () => {
    expect(layerVersionIn(version, { ...ofOthers, version: 3 }).arn).toBe(`${layer}:3`)
  })

  test('is not mistaken for a layer of the same name', () => {
    const own = JSON.parse(JSON.stringify(version).replaceAll('111122223333', '999988887777')) as object
    expect(() => layerVersionIn(own, { ...ofOthers, version: 3 })).toThrow()
  })
})

describe('a policy', () => {
  const policyOf = (...statements: object[]): object => ({
    Policy: JSON.stringify({ Statement: statements }),
  })
  const read = (response: object) => policyIn(response, { ...about, version: 3 })

  test.each([
    ['another version', `${layer}:4`],
    ['another layer', `${layer}y:3`],
    ['another account', `${layer.replace('111122223333', '999999999999')}:3`],
    ['all versions', `${layer}:*`],
    ['nothing', undefined],
  ])('about %s is not read', (_what, Resource) => {
    expect(() => read(policyOf({ ...statement, Resource }))).toThrow()
  })

  test('with two statements of one id is not read', () => {
    expect(() => read(policyOf(statement, statement))).toThrow()
  })
})

test.each([
  ['name', { Name: '/layers/y' }],
  ['Region', { ARN: 'arn:aws:ssm:us-east-1:111122223333:parameter/layers/x' }],
  ['account', { ARN: 'arn:aws:ssm:eu-west-1:999999999999:parameter/layers/x' }],
])('a parameter of another %s is not read', (_what, changes) => {
  const { response, read } = operation('GetParameter')
  const { Parameter } = response as { Parameter: object }
  expect(() => read({ Parameter: { ...Parameter, ...changes } })).toThrow()
})

test('functions can use layers of AWS that have no version', () => {
  const { response, read } = operation('ListFunctions')
  const { Functions } = response as { Functions: readonly object[] }
  const Layers = [{ Arn: 'arn:aws:lambda:::awslayer:AmazonLinux1803' }, { Arn: `${layer}:2` }]
  expect(read({ Functions: [{ ...Functions[0], Layers }] })).toEqual({
    items: [{ functionName: 'f', isPublished: false, arn: `${layer}:2` }],
    next: '',
  })
})

test('functions use layers in $LATEST and in published versions', () => {
  const function_ = 'arn:aws:lambda:eu-west-1:111122223333:function:f'
  const Functions = ['', ':$LATEST', ':7'].map((qualifier) => ({
    FunctionArn: `${function_}${qualifier}`,
    Layers: [{ Arn: `${layer}:2` }],
  }))
  const { items } = usesIn({ Functions }, about)
  expect(items.map(({ functionName, isPublished }) => [functionName, isPublished])).toEqual([
    ['f', false],
    ['f', false],
    ['f', true],
  ])
})

test('an identity of another account than that of the role is rejected', () => {
  const identity = { Account: '111122223333' }
  expect(accountIn(identity, '111122223333')).toBe('111122223333')
  expect(() => accountIn(identity, '444455556666')).toThrow()
})

test('an identity whose ARN is of another account is rejected', () => {
  expect(() => accountIn({ Account: '111122223333', Arn: 'arn:aws:iam::999999999999:user/u' })).toThrow()
})

test('a response with another statement does not confirm a grant', () => {
  const response = { Statement: JSON.stringify(statement) }
  const asked = { ...about, version: 3, statementId: statement.Sid }
  expect(() => requireGranted(response, { ...asked, statementId: 'other' })).toThrow()
  expect(() => requireGranted(response, { ...asked, version: 4 })).toThrow()
})

describe('a listing', () => {
  test('has the items of all pages', async () => {
    const pages = [{ items: [1, 2], next: 'a' }, { items: [], next: 'b' }, { items: [3] }]
    expect(await everyPage(() => Promise.resolve(pages.shift() ?? { items: [] }))).toEqual([1, 2, 3])
  })

  test('with a repeated marker is rejected', async () => {
    await expect(everyPage(() => Promise.resolve({ items: [1], next: 'a' }))).rejects.toThrow(
      'about another request',
    )
  })

  test('without an end is stopped after 200 pages', async () => {
    let asked = 0
    const ask = () => Promise.resolve({ items: [1], next: String(++asked) })
    await expect(everyPage(ask)).rejects.toThrow('The listing did not end after 200 pages.')
    expect(asked).toBe(200)
  })

  test('that takes too long is stopped', async () => {
    let time = 0
    const ask = () => Promise.resolve({ items: [1], next: String((time += 30_000)) })
    await expect(everyPage(ask, () => time)).rejects.toThrow('The listing did not end after 5 pages.')
  })
})

describe('an object in S3', () => {
  test.each([
    ['size', { ContentLength: 99 }],
    ['content', { ChecksumSHA256: Buffer.alloc(32, 1).toString('base64') }],
    ['content that is not known', { ChecksumSHA256: undefined }],
  ])('of another %s is not the archive', (_what, changes) => {
    const response = { ContentLength: 100, ChecksumSHA256: archive.sha256, VersionId: 'v1', ...changes }
    expect(sameObjectIn(response, archive)).toBeUndefined()
  })

  test('has a version if its bucket has versioning', () => {
    const response = { ContentLength: 100, ChecksumSHA256: archive.sha256 }
    expect(sameObjectIn(response, archive)).toEqual({})
    expect(sameObjectIn({ ...response, VersionId: 'v1' }, archive)).toEqual({ version: 'v1' })
  })

  test.each([
    ['another content', { ChecksumSHA256: Buffer.alloc(32, 1).toString('base64') }],
    ['another encryption', { ServerSideEncryption: 'AES256' }],
    ['a version that is none', { VersionId: 'v'.repeat(1_025) }],
  ])('that was stored with %s is not the object that was sent', (_what, changes) => {
    const encryption = { by: 'aws:kms' } as const
    const response = { ETag: '"put"', ChecksumSHA256: archive.sha256, ServerSideEncryption: 'aws:kms' }
    expect(storedObjectIn(response, { archive, encryption })).toEqual({})
    expect(() => storedObjectIn({ ...response, ...changes }, { archive, encryption })).toThrow()
  })
})

test('a bucket in another Region is rejected', () => {
  expect(() => requireBucketIn({ BucketRegion: 'us-east-1' }, 'eu-west-1')).toThrow()
  for (const response of [{}, { BucketRegion: 'eu-west-1' }])
    expect(() => requireBucketIn(response, 'eu-west-1')).not.toThrow()
})
