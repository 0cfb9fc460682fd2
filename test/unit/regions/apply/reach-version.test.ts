import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Numbering, Outcome, Plan, WantedLayer } from '../../../../src/layer/layer.ts'
import { placeholderDescription, placeholderSha256 } from '../../../../src/plan/placeholder.ts'
import { grantTo, plan } from '../../../../src/plan/plan.ts'
import { apply } from '../../../../src/regions/apply/apply.ts'
import type { ApplyRequest } from '../../../../src/regions/apply/apply.ts'
import type { Parameters } from '../../../../src/regions/calls/parameter-store.ts'
import { observe } from '../../../../src/regions/observe.ts'
import { applyRequest } from '../../../support/apply-request.ts'
import { metadata, refusal, RegionInMemory } from '../../../support/region-in-memory.ts'
import { inTexts } from '../../../support/messages.ts'

/** Whole runs over several Regions in memory: observe, plan, apply. */

const wanted: WantedLayer = {
  ...metadata,
  description: 'octo-org/octo-repo@0123',
  codeSha256: 'ours',
  isExplicit: { description: false, licenseInfo: false },
  principals: ['111122223333'],
  skipUnchanged: true,
  inAllRegions: false,
  numbering: { kind: 'aligned' },
  retain: undefined,
}
const own = (principal: string) => ({ id: grantTo(principal).statementId, principal })
const exact = (version: number): Numbering => ({ kind: 'exact', version })

type Regions = Record<string, RegionInMemory>

interface Result {
  readonly plan: Plan
  readonly outcomes: Record<string, Outcome>
  readonly progress: readonly string[]
  readonly warnings: readonly string[]
}

async function run(
  regions: Regions,
  changes: Partial<WantedLayer> = {},
  settings: Partial<ApplyRequest> = {},
): Promise<Result> {
  const asked = { ...wanted, ...changes }
  const { numbering, retain } = asked
  const services = new Map(Object.entries(regions))
  const seen = await observe(services, {
    layerName: 'x',
    numbering,
    retain,
    withPolicy: true,
    architectureSets: [[]],
  })
  const planned = plan(asked, seen)
  const result = { plan: planned, outcomes: {}, progress: [], warnings: [] } as {
    plan: Plan
    outcomes: Record<string, Outcome>
    progress: string[]
    warnings: string[]
  }
  await apply(planned, {
    ...applyRequest,
    services,
    metadata: asked,
    archive: { sha256: asked.codeSha256, size: 1 },
    principals: asked.principals ?? [],
    retain,
    numbering,
    reportOutcome: (region, outcome) => {
      result.outcomes[region] = outcome
    },
    progress: (region, text) => result.progress.push(`${region}: ${text}`),
    warn: (region, { text }) => result.warnings.push(`${region}: ${text}`),
    ...settings,
  })
  return result
}

function failures({ outcomes }: Result): Record<string, string> {
  return Object.fromEntries(
    Object.entries(outcomes).flatMap(([region, { failure }]) => (failure ? [[region, failure.text]] : [])),
  )
}

function writesIn(regions: Regions): number {
  return Object.values(regions).reduce((sum, { calls }) => sum + calls.length, 0)
}

/** Each Region's versions, number to contents. */
function standing(regions: Regions): Record<string, Record<number, string>> {
  return Object.fromEntries(Object.entries(regions).map(([name, region]) => [name, region.versionsByNumber]))
}

/** That a run on what stands has nothing to do. */
async function expectSettled(regions: Regions, changes: Partial<WantedLayer> = {}): Promise<void> {
  const before = writesIn(regions)
  expect(failures(await run(regions, changes))).toEqual({})
  expect(writesIn(regions)).toBe(before)
}

let regions: { a: RegionInMemory; b: RegionInMemory; c: RegionInMemory }

