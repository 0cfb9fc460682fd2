import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Environment } from '../../../../src/layer/layer.ts'
import type { Origin } from '../../../../src/install/install-scripts.ts'
import { originOf } from '../../../../src/install/node/berry-origins.ts'
import { parseClassicLock } from '../../../../src/install/node/classic-lock.ts'
import { originsIn } from '../../../../src/install/node/npm-origins.ts'
import { originsOfPnpm } from '../../../../src/install/node/pnpm-origins.ts'
import type { IsOfRegistry } from '../../../../src/install/node/registries.ts'
import { ofRegistries, publicRegistries, registriesOf } from '../../../../src/install/node/registries.ts'
import { sourcesIn } from '../../../../src/install/node/yarn-git.ts'
import { temporary } from '../../../support/pack-layer.ts'

const isOfRegistry = ofRegistries([
  { address: 'https://npm.example.com/' },
  { address: 'https://shared.example/acme/npm' },
  { address: 'https://scoped.example/npm/', scope: '@acme' },
  { address: 'https://npm.pkg.github.com/acme', scope: '@acme' },
])

/** An address of the public registry. */
function ofPublic(path: string): string {
  return new URL(path, publicRegistries[0]?.address).href
}

describe('an address is of a registry', () => {
  test.each([
    ['sharp', ofPublic('sharp/-/sharp-1.0.0.tgz'), true],
    ['@a/b', 'https://npm.example.com/@a%2fb/-/b-1.0.0.tgz', true],
    ['@a/b', 'https://npm.example.com/download/@a/b/1.0.0/abc', true],
    ['sharp', 'https://npm.example.com/', true],
    ['sharp', 'https://evil.example/sharp/-/sharp-1.0.0.tgz', false],
    ['sharp', ofPublic('evil/-/evil-1.0.0.tgz'), false],
    ['sharp', 'https://npm.example.com@evil.example/sharp/-/sharp-1.0.0.tgz', false],
    ['sharp', 'git+https://npm.example.com/sharp/x', false],
    ['sharp', ofPublic('@evil/sharp/-/sharp-1.0.0.tgz'), false],
    ['@acme/sharp', ofPublic('sharp/-/sharp-1.0.0.tgz'), false],
    ['sharp', 'https://shared.example/acme/npm/sharp/-/sharp-1.0.0.tgz', true],
    ['sharp', 'https://shared.example/acme/npm/', true],
    ['sharp', 'https://shared.example/evil/npm/sharp/-/sharp-1.0.0.tgz', false],
    ['sharp', 'https://shared.example/evil/npm/', false],
    ['sharp', 'https://shared.example/acme/npm/../../evil/npm/sharp/-/sharp-1.0.0.tgz', false],
    ['sharp', 'https://shared.example/acme/npm/..%2f..%2fevil/npm/sharp/-/sharp-1.0.0.tgz', false],
    ['sharp', 'https://shared.example/acme/npm-of-evil/sharp/-/sharp-1.0.0.tgz', false],
    ['npm', 'https://shared.example/acme/npm/evil/-/evil-1.0.0.tgz', false],
    ['@acme/a', 'https://scoped.example/npm/@acme/a/-/a-1.0.0.tgz', true],
    ['sharp', 'https://scoped.example/npm/sharp/-/sharp-1.0.0.tgz', false],
    ['@acme-evil/a', 'https://scoped.example/npm/@acme-evil/a/-/a-1.0.0.tgz', false],
    ['@acme/a', 'https://npm.pkg.github.com/download/@acme/a/1.0.0/abc', true],
    ['@evil/a', 'https://npm.pkg.github.com/download/@evil/a/1.0.0/abc', false],
  ])('%s: %s', (name, address, expected) => {
    expect(isOfRegistry(name, address)).toBe(expected)
  })

  const bunfig = (scopes: string): Files => ({ 'bunfig.toml': `[install${scopes}` })
  test.each<[Files, Environment, string, string | undefined]>([
    [{ '.npmrc': '@a:registry=https://r.example/npm/\n' }, {}, 'https://r.example/npm', '@a'],
    [{ '.npmrc': 'registry = "https://u:p@r.example/npm"\n' }, {}, 'https://r.example/npm', undefined],
    [{ '.npmrc': '//r.example:8080/npm/:_authToken=x' }, {}, 'https://r.example:8080/npm', undefined],
    [{ '.npmrc': 'registry=https://r.example:443/npm' }, {}, 'https://r.example/npm', undefined],
    [{ 'pnpm/rc': '@a:registry=https://r.example/npm/\n' }, {}, 'https://r.example/npm', '@a'],
    [
      { '.yarnrc': '"@a:registry" "${HOST}/npm/"\n' },
      { HOST: 'http://r.example' },
      'http://r.example/npm',
      '@a',
    ],
    [{ '.yarnrc': 'registry "https://r.example/npm"\n' }, {}, 'https://r.example/npm', undefined],
    [
      { '.yarnrc.yml': 'npmRegistryServer: "${NO:-https://r.example/npm}"' },
      {},
      'https://r.example/npm',
      undefined,
    ],
    [
      { '.yarnrc.yml': 'npmRegistries: {"//r.example/npm": {npmAuthToken: x}}' },
      {},
      'https://r.example/npm',
      undefined,
    ],
    [
      { '.yarnrc.yml': 'npmScopes: {a: {npmRegistryServer: "https://r.example/npm"}}' },
      {},
      'https://r.example/npm',
      '@a',
    ],
    [
      { 'pnpm-workspace.yaml': 'registries: {"@a": "https://r.example/npm"}' },
      {},
      'https://r.example/npm',
      '@a',
    ],
    [
      { 'pnpm-workspace.yaml': 'registries: {default: "https://r.example/npm"}' },
      {},
      'https://r.example/npm',
      undefined,
    ],
    [bunfig(']\nregistry = "https://r.example/npm"'), {}, 'https://r.example/npm', undefined],
    [bunfig(']\nregistry = { url = "https://r.example/npm" }'), {}, 'https://r.example/npm', undefined],
    [bunfig('.scopes]\na = { url = "https://r.example/npm" }'), {}, 'https://r.example/npm', '@a'],
    [bunfig('.scopes]\n"@a" = "https://r.example/npm"'), {}, 'https://r.example/npm', '@a'],
    [{}, { npm_config_registry: 'https://r.example/npm' }, 'https://r.example/npm', undefined],
    [{}, { 'npm_config_@a:registry': 'https://r.example/npm' }, 'https://r.example/npm', '@a'],
    [{}, { YARN_NPM_REGISTRY_SERVER: 'https://r.example/npm' }, 'https://r.example/npm', undefined],
    [{}, { YARN_REGISTRY: 'https://r.example/npm' }, 'https://r.example/npm', undefined],
    [{}, { BUN_CONFIG_REGISTRY: 'https://r.example/npm' }, 'https://r.example/npm', undefined],
  ])('by %j and %j: %s for %s', async (files, env, address, scope) => {
    const known = await knownBy(files, env)
    const owners = ['@a', '@b'].filter((owner) => known(`${owner}/x`, `${address}/${owner}/x/-/x-1.0.0.tgz`))
    expect(owners).toEqual(scope === undefined ? ['@a', '@b'] : [scope])
    expect(known('@a/x', `${new URL(address).origin}/evil/@a/x/-/x-1.0.0.tgz`)).toBe(false)
  })

  test.each<[Files, Environment]>([
    [{ '.npmrc': 'proxy=https://r.example/\n' }, {}],
    [{ '.yarnrc.yml': 'catalog: {x: "https://r.example/x.tgz"}\n' }, {}],
    [{ 'pnpm-workspace.yaml': 'overrides: {x: "https://r.example/x.tgz"}\n' }, {}],
    [{ '.npmrc': 'registry=https://r.example@evil.example/\n' }, {}],
    [{ '.yarnrc.yml': 'npmScopes: [' }, {}],
    [{}, { DOCKER_REGISTRY: 'https://r.example/' }],
  ])('and not by %j and %j', async (files, env) => {
    const known = await knownBy(files, env)
    expect(known('x', 'https://r.example/x/-/x-1.0.0.tgz')).toBe(false)
  })
})

