import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { chunksOf } from '../../../src/zip/content.ts'
import { Problem } from '../../../src/base/problem.ts'
import { elfFile } from '../../support/elf-file.ts'
import { packArchive, packDirectory, temporary, treeOf, zipOf } from '../../support/pack-layer.ts'
import type { EndBytes, EntryBytes } from '../../support/zip-file.ts'
import {
  deflated,
  extraField,
  flag,
  host,
  mode,
  stored,
  wide,
  word,
  zipFile,
} from '../../support/zip-file.ts'
import { textsOf } from '../../../src/base/message.ts'

describe('the input "archive"', () => {
  test('is copied byte for byte, and described', async () => {
    const { archive } = await packDirectory(
      treeOf({ 'lib/a': 'a'.repeat(99), 'bin/tool': elfFile(), 'lib/link': '->a' }),
    )
    const { archive: same } = await packArchive(archive.path)
    expect(readFileSync(same.path)).toEqual(readFileSync(archive.path))
    expect(same).toMatchObject({ sha256: archive.sha256, size: archive.size, hasNativeCode: true })
  })

  test('can be larger than the limit of direct upload', async () => {
    const path = join(temporary(), 'stored.zip')
    const root = treeOf({ 'lib/large.bin': Buffer.alloc(53_000_000) })
    execFileSync('zip', ['-q', '-0', '-r', path, 'lib'], { cwd: root })
    expect((await packArchive(path)).archive.size).toBeGreaterThan(52_428_800)
  })
})

/** Writes a file with these bytes, and returns its path. */
function fileOf(bytes: Buffer): string {
  const path = join(temporary(), 'given.zip')
  writeFileSync(path, bytes)
  return path
}

/** Returns the errors about a zip. The list is empty if the zip is accepted. */
async function errorsAbout(path: string): Promise<readonly string[]> {
  try {
    await packArchive(path)
    return []
  } catch (error) {
    if (error instanceof Problem) return textsOf(error.errors)
    throw error
  }
}

const file: EntryBytes = { name: 'lib/a', content: 'a'.repeat(10_000), method: deflated }
const plain: EntryBytes = { name: 'lib/a', content: 'content' }
const size64 = (size: number, packedSize: number): Buffer =>
  extraField(0x0001, Buffer.concat([wide(size), wide(packedSize)]))
const unicodePath = (crcOf: number, name: string): Buffer =>
  extraField(0x7075, Buffer.concat([Buffer.from([1]), word(crcOf), Buffer.from(name)]))

