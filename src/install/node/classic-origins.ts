import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isGit } from '../addresses.ts'
import type { Origin } from '../install-scripts.ts'
import { parseClassicLock } from './classic-lock.ts'
import type { ClassicEntry } from './classic-lock.ts'
import type { LocalDirectories } from './local.ts'
import { walkLock } from './lock-walk.ts'
import type { LockGraph } from './lock-walk.ts'
import { fromCheckout, isVersion, nameAt } from './locked-origins.ts'
import type { LockedOrigins } from './locked-origins.ts'
import type { Closure, Package } from './packages.ts'
import type { IsOfRegistry } from './registries.ts'

/** An entry that requires packages by name and range, and the range by which it is required itself. */
interface Requested {
  readonly range: string
  readonly entry: Pick<ClassicEntry, 'dependencies' | 'resolved' | 'version'>
}

/**
 * A lock file in the format of Yarn 1, and Yarn's cache of unpacked archives. Without the cache, any nested package can be part of the
 * archive around it.
 */
export interface ClassicInstall {
  readonly lock: string
  readonly cache?: string | undefined
}

/** Returns the origins of packages by a lock file in the format of Yarn 1. The format does not record where packages are installed. */
export async function originsOfClassic(
  closure: Closure,
  own: LocalDirectories,
  { lock, cache }: ClassicInstall,
  isOfRegistry: IsOfRegistry,
): Promise<LockedOrigins> {
  const archives = cache === undefined ? [] : await readdir(cache).catch(() => [])
  const ships = async (outer: Package, entries: readonly Requested[], path: string): Promise<boolean> => {
    const shipping = entries.map(({ entry: { resolved = '' } }) => {
      const hash = /#(?:commit=)?([0-9a-f]{40})$/.exec(resolved)?.[1]
      const unpacked = archives.filter((name) => hash !== undefined && name.includes(`-${hash}`))
      const folders = unpacked.map((name) => join(cache ?? '', name, 'node_modules', nameAt(outer.directory)))
      const known = folders.filter((folder) => existsSync(join(folder, 'package.json')))
      return known.length === 0 || known.some((folder) => existsSync(join(folder, firstIn(path))))
    })
    return shipping.length === 0 || shipping.includes(true)
  }
  return walkLock(closure, own, graphOf(parseClassicLock(lock), isOfRegistry), ships)
}

/** Returns the outermost package in a path: `node_modules/a` of `node_modules/a/node_modules/b`. */
function firstIn(path: string): string {
  return /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path
}

function graphOf(entries: readonly ClassicEntry[], isOfRegistry: IsOfRegistry): LockGraph<Requested> {
  const all = entries.flatMap((entry) =>
    entry.keys.map((key) => ({ key, request: { range: rangeIn(key), entry } })),
  )
  const byKey = new Map(all.map(({ key, request }) => [key, request]))
  const find = (name: string, range: string): Requested | undefined => {
    const exact = byKey.get(`${name}@${range}`)
    if (exact !== undefined || !/[:/]/.test(range)) return exact
    // bun records a package that is installed under another name by its own name.
    const others = all.filter(({ request }) => request.range === range)
    return others.length === 1 ? others[0]?.request : undefined
  }
  return {
    start: ({ manifest: { dependencies, optionalDependencies, peerDependencies } }) => ({
      range: '',
      entry: { dependencies: { ...peerDependencies, ...dependencies, ...optionalDependencies } },
    }),
    next: ({ entry }, name) => {
      const range = entry.dependencies[name]
      return range === undefined ? undefined : find(name, range)
    },
    originsOf: ({ range, entry }, installed) => originOf(installed, range, entry, isOfRegistry),
    named: (installed) =>
      all.filter(({ key }) => key.startsWith(`${installed}@`)).map(({ request }) => request),
  }
}

function rangeIn(key: string): string {
  return key.slice(key.indexOf('@', 1) + 1)
}

function originOf(
  installed: string,
  range: string,
  { resolved = '', version = '' }: Requested['entry'],
  isOfRegistry: IsOfRegistry,
): readonly Origin[] {
  const name = /^npm:(@?[^@]+)/.exec(range)?.[1] ?? installed
  const address = /^[a-z+]+:|^git@/.test(resolved) ? resolved : ''
  if (address !== '' && !address.startsWith('file:'))
    return isOfRegistry(name, address) ? [{ name }] : [{ name: installed, address }]
  if (isGit(range) || /^https?:/.test(range)) return [{ name: installed, address: range }]
  const path = /^(?:file:|\.{0,2}\/)/.test(range) ? range : address
  // An offline mirror in the checkout is recorded by the names of its archives only.
  if (path === '') return isVersion(version) ? [{ name }] : []
  return fromCheckout(installed, path)
}
