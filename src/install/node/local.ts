import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isInside } from '../../base/paths.ts'
import type { Project } from '../builder.ts'
import type { PatternsOf } from './members.ts'
import { membersOf } from './members.ts'
import type { Dependencies } from './package-json.ts'
import { manifestIn } from './package-json.ts'
import type { Closure, Package } from './packages.ts'

/**
 * Returns the local dependencies outside of a project's root: directories and archives of the checkout that the project, its members or
 * other local dependencies need.
 */
export async function localDependencies(
  project: Project,
  workspace: string,
  patternsOf: PatternsOf,
): Promise<string[]> {
  const paths = await localPackages(project, workspace, patternsOf)
  return paths.filter((path) => !isInside(project.root, path))
}

/** Returns all packages of the checkout that a build can need: the root, the source, members, and their local dependencies. */
export async function localPackages(
  { root, source }: Project,
  workspace: string,
  patternsOf: PatternsOf,
): Promise<string[]> {
  const toRead = [root, source, ...(await membersOf(patternsOf, root))]
  const seen = new Set<string>()
  for (const directory of toRead) {
    if (seen.has(directory)) continue
    seen.add(directory)
    toRead.push(...(await pathsIn(directory)).filter((path) => isInside(workspace, path) && existsSync(path)))
  }
  return [...seen]
}

/** Returns the absolute paths of the local dependencies of a package. */
async function pathsIn(directory: string): Promise<string[]> {
  const { dependencies, optionalDependencies, devDependencies } = await manifestIn(directory)
  const specs = Object.values({ ...devDependencies, ...dependencies, ...optionalDependencies })
  return specs.flatMap((spec) => {
    const path = pathIn(String(spec))
    return path === undefined ? [] : [resolve(directory, path)]
  })
}

/** The directories of the checkout that packages come from, even if the manager has copied them. */
export type LocalDirectories = ReadonlyMap<Package, string>

/** Returns the local directories in the copy of a project. `members` are the directories of workspace members, by package name. */
export function localDirectories(
  { source, packages }: Closure,
  members: ReadonlyMap<string, string>,
): LocalDirectories {
  const linked = packages.filter(({ isLocal }) => isLocal).map((one) => [one, one.directory] as const)
  const found = new Map<Package, string>([[source, source.directory], ...linked])
  // The loop also visits entries that it adds.
  for (const [one, directory] of found) {
    const specs: Dependencies = { ...one.manifest.dependencies, ...one.manifest.optionalDependencies }
    for (const [name, dependency] of one.dependencies) {
      const spec = String(specs[name])
      const path = spec.startsWith('workspace:') ? members.get(name) : pathIn(spec)
      const place = resolve(directory, path ?? '')
      if (path === undefined || found.has(dependency) || !existsSync(join(place, 'package.json'))) continue
      found.set(dependency, place)
    }
  }
  return found
}

/** Returns the directories of the members of a workspace, by package name. */
export async function membersByName(patternsOf: PatternsOf, root: string): Promise<Map<string, string>> {
  const directories = await membersOf(patternsOf, root)
  const names = await Promise.all(directories.map((directory) => manifestIn(directory)))
  return new Map(directories.map((directory, index) => [String(names[index]?.name), directory]))
}

/** Returns the path in `file:../x`, `link:../x`, `portal:../x` or `../x`. */
function pathIn(spec: string): string | undefined {
  return /^(?:file|link|portal):(?:\/\/(?=\/))?(.+)$/.exec(spec)?.[1] ?? /^\.{1,2}(?:\/.*)?$/.exec(spec)?.[0]
}

/**
 * Returns whether a path is a leftover of an earlier installation. Bundled dependencies are also in node_modules, but belong to the
 * package.
 */
export async function isLeftover(root: string, path: string): Promise<boolean> {
  if (basename(path) !== 'node_modules') return false
  const owner = dirname(path)
  if (owner === root || !existsSync(join(owner, 'package.json'))) return true
  const { bundledDependencies, bundleDependencies } = await manifestIn(owner)
  return (bundledDependencies ?? bundleDependencies) === undefined
}
