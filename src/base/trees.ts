import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import type { Dirent } from 'node:fs'
import {
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** How a file gets to a new place. */
type Transfer = (from: string, to: string) => Promise<void>

/** Returns whether a path is left out. */
export type LeaveOut = (path: string) => boolean | Promise<boolean>

/**
 * Copies a directory or a file, with modes. Links are copied as they are, and special files such as sockets are left out. Existing
 * directories are merged.
 */
export function copyTree(from: string, to: string, leaveOut?: LeaveOut): Promise<void> {
  return transferTree(from, to, copyOf, leaveOut)
}

/**
 * The same as `copyTree`, but each file is a hard link if the file system allows it. Use it only if nobody writes to the files of either
 * tree afterwards.
 */
export function linkTree(from: string, to: string): Promise<void> {
  return transferTree(from, to, linkFile)
}

/**
 * Creates a hard link to a file, or copies it if the file system does not allow a link. Use it only if nobody writes to either of them
 * afterwards. The target of a symbolic link is used.
 */
export async function linkFile(from: string, to: string): Promise<void> {
  try {
    await link(await realpath(from), to)
  } catch (error) {
    if (!needsCopy(error)) throw error
    await copyOf(from, to)
  }
}

/** Moves a directory or a file to a path that does not exist. If the file system does not allow that, it is copied. */
export async function moveTree(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  try {
    await rename(from, to)
  } catch (error) {
    if (!needsCopy(error)) throw error
    await copyTree(from, to)
  }
}

/**
 * Removes a directory, if it exists. There is one operation at a time, so that nothing else in this process has to wait for a thread. Rejects
 * with the first error after everything else was removed.
 */
export async function removeTree(directory: string): Promise<void> {
  const errors: unknown[] = []
  await removeBelow(directory, (error) => void errors.push(error))
  await rmdir(directory).catch((error: unknown) => void errors.push(error))
  if (errors.length > 0 && (await lstat(directory).catch(() => undefined))) throw errors[0]
}

async function removeBelow(directory: string, onError: (error: unknown) => void): Promise<void> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
    onError(error)
    return []
  })
  for (const entry of entries) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) await removeBelow(path, onError)
    await (entry.isDirectory() ? rmdir(path) : unlink(path)).catch(onError)
  }
}

/**
 * Makes a file executable for everyone. If it has several hard links, only this one becomes executable: another one can be in the cache of a
 * package manager.
 */
export async function makeExecutable(path: string): Promise<void> {
  const { mode, nlink } = await stat(path)
  if ((mode & 0o777) === 0o755) return
  if (nlink > 1) await replaceByCopy(await realpath(path))
  await chmod(path, 0o755)
}

/** Replaces the content of a file, and keeps its mode. The file becomes a new one, so that other hard links to it stay as they are. */
export async function replaceContent(path: string, content: string | Uint8Array): Promise<void> {
  const { mode } = await stat(path)
  const replacement = `${path}.${randomUUID()}`
  await writeFile(replacement, content)
  await chmod(replacement, mode & 0o7777)
  await rename(replacement, path)
}

async function replaceByCopy(path: string): Promise<void> {
  const copy = `${path}.${randomUUID()}`
  await copyFile(path, copy)
  await rename(copy, path)
}

/** The errors of a file system that does not allow a link or a move, but possibly a copy. */
const solvedByCopy = new Set(['EXDEV', 'EPERM', 'EACCES', 'EMLINK', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'])

function needsCopy(error: unknown): boolean {
  return solvedByCopy.has((error as NodeJS.ErrnoException).code ?? '')
}

/** On some file systems, the copy shares its blocks with the original until one of them is changed. */
function copyOf(from: string, to: string): Promise<void> {
  return copyFile(from, to, constants.COPYFILE_FICLONE)
}

async function transferTree(
  from: string,
  to: string,
  transfer: Transfer,
  leaveOut: LeaveOut = () => false,
): Promise<void> {
  if (await leaveOut(from)) return
  const stats = await lstat(from)
  await mkdir(dirname(to), { recursive: true })
  await (stats.isDirectory()
    ? transferDirectory(from, to, transfer, leaveOut)
    : transferEntry(stats, from, to, transfer))
}

/** Transfers the files of one directory in parallel, and the directories one by one, so that few files are open at a time. */
async function transferDirectory(
  from: string,
  to: string,
  transfer: Transfer,
  leaveOut: LeaveOut,
): Promise<void> {
  await mkdir(to, { recursive: true })
  const entries = await readdir(from, { withFileTypes: true })
  const places = await Promise.all(
    entries.map(async (entry) => {
      const place = { entry, from: join(from, entry.name), to: join(to, entry.name) }
      return (await leaveOut(place.from)) ? [] : [place]
    }),
  )
  const kept = places.flat()
  const isFolder = ({ entry }: (typeof kept)[number]): boolean => entry.isDirectory()
  await Promise.all(
    kept.filter((one) => !isFolder(one)).map((one) => transferEntry(one.entry, one.from, one.to, transfer)),
  )
  for (const one of kept.filter(isFolder)) await transferDirectory(one.from, one.to, transfer, leaveOut)
  const { mode } = await stat(from)
  // A directory can be read-only, so its mode is set after its files exist.
  if (mode !== (await stat(to)).mode) await chmod(to, mode & 0o7777)
}

async function transferEntry(
  entry: Pick<Dirent, 'isFile' | 'isSymbolicLink'>,
  from: string,
  to: string,
  transfer: Transfer,
): Promise<void> {
  if (entry.isFile()) await transfer(from, to)
  if (entry.isSymbolicLink()) {
    await rm(to, { force: true })
    await symlink(await readlink(from), to)
  }
}
