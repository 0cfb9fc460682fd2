import { createHash } from 'node:crypto'
import { expect } from '@jest/globals'
import fc from 'fast-check'
import { contentOf, highestRatio } from '../../src/zip/content.ts'
import { readZip } from '../../src/zip/strict-reader.ts'
import { startZipOracle } from '../rig/zip-oracle.mjs'
import type { Seen as SeenByPython } from '../rig/zip-oracle.mjs'
import { mutatedZip } from './mutated-zips.ts'

interface Seen {
  readonly path: string
  readonly size: number
  readonly sha1: string
}

/** Returns the entries that the strict reader finds in a zip, or undefined if it rejects the zip. */
export async function entriesSeenByReader(zip: Buffer): Promise<Seen[] | undefined> {
  const { entries, faults } = readZip(zip)
  if (faults.length > 0) return undefined
  try {
    return await Promise.all(
      entries.map(async (entry) => {
        const content = await contentOf(entry)
        return {
          path: entry.path,
          size: content.length,
          sha1: createHash('sha1').update(content).digest('hex'),
        }
      }),
    )
  } catch {
    return undefined
  }
}

/** Throws if the strict reader accepts a mutated zip that Python's zipfile rejects, or finds different entries in it than Python does. */
export async function expectSameEntriesAsPython(numRuns: number): Promise<void> {
  const python = await startZipOracle()
  const seen = { taken: 0, refused: 0 }
  try {
    await fc.assert(
      fc.asyncProperty(mutatedZip, async (zip) => {
        const ours = await entriesSeenByReader(zip)
        seen[ours === undefined ? 'refused' : 'taken']++
        if (ours === undefined) return
        expect(seenByPython(await python.ask(zip))).toEqual(ours)
        // Also a mutated zip must not inflate to more than the highest ratio allows.
        expect(ours.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(zip.length * highestRatio)
      }),
      { numRuns },
    )
  } finally {
    python.stop()
  }
  // The comparison is meaningful only if enough zips were accepted, and enough rejected.
  expect(seen.taken).toBeGreaterThan(numRuns / 10)
  expect(seen.refused).toBeGreaterThan(numRuns / 10)
}

function seenByPython(seen: SeenByPython): Seen[] | string {
  if ('broken' in seen) return seen.broken
  return seen.entries.map(({ name, ...rest }) => ({
    path: Buffer.from(name, 'hex')
      .toString()
      .replace(/^(?:\.\/)+/, '')
      .replace(/\/$/, ''),
    ...rest,
  }))
}
