import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { LayerVersion, Observation, Plan, Region, Statement, Step, Wanted } from '../../src/layer.ts'
import { plan, statementId, targetVersion, writes } from '../../src/plan/plan.ts'

const standing: LayerVersion = {
  arn: 'arn:aws:lambda:eu-west-1:111122223333:layer:x:3',
  version: 3,
  codeSha256: 'same',
  description: 'first',
  licenseInfo: 'MIT',
  runtimes: ['nodejs22.x', 'nodejs24.x'],
  architectures: [],
}

const wanted: Wanted = {
  codeSha256: 'same',
  description: 'second',
  licenseInfo: 'Apache-2.0',
  runtimes: ['nodejs24.x', 'nodejs22.x'],
  architectures: [],
  insistsOn: { description: false, licenseInfo: false },
  principals: undefined,
  skipUnchanged: true,
}

const account = '111122223333'

function stepsFor(changes: Partial<Wanted>, observed: Observation): readonly Step[] {
  return plan({ ...wanted, ...changes }, new Map([['eu-west-1', observed]])).get('eu-west-1') ?? []
}

function seen(newest: LayerVersion | undefined, statements: readonly Statement[] = []): Observation {
  return { seen: true, statements, ...(newest ? { newest } : {}) }
}

describe('what is done in a Region', () => {
  const table: [string, Partial<Wanted>, Observation, readonly object[]][] = [
    ['nothing stands there', {}, seen(undefined), [{ do: 'publish', version: 1 }]],
    [
      'the newest version is the same, in another order of runtimes',
      {},
      seen(standing),
      [{ do: 'reuse', version: 3 }],
    ],
    ['it has other bytes', { codeSha256: 'other' }, seen(standing), [{ do: 'publish', version: 4 }]],
    ['it has other runtimes', { runtimes: ['nodejs24.x'] }, seen(standing), [{ do: 'publish', version: 4 }]],
    [
      'it has other architectures',
      { architectures: ['arm64'] },
      seen(standing),
      [{ do: 'publish', version: 4 }],
    ],
    [
      'it has another description than the user gave',
      { insistsOn: { description: true, licenseInfo: false } },
      seen(standing),
      [{ do: 'publish', version: 4 }],
    ],
    [
      'it has another licence than the user gave',
      { insistsOn: { description: false, licenseInfo: true } },
      seen(standing),
      [{ do: 'publish', version: 4 }],
    ],
    [
      'it is the same, but the user wants a new version',
      { skipUnchanged: false },
      seen(standing),
      [{ do: 'publish' }],
    ],
    [
      'the Region could not be read',
      {},
      { seen: false, reason: 'denied' },
      [{ do: 'unobserved', because: 'denied' }],
    ],
    [
      'a principal is missing on the version that stands',
      { principals: [account] },
      seen(standing),
      [{ do: 'reuse' }, { do: 'grant', principal: account, statementId: `layer-everywhere-${account}` }],
    ],
    [
      'all principals are granted on it',
      { principals: [account, '*'] },
      seen(standing, [
        { id: statementId(account), principal: account },
        { id: statementId('*'), principal: '*' },
      ]),
      [{ do: 'reuse' }],
    ],
    [
      'a principal is granted under an id of somebody else',
      { principals: [account] },
      seen(standing, [{ id: 'layer-policy', principal: account }]),
      [{ do: 'reuse' }],
    ],
    [
      'our statement id grants to somebody else',
      { principals: [account] },
      seen(standing, [{ id: statementId(account), principal: '444455556666' }]),
      [{ do: 'reuse' }, { do: 'blocked' }],
    ],
    [
      'a new version is needed: no grant of the old one counts',
      { principals: [account], codeSha256: 'other' },
      seen(standing, [{ id: statementId(account), principal: account }]),
      [{ do: 'publish' }, { do: 'grant', principal: account }],
    ],
    ['permissions are not to be touched', { principals: undefined }, seen(standing), [{ do: 'reuse' }]],
  ]
  test.each(table)('%s', (_name, changes, observed, expected) => {
    const steps = stepsFor(changes, observed)
    expect(steps).toMatchObject(expected)
    expect(steps).toHaveLength(expected.length)
  })

  test('the reason to publish names the difference', () => {
    expect(stepsFor({ codeSha256: 'other' }, seen(standing))).toMatchObject([
      { because: 'version 3 has other bytes' },
    ])
  })
})

