import { statSync } from 'node:fs'

/** @typedef {{ path: string }} Test */

/**
 * The duration in seconds of files in test/real-tools/, measured when four files ran at once. Their size is not a good estimate. Rough
 * figures are enough to distribute the files.
 */
const seconds = new Map(
  Object.entries({
    'code-that-runs/python': 340,
    'code-that-runs/node': 250,
    'code-that-runs/sources': 200,
    'code-that-runs/python-sources': 150,
    'code-that-runs/ruby': 35,
    'code-that-runs/java': 30,
    'code-that-runs/yarn-sources': 30,
    'tool-versions/python': 170,
    'tool-versions/node': 130,
    'tool-versions/java': 40,
    'tool-versions/ruby': 25,
    python: 450,
    faults: 350,
    node: 300,
    managers: 290,
    numbers: 290,
    'python-lock': 220,
    'secret-addresses': 190,
    java: 180,
    workflows: 160,
    ruby: 130,
    'faults-that-hang': 130,
    npm: 130,
    'runtime-clients': 130,
    fuzz: 120,
    'stand-ins': 110,
    'rollout-stand-ins': 90,
    changes: 110,
    'crossed-responses': 110,
    'large-zip': 110,
    'broken-reads': 110,
    slim: 100,
    'fuzz-finds.weekly': 100,
    secrets: 85,
    recipes: 85,
    'node-scripts': 75,
    role: 75,
    'faults-for-good': 70,
    'fuzz-on-moto.weekly': 70,
    'numbers-on-the-wire': 65,
    oidc: 65,
    'archive-fuzz': 60,
    copy: 60,
    trust: 55,
    'smoke-test': 55,
    blog: 50,
    matrix: 45,
    'python-pylock': 45,
    'rollout-killed': 35,
    failures: 45,
    'false-alarms': 40,
    'git-versions': 35,
    proxy: 30,
    'python-contents': 30,
    'hostile-commands': 25,
    cancel: 25,
    'python-groups': 20,
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
  const [, name = ''] = /\/real-tools\/(.+)\.test\.ts$/.exec(path) ?? []
  return seconds.get(name) ?? statSync(path).size / 300
}
