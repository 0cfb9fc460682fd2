import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Installed } from '../../src/install/builder.ts'
import type { Architecture, Environment } from '../../src/layer/layer.ts'
import { Problem } from '../../src/base/problem.ts'
import { workspaceOf } from '../support/run-bundle.ts'
import { everyVersion, toolPath } from '../rig/tools.mjs'
import { quietLog } from '../support/quiet-log.ts'
import { buildLayer, copyOf, hostArchitecture, otherArchitecture } from '../support/build-layer.ts'
import type { Layer, LayerOptions } from '../support/build-layer.ts'

/** A package manager: its program, the command that writes its lock file, and the version range for another member of a workspace. */
interface Manager {
  readonly name: string
  readonly tools: Parameters<typeof toolPath>
  readonly lock: string[]
  readonly sibling: string
  /** The error for a lock file that does not match the manifest. */
  readonly stale: RegExp
  readonly crosses: boolean
}

const managers: Record<string, Manager> = {
  npm: {
    name: 'npm',
    tools: [],
    sibling: '1.0.0',
    crosses: true,
    lock: ['npm', 'install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'],
    stale: /in sync.*Run "npm install"/,
  },
  'pnpm 12': {
    name: 'pnpm',
    tools: ['pnpm'],
    sibling: 'workspace:*',
    crosses: true,
    lock: ['pnpm', 'install', '--lockfile-only', '--ignore-scripts'],
    stale: /is not up to date with package\.json.*Run "pnpm install"/,
  },
  'pnpm 10': {
    name: 'pnpm',
    tools: ['pnpm10'],
    sibling: 'workspace:*',
    crosses: true,
    lock: ['pnpm', 'install', '--lockfile-only', '--ignore-scripts'],
    stale: /ERR_PNPM_OUTDATED_LOCKFILE.*Run "pnpm install"/,
  },
  'yarn 1': {
    name: 'yarn',
    tools: ['yarn1'],
    sibling: '1.0.0',
    crosses: false,
    lock: ['yarn', 'install', '--ignore-scripts', '--non-interactive'],
    stale: /(lockfile needs to be updated|yarn\.lock lacks).*Run "yarn install"/,
  },
  'yarn 4': {
    name: 'yarn',
    tools: ['yarn4'],
    sibling: 'workspace:*',
    crosses: true,
    lock: ['yarn', 'install', '--mode=update-lockfile'],
    stale: /Yarn would change.*ms.*Run "yarn install"/,
  },
  bun: {
    name: 'bun',
    tools: ['bun'],
    sibling: 'workspace:*',
    crosses: true,
    lock: ['bun', 'install', '--lockfile-only', '--ignore-scripts'],
    stale: /lockfile had changes.*Run "bun install"/,
  },
}

type Files = Record<string, string | object>

/** The weekly run tests all. */
const tested = Object.entries(managers).filter(([title]) => everyVersion || title !== 'pnpm 10')

