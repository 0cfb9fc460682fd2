import { count } from '../base/figures.ts'
import { records } from './records.ts'

/** A zip cannot be read at all. The message is the rest of a sentence about the zip, and a sentence on what to do. */
export class NotReadable extends Error {}

/** The fields that are in both headers of an entry. Sizes are in bytes. */
export interface Header {
  readonly name: Buffer
  readonly needed: number
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  /** Undefined if the lengths in it are invalid. */
  readonly extra: readonly ExtraField[] | undefined
}

/** An entry of the central directory (PKWARE: APPNOTE.TXT, 4.3.12). Sizes and offsets are in bytes. */
export interface ListedEntry extends Header {
  readonly disk: number
  readonly host: number
  readonly attributes: number
  readonly offset: number
}

/** An extra field of an entry. */
export interface ExtraField {
  readonly id: number
  readonly data: Buffer
}

/** The central directory: its offset and its entries. All local headers and contents are before it. */
export interface Directory {
  readonly at: number
  readonly listed: readonly ListedEntry[]
}

/** The maximum number of entries of a zip that is read. A zip without the zip64 extension cannot have more. */
export const entriesLimit = 65_535

/** The maximum size of a central directory that is read, in bytes: some 500 for each of the maximum number of entries. */
const directoryLimit = 32 * 1024 * 1024

/** The maximum length of the comment at the end of a zip, in bytes. */
export const longestComment = 0xffff

/** The values of fields whose number is in the zip64 extension instead. */
const inZip64 = { short: 0xffff, long: 0xffff_ffff }

/** Reads the central directory. Throws NotReadable, also if other programs could find another central directory. */
export function directoryOf(bytes: Buffer): Directory {
  const endAt = findEnd(bytes)
  const end = readEnd(bytes, endAt)
  if (end.disk !== 0 || end.startDisk !== 0 || end.entriesHere !== end.entries)
    throw new NotReadable('is one part of a split zip. Create one zip without parts.')
  if (end.entries > entriesLimit)
    throw new NotReadable(
      `has ${count(end.entries)} entries, and the action accepts at most ${count(entriesLimit)}. Remove files that the functions do not need.`,
    )
  if (end.size > directoryLimit)
    throw new NotReadable(
      `has a central directory of ${count(end.size)} bytes, and the action accepts at most ${count(directoryLimit)}. Use shorter paths in the zip.`,
    )
  if (end.offset + end.size !== end.at)
    throw new NotReadable(
      'declares a wrong position of its central directory. It is damaged, or has other data before its beginning. Create the zip again.',
    )
  return { at: end.offset, listed: readEntries(bytes.subarray(end.offset, end.at), end.entries) }
}

/** Returns the offset of the end record. Only one is allowed, because programs differ in where they begin to search for it. */
function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - records.end.length - longestComment)
  const places = placesOf(bytes.subarray(first)).map((at) => first + at)
  const last = places.at(-1)
  if (last === undefined)
    throw new NotReadable('is not a zip, or only the beginning of one. Use a complete zip.')
  const endsThere = (at: number): boolean =>
    at + records.end.length <= bytes.length &&
    at + records.end.length + bytes.readUInt16LE(at + 20) === bytes.length
  if (!endsThere(last))
    throw new NotReadable('is truncated, or has other data after its end. Create the zip again.')
  if (places.filter(endsThere).length > 1)
    throw new NotReadable('has a second end record in its comment. Create the zip again without a comment.')
  return last
}

function placesOf(tail: Buffer): number[] {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(records.end.signature)
  const places = []
  for (let at = tail.indexOf(signature); at !== -1; at = tail.indexOf(signature, at + 1)) places.push(at)
  return places
}

/** The values of the end record. `at` is the offset at which the central directory ends. */
interface End {
  readonly at: number
  readonly disk: number
  readonly startDisk: number
  readonly entriesHere: number
  readonly entries: number
  readonly size: number
  readonly offset: number
}

function readEnd(bytes: Buffer, at: number): End {
  const end = {
    at,
    disk: bytes.readUInt16LE(at + 4),
    startDisk: bytes.readUInt16LE(at + 6),
    entriesHere: bytes.readUInt16LE(at + 8),
    entries: bytes.readUInt16LE(at + 10),
    size: bytes.readUInt32LE(at + 12),
    offset: bytes.readUInt32LE(at + 16),
  }
  const locator = at - records.locator64.length
  if (locator < 0 || bytes.readUInt32LE(locator) !== records.locator64.signature) return end
  const wide = readEnd64(bytes, locator)
  const agrees = (narrow: number, other: number, limit: number): boolean =>
    narrow === other || narrow === limit
  const fits =
    agrees(end.disk, wide.disk, inZip64.short) &&
    agrees(end.startDisk, wide.startDisk, inZip64.short) &&
    agrees(end.entriesHere, wide.entriesHere, inZip64.short) &&
    agrees(end.entries, wide.entries, inZip64.short) &&
    agrees(end.size, wide.size, inZip64.long) &&
    agrees(end.offset, wide.offset, inZip64.long)
  if (!fits) throw new NotReadable('has two end records that differ (zip64). Create the zip again.')
  return wide
}

