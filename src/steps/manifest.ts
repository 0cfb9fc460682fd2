import { join } from 'node:path'
import { nameOfBoth } from '../layer/architecture-placeholder.ts'
import { manifestOfLayers } from '../report/manifest.ts'
import type { Runs } from '../report/run.ts'
import { writeWhole } from './write-file.ts'

/** If the step has a directory, writes the manifest into it, and adds the path of the manifest to each run. */
export async function writeManifest({ layers }: Pick<Runs, 'layers'>): Promise<void> {
  const [{ directory, layerName, variant }] = layers
  if (directory === undefined) return
  const name = layers.length > 1 && variant ? nameOfBoth(variant.name) : layerName
  const path = join(directory, `${name}.json`)
  await writeWhole(path, `${JSON.stringify(manifestOfLayers({ layers }), undefined, 2)}\n`)
  for (const run of layers) run.manifest = path
}
