import { dirname } from 'node:path'
import type { Origin } from '../install-scripts.ts'
import type { LocalDirectories } from './local.ts'
import { nameAt } from './locked-origins.ts'
import type { Closure, Package } from './packages.ts'

/** A lock file that says which entry each dependency of an entry leads to, and not where its manager has put it. */
export interface LockGraph<Entry> {
  /** Where a package of the checkout begins in it. */
  readonly start: (own: Package) => Entry | undefined
  readonly next: (from: Entry, name: string) => Entry | undefined
  readonly originsOf: (entry: Entry, installed: string) => readonly Origin[]
  /** All entries that a package of this name could be. */
  readonly named: (installed: string) => readonly Entry[]
}

/**
 * Who the packages of a closure are: a lock file is followed as its manager has followed it, from the packages of the checkout. By its own
 * package.json, a package could be any other. `ships`: whether the archive of a package has another package in it.
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
  // A list is also walked over what is added meanwhile.
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
