import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { deflateThreads } from '../../../src/zip/deflating.ts'
import { large } from '../../../src/zip/deflate-worker.mjs'
import { walk } from '../../../src/pack/walk.ts'
import type { Entry } from '../../../src/zip/entry.ts'
import type { Written } from '../../../src/zip/packed-entries.ts'
import { startPacking } from '../../../src/zip/writer.ts'
import { temporary, treeOf } from '../../support/pack-layer.ts'

async function zipTo(
  path: string,
  root: string,
  entries: readonly Entry[] = walk(root).entries,
): Promise<Written> {
  const threads = deflateThreads()
  try {
    for (const entry of entries) if (entry.kind === 'file') threads.expectFile(entry.size)
    return await startPacking({ root, entries, path }, threads)()
  } finally {
    await threads.close()
    const names = existsSync(dirname(path)) ? readdirSync(dirname(path)) : []
    expect(names.filter((name) => name !== basename(path))).toEqual([])
  }
}

describe('a zip', () => {
  const files = {
    'a/b.txt': 'text'.repeat(500),
    'a/empty': '',
    'a/link': '->b.txt',
    'ä/dir/': '',
    'bin/run': '#!/bin/sh',
  }

  test('is valid for other programs, which read the same files', async () => {
    const root = treeOf(files)
    chmodSync(join(root, 'bin/run'), 0o755)
    const path = join(temporary(), 'a.zip')
    const written = await zipTo(path, root)
    const bytes = readFileSync(path)
    expect(written).toMatchObject({
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('base64'),
    })
    expect(execFileSync('unzip', ['-tq', path]).toString()).toContain('No errors')
    expect(execFileSync('unzip', ['-p', path, 'a/b.txt']).toString()).toBe(files['a/b.txt'])
    const listed = execFileSync('unzip', ['-Z', '-T', path]).toString()
    expect(listed).toMatch(/^-rwxr-xr-x +2\.0 unx .* 19800101\.000000 bin\/run$/m)
    expect(listed).toMatch(/^lrwxrwxrwx .* a\/link$/m)
    expect(listed).toMatch(/^-rw-r--r-- .* a\/empty$/m)
  })

  test('can contain very many files', async () => {
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`lib/${index}`, `${index}`]))
    const root = treeOf(many)
    const path = join(temporary(), 'many.zip')
    await zipTo(path, root)
    expect(execFileSync('unzip', ['-tq', path]).toString()).toContain('No errors')
  })
})

describe('a large file, which is read in parts', () => {
  const sizes = [large - 1, large, large + 1, 3 * large + 12_345]
  test.each(sizes)('is deflated to the same bytes as in one piece, with %i bytes', async (size) => {
    const content = Buffer.alloc(size, randomBytes(70_000).toString('base64'))
    const root = treeOf({ 'lib/large': content, 'lib/small': 'x' })
    const path = join(temporary(), 'a.zip')
    await zipTo(path, root)
    const entry = new AdmZip(path).getEntry('lib/large')
    expect(entry?.getCompressedData().equals(deflateRawSync(content, { level: 6 }))).toBe(true)
    expect(entry?.getData().equals(content)).toBe(true)
  })

  test('does not change the order of the entries after it', async () => {
    const names = ['lib/a', 'lib/b', 'lib/c', 'lib/d', 'lib/e']
    const contents = names.map((_, index) => randomBytes(index % 2 === 0 ? 2 * large : 300_000))
    const root = treeOf(Object.fromEntries(names.map((name, index) => [name, contents[index] ?? ''])))
    const path = join(temporary(), 'a.zip')
    await zipTo(path, root)
    const entries = new AdmZip(path, { noSort: true }).getEntries()
    expect(entries.map(({ entryName }) => entryName)).toEqual(names)
    expect(entries.every((entry, index) => entry.getData().equals(contents[index] ?? Buffer.of()))).toBe(true)
  })

  test('that was small or empty when it was listed is written correctly too', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `lib/${String(index).padStart(3, '0')}`)
    const root = treeOf(Object.fromEntries(names.map((name) => [name, randomBytes(40_000)])))
    const { entries } = walk(root)
    for (const name of names.filter((_, index) => index % 40 === 0))
      writeFileSync(join(root, name), randomBytes(3 * large))
    const path = join(temporary(), 'a.zip')
    await zipTo(path, root, entries)
    const zip = new AdmZip(path)
    for (const name of names)
      expect(
        zip
          .getEntry(name)
          ?.getData()
          .equals(readFileSync(join(root, name))),
      ).toBe(true)
  })

  test('that is empty when it is read is written as an empty file', async () => {
    const root = treeOf({ 'lib/large': Buffer.alloc(2 * large) })
    const { entries } = walk(root)
    truncateSync(join(root, 'lib/large'))
    const path = join(temporary(), 'a.zip')
    await zipTo(path, root, entries)
    expect(execFileSync('unzip', ['-tq', path]).toString()).toContain('No errors')
  })

  test('that cannot be read is reported', async () => {
    const root = treeOf({ 'lib/large': Buffer.alloc(2 * large), 'lib/small': 'x' })
    const { entries } = walk(root)
    unlinkSync(join(root, 'lib/large'))
    const path = join(temporary(), 'a.zip')
    await expect(zipTo(path, root, entries)).rejects.toThrow('"lib/large" cannot be read')
    expect(existsSync(path)).toBe(false)
  })
})

describe('no partial zip remains', () => {
  test('if a file cannot be read any more', async () => {
    const root = treeOf({ 'lib/a': 'x', 'lib/b': 'y' })
    const { entries } = walk(root)
    unlinkSync(join(root, 'lib/b'))
    const path = join(temporary(), 'a.zip')
    await expect(zipTo(path, root, entries)).rejects.toThrow('"lib/b" cannot be read')
    expect(existsSync(path)).toBe(false)
  })

  test.each([
    ['a small file', 40_000, 0],
    ['a large file', 2 * large, 0],
    ['a large file, which another thread writes first', 2 * large, 2 * large],
  ])('if there is no space for it: %s', (_, size, expected) => {
    const root = treeOf({ 'lib/a': randomBytes(size) })
    const path = join(temporary(), 'a.zip')
    const script = `
      const { walk } = await import('./src/pack/walk.ts')
      const { deflateThreads } = await import('./src/zip/deflating.ts')
      const { startPacking } = await import('./src/zip/writer.ts')
      const { root, path, expected } = JSON.parse(process.env.TO_ZIP)
      const { entries } = walk(root)
      const threads = deflateThreads()
      threads.expectFile(expected)
      await startPacking({ root, entries, path }, threads)().catch((error) => console.log(error.message))
      await threads.close()`
    const limited = `trap '' XFSZ; ulimit -f 4; exec "$0" --no-warnings --input-type=module --eval "$1"`
    const env = { ...process.env, TO_ZIP: JSON.stringify({ root, path, expected }) }
    const shown = execFileSync('bash', ['-c', limited, process.execPath, script], { env, encoding: 'utf8' })
    expect(shown).toMatch(/The zip cannot be written: .*EFBIG/)
    expect(readdirSync(dirname(path))).toEqual([])
  })

  test('if its directory does not exist', async () => {
    const root = treeOf({ 'lib/a': 'x' })
    const path = join(temporary(), 'missing', 'a.zip')
    await expect(zipTo(path, root)).rejects.toThrow(/The zip cannot be written: .*ENOENT/)
  })
})
