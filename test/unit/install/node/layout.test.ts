import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { requireAll, warningsAbout } from '../../../../src/install/node/judge.ts'
import { allPlaced, layOut } from '../../../../src/install/node/layout.ts'
import type { Manifest } from '../../../../src/install/node/package-json.ts'
import type { Closure, LockedNames } from '../../../../src/install/node/packages.ts'
import { findPackages } from '../../../../src/install/node/packages.ts'
import { writeLayout } from '../../../../src/install/node/write.ts'
import { textsOf } from '../../../../src/base/message.ts'

const target = { runtimes: [], architecture: 'arm64', matchesRunner: false } as const

/** A directory with packages by their paths, each with its package.json, and links by theirs, each with what it leads to. */
function installed(packages: Record<string, Manifest>, links: Record<string, string> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'installed-'))
  for (const [path, manifest] of Object.entries(packages)) {
    mkdirSync(join(root, path), { recursive: true })
    const name = path.split('node_modules/').at(-1) ?? path
    writeFileSync(join(root, path, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }))
  }
  for (const [path, end] of Object.entries(links)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    symlinkSync(relative(dirname(join(root, path)), join(root, end)), join(root, path))
  }
  return root
}

function closureOf(root: string, source = '', lockedNames: LockedNames = new Map()): Promise<Closure> {
  return findPackages({ source: join(root, source), boundary: root, target, lockedNames })
}

/** Each place of the layer with the version of the package there. */
async function placesOf(
  root: string,
  source = '',
  lockedNames: LockedNames = new Map(),
): Promise<Record<string, string | undefined>> {
  const places = [...allPlaced(layOut(await closureOf(root, source, lockedNames)))]
  return Object.fromEntries(places.map(({ path, placed }) => [path, placed.package.manifest.version]))
}

const on = (...names: string[]): Manifest => ({
  dependencies: Object.fromEntries(names.map((name) => [name, '*'])),
})

