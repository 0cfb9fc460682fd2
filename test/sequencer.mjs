import { statSync } from 'node:fs'
import { basename } from 'node:path'

/** @typedef {{ path: string }} Test */

/** Seconds of files that take longer, or less long, than their size shows. A rough figure is enough: it only says what runs where. */
const seconds = new Map(
  Object.entries({
    'faults.test.ts': 180,
    'faults-that-hang.test.ts': 150,
    'faults-for-good.test.ts': 70,
    'managers.test.ts': 120,
    'fuzz.test.ts': 120,
    'fuzz-on-moto.test.ts': 40,
    'fuzz-finds.test.ts': 60,
    'java.test.ts': 100,
    'workflows.test.ts': 90,
    'ruby.test.ts': 90,
    'failures.test.ts': 40,
    'blog.test.ts': 30,
    'simulation.test.ts': 15,
  }),
)

/** The longest files first, so that none begins when the others end, and shards (`--shard=2/4`) that take about the same time. */
export default class LongestFirst {
  /** @param {Iterable<Test>} tests */
  sort(tests) {
    return [...tests].sort((a, b) => weightOf(b.path) - weightOf(a.path) || a.path.localeCompare(b.path))
  }

  /** @param {Test[]} tests @param {{ shardIndex: number, shardCount: number }} shard */
  shard(tests, { shardIndex, shardCount }) {
    const shards = Array.from({ length: shardCount }, () => ({
      weight: 0,
      tests: /** @type {Test[]} */ ([]),
    }))
    for (const test of this.sort(tests)) {
      const lightest = shards.reduce((least, shard) => (shard.weight < least.weight ? shard : least))
      lightest.weight += weightOf(test.path)
      lightest.tests.push(test)
    }
    return shards[shardIndex - 1]?.tests ?? []
  }

  /** Jest calls this after a run: nothing is kept for the next one. */
  cacheResults() {}
}

/** @param {string} path */
function weightOf(path) {
  return seconds.get(basename(path)) ?? statSync(path).size / 300
}
