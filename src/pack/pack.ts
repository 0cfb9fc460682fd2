import { join } from 'node:path'
import type { Archive, Share, Tree } from '../layer.ts'
import { inspect } from './check.ts'
import { requireFitsUpload } from './size.ts'
import { walk } from './walk.ts'
import { writeZip } from './zip.ts'

/** A zip, and its largest packages. */
export interface Packed {
  readonly archive: Archive
  readonly largest: readonly Share[]
}

/** Zips a tree into a file of that name, so that the same content gives the same bytes. Throws a Problem where Lambda would refuse it. */
export async function pack(tree: Tree, directory: string, name: string): Promise<Packed> {
  const entries = await walk(tree.directory)
  const { largest, ...contents } = inspect(entries.filter((entry) => entry.kind === 'file'))
  const path = join(directory, name)
  const written = await writeZip(tree.directory, entries, path)
  requireFitsUpload(written.size, largest)
  return { archive: { path, ...contents, ...written }, largest }
}
