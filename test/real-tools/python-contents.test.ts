import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { workspaceOf } from '../support/run-bundle.ts'
import { toolPath } from '../rig/tools.mjs'
import { packDirectory, temporary } from '../support/pack-layer.ts'
import { quietLog } from '../support/quiet-log.ts'
import { buildLayer, hostArchitecture, otherArchitecture } from '../support/build-layer.ts'
import type { Layer, LayerOptions } from '../support/build-layer.ts'
import { wheelOf } from '../support/wheel-file.ts'

/** The files of packages in a layer, including those that installers put outside of the modules. */

let path: string
beforeAll(async () => {
  path = await toolPath('uv')
}, 600_000)

const minor = execFileSync('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'])
  .toString()
  .trim()
/** The Python and the architecture of this runner. For this target, pip installs. */
const runnerTarget = { runtimes: [`python${minor}`], architecture: hostArchitecture } as const

const build = (checkout: string, order: LayerOptions = {}): Promise<Layer> =>
  buildLayer(checkout, '', {
    runtimes: ['python3.13'],
    architecture: 'arm64',
    ...order,
    env: { ...process.env, PATH: path, ...order.env },
  })

const write = (files: Readonly<Record<string, string>>): string => realpathSync(workspaceOf(files))

/** Returns the paths of a layer below `python/`, without those in `.dist-info` directories. */
const filesOf = ({ contents }: Layer): string[] =>
  Object.keys(contents)
    .map((file) => file.replace(/^python\//, ''))
    .filter((file) => !file.includes('.dist-info/'))

/** Packages with an ELF file and scripts in bin/, with headers, with data in share/, and with generated commands. */
const requirements = [
  'ninja==1.13.0',
  'jmespath==1.0.1',
  'Acme_Headers==1.0',
  'jupyterlab-widgets==3.0.13',
  'charset-normalizer==3.4.1',
]

describe('programs, headers and data of wheels', () => {
  let byPip: Layer
  let byUv: Layer
  const lines: string[] = []
  beforeAll(async () => {
    const log = { ...quietLog(), info: (text: string) => void lines.push(text) }
    const wheels = temporary()
    const wheel = wheelOf('acme_headers', '1.0', { 'acme_headers-1.0.data/headers/own.h': 'int own;\n' })
    writeFileSync(join(wheels, 'acme_headers-1.0-py3-none-any.whl'), wheel)
    const text = [`--find-links ${wheels}`, ...requirements].join('\n')
    byPip = await build(write({ 'requirements.txt': text }), { ...runnerTarget, log })
    const marker = `\n${requirements[1] ?? ''} ; python_full_version > "3"\n`
    byUv = await build(write({ 'requirements.txt': text + marker }), { ...runnerTarget, log })
  }, 300_000)

  test('are the same in the archives of pip and of uv', async () => {
    expect(lines).toEqual([expect.stringMatching(/^pip installs/), expect.stringMatching(/^uv 0.* installs/)])
    expect(byUv.contents).toEqual(byPip.contents)
    const target = { runtimes: runnerTarget.runtimes, architecture: hostArchitecture }
    const [one, other] = [
      await packDirectory(byPip.directory, target),
      await packDirectory(byUv.directory, target),
    ]
    expect(other.archive.sha256).toBe(one.archive.sha256)
  })

  test('are in the layer, except commands that name the Python of this runner', () => {
    const outsideOfModules = filesOf(byPip).filter(
      (file) => /^(bin|include|share|etc)\//.test(file) && !file.startsWith('share/jupyter/'),
    )
    expect(outsideOfModules).toEqual(['bin/jp.py', 'bin/ninja', 'include/acme-headers/own.h'])
    expect(filesOf(byPip).some((file) => file.startsWith('share/jupyter/'))).toBe(true)
    expect(readFileSync(join(byPip.directory, 'python/bin/jp.py'), 'utf8')).toMatch(
      /^#!\/usr\/bin\/env python3\n/,
    )
  })

  test('can be run after the archive is extracted', async () => {
    const { archive } = await packDirectory(byPip.directory, {
      runtimes: runnerTarget.runtimes,
      architecture: hostArchitecture,
    })
    const unpacked = temporary()
    execFileSync('unzip', ['-q', archive.path, '-d', unpacked])
    expect(statSync(join(unpacked, 'python/bin/ninja')).mode & 0o777).toBe(0o755)
    const env = { PATH: process.env['PATH'], PYTHONPATH: join(unpacked, 'python') }
    expect(execFileSync(join(unpacked, 'python/bin/ninja'), ['--version'], { env }).toString()).toMatch(
      /^1\.13\.0/,
    )
    const input = '{"a": 1}'
    expect(execFileSync(join(unpacked, 'python/bin/jp.py'), ['a'], { env, input }).toString()).toBe('1\n')
  })

  test('are for the target architecture', async () => {
    const layer = await build(write({ 'requirements.txt': 'ninja==1.13.0\n' }), {
      architecture: otherArchitecture,
    })
    const program = readFileSync(join(layer.directory, 'python/bin/ninja'))
    expect([program.subarray(1, 4).toString(), program.readUInt16LE(18)]).toEqual([
      'ELF',
      otherArchitecture === 'arm64' ? 183 : 62,
    ])
  })
})

test('local packages are in the layer with their files, whatever their import names are', async () => {
  const names = ['bin', 'etc', 'include', 'lib', 'scripts', 'share']
  const checkout = write({
    'requirements.txt': './own\n',
    'own/pyproject.toml':
      '[project]\nname = "tools"\nversion = "1"\nscripts = { run = "x:y" }\n' +
      `[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[tool.setuptools]\npackages = ${JSON.stringify(names)}\npackage-data = { "*" = ["*.json"] }\n`,
    ...Object.fromEntries(names.map((name) => [`own/${name}/__init__.py`, 'x = 1\n'])),
    ...Object.fromEntries(names.map((name) => [`own/${name}/rules.json`, '{}'])),
  })
  const expected = names.flatMap((name) => [`${name}/__init__.py`, `${name}/rules.json`])
  expect(filesOf(await build(checkout))).toEqual(expected)
})

test('if two packages have files in the same folder, all are in the layer, although pip installs only those of one', async () => {
  const checkout = write({ 'requirements.txt': '--find-links wheels\nninja==1.13.0\nacme-own==1.0\n' })
  mkdirSync(join(checkout, 'wheels'))
  const wheel = wheelOf('acme_own', '1.0', { 'bin/__init__.py': '', 'bin/jobs.py': 'y = 1\n' })
  writeFileSync(join(checkout, 'wheels/acme_own-1.0-py3-none-any.whl'), wheel)
  const layer = await build(checkout, runnerTarget)
  expect(filesOf(layer)).toEqual(expect.arrayContaining(['bin/__init__.py', 'bin/jobs.py', 'bin/ninja']))
})
