import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readText } from '../../base/files.ts'
import { parseJson } from '../../base/json.ts'
import type { Origin } from '../install-scripts.ts'
import { fromCheckout, isVersion, nameAt, originsAt } from './locked-origins.ts'
import type { LockedOrigins } from './locked-origins.ts'
import type { NodeProject } from './manager.ts'
import type { IsOfRegistry } from './registries.ts'

interface Lock {
  readonly packages?: Readonly<Record<string, Entry>>
  /** The format of npm 6, with `bundled` and without links. */
  readonly dependencies?: Readonly<Record<string, OldEntry>>
}

interface Entry {
  /** The name of the package, if it is installed under another name. */
  readonly name?: string
  readonly version?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly inBundle?: boolean
}

interface OldEntry extends Entry {
  readonly bundled?: boolean
  readonly dependencies?: Readonly<Record<string, OldEntry>>
}

/**
 * Returns the origins of packages by the lock files of a project and of the directories outside of it. Without a lock file, by the record
 * that npm keeps of its installation.
 */
export async function originsOfNpm(
  { root, outside }: Pick<NodeProject, 'root' | 'outside'>,
  isOfRegistry: IsOfRegistry,
): Promise<LockedOrigins> {
  const found = [root, ...outside].map(async (directory) => {
    const names = ['npm-shrinkwrap.json', 'package-lock.json', 'node_modules/.package-lock.json']
    const path = names.map((name) => join(directory, name)).find((one) => existsSync(one))
    const lock = path === undefined ? {} : (parseJson(await readText(path), path) as Lock)
    return originsAt(directory, originsIn(lock, isOfRegistry))
  })
  return new Map((await Promise.all(found)).flatMap((places) => [...places]))
}

/** Returns the origins in a lock file of npm, by the path of each package. */
export function originsIn(
  { packages, dependencies = {} }: Lock,
  isOfRegistry: IsOfRegistry,
): (readonly [string, readonly Origin[]])[] {
  const entries: readonly (readonly [string, Entry])[] = packages
    ? Object.entries(packages)
    : oldEntries(dependencies)
  return entries
    .filter(
      ([path, { link, inBundle }]) => /(^|\/)node_modules\/[^/]+(\/[^/]+)?$/.test(path) && !link && !inBundle,
    )
    .map(([path, entry]) => [path, originOf(nameAt(path), entry, isOfRegistry)])
}

function oldEntries(dependencies: Readonly<Record<string, OldEntry>>, within = ''): [string, Entry][] {
  return Object.entries(dependencies).flatMap(([name, { bundled, dependencies: inner = {}, ...entry }]) => {
    const path = `${within}node_modules/${name}`
    return [[path, { ...entry, inBundle: bundled === true }], ...oldEntries(inner, `${path}/`)]
  })
}

function originOf(installed: string, entry: Entry, isOfRegistry: IsOfRegistry): readonly Origin[] {
  // npm 6 writes `false` for an unknown value.
  const [name = installed, version = '', resolved] = [entry.name, entry.version, entry.resolved].map((one) =>
    typeof one === 'string' ? one : undefined,
  )
  // npm 6 records a package under another name as `npm:real@1.0.0`.
  const [, real, plain] = /^npm:(@?[^@]+)@(.*)$/.exec(version) ?? []
  const known = { name: real ?? name, version: plain ?? version }
  const address = resolved ?? (isVersion(known.version) ? undefined : known.version)
  if (address === undefined || isOfRegistry(known.name, address)) return [{ name: known.name }]
  if (address.startsWith('file:')) return fromCheckout(installed, address)
  return [{ name: installed, address }]
}
