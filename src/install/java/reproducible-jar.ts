import { rename } from 'node:fs/promises'
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { limits } from '../../base/limits.ts'
import type { ListedEntry } from '../../zip/directory.ts'
import { entriesOf, packedOf, withBytesOf } from '../../zip/listing.ts'
import type { Bytes } from '../../zip/listing.ts'
import { packings, writePackedEntries } from '../../zip/packed-entries.ts'
import type { PackedEntry } from '../../zip/packed-entries.ts'

/**
 * Rewrites a jar without differences between builds: times, the order of entries, and dates in pom.properties. One entry is in memory at a
 * time. Returns false and leaves the jar unchanged if it exceeds a limit.
 */
export async function makeReproducible(jar: string): Promise<boolean> {
  const rewrittenJar = `${jar}.new`
  const isWritten = await withBytesOf(jar, async (bytes) => {
    const entries = withinLimits(bytes)
    if (!entries) return false
    await writePackedEntries(rewrittenJar, rewritten(bytes, entries))
    return true
  })
  if (isWritten) await rename(rewrittenJar, jar)
  return isWritten
}

/** Returns the entries in their new order. Undefined if they exceed a limit. */
function withinLimits(jar: Bytes): ListedEntry[] | undefined {
  const entries: ListedEntry[] = []
  let size = 0
  for (const entry of entriesOf(jar)) {
    entries.push(entry)
    size += entry.size
    if (entries.length > limits.rewrittenEntries.most || size > limits.rewrittenBytes.most) return undefined
  }
  return entries
    .map((entry) => ({ entry, key: keyOf(entry) }))
    .sort((one, other) => Buffer.compare(one.key, other.key))
    .map(({ entry }) => entry)
}

/** Returns the sort key of an entry. The manifest comes first, because programs that read a jar as a stream expect it there. */
function keyOf({ name }: ListedEntry): Buffer {
  return Buffer.concat([Buffer.from(name.toString() === 'META-INF/MANIFEST.MF' ? '0' : '1'), name])
}

async function* rewritten(
  jar: Bytes,
  entries: readonly ListedEntry[],
): AsyncGenerator<readonly PackedEntry[]> {
  for (const entry of entries) yield [await Promise.resolve(finished(jar, entry))]
}

/** Returns a rewritten entry. A stored entry stays stored, because Java loads a nested jar only if it is not compressed. */
function finished(jar: Bytes, entry: ListedEntry): PackedEntry {
  const name = entry.name.toString()
  const content = withoutDate(name, contentOf(jar, entry))
  const isStored = entry.method === 0 || content.length === 0
  return {
    entry: name.endsWith('/') ? { kind: 'directory', path: name.slice(0, -1) } : { kind: 'file', path: name },
    mode: entry.attributes >>> 16 || (name.endsWith('/') ? 0o040755 : 0o100644),
    packing: isStored ? packings.stored : packings.deflated,
    bytes: isStored ? content : deflateRawSync(content, { chunkSize: chunkFor(content.length) }),
    size: content.length,
    crc: crc32(content),
  }
}

function contentOf(jar: Bytes, entry: ListedEntry): Buffer {
  const packed = packedOf(jar, entry)
  return entry.method === 0
    ? packed
    : inflateRawSync(packed, {
        maxOutputLength: limits.rewrittenBytes.most,
        chunkSize: chunkFor(entry.size),
      })
}

/** Returns the chunk size for an entry. By default, Node.js allocates 16 kB for each small entry and frees it late. */
function chunkFor(size: number): number {
  return Math.min(Math.max(size + 64, 128), 65_536)
}

function withoutDate(name: string, content: Buffer): Buffer {
  if (!/^META-INF\/maven\/.*\/pom\.properties$/.test(name)) return content
  return Buffer.from(content.toString('latin1').replace(/^#.*\r?\n/gm, ''), 'latin1')
}
