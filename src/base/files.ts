import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import { closeSync, constants, createReadStream, fstatSync, openSync, readSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Limit } from './limits.ts'
import { LimitExceeded, limits } from './limits.ts'
import { Problem } from './problem.ts'

/** Returns the content of a file. Throws a Problem if the file exceeds the limit, or if it is a device or a pipe. */
export async function readBytes(path: string, limit: Limit): Promise<Buffer> {
  // Without O_NONBLOCK, opening a pipe that has no writer never returns.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    return await contentOf(file, path, limit)
  } finally {
    await file.close()
  }
}

/** Returns the first 1,024 bytes of a file, or all if there are fewer. */
export async function readStart(path: string): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1_024), 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Returns whether a file is a program, by its first bytes: an ELF file, or a script that begins with `#!`. */
export function isProgram(start: Buffer): boolean {
  return /^(?:#!|\x7fELF)/.test(start.toString('latin1', 0, 4))
}

/** Returns the text of a file. Throws a Problem as readBytes does. */
export async function readText(path: string, limit: Limit = 'text'): Promise<string> {
  return (await readBytes(path, limit)).toString('utf8')
}

/** Returns the text of a file that is an input, so that it is parsed together with the other inputs. Throws LimitExceeded. */
export function readTextSync(path: string, limit: Limit): string {
  return readingSync(path, (file) => contentOfSync(file, path, limit)).toString('utf8')
}

/** Does the same as readBytes without waiting, which takes far less time for many small files. */
export function readBytesSync(path: string, limit: Limit): Buffer {
  return readingSync(path, (file) => {
    const stats = fstatSync(file)
    requireNoDevice(stats, path)
    return contentOfSync(file, path, limit, Math.min(stats.size, limits[limit].most) + 1)
  })
}

function readingSync<T>(path: string, read: (file: number) => T): T {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    return read(file)
  } finally {
    closeSync(file)
  }
}

function contentOfSync(file: number, path: string, limit: Limit, expected = chunkSize): Buffer {
  const { most } = limits[limit]
  const chunks: Buffer[] = []
  for (let length = 0; length <= most;) {
    const chunk = Buffer.allocUnsafe(length === 0 ? expected : chunkSize)
    const bytesRead = readSync(file, chunk)
    if (bytesRead === 0) return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
    chunks.push(chunk.subarray(0, bytesRead))
    length += bytesRead
  }
  throw new LimitExceeded(path, limit)
}

/** Returns the text of a file, or undefined if it cannot be read. Throws a Problem as readBytes does. */
export async function readTextIfPossible(path: string, limit: Limit = 'text'): Promise<string | undefined> {
  try {
    return await readText(path, limit)
  } catch (error) {
    if (error instanceof Problem) throw error
    return undefined
  }
}

/** Returns the text of a file, or an empty text if it cannot be read. Throws a Problem as readBytes does. */
export async function readTextOrEmpty(path: string, limit?: Limit): Promise<string> {
  return (await readTextIfPossible(path, limit)) ?? ''
}

/** The bytes that are read at a time from a file of unknown size. */
const chunkSize = 65_536

async function contentOf(file: FileHandle, path: string, limit: Limit): Promise<Buffer> {
  const stats = await file.stat()
  requireNoDevice(stats, path)
  const { most } = limits[limit]
  const chunks: Buffer[] = []
  let length = 0
  // Files in /proc have content although their reported size is 0.
  for (let next = stats.size; length <= most && stats.size <= most; next = chunkSize) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(next + 1))
    if (bytesRead === 0) return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
    chunks.push(buffer.subarray(0, bytesRead))
    length += bytesRead
  }
  throw new LimitExceeded(path, limit)
}

function requireNoDevice(stats: Stats, path: string): void {
  if (stats.isFile() || stats.isDirectory()) return
  throw new Problem({
    topic: 'a-file-exceeds-a-limit',
    text: `${path} is a device or a pipe, which can be endless. Replace it with a file.`,
  })
}

/** Returns the relative paths of all files and folders in a directory. Links are not followed, because they can form a cycle. */
export async function listPathsIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.map(({ parentPath, name }) => relative(directory, join(parentPath, name)))
}

/** Returns the hash of a file's content in hexadecimal. The file is streamed, so that its size does not matter. */
export async function hashOfFile(path: string, algorithm = 'sha256'): Promise<string> {
  const digest = createHash(algorithm)
  await pipeline(createReadStream(path), digest)
  return digest.digest('hex')
}
