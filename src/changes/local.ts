import type { FileHandle } from 'node:fs/promises'
import type { Bytes } from './zip.ts'

/** The bytes of an open file. */
export async function localBytes(file: FileHandle): Promise<Bytes> {
  const { size } = await file.stat()
  return {
    size,
    read: async (start, end) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start)
      return buffer.subarray(0, bytesRead)
    },
  }
}
