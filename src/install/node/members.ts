import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isMember, memberMatcher } from '../source/workspaces.ts'
import { manifestIn } from './package-json.ts'

/** Returns the patterns of a workspace's members. Empty if a directory is not a workspace. */
export type PatternsOf = (root: string) => Promise<readonly unknown[]>

/** The patterns in package.json's `workspaces`: a list, or an object with the list as `packages`. */
export const workspacesOf: PatternsOf = async (root) => {
  const { workspaces } = await manifestIn(root)
  const patterns: unknown = Array.isArray(workspaces)
    ? workspaces
    : (workspaces as { packages?: unknown } | null | undefined)?.packages
  return Array.isArray(patterns) ? (patterns as unknown[]) : []
}

/** Returns whether a directory has a package that is a member of a workspace. */
export async function hasMember(patternsOf: PatternsOf, root: string, directory: string): Promise<boolean> {
  return existsSync(join(directory, 'package.json')) && isMember(await patternsOf(root), root, directory)
}

/** Returns the directories of the members of a workspace. */
export async function membersOf(patternsOf: PatternsOf, root: string): Promise<string[]> {
  const patterns = await patternsOf(root)
  if (patterns.length === 0) return []
  const directories = (await packagesBelow(root)).sort()
  return directories.filter(memberMatcher(patterns, root))
}

async function packagesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const below = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
    .map(({ name }) => join(directory, name))
  const found = await Promise.all(below.map((one) => packagesBelow(one)))
  const own = below.filter((one) => existsSync(join(one, 'package.json')))
  return [...own, ...found.flat()]
}
