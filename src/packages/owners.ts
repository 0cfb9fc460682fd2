import { dirname, posix } from 'node:path'
import type { LayerFile } from '../layer/layer-to-check.ts'
import type { Ecosystem } from '../layer/layer.ts'
import { opt } from '../layer/opt.ts'
import { packageOf, pypiName } from './package-name.ts'
import type { LayerFiles, Package } from './packages.ts'
import { packagesOf } from './packages.ts'
import { wheelFilesOf } from './wheels.ts'

/** Returns a key that is the same for all versions of a package, wherever it is in the layer. */
export function keyOf({ ecosystem, name }: Pick<Package, 'ecosystem' | 'name'>): string {
  return `${ecosystem}:${name}`
}

/** The maximum size of a file list in bytes. A larger file is ignored. */
const listLimit = 5_000_000

/** The packages of a layer, and a function that returns the key of the package to which a file belongs. */
export interface Owners {
  readonly found: readonly Package[]
  readonly ownerOf: (path: string) => string | undefined
}

/**
 * Finds the package to which each file of a layer belongs: by the file list of a wheel, by the folder of the file, or by the name of that
 * folder. It reads only package.json and the file lists, because paths show everything else.
 */
export async function ownersOf({
  files,
  read,
}: {
  readonly files: readonly LayerFile[]
  readonly read: LayerFiles['read']
}): Promise<Owners> {
  const found = await packagesOf({
    paths: files.map(({ path }) => path),
    read: async (path, atMost) => (/\/package\.json$/.test(path) ? read(path, atMost) : undefined),
  })
  const wheels = await wheelFilesOf({
    files,
    read: async (path) => (await read(path, listLimit).catch(() => undefined)) ?? Buffer.alloc(0),
  })
  const places = new Map(found.map((one) => [one.path, keyOf(one)]))
  const names = new Map(found.map((one) => [nameIn(one), keyOf(one)]))
  const nearest = nearestIn(places)
  const ownerOf = (path: string): string | undefined => {
    const wheel = wheels.get(path)
    if (wheel) return keyOf({ ecosystem: 'pypi', name: wheel.name })
    const key = nearest(path)
    const ecosystem = ecosystems.get(path.slice(0, path.indexOf('/')))
    if (key !== undefined || ecosystem === undefined) return key
    const name = packageOf(path)
    return names.get(nameIn({ ecosystem, name: ecosystem === 'pypi' ? pypiName(name) : name, path: name }))
  }
  return { found, ownerOf }
}

/** The ecosystems by the folders of a layer. Maven is not in the list, because each jar is a package. */
const ecosystems: ReadonlyMap<string, Ecosystem> = new Map([
  [opt.nodejs.folder, 'npm'],
  [opt.python.folder, 'pypi'],
  [opt.ruby.folder, 'gem'],
])

/** Returns the name by which other folders of a package are found. The folders of a gem have its version in their names. */
function nameIn(one: Pick<Package, 'ecosystem' | 'name' | 'path'>): string {
  return one.ecosystem === 'gem' ? `gem:${posix.basename(one.path, '.gemspec')}` : keyOf(one)
}

/** Returns a function that returns the key of the nearest place around a path. The next path is often in the same folder. */
function nearestIn(places: ReadonlyMap<string, string>): (path: string) => string | undefined {
  let last: { readonly folder: string; readonly key: string | undefined } = { folder: '', key: undefined }
  const around = (folder: string): string | undefined => {
    if (folder !== last.folder) last = { folder, key: nearest(folder, places) }
    return last.key
  }
  return (path) => places.get(path) ?? around(dirname(path))
}

function nearest(path: string, places: ReadonlyMap<string, string>): string | undefined {
  for (let place = path; place !== '.' && place !== '/'; place = dirname(place)) {
    const key = places.get(place)
    if (key !== undefined) return key
  }
  return undefined
}
