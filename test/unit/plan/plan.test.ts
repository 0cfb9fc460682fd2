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
import { plan, statementId, targetVersion } from '../../../src/plan/plan.ts'
import { writes } from '../../../src/plan/writes.ts'
import { inTexts, saying } from '../../support/messages.ts'
import { usesOf } from '../../support/region-in-memory.ts'

function arnOf(version: number): string {
  return `arn:aws:lambda:eu-west-1:111122223333:layer:x:${version}`
}

/** Returns a version with the wanted content and metadata, except `changes`. */
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
  isExplicit: { description: false, licenseInfo: false },
  numbering: { kind: 'next' },
  principals: undefined,
  skipUnchanged: true,
  inAllRegions: false,
  retain: undefined,
}

/** An optional Region that is down. */
const skipped: Observation = { seen: false, reason: saying('down'), isTolerated: true }

/** Returns a Region with versions 1 to that of the candidate, which is the newest. */
function seen(candidate: LayerVersion | undefined, more: Partial<RegionState> = {}): RegionState {
  const numbers = Array.from({ length: candidate?.version ?? 0 }, (_, index) => index + 1)
  return {
    seen: true,
    versions: numbers
      .reverse()
      .map((version) => ({ version, arn: arnOf(version), description: '', architectures: [] })),
    ofOtherArchitectures: [],
    statements: [],
    earlier: [],
    usage: { known: true, uses: [] },
    ...(candidate ? { candidate } : {}),
    ...more,
  }
}

function planFor(changes: Partial<WantedLayer>, observed: Observation): RegionPlan | undefined {
  return plan({ ...wanted, ...changes }, new Map([['eu-west-1', observed]])).get('eu-west-1')
}

const account = '111122223333'
const existing = versionOf(3)
const keep = { target: { do: 'reuse', version: 3 }, fill: 0, grants: [], revokes: [] }
const publish4 = { target: { do: 'publish', expected: 4 }, fill: 0 }
const exact = (version: number): Partial<WantedLayer> => ({ numbering: { kind: 'exact', version } })

describe('the planned version of a Region', () => {
  const table: [string, Partial<WantedLayer>, Observation, object][] = [
    ['there is no version', {}, seen(undefined), { target: { do: 'publish', expected: 1 }, fill: 0 }],
    ['the newest version is the same, with the runtimes in another order', {}, seen(existing), keep],
    ['the newest version has different content', { codeSha256: 'other' }, seen(existing), publish4],
    ['the newest version has different runtimes', { runtimes: ['nodejs24.x'] }, seen(existing), publish4],
    [
      'the newest version has different architectures',
      { architectures: ['arm64'] },
      seen(existing),
      publish4,
    ],
    [
      'the newest version has a different description than the user gave',
      { isExplicit: { description: true, licenseInfo: false } },
      seen(existing),
      publish4,
    ],
    [
      'the newest version has a different license than the user gave',
      { isExplicit: { description: false, licenseInfo: true } },
      seen(existing),
      publish4,
    ],
    [
      'the newest version is the same, but "skip-unchanged" is false',
      { skipUnchanged: false },
      seen(existing),
      publish4,
    ],
    ['the Region could not be read', {}, { seen: false, reason: saying('denied') }, { unobserved: 'denied' }],
    ['the requested version exists and is the newest', exact(3), seen(existing), keep],
    [
      'the requested version exists and is not the newest',
      exact(2),
      { ...seen(existing), candidate: versionOf(2) },
      { target: { do: 'reuse', version: 2 } },
    ],
    [
      'the requested version exists, and "skip-unchanged" is false: no version can be published twice',
      { ...exact(3), skipUnchanged: false },
      seen(existing),
      keep,
    ],
    [
      'the requested version is the next one',
      exact(4),
      seen(undefined, { versions: seen(existing).versions }),
      publish4,
    ],
    [
      'the requested version is a later one: placeholders come before it',
      exact(9),
      seen(existing),
      { target: { do: 'publish', expected: 9 }, fill: 5 },
    ],
    [
      'the requested version exists with different content',
      { ...exact(3), codeSha256: 'other' },
      seen(existing),
      { blocked: expect.stringContaining('different content') },
    ],
    [
      'the requested version does not exist, and is below the newest',
      exact(2),
      seen(undefined, { versions: seen(existing).versions }),
      { blocked: expect.stringContaining('newest version is 3') },
    ],
    [
      'the requested version exists with different content, and the listing does not contain it yet',
      { ...exact(3), codeSha256: 'other' },
      seen(existing, { versions: seen(existing).versions.slice(1) }),
      { blocked: expect.stringContaining('different content') },
    ],
    [
      'there are only versions that are not candidates',
      exact(4),
      seen(undefined, { versions: seen(existing).versions }),
      { target: { because: 'version 4 does not exist yet' } },
    ],
    ['the requested version needs 50 placeholders', exact(54), seen(existing), { fill: 50 }],
    [
      'the requested version needs 51 placeholders',
      exact(55),
      seen(existing),
      { blocked: expect.stringContaining('51 placeholder versions') },
    ],
  ]
  test.each(table)('%s', (_name, changes, observed, expected) => {
    expect(inTexts(planFor(changes, observed))).toMatchObject(expected)
  })
})

