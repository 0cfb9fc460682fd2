import type { LayerToCheck } from '../../layer/layer-to-check.ts'

/** The maximum size of a package.json that is read, in bytes. Real ones are far smaller. */
const manifestLimit = 1_000_000

/**
 * Returns whether the npm package of a file declares that it is not for Linux, such as fsevents (npm: package.json, "os"). Other packages
 * then work without it.
 */
export async function isNotForLinux(
  path: string,
  { files, read }: Pick<LayerToCheck, 'files' | 'read'>,
): Promise<boolean> {
  const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path) ?? []
  const manifest = files.find((file) => file.path === `${folder}package.json`)
  if (manifest === undefined || manifest.size > manifestLimit) return false
  const systems = systemsIn((await read(manifest.path)).toString())
  const allowed = systems.filter((system) => !system.startsWith('!'))
  return systems.includes('!linux') || (allowed.length > 0 && !allowed.includes('linux'))
}

function systemsIn(manifest: string): string[] {
  try {
    const { os } = JSON.parse(manifest) as { os?: unknown }
    return [os].flat().filter((system) => typeof system === 'string')
  } catch {
    return []
  }
}