describe('Regions at 2, 1 and 0', () => {
  beforeEach(() => {
    regions = { a: new RegionInMemory(2), b: new RegionInMemory(1), c: new RegionInMemory(0) }
  })
  const aligned = { a: { 1: 'older', 2: 'older', 3: 'ours' }, b: { 1: 'older', 3: 'ours' }, c: { 3: 'ours' } }

  test.each([{ kind: 'aligned' } as const, exact(3)])(
    'end at 3: granted, and the placeholder versions are deleted (%j)',
    async (numbering) => {
      const result = await run(regions, { numbering })
      expect(failures(result)).toEqual({})
      expect(standing(regions)).toEqual(aligned)
      expect(regions.c.calls).toEqual([
        'fill',
        'fill',
        'publish',
        'grant 3 to 111122223333',
        'delete 1',
        'delete 2',
      ])
      expect(result.progress).toContain('c: publishing 2 placeholder versions, up to version 2')
      await expectSettled(regions, { numbering })
    },
  )

  test('each get their next number by default', async () => {
    await run(regions, { numbering: { kind: 'next' } })
    expect(standing(regions)).toMatchObject({ a: { 3: 'ours' }, b: { 2: 'ours' }, c: { 1: 'ours' } })
  })

  test('if the one with the highest number fails, the others reach the number, and the next run completes it', async () => {
    regions.a.publish = refusal
    const result = await run(regions)
    expect(failures(result)).toEqual({ a: 'AWS denies it.' })
    expect(standing(regions)).toEqual({ ...aligned, a: { 1: 'older', 2: 'older' } })
    regions.a = Object.assign(new RegionInMemory(2))
    await run(regions)
    expect(standing(regions)).toEqual(aligned)
  })

  test('if one fails at a placeholder version, the next run continues there', async () => {
    const { beforeWrite } = regions.c
    regions.c.beforeWrite = () => (regions.c.calls.length < 1 ? Promise.resolve() : refusal())
    expect(failures(await run(regions))).toEqual({
      c: 'AWS denies it. Not deleted: version 1, published only to reach a higher number. The next run tries again.',
    })
    regions.c.beforeWrite = beforeWrite
    await run(regions)
    expect(standing(regions)).toEqual(aligned)
  })

  test('if one is new, only that one is written to', async () => {
    const { c, ...two } = regions
    await run(two)
    const before = writesIn(two)
    await run(regions)
    expect(standing(regions)).toEqual(aligned)
    expect(writesIn(two)).toBe(before)
    expect(c.calls).toContain('publish')
  })

  test('placeholder versions are never granted', async () => {
    await run(regions)
    const granted = Object.values(regions).flatMap(({ calls }) =>
      calls.filter((call) => /grant [12] /.test(call)),
    )
    expect(granted).toEqual([])
  })
})

describe('many placeholder versions', () => {
  test('50 are published, logged and deleted', async () => {
    const region = new RegionInMemory(1)
    const { progress } = await run({ a: region }, { numbering: exact(52) })
    expect(region.calls.filter((call) => call === 'fill')).toHaveLength(50)
    expect(region.versionsByNumber).toEqual({ 1: 'older', 52: 'ours' })
    expect(progress).toEqual([
      'a: publishing 50 placeholder versions, up to version 51',
      'a: published version 10 of 52',
      'a: published version 20 of 52',
      'a: published version 30 of 52',
      'a: published version 40 of 52',
      'a: published version 50 of 52',
    ])
  })

  test('51 are not begun', async () => {
    const region = new RegionInMemory(1)
    const result = await run({ a: region }, { numbering: exact(53) })
    expect(failures(result)['a']).toContain('first run the action for this Region only, with "version: 52"')
    expect(region.calls).toEqual([])
  })
})

