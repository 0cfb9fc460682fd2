import { describe, expect, test } from '@jest/globals'
import type {
  LayerVersion,
  Observation,
  Plan,
  RegionPlan,
  RegionState,
  Statement,
  WantedLayer,
} from '../../../src/layer/layer.ts'
import { placeholderDescription } from '../../../src/plan/placeholder.ts'
import { plan, statementId, targetVersion, writes } from '../../../src/plan/plan.ts'
import { inTexts, saying } from '../../support/messages.ts'

function arnOf(version: number): string {
  return `arn:aws:lambda:eu-west-1:111122223333:layer:x:${version}`
}

/** A version with the wanted bytes and metadata, unless `changes` say other. */
function versionOf(version: number, changes: Partial<LayerVersion> = {}): LayerVersion {
  return {
    arn: arnOf(version),
    version,
    codeSha256: 'same',
    description: 'first',
    licenseInfo: 'MIT',
    runtimes: ['nodejs22.x', 'nodejs24.x'],
    architectures: [],
    ...changes,
  }
}

const wanted: WantedLayer = {
  codeSha256: 'same',
  description: 'second',
  licenseInfo: 'Apache-2.0',
  runtimes: ['nodejs24.x', 'nodejs22.x'],
  architectures: [],
  insistsOn: { description: false, licenseInfo: false },
  numbering: { kind: 'next' },
  principals: undefined,
  skipUnchanged: true,
  retain: undefined,
}

/** A Region with versions 1 to the candidate's number, which is the newest. */
function seen(candidate: LayerVersion | undefined, more: Partial<RegionState> = {}): RegionState {
  const numbers = Array.from({ length: candidate?.version ?? 0 }, (_, index) => index + 1)
  return {
    seen: true,
    versions: numbers.reverse().map((version) => ({ version, arn: arnOf(version), description: '' })),
    statements: [],
    earlier: [],
    usage: { known: true, versions: [] },
    ...(candidate ? { candidate } : {}),
    ...more,
  }
}

function planFor(changes: Partial<WantedLayer>, observed: Observation): RegionPlan | undefined {
  return plan({ ...wanted, ...changes }, new Map([['eu-west-1', observed]])).get('eu-west-1')
}

const account = '111122223333'
const standing = versionOf(3)
const keep = { target: { do: 'reuse', version: 3 }, fill: 0, grants: [], revokes: [] }
const publish4 = { target: { do: 'publish', expected: 4 }, fill: 0 }
const exact = (version: number): Partial<WantedLayer> => ({ numbering: { kind: 'exact', version } })

describe('which version a Region ends with', () => {
  const table: [string, Partial<WantedLayer>, Observation, object][] = [
    ['nothing stands there', {}, seen(undefined), { target: { do: 'publish', expected: 1 }, fill: 0 }],
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
    ['the Region could not be read', {}, { seen: false, reason: saying('denied') }, { unobserved: 'denied' }],
    ['exactly the number that stands', exact(3), seen(standing), keep],
    [
      'exactly that number, whatever is newer',
      exact(2),
      { ...seen(standing), candidate: versionOf(2) },
      { target: { do: 'reuse', version: 2 } },
    ],
    [
      'exactly that number, and every run shall publish: it cannot twice',
      { ...exact(3), skipUnchanged: false },
      seen(standing),
      keep,
    ],
    ['exactly the next number', exact(4), seen(undefined, { versions: seen(standing).versions }), publish4],
    [
      'exactly a later number: filled up to it',
      exact(9),
      seen(standing),
      { target: { do: 'publish', expected: 9 }, fill: 5 },
    ],
    [
      'exactly a number that has other contents',
      { ...exact(3), codeSha256: 'other' },
      seen(standing),
      { blocked: expect.stringContaining('different contents') },
    ],
    [
      'exactly a number that was passed',
      exact(2),
      seen(undefined, { versions: seen(standing).versions }),
      { blocked: expect.stringContaining('newest version is 3') },
    ],
    [
      'exactly a number that has other contents, and the listing lags behind',
      { ...exact(3), codeSha256: 'other' },
      seen(standing, { versions: seen(standing).versions.slice(1) }),
      { blocked: expect.stringContaining('different contents') },
    ],
    [
      'the first with contents, where only others stand',
      exact(4),
      seen(undefined, { versions: seen(standing).versions }),
      { target: { because: 'number 4 does not stand yet' } },
    ],
    ['50 fillers away', exact(54), seen(standing), { fill: 50 }],
    ['51 fillers away', exact(55), seen(standing), { blocked: expect.stringContaining('51 fillers') }],
  ]
  test.each(table)('%s', (_name, changes, observed, expected) => {
    expect(inTexts(planFor(changes, observed))).toMatchObject(expected)
  })
})

