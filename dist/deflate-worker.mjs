// This file runs in worker threads without a bundler, so that it must not import other files of this repository.
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

/**
 * Deflated files. `bytes` contains them one after the other. `length` is the number of bytes of a file. `size` and `crc` are those of its
 * content. `signature` is its first four bytes, as signatureOf returns them.
 * @typedef {{ length: number, size: number, crc: number, signature: number }} DeflatedFile
 * @typedef {{ bytes: Uint8Array<ArrayBuffer>, files: readonly (DeflatedFile | { unreadable: string })[] }} Batch
 * @typedef {{ pieces: readonly Uint8Array<ArrayBuffer>[], size: number, crc: number, signature: number }} Deflated
 */

/** A fixed level, so that the bytes are the same on all machines, with Node 18 to 26, on x64 and arm64. */
const level = 6

/** Files of this size or more, in bytes, are read and deflated in parts, so that they are never in memory as a whole. */
export const large = 1024 * 1024

/** The worker data by which this file recognises a worker thread. The main thread imports this file too. */
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

/** The buffer into which small files are read. Garbage collection would be too slow for a separate buffer for each file. */
const scratch = Buffer.allocUnsafeSlow(large)

/**
 * Deflates a small file. Returns undefined for a larger one. It is synchronous, because the thread has nothing else to do, and waiting for
 * the parts of a file would take longer than deflating it.
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
    return { pieces, size, crc: crc32(plain), signature: signatureOf(plain) }
  } finally {
    closeSync(file)
  }
}

/**
 * Returns a chunk size that is usually enough for the deflated file, so that no second chunk is needed. With Node's larger default, much
 * memory would wait for garbage collection.
 * @param {number} size
 */
function chunkFor(size) {
  return Math.max(1024, Math.ceil(size / 3))
}

/** @param {string} path @returns {Promise<Deflated>} */
async function deflatedInParts(path) {
  let [size, crc, signature, length] = [0, 0, 0, 0]
  // The array is large enough for the worst case. The part that is never written uses no memory.
  const room = new Uint8Array(mostFor(statSync(path).size))
  await pipeline(
    createReadStream(path, { highWaterMark: large }),
    async function* (/** @type {AsyncIterable<Buffer>} */ parts) {
      for await (const part of parts) {
        if (size === 0) signature = signatureOf(part)
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
  return { pieces: size === 0 ? [] : [room.subarray(0, length)], size, crc, signature }
}

/** Returns the maximum deflated size of a content with this size (zlib: deflateBound). @param {number} size */
function mostFor(size) {
  return size + Math.ceil(size / 1_000) + large
}

/** Returns the first four bytes as a big-endian number, or 0 if there are fewer. @param {Buffer} content */
export function signatureOf(content) {
  return content.length < 4 ? 0 : content.readUInt32BE(0)
}

/** @param {readonly Uint8Array[]} pieces */
function lengthOf(pieces) {
  return pieces.reduce((sum, { length }) => sum + length, 0)
}

/** Joins pieces into one array with a buffer of its own, so that the buffer can be transferred. @param {readonly Uint8Array<ArrayBuffer>[]} pieces */
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
  // Requests are processed one after the other, so that the results are in the order of the requests.
  parentPort?.on('message', (/** @type {readonly string[]} */ paths) => {
    last = last.then(async () => {
      const batch = await deflateFiles(paths)
      parentPort?.postMessage(batch, [batch.bytes.buffer])
    })
  })
}
