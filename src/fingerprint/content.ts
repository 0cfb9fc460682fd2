import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { Problem } from '../base/problem.ts'

/** The buffer into which each part of a file is read. */
const buffer = Buffer.allocUnsafe(1_048_576)

/**
 * Returns the SHA-256 of a file's content in hexadecimal. `onPart` gets each part of the content, which the next part overwrites. The
 * function is synchronous, because waiting for each of many small files would take longer than reading it. Throws a Problem for a device or a pipe.
 */
export function hashOfContent(path: string, onPart?: (part: Buffer) => void): string {
  // Without O_NONBLOCK, opening a pipe that has no writer never returns.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    if (!fstatSync(file).isFile())
      throw new Problem({
        topic: 'a-file-exceeds-a-limit',
        text: `${path} is a device or a pipe, which can be endless. Replace it with a file.`,
      })
    const hash = createHash('sha256')
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
      const part = buffer.subarray(0, length)
      hash.update(part)
      onPart?.(part)
    }
    return hash.digest('hex')
  } finally {
    closeSync(file)
  }
}
