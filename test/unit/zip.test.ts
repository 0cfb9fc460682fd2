import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { inOrder } from '../../src/pack/in-order.ts'
import { walk } from '../../src/pack/walk.ts'
import { writeZip } from '../../src/pack/zip.ts'
import { temporary, treeOf } from './layer-tree.ts'

describe('a zip is written', () => {
  const files = {
    'a/b.txt': 'text'.repeat(500),
    'a/empty': '',
    'a/link': '->b.txt',
    'ä/dir/': '',
    'bin/run': '#!/bin/sh',
  }

  test('so that other programs find it sound, and read it as it was', async () => {
    const root = treeOf(files)
    chmodSync(join(root, 'bin/run'), 0o755)
    const path = join(temporary(), 'a.zip')
    const written = await writeZip(root, (await walk(root)).entries, path)
    const bytes = readFileSync(path)
    expect(written).toMatchObject({
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('base64'),
    })
    expect(execFileSync('unzip', ['-tq', path]).toString()).toContain('No errors')
    expect(execFileSync('unzip', ['-p', path, 'a/b.txt']).toString()).toBe(files['a/b.txt'])
    const listed = execFileSync('unzip', ['-Z', '-T', path]).toString()
    expect(listed).toMatch(/^-rwxr-xr-x +2\.0 unx .* 19800101\.000000 bin\/run$/m)
    expect(listed).toMatch(/^lrwxrwxrwx .* a\/link$/m)
    expect(listed).toMatch(/^-rw-r--r-- .* a\/empty$/m)
  })

  test('of very many files', async () => {
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`lib/${index}`, `${index}`]))
    const root = treeOf(many)
    const path = join(temporary(), 'many.zip')
    await writeZip(root, (await walk(root)).entries, path)
    expect(execFileSync('unzip', ['-tq', path]).toString()).toContain('No errors')
  })
})

describe('no half a zip stays behind', () => {
  test('where a file cannot be read any more', async () => {
    const root = treeOf({ 'lib/a': 'x', 'lib/b': 'y' })
    const { entries } = await walk(root)
    unlinkSync(join(root, 'lib/b'))
    const path = join(temporary(), 'a.zip')
    await expect(writeZip(root, entries, path)).rejects.toThrow('"lib/b" cannot be read')
    expect(existsSync(path)).toBe(false)
  })

  test('where the disk is full', async () => {
    const root = treeOf({ 'lib/a': 'x' })
    const path = join(temporary(), 'a.zip')
    symlinkSync('/dev/full', path)
    await expect(writeZip(root, (await walk(root)).entries, path)).rejects.toThrow(
      /The zip cannot be written: .*ENOSPC/,
    )
    expect(existsSync(path)).toBe(false)
  })

  test('where its directory is missing', async () => {
    const root = treeOf({ 'lib/a': 'x' })
    const path = join(temporary(), 'missing', 'a.zip')
    await expect(writeZip(root, (await walk(root)).entries, path)).rejects.toThrow(
      /The zip cannot be written: .*ENOENT/,
    )
  })
})

describe('work in order', () => {
  async function collect<T>(generator: AsyncIterable<T>): Promise<T[]> {
    const all = []
    for await (const one of generator) all.push(one)
    return all
  }

  /** What was under way at the most, and what came out, where each item ends only after the ones behind it had their turn. */
  async function watch(
    weights: number[],
    window: { count: number; weight: number },
  ): Promise<{ results: number[]; most: number; heaviest: number }> {
    let [now, most, load, heaviest] = [0, 0, 0, 0]
    const make = async (weight: number): Promise<number> => {
      most = Math.max(most, ++now)
      heaviest = Math.max(heaviest, (load += weight))
      for (let turns = 0; turns < 20 - weight; turns++) await Promise.resolve()
      now -= 1
      load -= weight
      return weight
    }
    const results = await collect(inOrder(weights, make, { ...window, weigh: (weight) => weight }))
    return { results, most, heaviest }
  }

  test('gives all results in the order of the items', async () => {
    const weights = [1, 9, 2, 8, 3, 7]
    expect((await watch(weights, { count: 3, weight: 100 })).results).toEqual(weights)
    expect((await watch([], { count: 3, weight: 100 })).results).toEqual([])
  })

  test('keeps to the number and to the weight', async () => {
    const weights = [1, 1, 1, 1, 1, 5, 5, 5, 1]
    const { most, heaviest } = await watch(weights, { count: 4, weight: 7 })
    expect(most).toBe(4)
    expect(heaviest).toBeLessThanOrEqual(7)
  })

  test('does what is too heavy alone', async () => {
    const { results, most } = await watch([15, 15, 15], { count: 4, weight: 7 })
    expect(results).toEqual([15, 15, 15])
    expect(most).toBe(1)
  })

  test('throws what the first failure threw, and no other failure is left unheard', async () => {
    const fail = async (item: number): Promise<number> => Promise.reject(new Error(`${item}`))
    const all = collect(inOrder([1, 2, 3], fail, { count: 3, weight: 9, weigh: () => 1 }))
    await expect(all).rejects.toThrow('1')
  })
})
