import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import fc from 'fast-check'
import { elfFile, type } from '../../support/elf-file.ts'
import type { Files } from '../../support/pack-layer.ts'
import { packDirectory, temporary, treeOf } from '../../support/pack-layer.ts'
import { textsOf } from '../../../src/base/message.ts'

const sample = {
  'nodejs/node_modules/b/index.js': 'module.exports = 1\n'.repeat(100),
  'nodejs/node_modules/b/LICENSE': '',
  'nodejs/node_modules/B/index.js': 'upper case sorts first',
  'nodejs/node_modules/ä/index.js': 'umlaut',
  'nodejs/node_modules/.bin/b': '->../b/index.js',
  'nodejs/node_modules/c/bin/run': '#!/bin/sh\n',
  'nodejs/node_modules/c/empty/': '',
}

describe('the same content results in the same bytes', () => {
  /** A fixed hash. If it changes, because of a change here or in Node's deflate, all users get new versions of their layers. */
  const pinned = 'IfN4JrnTnUxPj9UI25r2uuNKi5x+IFX+67R2UfXQGGc='

  async function shaOf(make: () => string): Promise<string> {
    const root = make()
    chmodSync(join(root, 'nodejs/node_modules/c/bin/run'), 0o755)
    return (await packDirectory(root)).archive.sha256
  }

  test('on every machine', async () => {
    expect(await shaOf(() => treeOf(sample))).toBe(pinned)
  })

  test('in another folder, created in another order', async () => {
    expect(await shaOf(() => treeOf(sample, 'reversed'))).toBe(pinned)
  })

  test('with compiled files of Python', async () => {
    const compiled = { 'nodejs/node_modules/b/__pycache__/a.pyc': 'x', 'python/__pycache__/b.pyc': 'y' }
    expect(await shaOf(() => treeOf({ ...sample, ...compiled }))).toBe(pinned)
  })

  test('copied, with other timestamps', async () => {
    const sha = await shaOf(() => {
      const copy = temporary()
      cpSync(treeOf(sample), copy, { recursive: true, verbatimSymlinks: true })
      utimesSync(join(copy, 'nodejs/node_modules/b/index.js'), 1, 1)
      return copy
    })
    expect(sha).toBe(pinned)
  })

  test('with another umask', async () => {
    const before = process.umask(0o077)
    try {
      expect(await shaOf(() => treeOf(sample))).toBe(pinned)
    } finally {
      process.umask(before)
    }
  })

  test.each([
    { TZ: 'America/New_York', LC_ALL: 'C' },
    { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
  ])('in the time zone and locale %j', (settings) => {
    const root = treeOf(sample)
    chmodSync(join(root, 'nodejs/node_modules/c/bin/run'), 0o700)
    const script = `
      import { judgeTree } from ${JSON.stringify(join(process.cwd(), 'src/pack/judge-tree.ts'))}
      const tree = { directory: ${JSON.stringify(root)}, madeBy: 'test', warnings: [] }
      const target = { runtimes: [], architecture: 'x86_64' }
      const path = ${JSON.stringify(join(temporary(), 'layer.zip'))}
      const judged = await judgeTree(tree, { path, exclude: [], slim: [], target })
      console.log((await judged.write()).archive.sha256)`
    const env = { ...process.env, NODE_OPTIONS: '', ...settings }
    const printed = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
      env,
    })
    expect(printed.toString().trim()).toBe(pinned)
  })

  test('and other content results in other bytes', async () => {
    const other = { ...sample, 'nodejs/node_modules/b/index.js': 'module.exports = 2\n' }
    expect(await shaOf(() => treeOf(other))).not.toBe(pinned)
  })
})

describe('the zip', () => {
  test('unpacks to the same files: world-readable, with execute bits, links and empty directories', async () => {
    const root = treeOf(sample)
    chmodSync(join(root, 'nodejs/node_modules/b/index.js'), 0o600)
    chmodSync(join(root, 'nodejs/node_modules/c/bin/run'), 0o700)
    const { archive } = await packDirectory(root)
    const target = temporary()
    execFileSync('unzip', ['-q', archive.path, '-d', target])
    const at = (path: string): string => join(target, 'nodejs/node_modules', path)
    expect(readFileSync(at('ä/index.js'), 'utf8')).toBe('umlaut')
    expect(readFileSync(at('b/LICENSE'), 'utf8')).toBe('')
    expect(statSync(at('b/index.js')).mode & 0o777).toBe(0o644)
    expect(statSync(at('c/bin/run')).mode & 0o777).toBe(0o755)
    expect(readlinkSync(at('.bin/b'))).toBe('../b/index.js')
    expect(existsSync(at('c/empty'))).toBe(true)
  })

  test('is described by its SHA-256 and sizes as by AWS', async () => {
    const { archive } = await packDirectory(treeOf(sample))
    const bytes = readFileSync(archive.path)
    expect(archive.sha256).toBe(createHash('sha256').update(bytes).digest('base64'))
    expect(archive.size).toBe(bytes.length)
    const files = new AdmZip(bytes).getEntries().filter(({ entryName }) => !entryName.endsWith('.bin/b'))
    expect(archive.unzippedSize).toBe(files.reduce((sum, { header }) => sum + header.size, 0))
  })

  test.each<[string, Files, boolean]>([
    ['a program', { 'bin/tool': elfFile({ type: type.executable }) }, true],
    ['a library', { 'lib/liba.so': elfFile() }, true],
    ['an object file', { 'lib/a.o': elfFile({ type: type.object }) }, false],
    ['a script', { 'bin/tool': '#!/bin/sh\n' }, false],
  ])('says whether native code is inside: %s', async (_name, files, expected) => {
    expect((await packDirectory(treeOf(files))).archive.hasNativeCode).toBe(expected)
  })

  test('contains random files unchanged', async () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9äß_-]{1,12}$/)
    const files = fc.dictionary(name, fc.uint8Array({ maxLength: 3_000 }), { minKeys: 1, maxKeys: 8 })
    await fc.assert(
      fc.asyncProperty(files, async (contents) => {
        const buffers = Object.entries(contents).map(
          ([key, bytes]) => [`lib/${key}`, Buffer.from(bytes)] as const,
        )
        const root = treeOf(Object.fromEntries(buffers))
        const { archive } = await packDirectory(root)
        const zip = new AdmZip(archive.path)
        expect(zip.test()).toBe(true)
        for (const [path, bytes] of buffers) expect(zip.readFile(path)).toEqual(bytes)
        rmSync(root, { recursive: true })
      }),
      { numRuns: 50 },
    )
  })
})

