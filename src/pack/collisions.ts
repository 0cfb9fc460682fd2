import { posix } from 'node:path'
import type { Candidate } from './candidate.ts'
import type { Findings } from './places.ts'
import { listed } from './listed.ts'

/** Names in one folder that differ only by case, or by how an accent is written: Lambda tells them apart, and other systems do not. */
export function collisionsIn({ files, links }: Pick<Candidate, 'files' | 'links'>): Findings {
  const paths = new Set<string>()
  for (const path of [...files.map((file) => file.path), ...links]) addWithFolders(path, paths)
  const alike = Map.groupBy(paths, (path) => posix.join(posix.dirname(path), folded(posix.basename(path))))
  const pairs = [...alike.values()].filter(({ length }) => length > 1)
  if (pairs.length === 0) return { complaints: [], warnings: [] }
  return {
    complaints: [],
    warnings: [
      `The layer has names that differ only by case: ${listed(pairs.flat())}. Lambda tells them apart, but a machine with macOS ` +
        'or Windows that unzips the layer keeps one of them.',
    ],
  }
}

function addWithFolders(path: string, paths: Set<string>): void {
  if (path === '.' || paths.has(path)) return
  paths.add(path)
  addWithFolders(posix.dirname(path), paths)
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