describe('numbers that deleted versions have taken', () => {
  test('aligned: if a Region assigns a higher one, all Regions reach that', async () => {
    const b = new RegionInMemory(4, [3, 4])
    regions = { a: new RegionInMemory(2), b, c: new RegionInMemory(0) }
    expect(failures(await run(regions))).toEqual({})
    expect(standing(regions)).toEqual({
      a: { 1: 'older', 2: 'older', 5: 'ours' },
      b: { 1: 'older', 2: 'older', 5: 'ours' },
      c: { 5: 'ours' },
    })
    for (const region of Object.values(regions)) expect(region.principalsOf(5)).toEqual(['111122223333'])
    await expectSettled(regions)
  })

  test('aligned: if the Region with the highest number assigns a higher one, nothing is published twice', async () => {
    regions = { a: new RegionInMemory(6, [4, 5, 6]), b: new RegionInMemory(1), c: new RegionInMemory(0) }
    await run(regions)
    expect(standing(regions)).toMatchObject({ a: { 7: 'ours' }, b: { 7: 'ours' }, c: { 7: 'ours' } })
    for (const { calls } of Object.values(regions)) {
      expect(calls.filter((call) => call === 'publish')).toHaveLength(1)
    }
  })

  test('aligned: an up-to-date Region gets a new version too, with its permissions', async () => {
    const a = new RegionInMemory(0)
    a.add({}, [own('111122223333')])
    regions = { a, b: new RegionInMemory(3, [1, 2, 3]), c: new RegionInMemory(0) }
    expect(failures(await run(regions))).toEqual({})
    expect(standing(regions)).toEqual({ a: { 1: 'ours', 4: 'ours' }, b: { 4: 'ours' }, c: { 4: 'ours' } })
    for (const region of Object.values(regions)) expect(region.principalsOf(4)).toEqual(['111122223333'])
    await expectSettled(regions)
  })

  test('aligned: a Region that gets a new version keeps as many versions as requested', async () => {
    const a = new RegionInMemory(3)
    a.add({}, [own('111122223333')])
    regions = { a, b: new RegionInMemory(7, [4, 5, 6, 7]), c: new RegionInMemory(0) }
    await run(regions, { retain: 2 })
    expect(a.versionsByNumber).toEqual({ 4: 'ours', 8: 'ours' })
    await expectSettled(regions, { retain: 2 })
  })

  test('aligned: the number increases at most three times', async () => {
    /** Others publish `step` versions there before each of ours. */
    const busy = (step: number): RegionInMemory => {
      const region = new RegionInMemory()
      region.beforeWrite = (call) => {
        if (/fill|publish/.test(call)) region.head += step
        return Promise.resolve()
      }
      return region
    }
    const result = await run({ a: busy(2), b: busy(3), c: busy(4) })
    expect(Object.values(failures(result)).join()).toContain(
      'did not reach the same version number in 3 attempts',
    )
  })

  test('aligned: a run publishes at most 50 placeholder versions in a Region, even if the number increases', async () => {
    const hidden = Array.from({ length: 51 }, (_, index) => index + 50)
    const [a, b] = [new RegionInMemory(50), new RegionInMemory(0)]
    const result = await run({ a, b, c: new RegionInMemory(100, hidden) })
    expect(b.calls.filter((call) => call === 'fill')).toHaveLength(50)
    expect(failures(result)).toEqual({
      b: expect.stringMatching(
        /version 10\d would need 50 placeholder versions before it.*Version 51 exists, but is not granted/,
      ),
    })
  })

  test('aligned: the version of a Region that could not reach the number is reported, with what it lacks', async () => {
    const a = new RegionInMemory(2)
    a.beforeWrite = (call) => (call === 'fill' ? refusal() : Promise.resolve())
    const result = await run({ a, b: new RegionInMemory(4, [3, 4]) })
    expect(failures(result)).toEqual({ a: 'AWS denies it. Version 3 exists, but is not granted.' })
    expect(result.outcomes['a']?.layerVersion).toMatchObject({ version: 3 })
  })

  test('aligned: a Region that cannot follow in one run fails', async () => {
    const far = Array.from({ length: 60 }, (_, index) => index + 1)
    regions = { a: new RegionInMemory(60, far), b: new RegionInMemory(2), c: new RegionInMemory(0) }
    const result = await run(regions)
    expect(Object.keys(failures(result))).toEqual(['b', 'c'])
    expect(failures(result)['b']).toContain('with "version: 54"')
    expect(regions.a.versionsByNumber[regions.a.head]).toBe('ours')
  })

  test('exact: the Region fails, and its version is kept without permissions and reported; the next aligned run ends there', async () => {
    regions = { a: new RegionInMemory(2), b: new RegionInMemory(2), c: new RegionInMemory(3, [3]) }
    const result = await run(regions, { numbering: exact(3) })
    expect(failures(result)).toEqual({
      c: expect.stringMatching(
        /Version number 3 is not available.*assigned 4.*without permissions.*5 or higher/,
      ),
    })
    expect(result.outcomes['c']?.layerVersion).toBeUndefined()
    expect(regions.c.versionsByNumber).toEqual({ 1: 'older', 2: 'older', 4: 'ours' })
    expect(regions.c.principalsOf(4)).toEqual([])

    expect(failures(await run(regions))).toEqual({})
    for (const region of Object.values(regions)) {
      expect(region.versionsByNumber).toMatchObject({ 4: 'ours' })
      expect(region.principalsOf(4)).toEqual(['111122223333'])
    }
  })

  test('exact: a placeholder version can be the marker', async () => {
    regions = {
      a: new RegionInMemory(3),
      b: new RegionInMemory(9, [2, 3, 4, 5, 6, 7, 8, 9]),
      c: new RegionInMemory(3),
    }
    expect(failures(await run(regions, { numbering: exact(4) }))).toHaveProperty('b')
    expect(regions.b.versionsByNumber).toEqual({ 1: 'older', 10: 'filler' })
    await run(regions)
    expect(standing(regions)).toMatchObject({
      a: { 11: 'ours' },
      b: { 1: 'older', 11: 'ours' },
      c: { 11: 'ours' },
    })
    expect(regions.b.versionsByNumber).not.toHaveProperty('10')
  })

  test('exact: a placeholder version at the number is not the layer', async () => {
    const b = new RegionInMemory(4, [2, 3, 4])
    const result = await run({ b }, { numbering: exact(5) })
    expect(failures(result)['b']).toContain('Version number 5 is not available')
    expect(b.versionsByNumber).toEqual({ 1: 'older', 5: 'filler' })
  })
})