describe('files that a layer cannot contain are rejected together', () => {
  const table: [string, Record<string, string>, string[]][] = [
    ['no files', {}, ['empty']],
    ['links that point outside', { 'lib/a': '->../../x', 'lib/b': '->/etc/passwd' }, ['"lib/a"', '"lib/b"']],
    [
      'a link that points outside through another link',
      { 'top/f': 'x', 'x/z/f': 'x', 'x/y/a': '->../../top', 'x/y/escape': '->a/../../z' },
      ['"x/y/escape"'],
    ],
    ['a broken link', { 'lib/a': '->b' }, ['is broken or circular']],
    ['circular links', { 'lib/a': '->b', 'lib/b': '->a' }, ['"lib/a"', '"lib/b"']],
    ['a name with a newline', { 'lib/a\nb': 'x' }, [String.raw`"lib/a\nb"`]],
    ['a name with a backslash', { 'lib/a\\b': 'x' }, ['backslash']],
  ]
  test.each(table)('%s', async (_name, files, expected) => {
    await expect(packDirectory(treeOf(files))).rejects.toMatchObject({
      errors: expected.map((part): unknown => ({ text: expect.stringContaining(part) })),
    })
  })

  test('but not a link that points inside through another link', async () => {
    const files = { 'top/sub/f': 'x', 'top/w/f': 'x', 'x/y/b': '->../../top/sub', 'x/y/good': '->b/../w' }
    expect((await packDirectory(treeOf(files))).archive.files).toBe(2)
  })

  test('but not a directory as deep as the system allows', async () => {
    const root = treeOf({ [`${'a/'.repeat(1_990)}f`]: 'x' })
    expect((await packDirectory(root)).archive.files).toBe(1)
  })

  test('a FIFO', async () => {
    const root = treeOf({ 'lib/a': 'x' })
    execFileSync('mkfifo', [join(root, 'lib/pipe')])
    await expect(packDirectory(root)).rejects.toThrow('"lib/pipe"')
  })
})

describe('"exclude" leaves out', () => {
  const files = {
    'python/a/__init__.py': 'x',
    'python/a/tests/test_a.py': 'x',
    'python/a/tests/data/.hidden': 'x',
    'python/a/tests-are-great.txt': 'x',
    'lib/data.bin': 'x',
    'lib/link': '->data.bin',
  }
  const all = Object.keys(files)
  const tests = all.filter((path) => path.includes('/tests/'))

  async function namesIn(directory: string, exclude: string[]): Promise<string[]> {
    const { archive } = await packDirectory(directory, { exclude })
    return new AdmZip(archive.path).getEntries().map(({ entryName }) => entryName)
  }

  const table: [string, string[], string[]][] = [
    ['a directory with its content', ['python/a/tests'], tests],
    ['a directory with a slash', ['./python/a/tests/'], tests],
    ['the content of a directory', ['python/a/tests/**'], tests],
    ['directories at any depth', ['**/tests'], tests],
    ['hidden files', ['**/*hidden'], ['python/a/tests/data/.hidden']],
    ['links to what is left out', ['lib/data.bin'], ['lib/data.bin', 'lib/link']],
    ['no path that only begins with the pattern', ['python/a/test'], []],
    ['only paths that match from the root on', ['tests'], []],
    ['nothing for a pattern that looks like a negation', ['!python'], []],
  ]
  test.each(table)('%s', async (_name, exclude, out) => {
    const kept = all.filter((path) => !out.includes(path))
    expect((await namesIn(treeOf(files), exclude)).sort()).toEqual(kept.sort())
  })

  test('files before they are checked', async () => {
    const bad = { 'index.js': 'x', 'lib/escape': '->../../x', 'lib/a\nb': 'x', 'lib/large': Buffer.alloc(9) }
    const exclude = ['index.js', 'lib/escape', 'lib/a*b']
    expect(await namesIn(treeOf(bad), exclude)).toEqual(['lib/large'])
  })

  test('nothing for a typo, with a warning', async () => {
    const { warnings } = await packDirectory(treeOf(files), { exclude: ['**/tests', 'pyhton/a'] })
    expect(textsOf(warnings)).toEqual([expect.stringContaining('"pyhton/a", which matches no files')])
  })

  test('all files, so that the layer is empty', async () => {
    await expect(packDirectory(treeOf(files), { exclude: ['**'] })).rejects.toThrow('The layer is empty')
  })
})
