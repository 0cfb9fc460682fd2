import type { Ecosystem } from '../layer/layer.ts'
import { keyOf, ownersOf } from '../packages/owners.ts'
import type { ZipContents, ZippedFile } from './zip-reader.ts'

/** A package of a layer. `key` is the same for all versions and locations of a package. */
export interface ComparedPackage {
  readonly key: string
  readonly ecosystem: Ecosystem
  readonly name: string
  /** Empty if the version is unknown. */
  readonly version: string
}

/** A file of a layer, and the key of its package. */
export interface ComparedFile extends ZippedFile {
  readonly owner: string | undefined
}

/** The packages and files of a layer. */
export interface LayerContents {
  readonly packages: readonly ComparedPackage[]
  readonly files: ReadonlyMap<string, ComparedFile>
}

/** The maximum length of a name, a version or a path in characters. A zip can contain names of 64 kB. */
const maximumNameLength = 500

/** Returns the packages and files in the zip of a layer. */
export async function contentsOf(zip: ZipContents): Promise<LayerContents> {
  const paths = [...zip.files.keys()].filter((path) => path.length <= maximumNameLength)
  const files = paths.map((path) => ({ path, size: zip.files.get(path)?.size ?? 0 }))
  const { found, ownerOf } = await ownersOf({ files, read: zip.read })
  return {
    packages: found.map((one) => ({
      key: keyOf(one),
      ecosystem: one.ecosystem,
      name: one.name.slice(0, maximumNameLength),
      version: one.version.slice(0, maximumNameLength),
    })),
    files: new Map(
      [...zip.files].map(([whole, { size, crc }]) => {
        const path = whole.slice(0, maximumNameLength)
        return [path, { size, crc, owner: ownerOf(path) }]
      }),
    ),
  }
}

/** Returns a zip that reads a file from `other` if both have it with the same path, size and CRC-32. This avoids downloads. */
export function readingSharedFilesFrom(zip: ZipContents, other: ZipContents): ZipContents {
  const isShared = (path: string): boolean => {
    const [here, there] = [zip.files.get(path), other.files.get(path)]
    return here !== undefined && here.size === there?.size && here.crc === there.crc
  }
  return {
    files: zip.files,
    read: (path, atMost) => (isShared(path) ? other : zip).read(path, atMost),
  }
}
