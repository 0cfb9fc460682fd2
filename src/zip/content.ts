import { crc32, createInflateRaw } from 'node:zlib'

/** The content of an entry, and what the zip says of it. `size` is bytes, once inflated. */
export interface Content {
  readonly packed: Buffer
  readonly method: number
  readonly size: number
  readonly crc: number
}

export const [stored, deflated] = [0, 8]

/** No deflated content gives more: 258 bytes for two bits (RFC 1951). */
export const highestRatio = 1_032

/** The bytes of a piece while inflating: zlib takes none below 64 (Node.js: zlib, chunkSize). */
const pieces = { smallest: 64, largest: 1024 * 1024 }

/** A content in pieces, judged while it is read: it ends with the first piece that is more than the zip says. Throws where it is another one. */
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

/** A whole content. Throws where it is another one than the zip says. */
export async function contentOf(content: Content): Promise<Buffer> {
  return (await contentWhere(content, () => true)) ?? Buffer.alloc(0)
}

/** A whole content, if it is wanted by how it begins; it is read to its end, and judged, in any case. */
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
  // One byte more than there should be, to see the end without another piece.
  const chunkSize = Math.min(Math.max(size + 1, pieces.smallest), pieces.largest)
  const inflater = createInflateRaw({ chunkSize })
  inflater.end(packed)
  for await (const piece of inflater) yield piece as Buffer
  if (inflater.bytesWritten < packed.length) throw new Error('there is something behind its end')
}
