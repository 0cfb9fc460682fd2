import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { Entry } from 'yauzl'
import { fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl'
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

/** The maximum number of entries of a zip without the zip64 extension. */
const maximumEntries = 65_535

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

async function contentsOf(bytes: PartialReader): Promise<ZipContents> {
  const zip = await fromRandomAccessReaderPromise(new YauzlReader(bytes), bytes.size, { autoClose: false })
  if (zip.entryCount > maximumEntries)
    throw new NotComparable(`its zip has too many entries (${zip.entryCount})`)
  const entries = new Map<string, Entry>()
  let size = 0
  for await (const entry of zip.eachEntry()) {
    size += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength
    if (size > maximumDirectorySize) throw new NotComparable('the directory of its zip is too large')
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry)
    // The entries of a local zip arrive without a pause, so that responses from AWS would otherwise have to wait.
    if (entries.size % entriesPerTurn === 0) await setImmediate()
  }
  return {
    files: new Map(
      [...entries].map(([path, { uncompressedSize: size, crc32: crc }]) => [path, { size, crc }]),
    ),
    read: async (path, atMost) => {
      const entry = entries.get(path)
      if (!entry || Math.max(entry.uncompressedSize, entry.compressedSize) > atMost) return undefined
      const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
      const raw = await bytes.read(start, start + entry.compressedSize)
      return entry.compressionMethod === 0 ? raw : inflate(raw, { maxOutputLength: atMost })
    },
  }
}

class YauzlReader extends RandomAccessReader {
  readonly #bytes: PartialReader

  constructor(bytes: PartialReader) {
    super()
    this.#bytes = bytes
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null, read?: number) => void,
  ): void {
    this.#bytes.read(position, position + length).then(
      (found) => done(null, found.copy(buffer, offset)),
      (error: Error) => done(error),
    )
  }
}
