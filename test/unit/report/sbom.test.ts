import { describe, expect, test } from '@jest/globals'
import type { Package } from '../../../src/packages/packages.ts'
import type { Subject } from '../../../src/report/sbom.ts'
import { sbomOf } from '../../../src/report/sbom.ts'

const subject = { layerName: 'my-layer', sha256: Buffer.alloc(32, 0xab).toString('base64') }

const ms: Package = {
  ecosystem: 'npm',
  name: 'ms',
  version: '2.1.3',
  license: 'MIT',
  path: 'nodejs/node_modules/ms',
}

interface Component {
  readonly name: string
  readonly group?: string
  readonly version?: string
  readonly purl?: string
  readonly 'bom-ref': string
  readonly licenses?: unknown
  readonly properties: unknown
}

interface Bill {
  readonly components: readonly Component[]
  readonly [field: string]: unknown
}

const billOf = (packages: readonly Package[], of: Subject = subject): Bill =>
  JSON.parse(sbomOf(packages, of)) as Bill

function componentOf(found: Partial<Package>): Component {
  const [component] = billOf([{ ...ms, license: undefined, ...found }]).components
  if (!component) throw new Error('There is no component.')
  return component
}

test('contains the layer, its hash and its packages, but no time and no machine', () => {
  expect(billOf([ms])).toEqual({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    serialNumber: expect.stringMatching(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    ),
    metadata: {
      tools: { components: [{ type: 'application', name: 'lambda-layer-everywhere' }] },
      component: {
        type: 'library',
        name: 'my-layer',
        hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(32) }],
      },
    },
    components: [
      {
        type: 'library',
        name: 'ms',
        version: '2.1.3',
        'bom-ref': 'pkg:npm/ms@2.1.3',
        purl: 'pkg:npm/ms@2.1.3',
        licenses: [{ license: { id: 'MIT' } }],
        properties: [{ name: 'path', value: 'nodejs/node_modules/ms' }],
      },
    ],
  })
})

test('has what "slim" left out as properties of the layer, and no component for it', () => {
  const leftOut = {
    kinds: [{ kind: 'typings', files: 3, size: 1_234 }],
    packages: [
      { ecosystem: 'npm', name: '@types/node', version: '24.0.0' },
      { ecosystem: 'npm', name: '@types/node', version: '24.0.0' },
      { ecosystem: 'npm', name: '@types/a', version: '' },
    ],
  } as const
  const { metadata, components } = billOf([ms], { ...subject, leftOut })
  expect(metadata).toMatchObject({
    component: {
      name: 'my-layer',
      properties: [
        { name: 'slim:typings', value: '3 files, 1234 bytes' },
        { name: 'slim:package', value: 'pkg:npm/%40types/a' },
        { name: 'slim:package', value: 'pkg:npm/%40types/node@24.0.0' },
      ],
    },
  })
  expect(components.map(({ name }) => name)).toEqual(['ms'])
})

test('is the same for the same layer, in any order of its packages', () => {
  const others = ['é', 'z', 'Z', 'a'].map((name) => ({ ...ms, name, path: `nodejs/node_modules/${name}` }))
  expect(sbomOf([...others, ms], subject)).toBe(sbomOf([ms, ...others.reverse()], subject))
})

test('has the serial number of its layer', () => {
  const serial = (of: Partial<Subject>): unknown => billOf([], { ...subject, ...of })['serialNumber']
  expect(serial({ layerName: 'other' })).not.toBe(serial({}))
  expect(serial({ sha256: Buffer.alloc(32).toString('base64') })).not.toBe(serial({}))
})

test('lists a package once, with all its places', () => {
  const again = { ...ms, path: 'nodejs/node_modules/b/node_modules/ms' }
  const { components } = billOf([ms, again, { ...ms, version: '2.0.0' }])
  expect(components.map((component) => component['bom-ref'])).toEqual([
    'pkg:npm/ms@2.0.0',
    'pkg:npm/ms@2.1.3',
  ])
  expect(components[1]?.properties).toEqual([
    { name: 'path', value: again.path },
    { name: 'path', value: ms.path },
  ])
})

test.each<[Partial<Package>, Partial<Component>]>([
  [
    { name: '@s/a', version: '1.0.0+x' },
    { group: '@s', name: 'a', purl: 'pkg:npm/%40s/a@1.0.0+x' },
  ],
  [
    { ecosystem: 'pypi', name: 'zope-some-thing' },
    { name: 'zope-some-thing', purl: 'pkg:pypi/zope-some-thing@2.1.3' },
  ],
  [
    { ecosystem: 'maven', name: 'org.g:a' },
    { group: 'org.g', name: 'a', purl: 'pkg:maven/org.g/a@2.1.3' },
  ],
  [
    { ecosystem: 'gem', name: 'rack' },
    { name: 'rack', purl: 'pkg:gem/rack@2.1.3' },
  ],
  [{ version: '' }, { name: 'ms', purl: 'pkg:npm/ms', 'bom-ref': 'pkg:npm/ms' }],
])('uses the package URL of %j', (found, component) => {
  expect(componentOf(found)).toMatchObject(component)
})

test('has no URL for a jar whose group is not known', () => {
  const component = componentOf({ ecosystem: 'maven', name: 'own', version: '1.0' })
  expect(component).toMatchObject({ name: 'own', version: '1.0', 'bom-ref': 'own@1.0' })
  expect(component).not.toHaveProperty('purl')
})

describe('a license', () => {
  const expression = (text: string): unknown => [{ expression: text }]
  const named = (name: string): unknown => [{ license: { name } }]
  test.each<[string | undefined, unknown]>([
    ['Apache-2.0', [{ license: { id: 'Apache-2.0' } }]],
    ['apache-2.0', [{ license: { id: 'Apache-2.0' } }]],
    ['MIT OR Apache-2.0', expression('MIT OR Apache-2.0')],
    ['(MIT AND (0BSD OR ISC))', expression('(MIT AND (0BSD OR ISC))')],
    ['Apache-2.0 WITH LLVM-exception', expression('Apache-2.0 WITH LLVM-exception')],
    ['Apache License, Version 2.0', named('Apache License, Version 2.0')],
    ['MIT OR', named('MIT OR')],
    ['MIT Apache-2.0', named('MIT Apache-2.0')],
    ['(MIT', named('(MIT')],
    ['x', named('x')],
    ['SEE LICENSE IN LICENSE.md', named('SEE LICENSE IN LICENSE.md')],
    [undefined, undefined],
  ])('%j', (license, licenses) => {
    expect(componentOf({ license }).licenses).toEqual(licenses)
  })
})
