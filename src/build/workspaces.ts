import { normalize, relative } from 'node:path'
import picomatch from 'picomatch'

/** Whether a directory is a member of a workspace by its root's patterns, of which the last that fits decides; `!` excludes. */
export function isMember(patterns: readonly unknown[], root: string, directory: string): boolean {
  return patterns.reduce<boolean>((member, pattern) => {
    const [, not, glob = ''] = /^(!?)(.*?)\/?$/.exec(String(pattern)) ?? []
    return picomatch.isMatch(relative(root, directory), normalize(glob)) ? not === '' : member
  }, false)
}
