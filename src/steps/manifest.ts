import { join } from 'node:path'
import { manifestOf } from '../report/manifest.ts'
import type { Run } from '../report/run.ts'
import { writeWhole } from './write-file.ts'

/** If the run has a directory, writes the manifest into it, and adds the path of the manifest to `run`. */
export async function writeManifest(run: Run): Promise<void> {
  if (run.directory === undefined) return
  const path = join(run.directory, `${run.layerName}.json`)
  await writeWhole(path, `${JSON.stringify(manifestOf(run), undefined, 2)}\n`)
  run.manifest = path
}
