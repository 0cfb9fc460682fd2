import { isAscii, isUtf8 } from 'node:buffer'
import { crc32 } from 'node:zlib'
import { count } from '../base/figures.ts'
import type { Topic } from '../base/topics.ts'
import { deflated, highestRatio, stored } from './content.ts'
import type { ExtraField, Listed } from './directory.ts'
import { zip64Field } from './directory.ts'
import { flag } from './local-header.ts'
import type { LocalHeader } from './local-header.ts'
import type { Fault } from './zip-messages.ts'
import { shown } from './zip-messages.ts'

/** What an entry of a zip can be. */
export type EntryKind = 'file' | 'directory' | 'link'

/** The type of a file in a mode of Unix. */
export const modeType = { of: 0o170000, file: 0o100000, directory: 0o040000, link: 0o120000 }

/** Flags that change nothing in how an entry is read: the effort of its deflating, and those two. */
const knownFlags = 0x0006 | flag.descriptor | flag.utf8

/** What the newest reader of "stored" and "deflated" entries must know, with zip64 or without. */
const newestNeeded = 46

/** Folders in each other; real layers have far fewer, and a small zip could have millions of them. */
const deepest = 250

/** What Linux takes of a path, in bytes. At /opt there are five less. */
const longest = { name: 255, path: 4_096 - 1 - '/opt/'.length }

/** What can be wrong with an entry; the first that is, is told. */
const rules: readonly {
  readonly breaks: (listed: Listed, local: LocalHeader) => boolean
  readonly told: (listed: Listed) => string
  /** What it is about, if not the zip itself. */
  readonly topic?: Topic
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
    topic: 'a-file-does-not-belong-in-a-layer',
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

/** What is wrong with an entry by itself, as the rest of a sentence on the zip. */
export function faultsOf(listed: Listed, local: LocalHeader): Fault[] {
  const rule = rules.find(({ breaks }) => breaks(listed, local))
  if (rule === undefined) return []
  const text = `has the entry ${shown(listed.name.toString())}, ${rule.told(listed)}.`
  return [rule.topic === undefined ? text : { text, topic: rule.topic }]
}

/** An entry's path, without the `./` with which some programs begin each name. */
export function pathOf(name: string): string {
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
function agree(listed: Listed, local: LocalHeader): boolean {
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

/** What an entry is; undefined if it is neither a file, a directory nor a symbolic link. */
export function kindOf({ name, attributes }: Listed): EntryKind | undefined {
  const own = (attributes >>> 16) & modeType.of
  if (name.at(-1) === 0x2f) return own === 0 || own === modeType.directory ? 'directory' : undefined
  if (own === 0 || own === modeType.file) return 'file'
  return own === modeType.link ? 'link' : undefined
}
