import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { crc32 } from 'node:zlib'
import { becauseOf } from '../base/message.ts'
import { Problem, reasonOf } from '../base/problem.ts'
import type { DeflatePool, Result } from './deflate-pool.ts'
import { deflatePool } from './deflate-pool.ts'
import type { Entry } from './entry.ts'
import { records } from './records.ts'

const stored = { method: 0, version: 10 }
const deflated = { method: 8, version: 20 }

const modes = { file: 0o100644, executable: 0o100755, link: 0o120777, directory: 0o040755 }

/** What one thread deflates at once. A larger batch costs less to send, but the last one ends later. */
const batchLimit = { count: 64, size: 512 * 1024 }

/** Bytes for which it is worth starting another thread. */
const worthAThread = 2 * 1024 * 1024

/** An entry and its bytes in the archive. `size` and `crc` are those of the content. */
export interface Finished {
  readonly entry: Pick<Entry, 'kind' | 'path'>
  readonly mode: number
  readonly packing: typeof stored
  readonly bytes: Uint8Array
  readonly size: number
  readonly crc: number
  readonly isElf?: boolean
}

type File = Extract<Entry, { readonly kind: 'file' }>

/** What was written, and the paths of files that begin as native code. `sha256` is base64; `size` is bytes. */
export interface Written {
  readonly sha256: string
  readonly size: number
  readonly elfPaths: readonly string[]
}

/**
 * Writes the entries of a tree as a zip. The bytes depend only on paths, contents, links and execute bits.
 * Throws a Problem, and leaves no file, if an entry cannot be read or the zip cannot be written.
 */
export async function writeZip(
  root: string,
  entries: readonly Entry[],
  path: string,
  pool: DeflatePool,
): Promise<Written> {
  try {
    return await writeFinished(path, finished(root, entries, pool))
  } catch (error) {
    await rm(path, { force: true })
    if (error instanceof Problem) throw error
    const reason = reasonOf(error)
    const text = `The zip cannot be written: ${reason.text}. RUNNER_TEMP has to have room for it.`
    const topic = 'a-file-or-folder-of-the-runner-cannot-be-used'
    throw new Problem(becauseOf(reason, topic, text), { cause: error })
  }
}

/** Writes finished entries as a zip to a path that does not exist. The bytes depend only on the entries and their order. */
export async function writeFinished(
  path: string,
  batches: AsyncIterable<readonly Finished[]>,
): Promise<Written> {
  const hash = createHash('sha256')
  const elfPaths: string[] = []
  let size = 0
  // Fails if the path exists, so that a link in its place is not followed.
  const file = await open(path, 'wx')
  try {
    for await (const pieces of zipOf(batches, (path) => elfPaths.push(path))) {
      for (const piece of pieces) hash.update(piece)
      size += await writeAll(file, pieces)
    }
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('base64'), size, elfPaths }
}

/** Writes pieces one after the other. Returns their length in bytes. */
async function writeAll(file: FileHandle, pieces: readonly Uint8Array[]): Promise<number> {
  const { bytesWritten } = await file.writev(pieces)
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  // The system can write less than it was given.
  if (bytesWritten < length) await file.writeFile(Buffer.concat(pieces).subarray(bytesWritten))
  return length
}

/** Starts threads for the entries of a tree, as many as are worth it. */
export function deflatePoolFor(entries: readonly Entry[]): DeflatePool {
  return deflatePool(Math.min(availableParallelism(), Math.floor(sizeOf(entries) / worthAThread) + 1))
}

/** The total size of files, in bytes. */
function sizeOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + sizeIn(entry), 0)
}

function sizeIn(entry: Entry): number {
  return entry.kind === 'file' ? entry.size : 0
}

/** Starts all batches at once. What is deflated early waits in memory for its turn, which is less than a layer can have. */
async function* finished(
  root: string,
  entries: readonly Entry[],
  pool: DeflatePool,
): AsyncGenerator<readonly Finished[]> {
  const begun = [...batchesOf(entries)].map((batch) => {
    const result = finish(root, batch, pool)
    // Nobody waits for one that fails after another has failed.
    result.catch(() => undefined)
    return result
  })
  // A batch that was written is released.
  for (let next = begun.shift(); next; next = begun.shift()) yield await next
}

interface Batch {
  readonly entries: readonly Entry[]
  readonly size: number
}

