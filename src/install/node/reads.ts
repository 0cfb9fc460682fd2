import type { BuildRequest, Project, Reads } from '../builder.ts'
import { filesAbove } from '../source/workspaces.ts'
import { isLeftover, localPackages } from './local.ts'
import type { PatternsOf } from './members.ts'

/** The files that a package manager reads in the checkout. */
export interface ManagerFiles {
  /** Returns the patterns of workspace members, as this manager reads them. */
  readonly patternsOf: PatternsOf
  /** The names of files that this manager also reads from the directories above a project. */
  readonly settingsAbove?: readonly string[]
}

/**
 * Returns what a package manager of Node.js reads in the checkout. If scripts are allowed, those of local packages run in the copy of the
 * project, which has its repository.
 */
export async function readsOf(
  { patternsOf, settingsAbove = [] }: ManagerFiles,
  project: Project,
  { workspace, installScripts }: Pick<BuildRequest, 'workspace' | 'installScripts'>,
): Promise<Reads> {
  const { root } = project
  const packages = await localPackages(project, workspace, patternsOf)
  const runsCode = installScripts !== false
  return {
    paths: [...packages, ...filesAbove(root, workspace, settingsAbove)],
    isLeftover: (path) => isLeftover(root, path),
    runsCode,
    readsRepository: runsCode && packages.length > 1,
  }
}
