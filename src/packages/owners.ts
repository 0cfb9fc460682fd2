import { dirname, posix } from 'node:path'
import type { LayerFile } from '../layer/layer-to-check.ts'
import type { Ecosystem } from '../layer/layer.ts'
import { opt } from '../layer/opt.ts'
import { packageOf, pypiName } from './package-name.ts'
import type { LayerFiles, Package } from './packages.ts'
import { packagesOf } from './packages.ts'
import { wheelFilesOf } from './wheels.ts'

/** A key that is the same for all versions of a package, in all places. */
export function keyOf({ ecosystem, name }: Pick<Package, 'ecosystem' | 'name'>): string {
  return `${ecosystem}:${name}`
}

/** The maximum size of a file list in bytes. A larger file is ignored. */
const listLimit = 5_000_000

/** The packages of a layer, and the key of the package to which a file belongs. */
export interface Owners {
  readonly found: readonly Package[]
  readonly ownerOf: (path: string) => string | undefined
}

/**
 * Finds the package to which each file of a layer belongs: by a list of files, by the folder of the file, or by the name of that folder.
 * Reads only package.json and RECORD, which contain what no name does.
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
  const ownerOf = (path: string): string | undefined => {
    const wheel = wheels.get(path)
    if (wheel) return keyOf({ ecosystem: 'pypi', name: wheel.name })
    const ecosystem = ecosystems.get(path.slice(0, path.indexOf('/')))
    return (
      nearest(path, places) ??
      (ecosystem && names.get(nameIn({ ecosystem, name: nameOf(ecosystem, path), path: packageOf(path) })))
    )
  }
  return { found, ownerOf }
}

function nameOf(ecosystem: Ecosystem, path: string): string {
  return ecosystem === 'pypi' ? pypiName(packageOf(path)) : packageOf(path)
}

/** The ecosystem of the packages in a folder of a layer. A jar is a package by itself. */
const ecosystems: ReadonlyMap<string, Ecosystem> = new Map([
  [opt.nodejs.folder, 'npm'],
  [opt.python.folder, 'pypi'],
  [opt.ruby.folder, 'gem'],
])

/** The name of the additional folders of a package. The folders of a gem have its version. */
function nameIn(one: Pick<Package, 'ecosystem' | 'name' | 'path'>): string {
  return one.ecosystem === 'gem' ? `gem:${posix.basename(one.path, '.gemspec')}` : keyOf(one)
}

function nearest(path: string, places: ReadonlyMap<string, string>): string | undefined {
  for (let place = path; place !== '.' && place !== '/'; place = dirname(place)) {
    const key = places.get(place)
    if (key !== undefined) return key
  }
  return undefined
}
