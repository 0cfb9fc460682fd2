import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { piecesOf } from '../../../src/zip/content.ts'
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

describe('a finished archive', () => {
  test('is taken byte for byte, and described', async () => {
    const { archive } = await packDirectory(
      treeOf({ 'lib/a': 'a'.repeat(99), 'bin/tool': elfFile(), 'lib/link': '->a' }),
    )
    const { archive: same } = await packArchive(archive.path)
    expect(readFileSync(same.path)).toEqual(readFileSync(archive.path))
    expect(same).toMatchObject({ sha256: archive.sha256, size: archive.size, hasNativeCode: true })
  })

  test('may hold what the direct upload would not take', async () => {
    const path = join(temporary(), 'stored.zip')
    const root = treeOf({ 'lib/large.bin': Buffer.alloc(53_000_000) })
    execFileSync('zip', ['-q', '-0', '-r', path, 'lib'], { cwd: root })
    expect((await packArchive(path)).archive.size).toBeGreaterThan(52_428_800)
  })
})

/** A file with these bytes. */
function fileOf(bytes: Buffer): string {
  const path = join(temporary(), 'given.zip')
  writeFileSync(path, bytes)
  return path
}

/** Each error about a zip; none where it is taken. */
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

describe('what programs write is taken', () => {
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
    ['directories with entries of their own', [{ name: 'lib/', ...nothing, mode: mode.directory }, file]],
    ['from Windows, without modes', [{ ...file, host: host.fat, central: { attributes: 0x20 } }]],
    [
      'from macOS, with descriptors and its own folder beside',
      [
        { ...file, behind: 'descriptor', local: open, mode: mode.file, host: host.unix },
        { name: '__MACOSX/lib/._a', content: 'x', method: deflated, behind: 'descriptor', local: open },
      ],
    ],
    ['streamed, stored, with a descriptor', [{ ...plain, behind: 'descriptor', local: open }]],
    [
      'streamed, with a descriptor that is not signed',
      [{ ...file, behind: 'unsigned descriptor', local: open }],
    ],
    [
      'streamed, with the sizes of zip64',
      [
        {
          ...file,
          behind: 'wide descriptor',
          needed: 45,
          local: { crc: 0, size: 0xffff_ffff, packedSize: 0xffff_ffff, extra: size64(0, 0) },
        },
      ],
    ],
    ['with a descriptor, and what it tells in the header already', [{ ...file, behind: 'descriptor' }]],
    [
      'zip64 without need',
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
      'from Java, with its mark',
      [
        {
          ...file,
          behind: 'descriptor',
          local: { ...open, extra: extraField(0xcafe, Buffer.alloc(0)) },
          central: { extra: extraField(0xcafe, Buffer.alloc(0)) },
        },
      ],
    ],
    ['aligned by extra bytes', [{ ...plain, local: { extra: Buffer.alloc(3) } }]],
    [
      'names in UTF-8, whether it is said',
      [
        { ...file, name: 'lib/ä', flags: flag.utf8 },
        { ...plain, name: 'lib/ö' },
      ],
    ],
    [
      'names that begin with ./',
      [
        { name: './', ...nothing },
        { name: './lib/', ...nothing },
        { ...file, name: './lib/a' },
      ],
    ],
    ['a link to what is beside it', [{ name: 'lib/b', content: 'a', mode: mode.link }, file]],
    ['a comment', [file], { comment: Buffer.from('made by hand') }],
    ['the directory in another order', [{ ...file, name: 'lib/b' }, file]],
  ]
  test.each(table)('%s', async (_name, entries, end = {}) => {
    expect(await errorsAbout(fileOf(zipFile(entries, end)))).toEqual([])
  })

  test('and is counted as it comes out', async () => {
    const entries = [{ name: './lib/', content: '' }, { ...file, name: './lib/a' }, plain].slice(0, 2)
    const { archive } = await packArchive(fileOf(zipFile(entries)))
    expect(archive).toMatchObject({ files: 1, unzippedSize: 10_000 })
  })
})