describe('the same number everywhere', () => {
  const aligned: Partial<WantedLayer> = { numbering: { kind: 'aligned' } }

  function endsOf(observations: Observation[], changes: Partial<WantedLayer> = aligned): unknown[] {
    return [...planAll(observations, changes).values()].map((planned) =>
      'target' in planned
        ? planned.target.do === 'reuse'
          ? `keep ${planned.target.version}`
          : `${planned.fill} fillers, then ${planned.target.expected}`
        : planned,
    )
  }

  const other = (version: number): RegionState => seen(versionOf(version, { codeSha256: 'other' }))
  const ours = (version: number): RegionState => seen(versionOf(version))

  const table: [string, Observation[], unknown[]][] = [
    [
      'nothing stands anywhere',
      [seen(undefined), seen(undefined)],
      ['0 fillers, then 1', '0 fillers, then 1'],
    ],
    [
      'Regions at 2, 1 and 0',
      [other(2), other(1), seen(undefined)],
      ['0 fillers, then 3', '1 fillers, then 3', '2 fillers, then 3'],
    ],
    [
      'the highest has what is wanted: others come to it',
      [ours(3), other(2)],
      ['keep 3', '0 fillers, then 3'],
    ],
    ['all that are highest have it', [ours(3), ours(3), ours(1)], ['keep 3', 'keep 3', '1 fillers, then 3']],
    ['one that is highest has not', [ours(3), other(3)], ['0 fillers, then 4', '0 fillers, then 4']],
    ['the highest is a filler', [ours(2), withFiller(2)], ['0 fillers, then 3', '0 fillers, then 3']],
    [
      'a Region cannot be read: no other is changed, and what is right there is reported',
      [ours(2), other(3), { seen: false, reason: saying('denied') }],
      [
        {
          blocked: expect.stringContaining('r-2 could not be. denied'),
          layerVersion: { arn: ours(2).candidate?.arn, version: 2 },
        },
        { blocked: expect.stringContaining('for "align-versions" all Regions must be read') },
        { unobserved: 'denied' },
      ],
    ],
    [
      'a Region is too far behind',
      [ours(52), seen(undefined)],
      [
        'keep 52',
        { blocked: expect.stringMatching(/^There is no version, and 51 fillers.*"version: 51" first\.$/) },
      ],
    ],
  ]
  test.each(table)('%s', (_name, observations, expected) => {
    expect(inTexts(endsOf(observations))).toEqual(expected)
  })

  test('every run shall publish: one more', () => {
    expect(endsOf([ours(3), ours(2)], { ...aligned, skipUnchanged: false })).toEqual([
      '0 fillers, then 4',
      '1 fillers, then 4',
    ])
  })
})

/** A Region whose newest version is a filler, at this number, and that has what is wanted below. */
function withFiller(version: number): RegionState {
  const { versions } = seen(versionOf(version))
  return seen(versionOf(version - 1), {
    versions: versions.map((one) =>
      one.version === version ? { ...one, description: placeholderDescription } : one,
    ),
  })
}

function planAll(observations: Observation[], changes: Partial<WantedLayer>): Plan {
  return plan({ ...wanted, ...changes }, new Map(observations.map((one, index) => [`r-${index}`, one])))
}

describe('the target version', () => {
  const table: [string, Observation[], Partial<WantedLayer>, number | undefined][] = [
    ['all publish the same', [seen(standing), seen(standing)], { codeSha256: 'other' }, 4],
    ['all keep the same', [seen(standing), seen(standing)], {}, 3],
    [
      'one keeps what another publishes',
      [seen(standing), seen(versionOf(2, { codeSha256: 'other' }))],
      {},
      3,
    ],
    ['they would differ', [seen(standing), seen(undefined)], {}, undefined],
    ['aligned', [seen(standing), seen(undefined)], { numbering: { kind: 'aligned' } }, 3],
    ['one is blocked', [seen(standing), seen(versionOf(4))], exact(3), undefined],
    ['one could not be read', [seen(standing), { seen: false, reason: saying('denied') }], {}, undefined],
    ['there is no Region', [], {}, undefined],
  ]
  test.each(table)('%s', (_name, observations, changes, expected) => {
    expect(targetVersion(planAll(observations, changes))).toBe(expected)
  })
})

