import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Problem } from '../../src/base/problem.ts'
import { elfFile } from '../support/elf-file.ts'
import { packArchive, temporary } from '../support/pack-layer.ts'
import { mutatedZip } from '../support/mutated-zips.ts'
import { entriesSeenByReader, expectSameEntriesAsPython } from '../support/compare-with-python.ts'
import { deflated, mode, zipFile } from '../support/zip-file.ts'
import { everyVersion } from '../rig/tools.mjs'

describe('mutated zips', () => {
  const zips = everyVersion ? 20_000 : 4_000

  test(`Python reads the same entries from each accepted zip (of ${zips})`, () =>
    expectSameEntriesAsPython(zips))

  test('each of 2,000 zips is accepted, or rejected with a clear error', async () => {
    const path = join(temporary(), 'given.zip')
    await fc.assert(
      fc.asyncProperty(mutatedZip, async (zip) => {
        writeFileSync(path, zip)
        const problem = await packArchive(path).catch((error: unknown) => error)
        if (problem instanceof Error) expect(problem).toBeInstanceOf(Problem)
      }),
      { numRuns: 2_000 },
    )
  })

  const hasUnzip = spawnSync('unzip', ['-v']).status === 0
  const withUnzip = hasUnzip ? test : test.skip
  withUnzip(
    'unzip reports no error for an accepted zip (of 3,000; skipped if unzip is not installed)',
    async () => {
      const path = join(temporary(), 'given.zip')
      await fc.assert(
        fc.asyncProperty(mutatedZip, async (zip) => {
          if ((await entriesSeenByReader(zip)) === undefined) return
          writeFileSync(path, zip)
          const { status, stdout, stderr } = spawnSync('unzip', ['-t', path], { encoding: 'latin1' })
          // Exit code 1 is a warning. unzip has read all entries.
          if (status !== 0 && status !== 1) throw new Error(stdout + stderr)
        }),
        { numRuns: 1_500 },
      )
    },
  )
})

describe('memory and time for a zip bomb', () => {
  const program = fileURLToPath(new URL('../support/measure-archive.mjs', import.meta.url))
  /** In multiples of the time for a hash of 256 MB. */
  const mostEffort = 100
  const zeros = Buffer.alloc(250_000_000)
  const small = deflateRawSync(zeros, { level: 9 })
  const elf = Buffer.concat([elfFile(), zeros.subarray(1_000)])
  const deflatedZeros = { packed: small, method: deflated, size: zeros.length, crc: crc32(zeros) }

  const table: [string, () => Buffer, string][] = [
    ['zeros, as many bytes as Lambda accepts', () => zipFile([{ name: 'lib/a', ...deflatedZeros }]), 'taken'],
    [
      'more bytes than its size declares',
      () => zipFile([{ name: 'lib/a', ...deflatedZeros, size: 5 }]),
      'larger than the zip declares',
    ],
    [
      'more bytes than Lambda accepts',
      () => zipFile([1, 2].map((index) => ({ name: `lib/${index}`, ...deflatedZeros }))),
      '500,000,000 bytes',
    ],
    [
      'one content for 20,000 entries',
      () =>
        zipFile([
          { name: 'lib/a', ...deflatedZeros },
          ...Array.from({ length: 20_000 }, (_, index) => ({
            name: `lib/${index}`,
            ...deflatedZeros,
            packed: Buffer.alloc(0),
            packedSize: small.length,
            central: { offset: 0 },
          })),
        ]),
      'whose local header differs',
    ],
    [
      'the largest number of entries that is read',
      () => zipFile(Array.from({ length: 65_535 }, (_, index) => ({ name: `lib/${index}`, content: '' }))),
      'taken',
    ],
    [
      'many links, each to the next link',
      () =>
        zipFile(
          Array.from({ length: 1_000 }, (_, index) => ({
            name: `lib/${index}`,
            content: `${'a/../'.repeat(700)}${index + 1}`,
            method: deflated,
            mode: mode.link,
          })),
        ),
      'too many symbolic links',
    ],
    [
      'many nested folders',
      () =>
        zipFile(
          Array.from({ length: 2_000 }, (_, index) => ({
            name: `nodejs/${index}/${'node_modules/a/'.repeat(120)}.env`,
            content: '',
          })),
        ),
      'files whose names indicate secrets',
    ],
    [
      'lists of files that are empty',
      () => {
        const list = Buffer.alloc(16_000_000, 'a,\n')
        const packed = deflateRawSync(list, { level: 9 })
        const zipped = { packed, method: deflated, size: list.length, crc: crc32(list) }
        return zipFile([
          { name: 'python/.env', content: '' },
          ...Array.from({ length: 15 }, (_, index) => ({
            name: `python/a${index}-1.dist-info/RECORD`,
            ...zipped,
          })),
        ])
      },
      'files whose names indicate secrets',
    ],
    [
      'names that are longer in total than the limit',
      () =>
        zipFile(
          Array.from({ length: 10_000 }, (_, index) => ({
            name: `lib/${index}/${`${'a'.repeat(250)}/`.repeat(15)}x`,
            content: '',
          })),
        ),
      'at most 33,554,432',
    ],
  ]
  test.each(table)('%s: less than 300 MiB', (_name, make, expected) => {
    const { outcome, effort, peak } = measured(make())
    expect(outcome).toContain(expected)
    expect(effort).toBeLessThan(mostEffort)
    expect(peak).toBeLessThan(300 * 1024 ** 2)
  })

  test('a library of the largest size: less than 500 MB, because it is in memory only once', () => {
    const library = zipFile([{ name: 'lib/a.so', content: elf, method: deflated }])
    const { outcome, peak } = measured(library)
    expect(outcome).toBe('taken')
    expect(peak).toBeLessThan(500e6)
  })

  function measured(zip: Buffer): { outcome: string; effort: number; peak: number } {
    const path = join(temporary(), 'given.zip')
    writeFileSync(path, zip)
    return JSON.parse(execFileSync(process.execPath, ['--no-warnings', program, path], { encoding: 'utf8' }))
  }
})