describe('aligned versions', () => {
  const aligned: Partial<WantedLayer> = { numbering: { kind: 'aligned' } }

  function endsOf(observations: Observation[], changes: Partial<WantedLayer> = aligned): unknown[] {
    return [...planAll(observations, changes).values()].map((planned) =>
      'target' in planned
        ? planned.target.do === 'reuse'
          ? `keep ${planned.target.version}`
          : `${planned.fill} placeholders, then ${planned.target.expected}`
        : planned,
    )
  }

  const other = (version: number): RegionState => seen(versionOf(version, { codeSha256: 'other' }))
  const ours = (version: number): RegionState => seen(versionOf(version))

  const table: [string, Observation[], unknown[]][] = [
    [
      'no Region has a version',
      [seen(undefined), seen(undefined)],
      ['0 placeholders, then 1', '0 placeholders, then 1'],
    ],
    [
      'the newest versions of the Regions are 2, 1 and none',
      [other(2), other(1), seen(undefined)],
      ['0 placeholders, then 3', '1 placeholders, then 3', '2 placeholders, then 3'],
    ],
    [
      'the highest version is the wanted one: the others catch up',
      [ours(3), other(2)],
      ['keep 3', '0 placeholders, then 3'],
    ],
    [
      'the highest version is the wanted one in each Region that has it',
      [ours(3), ours(3), ours(1)],
      ['keep 3', 'keep 3', '1 placeholders, then 3'],
    ],
    [
      'the highest version is the wanted one in only one of two Regions',
      [ours(3), other(3)],
      ['0 placeholders, then 4', '0 placeholders, then 4'],
    ],
    [
      'the highest version is a placeholder',
      [ours(2), withPlaceholder(2)],
      ['0 placeholders, then 3', '0 placeholders, then 3'],
    ],
    [
      'a Region cannot be read: no other Region is changed, and existing versions are reported',
      [ours(2), other(3), { seen: false, reason: saying('denied') }],
      [
        {
          blocked: expect.stringContaining('r-2 could not be read. denied'),
          layerVersion: { arn: ours(2).candidate?.arn, version: 2 },
        },
        { blocked: expect.stringContaining('"align-versions" requires the versions of all Regions') },
        { unobserved: 'denied' },
      ],
    ],
    [
      'a Region needs too many placeholders',
      [ours(52), seen(undefined)],
      [
        'keep 52',
        {
          blocked: expect.stringMatching(
            /^There is no version yet, and version 52 would need 51 placeholder .*"version: 51"\.$/,
          ),
        },
      ],
    ],
  ]
  test.each(table)('%s', (_name, observations, expected) => {
    expect(inTexts(endsOf(observations))).toEqual(expected)
  })

  test('get the next number if "skip-unchanged" is false', () => {
    expect(endsOf([ours(3), ours(2)], { ...aligned, skipUnchanged: false })).toEqual([
      '0 placeholders, then 4',
      '1 placeholders, then 4',
    ])
  })
})

