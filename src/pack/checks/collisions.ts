import type { LayerToCheck } from '../../layer/layer-to-check.ts'
import type { Findings } from './findings.ts'
import { listed } from './listed.ts'

/** Finds names in one folder that differ only by case, or by how an accent is encoded. Linux distinguishes them, other systems do not. */
export function collisionsIn({ files, links }: Pick<LayerToCheck, 'files' | 'links'>): Findings {
  // In sorted order, similar names are adjacent. Comparing all parent folders of each path would be too slow: a small zip can have
  // millions.
  const sorted = [...files.map(({ path }) => path), ...links]
    .map((path) => keyed(path))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
  const names = new Set(sorted.flatMap((one, at) => namesAlike(sorted[at - 1], one)))
  if (names.size === 0) return { errors: [], warnings: [] }
  return {
    errors: [],
    warnings: [
      {
        topic: 'a-file-does-not-belong-in-a-layer',
        text:
          `The layer has names that differ only by case: ${listed([...names])}. Lambda distinguishes them, but if the layer is ` +
          'unzipped on macOS or Windows, only one of them is kept.',
      },
    ],
  }
}

interface Keyed {
  readonly path: string
  /** A sort key: the names of the path. Each that differs from the form in which names are compared is preceded by this form. */
  readonly key: string
  readonly isFolded: boolean
}

function keyed(path: string): Keyed {
  // Most paths are folded as a whole, which takes a fraction of the time.
  if (folded(path) === path) return { path, key: `${path.replaceAll('/', '\u0001')}\u0001`, isFolded: true }
  const keys = path.split('/').map((name) => (folded(name) === name ? name : `${folded(name)}\0${name}`))
  return { path, key: `${keys.join('\u0001')}\u0001`, isFolded: false }
}

/** Returns two paths up to their first different name, if these names differ only by case. Returns an empty list if they do not. */
function namesAlike(before: Keyed | undefined, { path: other, isFolded }: Keyed): string[] {
  if (before === undefined || (before.isFolded && isFolded)) return []
  const one = before.path
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const start = one.lastIndexOf('/', at - 1) + 1
  const both = [one, other].map((path) => path.slice(0, endOfName(path, at)))
  const [first, second] = both.map((path) => folded(path.slice(start)))
  return both[0] !== both[1] && first === second ? both : []
}

function endOfName(path: string, at: number): number {
  const end = path.indexOf('/', at)
  return end < 0 ? path.length : end
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
