import { directoriesAbove } from '../source/workspaces.ts'

/**
 * The directories above a project that have it as a member, nearest first, up to the checkout's own. A member that is
 * locked by itself is still built by what is there: its parent, its settings, the modules that it needs.
 */
export async function rootsAbove(
  source: string,
  workspace: string,
  hasMember: (root: string, directory: string) => Promise<boolean>,
): Promise<string[]> {
  const roots: string[] = []
  for (const root of directoriesAbove(source, workspace)) {
    if (await hasMember(root, source)) roots.push(root)
  }
  return roots
}
