import { describe, expect, test } from '@jest/globals'
import { layerVersionArn } from '../../src/aws-names/layer-version-arn.ts'
import type { FunctionConfiguration } from '../../src/layer/lambda-function.ts'
import { apply } from '../../src/rollout/apply.ts'
import { observe } from '../../src/rollout/observe.ts'
import { plan } from '../../src/rollout/plan/plan.ts'
import type { ReleaseRequest } from '../../src/rollout/plan/types.ts'
import type { FunctionResult } from '../../src/rollout/results.ts'
import { resultsOf } from '../../src/rollout/results.ts'
import { newRun, recordOutcome } from '../../src/rollout/run.ts'
import { FunctionsInMemory } from '../support/functions-in-memory.ts'
import { metadata } from '../support/region-in-memory.ts'

/**
 * Kills a run at each of its calls, before and after AWS processes the call, and runs the rollout again. As after SIGKILL, only the functions
 * are left of the killed run.
 */

const isLong = Boolean(process.env['LONG_TESTS'])
const regions = ['one', 'two'] as const
const layer = 'arn:aws:lambda:eu-west-1:111122223333:layer:x'
const other = 'arn:aws:lambda:eu-west-1:444455556666:layer:x:7'
const target = `${layer}:5`

type Fleet = ReadonlyMap<string, FunctionsInMemory>

/** The functions in each Region, and their layers before the run. */
const layersBefore: Readonly<Record<string, readonly string[]>> = {
  'never-released': [`${layer}:3`],
  released: [other, `${layer}:3`],
  'of-another-version': [`${layer}:4`, other],
  current: [other, target],
  'of-terraform': [`${layer}:3`, other],
  'with-unreleased-code': [`${layer}:3`, other],
}

function newFleet(prepare: (functions: FunctionsInMemory) => void): Fleet {
  return new Map(
    regions.map((region) => {
      const functions = new FunctionsInMemory()
      for (const [name, layers] of Object.entries(layersBefore)) {
        functions.add({ name, layers }, name === 'of-terraform' ? { ManagedBy: 'terraform' } : {})
        if (name !== 'never-released') functions.release(name, 'live')
      }
      functions.deploy('with-unreleased-code', { codeSha256: 'unreleased' })
      prepare(functions)
      return [region, functions]
    }),
  )
}

/** Rolls out the new version, and returns what the run knows at its end. */
async function rollOut(fleet: Fleet, release: ReleaseRequest | undefined): Promise<FunctionResult[]> {
  const request = {
    ...{ functions: [], exclude: [], tags: [], includeManaged: false, blockedRuntimes: [] },
    managedTags: [{ key: 'ManagedBy' }],
    release,
  }
  const version = async ({ text, version: number }: { text: string; version: number }) => ({
    ...{ ...metadata, arn: text, version: number, codeSha256: '' },
  })
  const reads = new Map(
    [...fleet].map(([region, functions]) => [region, { functions, versions: { version } }]),
  )
  const arn = layerVersionArn(target)
  const targets = new Map(arn ? regions.map((region) => [region, arn]) : [])
  const run = newRun({})
  run.plan = plan(request, await observe(reads, { request, targets, account: '111122223333' }))
  await apply(run.plan, {
    services: fleet,
    stopAfter: 100,
    sleep: async () => undefined,
    cancelled: new AbortController().signal,
    report: (region, name, outcome) => recordOutcome(run, region, name, outcome),
  })
  return resultsOf(run)
}

/** Runs the rollout until its process is killed at this call. Returns false if the run ends before. */
async function isKilledAt(at: number, fleet: Fleet, release: ReleaseRequest | undefined): Promise<boolean> {
  let calls = 0
  const never = new Promise<never>(() => undefined)
  const killed = new Promise<true>((resolve) => {
    const orKilled = async (): Promise<void> => {
      calls += 1
      if (calls === at) resolve(true)
      if (calls >= at) await never
    }
    for (const functions of fleet.values()) Object.assign(functions, { before: orKilled, after: orKilled })
  })
  const ended = rollOut(fleet, release).then(() => false as const)
  const isKilled = await Promise.race([killed, ended])
  // Until then, the updates that run at the same time reach their next call too.
  await new Promise((resolve) => setImmediate(resolve))
  for (const functions of fleet.values())
    Object.assign(functions, { before: async () => undefined, after: async () => undefined })
  return isKilled
}

