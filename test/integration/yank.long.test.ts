import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ListLayerVersionsCommand, PublishLayerVersionCommand } from '@aws-sdk/client-lambda'
import AdmZip from 'adm-zip'
import { outputNames } from '../../src/yank/report.ts'
import { denied } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { jsonOf } from '../support/markdown-files.ts'
import { annotationsOf, lambdaOn, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { createFunction } from '../support/functions-on-rig.ts'
import { yank as yankHere } from '../support/run-entry.ts'

const regions = ['eu-west-1', 'us-east-1']
const LayerName = 'test-layer'
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
afterAll(() => rig.stop())

/** Publishes versions 1 to 3 in both Regions. */
beforeEach(async () => {
  await rig.reset()
  for (const region of regions) for (let version = 1; version <= 3; version++) await publishIn(region)
  rig.calls.length = 0
})

async function publishIn(region: string): Promise<number | undefined> {
  const zip = new AdmZip()
  zip.addFile('nodejs/node_modules/own/index.js', Buffer.from('module.exports = 1\n'))
  const Content = { ZipFile: zip.toBuffer() }
  return (await lambdaOn(rig, region).send(new PublishLayerVersionCommand({ LayerName, Content }))).Version
}

async function versionsIn(region: string): Promise<(number | undefined)[]> {
  const { LayerVersions = [] } = await lambdaOn(rig, region).send(new ListLayerVersionsCommand({ LayerName }))
  return LayerVersions.map(({ Version }) => Version)
}

async function existingVersions(): Promise<(number | undefined)[][]> {
  return Promise.all(regions.map(versionsIn))
}

/** Runs the sub-action. By default it is not a dry run. */
function yank(
  inputs: Record<string, string>,
  env: Record<string, string | undefined> = rig.env,
): Promise<Result> {
  return yankHere({ workspace: workspaceOf({}), env, inputs: given(inputs) })
}

function given(inputs: Record<string, string>): Record<string, string> {
  return { 'layer-name': LayerName, regions: regions.join(), 'dry-run': 'false', ...inputs }
}

function json(text: string | undefined): unknown {
  return JSON.parse(text ?? '')
}

function writes(): string[] {
  return rig.calls.filter(({ write }) => write).map(({ operation, region }) => `${operation} ${region}`)
}

function arn(version: number, region = 'eu-west-1'): string {
  return `arn:aws:lambda:${region}:123456789012:layer:${LayerName}:${version}`
}

describe('a dry run', () => {
  test('is the default: it reports what would be deleted, and deletes nothing', async () => {
    const result = await yank({ versions: '1-2', 'dry-run': '' })
    expect(result.exitCode).toBe(0)
    expect(writes()).toEqual([])
    expect(Object.keys(result.outputs).sort()).toEqual([...outputNames].sort())
    const steps = [{ do: 'delete', versions: [1, 2] }]
    expect(json(result.outputs['plan'])).toEqual({ 'eu-west-1': steps, 'us-east-1': steps })
    expect(result.outputs).toMatchObject({ deleted: '{}', 'failed-regions': '[]' })
    expect(result.log).toContain('Dry run: 4 versions would be deleted in 2 Regions.')
    expect(result.summary).toContain('| eu-west-1 | delete versions 1-2 |')
  })

  test('warns about deletions that would be rejected', async () => {
    await createFunction(rig, 'eu-west-1', [arn(2)])
    rig.calls.length = 0
    const result = await yank({ versions: 'all', 'dry-run': 'true' })
    expect([result.exitCode, writes()]).toEqual([0, []])
    expect(annotationsOf(result, 'warning')).toContainEqual(
      expect.stringContaining('eu-west-1: Functions of this account use version 2'),
    )
  })

  test('without credentials succeeds with a warning', async () => {
    const result = await yank({ versions: '1', 'dry-run': 'true' }, { AWS_REGION: 'eu-west-1' })
    expect(result.exitCode).toBe(0)
    expect(annotationsOf(result, 'warning')).toContainEqual(expect.stringContaining('no AWS credentials'))
  })
})

describe('versions', () => {
  test('are deleted in each Region, and a re-run has nothing to do', async () => {
    const result = await yank({ versions: '1-2' })
    expect(result.exitCode).toBe(0)
    expect(await existingVersions()).toEqual([[3], [3]])
    expect(json(result.outputs['deleted'])).toEqual({ 'eu-west-1': [1, 2], 'us-east-1': [1, 2] })
    expect(result.summary).toContain('4 versions deleted in 2 Regions.')
    rig.calls.length = 0
    const again = await yank({ versions: '1-2' })
    expect([again.exitCode, writes(), again.outputs['deleted']]).toEqual([0, [], '{}'])
    expect(annotationsOf(again, 'warning')).toContain(
      'eu-west-1: Version 1-2 does not exist here. It was deleted before, or never existed.',
    )
  })

  test('can include the newest one, whose version number is not used again', async () => {
    const result = await yank({ versions: 'all' })
    expect(result.exitCode).toBe(0)
    expect(await existingVersions()).toEqual([[], []])
    expect(annotationsOf(result, 'warning')).toContainEqual(
      expect.stringContaining('Version 3 is the newest.'),
    )
    expect(await publishIn('eu-west-1')).toBe(4)
  })

  test('that a function uses are kept, and the others are deleted', async () => {
    await createFunction(rig, 'eu-west-1', [arn(2)])
    const result = await yank({ versions: '1, 2' })
    expect(result.exitCode).toBe(1)
    expect(await existingVersions()).toEqual([[3, 2], [3]])
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringMatching(/^eu-west-1: Functions of this account use version 2\. .*"force: true"\.$/),
    ])
    expect(result.outputs['failed-regions']).toBe('["eu-west-1"]')
    expect((await yank({ versions: '1, 2', force: 'true' })).exitCode).toBe(0)
    expect(await existingVersions()).toEqual([[3], [3]])
  })

  test('are kept in a Region whose functions cannot be listed', async () => {
    rig.faults.add(denied('ListFunctions', 'us-east-1'))
    const result = await yank({ versions: '1' })
    expect(result.exitCode).toBe(1)
    expect(await existingVersions()).toEqual([
      [3, 2],
      [3, 2, 1],
    ])
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringMatching(/^us-east-1: Nothing is deleted\. .*Allow "lambda:ListFunctions".*"force: true"/),
    ])
    const forced = await yank({ versions: '1', force: 'true' })
    expect(forced.exitCode).toBe(0)
    expect(annotationsOf(forced, 'warning')).toContainEqual(
      expect.stringContaining('us-east-1: Functions may use version 1.'),
    )
  })
})

