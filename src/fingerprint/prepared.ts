import { join } from 'node:path'
import { exclusionOf } from '../pack/exclude.ts'
import { walk } from '../pack/walk.ts'
import { hashOfContent } from './content.ts'
import { digestOf } from './digest.ts'

/** Returns a digest of a prepared layer directory: the entries of the archive, without those that "exclude" leaves out. */
export function digestOfPrepared(
  directory: string,
  exclude: readonly string[],
  without: readonly string[],
): string {
  const exclusion = exclusionOf(exclude)
  const { entries } = walk(
    directory,
    (path) => without.includes(join(directory, path)) || exclusion.leavesOut(path),
  )
  return digestOf(
    entries.map((entry) => {
      if (entry.kind !== 'file') return [entry.path, entry.kind, 'target' in entry ? entry.target : '']
      const kind = entry.executable ? 'program' : 'file'
      return [entry.path, kind, hashOfContent(join(directory, entry.path))]
    }),
  )
}
