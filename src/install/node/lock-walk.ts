import { dirname } from 'node:path'
import type { Origin } from '../install-scripts.ts'
import type { LocalDirectories } from './local.ts'
import { nameAt } from './locked-origins.ts'
import type { Closure, Package } from './packages.ts'

/** A lock file that records the entry for each dependency of an entry, but not where the package manager installed it. */
export interface LockGraph<Entry> {
  /** The entry for a package of the checkout. */
  readonly start: (own: Package) => Entry | undefined
  readonly next: (from: Entry, name: string) => Entry | undefined
  readonly originsOf: (entry: Entry, installed: string) => readonly Origin[]
  /** All entries that a package with this name can belong to. */
  readonly named: (installed: string) => readonly Entry[]
}

/**
 * Returns the origins of the packages of a closure. Follows the lock file as its package manager does, from the packages of the checkout,
 * because a package can claim any name in its own package.json. `ships` returns whether the archive of a package contains another package.
 */
export async function walkLock<Entry>(
  { packages, source }: Closure,
  own: LocalDirectories,
  graph: LockGraph<Entry>,
  ships: (outer: Package, entries: readonly Entry[], path: string) => Promise<boolean>,
): Promise<Map<string, readonly Origin[]>> {
  const found = new Map<Package, Set<Entry>>()
  const queue = [source, ...packages]
    .filter((one) => own.has(one))
    .flatMap((one) => {
      const entry = graph.start(one)
      return entry === undefined ? [] : [{ one, entry }]
    })
  // The loop also visits elements that it adds.
  for (const { one, entry } of queue) {
    for (const [name, dependency] of one.dependencies) {
      const next = graph.next(entry, name)
      const known = found.get(dependency) ?? new Set<Entry>()
      if (next === undefined || own.has(dependency) || known.has(next)) continue
      found.set(dependency, known.add(next))
      queue.push({ one: dependency, entry: next })
    }
  }
  const entriesOf = (one: Package): Entry[] => {
    const entries = [...(found.get(one) ?? [])]
    return entries.length > 0 ? entries : [...graph.named(nameAt(one.directory))]
  }
  const places = new Map<string, readonly Origin[]>()
  for (const one of packages.filter((candidate) => !own.has(candidate))) {
    const around = packages.filter((outer) => contains(outer, one) && !own.has(outer))
    const shipped = await Promise.all(
      around.map((outer) => ships(outer, entriesOf(outer), one.directory.slice(outer.directory.length + 1))),
    )
    if (shipped.includes(true)) continue
    places.set(
      one.directory,
      entriesOf(one).flatMap((entry) => graph.originsOf(entry, nameAt(one.directory))),
    )
  }
  return places
}

function contains(outer: Package, inner: Package): boolean {
  return outer !== inner && dirname(inner.directory).startsWith(`${outer.directory}/`)
}
