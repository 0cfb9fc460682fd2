import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Installed } from '../../src/install/builder.ts'
import { builderNamed } from '../../src/install/managers.ts'
import type { Environment } from '../../src/layer/layer.ts'
import { Problem } from '../../src/base/problem.ts'
import { workspaceOf } from '../support/run-bundle.ts'
import { everyVersion, toolPath } from '../rig/tools.mjs'
import { testWeekly } from '../support/weekly.ts'
import { quietLog } from '../support/quiet-log.ts'
import {
  buildLayer,
  contentsOf,
  copyOf,
  hostArchitecture,
  otherArchitecture,
} from '../support/build-layer.ts'
import type { Layer, LayerOptions } from '../support/build-layer.ts'

/** Some slow tests run only once a week. */

type Files = Readonly<Record<string, string>>

/** The PATH of a build. It has all package managers of the tests, and not those of the machine. */
let pathOfTools: string
beforeAll(async () => {
  pathOfTools = await toolPath('uv', 'poetry', 'pipenv')
}, 600_000)

const write = (files: Files): string => realpathSync(workspaceOf(files))

interface BuildOptions extends LayerOptions {
  /** The directory in the workspace to build. */
  readonly source?: string
}

/** Builds for Python 3.13 on arm64 by default. */
function build(workspace: string, { source, env, ...order }: BuildOptions = {}): Promise<Layer> {
  const target = { runtimes: ['python3.13'], architecture: 'arm64' } as const
  return buildLayer(workspace, source, {
    ...target,
    ...order,
    env: { ...process.env, PATH: pathOfTools, ...env },
  })
}

/** Returns the installed packages, such as `six 1.16.0`. If each Python version has its own folder, `folder` names one. */
function packagesOf({ directory }: Pick<Installed, 'directory'>, folder = 'python'): string[] {
  return readdirSync(join(directory, folder)).flatMap((name) => {
    const [, project, version] = /^(.+)-([^-]+)\.dist-info$/.exec(name) ?? []
    return project === undefined ? [] : [`${project} ${version ?? ''}`]
  })
}

const namesOf = (installed: Pick<Installed, 'directory'>): string[] =>
  packagesOf(installed).map((text) => text.split(' ')[0] ?? '')

async function errorOf(workspace: string, order: BuildOptions = {}): Promise<string> {
  const thrown: unknown = await build(workspace, order).catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(Problem)
  expect((thrown as Problem).errors).toHaveLength(1)
  return (thrown as Problem).message
}

const six = 'six==1.16.0 --hash=sha256:8abb2f1d86890a2dfb989f9a77cfcfd3e47c2a354b01111771326f8aa26e0254\n'

/** Returns the files of a package that setuptools builds. */
function packageAt(directory: string, name: string, more = ''): Files {
  return {
    [`${directory}/pyproject.toml`]: `[project]\nname = "${name}"\nversion = "1.0.0"\nrequires-python = ">=3.9"\n${more}\n[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n`,
    [`${directory}/${name}/__init__.py`]: 'answer = 42\n',
  }
}

describe('native packages for arm64', () => {
  test('contain only machine code for aarch64', async () => {
    const source = write({
      'requirements.txt': 'numpy==2.1.0\ncryptography==43.0.1\npsycopg2-binary==2.9.10\n',
    })
    const { directory } = await build(source)
    const native = readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.so(\.|$)/.test(path))
      .map((path) => readFileSync(join(directory, path)))
      .filter((bytes) => bytes.subarray(1, 4).toString() === 'ELF')
    expect(native.length).toBeGreaterThan(20)
    expect([...new Set(native.map((bytes) => bytes.readUInt16LE(18)))]).toEqual([183])
  })
})

