import { copyFile, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { constants, inflateRawSync } from 'node:zlib'
import AdmZip from 'adm-zip'
import type { Runtime } from '../../layer.ts'
import { messageOf, Problem } from '../../problem.ts'
import { factsOf, versionsOf } from '../../runtimes.ts'

/** A file of a runtime class path. `owner` tells files of one name apart, such as a Maven group. */
export interface ClassPathFile {
  readonly owner: string
  readonly name: string
  readonly path: string
}

/** Jars by their names in the layer. */
type Jars = ReadonlyMap<string, ClassPathFile>

/** Lays jars out as Lambda's class path wants them: `java/lib/*.jar` in a new directory. Throws a Problem where that would not load. */
export async function layOut(
  tool: string,
  files: readonly ClassPathFile[],
  to: { readonly directory: string; readonly runtimes: readonly Runtime[]; readonly built: Built },
): Promise<{ warnings: string[] }> {
  const jars = nameJars(files.filter(({ name }) => extname(name) === '.jar'))
  if (jars.size === 0) {
    throw new Problem(
      'Input "source" asks for no dependencies at run time: the layer would be empty. Point it at the project that does.',
    )
  }
  await requireFiles(tool, jars)
  const lib = join(to.directory, 'java', 'lib')
  await mkdir(lib, { recursive: true })
  for (const [name, { path }] of jars) {
    await copyFile(path, join(lib, name))
    if (to.built(path)) await normalise(join(lib, name))
  }
  await requireLoads(lib, to.runtimes)
  const others = files.filter(({ name }) => extname(name) !== '.jar').map(({ name }) => name)
  return {
    warnings:
      others.length > 0
        ? [`Not in the layer, as a class path takes only jars: ${others.join(', ')}. Add it with "include".`]
        : [],
  }
}

/** Files of one name would overwrite each other: they get their owner's name in front. */
function nameJars(files: readonly ClassPathFile[]): Jars {
  const jars = new Map<string, ClassPathFile>()
  for (const file of files) {
    const isShared = files.some(({ name, path }) => name === file.name && path !== file.path)
    const name = isShared ? `${file.owner}.${file.name}` : file.name
    const other = jars.get(name)
    if (other && other.path !== file.path) {
      throw new Problem(`Two dependencies have a file ${name}: ${other.path} and ${file.path}. Rename one.`)
    }
    jars.set(name, file)
  }
  return jars
}

/** A directory of classes is what a build gives for a module that it has not packaged. */
async function requireFiles(tool: string, jars: Jars): Promise<void> {
  const missing: string[] = []
  for (const [name, { path }] of jars) {
    const found = await stat(path).catch(() => undefined)
    if (!found?.isFile()) missing.push(name)
  }
  if (missing.length === 0) return
  throw new Problem(
    `${tool} reported success, but there is no ${missing.join(', ')}. Check that "source" builds with a clean checkout.`,
  )
}

/** Tells of a jar whether the build has made it: one that was not there before. */
export type Built = (path: string) => boolean

/** Remembers the jars that lie in a directory, so as to tell later which ones a build has made there. */
export async function builtIn(directory: string): Promise<Built> {
  const names = await readdir(directory, { recursive: true })
  const before = new Set(names.filter((name) => name.endsWith('.jar')).map((name) => join(directory, name)))
  return (path) => path.startsWith(join(directory, '/')) && !before.has(path)
}

/** Local time, as the container writes it. */
const epoch = new Date(1980, 0, 1)

/** What a build makes anew has the time of the build in it, and the order of the directory: both go. */
async function normalise(path: string): Promise<void> {
  const given = new AdmZip(path).getEntries()
  const zip = new AdmZip({ noSort: true })
  for (const entry of given.sort((one, other) => Buffer.compare(keyOf(one), keyOf(other)))) {
    const { entryName, attr } = entry
    const bytes = /^META-INF\/maven\/.*\/pom\.properties$/.test(entryName)
      ? Buffer.from(
          entry
            .getData()
            .toString('latin1')
            .replace(/^#.*\r?\n/gm, ''),
          'latin1',
        )
      : entry.getData()
    const added = zip.addFile(entryName, bytes)
    added.attr = attr
    added.header.time = epoch
  }
  await writeFile(path, zip.toBuffer())
}

/** The manifest comes first, where programs that read a jar as a stream look for it. */
function keyOf({ entryName }: AdmZip.IZipEntry): Buffer {
  return Buffer.from(`${entryName === 'META-INF/MANIFEST.MF' ? 0 : 1}${entryName}`)
}

/** Java 8's class files are of major version 52, and each Java since has one more (Java Virtual Machine Specification, table 4.1-A). */
const before = 44

/** Classes of a newer Java than the oldest that was declared are found by a function, and then refused by its Java. */
async function requireLoads(lib: string, runtimes: readonly Runtime[]): Promise<void> {
  const [oldest] = versionsOf('java', runtimes)
  if (oldest === undefined) return
  const newer: string[] = []
  for (const name of (await readdir(lib)).sort()) {
    const version = newestClassOf(await readFile(join(lib, name)), name) - before
    if (version > Number(oldest)) newer.push(`${name} (Java ${version})`)
  }
  if (newer.length === 0) return
  const runtime = runtimes.find((candidate) => {
    const facts = factsOf(candidate)
    return facts?.language === 'java' && facts.version === oldest
  })
  throw new Problem(
    `${newer.join(', ')} cannot be loaded by ${runtime}: the Java that it was compiled for is newer. ` +
      'Declare a newer runtime in "compatible-runtimes", or use a version of it for that Java.',
  )
}

/** The newest major version among a jar's class files; those for a newer Java only, which an older one passes over, do not count. */
function newestClassOf(jar: Buffer, name: string): number {
  try {
    return new AdmZip(jar)
      .getEntries()
      .filter(({ entryName }) =>
        /^(?!META-INF\/versions\/)(?:.*\/)?(?!module-info)[^/]+\.class$/.test(entryName),
      )
      .reduce((newest, entry) => Math.max(newest, startOf(entry).readUInt16BE(6)), 0)
  } catch (error) {
    throw new Problem(
      `The jar ${name} cannot be read: ${messageOf(error)}. Remove it from the runner's cache.`,
      {
        cause: error,
      },
    )
  }
}

/** The first bytes of a class file, without inflating the rest of it. */
function startOf(entry: AdmZip.IZipEntry): Buffer {
  const start = entry.getCompressedData().subarray(0, 512)
  return entry.header.method === 0 ? start : inflateRawSync(start, { finishFlush: constants.Z_SYNC_FLUSH })
}
