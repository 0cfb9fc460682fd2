import { randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { encodedZip, pieceSize } from '../../../src/layer/encoded-zip.ts'

const zip = randomBytes(3 * pieceSize + 2)

test.each([
  ['one', [zip.length]],
  ['whole pieces', [pieceSize, 2 * pieceSize, 2]],
  ['sizes that are not divisible by three', [1, 1, 1, 4, 5, pieceSize + 1, pieceSize]],
  ['empty', []],
])('an archive is encoded in chunks: %s', async (_, sizes) => {
  const ends = sizes.map((_size, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0))
  const expected = zip.subarray(0, ends.at(-1) ?? 0)
  // All chunks are in the same memory.
  const memory = Buffer.alloc(zip.length)
  const chunks = function* (): Generator<Buffer> {
    for (const [index, end] of ends.entries()) {
      const chunk = zip.subarray(ends[index - 1] ?? 0, end)
      chunk.copy(memory.fill(0))
      yield memory.subarray(0, chunk.length)
    }
  }
  expect(Buffer.concat(await encodedZip(chunks())).toString()).toBe(expected.toString('base64'))
})
