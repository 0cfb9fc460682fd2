import { gapsAndOverlaps, linksOverLimit, pathConflicts } from './between-entries.ts'
import type { EntryHeaders } from './between-entries.ts'
import type { Content } from './content.ts'
import type { Directory, ListedEntry } from './directory.ts'
import { directoryOf, NotReadable } from './directory.ts'
import { faultsOf, kindOf, modeType, pathOf } from './entry-rules.ts'
import type { EntryKind } from './entry-rules.ts'
import { readLocalHeader } from './local-header.ts'
import type { LocalHeader } from './local-header.ts'
import { shown } from './zip-messages.ts'
import type { Fault } from './zip-messages.ts'

/** An entry of a zip. `path` is relative to the root of the layer, without a `/` at its end. It is empty for the root itself. */
export interface ZipEntry extends Content {
  readonly path: string
  readonly kind: EntryKind
  /** The Unix permissions. Undefined if the zip has none. */
  readonly mode: number | undefined
}

/** The valid entries of a zip, and everything that is wrong with it. Each fault is the rest of a sentence about the zip. */
export interface Zip {
  readonly entries: readonly ZipEntry[]
  readonly faults: readonly Fault[]
}

/**
 * Reads and checks a zip, without inflating anything. If it has no fault, all programs see the same entries, whether they read from the
 * beginning or from the end: the entries follow each other without gaps, and both headers of each entry agree.
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
  const faults: Fault[] = []
  const entries: ZipEntry[] = []
  const records: EntryHeaders[] = []
  for (const listed of directory.listed) {
    const local = readLocalHeader(bytes.subarray(0, directory.at), listed)
    const own = local === undefined ? [noLocalHeader(listed)] : faultsOf(listed, local)
    faults.push(...own)
    if (local === undefined) continue
    records.push({ listed, local })
    if (own.length === 0) entries.push(entryOf(bytes, listed, local))
  }
  return {
    entries,
    faults: [
      ...faults,
      ...pathConflicts(entries),
      ...linksOverLimit(entries),
      ...gapsAndOverlaps(bytes, directory, records),
    ],
  }
}

function noLocalHeader({ name }: ListedEntry): string {
  return `has the entry ${shown(name.toString())}, which is not at the position that the central directory declares. Create the zip again.`
}

/** The systems that write Unix modes into zips: Unix and macOS (APPNOTE.TXT, 4.4.2). Other systems can use these bits differently. */
const withModes = [3, 19]

function entryOf(bytes: Buffer, listed: ListedEntry, { dataAt }: LocalHeader): ZipEntry {
  const { name, host, attributes, method, crc, size, packedSize } = listed
  const mode = attributes >>> 16
  const hasMode = mode !== 0 && (withModes.includes(host) || (mode & modeType.of) !== 0)
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
