import { lstat, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import picomatch from 'picomatch'
import { Problem } from '../../base/problem.ts'
import { copyTree } from '../../base/trees.ts'

/**
 * Copies the files of a source that match glob patterns into a layer, to the same relative paths. Skips the files in `without`. Returns the
 * relative paths. Throws a Problem for a pattern that matches no file.
 */
export async function includeFiles(
  patterns: readonly string[],
  source: string,
  layer: string,
  without: readonly string[] = [],
): Promise<string[]> {
  const { chosen, unmatched } = await matchingFiles(patterns, source, without)
  if (unmatched.length > 0) {
    throw new Problem({
      topic: 'a-pattern-matches-nothing-or-too-much',
      text:
        `Input "include" has patterns that match no file in "source": ${unmatched.map((pattern) => JSON.stringify(pattern)).join(', ')}. ` +
        'Write patterns relative to "source", such as "python/mylib/**".',
    })
  }
  for (const path of chosen) await include(path, source, layer)
  return [...chosen]
}

/** The relative paths of the files that match glob patterns, and the patterns that match none. */
export interface Matching {
  readonly chosen: readonly string[]
  readonly unmatched: readonly string[]
}

/** Returns the files and links in a directory that match glob patterns. Skips repositories, and the files in `without`. */
export async function matchingFiles(
  patterns: readonly string[],
  directory: string,
  without: readonly string[],
): Promise<Matching> {
  if (patterns.length === 0) return { chosen: [], unmatched: [] }
  const paths = (await filesOf(directory)).filter((path) => !without.includes(join(directory, path)))
  const chosen = new Set<string>()
  const unmatched: string[] = []
  for (const pattern of patterns) {
    const fits = picomatch(pattern, { dot: true })
    const fitting = paths.filter((path) => fits(path))
    if (fitting.length === 0) unmatched.push(pattern)
    for (const path of fitting) chosen.add(path)
  }
  return { chosen: [...chosen], unmatched }
}

async function include(path: string, source: string, layer: string): Promise<void> {
  const target = join(layer, path)
  if (await lstat(target).catch(() => undefined)) {
    throw new Problem({
      topic: 'a-pattern-matches-nothing-or-too-much',
      text: `Input "include" would replace a file of an installed package: ${JSON.stringify(path)}. Rename your file.`,
    })
  }
  await copyTree(join(source, path), target)
}

/** Returns the paths of all files and links below a directory, except repositories. */
async function filesOf(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map(({ parentPath, name }) => relative(directory, join(parentPath, name)))
    .filter((path) => !/(^|\/)\.git\//.test(path))
    .sort()
}
