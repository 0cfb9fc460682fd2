import { readFile, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'
import AdmZip from 'adm-zip'
import pLimit from 'p-limit'
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

interface Content {
  readonly mode: number
  readonly method: number
  readonly bytes: Buffer
  readonly size: number
  readonly crc: number
  readonly isElf: boolean
}

/** What was written. `sha256` is base64; sizes are bytes. */
export interface Written {
  readonly sha256: string
  readonly size: number
  readonly hasNativeCode: boolean
}

/**
 * Writes the entries of a tree as a zip. The bytes depend on paths, contents, links and execute bits alone.
 * All cores deflate; no more files than there are cores (and a few being read) are in memory at once uncompressed.
 */
export async function writeZip(root: string, entries: readonly Entry[], path: string): Promise<Written> {
  const limit = pLimit(availableParallelism() * 2)
  const contents = await limit.map(entries, (entry) => contentOf(root, entry))
  const zip = new AdmZip({ noSort: true })
  entries.forEach((entry, index) => {
    const content = contents[index]
    if (content) add(zip, entry, content)
  })
  const bytes = zip.toBuffer()
  await writeFile(path, bytes)
  return {
    sha256: createHash('sha256').update(bytes).digest('base64'),
    size: bytes.length,
    hasNativeCode: contents.some(({ isElf }) => isElf),
  }
}

async function contentOf(root: string, entry: Entry): Promise<Content> {
  switch (entry.kind) {
    case 'directory':
      return stay(modes.directory, Buffer.alloc(0))
    case 'link':
      return stay(modes.link, Buffer.from(entry.target))
    case 'file':
      return squeeze(entry.executable ? modes.executable : modes.file, await readFile(join(root, entry.path)))
  }
}

function stay(mode: number, bytes: Buffer): Content {
  return { mode, method: stored, bytes, size: bytes.length, crc: crc32(bytes), isElf: isElf(bytes) }
}

async function squeeze(mode: number, plain: Buffer): Promise<Content> {
  if (plain.length === 0) return stay(mode, plain)
  const bytes = await deflate(plain, { level })
  return { mode, method: deflated, bytes, size: plain.length, crc: crc32(plain), isElf: isElf(plain) }
}

/** Hands finished content to the container, which would deflate one file after another. */
function add(zip: AdmZip, entry: Entry, content: Content): void {
  const name = entry.kind === 'directory' ? `${entry.path}/` : entry.path
  const added = zip.addFile(name, Buffer.alloc(0))
  const directoryFlag = entry.kind === 'directory' ? 0x10 : 0
  added.attr = ((content.mode << 16) | directoryFlag) >>> 0
  added.header.made = madeBy
  added.header.time = epoch
  added.header.method = content.method
  added.header.crc = content.crc
  added.header.size = content.size
  added.header.compressedSize = content.bytes.length
  added.getCompressedData = () => content.bytes
}

function isElf(bytes: Buffer): boolean {
  return bytes.length > 4 && bytes.readUInt32BE(0) === 0x7f454c46
}
