import { isAscii, isUtf8 } from 'node:buffer'
import { crc32 } from 'node:zlib'
import { count } from '../base/figures.ts'
import type { Topic } from '../base/topics.ts'
import { deflated, highestRatio, stored } from './content.ts'
import type { ExtraField, ListedEntry } from './directory.ts'
import { zip64Field } from './directory.ts'
import { flag } from './local-header.ts'
import type { LocalHeader } from './local-header.ts'
import type { Fault } from './zip-messages.ts'
import { shown } from './zip-messages.ts'

/** The kind of an entry in a zip. */
export type EntryKind = 'file' | 'directory' | 'link'

/** The file types in a Unix mode. `of` is the mask. */
export const modeType = { of: 0o170000, file: 0o100000, directory: 0o040000, link: 0o120000 }

/** The allowed flags: the compression level, which does not matter for reading, and two more. */
const knownFlags = 0x0006 | flag.descriptor | flag.utf8

/** The maximum version of the format that an entry can require. Newer versions add features that are not supported here. */
const maximumVersion = 46

/** The maximum depth of folders. Real layers have far fewer, and a small zip could have millions. */
const maximumDepth = 250

/** The limits of Linux for a name and for a path, in bytes. The path begins with `/opt/`. */
const longest = { name: 255, path: 4_096 - 1 - '/opt/'.length }

/** The rules for an entry. The first rule that an entry breaks is reported. */
const rules: readonly {
  readonly breaks: (listed: ListedEntry, local: LocalHeader) => boolean
  /** The rest of a sentence that ends with the entry. */
  readonly describe: (listed: ListedEntry) => string
  /** The topic, if the error is not about the zip itself. */
  readonly topic?: Topic
}[] = [
  {
    breaks: ({ name }) => !isUtf8(name),
    describe: () => 'whose name is not UTF-8. Rename it',
  },
  {
    breaks: ({ name }) => !isPath(name.toString()),
    describe: () => 'which is not a valid path in a layer. Rename it, or remove it from the zip',
  },
  {
    breaks: ({ name }) =>
      name.length > longest.path ||
      name
        .toString()
        .split('/')
        .some((part) => Buffer.byteLength(part) > longest.name),
    describe: () =>
      `which is too long: Lambda accepts at most ${longest.name} bytes for a name, and ${count(longest.path)} for a path. Shorten it`,
  },
  {
    breaks: ({ name }) => name.toString().split('/').length > maximumDepth,
    describe: () => `which is nested in more than ${maximumDepth} folders. Move it out of some of them`,
  },
  {
    breaks: ({ flags }, local) => ((flags | local.flags) & flag.encrypted) !== 0,
    describe: () => 'which is encrypted. Create the zip without a password',
  },
  {
    breaks: ({ flags, needed }, local) =>
      ((flags | local.flags) & ~knownFlags) !== 0 || Math.max(needed, local.needed) > maximumVersion,
    describe: () =>
      'which requires a feature that common programs do not support. Create the zip with another program',
  },
  {
    breaks: ({ method }) => method !== stored && method !== deflated,
    describe: ({ method }) =>
      `whose compression method ${method} is neither "stored" nor "deflated". Create the zip with one of these methods`,
  },
  {
    breaks: ({ disk }) => disk !== 0,
    describe: () => 'which is in another part of a split zip. Create one zip without parts',
  },
  {
    breaks: ({ extra }, local) => !isSoundExtra(extra) || !isSoundExtra(local.extra),
    describe: () => 'whose extra fields are damaged. Create the zip again',
  },
  {
    breaks: ({ name, extra }, local) => hasOtherName(name, extra) || hasOtherName(name, local.extra),
    describe: () =>
      'which has a different name for some programs (its Unicode path). Rename it, and create the zip again',
  },
  {
    breaks: (listed, local) => !agree(listed, local),
    describe: () => 'whose local header differs from the central directory. Create the zip again',
  },
  {
    breaks: (listed) => kindOf(listed) === undefined,
    describe: () => 'which is neither a file, a directory nor a symbolic link. Remove it from the zip',
    topic: 'a-file-does-not-belong-in-a-layer',
  },
  {
    breaks: (listed) => kindOf(listed) === 'directory' && listed.size !== 0,
    describe: () => 'which is a directory with content. Create the zip again',
  },
  {
    breaks: (listed) => kindOf(listed) === 'link' && listed.size > longest.path,
    describe: () => 'which is a symbolic link to a path that is too long. Remove it from the zip',
  },
  {
    breaks: ({ method, size, packedSize }) => method === deflated && size > packedSize * highestRatio,
    describe: ({ size, packedSize }) =>
      `which declares ${count(size)} bytes of content, but ${count(packedSize)} compressed bytes cannot contain so many. Create the zip again`,
  },
  {
    breaks: ({ method, size, packedSize }) => method === stored && size !== packedSize,
    describe: () => 'which is stored, but declares another size than its content has. Create the zip again',
  },
]

