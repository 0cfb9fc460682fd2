import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest } from './package-json.ts'
import type { Manifest } from './package-json.ts'

/**
 * Returns the version of a package manager that package.json requests, if it does. A request for another manager is removed from the copy
 * of the project. Otherwise the manager that the user has chosen would refuse to run.
 */
export async function takeRequestedVersion(root: string, manager: string): Promise<string | undefined> {
  if (!existsSync(join(root, 'package.json'))) return undefined
  const manifest = await readManifest(root)
  const { packageManager, devEngines } = manifest
  const [, name, version] = /^([^@]+)@([^+]+)/.exec(String(packageManager)) ?? []
  const isOther = name !== undefined && name !== manager
  const isOtherEngine = enginesOf(manifest).some((engine) => engine !== manager)
  if (isOther || isOtherEngine) {
    const {
      packageManager: requested,
      devEngines: { packageManager: _engine, ...engines } = {},
      ...rest
    } = manifest
    const changed = {
      ...rest,
      ...(isOther ? {} : { packageManager: requested }),
      devEngines: isOtherEngine ? engines : devEngines,
    }
    await writeFile(join(root, 'package.json'), JSON.stringify(changed, undefined, 2))
  }
  return isOther ? undefined : version
}

/** Returns the package managers that `devEngines` allows. */
function enginesOf({ devEngines }: Manifest): string[] {
  const requested = [devEngines?.['packageManager'] ?? []].flat() as { name?: unknown }[]
  return requested.map(({ name }) => String(name))
}
