import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { buildByCommand } from '../../../src/install/command.ts'
import { testLayer } from '../../../src/layer-tests/test-command.ts'
import type { Environment } from '../../../src/layer/layer.ts'
import { everyVersion, toolPath } from '../../rig/tools.mjs'
import { quietLog } from '../../support/quiet-log.ts'
import { buildLayer, hostArchitecture } from '../../support/build-layer.ts'
import type { Layer, LayerOptions } from '../../support/build-layer.ts'
import { sampled } from '../../support/weekly.ts'
import { nodeCode } from './node.mjs'
import type { NodeCodeId } from './node.mjs'
import { archiveOf, checkoutOf, Markers, repositoryOf, serve } from './traps.ts'
import type { Files } from './traps.ts'

/** Variables with the value `canary` must be hidden from code. The variable with the value `visible` must not be hidden. */
const canaries = {
  AWS_SECRET_ACCESS_KEY: 'canary',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'canary',
  INPUT_PRINCIPALS: 'canary',
  GITHUB_TOKEN: 'canary',
  GITHUB_ENV: 'canary',
  TOKEN_OF_A_REGISTRY: 'visible',
}

/** Each package manager: the tools that must be on PATH, and the command with which a user installs packages. */
const managers = {
  npm: { tools: [], install: ['npm', 'install', '--no-audit', '--no-fund'] },
  'npm 12': { tools: ['npm12'], install: ['npm', 'install', '--no-audit', '--no-fund'] },
  'pnpm 10': { tools: ['pnpm10'], install: ['pnpm', 'install', '--no-frozen-lockfile'] },
  'pnpm 12': { tools: ['pnpm'], install: ['pnpm', 'install', '--no-frozen-lockfile'] },
  'yarn 1': { tools: ['yarn1'], install: ['yarn', 'install', '--non-interactive'] },
  'yarn 4': { tools: ['yarn4'], install: ['yarn', 'install'] },
  bun: { tools: ['bun'], install: ['bun', 'install'] },
} as const satisfies Record<string, { tools: Parameters<typeof toolPath>; install: string[] }>

type Name = keyof typeof managers
const names = (Object.keys(managers) as Name[]).filter((name) => everyVersion || name !== 'pnpm 10')
const yarns: Name[] = ['yarn 1', 'yarn 4']
const pnpms: Name[] = ['pnpm 10', 'pnpm 12']
const npms: Name[] = ['npm', 'npm 12']

/** Asynchronous, because the server in this process must continue to answer. */
const exec = promisify(execFile)

/** A new cache for this run, because Yarn 1 uses a cached archive even if the local archive has changed. */
const cache = mkdtempSync(join(tmpdir(), 'cache-'))

const markers = new Markers()

async function environmentOf(
  name: Name,
  more: Environment = {},
): Promise<Record<string, string | undefined>> {
  const path = await toolPath(...managers[name].tools)
  return {
    ...process.env,
    ...canaries,
    YARN_ENABLE_TELEMETRY: '0',
    YARN_CACHE_FOLDER: cache,
    ...more,
    PATH: path,
  }
}

/** Builds a layer from a checkout as the action does. By default, no scripts are allowed. */
async function build(name: Name, checkout: string, order: LayerOptions = {}): Promise<Layer> {
  const env = await environmentOf(name, order.env)
  return buildLayer(checkout, '', { ...order, manager: name.replace(/ .*/, ''), env })
}

/** Installs as a user does who trusts the checkout, so that all code in it runs. Errors are ignored. */
async function installByHand(name: Name, checkout: string, more: Environment = {}): Promise<void> {
  const copy = copyOf(checkout)
  const [tool = '', ...args] = managers[name].install
  const env = await environmentOf(name, {
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    YARN_NODE_LINKER: 'node-modules',
    ...more,
  })
  if (name.startsWith('yarn') && !existsSync(join(copy, 'yarn.lock')))
    writeFileSync(join(copy, 'yarn.lock'), '')
  try {
    await exec(tool, args, { cwd: copy, env: env })
  } catch {
    // The code that runs can make the package manager fail.
  }
  if (existsSync(join(copy, 'yarn.lock'))) lockFile = join(copy, 'yarn.lock')
}

