import { join } from 'node:path'
import { readTextIfPossible } from '../../base/files.ts'
import { parseJson } from '../../base/json.ts'
import { parseLargeYamlMapping } from '../../base/yaml-parts.ts'
import type { Origin } from '../install-scripts.ts'
import { fromCheckout, isVersion, nameAt, originsAt } from './locked-origins.ts'
import type { LockedOrigins } from './locked-origins.ts'
import { sectionOf } from './pnpm-lock.ts'
import type { IsOfRegistry } from './registries.ts'

/** The parts of a package in a pnpm-lock.yaml that this action reads. */
interface PnpmPackage {
  readonly resolution?: {
    readonly tarball?: string
    readonly repo?: string
    readonly directory?: string
    readonly integrity?: string
  }
}

/** The keys that pnpm writes into a resolution (pnpm: lockfile.types). */
const known = new Set([
  ...[
    'type',
    'integrity',
    'tarball',
    'gitHosted',
    'repo',
    'commit',
    'path',
    'directory',
    'registry',
    'version',
  ],
  ...['variants', 'url', 'bin', 'archive', 'prefix', 'targets'],
])

type PnpmPackages = ReadonlyMap<string, PnpmPackage>

/**
 * Returns the packages in the lock file of a project. Without one, in the lock file that pnpm has written next to the installed packages.
 */
async function lockedPackages(root: string): Promise<PnpmPackages> {
  for (const path of [join(root, 'pnpm-lock.yaml'), join(root, 'node_modules/.pnpm/lock.yaml')]) {
    const text = await readTextIfPossible(path, 'yamlLock')
    if (text !== undefined)
      return parseLargeYamlMapping(sectionOf(text, 'packages') ?? [], path) as Map<string, PnpmPackage>
  }
  return new Map()
}

/** Returns the origins of packages by the lock file. pnpm records where it installed each entry. */
export async function originsOfPnpm(root: string, isOfRegistry: IsOfRegistry): Promise<LockedOrigins> {
  const packages = await lockedPackages(root)
  const found = Object.entries(await hoistedLocations(root)).flatMap(([key, paths]) =>
    paths.map((path) => [path, originOf(key, nameAt(path), packages, isOfRegistry)] as const),
  )
  return originsAt(root, found)
}

/** Returns where pnpm installed its entries. The record is JSON, and YAML before version 10. */
async function hoistedLocations(root: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const path = join(root, 'node_modules/.modules.yaml')
  const text = (await readTextIfPossible(path, 'yamlLock')) ?? ''
  const value = text.trimStart().startsWith('{')
    ? (parseJson(text, path) as { readonly hoistedLocations?: object }).hoistedLocations
    : Object.fromEntries(parseLargeYamlMapping(sectionOf(text, 'hoistedLocations') ?? [], path))
  return (value ?? {}) as Readonly<Record<string, readonly string[]>>
}

/**
 * Returns the origin of a recorded entry. A key is `name@version(peers)`. Before version 9 of the lock file, the key begins with `/` for a
 * registry, and an address has no name. pnpm 8 records `/name/version` for the key `/name@version`.
 */
function originOf(
  noted: string,
  installed: string,
  packages: PnpmPackages,
  isOfRegistry: IsOfRegistry,
): readonly Origin[] {
  const key = noted.replace(/^(\/(?:@[^/]+\/)?[^/@]+)\/(?=\d)/, '$1@')
  const plain = key.replace(/\(.*/, '')
  const { resolution } = packages.get(key) ?? packages.get(plain) ?? {}
  if (resolution === undefined) return []
  // An unknown key, such as a merge key, can give other parsers another address.
  if (Object.keys(resolution).some((name) => !known.has(name))) return []
  const { repo, tarball, directory, integrity } = resolution
  if (repo !== undefined) return [{ name: installed, address: `git+${repo}` }]
  if (directory !== undefined) return fromCheckout(installed, directory)
  if (tarball?.startsWith('file:')) return fromCheckout(installed, tarball)
  const [, name = '', version = ''] = /^\/?(@?[^@]+)@(.+)$/.exec(plain) ?? []
  const isLocked = isVersion(version) && (tarball !== undefined || integrity !== undefined)
  if (isLocked && (tarball === undefined || isOfRegistry(name, tarball))) return [{ name }]
  return tarball === undefined ? [] : [{ name: installed, address: tarball }]
}
