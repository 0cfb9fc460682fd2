import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { layerVersionArn } from '../../../src/aws-names/layer-version-arn.ts'
import type { LayerVersionArn } from '../../../src/aws-names/layer-version-arn.ts'
import type { LayerVersion } from '../../../src/layer/layer.ts'
import { compare } from '../../../src/verify/compare.ts'
import type { Expectation } from '../../../src/verify/context.ts'
import { findingsIn, kinds, messageOn, uncheckedIn } from '../../../src/verify/drift.ts'
import type { DriftKind } from '../../../src/verify/drift.ts'
import { expectedLayers } from '../../../src/verify/expected-file.ts'
import type { Look, RegionLooks } from '../../../src/verify/observe.ts'
import { outputsOf, summaryOf, verdict, verdictWithUses } from '../../../src/verify/report.ts'
import { newRun } from '../../../src/verify/run.ts'
import type { Run } from '../../../src/verify/run.ts'
import { saying } from '../../support/messages.ts'

const regions = ['eu-west-1', 'us-east-1', 'us-west-2'] as const
const [one, two, three] = regions
const hashes = { x: `${'X'.repeat(43)}=`, y: `${'Y'.repeat(43)}=` }

function arnIn(region: string, version = 5): string {
  return `arn:aws:lambda:${region}:111122223333:layer:x:${version}`
}

function arn(text: string): LayerVersionArn {
  const parts = layerVersionArn(text)
  if (!parts) throw new Error(text)
  return parts
}

function version(region: string, change: Partial<LayerVersion> = {}): LayerVersion {
  return {
    arn: arnIn(region),
    version: 5,
    codeSha256: hashes.x,
    codeSize: 10,
    description: '',
    licenseInfo: '',
    runtimes: [],
    architectures: [],
    ...change,
  }
}

function seen<T>(value: T): Look<T> {
  return { seen: value }
}

const unread: Look<never> = { unread: saying('There was no response.'), isDenied: false, isTolerated: false }

function looksIn(region: string, change: Partial<RegionLooks> = {}): RegionLooks {
  return {
    expected: 5,
    newest: seen(5),
    version: seen(version(region)),
    statements: undefined,
    parameters: [],
    shared: undefined,
    uses: undefined,
    ...change,
  }
}

const nothingGiven: Expectation = {
  layerName: 'x',
  account: '111122223333',
  content: {},
  versions: new Map(),
  principals: undefined,
  consumer: undefined,
}

/** Returns the kinds of differences in each Region that has any. */
function kindsOf(
  looks: Readonly<Record<string, Partial<RegionLooks>>>,
  expectation: Partial<Expectation> = {},
): Record<string, DriftKind[]> {
  const all = new Map(Object.entries(looks).map(([region, change]) => [region, looksIn(region, change)]))
  const found = [...compare({ ...nothingGiven, ...expectation }, all)].map(
    ([region, result]) => [region, findingsIn(result).map(({ kind }) => kind)] as const,
  )
  return Object.fromEntries(found.filter(([, list]) => list.length > 0))
}

describe('the Regions are compared with each other', () => {
  test.each([
    ['the value of most Regions is correct', ['y', 'x', 'x'], [one]],
    ['the value of the first Region is correct if several are as frequent', ['y', 'x'], [two]],
    ['no Region differs from itself', ['y'], []],
  ])('%s: %j', (_name, contents, differing) => {
    const looks = contents.map((content, index) => {
      const region = regions[index] ?? ''
      return [region, { version: seen(version(region, { codeSha256: hashes[content as 'x'] })) }] as const
    })
    expect(kindsOf(Object.fromEntries(looks))).toEqual(
      Object.fromEntries(differing.map((region) => [region, ['different-content']])),
    )
  })

  test('a Region without the version does not count', () => {
    const looks = {
      [one]: { version: seen(undefined), newest: seen(4) },
      [two]: { version: seen(version(two, { codeSha256: hashes.y })) },
      [three]: { version: seen(version(three, { codeSha256: hashes.y })) },
    }
    expect(kindsOf(looks)).toEqual({ [one]: ['older'] })
  })

  test.each([
    ['the order of runtimes', { runtimes: ['a', 'b'] }, { runtimes: ['b', 'a'] }, []],
    ['a runtime', { runtimes: ['a', 'b'] }, { runtimes: ['b'] }, ['different-runtimes']],
    ['the commit of a default description', description('a'), description('b'), []],
    ['a description', description('a'), { description: 'mine' }, ['different-description']],
    ['the license', { licenseInfo: 'MIT' }, { licenseInfo: '' }, ['different-license']],
    ['a size with the same hash', {}, { codeSize: 11 }, ['different-content']],
    ['an unknown size', {}, { codeSize: undefined }, []],
  ])('%s', (_name, first, second, found) => {
    const looks = {
      [one]: { version: seen(version(one, first)) },
      [two]: { version: seen(version(two, second)) },
    }
    expect(kindsOf(looks)).toEqual(found.length > 0 ? { [two]: found } : {})
  })

  test.each([
    ['mine', 'mine [not declared: nodejs26.x, arm64]'],
    ['', '[not declared: nodejs26.x, arm64]'],
  ])('what a Region rejects is no difference: %j, %j', (requested, listed) => {
    const all = {
      description: requested,
      runtimes: ['nodejs24.x', 'nodejs26.x'],
      architectures: ['arm64'] as const,
    }
    const less = { description: listed, runtimes: ['nodejs24.x'], architectures: [] }
    const versions = { [one]: all, [two]: less, [three]: { ...less, runtimes: ['nodejs22.x'] } }
    const looks = Object.entries(versions).map(([region, metadata]) => [
      region,
      { version: seen(version(region, metadata)) },
    ])
    expect(kindsOf(Object.fromEntries(looks))).toEqual({ [three]: ['different-runtimes'] })
  })

  function description(digit: string): { description: string } {
    return { description: `octo-org/octo-repo@${digit.repeat(40)}` }
  }
})

