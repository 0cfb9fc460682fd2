import { describe, expect, test } from '@jest/globals'
import type { Asked } from '../../src/doctor.ts'
import { examine, permissionsToWrite } from '../../src/doctor.ts'
import type { Plan, RegionPlan } from '../../src/layer.ts'

const publish: RegionPlan = {
  ending: { do: 'publish', expected: 1, because: 'it is the first version here' },
  fill: 0,
  grants: [],
  revokes: [],
  prunes: [],
  notes: [],
}
const plan: Plan = new Map([
  ['eu-west-1', publish],
  ['us-east-1', publish],
])
const plain = {
  'role-to-assume': undefined,
  principals: undefined,
  'retain-versions': undefined,
  'on-failure': 'keep',
  'align-versions': false,
  version: undefined,
  's3-bucket': undefined,
  'ssm-parameter': undefined,
} as const
const room = { used: 1_000_000, limit: 80_000_000_000 }
const reached: Asked = {
  account: '111122223333',
  storages: new Map([
    ['eu-west-1', room],
    ['us-east-1', room],
  ]),
  obstacles: undefined,
}

/** What was found of each thing, in a line. */
function found(asked: Asked, planned = plan, inputs: Parameters<typeof examine>[3] = plain): string[] {
  return examine(planned, { size: 20_000_000 }, asked, inputs).map((check) => `${check.found}: ${check.what}`)
}

describe('what would stop a publish', () => {
  test('nothing that can be told without a write', () => {
    expect(found(reached)).toEqual([
      'ready: Credentials',
      'ready: Regions',
      'ready: Code storage',
      'ready: Permissions to read',
      'unknown: Permissions to write',
    ])
  })

  test('no credentials: nothing else can be told', () => {
    const asked = { account: undefined, storages: new Map(), obstacles: undefined }
    expect(found(asked)).toEqual([
      'missing: Credentials',
      'unknown: Permissions to read',
      'unknown: Permissions to write',
    ])
  })

  test('a Region that is switched off, and a call that is denied', () => {
    const denied =
      'AWS said: AccessDenied: User: x is not authorized to perform: lambda:ListLayerVersions on y.'
    const planned: Plan = new Map([...plan, ['me-south-1', { unobserved: denied }]])
    expect(found(reached, planned)).toEqual(
      expect.arrayContaining(['missing: Regions', 'missing: Permissions to read']),
    )
  })

  test('a full code storage, with its figures and the way out', () => {
    const storages = new Map([
      ...reached.storages,
      ['us-east-1', { used: 79_990_000_000, limit: 80_000_000_000 }],
    ])
    const checks = examine(plan, { size: 20_000_000 }, { ...reached, storages }, plain)
    expect(checks.filter((check) => check.found === 'missing')).toEqual([
      {
        what: 'Code storage in us-east-1',
        found: 'missing',
        detail:
          '80.0 GB of 80.0 GB are used, and the zip of 20.0 MB has no room. Take old versions back with "yank", and keep fewer with "retain-versions".',
      },
    ])
  })

  test('a code storage that may not be asked for is not known', () => {
    const storages = new Map([['eu-west-1', { unknown: 'AWS denies it.' }]])
    expect(found({ ...reached, storages })).toContain('unknown: Code storage in eu-west-1')
  })

  test.each([
    ['ready', undefined],
    ['ready', []],
    ['missing', ['eu-west-1: There is no bucket.']],
  ])('a bucket: %s for the obstacles %j', (what, obstacles) => {
    const inputs = { ...plain, 's3-bucket': 'layers' }
    expect(found({ ...reached, obstacles }, plan, inputs)).toContain(`${what}: Bucket to stage the zip in`)
  })
})

test('the permissions to write are those that the inputs need', () => {
  expect(permissionsToWrite(plain)).toEqual(['lambda:PublishLayerVersion'])
  const all = { principals: [], 'retain-versions': 1, 's3-bucket': 'layers', 'ssm-parameter': '/x' }
  expect(permissionsToWrite({ ...plain, ...all })).toEqual([
    'lambda:PublishLayerVersion',
    'lambda:AddLayerVersionPermission',
    'lambda:RemoveLayerVersionPermission',
    'lambda:DeleteLayerVersion',
    's3:PutObject',
    's3:DeleteObject',
    'ssm:PutParameter',
  ])
})
