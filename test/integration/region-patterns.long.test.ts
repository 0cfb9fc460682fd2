import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { denied } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { annotationsOf, smallLayer, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { collect, run, yank } from '../support/run-entry.ts'

let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(async () => {
  await rig.reset()
  for (const region of ['eu-central-2', 'eu-south-1', 'eu-south-2']) rig.disabledRegions.add(region)
})
afterAll(() => rig.stop())

const europe = ['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3']

function publish(
  regions: string,
  inputs: Record<string, string> = {},
  workspace = smallLayer(),
): Promise<Result> {
  return run(workspace, rig.env, { regions, ...inputs })
}

function json(text: string | undefined): unknown {
  return JSON.parse(text ?? '')
}

function publishedIn(): string[] {
  return rig.calls
    .filter(({ operation }) => operation === 'PublishLayerVersion')
    .map(({ region }) => region)
    .sort()
}

describe('a pattern in "regions"', () => {
  test('publishes to the enabled Regions that it matches, after the named ones', async () => {
    const result = await publish('us-east-1, eu-*, !eu-west-3')
    const expected = ['us-east-1', 'eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2']
    expect(result.exitCode).toBe(0)
    expect(json(result.outputs['regions'])).toEqual(expected)
    expect(Object.keys(json(result.outputs['arns']) as object)).toEqual(expected)
    expect(publishedIn()).toEqual([...expected].sort())
    expect(result.summary).toContain(
      'The pattern "eu-&#42;" matches 4 Regions: eu-central-1, eu-north-1, eu-west-1, eu-west-2.',
    )
    expect(result.log).toContain(
      'These Regions match, but are not enabled in the account: eu-central-2, eu-south-1, eu-south-2.',
    )
  })

  test('asks EC2 once, and only if there is a pattern', async () => {
    await publish('eu-*')
    await publish('eu-west-1')
    expect(rig.calls.filter(({ service }) => service === 'ec2')).toMatchObject([
      { operation: 'DescribeRegions', region: 'eu-central-1', status: 200 },
    ])
  })

  test('resolves the same in each run, so that the second run changes nothing', async () => {
    const workspace = smallLayer()
    await publish('eu-*', {}, workspace)
    rig.calls.length = 0
    const again = await publish('eu-*', {}, workspace)
    expect([again.exitCode, again.outputs['changed'], publishedIn()]).toEqual([0, 'false', []])
  })

  test('accepts a JSON list, such as an output of another step', async () => {
    const result = await publish('["eu-west-1", "us-*", "!us-east-*"]', { 'dry-run': 'true' })
    expect(json(result.outputs['regions'])).toEqual(['eu-west-1', 'us-west-1', 'us-west-2'])
  })

  test('reports the Regions that the exported file does not have yet', async () => {
    const workspace = smallLayer()
    const inputs = { export: 'json: layers.json' }
    await publish('eu-west-*, !eu-west-3', inputs, workspace)
    const result = await publish('eu-*', inputs, workspace)
    expect(result.summary).toContain(
      'These Regions are new compared with the exported files: eu-central-1, eu-north-1, eu-west-3.',
    )
    expect(
      Object.keys(
        (json(readFileSync(join(workspace, 'layers.json'), 'utf8')) as { versions: object }).versions,
      ),
    ).toEqual(europe)
  })
})

describe('a pattern that cannot be resolved', () => {
  test('the permission is missing: the error shows the permission and the list', async () => {
    rig.faults.add(denied('DescribeRegions'))
    const result = await publish('eu-west-*')
    expect([result.exitCode, publishedIn()]).toEqual([1, []])
    expect(annotationsOf(result, 'error').join()).toMatch(
      /lack ec2:DescribeRegions.*list the Regions instead of the pattern: "eu-west-1, eu-west-2, eu-west-3"/,
    )
  })

  test('it matches no Region that is enabled', async () => {
    const result = await publish('eu-south-*, us-east-1')
    expect([result.exitCode, publishedIn()]).toEqual([1, []])
    expect(annotationsOf(result, 'error').join()).toContain(
      'Input "regions" has "eu-south-*", which matches no enabled Region of account 123456789012 (partition aws). It matches only ' +
        'Regions that are not enabled: eu-south-1, eu-south-2.',
    )
  })

  test.each([
    ['nothing at all', 'nz-*', '"nz-*", which matches no enabled Region'],
    ['nothing, because all is excluded', 'eu-west-*, !eu-*', '"eu-west-*", which matches no enabled Region'],
  ])('it matches %s, also in a dry run', async (_, regions, error) => {
    const result = await publish(regions, { 'dry-run': 'true' })
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error').join()).toContain(error)
  })

  test.each([
    ['an error of the server', { status: 500, body: '<html>' }],
    ['throttling', { status: 503, errorType: 'RequestLimitExceeded', message: 'Request limit exceeded.' }],
    ['a lost connection', { reset: 'before' }],
  ] as const)('%s is repeated', async (_, then) => {
    rig.faults.add({ when: { operation: 'DescribeRegions' }, then })
    const result = await publish('eu-*')
    expect([result.exitCode, publishedIn()]).toEqual([0, europe])
  })

  test('another Region is asked if the first is not available', async () => {
    rig.faults.add({
      when: { region: 'eu-central-1', service: 'ec2', times: Infinity },
      then: { reset: 'before' },
    })
    const result = await publish('eu-*')
    expect(json(result.outputs['regions'])).toEqual(europe)
  })
})

test('a dry run without credentials plans for the known Regions, and says that it guesses', async () => {
  const result = await run(smallLayer(), {}, { regions: 'eu-south-*, us-east-1', 'dry-run': 'true' })
  expect(result.exitCode).toBe(0)
  expect(json(result.outputs['regions'])).toEqual(['us-east-1', 'eu-south-1', 'eu-south-2'])
  expect(annotationsOf(result, 'warning').join()).toContain('The Regions of the account are not known.')
})

test('the rules about Regions apply to the Regions of a pattern', async () => {
  const result = await publish('eu-*', {
    's3-bucket': 'layers-{region}',
    's3-encryption': 'aws:kms:arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f',
  })
  expect([result.exitCode, publishedIn()]).toEqual([1, []])
  expect(annotationsOf(result, 'error').join()).toContain(
    'has a KMS key in eu-west-1, but there are also buckets in',
  )
})

test('yank resolves patterns too', async () => {
  await publish('eu-*')
  const result = await yank({
    workspace: workspaceOf({}),
    env: rig.env,
    inputs: { 'layer-name': 'test-layer', versions: '1', regions: 'eu-west-*', 'dry-run': 'false' },
  })
  expect(result.exitCode).toBe(0)
  expect(json(result.outputs['regions'])).toEqual(['eu-west-1', 'eu-west-2', 'eu-west-3'])
  expect(Object.keys(json(result.outputs['deleted']) as object)).toEqual([
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
  ])
})

test('collect rejects patterns, because it does not call AWS', async () => {
  const result = await collect(workspaceOf({}), { manifests: '*.json', regions: 'eu-*' })
  expect(result.exitCode).toBe(1)
  expect(annotationsOf(result, 'error').join()).toContain('does not call AWS, so it cannot resolve patterns')
})
