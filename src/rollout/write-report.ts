import { join } from 'node:path'
import { writeWhole } from '../steps/write-file.ts'
import { listsOf } from './report.ts'
import type { Run } from './run.ts'

/** If the functions are known, writes all of them into a JSON file, and adds its path to the run. */
export async function writeReport(run: Run): Promise<void> {
  if (run.directory === undefined || run.plan === undefined) return
  const path = join(run.directory, 'functions.json')
  await writeWhole(path, `${JSON.stringify(listsOf(run), undefined, 2)}\n`)
  run.report = path
}
