import type { LayerToCheck } from '../../layer/layer-to-check.ts'
import { packagesPattern } from '../../layer/opt.ts'
import { wheelFilesOf } from '../../packages/wheels.ts'

/** Returns a function that returns whether one of these paths belongs to an installed package that is not the user's code. */
export async function installedPart(
  layer: LayerToCheck,
  paths: readonly string[],
): Promise<(path: string) => boolean> {
  const own = new Set(layer.own)
  const wheels = await wheelFilesOf(layer)
  const around = new Set(paths.flatMap(packagesAround))
  const packages = new Set([...(await publishedAmong(around, layer)), ...gemsIn(layer)])
  return (path) => {
    const about = wheels.get(path)?.folder
    const folders = about === undefined ? packagesAround(path) : [about]
    return folders.some((folder) => (folder === about || packages.has(folder)) && !own.has(folder))
  }
}

const gemFolder = new RegExp(`^(${packagesPattern('ruby')}/gems/[^/]+)/`)
const gemspec = new RegExp(`^(${packagesPattern('ruby')})/specifications/([^/]+)\\.gemspec$`)

/** Returns the folders of a path that can be packages. */
function packagesAround(path: string): string[] {
  const [, gem] = gemFolder.exec(path) ?? []
  if (gem !== undefined) return [gem]
  return [...path.matchAll(/(?<=(?:^|\/)node_modules\/)(?:@[^/]+\/)?[^/]+(?=\/)/g)].map(
    ({ index, 0: name }) => path.slice(0, index + name.length),
  )
}

function gemsIn({ files: all }: LayerToCheck): string[] {
  return all.flatMap(({ path }) => {
    const [, ruby, name] = gemspec.exec(path) ?? []
    return ruby === undefined || name === undefined ? [] : [`${ruby}/gems/${name}`]
  })
}

/** The maximum size of a package.json that is read, in bytes. Real ones are far smaller. */
const manifestLimit = 1_000_000

/** Returns the folders of published packages: their manifest has a version, and is not private. */
async function publishedAmong(
  folders: ReadonlySet<string>,
  { files: all, read }: LayerToCheck,
): Promise<string[]> {
  const found = []
  for (const { path, size } of all) {
    const folder = path.replace(/\/package\.json$/, '')
    if (folder === path || !folders.has(folder) || size > manifestLimit) continue
    if (isPublished((await read(path)).toString())) found.push(folder)
  }
  return found
}

function isPublished(manifest: string): boolean {
  try {
    const { version, private: isPrivate } = JSON.parse(manifest) as { version?: unknown; private?: unknown }
    return version !== undefined && isPrivate !== true
  } catch {
    return false
  }
}
