import { describe, expect, test } from '@jest/globals'
import {
  aliasIn,
  configurationIn,
  functionsIn,
  tagsIn,
  versionNumbersIn,
} from '../../../../src/regions/calls/function-responses.ts'
import { settingsHash } from '../../../../src/regions/calls/function-settings.ts'

const own = { region: 'eu-west-1', account: '111122223333' }
const about = { ...own, name: 'f' }
const arn = 'arn:aws:lambda:eu-west-1:111122223333:function:f'
const layer = 'arn:aws:lambda:eu-west-1:111122223333:layer:x:3'

const listed = {
  FunctionName: 'f',
  FunctionArn: arn,
  Runtime: 'nodejs24.x',
  PackageType: 'Zip',
  Architectures: ['arm64'],
  Layers: [{ Arn: layer, CodeSize: 1 }],
}

const configuration = {
  ...listed,
  Version: '$LATEST',
  RevisionId: 'r',
  CodeSha256: 'c',
  State: 'Active',
  LastUpdateStatus: 'Successful',
  Timeout: 3,
}

const alias = {
  AliasArn: `${arn}:live`,
  Name: 'live',
  FunctionVersion: '1',
  RevisionId: 'r',
  RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } },
}

const latestIn = (response: unknown) => configurationIn(response, { ...about, version: '$LATEST' })

interface Operation {
  readonly response: object
  readonly read: (response: unknown) => unknown
  /** The fields without which it shows nothing. */
  readonly needed: readonly string[]
}

const operations: Readonly<Record<string, Operation>> = {
  ListFunctions: {
    response: { Functions: [listed] },
    read: (response) => functionsIn(response, own),
    needed: ['Functions'],
  },
  GetFunctionConfiguration: {
    response: configuration,
    read: latestIn,
    needed: ['FunctionName', 'FunctionArn', 'Version', 'RevisionId', 'CodeSha256'],
  },
  PublishVersion: {
    response: { ...configuration, Version: '4', FunctionArn: `${arn}:4` },
    read: (response) => configurationIn(response, { ...about, version: undefined }),
    needed: ['FunctionName', 'FunctionArn', 'Version', 'RevisionId', 'CodeSha256'],
  },
  ListVersionsByFunction: {
    response: { Versions: [{ FunctionArn: `${arn}:$LATEST`, Version: '$LATEST' }] },
    read: (response) => versionNumbersIn(response, about),
    needed: ['Versions'],
  },
  ListTags: { response: { Tags: { team: 'a' } }, read: tagsIn, needed: ['Tags'] },
  GetAlias: {
    response: alias,
    read: (response) => aliasIn(response, { ...about, alias: 'live' }),
    needed: ['AliasArn', 'Name', 'FunctionVersion', 'RevisionId'],
  },
}
const names = Object.keys(operations)

function operation(name: string): Operation {
  const found = operations[name]
  if (!found) throw new Error(name)
  return found
}

test.each(names)('the response to %s is read', (name) => {
  const { response, read } = operation(name)
  expect(() => read(response)).not.toThrow()
})

test.each(names.flatMap((one) => names.filter((other) => other !== one).map((other) => [one, other])))(
  '%s rejects the response to %s',
  (one = '', other = '') => {
    expect(() => operation(one).read(operation(other).response)).toThrow()
  },
)

const wrong: readonly (readonly [string, unknown])[] = [
  ['missing', undefined],
  ['null', null],
  ['a number', 1.5],
  ['a list', [[]]],
  ['an empty text', ''],
]

test.each(
  names.flatMap((name) =>
    operation(name).needed.flatMap((field) => wrong.map(([what, value]) => ({ name, field, what, value }))),
  ),
)('$name rejects $field that is $what', ({ name, field, value }) => {
  const { response, read } = operation(name)
  expect(() => read({ ...response, [field]: value })).toThrow()
})