test('a Region that a run skipped has the content of an earlier release, and does not count for the others', () => {
  const versions = new Map([
    [one, { arn: arn(arnIn(one, 4)), isBehind: true }],
    [two, { arn: arn(arnIn(two)) }],
  ])
  const older = version(one, { version: 4, arn: arnIn(one, 4), codeSha256: hashes.y })
  const looks = { [one]: { expected: 4, version: seen(older) }, [two]: {} }
  expect(kindsOf(looks, { versions })).toEqual({})
})

describe('permissions', () => {
  const statements = [
    { id: 'a', principal: '111122223333' },
    { id: 'b', principal: 'o-a1b2c3d4e5' },
    { id: 'c' },
  ]
  test.each([
    [['111122223333', 'o-a1b2c3d4e5'], ['unexpected-permission']],
    [['111122223333'], ['unexpected-permission', 'unexpected-permission']],
    [['*'], ['missing-permission', ...Array<DriftKind>(3).fill('unexpected-permission')]],
    [[], Array<DriftKind>(3).fill('unexpected-permission')],
    [undefined, []],
  ])('declared are %j', (principals, found) => {
    const looks = { [one]: { statements: seen(statements) } }
    expect(kindsOf(looks, { principals })).toEqual(found.length > 0 ? { [one]: found } : {})
  })
})

describe('a consumer', () => {
  const expectation = { consumer: '444455556666' }
  test.each<[string, Partial<RegionLooks>, DriftKind[]]>([
    ['reads the version', { shared: seen(version(one)) }, []],
    ['cannot read a version that the owner sees', { shared: seen(undefined) }, ['not-granted']],
    [
      'cannot read a version that the owner does not see either',
      { shared: seen(undefined), version: seen(undefined), newest: seen(4) },
      ['older'],
    ],
    [
      'cannot read a version, and the owner was not allowed to look',
      { shared: seen(undefined), version: unread, newest: unread },
      ['missing-or-not-granted'],
    ],
    [
      'cannot read a version, and nobody else looked',
      { shared: seen(undefined), version: undefined, newest: undefined },
      ['missing-or-not-granted'],
    ],
    ['was not answered', { shared: unread }, []],
  ])('%s', (_name, looks, found) => {
    expect(kindsOf({ [one]: looks }, expectation)).toEqual(found.length > 0 ? { [one]: found } : {})
  })
})

describe('functions that use older versions', () => {
  const uses = seen([
    { functionName: 'f', isPublished: false, arn: `arn:aws:lambda:${one}:111122223333:layer:x:4` },
    { functionName: 'f', isPublished: true, arn: `arn:aws:lambda:${one}:111122223333:layer:x:3` },
    { functionName: 'g', isPublished: false, arn: `arn:aws:lambda:${one}:111122223333:layer:x:5` },
  ])
  const runWith = (change: Partial<RegionLooks>): Run => {
    const looks = new Map([
      [one, looksIn(one, change)],
      [two, looksIn(two)],
    ])
    return { ...newRun({}), layerName: 'x', regions: [one, two], comparison: compare(nothingGiven, looks) }
  }

  test('are in the log and in the summary, and are no drift', () => {
    const run = runWith({ uses })
    const sentence = '1 function uses an older version.'
    expect(outputsOf(run)).toMatchObject({ 'in-sync': 'true', drift: '{}' })
    expect(verdictWithUses(run)).toBe(`The layer is in sync in 2 Regions.\n${sentence}`)
    expect(summaryOf(run)).toContain(sentence)
  })

  test('that could not be listed are a note', () => {
    const run = runWith({ uses: unread })
    expect(outputsOf(run)).toMatchObject({ 'in-sync': 'true', 'not-checked': '{}' })
    expect(summaryOf(run)).toContain(
      'The functions that use the layer could not be listed. There was no response.',
    )
  })

  test('are not mentioned if nobody listed the functions', () => {
    expect(verdictWithUses(runWith({}))).toBe('The layer is in sync in 2 Regions.')
  })
})

