import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { parameterOn } from '../support/layers-on-rig.ts'
import { annotationsOf, smallLayer } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { run, yank } from '../support/run-entry.ts'

const regions = ['eu-west-1', 'us-east-1']
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

/** Publishes in a workspace that has the layer in a folder, so that other files of the workspace are not in the layer. */
function publish(workspace: string, inputs: Record<string, string>): Promise<Result> {
  return run(workspace, rig.env, { regions: regions.join(), source: 'layer', ...inputs })
}

/** Returns a workspace with a layer in the folder `layer`, or changes the layer of a workspace. */
function workspaceWith(content: string, workspace = mkdtempSync(join(tmpdir(), 'releases-'))): string {
  execFileSync('rm', ['-rf', join(workspace, 'layer')])
  execFileSync('cp', [
    '-r',
    smallLayer(`module.exports = ${JSON.stringify(content)}\n`),
    join(workspace, 'layer'),
  ])
  return workspace
}

function arnIn(region: string, version: number): string {
  return `arn:aws:lambda:${region}:123456789012:layer:test-layer:${version}`
}

function published(): number {
  return rig.calls.filter(({ operation }) => operation === 'PublishLayerVersion').length
}

interface Index {
  readonly layerName: string
  readonly releases: Record<string, Record<string, { arn: string; version: number; deleted?: true }>>
}

function indexIn(workspace: string): Index {
  return JSON.parse(readFileSync(join(workspace, 'index.json'), 'utf8')) as Index
}

describe('parameters', () => {
  const inputs = {
    'ssm-parameter': '/layers/{name}/latest, /layers/{name}/{release}\n/layers/{name}/by-number/{version}',
  }

  test('of a release keep their ARN, and the others have that of the newest version', async () => {
    await publish(workspaceWith('one'), { ...inputs, release: 'v1.0.0' })
    const second = await publish(workspaceWith('two'), { ...inputs, release: 'v1.1.0' })
    expect(second.exitCode).toBe(0)
    for (const region of regions) {
      const value = (name: string): Promise<string | undefined> =>
        parameterOn(rig, region, `/layers/test-layer/${name}`)
      expect(await value('latest')).toBe(arnIn(region, 2))
      expect(await value('v1.0.0')).toBe(arnIn(region, 1))
      expect(await value('v1.1.0')).toBe(arnIn(region, 2))
      expect(await value('by-number/1')).toBe(arnIn(region, 1))
      expect(await value('by-number/2')).toBe(arnIn(region, 2))
    }
  })

  test('of a release that has other content are not changed, and nothing is published', async () => {
    await publish(workspaceWith('one'), { ...inputs, release: 'v1.0.0' })
    rig.calls.length = 0
    const again = await publish(workspaceWith('two'), { ...inputs, release: 'v1.0.0' })
    expect([again.exitCode, published()]).toEqual([1, 0])
    expect(annotationsOf(again, 'error').join('\n')).toContain(
      `eu-west-1: The parameter "/layers/test-layer/v1.0.0" has the ARN ${arnIn('eu-west-1', 1)} already.`,
    )
    expect(await parameterOn(rig, 'eu-west-1', '/layers/test-layer/latest')).toBe(arnIn('eu-west-1', 1))
  })

  test('that a killed run did not write are written by the next run', async () => {
    const workspace = workspaceWith('one')
    await publish(workspace, {})
    const next = await publish(workspace, { ...inputs, release: 'v1.0.0' })
    expect([next.exitCode, next.outputs['changed']]).toEqual([0, 'false'])
    expect(await parameterOn(rig, 'us-east-1', '/layers/test-layer/v1.0.0')).toBe(arnIn('us-east-1', 1))
  })

  test('with the number of a version that somebody else has set are not changed', async () => {
    const client = new SSMClient({
      region: 'eu-west-1',
      endpoint: rig.url,
      credentials: { accessKeyId: rig.env.AWS_ACCESS_KEY_ID, secretAccessKey: rig.env.AWS_SECRET_ACCESS_KEY },
    })
    const Name = '/layers/test-layer/by-number/1'
    await client.send(new PutParameterCommand({ Name, Value: 'theirs', Type: 'String' }))
    const result = await publish(workspaceWith('one'), { ...inputs, release: 'v1.0.0' })
    expect([result.exitCode, result.outputs['failed-regions']]).toEqual([1, '["eu-west-1"]'])
    expect(await parameterOn(rig, 'eu-west-1', Name)).toBe('theirs')
    expect(await parameterOn(rig, 'eu-west-1', '/layers/test-layer/latest')).toBeUndefined()
  })
})

