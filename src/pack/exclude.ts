import { basename } from 'node:path'
import picomatch from 'picomatch'

/** Which files are left out of a layer. `idle` returns the patterns that have matched nothing so far. */
export interface Exclusion {
  readonly leavesOut: (path: string) => boolean
  readonly idle: () => string[]
}

/** Leaves out what glob patterns match, relative to the root of the layer, and everything below it. `__pycache__` is always left out. */
export function exclusionOf(patterns: readonly string[]): Exclusion {
  const globs = patterns.map((pattern) => ({
    pattern,
    fits: picomatch(pattern.replace(/^\.?\/+|(?<!\/)\/+$/g, ''), { dot: true, nonegate: true }),
  }))
  const used = new Set<string>()
  return {
    leavesOut: (path) => {
      const fitting = globs.filter(({ fits }) => fits(path))
      for (const { pattern } of fitting) used.add(pattern)
      return fitting.length > 0 || basename(path) === '__pycache__'
    },
    idle: () => patterns.filter((pattern) => !used.has(pattern)),
  }
}
