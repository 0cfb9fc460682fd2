import { cp, lstat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { isInside } from '../paths.ts'
import type { Project } from './builder.ts'

/** Which paths of a source are not copied; they are absolute. */
export type LeaveOut = (path: string) => Promise<boolean>

/** Copies a source directory, links as they are. Left out: every `.git`, which may hold a token, sockets and the like, and what `leaveOut` names. */
export async function copySource(
  from: string,
  to: string,
  leaveOut: LeaveOut = () => Promise.resolve(false),
): Promise<void> {
  const isCopied = async (path: string): Promise<boolean> => {
    if (basename(path) === '.git' || (await leaveOut(path))) return false
    const stats = await lstat(path)
    return stats.isFile() || stats.isDirectory() || stats.isSymbolicLink()
  }
  await cp(from, to, { recursive: true, verbatimSymlinks: true, filter: isCopied })
}

/**
 * Copies a project into an empty directory, together with the directories and files outside of it that it `reaches`, each as far
 * from the others as it was: relative paths between them hold. Gives the same project, there.
 */
export async function copyProject(
  project: Project,
  to: string,
  { reaches = [], leaveOut }: { reaches?: readonly string[]; leaveOut?: LeaveOut } = {},
): Promise<Project> {
  const outside = reaches.filter((path) => !isInside(project.root, path))
  const base = commonParent([project.root, ...outside])
  const at = (path: string): string => join(to, relative(base, path))
  for (const path of outermost([project.root, ...outside])) await copySource(path, at(path), leaveOut)
  return { ...project, root: at(project.root), source: at(project.source) }
}

function outermost(paths: readonly string[]): string[] {
  const once = [...new Set(paths)]
  return once.filter((path) => !once.some((other) => other !== path && isInside(other, path)))
}

function commonParent([first = '', ...others]: readonly string[]): string {
  return others.every((path) => isInside(first, path)) ? first : commonParent([dirname(first), ...others])
}