describe('placeholder versions that a killed run left', () => {
  test('are deleted by the next', async () => {
    const region = new RegionInMemory(1)
    region.add({ description: placeholderDescription, codeSha256: placeholderSha256 })
    region.add()
    await run({ a: region })
    expect(region.versionsByNumber).toEqual({ 1: 'older', 3: 'ours' })
  })

  test('are not treated as the newest version', async () => {
    const region = new RegionInMemory(0)
    region.add({}, [own('111122223333')])
    region.add({ description: placeholderDescription, codeSha256: placeholderSha256 })
    await expectSettled({ a: region }, { numbering: { kind: 'next' } })
  })
})

describe('permissions', () => {
  const theirs = { id: 'by-hand', principal: '999999999999' }

  test('are changed to the declared ones; statements of others are kept and reported', async () => {
    const region = new RegionInMemory(0)
    region.add({}, [own('444455556666'), theirs])
    const result = await run({ a: region }, { principals: ['111122223333', 'o-a1b2c3d4e5'] })
    expect(region.principalsOf(1)).toEqual(['111122223333', '999999999999', 'o-a1b2c3d4e5'])
    expect(result.outcomes['a']).toMatchObject({ revoked: ['layer-everywhere-444455556666'] })
    expect(inTexts(result.plan.get('a'))).toMatchObject({
      notes: [expect.stringContaining('"by-hand" (999999999999)')],
    })
    await expectSettled({ a: region }, { principals: ['111122223333', 'o-a1b2c3d4e5'] })
  })

  test('that are missing are repaired without a new version', async () => {
    const region = new RegionInMemory(0)
    region.add()
    await run({ a: region })
    expect(region.calls).toEqual(['grant 1 to 111122223333'])
  })

  test('are not changed if none are declared', async () => {
    const region = new RegionInMemory(0)
    region.add({}, [own('444455556666')])
    await run({ a: region }, { principals: undefined })
    expect(region.calls).toEqual([])
  })
})