describe('is refused', () => {
  const longName = `lib/${'a'.repeat(256)}`
  const table: [string, () => string, string][] = [
    ['what is no zip', () => fileOf(Buffer.from('hello')), 'not a zip'],
    ['an empty file', () => fileOf(Buffer.alloc(0)), 'not a zip'],
    [
      'the beginning of one',
      () => fileOf(zipFile([file]).subarray(0, 40)),
      'not a zip, or only the beginning',
    ],
    ['one that lacks its last byte', () => fileOf(zipFile([file]).subarray(0, -1)), 'it is truncated'],
    ['one without entries', () => zipOf({}), 'empty'],
    ['code at the root', () => zipOf({ 'index.js': 'x' }), 'nodejs/node_modules/'],
    ['packages at the root', () => zipOf({ 'node_modules/a/index.js': 'x' }), 'Move it into nodejs/'],
    ['metadata of Python at the root', () => zipOf({ 'a-1.dist-info/RECORD': '' }), 'Move it into python/'],
  ]
  test.each(table)('%s', async (_name, make, expected) => {
    expect((await errorsAbout(make())).join()).toContain(expected)
  })

  const names: [string, string | Buffer, string][] = [
    ['that leads out', '../x', '"../x", which is no path'],
    ['that leads out and in', 'lib/../../x', 'no path'],
    ['that is absolute', '/x', '"/x", which is no path'],
    ['of Windows', 'C:/x', '"C:/x", which is no path'],
    ['with a backslash', 'lib\\a', 'no path'],
    ['with a control character', 'lib/a\x07', String.raw`"lib/a\u0007"`],
    ['with a NUL', 'lib/a\0.txt', 'no path'],
    ['with an empty part', 'lib//a', 'no path'],
    ['with a dot for a part', 'lib/./a', 'no path'],
    ['that is empty', '', 'no path'],
    ['of the root', '/', 'no path'],
    ['that is not UTF-8', Buffer.from('lib/\xe4', 'latin1'), 'not UTF-8'],
    ['longer than Linux takes', longName, 'longer than Lambda can unpack'],
    ['in more folders than any layer has', `lib/${'a/'.repeat(250)}a`, 'lies in more than 250 folders'],
    ['with more parts than Linux takes', `lib/${'a/'.repeat(2_100)}a`, 'longer than Lambda can unpack'],
  ]
  test.each(names)('a name %s', async (_name, name, expected) => {
    expect((await errorsAbout(fileOf(zipFile([{ ...plain, name }])))).join()).toContain(expected)
  })

  const entries: [string, EntryBytes, string][] = [
    ['encrypted', { ...file, flags: flag.encrypted }, 'which is encrypted'],
    [
      'encrypted, by its local header only',
      { ...file, local: { flags: flag.encrypted } },
      'which is encrypted',
    ],
    ['with flags that nobody knows', { ...file, flags: 0x20 }, 'asks for more'],
    ['for newer programs', { ...file, needed: 63 }, 'asks for more'],
    ['of an unknown method', { ...file, method: 14, packed: Buffer.from('x') }, 'method 14'],
    ['on another disk', { ...file, central: { disk: 1 } }, 'another part of a split zip'],
    [
      'with extra fields that do not end',
      { ...file, extra: Buffer.from([1, 0, 9, 0, 0]) },
      'extra fields are damaged',
    ],
    [
      'with two extensions of zip64',
      { ...plain, extra: Buffer.concat([size64(7, 7), size64(7, 7)]) },
      'extra fields are damaged',
    ],
    [
      'with another Unicode path',
      { ...plain, extra: unicodePath(crc32(Buffer.from('lib/a')), '../x') },
      'another name for some programs',
    ],
    [
      'with another name in its local header',
      { ...plain, local: { name: 'lib/b' } },
      'another one by its local header',
    ],
    [
      'with another method there',
      { ...plain, local: { method: deflated } },
      'another one by its local header',
    ],
    ['with another size there', { ...plain, local: { size: 8 } }, 'another one by its local header'],
    [
      'whose size is in zip64, where only the other one says so',
      {
        ...plain,
        local: { size: 0xffff_ffff, packedSize: 0, extra: size64(7, 7) },
      },
      'another one by its local header',
    ],
    ['with another checksum there', { ...plain, local: { crc: 1 } }, 'another one by its local header'],
    [
      'whose name is in another character set there',
      { ...plain, name: 'lib/ä', local: { flags: flag.utf8 } },
      'another one by',
    ],
    [
      'that is not where it says',
      { ...plain, central: { offset: 3 } },
      'not where the central directory says',
    ],
    ['that would lie behind the end', { ...plain, central: { offset: 0xffff_fff0 } }, 'not where'],
    ['that ends behind the end', { ...plain, packedSize: 999, size: 999 }, 'not where'],
    ['that is a FIFO', { ...plain, mode: mode.fifo }, 'neither a file'],
    [
      'that is a link by its mode, and a directory by its name',
      { ...plain, name: 'lib/', mode: mode.link },
      'neither a file',
    ],
    ['that is a directory by its mode only', { ...plain, mode: mode.directory }, 'neither a file'],
    ['that is a directory with a content', { ...plain, name: 'lib/' }, 'has a content'],
    ['stored, of another size', { ...plain, size: 9 }, 'another size than its content'],
    ['that says it is huge', { ...file, size: 4e9 }, '4,000,000,000 bytes, as it says'],
    [
      'with a descriptor of something else',
      { ...file, flags: flag.descriptor, behind: Buffer.alloc(16, 1) },
      'data descriptor',
    ],
    ['without the descriptor that it announces', { ...file, flags: flag.descriptor }, 'data descriptor'],
    ['damaged', { ...file, packed: Buffer.alloc(40, 0xff) }, 'cannot be read at "lib/a"'],
    ['cut short', { ...file, packed: Buffer.from([0x4b]), size: 500 }, 'cannot be read at "lib/a"'],
    ['with another checksum', { ...plain, crc: 1 }, 'another checksum than the zip says'],
    ['a bomb, larger than it says', { ...file, size: 5 }, 'larger than the zip says'],
    ['smaller than it says', { ...file, size: 10_001 }, 'smaller than the zip says'],
    [
      'with something behind its end',
      { ...file, packed: Buffer.from('4b0400ff', 'hex'), content: 'a' },
      'something behind its end',
    ],
    [
      'an absolute link',
      { ...plain, mode: mode.link, content: '/etc/passwd' },
      'symbolic link "lib/a" to "/etc/passwd"',
    ],
    [
      'a link that leads out',
      { ...plain, mode: mode.link, content: '../../x' },
      'symbolic link "lib/a" to "../../x"',
    ],
    [
      'a link out, from Windows',
      { ...plain, mode: mode.link, host: host.fat, content: '../../x' },
      'symbolic link',
    ],
    ['a link to nothing', { ...plain, mode: mode.link, content: '' }, 'no path'],
  ]
  test.each(entries)('an entry: %s', async (_name, entry, expected) => {
    const errors = await errorsAbout(fileOf(zipFile([{ name: 'lib/other', content: 'x' }, entry])))
    expect(errors.join()).toContain(expected)
    expect(errors).toHaveLength(1)
  })

  const other = { name: 'lib/b', content: 'other' }
  const hidden = zipFile([{ name: 'hidden', content: 'x' }])
  const zips: [string, () => Buffer, string][] = [
    ['two entries of one name', () => zipFile([plain, plain]), 'two entries of one name, "lib/a"'],
    [
      'two of one name, one of them with ./',
      () => zipFile([plain, { ...plain, name: './lib/a' }]),
      'two entries',
    ],
    [
      'a file and a directory of one name',
      () => zipFile([plain, { name: 'lib/a/', content: '' }]),
      'two entries',
    ],
    [
      'a file below a file',
      () => zipFile([plain, { ...other, name: 'lib/a/b' }]),
      '"lib/a/b", which lies below a file',
    ],
    [
      'links that leave together',
      () =>
        zipFile([
          { name: 'one/two/up', content: '../..', mode: mode.link },
          { name: 'lib/a', content: '../one/two/up/..', mode: mode.link },
        ]),
      'symbolic link "lib/a"',
    ],
    ['one content for two entries', () => zipFile([plain, { ...plain, central: { offset: 0 } }]), 'overlaps'],
    [
      'an entry within another',
      () =>
        zipFile([
          { name: 'lib/b', content: zipFile([plain]).subarray(0, 42) },
          { ...plain, central: { offset: 35 } },
        ]),
      'overlaps another one',
    ],
    [
      'something in front of the first entry',
      () => zipFile([plain], { front: Buffer.from('#!/bin/sh\n') }),
      '10 bytes in front of "lib/a"',
    ],
    [
      'something in front, which the zip knows nothing of',
      () => Buffer.concat([Buffer.from('MZ'), zipFile([plain])]),
      'other data in front',
    ],
    [
      'an entry that the directory does not list',
      () => zipFile([plain, other], { front: hidden.subarray(0, 37) }),
      'belong to no entry',
    ],
    [
      'something between two entries',
      () => zipFile([{ ...plain, behind: Buffer.from('x') }, other]),
      '1 byte in front of "lib/b"',
    ],
    [
      'something in front of the directory',
      () => zipFile([plain], { beforeDirectory: Buffer.alloc(9) }),
      '9 bytes in front of the central directory',
    ],
    [
      'something behind the directory',
      () => zipFile([plain], { behindDirectory: Buffer.alloc(9) }),
      'where it says',
    ],
    ['something behind the end', () => zipFile([plain], { behind: Buffer.from('x') }), 'other data behind'],
    ['another end in the comment', () => zipFile([plain], { comment: zipFile([]) }), 'another end inside'],
    ['fewer entries than it says', () => zipFile([plain], { entries: 2 }), 'damaged central directory'],
    [
      'more entries than it says',
      () => zipFile([plain, other], { entries: 1 }),
      'more in its central directory',
    ],
    ['a part of several', () => zipFile([plain], { disk: 1 }), 'one part of several'],
    ['entries on other disks', () => zipFile([plain], { entriesHere: 0 }), 'one part of several'],
    ['a directory of another size', () => zipFile([plain], { size: 5 }), 'where it says'],
    ['zip64, with another count', () => zipFile([plain], { wide: { entries: 2 } }), 'two ends that differ'],
    ['zip64, elsewhere', () => zipFile([plain], { wide: { at: 0 } }), 'damaged zip64'],
    [
      'zip64, with more than anybody knows',
      () => zipFile([plain], { wide: { length: 99 } }),
      'damaged zip64',
    ],
    [
      'zip64, with more entries than are read',
      () => zipFile([plain], { wide: { entries: 2 ** 52 }, entries: 0xffff }),
      'has 4,503,599,627,370,496 entries',
    ],
    [
      'a bomb by what it declares',
      () =>
        zipFile(
          Array.from({ length: 30 }, (_, index) => ({
            ...file,
            name: `lib/${index}`,
            packed: Buffer.alloc(10_000),
            size: 1e7,
          })),
        ),
      '286.1 MB (300,000,000 bytes), and Lambda takes at most 250 MB (262,144,000 bytes)',
    ],
  ]
  test.each(zips)('%s', async (_name, make, expected) => {
    expect((await errorsAbout(fileOf(make()))).join('\n')).toContain(expected)
  })
})

