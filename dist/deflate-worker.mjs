// Worker threads run this file without the bundle, so it must not import other files of this repository.
import { closeSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

/**
 * Deflated files. `bytes` contains the small ones, one after the other, and `spooled` has the path of each large one, by its index. `figures`
 * has four numbers for each file: its deflated size, the size and the CRC-32 of its content, and its signature as signatureOf returns it.
 * Objects for many files would cost more time than copying their bytes. `unreadable` has the reason for each file that cannot be read.
 * @typedef {{ bytes: Uint8Array<ArrayBuffer>, spooled: ReadonlyMap<number, string>, figures: Float64Array<ArrayBuffer>,
 *   unreadable: ReadonlyMap<number, string> }} DeflatedBatch
 * @typedef {{ root: string, spool: string, batches: readonly (readonly string[])[], next: Int32Array<SharedArrayBuffer> }} Work
 *   Batches of files, by their paths in `root`. Large deflated files are written to the directory `spool`, because they can wait long for
 *   their place in the zip. `next` is the place of the next batch, which all threads share.
 * @typedef {{ length: number, size: number, crc: number, signature: number }} Figures
 */

/** With this level, the bytes are the same with Node 18 to 26, on x64 and arm64. */
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
export async function deflateBatches({ root, spool, batches, next }, finish) {
  for (;;) {
    const place = Atomics.add(next, 0, 1)
    const paths = batches[place]
    if (paths === undefined) return
    const files = paths.map((path) => `${root}/${path}`)
    await finish(place, await deflateFiles(files, (index) => join(spool, `${place}-${index}`)))
  }
}

/**
 * Reads files and deflates each. An empty file stays empty.
 * @param {readonly string[]} files
 * @param {(index: number) => string} spoolFor
 * @returns {Promise<DeflatedBatch>}
 */
async function deflateFiles(files, spoolFor) {
  /** @type {Uint8Array[]} */
  const pieces = []
  const figures = new Float64Array(4 * files.length)
  /** @type {Map<number, string>} */
  const spooled = new Map()
  /** @type {Map<number, string>} */
  const unreadable = new Map()
  const keep = (/** @type {number} */ index, /** @type {Figures} */ { length, size, crc, signature }) =>
    figures.set([length, size, crc, signature], 4 * index)
  for (const [index, file] of files.entries()) {
    try {
      const small = deflatedAtOnce(file)
      if (small) {
        pieces.push(small.piece)
        keep(index, small)
      } else {
        const path = spoolFor(index)
        keep(index, await deflateInParts(file, path))
        spooled.set(index, path)
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      unreadable.set(index, error.message)
    }
  }
  return { bytes: joined(pieces), spooled, figures, unreadable }
}

/** A file of the layer cannot be read. */
class Unreadable extends Error {}

/**
 * Calls `read`, and throws an Unreadable if it fails.
 * @template T
 * @param {() => T} read
 * @returns {T}
 */
function reading(read) {
  try {
    return read()
  } catch (error) {
    throw new Unreadable(error instanceof Error ? error.message : String(error))
  }
}

/** The buffer into which files are read. Garbage collection would be too slow for a separate buffer for each file. */
const scratch = Buffer.allocUnsafeSlow(large)

const empty = Buffer.alloc(0)

/**
 * Deflates a small file. Returns undefined for a larger one. It is synchronous, because the thread has nothing else to do, and waiting for
 * the parts of a file would take longer than deflating it.
 * @param {string} path
 * @returns {(Figures & { piece: Uint8Array }) | undefined}
 */
function deflatedAtOnce(path) {
  const size = reading(() => readFirst(path))
  if (size === large) return undefined
  const plain = scratch.subarray(0, size)
  const piece = size === 0 ? empty : deflateRawSync(plain, optionsFor(size))
  return { piece, length: piece.length, size, crc: crc32(plain), signature: signatureOf(plain) }
}

/** Reads a file into the buffer, as far as it fits. Returns the number of bytes. @param {string} path */
function readFirst(path) {
  const file = openSync(path, 'r')
  try {
    let size = 0
    for (let read = 1; read > 0; size += read) read = readSync(file, scratch, size, large - size, size)
    return size
  } finally {
    closeSync(file)
  }
}

/** zlib finds no match in the last bytes of its window (zlib: MIN_LOOKAHEAD). */
const outOfReach = 262

/**
 * Returns the options for a small file of a size in bytes. They change only the time: the window is the smallest that contains the file, so
 * that zlib has less memory to clear, and the chunk is usually large enough for the deflated file. With Node's larger default, much memory
 * would wait for garbage collection.
 * @param {number} size
 */
function optionsFor(size) {
  const windowBits = Math.min(Math.max(Math.ceil(Math.log2(size + outOfReach)), 9), 15)
  return { level, windowBits, chunkSize: Math.max(1024, Math.ceil(size / 3)) }
}

/**
 * Each part of a large file is deflated before the next one is read, because the next one overwrites it. V8 frees small chunks sooner than
 * large ones.
 */
const inParts = { level, chunkSize: large / 16, highWaterMark: 1 }

/**
 * Deflates a large file, and writes it to another path.
 * @param {string} path
 * @param {string} to
 * @returns {Promise<Figures>}
 */
async function deflateInParts(path, to) {
  let [length, size, crc, signature] = [0, 0, 0, 0]
  mkdirSync(dirname(to), { recursive: true })
  const deflated = openSync(to, 'wx')
  try {
    await pipeline(
      function* () {
        for (const part of partsOf(path)) {
          if (size === 0) signature = signatureOf(part)
          size += part.length
          crc = crc32(part, crc)
          yield part
        }
      },
      createDeflateRaw(inParts),
      async (/** @type {AsyncIterable<Buffer>} */ pieces) => {
        for await (const piece of pieces) {
          writeFileSync(deflated, piece)
          length += piece.length
        }
      },
    )
  } finally {
    closeSync(deflated)
  }
  return { length: size === 0 ? 0 : length, size, crc, signature }
}

/** Yields the parts of a file. They are all in the same buffer. @param {string} path */
function* partsOf(path) {
  const file = reading(() => openSync(path, 'r'))
  try {
    for (;;) {
      const read = reading(() => readSync(file, scratch))
      if (read === 0) return
      yield scratch.subarray(0, read)
    }
  } finally {
    closeSync(file)
  }
}

/** Returns the first four bytes as a big-endian number, or 0 if there are fewer. @param {Buffer} content */
export function signatureOf(content) {
  return content.length < 4 ? 0 : content.readUInt32BE(0)
}

/** Joins pieces into one array with a buffer of its own, so that the buffer can be transferred. @param {readonly Uint8Array[]} pieces */
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
  parentPort?.once('message', (/** @type {Work} */ work) => {
    void deflateBatches(work, (place, batch) =>
      parentPort?.postMessage([place, batch], [batch.bytes.buffer, batch.figures.buffer]),
    )
  })
}
