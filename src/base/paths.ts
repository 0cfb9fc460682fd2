import { accessSync, closeSync, constants, lstatSync, openSync, realpathSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { Reason } from './message.ts'
import { about } from './message.ts'

/** The directories that the action reads and writes: the checkout, and the runner's directory for temporary files. */
export interface Roots {
  readonly workspace: string
  readonly temporary: string
}

/** The maximum length of a path in bytes (Linux: PATH_MAX, without the terminating null). */
const maximumPathLength = 4_095

/** Returns whether a path is a directory or is in it. Both paths are absolute. */
export function isInside(directory: string, path: string): boolean {
  const relativePath = relative(directory, path)
  return relativePath !== '..' && !relativePath.startsWith(`..${sep}`) && !isAbsolute(relativePath)
}

/** Returns whether a path without links is in one of the roots. */
export function isInRoots({ workspace, temporary }: Roots, real: string): boolean {
  const roots = [workspace, temporary].map(realpathOf)
  return roots.some((root) => root !== undefined && isInside(root, real))
}

/** Resolves all links in a path. Returns undefined if the path does not exist. */
export function realpathOf(path: string): string | undefined {
  try {
    // Only the native function resolves ".." after a link as the system does: from the target of the link.
    return realpathSync.native(path)
  } catch {
    return undefined
  }
}

/** Returns where a file that is written to a path is created, with all links resolved. The path need not exist. */
export function destinationOf(path: string): string {
  const existing = nearestExisting(path)
  return join(existing.real, relative(existing.path, path))
}

/** Returns whether two files cannot both be written: they are the same file, or one path contains the other as a folder. */
export function pathsConflict(one: string, other: string): boolean {
  const [first, second] = [destinationOf(one), destinationOf(other)]
  return isInside(first, second) || isInside(second, first)
}

/** Returns the paths that cannot be written because an earlier path in the list is the same file, or needs it as a folder or a file. */
export function conflictingPaths(paths: readonly string[]): string[] {
  const files = new Set<string>()
  const folders = new Set<string>()
  return paths.filter((path) => {
    const file = destinationOf(path)
    const parents = parentFoldersOf(file)
    const isConflicting = files.has(file) || folders.has(file) || parents.some((folder) => files.has(folder))
    files.add(file)
    for (const folder of parents) folders.add(folder)
    return isConflicting
  })
}

function parentFoldersOf(path: string): string[] {
  const parent = dirname(path)
  return parent === path ? [] : [parent, ...parentFoldersOf(parent)]
}

/** Git and GitHub act on the files in these folders: hooks, settings, workflows and actions. */
const protectedFolders = ['.git', '.github']

/** The error about a path that is in neither of the roots, as the end of a sentence. */
export const outOfWorkspace = about(
  'the-path-does-not-exist',
  'it points outside of the workspace. Use a path in the workspace',
)

/** The error about a file whose path is a directory, as the end of a sentence. */
export const namesDirectory = about('a-file-cannot-be-written', 'it is a directory. Use the path of a file')

/** Vague, because the input that has such a path decides which section of the guide helps. */
function tooLong(text: string): Reason {
  return { ...about('an-input-is-not-allowed', text), isVague: true }
}

/** Returns why a file cannot be written to a path, as the end of a sentence. Returns undefined if it can. */
export function whyNotWritable(path: string, roots: Roots): Reason | undefined {
  if (/\p{Cc}/u.test(path))
    return about('a-file-cannot-be-written', 'it contains a control character. Use another path')
  if (Buffer.byteLength(path) > maximumPathLength)
    return tooLong(`it has more than ${maximumPathLength} bytes. Shorten it`)
  const existing = nearestExisting(path)
  const isThere = existing.path === path
  if (!isInRoots(roots, existing.real)) return outOfWorkspace
  const parts = pathAndParentsWithin(roots, path)
  if (parts.some(isLink))
    return about(
      'a-file-cannot-be-written-there',
      'a part of it is a link. Use the path to which the link points',
    )
  const protectedFolder = parts.find((part) => protectedFolders.includes(basename(part).toLowerCase()))
  if (protectedFolder !== undefined)
    return about(
      'a-file-cannot-be-written-there',
      `Git or GitHub uses the files in ${basename(protectedFolder)}. Use a path outside of it`,
    )
  if (parts.some(hasRepositoryFiles))
    return about(
      'a-file-cannot-be-written-there',
      'it is inside the data of a Git repository. Use another path',
    )
  const isDirectory = statSync(existing.real).isDirectory()
  if (isThere && isDirectory) return namesDirectory
  if (!isThere && !isDirectory)
    return about('a-file-cannot-be-written', 'a part of it is a file. Use another path')
  if (path.split(sep).some((name) => Buffer.byteLength(name) > 255))
    return tooLong('a part of it has more than 255 bytes. Shorten it')
  return canWriteTo(isDirectory ? existing.real : dirname(existing.real))
    ? undefined
    : about(
        'a-file-cannot-be-written',
        'this job is not allowed to write to its folder. Use another path, or change the permissions of the folder',
      )
}

/** The path and its parent folders up to its root. The root is excluded, because it is allowed to be a link. */
function pathAndParentsWithin({ workspace, temporary }: Roots, path: string): string[] {
  const roots = [workspace, temporary].flatMap((root) => [root, realpathOf(root) ?? root])
  const root = roots.find((one) => isInside(one, path))
  return [path, ...parentFoldersOf(path)].filter((part) => root === undefined || !isInside(part, root))
}

function isLink(path: string): boolean {
  return statusOf(path)?.isSymbolicLink() ?? false
}

/** Returns whether a folder has the content of `.git`. A bare repository can have any name (Git: "gitrepository-layout"). */
function hasRepositoryFiles(path: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => isThere(join(path, name)))
}

/** The longest part of a path that exists, as it is written and with all links resolved. */
function nearestExisting(path: string): { path: string; real: string } {
  // A dangling link exists too: a write would create its target.
  return isThere(path) ? { path, real: realpathOf(path) ?? '/' } : nearestExisting(dirname(path))
}

function isThere(path: string): boolean {
  return statusOf(path) !== undefined
}

function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch {
    // The path leads through a file, or has a name that is too long.
    return undefined
  }
}

/** Returns whether this process is allowed to open a file or a directory. */
export function canRead(path: string): boolean {
  return succeeds(() => closeSync(openSync(path, 'r')))
}

/** Returns whether a path is a file that this process is allowed to run. */
export function canExecute(path: string): boolean {
  return succeeds(() => accessSync(path, constants.X_OK)) && statSync(path).isFile()
}

function canWriteTo(directory: string): boolean {
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
