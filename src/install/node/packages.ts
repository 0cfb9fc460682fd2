import { existsSync } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Target } from '../builder.ts'
import { manifestIn } from './package-json.ts'
import type { Manifest } from './package-json.ts'
import { fits, isNamedFor } from './target.ts'

/** An installed package, and the packages that Node.js finds from it, by the names that its code uses. */
export interface Package {
  /** Where it really is, links followed. */
  readonly directory: string
  readonly manifest: Manifest
  /** Whether it is a directory of the repository, to which the manager has made a link. */
  readonly isLocal: boolean
  readonly dependencies: ReadonlyMap<string, Package>
  /** What is in its own node_modules, for itself and for the others there. */
  readonly nested: ReadonlyMap<string, Package>
}

/** A dependency that is not as it should be, by its name, and the package that asks for it. */
export interface Finding {
  readonly name: string
  readonly neededBy: Package
}

/** All that a project needs at run time. */
export interface Closure {
  readonly source: Package
  /** In the order in which they are reached. `source` is among them only if one of them depends on it. */
  readonly packages: readonly Package[]
  /** Those that the source cannot do without; the others are there because they could be installed. */
  readonly required: ReadonlySet<Package>
  /** The packages by the names that the source's code may use, its own dependencies and others. */
  readonly visible: ReadonlyMap<string, Package>
  readonly missing: readonly Finding[]
  /** What is needed, and says itself that it does not run on the target. */
  readonly incompatible: readonly Finding[]
  /** What is by its name the part for the target, and was not installed. */
  readonly missingNative: readonly Finding[]
}

/**
 * What packages depend on for their manager, as names by `name@version`: settings such as packageExtensions add to what their
 * manifests say.
 */
export type LockedNames = ReadonlyMap<string, readonly string[]>

/** Where to look: what is above `boundary` is not the project's. */
export interface Search {
  readonly source: string
  readonly boundary: string
  readonly target: Target
  readonly lockedNames: LockedNames
}

/** What an installed project needs for production, found as Node.js finds it, whatever the manager's layout. */
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
  const take = async (neededBy: Found): Promise<void> => {
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
  await take(source)
  // A set is also walked over what is added meanwhile.
  for (const one of packages) if (one !== source) await take(one)
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
  /** What `require(name)` finds from a package. */
  readonly from: (start: Package, name: string) => Promise<Found | undefined>
  /** The packages in the node_modules of a directory, by their names there. */
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
      // A folder alone is no package: some managers make one for a workspace member that is not there.
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

/** A directory and those above it, up to the boundary. */
export function upward(directory: string, boundary: string): string[] {
  const parent = dirname(directory)
  const isEnd = directory === boundary || parent === directory
  return isEnd ? [directory] : [directory, ...upward(parent, boundary)]
}

/** Where Node.js looks for a name from a directory, up to the boundary. */
function placesOf(name: string, directory: string, boundary: string): string[] {
  return upward(directory, boundary)
    .filter((one) => basename(one) !== 'node_modules')
    .map((one) => join(one, 'node_modules', name))
}

/** `dependency`: must be there. `peer`: is taken where it is. `optional`: likewise, if it fits. `weak`: only if another one needs it. */
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

/** The names of the packages in a node_modules, sorted. */
async function namesIn(modules: string): Promise<string[]> {
  if (!existsSync(modules)) return []
  const names = (await readdir(modules)).filter((name) => !name.startsWith('.'))
  const lists = names.map(async (name) =>
    name.startsWith('@') ? (await readdir(join(modules, name))).map((inner) => `${name}/${inner}`) : [name],
  )
  return (await Promise.all(lists)).flat().sort()
}

/**
 * A name that the source does not depend on itself means to it what its manager has put next to its dependencies, else the first
 * package of that name: any code may find it then, as it would in npm's own layout. What is inside of another stays there.
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
