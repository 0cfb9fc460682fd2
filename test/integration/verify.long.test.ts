import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { outputNames } from '../../src/verify/report.ts'
import { denied, outages } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import {
  archiveOf,
  deleteVersion,
  publishVersion,
  setParameter,
  shareVersion,
  unshareVersion,
} from '../support/layer-states.ts'
import { jsonOf } from '../support/markdown-files.ts'
import { annotationsOf, smallLayer, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { run as publish, verify as verifyHere } from '../support/run-entry.ts'

const regions = ['eu-central-1', 'eu-west-1', 'us-east-1'] as const
const [first, second, third] = regions
const [owner, consumer, stranger] = ['123456789012', '444455556666', '222233334444'] as const
const parameter = '/layers/test-layer/arn'
const metadata = {
  Description: 'A layer',
  LicenseInfo: 'MIT',
  CompatibleRuntimes: ['nodejs22.x' as const, 'nodejs24.x' as const],
  CompatibleArchitectures: ['arm64' as const],
}
const codeSha256 = createHash('sha256').update(archiveOf('new')).digest('base64')
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
afterAll(() => rig.stop())

/** Publishes version 1, and version 2 with everything that can be expected, in three Regions. */
beforeEach(async () => {
  await rig.reset()
  for (const region of regions) {
    await publishVersion(rig, region, 'old')
    await publishVersion(rig, region, 'new', metadata)
    await shareVersion(rig, region, 2, consumer)
    await setParameter(rig, region, parameter, arn(region))
  }
})

function arn(region: string, version = 2, account: string = owner, name = 'test-layer'): string {
  return `arn:aws:lambda:${region}:${account}:layer:${name}:${version}`
}

function parametersIn(region: string): SSMClient {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = rig.env
  return new SSMClient({ region, endpoint: rig.url, credentials: { accessKeyId, secretAccessKey } })
}

/** Returns the file that `export` writes, with other ARNs in some Regions. */
function exported(others: Record<string, string> = {}): string {
  const versions = Object.fromEntries(
    regions.map((region) => [region, { arn: others[region] ?? arn(region), version: 2 }]),
  )
  return JSON.stringify({ layerName: 'test-layer', versions })
}

/** Everything that can be expected. */
const everything = {
  expected: 'layers.json',
  'code-sha256': codeSha256,
  principals: consumer,
  'ssm-parameter': '/layers/{name}/arn',
  'consumer-role': `arn:aws:iam::${consumer}:role/publisher`,
}

interface Given {
  readonly inputs?: Record<string, string>
  readonly files?: Record<string, string>
  readonly env?: Record<string, string | undefined>
}

/** Runs the action with the credentials of the owner, and expects that it writes nothing. */
async function verify({ inputs = everything, files = {}, env = {} }: Given = {}): Promise<Result> {
  rig.calls.length = 0
  const workspace = workspaceOf({ 'layers.json': exported(), ...files })
  const result = await verifyHere({ workspace, env: { ...rig.env, ...rig.oidcEnv, ...env }, inputs })
  expect(rig.calls.filter(({ write }) => write)).toEqual([])
  return result
}

const withoutCredentials = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined }

/** Returns the kinds of the differences in each Region. */
function kindsIn({ outputs }: Result): Record<string, string[]> {
  const drift = JSON.parse(outputs['drift'] ?? '') as Record<string, { kind: string }[]>
  return Object.fromEntries(
    Object.entries(drift).map(([region, found]) => [region, found.map(({ kind }) => kind)]),
  )
}

