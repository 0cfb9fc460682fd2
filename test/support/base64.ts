import type { EncodedZip } from '../../src/layer/encoded-zip.ts'

/** Returns an archive in base64, in one piece. */
export function encoded(zip: Buffer): EncodedZip {
  return [Buffer.from(zip.toString('base64'))]
}

/** Returns the bytes of an archive. */
export function decoded(zip: EncodedZip): Buffer {
  return Buffer.from(Buffer.concat(zip).toString(), 'base64')
}
