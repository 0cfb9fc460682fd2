import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Usage } from '../../../src/layer/layer.ts'
import { ServiceFailure } from '../../../src/regions/calls/service.ts'
import type { LayerService } from '../../../src/regions/calls/service.ts'
import { requireInputs } from '../../../src/inputs/read-all.ts'
import { apply } from '../../../src/yank/apply.ts'
import { readInputs } from '../../../src/yank/inputs.ts'
import { plan } from '../../../src/yank/plan.ts'
import type { RequestedVersions, RegionPlan, YankRequest } from '../../../src/yank/plan.ts'
import { numbersInUse } from '../../../src/layer/version-arn.ts'
import { inRanges } from '../../../src/layer/version-ranges.ts'
import { newRun } from '../../../src/yank/run.ts'
import type { Outcome, Run } from '../../../src/yank/run.ts'
import { outputsOf, summaryOf, verdict } from '../../../src/yank/report.ts'
import { inTexts, saying } from '../../support/messages.ts'
import { usesOf } from '../../support/region-in-memory.ts'

const surroundings = { workspace: '/', temporary: '/', env: {} }

function asked(versions: string): RequestedVersions {
  const given: Record<string, string> = { 'layer-name': 'x', regions: 'eu-west-1', versions }
  return requireInputs(readInputs((name) => given[name] ?? '', surroundings)).versions
}

describe('the input "versions"', () => {
  const table: [string, RequestedVersions][] = [
    ['3', [{ from: 3, to: 3 }]],
    ['1-4', [{ from: 1, to: 4 }]],
    [
      '1 - 4, 7\n9',
      [
        { from: 1, to: 4 },
        { from: 7, to: 7 },
        { from: 9, to: 9 },
      ],
    ],
    ['all', 'all'],
  ]
  test.each(table)('%j', (given, expected) => {
    expect(asked(given)).toEqual(expected)
  })

  test.each([
    ['', 'it is required'],
    ['0', 'numbers from 1'],
    ['-3', 'numbers from 1'],
    ['1.5', 'numbers from 1'],
    ['v3', 'numbers from 1'],
    ['1..4', 'numbers from 1'],
    ['latest', '"all"'],
    ['4-1', 'Did you mean 1-4'],
    ['all, 3', '"all" cannot be combined with version numbers'],
    ['9999999999', 'numbers from 1'],
  ])('refuses %j', (given, error) => {
    expect(() => asked(given)).toThrow(error)
  })
})

const unused: Usage = { known: true, uses: [] }
const unknown: Usage = { known: false, reason: saying('It could not be checked.') }

function planned(versions: number[], usage: Usage, wish: Partial<YankRequest>): RegionPlan | undefined {
  return plan(
    { versions: 'all', force: false, ...wish },
    new Map([['r', { seen: true, versions, usage }]]),
  ).get('r')
}

test.each([
  [[], ''],
  [[3], '3'],
  [[1, 2, 3, 5, 7, 8], '1-3, 5, 7-8'],
])('the numbers %j are shown as "%s"', (numbers, text) => {
  expect(inRanges(numbers)).toBe(text)
})

