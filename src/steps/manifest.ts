import { join } from 'node:path'
import { manifestOf } from '../report/manifest.ts'
import type { Run } from '../report/run.ts'
import { writeWhole } from './write-file.ts'

/** Writes a run's manifest into its directory, if it has one, and puts its path into `run`. */
export async function writeManifest(run: Run): Promise<void> {
  if (run.directory === undefined) return
  const path = join(run.directory, `${run.layerName}.json`)
  await writeWhole(path, `${JSON.stringify(manifestOf(run), undefined, 2)}\n`)
  run.manifest = path
}
