import { randomUUID } from 'node:crypto'
import { chmod, lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { whyNotWritable } from '../base/paths.ts'
import type { Roots } from '../base/paths.ts'
import { messageOf, Problem } from '../base/problem.ts'
import { manifestOf } from '../report/manifest.ts'
import type { Run } from '../report/run.ts'

/** Writes a run's manifest into its directory, if it has one, and puts its path into `run`. */
export async function writeManifest(run: Run): Promise<void> {
  if (run.directory === undefined) return
  const path = join(run.directory, `${run.layerName}.json`)
  await writeWhole(path, `${JSON.stringify(manifestOf(run), undefined, 2)}\n`)
  run.manifest = path
}

/** Writes the file that an input asks for, and its folder, below the roots: whole, or not at all. Throws a Problem. */
export async function writeFor(input: string, path: string, text: string, roots: Roots): Promise<void> {
  try {
    // A build can have put a link where there was none when the inputs were read; what it left running, even now.
    requireWritable(path, roots)
    await mkdir(dirname(path), { recursive: true })
    requireWritable(path, roots)
    await writeWhole(path, text)
  } catch (error) {
    throw new Problem(`Input "${input}" cannot be written: ${messageOf(error)}.`, { cause: error })
  }
}

function requireWritable(path: string, roots: Roots): void {
  const why = whyNotWritable(path, roots)
  if (why !== undefined) throw new Error(`${path}: ${why}`)
}

/** A file that stands keeps its mode. The name beside it is short, as its own may be as long as names can be. */
async function writeWhole(path: string, text: string): Promise<void> {
  const beside = join(dirname(path), `.${randomUUID()}`)
  const standing = await lstat(path).catch(() => undefined)
  try {
    await writeFile(beside, text, { flag: 'wx' })
    if (standing?.isFile()) await chmod(beside, standing.mode)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
