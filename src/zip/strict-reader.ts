import { isAscii, isUtf8 } from 'node:buffer'
import { crc32 } from 'node:zlib'
import { count, counted } from '../base/figures.ts'
import type { Content } from './content.ts'
import { deflated, highestRatio, stored } from './content.ts'
import type { Directory, ExtraField, Header, Listed } from './directory.ts'
import { directoryOf, extraFieldsOf, NotReadable, zip64Field } from './directory.ts'
import { shown } from './zip-messages.ts'
import { records } from './records.ts'

/** Something in a zip. `path` is from the layer's root, without a `/` at its end; empty for the root itself. */
export interface ZipEntry extends Content {
  readonly path: string
  readonly kind: 'file' | 'directory' | 'link'
  /** What Unix has of it; undefined where the zip was made by a system without. */
  readonly mode: number | undefined
}

/** The entries of a zip that stand on their own, and all that is wrong with it, each as the rest of a sentence on the zip. */
export interface Zip {
  readonly entries: readonly ZipEntry[]
  readonly faults: readonly string[]
}

/**
 * Judges a zip by its central directory and each local header against it, before anything is inflated. Without a fault every reader,
 * from whichever end it begins, sees the same entries: they lie one behind the other, and fill the zip.
 */
export function readZip(bytes: Buffer): Zip {
  try {
    return judge(bytes, directoryOf(bytes))
  } catch (error) {
    if (error instanceof NotReadable) return { entries: [], faults: [error.message] }
    throw error
  }
}

function judge(bytes: Buffer, directory: Directory): Zip {
  const faults: string[] = []
  const entries: ZipEntry[] = []
  const records: Placed[] = []
  for (const listed of directory.listed) {
    const local = readLocal(bytes.subarray(0, directory.at), listed)
    const own = local === undefined ? [noLocalHeader(listed)] : faultsOf(listed, local)
    faults.push(...own)
    if (local === undefined) continue
    records.push({ listed, local })
    if (own.length === 0) entries.push(entryOf(bytes, listed, local))
  }
  return {
    entries,
    faults: [...faults, ...inTheWay(entries), ...manyLinks(entries), ...outOfLine(bytes, directory, records)],
  }
}

/** What stands in front of an entry's content (APPNOTE.TXT, 4.3.7). `dataAt` is where that begins. */
interface Local extends Header {
  readonly dataAt: number
}

interface Placed {
  readonly listed: Listed
  readonly local: Local
}

/** Undefined where there is none, or the content would not end within `bytes`. */
function readLocal(bytes: Buffer, { offset, packedSize }: Listed): Local | undefined {
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
  // A local header has both sizes there (APPNOTE.TXT, 4.5.3).
  const isElsewhere = (size: number): boolean => size === 0xffff_ffff
  return {
    ...local,
    size: isElsewhere(local.size) ? Number(wide.readBigUInt64LE(0)) : local.size,
    packedSize: isElsewhere(local.packedSize) ? Number(wide.readBigUInt64LE(8)) : local.packedSize,
  }
}

const flag = { encrypted: 0x0001, descriptor: 0x0008, utf8: 0x0800 }

/** Flags that change nothing in how an entry is read: the effort of its deflating, and those two. */
const knownFlags = 0x0006 | flag.descriptor | flag.utf8

/** What the newest reader of "stored" and "deflated" entries must know, with zip64 or without. */
const newestNeeded = 46

const type = { of: 0o170000, file: 0o100000, directory: 0o040000, link: 0o120000 }

/** Folders in each other; real layers have far fewer, and a small zip could have millions of them. */
const deepest = 250

/** What Linux takes of a path, in bytes. At /opt there are five less. */
const longest = { name: 255, path: 4_096 - 1 - '/opt/'.length }

/** What can be wrong with an entry; the first that is, is told. */
const rules: readonly {
  readonly breaks: (listed: Listed, local: Local) => boolean
  readonly told: (listed: Listed) => string
}[] = [
  {
    breaks: ({ name }) => !isUtf8(name),
    told: () => 'whose name is not UTF-8. Rename it',
  },
  {
    breaks: ({ name }) => !isPath(name.toString()),
    told: () => 'which is no path inside a layer. Rename it, or leave it out of the zip',
  },
  {
    breaks: ({ name }) =>
      name.length > longest.path ||
      name
        .toString()
        .split('/')
        .some((part) => Buffer.byteLength(part) > longest.name),
    told: () =>
      `which is longer than Lambda can unpack: ${longest.name} bytes a name, ${count(longest.path)} in all. Shorten it`,
  },
  {
    breaks: ({ name }) => name.toString().split('/').length > deepest,
    told: () => `which lies in more than ${deepest} folders. Zip it less deep`,
  },
  {
    breaks: ({ flags }, local) => ((flags | local.flags) & flag.encrypted) !== 0,
    told: () => 'which is encrypted. Zip it without a password',
  },
  {
    breaks: ({ flags, needed }, local) =>
      ((flags | local.flags) & ~knownFlags) !== 0 || Math.max(needed, local.needed) > newestNeeded,
    told: () => 'which asks for more than common programs can read. Make the zip anew by another program',
  },
  {
    breaks: ({ method }) => method !== stored && method !== deflated,
    told: ({ method }) => `whose method ${method} is neither "stored" nor "deflated". Zip it by one of those`,
  },
  {
    breaks: ({ disk }) => disk !== 0,
    told: () => 'which lies in another part of a split zip. Make one zip of the parts',
  },
  {
    breaks: ({ extra }, local) => !isSoundExtra(extra) || !isSoundExtra(local.extra),
    told: () => 'whose extra fields are damaged. Make the zip anew',
  },
  {
    breaks: ({ name, extra }, local) => hasOtherName(name, extra) || hasOtherName(name, local.extra),
    told: () =>
      'which has another name for some programs (its Unicode path). Rename it, and make the zip anew',
  },
  {
    breaks: (listed, local) => !agree(listed, local),
    told: () => 'which is another one by its local header than by the central directory. Make the zip anew',
  },
  {
    breaks: (listed) => kindOf(listed) === undefined,
    told: () => 'which is neither a file, a directory nor a symbolic link. Leave it out of the zip',
  },
  {
    breaks: (listed) => kindOf(listed) === 'directory' && listed.size !== 0,
    told: () => 'which is a directory, and has a content. Make the zip anew',
  },
  {
    breaks: (listed) => kindOf(listed) === 'link' && listed.size > longest.path,
    told: () => 'which is a symbolic link to a longer path than there are. Leave it out of the zip',
  },
  {
    breaks: ({ method, size, packedSize }) => method === deflated && size > packedSize * highestRatio,
    told: ({ size, packedSize }) =>
      `which cannot be ${count(size)} bytes, as it says, from the ${count(packedSize)} that it has. Make the zip anew`,
  },
  {
    breaks: ({ method, size, packedSize }) => method === stored && size !== packedSize,
    told: () => 'which is stored, and has another size than its content. Make the zip anew',
  },
]

