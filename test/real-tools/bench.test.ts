import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { ours, theirs } from '../bench/program-names.mjs'
import { testWeekly } from '../support/weekly.ts'

const run = promisify(execFile)

/** Measures a small case once. Returns the programs in the printed table. */
async function programsOf(part: string): Promise<string[]> {
  const args = ['test/bench/bench.mjs', part, '--case', 'small', '--runs', '1']
  const { stdout } = await run(process.execPath, args)
  return [...stdout.matchAll(/^\| small \| (.+?) \| \d+\.\d\d s \| \d+\.\d\d s \| \d+ MB \|/gm)].map(
    ([, program = '']) => program,
  )
}

test('the benchmark compares a prepared directory with zip and the AWS CLI', async () => {
  const { first, again, next, plan, pack } = ours
  const { cli, sdk, zip, publishes } = theirs
  const programs = await programsOf('directory')
  expect(programs).toEqual(expect.arrayContaining([first, again, next, plan, pack, cli, sdk, zip, publishes]))
})

testWeekly('the benchmark compares a manifest with SAM', async () => {
  const { first, again, skipped } = ours
  const { sam, samCached } = theirs
  expect(await programsOf('manifest')).toEqual([first, again, skipped, sam, samCached])
})