function* batchesOf(all: readonly Entry[]): Generator<Batch> {
  let [entries, size]: [Entry[], number] = [[], 0]
  for (const entry of all) {
    const isFull = entries.length === batchLimit.count || size + sizeIn(entry) > batchLimit.size
    if (isFull && entries.length > 0) {
      yield { entries, size }
      ;[entries, size] = [[], 0]
    }
    entries.push(entry)
    size += sizeIn(entry)
  }
  yield { entries, size }
}

async function finish(root: string, { entries, size }: Batch, pool: DeflatePool): Promise<Finished[]> {
  const files = entries.filter(({ kind }) => kind === 'file')
  const contents = await pool.deflate({ paths: files.map(({ path }) => `${root}/${path}`), size })
  const results = new Map(files.map((entry, index) => [entry, contents[index]]))
  return entries.map((entry) => {
    switch (entry.kind) {
      case 'directory':
        return store(entry, modes.directory, Buffer.alloc(0))
      case 'link':
        return store(entry, modes.link, Buffer.from(entry.target))
      case 'file':
        return holding(entry, results.get(entry))
    }
  })
}

function store(entry: Entry, mode: number, bytes: Buffer): Finished {
  return { entry, mode, packing: stored, bytes, size: bytes.length, crc: crc32(bytes) }
}

function holding(entry: File, result: Result | undefined): Finished {
  if (!result || 'unreadable' in result) throw unreadable(entry, result?.unreadable)
  const mode = entry.executable ? modes.executable : modes.file
  const packing = result.size === 0 ? stored : deflated
  return { entry, mode, packing, ...result }
}

/** A Problem for a file that cannot be read. */
export function unreadable({ path }: Pick<File, 'path'>, cause: unknown): Problem {
  return new Problem(
    {
      topic: 'a-file-does-not-belong-in-a-layer',
      text: `"${path}" cannot be read. Make it readable for the user of this job.`,
    },
    { cause },
  )
}

/** The pieces of a zip: each entry behind its local header, then the central directory and its end (PKWARE: APPNOTE.TXT, 4.3). */
async function* zipOf(
  finished: AsyncIterable<readonly Finished[]>,
  found: (path: string) => void,
): AsyncGenerator<Uint8Array[]> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const some of finished) {
    const pieces: Uint8Array[] = []
    for (const one of some) {
      if (one.isElf === true) found(one.entry.path)
      const name = Buffer.from(one.entry.kind === 'directory' ? `${one.entry.path}/` : one.entry.path)
      const header = localHeader(one, name)
      pieces.push(header, one.bytes)
      directory.push(centralHeader(one, header, offset))
      offset += header.length + one.bytes.length
    }
    yield pieces
  }
  const all = Buffer.concat(directory)
  yield [all, endOf(directory.length, all.length, offset)]
}

/** Made by Unix, version 2.0 of the format. Without it, readers ignore the modes. */
const madeBy = 0x0314
/** Names are UTF-8. */
const flags = 0x0800
/** 1 January 1980, 0:00, the earliest that a zip can have. */
const time = 0x00210000

function localHeader({ packing, crc, bytes, size }: Finished, name: Buffer): Buffer {
  const header = emptyRecord(records.local, name.length)
  header.writeUInt16LE(packing.version, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(packing.method, 8)
  header.writeUInt32LE(time, 10)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(bytes.length, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(name.length, 26)
  name.copy(header, records.local.length)
  return header
}

/** It repeats the local header from the version on. */
function centralHeader({ entry, mode }: Finished, header: Buffer, offset: number): Buffer {
  const record = emptyRecord(records.entry, header.length - records.local.length)
  record.writeUInt16LE(madeBy, 4)
  header.copy(record, 6, 4, records.local.length)
  record.writeUInt32LE(((mode << 16) | (entry.kind === 'directory' ? 0x10 : 0)) >>> 0, 38)
  record.writeUInt32LE(offset, 42)
  header.copy(record, records.entry.length, records.local.length)
  return record
}

function endOf(entries: number, size: number, offset: number): Buffer {
  const record = emptyRecord(records.end)
  record.writeUInt16LE(entries, 8)
  record.writeUInt16LE(entries, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(offset, 16)
  return record
}

/** An empty record with additional bytes. It comes from Node's pool for small buffers. */
function emptyRecord({ signature, length }: (typeof records)[keyof typeof records], more = 0): Buffer {
  const record = Buffer.allocUnsafe(length + more).fill(0)
  record.writeUInt32LE(signature)
  return record
}