test('a layer without a difference is in sync', async () => {
  const result = await verify()
  expect(annotationsOf(result, 'error')).toEqual([])
  expect(annotationsOf(result, 'warning')).toEqual([])
  expect(result.exitCode).toBe(0)
  expect(Object.keys(result.outputs).sort()).toEqual([...outputNames].sort())
  expect(result.outputs).toMatchObject({
    'in-sync': 'true',
    drift: '{}',
    'not-checked': '{}',
    regions: JSON.stringify(regions),
  })
  expect(result.log).toContain('The layer is in sync in 3 Regions.')
  expect(result.summary).toContain('| eu-west-1 | ✅ in sync | ✅ 2 | ✅ | ✅ | ✅ | ✅ | ✅ |')
})

/** A way in which a Region can differ, and the differences that are reported. */
interface Drift {
  readonly name: string
  readonly change: (region: string) => Promise<unknown>
  readonly expectedArn?: (region: string) => string
  readonly kinds: readonly string[]
  readonly message: string
}

const drifts: readonly Drift[] = [
  {
    name: 'the version was deleted, and a newer one exists',
    change: async (region) => {
      await publishVersion(rig, region, 'newer')
      await deleteVersion(rig, region, 2)
    },
    kinds: ['missing'],
    message: 'Version 2 does not exist. It was deleted, or it was never published.',
  },
  {
    name: 'the newest version is older',
    change: (region) => deleteVersion(rig, region, 2),
    kinds: ['older'],
    message: 'Version 2 does not exist. The newest version is 1.',
  },
  {
    name: 'the layer does not exist',
    change: async (region) => {
      for (const version of [1, 2]) await deleteVersion(rig, region, version)
    },
    kinds: ['missing'],
    message: 'The layer has no version in this Region.',
  },
  {
    name: 'a stranger is in the policy',
    change: (region) => shareVersion(rig, region, 2, stranger),
    kinds: ['unexpected-permission'],
    message: `Version 2 is shared with ${stranger} by the statement "shared-with-${stranger}", which is not expected.`,
  },
  {
    name: 'a grant is gone',
    change: (region) => unshareVersion(rig, region, 2, consumer),
    kinds: ['missing-permission', 'not-granted'],
    message: `Account ${consumer} cannot read version 2, although the version exists.`,
  },
  {
    name: 'the parameter is stale',
    change: (region) => setParameter(rig, region, parameter, arn(region, 1)),
    kinds: ['different-parameter'],
    message: `The parameter "${parameter}" has the value`,
  },
  {
    name: 'the expected ARN is of another Region',
    change: () => Promise.resolve(),
    expectedArn: () => arn('us-west-2'),
    kinds: ['wrong-arn'],
    message: `The expected ARN ${arn('us-west-2')} is of the Region us-west-2 instead of ${second}.`,
  },
  {
    name: 'the expected ARN is of another account',
    change: () => Promise.resolve(),
    expectedArn: (region) => arn(region, 2, stranger),
    kinds: ['wrong-arn'],
    message: `is of account ${stranger} instead of ${owner}.`,
  },
  {
    name: 'the expected ARN is of another layer',
    change: () => Promise.resolve(),
    expectedArn: (region) => arn(region, 2, owner, 'another'),
    kinds: ['wrong-arn'],
    message: 'is of the layer another instead of test-layer.',
  },
]

