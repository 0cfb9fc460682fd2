import { join } from 'node:path'
import { readTextIfPossible } from '../../base/files.ts'
import { parseJson } from '../../base/formats.ts'
import { parseLargeYamlMapping } from '../../base/yaml-parts.ts'
import type { Origin } from '../install-scripts.ts'
import { fromCheckout, isVersion, nameAt, originsAt } from './locked-origins.ts'
import type { LockedOrigins } from './locked-origins.ts'
import { sectionOf } from './pnpm-lock.ts'
import type { IsOfRegistry } from './registries.ts'

/** What is read of a package in a pnpm-lock.yaml. */
interface PnpmPackage {
  readonly resolution?: {
    readonly tarball?: string
    readonly repo?: string
    readonly directory?: string
    readonly integrity?: string
  }
}

/** What pnpm writes into a resolution (pnpm: lockfile.types). */
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

/** The packages in the lock file of a project, or, without one, in the one that pnpm has written next to the installed packages. */
async function lockedPackages(root: string): Promise<PnpmPackages> {
  for (const path of [join(root, 'pnpm-lock.yaml'), join(root, 'node_modules/.pnpm/lock.yaml')]) {
    const text = await readTextIfPossible(path, 'yamlLock')
    if (text !== undefined)
      return parseLargeYamlMapping(sectionOf(text, 'packages') ?? [], path) as Map<string, PnpmPackage>
  }
  return new Map()
}

/** Who packages are by the lock file: pnpm notes where it has put each of its entries. */
export async function originsOfPnpm(root: string, isOfRegistry: IsOfRegistry): Promise<LockedOrigins> {
  const packages = await lockedPackages(root)
  const found = Object.entries(await hoistedLocations(root)).flatMap(([key, paths]) =>
    paths.map((path) => [path, originOf(key, nameAt(path), packages, isOfRegistry)] as const),
  )
  return originsAt(root, found)
}

/** The notes are JSON, or YAML before version 10. */
async function hoistedLocations(root: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const path = join(root, 'node_modules/.modules.yaml')
  const text = (await readTextIfPossible(path, 'yamlLock')) ?? ''
  const value = text.trimStart().startsWith('{')
    ? (parseJson(text, path) as { readonly hoistedLocations?: object }).hoistedLocations
    : Object.fromEntries(parseLargeYamlMapping(sectionOf(text, 'hoistedLocations') ?? [], path))
  return (value ?? {}) as Readonly<Record<string, readonly string[]>>
}

/**
 * A key is `name@version(peers)`; before version 9 of the lock file a registry's begins with `/`, and an address has no name. pnpm 8 notes
 * `/name/version` of what is `/name@version` in its lock file.
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
  // Such as a merge key, by which other parsers get another address.
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