describe('environment markers', () => {
  const requirements = [
    'six==1.16.0 ; python_version < "3.12"',
    'idna==3.10 ; python_version >= "3.12"',
    'attrs==24.2.0 ; platform_machine == "aarch64"',
    'certifi==2024.8.30 ; platform_machine == "x86_64"',
    'iniconfig==2.0.0 ; python_full_version >= "3.13.2"',
    'colorama==0.4.6 ; sys_platform == "win32"',
    'packaging==24.1 ; implementation_name == "cpython" and platform_python_implementation == "CPython"',
    'markdown-it-py[linkify]==3.0.0 ; extra != "x" and os_name == "posix"',
    'pytest==8.3.3 ; python_version ~= "3.10"',
    'linkify-it-py==2.0.3 ; python_version < "4"',
  ]
  const always = ['markdown_it_py', 'linkify_it_py', 'mdurl', 'uc_micro_py', 'packaging', 'pytest', 'pluggy']

  test.each([
    ['python3.13', 'arm64', [...always, 'idna', 'attrs', 'iniconfig']],
    ['python3.13', 'x86_64', [...always, 'idna', 'certifi', 'iniconfig']],
    ['python3.10', 'arm64', [...always, 'six', 'attrs', 'iniconfig', 'tomli', 'exceptiongroup']],
  ] as const)('are evaluated for %s on %s', async (runtime, architecture, expected) => {
    const source = write({ 'requirements.txt': requirements.join('\n') })
    const names = namesOf(await build(source, { runtimes: [runtime], architecture }))
    // Only some versions of exceptiongroup depend on typing_extensions.
    expect(names.filter((name) => name !== 'typing_extensions').sort()).toEqual([...expected].sort())
  })
})

describe('pip and uv', () => {
  const pins = 'pytest==8.3.3\nnumpy==2.1.0\njupyterlab-widgets==3.0.13\nboto3==1.35.0\n'
  const runner = execFileSync('python3', [
    '-c',
    'import sys; print("%d.%d" % sys.version_info[:2])',
  ]).toString()
  const runtimes = [`python${runner.trim()}`]

  test('install the same files', async () => {
    const lines: string[] = []
    const log = { ...quietLog(), info: (text: string) => void lines.push(text) }
    const order = { runtimes, architecture: hostArchitecture, log } as const
    const byPip = await build(write({ 'requirements.txt': pins }), order)
    const marker = 'six ; python_full_version > "3"\n'
    const byUv = await build(write({ 'requirements.txt': `${pins}${marker}` }), order)
    expect(lines).toEqual([expect.stringMatching(/^pip installs/), expect.stringMatching(/^uv 0.* installs/)])
    expect(byUv.contents).toEqual(byPip.contents)
  })

  test('ignore settings of the user that change how packages are installed', async () => {
    const env = { PIP_TARGET: '/nowhere', PIP_USER: '1', PIP_NO_BINARY: ':all:', PIP_REQUIRE_VIRTUALENV: '1' }
    const uvEnv = {
      UV_NO_BINARY: '1',
      UV_TARGET: '/nowhere',
      UV_PYTHON_PLATFORM: 'windows',
      UV_COMPILE_BYTECODE: '1',
    }
    const source = write({ 'requirements.txt': 'numpy==2.1.0\n' })
    for (const order of [{ runtimes, architecture: hostArchitecture }, { architecture: 'arm64' }] as const) {
      const plain = await build(source, order)
      const withSettings = await build(source, { ...order, env: { ...env, ...uvEnv } })
      expect(withSettings.contents).toEqual(plain.contents)
    }
  })

  test('if uv is missing, the action installs it with pip', async () => {
    const path = (process.env['PATH'] ?? '').split(':').filter((folder) => !existsSync(join(folder, 'uv')))
    const env = { PATH: path.join(':') }
    expect(packagesOf(await build(write({ 'requirements.txt': 'six==1.16.0\n' }), { env }))).toEqual([
      'six 1.16.0',
    ])
  })
})

