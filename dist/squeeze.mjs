// Runs in threads of its own, where it is a file by itself: it imports nothing of ours.
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { crc32, deflateRawSync } from 'node:zlib'

/**
 * Files as a zip holds them: the bytes of one after the other. `length` is the part of it that is a file's own, `size` that of its content;
 * `plain` has the content where that begins as native code does.
 * @typedef {{ length: number, size: number, crc: number, plain?: Uint8Array<ArrayBuffer> }} Squeezed
 * @typedef {{ bytes: Uint8Array<ArrayBuffer>, files: readonly (Squeezed | { unreadable: string })[] }} Batch
 */

/** Fixed, so that no setting of a machine decides: the same bytes from Node 18 to 26, on x64 and arm64. */
const level = 6

const elf = Buffer.from('\x7fELF', 'latin1')

/** Names what a thread is for, as its starter loads this file too. */
export const task = 'squeeze'

/**
 * Reads files and deflates each; an empty one stays as it is. Without waiting, as its thread has nothing else to do: the waits for
 * the parts of a small file cost more than to deflate it.
 * @param {readonly string[]} paths
 * @returns {Batch}
 */
export function squeeze(paths) {
  /** @type {Uint8Array[]} */
  const pieces = []
  const files = paths.map((path) => {
    try {
      const plain = contentOf(path)
      const piece = plain.length === 0 ? plain : deflateRawSync(plain, { level })
      pieces.push(piece)
      const file = { length: piece.length, size: plain.length, crc: crc32(plain) }
      return plain.subarray(0, elf.length).equals(elf) ? { ...file, plain: new Uint8Array(plain) } : file
    } catch (error) {
      return { unreadable: error instanceof Error ? error.message : String(error) }
    }
  })
  return { bytes: joined(pieces), files }
}

/** What small files are read into, one after the other: a buffer for each is more than the garbage collector keeps up with. */
const scratch = Buffer.allocUnsafeSlow(1024 * 1024)

/** A file's bytes, which stand until the next one is read. @param {string} path */
function contentOf(path) {
  const file = openSync(path, 'r')
  try {
    if (fstatSync(file).size >= scratch.length) return readFileSync(file)
    let length = 0
    for (let read = 1; read > 0; length += read)
      read = readSync(file, scratch, length, scratch.length - length, length)
    return scratch.subarray(0, length)
  } finally {
    closeSync(file)
  }
}

/** Bytes that share their buffer with no others, so that it can be handed over. @param {readonly Uint8Array[]} pieces */
function joined(pieces) {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

if (workerData === task) {
  parentPort?.on('message', (/** @type {readonly string[]} */ paths) => {
    const batch = squeeze(paths)
    const plains = batch.files.flatMap((file) => ('plain' in file && file.plain ? [file.plain] : []))
    parentPort?.postMessage(batch, [batch.bytes.buffer, ...plains.map(({ buffer }) => buffer)])
  })
}
