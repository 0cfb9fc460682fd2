import { readFile, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'
import AdmZip from 'adm-zip'
import pLimit from 'p-limit'
import { Problem } from '../problem.ts'
import { isElf } from './elf.ts'
import type { Entry } from './walk.ts'

const deflate = promisify(deflateRaw)

/** Fixed, so that no setting of a machine decides: the same bytes from Node 18 to 26, on x64 and arm64. */
const level = 6
/** Local time, as the container writes it: the same two DOS words in every time zone. */
const epoch = new Date(1980, 0, 1)
/** Made by Unix, version 2.0 of the format: without it the modes are not read. */
const madeBy = 0x0314

const [stored, deflated] = [0, 8]

const modes = { file: 0o100644, executable: 0o100755, link: 0o120777, directory: 0o040755 }

/** An entry and its finished bytes. */
interface Finished {
  readonly entry: Entry
  readonly mode: number
  readonly method: number
  readonly bytes: Buffer
  readonly size: number
  readonly crc: number
  readonly isNative: boolean
}

/** What was written. `sha256` is base64; `size` is bytes. */
export interface Written {
  readonly sha256: string
  readonly size: number
  readonly hasNativeCode: boolean
}

/**
 * Writes the entries of a tree as a zip. The bytes depend on paths, contents, links and execute bits alone.
 * Files are deflated beside one another, with no more than a few for each core in memory uncompressed.
 */
export async function writeZip(root: string, entries: readonly Entry[], path: string): Promise<Written> {
  const limit = pLimit(availableParallelism() * 2)
  const packed = await limit.map(entries, (entry) => packOne(root, entry))
  const zip = new AdmZip({ noSort: true })
  for (const one of packed) add(zip, one)
  const bytes = zip.toBuffer()
  await writeFile(path, bytes)
  return {
    sha256: createHash('sha256').update(bytes).digest('base64'),
    size: bytes.length,
    hasNativeCode: packed.some(({ isNative }) => isNative),
  }
}

async function packOne(root: string, entry: Entry): Promise<Finished> {
  switch (entry.kind) {
    case 'directory':
      return stay(entry, modes.directory, Buffer.alloc(0))
    case 'link':
      return stay(entry, modes.link, Buffer.from(entry.target))
    case 'file':
      return squeeze(entry, entry.executable ? modes.executable : modes.file, await read(root, entry.path))
  }
}

async function read(root: string, path: string): Promise<Buffer> {
  try {
    return await readFile(join(root, path))
  } catch (error) {
    throw new Problem(`"${path}" cannot be read. Make it readable for the user of this job.`, {
      cause: error,
    })
  }
}

function stay(entry: Entry, mode: number, bytes: Buffer): Finished {
  return { entry, mode, method: stored, bytes, size: bytes.length, crc: crc32(bytes), isNative: false }
}

async function squeeze(entry: Entry, mode: number, plain: Buffer): Promise<Finished> {
  if (plain.length === 0) return stay(entry, mode, plain)
  const bytes = await deflate(plain, { level })
  return {
    entry,
    mode,
    method: deflated,
    bytes,
    size: plain.length,
    crc: crc32(plain),
    isNative: isElf(plain),
  }
}

/** Hands finished bytes to the container, which would deflate one file after another. */
function add(zip: AdmZip, { entry, mode, method, bytes, size, crc }: Finished): void {
  const isDirectory = entry.kind === 'directory'
  const added = zip.addFile(isDirectory ? `${entry.path}/` : entry.path, Buffer.alloc(0))
  added.attr = ((mode << 16) | (isDirectory ? 0x10 : 0)) >>> 0
  added.header.made = madeBy
  added.header.time = epoch
  added.header.method = method
  added.header.crc = crc
  added.header.size = size
  added.header.compressedSize = bytes.length
  added.getCompressedData = () => bytes
}
