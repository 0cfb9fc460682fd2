import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { Problem } from '../base/problem.ts'

/** A file whose content counts. */
export interface CoveredFile {
  /** Its name in the fingerprint, which does not depend on the folder of the checkout. */
  readonly name: string
  /** Its absolute path. */
  readonly path: string
  readonly isExecutable: boolean
}

/** The bytes that are read at a time. */
const chunk = Buffer.allocUnsafe(1_048_576)

/**
 * Returns the SHA-256 of a file's content in hexadecimal. `see` gets each part of the content, in a buffer that is used again. The function
 * is synchronous, because waiting for each of many small files would take longer than reading it. Throws a Problem for a device or a pipe.
 */
export function hashOfContent(path: string, see?: (part: Buffer) => void): string {
  // Without O_NONBLOCK, opening a pipe that has no writer never returns.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    if (!fstatSync(file).isFile())
      throw new Problem({
        topic: 'a-file-exceeds-a-limit',
        text: `${path} is a device or a pipe, which can be endless. Replace it with a file.`,
      })
    const hash = createHash('sha256')
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
      const part = chunk.subarray(0, length)
      hash.update(part)
      see?.(part)
    }
    return hash.digest('hex')
  } finally {
    closeSync(file)
  }
}
