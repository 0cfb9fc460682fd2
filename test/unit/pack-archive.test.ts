import { execFileSync } from 'node:child_process'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { elfFile } from './elf-file.ts'
import { packed, taken, temporary, treeOf, zipOf } from './layer-tree.ts'

describe('a finished archive', () => {
  test('is taken byte for byte, and described', async () => {
    const { archive } = await packed(
      treeOf({ 'lib/a': 'a'.repeat(99), 'bin/tool': elfFile(), 'lib/link': '->a' }),
    )
    const { archive: same } = await taken(archive.path)
    expect(readFileSync(same.path)).toEqual(readFileSync(archive.path))
    expect(same).toMatchObject({ sha256: archive.sha256, size: archive.size, hasNativeCode: true })
  })

  test('may hold what the direct upload would not take', async () => {
    const path = join(temporary(), 'stored.zip')
    const root = treeOf({ 'lib/large.bin': Buffer.alloc(53_000_000) })
    execFileSync('zip', ['-q', '-0', '-r', path, 'lib'], { cwd: root })
    expect((await taken(path)).archive.size).toBeGreaterThan(52_428_800)
  })

  /** A zip whose entries have these names, some of which no program would write. */
  function named(...names: string[]): string {
    const path = zipOf(
      Object.fromEntries(names.map((name) => [name.replace(/^\/|[^ -~]/g, '_').replaceAll('..', '__'), 'x'])),
    )
    let text = readFileSync(path, 'latin1')
    for (const name of names)
      text = text.replaceAll(name.replace(/^\/|[^ -~]/g, '_').replaceAll('..', '__'), name)
    writeFileSync(path, text, 'latin1')
    return path
  }

  /** A zip of one deflated file, after a change to its bytes. */
  function changed(change: (bytes: Buffer, central: number) => void): string {
    const path = zipOf({ 'lib/a': 'a'.repeat(10_000) })
    const bytes = readFileSync(path)
    change(bytes, bytes.indexOf('PK\x01\x02'))
    writeFileSync(path, bytes)
    return path
  }

  function linkTo(target: string): string {
    const zip = new AdmZip()
    zip.addFile('lib/link', Buffer.from(target)).attr = (0o120777 << 16) >>> 0
    zip.addFile('lib/a', Buffer.from('x'))
    const path = join(temporary(), 'link.zip')
    zip.writeZip(path)
    return path
  }

  function truncated(): string {
    const path = zipOf({ 'lib/a': 'x' })
    truncateSync(path, 40)
    return path
  }

  const table: [string, () => string, string][] = [
    ['what is no zip', () => join(treeOf({ 'a.zip': 'hello' }), 'a.zip'), 'not a zip'],
    ['a part of one', truncated, 'not a zip'],
    ['one without entries', () => zipOf({}), 'empty'],
    ['a path that leads out', () => named('../x'), '"../x"'],
    ['an absolute path', () => named('/x'), '"/x"'],
    ['a path of Windows', () => named('C:/x'), '"C:/x"'],
    ['a control character', () => named('lib/a\x07'), String.raw`"lib/a\u0007"`],
    ['a link that leads out', () => linkTo('../../x'), 'symbolic link "lib/link" to "../../x"'],
    ['an absolute link', () => linkTo('/etc/passwd'), 'symbolic link "lib/link"'],
    ['code at the root', () => zipOf({ 'index.js': 'x' }), 'nodejs/node_modules/'],
    ['an encrypted file', () => changed((bytes, at) => bytes.writeUInt16LE(1, at + 8)), 'it is encrypted'],
    ['a damaged file', () => changed((bytes) => bytes.fill(0xff, 36, 40)), 'cannot be read at "lib/a"'],
    [
      'another checksum',
      () => changed((bytes, at) => bytes.writeUInt32LE(1, at + 16)),
      'not what the zip says',
    ],
    ['a bomb, larger than it says', () => changed((bytes, at) => bytes.writeUInt32LE(5, at + 24)), '"lib/a"'],
    [
      'one smaller than it says',
      () => changed((bytes, at) => bytes.writeUInt32LE(20_000, at + 24)),
      'not what the zip says',
    ],
    [
      'one that says it is huge',
      () => changed((bytes, at) => bytes.writeUInt32LE(4e9, at + 24)),
      '4,000,000,000 bytes',
    ],
    ['an unknown method', () => changed((bytes, at) => bytes.writeUInt16LE(14, at + 10)), 'method 14'],
  ]
  test.each(table)('is refused: %s', async (_name, make, expected) => {
    await expect(taken(make())).rejects.toThrow(expected)
    await expect(taken(make())).rejects.toThrow(expect.objectContaining({ name: 'Problem' }))
  })
})
