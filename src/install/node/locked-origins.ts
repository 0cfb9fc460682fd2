import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Origin } from '../install-scripts.ts'

/**
 * The origins of packages in the lock file, by the directories in which they are installed. Several origins mean that the lock file does
 * not show which one it is. None means that no name can allow the package.
 */
export type LockedOrigins = ReadonlyMap<string, readonly Origin[]>

/** Returns origins by the real paths of the directories. Paths that are not installed are left out. */
export async function originsAt(
  root: string,
  found: readonly (readonly [path: string, origins: readonly Origin[]])[],
): Promise<LockedOrigins> {
  const there = found.filter(([path]) => existsSync(resolve(root, path)))
  const real = there.map(async ([path, origins]) => [await realpath(resolve(root, path)), origins] as const)
  return new Map(await Promise.all(real))
}

/** Returns the name under which a package is installed, from its path. */
export function nameAt(path: string): string {
  return path.split('node_modules/').at(-1) ?? path
}

/** Returns the origin of a package from a path in the checkout. A path inside an installed package has no origin. */
export function fromCheckout(name: string, path: string): readonly Origin[] {
  return /(^|[/:])node_modules\//.test(path) ? [] : [{ name }]
}

/** Returns whether the version in a lock file is a version. It can also be an address. */
export function isVersion(version: string): boolean {
  return /^\d+\.\d+\.\d+/.test(version)
}
