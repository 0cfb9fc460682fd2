import { glob, lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import pLimit from 'p-limit'
import { count, counted } from '../base/figures.ts'
import { isInside } from '../base/paths.ts'
import { messageOf, Problem } from '../base/problem.ts'
import type { Surroundings } from '../inputs/parse.ts'

/** A file that may be the manifest of a job: its path for messages, and its text or why it cannot be read. */
export type ManifestFile = { readonly path: string } & (
  { readonly text: string } | { readonly unreadable: string }
)

/** The maximum size of a manifest in bytes. With many Regions and packages, a manifest has a few hundred kB. */
const mostBytes = 8_000_000

/** A matrix has at most 256 jobs (GitHub: "Usage limits"), and each attempt writes a manifest. */
const mostFiles = 5_000

/** The maximum size of all manifests together in bytes, because they are in memory at the same time. */
const mostBytesInAll = 64_000_000

/** Returns the files that the patterns name, each once. A directory stands for all `.json` files in it. Throws a Problem if there are too many. */
export async function findManifests(
  patterns: readonly string[],
  surroundings: Surroundings,
): Promise<ManifestFile[]> {
  const paths = await Promise.all(
    patterns.map((pattern) => pathsOf(resolve(surroundings.workspace, pattern))),
  )
  const files = [...new Set(paths.flat())].sort()
  if (files.length > mostFiles)
    throw new Problem({
      topic: 'an-input-is-not-allowed',
      text:
        `Input "manifests" matches ${counted(files.length, 'file')}, but at most ${count(mostFiles)} are allowed. ` +
        'Use only the folder to which the manifests of this run were downloaded.',
    })
  const budget = { bytes: mostBytesInAll }
  // A runner limits the number of open files.
  const found = await pLimit(16).map(files, (path) => read(path, budget, surroundings))
  return [...new Map(found.map((one) => [one.path, one])).values()]
}

async function pathsOf(pattern: string): Promise<string[]> {
  const named = (await exists(pattern)) ? [pattern] : await matching(pattern)
  return (await Promise.all(named.map(filesOf))).flat()
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

/** Returns a path, or the files below it. Errors are reported when a file is read. */
async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() ? await jsonBelow(path).catch(() => [path]) : [path]
}

async function jsonBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const below = entries.map(async (entry) => {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) return jsonBelow(path).catch(() => [path])
    return entry.name.endsWith('.json') ? [path] : []
  })
  return (await Promise.all(below)).flat()
}

async function matching(pattern: string): Promise<string[]> {
  const paths: string[] = []
  for await (const path of glob(pattern)) paths.push(path)
  return paths
}

/** Reads a file in the workspace or in RUNNER_TEMP. The path in the result is relative to that directory, after links are resolved. */
async function read(
  path: string,
  budget: { bytes: number },
  { workspace, temporary }: Surroundings,
): Promise<ManifestFile> {
  try {
    const [real, ...roots] = await Promise.all([path, workspace, temporary].map((one) => realpath(one)))
    const root = roots.find((one) => isInside(one, real ?? ''))
    if (root === undefined || real === undefined)
      return { path: relative(workspace, path), unreadable: 'it points outside of the workspace' }
    const shown = relative(root, real)
    const unreadable = (reason: string): ManifestFile => ({ path: shown, unreadable: reason })
    const found = await stat(real)
    if (!found.isFile()) return unreadable('it is not a file that can be read')
    if (found.size > mostBytes)
      return unreadable(
        `it has ${counted(found.size, 'byte')}, but a manifest has at most ${count(mostBytes)}`,
      )
    budget.bytes -= found.size
    if (budget.bytes < 0)
      return unreadable(`all files together have more than ${counted(mostBytesInAll, 'byte')}`)
    return { path: shown, text: await readFile(real, 'utf8') }
  } catch (error) {
    return { path: relative(workspace, path), unreadable: messageOf(error) }
  }
}
