import { count } from '../base/figures.ts'
import { records } from './records.ts'

/** Why a zip cannot be read at all, as the rest of a sentence on it, and what to do. */
export class NotReadable extends Error {}

/** What both headers of an entry tell of it. Sizes are bytes. */
export interface Header {
  readonly name: Buffer
  readonly needed: number
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  /** Undefined: its lengths do not fit. */
  readonly extra: readonly ExtraField[] | undefined
}

/** An entry as the central directory lists it (PKWARE: APPNOTE.TXT, 4.3.12). Sizes and offsets are bytes. */
export interface Listed extends Header {
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

/** What a zip has, and where the local headers and contents end. */
export interface Directory {
  readonly at: number
  readonly listed: readonly Listed[]
}

/** More is not read. It is what a zip without the zip64 extension can hold. */
export const entriesLimit = 65_535

/** Bytes of a central directory that are read: for as many entries, some 500 each. */
const directoryLimit = 32 * 1024 * 1024

/** Bytes of a comment behind the end. */
const longestComment = 0xffff

/** In place of a number that stands in the zip64 extension. */
const elsewhere = { short: 0xffff, long: 0xffff_ffff }

/** Reads the central directory, which every reader finds at the same place. Throws NotReadable. */
export function directoryOf(bytes: Buffer): Directory {
  const endAt = findEnd(bytes)
  const end = readEnd(bytes, endAt)
  if (end.disk !== 0 || end.startDisk !== 0 || end.entriesHere !== end.entries)
    throw new NotReadable('is one part of several. Make one zip of them.')
  if (end.entries > entriesLimit)
    throw new NotReadable(
      `has ${count(end.entries)} entries, and at most ${count(entriesLimit)} are taken. Leave what the functions do not need out of it.`,
    )
  if (end.size > directoryLimit)
    throw new NotReadable(
      `has a central directory of ${count(end.size)} bytes, and at most ${count(directoryLimit)} are read. Give what is in it shorter names.`,
    )
  if (end.offset + end.size !== end.at)
    throw new NotReadable(
      'does not have its central directory where it says: it is damaged, or has other data in front. Make the zip anew.',
    )
  return { at: end.offset, listed: readEntries(bytes.subarray(end.offset, end.at), end.entries) }
}

/** The one place that may be the end: readers that search for it differ in where they begin. */
function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - records.end.length - longestComment)
  const places = placesOf(bytes.subarray(first)).map((at) => first + at)
  const last = places.at(-1)
  if (last === undefined)
    throw new NotReadable('is not a zip, or only the beginning of one. Give a finished zip.')
  const endsThere = (at: number): boolean =>
    at + records.end.length <= bytes.length &&
    at + records.end.length + bytes.readUInt16LE(at + 20) === bytes.length
  if (!endsThere(last))
    throw new NotReadable(
      'is not a zip to its last byte: it is truncated, or has other data behind. Make the zip anew.',
    )
  if (places.filter(endsThere).length > 1)
    throw new NotReadable('has another end inside its comment. Make the zip anew, without a comment.')
  return last
}

function placesOf(tail: Buffer): number[] {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(records.end.signature)
  const places = []
  for (let at = tail.indexOf(signature); at !== -1; at = tail.indexOf(signature, at + 1)) places.push(at)
  return places
}

/** The end of the central directory; `at` is where that ends. */
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
    agrees(end.disk, wide.disk, elsewhere.short) &&
    agrees(end.startDisk, wide.startDisk, elsewhere.short) &&
    agrees(end.entriesHere, wide.entriesHere, elsewhere.short) &&
    agrees(end.entries, wide.entries, elsewhere.short) &&
    agrees(end.size, wide.size, elsewhere.long) &&
    agrees(end.offset, wide.offset, elsewhere.long)
  if (!fits) throw new NotReadable('has two ends that differ (zip64). Make the zip anew.')
  return wide
}

/** The end in the zip64 extension. Readers take it from before its locator, or from where that points: it must be one place. */
function readEnd64(bytes: Buffer, locator: number): End {
  const at = locator - records.end64.length
  const isSound =
    at >= 0 &&
    bytes.readUInt32LE(at) === records.end64.signature &&
    wideNumber(bytes, at + 4) === records.end64.length - 12 &&
    bytes.readUInt32LE(locator + 4) === 0 &&
    wideNumber(bytes, locator + 8) === at &&
    bytes.readUInt32LE(locator + 16) <= 1
  if (!isSound) throw new NotReadable('has a damaged zip64 extension. Make the zip anew.')
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

/** Not exact above 2^53, which is larger than any zip that is read. */
export function wideNumber(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at))
}

function readEntries(directory: Buffer, entries: number): Listed[] {
  const listed = []
  let at = 0
  for (let left = entries; left > 0; left--) {
    const { entry, length } = readEntry(directory.subarray(at))
    listed.push(entry)
    at += length
  }
  if (at !== directory.length)
    throw new NotReadable('has more in its central directory than it says. Make the zip anew.')
  return listed
}

/** The entry of a central directory that begins where some bytes do. Throws NotReadable. */
export function readEntry(bytes: Buffer): { entry: Listed; length: number } {
  const isThere = bytes.length >= records.entry.length && bytes.readUInt32LE(0) === records.entry.signature
  const nameEnd = records.entry.length + (isThere ? bytes.readUInt16LE(28) : 0)
  const extraEnd = nameEnd + (isThere ? bytes.readUInt16LE(30) : 0)
  const length = extraEnd + (isThere ? bytes.readUInt16LE(32) : 0)
  if (!isThere || length > bytes.length)
    throw new NotReadable('has a damaged central directory. Make the zip anew.')
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

/** The extra fields of a header; undefined where their lengths do not fit. Up to three bytes behind them pad. */
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

/** Which extra field has the zip64 extension of an entry. */
export const zip64Field = 0x0001

type Widened = Pick<Listed, 'size' | 'packedSize' | 'offset' | 'disk'>

/** The numbers that stand in the zip64 extension, in this order, each only if its own field says so (APPNOTE.TXT, 4.5.3). */
function widened({ extra, ...narrow }: Widened & Pick<Listed, 'extra'>): Partial<Widened> {
  const data = extra?.find(({ id }) => id === zip64Field)?.data
  if (data === undefined) return {}
  const wide: { -readonly [Name in keyof Widened]?: number } = {}
  let at = 0
  for (const name of ['size', 'packedSize', 'offset'] as const) {
    if (narrow[name] !== elsewhere.long) continue
    // What is missing stays the largest number that a field can tell, which no zip that is read holds.
    if (at + 8 > data.length) return wide
    wide[name] = wideNumber(data, at)
    at += 8
  }
  if (narrow.disk === elsewhere.short && at + 4 <= data.length) wide.disk = data.readUInt32LE(at)
  return wide
}
