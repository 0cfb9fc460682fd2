import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, jest, test } from '@jest/globals'
import type { Architecture } from '../../../src/layer/layer.ts'
import { readElf } from '../../../src/pack/checks/elf.ts'
import { workspaceOf } from '../../support/run-bundle.ts'
import { everyVersion, toolPath } from '../../rig/tools.mjs'
import { buildLayer, hostArchitecture, otherArchitecture } from '../../support/build-layer.ts'
import type { Layer } from '../../support/build-layer.ts'
import { nodeTools, oldNodeTools } from './node.mjs'
import type { NodeTool, OldVersion } from './node.mjs'
import { testedVersions } from './tested.ts'

// The first run installs the tools.
jest.setTimeout(300_000)

/** Dependencies: a native package with a variant for each platform, a package without native code, and a development dependency. */
const manifest = {
  name: 'layer',
  version: '1.0.0',
  private: true,
  dependencies: { '@node-rs/crc32': '1.10.8', debug: '4.3.7' },
  devDependencies: { 'is-number': '7.0.0' },
}

type Files = Readonly<Record<string, object | string>>
type Versioned = `${NodeTool}@${string}`

const versioned = (tool: NodeTool, version: string): Versioned => `${tool}@${version}`

const toLock = ['--ignore-scripts', '--lockfile-only']

/** The arguments with which a tool writes its lock file. Some also write node_modules, which is removed. */
const lockArguments: Record<NodeTool, (version: string) => readonly string[]> = {
  npm: () => ['--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'],
  pnpm: () => toLock,
  yarn: (version) => (/^[12]\./.test(version) ? ['--ignore-scripts'] : ['--mode=update-lockfile']),
  bun: (version) => (/^1\.[01]\./.test(version) ? ['--ignore-scripts'] : toLock),
}

async function envOf(name: Versioned): Promise<NodeJS.ProcessEnv> {
  return { ...process.env, PATH: await toolPath(name), YARN_ENABLE_TELEMETRY: '0' }
}

