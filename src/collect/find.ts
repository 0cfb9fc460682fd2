import { glob, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { counted } from '../figures.ts'
import type { Surroundings } from '../parse.ts'
import { isInside } from '../paths.ts'
import { messageOf } from '../problem.ts'

/** A file that may be a leg's manifest: its path for people, and its text, or why it cannot be read. */
export type Found = { readonly path: string } & ({ readonly text: string } | { readonly unreadable: string })

/** The largest manifest is some hundred kB: many Regions, many packages. */
const mostBytes = 8_000_000

/** The files that patterns name, each once: files, all `.json` files of directories, and globs. */
export async function findManifests(
  patterns: readonly string[],
  surroundings: Surroundings,
): Promise<Found[]> {
  const paths = await Promise.all(
    patterns.map((pattern) => pathsOf(resolve(surroundings.workspace, pattern))),
  )
  const real = await Promise.all([...new Set(paths.flat())].map((path) => realpath(path)))
  return Promise.all([...new Set(real)].sort().map((path) => read(path, surroundings)))
}

async function pathsOf(pattern: string): Promise<string[]> {
  const standing = await stat(pattern).catch(() => undefined)
  const named = standing ? [pattern] : await matching(pattern)
  return (await Promise.all(named.map(filesOf))).flat()
}

async function filesOf(path: string): Promise<string[]> {
  return (await stat(path)).isFile() ? [path] : await jsonBelow(path)
}

async function jsonBelow(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true })
  return names
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
}

async function matching(pattern: string): Promise<string[]> {
  const paths: string[] = []
  for await (const path of glob(pattern)) paths.push(path)
  return paths
}

async function read(path: string, { workspace, temporary }: Surroundings): Promise<Found> {
  const roots = await Promise.all([workspace, temporary].map((root) => realpath(root)))
  const root = roots.find((one) => isInside(one, path))
  if (root === undefined) return { path, unreadable: 'it leads out of the workspace' }
  const shown = relative(root, path)
  const { size } = await stat(path)
  if (size > mostBytes)
    return { path: shown, unreadable: `it has ${counted(size, 'byte')}: no manifest is so large` }
  return readFile(path, 'utf8').then(
    (text) => ({ path: shown, text }),
    (error: unknown) => ({ path: shown, unreadable: messageOf(error) }),
  )
}