describe('a difference in one Region', () => {
  test.each(drifts)('is reported: $name', async ({ change, expectedArn, kinds, message }) => {
    await change(second)
    const files = expectedArn ? { 'layers.json': exported({ [second]: expectedArn(second) }) } : {}
    const result = await verify({ files })
    expect(kindsIn(result)).toEqual({ [second]: kinds })
    expect(annotationsOf(result, 'error')).toContainEqual(expect.stringContaining(message))
    for (const error of annotationsOf(result, 'error')) expect(error).toMatch(/^eu-west-1: /)
    expect(result.outputs).toMatchObject({ 'in-sync': 'false', 'not-checked': '{}' })
    expect(result.exitCode).toBe(1)
    expect(result.summary).toMatch(/\| eu-west-1 \| ❌ drift \|/)
    expect(result.summary).toMatch(/\| eu-central-1 \| ✅ in sync \|/)
  })

  test('can be in the content and in all metadata', async () => {
    await deleteVersion(rig, second, 1)
    await deleteVersion(rig, second, 2)
    await publishVersion(rig, second, 'other', {
      CompatibleRuntimes: ['nodejs24.x'],
      CompatibleArchitectures: ['x86_64'],
    })
    for (const region of [first, third]) await publishVersion(rig, region, 'new', metadata)
    const result = await verify({ inputs: { 'layer-name': 'test-layer', regions: regions.join() } })
    expect(kindsIn(result)).toEqual({
      [second]: [
        'different-content',
        'different-runtimes',
        'different-architectures',
        'different-description',
        'different-license',
      ],
    })
    expect(annotationsOf(result, 'error')).toContainEqual(
      expect.stringContaining(
        'eu-west-1: Version 3 has the runtimes nodejs24.x instead of nodejs22.x, nodejs24.x as in eu-central-1, us-east-1.',
      ),
    )
  })
})

test('differences of all kinds in different Regions are reported together', async () => {
  await deleteVersion(rig, first, 2)
  await shareVersion(rig, second, 2, stranger)
  await unshareVersion(rig, second, 2, consumer)
  await setParameter(rig, second, parameter, arn(second, 1))
  const files = { 'layers.json': exported({ [third]: arn('us-west-2') }) }
  const result = await verify({ files, inputs: { ...everything, 'code-sha256': `${'A'.repeat(43)}=` } })
  expect(kindsIn(result)).toEqual({
    [first]: ['older'],
    [second]: [
      'different-content',
      'missing-permission',
      'unexpected-permission',
      'different-parameter',
      'not-granted',
    ],
    [third]: ['wrong-arn', 'different-content'],
  })
  expect(result.log).toContain('3 of 3 Regions have drifted')
  expect(result.outputs['markdown']).toContain('### Drift')
})

describe('the input "fail-on"', () => {
  test.each([
    ['missing', 'parameter', 0],
    ['missing', 'version', 1],
    ['nothing', 'version', 0],
    ['drift', 'parameter', 1],
  ])('%s, and the %s differs: exit code %i', async (failOn, what, exitCode) => {
    if (what === 'version') await deleteVersion(rig, second, 2)
    else await setParameter(rig, second, parameter, 'stale')
    const result = await verify({ inputs: { ...everything, 'fail-on': failOn } })
    expect(result.exitCode).toBe(exitCode)
    expect(result.outputs['in-sync']).toBe('false')
    expect(annotationsOf(result, exitCode === 0 ? 'warning' : 'error')).not.toEqual([])
  })
})

describe('without "expected"', () => {
  const compared = { 'layer-name': 'test-layer', regions: regions.join() }

  test('the highest version number is expected in every Region', async () => {
    await publishVersion(rig, third, 'newest')
    const result = await verify({ inputs: compared })
    expect(kindsIn(result)).toEqual({ [first]: ['older'], [second]: ['older'] })
  })

  test('a given version number is expected, and a newer version is a note', async () => {
    await publishVersion(rig, third, 'newest')
    const result = await verify({ inputs: { ...compared, version: '2' } })
    expect([result.exitCode, result.outputs['drift']]).toEqual([0, '{}'])
    expect(result.summary).toContain('Version 3 is newer than the expected version 2.')
  })

  test('a layer that exists nowhere is missing everywhere', async () => {
    const result = await verify({ inputs: { ...compared, 'layer-name': 'absent' } })
    expect(kindsIn(result)).toEqual({ [first]: ['missing'], [second]: ['missing'], [third]: ['missing'] })
  })

  test('principals can be "none"', async () => {
    const result = await verify({ inputs: { ...compared, principals: 'none' } })
    expect(kindsIn(result)).toEqual(
      Object.fromEntries(regions.map((one) => [one, ['unexpected-permission']])),
    )
  })
})

