import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Entry } from './entry.ts'
import { records } from './records.ts'

/** How the bytes of an entry are packed: the compression method, and the version of the format that a reader needs for it. */
export const packings = { stored: { method: 0, version: 10 }, deflated: { method: 8, version: 20 } }

/** An entry as it is in the archive. `bytes` are packed. `size`, `crc` and `signature` (the first four bytes) are those of the unpacked content. */
export interface PackedEntry {
  readonly entry: Pick<Entry, 'kind' | 'path'>
  readonly mode: number
  readonly packing: (typeof packings)[keyof typeof packings]
  readonly bytes: Uint8Array
  readonly size: number
  readonly crc: number
  readonly signature?: number
}

/**
 * A zip that was written: its hash as base64, and its size in bytes. `signatures` are the first four bytes of each file, as a big-endian number,
 * by the path of the file.
 */
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
const roomSize = 1024 * 1024

/**
 * Yields the parts of a zip: each entry after its local header, then the central directory and its end (PKWARE: APPNOTE.TXT, 4.3). Entries
 * are joined, because hashing and writing each alone would take longer than copying it. A part is overwritten when the next one is requested.
 */
async function* zipOf(
  batches: AsyncIterable<readonly PackedEntry[]>,
  signatures: Map<string, number>,
): AsyncGenerator<Uint8Array> {
  const room = Buffer.allocUnsafeSlow(roomSize)
  const directory: Buffer[] = []
  let [entries, offset, used] = [0, 0, 0]
  for await (const batch of batches) {
    for (const one of batch) {
      if (one.signature !== undefined) signatures.set(one.entry.path, one.signature)
      const header = localHeader(one)
      directory.push(centralHeader(one, header, offset))
      for (const piece of [header, one.bytes]) {
        if (used + piece.length > room.length) {
          yield room.subarray(0, used)
          used = 0
        }
        if (piece.length > room.length) yield piece
        else {
          room.set(piece, used)
          used += piece.length
        }
        offset += piece.length
      }
    }
    entries += batch.length
  }
  yield room.subarray(0, used)
  const all = Buffer.concat(directory)
  yield all
  yield endOf(entries, all.length, offset)
}

/** Created on Unix, version 2.0 of the format. Otherwise, readers ignore the modes. */
const madeBy = 0x0314
/** Names are UTF-8. */
const flags = 0x0800
/** 1 January 1980, 0:00: the earliest time that a zip can contain. */
const time = 0x00210000

function localHeader({ entry, packing, crc, bytes, size }: PackedEntry): Buffer {
  const name = Buffer.from(entry.kind === 'directory' ? `${entry.path}/` : entry.path)
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

/** The entry in the central directory repeats most fields of the local header. */
function centralHeader({ entry, mode }: PackedEntry, header: Buffer, offset: number): Buffer {
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
