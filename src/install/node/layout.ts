import { Problem } from '../../base/problem.ts'
import type { Closure, Package } from './packages.ts'

/** The packages of one node_modules, by their names. */
export type Modules = ReadonlyMap<string, Placed>

/** A package in the layer, with the contents of its own node_modules. */
export interface Placed {
  readonly package: Package
  readonly modules: Modules
}

/**
 * Returns a node_modules in which all code resolves the same packages as in the installation. Each package is at the top. If another
 * package of its name is there, it is below the packages that use it. Throws a Problem for a tree that would never end.
 */
export function layOut({ visible }: Closure): Modules {
  const top = new Map<string, Open>()
  for (const [name, found] of sorted(visible)) top.set(name, { package: found, modules: new Map() })
  for (const placed of top.values()) fill(placed, { scopes: [top], above: [] })
  return top
}

interface Open extends Placed {
  readonly modules: Map<string, Open>
}

interface Surroundings {
  /** The node_modules folders that code in a package can see, nearest first. */
  readonly scopes: readonly Modules[]
  /** The packages around this one. */
  readonly above: readonly Package[]
}

function fill(placed: Open, { scopes, above }: Surroundings): void {
  const { package: own, modules } = placed
  if (above.filter((one) => one === own).length > 1) {
    throw new Problem({
      topic: 'requirements-exclude-each-other',
      text:
        `The dependency ${String(own.manifest.name)} depends on several versions of itself, so its node_modules would never end. ` +
        'Use one version of it.',
    })
  }
  const inner = [modules, ...scopes]
  for (const [name, found] of [...sorted(own.nested), ...sorted(own.dependencies)]) {
    const seen = inner.find((scope) => scope.has(name))?.get(name)?.package
    if (seen !== found) modules.set(name, { package: found, modules: new Map() })
  }
  for (const child of modules.values()) fill(child, { scopes: inner, above: [...above, own] })
}

function sorted(packages: ReadonlyMap<string, Package>): [string, Package][] {
  return [...packages].sort(([one], [other]) => (one < other ? -1 : 1))
}

/** A package of a layout with its path, such as `node_modules/a/node_modules/b`. */
export interface PlacedPath {
  readonly path: string
  readonly placed: Placed
}

/** Returns all packages of a layout. Outer packages come first. */
export function* allPlaced(modules: Modules, within = 'node_modules'): Generator<PlacedPath> {
  for (const [name, placed] of modules) {
    const path = `${within}/${name}`
    yield { path, placed }
    yield* allPlaced(placed.modules, `${path}/node_modules`)
  }
}
