import { join } from 'node:path'
import type { Archive, Tree } from '../layer.ts'
import type { Share } from './size.ts'
import { largest, requireFitsUnzipped, requireFitsUpload } from './size.ts'
import { requireLoadable } from './check.ts'
import { walk } from './walk.ts'
import { writeZip } from './zip.ts'

/** A zip, and its ten largest packages. */
export interface Packed {
  readonly archive: Archive
  readonly largest: readonly Share[]
}

/** Zips a tree into a file of that name, so that the same content gives the same bytes. Throws a Problem where Lambda would refuse it. */
export async function pack(tree: Tree, directory: string, name: string): Promise<Packed> {
  const entries = await walk(tree.directory)
  requireLoadable(entries.map(({ path }) => path))
  const files = entries.filter((entry) => entry.kind === 'file')
  const unzippedSize = files.reduce((sum, { size }) => sum + size, 0)
  const shares = largest(files, 10)
  requireFitsUnzipped(unzippedSize, shares)
  const path = join(directory, name)
  const written = await writeZip(tree.directory, entries, path)
  requireFitsUpload(written.size, shares)
  return { archive: { path, unzippedSize, files: entries.length, ...written }, largest: shares }
}
