import { counted } from '../base/figures.ts'
import type { Directory, ListedEntry } from './directory.ts'
import type { EntryKind } from './entry-rules.ts'
import { flag } from './local-header.ts'
import type { LocalHeader } from './local-header.ts'
import { shown } from './zip-messages.ts'

/** The properties by which entries are compared. */
interface ComparedEntry {
  readonly path: string
  readonly kind: EntryKind
  readonly size: number
}

/** An entry with both of its headers: in the central directory, and in front of its content. */
export interface EntryHeaders {
  readonly listed: ListedEntry
  readonly local: LocalHeader
}

/** Finds entries with the same path, and entries below an entry that is not a directory. Returns each as the rest of a sentence about the zip. */
export function pathConflicts(entries: readonly ComparedEntry[]): string[] {
  const faults: string[] = []
  let last: ComparedEntry | undefined
  let leaf: string | undefined
  for (const entry of parentsFirst(entries)) {
    const { path, kind } = entry
    if (path === last?.path) {
      faults.push(`has two entries with the name ${shown(path)}. Remove one of them from the zip.`)
    } else if (leaf !== undefined && path.startsWith(`${leaf}/`)) {
      faults.push(
        `has the entry ${shown(path)} below a file or a symbolic link. Remove one of them from the zip.`,
      )
    } else {
      leaf = kind === 'directory' ? undefined : path
    }
    last = entry
  }
  return faults
}

/** Sorts entries so that everything below a path directly follows it. */
function parentsFirst(entries: readonly ComparedEntry[]): ComparedEntry[] {
  return entries
    .map((entry) => ({ entry, key: entry.path.replaceAll('/', '\0') }))
    .sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ entry }) => entry)
}

/** The maximum size of the targets of all symbolic links together, in bytes. This is enough for about 60,000 links. */
const maximumTargetsSize = 4 * 1024 * 1024

/** The error about a zip whose symbolic links would take too long to check, as the rest of a sentence. */
export const tooManyLinks = 'has too many symbolic links. Replace them with copies of their targets.'

/** Returns an error if the targets of the symbolic links are too large. */
export function linksOverLimit(entries: readonly ComparedEntry[]): string[] {
  const size = entries.reduce((sum, entry) => (entry.kind === 'link' ? sum + entry.size : sum), 0)
  return size > maximumTargetsSize ? [tooManyLinks] : []
}

/** Finds entries that overlap, and bytes between entries. With these, a program that reads from the beginning could see other entries. */
export function gapsAndOverlaps(
  bytes: Buffer,
  { at, listed: all }: Directory,
  records: readonly EntryHeaders[],
): string[] {
  const sorted = [...records].sort((one, other) => one.listed.offset - other.listed.offset)
  const isWhole = records.length === all.length
  const faults: string[] = []
  let end = 0
  for (const [index, { listed, local }] of sorted.entries()) {
    const name = shown(listed.name.toString())
    const next = sorted[index + 1]?.listed.offset ?? at
    const dataEnd = local.dataAt + listed.packedSize
    if (listed.offset < end)
      faults.push(`has the entry ${name}, which overlaps another entry. Create the zip again.`)
    if (listed.offset > end && isWhole) faults.push(strayBytes(listed.offset - end, name))
    end = Math.max(end, dataEnd)
    if ((local.flags & flag.descriptor) === 0 || next < dataEnd) continue
    if (isWhole && !isDescriptor(bytes.subarray(dataEnd, next), listed)) {
      faults.push(`has the entry ${name}, whose data descriptor is missing or wrong. Create the zip again.`)
    }
    end = next
  }
  if (end < at && isWhole) faults.push(strayBytes(at - end, 'the central directory'))
  return faults
}

function strayBytes(bytes: number, before: string): string {
  return `has ${counted(bytes, 'byte')} of unused data before ${before}. Create the zip again.`
}

const descriptorSignature = 0x08074b50

/** Returns whether these bytes are the data descriptor of an entry (APPNOTE.TXT, 4.3.9). The signature and zip64 are optional. */
function isDescriptor(bytes: Buffer, { crc, packedSize, size }: ListedEntry): boolean {
  const isSigned = bytes.length % 8 === 0
  if (isSigned && (bytes.length === 0 || bytes.readUInt32LE(0) !== descriptorSignature)) return false
  const fields = bytes.subarray(isSigned ? 4 : 0)
  switch (fields.length) {
    case 12:
      return (
        fields.readUInt32LE(0) === crc &&
        fields.readUInt32LE(4) === packedSize &&
        fields.readUInt32LE(8) === size
      )
    case 20:
      return (
        fields.readUInt32LE(0) === crc &&
        Number(fields.readBigUInt64LE(4)) === packedSize &&
        Number(fields.readBigUInt64LE(12)) === size
      )
    default:
      return false
  }
}
