import { randomUUID } from 'node:crypto'
import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { messageOf, Problem } from './problem.ts'
import { manifestOf } from './report/manifest.ts'
import type { Run } from './report/run.ts'

/** Writes a run's manifest into its directory, where it has one, and tells its path in `run`. */
export async function writeManifest(run: Run): Promise<void> {
  if (run.directory === undefined) return
  const path = join(run.directory, `${run.layerName}.json`)
  await writeFile(path, `${JSON.stringify(manifestOf(run), undefined, 2)}\n`)
  run.manifest = path
}

/** Writes the file that an input asks for, and its folder: whole, or not at all. Throws a Problem. */
export async function writeFor(input: string, path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    // Renaming would put the file in the place of a link to it.
    await writeWhole(await realpath(path).catch(() => path), text)
  } catch (error) {
    throw new Problem(`Input "${input}" cannot be written: ${messageOf(error)}.`, { cause: error })
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomUUID()}`
  try {
    await writeFile(beside, text)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