describe('the zips of common programs are accepted', () => {
  const nothing = { content: '', method: stored }
  const open = { crc: 0, size: 0, packedSize: 0 }
  const table: [string, readonly EntryBytes[], EndBytes?][] = [
    [
      'deflated and stored, from Unix',
      [
        { ...file, mode: mode.file },
        { ...plain, name: 'lib/b', mode: mode.executable },
      ],
    ],
    ['directory entries', [{ name: 'lib/', ...nothing, mode: mode.directory }, file]],
    ['from Windows, without modes', [{ ...file, host: host.fat, central: { attributes: 0x20 } }]],
    [
      'from macOS, with data descriptors and the folder __MACOSX',
      [
        { ...file, behind: 'descriptor', local: open, mode: mode.file, host: host.unix },
        { name: '__MACOSX/lib/._a', content: 'x', method: deflated, behind: 'descriptor', local: open },
      ],
    ],
    ['streamed, stored, with a data descriptor', [{ ...plain, behind: 'descriptor', local: open }]],
    [
      'streamed, with a data descriptor without a signature',
      [{ ...file, behind: 'unsigned descriptor', local: open }],
    ],
    [
      'streamed, with sizes in zip64',
      [
        {
          ...file,
          behind: 'wide descriptor',
          needed: 45,
          local: { crc: 0, size: 0xffff_ffff, packedSize: 0xffff_ffff, extra: size64(0, 0) },
        },
      ],
    ],
    [
      'with a data descriptor, although the local header has the same values',
      [{ ...file, behind: 'descriptor' }],
    ],
    [
      'with zip64, although it is not needed',
      [
        {
          ...plain,
          needed: 45,
          local: { size: 0xffff_ffff, packedSize: 0xffff_ffff, extra: size64(7, 7) },
          central: { size: 0xffff_ffff, packedSize: 0xffff_ffff, extra: size64(7, 7) },
        },
      ],
      { wide: {}, entries: 0xffff, size: 0xffff_ffff, offset: 0xffff_ffff },
    ],
    [
      'from Java, with its extra field',
      [
        {
          ...file,
          behind: 'descriptor',
          local: { ...open, extra: extraField(0xcafe, Buffer.alloc(0)) },
          central: { extra: extraField(0xcafe, Buffer.alloc(0)) },
        },
      ],
    ],
    ['aligned by padding', [{ ...plain, local: { extra: Buffer.alloc(3) } }]],
    [
      'with names in UTF-8, with and without the flag for it',
      [
        { ...file, name: 'lib/ä', flags: flag.utf8 },
        { ...plain, name: 'lib/ö' },
      ],
    ],
    [
      'with names that begin with ./',
      [
        { name: './', ...nothing },
        { name: './lib/', ...nothing },
        { ...file, name: './lib/a' },
      ],
    ],
    [
      'with a link to another file in the same folder',
      [{ name: 'lib/b', content: 'a', mode: mode.link }, file],
    ],
    ['with a comment', [file], { comment: Buffer.from('made by hand') }],
    ['with entries in another order than their names', [{ ...file, name: 'lib/b' }, file]],
  ]
  test.each(table)('%s', async (_name, entries, end = {}) => {
    expect(await errorsAbout(fileOf(zipFile(entries, end)))).toEqual([])
  })

  test('are described by their unzipped size and number of files', async () => {
    const entries = [{ name: './lib/', content: '' }, { ...file, name: './lib/a' }, plain].slice(0, 2)
    const { archive } = await packArchive(fileOf(zipFile(entries)))
    expect(archive).toMatchObject({ files: 1, unzippedSize: 10_000 })
  })
})

