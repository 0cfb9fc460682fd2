import { existsSync, lstatSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { unpack } from '../../../src/zip/unpack.ts'
import { packDirectory, temporary, treeOf } from '../../support/pack-layer.ts'
import { deflated, zipFile } from '../../support/zip-file.ts'

/** An entry of a zip. A content that begins with `->` is the target of a link. `mode` is a Unix mode. */
interface Given {
  readonly path: string
  readonly content: string
  readonly mode?: number
}

function zipWith(...entries: readonly Given[]): string {
  const zip = new AdmZip({ noSort: true })
  for (const [index, { path, content, mode = 0o644 }] of entries.entries()) {
    const isLink = content.startsWith('->')
    const entry = zip.addFile(`entry${index}`, Buffer.from(isLink ? content.slice(2) : content))
    // The library would make a sound name of it.
    entry.entryName = path
    entry.attr = (((isLink ? 0o120777 : mode) << 16) | (path.endsWith('/') ? 0x10 : 0)) >>> 0
  }
  const path = join(temporary(), 'given.zip')
  zip.writeZip(path)
  return path
}

async function unpacked(zip: string): Promise<string> {
  const directory = join(temporary(), 'opt')
  await unpack(zip, directory)
  return directory
}

test('a layer is unpacked as it was packed', async () => {
  const { archive } = await packDirectory(
    treeOf({
      'bin/tool': '#!/bin/sh\n',
      'lib/a.txt': 'a',
      'lib/link': '->a.txt',
      'nodejs/node_modules/b/empty/': '',
    }),
  )
  const directory = await unpacked(archive.path)
  expect(readFileSync(join(directory, 'lib/a.txt'), 'utf8')).toBe('a')
  expect(readlinkSync(join(directory, 'lib/link'))).toBe('a.txt')
  expect(statSync(join(directory, 'nodejs/node_modules/b/empty')).isDirectory()).toBe(true)
})

test('files keep their modes with any umask', async () => {
  const before = process.umask(0o077)
  try {
    const directory = await unpacked(
      zipWith(
        { path: 'bin/tool', content: '', mode: 0o755 },
        { path: 'lib/plain', content: '', mode: 0o644 },
        { path: 'lib/unknown', content: '', mode: 0 },
      ),
    )
    const modes = ['bin/tool', 'lib/plain', 'lib/unknown'].map(
      (path) => statSync(join(directory, path)).mode & 0o777,
    )
    expect(modes).toEqual([0o755, 0o644, 0o644])
  } finally {
    process.umask(before)
  }
})

test('broken links are created, as on Lambda', async () => {
  const directory = await unpacked(zipWith({ path: 'lib/a', content: '->b' }))
  expect(lstatSync(join(directory, 'lib/a')).isSymbolicLink()).toBe(true)
})

describe('rejected', () => {
  const table: [string, readonly Given[], RegExp][] = [
    ['a path above the layer', [{ path: '../outside', content: '' }], /"\.\.\/outside".*not a valid path/],
    [
      'a path that points outside and inside again',
      [{ path: 'lib/../../outside', content: '' }],
      /not a valid path/,
    ],
    ['an absolute path', [{ path: '/outside', content: '' }], /not a valid path/],
    ['a Windows path', [{ path: 'lib\\..\\..\\outside', content: '' }], /not a valid path/],
    ['an absolute link', [{ path: 'lib/a', content: '->/etc' }], /"lib\/a".*points outside of the layer/],
    [
      'a link that points outside',
      [{ path: 'lib/a', content: '->../../etc' }],
      /points outside of the layer/,
    ],
    [
      'links that point outside only in combination',
      [
        { path: 'one/two/up', content: '->../..' },
        { path: 'lib/a', content: '->../one/two/up/..' },
      ],
      /"lib\/a".*points outside of the layer/,
    ],
    [
      'a file below a link',
      [
        { path: 'lib', content: '->bin' },
        { path: 'lib/a', content: '' },
      ],
      /"lib\/a".*below a file or a symbolic link/,
    ],
    [
      'a file with the path of a directory',
      [
        { path: 'lib/', content: '' },
        { path: 'lib', content: '' },
      ],
      /two entries with the name "lib"/,
    ],
    [
      'two entries with the name',
      [
        { path: 'lib/a', content: '1' },
        { path: 'lib/a', content: '2' },
      ],
      /two entries with the name "lib\/a"/,
    ],
  ]
  test.each(table)('%s', async (_name, entries, expected) => {
    const base = temporary()
    await expect(unpack(zipWith(...entries), join(base, 'opt', 'deep'))).rejects.toThrow(expected)
    expect(existsSync(join(base, 'outside')) || existsSync(join(base, 'opt', 'outside'))).toBe(false)
  })

  test('a damaged file', async () => {
    const zip = join(temporary(), 'given.zip')
    writeFileSync(zip, zipFile([{ name: 'lib/a', content: 'content', crc: 1 }]))
    await expect(unpacked(zip)).rejects.toThrow('cannot be unpacked, "lib/a": its checksum differs')
  })

  test('a zip bomb, at its declared size', async () => {
    const zip = join(temporary(), 'given.zip')
    writeFileSync(zip, zipFile([{ name: 'lib/a', content: 'a'.repeat(9_999), method: deflated, size: 5 }]))
    await expect(unpacked(zip)).rejects.toThrow('larger than the zip declares')
  })

  test('a file that is not a zip', async () => {
    const tree = treeOf({ 'given.zip': 'not a zip' })
    await expect(unpacked(join(tree, 'given.zip'))).rejects.toThrow(/The layer's zip is not a zip/)
  })
})
