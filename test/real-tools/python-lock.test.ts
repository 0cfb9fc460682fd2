import { execFile, execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Problem } from '../../src/base/problem.ts'
import { workspaceOf } from '../support/run-bundle.ts'
import { toolPath } from '../rig/tools.mjs'
import { testWeekly } from '../support/weekly.ts'
import { buildLayer, copyOf, hostArchitecture } from '../support/build-layer.ts'
import type { Layer, LayerOptions } from '../support/build-layer.ts'
import { addWheel, emptyIndex, hashOf } from '../support/package-files.ts'

/** Some slow tests run only once a week. */

type Files = Readonly<Record<string, string>>

/** An index with the dependencies of these projects. */
const index = emptyIndex()
for (const version of ['1.0', '2.0', '3.0b1']) addWheel(index, 'acme_b', version)
const wheelOfA = addWheel(index, 'acme_a', '1.0', { requires: ['acme-b'] })

let env: Record<string, string | undefined>
beforeAll(async () => {
  const PATH = await toolPath('uv', 'poetry', 'pipenv')
  env = {
    ...{
      ...process.env,
      PATH,
      UV_FIND_LINKS: index,
      UV_NO_INDEX: '1',
      PIP_FIND_LINKS: index,
      PIP_NO_INDEX: '1',
    },
    ...{ UV_HTTP_RETRIES: '0', PIP_RETRIES: '0', UV_CACHE_DIR: emptyIndex(), PIP_NO_CACHE_DIR: '1' },
  }
}, 600_000)

const write = (files: Files): string => realpathSync(workspaceOf(files))

/** If the layer is for the Python and the architecture of the runner, pip installs. */
const byPip: LayerOptions = { runtimes: [], architecture: hostArchitecture }

function build(checkout: string, order: LayerOptions = {}): Promise<Layer> {
  const all = { runtimes: ['python3.13'] as const, architecture: 'arm64' as const, ...order }
  return buildLayer(checkout, '', { ...all, env: { ...env, ...order.env } })
}

async function packagesIn(checkout: string, order?: LayerOptions): Promise<string[]> {
  const { directory } = await build(checkout, order)
  return readdirSync(join(directory, 'python')).flatMap((name) => /^(.+)\.dist-info$/.exec(name)?.[1] ?? [])
}

async function errorOf(checkout: string, order?: LayerOptions): Promise<string> {
  const thrown: unknown = await build(checkout, order).catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(Problem)
  return (thrown as Problem).message
}

const uvProject = (more: string): string =>
  `[project]\nname = "svc"\nversion = "1.0"\nrequires-python = ">=3.9"\n${more}`

function lockByUv(files: Files): string {
  const checkout = write(files)
  execFileSync('uv', ['lock', '--quiet'], { cwd: checkout, env: env })
  return checkout
}

/** Settings of the user and the machine that must not change a layer. */
function foreignSettings(): Files {
  const folder = write({
    'b.txt': 'acme-b==1.0\n',
    'uv/uv.toml':
      'resolution = "lowest"\nexclude-newer = "2001-01-01"\nno-binary = true\noverride-dependencies = ["acme-b==1.0"]\n[pip]\nno-emit-package = ["acme-b"]\nno-deps = true\n',
    'pip.conf':
      '[global]\nno-deps = true\npre = true\n[install]\nconstraint = b.txt\ntarget = /nowhere\nno-binary = :all:\n',
  })
  const list = join(folder, 'b.txt')
  return {
    ...{
      XDG_CONFIG_HOME: folder,
      UV_OVERRIDE: list,
      UV_CONSTRAINT: list,
      UV_BUILD_CONSTRAINT: list,
      UV_EXCLUDE: list,
    },
    ...{
      UV_RESOLUTION: 'lowest',
      UV_PRERELEASE: 'allow',
      UV_EXCLUDE_NEWER: '2001-01-01',
      UV_NO_SOURCES: '1',
    },
    ...{ UV_NO_BINARY: '1', UV_NO_BINARY_PACKAGE: 'acme-b', UV_NO_BUILD: '1', UV_LINK_MODE: 'symlink' },
    ...{
      UV_PYTHON: '/nowhere',
      UV_TARGET: '/nowhere',
      UV_PYTHON_PLATFORM: 'windows',
      UV_REQUIRE_HASHES: '1',
    },
    ...{
      PIP_CONFIG_FILE: join(folder, 'pip.conf'),
      PIP_CONSTRAINT: list,
      PIP_REQUIREMENT: list,
      PIP_PRE: '1',
    },
    ...{
      PIP_NO_DEPS: '1',
      PIP_TARGET: '/nowhere',
      PIP_PREFIX: '/nowhere',
      PIP_ROOT: '/nowhere',
      PIP_USER: '1',
    },
    ...{
      PIP_NO_BINARY: ':all:',
      PIP_DRY_RUN: '1',
      PIP_REQUIRE_HASHES: '1',
      PIP_IGNORE_INSTALLED: '0',
      PIP_PLATFORM: 'x',
    },
  }
}

