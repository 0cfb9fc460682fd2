import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { everyVersion } from '../../rig/tools.mjs'
import { sampled } from '../../support/weekly.ts'
import type { Layer } from '../../support/build-layer.ts'
import { checkoutWith, build, isYarn, locked, markers, names, publish, trap, web } from './source-rig.ts'
import type { Name } from './source-rig.ts'
import type { Files } from './traps.ts'

jest.setTimeout(300_000)

let git: { address: string; directory: string }
let archive: string
beforeAll(async () => {
  await web.start()
  publish(trap('reg', 'reg-1'))
  publish(trap('reg', 'reg-2', { version: '2.0.0' }))
  publish(trap('real', 'real'))
  publish(trap('second', 'second', { dependencies: { reg: '2.0.0' } }))
  // The name in its package.json differs from its name in the registry.
  publish(trap('reg', 'published-liar'), { name: 'published', version: '1.0.0' })
  publish({
    ...trap('bundler', 'bundler', { dependencies: { inside: '1.0.0' }, bundleDependencies: ['inside'] }),
    'node_modules/inside/package.json': trap('inside', 'bundled')['package.json'],
    'node_modules/inside/index.js': '',
  })
  publish(trap('inside', 'inside'))
  publish({
    ...trap('smuggler', 'smuggler', { dependencies: { reg: '1.0.0' } }),
    'node_modules/reg/package.json': trap('reg', 'smuggled')['package.json'],
    'node_modules/reg/index.js': '',
  })
  git = web.addRepository('gitp', trap('gitp', 'git'))
  archive = web.addArchive('urlp', trap('urlp', 'address'))
})

afterAll(() => {
  web.stop()
})

beforeEach(() => {
  markers.forget()
})

const local: Files = {
  'shared/package.json': trap('shared', 'folder')['package.json'],
  'shared/index.js': '',
  'packages/member/package.json': trap('member', 'workspace')['package.json'],
  'packages/member/index.js': '',
}

/** For each source: a package from there, the marker of its install script, and the item of `install-scripts` that allows it. */
function cellsOf(name: Name): { source: string; spec: object; marker: string; item: string }[] {
  const address =
    isYarn(name) || name.startsWith('bun ') ? `git+${git.address}#main` : `git+file://${git.directory}`
  return [
    { source: 'registry', spec: { reg: '1.0.0' }, marker: 'reg-1', item: 'reg' },
    { source: 'address', spec: { urlp: archive }, marker: 'address', item: `urlp@${archive}` },
    { source: 'archive', spec: { it: 'file:./it.tgz' }, marker: 'file', item: 'it' },
    { source: 'folder', spec: { shared: 'file:./shared' }, marker: 'folder', item: 'shared' },
    {
      source: 'workspace',
      spec: { member: name.startsWith('pnpm') ? 'workspace:*' : '1.0.0' },
      marker: 'workspace',
      item: 'member',
    },
    // pnpm 8 cannot write a lock file for a repository outside of the known hosting services.
    ...(name === 'pnpm 8' || isYarn(name)
      ? []
      : [
          {
            source: 'git',
            spec: { gitp: address },
            marker: 'git',
            item: `gitp@${address.replace('#main', '')}`,
          },
        ]),
  ]
}

/** The action first creates a lock file if there is none, so that a few versions show what happens then. */
const testedWithoutLock = new Set<Name>([
  ...(['npm 12', 'bun'] as const),
  ...(everyVersion ? (['pnpm 12', 'yarn 1', 'yarn 4'] as const) : []),
])

