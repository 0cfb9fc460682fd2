import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../problem.ts'

/** What is read of a package.json; npm judges the rest. */
export interface Manifest {
  readonly license?: unknown
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly bundledDependencies?: unknown
  readonly bundleDependencies?: unknown
  readonly packageManager?: unknown
  readonly workspaces?: unknown
}

/** The package.json of a directory. Throws a Problem where there is none, or where it is not a JSON object. */
export async function readManifest(directory: string): Promise<Manifest> {
  const path = join(directory, 'package.json')
  if (!existsSync(path)) throw new Problem('Input "source" has no package.json.')
  try {
    const manifest: unknown = JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''))
    if (typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest)) return manifest
  } catch {
    // Said below, as for JSON that is no object.
  }
  throw new Problem(`${path} is not a JSON object. Correct it.`)
}