/** Returns a Region whose newest version, with this number, is a placeholder. The version below is the wanted one. */
function withPlaceholder(version: number): RegionState {
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
    [
      'all Regions publish the same version number',
      [seen(existing), seen(existing)],
      { codeSha256: 'other' },
      4,
    ],
    ['all Regions keep the same version number', [seen(existing), seen(existing)], {}, 3],
    [
      'one Region keeps the version number that another one publishes',
      [seen(existing), seen(versionOf(2, { codeSha256: 'other' }))],
      {},
      3,
    ],
    ['the version numbers differ', [seen(existing), seen(undefined)], {}, undefined],
    ['versions are aligned', [seen(existing), seen(undefined)], { numbering: { kind: 'aligned' } }, 3],
    ['one Region is blocked', [seen(existing), seen(versionOf(4))], exact(3), undefined],
    [
      'one Region could not be read',
      [seen(existing), { seen: false, reason: saying('denied') }],
      {},
      undefined,
    ],
    ['one optional Region is skipped', [seen(existing), skipped], {}, 3],
    ['all Regions are skipped', [skipped, skipped], {}, undefined],
    ['there is no Region', [], {}, undefined],
  ]
  test.each(table)('%s', (_name, observations, changes, expected) => {
    expect(targetVersion(planAll(observations, changes))).toBe(expected)
  })
})

describe('a layer that is wanted in all Regions or in none', () => {
  const all: Partial<WantedLayer> = { inAllRegions: true }
  const unread: Observation = { seen: false, reason: saying('no connection') }
  const because = 'Nothing was changed in this Region, because "on-failure" is "rollback", and '

  test('a Region that cannot be read blocks every change, and is named', () => {
    const changed = seen(versionOf(1, { codeSha256: 'other' }))
    expect(inTexts([...planAll([changed, seen(undefined), unread], all).values()])).toEqual([
      { blocked: expect.stringContaining(`${because}r-2 could not be read. no connection`) },
      { blocked: expect.stringContaining('add it to "optional-regions"') },
      { unobserved: 'no connection' },
    ])
  })

  test('a Region that cannot get the version blocks every change, and is named', () => {
    const planned = planAll([seen(undefined), seen(versionOf(4))], { ...all, ...exact(3) })
    expect(inTexts([...planned.values()])).toEqual([
      { blocked: expect.stringContaining(`${because}r-1 cannot get the version. `) },
      { blocked: expect.stringContaining('Set "version" to a number above 4') },
    ])
  })

  test('a Region that is up to date is not blocked', () => {
    const [first] = planAll([seen(existing), unread], all).values()
    expect(first).toMatchObject({ target: { do: 'reuse' } })
  })

  test('an optional Region that is skipped blocks nothing', () => {
    const [first, second] = planAll([seen(undefined), skipped], all).values()
    expect(first).toMatchObject({ target: { do: 'publish' } })
    expect(second).toEqual({ missing: saying('down') })
  })
})

describe('a Region that missed an earlier run', () => {
  test('publishes, and its reason says that other Regions have the content', () => {
    const planned = planAll([seen(existing), seen(versionOf(1, { codeSha256: 'other' }))], {})
    expect(planned.get('r-1')).toMatchObject({
      target: {
        do: 'publish',
        because: 'version 1 has different content, and other Regions already have this content',
      },
    })
  })
})

describe('permissions', () => {
  const organization = 'o-a1b2c3d4e5'
  const own = (principal: string): Statement => ({ id: statementId(principal), principal })
  const granting = (...principals: string[]): object[] =>
    principals.map((principal) => ({ principal, statementId: statementId(principal) }))

  const table: [string, string[] | undefined, Statement[], object][] = [
    [
      'are granted if they are missing',
      [account, '*'],
      [own('*')],
      { grants: granting(account), revokes: [] },
    ],
    ['are not changed if all exist', [account, organization], [own(organization), own(account)], keep],
    [
      'are revoked if they are no longer declared',
      [account],
      [own(account), own('*')],
      { grants: [], revokes: [own('*')] },
    ],
    [
      'are not changed if "principals" is not given',
      undefined,
      [own('*')],
      { grants: [], revokes: [], notes: [] },
    ],
    [
      'are not granted again if somebody else granted them',
      [account],
      [{ id: 'by-hand', principal: account }],
      { grants: [], revokes: [], notes: [] },
    ],
    [
      'of somebody else that are not declared are kept, with a note',
      [account],
      [own(account), { id: 'by-hand', principal: '*' }, { id: 'odd' }],
      {
        grants: [],
        revokes: [],
        notes: [
          expect.stringMatching(/^The resource policy of version 3 has .*: "by-hand" \(\*\), "odd"\. They/),
        ],
      },
    ],
    [
      'with an id of this action and another principal are corrected',
      [account],
      [{ id: statementId(account), principal: '999999999999' }],
      { grants: granting(account), revokes: [{ id: statementId(account), principal: '999999999999' }] },
    ],
    [
      'with an id of this action and an unknown form are corrected',
      [account],
      [{ id: statementId(account) }],
      { grants: granting(account), revokes: [{ id: statementId(account) }] },
    ],
    [
      'with the id of another declared principal are corrected for both',
      [account, '*'],
      [{ id: statementId(account), principal: '*' }],
      {
        grants: granting(account, '*'),
        revokes: [{ id: statementId(account), principal: '*' }],
      },
    ],
  ]
  test.each(table)('%s', (_name, principals, statements, expected) => {
    expect(inTexts(planFor({ principals }, seen(existing, { statements })))).toMatchObject(expected)
  })

  test('are all granted on a new version, whatever the previous one had', () => {
    const planned = planFor(
      { principals: [account, '*'], codeSha256: 'other' },
      seen(existing, { statements: [own(account), own(organization)] }),
    )
    expect(planned).toMatchObject({ grants: granting(account, '*'), revokes: [], notes: [] })
  })
})