describe('packages without a wheel', () => {
  const source = write({ 'requirements.txt': 'docopt==0.6.2\nnumpy==2.1.0\npsycopg2==2.9.10\n' })

  test('are named in one error', async () => {
    expect(await errorOf(source)).toMatch(
      /no wheel for Python 3\.13 on arm64 of docopt==0\.6\.2, psycopg2==2\.9\.10\./,
    )
  })

  test('are built if they are allowed and are pure Python', async () => {
    const pure = write({ 'requirements.txt': 'docopt==0.6.2\nsix==1.16.0\n' })
    const { warnings, ...installed } = await build(pure, { installScripts: ['DocOpt', 'absent'] })
    expect(packagesOf(installed)).toEqual(['docopt 0.6.2', 'six 1.16.0'])
    expect(warnings).toEqual([expect.stringContaining('not installed: absent')])
  })

  testWeekly('are rejected if the runner would build them for its own architecture', async () => {
    const order = { architecture: otherArchitecture }
    const native = /psycopg2 could not be built from source for Python/
    expect(await errorOf(source, { ...order, installScripts: ['docopt', 'psycopg2'] })).toMatch(native)
  })
})

describe('requirements.txt', () => {
  test('with hashes for all packages counts as locked', async () => {
    expect((await build(write({ 'requirements.txt': six }))).locked).toBe(true)
    expect((await build(write({ 'requirements.txt': 'six==1.16.0' }))).locked).toBe(false)
  })

  test.each(['pip', 'uv'])('with a wrong hash is rejected by %s', async (tool) => {
    const wrong = `six==1.16.0 --hash=sha256:${'0'.repeat(64)}\n`
    const full = tool === 'uv' ? ' ; python_full_version > "3"' : ''
    const source = write({ 'requirements.txt': wrong.replace(' --', `${full} --`) })
    const order = tool === 'pip' ? { runtimes: [], architecture: hostArchitecture } : {}
    expect(await errorOf(source, order)).toMatch(/does not match its hash/)
  })

  test('with hashes for only some packages is rejected', async () => {
    expect(await errorOf(write({ 'requirements.txt': `${six}idna==3.10\n` }))).toMatch(
      /These have none: idna==3\.10\./,
    )
  })

  test('can include other files, constraints and packages in the checkout, which is not changed', async () => {
    const workspace = write({
      'app/requirements.txt': '-r ../shared/base.txt\n-c limits.txt\n-e ../own[x]\n',
      'app/limits.txt': 'six==1.16.0\n',
      'shared/base.txt': 'six\n',
      ...packageAt(
        'own',
        'own',
        'dependencies = ["idna==3.10"]\noptional-dependencies = { x = ["iniconfig==2.0.0"] }',
      ),
    })
    const before = contentsOf(workspace)
    const installed = await build(workspace, { source: 'app' })
    expect(packagesOf(installed)).toEqual(['idna 3.10', 'iniconfig 2.0.0', 'own 1.0.0', 'six 1.16.0'])
    expect(existsSync(join(installed.directory, 'python', 'own', '__init__.py'))).toBe(true)
    expect(contentsOf(workspace)).toEqual(before)
  })

  test.each(['', 'six ; python_version < "3"\n'])(
    'without packages for the target is rejected: %j',
    async (text) => {
      expect(await errorOf(write({ 'requirements.txt': text }))).toMatch(/The layer would be empty/)
    },
  )
})

test('from a pyproject.toml, pip installs the dependencies and the selected extras, but not the project itself', async () => {
  const source = write(
    packageAt(
      '.',
      'own',
      'license = "MIT"\ndependencies = ["six==1.16.0"]\noptional-dependencies = { x = ["idna==3.10"] }',
    ),
  )
  const installed = await build(source, { manager: 'pip', extras: ['x'] })
  expect(packagesOf(installed)).toEqual(['idna 3.10', 'six 1.16.0'])
  expect(installed.license).toBe('MIT')
  expect(await errorOf(source, { manager: 'pip', extras: ['y'] })).toMatch(/"extras" has "y".*only .* x\./)
})

describe('layers for several Python versions', () => {
  test('have one folder if all versions need the same packages', async () => {
    const source = write({ 'requirements.txt': 'six==1.16.0\n' })
    const installed = await build(source, { runtimes: ['python3.12', 'python3.13'] })
    expect(packagesOf(installed)).toEqual(['six 1.16.0'])
  })

  test('have one folder per version if they need different packages', async () => {
    const source = write({ 'requirements.txt': 'exceptiongroup==1.3.0\n' })
    const installed = await build(source, { runtimes: ['python3.12', 'python3.13'] })
    const of = (version: string): string[] =>
      packagesOf(installed, `python/lib/python${version}/site-packages`)
    expect(of('3.12')).toEqual(['exceptiongroup 1.3.0', expect.stringMatching(/^typing_extensions /)])
    expect(of('3.13')).toEqual(['exceptiongroup 1.3.0'])
  })
})

