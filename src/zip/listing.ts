import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { constants, inflateRawSync } from 'node:zlib'
import { stored } from './content.ts'
import { longestComment, readEntry, wideNumber } from './directory.ts'
import type { ListedEntry } from './directory.ts'
import { records } from './records.ts'

/** Bytes of which parts can be read. `start` is inclusive, and `end` is exclusive. `read` returns fewer bytes at the end. */
export interface Bytes {
  readonly size: number
  readonly read: (start: number, end: number) => Buffer
}

/** Returns the bytes of a buffer. */
export function bytesOf(buffer: Buffer): Bytes {
  return { size: buffer.length, read: (start, end) => buffer.subarray(start, end) }
}

/** Returns the bytes from `start` to the end of a file, of which only these are in memory. */
export function bytesFrom(start: number, buffer: Buffer): Bytes {
  return { size: start + buffer.length, read: (from, to) => buffer.subarray(from - start, to - start) }
}

/** Opens a file, calls a function with its bytes, and closes the file. */
export async function withBytesOf<T>(path: string, use: (bytes: Bytes) => T | Promise<T>): Promise<T> {
  const file = openSync(path, 'r')
  const { size } = fstatSync(file)
  const read = (start: number, end: number): Buffer => {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(end, size) - start))
    return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, start))
  }
  try {
    return await use({ size, read })
  } finally {
    closeSync(file)
  }
}

/** The position of the central directory, from the end record. */
interface Range {
  readonly start: number
  readonly end: number
  /** The length of data before the zip, such as a script that starts it. The offsets in the zip do not include it. */
  readonly before: number
}

/** The maximum length of everything after the directory, in bytes. */
export const longestEnd =
  records.end64.length + records.locator64.length + records.end.length + longestComment

/** The bytes of a directory that are read at once. An entry has at most 46 bytes and three texts of 64 kB. */
const window = 1024 * 1024

/**
 * Yields the entries of a zip, with only a part of its directory in memory. It does not check the zip as the strict reader does, so that it
 * is for zips that are only read, such as the jars in a layer. Throws if the directory is damaged.
 */
export function* entriesOf(bytes: Bytes): Generator<ListedEntry> {
  const { start, end, before } = rangeOf(bytes)
  let part: Buffer = Buffer.alloc(0)
  for (let at = start, from = start; at < end;) {
    if (at - from + 4 * longestComment > part.length && from + part.length < end) {
      part = bytes.read(at, Math.min(end, at + window))
      from = at
    }
    const { entry, length } = readEntry(part.subarray(at - from))
    yield { ...entry, offset: entry.offset + before }
    at += length
  }
}

/** Finds the central directory. Only the last bytes are read, at most `longestEnd`. Throws if there is none. */
export function rangeOf(bytes: Bytes): Range {
  const tailAt = Math.max(0, bytes.size - records.end.length - longestComment - records.locator64.length)
  const tail = bytes.read(tailAt, bytes.size)
  const at = endIn(tail)
  const narrow = { size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16), end: tailAt + at }
  const { size, offset, end } = wideEnd(bytes, narrow.end) ?? narrow
  const before = end - size - offset
  if (before < 0) throw new Error('it declares a wrong position of its directory')
  return { start: end - size, end, before }
}

function endIn(tail: Buffer): number {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(records.end.signature)
  const at = tail.lastIndexOf(signature)
  if (at < 0 || at + records.end.length > tail.length)
    throw new Error('it is not a zip, or only a part of one')
  return at
}

/** Returns the end record of zip64, which is directly before the other end record, or undefined if there is none. */
function wideEnd(
  bytes: Bytes,
  at: number,
): (Omit<Range, 'start' | 'before'> & { size: number; offset: number }) | undefined {
  const length = records.end64.length + records.locator64.length
  const found = at < length ? Buffer.alloc(0) : bytes.read(at - length, at)
  const isThere =
    found.length === length &&
    found.readUInt32LE(0) === records.end64.signature &&
    found.readUInt32LE(records.end64.length) === records.locator64.signature
  return isThere
    ? { size: wideNumber(found, 40), offset: wideNumber(found, 48), end: at - length }
    : undefined
}

/**
 * Returns the beginning of an entry's content, inflated from at most `packed` bytes. Throws if the entry is not at the position that the
 * directory declares.
 */
export function startOf(bytes: Bytes, entry: ListedEntry, packed: number): Buffer {
  const dataAt = dataOf(bytes, entry)
  const data = bytes.read(dataAt, dataAt + Math.min(packed, entry.packedSize))
  if (entry.method === stored) return data
  return inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostInflated })
}

/** The maximum number of bytes that are inflated from an entry. Its header can declare a smaller size than the content has. */
const mostInflated = 5_000_000

/** Returns the text of an entry, or undefined if it is larger than 5 MB. Throws as startOf does. */
export function textOfEntry(bytes: Bytes, entry: ListedEntry): string | undefined {
  if (Math.max(entry.size, entry.packedSize) > mostInflated) return undefined
  return startOf(bytes, entry, entry.packedSize).toString('utf8')
}

/** Returns the content of an entry without inflating it. Throws as startOf does. */
export function packedOf(bytes: Bytes, entry: ListedEntry): Buffer {
  const dataAt = dataOf(bytes, entry)
  return bytes.read(dataAt, dataAt + entry.packedSize)
}

function dataOf(bytes: Bytes, { offset }: ListedEntry): number {
  return offset + lengthOfHeader(bytes.read(offset, offset + localHeaderLength))
}

/** The length of a local header without its name and extra fields, in bytes. */
export const localHeaderLength = records.local.length

/** Returns the length of a local header with its name and extra fields. Throws if it is none. */
export function lengthOfHeader(header: Buffer): number {
  if (header.length < records.local.length || header.readUInt32LE(0) !== records.local.signature)
    throw new Error('an entry is not at the position that its directory declares')
  return localHeaderLength + header.readUInt16LE(26) + header.readUInt16LE(28)
}