describe('what is deleted', () => {
  const placeholders = (...numbers: number[]): Partial<RegionState> => ({
    versions: seen(existing).versions.map((one) =>
      numbers.includes(one.version) ? { ...one, description: placeholderDescription } : one,
    ),
  })
  const surplus = (version: number): object => ({ version, because: 'surplus' })
  const unknown = { usage: { known: false, reason: saying('Denied.') } } as const

  const table: [string, Partial<WantedLayer>, Partial<RegionState>, object][] = [
    ['nothing, if all versions are kept', {}, {}, { prunes: [], notes: [] }],
    ['the oldest', { retain: 2 }, {}, { prunes: [surplus(1)] }],
    [
      'the oldest, if the new version exceeds the number to keep',
      { retain: 2, codeSha256: 'other' },
      {},
      { prunes: [surplus(2), surplus(1)] },
    ],
    ['all but the current one', { retain: 1 }, {}, { prunes: [surplus(2), surplus(1)] }],
    [
      'nothing, if there are not more versions than are kept',
      { retain: 3 },
      unknown,
      { prunes: [], notes: [] },
    ],
    [
      'no version that a function uses',
      { retain: 1 },
      { usage: { known: true, uses: usesOf(1) } },
      { prunes: [surplus(2)], notes: ['Version 1 is kept, because functions use it.'] },
    ],
    [
      'nothing, if the versions in use are not known',
      { retain: 1 },
      unknown,
      { prunes: [], notes: ['No older version is deleted. Denied.'] },
    ],
    [
      'placeholders, which do not count as versions to keep',
      { retain: 2 },
      { ...placeholders(2), ...unknown },
      { prunes: [{ version: 2, because: 'filler' }] },
    ],
    [
      'placeholders, even if all versions are kept',
      {},
      placeholders(1, 2),
      { prunes: [{ version: 2 }, { version: 1 }] },
    ],
    [
      'no version that is newer than the current one',
      { retain: 1, ...exact(2) },
      { candidate: versionOf(2) },
      { prunes: [surplus(1)] },
    ],
  ]
  test.each(table)('%s', (_name, changes, more, expected) => {
    expect(inTexts(planFor(changes, seen(existing, more)))).toMatchObject(expected)
  })
})

describe('whether a plan writes', () => {
  const table: [string, Partial<WantedLayer>, Observation, boolean][] = [
    ['it publishes', { codeSha256: 'other' }, seen(existing), true],
    ['it grants', { principals: [account] }, seen(existing), true],
    [
      'it revokes',
      { principals: [] },
      seen(existing, { statements: [{ id: statementId('*'), principal: '*' }] }),
      true,
    ],
    ['it only deletes old versions', { retain: 1 }, seen(existing), false],
    ['there is nothing to do', {}, seen(existing), false],
    ['it is blocked', exact(1), seen(existing), false],
  ]
  test.each(table)('%s', (_name, changes, observed, expected) => {
    const planned = planFor(changes, observed)
    expect(planned && writes(planned)).toBe(expected)
  })
})
