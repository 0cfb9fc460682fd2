import { posix } from 'node:path'
import pLimit from 'p-limit'
import { limits } from '../base/limits.ts'
import type { Ecosystem } from '../layer/layer.ts'
import { opt, packagesPattern } from '../layer/opt.ts'
import { contentOf } from '../zip/content.ts'
import type { ListedEntry } from '../zip/directory.ts'
import { bytesOf, entriesOf, packedOf, textOfEntry, withBytesOf } from '../zip/listing.ts'
import type { Bytes } from '../zip/listing.ts'
import {
  fitsJar,
  jarName,
  readCoreMetadata,
  readGemspec,
  readPackageJson,
  readPom,
  readPomProperties,
} from './metadata.ts'
import type { Coordinates, PackageMetadata } from './metadata.ts'
import { pypiName } from './package-name.ts'

/** A package in a layer. `path` is relative to the root of the layer; `license` is the text in the metadata. */
export interface Package {
  readonly ecosystem: Ecosystem
  /** The name in its ecosystem: `@scope/name`, `group:artifact`, or only `artifact` for a jar without a group. */
  readonly name: string
  /** Empty if it is not known. */
  readonly version: string
  readonly license?: string | undefined
  readonly path: string
}

/** The files of a layer. `read` returns undefined for a file that does not exist or has more than `atMost` bytes. */
export interface LayerFiles {
  readonly paths: readonly string[]
  readonly read: (path: string, atMost: number) => Promise<Buffer | undefined>
}

/** Returns the packages in the archive of a layer, in the order of their paths. `zip` is the path of the archive, or its bytes. */
export function packagesIn(zip: string | Buffer): Promise<Package[]> {
  return typeof zip === 'string' ? withBytesOf(zip, packagesAmong) : packagesAmong(bytesOf(zip))
}

function packagesAmong(bytes: Bytes): Promise<Package[]> {
  const entries = new Map(filesIn(bytes).map((entry) => [entry.name.toString(), entry]))
  return packagesOf({
    paths: [...entries.keys()],
    read: async (path, atMost) => {
      const entry = entries.get(path)
      return entry && entry.size <= atMost
        ? contentOf({ ...entry, packed: packedOf(bytes, entry) })
        : undefined
    },
  })
}

function filesIn(bytes: Bytes): ListedEntry[] {
  return [...entriesOf(bytes)].filter(({ name }) => name.at(-1) !== slash)
}

const slash = 0x2f

/**
 * Returns the packages in the files of a layer, in the order of their paths. A package in two places is listed twice. If the metadata of a
 * package is broken or incomplete, the name is that of its folder or file.
 */
export async function packagesOf(files: LayerFiles): Promise<Package[]> {
  const places = new Map(
    files.paths.flatMap((file) =>
      kinds.flatMap((kind) => {
        const place = kind.place.exec(file)?.[1]
        return place === undefined ? [] : [[place, kind] as const]
      }),
    ),
  )
  const sorted = [...places].sort(([one], [other]) => (one < other ? -1 : 1))
  return pLimit(8).map(sorted, ([place, kind]) => packageAt(place, kind, files))
}

// A package is in a node_modules folder, which is in a folder of the user or directly in a package. A node_modules in another folder of a
// package, such as its tests, is ignored, because no program searches it for packages.
const npmName = '(?:@[^/]+/)?[^/@.][^/]*'
const outside = '(?:(?!node_modules/)[^/]+/)*'
const nested = `(?:(?:${npmName}|\\.pnpm/[^/]+)/node_modules/)*`

interface Kind {
  readonly ecosystem: Ecosystem
  /** Matches the files that identify a package. The first group is the path of the package. */
  readonly place: RegExp
  readonly byItsPath: (place: string) => PackageMetadata
  readonly byItsMetadata: (place: string, files: LayerFiles) => Promise<PackageMetadata>
}