describe('all that is wrong is told at once', () => {
  test('by the directory', async () => {
    const zip = zipFile([
      { ...plain, name: '../x' },
      { ...plain, name: 'lib/secret', flags: flag.encrypted },
      { ...plain, name: 'index.js' },
      plain,
      plain,
    ])
    expect(await errorsAbout(fileOf(zip))).toEqual([
      'Input "archive" has the entry "../x", which is no path inside a layer. Rename it, or leave it out of the zip.',
      'Input "archive" has the entry "lib/secret", which is encrypted. Zip it without a password.',
      'Input "archive" has two entries of one name, "lib/a". Leave one out of the zip.',
      '"index.js" is at the root of the layer, where Lambda does not look for it. Move it into nodejs/node_modules/<name>/.',
    ])
  })

  test('by what is inflated', async () => {
    const zip = zipFile([
      { ...plain, name: 'lib/one', crc: 1 },
      { ...file, name: 'lib/two', size: 5 },
      { name: 'lib/link', content: '/etc', mode: mode.link },
    ])
    expect(await errorsAbout(fileOf(zip))).toEqual([
      'Input "archive" cannot be read at "lib/one": it has another checksum than the zip says. Make the zip anew.',
      'Input "archive" cannot be read at "lib/two": it is larger than the zip says. Make the zip anew.',
      'Input "archive" has the symbolic link "lib/link" to "/etc", which leaves the layer. Zip what it points at.',
    ])
  })

  test('but no more of it than a person reads', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({ ...plain, name: `../${index}` }))
    const errors = await errorsAbout(fileOf(zipFile(many)))
    expect(errors).toHaveLength(21)
    expect(errors.at(-1)).toBe('Input "archive" has 980 more faults like these. Make it anew.')
  })

  test('with names of a length that a person reads', async () => {
    const [error = ''] = await errorsAbout(fileOf(zipFile([{ ...plain, name: 'a'.repeat(60_000) }])))
    expect(error.length).toBeLessThan(500)
  })
})

