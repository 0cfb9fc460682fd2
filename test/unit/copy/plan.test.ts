import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { LayerVersion, Statement } from '../../../src/layer/layer.ts'
import { plan } from '../../../src/copy/plan.ts'
import type { Observation, RegionPlan, SourceVersion } from '../../../src/copy/plan.ts'
import { placeholderDescription, placeholderSha256 } from '../../../src/plan/placeholder.ts'
import { saying } from '../../support/messages.ts'
import { metadata } from '../../support/region-in-memory.ts'

function wanted(number: number, changes: Partial<SourceVersion> = {}): SourceVersion {
  return { ...metadata, number, codeSha256: `content ${number}`, principals: undefined, ...changes }
}

function existing(version: number, changes: Partial<LayerVersion> = {}): LayerVersion {
  return { ...metadata, arn: `arn:${version}`, version, codeSha256: `content ${version}`, ...changes }
}

const filler = { description: placeholderDescription, codeSha256: placeholderSha256 }

/** Returns the plan of a Region with these versions. All of them are read. */
function planned(
  versions: readonly SourceVersion[],
  present: readonly LayerVersion[],
  { keepNumbers = true, statements = [] }: { keepNumbers?: boolean; statements?: readonly Statement[] } = {},
): RegionPlan {
  const observed: Observation = {
    seen: true,
    versions: present.toSorted((one, other) => other.version - one.version),
    candidates: present.map((version) => ({ version, statements })),
  }
  const region = plan({ versions, keepNumbers }, new Map([['r', observed]])).get('r')
  if (!region) throw new Error('There is no plan.')
  return region
}

/** Returns the steps in a short form: `3` is kept, `+4` is copied, and `2+7` is copied after two placeholder versions. */
function steps(region: RegionPlan): string[] | string {
  if ('blocked' in region) return region.blocked.text
  if (!('steps' in region)) return 'not observed'
  return region.steps.map(({ source, plan: { target, fill } }) => {
    if (target.do === 'reuse') return `${source}=${target.version}`
    return `${fill > 0 ? fill : ''}+${target.expected}`
  })
}

describe('with the same version numbers', () => {
  test.each<[string, number[], LayerVersion[], string[]]>([
    ['an empty Region gets all versions', [1, 2, 3], [], ['+1', '+2', '+3']],
    ['placeholder versions fill the gaps', [2, 3, 6], [], ['1+2', '+3', '2+6']],
    ['versions with the same content are kept', [1, 2, 3], [existing(1), existing(2)], ['1=1', '2=2', '+3']],
    [
      'a placeholder version of a killed run counts as a gap',
      [1, 3],
      [existing(1), existing(2, filler)],
      ['1=1', '+3'],
    ],
    ['lower versions that are not requested do not matter', [7], [existing(6)], ['+7']],
  ])('%s', (_name, numbers, present, expected) => {
    expect(
      steps(
        planned(
          numbers.map((number) => wanted(number)),
          present,
        ),
      ),
    ).toEqual(expected)
  })

  test.each<[string, number[], LayerVersion[], string]>([
    [
      'has different content',
      [1, 2],
      [existing(1), existing(2, { codeSha256: 'other' })],
      'Version 2 already exists here with different content.',
    ],
    [
      'is a placeholder version',
      [1, 2],
      [existing(1), existing(2, filler)],
      'Version 2 already exists here as a placeholder version.',
    ],
    [
      'was deleted',
      [1, 2, 3],
      [existing(1), existing(3)],
      'Version 2 does not exist here, but the newest version is 3.',
    ],
    [
      'is too far',
      [60],
      [existing(1)],
      'The newest version is 1, and the copy of version 60 would need 58 placeholder versions',
    ],
    [
      'is too far in an empty Region',
      [1, 60],
      [],
      'There is no version yet, and the copy of version 60 would need 58 placeholder versions',
    ],
  ])('a number that %s blocks the Region', (_name, numbers, present, error) => {
    expect(
      steps(
        planned(
          numbers.map((number) => wanted(number)),
          present,
        ),
      ),
    ).toContain(error)
  })

  test('a blocked Region names the highest version if it exists', () => {
    expect(
      planned(
        [1, 2, 3].map((one) => wanted(one)),
        [existing(3)],
      ),
    ).toMatchObject({
      layerVersion: { arn: 'arn:3', version: 3 },
    })
    expect(
      planned(
        [1, 2, 3].map((one) => wanted(one)),
        [existing(3, { codeSha256: 'other' })],
      ),
    ).not.toHaveProperty('layerVersion')
  })

  test('a copy with different metadata is kept, and noted', () => {
    const region = planned([wanted(1)], [existing(1, { description: 'changed' })])
    expect(steps(region)).toEqual(['1=1'])
    expect(region).toMatchObject({
      notes: [{ text: expect.stringContaining('with a different description than the source') }],
    })
  })

  test('the last step deletes the placeholder versions below it, and no others', () => {
    const present = [existing(1), existing(2, filler), existing(4, filler), existing(9, filler)]
    const region = planned([wanted(1), wanted(3)], present.slice(0, 2))
    if (!('steps' in region)) throw new Error('blocked')
    expect(region.steps.map(({ plan: { prunes } }) => prunes)).toEqual([
      [],
      [{ version: 2, because: 'filler' }],
    ])
    const later = planned([wanted(1)], present)
    expect(later).toMatchObject({ steps: [{ plan: { prunes: [] } }] })
  })
})

