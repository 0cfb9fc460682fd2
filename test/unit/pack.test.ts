import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import fc from 'fast-check'
import { takeArchive } from '../../src/pack/archive.ts'
import { pack } from '../../src/pack/pack.ts'
import type { Packed } from '../../src/pack/pack.ts'
import { largest, requireFitsUnzipped, requireFitsUpload } from '../../src/pack/size.ts'

function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'pack-'))
}

/** A tree of files by path; a text that begins with `->` is a link, and a path that ends with `/` an empty directory. */
function treeOf(files: Record<string, string | Buffer>, order: 'given' | 'reversed' = 'given'): string {
  const root = temporary()
  const entries = Object.entries(files)
  for (const [path, content] of order === 'given' ? entries : entries.reverse()) {
    mkdirSync(join(root, path.endsWith('/') ? path : join(path, '..')), { recursive: true })
    if (path.endsWith('/')) continue
    if (typeof content === 'string' && content.startsWith('->'))
      symlinkSync(content.slice(2), join(root, path))
    else writeFileSync(join(root, path), content)
  }
  return root
}

function packed(directory: string): Promise<Packed> {
  return pack({ directory, madeBy: 'test', warnings: [] }, temporary(), 'layer.zip')
}

const sample = {
  'nodejs/node_modules/b/index.js': 'module.exports = 1\n'.repeat(100),
  'nodejs/node_modules/b/LICENSE': '',
  'nodejs/node_modules/B/index.js': 'upper case sorts first',
  'nodejs/node_modules/ä/index.js': 'umlaut',
  'nodejs/node_modules/.bin/b': '->../b/index.js',
  'nodejs/node_modules/c/bin/run': '#!/bin/sh\n',
  'nodejs/node_modules/c/empty/': '',
}

