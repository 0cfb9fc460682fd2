import type { Candidate } from './candidate.ts'
import type { Findings } from './places.ts'
import { listed } from './listed.ts'

/** Names in one folder that differ only by case, or by how an accent is written: Lambda tells them apart, and other systems do not. */
export function collisionsIn({ files, links }: Pick<Candidate, 'files' | 'links'>): Findings {
  // Sorted, names that are alike follow each other. All folders above each path are not looked at: a small zip can have millions.
  const keys = [...files.map(({ path }) => keyOf(path)), ...links.map(keyOf)].sort()
  const names = new Set(keys.flatMap((key, at) => namesAlike(keys[at - 1] ?? '', key)))
  if (names.size === 0) return { complaints: [], warnings: [] }
  return {
    complaints: [],
    warnings: [
      `The layer has names that differ only by case: ${listed([...names])}. Lambda tells them apart, but a machine with macOS ` +
        'or Windows that unzips the layer keeps one of them.',
    ],
  }
}

const between = { names: '\0', forms: '\u0001' }

/** A path, with what each of its names is compared by in front of that. */
function keyOf(path: string): string {
  return path
    .split('/')
    .map((name) => `${folded(name)}${between.forms}${name}`)
    .join(between.names)
}

/** Where two paths part, if the names there are alike: the paths up to there. */
function namesAlike(one: string, other: string): string[] {
  const both = [one, other].map((key) => key.split(between.names).map((name) => name.split(between.forms)))
  const [names = [], others = []] = both
  const at = names.findIndex(([, name], index) => name !== others[index]?.[1])
  if (at < 0 || names[at]?.[0] !== others[at]?.[0]) return []
  return both.map((parts) =>
    parts
      .slice(0, at + 1)
      .map(([, name]) => name)
      .join('/'),
  )
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