/** Creates a project with the lock file that this version of a tool writes, and returns its path. */
async function locked(name: Versioned, files: Files = {}, options: readonly string[] = []): Promise<string> {
  const [tool, version = ''] = name.split('@') as [NodeTool, string]
  const all: Files = {
    'package.json': manifest,
    // Without a yarn.lock, Yarn 3 and 4 would search for the project in the parent directories.
    ...(tool === 'yarn' && { 'yarn.lock': '' }),
    ...files,
  }
  const texts = Object.entries(all).map(([path, content]) => [
    path,
    typeof content === 'string' ? content : JSON.stringify(content),
  ])
  const project = workspaceOf(Object.fromEntries(texts) as Record<string, string>)
  const env = { ...(await envOf(name)), YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' }
  const args = ['install', ...lockArguments[tool](version), ...options]
  execFileSync(tool, args, { cwd: project, env, stdio: 'pipe' })
  rmSync(join(project, 'node_modules'), { recursive: true, force: true })
  return project
}

async function build(
  project: string,
  name: Versioned,
  architecture: Architecture,
  folder = '',
): Promise<Layer> {
  const [manager = ''] = name.split('@')
  return buildLayer(project, folder, { manager, architecture, env: await envOf(name) })
}

/** Returns the packages of a layer with their versions, and the processors for which it contains machine code. */
function contentsOf({ directory, contents }: Layer): { packages: string[]; machines: string[] } {
  const paths = Object.keys(contents)
  const manifests = paths.filter((path) => basename(path) === 'package.json')
  const packages = manifests.map((path) => {
    const { name, version } = JSON.parse(readFileSync(join(directory, path), 'utf8')) as typeof manifest
    return `${name} ${version}`
  })
  const machines = paths.flatMap((path) => {
    const elf = readElf(readFileSync(join(directory, path)))
    return elf?.kind === 'loadable' ? [elf.isMusl ? 'musl' : elf.machine] : []
  })
  return { packages: packages.toSorted(), machines }
}

/** Returns the expected contents of the layer of this manifest, for an architecture. */
function expected(architecture: Architecture): ReturnType<typeof contentsOf> {
  const cpu = architecture === 'arm64' ? 'arm64' : 'x64'
  return {
    packages: ['@node-rs/crc32 1.10.8', `@node-rs/crc32-linux-${cpu}-gnu 1.10.8`, 'debug 4.3.7', 'ms 2.1.3'],
    machines: [architecture],
  }
}

/** Builds the project for both architectures, and expects the contents above. */
async function expectBoth(project: string, name: Versioned): Promise<void> {
  const layers = await Promise.all(
    [hostArchitecture, otherArchitecture].map((architecture) => build(project, name, architecture)),
  )
  expect(layers.map(contentsOf)).toEqual([expected(hostArchitecture), expected(otherArchitecture)])
  expect(layers.flatMap(({ warnings }) => warnings)).toEqual([])
}

const supported = testedVersions(nodeTools).map(({ tool, version }) => versioned(tool, version))

test.each(supported)('%s builds its locked project for both architectures', async (name) => {
  await expectBoth(await locked(name), name)
})

describe('a version that is too old', () => {
  const isTested = ({ tool, builds }: OldVersion, index: number): boolean =>
    everyVersion || oldNodeTools.findLastIndex((one) => one.tool === tool && one.builds === builds) === index
  const named = oldNodeTools.filter(isTested).map(({ tool, version, ...old }) => ({
    name: versioned(tool, version),
    version,
    ...old,
  }))

  test.each(named.filter(({ builds }) => builds === 'own'))(
    "$name builds only for the runner's architecture; for the other, the error names its version and $oldestSupported",
    async ({ name, version, oldestSupported }) => {
      const project = await locked(name)
      expect(contentsOf(await build(project, name, hostArchitecture))).toEqual(expected(hostArchitecture))
      const building = build(project, name, otherArchitecture)
      await expect(building).rejects.toThrow(
        new RegExp(`\\b${version} .*\\b${oldestSupported} or newer`, 'i'),
      )
      await expect(building).rejects.toThrow(otherArchitecture)
    },
  )

  test.each(named.filter(({ builds }) => builds === 'nothing'))(
    '$name fails the build, and the error names its version and $oldestSupported',
    async ({ name, version, oldestSupported }) => {
      const project = workspaceOf({ 'package.json': JSON.stringify(manifest) })
      await expect(build(project, name, hostArchitecture)).rejects.toThrow(
        new RegExp(
          `^\\w+ ${version} is too old: this action needs \\w+ ${oldestSupported} or newer\\. .*[Aa]dd a step with`,
        ),
      )
    },
  )
})

describe('a lock file in an earlier format', () => {
  const formats = [
    ['npm@9.9.4', 'npm@12.2.2', ['--lockfile-version=1']],
    ['npm@9.9.4', 'npm@9.9.4', ['--lockfile-version=2']],
    ['pnpm@8.15.9', 'pnpm@9.15.9', []],
    ['bun@1.1.45', 'bun@1.4.5', []],
  ] as const

  test.each(everyVersion ? formats : formats.slice(0, 1))(
    'of %s is enforced by %s',
    async (before, name, options) => {
      await expectBoth(await locked(before, {}, options), name)
    },
  )
})

const foreignLocks = [
  ['yarn@3.8.7', 'yarn@4.18.1', 'yarn.lock was created by Yarn 3, but this runner has Yarn 4.18.1.'],
  ['yarn@4.18.1', 'yarn@3.8.7', 'yarn.lock was created by Yarn 4, but this runner has Yarn 3.8.7.'],
  ['pnpm@8.15.9', 'pnpm@10.34.9', 'The lock file was created by another version of pnpm'],
  ['pnpm@8.15.9', 'pnpm@12.21.0', 'The lock file was created by another version of pnpm'],
  ['pnpm@7.33.7', 'pnpm@8.15.9', 'The lock file was created by another version of pnpm'],
] as const

test.each(everyVersion ? foreignLocks : foreignLocks.slice(0, 3))(
  'a lock file of %s cannot be used with %s, and the error names the cause',
  async (before, name, error) => {
    await expect(build(await locked(before), name, hostArchitecture)).rejects.toThrow(error)
  },
)

describe('settings of the project', () => {
  test.each(['pnpm@9.15.9', 'pnpm@10.34.9'] as const)('do not choose the platform for %s', async (name) => {
    const other = { os: ['darwin'], cpu: ['ia32'], libc: ['musl'] }
    const project = await locked(name, {
      'package.json': { ...manifest, pnpm: { supportedArchitectures: other } },
    })
    await expectBoth(project, name)
  })

  test.each([
    ['pnpm@8.15.9', { pnpm: { packageExtensions: { ms: { dependencies: { 'is-number': '7.0.0' } } } } }, {}],
    [
      'yarn@3.8.7',
      {},
      { '.yarnrc.yml': 'packageExtensions:\n  "ms@*":\n    dependencies:\n      is-number: 7.0.0\n' },
    ],
  ] as const)('can add dependencies to a package with %s', async (name, fields, files) => {
    const { devDependencies: _dev, ...production } = manifest
    const project = await locked(name, { ...files, 'package.json': { ...production, ...fields } })
    const { packages } = contentsOf(await build(project, name, hostArchitecture))
    expect(packages).toContain('is-number 7.0.0')
  })
})

test.each(['pnpm@8.15.9', 'yarn@3.8.7', 'bun@1.1.45'] as const)(
  'for a member of a workspace, %s installs only the dependencies of this member',
  async (name) => {
    const member = { ...manifest, dependencies: { ...manifest.dependencies, shared: 'workspace:*' } }
    const project = await locked(name, {
      'package.json': {
        name: 'root',
        private: true,
        workspaces: ['packages/*'],
        devDependencies: { 'is-odd': '3.0.1' },
      },
      'pnpm-workspace.yaml': 'packages: ["packages/*"]\n',
      'packages/layer/package.json': member,
      'packages/shared/package.json': {
        name: 'shared',
        version: '1.0.0',
        dependencies: { isarray: '2.0.5' },
      },
      'packages/other/package.json': { name: 'other', version: '1.0.0', dependencies: { inherits: '2.0.4' } },
    })
    const { packages, machines } = contentsOf(await build(project, name, hostArchitecture, 'packages/layer'))
    const { packages: direct } = expected(hostArchitecture)
    expect({ packages, machines }).toEqual({
      packages: [...direct, 'isarray 2.0.5', 'shared 1.0.0'].toSorted(),
      machines: [hostArchitecture],
    })
  },
)

test('if package.json names another version of the package manager, a warning names both versions', async () => {
  const project = await locked('npm@10.9.9')
  writeFileSync(join(project, 'package.json'), JSON.stringify({ ...manifest, packageManager: 'npm@11.0.0' }))
  const { warnings } = await build(project, 'npm@10.9.9', hostArchitecture)
  expect(warnings).toEqual([expect.stringMatching(/npm 11\.0\.0.*10\.9\.9/)])
})
