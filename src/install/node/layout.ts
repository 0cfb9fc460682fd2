import { Problem } from '../../base/problem.ts'
import type { Closure, Package } from './packages.ts'

/** The packages of one node_modules, by their names. */
export type Modules = ReadonlyMap<string, Placed>

/** A package at its place in the layer, and what is in its own node_modules there. */
export interface Placed {
  readonly package: Package
  readonly modules: Modules
}

/**
 * The node_modules in which code anywhere finds what it finds where the manager has installed it: each package at the top, or
 * where another one of its name is there, below those that use it. Throws a Problem for a tree without an end.
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
  /** Each node_modules that code sees from a place, nearest first. */
  readonly scopes: readonly Modules[]
  /** The packages that contain the place. */
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

/** A package of a layout by its path, such as `node_modules/a/node_modules/b`. */
export interface PlacedPath {
  readonly path: string
  readonly placed: Placed
}

/** Every package of a layout, those around another one first. */
export function* allPlaced(modules: Modules, within = 'node_modules'): Generator<PlacedPath> {
  for (const [name, placed] of modules) {
    const path = `${within}/${name}`
    yield { path, placed }
    yield* allPlaced(placed.modules, `${path}/node_modules`)
  }
}
