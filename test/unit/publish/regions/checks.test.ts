import { describe, expect, test } from '@jest/globals'
import type { ReadResults } from '../../../../src/publish/regions/checks.ts'
import { checksFor } from '../../../../src/publish/regions/checks.ts'
import { permissionsToWrite } from '../../../../src/publish/regions/write-permissions.ts'
import type { Plan, RegionPlan } from '../../../../src/layer/layer.ts'
import { saying } from '../../../support/messages.ts'

const publish: RegionPlan = {
  target: { do: 'publish', expected: 1, because: 'it is the first version here' },
  fill: 0,
  grants: [],
  revokes: [],
  prunes: [],
  notes: [],
}
const keep: RegionPlan = { ...publish, target: { do: 'reuse', arn: 'arn:1', version: 1 } }
const plan: Plan = new Map([
  ['eu-west-1', publish],
  ['us-east-1', publish],
])
const plain = { 'role-to-assume': undefined, 's3-bucket': undefined } as const
const room = { used: 1_000_000, limit: 80_000_000_000 }
const reached: ReadResults = {
  account: '111122223333',
  storages: new Map([
    ['eu-west-1', room],
    ['us-east-1', room],
  ]),
  stagingErrors: undefined,
}

/** What was found of each thing, in a line. */
function found(
  answers: ReadResults,
  planned = plan,
  inputs: Parameters<typeof checksFor>[3] = plain,
): string[] {
  return checksFor(planned, { size: 20_000_000 }, answers, inputs).map(
    (check) => `${check.found}: ${check.what}`,
  )
}

describe('the checks for a publish', () => {
  test('are ready if nothing prevents a publish', () => {
    expect(found(reached)).toEqual([
      'ready: Credentials',
      'ready: Regions',
      'ready: Code storage',
      'ready: Permissions to read',
    ])
  })

  test('without credentials, nothing else is known', () => {
    const answers = { account: undefined, storages: new Map(), stagingErrors: undefined }
    expect(found(answers)).toEqual(['missing: Credentials', 'unknown: Permissions to read'])
  })

  test('report a disabled Region, and a denied call', () => {
    const denied = { unobserved: saying('Access denied.'), denied: 'lambda:ListLayerVersions' }
    const planned: Plan = new Map([...plan, ['me-south-1', denied]])
    expect(found(reached, planned)).toEqual(
      expect.arrayContaining(['missing: Regions', 'missing: Permissions to read']),
    )
    const last = checksFor(planned, { size: 20_000_000 }, reached, plain).at(-1)
    expect(last?.detail).toBe('Denied: lambda:ListLayerVersions.')
  })

  test('report a full code storage, with its size and advice', () => {
    const storages = new Map([
      ...reached.storages,
      ['us-east-1', { used: 79_990_000_000, limit: 80_000_000_000 }],
    ])
    const checks = checksFor(plan, { size: 20_000_000 }, { ...reached, storages }, plain)
    expect(checks.filter((check) => check.found === 'missing')).toEqual([
      {
        kind: 'code-storage',
        what: 'Code storage in us-east-1',
        found: 'missing',
        detail:
          '74.5 GB of 74.5 GB are used, so the archive of 19.1 MB does not fit. Delete old versions with the action "yank", or set "retain-versions".',
      },
    ])
  })

  test('report a code storage that cannot be read as unknown', () => {
    const storages = new Map([['eu-west-1', { unknown: 'AWS denies it.' }]])
    expect(found({ ...reached, storages })).toContain('unknown: Code storage in eu-west-1')
  })

  test.each([
    ['ready', []],
    ['missing', [saying('eu-west-1: There is no bucket.')]],
  ])('report a bucket as %s with the errors %j', (what, stagingErrors) => {
    const inputs = { ...plain, 's3-bucket': 'layers' }
    expect(found({ ...reached, stagingErrors }, plan, inputs)).toContain(`${what}: Bucket for the archive`)
  })
})

test('a bucket that the plan does not use has no check', () => {
  const inputs = { ...plain, 's3-bucket': 'layers' }
  expect(found(reached, plan, inputs).join()).not.toContain('Bucket')
  const nothingToSend: Plan = new Map([['eu-west-1', keep]])
  expect(found({ ...reached, stagingErrors: [] }, nothingToSend, inputs).join()).not.toContain('Bucket')
})

describe('the permissions for writes are those that the plan needs', () => {
  const inputs = { 'on-failure': 'keep', 'ssm-parameter': [], isStaged: false } as const
  const statement = { id: 'a', principal: '111122223333' }
  const grant = { statementId: 'a', principal: '111122223333' }

  test.each<[string, RegionPlan, Partial<Parameters<typeof permissionsToWrite>[1]>, string[]]>([
    ['a version', publish, {}, ['lambda:PublishLayerVersion']],
    ['nothing', keep, { isStaged: true, 'on-failure': 'rollback' }, []],
    [
      'a Region that was not seen',
      { unobserved: saying('AWS denies it.') },
      { 'on-failure': 'rollback' },
      [],
    ],
    ['a grant', { ...keep, grants: [grant] }, {}, ['lambda:AddLayerVersionPermission']],
    ['a revocation', { ...keep, revokes: [statement] }, {}, ['lambda:RemoveLayerVersionPermission']],
    [
      'an old version to delete',
      { ...keep, prunes: [{ version: 1, because: 'surplus' }] },
      {},
      ['lambda:DeleteLayerVersion'],
    ],
    [
      'placeholder versions',
      { ...publish, fill: 2 },
      {},
      ['lambda:PublishLayerVersion', 'lambda:DeleteLayerVersion'],
    ],
    [
      'a rollback',
      publish,
      { 'on-failure': 'rollback' },
      ['lambda:PublishLayerVersion', 'lambda:DeleteLayerVersion'],
    ],
    [
      'a large zip',
      publish,
      { isStaged: true },
      ['lambda:PublishLayerVersion', 's3:PutObject', 's3:DeleteObject'],
    ],
    ['a parameter', publish, { 'ssm-parameter': ['/x'] }, ['lambda:PublishLayerVersion', 'ssm:PutParameter']],
  ])('%s', (_name, planned, given, permissions) => {
    expect(permissionsToWrite(new Map([['eu-west-1', planned]]), { ...inputs, ...given })).toEqual(
      permissions,
    )
  })
})