describe.each(tested)('%s', (_title, manager) => {
  let env: Environment
  beforeAll(async () => {
    env = { ...process.env, PATH: await toolPath(...manager.tools), YARN_ENABLE_TELEMETRY: '0' }
  })

  /** Creates a checkout with these files, and returns its path. */
  function checkout(files: Files): string {
    const texts = Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? content : JSON.stringify(content),
    ])
    // Without a yarn.lock, Yarn 4 would search for the project in the parent directories.
    if (manager.name === 'yarn') texts.push(['yarn.lock', ''])
    return workspaceOf(Object.fromEntries(texts) as Record<string, string>)
  }

  function locked(files: Files): string {
    const directory = checkout(files)
    lock(directory, manager, env)
    for (const path of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
      if (/(^|\/)node_modules$/.test(path)) rmSync(join(directory, path), { recursive: true, force: true })
    }
    return directory
  }

  /** The output of the programs in the last build. */
  let printed: string

  /** `source` is the directory in the workspace to build. */
  function build(
    workspace: string,
    { source, ...order }: LayerOptions & { source?: string } = {},
  ): Promise<Layer> {
    printed = ''
    return buildLayer(workspace, source, {
      ...order,
      manager: manager.name,
      env: { ...env, ...order.env },
      log: quietLog((line) => (printed += `${line}\n`)),
    })
  }

  /** Returns what a user sees if a build fails: the output of the programs, and the error message. */
  async function failureOf(failing: Promise<unknown>): Promise<string> {
    const problem = await failing.then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(problem).toBeInstanceOf(Problem)
    return `${printed}${(problem as Problem).message}`
  }

  test('installs only the locked production dependencies', async () => {
    const project = locked({
      'package.json': {
        name: 'own',
        version: '1.0.0',
        license: 'MIT',
        dependencies: { debug: '4.3.4' },
        devDependencies: { 'is-odd': '3.0.1' },
        scripts: { preinstall: 'exit 3', postinstall: 'exit 3', prepare: 'exit 3' },
      },
    })
    const before = readdirSync(project).sort()
    const layer = await build(project)
    expect(packagesOf(layer)).toEqual({ debug: '4.3.4', ms: '2.1.2' })
    expect(filesOf(layer).filter((path) => !/^nodejs\/node_modules\/(debug|ms)\//.test(path))).toEqual([])
    expect(layer).toMatchObject({
      license: 'MIT',
      warnings: [],
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    })
    expect(readdirSync(project).sort()).toEqual(before)
  })

  test('a lock file that is out of date fails the build', async () => {
    const manifest = { name: 'own', version: '1.0.0', dependencies: { ms: '2.1.2' } }
    const project = locked({ 'package.json': manifest })
    writeFileSync(
      join(project, 'package.json'),
      JSON.stringify({ ...manifest, dependencies: { ms: '2.1.3' } }),
    )
    await expect(build(project)).rejects.toThrow(manager.stale)
  })

  test('without a lock file, the newest matching versions are installed', async () => {
    const project = checkout({
      'package.json': { name: 'own', version: '1.0.0', dependencies: { ms: '2.1.2' } },
    })
    rmSync(join(project, 'yarn.lock'), { force: true })
    expect(packagesOf(await build(project))).toEqual({ ms: '2.1.2' })
    expect(readdirSync(project)).toEqual(['package.json'])
  })

  describe('a workspace', () => {
    const members = {
      'package.json': {
        name: 'root',
        version: '1.0.0',
        private: true,
        workspaces: ['packages/*'],
        dependencies: { 'is-number': '6.0.0' },
        scripts: { postinstall: 'exit 3' },
      },
      'pnpm-workspace.yaml': 'packages: ["packages/*"]',
      '.yarnrc.yml': 'nodeLinker: pnp\n',
      'packages/a/package.json': {
        name: 'a',
        version: '1.0.0',
        license: 'ISC',
        dependencies: { ms: '2.1.2', b: manager.sibling, debug: '4.3.4' },
        devDependencies: { 'is-odd': '3.0.1' },
        scripts: { postinstall: 'exit 3' },
      },
      'packages/a/index.js': '',
      'packages/b/package.json': {
        name: 'b',
        version: '1.0.0',
        dependencies: { ms: '2.0.0', 'left-pad': '1.3.0' },
      },
      'packages/b/index.js': 'module.exports = require("ms/package.json").version\n',
      'packages/c/package.json': {
        name: 'c',
        version: '1.0.0',
        dependencies: { ms: '2.1.1', 'is-even': '1.0.0' },
      },
    }
    let workspace: string
    beforeAll(() => {
      workspace = locked(members)
    })

    test('installs the dependencies of the member, with other members as files, but not the member itself', async () => {
      const layer = await build(workspace, { source: 'packages/a' })
      expect(packagesOf(layer)).toEqual({
        ms: '2.1.2',
        debug: '4.3.4',
        b: '1.0.0',
        'b/node_modules/ms': '2.0.0',
        'left-pad': '1.3.0',
      })
      expect(layer.license).toBe('ISC')
      expect(required(layer, 'b')).toBe('2.0.0')
      expect(required(layer, 'ms/package.json')).toMatchObject({ version: '2.1.2' })
      expect(linksOf(layer)).toEqual([])
    })

    test('if the source is the root, installs the dependencies of the root', async () => {
      expect(packagesOf(await build(workspace))).toEqual({ 'is-number': '6.0.0' })
    })

    test('a lock file that is out of date for a member fails the build', async () => {
      const stale = copyOf(workspace)
      const path = join(stale, 'packages/a/package.json')
      writeFileSync(path, readFileSync(path, 'utf8').replace('2.1.2', '2.1.3'))
      await expect(build(stale, { source: 'packages/a' })).rejects.toThrow(manager.stale)
    })

    test('if a required member is missing, the build fails and names it', async () => {
      const incomplete = copyOf(workspace)
      rmSync(join(incomplete, 'packages/b'), { recursive: true })
      expect(await failureOf(build(incomplete, { source: 'packages/a' }))).toMatch(/\bb\b/)
    })

    test('builds the same layer in another folder', async () => {
      const layers = [
        await build(workspace, { source: 'packages/a' }),
        await build(copyOf(workspace), { source: 'packages/a' }),
      ] as const
      execFileSync('diff', ['-r', '--no-dereference', layers[0].directory, layers[1].directory])
      expect(modesOf(layers[0])).toEqual(modesOf(layers[1]))
    })
  })

  test('a dependency in a folder outside of the source is installed', async () => {
    const workspace = checkout({
      'shared/package.json': { name: 'shared', version: '1.0.0' },
      'shared/index.js': 'module.exports = "shared"\n',
    })
    rmSync(join(workspace, 'yarn.lock'), { force: true })
    const project = join(workspace, 'layer')
    cpSync(
      locked({ 'package.json': { name: 'own', version: '1.0.0', dependencies: { ms: '2.1.2' } } }),
      project,
      { recursive: true },
    )
    writeFileSync(
      join(project, 'package.json'),
      JSON.stringify({
        name: 'own',
        version: '1.0.0',
        dependencies: { ms: '2.1.2', shared: 'file:../shared' },
      }),
    )
    lock(project, manager, env)
    const layer = await build(workspace, { source: 'layer' })
    expect(packagesOf(layer)).toEqual({ ms: '2.1.2', shared: '1.0.0' })
    expect(required(layer, 'shared')).toBe('shared')
    expect(linksOf(layer)).toEqual([])
  })

  test('a dependency in a folder that does not exist fails the build', async () => {
    const project = checkout({
      'package.json': { name: 'own', version: '1.0.0', dependencies: { ms: '2.1.2', gone: 'file:./gone' } },
    })
    rmSync(join(project, 'yarn.lock'), { force: true })
    expect(await failureOf(build(project))).toContain('gone')
  })

  test('native code is installed for the target architecture', async () => {
    const project = locked({
      'package.json': { name: 'own', version: '1.0.0', dependencies: { sharp: '0.33.5' } },
    })
    if (!manager.crosses) {
      await expect(build(project, { architecture: otherArchitecture })).rejects.toThrow(
        /Yarn 1\.22\.22 installs only for the architecture of the runner.*Yarn 3\.2\.1 or newer/,
      )
    } else {
      expect(nativeOf(await build(project, { architecture: otherArchitecture }))).toEqual(
        expectedNative(otherArchitecture),
      )
    }
    expect(nativeOf(await build(project))).toEqual(expectedNative(hostArchitecture))
  })

  describe('install scripts', () => {
    const scripted = { name: 'own', version: '1.0.0', dependencies: { 'core-js': '3.6.0', ms: '2.1.2' } }
    const marked = { env: { npm_config_loglevel: 'notice', ADBLOCK: '1' } }

    test('are blocked, and a warning names their packages', async () => {
      const layer = await build(locked({ 'package.json': scripted }), marked)
      expect(layer.warnings).toContainEqual(expect.stringContaining('Install scripts were not run: core-js.'))
    })

    test('run if they are allowed', async () => {
      const layer = await build(locked({ 'package.json': scripted }), {
        ...marked,
        installScripts: ['core-js'],
      })
      expect(layer.warnings).toEqual([])
      expect(printed).toMatch(/> core-js@3\.6\.0 postinstall/)
    })

    test('if a native addon needs a blocked script, the build fails', async () => {
      const project = locked({
        'package.json': { ...scripted, dependencies: { 'better-sqlite3': '11.0.0' } },
      })
      await expect(build(project)).rejects.toThrow(/better-sqlite3 cannot work without/)
    })
  })

  test('settings of the project and of the environment do not change the layer', async () => {
    const project = locked({
      'package.json': {
        name: 'own',
        version: '1.0.0',
        dependencies: { debug: '4.3.4' },
        devDependencies: { 'is-odd': '3.0.1' },
      },
    })
    const settings: Record<string, string> = {
      '.npmrc':
        'include=dev\nignore-scripts=false\ninstall-strategy=linked\nnode-linker=isolated\nproduction=false\n',
      'pnpm-workspace.yaml':
        'nodeLinker: isolated\nmodulesDir: elsewhere\nlockfileOnly: true\nenableGlobalVirtualStore: true\n',
      '.yarnrc.yml': 'nodeLinker: pnp\nenableScripts: true\nnmMode: hardlinks-global\n',
      '.yarnrc': '--install.production false\n--modules-folder elsewhere\n',
      'bunfig.toml': '[install]\nproduction = false\nlinker = "isolated"\nfrozenLockfile = false\n',
    }
    for (const [path, text] of Object.entries(settings)) writeFileSync(join(project, path), text)
    const layer = await build(project, {
      env: { NODE_ENV: 'development', YARN_NODE_LINKER: 'pnp', npm_config_omit: '' },
    })
    expect(packagesOf(layer)).toEqual({ debug: '4.3.4', ms: '2.1.2' })
  })

  test('a packageManager field with another package manager does not fail the build', async () => {
    const other = manager.name === 'pnpm' ? 'yarn@4.5.0' : 'pnpm@10.0.0'
    const manifest = { name: 'own', version: '1.0.0', dependencies: { ms: '2.1.2' } }
    const project = locked({ 'package.json': manifest })
    writeFileSync(join(project, 'package.json'), JSON.stringify({ ...manifest, packageManager: other }))
    expect(packagesOf(await build(project))).toEqual({ ms: '2.1.2' })
  })

  test('if the program is not installed, the error names the step to add', async () => {
    const project = checkout({ 'package.json': { name: 'own', dependencies: { ms: '2.1.2' } } })
    await expect(build(project, { env: { PATH: mkdtempSync(join(tmpdir(), 'bin-')) } })).rejects.toThrow(
      /is not installed on this runner\. Add a step with "(uses: .+@|run: npm install --global )/,
    )
  })
})