test('of a bomb no more comes out than it says', async () => {
  const bomb = deflateRawSync(Buffer.alloc(50_000_000))
  let length = 0
  const reading = async (): Promise<void> => {
    for await (const piece of piecesOf({ packed: bomb, method: deflated, size: 3_000_000, crc: 0 }))
      length += piece.length
  }
  await expect(reading()).rejects.toThrow('larger than the zip says')
  expect(length).toBeLessThanOrEqual(3_000_000)
})

test('nothing is inflated where the directory tells that it is refused', async () => {
  const zip = zipFile([
    { name: 'nodejs/package.json', content: '{"dependencies":{"a":"1"}}' },
    { ...plain, name: '../x' },
  ])
  // Read, the manifest would be reported too.
  expect(await errorsAbout(fileOf(zip))).toEqual([expect.stringContaining('"../x"')])
})

test('metadata that is too long to be metadata is not read', async () => {
  const record = Buffer.alloc(17_000_000, 'a')
  const zip = zipFile([
    { name: 'python/a-1.dist-info/RECORD', content: record, method: deflated },
    { name: 'python/a.so', content: elfFile({ machine: 183 }) },
  ])
  expect((await errorsAbout(fileOf(zip))).join()).toContain('has metadata of 17,000,000 bytes')
})
