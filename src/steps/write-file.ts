import { randomUUID } from 'node:crypto'
import { chmod, lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { becauseOf, reworded } from '../base/message.ts'
import { whyNotWritable } from '../base/paths.ts'
import type { Roots } from '../base/paths.ts'
import { Explained, Problem, reasonOf } from '../base/problem.ts'

/** Writes the file that an input names, and its folder if it does not exist, inside of the roots. Throws a Problem, and leaves no partial file. */
export async function writeFor(input: string, path: string, text: string, roots: Roots): Promise<void> {
  try {
    // A build can have created a link here after the inputs were parsed. A process of the build that still runs can do so at any time.
    requireWritable(path, roots)
    await mkdir(dirname(path), { recursive: true })
    requireWritable(path, roots)
    await writeWhole(path, text)
  } catch (error) {
    const reason = reasonOf(error)
    const message = `The file of input "${input}" cannot be written: ${reason.text}.`
    throw new Problem(becauseOf(reason, 'a-file-cannot-be-written', message), { cause: error })
  }
}

function requireWritable(path: string, roots: Roots): void {
  const why = whyNotWritable(path, roots)
  if (why !== undefined) throw new Explained(reworded(why, (reason) => `${path}: ${reason}`))
}

/**
 * Writes a file completely or not at all. An existing file keeps its mode. The temporary name is short, because the name of the file can
 * have the maximum length.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}`)
  const existing = await lstat(path).catch(() => undefined)
  try {
    await writeFile(temporary, text, { flag: 'wx' })
    if (existing?.isFile()) await chmod(temporary, existing.mode)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
