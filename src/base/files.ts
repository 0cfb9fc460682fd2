import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Limit } from './limits.ts'
import { LimitExceeded, limits } from './limits.ts'
import { Problem } from './problem.ts'

/** The content of a file. Throws a Problem if it is larger than a limit, or a device or pipe, which a link can lead to. */
export async function readBytes(path: string, limit: Limit): Promise<Buffer> {
  // A pipe that nobody writes to would be waited for.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    return await contentOf(file, path, limit)
  } finally {
    await file.close()
  }
}

/** The text of a file. Throws as readBytes does. */
export async function readText(path: string, limit: Limit = 'text'): Promise<string> {
  return (await readBytes(path, limit)).toString('utf8')
}

/** The text of a file; undefined if there is none that can be read. Throws a Problem as readBytes does. */
export async function textIfThere(path: string, limit: Limit = 'text'): Promise<string | undefined> {
  try {
    return await readText(path, limit)
  } catch (error) {
    if (error instanceof Problem) throw error
    return undefined
  }
}

/** The text of a file; empty if there is none that can be read. Throws a Problem as readBytes does. */
export async function textOrEmpty(path: string, limit?: Limit): Promise<string> {
  return (await textIfThere(path, limit)) ?? ''
}

/** What is read at once of a file whose size is not known. */
const piece = 65_536

async function contentOf(file: FileHandle, path: string, limit: Limit): Promise<Buffer> {
  const stats = await file.stat()
  if (!stats.isFile() && !stats.isDirectory())
    throw new Problem(`${path} is a device or a pipe, which has no end. Replace it by a file.`)
  const { most } = limits[limit]
  const pieces: Buffer[] = []
  let length = 0
  // The files of /proc say that they are empty.
  for (let next = stats.size; length <= most && stats.size <= most; next = piece) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(next + 1))
    if (bytesRead === 0) return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
    pieces.push(buffer.subarray(0, bytesRead))
    length += bytesRead
  }
  throw new LimitExceeded(path, limit)
}

/** The paths of all that is below a directory, from there. Links are not followed: a few of them can lead around without end. */
export async function pathsBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.map(({ parentPath, name }) => relative(directory, join(parentPath, name)))
}

/** The digest of a file's content in hexadecimal. It is read in parts. */
export async function digestOfFile(path: string, algorithm = 'sha256'): Promise<string> {
  const digest = createHash(algorithm)
  await pipeline(createReadStream(path), digest)
  return digest.digest('hex')
}
