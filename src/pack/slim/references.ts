import { basename, dirname } from 'node:path/posix'
import pLimit from 'p-limit'
import type { LayerToCheck } from '../../layer/layer-to-check.ts'
import type { Candidate } from './candidates.ts'
import { documentsIn } from './names.ts'

/** Finds the candidates that source code uses. */
export interface ReferenceFinder {
  /** Returns whether a file of the layer contains code that can use a candidate. */
  readonly isCode: (path: string) => boolean
  /** Returns the candidates that a package uses by its metadata. */
  readonly ofPackages: () => readonly Candidate[]
  readonly inFile: (path: string, content: Buffer) => readonly Candidate[]
}

/** The number of files that are read in parallel. */
const parallel = 16

/**
 * Returns the candidates that no code outside of candidates uses, directly or through another candidate. All code of the layer counts,
 * including the user's.
 */
export async function unusedOf(
  candidates: readonly Candidate[],
  { files, read }: Pick<LayerToCheck, 'files' | 'read'>,
  { isCode, ofPackages, inFile }: ReferenceFinder,
): Promise<Candidate[]> {
  if (candidates.length === 0) return []
  const around = new Map(
    candidates.flatMap((candidate) => candidate.files.map(({ path }) => [path, candidate] as const)),
  )
  const code = files.filter(({ path }) => isCode(path)).map(({ path }) => path)
  const used = new Set(ofPackages())
  const limit = pLimit(parallel)
  const usedBy = async (paths: readonly string[]): Promise<Candidate[]> => {
    const found = await limit.map(paths, async (path) => {
      // A file that is too large to be read is no source code.
      const content = await read(path).catch(() => Buffer.alloc(0))
      return inFile(path, content)
    })
    return found.flat()
  }
  let next = code.filter((path) => !around.has(path) || used.has(around.get(path) as Candidate))
  while (next.length > 0) {
    const added = new Set((await usedBy(next)).filter((candidate) => !used.has(candidate)))
    for (const candidate of added) used.add(candidate)
    next = code.filter((path) => added.has(around.get(path) as Candidate))
  }
  return candidates.filter((candidate) => !used.has(candidate))
}

/** Returns what a map contains for a path, or for the nearest folder around it. */
export function nearestIn<T>(path: string, places: ReadonlyMap<string, T>): T | undefined {
  for (let place = path; place.length > 1; place = dirname(place)) {
    const found = places.get(place)
    if (found !== undefined) return found
  }
  return undefined
}

/** Returns the candidates that are files, and whose names are in a text. */
export function namedIn(text: string, candidates: readonly Candidate[]): Candidate[] {
  const files = candidates.filter(({ path, files: [first] }) => first?.path === path)
  if (files.length === 0) return []
  const names = documentsIn(text)
  return files.filter(({ path }) => names.has(basename(path)))
}
