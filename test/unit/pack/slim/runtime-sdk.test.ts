import { describe, expect, test } from '@jest/globals'
import type { Differences, Files } from '../../../support/slim-layer.ts'
import { gem, npmPackage, slimmingIn, wheel } from '../../../support/slim-layer.ts'

/** Returns the names of the packages that are left out as a whole. */
async function sdkIn(files: Files, runtimes: readonly string[], more: Differences = {}): Promise<string[]> {
  const { summary } = await slimmingIn(files, { kinds: ['runtime-sdk'], runtimes, ...more })
  return summary.packages.map(({ name }) => name).sort()
}

/** The SDK for JavaScript on a small scale: two clients, and the parts that they need. */
const sdk = {
  ...npmPackage('@aws-sdk/client-s3', { 'a.js': '' }, needs('@aws-sdk/core', '@smithy/core', 'tslib')),
  ...npmPackage('@aws-sdk/client-sts', {}, needs('@aws-sdk/core')),
  ...npmPackage('@aws-sdk/core', {}, needs('@smithy/types')),
  ...npmPackage('@smithy/core', {}, needs('@smithy/types')),
  ...npmPackage('@smithy/types'),
  ...npmPackage('tslib'),
}
const wholeSdk = [
  '@aws-sdk/client-s3',
  '@aws-sdk/client-sts',
  '@aws-sdk/core',
  '@smithy/core',
  '@smithy/types',
]

function needs(...names: readonly string[]): { dependencies: Record<string, string> } {
  return { dependencies: Object.fromEntries(names.map((name) => [name, '*'])) }
}

describe('the SDK for JavaScript', () => {
  const direct = ['@aws-sdk/client-s3']
  test('is left out with the parts that only it needs', async () => {
    expect(await sdkIn(sdk, ['nodejs22.x', 'nodejs24.x'], { directDependencies: direct })).toEqual(wholeSdk)
  })

  test('stays where no declared runtime reads it', async () => {
    expect(await sdkIn(sdk, ['python3.13'], { directDependencies: direct })).toEqual([])
  })

  test('keeps the parts that another package needs, and those that they need', async () => {
    const layer = {
      ...sdk,
      ...npmPackage('aws-xray-sdk-core', {}, needs('@smithy/core', '@aws-sdk/client-sts')),
    }
    expect(await sdkIn(layer, ['nodejs24.x'], { directDependencies: direct })).toEqual([
      ...['@aws-sdk/client-s3', '@aws-sdk/client-sts', '@aws-sdk/core'],
    ])
  })

  test('keeps the parts on which the project depends directly', async () => {
    const directDependencies = [...direct, '@smithy/types']
    expect(await sdkIn(sdk, ['nodejs24.x'], { directDependencies })).toEqual(
      wholeSdk.filter((name) => name !== '@smithy/types'),
    )
  })

  test('keeps all of @smithy if the direct dependencies are not known', async () => {
    expect(await sdkIn(sdk, ['nodejs24.x'])).toEqual([
      '@aws-sdk/client-s3',
      '@aws-sdk/client-sts',
      '@aws-sdk/core',
    ])
  })

  test('keeps packages that the runtimes do not include', async () => {
    const layer = {
      ...sdk,
      ...npmPackage('@aws-sdk/signature-v4-crt', {}, needs('@smithy/types')),
      ...npmPackage('@aws-sdk/lib-storage', {}, needs('@smithy/core', '@aws-sdk/client-s3')),
      ...npmPackage('aws-sdk'),
    }
    expect(await sdkIn(layer, ['nodejs24.x'], { directDependencies: direct })).toEqual([
      ...['@aws-sdk/client-s3', '@aws-sdk/client-sts', '@aws-sdk/core'],
    ])
  })

  test('is left out with the packages inside of it, but not under another name', async () => {
    const layer = {
      ...npmPackage('@aws-sdk/client-s3', {}, needs('uuid')),
      ...npmPackage('@aws-sdk/client-s3/node_modules/uuid'),
      ...npmPackage('s3', {}, { name: '@aws-sdk/client-s3' }),
    }
    expect(await sdkIn(layer, ['nodejs24.x'])).toEqual(['@aws-sdk/client-s3', 'uuid'])
  })

  test("stays if it is the user's", async () => {
    const own = ['nodejs/node_modules/@aws-sdk/client-s3']
    expect(await sdkIn(npmPackage('@aws-sdk/client-s3'), ['nodejs24.x'], { own })).toEqual([])
  })
})

describe('the SDK for Python', () => {
  const layer = {
    ...wheel('boto3', { 'boto3/__init__.py': '' }, ['botocore (<1.40.0,>=1.39.1)']),
    ...wheel('botocore', { 'botocore/__init__.py': '' }),
    ...wheel('s3transfer', { 's3transfer/__init__.py': '' }),
    ...wheel('jmespath', { 'jmespath/__init__.py': '', 'bin/jp.py': '' }),
    ...wheel('urllib3', { 'urllib3/__init__.py': '' }),
  }

  test('is left out with its metadata, without the other packages that it needs', async () => {
    const { kindOf } = await slimmingIn(layer, { kinds: ['runtime-sdk'], runtimes: ['python3.13'] })
    expect([...kindOf.keys()].filter((path) => path.includes('botocore')).sort()).toEqual(
      ['METADATA', 'RECORD', 'licenses/LICENSE']
        .map((name) => `python/botocore-1.0.dist-info/${name}`)
        .concat('python/botocore/__init__.py'),
    )
    expect(await sdkIn(layer, ['python3.13'])).toEqual(['boto3', 'botocore', 'jmespath', 's3transfer'])
  })

  test.each([
    'botocore (<1.37.4,>=1.37.2)',
    'botocore==1.39.1',
    'boto3~=1.39.0',
    'boto3<=1.39',
    'botocore===1.39.1 ; x',
  ])('stays if another package restricts its version: %s', async (requirement) => {
    expect(await sdkIn({ ...layer, ...wheel('aiobotocore', {}, [requirement]) }, ['python3.13'])).toEqual([])
  })

  test.each([
    'boto3>=1.34.32,<2.0.0',
    'boto3<2',
    'boto3',
    'boto3==1.*',
    'boto3~=1.34',
    'jmespath<1.1',
    'boto3-stubs==1.39.1',
  ])('is left out if another package allows its versions: %s', async (requirement) => {
    expect(await sdkIn({ ...layer, ...wheel('powertools', {}, [requirement]) }, ['python3.13'])).toHaveLength(
      4,
    )
  })
})

test('the SDK for Ruby is left out: the core and the gems of services', async () => {
  const layer = {
    ...gem('aws-sdk-core-3.230.0', { 'lib/aws-sdk-core.rb': '' }),
    ...gem('aws-sdk-s3-1.199.0', { 'lib/aws-sdk-s3/client_api.rb': '' }),
    ...gem('aws-sdk-rails-5.1.0', { 'lib/aws-sdk-rails.rb': '' }),
    ...gem('aws-sigv4-1.12.0', { 'lib/aws-sigv4.rb': '' }),
  }
  expect(await sdkIn(layer, ['ruby3.4'])).toEqual(['aws-sdk-core', 'aws-sdk-s3'])
})
