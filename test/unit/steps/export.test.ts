import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import hcl from 'hcl2-parser'
import { parse } from 'yaml'
import { exportLines } from '../../../src/inputs/exports.ts'
import type { Export } from '../../../src/inputs/exports.ts'
import { exportVersions, writeExports } from '../../../src/steps/export.ts'
import type { Problem } from '../../../src/base/problem.ts'
import { exportFormats } from '../../../src/report/exports.ts'
import type { Exported } from '../../../src/report/exports.ts'
import { nothingDone } from '../../../src/layer/layer.ts'
import { newRun } from '../../../src/report/run.ts'
import type { Run } from '../../../src/report/run.ts'
import { inTexts, saying } from '../../support/messages.ts'
import { quietLog } from '../../support/quiet-log.ts'

function arn(region: string, version: number, layerName = 'my-layer'): string {
  return `arn:aws:lambda:${region}:111122223333:layer:${layerName}:${version}`
}

function exportedAs(layerName: string): Exported {
  const versions = { 'eu-west-1': 3, 'ap-southeast-1': 12 }
  const standing = Object.entries(versions).map(
    ([region, version]) => [region, { arn: arn(region, version, layerName), version, do: 'reuse' }] as const,
  )
  return { layerName, versions: new Map(standing) }
}

const exported = exportedAs('my-layer')
const arns = { 'eu-west-1': arn('eu-west-1', 3), 'ap-southeast-1': arn('ap-southeast-1', 12) }

describe('the entry of a Region that was skipped', () => {
  test.each<[string, Partial<Run>]>([
    ['the account of the run', { account: '111122223333' }],
    [
      'the account of the Region, if there are several',
      { accounts: new Map([['eu-west-1', '111122223333']]) },
    ],
  ])('is kept by %s', async (_, accounts) => {
    const path = join(mkdtempSync(join(tmpdir(), 'export-')), 'layers.json')
    writeFileSync(path, exportFormats.json(exported))
    const runner = {
      log: quietLog(),
      hide: (text: string) => text,
      workspace: dirname(path),
      temporary: tmpdir(),
    }
    const nothing = { published: false, granted: [], revoked: [], deleted: [] }
    const china = { arn: arn('cn-north-1', 5), version: 5 }
    const run: Run = {
      ...newRun({}),
      layerName: 'my-layer',
      regions: ['eu-west-1', 'cn-north-1'],
      outcomes: new Map([
        ['eu-west-1', { ...nothing, missing: saying('It is down.') }],
        ['cn-north-1', { ...nothing, layerVersion: china }],
      ]),
      ...accounts,
    }
    await exportVersions([{ run, exports: [{ format: 'json', path }] }], runner)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      versions: { 'eu-west-1': { arn: arns['eu-west-1'], behind: true }, 'cn-north-1': china },
    })
  })
})

describe('an exported file can be parsed', () => {
  test('as JSON', () => {
    expect(JSON.parse(exportFormats.json(exported))).toEqual({
      layerName: 'my-layer',
      versions: {
        'eu-west-1': { arn: arns['eu-west-1'], version: 3 },
        'ap-southeast-1': { arn: arns['ap-southeast-1'], version: 12 },
      },
    })
  })

  test.each(['my-layer', 'my_layer', '7-Layer', '-', '_'])('as HCL, of the layer "%s"', (name) => {
    const [read, error] = hcl.parseToObject(exportFormats.terraform(exportedAs(name)))
    expect(error).toBeNull()
    const map = { 'eu-west-1': arn('eu-west-1', 3, name), 'ap-southeast-1': arn('ap-southeast-1', 12, name) }
    expect(read).toEqual({ locals: [{ [`lambda_layer_${name}`]: map }] })
  })

  test.each(['layers.yaml', 'layers.json'])('as a Mappings section, in %s', async (path) => {
    const text = await exportFormats.cloudformation(exported, path)
    const read: unknown = path.endsWith('json') ? JSON.parse(text) : parse(text)
    expect(read).toEqual({
      Mappings: {
        MyLayer: {
          'eu-west-1': { Arn: arns['eu-west-1'], Version: '3' },
          'ap-southeast-1': { Arn: arns['ap-southeast-1'], Version: '12' },
        },
      },
    })
  })

  test('as Markdown', () => {
    const [title, , head, line, ...rows] = exportFormats.markdown(exported).trimEnd().split('\n')
    expect(title).toBe('## Lambda layer `my-layer`')
    const cells = (row = ''): string[] =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
    expect(cells(head)).toEqual(['Region', 'Version', 'ARN'])
    expect(cells(line)).toHaveLength(3)
    expect(rows.map(cells)).toEqual([
      ['eu-west-1', '3', `\`${arns['eu-west-1']}\``],
      ['ap-southeast-1', '12', `\`${arns['ap-southeast-1']}\``],
    ])
  })
})