describe('a file with a layer for each architecture', () => {
  const other = exported().replaceAll('test-layer', 'other-layer')
  const files = { 'layers.json': `{"layers":{"arm64":${exported()},"x86_64":${other}}}` }

  test('needs the name of one of them', async () => {
    const result = await verify({ inputs: { expected: 'layers.json' }, files })
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringContaining(
        'describes the layers "test-layer" and "other-layer". Set "layer-name" to one of them.',
      ),
    ])
    expect(rig.calls).toEqual([])
  })

  test('is compared with the layer of that name', async () => {
    const inputs = { expected: 'layers.json', 'layer-name': 'test-layer' }
    expect((await verify({ inputs, files })).outputs['in-sync']).toBe('true')
    const missing = await verify({ inputs: { ...inputs, 'layer-name': 'other-layer' }, files })
    expect(Object.values(kindsIn(missing))).toEqual(regions.map(() => ['missing']))
  })
})

describe('a run manifest', () => {
  test('is what is expected: content, metadata and parameter', async () => {
    const inputs = {
      'layer-name': 'test-layer',
      regions: regions.join(),
      version: '3',
      'ssm-parameter': '/layers/{name}/of-run',
    }
    const published = await publish(smallLayer(), rig.env, inputs)
    expect(published.exitCode).toBe(0)
    const manifest = published.outputs['manifest'] ?? ''
    const text = (await import('node:fs')).readFileSync(manifest, 'utf8')
    const given = { inputs: { expected: 'manifest.json' }, files: { 'manifest.json': text } }
    expect((await verify(given)).outputs).toMatchObject({ 'in-sync': 'true', drift: '{}' })
    await setParameter(rig, first, '/layers/test-layer/of-run', 'stale')
    expect(kindsIn(await verify(given))).toEqual({ [first]: ['different-parameter'] })
  })
})

describe('a consumer alone', () => {
  const arns = regions.map((region) => arn(region)).join(', ')
  const inputs = {
    expected: arns,
    'code-sha256': codeSha256,
    'consumer-role': `arn:aws:iam::${consumer}:role/publisher`,
  }

  test('reads each version by its ARN, and nothing else', async () => {
    const result = await verify({ inputs, env: withoutCredentials })
    expect(annotationsOf(result, 'error')).toEqual([])
    expect(result.outputs['in-sync']).toBe('true')
    const called = rig.calls.map(({ service, operation }) => `${service}:${operation}`)
    expect([...new Set(called)].filter((call) => !/^(sts|oidc):/.test(call))).toEqual([
      'lambda:GetLayerVersionByArn',
    ])
  })

  test('cannot distinguish a missing version from one that is not shared', async () => {
    await deleteVersion(rig, first, 2)
    await unshareVersion(rig, second, 2, consumer)
    const result = await verify({ inputs, env: withoutCredentials })
    expect(kindsIn(result)).toEqual({
      [first]: ['missing-or-not-granted'],
      [second]: ['missing-or-not-granted'],
    })
    expect(annotationsOf(result, 'error')).toContainEqual(
      expect.stringContaining('Either the version does not exist, or it is not shared with this account.'),
    )
  })

  test('needs a role that trusts the job. The error names its input', async () => {
    const given = { ...inputs, 'consumer-role': `arn:aws:iam::${consumer}:role/another` }
    const result = await verify({ inputs: given, env: withoutCredentials })
    expect([result.exitCode, result.outputs['in-sync']]).toEqual([1, ''])
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining('"consumer-role"')])
  })

  test('does not check a Region without an ARN', async () => {
    const given = { ...inputs, expected: arn(first), regions: `${first}, ${second}` }
    const result = await verify({ inputs: given, env: withoutCredentials })
    expect([result.exitCode, result.outputs['in-sync']]).toEqual([1, 'false'])
    expect(JSON.parse(result.outputs['not-checked'] ?? '')).toEqual({
      [second]: expect.stringContaining('has no ARN of this Region'),
    })
  })

  test('notices other content', async () => {
    const result = await verify({
      inputs: { ...inputs, 'code-sha256': `${'A'.repeat(43)}=` },
      env: withoutCredentials,
    })
    expect(kindsIn(result)).toEqual(Object.fromEntries(regions.map((one) => [one, ['different-content']])))
  })

  test('is denied by its own role: that is no difference, but the step fails', async () => {
    const message =
      'User: arn:aws:sts::444455556666:assumed-role/r/s is not authorized to perform: lambda:GetLayerVersion on resource: x ' +
      'because no identity-based policy allows the lambda:GetLayerVersion action'
    rig.faults.add({
      when: { operation: 'GetLayerVersionByArn', region: first, times: Infinity },
      then: { status: 403, errorType: 'AccessDeniedException', message },
    })
    const result = await verify({ inputs, env: withoutCredentials })
    expect([result.exitCode, result.outputs['drift'], result.outputs['in-sync']]).toEqual([1, '{}', 'false'])
    expect(JSON.parse(result.outputs['not-checked'] ?? '')).toEqual({
      [first]: expect.stringContaining('lack lambda:GetLayerVersion'),
    })
  })

  test.each([
    [
      { 'consumer-role': inputs['consumer-role'], 'layer-name': 'test-layer', regions: first },
      '"expected" is not',
    ],
    [{ ...inputs, principals: consumer }, 'which only the account of the layer can read'],
  ])('needs the ARNs, and sees no policies: %j', async (given, error) => {
    const result = await verify({ inputs: given, env: withoutCredentials })
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining(error)])
    expect(rig.calls).toEqual([])
  })
})

