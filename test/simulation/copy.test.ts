import { afterEach, expect, jest, test } from '@jest/globals'
import { calm } from './calls.ts'
import type { Weather } from './calls.ts'
import { seedsUpTo } from './chance.ts'
import { brokenByCopy, copyWorldOf, runCopy } from './copy-world.ts'
import type { CopyWorld, RanCopy } from './copy-world.ts'

/** Complete runs of the sub-action that copies versions, against the same model of AWS as the main action. */

const seeds = seedsUpTo(process.env['LONG_TESTS'] ? 2_000 : 100)
/** The seeds of the test that makes many runs per seed. In each, a Region needs placeholder versions. */
const few = seeds.filter(needsPlaceholders).slice(0, process.env['LONG_TESTS'] ? 40 : 5)
const storm: Weather = { fault: 0.2, lag: 5_000, late: 7_000 }

afterEach(() => {
  jest.restoreAllMocks()
})

function worldWith(seed: number): CopyWorld {
  const world = copyWorldOf(seed)
  // The pauses between attempts are random.
  jest.spyOn(Math, 'random').mockImplementation(world.chance.next)
  return world
}

function needsPlaceholders(seed: number): boolean {
  const { aws, request } = copyWorldOf(seed)
  const numbers = request.versions.map(({ number }) => number)
  const highest = numbers.at(-1) ?? 0
  const isGap = (number: number): boolean => !numbers.includes(number) && number < highest
  return (
    request.keepNumbers &&
    [...aws.truths.values()].some(({ versions: { length } }) =>
      Array.from({ length: highest - length }, (_, index) => length + 1 + index).some(isGap),
    )
  )
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

function failuresOf({ outcomes }: RanCopy): { readonly text: string; readonly topic: string }[] {
  return [...outcomes.values()].flatMap(({ failure }) => failure ?? [])
}

/** Runs again without faults, after late requests have arrived and reads are up to date. */
async function inCalmAfter(world: CopyWorld): Promise<{ ran: RanCopy; broken: string[] }> {
  world.setWeather(calm)
  await world.time.pass(world.time.sleep(60_000))
  const ran = await runCopy(world, 'later')
  if (!ran) throw new Error('the run was killed')
  return { ran, broken: brokenByCopy(world, ran, 'later') }
}

/** A number that another version has cannot be used again. Any other failure is one that a re-run must fix. */
function isFinal({ topic }: { readonly topic: string }): boolean {
  return topic === 'the-version-number-is-not-available'
}

test(`a run with many faults breaks no promise, and a later one finishes or names the number that is taken: ${seeds.length} seeds`, async () => {
  const check = async (seed: number): Promise<string[]> => {
    const world = worldWith(seed)
    world.setWeather(storm)
    const first = await runCopy(world, 'it')
    const broken = first ? brokenByCopy(world, first, 'it') : ['it was killed']
    const { ran, broken: later } = await inCalmAfter(world)
    const unexpected = failuresOf(ran).filter((one) => !isFinal(one))
    return [...broken, ...later, ...unexpected.map(({ text }) => text)]
  }
  expect(await findings(check)).toEqual({})
})

test(`after a run that is killed after any of its calls, the next run copies all versions: ${few.length} seeds`, async () => {
  const check = async (seed: number): Promise<string[]> => {
    const undisturbed = worldWith(seed)
    await runCopy(undisturbed, 'it')
    const found: string[] = []
    for (let dies = 1; dies <= undisturbed.aws.calls(); dies += 1) {
      const world = worldWith(seed)
      await runCopy(world, 'it', () => world.aws.calls() >= dies)
      const { ran, broken } = await inCalmAfter(world)
      const texts = [...broken, ...failuresOf(ran).map(({ text }) => text)]
      found.push(...texts.map((text) => `killed after call ${dies}: ${text}`))
    }
    return found
  }
  expect(await findings(check, few)).toEqual({})
})

test(`two parallel runs share no version with a wrong number: ${seeds.length} seeds`, async () => {
  const check = async (seed: number): Promise<string[]> => {
    const world = worldWith(seed)
    const [one, other] = await Promise.all([runCopy(world, 'one'), runCopy(world, 'other')])
    if (!one || !other) return ['a run was killed']
    const { ran, broken } = await inCalmAfter(world)
    const unexpected = failuresOf(ran).filter((each) => !isFinal(each))
    return [
      ...brokenByCopy(world, one, 'one'),
      ...brokenByCopy(world, other, 'other'),
      ...broken,
      ...unexpected.map(({ text }) => text),
    ]
  }
  expect(await findings(check)).toEqual({})
})
