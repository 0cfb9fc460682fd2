import { describe, expect, test } from '@jest/globals'
import { textsOf } from '../../../src/base/message.ts'
import { readInputs } from '../../../src/copy/inputs.ts'
import type { Inputs } from '../../../src/copy/inputs.ts'
import { mirrored } from '../../../src/copy/mirror.ts'
import { requireInputs } from '../../../src/inputs/read-all.ts'

const layer = 'arn:aws:lambda:eu-central-1:111122223333:layer:sample-layer'
const usual = { from: `${layer}:7`, regions: 'us-east-1' }

function read(given: Record<string, string>, env: Record<string, string> = {}): Inputs {
  const all: Record<string, string> = { ...usual, ...given }
  return requireInputs(readInputs((name) => all[name] ?? '', { workspace: '/', temporary: '/', env }))
}

function errors(given: Record<string, string>, env: Record<string, string> = {}): string[] {
  try {
    read(given, env)
    return []
  } catch (error) {
    return textsOf((error as { errors: { text: string; topic: undefined }[] }).errors)
  }
}

describe('the input "from"', () => {
  test('has the parts of the ARN', () => {
    expect(read({}).from).toEqual({
      ...{ arn: layer, partition: 'aws', region: 'eu-central-1', account: '111122223333' },
      ...{ name: 'sample-layer', version: 7 },
    })
    expect(read({ from: layer, versions: 'latest' }).from.version).toBeUndefined()
  })

  test.each([
    'sample-layer',
    `${layer}:0`,
    `${layer}:7:8`,
    `${layer}:$LATEST`,
    'arn:aws:lambda:eu-central-1:111122223333:function:sample',
    'arn:aws:lambda:eu-central-1:1111:layer:sample-layer:7',
    'arn:aws:lambda:moon-1:111122223333:layer:sample-layer:7',
    `${layer}:7 `.repeat(1_000),
  ])('is refused if it is %p', (from) => {
    expect(errors({ from })).toEqual([
      expect.stringContaining('it must be the ARN of a layer or of a layer version'),
    ])
  })

  test('is refused if its Region is in another partition', () => {
    expect(errors({ from: `${layer}:7`.replace('arn:aws:', 'arn:aws-cn:') })).toContainEqual(
      expect.stringContaining('the Region eu-central-1 is in the partition aws, and not in aws-cn'),
    )
  })
})

describe('combinations of inputs', () => {
  const hash = `${'A'.repeat(43)}=`
  const id = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x' }
  test.each<[string, Record<string, string>, string]>([
    ['a number twice', { versions: '1-3' }, 'Inputs "from" and "versions" both have version numbers'],
    [
      'no number',
      { from: layer },
      'Input "versions" is not given, but "from" is the ARN of a layer without a version number',
    ],
    [
      'one hash for several versions',
      { from: layer, versions: '1-3', 'code-sha256': hash },
      '"code-sha256" is the hash of one version',
    ],
    ['everyone without "allow-public"', { principals: '*' }, 'set "allow-public: true"'],
    ['a prefix without a bucket', { 's3-prefix': 'x/' }, 'Input "s3-prefix" is given, but not "s3-bucket"'],
    [
      'another partition without a role',
      { regions: 'cn-north-1' },
      'Set "from-role" to a role of the partition aws',
    ],
    [
      'another partition by a role, without a role for the source',
      { regions: 'all', 'role-to-assume': 'arn:aws-us-gov:iam::111122223333:role/x' },
      'it would be copied to the partition aws-us-gov',
    ],
    [
      'a role of another partition',
      { 'from-role': 'arn:aws-cn:iam::111122223333:role/x' },
      'Input "from-role" is a role of the partition aws-cn',
    ],
    ['a typo of a Region', { regions: 'us-est-1' }, 'Did you mean us-east-1'],
    ['"latest" with numbers', { from: layer, versions: 'latest, 3' }, '"latest" cannot be combined'],
  ])('are refused: %s', (_name, given, error) => {
    expect(errors(given)).toEqual([expect.stringContaining(error)])
  })

  test('are refused if no role can be assumed', () => {
    const role = { 'from-role': 'arn:aws:iam::111122223333:role/x', 'dry-run': 'false' }
    const keys = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }
    expect(errors(role, keys)).toEqual([
      expect.stringContaining('Input "from-role" is given, but this job is not allowed'),
    ])
    expect(errors(role, { ...keys, ...id })).toEqual([])
  })

  test.each([
    [{ from: layer, versions: '3', 'code-sha256': hash }],
    [{ from: layer, versions: 'latest', 'code-sha256': hash }],
    [{ 'code-sha256': hash, principals: 'mirror', 'allow-public': 'true' }],
    [{ regions: 'cn-north-1', 'from-role': 'arn:aws:iam::111122223333:role/x' }],
  ])('are allowed: %j', (given) => {
    expect(errors(given, id)).toEqual([])
  })
})

describe('the mirror of permissions', () => {
  const statements = [
    { id: 'a', principal: '*' },
    { id: 'b', principal: '111122223333' },
    { id: 'c', principal: 'o-a1b2c3d4e5' },
    { id: 'd' },
    { id: 'e', principal: '111122223333' },
  ]
  test('has each principal once, but no statement with another form', () => {
    expect(mirrored(statements, { from: 'aws', to: 'aws' })).toEqual({
      principals: ['*', '111122223333', 'o-a1b2c3d4e5'],
      left: ['"d"'],
    })
  })

  test('has no accounts and organizations of another partition', () => {
    expect(mirrored(statements, { from: 'aws', to: 'aws-us-gov' })).toEqual({
      principals: ['*'],
      left: ['111122223333', 'o-a1b2c3d4e5', '"d"', '111122223333'],
    })
  })
})