describe('a uv.lock is installed as locked, with', () => {
  const plain = uvProject('dependencies = ["acme-a"]\n')

  test.each([
    ['packages that [tool.uv.pip] omits', '[tool.uv.pip]\nno-emit-package = ["acme-b"]\n', '2.0'],
    ['no dependencies in [tool.uv.pip]', '[tool.uv.pip]\nno-deps = true\nresolution = "lowest"\n', '2.0'],
    ['a constraint', '[tool.uv]\nconstraint-dependencies = ["acme-b<2"]\n', '1.0'],
    ['an override', '[tool.uv]\noverride-dependencies = ["acme-b==1.0"]\n', '1.0'],
    [
      'an override with a path as its source',
      '[tool.uv]\noverride-dependencies = ["acme-b"]\n[tool.uv.sources]\nacme-b = { path = "vendor/acme_b-3.0b1-py3-none-any.whl" }\n',
      '3.0b1',
    ],
    [
      'prereleases, and the lowest versions',
      '[tool.uv]\nprerelease = "allow"\nresolution = "lowest"\n',
      '1.0',
    ],
  ])('%s', async (_, settings, version) => {
    const checkout = write({ 'pyproject.toml': `${plain}${settings}` })
    cpSync(index, join(checkout, 'vendor'), { recursive: true })
    execFileSync('uv', ['lock', '--quiet'], { cwd: checkout, env: env })
    expect(await packagesIn(checkout)).toEqual(['acme_a-1.0', `acme_b-${version}`])
  })

  test('files without a hash, as a folder of wheels causes, with a warning', async () => {
    const checkout = write({
      'app/pyproject.toml': `${plain}[tool.uv]\nno-index = true\nfind-links = ["../wheels"]\n`,
    })
    cpSync(index, join(checkout, 'wheels'), { recursive: true })
    const other = emptyIndex()
    const links = { UV_FIND_LINKS: undefined, UV_NO_INDEX: undefined, PIP_FIND_LINKS: other }
    const app = join(checkout, 'app')
    execFileSync('uv', ['lock', '--quiet'], { cwd: app, env: { ...env, ...links } })
    const file = 'acme_b-2.0-py3-none-any.whl'
    const bare = readFileSync(join(app, 'uv.lock'), 'utf8')
    const hashed = `"${file}", hash = "sha256:${hashOf(join(index, file))}"`
    writeFileSync(join(app, 'uv.lock'), bare.replace(`"${file}"`, hashed))
    const layer = await buildLayer(checkout, 'app', {
      runtimes: ['python3.13'],
      architecture: 'arm64',
      env: { ...env, ...links },
    })
    expect(Object.keys(layer.contents)).toContain('python/acme_b-2.0.dist-info/METADATA')
    expect(layer.warnings).toEqual([
      expect.stringMatching(/^uv\.lock has no hash for acme-a\. If the content/),
    ])
  })

  test('settings of the user and the machine', async () => {
    const checkout = lockByUv({ 'pyproject.toml': plain })
    expect(await packagesIn(checkout, { env: foreignSettings() })).toEqual(['acme_a-1.0', 'acme_b-2.0'])
  })
})

