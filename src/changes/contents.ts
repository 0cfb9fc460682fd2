import { dirname, posix } from 'node:path'
import type { Ecosystem } from '../layer.ts'
import type { LayerFile } from '../pack/candidate.ts'
import { packageOf } from '../pack/package-name.ts'
import type { Package } from '../pack/packages.ts'
import { packagesOf } from '../pack/packages.ts'
import { wheelFilesOf } from '../pack/wheels.ts'
import type { ZipContents, ZippedFile } from './zip.ts'

/** A package as two layers are compared by it. `key` is the same for all versions of it, and all places where it lies. */
export interface Known {
  readonly key: string
  readonly ecosystem: Ecosystem
  readonly name: string
  /** Empty where nothing tells it. */
  readonly version: string
}

/** A file of a layer, and the key of the package that it is of. */
export interface OwnedFile extends ZippedFile {
  readonly owner: string | undefined
}

/** What two layers are compared by. */
export interface Contents {
  readonly packages: readonly Known[]
  readonly files: ReadonlyMap<string, OwnedFile>
}

/** Characters of a name, a version or a path that are kept: a zip can have some of 64 kB. */
const longest = 500

/** What a layer has in it, by its zip. Of the files only those are read that tell what no name tells: package.json and RECORD. */
export async function contentsOf(zip: ZipContents): Promise<Contents> {
  const paths = [...zip.files.keys()].filter((path) => path.length <= longest)
  const read: ZipContents['read'] = async (path, atMost) =>
    /\/(package\.json|RECORD)$/.test(path) ? zip.read(path, atMost) : undefined
  const found = await packagesOf({ paths, read })
  const files = paths.map((path) => ({ path, size: zip.files.get(path)?.size ?? 0 }))
  const ownerOf = await ownersOf(found, { files, read })
  return {
    packages: found.map((one) => ({
      key: keyOf(one),
      ecosystem: one.ecosystem,
      name: one.name.slice(0, longest),
      version: one.version.slice(0, longest),
    })),
    files: new Map(
      [...zip.files].map(([whole, file]) => {
        const path = whole.slice(0, longest)
        return [path, { ...file, owner: ownerOf(path) }]
      }),
    ),
  }
}

/** Contents of a zip that need not be read where another has the same file, by its path, size and CRC-32. */
export function sharing(zip: ZipContents, other: ZipContents): ZipContents {
  const isShared = (path: string): boolean => {
    const [here, there] = [zip.files.get(path), other.files.get(path)]
    return here !== undefined && here.size === there?.size && here.crc === there.crc
  }
  return {
    files: zip.files,
    read: (path, atMost) => (isShared(path) ? other : zip).read(path, atMost),
  }
}

/** As its ecosystem compares names (PyPA: "Names and normalization"). */
function keyOf({ ecosystem, name }: Pick<Package, 'ecosystem' | 'name'>): string {
  return `${ecosystem}:${ecosystem === 'pypi' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name}`
}

/** Bytes of a file list that is read; one of more is none. */
const listLimit = 5_000_000

/** Tells of a path which package's it is: as a list of files says, or by the folder that it lies in, or by that folder's name. */
async function ownersOf(
  found: readonly Package[],
  { files, read }: Pick<ZipContents, 'read'> & { readonly files: readonly LayerFile[] },
): Promise<(path: string) => string | undefined> {
  const wheels = await wheelFilesOf({
    files,
    read: async (path) => (await read(path, listLimit).catch(() => undefined)) ?? Buffer.alloc(0),
  })
  const places = new Map(found.map((one) => [one.path, keyOf(one)]))
  const names = new Map(found.map((one) => [nameIn(one), keyOf(one)]))
  return (path) => {
    const wheel = wheels.get(path)
    if (wheel) return keyOf({ ecosystem: 'pypi', name: wheel.name })
    const ecosystem = ecosystems.get(path.slice(0, path.indexOf('/')))
    return (
      nearest(path, places) ??
      (ecosystem && names.get(nameIn({ ecosystem, name: packageOf(path), path: packageOf(path) })))
    )
  }
}

/** What lies in which folder of a layer. */
const ecosystems: ReadonlyMap<string, Ecosystem> = new Map([
  ['nodejs', 'npm'],
  ['python', 'pypi'],
  ['ruby', 'gem'],
])

/** How the folders that a package has beside its own are named; a gem's have its version. */
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