describe('rejected', () => {
  const longName = `lib/${'a'.repeat(256)}`
  const table: [string, () => string, string][] = [
    ['a file that is not a zip', () => fileOf(Buffer.from('hello')), 'not a zip'],
    ['an empty file', () => fileOf(Buffer.alloc(0)), 'not a zip'],
    [
      'the beginning of a zip',
      () => fileOf(zipFile([file]).subarray(0, 40)),
      'not a zip, or only the beginning',
    ],
    ['a zip without its last byte', () => fileOf(zipFile([file]).subarray(0, -1)), 'is truncated'],
    ['a zip without entries', () => zipOf({}), 'empty'],
    ['code at the root', () => zipOf({ 'index.js': 'x' }), 'nodejs/node_modules/'],
    ['packages at the root', () => zipOf({ 'node_modules/a/index.js': 'x' }), 'Move it into nodejs/'],
    ['Python metadata at the root', () => zipOf({ 'a-1.dist-info/RECORD': '' }), 'Move it into python/'],
  ]
  test.each(table)('%s', async (_name, make, expected) => {
    expect((await errorsAbout(make())).join()).toContain(expected)
  })

  const names: [string, string | Buffer, string][] = [
    ['that points outside', '../x', '"../x", which is not a valid path'],
    ['that points outside and inside again', 'lib/../../x', 'not a valid path'],
    ['that is absolute', '/x', '"/x", which is not a valid path'],
    ['of Windows', 'C:/x', '"C:/x", which is not a valid path'],
    ['with a backslash', 'lib\\a', 'not a valid path'],
    ['with a control character', 'lib/a\x07', String.raw`"lib/a\u0007"`],
    ['with a null character', 'lib/a\0.txt', 'not a valid path'],
    ['with an empty part', 'lib//a', 'not a valid path'],
    ['with a dot for a part', 'lib/./a', 'not a valid path'],
    ['that is empty', '', 'not a valid path'],
    ['of the root', '/', 'not a valid path'],
    ['that is not UTF-8', Buffer.from('lib/\xe4', 'latin1'), 'not UTF-8'],
    ['longer than Linux allows', longName, 'which is too long'],
    ['in more folders than any layer has', `lib/${'a/'.repeat(250)}a`, 'nested in more than 250 folders'],
    ['with a longer path than Linux allows', `lib/${'a/'.repeat(2_100)}a`, 'which is too long'],
  ]
  test.each(names)('a name %s', async (_name, name, expected) => {
    expect((await errorsAbout(fileOf(zipFile([{ ...plain, name }])))).join()).toContain(expected)
  })

  const entries: [string, EntryBytes, string][] = [
    ['encrypted', { ...file, flags: flag.encrypted }, 'which is encrypted'],
    [
      'encrypted, according to the local header only',
      { ...file, local: { flags: flag.encrypted } },
      'which is encrypted',
    ],
    ['with unknown flags', { ...file, flags: 0x20 }, 'requires a feature'],
    ['for newer programs', { ...file, needed: 63 }, 'requires a feature'],
    ['of an unknown method', { ...file, method: 14, packed: Buffer.from('x') }, 'method 14'],
    ['on another disk', { ...file, central: { disk: 1 } }, 'another part of a split zip'],
    [
      'with truncated extra fields',
      { ...file, extra: Buffer.from([1, 0, 9, 0, 0]) },
      'extra fields are damaged',
    ],
    [
      'with two zip64 extensions',
      { ...plain, extra: Buffer.concat([size64(7, 7), size64(7, 7)]) },
      'extra fields are damaged',
    ],
    [
      'with another Unicode path',
      { ...plain, extra: unicodePath(crc32(Buffer.from('lib/a')), '../x') },
      'a different name for some programs',
    ],
    [
      'with another name in its local header',
      { ...plain, local: { name: 'lib/b' } },
      'whose local header differs',
    ],
    [
      'with another method in its local header',
      { ...plain, local: { method: deflated } },
      'whose local header differs',
    ],
    ['with another size in its local header', { ...plain, local: { size: 8 } }, 'whose local header differs'],
    [
      'whose size is in zip64 in only one of its headers',
      {
        ...plain,
        local: { size: 0xffff_ffff, packedSize: 0, extra: size64(7, 7) },
      },
      'whose local header differs',
    ],
    [
      'with another checksum in its local header',
      { ...plain, local: { crc: 1 } },
      'whose local header differs',
    ],
    [
      'with another character set in its local header',
      { ...plain, name: 'lib/ä', local: { flags: flag.utf8 } },
      'whose local header differs',
    ],
    [
      'that is not at its declared position',
      { ...plain, central: { offset: 3 } },
      'not at the position that the central directory declares',
    ],
    ['with a position after the end', { ...plain, central: { offset: 0xffff_fff0 } }, 'not at the position'],
    ['whose content exceeds the end', { ...plain, packedSize: 999, size: 999 }, 'not at the position'],
    ['that is a FIFO', { ...plain, mode: mode.fifo }, 'neither a file'],
    [
      'that is a link by its mode, and a directory by its name',
      { ...plain, name: 'lib/', mode: mode.link },
      'neither a file',
    ],
    ['that is a directory by its mode only', { ...plain, mode: mode.directory }, 'neither a file'],
    ['that is a directory with content', { ...plain, name: 'lib/' }, 'directory with content'],
    ['stored, with another size', { ...plain, size: 9 }, 'another size than its content'],
    ['that declares a huge size', { ...file, size: 4e9 }, 'declares 4,000,000,000 bytes'],
    [
      'with a wrong data descriptor',
      { ...file, flags: flag.descriptor, behind: Buffer.alloc(16, 1) },
      'data descriptor',
    ],
    [
      'without the data descriptor that its flags require',
      { ...file, flags: flag.descriptor },
      'data descriptor',
    ],
    ['damaged', { ...file, packed: Buffer.alloc(40, 0xff) }, 'cannot be read, "lib/a"'],
    ['truncated', { ...file, packed: Buffer.from([0x4b]), size: 500 }, 'cannot be read, "lib/a"'],
    ['with another checksum', { ...plain, crc: 1 }, 'checksum differs'],
    ['larger than declared: a zip bomb', { ...file, size: 5 }, 'larger than the zip declares'],
    ['smaller than declared', { ...file, size: 10_001 }, 'smaller than the zip declares'],
    [
      'with data after the end of its content',
      { ...file, packed: Buffer.from('4b0400ff', 'hex'), content: 'a' },
      'additional data after its end',
    ],
    [
      'an absolute link',
      { ...plain, mode: mode.link, content: '/etc/passwd' },
      'symbolic link "lib/a" to "/etc/passwd"',
    ],
    [
      'a link that points outside',
      { ...plain, mode: mode.link, content: '../../x' },
      'symbolic link "lib/a" to "../../x"',
    ],
    [
      'a link that points outside, in a zip from Windows',
      { ...plain, mode: mode.link, host: host.fat, content: '../../x' },
      'symbolic link',
    ],
    ['a link with an empty target', { ...plain, mode: mode.link, content: '' }, 'not a valid path'],
  ]
  test.each(entries)('an entry: %s', async (_name, entry, expected) => {
    const errors = await errorsAbout(fileOf(zipFile([{ name: 'lib/other', content: 'x' }, entry])))
    expect(errors.join()).toContain(expected)
    expect(errors).toHaveLength(1)
  })

  const other = { name: 'lib/b', content: 'other' }
  const hidden = zipFile([{ name: 'hidden', content: 'x' }])
  const zips: [string, () => Buffer, string][] = [
    ['two entries with the name', () => zipFile([plain, plain]), 'two entries with the name "lib/a"'],
    [
      'two entries with the same name, one of them with ./',
      () => zipFile([plain, { ...plain, name: './lib/a' }]),
      'two entries',
    ],
    [
      'a file and a directory with the same name',
      () => zipFile([plain, { name: 'lib/a/', content: '' }]),
      'two entries',
    ],
    ['a file below a file', () => zipFile([plain, { ...other, name: 'lib/a/b' }]), '"lib/a/b" below a file'],
    [
      'links that point outside only in combination',
      () =>
        zipFile([
          { name: 'one/two/up', content: '../..', mode: mode.link },
          { name: 'lib/a', content: '../one/two/up/..', mode: mode.link },
        ]),
      'symbolic link "lib/a"',
    ],
    ['one content for two entries', () => zipFile([plain, { ...plain, central: { offset: 0 } }]), 'overlaps'],
    [
      'an entry inside of another',
      () =>
        zipFile([
          { name: 'lib/b', content: zipFile([plain]).subarray(0, 42) },
          { ...plain, central: { offset: 35 } },
        ]),
      'overlaps another entry',
    ],
    [
      'data before the first entry',
      () => zipFile([plain], { front: Buffer.from('#!/bin/sh\n') }),
      '10 bytes of unused data before "lib/a"',
    ],
    [
      'data before the zip, which the offsets do not include',
      () => Buffer.concat([Buffer.from('MZ'), zipFile([plain])]),
      'other data before',
    ],
    [
      'an entry that the directory does not list',
      () => zipFile([plain, other], { front: hidden.subarray(0, 37) }),
      'of unused data',
    ],
    [
      'data between two entries',
      () => zipFile([{ ...plain, behind: Buffer.from('x') }, other]),
      '1 byte of unused data before "lib/b"',
    ],
    [
      'data before the central directory',
      () => zipFile([plain], { beforeDirectory: Buffer.alloc(9) }),
      '9 bytes of unused data before the central directory',
    ],
    [
      'data after the central directory',
      () => zipFile([plain], { behindDirectory: Buffer.alloc(9) }),
      'a wrong position of its central directory',
    ],
    ['data after the end', () => zipFile([plain], { behind: Buffer.from('x') }), 'other data after its end'],
    [
      'a second end record in the comment',
      () => zipFile([plain], { comment: zipFile([]) }),
      'second end record',
    ],
    ['fewer entries than declared', () => zipFile([plain], { entries: 2 }), 'damaged central directory'],
    [
      'more entries than declared',
      () => zipFile([plain, other], { entries: 1 }),
      'more data in its central directory',
    ],
    ['a part of a split zip', () => zipFile([plain], { disk: 1 }), 'one part of a split zip'],
    ['entries on other disks', () => zipFile([plain], { entriesHere: 0 }), 'one part of a split zip'],
    [
      'another size of the central directory than declared',
      () => zipFile([plain], { size: 5 }),
      'a wrong position of its central directory',
    ],
    [
      'zip64 with another number of entries',
      () => zipFile([plain], { wide: { entries: 2 } }),
      'two end records that differ',
    ],
    ['zip64 at another position', () => zipFile([plain], { wide: { at: 0 } }), 'damaged zip64'],
    ['zip64 with additional fields', () => zipFile([plain], { wide: { length: 99 } }), 'damaged zip64'],
    [
      'zip64 with too many entries',
      () => zipFile([plain], { wide: { entries: 2 ** 52 }, entries: 0xffff }),
      'has 4,503,599,627,370,496 entries',
    ],
    [
      'a zip bomb that declares its size',
      () =>
        zipFile(
          Array.from({ length: 30 }, (_, index) => ({
            ...file,
            name: `lib/${index}`,
            packed: Buffer.alloc(10_000),
            size: 1e7,
          })),
        ),
      '286.1 MB (300,000,000 bytes) unzipped, and Lambda accepts at most 250 MB (262,144,000 bytes)',
    ],
  ]
  test.each(zips)('%s', async (_name, make, expected) => {
    expect((await errorsAbout(fileOf(make()))).join('\n')).toContain(expected)
  })
})