test('a Region of which nothing was read is not in sync', () => {
  const part = fc.constantFrom(unread, undefined)
  const parts = fc.record({ newest: part, version: part, shared: part, statements: part })
  fc.assert(
    fc.property(parts, (change) => {
      const looks = new Map([[one, looksIn(one, change)]])
      const comparison = compare({ ...nothingGiven, principals: [], consumer: '444455556666' }, looks)
      const result = comparison.get(one)
      expect(result && uncheckedIn(result)).not.toEqual([])
      expect(result && findingsIn(result)).toEqual([])
    }),
  )
})

describe('the input "expected"', () => {
  const surroundings = { workspace: '/', temporary: '/', env: {} }
  const given = (text: string): unknown => expectedLayers(text, surroundings)

  test('can be ARNs', () => {
    expect(given(`${arnIn(one)}\n${arnIn(two, 6)}`)).toEqual({
      value: [
        {
          layerName: 'x',
          regions: [one, two],
          versions: new Map([
            [one, { arn: arn(arnIn(one)) }],
            [two, { arn: arn(arnIn(two, 6)) }],
          ]),
        },
      ],
    })
  })

  test('can be the output "arns"', () => {
    expect(given(JSON.stringify({ [one]: arnIn(one) }))).toEqual({
      value: [{ layerName: 'x', regions: [one], versions: new Map([[one, { arn: arn(arnIn(one)) }]]) }],
    })
  })

  test.each([
    ['arn:aws:lambda:eu-west-1:111122223333:layer:x', 'looks like arn:aws:lambda'],
    ['arn:aws:lambda:moon-1:111122223333:layer:x:5', 'looks like arn:aws:lambda'],
    [`${arnIn(one)}, ${arnIn(one, 6)}`, 'two ARNs of one Region'],
    [`${arnIn(one)}, ${arnIn(two).replace(':x:', ':y:')}`, 'the layers x and y'],
    ['{}', 'not an object of Regions and ARNs'],
    ['{"eu-west-1":5}', 'not an object of Regions and ARNs'],
    [`{"eu-west-1":"${arnIn(one)}","__proto__":"${arnIn(two)}"}`, 'this is not a Region'],
    ['{"eu-west-1"', 'it is not JSON'],
    ['layers.json', 'there is no such file'],
  ])('refuses %j', (text, error) => {
    expect(given(text)).toEqual({
      errors: [expect.objectContaining({ text: expect.stringContaining(error) })],
    })
  })
})