describe('an index', () => {
  const inputs = { export: 'index: index.json' }

  /** Publishes ten releases. */
  async function tenReleases(): Promise<string> {
    const workspace = workspaceWith('')
    for (let number = 1; number <= 10; number += 1) {
      workspaceWith(`release ${number}`, workspace)
      const result = await publish(workspace, { ...inputs, release: `v1.${number}` })
      expect(result.exitCode).toBe(0)
    }
    return workspace
  }

  test('has every release, in their order, after ten releases, a deletion and a second run', async () => {
    const workspace = await tenReleases()
    expect(Object.keys(indexIn(workspace).releases)).toEqual(
      Array.from({ length: 10 }, (_, index) => `v1.${index + 1}`),
    )
    const whole = readFileSync(join(workspace, 'index.json'), 'utf8')
    await publish(workspace, { ...inputs, release: 'v1.10' })
    expect(readFileSync(join(workspace, 'index.json'), 'utf8')).toBe(whole)

    const deleted = await yank({
      workspace,
      env: rig.env,
      inputs: {
        'layer-name': 'test-layer',
        versions: '3, 10',
        regions: regions.join(),
        'dry-run': 'false',
        ...inputs,
      },
    })
    expect(deleted.log).toContain('4 versions marked as deleted')
    const { releases } = indexIn(workspace)
    expect(Object.keys(releases).filter((release) => releases[release]?.['eu-west-1']?.deleted)).toEqual([
      'v1.3',
      'v1.10',
    ])
    expect(releases['v1.4']).toEqual({
      'eu-west-1': expect.objectContaining({ arn: arnIn('eu-west-1', 4), version: 4, runtimes: [] }),
      'us-east-1': expect.objectContaining({ arn: arnIn('us-east-1', 4), version: 4 }),
    })

    const script = /<!-- script find-version -->\s*```js\n([\s\S]*?)```/.exec(
      readFileSync('docs/consumers.md', 'utf8'),
    )?.[1]
    writeFileSync(join(workspace, 'find-version.mjs'), script ?? '')
    const find = (...args: string[]): string =>
      execFileSync(
        process.execPath,
        [join(workspace, 'find-version.mjs'), join(workspace, 'index.json'), ...args],
        {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      ).trim()
    expect(find('eu-west-1')).toBe(arnIn('eu-west-1', 9))
    expect(find('us-east-1', 'v1.2')).toBe(arnIn('us-east-1', 2))
    expect(() => find('us-east-1', 'v1.3')).toThrow()
  })

  test('rejects a release that has other content, before anything is published', async () => {
    const workspace = workspaceWith('one')
    await publish(workspace, { ...inputs, release: 'v1' })
    const before = readFileSync(join(workspace, 'index.json'), 'utf8')
    workspaceWith('two', workspace)
    rig.calls.length = 0
    for (const dryRun of ['true', 'false']) {
      const result = await publish(workspace, { ...inputs, release: 'v1', 'dry-run': dryRun })
      expect([result.exitCode, published()]).toEqual([1, 0])
      expect(annotationsOf(result, 'error').join()).toContain('release v1 has other content already')
    }
    expect(readFileSync(join(workspace, 'index.json'), 'utf8')).toBe(before)
  })

  test.each([
    ['is not JSON', '{', 'is not an index'],
    ['is another file', '{"versions": {}}', 'is not an index'],
    [
      'has an entry that is no version',
      '{"layerName":"test-layer","releases":{"v0":{"eu-west-1":{}}}}',
      'is not an index',
    ],
    ['is of another layer', '{"layerName":"other","releases":{}}', 'it is the index of the layer "other"'],
  ])('that %s is rejected, and not changed', async (_what, text, says) => {
    const workspace = workspaceWith('one')
    writeFileSync(join(workspace, 'index.json'), text)
    const result = await publish(workspace, { ...inputs, release: 'v1' })
    expect([result.exitCode, published()]).toEqual([1, 0])
    expect(annotationsOf(result, 'error').join()).toContain(says)
    expect(readFileSync(join(workspace, 'index.json'), 'utf8')).toBe(text)
  })

  test('keeps the versions of a Region that was skipped, and of one that is no longer published', async () => {
    const workspace = workspaceWith('one')
    await publish(workspace, { ...inputs, release: 'v1', regions: 'eu-west-1, us-east-1, me-south-1' })
    const before = indexIn(workspace)
    rig.downRegions.set('us-east-1', { reset: 'before' })
    const again = await publish(workspace, {
      ...inputs,
      release: 'v1',
      regions: 'eu-west-1',
      'optional-regions': 'us-east-1',
    })
    expect(again.exitCode).toBe(0)
    expect(indexIn(workspace)).toEqual(before)
  })
})

describe('a section of a Markdown file', () => {
  const page = '# Data\r\n\r\n<!-- layers -->\r\nold\r\n<!-- /layers -->\r\n\r\nThe end, <!-- other -->.\r\n'

  test('gets the table, and the rest of the file stays', async () => {
    const workspace = workspaceWith('one')
    writeFileSync(join(workspace, 'README.md'), page)
    const result = await publish(workspace, { export: 'markdown: README.md#layers' })
    expect(result.exitCode).toBe(0)
    const lines = [
      '<!-- layers -->',
      '',
      '| Region | Version | ARN |',
      '|---|--:|---|',
      `| eu-west-1 | 1 | \`${arnIn('eu-west-1', 1)}\` |`,
      `| us-east-1 | 1 | \`${arnIn('us-east-1', 1)}\` |`,
      '',
      '<!-- /layers -->',
    ].join('\r\n')
    const expected = page.replace(/<!-- layers -->[\s\S]*<!-- \/layers -->/, lines)
    expect(readFileSync(join(workspace, 'README.md'), 'utf8')).toBe(expected)
    await publish(workspace, { export: 'markdown: README.md#layers' })
    expect(readFileSync(join(workspace, 'README.md'), 'utf8')).toBe(expected)
  })

  test.each([
    ['does not exist', undefined],
    ['has no comments', '# Data\n'],
    ['has only the first comment', '<!-- layers -->\n'],
    ['has the comments in the wrong order', '<!-- /layers -->\n<!-- layers -->\n'],
    ['has a comment twice', '<!-- layers -->\n<!-- layers -->\n<!-- /layers -->\n'],
  ])('of a file that %s is an error before anything is published', async (_what, text) => {
    const workspace = workspaceWith('one')
    if (text !== undefined) writeFileSync(join(workspace, 'README.md'), text)
    const result = await publish(workspace, { export: 'markdown: README.md#layers' })
    expect([result.exitCode, published()]).toEqual([1, 0])
    expect(annotationsOf(result, 'error').join()).toContain(
      'README.md" does not have both <!-- layers --> and <!-- /layers -->, once each.',
    )
    expect(existsSync(join(workspace, 'README.md'))).toBe(text !== undefined)
  })
})
