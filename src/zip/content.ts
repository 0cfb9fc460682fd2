import { crc32, createInflateRaw } from 'node:zlib'

/** The content of an entry, and what the zip declares about it. `size` is the inflated size in bytes. */
export interface Content {
  readonly packed: Buffer
  readonly method: number
  readonly size: number
  readonly crc: number
}

/** The compression methods (PKWARE: APPNOTE.TXT, 4.4.5). */
export const [stored, deflated] = [0, 8]

/** The maximum ratio of deflate: 258 bytes for two bits (RFC 1951). */
export const highestRatio = 1_032

/** The size of chunks while inflating, in bytes. 64 is the minimum of zlib (Node.js: zlib, chunkSize). */
const chunkSizes = { smallest: 64, largest: 1024 * 1024 }

/**
 * Yields the content of an entry in chunks. Throws if the content differs from what the zip declares. It stops at the first chunk that
 * exceeds the declared size.
 */
export async function* chunksOf({ packed, method, size, crc }: Content): AsyncGenerator<Buffer> {
  let [length, sum] = [0, 0]
  for await (const chunk of method === stored ? [packed] : inflated(packed, size)) {
    length += chunk.length
    if (length > size) throw new Error('it is larger than the zip declares')
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (length < size) throw new Error('it is smaller than the zip declares')
  if (sum !== crc) throw new Error('its checksum differs from the one that the zip declares')
}

/** Returns the whole content. Throws if it differs from what the zip declares. */
export async function contentOf(content: Content): Promise<Buffer> {
  return (await contentWhere(content, () => true)) ?? Buffer.alloc(0)
}

/** Returns the first 1,024 bytes of the content, or all if there are fewer. The rest is not checked. */
export async function startOf(content: Content): Promise<Buffer> {
  for await (const chunk of chunksOf(content)) return chunk.subarray(0, 1_024)
  return Buffer.alloc(0)
}

/** Returns the whole content if `isWanted` accepts its beginning, otherwise undefined. It is read and checked to its end in both cases. */
export async function contentWhere(
  content: Content,
  isWanted: (start: Buffer) => boolean,
): Promise<Buffer | undefined> {
  let whole: Buffer | undefined
  let length = 0
  for await (const chunk of chunksOf(content)) {
    const isFirst = length === 0
    if (isFirst && isWanted(chunk)) {
      whole = chunk.length === content.size ? chunk : Buffer.allocUnsafe(content.size)
    }
    if (whole !== chunk) whole?.set(chunk, length)
    length += chunk.length
  }
  const isEmptyAndWanted = length === 0 && isWanted(Buffer.alloc(0))
  return isEmptyAndWanted ? Buffer.alloc(0) : whole
}

async function* inflated(packed: Buffer, size: number): AsyncGenerator<Buffer> {
  // With one byte more than declared, a content that is too large is noticed without a second chunk.
  const chunkSize = Math.min(Math.max(size + 1, chunkSizes.smallest), chunkSizes.largest)
  const inflater = createInflateRaw({ chunkSize })
  inflater.end(packed)
  for await (const chunk of inflater) yield chunk as Buffer
  if (inflater.bytesWritten < packed.length) throw new Error('there is additional data after its end')
}