test.each([
  [
    'pnpm 12',
    { 'pnpm-workspace.yaml': 'packageExtensions:\n  ms:\n    dependencies:\n      is-number: 7.0.0\n' },
  ],
  ['yarn 4', { '.yarnrc.yml': 'packageExtensions:\n  "ms@*":\n    dependencies:\n      is-number: 7.0.0\n' }],
])('dependencies that packageExtensions of %s add to a package are installed', async (title, settings) => {
  const manager = managers[title] as Manager
  const env = { ...process.env, PATH: await toolPath(...manager.tools) }
  const project = workspaceOf({
    'package.json': '{"name":"own","version":"1.0.0","dependencies":{"ms":"2.1.2"}}',
    ...(manager.name === 'yarn' && { 'yarn.lock': '' }),
    ...settings,
  })
  lock(project, manager, env)
  const { directory } = await buildLayer(project, '', { manager: manager.name, env })
  expect(readdirSync(join(directory, 'nodejs', 'node_modules')).sort()).toEqual(['is-number', 'ms'])
})

describe('a lock file of another Yarn version', () => {
  const manifest = JSON.stringify({ name: 'own', dependencies: { ms: '2.1.2' } })
  test.each([
    [
      'yarn1',
      '__metadata:\n  version: 8\n',
      /was created by Yarn 4, but this runner has Yarn 1.*corepack enable/,
    ],
    [
      'yarn4',
      '# yarn lockfile v1\n\n\nms@2.1.2:\n  version "2.1.2"\n',
      /was created by Yarn 1, but this runner has Yarn 4/,
    ],
  ] as const)('fails the build with %s', async (tool, lock, expected) => {
    const source = workspaceOf({ 'package.json': manifest, 'yarn.lock': lock })
    const building = buildLayer(source, '', { env: { ...process.env, PATH: await toolPath(tool) } })
    await expect(building).rejects.toThrow(expected)
  })
})

