import { statSync } from 'node:fs'
import { basename } from 'node:path'

/** @typedef {{ path: string }} Test */

/** The duration in seconds of test files for which their size is not a good estimate. Rough figures are enough to distribute the files. */
const seconds = new Map(
  Object.entries({
    'python.test.ts': 300,
    'node.test.ts': 240,
    'sources.test.ts': 230,
    'managers.test.ts': 220,
    'python-sources.test.ts': 130,
    'python-lock.test.ts': 120,
    'fuzz.test.ts': 120,
    'java.test.ts': 110,
    'ruby.test.ts': 100,
    'workflows.test.ts': 100,
    'numbers.test.ts': 100,
    'faults-that-hang.test.ts': 95,
    'secret-addresses.test.ts': 90,
    'runtime-clients.test.ts': 90,
    'npm.test.ts': 70,
    'recipes.test.ts': 60,
    'stand-ins.test.ts': 60,
    'crossed-responses.test.ts': 60,
    'archive-fuzz.test.ts': 50,
    'secrets.test.ts': 50,
    'fuzz-finds.weekly.test.ts': 50,
    'faults.test.ts': 40,
    'yarn-sources.test.ts': 40,
    'fuzz-on-moto.weekly.test.ts': 30,
    'blog.test.ts': 30,
    'false-alarms.test.ts': 30,
    'faults-for-good.test.ts': 25,
    'failures.test.ts': 20,
    'simulation.test.ts': 15,
  }),
)

/** Runs the longest files first, so that no long file starts last, and splits the files into shards (`--shard=2/4`) of similar duration. */
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

  /** Jest calls this after a run. Nothing is stored for the next run. */
  cacheResults() {}
}

/** @param {string} path */
function weightOf(path) {
  return seconds.get(basename(path)) ?? statSync(path).size / 300
}
