import { accessSync, closeSync, constants, lstatSync, openSync, realpathSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'

/** Where files are read and written: the checkout, and the runner's directory for what is temporary. */
export interface Roots {
  readonly workspace: string
  readonly temporary: string
}

/** Bytes of a path that a system call takes (Linux: PATH_MAX, without its end). */
const longest = 4_095

/** Whether a path is a directory itself, or something below it. Both are absolute. */
export function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Whether a path without links lies below one of the roots. */
export function isBelow({ workspace, temporary }: Roots, real: string): boolean {
  const roots = [workspace, temporary].map(realpathOf)
  return roots.some((root) => root !== undefined && isInside(root, real))
}

/** A path with its links followed; undefined where it leads nowhere. */
export function realpathOf(path: string): string | undefined {
  try {
    // Node's own way takes ".." behind a link for the folder that the link lies in, and the system does not.
    return realpathSync.native(path)
  } catch {
    return undefined
  }
}

/** Where a file goes that is written to a path, links followed; nothing needs to stand there yet. */
export function destinationOf(path: string): string {
  const standing = nearestStanding(path)
  return join(standing.real, relative(standing.path, path))
}

/** Whether two files cannot both be written: they are one, or one would have to be a folder of the other. */
export function areInTheWay(one: string, other: string): boolean {
  const [first, second] = [destinationOf(one), destinationOf(other)]
  return isInside(first, second) || isInside(second, first)
}

/** Those of some files that cannot be written beside the ones before them. */
export function inEachOthersWay(paths: readonly string[]): string[] {
  const files = new Set<string>()
  const folders = new Set<string>()
  return paths.filter((path) => {
    const file = destinationOf(path)
    const above = foldersOf(file)
    const isInTheWay = files.has(file) || folders.has(file) || above.some((folder) => files.has(folder))
    files.add(file)
    for (const folder of above) folders.add(folder)
    return isInTheWay
  })
}

function foldersOf(path: string): string[] {
  const parent = dirname(path)
  return parent === path ? [] : [parent, ...foldersOf(parent)]
}

/** Folders whose files Git and GitHub act on: hooks and settings, workflows and actions. */
const actedOn = ['.git', '.github']

/** Why no file can be written to a path, as the rest of a sentence; undefined where one can. */
export function whyNotWritable(path: string, roots: Roots): string | undefined {
  if (/\p{Cc}/u.test(path)) return 'it has a control character in it. Name another path'
  if (Buffer.byteLength(path) > longest) return `it has more than ${longest} bytes. Shorten it`
  const standing = nearestStanding(path)
  const isThere = standing.path === path
  if (!isBelow(roots, standing.real)) return 'it leads out of the workspace'
  const parts = partsBelow(roots, path)
  if (parts.some(isLink)) return 'a part of it is a link. Name the path that the link points to'
  const protectedFolder = parts.find((part) => actedOn.includes(basename(part).toLowerCase()))
  if (protectedFolder !== undefined)
    return `Git or GitHub acts on files in ${basename(protectedFolder)}. Name a path outside of it`
  if (parts.some(isRepository)) return "it is inside a Git repository's own data. Name another path"
  const isDirectory = statSync(standing.real).isDirectory()
  if (isThere && isDirectory) return 'it is a directory. Name a file'
  if (!isThere && !isDirectory) return 'a part of it is a file. Name another path'
  if (path.split(sep).some((name) => Buffer.byteLength(name) > 255))
    return 'a part of it has more than 255 bytes. Shorten it'
  return mayWriteTo(isDirectory ? standing.real : dirname(standing.real))
    ? undefined
    : 'this job may not write to its folder. Name another path, or change who may write there'
}

/** The path and the folders above it, up to the root that it is named from: that one can be a link. */
function partsBelow({ workspace, temporary }: Roots, path: string): string[] {
  const roots = [workspace, temporary].flatMap((root) => [root, realpathOf(root) ?? root])
  const root = roots.find((one) => isInside(one, path))
  return [path, ...foldersOf(path)].filter((part) => root === undefined || !isInside(part, root))
}

function isLink(path: string): boolean {
  return statusOf(path)?.isSymbolicLink() ?? false
}

/** Whether a folder is what `.git` usually is: a bare repository can have any name (git: "gitrepository-layout"). */
function isRepository(path: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => isThere(join(path, name)))
}

/** The longest part of a path that is there, and where it really is. */
function nearestStanding(path: string): { path: string; real: string } {
  // A link that dangles stands: what is written would go where it points.
  return isThere(path) ? { path, real: realpathOf(path) ?? '/' } : nearestStanding(dirname(path))
}

function isThere(path: string): boolean {
  return statusOf(path) !== undefined
}

function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch {
    // Below a file, and under a name that is too long, there is nothing.
    return undefined
  }
}

/** Whether this process may read a file, or list a directory. */
export function mayRead(path: string): boolean {
  return succeeds(() => closeSync(openSync(path, 'r')))
}

function mayWriteTo(directory: string): boolean {
  return succeeds(() => accessSync(directory, constants.W_OK))
}

function succeeds(attempt: () => void): boolean {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}