describe('a Region that cannot be checked', () => {
  test('is no difference if it is disabled, but the step fails', async () => {
    rig.disabledRegions.add(third)
    const result = await verify()
    expect(result.exitCode).toBe(1)
    expect(result.outputs).toMatchObject({ drift: '{}', 'in-sync': 'false' })
    expect(Object.keys(JSON.parse(result.outputs['not-checked'] ?? ''))).toEqual([third])
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringMatching(/^us-east-1: The Region is not enabled in this account/),
    ])
    expect(result.summary).toContain('| us-east-1 | ⚪ not checked |')
  })

  test.each(['is disabled', 'returns errors'])('is skipped if it is optional and %s', async (how) => {
    if (how === 'is disabled') rig.disabledRegions.add(third)
    else rig.downRegions.set(third, outages['returns errors'])
    const result = await verify({ inputs: { ...everything, 'optional-regions': third } })
    expect(annotationsOf(result, 'error')).toEqual([])
    expect([result.exitCode, result.outputs['in-sync'], result.outputs['drift']]).toEqual([0, 'true', '{}'])
    expect(result.outputs).toMatchObject({ 'not-checked': '{}', 'optional-regions': JSON.stringify([third]) })
    expect(Object.keys(JSON.parse(result.outputs['missing-regions'] ?? ''))).toEqual([third])
    expect(annotationsOf(result, 'warning')).toEqual([
      expect.stringMatching(/^us-east-1: This optional Region was not available, so it was not checked\./),
    ])
    expect(result.summary).toContain('| us-east-1 | ⚪ not available |')
  })

  test('is added by "optional-regions" to those of the file', async () => {
    const result = await verify({ inputs: { ...everything, 'optional-regions': 'us-west-2' } })
    expect(JSON.parse(result.outputs['regions'] ?? '')).toEqual([...regions, 'us-west-2'])
    expect(kindsIn(result)).toEqual({ 'us-west-2': ['missing'] })
  })

  test('fails the step if all Regions are optional and down', async () => {
    for (const region of [first, second]) rig.downRegions.set(region, outages['returns errors'])
    const inputs = { 'layer-name': 'test-layer', 'optional-regions': `${first}, ${second}` }
    const result = await verify({ inputs })
    expect([result.exitCode, result.outputs['in-sync']]).toEqual([1, 'false'])
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining('No Region was available')])
    expect(result.summary).not.toContain('✅')
  })

  test('is compared in part if the role lacks a permission', async () => {
    rig.faults.add(denied('GetLayerVersionPolicy', third), denied('GetParameter', second))
    await deleteVersion(rig, first, 2)
    const result = await verify()
    expect(kindsIn(result)).toEqual({ [first]: ['older'] })
    expect(JSON.parse(result.outputs['not-checked'] ?? '')).toEqual({
      [second]: expect.stringContaining('lack ssm:GetParameter'),
      [third]: expect.stringContaining('Access denied'),
    })
  })

  test('is compared in part if a parameter has another type', async () => {
    const secret = { Name: '/layers/secret', Value: arn(second), Type: 'SecureString' as const }
    await parametersIn(second).send(new PutParameterCommand(secret))
    const inputs = { expected: arn(second), 'ssm-parameter': `${secret.Name}, ${parameter}` }
    const result = await verify({ inputs })
    expect([result.exitCode, result.outputs['drift']]).toEqual([1, '{}'])
    expect(JSON.parse(result.outputs['not-checked'] ?? '')).toEqual({
      [second]: expect.stringMatching(
        /^The parameter "\/layers\/secret" could not be compared\. .*type is not String/,
      ),
    })
  })

  test('is not compared with a response that was lost', async () => {
    rig.faults.add({ when: { operation: 'GetLayerVersion', region: third }, then: { reset: 'after' } })
    expect((await verify()).outputs['in-sync']).toBe('true')
  })
})