let workspace: string
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'exports-'))
})

describe('the input "export"', () => {
  const read = (given: string) => exportLines(given, { workspace, temporary: workspace, env: {} })

  test('consists of lines with a format and a path', () => {
    expect(read('json: out/layers.json\nterraform:layers.tf, markdown: a b.md')).toEqual({
      value: [
        { format: 'json', path: join(workspace, 'out/layers.json') },
        { format: 'terraform', path: join(workspace, 'layers.tf') },
        { format: 'markdown', path: join(workspace, 'a b.md') },
      ],
    })
    expect(read('')).toEqual({ value: [] })
  })

  test.each([
    'terraform: overrides.tf',
    'terraform: .hidden/layers.tf',
    `json: ${'a'.repeat(250)}.json`,
    'json: note: a.json',
  ])('accepts %.40j', (given) => {
    expect(read(given)).toEqual({ value: [expect.objectContaining({ path: expect.any(String) })] })
  })

  test.each([
    ['layers.json', 'each line must have a format and a path'],
    ['json:', 'each line must have a format and a path'],
    ['tf: layers.tf', 'Did you mean terraform'],
    ['cfn: layers.yaml', 'Did you mean cloudformation'],
    ['md: layers.md', 'Did you mean markdown'],
    ['toml: layers.toml', 'the allowed values are json, terraform, cloudformation, markdown'],
    ['terraform: layers.json', 'ends with ".tf"'],
    ['json: ../layers.json', 'points outside of the workspace'],
    ['json: /etc/layers.json', 'points outside of the workspace'],
    ['json: .', 'it is a directory'],
    ['json: a\nmarkdown: ./a', 'another line has the same path'],
    ['json: a\nmarkdown: a/b.md', 'another line has the same path'],
    ['json: a/b.json\nmarkdown: a', 'another line has the same path'],
    ['json: there/a', 'a part of it is a link'],
    ['json: there/deeper/a', 'a part of it is a link'],
    ['json: here/up/layers.json', 'a part of it is a link'],
    ['json: there', 'a part of it is a link'],
    ['json: settings.json', 'a part of it is a link'],
    ['json: .git/config', 'Git or GitHub uses the files in .git.'],
    ['json: .git', 'Git or GitHub uses the files in .git.'],
    ['json: .GIT/hooks/pre-commit', 'Git or GitHub uses the files in .GIT.'],
    ['json: vendored/.git/config', 'Git or GitHub uses the files in .git.'],
    ['cloudformation: .github/workflows/deploy.yml', 'Git or GitHub uses the files in .github.'],
    ['cloudformation: here/.github/actions/a/action.yml', 'Git or GitHub uses the files in .github.'],
    ['json: mirror/config', 'inside the data of a Git repository'],
    ['json: mirror/hooks/post-update', 'inside the data of a Git repository'],
    ['json: a.json terraform: b.tf', 'its path contains "terraform:".'],
    ['markdown: a.md tf: b.tf', 'its path contains "tf:".'],
    ['terraform: out/.tf', 'begins with "."'],
    ['terraform: .layers.tf', 'begins with "."'],
    ['terraform: override.tf', 'an override of other files'],
    ['terraform: out/layers_override.tf', 'an override of other files'],
    [`json: ${'a'.repeat(256)}/layers.json`, 'more than 255 bytes'],
    [`json: ${'ä'.repeat(128)}`, 'more than 255 bytes'],
  ])('rejects %j', (given, error) => {
    mkdirSync(join(workspace, 'here'))
    symlinkSync('here', join(workspace, 'there'))
    symlinkSync('..', join(workspace, 'here', 'up'))
    mkdirSync(join(workspace, '.git'))
    writeFileSync(join(workspace, '.git', 'config'), '')
    symlinkSync('.git/config', join(workspace, 'settings.json'))
    for (const folder of ['objects', 'refs'])
      mkdirSync(join(workspace, 'mirror', folder), { recursive: true })
    writeFileSync(join(workspace, 'mirror', 'HEAD'), '')
    expect(read(given)).toEqual({
      errors: [expect.objectContaining({ text: expect.stringContaining(error) })],
    })
  })
})