describe('the plan', () => {
  const used: Usage = { known: true, uses: usesOf(2) }
  const hidden = expect.stringContaining('Version 3 is the newest.')
  const table: [string, number[], Usage, Partial<YankRequest>, object][] = [
    [
      'deletes what is asked for, the oldest first',
      [9, 3, 2, 1],
      unused,
      { versions: [{ from: 1, to: 3 }] },
      { deletes: [1, 2, 3], refusals: [], notes: [] },
    ],
    [
      'tells that the newest is among it',
      [3, 1],
      unused,
      {},
      { deletes: [1, 3], refusals: [], notes: [hidden] },
    ],
    [
      'keeps what a function uses',
      [3, 2, 1],
      used,
      { versions: [{ from: 1, to: 2 }] },
      { deletes: [1], refusals: [expect.stringContaining('version 2')], notes: [] },
    ],
    [
      'deletes what a function uses by force, and tells so',
      [3, 2, 1],
      used,
      { versions: [{ from: 1, to: 2 }], force: true },
      { deletes: [1, 2], refusals: [], notes: [expect.stringContaining('version 2')] },
    ],
    [
      'deletes nothing where it cannot be checked who uses it',
      [2, 1],
      unknown,
      { versions: [{ from: 1, to: 1 }] },
      { deletes: [], refusals: [expect.stringContaining('It could not be checked.')], notes: [] },
    ],
    [
      'deletes all the same by force',
      [2, 1],
      unknown,
      { versions: [{ from: 1, to: 1 }], force: true },
      { deletes: [1], refusals: [], notes: [expect.stringContaining('It could not be checked.')] },
    ],
    [
      'notes versions that do not exist, but not gaps in a range',
      [5, 1],
      unused,
      {
        versions: [
          { from: 1, to: 3 },
          { from: 4, to: 4 },
          { from: 7, to: 9 },
        ],
      },
      {
        deletes: [1],
        refusals: [],
        notes: ['Version 4, 7-9 does not exist here. It was deleted before, or never existed.'],
      },
    ],
    [
      'of a layer without versions is empty',
      [],
      unused,
      {},
      { deletes: [], refusals: [], notes: ['The layer has no version here.'] },
    ],
  ]
  test.each(table)('%s', (_name, versions, usage, wish, expected) => {
    expect(inTexts(planned(versions, usage, wish))).toEqual(expected)
  })

  test('deletes nothing in a Region that was not observed', () => {
    const observed = new Map([['r', { seen: false as const, reason: saying('AWS denies it.') }]])
    expect(plan({ versions: 'all', force: true }, observed).get('r')).toEqual({
      unobserved: saying('AWS denies it.'),
    })
  })

  test('deletes only requested versions, and versions in use only with "force"; a second plan is empty', () => {
    const number = fc.integer({ min: 1, max: 30 })
    const range = fc
      .tuple(number, number)
      .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }))
    const wish = fc.record({
      versions: fc.oneof(fc.constant('all' as const), fc.array(range)),
      force: fc.boolean(),
    })
    const usage = fc.oneof(
      fc.record({ known: fc.constant(true as const), uses: fc.array(number).map((used) => usesOf(...used)) }),
      fc.constant({ known: false as const, reason: saying('x') }),
    )
    fc.assert(
      fc.property(fc.uniqueArray(number), usage, wish, (versions, usageNow, wanted) => {
        const steps = planned(versions, usageNow, wanted)
        if (!steps || !('deletes' in steps)) throw new Error('not observed')
        const fits = (version: number): boolean =>
          wanted.versions === 'all' ||
          wanted.versions.some(({ from, to }) => from <= version && version <= to)
        const free = (version: number): boolean =>
          wanted.force || (usageNow.known && !numbersInUse(usageNow.uses).has(version))
        const expected = versions.filter((version) => fits(version) && free(version)).sort((a, b) => a - b)
        expect(steps.deletes).toEqual(expected)
        const kept = versions.filter((version) => fits(version) && !free(version))
        expect(steps.refusals.length > 0).toBe(kept.length > 0)
        const left = versions.filter((version) => !steps.deletes.includes(version))
        expect(planned(left, usageNow, wanted)).toMatchObject({ deletes: [] })
      }),
    )
  })
})

async function carryOut(
  service: Partial<LayerService>,
  refusals = [saying('Version 4 is used.')],
): Promise<{ outcome: Outcome | undefined; slept: number }> {
  const told: Outcome[] = []
  let slept = 0
  const steps: RegionPlan = { deletes: [1, 2, 3], refusals, notes: [] }
  await apply(new Map([['r', steps]]), {
    services: new Map([['r', service as LayerService]]),
    layerName: 'x',
    waitIn: () => async (milliseconds) => {
      slept += milliseconds
    },
    reportOutcome: (_region, outcome) => told.push(outcome),
  })
  return { outcome: told.at(-1), slept }
}
const listed = (...versions: number[]) =>
  versions.map((version) => ({ arn: '', version, description: '', architectures: [] }))

