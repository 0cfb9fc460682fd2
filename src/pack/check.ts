import type { Share } from '../layer.ts'
import { Problem } from '../problem.ts'
import { largest, requireFitsUnzipped } from './size.ts'

/** A file of a layer, by its path from the root with `/`, and its unzipped size in bytes. */
export interface LayerFile {
  readonly path: string
  readonly size: number
}

/** What is known of a layer's files once they were found fit: how many, their size in bytes, the ten largest packages. */
export interface Contents {
  readonly files: number
  readonly unzippedSize: number
  readonly largest: readonly Share[]
}

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

/** The contents of a layer. Throws one Problem with all the reasons for which it would be empty, too large, or not be found by a function. */
export function inspect(files: readonly LayerFile[]): Contents {
  const complaints = [...emptyOrTooMany(files), ...outOfPlace(files)]
  if (complaints.length > 0) throw new Problem(complaints)
  const contents = {
    files: files.length,
    unzippedSize: files.reduce((sum, { size }) => sum + size, 0),
    largest: largest(files, 10),
  }
  requireFitsUnzipped(contents.unzippedSize, contents.largest)
  return contents
}

function emptyOrTooMany(files: readonly LayerFile[]): string[] {
  if (files.length === 0) return ['The layer is empty: there is no file in it.']
  if (files.length <= entriesLimit) return []
  return [`The layer has ${files.length} files, and a zip holds at most ${entriesLimit}. Remove some.`]
}

function outOfPlace(files: readonly LayerFile[]): string[] {
  const complaints = misplaced.flatMap(({ atRoot, belongs }) => {
    const top = files.find(({ path }) => atRoot.test(path))?.path.split('/')[0]
    if (top === undefined) return []
    return [
      `"${top}" is at the root of the layer, where Lambda does not look for it. Move it into ${belongs}.`,
    ]
  })
  const hasRepository = files.some(({ path }) => /^\.git(\/|$)/.test(path))
  const repository =
    '".git" is at the root of the layer. Point "source" at a directory that holds only what the layer shall have.'
  return hasRepository ? [...complaints, repository] : complaints
}
