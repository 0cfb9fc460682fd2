import { describe, expect, test } from '@jest/globals'
import type { LayerVersion, WantedLayer } from '../../../src/layer/layer.ts'
import type { Declared, Metadata } from '../../../src/layer/metadata.ts'
import { differenceFrom, differenceFromSent } from '../../../src/plan/compare.ts'
import { plan } from '../../../src/plan/plan.ts'
import { requestedArchitectures, nothingLeft, withoutRejected } from '../../../src/plan/rejected.ts'
import { writes } from '../../../src/plan/writes.ts'

const wanted: WantedLayer = {
  codeSha256: 'same',
  description: 'octo-org/octo-repo@0123',
  licenseInfo: 'MIT',
  runtimes: ['nodejs22.x', 'nodejs26.x'],
  architectures: ['x86_64', 'arm64'],
  isExplicit: { description: false, licenseInfo: false },
  numbering: { kind: 'next' },
  inAllRegions: false,
  principals: undefined,
  skipUnchanged: true,
  retain: undefined,
}
const explicit: Partial<WantedLayer> = {
  description: 'My layer',
  isExplicit: { description: true, licenseInfo: true },
}
const none: Declared = { runtimes: [], architectures: [] }
const both: Declared = { runtimes: ['nodejs26.x'], architectures: ['x86_64', 'arm64'] }

describe('the metadata without what a Region rejects', () => {
  const table: [string, Partial<Metadata>, Partial<Declared>, Partial<Metadata>][] = [
    [
      'lacks a runtime',
      {},
      { runtimes: ['nodejs26.x'] },
      { runtimes: ['nodejs22.x'], description: 'octo-org/octo-repo@0123 [not declared: nodejs26.x]' },
    ],
    [
      'lacks both architectures, because a Region without arm64 has x86_64',
      {},
      { architectures: ['x86_64', 'arm64'] },
      { architectures: [], description: 'octo-org/octo-repo@0123 [not declared: x86_64, arm64]' },
    ],
    [
      'lacks x86_64 if it is the only architecture',
      { architectures: ['x86_64'] },
      { architectures: ['x86_64'] },
      { architectures: [], description: 'octo-org/octo-repo@0123 [not declared: x86_64]' },
    ],
    [
      'lacks only arm64 if the Region knows x86_64',
      {},
      { architectures: ['arm64'] },
      { architectures: ['x86_64'], description: 'octo-org/octo-repo@0123 [not declared: arm64]' },
    ],
    [
      'has only the list as its description if there is no text',
      { description: '' },
      { runtimes: ['nodejs26.x'] },
      { runtimes: ['nodejs22.x'], description: '[not declared: nodejs26.x]' },
    ],
  ]
  test.each(table)('%s', (_, metadata, rejected, expected) => {
    const given = { ...wanted, ...metadata }
    expect(withoutRejected(given, { ...none, ...rejected })).toEqual({ ...given, ...expected })
  })

  test.each(['a'.repeat(256), `${'a'.repeat(201)}${'🐑'.repeat(27)}`])(
    'has a description of at most 256 characters, without half a character (%s)',
    (description) => {
      const { description: text = '' } = withoutRejected({ ...wanted, description }, both) ?? {}
      expect(text).toMatch(/^a+🐑* \[not declared: nodejs26\.x, x86_64, arm64\]$/u)
      expect(text.length).toBeLessThanOrEqual(256)
      expect(text.isWellFormed()).toBe(true)
    },
  )

  test.each<[string, Partial<Metadata>, Partial<Declared>, RegExp]>([
    [
      'Lambda rejects all runtimes',
      {},
      { runtimes: ['nodejs22.x', 'nodejs26.x'] },
      /rejects all runtimes of the layer: nodejs22\.x, nodejs26\.x\. Add a runtime/,
    ],
    [
      'the layer is for arm64 only, and the Region does not offer it',
      { architectures: ['arm64'] },
      { architectures: ['arm64'] },
      /does not offer arm64, so the layer cannot load there\. Remove the Region/,
    ],
  ])('does not exist if %s', (_, metadata, rejected, expected) => {
    const given = { ...wanted, ...metadata }
    expect(withoutRejected(given, { ...none, ...rejected })).toBeUndefined()
    const { why, advice } = nothingLeft(given, { ...none, ...rejected })
    expect(`${why.text} ${advice}`).toMatch(expected)
  })
})