const kinds: readonly Kind[] = [
  {
    ecosystem: 'npm',
    place: new RegExp(`^(${opt.nodejs.folder}/${outside}node_modules/${nested}${npmName})/package\\.json$`),
    byItsPath: (place) => ({ name: place.slice(place.lastIndexOf('node_modules/') + 13) }),
    byItsMetadata: async (place, files) => readPackageJson(await textOf(`${place}/package.json`, files)),
  },
  {
    ecosystem: 'pypi',
    place: new RegExp(`^(${packagesPattern('python')}/[^/]+\\.(?:dist|egg)-info)(?:/|$)`),
    byItsPath: (place) => {
      const [name, version] = posix.parse(place).name.split('-')
      return { name, version }
    },
    byItsMetadata: async (place, files) => {
      const [metadata, info, itself] = [`${place}/METADATA`, `${place}/PKG-INFO`, place]
      return readCoreMetadata(
        (await textOf(metadata, files)) || (await textOf(info, files)) || (await textOf(itself, files)),
      )
    },
  },
  {
    ecosystem: 'maven',
    place: new RegExp(`^(${packagesPattern('java')}/[^/]+\\.jar)$`),
    byItsPath: (place) => jarName(posix.parse(place).name),
    byItsMetadata: async (place, files) => {
      const jar = await files.read(place, jarLimit)
      return jar ? readJar(posix.parse(place).name, bytesOf(jar)) : {}
    },
  },
  {
    ecosystem: 'gem',
    place: new RegExp(`^(${packagesPattern('ruby')}/specifications/[^/]+\\.gemspec)$`),
    byItsPath: (place) => {
      const [, name, version] = /^(.+?)-(\d[^-]*)/.exec(posix.parse(place).name) ?? []
      return { name: name ?? posix.parse(place).name, version }
    },
    byItsMetadata: async (place, files) => readGemspec(await textOf(place, files)),
  },
]

/** Returns the path of the package that a file identifies, and its ecosystem. Returns undefined for other files. */
export function placeOf(file: string): Pick<Package, 'path' | 'ecosystem'> | undefined {
  for (const { place, ecosystem } of kinds) {
    const path = place.exec(file)?.[1]
    if (path !== undefined) return { path, ecosystem }
  }
  return undefined
}

/** The maximum size of metadata in bytes. A larger file is ignored. */
const metadataLimit = 5_000_000
/** The maximum size of a jar that is read, in bytes. */
const jarLimit = 262_144_000

async function packageAt(path: string, kind: Kind, files: LayerFiles): Promise<Package> {
  const named = kind.byItsPath(path)
  const metadata = await kind.byItsMetadata(path, files).catch((): PackageMetadata => ({}))
  const name = usable(metadata.name) ?? (named.name || posix.basename(path))
  const license = metadata.license?.replace(/\s+/g, ' ').trim()
  return {
    ecosystem: kind.ecosystem,
    name: kind.ecosystem === 'pypi' ? pypiName(name) : name,
    version: usable(metadata.version) ?? named.version ?? '',
    ...(license && { license: license.slice(0, 500) }),
    path,
  }
}

/** Returns a name or version only if it can be one: one word of visible characters. */
function usable(text: string | undefined): string | undefined {
  return text !== undefined && /^[^\s\p{C}]{1,250}$/u.test(text) ? text : undefined
}

/** The maximum number of POMs that are read in a jar. */
const mostPoms = 2_000

/**
 * A shaded jar contains the metadata of all artifacts in it. That of the jar itself is found by its file name. A jar with too many entries
 * is identified only by its file name.
 */
function readJar(name: string, jar: Bytes): PackageMetadata {
  const own = pomOf(name, jar)
  if (own === undefined) return {}
  const { path, group, artifact, version } = own
  const xml = find(jar, path.replace(/\.properties$/, '.xml'))
  const license = xml && readPom(textOfEntry(jar, xml) ?? '').license
  return { name: `${group}:${artifact}`, version, license }
}

function pomOf(name: string, jar: Bytes): (Coordinates & { readonly path: string }) | undefined {
  let left = mostPoms
  for (const entry of metadataOf(jar)) {
    const path = entry.name.toString()
    if (!/^META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/.test(path) || left-- === 0) continue
    const pom = readPomProperties(textOfEntry(jar, entry) ?? '')
    if (fitsJar(pom, name)) return { ...pom, path }
    if (left < 0) return undefined
  }
  return undefined
}

function find(jar: Bytes, path: string): ListedEntry | undefined {
  for (const entry of metadataOf(jar)) if (entry.name.toString() === path) return entry
  return undefined
}

const folder = Buffer.from('META-INF/maven/')

function* metadataOf(jar: Bytes): Generator<ListedEntry> {
  let left: number = limits.jarEntries.most
  for (const entry of entriesOf(jar)) {
    if (left-- === 0) return
    if (entry.name.subarray(0, folder.length).equals(folder)) yield entry
  }
}

async function textOf(path: string, files: LayerFiles): Promise<string> {
  return (await files.read(path, metadataLimit))?.toString('utf8') ?? ''
}
