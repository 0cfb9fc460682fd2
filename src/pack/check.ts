import { Problem } from '../problem.ts'

/** The number of entries that a zip without the zip64 extension can hold. */
const entriesLimit = 65_535

interface Rule {
  readonly atRoot: RegExp
  readonly belongs: string
}

/** Code at the root of a layer lies at /opt, where no runtime looks for it. */
const misplaced: readonly Rule[] = [
  { atRoot: /^[^/]+\.(js|mjs|cjs)$|^package\.json$/, belongs: 'nodejs/node_modules/<name>/' },
  { atRoot: /^node_modules\//, belongs: 'nodejs/' },
  { atRoot: /^[^/]+\.py$|^[^/]+\.(dist|egg)-info\/|^site-packages\//, belongs: 'python/' },
  { atRoot: /^[^/]+\.jar$/, belongs: 'java/lib/' },
  { atRoot: /^[^/]+\.gem$|^gems\//, belongs: 'ruby/gems/<version>/' },
  { atRoot: /^[^/]+\.so(\.\d+)*$/, belongs: 'lib/' },
]

/** Throws one Problem with all the reasons for which a layer of these paths would be empty, or not be found by a function. */
export function requireLoadable(paths: readonly string[]): void {
  if (paths.length === 0) throw new Problem('The layer is empty: there is no file in the tree.')
  const complaints = misplaced.flatMap(({ atRoot, belongs }) => {
    const found = paths.find((path) => atRoot.test(path))
    if (found === undefined) return []
    const [top] = found.split('/')
    return [
      `"${top ?? found}" is at the root of the layer, where Lambda does not look for it. Move it into ${belongs}`,
    ]
  })
  if (paths.some((path) => /^\.git(\/|$)/.test(path))) {
    complaints.push(
      '".git" is at the root of the layer. Point "source" at the directory that has only the layer.',
    )
  }
  if (paths.length > entriesLimit) {
    complaints.push(
      `The layer has ${paths.length} files, and a zip holds at most ${entriesLimit}. Remove some.`,
    )
  }
  if (complaints.length > 0) throw new Problem(complaints)
}
