import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** A file of this size in bytes. `view` returns a part of it. The caller checks that the part is inside of the file. */
export interface BinaryView {
  readonly size: number
  readonly view: (offset: number, length: number) => DataView
}

/** Returns a view of a content in memory. */
export function viewOfBytes({ buffer, byteOffset, byteLength }: Uint8Array): BinaryView {
  return {
    size: byteLength,
    view: (offset, length) => new DataView(buffer, byteOffset + offset, length),
  }
}

/** Calls `use` with a view of a file on disk, of which only the necessary parts are read. Throws if the file cannot be read. */
export function withViewOfFile<T>(path: string, use: (view: BinaryView) => T): T {
  const file = openSync(path, 'r')
  try {
    return use({ size: fstatSync(file).size, view: windowOn(file) })
  } finally {
    closeSync(file)
  }
}

/** How many bytes are read at once. The tables of a file are close to each other. */
const windowSize = 4 * 1024

function windowOn(file: number): BinaryView['view'] {
  const bytes = Buffer.allocUnsafeSlow(windowSize)
  let [start, end] = [0, 0]
  return (offset, length) => {
    if (offset < start || offset + length > end) {
      start = offset
      end = offset + readSync(file, bytes, 0, windowSize, offset)
    }
    return new DataView(bytes.buffer, offset - start, Math.min(length, end - offset))
  }
}