describe('the deletion', () => {
  test('reports deleted versions, and those that the plan refused', async () => {
    const { outcome } = await carryOut({ remove: async () => undefined, versions: async () => listed(4) })
    expect(inTexts(outcome)).toEqual({ deleted: [1, 2, 3], failures: ['Version 4 is used.'] })
  })

  test('waits for a listing that lags', async () => {
    const replies = [listed(3, 2), listed(3), listed()]
    const service = { remove: async () => undefined, versions: async () => replies.shift() ?? [] }
    const { outcome, slept } = await carryOut(service)
    expect(inTexts(outcome?.failures)).toEqual(['Version 4 is used.'])
    expect(slept).toBeGreaterThan(0)
  })

  test('fails if the listing contradicts a response', async () => {
    const { outcome, slept } = await carryOut({
      remove: async () => undefined,
      versions: async () => listed(2),
    })
    expect(inTexts(outcome)).toEqual({
      deleted: [1, 3],
      failures: [
        'Version 4 is used.',
        'AWS still lists version 2, although it confirmed the deletion. Re-run the job.',
      ],
    })
    expect(slept).toBeLessThanOrEqual(20_000)
  })

  test('stops after a failure, and reports the versions that were deleted before', async () => {
    const tried: number[] = []
    const remove = async (_name: string, version: number): Promise<void> => {
      tried.push(version)
      if (version === 2) throw new Error('AWS denies it.')
    }
    const { outcome } = await carryOut({ remove, versions: async () => listed(4, 3, 2) })
    expect(tried).toEqual([1, 2])
    expect(inTexts(outcome)).toEqual({
      deleted: [1],
      failures: ['Version 4 is used.', 'Versions 2-3 could not be deleted. AWS denies it.'],
    })
  })
})

describe('an optional Region that goes down before the first deletion', () => {
  const reason = saying('It is down.')
  const remove = () => Promise.reject(new ServiceFailure(reason, { refused: false, isTolerated: true }))

  test('is skipped', async () => {
    const { outcome } = await carryOut({ remove }, [])
    expect(outcome).toEqual({ deleted: [], failures: [], missing: reason })
  })

  test('fails if a version there cannot be deleted anyway', async () => {
    const { outcome } = await carryOut({ remove })
    expect(outcome?.missing).toBeUndefined()
    expect(inTexts(outcome?.failures)).toEqual(['Version 4 is used.', 'It is down.'])
  })

  test.each([
    ['is skipped if the functions could not be listed', false, { missing: reason }],
    ['is not skipped with "force"', true, { deletes: [1] }],
  ])('%s', (_, force, expected) => {
    const usage = { known: false, reason, isTolerated: true } as const
    const observed = new Map([['r', { seen: true, versions: [1], usage } as const]])
    expect(plan({ versions: 'all', force }, observed).get('r')).toMatchObject(expected)
  })
})

