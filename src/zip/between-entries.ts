import { counted } from '../base/figures.ts'
import type { Directory, Listed } from './directory.ts'
import type { EntryKind } from './entry-rules.ts'
import { flag } from './local-header.ts'
import type { LocalHeader } from './local-header.ts'
import { shown } from './zip-messages.ts'

/** What must be known of an entry to compare it with the others. */
interface Placeable {
  readonly path: string
  readonly kind: EntryKind
  readonly size: number
}

/** An entry by the central directory and by its own header. */
export interface Placed {
  readonly listed: Listed
  readonly local: LocalHeader
}

/** Entries that have the same path, and entries below something that is no directory, each as the rest of a sentence on the zip. */
export function pathConflicts(entries: readonly Placeable[]): string[] {
  const faults: string[] = []
  let last: Placeable | undefined
  let leaf: string | undefined
  for (const entry of parentsFirst(entries)) {
    const { path, kind } = entry
    if (path === last?.path) {
      faults.push(`has two entries of one name, ${shown(path)}. Leave one out of the zip.`)
    } else if (leaf !== undefined && path.startsWith(`${leaf}/`)) {
      faults.push(
        `has the entry ${shown(path)}, which lies below a file or a symbolic link. Leave one of them out of the zip.`,
      )
    } else {
      leaf = kind === 'directory' ? undefined : path
    }
    last = entry
  }
  return faults
}

/** In an order in which everything below a path follows it directly. */
function parentsFirst(entries: readonly Placeable[]): Placeable[] {
  return entries
    .map((entry) => ({ entry, key: entry.path.replaceAll('/', '\0') }))
    .sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ entry }) => entry)
}

/** What symbolic links point at, in bytes for all of them: 60,000 short ones, or few long ones. */
const targetsAtMost = 4 * 1024 * 1024

/** Whether symbolic links are too many to be followed, as the rest of a sentence on the zip. */
export function tooManyLinks(entries: readonly Placeable[]): string[] {
  const size = entries.reduce((sum, entry) => (entry.kind === 'link' ? sum + entry.size : sum), 0)
  return size > targetsAtMost ? ['has more symbolic links than can be followed. Zip what they point at.'] : []
}

/** Entries that overlap, and bytes between them: a program that reads from the beginning would see other entries. */
export function gapsAndOverlaps(
  bytes: Buffer,
  { at, listed: all }: Directory,
  records: readonly Placed[],
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
      faults.push(`has the entry ${name}, which overlaps another one. Make the zip anew.`)
    if (listed.offset > end && isWhole) faults.push(strayBytes(listed.offset - end, name))
    end = Math.max(end, dataEnd)
    if ((local.flags & flag.descriptor) === 0 || next < dataEnd) continue
    if (isWhole && !isDescriptor(bytes.subarray(dataEnd, next), listed)) {
      faults.push(`has the entry ${name}, which its data descriptor does not follow. Make the zip anew.`)
    }
    end = next
  }
  if (end < at && isWhole) faults.push(strayBytes(at - end, 'the central directory'))
  return faults
}

function strayBytes(bytes: number, before: string): string {
  return `has ${counted(bytes, 'byte')} in front of ${before} that belong to no entry. Make the zip anew.`
}

const descriptorSignature = 0x08074b50

/** Whether these bytes, and no others, are what may follow a content (APPNOTE.TXT, 4.3.9): with a signature or without, zip64 or not. */
function isDescriptor(bytes: Buffer, { crc, packedSize, size }: Listed): boolean {
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
