import { existsSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import picomatch from 'picomatch'
import { requireWithinLimit } from '../../base/limits.ts'
import { isInside } from '../../base/paths.ts'

/** Returns whether a directory is a member of a workspace, by the patterns of its root. The last matching pattern decides. `!` excludes. */
export function isMember(patterns: readonly unknown[], root: string, directory: string): boolean {
  return memberMatcher(patterns, root)(directory)
}

/** Returns `isMember` for many directories. Throws LimitExceeded for patterns that would take too long. */
export function memberMatcher(patterns: readonly unknown[], root: string): (directory: string) => boolean {
  requireWithinLimit('patterns', `The workspace in ${root}`, patterns.length)
  const tests = patterns.map((given) => {
    const pattern = String(given)
    const isNegated = pattern.startsWith('!')
    const glob = pattern.slice(isNegated ? 1 : 0).replace(/\/$/, '')
    requireSimple(glob)
    return { isNegated, fits: picomatch(normalize(glob)) }
  })
  return (directory) => {
    const path = relative(root, directory)
    return tests.reduce((member, { isNegated, fits }) => (fits(path) ? !isNegated : member), false)
  }
}

/** A pattern becomes a regular expression. Its time grows by a power for each wildcard that can match the same text. */
function requireSimple(glob: string): void {
  const subject = `The pattern ${JSON.stringify(glob.slice(0, 100))} of a workspace`
  const parts = glob.split('/')
  const folders = parts.filter((part) => part === '**').length
  requireWithinLimit('wildcards', subject, Math.max(folders, ...parts.map(weightOf)))
}

/** Returns the number of wildcards in a part of a pattern. A repeated group exceeds every limit. */
function weightOf(part: string): number {
  if (/[*+]\(|\)[*+{]/.test(part)) return Infinity
  return (part.match(/\*+|[+({]/g) ?? []).length
}

/** Returns the parent directories of a directory up to the workspace, nearest first. */
export function directoriesAbove(directory: string, workspace: string): string[] {
  const found: string[] = []
  for (let at = dirname(directory); isInside(workspace, at); at = dirname(at)) {
    found.push(at)
    if (at === dirname(at)) break
  }
  return found.filter((one) => one !== directory)
}

/** Returns the existing files with some names in the parent directories up to the workspace. */
export function filesAbove(directory: string, workspace: string, names: readonly string[]): string[] {
  return directoriesAbove(directory, workspace)
    .flatMap((parent) => names.map((name) => join(parent, name)))
    .filter((path) => existsSync(path))
}