describe('permissions', () => {
  const organization = 'o-a1b2c3d4e5'
  const own = (principal: string): Statement => ({ id: statementId(principal), principal })
  const granting = (...principals: string[]): object[] =>
    principals.map((principal) => ({ principal, statementId: statementId(principal) }))

  const table: [string, string[] | undefined, Statement[], object][] = [
    [
      'are granted where they are missing',
      [account, '*'],
      [own('*')],
      { grants: granting(account), revokes: [] },
    ],
    ['that all stand need nothing', [account, organization], [own(organization), own(account)], keep],
    [
      'that are no longer declared are revoked',
      [account],
      [own(account), own('*')],
      { grants: [], revokes: [own('*')] },
    ],
    [
      'are not touched where none are declared',
      undefined,
      [own('*')],
      { grants: [], revokes: [], notes: [] },
    ],
    [
      'that others gave to someone declared count',
      [account],
      [{ id: 'by-hand', principal: account }],
      { grants: [], revokes: [], notes: [] },
    ],
    [
      'that others gave are told of, and left alone',
      [account],
      [own(account), { id: 'by-hand', principal: '*' }, { id: 'odd' }],
      {
        grants: [],
        revokes: [],
        notes: [expect.stringMatching(/^The policy of version 3 also has "by-hand" \(\*\), "odd", which/)],
      },
    ],
    [
      'under an id of ours that somebody gave to another are put right',
      [account],
      [{ id: statementId(account), principal: '999999999999' }],
      { grants: granting(account), revokes: [{ id: statementId(account), principal: '999999999999' }] },
    ],
    [
      'under an id of ours in a form that we never write are put right',
      [account],
      [{ id: statementId(account) }],
      { grants: granting(account), revokes: [{ id: statementId(account) }] },
    ],
    [
      'that share an id of ours with the wrong one are put right in both',
      [account, '*'],
      [{ id: statementId(account), principal: '*' }],
      {
        grants: granting(account, '*'),
        revokes: [{ id: statementId(account), principal: '*' }],
      },
    ],
  ]
  test.each(table)('%s', (_name, principals, statements, expected) => {
    expect(inTexts(planFor({ principals }, seen(standing, { statements })))).toMatchObject(expected)
  })

  test('are all granted on a new version, whatever the old one had', () => {
    const planned = planFor(
      { principals: [account, '*'], codeSha256: 'other' },
      seen(standing, { statements: [own(account), own(organization)] }),
    )
    expect(planned).toMatchObject({ grants: granting(account, '*'), revokes: [], notes: [] })
  })
})

describe('what is deleted', () => {
  const fillers = (...numbers: number[]): Partial<RegionState> => ({
    versions: seen(standing).versions.map((one) =>
      numbers.includes(one.version) ? { ...one, description: placeholderDescription } : one,
    ),
  })
  const surplus = (version: number): object => ({ version, because: 'surplus' })
  const unknown = { usage: { known: false, reason: saying('Denied.') } } as const

  const table: [string, Partial<WantedLayer>, Partial<RegionState>, object][] = [
    ['nothing, where all are kept', {}, {}, { prunes: [], notes: [] }],
    ['the oldest', { retain: 2 }, {}, { prunes: [surplus(1)] }],
    [
      'the oldest, counting the one that is published',
      { retain: 2, codeSha256: 'other' },
      {},
      { prunes: [surplus(2), surplus(1)] },
    ],
    ['all but the current one', { retain: 1 }, {}, { prunes: [surplus(2), surplus(1)] }],
    ['nothing, where there are no more', { retain: 3 }, unknown, { prunes: [], notes: [] }],
    [
      'none that a function uses',
      { retain: 1 },
      { usage: { known: true, versions: [1] } },
      { prunes: [surplus(2)], notes: ['Kept, as functions use it: version 1.'] },
    ],
    [
      'none, where that is not known',
      { retain: 1 },
      unknown,
      { prunes: [], notes: ['No older version is deleted. Denied.'] },
    ],
    [
      'fillers, which count for nothing',
      { retain: 2 },
      { ...fillers(2), ...unknown },
      { prunes: [{ version: 2, because: 'filler' }] },
    ],
    ['fillers, where all are kept', {}, fillers(1, 2), { prunes: [{ version: 2 }, { version: 1 }] }],
    ['none that is newer', { retain: 1, ...exact(2) }, { candidate: versionOf(2) }, { prunes: [surplus(1)] }],
  ]
  test.each(table)('%s', (_name, changes, more, expected) => {
    expect(inTexts(planFor(changes, seen(standing, more)))).toMatchObject(expected)
  })
})

describe('whether a plan writes', () => {
  const table: [string, Partial<WantedLayer>, Observation, boolean][] = [
    ['it publishes', { codeSha256: 'other' }, seen(standing), true],
    ['it grants', { principals: [account] }, seen(standing), true],
    [
      'it revokes',
      { principals: [] },
      seen(standing, { statements: [{ id: statementId('*'), principal: '*' }] }),
      true,
    ],
    ['it only deletes old versions', { retain: 1 }, seen(standing), false],
    ['nothing is to do', {}, seen(standing), false],
    ['it is blocked', exact(1), seen(standing), false],
  ]
  test.each(table)('%s', (_name, changes, observed, expected) => {
    const planned = planFor(changes, observed)
    expect(planned && writes(planned)).toBe(expected)
  })
})
