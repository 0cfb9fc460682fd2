import { lstat, rmdir } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { isInside } from '../../base/paths.ts'
import { copyTree } from '../../base/trees.ts'
import type { LeaveOut } from '../../base/trees.ts'
import type { BuildRequest, Project, Reads } from '../builder.ts'
import { copyRepository, repositoryAbove } from './repository.ts'
import { directoriesAbove } from './workspaces.ts'

/** The paths of a source that are not copied: those in `without`, and leftovers of earlier builds. All paths are absolute. */
export interface Omissions {
  readonly without?: readonly string[] | undefined
  readonly isLeftover?: LeaveOut | undefined
}

/**
 * Copies a source directory. Links are not followed. `.git` is left out, because it can contain a token, and so are the omissions and
 * special files such as sockets. Returns the directories that have a repository.
 */
export async function copySource(
  from: string,
  to: string,
  { without = [], isLeftover = () => false }: Omissions = {},
): Promise<string[]> {
  const repositories: string[] = []
  await copyTree(from, to, (path) => {
    if (basename(path) === '.git') repositories.push(dirname(path))
    return basename(path) === '.git' || without.includes(path) || isLeftover(path)
  })
  for (const path of without.filter((one) => isInside(from, one)))
    await removeEmpty(dirname(join(to, relative(from, path))), to)
  return repositories
}

/** Removes a directory and its parents below `top`, as long as they are empty. */
async function removeEmpty(directory: string, top: string): Promise<void> {
  if (directory === top) return
  const isRemoved = await rmdir(directory).then(
    () => true,
    () => false,
  )
  if (isRemoved) await removeEmpty(dirname(directory), top)
}

/** What is copied with a project: paths outside of it, and Git repositories, unless nothing that runs in the copy reads them. */
interface CopyOptions extends Partial<Pick<Reads, 'paths' | 'isLeftover'>> {
  readonly needsGit?: boolean
}

/**
 * Copies a project into an empty directory, with those of `paths` that are outside of it. Relative paths between all of them stay valid. Git
 * repositories are copied by `copyRepository`. Returns the project with the paths of the copy.
 */
export async function copyProject(
  project: Project,
  to: string,
  { workspace, env, log }: Pick<BuildRequest, 'workspace' | 'env' | 'log'>,
  { paths: read = [], isLeftover, needsGit = true }: CopyOptions = {},
): Promise<Project> {
  const paths = outermost([project.root, ...read.filter((path) => !isInside(project.root, path))])
  const around = paths.flatMap((path) => repositoryAbove(path, workspace) ?? [])
  const base = commonParent([...paths, ...around])
  const at = (path: string): string => join(to, relative(base, path))
  const repositories = new Set(around)
  await log.timed('copy the source', async () => {
    for (const path of paths) {
      const found = await copySource(path, at(path), { without: project.without, isLeftover })
      for (const repository of found) repositories.add(repository)
      for (const directory of directoriesAbove(path, repositoryAbove(path, workspace) ?? path))
        await copyGitRules(directory, at(directory))
    }
  })
  for (const repository of needsGit ? repositories : [])
    await copyRepository(repository, at(repository), { env, log })
  return { ...project, root: at(project.root), source: at(project.source) }
}

/** Files that decide what Git reports as changed, and what build tools ignore. */
export const gitRules = ['.gitignore', '.gitattributes']

/** Copies the rules of Git in a directory. */
async function copyGitRules(from: string, to: string): Promise<void> {
  for (const name of gitRules) {
    const stats = await lstat(join(from, name)).catch(() => undefined)
    if (stats?.isFile()) await copyTree(join(from, name), join(to, name))
  }
}

function outermost(paths: readonly string[]): string[] {
  const once = [...new Set(paths)]
  return once.filter((path) => !once.some((other) => other !== path && isInside(other, path)))
}

function commonParent([first = '', ...others]: readonly string[]): string {
  return others.every((path) => isInside(first, path)) ? first : commonParent([dirname(first), ...others])
}
