import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'
import type { Builder, Project } from '../builder.ts'
import { builderNamed, managers } from '../managers.ts'
import { manifestIn } from '../node/package-json.ts'
import { describedBy, lockedBy, ignoredLocks, withPylock } from './detect.ts'
import { directoriesAbove } from './workspaces.ts'

/** The package manager and the project, or `none` for a prepared layer directory. */
export type Found = Located | 'none'

interface Located {
  readonly builder: Builder
  readonly project: Project
}

/**
 * Finds the package manager and the project of a directory. `name` is the name of a manager, or `auto`. Throws a Problem if none is found.
 */
export async function findProject(name: string, source: string, workspace: string): Promise<Found> {
  if (name === 'none') return 'none'
  const names = await readdir(source)
  if (name !== 'auto') return named(builderNamed(name), names, source, workspace)
  const locked = lockedBy(names)
  if (locked) return projectOf(locked, source, workspace)
  const member = await lockedMember(source, workspace)
  if (member) return member
  const described = describedBy(names, {
    packageManager: await packageManagerField(source),
    poetry: await hasPoetryTable(source),
  })
  return described === 'none' ? 'none' : withoutForeign(await projectOf(described, source, workspace), names)
}

/** Returns the project for a manager in "package-manager". Lock files of other managers are ignored. */
async function named(
  builder: Builder,
  names: readonly string[],
  source: string,
  workspace: string,
): Promise<Found> {
  const found = await projectOf(builder, source, workspace)
  if (found.project.locked) return found
  const byOther = withPylock(builder, names)
  return byOther ? projectOf(byOther, source, workspace) : withoutForeign(found, names)
}

/** Adds the ignored lock files to a project without one. Throws a Problem for lock files that must not be ignored. */
function withoutForeign({ builder, project }: Located, names: readonly string[]): Located {
  if (project.locked) return { builder, project }
  return { builder, project: { ...project, ignoredLocks: ignoredLocks(builder, names) } }
}

async function projectOf(builder: Builder, source: string, workspace: string): Promise<Located> {
  if (await isLocked(builder, source)) return { builder, project: { source, root: source, locked: true } }
  for (const root of directoriesAbove(source, workspace)) {
    if (await builder.hasMember?.(root, source)) {
      return { builder, project: { source, root, locked: await isLocked(builder, root) } }
    }
  }
  return { builder, project: { source, root: source, locked: false } }
}

/** Returns the workspace that has a directory as a member. Its lock file shows the package manager. */
async function lockedMember(source: string, workspace: string): Promise<Found | undefined> {
  for (const root of directoriesAbove(source, workspace)) {
    for (const builder of managers) {
      if (!hasLock(builder, root) || !(await builder.hasMember?.(root, source))) continue
      return { builder, project: { source, root, locked: true } }
    }
  }
  return undefined
}

async function isLocked(builder: Builder, directory: string): Promise<boolean> {
  return builder.isLocked ? builder.isLocked(directory) : hasLock(builder, directory)
}

function hasLock({ lockFiles }: Builder, directory: string): boolean {
  return lockFiles.some((lockFile) => existsSync(join(directory, lockFile)))
}

/** Returns `packageManager` of package.json, as Corepack reads it. The package manager reports a manifest that cannot be read. */
async function packageManagerField(source: string): Promise<string | undefined> {
  const { packageManager } = await manifestIn(source)
  return typeof packageManager === 'string' ? packageManager : undefined
}

async function hasPoetryTable(source: string): Promise<boolean> {
  const text = await readTextOrEmpty(join(source, 'pyproject.toml'), 'toml')
  return /^[ \t]*\[tool\.poetry[.\]]/m.test(text)
}