describe('the required permissions in its README', () => {
  const isOfConsumer = ({ operation }: { operation: string }): boolean => operation === 'GetLayerVersionByArn'

  /** Returns the permissions for the calls of a run: those of the owner, and those of the consumer. */
  function permissionsUsed(): { owner: string[]; consumer: string[] } {
    const calls = rig.calls.filter(({ service }) => service !== 'sts' && service !== 'oidc')
    const of = (some: typeof calls): string[] => {
      const names = some.map(({ service, operation }) => `${service}:${operation.replace(/ByArn$/, '')}`)
      return [...new Set(names)].sort()
    }
    return {
      owner: of(calls.filter((call) => !isOfConsumer(call))),
      consumer: of(calls.filter(isOfConsumer)),
    }
  }

  test('match the calls of both roles', async () => {
    await verify()
    expect(permissionsUsed()).toEqual({
      owner: [...actionsIn('verify permissions'), ...actionsIn('verify optional permissions')].sort(),
      consumer: actionsIn('verify consumer permissions'),
    })
  })

  test.each([
    [{}, []],
    [{ principals: consumer }, ['lambda:GetLayerVersionPolicy']],
    [{ 'ssm-parameter': parameter }, ['ssm:GetParameter']],
  ])('are fewer with fewer inputs: %j', async (inputs, more) => {
    await verify({ inputs: { expected: 'layers.json', ...inputs } })
    expect(permissionsUsed()).toEqual({
      owner: [
        ...['lambda:GetLayerVersion', 'lambda:ListFunctions', 'lambda:ListLayerVersions'],
        ...more,
      ].sort(),
      consumer: [],
    })
  })
})

function actionsIn(part: string): string[] {
  const { Statement } = jsonOf('verify/README.md', part) as { Statement: { Action: string | string[] }[] }
  return Statement.flatMap(({ Action }) => Action).sort()
}

