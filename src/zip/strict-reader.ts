import { gapsAndOverlaps, pathConflicts, tooManyLinks } from './between-entries.ts'
import type { Placed } from './between-entries.ts'
import type { Content } from './content.ts'
import type { Directory, Listed } from './directory.ts'
import { directoryOf, NotReadable } from './directory.ts'
import { faultsOf, kindOf, modeType, pathOf } from './entry-rules.ts'
import type { EntryKind } from './entry-rules.ts'
import { readLocalHeader } from './local-header.ts'
import type { LocalHeader } from './local-header.ts'
import { shown } from './zip-messages.ts'
import type { Fault } from './zip-messages.ts'

/** Something in a zip. `path` is from the layer's root, without a `/` at its end; empty for the root itself. */
export interface ZipEntry extends Content {
  readonly path: string
  readonly kind: EntryKind
  /** What Unix has of it; undefined where the zip was made by a system without. */
  readonly mode: number | undefined
}

/** The entries of a zip that stand on their own, and all that is wrong with it, each as the rest of a sentence on the zip. */
export interface Zip {
  readonly entries: readonly ZipEntry[]
  readonly faults: readonly Fault[]
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
  const faults: Fault[] = []
  const entries: ZipEntry[] = []
  const records: Placed[] = []
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
      ...tooManyLinks(entries),
      ...gapsAndOverlaps(bytes, directory, records),
    ],
  }
}

function noLocalHeader({ name }: Listed): string {
  return `has the entry ${shown(name.toString())}, which is not where the central directory says. Make the zip anew.`
}

/** Systems that make zips with modes (APPNOTE.TXT, 4.4.2): Unix and macOS. Others may have bits of their own there. */
const withModes = [3, 19]

function entryOf(bytes: Buffer, listed: Listed, { dataAt }: LocalHeader): ZipEntry {
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
