import { existsSync } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Target } from '../builder.ts'
import { manifestIn } from './package-json.ts'
import type { Manifest } from './package-json.ts'
import { fits, isNamedFor } from './target.ts'

/** An installed package, and the packages that its code resolves, by the names that it uses. */
export interface Package {
  /** Its real path, with links resolved. */
  readonly directory: string
  readonly manifest: Manifest
  /** Whether it is a directory of the checkout, to which the manager has created a link. */
  readonly isLocal: boolean
  readonly dependencies: ReadonlyMap<string, Package>
  /** The contents of its own node_modules, for itself and for the packages there. */
  readonly nested: ReadonlyMap<string, Package>
}

/** A dependency with a problem, by its name, and the package that needs it. */
export interface Finding {
  readonly name: string
  readonly neededBy: Package
}

/** All packages that a project needs at run time. */
export interface Closure {
  readonly source: Package
  /** In the order of discovery. Contains `source` only if another package depends on it. */
  readonly packages: readonly Package[]
  /** The packages that the source requires. The others are optional. */
  readonly required: ReadonlySet<Package>
  /** The packages that the code of the source can resolve, by name: its own dependencies and others. */
  readonly visible: ReadonlyMap<string, Package>
  readonly missing: readonly Finding[]
  /** Needed packages whose package.json excludes the target. */
  readonly incompatible: readonly Finding[]
  /** Packages that were not installed, but that have the native code for the target, by their names. */
  readonly missingNative: readonly Finding[]
}

/**
 * The dependencies of packages as their manager sees them, by `name@version`. Settings such as packageExtensions add to their manifests.
 */
export type LockedNames = ReadonlyMap<string, readonly string[]>

/** Where to search. Directories above `boundary` do not belong to the project. */
export interface Search {
  readonly source: string
  readonly boundary: string
  readonly target: Target
  readonly lockedNames: LockedNames
}

/** Returns the production dependencies of an installed project, resolved as Node.js does, independent of the layout of the manager. */
export async function findPackages({
  source: start,
  boundary,
  target,
  lockedNames,
}: Search): Promise<Closure> {
  const find = finder(boundary)
  const source = await find.at(start)
  const packages = new Set<Found>()
  const findings = { missing: [] as Finding[], incompatible: [] as Finding[], missingNative: [] as Finding[] }
  const visit = async (neededBy: Found): Promise<void> => {
    for (const [name, need] of needsOf(neededBy.manifest, lockedNames)) {
      if (need === 'weak') continue
      const found = await find.from(neededBy, name)
      const isFit = found !== undefined && fits(found.manifest, target)
      if (!found && need === 'dependency') findings.missing.push({ name, neededBy })
      if (!found && need === 'optional' && isNamedFor(name, target))
        findings.missingNative.push({ name, neededBy })
      if (found && !isFit && need !== 'optional') findings.incompatible.push({ name, neededBy })
      if (!found || (!isFit && need === 'optional')) continue
      neededBy.dependencies.set(name, found)
      packages.add(found)
    }
  }
  await visit(source)
  // The loop also visits packages that it adds.
  for (const one of packages) if (one !== source) await visit(one)
  await addWeak(packages, find)
  await addNested(packages, find)
  return {
    source,
    packages: [...packages],
    required: requiredBy(source),
    visible: await visibleFrom(source, packages, find),
    ...findings,
  }
}

interface Found extends Package {
  readonly dependencies: Map<string, Found>
  readonly nested: Map<string, Found>
}

interface Finder {
  readonly at: (directory: string) => Promise<Found>
  /** Returns what `require(name)` finds from a package. */
  readonly from: (start: Package, name: string) => Promise<Found | undefined>
  /** Returns the packages in the node_modules of a directory, by name. */
  readonly in: (directory: string) => Promise<ReadonlyMap<string, Found>>
}

function finder(boundary: string): Finder {
  const known = new Map<string, Found>()
  const at = async (directory: string): Promise<Found> => {
    const place = await realpath(directory)
    const found = known.get(place) ?? {
      directory: place,
      manifest: await manifestIn(place),
      isLocal: !relative(boundary, place).split(sep).includes('node_modules'),
      dependencies: new Map<string, Found>(),
      nested: new Map<string, Found>(),
    }
    known.set(place, found)
    return found
  }
  return {
    at,
    from: async ({ directory }, name) => {
      const places = placesOf(name, directory, boundary)
      // A folder alone is not a package. Some managers create one for a workspace member that is missing.
      const place = places.find((candidate) => existsSync(join(candidate, 'package.json')))
      return place === undefined ? undefined : at(place)
    },
    in: async (directory) => {
      const modules = join(directory, 'node_modules')
      const names = (await namesIn(modules)).filter((name) => existsSync(join(modules, name, 'package.json')))
      return new Map(
        await Promise.all(names.map(async (name) => [name, await at(join(modules, name))] as const)),
      )
    },
  }
}