/** The path of the lock file that Yarn wrote in the last manual installation. */
let lockFile = ''

function copyOf(checkout: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'by-hand-'))
  cpSync(checkout, copy, { recursive: true })
  return copy
}

/** Expects that the code ran, and that it saw only the filtered environment. */
function expectRan(marker: string): void {
  expect([marker, markers.ran(marker)]).toEqual([marker, true])
  expect(markers.environment(marker)).toContain('visible')
  expect(markers.environment(marker)).not.toContain('canary')
}

function expectNotRan(...unwanted: string[]): void {
  expect(unwanted.filter((marker) => markers.ran(marker))).toEqual([])
}

/** Expects that the code ran in the manual installation. This shows that the test project is able to run it. */
function expectRanByHand(...wanted: string[]): void {
  expect(wanted.filter((marker) => !markers.ran(marker))).toEqual([])
  markers.forget()
}

let scripted: string
let addon: string

/** A checkout that has scripts, a package with an install script, and a local package with `prepare`. */
function project(more: Files = {}, dependencies: object = {}): string {
  const checkout = checkoutOf({
    'package.json': {
      name: 'own',
      version: '1.0.0',
      dependencies: { scripted: 'file:./scripted.tgz', shared: 'file:./shared', ...dependencies },
      scripts: {
        preinstall: markers.command('own-preinstall'),
        postinstall: markers.command('own-postinstall'),
      },
    },
    'shared/package.json': {
      name: 'shared',
      version: '1.0.0',
      scripts: { prepare: markers.command('prepare') },
    },
    'shared/index.js': '',
    ...more,
  })
  cpSync(scripted, join(checkout, 'scripted.tgz'))
  return checkout
}

const gitDependency = {
  'package.json': {
    name: 'dependency',
    version: '1.0.0',
    scripts: Object.fromEntries(
      ['prepare', 'prepack', 'postinstall'].map((event) => [event, markers.command(`git-${event}`)]),
    ),
  },
  'index.js': '',
}
const gitMarkers = ['git-prepare', 'git-prepack', 'git-postinstall']

/** The programs that settings of npm can name. Each leaves a marker if npm runs it. */
const programs = {
  'shell.sh': `#!/bin/sh\n${markers.command('script-shell')}\nexec sh "$@"\n`,
  'git.sh': `#!/bin/sh\n${markers.command('git')}\nexec git "$@"\n`,
  'required.cjs': markers.script('node-options'),
}
const programMarkers = ['script-shell', 'git', 'node-options']

let repository: string
let web: { url: string; server: Server }

beforeAll(async () => {
  scripted = archiveOf({
    'package.json': {
      name: 'scripted',
      version: '1.0.0',
      scripts: { postinstall: markers.command('postinstall') },
    },
    'index.js': '',
  })
  addon = archiveOf({
    'package.json': { name: 'addon', version: '1.0.0' },
    'binding.gyp': `{"variables": {"marker": "<!(${markers.command('gyp')})"}, "targets": [{"target_name": "addon", "sources": ["addon.c"]}]}`,
    'addon.c': '#include <node_api.h>\nNAPI_MODULE_INIT() { return exports; }\n',
    'prebuilt/addon.node': '',
  })
  repository = repositoryOf(gitDependency)
  web = await serve(dirname(repository))
})

afterEach(() => {
  markers.forget()
})

afterAll(() => {
  web.server.close()
})