type Files = Readonly<Record<string, string>>

async function knownBy(files: Files, env: Environment): Promise<IsOfRegistry> {
  const root = temporary()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return registriesOf([root], { ...env, HOME: root, XDG_CONFIG_HOME: root })
}

describe('package-lock.json', () => {
  const evil = 'https://evil.example/evil.tgz'
  test.each<[string, string, object, readonly Origin[]]>([
    ['a registry', 'sharp', { version: '1.0.0' }, [{ name: 'sharp' }]],
    ['another address', 'sharp', { version: '1.0.0', resolved: evil }, [{ name: 'sharp', address: evil }]],
    ['an address as version', 'sharp', { version: evil }, [{ name: 'sharp', address: evil }]],
    [
      'an alias',
      'a',
      { name: 'real', version: '1.0.0', resolved: 'https://npm.example.com/real/-/real-1.0.0.tgz' },
      [{ name: 'real' }],
    ],
    [
      'an alias at another address',
      'a',
      { name: 'sharp', version: '1.0.0', resolved: evil },
      [{ name: 'a', address: evil }],
    ],
    [
      'an archive with the name sharp in its package.json',
      'a',
      { name: 'sharp', resolved: 'file:a.tgz' },
      [{ name: 'a' }],
    ],
    ['an archive in another package', 'sharp', { resolved: 'file:node_modules/evil/sharp.tgz' }, []],
  ])('names what comes from %s', (_what, name, entry, expected) => {
    expect(originsIn({ packages: { [`node_modules/${name}`]: entry } }, isOfRegistry)).toEqual([
      [`node_modules/${name}`, expected],
    ])
  })

  test('does not name links, bundled packages and folders', () => {
    const packages = {
      '': {},
      shared: { name: 'sharp' },
      'node_modules/shared': { resolved: 'shared', link: true },
      'node_modules/a/node_modules/b': { version: '1.0.0', inBundle: true },
      'node_modules/a/vendor/sharp': { version: '1.0.0' },
    }
    expect(originsIn({ packages }, isOfRegistry)).toEqual([])
  })

  test('in the format of npm 6', () => {
    const dependencies = {
      a: { version: '1.0.0', dependencies: { b: { version: 'git+https://h.example/b.git#1' } } },
      c: { version: 'npm:real@1.0.0', dependencies: { d: { version: '1.0.0', bundled: true } } },
    }
    expect(originsIn({ dependencies }, isOfRegistry)).toEqual([
      ['node_modules/a', [{ name: 'a' }]],
      ['node_modules/a/node_modules/b', [{ name: 'b', address: 'git+https://h.example/b.git#1' }]],
      ['node_modules/c', [{ name: 'real' }]],
    ])
  })
})