test('builds in two folders have the same content', async () => {
  const source = write({ 'requirements.txt': 'pytest==8.3.3\n./own\n', ...packageAt('own', 'own') })
  const [one, other] = [await build(source), await build(copyOf(source))]
  expect(other.contents).toEqual(one.contents)
})

test('without a runtime, packages that depend on the Python version cause one warning', async () => {
  const order = { runtimes: [], architecture: hostArchitecture } as const
  const dependent = await build(write({ 'requirements.txt': 'exceptiongroup==1.3.0\n' }), order)
  expect(dependent.warnings).toEqual([
    expect.stringMatching(/depend on the Python version.*"compatible-runtimes"/),
  ])
  expect((await build(write({ 'requirements.txt': 'six==1.16.0\n' }), order)).warnings).toEqual([])
})

describe('uv', () => {
  const root =
    '[project]\nname = "root"\nversion = "1.0.0"\nrequires-python = ">=3.9"\ndependencies = ["six==1.16.0", "lib"]\n' +
    'optional-dependencies = { x = ["idna==3.10"] }\n[dependency-groups]\ndev = ["attrs==24.2.0"]\nini = ["iniconfig==2.0.0"]\n' +
    '[tool.uv]\npackage = false\n[tool.uv.workspace]\nmembers = ["packages/*"]\nexclude = ["packages/other"]\n[tool.uv.sources]\nlib = { workspace = true }\n'
  const files: Files = {
    'pyproject.toml': root,
    ...packageAt('packages/lib', 'lib', 'dependencies = ["packaging==24.1"]'),
    ...packageAt('packages/app', 'app', 'dependencies = ["lib", "certifi==2024.8.30"]'),
  }
  let locked: string
  beforeAll(() => {
    locked = write({
      ...files,
      'packages/app/pyproject.toml': `${files['packages/app/pyproject.toml'] ?? ''}[tool.uv.sources]\nlib = { workspace = true }\n`,
    })
    execFileSync('uv', ['lock', '--quiet'], { cwd: locked, env: { ...process.env, PATH: pathOfTools } })
  })

  test('installs the locked packages and the required members, but not the project itself', async () => {
    const before = contentsOf(locked)
    const installed = await build(locked)
    expect(installed.locked).toBe(true)
    expect(packagesOf(installed)).toEqual(['lib 1.0.0', 'packaging 24.1', 'six 1.16.0'])
    expect(contentsOf(locked)).toEqual(before)
  })

  test('installs extras and groups by their names', async () => {
    const names = namesOf(await build(locked, { extras: ['x', 'ini'] }))
    expect(names).toEqual(['idna', 'iniconfig', 'lib', 'packaging', 'six'])
    expect(await errorOf(locked, { extras: ['y'] })).toMatch(/"extras" has "y"/)
  })

  test('builds a member with the lock file of its workspace', async () => {
    const installed = await build(locked, { source: 'packages/app' })
    expect(installed.locked).toBe(true)
    expect(packagesOf(installed)).toEqual(['certifi 2024.8.30', 'lib 1.0.0', 'packaging 24.1'])
  })

  test('resolves the dependencies if there is no lock file', async () => {
    const installed = await build(write(files), { extras: ['x', 'ini'] })
    expect(installed.locked).toBe(false)
    expect(namesOf(installed)).toEqual(['idna', 'iniconfig', 'lib', 'packaging', 'six'])
  })

  const altered = (path: string, from: string, to: string): string => {
    const copy = copyOf(locked)
    writeFileSync(join(copy, path), readFileSync(join(copy, path), 'utf8').replaceAll(from, to))
    return copy
  }

  test('rejects a lock file that does not match the manifest', async () => {
    expect(await errorOf(altered('pyproject.toml', 'six==1.16.0', 'six==1.17.0'))).toMatch(
      /uv\.lock does not match/,
    )
    expect(await errorOf(altered('packages/lib/pyproject.toml', '24.1', '24.2'))).toMatch(
      /uv\.lock does not match/,
    )
  })

  describe('for a newer Python than this runner has', () => {
    const wheel = '8abb2f1d86890a2dfb989f9a77cfcfd3e47c2a354b01111771326f8aa26e0254'
    const sdist = '1e61c37477a1626458e36f7b1d82aa5c9b094fa4802892072e49de9c60c4c926'
    const project = (six: string): string =>
      `[project]\nname = "own"\nversion = "1.0.0"\nrequires-python = ">=3.99"\ndependencies = ["six${six}"]\n`
    // The lock file that uv would write with this Python version, except for the address of the registry.
    const lock = (registry: string): string => `version = 1
revision = 3
requires-python = ">=3.99"

[[package]]
name = "own"
version = "1.0.0"
source = { virtual = "." }
dependencies = [{ name = "six" }]

[package.metadata]
requires-dist = [{ name = "six", specifier = "==1.16.0" }]

[[package]]
name = "six"
version = "1.16.0"
source = { registry = "${registry}" }
sdist = { url = "${registry}/six-1.16.0.tar.gz", hash = "sha256:${sdist}" }
wheels = [{ url = "${registry}/six-1.16.0-py2.py3-none-any.whl", hash = "sha256:${wheel}" }]
`
    const newer = { runtimes: ['python3.99'] }

    test('builds without this Python version on the runner', async () => {
      const registry = /registry = "([^"]+)"/.exec(readFileSync(join(locked, 'uv.lock'), 'utf8'))?.[1] ?? ''
      const source = write({ 'pyproject.toml': project('==1.16.0'), 'uv.lock': lock(registry) })
      const before = contentsOf(source)
      expect(packagesOf(await build(source, newer))).toEqual(['six 1.16.0'])
      expect(contentsOf(source)).toEqual(before)
    })

    test('rejects a lock file that does not match the manifest', async () => {
      const registry = /registry = "([^"]+)"/.exec(readFileSync(join(locked, 'uv.lock'), 'utf8'))?.[1] ?? ''
      const source = write({ 'pyproject.toml': project('==1.17.0'), 'uv.lock': lock(registry) })
      expect(await errorOf(source, newer)).toMatch(/uv\.lock does not match/)
    })
  })

  test('rejects a package that does not match its locked hash', async () => {
    const hash = '8abb2f1d86890a2dfb989f9a77cfcfd3e47c2a354b01111771326f8aa26e0254'
    const forged = altered('uv.lock', hash, '0'.repeat(64))
    expect(await errorOf(forged)).toMatch(/does not match its hash/)
  })

  test('rejects a Python version that the lock file does not support', async () => {
    expect(await errorOf(locked, { runtimes: ['python3.8'] })).toMatch(
      /uv\.lock is for Python >=3\.9, .* 3\.8/,
    )
  })
})

