import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Problem } from '../../src/problem.ts'
import { taken, temporary } from '../unit/layer-tree.ts'
import { mutatedZip } from '../unit/mutated-zips.ts'
import { expectSameAsPython, seenByUs } from '../unit/seen-in-zips.ts'
import { deflated, zipFile } from '../unit/zip-file.ts'

describe('of mutated zips', () => {
  test('what is taken of 20,000 is to Python the same, entry by entry', () => expectSameAsPython(20_000))

  test('any of 5,000 is taken or refused, with what to do, within a second', async () => {
    const path = join(temporary(), 'given.zip')
    await fc.assert(
      fc.asyncProperty(mutatedZip, async (zip) => {
        writeFileSync(path, zip)
        const start = performance.now()
        const problem = await taken(path).catch((error: unknown) => error)
        expect(performance.now() - start).toBeLessThan(1_000)
        if (problem instanceof Error) expect(problem).toBeInstanceOf(Problem)
      }),
      { numRuns: 5_000 },
    )
  })

  const hasUnzip = spawnSync('unzip', ['-v']).status === 0
  const withUnzip = hasUnzip ? test : test.skip
  withUnzip(
    'none that is taken of 10,000 is called broken by unzip (skipped where that is not installed)',
    async () => {
      const path = join(temporary(), 'given.zip')
      await fc.assert(
        fc.asyncProperty(mutatedZip, async (zip) => {
          if ((await seenByUs(zip)) === undefined) return
          writeFileSync(path, zip)
          const { status, stdout, stderr } = spawnSync('unzip', ['-t', path], { encoding: 'latin1' })
  // 1 is a warning: all was read.
        if (status !== 0 && status !== 1) throw new Error(stdout + stderr)
        }),
        { numRuns: 10_000 },
      )
    },
  )
})
