import { glob, lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import pLimit from 'p-limit'
import { counted } from '../base/figures.ts'
import { isInside } from '../base/paths.ts'
import { messageOf, Problem } from '../base/problem.ts'
import type { Surroundings } from '../inputs/parse.ts'

/** A file that can be the manifest of a job: its path for messages, and its text, or why it cannot be read. */
export type Found = { readonly path: string } & ({ readonly text: string } | { readonly unreadable: string })

/** The largest manifests have some hundred kB: many Regions and packages. */
const mostBytes = 8_000_000

/** A matrix has at most 256 jobs (GitHub: "Usage limits"), and each attempt leaves a manifest. */
const mostFiles = 5_000

/** Bytes of all manifests together, which are in memory at the same time. */
const mostBytesInAll = 64_000_000

/** The files that patterns name, each once: files, all `.json` files of directories, and globs. Throws a Problem if there are too many. */
export async function findManifests(
  patterns: readonly string[],
  surroundings: Surroundings,
): Promise<Found[]> {
  const paths = await Promise.all(
    patterns.map((pattern) => pathsOf(resolve(surroundings.workspace, pattern))),
  )
  const files = [...new Set(paths.flat())].sort()
  if (files.length > mostFiles)
    throw new Problem({
      topic: 'an-input-is-not-allowed',
      text:
        `Input "manifests" names ${counted(files.length, 'file')}, and at most ${mostFiles.toLocaleString('en')} are allowed. ` +
        'Name only the manifests of this run, such as the folder that they were downloaded to.',
    })
  const room = { bytes: mostBytesInAll }
  // A runner limits the number of open files.
  const found = await pLimit(16).map(files, (path) => read(path, room, surroundings))
  return [...new Map(found.map((one) => [one.path, one])).values()]
}

async function pathsOf(pattern: string): Promise<string[]> {
  const named = (await isThere(pattern)) ? [pattern] : await matching(pattern)
  return (await Promise.all(named.map(filesOf))).flat()
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

/** A path, or the files below it. Errors are reported when a file is read. */
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

/** Reads a file. Its path is relative to the workspace, with links followed. */
async function read(
  path: string,
  room: { bytes: number },
  { workspace, temporary }: Surroundings,
): Promise<Found> {
  try {
    const [real, ...roots] = await Promise.all([path, workspace, temporary].map((one) => realpath(one)))
    const root = roots.find((one) => isInside(one, real ?? ''))
    if (root === undefined || real === undefined)
      return { path: relative(workspace, path), unreadable: 'it leads out of the workspace' }
    const shown = relative(root, real)
    const found = await stat(real)
    if (!found.isFile()) return { path: shown, unreadable: 'it is not a file that can be read' }
    if (found.size > mostBytes)
      return { path: shown, unreadable: `it has ${counted(found.size, 'byte')}: no manifest is so large` }
    room.bytes -= found.size
    if (room.bytes < 0)
      return {
        path: shown,
        unreadable: `all files together have more than ${counted(mostBytesInAll, 'byte')}`,
      }
    return { path: shown, text: await readFile(real, 'utf8') }
  } catch (error) {
    return { path: relative(workspace, path), unreadable: messageOf(error) }
  }
}
