import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../base/problem.ts'
import type { EncodedZip } from './encoded-zip.ts'
import { encodedZip } from './encoded-zip.ts'
import type { Archive } from './layer.ts'

/** An archive that was checked: its path, and the hash and size that it must still have. */
export type Judged = Pick<Archive, 'path' | 'sha256' | 'size'>

/** Returns all bytes of an archive. Throws a Problem if the archive has changed since it was checked. */
export async function judgedBytes(archive: Judged): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(archive.size)
  await readToEnd(judgedChunks(archive, (start, end) => bytes.subarray(start, end)))
  return bytes
}

/** Returns an archive in base64. Throws a Problem if the archive has changed since it was checked. */
export function judgedZip(archive: Judged): Promise<EncodedZip> {
  // A chunk is still used while the next one is read.
  let [next, last] = [Buffer.allocUnsafeSlow(chunkSize), Buffer.allocUnsafeSlow(chunkSize)]
  return encodedZip(judgedChunks(archive, () => ([next, last] = [last, next])[0]))
}

/** Yields the bytes of an archive in chunks. Throws a Problem before the last chunk if the archive has changed since it was checked. */
export async function* judgedChunks(
  archive: Judged,
  memoryFor: MemoryFor = newMemory,
): AsyncGenerator<Buffer> {
  const file = await openJudged(archive)
  try {
    yield* chunksOf(file, archive, memoryFor)
  } finally {
    await file.close()
  }
}

/** Reads an archive to its end. Throws a Problem if it has changed since it was checked. */
export async function requireJudged(archive: Judged): Promise<void> {
  const file = await openAsJudged(archive)
  await file.close()
}

/** Copies an archive to a path that does not exist. Throws a Problem, and leaves no file, if the archive has changed since it was checked. */
export async function copyJudged(archive: Judged, to: string): Promise<void> {
  const file = await open(to, 'wx')
  try {
    await pipeline(judgedChunks(archive), file.createWriteStream())
  } catch (error) {
    await rm(to, { force: true })
    throw error
  }
}

/** Opens an archive to read parts of it. Throws a Problem if it has changed since it was checked. */
export async function openAsJudged(archive: Judged): Promise<FileHandle> {
  const file = await openJudged(archive)
  try {
    // The chunks are only hashed, so all of them can use the same memory.
    const memory = Buffer.allocUnsafeSlow(chunkSize)
    await readToEnd(chunksOf(file, archive, () => memory))
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Opens an archive without blocking, because a pipe can have replaced it. A device is rejected, because it can be endless. */
async function openJudged(archive: Judged): Promise<FileHandle> {
  const file = await open(archive.path, constants.O_RDONLY | constants.O_NONBLOCK).catch((cause: unknown) => {
    throw changed(archive, cause)
  })
  const found = await file.stat()
  if (found.isFile() && found.size === archive.size) return file
  await file.close()
  throw changed(archive)
}

/** The number of bytes that are read at once. It is a multiple of three, because an encoder would have to copy the rest. */
const chunkSize = 3 * 256 * 1024

/** Returns the memory for the bytes from `start` to `end`. A new buffer for each chunk would stay in memory until V8 collects it. */
type MemoryFor = (start: number, end: number) => Buffer

const newMemory: MemoryFor = (start, end) => Buffer.allocUnsafeSlow(end - start)

/** Yields the last chunk only after all chunks were hashed, so that no caller receives all bytes of a changed archive. */
async function* chunksOf(file: FileHandle, archive: Judged, memoryFor: MemoryFor): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let position = 0
  let last: Buffer | undefined
  while (position < archive.size) {
    const wanted = Math.min(chunkSize, archive.size - position)
    const memory = memoryFor(position, position + wanted)
    const { buffer, bytesRead } = await file.read(memory, 0, wanted, position)
    if (bytesRead === 0) break
    if (last) yield last
    last = buffer.subarray(0, bytesRead)
    hash.update(last)
    position += bytesRead
  }
  if (!last || hash.digest('base64') !== archive.sha256) throw changed(archive)
  yield last
}

async function readToEnd(chunks: AsyncGenerator<Buffer>): Promise<void> {
  for (let isDone: boolean | undefined; !isDone;) isDone = (await chunks.next()).done
}

function changed({ path, sha256 }: Judged, cause?: unknown): Problem {
  return new Problem(
    {
      topic: 'the-archive-was-changed',
      text:
        `The archive was changed after the action checked it: ${path} no longer has the CodeSha256 ${sha256}. ` +
        'The action does not send it to AWS. Find out which step or process of this job writes to that file.',
    },
    { cause },
  )
}