describe('the packages of a layer', () => {
  test('are those that the source needs, and no others', async () => {
    const root = installed({
      '': { ...on('a'), devDependencies: { dev: '*' } },
      'node_modules/a': on('b'),
      'node_modules/b': {},
      'node_modules/dev': {},
      'node_modules/.cache': {},
    })
    expect(Object.keys(await placesOf(root))).toEqual(['node_modules/a', 'node_modules/b'])
  })

  test('include those that the lock file adds to a manifest', async () => {
    const root = installed({
      '': on('a'),
      'node_modules/a': {},
      'node_modules/a/node_modules/inner': {},
      'node_modules/added': on('b'),
      'node_modules/b': {},
      'node_modules/other': {},
    })
    const lockedNames = new Map([['a@1.0.0', ['added', 'inner', 'absent']]])
    expect(Object.keys(await placesOf(root, '', lockedNames))).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/inner',
      'node_modules/added',
      'node_modules/b',
    ])
  })

  test('with the same name in two versions are where the packages that use them find them', async () => {
    const root = installed({
      'packages/own': on('a', 'x'),
      'packages/own/node_modules/x': { version: '2.0.0' },
      'node_modules/a': on('x', 'b'),
      'node_modules/b': on('x'),
      'node_modules/x': { version: '1.0.0' },
    })
    expect(await placesOf(root, 'packages/own')).toEqual({
      'node_modules/x': '2.0.0',
      'node_modules/a': '1.0.0',
      'node_modules/a/node_modules/x': '1.0.0',
      'node_modules/b': '1.0.0',
      'node_modules/b/node_modules/x': '1.0.0',
    })
  })

  test('that are together below another package stay together', async () => {
    const root = installed({
      '': on('a', 'x', 'y'),
      'node_modules/x': { version: '1.0.0' },
      'node_modules/y': { version: '1.0.0' },
      'node_modules/a': on('x', 'y'),
      'node_modules/a/node_modules/x': { version: '2.0.0', ...on('y') },
      'node_modules/a/node_modules/y': { version: '2.0.0' },
    })
    expect(Object.keys(await placesOf(root))).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/x',
      'node_modules/a/node_modules/y',
      'node_modules/x',
      'node_modules/y',
    ])
  })

  test('are also found in a layout of links, and are all at the top', async () => {
    const root = installed(
      {
        '': on('a'),
        'node_modules/.store/a@1/node_modules/a': on('b'),
        'node_modules/.store/b@1/node_modules/b': {},
      },
      {
        'node_modules/a': 'node_modules/.store/a@1/node_modules/a',
        'node_modules/.store/a@1/node_modules/b': 'node_modules/.store/b@1/node_modules/b',
      },
    )
    expect(Object.keys(await placesOf(root))).toEqual(['node_modules/a', 'node_modules/b'])
  })

  test('that need each other are installed once', async () => {
    const root = installed({ '': on('a'), 'node_modules/a': on('b'), 'node_modules/b': on('a') })
    expect(Object.keys(await placesOf(root))).toEqual(['node_modules/a', 'node_modules/b'])
  })

  test('that need several versions of each other without an end are rejected', async () => {
    const root = installed(
      {
        '': on('a'),
        'store/1/node_modules/a': on('b'),
        'store/1/node_modules/b': { version: '1.0.0' },
        'store/2/node_modules/a': { version: '2.0.0' },
        'store/2/node_modules/b': { version: '2.0.0', ...on('a') },
      },
      { 'node_modules/a': 'store/1/node_modules/a' },
    )
    const [a1, b1, a2, b2] = ['1/node_modules/a', '1/node_modules/b', '2/node_modules/a', '2/node_modules/b']
    const link = (path: string, end: string): void => {
      mkdirSync(dirname(join(root, 'store', path)), { recursive: true })
      symlinkSync(join(root, 'store', end), join(root, 'store', path))
    }
    for (const [path, name] of [
      [b1, 'a'],
      [a2, 'b'],
    ] as const) {
      writeFileSync(join(root, 'store', path, 'package.json'), JSON.stringify({ name: path, ...on(name) }))
    }
    link(`${b1}/node_modules/a`, a2)
    link(`${a2}/node_modules/b`, b2)
    link(`${b2}/node_modules/a`, a1)
    await expect(placesOf(root)).rejects.toThrow('its node_modules would never end')
  })

  test('that are optional and not for the target are left out', async () => {
    const root = installed({
      '': { optionalDependencies: { x64: '*', arm: '*', musl: '*', mac: '*', any: '*' } },
      'node_modules/x64': { cpu: ['x64'] },
      'node_modules/arm': { cpu: ['arm64'], os: ['linux'], libc: ['glibc'] },
      'node_modules/musl': { cpu: ['arm64'], libc: ['musl'] },
      'node_modules/mac': { os: ['!linux'] },
      'node_modules/any': { os: 'any' },
    })
    expect(Object.keys(await placesOf(root))).toEqual(['node_modules/any', 'node_modules/arm'])
  })

  test('that are optional peers are included if another package needs them', async () => {
    const root = installed({
      '': on('a'),
      'node_modules/a': {
        peerDependencies: { needed: '*', taken: '*' },
        peerDependenciesMeta: { taken: { optional: true } },
      },
      'node_modules/needed': {},
      'node_modules/taken': {},
    })
    expect(Object.keys(await placesOf(root))).toEqual(['node_modules/a', 'node_modules/needed'])
  })
})