describe('the target version', () => {
  const at = (...ends: Observation[]): Plan =>
    plan(wanted, new Map(ends.map((end, index) => [`r-${index}`, end])))

  test('is the number at which all Regions end', () => {
    expect(targetVersion(at(seen(standing), seen({ ...standing, version: 2, codeSha256: 'other' })))).toBe(3)
  })
  test('is unknown where Regions end at different numbers', () => {
    expect(targetVersion(at(seen(standing), seen(undefined)))).toBeUndefined()
  })
  test('is unknown where a Region was not observed', () => {
    expect(targetVersion(at(seen(standing), { seen: false, reason: 'denied' }))).toBeUndefined()
  })
})

describe('for any Regions, versions, metadata and grants', () => {
  const names = fc.constantFrom('nodejs22.x', 'nodejs24.x', 'python3.13')
  const architectures = fc.uniqueArray(fc.constantFrom<'x86_64' | 'arm64'>('x86_64', 'arm64'))
  const metadata = {
    codeSha256: fc.constantFrom('a', 'b'),
    description: fc.constantFrom('', 'one', 'two'),
    licenseInfo: fc.constantFrom('', 'MIT'),
    runtimes: fc.uniqueArray(names),
    architectures,
  }
  const principals = fc.uniqueArray(fc.constantFrom('111122223333', '444455556666', 'o-a1b2c3d4e5', '*'))
  const anyWanted: fc.Arbitrary<Wanted> = fc.record({
    ...metadata,
    insistsOn: fc.record({ description: fc.boolean(), licenseInfo: fc.boolean() }),
    principals: fc.option(principals, { nil: undefined }),
    skipUnchanged: fc.constant(true),
  })
  const anyObservation: fc.Arbitrary<Observation> = fc.oneof(
    fc.record({ seen: fc.constant<false>(false), reason: fc.constant('denied') }),
    fc
      .tuple(
        fc.option(fc.record({ ...metadata, version: fc.integer({ min: 1, max: 50 }) }), { nil: undefined }),
        principals,
      )
      .map(([newest, granted]) =>
        seen(
          newest && { ...newest, arn: `arn:${newest.version}` },
          newest ? granted.map((principal) => ({ id: statementId(principal), principal })) : [],
        ),
      ),
  )
  const anyRegions = fc
    .array(anyObservation, { maxLength: 40 })
    .map(
      (list) => new Map(list.map((observed, index): [Region, Observation] => [`eu-west-${index}`, observed])),
    )

  test('planning again on the result gives no write', () => {
    fc.assert(
      fc.property(anyWanted, anyRegions, (want, observed) => {
        const after = carriedOut(plan(want, observed), want, observed)
        expect([...plan(want, after).values()].flat().filter(writes)).toEqual([])
      }),
    )
  })

  test('a Region is published to at most once, and only before anything is granted', () => {
    fc.assert(
      fc.property(anyWanted, anyRegions, (want, observed) => {
        for (const steps of plan(want, observed).values()) {
          expect(steps.findLastIndex((step) => step.do === 'publish')).toBeLessThanOrEqual(0)
        }
      }),
    )
  })

  test('what a Region needs does not depend on the others', () => {
    fc.assert(
      fc.property(anyWanted, anyRegions, (want, observed) => {
        const together = plan(want, observed)
        for (const [region, one] of observed) {
          expect(together.get(region)).toEqual(plan(want, new Map([[region, one]])).get(region))
        }
      }),
    )
  })
})

/** What stands after a plan was carried out, by the rules of Lambda: the next number, grants on that version alone. */
function carriedOut(
  made: Plan,
  want: Wanted,
  before: ReadonlyMap<Region, Observation>,
): ReadonlyMap<Region, Observation> {
  return new Map(
    [...before].map(([region, observed]): [Region, Observation] => {
      if (!observed.seen) return [region, observed]
      let { newest, statements } = observed
      for (const step of made.get(region) ?? []) {
        if (step.do === 'publish') {
          newest = { ...want, arn: `arn:${step.version}`, version: step.version }
          statements = []
        }
        if (step.do === 'grant')
          statements = [...statements, { id: step.statementId, principal: step.principal }]
      }
      return [region, seen(newest, statements)]
    }),
  )
}
