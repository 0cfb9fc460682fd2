import type { FileHandle } from 'node:fs/promises'
import type { PartialReader } from './zip-reader.ts'

/** The minimum number of bytes that are read from disk. The zip reader requests the directory in many small pieces. */
const minimumRead = 256 * 1024

/** Returns the bytes of an open file. */
export async function localBytes(file: FileHandle): Promise<PartialReader> {
  const { size } = await file.stat()
  const readAt = async (start: number, end: number): Promise<Buffer> => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start)
    return buffer.subarray(0, bytesRead)
  }
  let last = { start: 0, end: 0, bytes: readAt(0, 0) }
  return {
    size,
    read: async (start, end) => {
      if (end - start > minimumRead) return readAt(start, end)
      if (start < last.start || end > last.end) {
        const until = Math.min(size, start + minimumRead)
        last = { start, end: until, bytes: readAt(start, until) }
      }
      const known = last
      return (await known.bytes).subarray(start - known.start, end - known.start)
    },
  }
}