describe('a configuration', () => {
  test('is read into plain values', () => {
    expect(latestIn(configuration)).toEqual({
      name: 'f',
      arn,
      runtime: 'nodejs24.x',
      isImage: false,
      architectures: ['arm64'],
      layers: [layer],
      version: '$LATEST',
      revisionId: 'r',
      codeSha256: 'c',
      settings: expect.any(String),
      state: 'Active',
      updateStatus: 'Successful',
      statusReason: '',
    })
  })

  test('of a container image has no runtime and no layers', () => {
    const { Runtime: _, Layers: __, ...image } = { ...configuration, PackageType: 'Image' }
    expect(latestIn(image)).toMatchObject({ runtime: undefined, isImage: true, layers: [] })
  })

  test.each([
    ['InProgress', 'update'],
    ['Failed', 'update'],
    ['Successful', 'state'],
    [undefined, 'state'],
  ])('with the update status %s has the reason of the %s', (status, expected) => {
    const reasons = { StateReason: 'state', LastUpdateStatusReason: 'update' }
    expect(latestIn({ ...configuration, ...reasons, LastUpdateStatus: status }).statusReason).toBe(expected)
  })

  test('can have an ARN with the version', () => {
    expect(latestIn({ ...configuration, FunctionArn: `${arn}:$LATEST` }).arn).toBe(arn)
  })

  test.each([
    ['another function', { FunctionName: 'g', FunctionArn: arn.replace(/f$/, 'g') }],
    ['a function whose name begins alike', { FunctionName: 'f', FunctionArn: `${arn}f` }],
    ['another Region', { FunctionArn: arn.replace('eu-west-1', 'us-east-1') }],
    ['another account', { FunctionArn: arn.replace('111122223333', '999999999999') }],
    ['a published version', { Version: '4', FunctionArn: `${arn}:4` }],
    ['a layer without an ARN', { Layers: [{ Arn: 'x' }] }],
  ])('of %s is not read', (_name, changes) => {
    expect(() => latestIn({ ...configuration, ...changes })).toThrow()
  })
})

test('the published versions are listed without $LATEST', () => {
  const versions = ['$LATEST', '1', '12'].map((Version) => ({ Version, FunctionArn: `${arn}:${Version}` }))
  expect(versionNumbersIn({ Versions: versions, NextMarker: 'm' }, about)).toEqual({
    items: ['1', '12'],
    next: 'm',
  })
})

test.each([[undefined], [null], [{}], [{ AdditionalVersionWeights: null }]])(
  'an alias with the routing %j invokes one version',
  (RoutingConfig) => {
    expect(aliasIn({ ...alias, RoutingConfig }, { ...about, alias: 'live' }).weights).toEqual({})
  },
)

test('a function without tags has an empty object, and a response without it is not read', () => {
  expect(tagsIn({ Tags: {} })).toEqual({})
  expect(() => tagsIn({})).toThrow()
})

describe('the settings of two configurations are equal', () => {
  const settings = {
    Timeout: 3,
    Environment: { Variables: { A: '1', B: '2' } },
    TracingConfig: { Mode: 'Active' },
  }

  test.each<[string, object]>([
    [
      'if only fields of the version differ',
      { Version: '4', State: 'Pending', LastModified: 'x', RevisionId: 'y' },
    ],
    ['if only the layers differ', { Layers: [{ Arn: layer }] }],
    ['if the order of fields differs', { Environment: { Variables: { B: '2', A: '1' } } }],
    [
      'if unset fields are empty',
      { VpcConfig: { SubnetIds: [], VpcId: '', Ipv6AllowedForDualStack: false } },
    ],
    ['if unset fields are null', { DeadLetterConfig: null, KMSKeyArn: undefined }],
    ['if SnapStart has initialized a version', { SnapStart: { OptimizationStatus: 'Off' } }],
  ])('%s', (_name, changes) => {
    expect(settingsHash({ ...settings, ...changes })).toBe(settingsHash(settings))
  })

  test.each<[string, object]>([
    ['a variable', { Environment: { Variables: { A: '1', B: '3' } } }],
    ['a number', { Timeout: 4 }],
    ['a field that this action does not know', { NewSetting: { Mode: 'On' } }],
    ['the order of a list', { FileSystemConfigs: [{ Arn: 'a' }, { Arn: 'b' }] }],
    ['a field that is not set', { TracingConfig: undefined }],
  ])('but not if %s differs', (_name, changes) => {
    expect(settingsHash({ ...settings, ...changes })).not.toBe(settingsHash(settings))
  })

  test('and show no values of variables', () => {
    expect(settingsHash({ Environment: { Variables: { A: 'secret-value' } } })).not.toContain('secret')
  })
})
