import { bytes, count } from '../figures.ts'
import type { Share } from '../layer.ts'
import { Problem } from '../problem.ts'

/** All layers of a function and its code together, unzipped, in bytes (AWS: Lambda quotas). */
export const unzippedLimit = 262_144_000

/** A zip that travels in the request itself, in bytes (AWS: Lambda quotas, "50 MB (zipped, for direct upload)"). */
const directUploadLimit = 52_428_800

/** The largest packages of a layer, largest first. */
export function largest(files: Iterable<{ path: string; size: number }>, count: number): Share[] {
  const sizes = new Map<string, number>()
  for (const { path, size } of files) {
    const name = packageOf(path)
    sizes.set(name, (sizes.get(name) ?? 0) + size)
  }
  return [...sizes]
    .map(([name, size]) => ({ name, size }))
    .sort((one, other) => other.size - one.size || (one.name < other.name ? -1 : 1))
    .slice(0, count)
}

/** Throws a Problem that names the largest packages where the layer would be too large on Lambda. */
export function requireFitsUnzipped(size: number, shares: readonly Share[]): void {
  if (size > unzippedLimit) throw tooLarge('The layer has', size, unzippedLimit, 'unzipped', shares)
}

/** Throws a Problem that names the largest packages where the zip would be too large for the request. */
export function requireFitsUpload(size: number, shares: readonly Share[]): void {
  if (size > directUploadLimit)
    throw tooLarge('The zip has', size, directUploadLimit, 'by direct upload', shares)
}

function tooLarge(what: string, size: number, limit: number, how: string, shares: readonly Share[]): Problem {
  const named = shares.map((share) => `${share.name} ${bytes(share.size)}`).join(', ')
  const culprits = named === '' ? '' : `The largest packages are: ${named}. `
  return new Problem(
    `${what} ${count(size)} bytes, and Lambda takes at most ${count(limit)} ${how}. ` +
      `${culprits}Remove what the functions do not need.`,
  )
}

function packageOf(path: string): string {
  const node = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)
  if (node?.[1]) return node[1]
  return path.split('/').slice(0, 2).join('/')
}
