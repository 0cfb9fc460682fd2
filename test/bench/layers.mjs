import { createCipheriv } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * @typedef {object} Part A number of files of one size in bytes, and how they are to deflate: as text does, or as libraries do.
 * @property {string} folder
 * @property {number} files
 * @property {number} size
 * @property {'text' | 'library'} content
 */

/** @type {Record<string, Part[]>} Layers as people have them, by what is particular about them. */
export const layers = {
  'many small files': [
    { folder: 'nodejs/node_modules/sdk', files: 4_100, size: 26_000, content: 'text' },
    { folder: 'nodejs/node_modules/other', files: 42, size: 100, content: 'text' },
  ],
  'a zip just over 50 MiB': [
    { folder: 'python/a', files: 6, size: 10_000_000, content: 'library' },
    { folder: 'python/b', files: 24, size: 500_000, content: 'library' },
    { folder: 'python/c', files: 1_500, size: 25_000, content: 'text' },
  ],
  'near 250 MB unzipped': [
    { folder: 'python/a', files: 1, size: 90_000_000, content: 'library' },
    { folder: 'python/b', files: 4, size: 20_000_000, content: 'library' },
    { folder: 'python/c', files: 80, size: 500_000, content: 'library' },
    { folder: 'python/d', files: 2_000, size: 24_000, content: 'text' },
  ],
}

/**
 * Writes a layer below a directory; the same one each time.
 * @param {Part[]} parts
 * @param {string} root
 */
export function writeLayer(parts, root) {
  const bytes = randomBytes()
  for (const { folder, files, size, content } of parts) {
    for (let index = 0; index < files; index++) {
      const path = join(root, folder, `${index % 50}`, `${index}.bin`)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content === 'text' ? textOf(size, bytes) : libraryOf(size, bytes))
    }
  }
}

/** Bytes that look random, and are the same in each run: a cipher's key stream. */
function randomBytes() {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 'layer'), Buffer.alloc(16))
  return (/** @type {number} */ size) => cipher.update(Buffer.alloc(size))
}

const vocabulary = Array.from(
  { length: 256 },
  (_, index) => `word${((index * 2_654_435_761) % 2 ** 32).toString(36)} `,
)

/**
 * @param {number} size
 * @param {(size: number) => Buffer} bytes
 */
function textOf(size, bytes) {
  const words = Array.from(bytes(Math.ceil(size / 10)), (byte) => vocabulary[byte])
  return Buffer.alloc(size, words.join(''))
}

/**
 * Half of it does not deflate.
 * @param {number} size
 * @param {(size: number) => Buffer} bytes
 */
function libraryOf(size, bytes) {
  const [noise, text] = [bytes(size), textOf(Math.min(size, 65_536), bytes)]
  for (let at = 0; at < size; at += 4_096) text.copy(noise, at, at % 65_536, (at % 65_536) + 2_048)
  return noise
}