describe('without a lock file', () => {
  test('[tool.uv] of the project is used, but not settings of the user and the machine', async () => {
    const settings =
      '[tool.uv]\noverride-dependencies = ["acme-b<2"]\n[tool.uv.pip]\nno-emit-package = ["acme-b"]\n'
    const checkout = write({ 'pyproject.toml': `${uvProject('dependencies = ["acme-a"]\n')}${settings}` })
    for (const more of [{}, foreignSettings()]) {
      expect(await packagesIn(checkout, { env: more })).toEqual(['acme_a-1.0', 'acme_b-1.0'])
    }
  })

  test.each([
    ['pip', byPip],
    ['uv', {}],
  ])(
    'requirements.txt is installed by %s, and settings of the user and the machine do not change the packages',
    async (_, order) => {
      const checkout = write({ 'requirements.txt': 'acme-a\n' })
      expect(await packagesIn(checkout, { ...order, env: foreignSettings() })).toEqual([
        'acme_a-1.0',
        'acme_b-2.0',
      ])
    },
  )

  test('extras of the project that refer to the project are read from its manifest, and not from an index', async () => {
    const extras = '[project.optional-dependencies]\nall = ["svc[b]"]\nb = ["acme-b"]\n'
    const order = { ...byPip, manager: 'pip', extras: ['all'] }
    expect(await packagesIn(write({ 'pyproject.toml': uvProject(extras) }), order)).toEqual(['acme_b-2.0'])
  })

  test('indexes in a pip.conf or uv.toml are used', async () => {
    const links = {
      UV_FIND_LINKS: undefined,
      PIP_FIND_LINKS: undefined,
      UV_NO_INDEX: undefined,
      PIP_NO_INDEX: undefined,
    }
    const home = write({
      'pip.conf': `[global]\nno-index = true\nfind-links = ${index}\n`,
      'uv/uv.toml': `no-index = true\nfind-links = ["../index"]\n`,
    })
    cpSync(index, join(home, 'index'), { recursive: true })
    const conf = { ...links, PIP_CONFIG_FILE: join(home, 'pip.conf') }
    const checkout = write({ 'requirements.txt': 'acme-b\n' })
    expect(await packagesIn(checkout, { ...byPip, env: conf })).toEqual(['acme_b-2.0'])
    expect(await packagesIn(checkout, { env: conf })).toEqual(['acme_b-2.0'])
    const project = write({ 'pyproject.toml': uvProject('dependencies = ["acme-b"]\n') })
    expect(await packagesIn(project, { env: { ...links, XDG_CONFIG_HOME: home } })).toEqual(['acme_b-2.0'])
  })
})

