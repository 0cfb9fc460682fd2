import { existsSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import picomatch from 'picomatch'
import { isInside } from '../paths.ts'

/** Whether a directory is a member of a workspace by its root's patterns, of which the last that fits decides; `!` excludes. */
export function isMember(patterns: readonly unknown[], root: string, directory: string): boolean {
  return patterns.reduce<boolean>((member, pattern) => {
    const [, not, glob = ''] = /^(!?)(.*?)\/?$/.exec(String(pattern)) ?? []
    return picomatch.isMatch(relative(root, directory), normalize(glob)) ? not === '' : member
  }, false)
}

/** The directories above one, nearest first, up to the checkout's own. */
export function above(directory: string, workspace: string): string[] {
  const parent = dirname(directory)
  return parent !== directory && isInside(workspace, parent) ? [parent, ...above(parent, workspace)] : []
}

/** The files of these names in the directories above one, up to the workspace. */
export function filesAbove(directory: string, workspace: string, names: readonly string[]): string[] {
  return above(directory, workspace)
    .flatMap((parent) => names.map((name) => join(parent, name)))
    .filter((path) => existsSync(path))
}
