/** The bytes of an archive in base64, in pieces. Requests can share them, because a whole text would be copied for each. */
export type EncodedZip = readonly Buffer[]

/**
 * The number of bytes that are encoded at a time. It is a multiple of three, so that the pieces can be joined. V8 frees the texts of small
 * pieces immediately, and those of large ones only later.
 */
export const pieceSize = 48 * 1024

/** Encodes an archive. A chunk can be overwritten when the next one is requested. */
export async function encodedZip(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<EncodedZip> {
  const pieces: Buffer[] = []
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = bytes.length - (bytes.length % 3)
    for (let at = 0; at < end; at += pieceSize)
      pieces.push(encoded(bytes.subarray(at, Math.min(end, at + pieceSize))))
    rest = Buffer.from(bytes.subarray(end))
  }
  return rest.length === 0 ? pieces : [...pieces, encoded(rest)]
}

function encoded(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('base64'), 'latin1')
}
