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

/** Creates a prepared layer directory with one package of this version. Returns its path. */
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

/** Returns the number of downloads of archives, complete or partial. */
function downloads(): number {
  return rig.calls.filter(({ service }) => service === 'content').length
}

describe('the comparison with the current version', () => {
  test('is in the summary and in the comment of a dry run', async () => {
    await publish(layer('1.0.0'))
    const { run, record } = await publish(layer('1.1.0', { 'nodejs/shared.js': '1' }), { 'dry-run': 'true' })
    expect(run.changes).toMatchObject({
      ...{ region: 'eu-west-1', version: 1 },
      packages: [{ ecosystem: 'npm', name: 'own', before: ['1.0.0'], after: ['1.1.0'] }],
      files: [{ path: 'nodejs/shared.js', sizeAfter: 1 }],
    })
    for (const text of [summaryOf(record), commentBody({ layers: [record] })]) {
      expect(text).toContain('### What changed since version 1')
      expect(text).toContain('| own | 1.0.0 | 1.1.0 |')
    }
  })

  test('also includes the packages of an archive that was not built by this run', async () => {
    const first = await publish(layer('1.0.0'), { 'dry-run': 'true' })
    await publish(layer('0.9.0'))
    const workspace = workspaceOf({})
    cpSync(first.run.archive?.path ?? '', join(workspace, 'given.zip'))
    const { run } = await publish(workspace, { archive: 'given.zip' })
    expect(run.changes).toMatchObject({ packages: [{ name: 'own', before: ['0.9.0'], after: ['1.0.0'] }] })
  })

  test('downloads the previous version once, from the first Region that gets a new version', async () => {
    await publish(layer('1.0.0'))
    await publish(layer('1.1.0'), { regions: 'eu-west-1' })
    rig.calls.length = 0
    const { run } = await publish(layer('1.1.0'))
    expect(run.changes).toMatchObject({ region: 'us-east-1', version: 1 })
    expect(downloads()).toBe(1)
  })

  test('is omitted if nothing is published or no previous version exists', async () => {
    expect((await publish(layer('1.0.0'))).run.changes).toBeUndefined()
    expect((await publish(layer('1.0.0'))).run.changes).toBeUndefined()
    expect(downloads()).toBe(0)
  })

  test('reads the previous version before the same run deletes it', async () => {
    await publish(layer('1.0.0'))
    rig.calls.length = 0
    const { run } = await publish(layer('1.1.0'), { 'retain-versions': '1', regions: 'eu-west-1' })
    expect(run.changes).toMatchObject({ packages: [{ name: 'own', before: ['1.0.0'], after: ['1.1.0'] }] })
    const calls = rig.calls.map(({ operation }) => operation)
    const inOrder = calls.filter((call) => /GetContent|Publish|Delete/.test(call ?? ''))
    expect(inOrder).toEqual(['GetContent', 'PublishLayerVersion', 'DeleteLayerVersion'])
  })

  test('is also reported if a Region fails', async () => {
    await publish(layer('1.0.0'))
    rig.faults.add(denied('PublishLayerVersion', 'eu-west-1'))
    const { run } = await publish(layer('1.1.0'))
    expect(run.changes).toMatchObject({ region: 'eu-west-1', packages: [{ name: 'own' }] })
  })

  test('reports no changes, without a download, if the archive is the same', async () => {
    await publish(layer('1.0.0'))
    const { record } = await publish(layer('1.0.0'), { 'skip-unchanged': 'false' })
    expect(summaryOf(record)).toContain('all files are the same')
    expect(downloads()).toBe(0)
  })
})

describe('if the previous version cannot be read', () => {
  // The observation of the Region makes the first two calls: for the version, and for a possible newer one.
  const second = { operation: 'GetLayerVersion', region: 'eu-west-1', nth: 3 }
  const faults: [string, () => void, string][] = [
    [
      'the download is denied',
      () => rig.faults.add({ when: { service: 'content' }, then: { status: 403 } }),
      'the download returned the status 403.',
    ],
    [
      'the connection breaks during the download',
      () => rig.faults.add({ when: { service: 'content', times: 3 }, then: { garble: 'truncated' } }),
      'the download was interrupted (ECONNRESET).',
    ],
    [
      'the connection breaks before the download',
      () => rig.faults.add({ when: { service: 'content', times: 3 }, then: { reset: 'before' } }),
      'the download was interrupted (ECONNRESET).',
    ],
    [
      'GetLayerVersion is denied',
      () => rig.faults.add({ ...denied('GetLayerVersion', 'eu-west-1'), when: second }),
      'Access denied: the credentials lack lambda:GetLayerVersion.',
    ],
  ]
  test.each([
    ['GetLayerVersion', second],
    ['the download', { service: 'content' }],
  ])('%s exceeds the time limit: the summary reports it, and the run continues', async (_what, when) => {
    await publish(layer('1.0.0'))
    rig.faults.add({ when, then: { delayMs: 5_000 } })
    const { run, record, outputs } = await publish(layer('1.1.0'), {}, { deadlines: { comparison: 300 } })
    expect(summaryOf(record)).toContain('Could not compare with version 1: the download took too long.')
    expect(run).not.toHaveProperty('failure')
    expect(outputs['versions']).toBe('{"eu-west-1":2,"us-east-1":2}')
  })

  test.each(faults)('%s: the summary reports it, and the run continues', async (_what, fail, sentence) => {
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