/** Returns what must never be true: another layer is changed, or an alias invokes other code. */
function brokenFunctions(fleet: Fleet): string[] {
  return [...fleet].flatMap(([region, functions]) =>
    [...functions.kept].flatMap(([name, { latest, versions, aliases }]) => {
      const before = layersBefore[name] ?? []
      const after = before.map((arn) => (arn === other || name === 'of-terraform' ? arn : target))
      const alias = aliases.get('live')
      const invoked = alias ? [alias.version, ...Object.keys(alias.weights)] : []
      return [
        ...([before, after].some((layers) => layers.join() === latest.layers.join())
          ? []
          : [`${region} ${name} has the layers ${latest.layers.join()}`]),
        ...invoked.flatMap((version) => {
          const { codeSha256, state } = versions.get(version) ?? {}
          return codeSha256 === 'code' && state === 'Active' ? [] : [`${region} ${name} invokes ${version}`]
        }),
      ]
    }),
  )
}

/** Returns the functions that a run reports as up to date although they are not, or names although they are, or without a reason. */
function wrongResults(
  results: readonly FunctionResult[],
  fleet: Fleet,
  release: ReleaseRequest | undefined,
): string[] {
  return results.flatMap(({ region, plan: { name }, state, because }) => {
    const isDone = isRolledOut(fleet.get(region)?.kept.get(name), release)
    const isRight = (state === 'up-to-date') === isDone && (because === undefined) === isDone
    return isRight ? [] : [`${region} ${name} is ${state}: ${because?.text}`]
  })
}

function isRolledOut(
  kept: ReturnType<FunctionsInMemory['kept']['get']>,
  release: ReleaseRequest | undefined,
): boolean {
  if (!kept?.latest.layers.includes(target) || kept.latest.updateStatus !== 'Successful') return false
  const hasTarget = (version: FunctionConfiguration | undefined): boolean =>
    version?.state === 'Active' && version.layers.includes(target)
  if (!release) return true
  if (!release.alias) return hasTarget([...kept.versions.values()].at(-1))
  const alias = kept.aliases.get('live')
  const versions = alias ? [alias.version, ...Object.keys(alias.weights)] : []
  return alias === undefined || versions.some((version) => hasTarget(kept.versions.get(version)))
}

describe.each<[string, ReleaseRequest | undefined]>([
  ['changes only the layers', undefined],
  ['publishes versions', {}],
  ['moves the alias', { alias: { name: 'live', weight: 1 } }],
  ['splits the requests of the alias', { alias: { name: 'live', weight: 0.1 } }],
])('a run that %s', (_name, release) => {
  test.each<[string, (functions: FunctionsInMemory) => void]>([
    ['and succeeds', () => undefined],
    ['and whose updates are slow', (functions) => (functions.updateReads = 3)],
    ['and whose updates fail', ({ failing }) => failing.set(target, 'It does not start')],
    ['and whose versions do not start', ({ notStarting }) => notStarting.add(target)],
  ])('%s can be killed at any call', async (_result, prepare) => {
    let at = 1
    for (; ; at += isLong ? 1 : 5) {
      const fleet = newFleet(prepare)
      const isKilled = await isKilledAt(at, fleet, release)
      const broken = brokenFunctions(fleet)
      for (let run = 0; run < 2; run += 1) {
        const results = await rollOut(fleet, release)
        expect(results).toHaveLength(regions.length * Object.keys(layersBefore).length)
        broken.push(...brokenFunctions(fleet), ...wrongResults(results, fleet, release))
      }
      expect([at, broken]).toEqual([at, []])
      if (!isKilled) break
    }
    expect(at).toBeGreaterThan(50)
  })
})