const proofs: Readonly<Record<NodeCodeId, () => Promise<void>>> = {
  'install-scripts': async () => {
    for (const name of names) {
      const { warnings } = await build(name, project())
      expectNotRan('postinstall')
      expect(warnings).toContainEqual(expect.stringMatching(/Install scripts were not run: .*scripted/))
      await build(name, project(), { installScripts: ['scripted'] })
      expectRan('postinstall')
      expectNotRan('prepare')
      markers.forget()
    }
  },
  'native-addons': async () => {
    const checkout = checkoutOf({
      'package.json': { name: 'own', version: '1.0.0', dependencies: { addon: 'file:./addon.tgz' } },
    })
    cpSync(addon, join(checkout, 'addon.tgz'))
    for (const name of names) {
      await build(name, checkout)
      expectNotRan('gyp')
    }
    const { contents } = await build('npm 12', checkout, { installScripts: ['addon'] })
    expectRan('gyp')
    expect(contents).toHaveProperty(['nodejs/node_modules/addon/build/Release/addon.node'])
  },
  'local-packages': async () => {
    for (const name of names) {
      const { warnings } = await build(name, project())
      expectNotRan('prepare')
      expect(warnings).toContainEqual(expect.stringMatching(/Install scripts were not run: .*shared/))
      await build(name, project(), { installScripts: ['shared'] })
      expectRan('prepare')
      expectNotRan('postinstall')
      markers.forget()
    }
  },
  'own-scripts': async () => {
    for (const name of names) {
      await installByHand(name, project())
      expectRanByHand('own-postinstall')
      await build(name, project(), { installScripts: true })
      expectNotRan('own-preinstall', 'own-postinstall')
    }
  },
  'git-dependencies': async () => {
    const checkout = checkoutOf({
      'package.json': {
        name: 'own',
        version: '1.0.0',
        dependencies: { dependency: `git+file://${repository}` },
      },
    })
    await installByHand('npm', checkout)
    expectRanByHand('git-prepare')
    for (const name of [...npms, ...pnpms, 'bun'] as const) {
      const { warnings } = await build(name, checkout)
      expectNotRan(...gitMarkers)
      expect(warnings).toContainEqual(
        expect.stringMatching(/Install scripts were not run: dependency@git\+file:/),
      )
    }
  },
  'yarn-git-dependencies': async () => {
    const address = `${web.url}/dependency.git`
    const settings = 'unsafeHttpWhitelist: ["127.0.0.1"]\napprovedGitRepositories: ["**"]\n'
    const checkoutWith = (spec: string, more: Files = {}): string =>
      checkoutOf({
        'package.json': { name: 'own', version: '1.0.0', dependencies: { dependency: spec } },
        '.yarnrc.yml': settings,
        ...more,
      })
    for (const name of yarns) {
      const checkout = checkoutWith(`git+${address}`)
      await expect(build(name, checkout)).rejects.toThrow(
        /come from Git: dependency@git\+http:.*commit yarn\.lock/,
      )
      await installByHand(name, checkout)
      expectRanByHand('git-postinstall')
      cpSync(lockFile, join(checkout, 'yarn.lock'))
      const expectedError = /come from Git: dependency@.*dependency\.git\..*set "install-scripts: dependency@/
      await expect(build(name, checkout)).rejects.toThrow(expectedError)
      await expect(build(name, checkout, { installScripts: ['dependency'] })).rejects.toThrow(expectedError)
      const outer = {
        'outer/package.json': {
          name: 'outer',
          version: '1.0.0',
          dependencies: { dependency: `git+${address}` },
        },
      }
      await expect(build(name, checkoutWith('file:./outer', outer))).rejects.toThrow(
        // Yarn 4 writes the output of git into a file.
        /Yarn would run its scripts|yarn ended with exit code 1/,
      )
      expectNotRan(...gitMarkers)
      const allowed = { YARN_CACHE_FOLDER: mkdtempSync(join(tmpdir(), 'cache-')) }
      await build(name, checkout, { installScripts: [`dependency@${address}`], env: allowed })
      expectRan('git-postinstall')
      markers.forget()
    }
  },
  'yarn-exec': async () => {
    const generator = `${markers.script('generator')}require('fs').writeFileSync(execEnv.buildDir + '/package.json', '{"name":"gen","version":"1.0.0"}')\n`
    const checkout = project({ 'gen.js': generator }, { gen: 'exec:./gen.js' })
    const env = { PATH: await toolPath('yarn@4.0.0') }
    await expect(
      buildLayer(checkout, '', { manager: 'yarn', env: { ...(await environmentOf('yarn 4')), ...env } }),
    ).rejects.toThrow(/would run a file of the checkout to create these packages: gen@exec:/)
    expectNotRan('generator')
  },
  'npm-settings': async () => {
    const checkout = project(programs, { dependency: `git+file://${repository}` })
    writeFileSync(
      join(checkout, '.npmrc'),
      `script-shell=${checkout}/shell.sh\ngit = ${checkout}/git.sh\n"git"=${checkout}/git.sh\nnode-options=--require ${checkout}/required.cjs\nignore-scripts=false\n`,
    )
    await installByHand('npm', checkout)
    expectRanByHand(...programMarkers)
    for (const name of names.filter((one) => !yarns.includes(one))) {
      await build(name, checkout, { installScripts: ['scripted'] })
      expectRan('postinstall')
      expectNotRan(...programMarkers, ...gitMarkers)
      markers.forget()
    }
  },
  'npm-variables': async () => {
    const checkout = project(programs, { dependency: `git+file://${repository}` })
    const variables = {
      NPM_CONFIG_SCRIPT_SHELL: `${checkout}/shell.sh`,
      npm_config_git: `${checkout}/git.sh`,
      'npm_config_node-options': `--require ${checkout}/required.cjs`,
      PNPM_CONFIG_SCRIPT_SHELL: `${checkout}/shell.sh`,
    }
    await installByHand('npm', checkout, variables)
    expectRanByHand(...programMarkers)
    for (const name of names.filter((one) => !yarns.includes(one))) {
      const env = { ...variables, npm_config_ignore_scripts: 'true', NPM_CONFIG_DRY_RUN: 'true' }
      await build(name, checkout, { installScripts: ['scripted'], env })
      expectRan('postinstall')
      expectNotRan(...programMarkers, ...gitMarkers)
      markers.forget()
    }
  },
  'node-options': async () => {
    const checkout = project(programs)
    await build('npm', checkout, { env: { NODE_OPTIONS: `--require ${checkout}/required.cjs` } })
    expectRan('node-options')
  },
  pnpmfile: async () => {
    const hooks = {
      '.pnpmfile.cjs': markers.script('pnpmfile'),
      '.pnpmfile.mjs': `import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)\n${markers.script('pnpmfile')}`,
      'hooks/other.cjs': markers.script('other-pnpmfile'),
    }
    const other = {
      ...hooks,
      'pnpm-workspace.yaml': 'pnpmfile: hooks/other.cjs\nglobalPnpmfile: hooks/other.cjs\n',
    }
    for (const name of pnpms) {
      await installByHand(name, project(hooks))
      expectRanByHand('pnpmfile')
      await installByHand(name, project(other))
      expectRanByHand('other-pnpmfile')
      await build(name, project(hooks))
      await build(name, project(other), { installScripts: true })
      expectNotRan('pnpmfile', 'other-pnpmfile')
      markers.forget()
    }
  },
  'config-dependencies': async () => {
    const integrity =
      'sha512-41Cifkg6e8TylSpdtTpeLVMqvSBEVzTttHvERD741+pnZ8ANv0004MRL43QKPDlK9cGvNp6NZWZUBlbGXYxxng=='
    const checkout = project({
      'pnpm-workspace.yaml': `configDependencies:\n  is-number: 7.0.0+${integrity}\n`,
    })
    for (const name of pnpms) {
      const { directory } = await build(name, checkout, { installScripts: true })
      expect(foundIn(dirname(directory), '.pnpm-config')).toEqual([])
    }
  },
  'yarn-path': async () => {
    const checkout = project({
      'yarn.cjs': markers.script('yarn'),
      '.yarnrc': 'yarn-path "./yarn.cjs"\n',
      '.yarnrc.yml': 'yarnPath: ./yarn.cjs\n',
    })
    for (const name of yarns) {
      await build(name, checkout)
      expectNotRan('yarn')
      await expect(build(name, checkout, { installScripts: true })).rejects.toThrow(
        /does not report its version/,
      )
      expectRan('yarn')
      markers.forget()
    }
  },
  'yarn-plugins': async () => {
    const checkout = project({
      'plugin.cjs': `${markers.script('plugin')}module.exports = { name: 'trap', factory: () => ({}) }\n`,
      'yarn.config.cjs': `${markers.script('constraints')}module.exports = {}\n`,
      '.yarnrc.yml': 'plugins: [./plugin.cjs]\nenableConstraintsChecks: true\n',
    })
    await installByHand('yarn 4', checkout)
    expectRanByHand('plugin', 'constraints')
    await build('yarn 4', checkout, {
      installScripts: true,
      env: { YARN_PLUGINS: join(checkout, 'plugin.cjs') },
    })
    expectNotRan('plugin', 'constraints')
  },
  'bun-scanner': async () => {
    const checkout = project({
      'scanner.cjs': markers.script('scanner'),
      'preload.cjs': markers.script('preload'),
      'bunfig.toml': 'preload = ["./preload.cjs"]\n[install.security]\nscanner = "./scanner.cjs"\n',
    })
    const user = mkdtempSync(join(tmpdir(), 'config-'))
    writeFileSync(join(user, '.bunfig.toml'), `[install.security]\nscanner = "${checkout}/scanner.cjs"\n`)
    await installByHand('bun', checkout)
    expectRanByHand('scanner')
    await build('bun', checkout, { installScripts: true, env: { XDG_CONFIG_HOME: user } })
    expectNotRan('scanner', 'preload')
  },
  'corepack-settings': async () => {
    const folder = mkdtempSync(join(tmpdir(), 'corepack-'))
    const path = await toolPath('corepack')
    await exec('corepack', ['enable', '--install-directory', folder, 'yarn'], {
      env: { ...process.env, PATH: path },
    })
    writeFileSync(
      join(dirname(repository), 'yarn.js'),
      `#!/usr/bin/env node\n${markers.script('yarn')}console.log('4.0.0')\n`,
    )
    const checkout = checkoutOf({
      'package.json': {
        name: 'own',
        version: '1.0.0',
        packageManager: `yarn@${web.url}/yarn.js`,
        dependencies: { shared: 'file:./shared' },
      },
      'shared/package.json': { name: 'shared', version: '1.0.0' },
      '.corepack.env': 'COREPACK_ENABLE_UNSAFE_CUSTOM_URLS=1\n',
    })
    const env = {
      COREPACK_HOME: folder,
      COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
      PATH: `${folder}:${path}`,
      ...canaries,
    }
    await exec('yarn', ['--version'], { cwd: checkout, env: { ...process.env, ...env } })
    expectRanByHand('yarn')
    await expect(
      buildLayer(checkout, '', { manager: 'yarn', env: { ...process.env, ...env } }),
    ).rejects.toThrow(/yarn ended with/)
    expectNotRan('yarn')
  },
  commands: async () => {
    const source = checkoutOf({ 'a.txt': '' })
    const env = { ...process.env, ...canaries }
    const request = {
      source,
      workspace: source,
      work: mkdtempSync(join(tmpdir(), 'work-')),
      target: { runtimes: [], architecture: hostArchitecture, matchesRunner: true },
      installScripts: false,
      extras: [],
      env,
      log: quietLog(),
    }
    const { directory } = await buildByCommand(`${markers.command('build')}; touch made`, request, [])
    expectRan('build')
    expect(readdirSync(source)).toEqual(['a.txt'])
    await testLayer(markers.command('test'), {
      layer: directory,
      runtimes: [],
      architecture: 'x86_64',
      workspace: source,
      env,
      log: quietLog(),
    })
    expectRan('test')
  },
}

describe('code that can run while a Node.js layer is built, as listed in the docs', () => {
  // All of them run once a week.
  test.each(sampled(nodeCode, 2).map(({ id }) => id as NodeCodeId))(
    '%s',
    async (id) => {
      await proofs[id]()
    },
    300_000,
  )
})

/** Returns the paths of all files and directories with this name below a directory. */
function foundIn(directory: string, name: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.split('/').at(-1) === name,
  )
}