describe('an incomplete installation', () => {
  test('is rejected if a dependency of the source is missing', async () => {
    const root = installed({ '': on('a', 'b'), 'node_modules/a': {} })
    const closure = await closureOf(root)
    expect(() => requireAll(closure, 'npm')).toThrow('did not install b.')
  })

  test('is rejected if only the folder of a workspace member exists', async () => {
    const root = installed({ '': on('a'), 'packages/a': on('b') }, { 'node_modules/a': 'packages/a' })
    mkdirSync(join(root, 'node_modules/b'))
    const closure = await closureOf(root)
    expect(() => requireAll(closure, 'npm')).toThrow('did not install b (needed by packages/a).')
  })

  test('is rejected if there are no dependencies', async () => {
    const closure = await closureOf(installed({ '': { workspaces: ['a'] } }))
    expect(() => requireAll(closure, 'npm')).toThrow(/would be empty.*workspace member/)
  })

  const table: [string, Manifest, string][] = [
    ['lacks a dependency', on('c'), 'not installed: c (needed by a)'],
    [
      'has a dependency from Git',
      { dependencies: { b: 'git+https://token@example.com/b.git' } },
      'web address: b (needed by a)',
    ],
    [
      'has a dependency in a short form of a Git host',
      { dependencies: { b: 'someone/b#main' } },
      'web address: b (needed by a)',
    ],
    [
      'has a dependency from a web address',
      { dependencies: { b: 'https://example.com/b.tgz' } },
      'web address: b (needed by a)',
    ],
    ['is for another architecture', { cpu: ['x64'] }, 'do not run on linux arm64: a.'],
    [
      'lacks its part for the target',
      { optionalDependencies: { 'a-linux-arm64-gnu': '*' } },
      'a-linux-arm64-gnu (needed by a)',
    ],
  ]
  test.each(table)('names a package that %s', async (_name, manifest, expected) => {
    const root = installed({ '': on('a'), 'node_modules/a': manifest, 'node_modules/b': {} })
    expect(textsOf(warningsAbout(await closureOf(root), target))).toEqual([expect.stringContaining(expected)])
  })

  test.each([
    [
      'parts for other platforms are not reported',
      {
        optionalDependencies: {
          'a-linux-x64': '*',
          'a-linuxmusl-arm64': '*',
          'a-linux-arm64-musl': '*',
          'a-darwin-arm64': '*',
        },
      },
    ],
    [
      'a range, an alias and a path are not web addresses',
      { dependencies: { b: 'npm:@s/b@^1.0.0' }, optionalDependencies: { c: 'file:./c' } },
    ],
  ])('%s', async (_name, manifest) => {
    const root = installed({
      '': on('a'),
      'node_modules/a': manifest,
      'node_modules/b': {},
      'node_modules/c': {},
    })
    expect(warningsAbout(await closureOf(root), target)).toEqual([])
  })
})

