import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type {
  LayerVersion,
  Observation,
  Plan,
  Region,
  RegionPlan,
  Statement,
  Wanted,
} from '../../src/layer.ts'
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

function planFor(changes: Partial<Wanted>, observed: Observation): RegionPlan | undefined {
  return plan({ ...wanted, ...changes }, new Map([['eu-west-1', observed]])).get('eu-west-1')
}

function seen(newest: LayerVersion | undefined, statements: readonly Statement[] = []): Observation {
  return { seen: true, statements, ...(newest ? { newest } : {}) }
}

const keep = { ending: { do: 'reuse', version: 3, arn: standing.arn }, grants: [] }
const publish4 = { ending: { do: 'publish', expected: 4 }, grants: [] }
const ours = { principal: account, statementId: `layer-everywhere-${account}` }

describe('what is done in a Region', () => {
  const table: [string, Partial<Wanted>, Observation, object][] = [
    ['nothing stands there', {}, seen(undefined), { ending: { do: 'publish', expected: 1 }, grants: [] }],
    ['the newest version is the same, in another order of runtimes', {}, seen(standing), keep],
    ['it has different contents', { codeSha256: 'other' }, seen(standing), publish4],
    ['it has other runtimes', { runtimes: ['nodejs24.x'] }, seen(standing), publish4],
    ['it has other architectures', { architectures: ['arm64'] }, seen(standing), publish4],
    [
      'it has another description than the user gave',
      { insistsOn: { description: true, licenseInfo: false } },
      seen(standing),
      publish4,
    ],
    [
      'it has another licence than the user gave',
      { insistsOn: { description: false, licenseInfo: true } },
      seen(standing),
      publish4,
    ],
    ['it is the same, but the user wants a new version', { skipUnchanged: false }, seen(standing), publish4],
    ['the Region could not be read', {}, { seen: false, reason: 'denied' }, { unobserved: 'denied' }],
    [
      'a principal is missing on the version that stands',
      { principals: [account] },
      seen(standing),
      { ...keep, grants: [ours] },
    ],
    [
      'all principals are granted on it',
      { principals: [account, '*'] },
      seen(standing, [
        { id: statementId(account), principal: account },
        { id: statementId('*'), principal: '*' },
      ]),
      keep,
    ],
    [
      'a principal is granted under an id of somebody else',
      { principals: [account] },
      seen(standing, [{ id: 'layer-policy', principal: account }]),
      keep,
    ],
    [
      'our statement id grants to somebody else: nothing is done, in whatever order the principals are given',
      { principals: [account, '*'] },
      seen(standing, [{ id: statementId(account), principal: '444455556666' }]),
      { blocked: expect.stringContaining(`"layer-everywhere-${account}"`), standing: { version: 3 } },
    ],
    [
      'a new version is needed: no statement of the old one counts',
      { principals: [account], codeSha256: 'other' },
      seen(standing, [{ id: statementId(account), principal: '444455556666' }]),
      { ...publish4, grants: [ours] },
    ],
    ['permissions are not to be touched', { principals: undefined }, seen(standing), keep],
  ]
  test.each(table)('%s', (_name, changes, observed, expected) => {
    expect(planFor(changes, observed)).toMatchObject(expected)
  })

  test('the reason to publish names the difference', () => {
    expect(planFor({ codeSha256: 'other' }, seen(standing))).toMatchObject({
      ending: { because: 'version 3 has different contents' },
    })
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
    skipUnchanged: fc.boolean(),
  })
  const anyStatement: fc.Arbitrary<Statement> = fc
    .tuple(
      fc.constantFrom('layer-policy', statementId('111122223333'), statementId('*')),
      fc.option(fc.constantFrom('111122223333', '444455556666', '*'), { nil: undefined }),
    )
    .map(([id, principal]) => ({ id, ...(principal ? { principal } : {}) }))
  const anyVersion = fc
    .record({ ...metadata, version: fc.integer({ min: 1, max: 50 }) })
    .map((version) => ({ ...version, arn: `arn:${version.version}` }))
  const anyObservation: fc.Arbitrary<Observation> = fc.oneof(
    fc.record({ seen: fc.constant<false>(false), reason: fc.constant('denied') }),
    fc.constant(seen(undefined)),
    fc
      .tuple(anyVersion, fc.uniqueArray(anyStatement, { selector: ({ id }) => id }))
      .map(([newest, statements]) => seen(newest, statements)),
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
        const again = { ...want, skipUnchanged: true }
        expect([...plan(again, after).values()].filter(writes)).toEqual([])
      }),
    )
  })

  test('a Region ends with what is wanted: the bytes, and a permission for every principal', () => {
    fc.assert(
      fc.property(anyWanted, anyRegions, (want, observed) => {
        const made = plan(want, observed)
        for (const [region, end] of carriedOut(made, want, observed)) {
          const planned = made.get(region)
          if (!end.seen || !planned || !('ending' in planned)) continue
          expect(end.newest?.codeSha256).toBe(want.codeSha256)
          const granted = end.statements.map(({ principal }) => principal)
          expect(granted).toEqual(expect.arrayContaining([...(want.principals ?? [])]))
        }
      }),
    )
  })

  test('nothing is written that stands already', () => {
    fc.assert(
      fc.property(anyWanted, anyRegions, (want, observed) => {
        for (const [region, planned] of plan(want, observed)) {
          const before = observed.get(region)
          if (!('ending' in planned) || !before?.seen || planned.ending.do === 'publish') continue
          const standing = before.statements.flatMap(({ principal }) => principal ?? [])
          for (const { principal } of planned.grants) expect(standing).not.toContain(principal)
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
      const planned = made.get(region)
      if (!observed.seen || !planned || !('ending' in planned)) return [region, observed]
      const { ending, grants } = planned
      const added = grants.map(({ statementId: id, principal }) => ({ id, principal }))
      if (ending.do === 'reuse') return [region, seen(observed.newest, [...observed.statements, ...added])]
      return [region, seen({ ...want, arn: `arn:${ending.expected}`, version: ending.expected }, added)]
    }),
  )
}
