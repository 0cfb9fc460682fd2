import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { dropPlugins } from '../../../src/install/python/poetry-plugins.ts'
import { workspaceOf } from '../../support/run-bundle.ts'
import { sampled } from '../../support/weekly.ts'
import { hostArchitecture } from '../../support/build-layer.ts'
import type { LayerOptions } from '../../support/build-layer.ts'
import {
  addSdist,
  addWheel,
  emptyIndex,
  loggingBackend,
  loggingSetupFiles,
} from '../../support/package-files.ts'
import { expectBlocked, expectHidden, outcomeIn, outcomeOf, path } from './python-rig.ts'
import { pythonCode } from './python.mjs'

type Id = (typeof pythonCode)[number]['id']

/** If the layer is for the Python and the architecture of the runner, pip installs. */
const byPip: LayerOptions = { runtimes: [], architecture: hostArchitecture }
const uvProject = (more: string): string =>
  `[project]\nname = "svc"\nversion = "1.0"\nrequires-python = ">=3.9"\n${more}`

/** Returns the path of a program that writes into the file in RAN that it ran. */
function program(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'program-')), 'python')
  writeFileSync(file, '#!/bin/sh\necho program >> "$RAN"\nexec python3 "$@"\n')
  chmodSync(file, 0o755)
  return file
}