describe('with the next version numbers', () => {
  const next = { keepNumbers: false }
  test.each<[string, SourceVersion[], LayerVersion[], string[]]>([
    ['a version gets the next number', [wanted(7)], [existing(3, { codeSha256: 'other' })], ['+4']],
    [
      'content that exists under any number is kept',
      [wanted(7)],
      [existing(2, { codeSha256: 'content 7' }), existing(3, { codeSha256: 'other' })],
      ['7=2'],
    ],
    [
      'the same content with different metadata is copied',
      [wanted(7)],
      [existing(2, { codeSha256: 'content 7', licenseInfo: 'MIT' })],
      ['+3'],
    ],
    [
      'equal versions of the source are copied once',
      [wanted(1, { codeSha256: 'x' }), wanted(2), wanted(3, { codeSha256: 'x' })],
      [],
      ['+1', '+2'],
    ],
  ])('%s', (_name, versions, present, expected) => {
    expect(steps(planned(versions, present, next))).toEqual(expected)
  })
})

describe('permissions', () => {
  const principals = ['111122223333', 'o-a1b2c3d4e5']
  const own = (principal: string): Statement => ({ id: `layer-everywhere-${principal}`, principal })

  test('are granted to a new copy', () => {
    expect(planned([wanted(1, { principals })], [])).toMatchObject({
      steps: [{ plan: { grants: principals.map((principal) => ({ principal })) } }],
    })
  })

  test('of an existing copy are completed, and those of this action that are not requested are revoked', () => {
    const statements = [
      own('111122223333'),
      own('999988887777'),
      { id: 'by-hand', principal: '222233334444' },
    ]
    const region = planned([wanted(1, { principals })], [existing(1)], { statements })
    expect(region).toMatchObject({
      steps: [{ plan: { grants: [{ principal: 'o-a1b2c3d4e5' }], revokes: [own('999988887777')] } }],
      notes: [{ text: expect.stringContaining('"by-hand"') }],
    })
  })

  test('of an existing copy are not changed if none are requested', () => {
    const region = planned([wanted(1)], [existing(1)], { statements: [own('111122223333')] })
    expect(region).toMatchObject({ steps: [{ plan: { grants: [], revokes: [] } }] })
  })
})

test('the source itself is not changed if its Region is one of the targets', () => {
  const versions = [1, 3].map((number) => wanted(number, { principals: ['111122223333'] }))
  const present = [existing(3), existing(2, filler), existing(1)]
  const statements = [{ id: 'layer-everywhere-everyone', principal: '*' }]
  const candidates = present.map((version) => ({ version, statements }))
  const observed = new Map([['home', { seen: true as const, versions: present, candidates }]])
  const planned = plan({ versions, keepNumbers: true, home: 'home' }, observed).get('home')
  const unchanged = { fill: 0, grants: [], revokes: [], prunes: [] }
  expect(planned).toMatchObject({ steps: [{ plan: unchanged }, { plan: unchanged }] })
})

test('a Region that was not observed has no steps', () => {
  const observed = new Map([['r', { seen: false as const, reason: saying('AWS denies it.') }]])
  expect(plan({ versions: [wanted(1)], keepNumbers: true }, observed).get('r')).toEqual({
    unobserved: saying('AWS denies it.'),
  })
})

test('an optional Region that is not available is skipped', () => {
  const reason = saying('There was no response.')
  const observed = new Map([['r', { seen: false as const, reason, isTolerated: true }]])
  expect(plan({ versions: [wanted(1)], keepNumbers: true }, observed).get('r')).toEqual({ missing: reason })
})

test('whatever exists, a plan publishes only above the newest version, in order, and a second plan publishes nothing', () => {
  const number = fc.integer({ min: 1, max: 30 })
  const numbers = fc.uniqueArray(number, { minLength: 1 }).map((all) => all.sort((one, other) => one - other))
  const contents = fc.constantFrom('same', 'other', 'filler')
  const present = fc.uniqueArray(fc.tuple(number, contents), { selector: ([one]) => one })
  fc.assert(
    fc.property(numbers, present, fc.boolean(), (all, exist, keepNumbers) => {
      const changes = { same: {}, other: { codeSha256: 'other' }, filler }
      const before = exist.map(([one, content]) => existing(one, changes[content]))
      const versions = all.map((one) => wanted(one))
      const region = planned(versions, before, { keepNumbers })
      if (!('steps' in region)) return
      const published = region.steps.flatMap(({ source, plan: { target } }) =>
        target.do === 'publish' ? [{ source, expected: target.expected }] : [],
      )
      const head = Math.max(0, ...before.map(({ version }) => version))
      const expected = published.map((one) => one.expected)
      expect(expected).toEqual(expected.toSorted((one, other) => one - other))
      expect(expected.every((one) => one > head)).toBe(true)
      if (keepNumbers) expect(expected).toEqual(published.map(({ source }) => source))
      const after = published.map(({ source, expected: version }) =>
        existing(version, { codeSha256: `content ${source}` }),
      )
      expect(JSON.stringify(steps(planned(versions, [...before, ...after], { keepNumbers })))).not.toContain(
        '+',
      )
    }),
  )
})
