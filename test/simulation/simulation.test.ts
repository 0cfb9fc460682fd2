import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { calm, faults } from './calls.ts'
import type { Weather } from './calls.ts'
import { broken } from './promise.ts'
import { run, worldOf } from './world.ts'
import type { Careless, World } from './world.ts'

/**
 * Whole runs against a model of AWS, on virtual time: calls are lost, garbled, refused and late, responses are about something else,
 * reads lag, and runs are killed or run beside each other, by chance that is the same for the same seed. `SEED=7 npm test -- test/simulation` replays one.
 */

const [from, to] = process.env['SEED']
  ? [Number(process.env['SEED']), Number(process.env['SEED'])]
  : [1, process.env['LONG_TESTS'] ? 10_000 : 500]
const seeds = Array.from({ length: to - from + 1 }, (_, index) => from + index)
/** For what is tried in many ways with each seed. */
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

/** A run in a storm, and what it broke. */
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

test(`in a storm, no promise is broken: ${seeds.length} seeds`, async () => {
  expect(await findings((seed) => inStorm(seed))).toEqual({})
})

/** A run after one that went wrong, when what was late has come and reads have caught up, and what is not whole then. */
async function inCalmAfter(world: World): Promise<string[]> {
  world.setWeather(calm)
  await world.time.pass(world.time.sleep(60_000))
  // Where the number is taken, another has to be asked for.
  if (world.wanted.numbering.kind === 'exact') return []
  const ran = await run(world, 'second')
  if (!ran) return ['it was killed']
  const failed = [...ran.outcomes].flatMap(([region, { failure }]) =>
    failure ? [`${region}: ${failure.text}`] : [],
  )
  return [...failed, ...broken(world, ran, 'second')]
}

test(`after a storm, or a kill at any call, a calm run ends whole: ${seeds.length} seeds`, async () => {
  const check = async (seed: number): Promise<string[]> => {
    const world = worldWith(seed)
    world.setWeather(storm)
    const dies = world.chance.happens(0.5) ? world.chance.between(1, 60) : Infinity
    await run(world, 'first', { isDead: () => world.aws.calls() >= dies })
    return inCalmAfter(world)
  }
  expect(await findings(check)).toEqual({})
})

test(`killed after each call in turn, a run is made whole by the next: ${few.length} seeds`, async () => {
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

const operations = ['versions', 'version', 'statements', 'publish', 'grant', 'revoke', 'remove'] as const
const forGood = operations.flatMap((operation) => faults.map((fault) => ({ operation, fault })))

test.each(forGood)(
  `where $operation fails for ever ($fault), no promise is broken, and the next run ends whole: ${few.length} seeds`,
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

test(`of two runs at once, each tells of the version that it made, and grants that one alone: ${seeds.length} seeds`, async () => {
  const check = async (seed: number): Promise<string[]> => {
    const world = { ...worldWith(seed), rollsBack: false }
    const beside: World = {
      ...world,
      wanted: { ...world.wanted, numbering: { kind: 'next' }, retain: undefined },
    }
    const both = Promise.all([run(beside, 'one'), run(beside, 'other')])
    const [one, other] = await both
    return [...world.aws.truths.values()].flatMap(({ region, versions }) =>
      [['one', one] as const, ['other', other] as const].flatMap(([name, ran]) => {
        const outcome = ran?.outcomes.get(region)
        if (!outcome?.published) return []
        const by = versions[(outcome.layerVersion?.version ?? 0) - 1]?.by
        return by === name ? [] : [`${region}: ${name} tells of the version of ${by ?? 'nobody'}`]
      }),
    )
  }
  expect(await findings(check)).toEqual({})
})

describe('it has teeth: a duplicate is found', () => {
  test.each<[string, Careless]>([
    ["with the SDK's own retries switched on for publish", 'no care'],
    ['with a single look after a lost reply', 'one look'],
  ])('%s', async (_name, careless) => {
    const found = await findings((seed) => inStorm(seed, careless), seeds.slice(0, 500))
    const duplicates = Object.values(found).filter((texts) => texts.join().includes('versions were made'))
    expect(duplicates.length).toBeGreaterThan(0)
  })
})
