import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Origin } from '../install-scripts.ts'

/**
 * Who the packages are by the lock file, by the directories into which their manager has installed them. Several origins: the lock file
 * leaves open which of them it is. None: the lock file has it, and nothing by which a name could allow it.
 */
export type LockedOrigins = ReadonlyMap<string, readonly Origin[]>

/** Such a list with the real paths of the directories. What is not installed, as it is not needed, is left out. */
export async function originsAt(
  root: string,
  found: readonly (readonly [path: string, origins: readonly Origin[]])[],
): Promise<LockedOrigins> {
  const there = found.filter(([path]) => existsSync(resolve(root, path)))
  const real = there.map(async ([path, origins]) => [await realpath(resolve(root, path)), origins] as const)
  return new Map(await Promise.all(real))
}

/** The name under which a package is installed, by its path. */
export function nameAt(path: string): string {
  return path.split('node_modules/').at(-1) ?? path
}

/** A package from an archive or a folder of the checkout. What another package brings along is none. */
export function fromCheckout(name: string, path: string): readonly Origin[] {
  return /(^|[/:])node_modules\//.test(path) ? [] : [{ name }]
}

/** Whether what a lock file has as a version is one: it could be an address. */
export function isVersion(version: string): boolean {
  return /^\d+\.\d+\.\d+/.test(version)
}
