import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { ListedEntry } from '../zip/directory.ts'
import { entriesLimit } from '../zip/directory.ts'
import {
  bytesFrom,
  entriesOf,
  lengthOfHeader,
  localHeaderLength,
  longestEnd,
  rangeOf,
} from '../zip/listing.ts'
import type { Bytes } from '../zip/listing.ts'
import { NotComparable } from './not-comparable.ts'

const inflate = promisify(inflateRaw)

/** Bytes of which parts can be read. `start` is inclusive, and `end` is exclusive. */
export interface PartialReader {
  readonly size: number
  readonly read: (start: number, end: number) => Promise<Buffer>
}

/** A file in the directory of a zip. `size` is in bytes, and `crc` is the CRC-32 of the content. */
export interface ZippedFile {
  readonly size: number
  readonly crc: number
}

/** The files in a zip by path. `read` returns undefined if the file does not exist, or is larger than `atMost` bytes. */
export interface ZipContents {
  readonly files: ReadonlyMap<string, ZippedFile>
  readonly read: (path: string, atMost: number) => Promise<Buffer | undefined>
}

/** The maximum size of the directory in bytes: some 500 for each entry. */
const maximumDirectorySize = 32 * 1024 * 1024

/** The number of entries after which other tasks can run. */
const entriesPerTurn = 500

/** Reads the directory of a zip. File content is read only when it is requested. Rejects with a NotComparable if the zip is damaged. */
export async function openZip(bytes: PartialReader): Promise<ZipContents> {
  try {
    return await contentsOf(bytes)
  } catch (error) {
    throw error instanceof NotComparable ? error : new NotComparable('its zip is damaged', { cause: error })
  }
}

/** What is kept of an entry. A layer can have many entries, and two layers are in memory during the comparison. */
type Kept = Pick<ListedEntry, 'size' | 'crc' | 'method' | 'packedSize' | 'offset'>

async function contentsOf(bytes: PartialReader): Promise<ZipContents> {
  const files = new Map<string, Kept>()
  let count = 0
  for (const entry of entriesOf(await directoryOf(bytes))) {
    count += 1
    if (count > entriesLimit) throw new NotComparable('its zip has too many entries')
    const { size, crc, method, packedSize, offset } = entry
    const path = entry.name.toString()
    if (!path.endsWith('/')) files.set(path, { size, crc, method, packedSize, offset })
    // Without a pause, responses from AWS would have to wait.
    if (count % entriesPerTurn === 0) await setImmediate()
  }
  return {
    files,
    read: async (path, atMost) => {
      const entry = files.get(path)
      if (!entry || Math.max(entry.size, entry.packedSize) > atMost) return undefined
      const { method, offset, packedSize } = entry
      const start = offset + lengthOfHeader(await bytes.read(offset, offset + localHeaderLength))
      const raw = await bytes.read(start, start + packedSize)
      return method === 0 ? raw : inflate(raw, { maxOutputLength: atMost })
    },
  }
}

/** Returns the directory of a zip, and everything after it. */
async function directoryOf(bytes: PartialReader): Promise<Bytes> {
  const endAt = Math.max(0, bytes.size - longestEnd)
  const end = bytesFrom(endAt, await bytes.read(endAt, bytes.size))
  const { start } = rangeOf(end)
  if (bytes.size - start > maximumDirectorySize + longestEnd)
    throw new NotComparable('the directory of its zip is too large')
  return start < endAt ? bytesFrom(start, await bytes.read(start, bytes.size)) : end
}