test('a folder to which the job is not allowed to write is rejected, and a new folder in it too', () => {
  // Only /proc refuses root.
  const isRoot = process.getuid?.() === 0
  const closed = isRoot ? '/proc/self' : mkdtempSync(join(tmpdir(), 'closed-'))
  if (!isRoot) chmodSync(closed, 0o555)
  const lines = `json: ${closed}/a.json\nmarkdown: ${closed}/new/b.md`
  const refusal = expect.objectContaining({
    text: expect.stringContaining('is not allowed to write to its folder'),
  })
  expect(exportLines(lines, { workspace, temporary: closed, env: {} })).toEqual({
    errors: [refusal, refusal],
  })
})

test('all errors are reported: the format, the path, and valid lines with the same path', () => {
  const given = 'yml: ../a\njson: b\nmarkdown: ./b\ntoml: c'
  const parsed = exportLines(given, { workspace, temporary: workspace, env: {} })
  expect(parsed).toMatchObject({
    errors: [
      { item: 'yml: ../a', text: expect.stringContaining('Did you mean cloudformation') },
      { item: 'yml: ../a', text: expect.stringContaining('points outside of the workspace') },
      { item: 'toml: c', text: expect.stringContaining('the allowed values are') },
      { item: join(workspace, 'b'), text: expect.stringContaining('another line has the same path') },
    ],
  })
})

/** Returns a run that published these versions. */
function runWith({ layerName, versions }: Exported): Run {
  const outcomes = [...versions].map(
    ([region, layerVersion]) => [region, { ...nothingDone, layerVersion }] as const,
  )
  return { ...newRun({}), layerName, regions: [...versions.keys()], outcomes: new Map(outcomes) }
}