describe('the files of a layer', () => {
  async function written(root: string): Promise<string> {
    const directory = mkdtempSync(join(tmpdir(), 'layer-'))
    const route = { installed: realpathSync(root), between: mkdtempSync(join(tmpdir(), 'between-')) }
    await writeLayout(layOut(await closureOf(root)), directory, route)
    return directory
  }

  /** Returns the numbers of the files by which the file system knows them. A moved file keeps its number. */
  const numberOf = (...path: string[]): number => lstatSync(join(...path)).ino

  test('are those of the installation, moved to their places: also a package in the node_modules of another one', async () => {
    const root = installed({
      '': on('a', 'b', 'c'),
      'node_modules/a': on('b'),
      'node_modules/a/node_modules/b': {},
      'node_modules/a/node_modules/unused': {},
      'node_modules/a/lib/node_modules/part': {},
      'node_modules/b': {},
      'node_modules/c': {},
    })
    const paths = ['a', 'a/node_modules/b', 'a/lib/node_modules/part', 'b', 'c'].map(
      (path) => `node_modules/${path}/package.json`,
    )
    const before = paths.map((path) => numberOf(root, path))
    const layer = await written(root)
    expect(paths.map((path) => numberOf(layer, path))).toEqual(before)
    expect(readdirSync(join(layer, 'node_modules/a/node_modules'))).toEqual(['b'])
  })

  test('are copies of a package that is in several places, in another package, or outside of the installation', async () => {
    const outside = installed({ 'node_modules/e': {} })
    const root = installed(
      {
        '': on('a', 'b', 'c', 'd', 'e'),
        'node_modules/a': on('b'),
        'node_modules/a/lib/node_modules/d': {},
        'node_modules/b': {},
        'node_modules/c': on('b'),
        'shared/node_modules/b': { version: '2.0.0' },
      },
      {
        'node_modules/a/node_modules/b': 'shared/node_modules/b',
        'node_modules/c/node_modules/b': 'shared/node_modules/b',
        'node_modules/d': 'node_modules/a/lib/node_modules/d',
        'node_modules/e': `../${basename(outside)}/node_modules/e`,
      },
    )
    const layer = await written(root)
    const paths = ['a', 'a/node_modules/b', 'a/lib/node_modules/d', 'b', 'c', 'c/node_modules/b', 'd', 'e']
    const numbers = paths.map((path) => numberOf(layer, 'node_modules', path, 'package.json'))
    expect(new Set(numbers).size).toBe(paths.length)
    expect(existsSync(join(outside, 'node_modules/e/package.json'))).toBe(true)
  })

  test('share nothing with the cache of a manager that is executable', async () => {
    const root = installed({ '': on('a'), 'node_modules/a': { bin: 'cli.js' } })
    const cached = join(mkdtempSync(join(tmpdir(), 'cache-')), 'cli.js')
    writeFileSync(cached, 'a', { mode: 0o644 })
    linkSync(cached, join(root, 'node_modules/a/cli.js'))
    const command = join(await written(root), 'node_modules/.bin/a')
    expect([statSync(command).mode & 0o777, statSync(cached).mode & 0o777]).toEqual([0o755, 0o644])
    expect(readFileSync(command, 'utf8')).toBe('a')
  })

  test('are copies: a member without its node_modules, and a link to another directory as its target', async () => {
    const root = installed(
      {
        '': on('a'),
        'packages/a': {},
        'packages/a/node_modules/junk': {},
        'packages/a/deep/node_modules/junk': {},
        shared: {},
      },
      {
        'node_modules/a': 'packages/a',
        'packages/a/lib': 'shared',
        'packages/a/self.json': 'packages/a/package.json',
      },
    )
    const layer = await written(root)
    expect(readdirSync(join(layer, 'node_modules/a')).sort()).toEqual([
      'deep',
      'lib',
      'package.json',
      'self.json',
    ])
    expect(readdirSync(join(layer, 'node_modules/a/deep'))).toEqual([])
    expect(lstatSync(join(layer, 'node_modules/a/lib')).isDirectory()).toBe(true)
    expect(readlinkSync(join(layer, 'node_modules/a/self.json'))).toBe('package.json')
  })

  test('include the commands of the packages, but none that leads out of them', async () => {
    const root = installed({
      '': on('a', 'b', '@s/c', 'd'),
      'node_modules/a': {
        bin: { one: './cli.js', two: '../b/cli.js', '../three': 'cli.js', four: 'absent.js' },
      },
      'node_modules/b': { bin: './cli.js' },
      'node_modules/@s/c': { bin: 'cli.js' },
      'node_modules/d': { bin: { one: 'cli.js' } },
    })
    for (const name of ['a', 'b', '@s/c', 'd'])
      writeFileSync(join(root, 'node_modules', name, 'cli.js'), name, { mode: 0o644 })
    const bin = join(await written(root), 'node_modules/.bin')
    const links = readdirSync(bin).sort()
    expect(links.map((name) => [name, readlinkSync(join(bin, name))])).toEqual([
      ['b', '../b/cli.js'],
      ['c', '../@s/c/cli.js'],
      ['one', '../a/cli.js'],
      ['three', '../a/cli.js'],
    ])
    expect(readFileSync(join(bin, 'one'), 'utf8')).toBe('a')
    expect(lstatSync(join(bin, '../a/cli.js')).mode & 0o111).toBe(0o111)
  })
})