const poetryProject: Files = {
  'pyproject.toml': `[project]
name = "own"
version = "1.0.0"
license = "Apache-2.0"
requires-python = ">=3.10"
dependencies = ["exceptiongroup==1.3.1", "lib"]

[project.optional-dependencies]
names = ["idna==3.10"]

[tool.poetry]
package-mode = false

[tool.poetry.dependencies]
lib = { path = "lib", develop = true }

[tool.poetry.group.ini.dependencies]
iniconfig = "2.1.0"

[tool.poetry.group.dev.dependencies]
six = "1.16.0"
`,
  'lib/pyproject.toml': `[project]
name = "lib"
version = "1.0.0"

[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
`,
  'lib/lib/__init__.py': 'answer = 42\n',
}

const poetryLock = String.raw`# This file is automatically @generated by Poetry 2.5.1 and should not be changed by hand.

[[package]]
name = "exceptiongroup"
version = "1.3.1"
description = ""
optional = false
python-versions = ">=3.7"
groups = ["main"]
files = [
    {file = "exceptiongroup-1.3.1-py3-none-any.whl", hash = "sha256:a7a39a3bd276781e98394987d3a5701d0c4edffb633bb7a5144577f82c773598"},
    {file = "exceptiongroup-1.3.1.tar.gz", hash = "sha256:8b412432c6055b0b7d14c310000ae93352ed6754f70fa8f7c34141f91c4e3219"},
]

[package.dependencies]
typing-extensions = {version = ">=4.6.0", markers = "python_version < \"3.13\""}

[[package]]
name = "idna"
version = "3.10"
description = ""
optional = true
python-versions = ">=3.6"
groups = ["main"]
markers = "extra == \"names\""
files = [
    {file = "idna-3.10-py3-none-any.whl", hash = "sha256:946d195a0d259cbba61165e88e65941f16e9b36ea6ddb97f00452bae8b1287d3"},
    {file = "idna-3.10.tar.gz", hash = "sha256:12f65c9b470abda6dc35cf8e63cc574b1c52b11df2c86030af0ac09b01b13ea9"},
]

[[package]]
name = "iniconfig"
version = "2.1.0"
description = ""
optional = false
python-versions = ">=3.8"
groups = ["ini"]
files = [
    {file = "iniconfig-2.1.0-py3-none-any.whl", hash = "sha256:9deba5723312380e77435581c6bf4935c94cbfab9b1ed33ef8d238ea168eb760"},
    {file = "iniconfig-2.1.0.tar.gz", hash = "sha256:3abbd2e30b36733fee78f9c7f7308f2d0050e88f0087fd25c2645f63c773e1c7"},
]

[[package]]
name = "lib"
version = "1.0.0"
description = ""
optional = false
python-versions = "*"
groups = ["main"]
files = []
develop = true

[package.source]
type = "directory"
url = "lib"

[[package]]
name = "six"
version = "1.16.0"
description = ""
optional = false
python-versions = ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*"
groups = ["dev"]
files = [
    {file = "six-1.16.0-py2.py3-none-any.whl", hash = "sha256:8abb2f1d86890a2dfb989f9a77cfcfd3e47c2a354b01111771326f8aa26e0254"},
    {file = "six-1.16.0.tar.gz", hash = "sha256:1e61c37477a1626458e36f7b1d82aa5c9b094fa4802892072e49de9c60c4c926"},
]

[[package]]
name = "typing-extensions"
version = "4.16.0"
description = ""
optional = false
python-versions = ">=3.9"
groups = ["main"]
markers = "python_version < \"3.13\""
files = [
    {file = "typing_extensions-4.16.0-py3-none-any.whl", hash = "sha256:481caa481374e813c1b176ada14e97f1f67a4539ce9cfeb3f350d78d6370c2e8"},
    {file = "typing_extensions-4.16.0.tar.gz", hash = "sha256:dc983d19a509c94dba722ee6abd33940f7c05a89e243c47e907eb4db6f1a43e5"},
]

[extras]
names = ["idna"]

[metadata]
lock-version = "2.1"
python-versions = ">=3.10"
content-hash = "6fe0b0daaeeb4043553aa65ba8964732209b703f4b48ac6bd2ce98718e3ae459"
`