/** Writes the lock file of a project. */
function lock(directory: string, manager: Manager, env: Environment): void {
  const [tool = '', ...args] = manager.lock
  const settings = { ...env, YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' }
  execFileSync(tool, args, { cwd: directory, env: settings, stdio: 'pipe' })
}

/** Returns the paths of all files and links in a layer. */
function filesOf({ directory }: Pick<Installed, 'directory'>): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(directory, join(parentPath, name)))
    .sort()
}

function linksOf(layer: Pick<Installed, 'directory'>): string[] {
  return filesOf(layer).filter((path) => lstatSync(join(layer.directory, path)).isSymbolicLink())
}

function modesOf(layer: Pick<Installed, 'directory'>): string[] {
  return filesOf(layer).map((path) => `${path} ${lstatSync(join(layer.directory, path)).mode}`)
}

/** Returns the versions of all installed packages, by their paths in node_modules. */
function packagesOf(layer: Pick<Installed, 'directory'>): Record<string, string> {
  const manifest = /^nodejs\/node_modules\/((?:.+\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\/package\.json$/
  return Object.fromEntries(
    filesOf(layer).flatMap((path) => {
      const name = manifest.exec(path)?.[1]
      if (name === undefined) return []
      return [[name, JSON.parse(readFileSync(join(layer.directory, path), 'utf8')).version]]
    }),
  )
}

/** Returns what `require` returns in a function, for which Lambda sets NODE_PATH. */
function required({ directory }: Pick<Installed, 'directory'>, name: string): unknown {
  const env = { ...process.env, NODE_PATH: join(directory, 'nodejs/node_modules') }
  const program = `console.log(JSON.stringify(require(${JSON.stringify(name)})))`
  return JSON.parse(execFileSync(process.execPath, ['-e', program], { env, cwd: tmpdir(), encoding: 'utf8' }))
}

const machines: Record<Architecture, number> = { x86_64: 0x3e, arm64: 0xb7 }

/** Returns the packages with native code, each with its ELF machine number. */
function nativeOf(layer: Pick<Installed, 'directory'>): [string, number][] {
  return filesOf(layer)
    .filter((path) => /\.(node|so[.\d]*)$/.test(path) && existsSync(join(layer.directory, path)))
    .map((path) => [
      path.split('/').slice(2, 4).join('/'),
      readFileSync(join(layer.directory, path)).readUInt16LE(18),
    ])
}

function expectedNative(architecture: Architecture): [string, number][] {
  const cpu = architecture === 'arm64' ? 'arm64' : 'x64'
  return [`@img/sharp-libvips-linux-${cpu}`, `@img/sharp-linux-${cpu}`].map((name) => [
    name,
    machines[architecture],
  ])
}