describe('a failure', () => {
  test('in one Region does not affect the others', async () => {
    rig.faults.add(denied('DeleteLayerVersion', 'us-east-1'))
    const result = await yank({ versions: '1, 2' })
    expect(result.exitCode).toBe(1)
    expect(await existingVersions()).toEqual([[3], [3, 2, 1]])
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringMatching(/^us-east-1: Versions 1-2 could not be deleted\. .*AccessDenied/),
    ])
    expect(result.outputs).toMatchObject({
      deleted: '{"eu-west-1":[1,2]}',
      'failed-regions': '["us-east-1"]',
    })
  })

  test('does not occur if the first response is lost', async () => {
    rig.faults.add({
      when: { operation: 'DeleteLayerVersion', region: 'us-east-1' },
      then: { reset: 'after' },
    })
    const result = await yank({ versions: '1' })
    expect(result.exitCode).toBe(0)
    expect(json(result.outputs['deleted'])).toEqual({ 'eu-west-1': [1], 'us-east-1': [1] })
  })

  test('does not occur if every response is lost but the version is deleted, which is reported once', async () => {
    rig.faults.add({
      when: { operation: 'DeleteLayerVersion', region: 'us-east-1', times: Infinity },
      then: { reset: 'after' },
    })
    const result = await yank({ versions: '1' })
    expect(result.exitCode).toBe(0)
    expect(json(result.outputs['deleted'])).toEqual({ 'eu-west-1': [1], 'us-east-1': [1] })
    for (const region of regions) expect(result.log.split(`${region}: deleted version 1`)).toHaveLength(2)
  })

  test('to read a Region prevents writes to this Region', async () => {
    rig.faults.add(denied('ListLayerVersions', 'us-east-1'))
    const result = await yank({ versions: '1' })
    expect([result.exitCode, writes()]).toEqual([1, ['DeleteLayerVersion eu-west-1']])
  })

  test('of several inputs is reported for all of them together, before any call to AWS', async () => {
    const result = await yank({ versions: '4-1, latest', regions: 'moon-1', force: 'perhaps' })
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringContaining('Did you mean 1-4'),
      expect.stringContaining('has "latest"'),
      expect.stringContaining('"moon-1"'),
      expect.stringContaining('"perhaps"'),
    ])
    expect(rig.calls).toEqual([])
    expect(result.outputs).toEqual({
      deleted: '{}',
      plan: '{}',
      'failed-regions': '[]',
      'missing-regions': '{}',
      regions: '[]',
      'optional-regions': '[]',
    })
  })
})

test('the required permissions in its README match the calls that a run makes', async () => {
  await yank({ versions: '1' })
  const called = rig.calls
    .filter(({ service }) => service === 'lambda')
    .map(({ operation }) => `lambda:${operation}`)
  const policy = jsonOf('yank/README.md', 'yank permissions') as { Statement: { Action: string }[] }
  expect(policy.Statement.map(({ Action }) => Action).sort()).toEqual([...new Set(called)].sort())
})