describe('the same content gives the same bytes', () => {
  /** Pinned: it changes only with the packing itself, or with the deflate of a new Node, and then every layer changes. */
  const pinned = 'IfN4JrnTnUxPj9UI25r2uuNKi5x+IFX+67R2UfXQGGc='

  async function shaOf(make: () => string): Promise<string> {
    const root = make()
    chmodSync(join(root, 'nodejs/node_modules/c/bin/run'), 0o755)
    return (await packed(root)).archive.sha256
  }

  test('on every machine', async () => {
    expect(await shaOf(() => treeOf(sample))).toBe(pinned)
  })

  test('in another folder, made in another order', async () => {
    expect(await shaOf(() => treeOf(sample, 'reversed'))).toBe(pinned)
  })

  test('copied, with other times', async () => {
    const sha = await shaOf(() => {
      const copy = temporary()
      cpSync(treeOf(sample), copy, { recursive: true, verbatimSymlinks: true })
      utimesSync(join(copy, 'nodejs/node_modules/b/index.js'), 1, 1)
      return copy
    })
    expect(sha).toBe(pinned)
  })

  test('under another umask', async () => {
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
      import { pack } from ${JSON.stringify(join(process.cwd(), 'src/pack/pack.ts'))}
      const tree = { directory: ${JSON.stringify(root)}, madeBy: 'test', warnings: [] }
      console.log((await pack(tree, ${JSON.stringify(temporary())}, 'layer.zip')).archive.sha256)`
    const env = { ...process.env, NODE_OPTIONS: '', ...settings }
    const printed = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
      env,
    })
    expect(printed.toString().trim()).toBe(pinned)
  })

  test('and other content gives other bytes', async () => {
    const other = { ...sample, 'nodejs/node_modules/b/index.js': 'module.exports = 2\n' }
    expect(await shaOf(() => treeOf(other))).not.toBe(pinned)
  })
})

describe('the zip', () => {
  test('unpacks to the tree: world-readable, with its execute bits, links and empty directories', async () => {
    const root = treeOf(sample)
    chmodSync(join(root, 'nodejs/node_modules/b/index.js'), 0o600)
    chmodSync(join(root, 'nodejs/node_modules/c/bin/run'), 0o700)
    const { archive } = await packed(root)
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

  test('tells its SHA-256 and sizes as AWS would', async () => {
    const { archive } = await packed(treeOf(sample))
    const bytes = readFileSync(archive.path)
    expect(archive.sha256).toBe(createHash('sha256').update(bytes).digest('base64'))
    expect(archive.size).toBe(bytes.length)
    const files = new AdmZip(bytes).getEntries().filter(({ entryName }) => !entryName.endsWith('.bin/b'))
    expect(archive.unzippedSize).toBe(files.reduce((sum, { header }) => sum + header.size, 0))
  })

  test('says whether native code is inside', async () => {
    const elf = Buffer.from('7f454c4602010100', 'hex')
    expect((await packed(treeOf({ 'bin/tool': elf }))).archive.hasNativeCode).toBe(true)
    expect((await packed(treeOf({ 'bin/tool': '#!/bin/sh\n' }))).archive.hasNativeCode).toBe(false)
  })

  test('holds any files as they were', async () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9äß_-]{1,12}$/)
    const files = fc.dictionary(name, fc.uint8Array({ maxLength: 3_000 }), { minKeys: 1, maxKeys: 8 })
    await fc.assert(
      fc.asyncProperty(files, async (contents) => {
        const buffers = Object.entries(contents).map(
          ([key, bytes]) => [`lib/${key}`, Buffer.from(bytes)] as const,
        )
        const root = treeOf(Object.fromEntries(buffers))
        const { archive } = await packed(root)
        const zip = new AdmZip(archive.path)
        expect(zip.test()).toBe(true)
        for (const [path, bytes] of buffers) expect(zip.readFile(path)).toEqual(bytes)
        rmSync(root, { recursive: true })
      }),
      { numRuns: 50 },
    )
  })
})

describe('what a layer cannot hold is refused, all of it at once', () => {
  const table: [string, Record<string, string>, string[]][] = [
    ['nothing', {}, ['empty']],
    ['links that leave the tree', { 'lib/a': '->../../x', 'lib/b': '->/etc/passwd' }, ['"lib/a"', '"lib/b"']],
    ['a link that dangles', { 'lib/a': '->b' }, ['nowhere']],
    ['links in a circle', { 'lib/a': '->b', 'lib/b': '->a' }, ['"lib/a"', '"lib/b"']],
    ['a name with a newline', { 'lib/a\nb': 'x' }, [String.raw`"lib/a\nb"`]],
    ['a name with a backslash', { 'lib/a\\b': 'x' }, ['backslash']],
    ['code at the root', { 'index.js': 'x' }, ['nodejs/node_modules/']],
    ['modules at the root', { 'node_modules/a/index.js': 'x' }, ['Move it into nodejs/']],
    [
      'Python packages at the root',
      { 'six.py': 'x', 'six-1.0.dist-info/METADATA': 'x' },
      ['Move it into python/'],
    ],
    ['a repository', { '.git/config': 'x', 'lib/a': 'x' }, ['".git"']],
  ]
  test.each(table)('%s', async (_name, files, expected) => {
    await expect(packed(treeOf(files))).rejects.toMatchObject({
      complaints: expected.map((part): unknown => expect.stringContaining(part)),
    })
  })

  test('a FIFO', async () => {
    const root = treeOf({ 'lib/a': 'x' })
    execFileSync('mkfifo', [join(root, 'lib/pipe')])
    await expect(packed(root)).rejects.toThrow('"lib/pipe"')
  })

  test('what else a team puts at the root is legal', async () => {
    await expect(
      packed(treeOf({ 'fonts/a.ttf': 'x', '.hidden': 'x', 'README.md': 'x' })),
    ).resolves.toBeDefined()
  })
})

describe('sizes', () => {
  const shares = [{ name: 'pandas', size: 200_000_000 }]
  test('over 262,144,000 bytes unzipped: refused, with the largest packages', () => {
    expect(() => requireFitsUnzipped(262_144_001, shares)).toThrow(/262,144,001 .*pandas 200\.0 MB/)
    expect(() => requireFitsUnzipped(262_144_000, shares)).not.toThrow()
  })
  test('over 52,428,800 bytes zipped: refused, with the largest packages', () => {
    expect(() => requireFitsUpload(52_428_801, shares)).toThrow(/52,428,801 .*pandas 200\.0 MB/)
    expect(() => requireFitsUpload(52_428_800, shares)).not.toThrow()
  })
  test('are told by package, scoped ones and nested ones too', () => {
    const files = [
      { path: 'nodejs/node_modules/a/index.js', size: 1 },
      { path: 'nodejs/node_modules/a/node_modules/b/index.js', size: 2 },
      { path: 'nodejs/node_modules/@s/c/index.js', size: 5 },
      { path: 'python/numpy/core.so', size: 9 },
    ]
    expect(largest(files, 3)).toEqual([
      { name: 'python/numpy', size: 9 },
      { name: '@s/c', size: 5 },
      { name: 'a', size: 3 },
    ])
  })
})

describe('a finished archive', () => {
  test('is taken byte for byte', async () => {
    const { archive } = await packed(treeOf(sample))
    const taken = await takeArchive(archive.path, temporary(), 'layer.zip')
    expect(readFileSync(taken.archive.path)).toEqual(readFileSync(archive.path))
    expect(taken.archive.sha256).toBe(archive.sha256)
  })

  test('that is too large to send is refused, with its largest packages', async () => {
    const zip = new AdmZip()
    zip.addFile('lib/large.bin', randomBytes(52_500_000))
    const path = join(temporary(), 'large.zip')
    zip.writeZip(path)
    await expect(takeArchive(path, temporary(), 'layer.zip')).rejects.toThrow(
      /direct upload.*lib\/large\.bin 52\.5 MB/,
    )
  })

  function zipOf(...names: string[]): string {
    const zip = new AdmZip()
    for (const name of names) zip.addFile(name.replaceAll('..', '__'), Buffer.from('x'))
    const path = join(temporary(), 'a.zip')
    writeFileSync(path, Buffer.from(zip.toBuffer().toString('latin1').replaceAll('__', '..'), 'latin1'))
    return path
  }

  const table: [string, () => string, string][] = [
    ['what is no zip', () => join(treeOf({ 'a.zip': 'hello' }), 'a.zip'), 'not a zip'],
    ['one without entries', () => zipOf(), 'empty'],
    ['one that leads out', () => zipOf('../x'), '"../x"'],
    ['code at the root', () => zipOf('index.js'), 'nodejs/node_modules/'],
  ]
  test.each(table)('refused: %s', async (_name, make, expected) => {
    await expect(takeArchive(make(), temporary(), 'layer.zip')).rejects.toThrow(expected)
  })
})
