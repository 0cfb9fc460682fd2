import { basename } from 'node:path'
import picomatch from 'picomatch'

/** Decides which files are left out of a layer. `unused` returns the patterns that have matched no path so far. */
export interface Exclusion {
  readonly leavesOut: (path: string) => boolean
  readonly unused: () => string[]
}

/** Leaves out the paths that match glob patterns, relative to the root of the layer. `__pycache__` is always left out. */
export function exclusionOf(patterns: readonly string[]): Exclusion {
  const globs = patterns.map((pattern) => ({
    pattern,
    matches: picomatch(pattern.replace(/^\.?\/+|(?<!\/)\/+$/g, ''), { dot: true, nonegate: true }),
  }))
  const used = new Set<string>()
  return {
    leavesOut: (path) => {
      const matching = globs.filter(({ matches }) => matches(path))
      for (const { pattern } of matching) used.add(pattern)
      return matching.length > 0 || basename(path) === '__pycache__'
    },
    unused: () => patterns.filter((pattern) => !used.has(pattern)),
  }
}
