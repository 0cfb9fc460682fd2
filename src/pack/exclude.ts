import { basename } from 'node:path'
import picomatch from 'picomatch'

/** What is left out of a layer. `idle` are the patterns that have left nothing out so far. */
export interface Exclusion {
  readonly leavesOut: (path: string) => boolean
  readonly idle: () => string[]
}

/** What glob patterns leave out, relative to the layer's root: what fits, and all below it. `__pycache__` is left out always. */
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
