// This file runs in worker threads without a bundler, so that it must not import other files of this repository.
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

/**
 * Deflated files. `bytes` contains them one after the other. `figures` has four numbers for each file: its number of these bytes, the size
 * and the CRC-32 of its content, and its signature as signatureOf returns it. Objects for many files would cost more time than copying their
 * bytes. `unreadable` has the reason for each file that cannot be read, by its index.
 * @typedef {{ bytes: Uint8Array<ArrayBuffer>, figures: Float64Array<ArrayBuffer>, unreadable: ReadonlyMap<number, string> }} DeflatedBatch
 * @typedef {{ root: string, batches: readonly (readonly string[])[], next: Int32Array<SharedArrayBuffer> }} Work
 *   Batches of files, by their paths in `root`. `next` is the place of the next batch, which all threads share.
 * @typedef {{ pieces: readonly Uint8Array<ArrayBuffer>[], size: number, crc: number, signature: number }} Deflated
 */

/** A fixed level, so that the bytes are the same on all machines, with Node 18 to 26, on x64 and arm64. */
const level = 6

/** Files of this size or more, in bytes, are read and deflated in parts, so that they are never in memory as a whole. */
export const large = 1024 * 1024

/** The worker data by which this file recognises a worker thread. The main thread imports this file too. */
export const task = 'deflateBatches'

/**
 * Deflates one batch after the other, until the threads have deflated all. Passes each to `finish`, with its place in the list.
 * @param {Work} work
 * @param {(place: number, batch: DeflatedBatch) => void | Promise<void>} finish
 */
export async function deflateBatches({ root, batches, next }, finish) {
  for (;;) {
    const place = Atomics.add(next, 0, 1)
    const paths = batches[place]
    if (paths === undefined) return
    await finish(place, await deflateFiles(root, paths))
  }
}

/**
 * Reads files and deflates each. An empty file stays empty.
 * @param {string} root
 * @param {readonly string[]} paths
 * @returns {Promise<DeflatedBatch>}
 */
async function deflateFiles(root, paths) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const all = []
  const figures = new Float64Array(4 * paths.length)
  /** @type {Map<number, string>} */
  const unreadable = new Map()
  for (const [index, path] of paths.entries()) {
    try {
      const file = `${root}/${path}`
      const { pieces, size, crc, signature } = deflatedAtOnce(file) ?? (await deflatedInParts(file))
      all.push(...pieces)
      figures.set([lengthOf(pieces), size, crc, signature], 4 * index)
    } catch (error) {
      unreadable.set(index, error instanceof Error ? error.message : String(error))
    }
  }
  return { bytes: joined(all), figures, unreadable }
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

/** @param {unknown} data @returns {data is { work: Work }} */
function isTask(data) {
  return typeof data === 'object' && data !== null && 'task' in data && data.task === task
}

/** @type {unknown} */
const given = workerData
if (isTask(given)) {
  await deflateBatches(given.work, (place, batch) =>
    parentPort?.postMessage([place, batch], [batch.bytes.buffer, batch.figures.buffer]),
  )
}
