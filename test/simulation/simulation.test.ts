import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { everyVersion } from '../rig/tools.mjs'
import { calm, faults, outages } from './calls.ts'
import type { Outage, Weather } from './calls.ts'
import { seedsUpTo } from './chance.ts'
import { broken } from './promise.ts'
import { run, worldOf } from './world.ts'
import type { Careless, World } from './world.ts'

/**
 * Complete runs against a model of AWS with virtual time. Calls are lost, late or rejected, responses are unreadable or about something else,
 * reads are outdated, and runs are killed or run in parallel. All of this is random, and the same for the same seed. To replay a seed:
 * `SEED=7 npm test -- test/simulation`.
 */

const seeds = seedsUpTo(everyVersion ? 10_000 : process.env['LONG_TESTS'] ? 2_000 : 200)
/** The seeds of tests that make many runs per seed. */
const few = seeds.slice(0, process.env['LONG_TESTS'] ? 40 : 4)
const storm: Weather = { fault: 0.25, lag: 7_000, late: 7_000 }

afterEach(() => {
  jest.restoreAllMocks()
})

function worldWith(seed: number): World {
  const world = worldOf(seed)
  // The pauses between attempts are random.
  jest.spyOn(Math, 'random').mockImplementation(world.chance.next)
  return world
}

/** Returns the broken promises of a run with many faults. */
async function inStorm(seed: number, careless?: Careless): Promise<string[]> {
  const world = worldWith(seed)
  world.setWeather(storm)
  const ran = await run(world, 'it', careless ? { careless } : {})
  return ran ? broken(world, ran, 'it') : ['it was killed']
}

async function findings(
  check: (seed: number) => Promise<string[]>,
  among: readonly number[] = seeds,
): Promise<Record<number, string[]>> {
  const found: Record<number, string[]> = {}
  for (const seed of among) {
    const texts = await check(seed)
    if (texts.length > 0) found[seed] = texts
  }
  return found
}

test(`a run with many faults breaks no promise: ${seeds.length} seeds`, async () => {
  expect(await findings((seed) => inStorm(seed))).toEqual({})
})

/**
 * Runs again without faults, after late requests have arrived and reads are up to date. Returns what is still missing or wrong. A third run
 * has nothing to publish.
 */
async function inCalmAfter(world: World): Promise<string[]> {
  world.setWeather(calm)
  await world.time.pass(world.time.sleep(60_000))
  // A version number that is taken cannot be used again.
  if (world.wanted.numbering.kind === 'exact') return []
  const ran = await run(world, 'second')
  if (!ran) return ['it was killed']
  const failed = [...ran.outcomes].flatMap(([region, { failure, missing = failure }]) =>
    missing ? [`${region}: ${missing.text}`] : [],
  )
  const found = [...failed, ...broken(world, ran, 'second')]
  if (found.length > 0) return found
  await run(world, 'third')
  return [...world.aws.truths.values()].flatMap(({ region, versions }) =>
    versions.some(({ by }) => by === 'third') ? [`${region}: a further run created a version`] : [],
  )
}

test(`after a run with many faults or a kill, a run without faults succeeds: ${seeds.length} seeds`, async () => {
  const check = async (seed: number): Promise<string[]> => {
    const world = worldWith(seed)
    world.setWeather(storm)
    const dies = world.chance.happens(0.5) ? world.chance.between(1, 60) : Infinity
    await run(world, 'first', { isDead: () => world.aws.calls() >= dies })
    return inCalmAfter(world)
  }
  expect(await findings(check)).toEqual({})
})

test(`after a run that is killed after any of its calls, the next run succeeds: ${few.length} seeds`, async () => {
  const check = async (seed: number): Promise<string[]> => {
    const undisturbed = worldWith(seed)
    await run(undisturbed, 'first')
    const found: string[] = []
    for (let dies = 1; dies <= undisturbed.aws.calls(); dies += 1) {
      const world = worldWith(seed)
      await run(world, 'first', { isDead: () => world.aws.calls() >= dies })
      found.push(...(await inCalmAfter(world)).map((text) => `killed after call ${dies}: ${text}`))
    }
    return found
  }
  expect(await findings(check, few)).toEqual({})
})

test(`if Regions go down and come back, no promise is broken, and the next run succeeds: ${seeds.length} seeds`, async () => {
  const check = async (seed: number): Promise<string[]> => {
    const world = worldWith(seed)
    const { chance, time } = world
    const spells = [...world.aws.truths.keys()].map((region) => {
      const from = chance.between(0, 12_000)
      return { region, outage: chance.oneOf(outages), from, to: from + chance.between(0, 40_000) }
    })
    const outage = (region: string): Outage | undefined =>
      spells.find((one) => one.region === region && one.from <= time.now() && time.now() < one.to)?.outage
    world.setWeather({ ...calm, fault: chance.oneOf([0, 0.1]), lag: 2_000, outage })
    const ran = await run(world, 'first')
    return [...(ran ? broken(world, ran, 'first') : ['it was killed']), ...(await inCalmAfter(world))]
  }
  expect(await findings(check)).toEqual({})
})

const operations = ['versions', 'version', 'statements', 'publish', 'grant', 'revoke', 'remove'] as const
const forGood = operations.flatMap((operation) => faults.map((fault) => ({ operation, fault })))

test.each(forGood)(
  `if $operation always fails ($fault), no promise is broken, and the next run succeeds: ${few.length} seeds`,
  async (always) => {
    const check = async (seed: number): Promise<string[]> => {
      const world = worldWith(seed)
      world.setWeather({ ...calm, late: storm.late, always })
      const ran = await run(world, 'first')
      return [...(ran ? broken(world, ran, 'first') : ['it was killed']), ...(await inCalmAfter(world))]
    }
    expect(await findings(check, few)).toEqual({})
  },
)

test(`two parallel runs each report the version that they created: ${seeds.length} seeds`, async () => {
  const check = async (seed: number): Promise<string[]> => {
    const world = { ...worldWith(seed), rollsBack: false }
    const parallel: World = {
      ...world,
      wanted: { ...world.wanted, numbering: { kind: 'next' }, retain: undefined },
    }
    const both = Promise.all([run(parallel, 'one'), run(parallel, 'other')])
    const [one, other] = await both
    return [...world.aws.truths.values()].flatMap(({ region, versions }) =>
      [['one', one] as const, ['other', other] as const].flatMap(([name, ran]) => {
        const outcome = ran?.outcomes.get(region)
        if (!outcome?.published) return []
        const by = versions[(outcome.layerVersion?.version ?? 0) - 1]?.by
        return by === name ? [] : [`${region}: ${name} reports the version of ${by ?? 'nobody'}`]
      }),
    )
  }
  expect(await findings(check)).toEqual({})
})

describe('the simulation finds duplicate versions', () => {
  test.each<[string, Careless]>([
    ['if the SDK retries a publish', 'SDK retries'],
    ['if a lost response causes only one read', 'one read'],
  ])('%s', async (_name, careless) => {
    const found = await findings((seed) => inStorm(seed, careless), seeds.slice(0, 500))
    const duplicates = Object.values(found).filter((texts) => texts.join().includes('versions were created'))
    expect(duplicates.length).toBeGreaterThan(0)
  })
})
