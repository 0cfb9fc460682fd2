import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { knownRuntimes } from '../../../src/aws-names/regions-and-runtimes.ts'
import { versionsOf } from '../../../src/layer/runtimes.ts'
import { isUnsupportedForm, lambdaOptions, nodePackages } from '../../../src/layer-tests/node-packages.ts'
import { treeOf } from '../../support/pack-layer.ts'

/** Returns how packages are loaded or why they are skipped, by their names. */
async function selected(
  packages: Record<string, object>,
  { files = {}, direct }: { files?: Record<string, string>; direct?: string[] } = {},
): Promise<Record<string, string>> {
  const manifests = Object.entries(packages).map(([name, fields]) => [
    `${name}/package.json`,
    JSON.stringify({ name, ...fields }),
  ])
  const root = treeOf({ ...(Object.fromEntries(manifests) as Record<string, string>), ...files })
  const place = { layer: root, folders: [root, join(root, 'nowhere')], direct: direct && new Set(direct) }
  const { loads, skipped } = await nodePackages(place, { architecture: 'x86_64' })
  const forms = new Map<string, string[]>()
  for (const { package: name, how } of loads) forms.set(name, [...(forms.get(name) ?? []), how])
  return {
    ...Object.fromEntries([...forms].map(([name, hows]) => [name, hows.join()])),
    ...Object.fromEntries(skipped.map(({ package: name, why }) => [name, why])),
  }
}

describe('a package is loaded with require and import, or skipped', () => {
  const loaded = 'require,import'
  const table: [string, object, Record<string, string>, string][] = [
    ['a main file', { main: 'lib/a.js' }, {}, loaded],
    ['index.js', {}, { 'x/index.js': '' }, loaded],
    ['index.json', {}, { 'x/index.json': '' }, loaded],
    ['exports as a text', { exports: './a.mjs' }, {}, loaded],
    [
      'exports with conditions',
      { exports: { import: { types: './a.d.ts', default: './a.mjs' } } },
      {},
      loaded,
    ],
    ['exports with paths', { exports: { '.': './a.js', './b': './b.js' } }, {}, loaded],
    ['only types in exports', { exports: { '.': { types: './a.d.ts' } } }, {}, 'no entry point'],
    ['a type declaration as exports', { exports: './index.d.ts', types: './index.d.ts' }, {}, 'only types'],
    ['a style sheet as the main file', { main: 'index.css' }, { 'x/index.css': '' }, 'no entry point'],
    ['a style sheet in exports', { exports: { '.': './index.css' } }, {}, 'no entry point'],
    ['only paths in exports', { exports: { './b': './b.js' } }, {}, 'no entry point'],
    ['types', { types: 'a.d.ts' }, {}, 'only types'],
    ['types as the main file', { main: 'index.d.ts' }, { 'x/index.d.ts': '' }, 'only types'],
    ['an empty main file', { main: '', typings: 'a.d.ts' }, {}, 'only types'],
    ['programs', { bin: { x: 'cli.js' } }, { 'x/cli.js': '' }, 'only programs'],
    ['programs and code', { bin: { x: 'cli.js' }, main: 'a.js' }, {}, loaded],
    ['nothing', {}, {}, 'no entry point'],
    ['code for another system', { main: 'a.js', os: ['darwin'] }, {}, 'for another platform'],
    ['code for another processor', { main: 'a.js', cpu: ['arm64'] }, {}, 'for another platform'],
    ['code for this platform', { main: 'a.node', os: ['linux'], cpu: ['x64'] }, {}, loaded],
  ]
  test.each(table)('with %s', async (_name, fields, files, expected) => {
    expect(await selected({ x: fields }, { files })).toEqual({ x: expected })
  })

  test('without a package.json', async () => {
    expect(await selected({}, { files: { 'own/index.js': '', 'no-package/a.txt': '' } })).toEqual({
      own: loaded,
    })
  })

  test('with a scope', async () => {
    expect(await selected({ '@scope/x': { main: 'a.js' }, '@types/node': { main: 'a.js' } })).toEqual({
      '@scope/x': loaded,
      '@types/node': 'only types',
    })
  })

  test('if it is a direct dependency', async () => {
    const packages = { a: { main: 'a.js' }, b: { main: 'b.js' } }
    expect(await selected(packages, { direct: ['b', 'c'] })).toEqual({ b: loaded, c: 'not in the layer' })
  })
})

describe('a package supports only one form', () => {
  const place = '/opt/nodejs/node_modules/x'
  const entry = `${place}/index.js`
  const load = (how: 'require' | 'import') => ({ package: 'x', module: 'x', how, place })
  const exported = (path: string) => `No "exports" main defined in ${path}/package.json`
  const esm = (path: string) => `require() of ES Module ${path} from /load.mjs not supported.`
  const table: [string, 'require' | 'import', string, string, boolean][] = [
    ['no export', 'require', 'ERR_PACKAGE_PATH_NOT_EXPORTED', exported(place), true],
    ['no export of a dependency', 'require', 'ERR_PACKAGE_PATH_NOT_EXPORTED', exported('/opt/y'), false],
    ['an ES module', 'require', 'ERR_REQUIRE_ESM', esm(entry), true],
    ['an ES module as a dependency', 'require', 'ERR_REQUIRE_ESM', esm('/opt/y/index.js'), false],
    [
      'an ES module that a CommonJS package requires',
      'import',
      'ERR_REQUIRE_ESM',
      esm('/opt/y/index.js'),
      false,
    ],
    ['an ES module with await', 'require', 'ERR_REQUIRE_ASYNC_MODULE', 'require() cannot be used', true],
    ['JSON', 'import', 'ERR_IMPORT_ATTRIBUTE_MISSING', `Module "file://${entry}" needs`, true],
    [
      'JSON of a dependency',
      'import',
      'ERR_IMPORT_ATTRIBUTE_MISSING',
      'Module "file:///y.json" needs',
      false,
    ],
    [
      'native code',
      'import',
      'ERR_UNKNOWN_FILE_EXTENSION',
      `Unknown file extension ".node" for ${entry}`,
      true,
    ],
    ['a missing module', 'require', 'MODULE_NOT_FOUND', "Cannot find module 'x'", false],
  ]
  test.each(table)('%s with %s: %s', (_name, how, code, message, expected) => {
    expect(isUnsupportedForm(load(how), { code, message, entry })).toBe(expected)
  })
})

test('features that Lambda disables are disabled, if Node.js has an option for them', () => {
  expect(lambdaOptions('18.20.0')).toEqual([])
  expect(lambdaOptions('20.9.0')).toEqual([])
  expect(lambdaOptions('20.19.1')).toEqual(['--no-experimental-require-module'])
  expect(lambdaOptions('22.14.0')).toEqual([
    '--no-experimental-require-module',
    '--no-experimental-detect-module',
  ])
  expect(lambdaOptions('24.1.0')).toEqual(['--no-experimental-require-module'])
  expect(lambdaOptions('26.0.0')).toEqual(['--no-experimental-require-module'])
  expect(lambdaOptions('28.0.0')).toEqual([])
})

test.each(versionsOf('nodejs', knownRuntimes).filter((version) => Number(version) >= 20))(
  'as in Lambda, Node.js %s does not require ES modules',
  (version) => {
    expect(lambdaOptions(`${version}.99.0`)).toContain('--no-experimental-require-module')
  },
)
