import { crc32, createInflateRaw } from 'node:zlib'

/** The content of an entry, and what the zip declares about it. `size` is bytes, once inflated. */
export interface Content {
  readonly packed: Buffer
  readonly method: number
  readonly size: number
  readonly crc: number
}

export const [stored, deflated] = [0, 8]

/** The maximum ratio of deflate: 258 bytes for two bits (RFC 1951). */
export const highestRatio = 1_032

/** The size of chunks while inflating, in bytes. zlib accepts none below 64 (Node.js: zlib, chunkSize). */
const pieces = { smallest: 64, largest: 1024 * 1024 }

/**
 * The chunks of a content, checked while they are read. It ends with the first chunk that exceeds the declared size. Throws if the content
 * is not the declared one.
 */
export async function* piecesOf({ packed, method, size, crc }: Content): AsyncGenerator<Buffer> {
  let [length, sum] = [0, 0]
  for await (const piece of method === stored ? [packed] : inflated(packed, size)) {
    length += piece.length
    if (length > size) throw new Error('it is larger than the zip says')
    sum = crc32(piece, sum)
    yield piece
  }
  if (length < size) throw new Error('it is smaller than the zip says')
  if (sum !== crc) throw new Error('it has another checksum than the zip says')
}

/** The whole content. Throws if it is not the declared one. */
export async function contentOf(content: Content): Promise<Buffer> {
  return (await contentWhere(content, () => true)) ?? Buffer.alloc(0)
}

/** The whole content, if its beginning is wanted. It is read to its end, and checked, in any case. */
export async function contentWhere(
  content: Content,
  isWanted: (start: Buffer) => boolean,
): Promise<Buffer | undefined> {
  let whole: Buffer | undefined
  let length = 0
  for await (const piece of piecesOf(content)) {
    const isFirst = length === 0
    if (isFirst && isWanted(piece)) {
      whole = piece.length === content.size ? piece : Buffer.allocUnsafe(content.size)
    }
    if (whole !== piece) whole?.set(piece, length)
    length += piece.length
  }
  return whole
}

async function* inflated(packed: Buffer, size: number): AsyncGenerator<Buffer> {
  // One byte more than declared, so that the end shows without another chunk.
  const chunkSize = Math.min(Math.max(size + 1, pieces.smallest), pieces.largest)
  const inflater = createInflateRaw({ chunkSize })
  inflater.end(packed)
  for await (const piece of inflater) yield piece as Buffer
  if (inflater.bytesWritten < packed.length) throw new Error('there is something behind its end')
}
