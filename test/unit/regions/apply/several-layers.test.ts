import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Architecture, Numbering, Outcome, WantedLayer } from '../../../../src/layer/layer.ts'
import { planEach } from '../../../../src/plan/plan.ts'
import { applyEach } from '../../../../src/regions/apply/apply.ts'
import type { LayerToApply } from '../../../../src/regions/apply/apply.ts'
import { observe } from '../../../../src/regions/observe.ts'
import { applyRequest } from '../../../support/apply-request.ts'
import { metadata, refusal, RegionInMemory } from '../../../support/region-in-memory.ts'

/** Runs that publish a layer for each architecture in several Regions in memory. */

type Regions = Record<string, RegionInMemory>

const architectures = ['x86_64', 'arm64'] as const

let layers: Record<Architecture, Regions>
beforeEach(() => {
  layers = {
    x86_64: { a: new RegionInMemory(1), b: new RegionInMemory(1) },
    arm64: { a: new RegionInMemory(1), b: new RegionInMemory(1) },
  }
  for (const architecture of architectures)
    for (const region of Object.values(layers[architecture]))
      for (const { version } of region.standing.values())
        Object.assign(version, { architectures: [architecture] })
})

interface Settings {
  readonly numbering?: Numbering
  readonly rollsBack?: boolean
  readonly retain?: number
}

/** Returns the outcomes by architecture and Region, such as `arm64 in a`. */
async function run({ numbering = { kind: 'next' }, rollsBack = false, retain }: Settings = {}): Promise<
  Record<string, Outcome>
> {
  const observed = await Promise.all(
    architectures.map(async (architecture) => {
      const wanted: WantedLayer = {
        ...metadata,
        architectures: [architecture],
        codeSha256: 'ours',
        isExplicit: { description: false, licenseInfo: false },
        principals: undefined,
        skipUnchanged: true,
        inAllRegions: rollsBack,
        numbering,
        retain,
      }
      const services = new Map(Object.entries(layers[architecture]))
      const sets = { architectureSets: [[architecture]] }
      const query = { layerName: 'x', ...sets, numbering, retain, withPolicy: false }
      return { wanted, services, sets, observations: await observe(services, query) }
    }),
  )
  const plans = planEach(observed)
  const outcomes: Record<string, Outcome> = {}
  const toApply = observed.map(({ wanted, services, sets }, index): LayerToApply => ({
    ...applyRequest,
    plan: plans[index] ?? new Map(),
    services,
    ...sets,
    metadata: wanted,
    retain,
    reportOutcome: (region, outcome) => {
      outcomes[`${wanted.architectures.join()} in ${region}`] = outcome
    },
  }))
  await applyEach(toApply, { numbering, rollsBack })
  return outcomes
}

function versions(): Record<string, Record<string, number[]>> {
  const numbersIn = (regions: Regions) =>
    Object.fromEntries(Object.entries(regions).map(([name, { standing }]) => [name, [...standing.keys()]]))
  return { x86_64: numbersIn(layers.x86_64), arm64: numbersIn(layers.arm64) }
}

describe('a failure of one layer in one Region', () => {
  beforeEach(() => {
    const { b } = layers.arm64
    if (b) b.beforeWrite = refusal
  })

  test('does not affect the other layer', async () => {
    const outcomes = await run()
    expect(versions()).toEqual({ x86_64: { a: [1, 2], b: [1, 2] }, arm64: { a: [1, 2], b: [1] } })
    expect(Object.entries(outcomes).flatMap(([name, { failure }]) => (failure ? [name] : []))).toEqual([
      'arm64 in b',
    ])
  })

  test('rolls both layers back in all Regions', async () => {
    const outcomes = await run({ rollsBack: true })
    expect(versions()).toEqual({ x86_64: { a: [1], b: [1] }, arm64: { a: [1], b: [1] } })
    for (const outcome of Object.values(outcomes)) {
      expect(outcome.failure).toBeDefined()
      expect(outcome.layerVersion).toBeUndefined()
    }
  })

  test('prunes no version of either layer', async () => {
    await run({ retain: 1 })
    expect(versions().x86_64).toEqual({ a: [1, 2], b: [1, 2] })
  })
})

test('without a failure, older versions of both layers are pruned', async () => {
  await run({ retain: 1 })
  expect(versions()).toEqual({ x86_64: { a: [2], b: [2] }, arm64: { a: [2], b: [2] } })
})

describe('with aligned versions', () => {
  const numbering = { kind: 'aligned' } as const

  test('both layers have the number after the highest one of both, without placeholder versions', async () => {
    layers.arm64 = { a: new RegionInMemory(3), b: new RegionInMemory() }
    const outcomes = await run({ numbering })
    expect(Object.values(outcomes).map(({ layerVersion }) => layerVersion?.version)).toEqual([4, 4, 4, 4])
    expect(versions()).toEqual({ x86_64: { a: [1, 4], b: [1, 4] }, arm64: { a: [1, 2, 3, 4], b: [4] } })
  })

  test('if a deleted version of one layer had the number, both layers get a higher one', async () => {
    layers.arm64 = { a: new RegionInMemory(3, [2, 3]), b: new RegionInMemory(1) }
    await run({ numbering })
    expect(versions()).toEqual({ x86_64: { a: [1, 4], b: [1, 4] }, arm64: { a: [1, 4], b: [1, 4] } })
  })

  test('a second run changes nothing', async () => {
    layers.arm64 = { a: new RegionInMemory(3, [2, 3]), b: new RegionInMemory() }
    await run({ numbering })
    const before = versions()
    const outcomes = await run({ numbering })
    expect(versions()).toEqual(before)
    expect(Object.values(outcomes).some(({ published }) => published)).toBe(false)
  })
})
