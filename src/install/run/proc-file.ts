// eslint-disable-next-line walls/packages -- The kernel writes these files, and limits them itself.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** A buffer that is large enough for files of a fixed form. */
const buffer = Buffer.alloc(4_096)

/**
 * Returns the content of a short file in /proc. This is three times as fast as reading a file of any length, which matters because all
 * processes are checked after each command. Empty if the process has ended.
 */
export function shortFile(path: string): string {
  try {
    const file = openSync(path, 'r')
    try {
      return buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0))
    } finally {
      closeSync(file)
    }
  } catch {
    return ''
  }
}

/** Returns the content of a file in /proc. Empty if the process has ended, or if this user is not allowed to read it. */
export function longFile(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
