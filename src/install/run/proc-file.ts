// eslint-disable-next-line walls/packages -- The kernel writes these files, and limits them itself.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** Bytes that are enough for the files of a fixed form. */
const buffer = Buffer.alloc(4_096)

/**
 * A short file in /proc, in a third of the time that Node needs for files of any size: all processes are looked at after each command. Empty
 * for a process that has ended.
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

/** A file in /proc of any length. Empty for a process that has ended, and for one that this user is not allowed to look at. */
export function longFile(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