test('pnpm-lock.yaml names packages by their keys, in each of its formats', async () => {
  const keys: [string, string, readonly Origin[]][] = [
    ['sharp@1.0.0', '{integrity: x}', [{ name: 'sharp' }]],
    ['/old@1.0.0(react@18.0.0)', '{integrity: x}', [{ name: 'old' }]],
    ['real@1.0.0', '{integrity: x}', [{ name: 'real' }]],
    [
      'away@1.0.0',
      '{integrity: x, tarball: "https://evil.example/x.tgz"}',
      [{ name: 'away', address: 'https://evil.example/x.tgz' }],
    ],
    [
      'g@git+https://h.example/g.git#1',
      '{type: git, repo: "https://h.example/g.git", commit: "1"}',
      [{ name: 'g', address: 'git+https://h.example/g.git' }],
    ],
    ['sharp@file:liar.tgz', '{integrity: x, tarball: file:liar.tgz}', [{ name: 'liar' }]],
    ['odd@runtime:1', '{type: variations}', []],
  ]
  const installed = ['sharp', 'old', 'alias', 'away', 'g', 'liar', 'odd']
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pnpm-')))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const name of installed) write(`node_modules/${name}/package.json`, '{}')
  const noted = keys.map(([key], index) => [
    key.replace('/old@', '/old/'),
    [`node_modules/${installed[index] ?? ''}`],
  ])
  write('node_modules/.modules.yaml', JSON.stringify({ hoistedLocations: Object.fromEntries(noted) }))
  const entries = keys.map(
    ([key, resolution]) => `  ${JSON.stringify(key)}:\n    resolution: ${resolution}\n`,
  )
  write('pnpm-lock.yaml', `lockfileVersion: '9.0'\npackages:\n${entries.join('')}`)
  const places = await originsOfPnpm(root, isOfRegistry)
  expect(installed.map((name) => places.get(join(root, 'node_modules', name)))).toEqual(
    keys.map(([, , origins]) => origins),
  )
})

