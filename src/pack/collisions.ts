import type { Candidate } from './candidate.ts'
import type { Findings } from './places.ts'
import { listed } from './listed.ts'

/** Names in one folder that differ only by case, or by how an accent is written: Lambda tells them apart, and other systems do not. */
export function collisionsIn({ files, links }: Pick<Candidate, 'files' | 'links'>): Findings {
  const paths = alikeSideBySide([...files.map(({ path }) => path), ...links])
  const names = new Set(paths.flatMap((path, at) => namesAlike(paths[at - 1] ?? '', path)))
  if (names.size === 0) return { complaints: [], warnings: [] }
  return {
    complaints: [],
    warnings: [
      `The layer has names that differ only by case: ${listed([...names])}. Lambda tells them apart, but a machine with macOS ` +
        'or Windows that unzips the layer keeps one of them.',
    ],
  }
}

/** In an order in which what lies in one folder lies together, and names that are alike there follow each other. */
function alikeSideBySide(paths: readonly string[]): string[] {
  // All folders above all paths are not looked at one by one: a small zip can have millions.
  return paths
    .map((path) => ({ path, key: keyOf(path) }))
    .sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ path }) => path)
}

function keyOf(path: string): string {
  return path
    .split('/')
    .map((name) => `${folded(name)}\u0001${name}`)
    .join('\0')
}

/** Where two paths part, if the names there are alike: the paths up to there. */
function namesAlike(one: string, other: string): string[] {
  const [names, others] = [one.split('/'), other.split('/')]
  const at = names.findIndex((name, index) => name !== others[index])
  const [name, second] = [names[at], others[at]]
  if (name === undefined || second === undefined || folded(name) !== folded(second)) return []
  return [names, others].map((parts) => parts.slice(0, at + 1).join('/'))
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