describe('versions that "retain-versions" does not keep', () => {
  const retain = 2

  test('are deleted when the new one exists in all Regions, except versions in use', async () => {
    const region = new RegionInMemory(4)
    region.inUse = [2]
    const result = await run({ a: region }, { retain })
    expect(region.versionsByNumber).toEqual({ 2: 'older', 4: 'older', 5: 'ours' })
    expect(region.calls).toEqual(['publish', 'grant 5 to 111122223333', 'delete 1', 'delete 3'])
    expect(inTexts(result.plan.get('a'))).toMatchObject({
      notes: ['Version 2 is kept, because functions use it.'],
    })
    await expectSettled({ a: region }, { retain })
  })

  test('are kept in all Regions if one failed', async () => {
    const [good, bad] = [new RegionInMemory(4), new RegionInMemory(4)]
    bad.publish = refusal
    await run({ good, bad }, { retain })
    expect(Object.keys(good.versionsByNumber)).toHaveLength(5)
  })

  test('are kept if their usage is not known', async () => {
    const region = new RegionInMemory(4)
    region.uses = refusal
    const result = await run({ a: region }, { retain })
    expect(failures(result)).toEqual({})
    expect(Object.keys(region.versionsByNumber)).toHaveLength(5)
    expect(inTexts(result.plan.get('a'))).toMatchObject({
      notes: [expect.stringContaining('No older version is deleted.')],
    })
  })

  test('are kept if a function uses them since the plan', async () => {
    const region = new RegionInMemory(4)
    region.beforeWrite = async (call) => {
      if (call === 'publish') region.inUse = [1]
    }
    const result = await run({ a: region }, { retain })
    expect(region.versionsByNumber).toEqual({ 1: 'older', 4: 'older', 5: 'ours' })
    expect(result.warnings).toEqual(['a: Version 1 is kept, because functions use it.'])
  })

  test('that cannot be deleted are a warning', async () => {
    const region = new RegionInMemory(4)
    region.remove = refusal
    const result = await run({ a: region }, { retain })
    expect(failures(result)).toEqual({})
    expect(result.warnings).toEqual(
      [1, 2, 3].map((n) => `a: Version ${n} could not be deleted. AWS denies it.`),
    )
  })
})

