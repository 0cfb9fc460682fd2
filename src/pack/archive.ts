import { createHash } from 'node:crypto'
import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import AdmZip from 'adm-zip'
import { messageOf, Problem } from '../problem.ts'
import { requireLoadable } from './check.ts'
import type { Packed } from './pack.ts'
import { largest, requireFitsUnzipped, requireFitsUpload } from './size.ts'

/** A finished zip, to be published byte for byte. Throws a Problem where Lambda would refuse it. */
export async function takeArchive(given: string, directory: string, name: string): Promise<Packed> {
  const bytes = await readFile(given)
  const entries = entriesOf(bytes)
  requireSound(entries.map(({ entryName }) => entryName))
  requireLoadable(entries.map(({ entryName }) => entryName))
  const files = entries
    .filter(({ isDirectory }) => !isDirectory)
    .map(({ entryName, header }) => ({ path: entryName, size: header.size }))
  const sizes = { size: bytes.length, unzippedSize: files.reduce((sum, { size }) => sum + size, 0) }
  const shares = largest(files, 10)
  requireFitsUnzipped(sizes.unzippedSize, shares)
  requireFitsUpload(sizes.size, shares)
  const path = join(directory, name)
  await copyFile(given, path)
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  return { archive: { path, sha256, ...sizes, files: entries.length, hasNativeCode: false }, largest: shares }
}

function entriesOf(bytes: Buffer): AdmZip.IZipEntry[] {
  try {
    return new AdmZip(bytes).getEntries()
  } catch (error) {
    throw new Problem(`Input "archive" is not a zip that can be read: ${messageOf(error)}.`, { cause: error })
  }
}

function requireSound(names: readonly string[]): void {
  const outside = names.find((name) => /^\/|^[a-zA-Z]:|\\|(^|\/)\.\.(\/|$)/.test(name))
  if (outside !== undefined) {
    throw new Problem(
      `Input "archive" has the entry ${JSON.stringify(outside)}, which leads out of the layer.`,
    )
  }
  if (new Set(names).size !== names.length) throw new Problem('Input "archive" has two entries of one name.')
}