/** For each row of the table in python.mjs, a test of it. */
const proofs: Record<Id, () => Promise<void>> = {
  wheel: async () => {
    const folder = emptyIndex()
    const note = 'import os; open(os.environ["RAN"], "a").write("wheel\\n")\n'
    addWheel(folder, 'loud', '1.0', {
      files: { 'loud.py': note, 'loud.pth': note, 'loud/__init__.py': note },
    })
    for (const order of [{}, byPip]) {
      const env = { UV_FIND_LINKS: folder, PIP_FIND_LINKS: folder }
      const { layer, ran } = await outcomeOf({ 'requirements.txt': 'loud\n' }, { ...order, env })
      expect(Object.keys(layer?.contents ?? {})).toContain('python/loud.pth')
      expect(ran).toEqual([])
    }
  },

  sdist: async () => {
    const files = { 'requirements.txt': 'evil\ngood\n' }
    expectBlocked(await outcomeOf(files))
    expectBlocked(await outcomeOf(files, byPip))
    expectBlocked(await outcomeOf({ 'pyproject.toml': uvProject('dependencies = ["evil"]\n') }))
    const allowed = await outcomeOf(files, { installScripts: ['evil'] })
    expect(allowed).toMatchObject({ error: '', ran: ['evil'] })
    expectHidden(allowed)
  },

  'wanted-sdist': async () => {
    const wanting = [
      { 'requirements.txt': '--no-binary good\ngood\n' },
      { 'requirements.txt': '--no-binary=:all:\ngood\n' },
      { 'pyproject.toml': uvProject('dependencies = ["good"]\n[tool.uv]\nno-binary-package = ["good"]\n') },
      { 'pyproject.toml': uvProject('dependencies = ["good"]\n[tool.uv]\nno-binary = true\n') },
    ]
    for (const files of wanting) {
      const blocked = await outcomeOf(files)
      expect(blocked).toMatchObject({ error: '', ran: [] })
      expect(blocked.layer?.warnings).toContainEqual(
        expect.stringMatching(/builds from source for .*, but "install-scripts"/),
      )
      const allowed = await outcomeOf(files, { installScripts: ['good'] })
      expect(allowed).toMatchObject({ error: '', ran: ['good'] })
      expectHidden(allowed)
    }
  },

  settings: async () => {
    const home = realpathSync(
      workspaceOf({
        'uv/uv.toml': 'no-binary = true\n[pip]\nno-binary = [":all:"]\n',
        'pip.conf': `[global]\npython = ${program()}\n[install]\nno-binary = :all:\n`,
      }),
    )
    const env = {
      ...{
        XDG_CONFIG_HOME: home,
        PIP_CONFIG_FILE: join(home, 'pip.conf'),
        PIP_NO_BINARY: ':all:',
        UV_NO_BINARY: '1',
      },
      ...{
        UV_PYTHON: program(),
        PIP_PYTHON: program(),
        UV_NO_BUILD_ISOLATION: '1',
        UV_NO_BINARY_PACKAGE: 'good',
      },
    }
    for (const order of [{ env }, { ...byPip, env }]) {
      const outcome = await outcomeOf({ 'requirements.txt': 'good\n' }, order)
      expect(outcome).toMatchObject({ error: '', ran: [], layer: { warnings: [] } })
    }
    const project = { 'pyproject.toml': uvProject('dependencies = ["good"]\n') }
    expect(await outcomeOf(project, { env })).toMatchObject({ error: '', ran: [] })
  },

  address: async () => {
    const repository = realpathSync(workspaceOf(loggingSetupFiles('evil', '1.0')))
    const git = (...args: string[]): Buffer =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: repository })
    git('init', '--quiet')
    git('add', '.')
    git('commit', '--quiet', '--message', 'One')
    const requirement = `evil @ git+file://${repository}`
    const sources = `[tool.uv.sources]\nevil = { git = "file://${repository}" }\n`
    expectBlocked(await outcomeOf({ 'requirements.txt': `${requirement}\n` }))
    expectBlocked(await outcomeOf({ 'requirements.txt': `${requirement}\n` }, byPip))
    expectBlocked(await outcomeOf({ 'pyproject.toml': uvProject(`dependencies = ["evil"]\n${sources}`) }))
    const byName = { installScripts: ['evil', `other@git+file://${repository}`] }
    expectBlocked(await outcomeOf({ 'requirements.txt': `${requirement}\n` }, byName))
    expectBlocked(await outcomeOf({ 'requirements.txt': `--no-binary evil\n${requirement}\n` }, byName))
    expectBlocked(
      await outcomeOf({ 'pyproject.toml': uvProject(`dependencies = ["evil"]\n${sources}`) }, byName),
    )
    const installScripts = [`evil@git+file://${repository}`]
    const allowed = await outcomeOf({ 'requirements.txt': `${requirement}\n` }, { installScripts })
    expect(allowed).toMatchObject({ error: '', ran: ['evil'] })
    expectHidden(allowed)
  },

  archive: async () => {
    const withArchive = (files: Readonly<Record<string, string>>): string => {
      const checkout = realpathSync(workspaceOf(files))
      addSdist(join(checkout, 'vendor'), 'evil', '1.0')
      return checkout
    }
    const sources = '[tool.uv.sources]\nevil = { path = "vendor/evil-1.0.tar.gz" }\n'
    const checkouts = [
      withArchive({ 'requirements.txt': './vendor/evil-1.0.tar.gz\n' }),
      withArchive({ 'pyproject.toml': uvProject(`dependencies = ["evil"]\n${sources}`) }),
    ]
    for (const checkout of checkouts) {
      expectBlocked(await outcomeIn(checkout))
      expectHidden(await outcomeIn(checkout, { installScripts: ['evil'] }))
    }
  },

  folder: async () => {
    const files = Object.fromEntries(
      Object.entries(loggingSetupFiles('mine', '1.0')).map(([name, text]) => [`mine/${name}`, text]),
    )
    for (const line of ['./mine\n', '-e ./mine\n']) {
      const outcome = await outcomeOf({ ...files, 'requirements.txt': line })
      expect(outcome).toMatchObject({ error: '', ran: ['mine'] })
      expectHidden(outcome)
    }
  },

  'build-requirement': async () => {
    const backend =
      '[build-system]\nrequires = ["setuptools", "evil"]\nbuild-backend = "setuptools.build_meta"\n'
    const files = {
      'requirements.txt': './mine\n',
      'mine/pyproject.toml': `[project]\nname = "mine"\nversion = "1.0"\n${backend}`,
      'mine/mine.py': '',
    }
    const blocked = await outcomeOf(files)
    expect(blocked).toMatchObject({
      ran: [],
      error: expect.stringMatching(/mine could not be built.*\bevil\b/),
    })
    expect(await outcomeOf(files, { installScripts: ['evil'] })).toMatchObject({ error: '', ran: ['evil'] })
  },

  'lock-check': async () => {
    const sources =
      '[tool.uv.sources]\nevil = { path = "vendor/evil-1.0.tar.gz" }\nmine = { path = "mine" }\n'
    const mine = Object.entries(loggingSetupFiles('mine', '1.0')).map(
      ([name, text]) => [`mine/${name}`, text] as const,
    )
    const checkout = realpathSync(
      workspaceOf({
        ...Object.fromEntries(mine),
        'pyproject.toml': uvProject(`dependencies = ["evil", "mine"]\n${sources}`),
      }),
    )
    addSdist(join(checkout, 'vendor'), 'evil', '1.0')
    const env = { ...process.env, PATH: path, RAN: join(emptyIndex(), 'ran') }
    execFileSync('uv', ['lock', '--quiet'], { cwd: checkout, env })
    const blocked = await outcomeIn(checkout)
    expect(blocked.ran).not.toContain('evil')
    expect(blocked.error).toMatch(/\bevil\b/)
    const allowed = await outcomeIn(checkout, { installScripts: ['evil'] })
    expect(allowed).toMatchObject({ error: '', ran: expect.arrayContaining(['evil', 'mine']) })
    expectHidden(allowed)
  },

  'poetry-plugins': async () => {
    const files = {
      'pyproject.toml': uvProject(
        'dependencies = []\n[tool.poetry]\npackage-mode = false\n[tool.poetry.requires-plugins]\nevil = { path = "evil" }\n',
      ),
      ...Object.fromEntries(
        Object.entries({ ...loggingSetupFiles('evil', '1.0'), ...loggingBackend }).map(([name, text]) => [
          `evil/${name}`,
          text,
        ]),
      ),
    }
    const blocked = await outcomeOf(files, { manager: 'poetry' })
    expect(blocked.ran).toEqual([])
    // The test checks only which plugins are removed. Poetry installs the others.
    const checkout = realpathSync(workspaceOf(files))
    const plugins = (): boolean => readFileSync(join(checkout, 'pyproject.toml'), 'utf8').includes('evil')
    expect([await dropPlugins(checkout, { installScripts: ['evil'] }), plugins()]).toEqual([[], true])
    expect([await dropPlugins(checkout, { installScripts: false }), plugins()]).toEqual([['evil'], false])
  },

  'poetry-lock': async () => {
    const checkout = realpathSync(workspaceOf({}))
    const archive = addSdist(join(checkout, 'vendor'), 'evil', '1.0', loggingBackend)
    const dependency = `[tool.poetry.dependencies]\nevil = { path = "vendor/${basename(archive)}" }\n`
    writeFileSync(
      join(checkout, 'pyproject.toml'),
      uvProject(`dependencies = ["evil"]\n[tool.poetry]\npackage-mode = false\n${dependency}`),
    )
    const outcome = await outcomeIn(checkout, { manager: 'poetry' })
    expect(outcome).toMatchObject({ ran: [], error: expect.stringMatching(/evil.*"install-scripts: true"/) })
    const allowed = await outcomeIn(checkout, { manager: 'poetry', installScripts: true })
    expect(allowed.ran).toEqual(['evil'])
    expectHidden(allowed)
  },

  'pipenv-lock': async () => {
    const files = { Pipfile: '[packages]\nevil = "*"\n' }
    expectBlocked(await outcomeOf(files))
    const allowed = await outcomeOf(files, { installScripts: true })
    expect(allowed.ran).toEqual(['evil'])
    expectHidden(allowed)
  },
}

// All of them run once a week.
test.each(sampled(Object.entries(proofs), 2))(
  'code that can run while a Python layer is built: %s',
  async (_, proof) => {
    await proof()
  },
  300_000,
)

test('each row of the table has its own test', () => {
  expect(Object.keys(proofs).sort()).toEqual(pythonCode.map(({ id }) => id).sort())
})
