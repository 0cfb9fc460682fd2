import { statSync } from 'node:fs'

/** @typedef {{ path: string }} Test */

/**
 * The duration in seconds of files in test/, measured when five files ran at once. Their size is not a good estimate. Rough
 * figures are enough to distribute the files.
 */
const seconds = new Map(
  Object.entries({
    'real-tools/python': 540,
    'real-tools/node': 370,
    'real-tools/python-lock': 315,
    'real-tools/managers': 290,
    'real-tools/workflows': 250,
    'real-tools/faults': 245,
    'real-tools/java': 210,
    'real-tools/code-that-runs/python': 175,
    'real-tools/fuzz': 170,
    'real-tools/code-that-runs/sources': 165,
    'real-tools/code-that-runs/python-sources': 160,
    'real-tools/numbers': 140,
    'real-tools/npm': 135,
    'real-tools/secret-addresses': 130,
    'real-tools/tool-versions/python': 120,
    'real-tools/large-zip': 120,
    'real-tools/code-that-runs/node': 115,
    'real-tools/archive-fuzz': 115,
    'real-tools/ruby': 110,
    'real-tools/stand-ins': 110,
    'real-tools/broken-reads': 100,
    'integration/skipped-builds.long': 100,
    'real-tools/fuzz-finds.weekly': 100,
    'unit/inputs/inputs-fuzz.long': 95,
    'real-tools/failures': 90,
    'real-tools/tool-versions/node': 85,
    'real-tools/faults-that-hang': 80,
    'real-tools/recipes': 80,
    'real-tools/faults-for-good': 80,
    'real-tools/two-architectures': 80,
    'real-tools/slim': 75,
    'real-tools/rollout-stand-ins': 75,
    'real-tools/crossed-responses': 70,
    'real-tools/secrets': 70,
    'real-tools/numbers-on-the-wire': 70,
    'real-tools/fuzz-on-moto.weekly': 70,
    'real-tools/copy': 65,
    'real-tools/node-scripts': 60,
    'real-tools/trust': 60,
    'integration/optional-regions.long': 60,
    'integration/two-architectures.long': 55,
    'integration/rejected-fields.long': 55,
    'simulation/simulation': 55,
    'real-tools/oidc': 50,
    'real-tools/false-alarms': 50,
    'real-tools/proxy': 50,
    'integration/rollout-faults.long': 50,
    'real-tools/hostile-sources': 50,
    'integration/refusals.long': 50,
    'real-tools/matrix': 45,
    'real-tools/runtime-clients': 40,
    'real-tools/blog': 40,
    'integration/releases.long': 40,
    'real-tools/code-that-runs/yarn-sources': 40,
    'real-tools/smoke-test': 35,
    'integration/collect.long': 35,
    'simulation/copy': 35,
    'real-tools/role': 30,
    'real-tools/python-pylock': 30,
    'real-tools/rollout-killed': 30,
    'real-tools/hostile-commands': 30,
    'unit/fingerprint/managers.long': 30,
    'integration/verify.long': 25,
    'real-tools/git-versions': 25,
    'integration/rollout-failures.long': 25,
    'real-tools/python-contents': 25,
    'integration/region-patterns.long': 25,
    'simulation/rollout': 25,
    'integration/verify-faults.long': 25,
    'real-tools/fingerprint': 25,
    'real-tools/repository': 20,
    'real-tools/code-that-runs/java': 20,
    'real-tools/cancel': 20,
    'integration/changes.long': 20,
    'integration/reaching-aws.long': 20,
    'integration/rollout-fleet.long': 20,
    'real-tools/staging': 20,
    'real-tools/bench': 20,
    'integration/exports.long': 20,
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
  const [, name = ''] = /\/test\/(.+)\.test\.ts$/.exec(path) ?? []
  return seconds.get(name) ?? statSync(path).size / 300
}
