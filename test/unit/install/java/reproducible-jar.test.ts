import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { makeReproducible } from '../../../../src/install/java/reproducible-jar.ts'
import { temporary } from '../../../support/pack-layer.ts'

const files: readonly [name: string, text: string][] = [
  ['META-INF/MANIFEST.MF', 'Manifest-Version: 1.0\r\n'],
  ['META-INF/maven/g/a/pom.properties', 'groupId=g\nversion=1\n'],
  ['b/', ''],
  ['b/B.class', 'b'.repeat(1_000)],
  ['ä.txt', 'ä'],
  ['BOOT-INF/lib/inner.jar', 'stored'],
]

/** A jar as a build makes it at some time, with its entries in some order. */
function jarOf(order: readonly [string, string][], time: Date, date: string): string {
  const jar = new AdmZip({ noSort: true })
  for (const [name, text] of order) {
    const entry = jar.addFile(
      name,
      Buffer.from(name.endsWith('pom.properties') ? `#${date}\r\n${text}` : text),
    )
    entry.header.time = time
    if (name.endsWith('inner.jar')) entry.header.method = 0
  }
  const path = join(temporary(), 'a.jar')
  jar.writeZip(path)
  return path
}

async function rewritten(path: string): Promise<Buffer> {
  expect(await makeReproducible(path)).toBe(true)
  return readFileSync(path)
}

describe('a jar that a build created', () => {
  const earlier = jarOf(files, new Date(2020, 1, 1), 'Sat Feb 01')
  const later = jarOf(files.toReversed(), new Date(2026, 10, 30), 'Mon Nov 30')

  test('does not depend on the time of the build or the order of entries', async () => {
    expect((await rewritten(earlier)).equals(await rewritten(later))).toBe(true)
    expect((await rewritten(earlier)).equals(readFileSync(later))).toBe(true)
  })

  test('keeps its contents, with the manifest first, and stored entries stay stored', () => {
    execFileSync('python3', ['-m', 'zipfile', '--test', earlier])
    const entries = new AdmZip(earlier).getEntries()
    expect(entries.map(({ entryName, header }) => [entryName, header.method])).toEqual([
      ['META-INF/MANIFEST.MF', 8],
      ['BOOT-INF/lib/inner.jar', 0],
      ['META-INF/maven/g/a/pom.properties', 8],
      ['b/', 0],
      ['b/B.class', 8],
      ['ä.txt', 8],
    ])
    for (const [name, text] of files)
      expect(
        entries
          .find((one) => one.entryName === name)
          ?.getData()
          .toString(),
      ).toBe(text)
  })
})
