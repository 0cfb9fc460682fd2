import type { BuildRequest } from '../builder.ts'
import type { Blocked, Origin } from '../install-scripts.ts'
import { itemFor, itemsFor, mayRun } from '../install-scripts.ts'
import type { LocalDirectories } from './local.ts'
import { nameAt } from './locked-origins.ts'
import type { LockedOrigins } from './locked-origins.ts'
import type { Closure, Package } from './packages.ts'

/** The identity of a package, independent of its own package.json. */
export interface Identity {
  /** The name under which it is installed. For a package of the checkout, its own name. */
  readonly name: string
  /** All origins that must be allowed before its scripts can run. If empty, only `true` allows them. */
  readonly origins: readonly Origin[]
  /** Why the name under which it is installed does not allow it. */
  readonly why?: string | undefined
}

/** Returns the identity of a package. */
export type Identities = (one: Package) => Identity

/** Packages, those among them that are directories of the checkout, and the identity of each. */
export interface KnownPackages {
  readonly closure: Closure
  readonly directories: LocalDirectories
  readonly identityOf: Identities
}

type Allowed = BuildRequest['installScripts']

/** Returns whether the scripts of a package are allowed to run. */
export function isAllowed(allowed: Allowed, { origins }: Identity): boolean {
  return allowed === true || (origins.length > 0 && origins.every((origin) => mayRun(allowed, origin)))
}

/** Returns a package with blocked scripts in the form for messages. */
export function blockedAs({ name, origins, why }: Identity): Blocked {
  return { name: why === undefined ? itemsFor(origins) : name, items: origins.map(itemFor), why }
}

/** Returns the identities of packages: for packages of the checkout by their manifests, for all others by the lock file. */
export function identitiesOf(
  { source, packages }: Closure,
  own: LocalDirectories,
  { places, members }: { readonly places: LockedOrigins; readonly members: ReadonlyMap<string, string> },
): Identities {
  const namesOfOwn = new Map<Package, string[]>()
  for (const { dependencies } of [source, ...packages])
    for (const [name, one] of dependencies)
      if (own.has(one)) namesOfOwn.set(one, [...(namesOfOwn.get(one) ?? []), name])
  const byMembers = new Set(members.values())

  const ofOwn = (one: Package, directory: string): Identity => {
    const names = namesOfOwn.get(one) ?? []
    const { name = names[0] ?? nameAt(one.directory) } = one.manifest
    if (byMembers.has(directory) || names.length === 0 || names.includes(name))
      return { name, origins: [{ name }] }
    return misnamed(names[0] ?? name, name, names)
  }
  const byLock = (one: Package): Identity => {
    const origins = places.get(one.directory)
    if (origins === undefined) return within(one)
    const name = nameAt(one.directory)
    if (origins.length === 0) return { name, origins, why: 'the lock file does not name its source' }
    const { name: claimed } = one.manifest
    const names = origins.map((origin) => origin.name)
    return claimed === undefined || names.includes(claimed)
      ? { name, origins }
      : misnamed(name, claimed, names)
  }
  const within = (one: Package): Identity => {
    const outer = packages
      .filter((other) => one.directory.startsWith(`${other.directory}/`) && places.has(other.directory))
      .sort((a, b) => a.directory.length - b.directory.length)[0]
    const name = nameAt(one.directory)
    if (outer === undefined) return { name, origins: [], why: 'it is not in the lock file' }
    const { origins, why } = byLock(outer)
    const contained = `in the archive of ${origins.length > 0 ? itemsFor(origins) : nameAt(outer.directory)}`
    return { name, origins, why: why === undefined ? contained : `${contained}: ${why}` }
  }
  return (one) => {
    const directory = own.get(one)
    const isFromElsewhere = places.get(one.directory)?.some(({ address }) => address !== undefined)
    return directory === undefined || isFromElsewhere ? byLock(one) : ofOwn(one, directory)
  }
}

function misnamed(name: string, claimed: string, names: readonly string[]): Identity {
  return {
    name,
    origins: [],
    why: `its package.json has the name ${claimed} instead of ${[...new Set(names)].join(' or ')}`,
  }
}
