import { rm } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { becauseOf } from '../base/message.ts'
import { Problem, reasonOf } from '../base/problem.ts'
import type { DeflatedBatch } from './deflate-worker.mjs'
import type { Batch as FileBatch, DeflateThreads } from './deflating.ts'
import type { Entry } from './entry.ts'
import type { PackedEntry, Written } from './packed-entries.ts'
import { packings, writePackedEntries } from './packed-entries.ts'

const modes = { file: 0o100644, executable: 0o100755, link: 0o120777, directory: 0o040755 }

/** The maximum number of entries and of bytes in a batch. Larger batches need fewer messages, but the last one ends later. */
const batchLimit = { count: 64, size: 512 * 1024 }

type File = Extract<Entry, { readonly kind: 'file' }>

/** The entries of the directory `root`, and the path of their zip, which does not exist yet. */
export interface ToPack {
  readonly root: string
  readonly entries: readonly Entry[]
  readonly path: string
}

/**
 * Starts to read and deflate entries, in the given threads. Returns a function that writes them as a zip, which can be called only once. The
 * bytes depend only on paths, contents, links and execute bits. It throws a Problem, and leaves no file, if an entry cannot be read or the
 * zip cannot be written.
 */
export function startPacking(
  { root, entries, path }: ToPack,
  threads: DeflateThreads,
): () => Promise<Written> {
  const batches = [...batchesOf(entries)]
  const { results, deflateHere } = threads.deflate({ root, spool: `${path}.parts`, batches })
  return () => {
    deflateHere()
    return writeZip(path, packedEntries(batches, results))
  }
}

async function writeZip(path: string, entries: AsyncGenerator<readonly PackedEntry[]>): Promise<Written> {
  try {
    return await writePackedEntries(path, entries)
  } catch (error) {
    await rm(path, { force: true })
    if (error instanceof Problem) throw error
    const reason = reasonOf(error)
    const text = `The zip cannot be written: ${reason.text}. Set RUNNER_TEMP to a folder on a disk with enough free space.`
    const topic = 'a-file-or-folder-of-the-runner-cannot-be-used'
    throw new Problem(becauseOf(reason, topic, text), { cause: error })
  }
}

/** Entries, with the files among them. */
interface Batch extends FileBatch {
  readonly entries: readonly Entry[]
}

function* batchesOf(all: readonly Entry[]): Generator<Batch> {
  let [entries, size]: [Entry[], number] = [[], 0]
  for (const entry of all) {
    const isFull = entries.length === batchLimit.count || size + sizeIn(entry) > batchLimit.size
    if (isFull && entries.length > 0) {
      yield batchOf(entries, size)
      ;[entries, size] = [[], 0]
    }
    entries.push(entry)
    size += sizeIn(entry)
  }
  yield batchOf(entries, size)
}

function batchOf(entries: readonly Entry[], size: number): Batch {
  const files = entries.filter(({ kind }) => kind === 'file')
  return { entries, paths: files.map(({ path }) => path), size }
}

function sizeIn(entry: Entry): number {
  return entry.kind === 'file' ? entry.size : 0
}

/** Yields the entries of each batch, in order, when they are deflated. */
async function* packedEntries(
  batches: readonly Batch[],
  results: Promise<DeflatedBatch>[],
): AsyncGenerator<readonly PackedEntry[]> {
  for (const { entries } of batches) {
    // `shift` releases each result, so that its memory can be freed.
    const result = await results.shift()
    if (result) yield [...packedBatch(entries, result)]
  }
}

function* packedBatch(
  entries: readonly Entry[],
  { bytes, spooled, figures, unreadable }: DeflatedBatch,
): Generator<PackedEntry> {
  let [file, at] = [0, 0]
  for (const entry of entries) {
    if (entry.kind === 'directory') yield storedEntry(entry, modes.directory, Buffer.alloc(0))
    else if (entry.kind === 'link') yield storedEntry(entry, modes.link, Buffer.from(entry.target))
    else {
      if (unreadable.has(file)) throw unreadableFile(entry, unreadable.get(file))
      const [length = 0, size = 0, crc = 0, signature = 0] = figures.subarray(4 * file, 4 * file + 4)
      const mode = entry.executable ? modes.executable : modes.file
      const packing = size === 0 ? packings.stored : packings.deflated
      const path = spooled.get(file)
      const packed = path === undefined ? bytes.subarray(at, at + length) : { path, length }
      yield { entry, mode, packing, bytes: packed, size, crc, signature }
      file += 1
      if (path === undefined) at += length
    }
  }
}

function storedEntry(entry: Entry, mode: number, bytes: Buffer): PackedEntry {
  return { entry, mode, packing: packings.stored, bytes, size: bytes.length, crc: crc32(bytes) }
}

/** Returns the Problem for a file that cannot be read. */
export function unreadableFile({ path }: Pick<File, 'path'>, cause: unknown): Problem {
  return new Problem(
    {
      topic: 'a-file-does-not-belong-in-a-layer',
      text: `"${path}" cannot be read. Make it readable for the user of this job.`,
    },
    { cause },
  )
}