describe('writing', () => {
  const write = (exports: readonly Export[], what = exported): Promise<void> =>
    writeExports(
      exports.map((one) => ({ ...one, layers: [{ run: runWith(what) }] })),
      { workspace, temporary: workspace },
    )

  test('creates the folder, replaces an existing file, and leaves no other file', async () => {
    const path = join(workspace, 'out', 'layers.json')
    await write([{ format: 'json', path }], { ...exported, layerName: 'older' })
    await write([{ format: 'json', path }])
    expect(readFileSync(path, 'utf8')).toBe(exportFormats.json(exported))
    expect(readdirSync(join(workspace, 'out'))).toEqual(['layers.json'])
  })

  test('accepts a workspace whose path contains a link', async () => {
    const named = join(mkdtempSync(join(tmpdir(), 'links-')), 'workspace')
    symlinkSync(workspace, named)
    const exports = [
      {
        format: 'json' as const,
        path: join(named, 'out', 'layers.json'),
        layers: [{ run: runWith(exported) }],
      },
    ]
    await writeExports(exports, { workspace: named, temporary: workspace })
    expect(readFileSync(join(workspace, 'out', 'layers.json'), 'utf8')).toBe(exportFormats.json(exported))
  })

  test('replaces a hard link, and does not change the other file', async () => {
    mkdirSync(join(workspace, '.git'))
    writeFileSync(join(workspace, '.git', 'config'), 'theirs')
    linkSync(join(workspace, '.git', 'config'), join(workspace, 'layers.json'))
    await write([{ format: 'json', path: join(workspace, 'layers.json') }])
    expect(readFileSync(join(workspace, '.git', 'config'), 'utf8')).toBe('theirs')
    expect(readFileSync(join(workspace, 'layers.json'), 'utf8')).toBe(exportFormats.json(exported))
  })

  test('never follows a link inside of the workspace that was created after the inputs were parsed', async () => {
    mkdirSync(join(workspace, '.git'))
    writeFileSync(join(workspace, '.git', 'config'), 'theirs')
    symlinkSync('.git/config', join(workspace, 'layers.json'))
    symlinkSync('.git', join(workspace, 'out'))
    const paths = ['layers.json', 'out/config', 'out/hooks/pre-commit']
    const exports = paths.map((path) => ({ format: 'json' as const, path: join(workspace, path) }))
    const refusals = await write(exports).catch((error: Problem) => error.errors)
    expect(inTexts(refusals)).toEqual(paths.map(() => expect.stringContaining('a part of it is a link')))
    expect(readFileSync(join(workspace, '.git', 'config'), 'utf8')).toBe('theirs')
    expect(readdirSync(join(workspace, '.git'))).toEqual(['config'])
  })

  test('reports each file that cannot be written, and writes the others', async () => {
    mkdirSync(join(workspace, 'folder.md'))
    const to = (format: keyof typeof exportFormats, name: string) => ({ format, path: join(workspace, name) })
    const writing = write([to('markdown', 'folder.md'), to('json', 'layers.json')])
    await expect(writing).rejects.toThrow(/^The file of input "export" cannot be written: .*folder\.md/)
    expect(existsSync(join(workspace, 'layers.json'))).toBe(true)
    expect(readdirSync(workspace).sort()).toEqual(['folder.md', 'layers.json'])
  })

  test('never follows a link that was created after the inputs were parsed', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
    writeFileSync(join(elsewhere, 'theirs.json'), 'theirs')
    symlinkSync(elsewhere, join(workspace, 'out'))
    symlinkSync(join(elsewhere, 'theirs.json'), join(workspace, 'link.json'))
    symlinkSync(join(elsewhere, 'absent.json'), join(workspace, 'dangling.json'))
    const paths = ['out/layers.json', 'out/deeper/layers.json', 'link.json', 'dangling.json']
    const exports = paths.map((path) => ({ format: 'json' as const, path: join(workspace, path) }))
    const refusals = await write(exports).catch((error: Problem) => error.errors)
    expect(inTexts(refusals)).toEqual(
      paths.map(() =>
        expect.stringMatching(
          /^The file of input "export" .* points outside of the workspace\. Use a path in the workspace\.$/,
        ),
      ),
    )
    expect(readdirSync(elsewhere)).toEqual(['theirs.json'])
    expect(readFileSync(join(elsewhere, 'theirs.json'), 'utf8')).toBe('theirs')
  })

  test('works for a name of the maximum length', async () => {
    const path = join(workspace, `${'a'.repeat(250)}.json`)
    await write([{ format: 'json', path }])
    expect(existsSync(path)).toBe(true)
  })

  test('keeps the mode of an existing file', async () => {
    const path = join(workspace, 'layers.json')
    writeFileSync(path, '')
    chmodSync(path, 0o640)
    await write([{ format: 'json', path }])
    expect(statSync(path).mode & 0o777).toBe(0o640)
  })
})
