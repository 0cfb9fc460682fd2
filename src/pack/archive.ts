import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import AdmZip from 'adm-zip'
import { count } from '../figures.ts'
import { messageOf, Problem } from '../problem.ts'
import type { Candidate } from './candidate.ts'
import { inspect } from './check.ts'
import { readElf } from './elf.ts'
import { inOrder } from './in-order.ts'
import type { NativeFile } from './native.ts'
import { hasNativeCode, requireLoads } from './native.ts'
import type { Packed, PackRequest } from './pack.ts'
import { unzippedLimit } from './size.ts'

const inflate = promisify(inflateRaw)

/** zlib takes none below it (Node.js: zlib, chunkSize). */
const smallestChunk = 64

/** A finished zip, to be published byte for byte. Throws a Problem where Lambda would refuse it, it is damaged, or would not load there. */
export async function takeArchive(given: string, { directory, name, target }: PackRequest): Promise<Packed> {
  const bytes = await readWithinBounds(given)
  const entries = entriesOf(bytes)
  requireSound(entries)
  const files = entries.filter((entry) => !entry.isDirectory)
  const byPath = new Map(files.map((entry) => [entry.entryName, entry]))
  const candidate: Candidate = {
    files: files.map(({ entryName, header }) => ({ path: entryName, size: header.size })),
    links: files.filter(isLink).map(({ entryName }) => entryName),
    read: async (path) => contentOf(byPath.get(path)),
    from: 'archive',
  }
  const { largest, warnings, ...contents } = await inspect(candidate, target)
  const native = await nativeIn(files)
  const loading = await requireLoads(native, candidate, target)
  const path = join(directory, name)
  await writeFile(path, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  return {
    archive: { path, sha256, size: bytes.length, hasNativeCode: hasNativeCode(native), ...contents },
    largest,
    warnings: [...warnings, ...loading],
  }
}

/** Too large even before it is unzipped: it is not read, and Node could not read more than 2 GiB. */
async function readWithinBounds(path: string): Promise<Buffer> {
  const { size } = await stat(path)
  if (size <= unzippedLimit) return readFile(path)
  throw new Problem(
    `Input "archive" is a zip of ${count(size)} bytes, and Lambda takes at most ${count(unzippedLimit)} unzipped. ` +
      'Leave what the functions do not need out of it.',
  )
}

function entriesOf(bytes: Buffer): AdmZip.IZipEntry[] {
  try {
    return new AdmZip(bytes).getEntries()
  } catch (error) {
    throw new Problem(`Input "archive" is not a zip that can be read: ${messageOf(error)}.`, { cause: error })
  }
}

function requireSound(entries: readonly AdmZip.IZipEntry[]): void {
  const names = entries.map(({ entryName }) => entryName)
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  const unusable = names.find((name) => /^\/|^[a-zA-Z]:|\\|(^|\/)\.\.(\/|$)|[\u0000-\u001f\u007f]/.test(name))
  if (unusable !== undefined) {
    throw new Problem(
      `Input "archive" has the entry ${JSON.stringify(unusable)}, which is no path inside a layer.`,
    )
  }
  if (new Set(names).size !== names.length) throw new Problem('Input "archive" has two entries of one name.')
}

/** What is in memory at once, inflated. */
const window = { count: 8, weight: 32 * 1024 * 1024 }

/** The native code among files. Each is read to its end, and must be what the zip says of it. */
async function nativeIn(files: readonly AdmZip.IZipEntry[]): Promise<NativeFile[]> {
  const native: NativeFile[] = []
  const weigh = (entry: AdmZip.IZipEntry): number => entry.header.size
  for await (const file of inOrder(files, nativeAt, { ...window, weigh })) if (file) native.push(file)
  return native
}

async function nativeAt(entry: AdmZip.IZipEntry): Promise<NativeFile | undefined> {
  const content = await contentOf(entry)
  if (isLink(entry)) requireInside(entry.entryName, content.toString())
  const elf = readElf(content)
  return elf && { path: entry.entryName, elf }
}

async function contentOf(entry: AdmZip.IZipEntry | undefined): Promise<Buffer> {
  if (entry === undefined) throw new Error('no such entry')
  const { size, crc, encrypted } = entry.header
  if (encrypted) throw unreadable(entry, 'it is encrypted')
  const content = await plainOf(entry).catch((error: unknown) => {
    throw unreadable(entry, messageOf(error), error)
  })
  if (content.length !== size || crc32(content) !== crc)
    throw unreadable(entry, 'it is not what the zip says of it')
  return content
}

async function plainOf(entry: AdmZip.IZipEntry): Promise<Buffer> {
  const { method, size } = entry.header
  const packed = entry.getCompressedData()
  switch (method) {
    case 0:
      return packed
    case 8:
      // What the zip declares is a bound too: a bomb ends there. One chunk of that size, and one byte more to see its end, is not copied.
      return inflate(packed, { maxOutputLength: size + 1, chunkSize: Math.max(size + 1, smallestChunk) })
    default:
      throw new Error(`method ${method} is neither "stored" nor "deflated"`)
  }
}

function isLink({ header }: AdmZip.IZipEntry): boolean {
  return header.made >>> 8 === 3 && ((header.attr >>> 16) & 0o170000) === 0o120000
}

function requireInside(path: string, target: string): void {
  if (!target.startsWith('/') && !/^\.\.(\/|$)/.test(posix.join(dirname(path), target))) return
  throw new Problem(
    `Input "archive" has the symbolic link ${JSON.stringify(path)} to ${JSON.stringify(target)}, which leaves the layer. ` +
      'Zip what it points at.',
  )
}

function unreadable({ entryName }: AdmZip.IZipEntry, why: string, cause?: unknown): Problem {
  return new Problem(
    `Input "archive" cannot be read at ${JSON.stringify(entryName)}: ${why}. Make the zip anew.`,
    {
      cause,
    },
  )
}
