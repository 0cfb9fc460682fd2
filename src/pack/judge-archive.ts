import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path/posix'
import { count } from '../base/figures.ts'
import type { Message } from '../base/message.ts'
import { messageOf, Problem } from '../base/problem.ts'
import { leaveOut } from '../layer/layer-to-check.ts'
import type { LayerToCheck } from '../layer/layer-to-check.ts'
import { unzippedLimit } from '../layer/size-limits.ts'
import { contentOf, contentWhere, startOf } from '../zip/content.ts'
import { signatureOf } from '../zip/deflate-worker.mjs'
import { faultsOfLinks, maximumHops } from '../zip/links.ts'
import type { Zip, ZipEntry } from '../zip/strict-reader.ts'
import { readZip } from '../zip/strict-reader.ts'
import type { Fault } from '../zip/zip-messages.ts'
import { sentencesOn, shown } from '../zip/zip-messages.ts'
import type { BinaryFile } from './checks/binary.ts'
import { binaryFileOf, canBeBinary } from './checks/binary.ts'
import { inspect } from './checks/inspect.ts'
import { hasNativeCode, requireLoads } from './checks/native.ts'
import { inUnits } from './checks/size.ts'
import { inOrder } from './in-order.ts'
import type { ArchiveRequest, JudgedLayer } from './judged-layer.ts'

/**
 * Judges a zip of the user, which is published byte for byte. At first, only its list of files is checked. Throws one Problem with
 * everything for which Lambda would reject the layer, or would not find its files. `write` then inflates each entry, and throws one Problem
 * with all entries that are damaged, that point outside of the layer, or that do not load.
 */
export async function judgeArchive(given: string, { path, target }: ArchiveRequest): Promise<JudgedLayer> {
  const bytes = await readWithinBounds(given)
  const zip = readZip(bytes)
  const layer = layerToCheck(zip)
  const { largest, warnings, ...contents } = await inspect(layer, target, errorsFrom(zip.faults))
  return {
    write: async () => {
      const binaries = await binariesIn(zip.entries)
      const loading = await requireLoads(binaries, layer, target)
      await writeFile(path, bytes, { flag: 'wx' })
      const sha256 = createHash('sha256').update(bytes).digest('base64')
      return {
        archive: { path, sha256, size: bytes.length, hasNativeCode: hasNativeCode(binaries), ...contents },
        largest,
        warnings: [...warnings, ...loading],
      }
    },
  }
}

/** Returns the bytes of a zip. Rejects one that is too large even before it is unzipped. Node cannot read more than 2 GiB at once. */
async function readWithinBounds(path: string): Promise<Buffer> {
  const { size } = await stat(path)
  if (size <= unzippedLimit) return readFile(path)
  throw new Problem({
    topic: 'the-layer-is-too-large',
    text:
      `Input "archive" is a zip of ${inUnits(size)}, and Lambda accepts at most ${inUnits(unzippedLimit)} unzipped. ` +
      leaveOut('archive', 'files that the functions do not need'),
  })
}

function errorsFrom(faults: readonly Fault[]): Message[] {
  return sentencesOn('Input "archive"', faults)
}

/** The maximum size of a metadata file that is read, in bytes. The metadata of packages is far smaller. */
const metadataLimit = 16 * 1024 * 1024

function layerToCheck({ entries, faults }: Zip): LayerToCheck {
  const files = entries.filter(({ kind }) => kind !== 'directory')
  const byPath = new Map(files.map((entry) => [entry.path, entry]))
  const entryAt = (path: string): ZipEntry => {
    const entry = byPath.get(path)
    if (entry === undefined) throw new Error('no such entry')
    if (faults.length > 0) throw new Error('entries of a rejected zip are not inflated')
    return entry
  }
  const read = async (path: string): Promise<Buffer> => {
    const entry = entryAt(path)
    if (entry.size > metadataLimit) throw new Problem(errorsFrom([tooLong(entry)]))
    return contentOf(entry)
  }
  const fileAt = async (path: string, hops = 0): Promise<ZipEntry | undefined> => {
    const entry = byPath.get(path)
    if (entry?.kind !== 'link') return entry
    if (hops > maximumHops) return undefined
    return fileAt(join(dirname(path), (await read(path)).toString()), hops + 1)
  }
  return {
    files,
    links: files.filter(({ kind }) => kind === 'link').map(({ path }) => path),
    read,
    startOf: async (path) => {
      const entry = await fileAt(path)
      return entry && { isExecutable: ((entry.mode ?? 0) & 0o111) !== 0, bytes: await startOf(entry) }
    },
    from: 'archive',
  }
}

function tooLong({ path, size }: ZipEntry): string {
  return `has a metadata file of ${count(size)} bytes, ${shown(path)}, and the action reads at most ${count(metadataLimit)}. Remove it from the zip.`
}

/** The maximum number of entries that are inflated in parallel, and their maximum total size in bytes. */
const window = { count: 8, weight: 32 * 1024 * 1024 }

/** Returns the binaries among entries. Reads all content. Throws one Problem with all entries that differ from what the zip declares. */
async function binariesIn(entries: readonly ZipEntry[]): Promise<BinaryFile[]> {
  const binaries: BinaryFile[] = []
  const links = new Map<string, Buffer>()
  const damaged: string[] = []
  const weigh = ({ size }: ZipEntry): number => size
  for await (const found of inOrder(entries, examine, { ...window, weigh })) {
    if ('binary' in found) binaries.push(found)
    else if ('target' in found) links.set(found.path, found.target)
    else if ('fault' in found) damaged.push(found.fault)
  }
  const errors = errorsFrom([...damaged, ...faultsOfLinks(links)])
  if (errors.length > 0) throw new Problem(errors)
  return binaries
}

type Examined =
  BinaryFile | { readonly path: string; readonly target: Buffer } | { readonly fault: string } | object

async function examine(entry: ZipEntry): Promise<Examined> {
  const { path, kind } = entry
  try {
    if (kind === 'link') return { path, target: await contentOf(entry) }
    const content = await contentWhere(entry, (start) => canBeBinary(path, signatureOf(start)))
    return (content && binaryFileOf(path, content)) ?? {}
  } catch (error) {
    return {
      fault: `has an entry that cannot be read, ${shown(path)}: ${messageOf(error)}. Create the zip again.`,
    }
  }
}