function faultsOf(listed: Listed, local: Local): string[] {
  const rule = rules.find(({ breaks }) => breaks(listed, local))
  return rule === undefined ? [] : [`has the entry ${shown(listed.name.toString())}, ${rule.told(listed)}.`]
}

function noLocalHeader({ name }: Listed): string {
  return `has the entry ${shown(name.toString())}, which is not where the central directory says. Make the zip anew.`
}

/** Some programs begin each name with `./`. */
function pathOf(name: string): string {
  return name.replace(/^(?:\.\/)+/, '').replace(/\/$/, '')
}

function isPath(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  if (name === '' || /^\/|^[a-zA-Z]:|\\|[\u0000-\u001f\u007f]/.test(name)) return false
  const path = pathOf(name)
  return path === '' ? name !== '/' : path.split('/').every((part) => !['', '.', '..'].includes(part))
}

function isSoundExtra(extra: readonly ExtraField[] | undefined): boolean {
  return extra !== undefined && extra.filter(({ id }) => id === zip64Field).length <= 1
}

const unicodePath = 0x7075

/** A name in UTF-8 beside one in the character set of the system that made the zip; read only where it is of that name (APPNOTE.TXT, 4.6.9). */
function hasOtherName(name: Buffer, extra: readonly ExtraField[] = []): boolean {
  return extra.some(
    ({ id, data }) =>
      id === unicodePath &&
      (data.length < 5 || (data.readUInt32LE(1) === crc32(name) && !data.subarray(5).equals(name))),
  )
}

/** With a descriptor behind the content, the header may leave open what that tells. */
function agree(listed: Listed, local: Local): boolean {
  const isLater = (local.flags & flag.descriptor) !== 0
  const same = (one: number, other: number): boolean => one === other || (isLater && one === 0)
  return (
    local.name.equals(listed.name) &&
    local.method === listed.method &&
    (((local.flags ^ listed.flags) & flag.utf8) === 0 || isAscii(listed.name)) &&
    same(local.crc, listed.crc) &&
    (same(local.size, listed.size) || (isLater && local.size === 0xffff_ffff)) &&
    (same(local.packedSize, listed.packedSize) || (isLater && local.packedSize === 0xffff_ffff))
  )
}

function kindOf({ name, attributes }: Listed): ZipEntry['kind'] | undefined {
  const own = (attributes >>> 16) & type.of
  if (name.at(-1) === 0x2f) return own === 0 || own === type.directory ? 'directory' : undefined
  if (own === 0 || own === type.file) return 'file'
  return own === type.link ? 'link' : undefined
}

/** Systems that make zips with modes (APPNOTE.TXT, 4.4.2): Unix and macOS. Others may have bits of their own there. */
const withModes = [3, 19]

function entryOf(bytes: Buffer, listed: Listed, { dataAt }: Local): ZipEntry {
  const { name, host, attributes, method, crc, size, packedSize } = listed
  const mode = attributes >>> 16
  const hasMode = mode !== 0 && (withModes.includes(host) || (mode & type.of) !== 0)
  return {
    path: pathOf(name.toString()),
    kind: kindOf(listed) ?? 'file',
    mode: hasMode ? mode & 0o777 : undefined,
    method,
    crc,
    size,
    packed: bytes.subarray(dataAt, dataAt + packedSize),
  }
}

/** Entries of one path, and those below what is no directory. */
function inTheWay(entries: readonly ZipEntry[]): string[] {
  const faults: string[] = []
  let last: ZipEntry | undefined
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
function parentsFirst(entries: readonly ZipEntry[]): ZipEntry[] {
  return entries
    .map((entry) => ({ entry, key: entry.path.replaceAll('/', '\0') }))
    .sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ entry }) => entry)
}

/** What symbolic links point at, in bytes for all of them: 60,000 short ones, or few long ones. */
const targetsAtMost = 4 * 1024 * 1024

function manyLinks(entries: readonly ZipEntry[]): string[] {
  const size = entries.reduce((sum, entry) => (entry.kind === 'link' ? sum + entry.size : sum), 0)
  return size > targetsAtMost ? ['has more symbolic links than can be followed. Zip what they point at.'] : []
}

/** Where entries overlap, or there is something between them: who reads from the beginning would see other entries. */
function outOfLine(bytes: Buffer, { at, listed: all }: Directory, records: readonly Placed[]): string[] {
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