describe('rollback', () => {
  const rollsBack = true

  beforeEach(() => {
    regions = { a: new RegionInMemory(2), b: new RegionInMemory(1), c: new RegionInMemory(0) }
    regions.c.publish = refusal
  })

  test('deletes what this run published, and nothing else; an aligned run after that ends aligned', async () => {
    const result = await run(regions, {}, { rollsBack })
    expect(standing(regions)).toEqual({ a: { 1: 'older', 2: 'older' }, b: { 1: 'older' }, c: {} })
    expect(regions.a.calls).toEqual(['publish', 'delete 3'])
    expect(inTexts(result.outcomes['a'])).toMatchObject({
      published: false,
      granted: [],
      deleted: [3],
      failure: expect.stringContaining('was deleted, because a Region failed'),
    })
    expect(result.outcomes['a']?.layerVersion).toBeUndefined()

    regions.c = new RegionInMemory(0)
    expect(failures(await run(regions, {}, { rollsBack }))).toEqual({})
    const numbers = Object.values(regions).map(({ head }) => head)
    expect(new Set(numbers).size).toBe(1)
    for (const region of Object.values(regions)) expect(region.versionsByNumber[region.head]).toBe('ours')
    await expectSettled(regions)
  })

  test('keeps a version that existed before', async () => {
    regions.a.add({}, [own('111122223333')])
    const result = await run(regions, {}, { rollsBack })
    expect(regions.a.versionsByNumber).toEqual({ 1: 'older', 2: 'older', 3: 'ours' })
    expect(result.outcomes['a']?.failure).toBeUndefined()
  })

  test('reports versions that could not be deleted', async () => {
    regions.a.remove = refusal
    const result = await run(regions, {}, { rollsBack })
    expect(failures(result)['a']).toContain('The rollback could not delete version 3.')
    expect(result.outcomes['a']?.layerVersion).toMatchObject({ version: 3 })
    expect(result.warnings).toContain('a: Version 3 could not be deleted. AWS denies it.')
  })

  test('never reports the ARN of a deleted version', async () => {
    regions.b.beforeWrite = (call) => (call === 'delete 2' ? refusal() : Promise.resolve())
    const result = await run({ ...regions, b: regions.b }, {}, { rollsBack })
    expect(regions.b.versionsByNumber).toEqual({ 1: 'older', 2: 'filler' })
    expect(result.outcomes['b']?.layerVersion).toBeUndefined()
    expect(failures(result)['b']).toContain('The rollback could not delete version 2.')
  })

  test('fails a Region whose permissions were not changed', async () => {
    regions.a = new RegionInMemory(0)
    regions.a.add({}, [own('444455556666')])
    const result = await run(regions, { numbering: { kind: 'next' } }, { rollsBack })
    expect(regions.a.principalsOf(1)).toEqual(['444455556666'])
    expect(failures(result)['a']).toContain('Nothing was done here')
  })

  test('does not fail a Region that is up to date', async () => {
    regions.a = new RegionInMemory(0)
    regions.a.add({}, [own('111122223333')])
    regions.c.versions = refusal
    const result = await run(regions, { numbering: { kind: 'next' } }, { rollsBack })
    expect(Object.keys(failures(result))).toEqual(['b', 'c'])
    expect(result.outcomes['a']?.layerVersion).toMatchObject({ version: 1 })
  })

  test('publishes in no other Region if one with the highest number fails', async () => {
    regions = { a: new RegionInMemory(2), b: new RegionInMemory(2), c: new RegionInMemory(0) }
    regions.a.publish = refusal
    await run(regions, {}, { rollsBack })
    expect(writesIn(regions)).toBe(0)
  })

  test('keeps the version that shows which numbers are taken', async () => {
    regions = { a: new RegionInMemory(2), b: new RegionInMemory(2), c: new RegionInMemory(3, [3]) }
    const result = await run(regions, { numbering: exact(3) }, { rollsBack })
    expect(standing(regions)).toEqual({
      a: { 1: 'older', 2: 'older' },
      b: { 1: 'older', 2: 'older' },
      c: { 1: 'older', 2: 'older', 4: 'ours' },
    })
    expect(Object.keys(failures(result))).toEqual(['a', 'b', 'c'])
  })

  test('publishes nothing more if the first Region fails', async () => {
    regions = { a: new RegionInMemory(2), b: new RegionInMemory(1), c: new RegionInMemory(0) }
    regions.a.publish = refusal
    const result = await run(regions, {}, { rollsBack })
    expect(writesIn(regions)).toBe(0)
    const notBegun = 'Nothing was done here, because another Region failed and "on-failure" is "rollback".'
    expect(failures(result)).toEqual({ a: 'AWS denies it.', b: notBegun, c: notBegun })
  })

  test('begins nothing if the plan blocks a Region', async () => {
    regions.c.versions = refusal
    const result = await run(regions, {}, { rollsBack })
    expect(writesIn(regions)).toBe(0)
    expect(failures(result)).toMatchObject({
      a: expect.stringContaining('Nothing was changed in this Region'),
      c: 'AWS denies it.',
    })
  })
})

describe('a parameter', () => {
  /** Parameter Store in one Region; it tells what it is asked in the calls of the Region. */
  function parametersIn(region: RegionInMemory, value?: string): Parameters {
    return {
      all: [{ nameOf: () => '/x/latest', isKnown: true, isFixed: false }],
      store: {
        value: () => Promise.resolve(value),
        put: async (name, text) => {
          await region.beforeWrite('put')
          region.calls.push(`put ${name} ${text}`)
        },
      },
    }
  }

  async function runWith(region: RegionInMemory, value?: string): Promise<Result> {
    const parameters = new Map([['a', parametersIn(region, value)]])
    return run({ a: region }, { retain: 1, numbering: { kind: 'next' } }, { parameters })
  }

  test('is written after the version exists, and before its previous version is deleted', async () => {
    const region = new RegionInMemory(1)
    const result = await runWith(region, 'arn:1')
    expect(region.calls).toEqual(['publish', 'grant 2 to 111122223333', 'put /x/latest arn:2', 'delete 1'])
    expect(result.outcomes['a']).toMatchObject({ parameters: ['/x/latest'] })
  })

  test('that has the ARN already is not written to', async () => {
    const region = new RegionInMemory(1)
    await runWith(region, 'arn:2')
    expect(region.calls).not.toContainEqual(expect.stringContaining('put'))
  })

  test('that cannot be written fails the Region, and both versions are kept', async () => {
    const region = new RegionInMemory(1)
    region.beforeWrite = (call) => (call === 'put' ? refusal() : Promise.resolve())
    const result = await runWith(region, 'arn:1')
    expect(region.versionsByNumber).toEqual({ 1: 'older', 2: 'ours' })
    expect(result.outcomes['a']?.layerVersion).toMatchObject({ version: 2 })
    expect(failures(result)).toEqual({
      a:
        'Version 2 exists, but the parameter "/x/latest" could not be set to its ARN. AWS denies it. ' +
        'Re-run the job. It does only what is missing.',
    })
  })
})

