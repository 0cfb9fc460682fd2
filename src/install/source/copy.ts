import { cp, lstat, rmdir } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { isInside } from '../../base/paths.ts'
import type { BuildRequest, Project } from '../builder.ts'
import { copyRepository, repositoryAbove } from './repository.ts'
import { directoriesAbove } from './workspaces.ts'

/** What is not copied of a source: these paths, and those for which `leaveOut` says so. All are absolute. */
export interface Omissions {
  readonly without?: readonly string[] | undefined
  readonly leaveOut?: (path: string) => Promise<boolean>
}

/**
 * Copies a source directory, links as they are. Left out: every `.git`, which may hold a token, sockets and the like, and the omissions.
 * Returns the directories that have a repository.
 */
export async function copySource(
  from: string,
  to: string,
  { without = [], leaveOut = () => Promise.resolve(false) }: Omissions = {},
): Promise<string[]> {
  const repositories: string[] = []
  const isCopied = async (path: string): Promise<boolean> => {
    if (basename(path) === '.git') repositories.push(dirname(path))
    if (basename(path) === '.git' || without.includes(path) || (await leaveOut(path))) return false
    const stats = await lstat(path)
    return stats.isFile() || stats.isDirectory() || stats.isSymbolicLink()
  }
  await cp(from, to, { recursive: true, verbatimSymlinks: true, filter: isCopied })
  for (const path of without.filter((one) => isInside(from, one)))
    await removeEmpty(dirname(join(to, relative(from, path))), to)
  return repositories
}

/** Removes a directory, and those above it up to `top`, as far as nothing is left in them. */
async function removeEmpty(directory: string, top: string): Promise<void> {
  if (directory === top) return
  const isRemoved = await rmdir(directory).then(
    () => true,
    () => false,
  )
  if (isRemoved) await removeEmpty(dirname(directory), top)
}

/**
 * Copies a project into an empty directory, together with the directories and files outside of it that it `reaches`, each as far
 * from the others as it was: relative paths between them hold. Repositories in the checkout that they are in are copied as far as
 * `copyRepository` does. Gives the same project, there.
 */
export async function copyProject(
  project: Project,
  to: string,
  { workspace, env, log }: Pick<BuildRequest, 'workspace' | 'env' | 'log'>,
  { reaches = [], ...omissions }: { reaches?: readonly string[] } & Pick<Omissions, 'leaveOut'> = {},
): Promise<Project> {
  const paths = outermost([project.root, ...reaches.filter((path) => !isInside(project.root, path))])
  const around = paths.flatMap((path) => repositoryAbove(path, workspace) ?? [])
  const base = commonParent([...paths, ...around])
  const at = (path: string): string => join(to, relative(base, path))
  const repositories = new Set(around)
  for (const path of paths) {
    const found = await copySource(path, at(path), { without: project.without, ...omissions })
    for (const repository of found) repositories.add(repository)
    for (const directory of directoriesAbove(path, repositoryAbove(path, workspace) ?? path))
      await copyGitRules(directory, at(directory))
  }
  for (const repository of repositories) await copyRepository(repository, at(repository), { env, log })
  return { ...project, root: at(project.root), source: at(project.source) }
}

/** What a repository says of the files below a directory: what is no change of it, and what build tools pass over. */
async function copyGitRules(from: string, to: string): Promise<void> {
  for (const name of ['.gitignore', '.gitattributes']) {
    const stats = await lstat(join(from, name)).catch(() => undefined)
    if (stats?.isFile()) await cp(join(from, name), join(to, name))
  }
}

function outermost(paths: readonly string[]): string[] {
  const once = [...new Set(paths)]
  return once.filter((path) => !once.some((other) => other !== path && isInside(other, path)))
}

function commonParent([first = '', ...others]: readonly string[]): string {
  return others.every((path) => isInside(first, path)) ? first : commonParent([dirname(first), ...others])
}