/** Poetry with its export plugin, and without it, as pipx installs it. */
const poetries = everyVersion ? (['poetry', 'poetry-plain'] as const) : (['poetry-plain'] as const)

describe.each(poetries)('%s', (tool) => {
  const source = write({ ...poetryProject, 'poetry.lock': poetryLock })
  let env: Environment
  beforeAll(async () => {
    env = { PATH: await toolPath(tool, 'uv') }
  }, 600_000)

  test('installs the locked packages and local packages, but not the project itself', async () => {
    const before = contentsOf(source)
    const installed = await build(source, { env })
    expect(packagesOf(installed)).toEqual(['exceptiongroup 1.3.1', 'lib 1.0.0'])
    expect(installed).toMatchObject({ locked: true, license: 'Apache-2.0' })
    expect(contentsOf(source)).toEqual(before)
  })

  test('installs the packages for the Python version of the target, with the selected extras and groups', async () => {
    const installed = await build(source, { env, runtimes: ['python3.10'], extras: ['names', 'ini'] })
    expect(namesOf(installed)).toEqual(['exceptiongroup', 'idna', 'iniconfig', 'lib', 'typing_extensions'])
  })

  test('rejects a lock file that does not match the manifest, and a Python version that it does not support', async () => {
    const text = poetryProject['pyproject.toml']?.replace('1.3.1', '1.3.0') ?? ''
    const stale = write({ ...poetryProject, 'poetry.lock': poetryLock, 'pyproject.toml': text })
    expect(await errorOf(stale, { env })).toMatch(/poetry\.lock does not match pyproject\.toml/)
    expect(await errorOf(source, { env, runtimes: ['python3.9'] })).toMatch(
      /poetry\.lock is for Python >=3\.10/,
    )
  })
})