describe('if the response to a deletion is lost', () => {
  const losing = (lost: number) => async (_name: string, version: number) => {
    if (version === lost) throw new Error('There was no response.')
  }

  test.each([
    [
      'and the version is gone: what was not tried is named',
      2,
      [3],
      [1, 2],
      ['Version 3 could not be deleted.'],
    ],
    ['and it was the last: nothing has failed', 3, [], [1, 2, 3], []],
    ['and the version exists', 3, [3], [1, 2], ['Version 3 could not be deleted.']],
    [
      'and a version exists whose deletion AWS confirmed',
      3,
      [3, 1],
      [2],
      ['Version 3 could not be deleted.', 'AWS still lists version 1'],
    ],
  ])('%s', async (_name, lost, left, deleted, failures) => {
    const { outcome } = await carryOut({ remove: losing(lost), versions: async () => listed(4, ...left) })
    expect(inTexts(outcome)).toEqual({
      deleted,
      failures: ['Version 4 is used.', ...failures.map((text) => expect.stringContaining(text))],
    })
  })

  test('and the listing fails too, the confirmed deletions are reported', async () => {
    const versions = () => Promise.reject(new Error('There was no listing.'))
    const { outcome } = await carryOut({ remove: losing(2), versions })
    expect(inTexts(outcome)).toEqual({
      deleted: [1],
      failures: ['Version 4 is used.', 'Versions 2-3 could not be deleted. There was no response.'],
    })
  })
})

describe('the report', () => {
  const start: Run = { ...newRun({}), layerName: 'x', regions: ['r', 's'] }
  const steps: RegionPlan = { deletes: [1], refusals: [], notes: [] }

  test('of a run that stopped before it reached AWS', () => {
    const run: Run = { ...start, failure: [saying('No credentials.')] }
    expect(verdict(run)).toBe('Nothing was deleted: the run stopped before it wrote to AWS.')
    expect(outputsOf(run)).toEqual({
      deleted: '{}',
      plan: '{}',
      'failed-regions': '["r","s"]',
      'missing-regions': '{}',
      'optional-regions': '[]',
      regions: '["r","s"]',
    })
    expect(summaryOf(run)).toContain('| r | not started |')
  })

  test.each([
    [
      { deletes: [1, 2] },
      { deletes: [] },
      'Dry run: 2 versions would be deleted in 1 Region. To delete, set "dry-run: false".',
    ],
    [{ deletes: [] }, { deletes: [] }, 'Dry run: nothing would be deleted.'],
    [{ deletes: [] }, {}, 'Dry run: nothing would be deleted. 1 of 2 Regions could not be observed.'],
    [{}, {}, 'Dry run: none of 2 Regions could be observed.'],
  ])('of a dry run: %j, %j', (one, other, sentence) => {
    const planned = (part: { deletes?: number[] }): RegionPlan =>
      part.deletes
        ? { deletes: part.deletes, refusals: [], notes: [] }
        : { unobserved: saying('AWS denies it.') }
    const observed = new Map([
      ['r', planned(one)],
      ['s', planned(other)],
    ])
    expect(verdict({ ...start, plan: observed })).toBe(sentence)
  })

  test('of a run that deleted nothing', () => {
    const run: Run = { ...start, dryRun: false, outcomes: new Map([['r', { deleted: [], failures: [] }]]) }
    expect(verdict(run)).toBe('Nothing was deleted.')
  })

  test('of thousands of versions is short', () => {
    const deletes = Array.from({ length: 5_000 }, (_, index) => index + 1)
    const run: Run = { ...start, plan: new Map([['r', { deletes, refusals: [], notes: [] }]]) }
    expect(summaryOf(run)).toContain('| r | delete versions 1-5000 |')
    expect(verdict(run)).toContain('5,000 versions would be deleted')
  })

  test('of a Region that failed', () => {
    const run: Run = {
      ...start,
      dryRun: false,
      plan: new Map([
        ['r', steps],
        ['s', steps],
      ]),
    }
    run.outcomes
      .set('r', { deleted: [1], failures: [] })
      .set('s', { deleted: [], failures: [saying('AWS | denies it.')] })
    expect(verdict(run)).toBe(
      '1 version deleted in 1 Region. Failed in s. Re-run the job. It deletes only what is left.',
    )
    expect(outputsOf(run)).toMatchObject({ deleted: '{"r":[1]}', 'failed-regions': '["s"]' })
    expect(summaryOf(run)).toContain('| s | nothing was deleted; failed: AWS &#124; denies it. |')
  })
})
