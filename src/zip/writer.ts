import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { crc32 } from 'node:zlib'
import { becauseOf } from '../base/message.ts'
import { Problem, reasonOf } from '../base/problem.ts'
import type { DeflatePool, Result } from './deflate-pool.ts'
import { deflatePool } from './deflate-pool.ts'
import type { Entry } from './entry.ts'
import type { PackedEntry, Written } from './packed-entries.ts'
import { packings, writePackedEntries } from './packed-entries.ts'

const modes = { file: 0o100644, executable: 0o100755, link: 0o120777, directory: 0o040755 }

/** How many files, and how many bytes, a thread deflates in one batch. Larger batches cost less to send, but the last one ends later. */
const batchLimit = { count: 64, size: 512 * 1024 }

/** One thread is started for each so many bytes. With less work, a thread takes longer to start than it saves. */
const worthAThread = 2 * 1024 * 1024

type File = Extract<Entry, { readonly kind: 'file' }>

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
    return await writePackedEntries(path, packedEntries(root, entries, pool))
  } catch (error) {
    await rm(path, { force: true })
    if (error instanceof Problem) throw error
    const reason = reasonOf(error)
    const text = `The zip cannot be written: ${reason.text}. Set RUNNER_TEMP to a folder on a disk with enough free space.`
    const topic = 'a-file-or-folder-of-the-runner-cannot-be-used'
    throw new Problem(becauseOf(reason, topic, text), { cause: error })
  }
}

/** Returns a pool of threads for the entries of a tree: more threads for more bytes, at most one for each processor. */
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

/** Packs all batches in parallel, and yields them in order. Packed batches wait in memory, which can contain a whole layer. */
async function* packedEntries(
  root: string,
  entries: readonly Entry[],
  pool: DeflatePool,
): AsyncGenerator<readonly PackedEntry[]> {
  const results = [...batchesOf(entries)].map((batch) => {
    const result = pack(root, batch, pool)
    // If two batches fail, nobody waits for the second. Without a handler, its rejection would end the process.
    result.catch(() => undefined)
    return result
  })
  // `shift` releases each batch, so that its memory can be freed.
  for (let next = results.shift(); next; next = results.shift()) yield await next
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

async function pack(root: string, { entries, size }: Batch, pool: DeflatePool): Promise<PackedEntry[]> {
  const files = entries.filter(({ kind }) => kind === 'file')
  const contents = await pool.deflate({ paths: files.map(({ path }) => `${root}/${path}`), size })
  const results = new Map(files.map((entry, index) => [entry, contents[index]]))
  return entries.map((entry) => {
    switch (entry.kind) {
      case 'directory':
        return storedEntry(entry, modes.directory, Buffer.alloc(0))
      case 'link':
        return storedEntry(entry, modes.link, Buffer.from(entry.target))
      case 'file':
        return fileEntry(entry, results.get(entry))
    }
  })
}

function storedEntry(entry: Entry, mode: number, bytes: Buffer): PackedEntry {
  return { entry, mode, packing: packings.stored, bytes, size: bytes.length, crc: crc32(bytes) }
}

function fileEntry(entry: File, result: Result | undefined): PackedEntry {
  if (!result || 'unreadable' in result) throw unreadableFile(entry, result?.unreadable)
  const mode = entry.executable ? modes.executable : modes.file
  const packing = result.size === 0 ? packings.stored : packings.deflated
  return { entry, mode, packing, ...result }
}

/** A Problem for a file that cannot be read. */
export function unreadableFile({ path }: Pick<File, 'path'>, cause: unknown): Problem {
  return new Problem(
    {
      topic: 'a-file-does-not-belong-in-a-layer',
      text: `"${path}" cannot be read. Make it readable for the user of this job.`,
    },
    { cause },
  )
}
