import type { Ecosystem } from '../layer/layer.ts'
import { keyOf, ownersOf } from '../packages/owners.ts'
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

/** What a layer has in it, by its zip. */
export async function contentsOf(zip: ZipContents): Promise<Contents> {
  const paths = [...zip.files.keys()].filter((path) => path.length <= longest)
  const files = paths.map((path) => ({ path, size: zip.files.get(path)?.size ?? 0 }))
  const { found, ownerOf } = await ownersOf({ files, read: zip.read })
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