describe('a file in "expected" that cannot be used gives one error, before any call to AWS', () => {
  const version = { arn: arn(first), version: 2 }
  const withRegions = (versions: object): string => JSON.stringify({ layerName: 'test-layer', versions })
  const manyRegions = Object.fromEntries(
    Array.from({ length: 201 }, (_, index) => [`eu-west-${index}`, version]),
  )

  test.each([
    ['nothing', '', 'it is not JSON'],
    ['a cut file', exported().slice(0, -9), 'it is not JSON'],
    ['binary data', '\u0000\u0001', 'it is not JSON'],
    ['a list', '[]', 'neither a file that "export" wrote'],
    ['null', 'null', 'neither a file that "export" wrote'],
    ['another format', JSON.stringify({ Mappings: {} }), 'neither a file that "export" wrote'],
    ['no versions', withRegions({}), 'it contains no layer versions'],
    ['versions in a list', withRegions([version]), 'is missing or not valid'],
    [
      'a key of the prototype',
      `{"layerName":"x","versions":{"__proto__":${JSON.stringify(version)}}}`,
      '"__proto__"',
    ],
    ['the constructor', withRegions({ constructor: version }), '"constructor"'],
    ['a text instead of an ARN', withRegions({ [first]: { arn: 'latest', version: 2 } }), `"${first}"`],
    [
      'another number than in the ARN',
      withRegions({ [first]: { arn: arn(first), version: 3 } }),
      `"${first}"`,
    ],
    [
      'an ARN of another partition',
      withRegions({ [first]: { arn: arn(first).replace('aws', 'aws-cn'), version: 2 } }),
      `"${first}"`,
    ],
    ['a Region that does not exist', withRegions({ 'moon-1': version }), '"moon-1"'],
    ['a name with control characters', withRegions({ 'a\u001b[31m\nb': version }), '\\u001b'],
    ['more Regions than AWS has', withRegions(manyRegions), 'it has 201 Regions'],
    ['deep nesting', '['.repeat(100_000), 'it is not JSON'],
    [
      'more than 5 MB',
      `{"layerName":"x","versions":{}}${' '.repeat(5_000_001)}`,
      'more than 5,000,000 bytes',
    ],
    [
      'a name that is no layer name',
      JSON.stringify({ layerName: '../x', versions: { [first]: version } }),
      'layerName',
    ],
    [
      'the manifest of a dry run',
      JSON.stringify({ schema: 1, layerName: 'x', dryRun: true, regions: {} }),
      'dry run',
    ],
    [
      'a manifest of another version',
      JSON.stringify({ schema: 2, layerName: 'x', dryRun: false, regions: {} }),
      'schema',
    ],
    ['another layer', exported().replace('"test-layer"', '"another"'), 'describes the layer "another"'],
  ])('%s', async (_name, text, error) => {
    const inputs = { expected: 'layers.json', 'layer-name': 'test-layer' }
    const result = await verify({ inputs, files: { 'layers.json': text } })
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining(error)])
    expect(rig.calls).toEqual([])
    expect(result.outputs).toEqual({
      'in-sync': '',
      drift: '{}',
      'not-checked': '{}',
      markdown: '',
      'missing-regions': '{}',
      regions: '[]',
      'optional-regions': '[]',
    })
  })
})

test('invalid inputs are reported together, before any call to AWS', async () => {
  const result = await verify({
    inputs: {
      'layer-name': 'a layer',
      expected: 'absent.json',
      version: '0',
      'code-sha256': createHash('sha256').update('x').digest('hex'),
      principals: 'nobody',
      'ssm-parameter': 'a b',
      'consumer-role': 'role',
      'fail-on': 'never',
    },
  })
  expect(annotationsOf(result, 'error')).toEqual([
    expect.stringContaining('"layer-name"'),
    expect.stringContaining('"expected"'),
    expect.stringContaining('"version"'),
    expect.stringContaining('Did you mean LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE='),
    expect.stringContaining('"principals"'),
    expect.stringContaining('"ssm-parameter"'),
    expect.stringContaining('"consumer-role"'),
    expect.stringContaining('"fail-on"'),
  ])
  expect(rig.calls).toEqual([])
})