describe('a run that is killed after any write', () => {
  const scenarios: [string, () => Regions, Partial<WantedLayer>][] = [
    [
      'Regions at 2, 1 and 0, aligned',
      () => ({ a: new RegionInMemory(2), b: new RegionInMemory(1), c: new RegionInMemory(0) }),
      { retain: 2 },
    ],
    [
      'the same, to number 5',
      () => ({ a: new RegionInMemory(2), b: new RegionInMemory(1), c: new RegionInMemory(0) }),
      { numbering: exact(5), retain: 2 },
    ],
    [
      'each to its next number',
      () => ({ a: new RegionInMemory(2), b: new RegionInMemory(1), c: new RegionInMemory(0) }),
      { numbering: { kind: 'next' }, retain: 1 },
    ],
    [
      'the highest number deleted',
      () => ({ a: new RegionInMemory(4, [4]), b: new RegionInMemory(1), c: new RegionInMemory(0) }),
      {},
    ],
    [
      'a number deleted elsewhere, so that the first has to go on to a higher one',
      () => ({ a: new RegionInMemory(2), b: new RegionInMemory(4, [3, 4]), c: new RegionInMemory(0) }),
      { retain: 2 },
    ],
    [
      'the same, and all older versions are kept',
      () => ({ a: new RegionInMemory(2), b: new RegionInMemory(4, [3, 4]), c: new RegionInMemory(0) }),
      {},
    ],
    [
      'permissions that change',
      () => {
        const a = new RegionInMemory(0)
        a.add({}, [own('444455556666')])
        return { a, b: new RegionInMemory(0) }
      },
      { principals: ['111122223333', 'o-a1b2c3d4e5'] },
    ],
  ]

  test.each(scenarios)('does not change the final result: %s', async (_name, make, changes) => {
    const undisturbed = make()
    await run(undisturbed, changes)
    const result = endOf(undisturbed)
    for (let writes = 0; writes < writesIn(undisturbed); writes += 1) {
      const disturbed = make()
      await runUntilKilled(disturbed, changes, writes)
      expect(failures(await run(disturbed, changes))).toEqual({})
      expect({ writes, ...endOf(disturbed) }).toEqual({ writes, ...result })
    }
  })

  /** What stands, to whom it is granted, and how many numbers are used up. */
  function endOf(all: Regions): object {
    return Object.fromEntries(
      Object.entries(all).map(([name, { versionsByNumber, head, ...region }]) => [
        name,
        {
          head,
          versionsByNumber,
          granted: [...region.standing.values()].map(({ statements }) => statements),
        },
      ]),
    )
  }

  /** A run that does this many writes, and then nothing any more. */
  async function runUntilKilled(all: Regions, changes: Partial<WantedLayer>, writes: number): Promise<void> {
    let left = writes
    const killed = new Promise<void>((resolve) => {
      for (const region of Object.values(all)) {
        region.beforeWrite = () => {
          if (left > 0) {
            left -= 1
            return Promise.resolve()
          }
          resolve()
          return new Promise(() => undefined)
        }
      }
    })
    await Promise.race([killed, run(all, changes)])
    // What others were in the midst of is over, too.
    await new Promise((resolve) => setImmediate(resolve))
    for (const region of Object.values(all)) region.beforeWrite = () => Promise.resolve()
  }
})