/** Returns the error in an entry, as the rest of a sentence about the zip. The list is empty if there is none. */
export function faultsOf(listed: ListedEntry, local: LocalHeader): Fault[] {
  const rule = rules.find(({ breaks }) => breaks(listed, local))
  if (rule === undefined) return []
  const text = `has the entry ${shown(listed.name.toString())}, ${rule.describe(listed)}.`
  return [rule.topic === undefined ? text : { text, topic: rule.topic }]
}

/** Returns the path of an entry, without the `./` that some programs write before each name. */
export function pathOf(name: string): string {
  return name.replace(/^(?:\.\/)+/, '').replace(/\/$/, '')
}

function isPath(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- the pattern finds control characters
  if (name === '' || /^\/|^[a-zA-Z]:|\\|[\u0000-\u001f\u007f]/.test(name)) return false
  const path = pathOf(name)
  return path === '' ? name !== '/' : path.split('/').every((part) => !['', '.', '..'].includes(part))
}

function isSoundExtra(extra: readonly ExtraField[] | undefined): boolean {
  return extra !== undefined && extra.filter(({ id }) => id === zip64Field).length <= 1
}

const unicodePath = 0x7075

/** Returns whether an extra field contains another name in UTF-8. Programs use it if its checksum is that of the name (APPNOTE.TXT, 4.6.9). */
function hasOtherName(name: Buffer, extra: readonly ExtraField[] = []): boolean {
  return extra.some(
    ({ id, data }) =>
      id === unicodePath &&
      (data.length < 5 || (data.readUInt32LE(1) === crc32(name) && !data.subarray(5).equals(name))),
  )
}

/** Returns whether both headers agree. If a data descriptor follows the content, the values that it contains can be 0 in the local header. */
function agree(listed: ListedEntry, local: LocalHeader): boolean {
  const hasDescriptor = (local.flags & flag.descriptor) !== 0
  const same = (one: number, other: number): boolean => one === other || (hasDescriptor && one === 0)
  return (
    local.name.equals(listed.name) &&
    local.method === listed.method &&
    (((local.flags ^ listed.flags) & flag.utf8) === 0 || isAscii(listed.name)) &&
    same(local.crc, listed.crc) &&
    (same(local.size, listed.size) || (hasDescriptor && local.size === 0xffff_ffff)) &&
    (same(local.packedSize, listed.packedSize) || (hasDescriptor && local.packedSize === 0xffff_ffff))
  )
}

/** Returns the kind of an entry, or undefined if it is neither a file, a directory nor a symbolic link. */
export function kindOf({ name, attributes }: ListedEntry): EntryKind | undefined {
  const own = (attributes >>> 16) & modeType.of
  if (name.at(-1) === 0x2f) return own === 0 || own === modeType.directory ? 'directory' : undefined
  if (own === 0 || own === modeType.file) return 'file'
  return own === modeType.link ? 'link' : undefined
}