/** Reads the end record of zip64. It must be directly before its locator: some programs read it there, others where the locator points. */
function readEnd64(bytes: Buffer, locator: number): End {
  const at = locator - records.end64.length
  const isSound =
    at >= 0 &&
    bytes.readUInt32LE(at) === records.end64.signature &&
    wideNumber(bytes, at + 4) === records.end64.length - 12 &&
    bytes.readUInt32LE(locator + 4) === 0 &&
    wideNumber(bytes, locator + 8) === at &&
    bytes.readUInt32LE(locator + 16) <= 1
  if (!isSound) throw new NotReadable('has a damaged zip64 extension. Create the zip again.')
  return {
    at,
    disk: bytes.readUInt32LE(at + 16),
    startDisk: bytes.readUInt32LE(at + 20),
    entriesHere: wideNumber(bytes, at + 24),
    entries: wideNumber(bytes, at + 32),
    size: wideNumber(bytes, at + 40),
    offset: wideNumber(bytes, at + 48),
  }
}

/** Reads a number of 64 bits. It is not exact above 2^53, which is far above the size of any zip that is read. */
export function wideNumber(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at))
}

function readEntries(directory: Buffer, entries: number): ListedEntry[] {
  const listed = []
  let at = 0
  for (let left = entries; left > 0; left--) {
    const { entry, length } = readEntry(directory.subarray(at))
    listed.push(entry)
    at += length
  }
  if (at !== directory.length)
    throw new NotReadable('has more data in its central directory than it declares. Create the zip again.')
  return listed
}

/** Reads the entry of a central directory at the beginning of `bytes`. Throws NotReadable. */
export function readEntry(bytes: Buffer): { entry: ListedEntry; length: number } {
  const isThere = bytes.length >= records.entry.length && bytes.readUInt32LE(0) === records.entry.signature
  const nameEnd = records.entry.length + (isThere ? bytes.readUInt16LE(28) : 0)
  const extraEnd = nameEnd + (isThere ? bytes.readUInt16LE(30) : 0)
  const length = extraEnd + (isThere ? bytes.readUInt16LE(32) : 0)
  if (!isThere || length > bytes.length)
    throw new NotReadable('has a damaged central directory. Create the zip again.')
  const extra = extraFieldsOf(bytes.subarray(nameEnd, extraEnd))
  const entry = {
    name: bytes.subarray(records.entry.length, nameEnd),
    host: bytes.readUInt8(5),
    needed: bytes.readUInt16LE(6),
    flags: bytes.readUInt16LE(8),
    method: bytes.readUInt16LE(10),
    crc: bytes.readUInt32LE(16),
    packedSize: bytes.readUInt32LE(20),
    size: bytes.readUInt32LE(24),
    disk: bytes.readUInt16LE(34),
    attributes: bytes.readUInt32LE(38),
    offset: bytes.readUInt32LE(42),
    extra,
  }
  return { entry: { ...entry, ...widened(entry) }, length }
}

/** Returns the extra fields of a header, or undefined if their lengths are invalid. Up to three bytes of padding can follow them. */
export function extraFieldsOf(bytes: Buffer): ExtraField[] | undefined {
  const fields = []
  let at = 0
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUInt16LE(at + 2)
    if (end > bytes.length) return undefined
    fields.push({ id: bytes.readUInt16LE(at), data: bytes.subarray(at + 4, end) })
    at = end
  }
  return fields
}

/** The id of the extra field with the zip64 extension of an entry. */
export const zip64Field = 0x0001

type Widened = Pick<ListedEntry, 'size' | 'packedSize' | 'offset' | 'disk'>

/** Returns the numbers in the zip64 extension. They are in this order, and a number is missing if it fits its own field (APPNOTE.TXT, 4.5.3). */
function widened({ extra, ...narrow }: Widened & Pick<ListedEntry, 'extra'>): Partial<Widened> {
  const data = extra?.find(({ id }) => id === zip64Field)?.data
  if (data === undefined) return {}
  const wide: { -readonly [Name in keyof Widened]?: number } = {}
  let at = 0
  for (const name of ['size', 'packedSize', 'offset'] as const) {
    if (narrow[name] !== inZip64.long) continue
    // Without the extension, the number stays 0xffffffff, which is too large for any zip that is read.
    if (at + 8 > data.length) return wide
    wide[name] = wideNumber(data, at)
    at += 8
  }
  if (narrow.disk === inZip64.short && at + 4 <= data.length) wide.disk = data.readUInt32LE(at)
  return wide
}
