import { expect, test } from '@jest/globals'
import { releaseMemory } from '../../../src/base/memory.ts'

/** Fills the heap with texts that nobody needs any more, and returns its size in bytes. */
function fillHeap(): number {
  const texts = Array.from({ length: 600_000 }, (_, index) => `${index}`.padEnd(100, '.'))
  expect(texts.length).toBeGreaterThan(0)
  return process.memoryUsage().heapTotal
}

test('memory that V8 no longer needs is returned to the system', () => {
  const full = fillHeap()
  releaseMemory()
  expect(process.memoryUsage().heapTotal).toBeLessThan(full / 2)
})
