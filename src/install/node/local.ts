import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isInside } from '../../base/paths.ts'
import type { Project } from '../builder.ts'
import type { PatternsOf } from './members.ts'
import { membersOf } from './members.ts'
import type { Dependencies } from './package-json.ts'
import { manifestIn } from './package-json.ts'
import type { Closure, Package } from './packages.ts'

/** The directories and archives of the checkout that lie outside of a project's root, and that it, its members or these themselves depend on. */
export async function localDependencies(
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
  return [...seen].filter((path) => !isInside(root, path))
}

/** The paths that a package depends on. */
async function pathsIn(directory: string): Promise<string[]> {
  const { dependencies, optionalDependencies, devDependencies } = await manifestIn(directory)
  const specs = Object.values({ ...devDependencies, ...dependencies, ...optionalDependencies })
  return specs.flatMap((spec) => {
    const path = pathIn(String(spec))
    return path === undefined ? [] : [resolve(directory, path)]
  })
}

/** The directories of the repository that packages come from, also where the manager has made a copy of one. */
export type LocalDirectories = ReadonlyMap<Package, string>

/** Finds them in the copy of a project. `members` are the directories of a workspace's members, by the names of their packages. */
export function localDirectories(
  { source, packages }: Closure,
  members: ReadonlyMap<string, string>,
): LocalDirectories {
  const linked = packages.filter(({ isLocal }) => isLocal).map((one) => [one, one.directory] as const)
  const found = new Map<Package, string>([[source, source.directory], ...linked])
  // A map is also walked over what is added meanwhile.
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

/** The members of a workspace by the names of their packages. */
export async function membersByName(patternsOf: PatternsOf, root: string): Promise<Map<string, string>> {
  const directories = await membersOf(patternsOf, root)
  const names = await Promise.all(directories.map((directory) => manifestIn(directory)))
  return new Map(directories.map((directory, index) => [String(names[index]?.name), directory]))
}

/** The path in `file:../x`, `link:../x`, `portal:../x` or `../x`. */
function pathIn(spec: string): string | undefined {
  return /^(?:file|link|portal):(?:\/\/(?=\/))?(.+)$/.exec(spec)?.[1] ?? /^\.{1,2}(?:\/.*)?$/.exec(spec)?.[0]
}

/**
 * Whether a path is what an earlier install has left in a project, and not part of it. What a package bundles is in its
 * node_modules too, and is part of it.
 */
export async function isLeftover(root: string, path: string): Promise<boolean> {
  if (basename(path) !== 'node_modules') return false
  const owner = dirname(path)
  if (owner === root || !existsSync(join(owner, 'package.json'))) return true
  const { bundledDependencies, bundleDependencies } = await manifestIn(owner)
  return (bundledDependencies ?? bundleDependencies) === undefined
}
