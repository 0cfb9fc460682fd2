import { createCipheriv } from 'node:crypto'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createOnce } from '../rig/once.mjs'
import { makeVenv } from '../rig/python.mjs'
import { printedBy } from './measured.mjs'
import { cache, file } from './programs/paths.mjs'

/**
 * @typedef {object} Part A number of files of one size in bytes, whose content compresses like text or like libraries.
 * @property {string} folder
 * @property {number} files
 * @property {number} size
 * @property {'text' | 'library'} content
 */

/** Layers with real packages. */
export const realLayers = ['blog', 'numpy and pandas']

/** Layers at the limits. */
export const largeLayers = ['30,000 small files', 'near 250 MB']

/** Functions that create each layer. @type {Record<string, (tree: string) => Promise<void>>} */
const makers = {
  blog: async (tree) => {
    const nodejs = join(tree, 'nodejs')
    cpSync(file('test/fixtures/blog'), nodejs, { recursive: true })
    await printedBy(['npm', 'ci', '--silent', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: nodejs })
  },
  'numpy and pandas': (tree) =>
    makeVenv(join(cache, 'pip'), [
      ...['--target', join(tree, 'python'), '--no-compile', '--only-binary', ':all:'],
      ...['--platform', 'manylinux2014_x86_64', '--python-version', '3.13'],
      ...['-r', file('test/bench/projects/numpy-and-pandas/requirements.in')],
    ]),
  small: async (tree) => {
    writeLayer([{ folder: 'nodejs/node_modules/small', files: 10, size: 1_000, content: 'text' }], tree)
  },
  '30,000 small files': async (tree) => {
    writeLayer([{ folder: 'nodejs/node_modules/many', files: 30_000, size: 2_000, content: 'text' }], tree)
  },
  'near 250 MB': async (tree) => {
    writeLayer(
      [
        { folder: 'python/a', files: 1, size: 90_000_000, content: 'library' },
        { folder: 'python/b', files: 4, size: 20_000_000, content: 'library' },
        { folder: 'python/c', files: 80, size: 500_000, content: 'library' },
        { folder: 'python/d', files: 1_300, size: 24_000, content: 'text' },
      ],
      tree,
    )
  },
}

/**
 * Returns the prepared directory of a layer. Creates it if it does not exist.
 * @param {string} name
 */
export async function layerNamed(name) {
  const folder = join(cache, name.replaceAll(/\W+/g, '-'))
  const tree = join(folder, 'tree')
  await createOnce(folder, async () => {
    mkdirSync(tree, { recursive: true })
    await makers[name]?.(tree)
  })
  return tree
}

/**
 * Writes a layer to a directory, with the same bytes each time.
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

/** Returns pseudorandom bytes that are the same in each run. */
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
 * Returns content that can be compressed only by half.
 * @param {number} size
 * @param {(size: number) => Buffer} bytes
 */
function libraryOf(size, bytes) {
  const [noise, text] = [bytes(size), textOf(Math.min(size, 65_536), bytes)]
  for (let at = 0; at < size; at += 4_096) text.copy(noise, at, at % 65_536, (at % 65_536) + 2_048)
  return noise
}
