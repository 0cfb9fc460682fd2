import type { Header, ListedEntry } from './directory.ts'
import { extraFieldsOf, zip64Field } from './directory.ts'
import { records } from './records.ts'

/** The header in front of an entry's content (APPNOTE.TXT, 4.3.7). `dataAt` is the offset of the content. */
export interface LocalHeader extends Header {
  readonly dataAt: number
}

/** Bits of a header's flags (APPNOTE.TXT, 4.4.4). */
export const flag = { encrypted: 0x0001, descriptor: 0x0008, utf8: 0x0800 }

/** Returns the local header of an entry, or undefined if there is none, or if the content would exceed `bytes`. */
export function readLocalHeader(bytes: Buffer, { offset, packedSize }: ListedEntry): LocalHeader | undefined {
  if (offset + records.local.length > bytes.length || bytes.readUInt32LE(offset) !== records.local.signature)
    return undefined
  const nameEnd = offset + records.local.length + bytes.readUInt16LE(offset + 26)
  const dataAt = nameEnd + bytes.readUInt16LE(offset + 28)
  if (dataAt + packedSize > bytes.length) return undefined
  const extra = extraFieldsOf(bytes.subarray(nameEnd, dataAt))
  const local = {
    name: bytes.subarray(offset + records.local.length, nameEnd),
    needed: bytes.readUInt16LE(offset + 4),
    flags: bytes.readUInt16LE(offset + 6),
    method: bytes.readUInt16LE(offset + 8),
    crc: bytes.readUInt32LE(offset + 14),
    packedSize: bytes.readUInt32LE(offset + 18),
    size: bytes.readUInt32LE(offset + 22),
    extra,
    dataAt,
  }
  const wide = extra?.find(({ id }) => id === zip64Field)?.data
  if (wide === undefined || wide.length < 16) return local
  // The zip64 extension of a local header always contains both sizes (APPNOTE.TXT, 4.5.3).
  const isInZip64 = (size: number): boolean => size === 0xffff_ffff
  return {
    ...local,
    size: isInZip64(local.size) ? Number(wide.readBigUInt64LE(0)) : local.size,
    packedSize: isInZip64(local.packedSize) ? Number(wide.readBigUInt64LE(8)) : local.packedSize,
  }
}