describe('several errors are reported together', () => {
  test('if they are in the headers', async () => {
    const zip = zipFile([
      { ...plain, name: '../x' },
      { ...plain, name: 'lib/secret', flags: flag.encrypted },
      { ...plain, name: 'index.js' },
      plain,
      plain,
    ])
    expect(await errorsAbout(fileOf(zip))).toEqual([
      'Input "archive" has the entry "../x", which is not a valid path in a layer. Rename it, or remove it from the zip.',
      'Input "archive" has the entry "lib/secret", which is encrypted. Create the zip without a password.',
      'Input "archive" has two entries with the name "lib/a". Remove one of them from the zip.',
      '"index.js" is in the wrong place: Lambda does not find it there. Move it into nodejs/node_modules/<name>/.',
    ])
  })

  test('if they are in the content', async () => {
    const zip = zipFile([
      { ...plain, name: 'lib/one', crc: 1 },
      { ...file, name: 'lib/two', size: 5 },
      { name: 'lib/link', content: '/etc', mode: mode.link },
    ])
    expect(await errorsAbout(fileOf(zip))).toEqual([
      'Input "archive" has an entry that cannot be read, "lib/one": its checksum differs from the one that the zip declares. Create the zip again.',
      'Input "archive" has an entry that cannot be read, "lib/two": it is larger than the zip declares. Create the zip again.',
      'Input "archive" has the symbolic link "lib/link" to "/etc", which points outside of the layer. Replace the link with a copy of its target.',
    ])
  })

  test('up to a readable number', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({ ...plain, name: `../${index}` }))
    const errors = await errorsAbout(fileOf(zipFile(many)))
    expect(errors).toHaveLength(21)
    expect(errors.at(-1)).toBe('Input "archive" has 980 more errors. Create the zip again.')
  })

  test('with names truncated to a readable length', async () => {
    const [error = ''] = await errorsAbout(fileOf(zipFile([{ ...plain, name: 'a'.repeat(60_000) }])))
    expect(error.length).toBeLessThan(500)
  })
})

