import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { constants, inflateRawSync } from 'node:zlib'
import { readEntry, wideNumber } from './directory.ts'
import type { Listed } from './directory.ts'
import { records } from './records.ts'

/** Bytes that are read in parts: from `start` up to and without `end`, or as far as there are some. */
export interface Bytes {
  readonly size: number
  readonly read: (start: number, end: number) => Buffer
}

/** The bytes of a buffer. */
export function bytesOf(buffer: Buffer): Bytes {
  return { size: buffer.length, read: (start, end) => buffer.subarray(start, end) }
}

/** Gives the bytes of a file to a function, while the file is open. */
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

/** What the end of a zip says of its directory. */
interface Range {
  readonly start: number
  readonly end: number
  /** Bytes in front of the zip, which its offsets do not count: a script that starts it. */
  readonly before: number
}

const longestComment = 0xffff

/** What is read of a directory at once. An entry has at most 46 bytes and three texts of 64 kB. */
const window = 1024 * 1024

/**
 * The entries of a zip, one after the other, without more of its directory in memory than a part. It is for zips that others judge, such
 * as the jars in a layer. Throws if the directory is damaged.
 */
export function* entriesOf(bytes: Bytes): Generator<Listed> {
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

function rangeOf(bytes: Bytes): Range {
  const tailAt = Math.max(0, bytes.size - records.end.length - longestComment - records.locator64.length)
  const tail = bytes.read(tailAt, bytes.size)
  const at = endIn(tail)
  const narrow = { size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16), end: tailAt + at }
  const { size, offset, end } = wideEnd(bytes, narrow.end) ?? narrow
  const before = end - size - offset
  if (before < 0) throw new Error('its directory is not where it says')
  return { start: end - size, end, before }
}

function endIn(tail: Buffer): number {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(records.end.signature)
  const at = tail.lastIndexOf(signature)
  if (at < 0 || at + records.end.length > tail.length) throw new Error('it is no zip, or only a part of one')
  return at
}

/** The end in the zip64 extension, which is right in front of the other one. */
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
 * The beginning of an entry's content, inflated from at most so many bytes; an entry has one or more. Throws if the entry is not where the
 * directory says.
 */
export function startOf(bytes: Bytes, entry: Listed, packed: number): Buffer {
  const dataAt = dataOf(bytes, entry)
  const data = bytes.read(dataAt, dataAt + Math.min(packed, entry.packedSize))
  if (entry.method === 0) return data
  return inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostInflated })
}

/** No more is inflated of an entry, whatever its header says. */
const mostInflated = 5_000_000

/** A whole text in an entry; undefined if it has more bytes than are read of one. Throws as startOf does. */
export function textOf(bytes: Bytes, entry: Listed): string | undefined {
  if (Math.max(entry.size, entry.packedSize) > mostInflated) return undefined
  return startOf(bytes, entry, entry.packedSize).toString('utf8')
}

/** The content of an entry as the zip has it. Throws as startOf does. */
export function packedOf(bytes: Bytes, entry: Listed): Buffer {
  const dataAt = dataOf(bytes, entry)
  return bytes.read(dataAt, dataAt + entry.packedSize)
}

function dataOf(bytes: Bytes, entry: Listed): number {
  const header = bytes.read(entry.offset, entry.offset + records.local.length)
  if (header.length < records.local.length || header.readUInt32LE(0) !== records.local.signature)
    throw new Error('an entry is not where its directory says')
  return entry.offset + header.length + header.readUInt16LE(26) + header.readUInt16LE(28)
}
