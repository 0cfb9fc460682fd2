import { directoriesAbove } from '../source/workspaces.ts'

/**
 * Returns the parent directories up to the workspace that have a project as a member, nearest first. Even a locked member is built with
 * their parent, settings and modules.
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
