// Runs in threads of its own, where it is a file by itself: it imports nothing of ours.
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

/**
 * Files as a zip holds them: the bytes of one after the other. `length` is the part of it that is a file's own, `size` and `crc` are those of
 * its content, and `isElf` tells that this begins as native code does.
 * @typedef {{ length: number, size: number, crc: number, isElf: boolean }} Squeezed
 * @typedef {{ bytes: Uint8Array<ArrayBuffer>, files: readonly (Squeezed | { unreadable: string })[] }} Batch
 * @typedef {{ pieces: readonly Uint8Array<ArrayBuffer>[], size: number, crc: number, isElf: boolean }} Deflated
 */

/** Fixed, so that no setting of a machine decides: the same bytes from Node 18 to 26, on x64 and arm64. */
const level = 6

/** From how many bytes on a file is read and deflated in parts, so that it is never in memory as a whole. The bytes are the same. */
export const large = 1024 * 1024

const elf = Buffer.from('\x7fELF', 'latin1')

/** Names what a thread is for, as its starter loads this file too. */
export const task = 'squeeze'

/**
 * Reads files and deflates each; an empty one stays as it is.
 * @param {readonly string[]} paths
 * @returns {Promise<Batch>}
 */
export async function squeeze(paths) {
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

/** What small files are read into, one after the other: a buffer for each is more than the garbage collector keeps up with. */
const scratch = Buffer.allocUnsafeSlow(large)

/**
 * A small file; undefined for a larger one. Without waiting, as its thread has nothing else to do: the waits for its parts cost more
 * than to deflate it.
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
 * Room for what code and text deflate to, so that they need no second piece. Less than Node's usual room for small files: it is garbage
 * that is collected late.
 * @param {number} size
 */
function chunkFor(size) {
  return Math.max(1024, Math.ceil(size / 3))
}

/** @param {string} path @returns {Promise<Deflated>} */
async function deflatedInParts(path) {
  let [size, crc, isElf, length] = [0, 0, false, 0]
  // Room for the worst; what of it is never written is no memory.
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

/** How many bytes deflating so many gives at the most (zlib: deflateBound). @param {number} size */
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

/** Bytes that share their buffer with no others, so that it can be handed over. @param {readonly Uint8Array<ArrayBuffer>[]} pieces */
function joined(pieces) {
  const [first] = pieces
  // A large file's bytes have a buffer of their own.
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
  // Answers come in the order of what was asked for, also where a file takes longer than its size told.
  parentPort?.on('message', (/** @type {readonly string[]} */ paths) => {
    last = last.then(async () => {
      const batch = await squeeze(paths)
      parentPort?.postMessage(batch, [batch.bytes.buffer])
    })
  })
}