/** Returns the version that a Region has, if it rejected this when the version was published. */
function versionWithout(rejected: Partial<Declared>, changes: Partial<WantedLayer> = {}): LayerVersion {
  const { codeSha256, ...rest } = { ...wanted, ...changes }
  const { description, licenseInfo, runtimes, architectures } =
    withoutRejected(rest, { ...none, ...rejected }) ?? rest
  return { arn: 'arn:3', version: 3, codeSha256, description, licenseInfo, runtimes, architectures }
}

describe('a version without what its Region rejected', () => {
  test.each([{}, explicit])('is not a difference (%j)', (changes) => {
    expect(differenceFrom({ ...wanted, ...changes }, versionWithout(both, changes))).toBeUndefined()
  })

  test('is not a difference after a rejected runtime is removed from the inputs', () => {
    const changed = { ...wanted, ...explicit, runtimes: ['nodejs22.x'] }
    expect(differenceFrom(changed, versionWithout({ runtimes: ['nodejs26.x'] }, explicit))).toBeUndefined()
  })

  const table: [string, Partial<WantedLayer>, LayerVersion, string][] = [
    [
      'a runtime is added',
      { runtimes: [...wanted.runtimes, 'python3.14'] },
      versionWithout(both),
      'different runtimes',
    ],
    [
      'the description was changed',
      { ...explicit, description: 'Your layer' },
      versionWithout(both, explicit),
      'a different description',
    ],
    ['the content was changed', { codeSha256: 'other' }, versionWithout(both), 'different content'],
    [
      'only arm64 is wanted now, which the Region does not offer',
      { architectures: ['arm64'] },
      versionWithout(both),
      'different runtimes',
    ],
    [
      'the version lacks a runtime that its description does not list',
      {},
      { ...versionWithout(both), runtimes: [] },
      'different runtimes',
    ],
    [
      'the version lacks a runtime, and has no list',
      {},
      { ...versionWithout({}), runtimes: ['nodejs22.x'] },
      'different runtimes',
    ],
    [
      'the list is a text of the user',
      { ...explicit, description: 'A [not declared: nodejs26.x]' },
      {
        ...versionWithout({}, explicit),
        runtimes: ['nodejs22.x'],
        description: 'A [not declared: nodejs26.x]',
      },
      'different runtimes',
    ],
  ]
  test.each(table)('differs if %s', (_, changes, existing, difference) => {
    expect(differenceFrom({ ...wanted, ...changes }, existing)).toBe(difference)
  })

  test.each<[Partial<Declared>]>([[{}], [both], [{ architectures: ['arm64'] }]])(
    'was published for both architectures (%j)',
    (rejected) => {
      expect([...requestedArchitectures(versionWithout(rejected))].sort()).toEqual(['arm64', 'x86_64'])
    },
  )

  test('differs from a request with the whole metadata', () => {
    expect(differenceFromSent(wanted, versionWithout(both))).toBe('different runtimes')
    expect(differenceFromSent({ ...versionWithout(both) }, versionWithout(both))).toBeUndefined()
  })
})

describe('the plan', () => {
  test.each([{ kind: 'next' }, { kind: 'aligned' }, { kind: 'exact', version: 3 }] as const)(
    'keeps a version without what its Region rejected, and reports what it declares (%j)',
    (numbering) => {
      const state = {
        seen: true as const,
        statements: [],
        earlier: [],
        ofOtherArchitectures: [],
        usage: { known: true as const, uses: [] },
      }
      const [full, reduced] = [versionWithout({}), versionWithout(both)]
      const planned = plan(
        { ...wanted, numbering },
        new Map([
          ['us-east-1', { ...state, versions: [full], candidate: full }],
          ['af-south-1', { ...state, versions: [reduced], candidate: reduced }],
        ]),
      )
      expect([...planned.values()].some(writes)).toBe(false)
      expect(planned.get('us-east-1')).toMatchObject({ notes: [] })
      expect(planned.get('us-east-1')).not.toHaveProperty('target.declared')
      expect(planned.get('af-south-1')).toMatchObject({
        target: { do: 'reuse', version: 3, declared: { runtimes: ['nodejs22.x'], architectures: [] } },
        notes: [
          {
            text: expect.stringMatching(
              /^Version 3 does not declare nodejs26\.x, x86_64, arm64, because Lambda rejected this/,
            ) as unknown,
          },
        ],
      })
    },
  )
})
