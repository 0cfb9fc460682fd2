// Runs in worker threads, as a single file: it imports no other file of this repository.
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

/**
 * Deflated files: the bytes of one after the other. `length` is how many of them belong to a file. `size` and `crc` are those of its
 * content. `isElf` is true if that begins as native code.
 * @typedef {{ length: number, size: number, crc: number, isElf: boolean }} DeflatedFile
 * @typedef {{ bytes: Uint8Array<ArrayBuffer>, files: readonly (DeflatedFile | { unreadable: string })[] }} Batch
 * @typedef {{ pieces: readonly Uint8Array<ArrayBuffer>[], size: number, crc: number, isElf: boolean }} Deflated
 */

/** Fixed, so that every machine writes the same bytes: with Node 18 to 26, on x64 and arm64. */
const level = 6

/** The size in bytes from which a file is read and deflated in parts, so that it is never in memory as a whole. The result is the same. */
export const large = 1024 * 1024

const elf = Buffer.from('\x7fELF', 'latin1')

/** Tells a thread that it is one: the process that starts it imports this file too. */
export const task = 'deflateFiles'

/**
 * Reads files and deflates each. An empty file stays empty.
 * @param {readonly string[]} paths
 * @returns {Promise<Batch>}
 */
export async function deflateFiles(paths) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const all = []
  const files = []
  for (const path of paths) {
    try {
      const { pieces, ...file } = deflatedAtOnce(path) ?? (await deflatedInParts(path))
      all.push(...pieces)
      files.push({ ...file, length: lengthOf(pieces) })
    } catch (error) {
      files.push({ unreadable: error instanceof Error ? error.message : String(error) })
    }
  }
  return { bytes: joined(all), files }
}

/** The buffer for small files, one after the other. The garbage collector is too slow for a buffer for each file. */
const scratch = Buffer.allocUnsafeSlow(large)

/**
 * Deflates a small file; undefined for a larger one. It is synchronous, because its thread has nothing else to do, and waiting for the
 * parts of a file takes longer than deflating it.
 * @param {string} path
 * @returns {Deflated | undefined}
 */
function deflatedAtOnce(path) {
  const file = openSync(path, 'r')
  try {
    let size = 0
    for (let read = 1; read > 0; size += read) read = readSync(file, scratch, size, large - size, size)
    if (size === large) return undefined
    const plain = scratch.subarray(0, size)
    const pieces = size === 0 ? [] : [deflateRawSync(plain, { level, chunkSize: chunkFor(size) })]
    return { pieces, size, crc: crc32(plain), isElf: beginsAsElf(plain) }
  } finally {
    closeSync(file)
  }
}

/**
 * A chunk size that is enough for deflated code and text, so that they need no second chunk. Node's default is larger, and would be
 * garbage that is collected late.
 * @param {number} size
 */
function chunkFor(size) {
  return Math.max(1024, Math.ceil(size / 3))
}

/** @param {string} path @returns {Promise<Deflated>} */
async function deflatedInParts(path) {
  let [size, crc, isElf, length] = [0, 0, false, 0]
  // Enough for the worst case. Pages that are never written use no memory.
  const room = new Uint8Array(mostFor(statSync(path).size))
  await pipeline(
    createReadStream(path, { highWaterMark: large }),
    async function* (/** @type {AsyncIterable<Buffer>} */ parts) {
      for await (const part of parts) {
        if (size === 0) isElf = beginsAsElf(part)
        size += part.length
        crc = crc32(part, crc)
        yield part
      }
    },
    createDeflateRaw({ level, chunkSize: large }),
    async (/** @type {AsyncIterable<Buffer>} */ parts) => {
      for await (const part of parts) {
        room.set(part, length)
        length += part.length
      }
    },
  )
  return { pieces: size === 0 ? [] : [room.subarray(0, length)], size, crc, isElf }
}

/** The maximum size of so many bytes once deflated (zlib: deflateBound). @param {number} size */
function mostFor(size) {
  return size + Math.ceil(size / 1_000) + large
}

/** @param {Buffer} content */
function beginsAsElf(content) {
  return content.subarray(0, elf.length).equals(elf)
}

/** @param {readonly Uint8Array[]} pieces */
function lengthOf(pieces) {
  return pieces.reduce((sum, { length }) => sum + length, 0)
}

/** One array with a buffer that nothing else uses, so that it can be transferred. @param {readonly Uint8Array<ArrayBuffer>[]} pieces */
function joined(pieces) {
  const [first] = pieces
  // The bytes of a large file already have a separate buffer.
  if (first && first.length >= large && pieces.length === 1) return first
  const bytes = new Uint8Array(lengthOf(pieces))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

if (workerData === task) {
  let last = Promise.resolve()
  // Results are sent in the order of the requests, even if a file takes longer than its size suggests.
  parentPort?.on('message', (/** @type {readonly string[]} */ paths) => {
    last = last.then(async () => {
      const batch = await deflateFiles(paths)
      parentPort?.postMessage(batch, [batch.bytes.buffer])
    })
  })
}