/** Returns a directory and its parents, up to the boundary. */
export function upward(directory: string, boundary: string): string[] {
  const parent = dirname(directory)
  const isEnd = directory === boundary || parent === directory
  return isEnd ? [directory] : [directory, ...upward(parent, boundary)]
}

/** Returns where Node.js looks for a package from a directory, up to the boundary. */
function placesOf(name: string, directory: string, boundary: string): string[] {
  return upward(directory, boundary)
    .filter((one) => basename(one) !== 'node_modules')
    .map((one) => join(one, 'node_modules', name))
}

/**
 * `dependency`: must be installed. `peer`: used if it is installed. `optional`: used if it is installed and supports the target. `weak`:
 * used only if another package needs it.
 */
type Need = 'dependency' | 'peer' | 'optional' | 'weak'

function needsOf(manifest: Manifest, lockedNames: LockedNames = new Map()): Map<string, Need> {
  const { peerDependencies = {}, peerDependenciesMeta = {}, dependencies = {} } = manifest
  const bundled = manifest.bundledDependencies ?? manifest.bundleDependencies
  const peers = Object.keys(peerDependencies).map((name): [string, Need] => [
    name,
    peerDependenciesMeta[name]?.optional ? 'weak' : 'peer',
  ])
  const added = lockedNames.get(`${String(manifest.name)}@${String(manifest.version)}`) ?? []
  return new Map<string, Need>([
    ...added.map((name): [string, Need] => [name, 'peer']),
    ...peers,
    ...(Array.isArray(bundled) ? bundled.map((name): [string, Need] => [String(name), 'optional']) : []),
    ...Object.keys(dependencies).map((name): [string, Need] => [name, 'dependency']),
    ...Object.keys(manifest.optionalDependencies ?? {}).map((name): [string, Need] => [name, 'optional']),
  ])
}

async function addWeak(packages: ReadonlySet<Found>, find: Finder): Promise<void> {
  for (const one of packages) {
    for (const [name, need] of needsOf(one.manifest)) {
      const found = need === 'weak' ? await find.from(one, name) : undefined
      if (found && packages.has(found)) one.dependencies.set(name, found)
    }
  }
}

async function addNested(packages: ReadonlySet<Found>, find: Finder): Promise<void> {
  for (const one of packages) {
    for (const [name, found] of await find.in(one.directory)) {
      if (packages.has(found)) one.nested.set(name, found)
    }
  }
}

/** Returns the names of the packages in a node_modules, sorted. */
async function namesIn(modules: string): Promise<string[]> {
  if (!existsSync(modules)) return []
  const names = (await readdir(modules)).filter((name) => !name.startsWith('.'))
  const lists = names.map(async (name) =>
    name.startsWith('@') ? (await readdir(join(modules, name))).map((inner) => `${name}/${inner}`) : [name],
  )
  return (await Promise.all(lists)).flat().sort()
}

/**
 * Returns the packages that the source can resolve. In npm's layout, code can also resolve packages that are not its dependencies. Such a
 * name means the package that the manager put next to the dependencies, or else the first one. A nested package stays nested.
 */
async function visibleFrom(
  source: Found,
  packages: ReadonlySet<Found>,
  find: Finder,
): Promise<ReadonlyMap<string, Package>> {
  const visible = new Map(source.dependencies)
  const inside = new Set([...packages].flatMap(({ nested }) => [...nested.values()]))
  for (const one of packages) {
    for (const [name, first] of one.dependencies) {
      if (visible.has(name)) continue
      const found = await find.from(source, name)
      if (found && packages.has(found)) visible.set(name, found)
      else if (!inside.has(first)) visible.set(name, first)
    }
  }
  return visible
}

function requiredBy(source: Package): ReadonlySet<Package> {
  const required = new Set([source])
  for (const one of required) {
    const needs = needsOf(one.manifest)
    for (const [name, found] of one.dependencies) {
      if (needs.get(name) === 'dependency' || needs.get(name) === 'peer') required.add(found)
    }
  }
  return required
}
