import { describe, expect, test } from '@jest/globals'
import { inOrder } from '../../../src/pack/in-order.ts'

describe('inOrder', () => {
  async function collect<T>(generator: AsyncIterable<T>): Promise<T[]> {
    const all = []
    for await (const one of generator) all.push(one)
    return all
  }

  /** Returns the maximum number of items in progress, and the results. Each item ends only after later items could start. */
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

  test('yields all results in the order of the items', async () => {
    const weights = [1, 9, 2, 8, 3, 7]
    expect((await watch(weights, { count: 3, weight: 100 })).results).toEqual(weights)
    expect((await watch([], { count: 3, weight: 100 })).results).toEqual([])
  })

  test('does not exceed the maximum number and weight', async () => {
    const weights = [1, 1, 1, 1, 1, 5, 5, 5, 1]
    const { most, heaviest } = await watch(weights, { count: 4, weight: 7 })
    expect(most).toBe(4)
    expect(heaviest).toBeLessThanOrEqual(7)
  })

  test('processes a too heavy item alone', async () => {
    const { results, most } = await watch([15, 15, 15], { count: 4, weight: 7 })
    expect(results).toEqual([15, 15, 15])
    expect(most).toBe(1)
  })

  test('throws the first error, and handles the rejection of the others', async () => {
    const fail = async (item: number): Promise<number> => Promise.reject(new Error(`${item}`))
    const all = collect(inOrder([1, 2, 3], fail, { count: 3, weight: 9, weigh: () => 1 }))
    await expect(all).rejects.toThrow('1')
  })
})