describe('a local file that does not match its hash is rejected', () => {
  const name = 'acme_b-2.0-py3-none-any.whl'
  const right = hashOf(join(index, name))
  const wrong = '0'.repeat(64)
  const withWheel = (files: Files): string => {
    const checkout = write(files)
    cpSync(join(index, name), join(checkout, name))
    return checkout
  }
  const changed = (checkout: string): string => {
    const copy = copyOf(checkout)
    addWheel(copy, 'acme_b', '2.0', { files: { 'acme_b.py': 'changed = True\n' } })
    return copy
  }
  const hashMismatch = /The content of acme_b-2\.0-py3-none-any\.whl does not match its hash/

  test.each([
    ['an option', `./${name} --hash=sha256:`],
    ['an option after a name', `acme-b @ ./${name} --hash=sha256:`],
    ['an address', `acme-b @ file:${name}#sha256=`],
    ['an address with other parameters', `./${name}#egg=acme-b&sha256=`],
  ])('in requirements.txt, as %s', async (_, line) => {
    const checkout = withWheel({ 'requirements.txt': `${line}${right}\n` })
    const layer = await build(checkout)
    expect(layer).toMatchObject({ locked: true, warnings: [] })
    expect(await errorOf(withWheel({ 'requirements.txt': `${line}${wrong}\n` }))).toMatch(hashMismatch)
  })

  test('in requirements.txt, with another algorithm', async () => {
    const line = `./${name} --hash=sha512:${'0'.repeat(128)}\n`
    expect(await errorOf(withWheel({ 'requirements.txt': line }))).toMatch(hashMismatch)
  })

  test('in uv.lock', async () => {
    const sources = `[tool.uv.sources]\nacme-b = { path = "${name}" }\n`
    const checkout = withWheel({ 'pyproject.toml': uvProject(`dependencies = ["acme-b"]\n${sources}`) })
    execFileSync('uv', ['lock', '--quiet'], { cwd: checkout, env: env })
    expect(await packagesIn(checkout)).toEqual(['acme_b-2.0'])
    expect(await errorOf(changed(checkout))).toMatch(hashMismatch)
  })

  testWeekly(
    'in poetry.lock',
    async () => {
      const poetry = `[tool.poetry]\npackage-mode = false\n[tool.poetry.dependencies]\nacme-b = { path = "${name}" }\n`
      const checkout = withWheel({ 'pyproject.toml': uvProject(`dependencies = ["acme-b"]\n${poetry}`) })
      execFileSync('poetry', ['lock', '--no-interaction'], { cwd: checkout, env: env })
      expect(await packagesIn(checkout)).toEqual(['acme_b-2.0'])
      expect(await errorOf(changed(checkout))).toMatch(hashMismatch)
    },
    300_000,
  )

  testWeekly(
    'in Pipfile.lock',
    async () => {
      const checkout = withWheel({ Pipfile: `[packages]\nacme-b = { file = "${name}" }\n` })
      const settings = { PIPENV_VENV_IN_PROJECT: '1', PIPENV_IGNORE_VIRTUALENVS: '1' }
      execFileSync('pipenv', ['lock'], {
        cwd: checkout,
        env: { ...env, ...settings },
        stdio: 'ignore',
      })
      expect(await packagesIn(checkout)).toEqual(['acme_b-2.0'])
      expect(await errorOf(changed(checkout))).toMatch(hashMismatch)
    },
    300_000,
  )
})