test.each<[string, readonly Origin[]]>([
  ['sharp@npm:1.0.0', [{ name: 'sharp' }]],
  ['real@npm:1.0.0', [{ name: 'real' }]],
  ['a@virtual:abc#npm:1.0.0', [{ name: 'a' }]],
  ['a@patch:a@npm%3A1.0.0#~/.yarn/patches/a.patch', [{ name: 'a' }]],
  [
    'a@npm:1.0.0::__archiveUrl=https%3A%2F%2Fevil.example%2Fa%2F-%2Fa-1.0.0.tgz',
    [{ name: 'it', address: 'https://evil.example/a/-/a-1.0.0.tgz' }],
  ],
  ['a@npm:1.0.0::__archiveUrl=https%3A%2F%2Fnpm.example.com%2Fdownload%2Fa%2F1.0.0', [{ name: 'a' }]],
  ['a@https://h.example/a.git#commit=1', [{ name: 'a', address: 'https://h.example/a.git#commit=1' }]],
  ['a@file:./a.tgz#./a.tgz::hash=1&locator=own%40workspace%3A.', [{ name: 'a' }]],
  ['a@file:./a.tgz#./a.tgz::hash=1&locator=evil%40npm%3A1.0.0', []],
  ['a@exec:./gen.js#./gen.js::hash=1', []],
])('Yarn 4 names %s', (locator, expected) => {
  expect(originOf(locator, 'it', isOfRegistry)).toEqual(expected)
})

describe('a yarn.lock', () => {
  test.each([
    ['quoted', 'a@x:\n  "resolved" "git+https://h.example/a.git#1"\n'],
    ['by its request', '"a@git+https://h.example/a":\n  resolved "https://h.example/a#1"\n'],
    ['not at all', '"a@git+https://h.example/a.git":\n  version "1.0.0"\n'],
    [
      'of a workspace of Yarn 4',
      '__metadata:\n  version: 8\n"a@x":\n  "resolution": "a@https://h.example/a.git#commit=1"\n',
    ],
    [
      'of Yarn 4, in one line',
      '__metadata:\n  version: 8\n"a@x": {resolution: "a@https://h.example/a.git#commit=1"}\n',
    ],
    [
      'of Yarn 4, without a resolution',
      '__metadata:\n  version: 8\n"a@https://h.example/a.git":\n  version: 1.0.0\n',
    ],
  ])('names a package from git %s', (_how, lock) => {
    expect(sourcesIn(lock)).toEqual([
      { name: 'a', address: expect.stringMatching(/^(git\+)?https:\/\/h\.example\/a(\.git)?$/) },
    ])
  })

  test.each(['<<<<<<< HEAD\n', 'a@x:\n   resolved "y"\n', 'a@x:\n  resolved y z\n', '  resolved "y"\n'])(
    'is rejected if Yarn would not write it: %j',
    (text) => {
      expect(() => parseClassicLock(text)).toThrow(/yarn\.lock has an unexpected line/)
    },
  )
})

test('a lock file in which npm 6 has recorded an unknown address', () => {
  const entry = { version: '1.0.0', resolved: false } as unknown as { readonly version: string }
  expect(originsIn({ dependencies: { sharp: entry } }, isOfRegistry)).toEqual([
    ['node_modules/sharp', [{ name: 'sharp' }]],
  ])
})

test('a resolution with a key that pnpm does not write, such as a merge key, allows nothing', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'merge-')))
  mkdirSync(join(root, 'node_modules', 'sharp'), { recursive: true })
  const resolution = `{integrity: sha512-a, <<: {tarball: 'http://evil.example/evil.tgz'}}`
  writeFileSync(
    join(root, 'pnpm-lock.yaml'),
    `lockfileVersion: '9.0'\n\npackages:\n\n  sharp@0.33.5:\n    resolution: ${resolution}\n`,
  )
  writeFileSync(
    join(root, 'node_modules', '.modules.yaml'),
    JSON.stringify({ hoistedLocations: { 'sharp@0.33.5': ['node_modules/sharp'] } }),
  )
  expect([...(await originsOfPnpm(root, isOfRegistry))]).toEqual([[join(root, 'node_modules/sharp'), []]])
})

test('a lock file of Yarn 4 of any size is read', () => {
  const entry = (index: number): string =>
    `"pkg-${index}@npm:^1.0.0":\n  version: 1.0.${index}\n  resolution: "pkg-${index}@npm:1.0.${index}"\n  linkType: hard\n\n`
  const git = `"x@https://h.example/x.git":\n  version: 1.0.0\n  resolution: "x@https://h.example/x.git#commit=abc"\n`
  const lock = [
    '__metadata:\n  version: 8\n\n',
    ...Array.from({ length: 4_000 }, (_, index) => entry(index)),
    git,
  ].join('')
  expect(lock.length).toBeGreaterThan(300_000)
  expect(sourcesIn(lock)).toEqual([{ name: 'x', address: 'https://h.example/x.git' }])
})
