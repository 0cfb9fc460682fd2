import { mkdir, readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { count } from '../../base/figures.ts'
import { listPathsIn } from '../../base/files.ts'
import { limits } from '../../base/limits.ts'
import { about, becauseOf } from '../../base/message.ts'
import type { Message } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import { linkFile } from '../../base/trees.ts'
import type { Runtime } from '../../layer/layer.ts'
import { opt } from '../../layer/opt.ts'
import { factsOf, versionsOf } from '../../layer/runtimes.ts'
import { entriesOf, startOf, withBytesOf } from '../../zip/listing.ts'
import type { Bytes } from '../../zip/listing.ts'
import { makeReproducible } from './reproducible-jar.ts'

/** A file of a runtime class path. `owner` distinguishes files with the same name, for example by a Maven group. */
export interface ClassPathFile {
  readonly owner: string
  readonly name: string
  readonly path: string
}

/** Jars by name in the layer. */
type Jars = ReadonlyMap<string, ClassPathFile>

/** Links or copies jars to Lambda's class path: `java/lib/*.jar` in a new directory. Throws a Problem if a runtime could not load them. */
export async function layOut(
  tool: string,
  files: readonly ClassPathFile[],
  to: { readonly directory: string; readonly runtimes: readonly Runtime[]; readonly built: Built },
): Promise<{ warnings: Message[] }> {
  const jars = nameJars(files.filter(({ name }) => extname(name) === '.jar'))
  if (jars.size === 0) {
    throw new Problem({
      topic: 'the-layer-would-be-empty',
      text: 'The layer would be empty, because the project in "source" has no dependencies at run time. Point "source" at a project that has some.',
    })
  }
  await requireFiles(tool, jars)
  const lib = join(to.directory, opt.java.packages)
  await mkdir(lib, { recursive: true })
  const notReproducible: string[] = []
  for (const [name, { path }] of jars) {
    // A jar that is rewritten becomes a new file, so that the one in the repository of the manager stays as it is.
    await linkFile(path, join(lib, name))
    if (to.built(path) && !(await makeReproducible(join(lib, name)))) notReproducible.push(name)
  }
  const unread = await requireLoadable(lib, to.runtimes)
  const others = files.filter(({ name }) => extname(name) !== '.jar').map(({ name }) => name)
  return { warnings: [...warningsAboutOthers(others), ...warningsAboutLimits(notReproducible, unread)] }
}

function warningsAboutOthers(names: readonly string[]): Message[] {
  if (names.length === 0) return []
  return [
    {
      topic: 'the-package-manager-reported-success',
      text: `Not in the layer, because a class path accepts only jars: ${names.join(', ')}. Add these files with "include".`,
    },
  ]
}

function warningsAboutLimits(asTheyAre: readonly string[], unread: readonly string[]): Message[] {
  return [
    ...(asTheyAre.length === 0
      ? []
      : [
          about(
            'a-file-exceeds-a-limit',
            `Not made reproducible, because it has more than ${count(limits.rewrittenEntries.most)} entries or ` +
              `${count(limits.rewrittenBytes.most)} bytes: ${asTheyAre.join(', ')}. The next build can publish a new version of the same content.`,
          ),
        ]),
    ...(unread.length === 0
      ? []
      : [
          about(
            'a-file-exceeds-a-limit',
            `The Java version of some classes was not checked, because the layer has more than ${count(limits.classes.most)} classes ` +
              `or one jar has more than ${count(limits.jarEntries.most)} entries: ${unread.join(', ')}. ` +
              'Compile them for the oldest runtime in "compatible-runtimes".',
          ),
        ]),
  ]
}

/** Returns jars by name. Jars with the same name get the name of their owner as a prefix, because they would overwrite each other. */
function nameJars(files: readonly ClassPathFile[]): Jars {
  const jars = new Map<string, ClassPathFile>()
  for (const file of files) {
    const isShared = files.some(({ name, path }) => name === file.name && path !== file.path)
    const name = isShared ? `${file.owner}.${file.name}` : file.name
    const other = jars.get(name)
    if (other && other.path !== file.path) {
      throw new Problem({
        topic: 'the-package-manager-reported-success',
        text: `Two dependencies have a file with the name ${name}: ${other.path} and ${file.path}. Rename one of them.`,
      })
    }
    jars.set(name, file)
  }
  return jars
}

/** Throws a Problem for a jar that is not a file. For a module that was not packaged, a build returns a directory of classes. */
async function requireFiles(tool: string, jars: Jars): Promise<void> {
  const missing: string[] = []
  for (const [name, { path }] of jars) {
    const found = await stat(path).catch(() => undefined)
    if (!found?.isFile()) missing.push(name)
  }
  if (missing.length === 0) return
  throw new Problem({
    topic: 'the-package-manager-reported-success',
    text: `${tool} reported success, but did not create ${missing.join(', ')}. Check that "source" builds in a clean checkout.`,
  })
}

/** Returns whether the build created a jar, which did not exist before. */
export type Built = (path: string) => boolean

/** Records the jars in a directory. Returns a function that checks whether a build has created a jar there since. */
export async function builtIn(directory: string): Promise<Built> {
  const names = await listPathsIn(directory)
  const before = new Set(names.filter((name) => name.endsWith('.jar')).map((name) => join(directory, name)))
  return (path) => path.startsWith(join(directory, '/')) && !before.has(path)
}

/** The major version of class files minus the Java version: Java 8 has class files of version 52 (Java Virtual Machine Specification, table 4.1-A). */
const classFileOffset = 44

/**
 * Throws a Problem for jars with classes for a newer Java version than the oldest declared runtime. That runtime would find them but not
 * load them. Returns the jars that were not checked completely.
 */
async function requireLoadable(lib: string, runtimes: readonly Runtime[]): Promise<string[]> {
  const [oldest] = versionsOf('java', runtimes)
  if (oldest === undefined) return []
  const newer: string[] = []
  const unread: string[] = []
  let left: number = limits.classes.most
  for (const name of (await readdir(lib)).sort()) {
    const { newest, looked, isWhole } = await newestClassOf(join(lib, name), name, left)
    left -= looked
    if (newest - classFileOffset > Number(oldest)) newer.push(`${name} (Java ${newest - classFileOffset})`)
    if (!isWhole) unread.push(name)
  }
  if (newer.length === 0) return unread
  const runtime = runtimes.find((candidate) => {
    const facts = factsOf(candidate)
    return facts?.language === 'java' && facts.version === oldest
  })
  throw new Problem({
    topic: 'the-code-is-for-another-version-of-the-language',
    text:
      `${runtime} cannot load ${newer.join(', ')}, which was compiled for a newer Java version. ` +
      'Declare a newer runtime in "compatible-runtimes", or use a version of the library for that runtime.',
  })
}

/** The result of a check of a jar: the newest major version of its class files, and the number of classes that were checked. */
interface Look {
  readonly newest: number
  readonly looked: number
  /** Whether all classes were checked. */
  readonly isWhole: boolean
}

async function newestClassOf(path: string, name: string, atMost: number): Promise<Look> {
  try {
    return await withBytesOf(path, (jar) => lookInto(jar, atMost))
  } catch (error) {
    const reason = reasonOf(error)
    const text = `The jar ${name} cannot be read: ${reason.text}. Remove it from the runner's cache.`
    throw new Problem(becauseOf(reason, 'a-manifest-cannot-be-read', text), { cause: error })
  }
}

/** The number of compressed bytes that are enough to inflate the first eight bytes of a class file. */
const start = 512

/** Checks the classes of a jar. Classes for newer Java versions only are skipped, because older versions ignore them. */
function lookInto(jar: Bytes, atMost: number): Look {
  let [newest, looked, entries] = [0, 0, 0]
  for (const entry of entriesOf(jar)) {
    entries += 1
    if (entries > limits.jarEntries.most) return { newest, looked, isWhole: false }
    if (!isClass(entry.name)) continue
    if (looked === atMost) return { newest, looked, isWhole: false }
    looked += 1
    newest = Math.max(newest, startOf(jar, entry, start).readUInt16BE(6))
  }
  return { newest, looked, isWhole: true }
}

const ending = Buffer.from('.class')

function isClass(name: Buffer): boolean {
  if (!name.subarray(-ending.length).equals(ending)) return false
  return /^(?!META-INF\/versions\/)(?:.*\/)?(?!module-info)[^/]+\.class$/.test(name.toString())
}