// All of them run once a week.
describe.each(sampled(names, 2))('%s', (name) => {
  let checkout: string
  let all: ReturnType<typeof cellsOf>
  let remote: typeof all
  beforeAll(async () => {
    all = cellsOf(name)
    remote = all.filter(({ item }) => item.includes('@'))
    const specs = Object.assign({}, ...all.map(({ spec }) => spec)) as object
    checkout = await locked(name, checkoutWith(name, specs, local))
  })
  const ran = (): string[] =>
    all
      .map(({ marker }) => marker)
      .filter((marker) => markers.ran(marker))
      .sort()
  test('runs no install script by default, and the warning shows how to allow each', async () => {
    const { warnings } = await build(name, checkout, false)
    expect(ran()).toEqual([])
    const [warning = ''] = warnings.filter((text) => text.startsWith('Install scripts were not run: '))
    for (const { item } of all) expect(`${warning} `).toMatch(new RegExp(`[ ]${escaped(item)}[,. ]`))
  })

  test('runs the install scripts that are allowed by name and source, from each source', async () => {
    await build(
      name,
      checkout,
      all.map(({ item }) => item),
    )
    expect(ran()).toEqual(all.map(({ marker }) => marker).sort())
  })

  test('runs no install script of a package from git or the web if only its name, or another address, is allowed', async () => {
    const withNames = remote.map(({ item }) => item.replace(/@.*/, ''))
    const elsewhere = remote.map(({ item }) => `${item}/elsewhere`)
    const asRemote = ['reg', 'member', 'shared', 'it'].map((one) => `${one}@${archive}`)
    const { warnings } = await build(name, checkout, [...withNames, ...elsewhere, ...asRemote])
    expect(ran()).toEqual([])
    for (const { item } of remote) expect(warnings).toContainEqual(expect.stringContaining(item))
  })

  const ways = testedWithoutLock.has(name)
    ? ['with a lock file', 'without a lock file']
    : ['with a lock file']
  describe.each(ways)('%s', (how) => {
    const built = async (
      dependencies: object,
      allowed: boolean | string[],
      files: Files = {},
    ): Promise<Layer> => {
      const open = checkoutWith(name, dependencies, files)
      return build(name, how === 'without a lock file' ? open : await locked(name, open), allowed)
    }

    test('does not trust the name in the package.json of a package', async () => {
      // While it resolves, pnpm rejects a package from the registry whose package.json has another name.
      const published = name.startsWith('pnpm') && how === 'without a lock file' ? {} : { published: '1.0.0' }
      const { warnings } = await built(
        { reg: '2.0.0', liar: 'file:./liar.tgz', folder: 'file:./folder', ...published },
        ['reg'],
        { 'folder/package.json': trap('reg', 'folder-liar')['package.json'], 'folder/index.js': '' },
      )
      const liars = ['file-liar', 'published-liar', 'folder-liar']
      expect([...liars, 'reg-2'].filter((marker) => markers.ran(marker))).toEqual(['reg-2'])
      const [warning = ''] = warnings.filter((text) => text.includes('They cannot be allowed by name'))
      for (const liar of ['liar', 'folder', ...Object.keys(published)])
        expect(warning).toContain(`${liar} (its package.json has the name reg instead of ${liar})`)
    })

    test('runs all versions of a package that is allowed by name, and an alias only by its real name', async () => {
      await built({ reg: '1.0.0', second: '1.0.0', alias: 'npm:real@1.0.0' }, ['reg', 'alias'])
      const found = ['reg-1', 'reg-2', 'real', 'second'].filter((marker) => markers.ran(marker))
      // The lock file format of bun before 1.2 does not show which packages are bundled in an archive.
      expect(found).toEqual(
        name.startsWith('bun') && (how === 'without a lock file' || name !== 'bun')
          ? ['reg-1']
          : ['reg-1', 'reg-2'],
      )
      markers.forget()
      await built({ alias: 'npm:real@1.0.0' }, ['real'])
      expect(markers.ran('real')).toBe(true)
    })

    test('runs install scripts of bundled packages only if the package that bundles them is allowed', async () => {
      const dependencies = { bundler: '1.0.0', smuggler: '1.0.0' }
      const { warnings } = await built(dependencies, ['inside', 'reg'])
      const suspects = ['bundled', 'smuggled', 'bundler']
      expect(suspects.filter((marker) => markers.ran(marker))).toEqual([])
      // Yarn 3 and 4 do not install bundled packages.
      const isLeftOut = name === 'yarn 3' || name === 'yarn 4'
      const named = expect.stringContaining('inside (in the archive of bundler)')
      if (!isLeftOut) expect(warnings).toContainEqual(named)
      await built(dependencies, ['bundler'])
      expect(suspects.filter((marker) => markers.ran(marker))).toEqual(
        isLeftOut ? ['bundler'] : ['bundled', 'bundler'],
      )
    })
  })
})

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