describe('over a network', () => {
  /** Serves the files of the index. `/all/` lists all versions, `/1.0/` lists one version, and `/status/NNN/` returns that status. */
  let server: Server
  let origin: string
  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      const status = /^\/status\/(\d+)\//.exec(url)?.[1]
      if (status !== undefined) return void response.writeHead(Number(status)).end()
      const [, version, wanted = ''] = /^\/(all|1\.0)\/([^/]+)\/$/.exec(url) ?? []
      if (version !== undefined) {
        const start = `${wanted.replace('-', '_')}-${version === 'all' ? '' : `${version}-`}`
        const files = readdirSync(index).filter((file) => file.startsWith(start))
        if (files.length === 0) return void response.writeHead(404).end()
        response.setHeader('Content-Type', 'text/html')
        return void response.end(files.map((file) => `<a href="/${file}">${file}</a>`).join('\n'))
      }
      const name = url.split(/[?#]/)[0]?.slice(1) ?? ''
      if (!readdirSync(index).includes(name)) return void response.writeHead(404).end()
      response.end(readFileSync(join(index, name)))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => void server.close())

  const requirementWithFragment = (end: string): string =>
    write({ 'requirements.txt': `acme-b @ ${origin}/acme_b-2.0-py3-none-any.whl${end}\n` })

  test.each([
    ['uv', {}],
    ['pip', byPip],
  ])('a hash in the fragment of an address locks the package, and %s checks it', async (_, order) => {
    const right = `sha256=${hashOf(join(index, 'acme_b-2.0-py3-none-any.whl'))}`
    for (const end of [`#${right}`, `#egg=acme-b&${right}`]) {
      expect(await build(requirementWithFragment(end), order)).toMatchObject({ locked: true, warnings: [] })
    }
    const wrong = requirementWithFragment(`#sha256=${'0'.repeat(64)}`)
    expect(await errorOf(wrong, order)).toMatch(/does not match its hash/)
  })

  test('an MD5 hash does not count as a lock, but is checked', async () => {
    const { locked, warnings } = await build(requirementWithFragment(''))
    expect([locked, warnings]).toEqual([
      false,
      [expect.stringMatching(/come from an address without a hash: acme-b/)],
    ])
    const weak = `#md5=${'0'.repeat(32)}`
    expect(await errorOf(requirementWithFragment(weak))).toMatch(/does not match its hash/)
  })

  const online = {
    UV_NO_INDEX: undefined,
    PIP_NO_INDEX: undefined,
    UV_FIND_LINKS: undefined,
    PIP_FIND_LINKS: undefined,
  }

  test('a version that uv resolved from one index is installed, even if another index has only other versions', async () => {
    const project = write({
      'pyproject.toml':
        uvProject('dependencies = ["acme-a"]\n') +
        `[[tool.uv.index]]\nname = "some"\nurl = "${origin}/1.0"\nexplicit = true\n` +
        `[[tool.uv.index]]\nname = "all"\nurl = "${origin}/all"\ndefault = true\n` +
        '[tool.uv.sources]\nacme-a = { index = "some" }\n',
    })
    expect(await packagesIn(project, { env: online })).toEqual(['acme_a-1.0', 'acme_b-2.0'])
  })

  test.each([
    ['a uv.lock', 'uv.toml', ''],
    ['a pylock.toml', 'uv.toml', 'pylock.toml'],
    ['no lock file', 'pyproject.toml', undefined],
  ])('indexes in a parent directory of the project are used with %s: from %s', async (_, above, lock) => {
    const key = above === 'uv.toml' ? 'index' : 'tool.uv.index'
    const checkout = write({
      [above]: `[[${key}]]\nurl = "${origin}/all"\ndefault = true\n`,
      'layers/a/pyproject.toml': uvProject('dependencies = ["acme-a"]\n'),
    })
    const folder = join(checkout, 'layers/a')
    const uv = (...args: string[]): Promise<unknown> =>
      promisify(execFile)('uv', args, { cwd: folder, env: { ...env, ...online } })
    if (lock !== undefined) await uv('lock')
    if (lock === 'pylock.toml') {
      await uv('export', '--no-emit-project', '--output-file', lock)
      rmSync(join(folder, 'uv.lock'))
      const text = readFileSync(join(folder, lock), 'utf8')
      writeFileSync(join(folder, lock), text.replace(/^index = .*\n/gm, ''))
    }
    const { directory } = await buildLayer(checkout, 'layers/a', {
      runtimes: ['python3.13'],
      architecture: 'arm64',
      env: { ...env, ...online },
    })
    expect(readdirSync(join(directory, 'python'))).toContain('acme_b-2.0.dist-info')
  })

  test.each([
    [401, /401.*An index denied access/],
    [403, /403.*An index denied access/],
    [503, /503.*An index could not be reached, because it returned a server error/],
  ])(
    'if an index returns the status %i, the error names this cause, and not a version conflict',
    async (status, expectedError) => {
      const address = `${origin}/status/${status}/simple`
      const indexes = { ...online, UV_DEFAULT_INDEX: address, PIP_INDEX_URL: address }
      const project = write({ 'pyproject.toml': uvProject('dependencies = ["acme-b"]\n') })
      expect(await errorOf(project, { env: indexes })).toMatch(expectedError)
    },
  )

  test.each([
    ['http://127.0.0.1:9/simple', 'uv', {}, /refused.*An index could not be reached/],
    ['http://127.0.0.1:9/simple', 'pip', byPip, /refused.*An index could not be reached/],
    [
      'http://no-such-host.invalid/simple',
      'uv',
      {},
      /An index could not be reached, because its host name could not be resolved/,
    ],
    [
      'http://no-such-host.invalid/simple',
      'pip',
      byPip,
      /An index could not be reached, because its host name could not be resolved/,
    ],
  ])(
    'if the index at %s cannot be reached by %s, the error names this cause',
    async (address, _, order, expectedError) => {
      const indexes = { ...online, UV_DEFAULT_INDEX: address, PIP_INDEX_URL: address }
      const source = write({ 'requirements.txt': 'acme-b\n' })
      expect(await errorOf(source, { ...order, env: indexes })).toMatch(expectedError)
    },
  )
})

describe('the error names what the index does not contain', () => {
  const needy = emptyIndex()
  addWheel(needy, 'acme_c', '1.0', { requires: ['acme-missing'] })
  addWheel(needy, 'acme_d', '1.0')

  test.each([
    ['a misspelt package', 'acme-dd\n', /The index has no package acme-dd\./],
    ['a dependency of a package', 'acme-c\n', /The index has no package acme-missing\./],
    ['a version', 'acme-d==9.0\n', /The index has no version acme-d==9\.0\./],
  ])('%s', async (_, requirements, expectedError) => {
    const links = { UV_FIND_LINKS: needy, PIP_FIND_LINKS: needy }
    for (const order of [{ env: links }, { ...byPip, env: links }]) {
      const error = await errorOf(write({ 'requirements.txt': requirements }), order)
      expect(error).toMatch(expectedError)
      expect(error).toMatch(/^uv ended with exit code 1: ".*acme-/)
    }
  })
})

describe('for a runtime with glibc 2.26', () => {
  const folder = emptyIndex()
  const tags = {
    '1.0': 'manylinux2014',
    '1.1': 'manylinux_2_24',
    '1.2': 'manylinux_2_26',
    '2.0': 'manylinux_2_27',
  }
  for (const [version, tag] of Object.entries(tags)) {
    for (const machine of ['x86_64', 'aarch64']) {
      addWheel(folder, 'acme_native', version, { tag: `py3-none-${tag}_${machine}` })
    }
  }

  test.each([
    ['python3.11', 'arm64', '1.2'],
    ['python3.10', 'x86_64', '1.2'],
    ['python3.12', 'arm64', '2.0'],
  ] as const)('a wheel that %s on %s can load is installed', async (runtime, architecture, version) => {
    const order = {
      runtimes: [runtime],
      architecture,
      env: { UV_FIND_LINKS: folder, PIP_FIND_LINKS: folder },
    }
    const project = write({ 'pyproject.toml': uvProject('dependencies = ["acme-native"]\n') })
    expect(await packagesIn(project, order)).toEqual([`acme_native-${version}`])
    const pinned = write({ 'requirements.txt': `acme-native==${version}\n` })
    expect(await packagesIn(pinned, order)).toEqual([`acme_native-${version}`])
  })

  test('a wheel for a newer glibc is rejected', async () => {
    const order = {
      runtimes: ['python3.11'] as const,
      env: { UV_FIND_LINKS: folder, PIP_FIND_LINKS: folder },
    }
    const newer = write({ 'requirements.txt': 'acme-native==2.0\n' })
    expect(await errorOf(newer, order)).toMatch(
      /There is no wheel for Python 3\.11 on arm64 of acme-native==2\.0/,
    )
  })
})

test('the error names a package without a wheel and the package that needs it, but not packages that are already allowed', async () => {
  const source = write({ 'requirements.txt': `acme-e\n./${wheelOfA.split('/').at(-1) ?? ''}\n` })
  cpSync(wheelOfA, join(source, wheelOfA.split('/').at(-1) ?? ''))
  const folder = emptyIndex()
  cpSync(index, folder, { recursive: true })
  addWheel(folder, 'acme_e', '1.0', { requires: ['acme-f'] })
  addWheel(folder, 'acme_f', '1.0', { tag: 'py3-none-win_amd64' })
  const links = { UV_FIND_LINKS: folder, PIP_FIND_LINKS: folder }
  for (const installScripts of [false, ['acme-e']]) {
    const error = await errorOf(source, { env: links, installScripts })
    expect(error).toMatch(/There is no wheel for Python 3\.13 on arm64 of acme-f \(which acme-e needs\)\./)
  }
})