describe('a file in "expected"', () => {
  const entry = { arn: arnIn(one), version: 5 }
  const manifest = {
    schema: 1,
    layerName: 'x',
    dryRun: false,
    archive: { path: 'x.zip', codeSha256: hashes.x, codeSize: 10, unzippedSize: 20, files: 1 },
    metadata: { runtimes: ['nodejs24.x'], architectures: ['arm64'], description: 'mine', licenseInfo: 'MIT' },
    regions: {
      [one]: { ...entry, published: true, parameters: ['/x/arn'] },
      [two]: { arn: arnIn(two), version: 5, published: false },
      [three]: { published: false, missing: 'It was down.' },
    },
  }
  const exported = {
    layerName: 'x',
    versions: { [one]: entry, [two]: { arn: arnIn(two, 4), version: 4, behind: true } },
  }

  function read(text: string): ReturnType<typeof expectedLayers> {
    const workspace = mkdtempSync(join(tmpdir(), 'expected-'))
    writeFileSync(join(workspace, 'file.json'), text)
    return expectedLayers('file.json', { workspace, temporary: workspace, env: {} })
  }

  test('can be a run manifest. A version that was not published has an older description and license', () => {
    const { runtimes, architectures } = manifest.metadata
    expect(read(JSON.stringify(manifest))).toEqual({
      value: [
        {
          layerName: 'x',
          codeSha256: hashes.x,
          codeSize: 10,
          regions: [one, two, three],
          versions: new Map([
            [one, { arn: arn(arnIn(one)), metadata: manifest.metadata, parameters: ['/x/arn'] }],
            [two, { arn: arn(arnIn(two)), metadata: { runtimes, architectures } }],
          ]),
        },
      ],
    })
  })

  test('can have a Region that a run skipped', () => {
    expect(read(JSON.stringify(exported))).toEqual({
      value: [
        {
          layerName: 'x',
          regions: [one, two],
          versions: new Map([
            [one, { arn: arn(arnIn(one)) }],
            [two, { arn: arn(arnIn(two, 4)), isBehind: true }],
          ]),
        },
      ],
    })
  })

  test('can have a layer for each architecture', () => {
    const other = { ...exported, layerName: 'y' }
    const names = (text: string): unknown => {
      const result = read(text)
      return 'value' in result ? result.value.map(({ layerName }) => layerName) : result.errors
    }
    expect(names(JSON.stringify({ layers: { arm64: exported, x86_64: other } }))).toEqual(['x', 'y'])
    expect(names(JSON.stringify({ schema: 1, layers: [manifest, { ...manifest, layerName: 'y' }] }))).toEqual(
      ['x', 'y'],
    )
    for (const layers of [[], {}, null, 'x', [[]], [null], [exported, 1], Array(11).fill(exported)]) {
      expect(names(JSON.stringify({ layers }))).toEqual([
        expect.objectContaining({ text: expect.stringContaining('it is neither a file') }),
      ])
    }
  })

  test('with any change has a value of the right form, or errors that are safe to show', () => {
    const replaced = fc
      .tuple(fc.constantFrom(manifest, exported), fc.nat(), fc.jsonValue())
      .map(([file, at, value]) => {
        let place = 0
        return JSON.stringify(file, (_key, one: unknown) => (place++ === 1 + (at % 20) ? value : one))
      })
    const cut = fc
      .tuple(fc.constantFrom(manifest, exported), fc.nat(), fc.string())
      .map(([file, at, text]) => {
        const whole = JSON.stringify(file)
        return whole.slice(0, at % whole.length) + text
      })
    fc.assert(
      fc.property(fc.oneof(replaced, cut, fc.json()), (text) => {
        const result = read(text)
        if ('value' in result)
          for (const { versions } of result.value) expect(versions.size).toBeGreaterThan(0)
        else for (const { text: error } of result.errors) expect(error).not.toMatch(/\p{C}/u)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the report', () => {
  const start: Run = { ...newRun({}), layerName: 'x', regions: [one, two] }

  test('of a run that stopped before it read anything', () => {
    const run: Run = { ...start, failure: [saying('No credentials.')] }
    expect(verdict(run)).toBe('Nothing was compared: the run stopped before it read the layer.')
    expect(outputsOf(run)).toEqual({
      'in-sync': '',
      drift: '{}',
      'not-checked': '{}',
      markdown: '',
      'missing-regions': '{}',
      regions: JSON.stringify([one, two]),
      'optional-regions': '[]',
    })
    expect(summaryOf(run)).toContain('❌ **Nothing was compared')
  })

  test('is safe to show, whatever AWS returns', () => {
    const description = '| [x](https://example.com) <img src=x> @octocat `code`\n::error::x'
    const looks = new Map([
      [one, looksIn(one)],
      [two, looksIn(two, { version: seen(version(two, { description })) })],
    ])
    const run: Run = { ...start, comparison: compare(nothingGiven, looks) }
    const { markdown = '', drift = '' } = outputsOf(run)
    expect(markdown).not.toMatch(/<img|\]\(https|@octocat|^::/m)
    expect(JSON.parse(drift)[two][0].found).toBe(description)
  })

  test('of many differences fits into an issue', () => {
    const looks = new Map(
      Array.from({ length: 60 }, (_, index) => {
        const statements = Array.from({ length: 200 }, (__, id) => ({ id: `statement-${id}` }))
        return [`r-${index}`, looksIn(one, { statements: seen(statements) })] as const
      }),
    )
    const run: Run = { ...start, comparison: compare({ ...nothingGiven, principals: [] }, looks) }
    expect(outputsOf(run).markdown.length).toBeLessThan(65_000)
  })

  test('contains for each kind what to do', () => {
    for (const kind of Object.keys(kinds) as DriftKind[]) {
      expect(messageOn({ kind, text: 'It differs.' }).text).toMatch(/^It differs\. [A-Z][^.]*\.$/)
    }
  })
})