test('if Poetry has no export plugin and the lock file has an older format, the error names the plugin', async () => {
  const old = poetryLock.replace('lock-version = "2.1"', 'lock-version = "2.0"')
  const source = write({ ...poetryProject, 'poetry.lock': old })
  // Poetry cannot rewrite the file in the newer format, because it has no cache and cannot use the index. uv does not read these variables.
  const env = {
    PATH: await toolPath('poetry-plain', 'uv'),
    POETRY_CACHE_DIR: mkdtempSync(join(tmpdir(), 'empty-')),
    REQUESTS_CA_BUNDLE: '/no/such/file',
  }
  expect(await errorOf(source, { env })).toMatch(/pipx inject poetry poetry-plugin-export/)
})

describe('pipenv', () => {
  const files = (version: string): Files => ({
    Pipfile: `[packages]\nsix = "==${version}"\nlib = { path = "./lib" }\n[dev-packages]\nattrs = "*"\n[ini]\niniconfig = "==2.0.0"\n`,
    ...packageAt('lib', 'lib'),
  })
  let locked: string
  beforeAll(() => {
    locked = write(files('1.16.0'))
    const env = {
      ...process.env,
      PATH: pathOfTools,
      PIPENV_VENV_IN_PROJECT: '1',
      PIPENV_IGNORE_VIRTUALENVS: '1',
    }
    execFileSync('pipenv', ['lock'], { cwd: locked, env, stdio: 'ignore' })
  }, 300_000)

  test('installs the locked packages', async () => {
    const installed = await build(locked)
    expect(installed.locked).toBe(true)
    expect(packagesOf(installed)).toEqual(['lib 1.0.0', 'six 1.16.0'])
  })

  test('installs the selected categories', async () => {
    expect(namesOf(await build(locked, { extras: ['ini'] }))).toEqual(['iniconfig', 'lib', 'six'])
    expect(await errorOf(locked, { extras: ['y'] })).toMatch(/only the categories dev-packages, ini\./)
  })

  test('rejects a lock file that does not match the manifest', async () => {
    const stale = write({
      ...files('1.17.0'),
      'Pipfile.lock': readFileSync(join(locked, 'Pipfile.lock'), 'utf8'),
    })
    expect(await errorOf(stale)).toMatch(/Pipfile\.lock does not match Pipfile/)
  })

  test('if there is no lock file, creates one in a copy of the source', async () => {
    const source = write(files('1.16.0'))
    const installed = await build(source)
    expect(installed.locked).toBe(false)
    expect(packagesOf(installed)).toEqual(['lib 1.0.0', 'six 1.16.0'])
    expect(readdirSync(source).sort()).toEqual(['Pipfile', 'lib'])
  }, 300_000)
})

test.each([
  ['poetry', 'pipx install poetry', { 'pyproject.toml': '[tool.poetry]\nname = "own"\n' }],
  ['pipenv', 'pipx install pipenv', { Pipfile: '[packages]\nsix = "*"\n' }],
])('if %s is not installed, the error names the step that installs it', async (manager, step, files) => {
  const empty = write({})
  expect(builderNamed(manager).name).toBe(manager)
  expect(await errorOf(write(files), { manager, env: { PATH: empty } })).toContain(step)
})
