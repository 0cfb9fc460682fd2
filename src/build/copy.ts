import { cp, lstat, rmdir } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { isInside } from '../paths.ts'
import type { Project } from './builder.ts'

/** What is not copied of a source: these paths, and those for which `leaveOut` says so. All are absolute. */
export interface Omissions {
  readonly without?: readonly string[] | undefined
  readonly leaveOut?: (path: string) => Promise<boolean>
}

/** Copies a source directory, links as they are. Left out: every `.git`, which may hold a token, sockets and the like, and the omissions. */
export async function copySource(
  from: string,
  to: string,
  { without = [], leaveOut = () => Promise.resolve(false) }: Omissions = {},
): Promise<void> {
  const isCopied = async (path: string): Promise<boolean> => {
    if (basename(path) === '.git' || without.includes(path) || (await leaveOut(path))) return false
    const stats = await lstat(path)
    return stats.isFile() || stats.isDirectory() || stats.isSymbolicLink()
  }
  await cp(from, to, { recursive: true, verbatimSymlinks: true, filter: isCopied })
  for (const path of without.filter((one) => isInside(from, one)))
    await removeEmpty(dirname(join(to, relative(from, path))), to)
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
 * from the others as it was: relative paths between them hold. Gives the same project, there.
 */
export async function copyProject(
  project: Project,
  to: string,
  { reaches = [], ...omissions }: { reaches?: readonly string[] } & Pick<Omissions, 'leaveOut'> = {},
): Promise<Project> {
  const outside = reaches.filter((path) => !isInside(project.root, path))
  const base = commonParent([project.root, ...outside])
  const at = (path: string): string => join(to, relative(base, path))
  for (const path of outermost([project.root, ...outside]))
    await copySource(path, at(path), { without: project.without, ...omissions })
  return { ...project, root: at(project.root), source: at(project.source) }
}

function outermost(paths: readonly string[]): string[] {
  const once = [...new Set(paths)]
  return once.filter((path) => !once.some((other) => other !== path && isInside(other, path)))
}

function commonParent([first = '', ...others]: readonly string[]): string {
  return others.every((path) => isInside(first, path)) ? first : commonParent([dirname(first), ...others])
}
