import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { constants, inflateRawSync } from 'node:zlib'
import AdmZip from 'adm-zip'
import { messageOf, Problem } from '../problem.ts'
import { inspect } from './check.ts'
import { isElf } from './elf.ts'
import type { Packed } from './pack.ts'
import { requireFitsUpload, unzippedLimit } from './size.ts'

/** A finished zip, to be published byte for byte. Throws a Problem where Lambda would refuse it. */
export async function takeArchive(given: string, directory: string, name: string): Promise<Packed> {
  const { size } = await stat(given)
  // Too large even unzipped: it is not read, and Node could not read more than 2 GiB.
  if (size > unzippedLimit) requireFitsUpload(size, [])
  const bytes = await readFile(given)
  const entries = entriesOf(bytes)
  requireSound(entries.map(({ entryName }) => entryName))
  const files = entries.filter(({ isDirectory }) => !isDirectory)
  const { largest, ...contents } = inspect(
    files.map(({ entryName, header }) => ({ path: entryName, size: header.size })),
  )
  requireFitsUpload(size, largest)
  const hasNativeCode = files.some((entry) => isElf(startOf(entry)))
  const path = join(directory, name)
  await writeFile(path, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  return { archive: { path, sha256, size, hasNativeCode, ...contents }, largest }
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
      `Input "archive" has the entry ${JSON.stringify(outside)}, which is no path inside a layer.`,
    )
  }
  if (new Set(names).size !== names.length) throw new Problem('Input "archive" has two entries of one name.')
}

/** The first bytes of a file in a zip, without inflating the rest of it. */
function startOf(entry: AdmZip.IZipEntry): Uint8Array {
  try {
    const start = entry.getCompressedData().subarray(0, 512)
    return entry.header.method === 0 ? start : inflateRawSync(start, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    throw new Problem(
      `Input "archive" cannot be read at ${JSON.stringify(entry.entryName)}: ${messageOf(error)}.`,
      {
        cause: error,
      },
    )
  }
}
