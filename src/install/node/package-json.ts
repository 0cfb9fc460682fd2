import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readText } from '../../base/files.ts'
import { parseJson } from '../../base/json.ts'
import { rethrowIfLimitExceeded } from '../../base/limits.ts'
import { Problem } from '../../base/problem.ts'

/** Dependencies by the names that code uses, each with its specifier, such as `^1.0.0`. */
export type Dependencies = Readonly<Record<string, string>>

/** The parts of a package.json that this action reads. The package manager validates the rest. */
export interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly license?: unknown
  readonly dependencies?: Dependencies
  readonly devDependencies?: Dependencies
  readonly optionalDependencies?: Dependencies
  readonly peerDependencies?: Dependencies
  readonly resolutions?: Dependencies
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
  readonly bundledDependencies?: unknown
  readonly bundleDependencies?: unknown
  readonly packageManager?: unknown
  readonly devEngines?: Readonly<Record<string, unknown>>
  readonly pnpm?: object
  readonly workspaces?: unknown
  readonly scripts?: Readonly<Record<string, string>>
  readonly gypfile?: unknown
  readonly main?: unknown
  readonly module?: unknown
  readonly exports?: unknown
  readonly bin?: unknown
  readonly os?: unknown
  readonly cpu?: unknown
  readonly libc?: unknown
}

/** Returns the package.json of a directory. Throws a Problem if it is missing or not a JSON object. */
export async function readManifest(directory: string): Promise<Manifest> {
  const path = join(directory, 'package.json')
  if (!existsSync(path)) {
    throw new Problem({
      topic: 'the-package-manager-was-not-found',
      text: 'Input "source" has no package.json. Point it at the directory that has one.',
    })
  }
  try {
    const manifest: unknown = parseJson(await readText(path, 'manifest'), path)
    if (typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest)) return manifest
  } catch (error) {
    rethrowIfLimitExceeded(error)
    // The error below covers this and JSON that is not an object.
  }
  throw new Problem({ topic: 'a-manifest-cannot-be-read', text: `${path} is not a JSON object. Correct it.` })
}

/** Returns the package.json of a directory, or an empty one if it is missing or unreadable. */
export async function manifestIn(directory: string): Promise<Manifest> {
  if (!existsSync(join(directory, 'package.json'))) return {}
  return readManifest(directory).catch((error: unknown) => {
    rethrowIfLimitExceeded(error)
    return {}
  })
}
