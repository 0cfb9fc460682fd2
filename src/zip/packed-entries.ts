import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { deflated, stored } from './content.ts'
import type { Entry } from './entry.ts'
import { flag } from './local-header.ts'
import { records } from './records.ts'

/** How the bytes of an entry are packed: the compression method, and the version of the format that a reader needs for it. */
export const packings = {
  stored: { method: stored, version: 10 },
  deflated: { method: deflated, version: 20 },
}

/** Packed bytes that are in a file, and their number. The file is deleted after it was read. */
export interface PackedFile {
  readonly path: string
  readonly length: number
}

/**
 * An entry as it is in the archive. `bytes` are packed. `size`, `crc` and `signature` (the first four bytes as a big-endian number) are those
 * of the unpacked content.
 */
export interface PackedEntry {
  readonly entry: Pick<Entry, 'kind' | 'path'>
  readonly mode: number
  readonly packing: (typeof packings)[keyof typeof packings]
  readonly bytes: Uint8Array | PackedFile
  readonly size: number
  readonly crc: number
  readonly signature?: number
}

/** A zip that was written: its SHA-256 as base64, its size in bytes, and the signature of each file by its path. */
export interface Written {
  readonly sha256: string
  readonly size: number
  readonly signatures: ReadonlyMap<string, number>
}

/** Writes packed entries as a zip to a path that does not exist. The bytes depend only on the entries and their order. */
export async function writePackedEntries(
  path: string,
  batches: AsyncIterable<readonly PackedEntry[]>,
): Promise<Written> {
  const hash = createHash('sha256')
  const signatures = new Map<string, number>()
  let size = 0
  // Fails if the path exists, so that a link in its place is not followed.
  const file = await open(path, 'wx')
  try {
    for await (const part of zipOf(batches, signatures)) {
      hash.update(part)
      await file.writeFile(part)
      size += part.length
    }
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('base64'), size, signatures }
}

/** The size of the buffer in which entries are joined, in bytes. */
const bufferSize = 1024 * 1024

/** An entry with more packed bytes is not copied into the buffer. */
const mostJoined = bufferSize / 2

/**
 * Yields the parts of a zip: each entry after its local header, then the central directory and its end (PKWARE: APPNOTE.TXT, 4.3). Entries
 * are joined in a buffer, because hashing and writing each alone would take longer than copying it. The next part overwrites the buffer.
 * Adds the signature of each file to `signatures`.
 */
async function* zipOf(
  batches: AsyncIterable<readonly PackedEntry[]>,
  signatures: Map<string, number>,
): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(bufferSize)
  const directory = new CentralDirectory()
  let [start, used] = [0, 0]
  for await (const batch of batches) {
    for (const one of batch) {
      const { bytes } = one
      const joined = bytes instanceof Uint8Array && bytes.length <= mostJoined ? bytes : undefined
      if (used + longestHeader(one) + (joined?.length ?? 0) > buffer.length) {
        yield buffer.subarray(0, used)
        ;[start, used] = [start + used, 0]
      }
      const header = buffer.subarray(used, used + writeLocalHeader(buffer, used, one))
      directory.add(one, header, start + used)
      used += header.length
      if (joined) {
        buffer.set(joined, used)
        used += joined.length
      } else {
        yield buffer.subarray(0, used)
        yield* bytes instanceof Uint8Array ? [bytes] : partsOf(bytes, buffer)
        ;[start, used] = [start + used + bytes.length, 0]
      }
      if (one.signature !== undefined) signatures.set(one.entry.path, one.signature)
    }
  }
  yield buffer.subarray(0, used)
  yield* directory.at(start + used)
}

/** Yields the bytes of a file in parts, each in the same buffer, and deletes the file. Throws if it has fewer bytes than expected. */
function* partsOf({ path, length }: PackedFile, buffer: Buffer): Generator<Buffer> {
  const file = openSync(path, 'r')
  try {
    for (let left = length; left > 0;) {
      const read = readSync(file, buffer, 0, Math.min(left, buffer.length), null)
      if (read === 0) throw new Error(`${path} has fewer bytes than were written`)
      yield buffer.subarray(0, read)
      left -= read
    }
  } finally {
    closeSync(file)
    unlinkSync(path)
  }
}

/** Created on Unix, with version 2.0 of the format. Readers use the modes only if the system is Unix. */
const madeBy = 0x0314
/** 1 January 1980, 0:00: the earliest time that a zip can contain. */
const time = 0x00210000

function nameOf({ entry: { kind, path } }: PackedEntry): string {
  return kind === 'directory' ? `${path}/` : path
}

/** The maximum length of a local header, in bytes. A character of a name has at most three bytes in UTF-8. */
function longestHeader(packed: PackedEntry): number {
  return records.local.length + 3 * nameOf(packed).length
}

/** Writes a local header into a buffer, and returns its length. */
function writeLocalHeader(buffer: Buffer, at: number, packed: PackedEntry): number {
  const { packing, crc, bytes, size } = packed
  const nameLength = buffer.write(nameOf(packed), at + records.local.length)
  buffer.writeUInt32LE(records.local.signature, at)
  buffer.writeUInt16LE(packing.version, at + 4)
  buffer.writeUInt16LE(flag.utf8, at + 6)
  buffer.writeUInt16LE(packing.method, at + 8)
  buffer.writeUInt32LE(time, at + 10)
  buffer.writeUInt32LE(crc, at + 14)
  buffer.writeUInt32LE(bytes.length, at + 18)
  buffer.writeUInt32LE(size, at + 22)
  buffer.writeUInt32LE(nameLength, at + 26)
  return records.local.length + nameLength
}

/** The central directory. Its records are written one after the other into one buffer, because small buffers would need more memory. */
class CentralDirectory {
  #bytes = Buffer.allocUnsafeSlow(64 * 1024)
  #size = 0
  #entries = 0

  /** Adds the record of an entry, which repeats most fields of its local header. */
  add({ entry, mode }: PackedEntry, header: Buffer, offset: number): void {
    const at = this.#size
    this.#size += records.entry.length + header.length - records.local.length
    this.#entries += 1
    if (this.#size > this.#bytes.length) this.#bytes = enlarged(this.#size, this.#bytes)
    const bytes = this.#bytes
    bytes.writeUInt32LE(records.entry.signature, at)
    bytes.writeUInt16LE(madeBy, at + 4)
    header.copy(bytes, at + 6, 4, records.local.length)
    bytes.fill(0, at + 32, at + 38)
    bytes.writeUInt32LE(((mode << 16) | (entry.kind === 'directory' ? 0x10 : 0)) >>> 0, at + 38)
    bytes.writeUInt32LE(offset, at + 42)
    header.copy(bytes, at + records.entry.length, records.local.length)
  }

  /** Yields the directory at a position in the zip, and its end record. */
  *at(position: number): Generator<Buffer> {
    yield this.#bytes.subarray(0, this.#size)
    const end = Buffer.alloc(records.end.length)
    end.writeUInt32LE(records.end.signature)
    end.writeUInt16LE(this.#entries, 8)
    end.writeUInt16LE(this.#entries, 10)
    end.writeUInt32LE(this.#size, 12)
    end.writeUInt32LE(position, 16)
    yield end
  }
}

/** Returns a larger buffer that begins with the same bytes. */
function enlarged(size: number, bytes: Buffer): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(Math.max(size, 2 * bytes.length))
  bytes.copy(larger)
  return larger
}
