import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { commentBody } from '../../src/report/comment.ts'
import { summaryOf } from '../../src/report/summary.ts'
import { denied } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { workspaceOf } from '../support/run-bundle.ts'
import type { Conditions, InProcess } from '../support/run-recipe.ts'
import { runInProcess } from '../support/run-recipe.ts'

let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

/** A layer that is laid out already, with one package in this version. */
function layer(version: string, more: Record<string, string> = {}): string {
  return workspaceOf({
    'nodejs/node_modules/own/package.json': JSON.stringify({ name: 'own', version }),
    'nodejs/node_modules/own/index.js': `module.exports = '${version}'\n`,
    ...more,
  })
}

function publish(
  workspace: string,
  inputs: Record<string, string> = {},
  conditions?: Conditions,
): Promise<InProcess> {
  const usual = { 'layer-name': 'test-layer', regions: 'eu-west-1,us-east-1' }
  return runInProcess(workspace, rig.env, { ...usual, ...inputs }, conditions)
}

/** How often the zip of a version was asked for, in part or whole. */
function downloads(): number {
  return rig.calls.filter(({ service }) => service === 'content').length
}

describe('what changes since the version that stands', () => {
  test('is shown by a dry run, in the summary and the comment', async () => {
    await publish(layer('1.0.0'))
    const { run, record } = await publish(layer('1.1.0', { 'nodejs/shared.js': '1' }), { 'dry-run': 'true' })
    expect(run.changes).toMatchObject({
      ...{ region: 'eu-west-1', version: 1 },
      packages: [{ ecosystem: 'npm', name: 'own', before: ['1.0.0'], after: ['1.1.0'] }],
      files: [{ path: 'nodejs/shared.js', sizeAfter: 1 }],
    })
    for (const text of [summaryOf(record), commentBody(record)]) {
      expect(text).toContain('### What changed since version 1')
      expect(text).toContain('| own | 1.0.0 | 1.1.0 |')
    }
  })

  test('is known of a finished archive too', async () => {
    const first = await publish(layer('1.0.0'), { 'dry-run': 'true' })
    await publish(layer('0.9.0'))
    const workspace = workspaceOf({})
    cpSync(first.run.archive?.path ?? '', join(workspace, 'given.zip'))
    const { run } = await publish(workspace, { archive: 'given.zip' })
    expect(run.changes).toMatchObject({ packages: [{ name: 'own', before: ['0.9.0'], after: ['1.0.0'] }] })
  })

  test('is read in the first Region that gets a version, once, and from the version before', async () => {
    await publish(layer('1.0.0'))
    await publish(layer('1.1.0'), { regions: 'eu-west-1' })
    rig.calls.length = 0
    const { run } = await publish(layer('1.1.0'))
    expect(run.changes).toMatchObject({ region: 'us-east-1', version: 1 })
    expect(downloads()).toBe(1)
  })

  test('is not read where nothing is published, or there is none before', async () => {
    expect((await publish(layer('1.0.0'))).run.changes).toBeUndefined()
    expect((await publish(layer('1.0.0'))).run.changes).toBeUndefined()
    expect(downloads()).toBe(0)
  })

  test('is read of a version that this very run deletes, before it does', async () => {
    await publish(layer('1.0.0'))
    rig.calls.length = 0
    const { run } = await publish(layer('1.1.0'), { 'retain-versions': '1', regions: 'eu-west-1' })
    expect(run.changes).toMatchObject({ packages: [{ name: 'own', before: ['1.0.0'], after: ['1.1.0'] }] })
    const calls = rig.calls.map(({ operation }) => operation)
    const inOrder = calls.filter((call) => /GetContent|Publish|Delete/.test(call ?? ''))
    expect(inOrder).toEqual(['GetContent', 'PublishLayerVersion', 'DeleteLayerVersion'])
  })

  test('is told where a Region fails too', async () => {
    await publish(layer('1.0.0'))
    rig.faults.add(denied('PublishLayerVersion', 'eu-west-1'))
    const { run } = await publish(layer('1.1.0'))
    expect(run.changes).toMatchObject({ region: 'eu-west-1', packages: [{ name: 'own' }] })
  })

  test('is nothing where the bytes are the same, which takes no download', async () => {
    await publish(layer('1.0.0'))
    const { record } = await publish(layer('1.0.0'), { 'skip-unchanged': 'false' })
    expect(summaryOf(record)).toContain('all files are the same')
    expect(downloads()).toBe(0)
  })
})

describe('where that cannot be read', () => {
  // The first two are of the observation: of the version, and of one above it.
  const second = { operation: 'GetLayerVersion', region: 'eu-west-1', nth: 3 }
  const faults: [string, () => void, string][] = [
    [
      'the download is refused',
      () => rig.faults.add({ when: { service: 'content' }, then: { status: 403 } }),
      'the download returned the status 403.',
    ],
    [
      'the download breaks off',
      () => rig.faults.add({ when: { service: 'content', times: 3 }, then: { garble: 'truncated' } }),
      'the download was interrupted (ECONNRESET).',
    ],
    [
      'it is not where it was',
      () => rig.faults.add({ when: { service: 'content', times: 3 }, then: { reset: 'before' } }),
      'the download was interrupted (ECONNRESET).',
    ],
    [
      'the version is not told of any more',
      () => rig.faults.add({ ...denied('GetLayerVersion', 'eu-west-1'), when: second }),
      'Access denied: the credentials lack lambda:GetLayerVersion.',
    ],
  ]
  test.each([
    ['the version is not told of', second],
    ['its zip does not come', { service: 'content' }],
  ])('as %s in time, it is said, and the run goes on', async (_what, when) => {
    await publish(layer('1.0.0'))
    rig.faults.add({ when, then: { delayMs: 5_000 } })
    const { run, record, outputs } = await publish(layer('1.1.0'), {}, { deadlines: { comparison: 300 } })
    expect(summaryOf(record)).toContain('Could not compare with version 1: the download took too long.')
    expect(run).not.toHaveProperty('failure')
    expect(outputs['versions']).toBe('{"eu-west-1":2,"us-east-1":2}')
  })

  test.each(faults)('as %s, it is said, and the run goes on', async (_what, fail, sentence) => {
    await publish(layer('1.0.0'))
    fail()
    const { run, record, outputs } = await publish(layer('1.1.0'))
    expect(summaryOf(record)).toContain(`Could not compare with version 1: ${sentence}`)
    expect(run).not.toHaveProperty('failure')
    expect(run.warnings.filter((warning) => !/lock|AWS_ENDPOINT_URL/.test(warning))).toEqual([])
    expect(outputs['versions']).toBe('{"eu-west-1":2,"us-east-1":2}')
    expect(JSON.stringify([run, summaryOf(record)])).not.toContain('_rig/content')
  })
})