test('a zip bomb is not inflated beyond its declared size', async () => {
  const bomb = deflateRawSync(Buffer.alloc(50_000_000))
  let length = 0
  const reading = async (): Promise<void> => {
    for await (const piece of chunksOf({ packed: bomb, method: deflated, size: 3_000_000, crc: 0 }))
      length += piece.length
  }
  await expect(reading()).rejects.toThrow('larger than the zip declares')
  expect(length).toBeLessThanOrEqual(3_000_000)
})

test('nothing is inflated if the headers already have errors', async () => {
  const zip = zipFile([
    { name: 'nodejs/package.json', content: '{"dependencies":{"a":"1"}}' },
    { ...plain, name: '../x' },
  ])
  // Read, the manifest would be reported too.
  expect(await errorsAbout(fileOf(zip))).toEqual([expect.stringContaining('"../x"')])
})

test('metadata above a limit is not read', async () => {
  const record = Buffer.alloc(17_000_000, 'a')
  const zip = zipFile([
    { name: 'python/a-1.dist-info/RECORD', content: record, method: deflated },
    { name: 'python/a.so', content: elfFile({ machine: 183 }) },
  ])
  expect((await errorsAbout(fileOf(zip))).join()).toContain('has a metadata file of 17,000,000 bytes')
})
