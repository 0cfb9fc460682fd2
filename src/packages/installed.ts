import { basename, dirname } from 'node:path/posix'
import { parseJson } from '../base/json.ts'
import type { LayerFile, LayerToCheck } from '../layer/layer-to-check.ts'
import type { Ecosystem } from '../layer/layer.ts'
import { opt, packagesPattern } from '../layer/opt.ts'
import { placeOf } from './packages.ts'
import { wheelFilesOf } from './wheels.ts'

/** A package that a package manager installed, as its metadata shows. */
export interface InstalledPackage {
  readonly ecosystem: Exclude<Ecosystem, 'maven'>
  /** The name by which code loads it from node_modules, the normalized name of a wheel, or the full name of a gem. */
  readonly name: string
  /** The file or folder that identifies it, as in `Package`. */
  readonly path: string
  /** The folder of its files. For Python, it is the folder in which modules are found, with other packages. */
  readonly root: string
  readonly files: readonly LayerFile[]
  /** The package.json. Empty for other ecosystems. */
  readonly manifest: Readonly<Record<string, unknown>>
}

type Found = Omit<InstalledPackage, 'files'>
type Layer = Pick<LayerToCheck, 'files' | 'own' | 'read'>

/** Returns the installed packages of a layer, with the files that belong to them. */
export async function installedPackages(layer: Layer): Promise<InstalledPackage[]> {
  const ownerOf = await installedOwners(layer)
  const files = new Map<Found, LayerFile[]>()
  for (const file of layer.files) {
    const owner = ownerOf(file.path)
    if (owner === undefined) continue
    const known = files.get(owner)
    if (known) known.push(file)
    else files.set(owner, [file])
  }
  return [...files].map(([found, filesOfPackage]) => ({ ...found, files: filesOfPackage }))
}

/**
 * Returns a function that returns the installed package of a path. It returns undefined for the user's code: packages in directories of the
 * checkout, private packages, and files that no metadata lists.
 */
export async function installedOwners(layer: Layer): Promise<(path: string) => Found | undefined> {
  const own = new Set(layer.own)
  const ownerOf = await ownersIn(layer)
  return (path) => {
    const owner = own.has(path) ? undefined : ownerOf(path)
    return owner && !own.has(owner.path) && !own.has(owner.root) ? owner : undefined
  }
}

async function ownersIn(layer: Pick<Layer, 'files' | 'read'>): Promise<(path: string) => Found | undefined> {
  const places = new Map(
    layer.files.flatMap(({ path }) => {
      const place = placeOf(path)
      return place ? [[place.path, place.ecosystem] as const] : []
    }),
  )
  const npm = await npmPackages(placesOf('npm', places), layer)
  const wheels = await wheelsIn(layer)
  const others = new Map([
    ...wheels.folders,
    ...placesOf('gem', places).flatMap((path) => {
      const gem = gemAt(path)
      return [path, gem.root].map((place) => [place, gem] as const)
    }),
  ])
  return (path) => {
    if (path.startsWith(`${opt.nodejs.folder}/`)) return nearest(path, npm)
    const [, folder, name] = compiledGem.exec(path) ?? []
    const place = folder === undefined || name === undefined ? path : `${folder}/gems/${name}`
    return wheels.owners.get(path) ?? nearest(place, others)
  }
}

/** The compiled files of a gem are outside of its folder. */
const compiledGem = new RegExp(`^(${packagesPattern('ruby')})/extensions/[^/]+/[^/]+/([^/]+)/`)

function placesOf(wanted: Ecosystem, places: ReadonlyMap<string, Ecosystem>): string[] {
  return [...places].flatMap(([path, ecosystem]) => (ecosystem === wanted ? [path] : []))
}

/** Returns what a map contains for the nearest folder around a path. */
function nearest<T>(path: string, places: ReadonlyMap<string, T>): T | undefined {
  for (let place = path; place !== '.'; place = dirname(place)) {
    // A package of the user can be inside of an installed one.
    if (places.has(place)) return places.get(place)
  }
  return undefined
}

/** The maximum size of a package.json that is read, in bytes. Real ones are far smaller. */
const manifestLimit = 1_000_000

/** Returns the packages by their folders. The value of a folder is undefined if it is a package of the user. */
async function npmPackages(
  folders: readonly string[],
  { files, read }: Pick<Layer, 'files' | 'read'>,
): Promise<ReadonlyMap<string, Found | undefined>> {
  const sizes = new Map(files.map(({ path, size }) => [path, size]))
  const packages = new Map<string, Found | undefined>()
  for (const path of folders) {
    const file = `${path}/package.json`
    const isSmall = (sizes.get(file) ?? Infinity) <= manifestLimit
    // Another check reports an entry of an archive that is damaged.
    const content = isSmall ? await read(file).catch(() => Buffer.alloc(0)) : Buffer.alloc(0)
    const manifest = manifestIn(content.toString())
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const isPublished = manifest['version'] !== undefined && manifest['private'] !== true
    packages.set(path, isPublished ? { ecosystem: 'npm', name, path, root: path, manifest } : undefined)
  }
  return packages
}

function manifestIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = parseJson(text, 'package.json')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Returns the wheels by the paths of their files, and by their dist-info folders, in which a RECORD need not list all files. */
async function wheelsIn(
  layer: Pick<Layer, 'files' | 'read'>,
): Promise<Record<'owners' | 'folders', ReadonlyMap<string, Found>>> {
  const folders = new Map<string, Found>()
  const owners = new Map<string, Found>()
  for (const [path, { folder, name }] of await wheelFilesOf(layer)) {
    const found: Found = folders.get(folder) ?? {
      ...{ ecosystem: 'pypi', name, path: folder, root: dirname(folder), manifest: {} },
    }
    folders.set(folder, found)
    owners.set(path, found)
  }
  return { owners, folders }
}

function gemAt(path: string): Found {
  const name = basename(path, '.gemspec')
  const root = `${dirname(dirname(path))}/gems/${name}`
  return { ecosystem: 'gem', name, path, root, manifest: {} }
}
