import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'
import { parseYaml } from '../../base/formats.ts'
import { rethrowIfLimitExceeded } from '../../base/limits.ts'
import type { Builder, BuildRequest, Project, Target } from '../builder.ts'
import { isAtLeast } from '../run/minimum-version.ts'
import { integrityRemedy, runTool } from '../run/tool.ts'
import type { Tool } from '../run/tool.ts'
import type { Manager } from './manager.ts'
import { buildBy } from './manager.ts'
import { hasMember } from './members.ts'
import type { PatternsOf } from './members.ts'
import { readManifest } from './package-json.ts'
import { platformFlags, requireMinimumElsewhere, supportedArchitecturesOf } from './platform.ts'
import { lockedNames } from './pnpm-lock.ts'
import { originsOfPnpm } from './pnpm-origins.ts'
import { isolatePnpm } from './pnpm-settings.ts'
import { readsOf } from './reads.ts'

const otherLockVersion =
  'The lock file was created by another version of pnpm: pnpm 8 writes lockfileVersion 6, and newer versions write 9. Set up the version ' +
  'that created it, or run "pnpm install" and commit pnpm-lock.yaml.'

export const pnpmTool: Tool = {
  name: 'pnpm',
  command: 'pnpm',
  // Older versions fail with the fetch of Node.js 20 and newer.
  minimum: '8.3.1',
  setupHint: 'Add a step with "run: npm install --global pnpm@12" before this one.',
  remedies: [
    [
      'ERR_PNPM_OUTDATED_LOCKFILE',
      'the-lock-file-does-not-match',
      'The lock file does not match package.json. Run "pnpm install" and commit pnpm-lock.yaml.',
    ],
    [
      'ERR_PNPM_LOCKFILE_CONFIG_MISMATCH',
      'the-lock-file-does-not-match',
      'The settings of pnpm differ from those that the lock file was created with. Run "pnpm install" and commit pnpm-lock.yaml.',
    ],
    ['ERR_PNPM_LOCKFILE_BREAKING_CHANGE', 'the-lock-file-does-not-match', otherLockVersion],
    ['ERR_PNPM_FROZEN_LOCKFILE_WITH_OUTDATED_LOCKFILE', 'the-lock-file-does-not-match', otherLockVersion],
    [/lockfileVersion of \S+ is\s+incompatible/, 'the-lock-file-does-not-match', otherLockVersion],
    ['ERR_PNPM_TARBALL_INTEGRITY', 'a-package-does-not-match-its-hash', integrityRemedy],
    [
      'ERR_PNPM_UNSUPPORTED_ENGINE',
      'a-program-is-missing-or-another-version-is-needed',
      'The "engines" of package.json require another version of Node.js or pnpm. Set up that version before this step.',
    ],
    [
      'ERR_PNPM_BAD_CONFIG_DEP',
      'a-program-is-missing-or-another-version-is-needed',
      'The version of pnpm that package.json names in "packageManager" could not be downloaded. Set up that version before this step.',
    ],
    [
      'ERR_PNPM_BAD_PM_VERSION',
      'a-program-is-missing-or-another-version-is-needed',
      'package.json requires another version of pnpm than this runner has. Set up that version before this step.',
    ],
    [
      'ERR_PNPM_FETCH_401',
      'the-registry-refuses-or-does-not-have-it',
      'A registry requires credentials. Name a variable in .npmrc, and set it in the "env" of this step.',
    ],
    [
      'ERR_PNPM_FETCH_403',
      'the-registry-refuses-or-does-not-have-it',
      'A registry rejected the credentials. Check the token that .npmrc reads from the environment.',
    ],
    [
      'ERR_PNPM_FETCH_404',
      'the-registry-refuses-or-does-not-have-it',
      'A package does not exist in the registry. Check its name, and the address of the registry in .npmrc.',
    ],
  ],
}

const patternsOf: PatternsOf = async (root) =>
  patternsIn(await readTextOrEmpty(join(root, 'pnpm-workspace.yaml')))

const manager: Manager = {
  tool: pnpmTool,
  patternsOf,
  isolate: ({ root }, request) => isolatePnpm(root, request),
  lockedNames,
  lockedOrigins: ({ root, isOfRegistry }) => originsOfPnpm(root, isOfRegistry),
  install,
}

export const pnpm: Builder = {
  name: 'pnpm',
  language: 'Node.js',
  lockFiles: ['pnpm-lock.yaml'],
  manifests: [],
  lockHint: 'Run "pnpm install" and commit pnpm-lock.yaml.',
  supportsExtras: false,
  hasMember: (root, directory) => hasMember(patternsOf, root, directory),
  reads: (project, request) => readsOf(manager, project, request),
  build: (request, project) => buildBy(manager, request, project),
}

/**
 * Returns the patterns in pnpm-workspace.yaml. Negated patterns come last, because they win in any order. pnpm reports a file that cannot
 * be read.
 */
function patternsIn(text: string): readonly unknown[] {
  try {
    const { packages } = (parseYaml(text, 'pnpm-workspace.yaml') ?? {}) as { packages?: unknown }
    const patterns: unknown[] = Array.isArray(packages) ? packages : []
    const isNegated = (pattern: unknown): boolean => String(pattern).startsWith('!')
    return [...patterns.filter((one) => !isNegated(one)), ...patterns.filter(isNegated)]
  } catch (error) {
    rethrowIfLimitExceeded(error)
    return []
  }
}

/** Settings that take precedence over pnpm-workspace.yaml, .npmrc and the environment. */
const ownSettings = [
  '--config.node-linker=hoisted',
  '--config.modules-dir=node_modules',
  '--config.lockfile-only=false',
  '--config.enable-global-virtual-store=false',
  '--config.global=false',
  '--config.dry-run=false',
  // The cache would add files that scripts of an earlier installation created.
  '--config.side-effects-cache=false',
]

async function install(
  { root, source, locked }: Project,
  request: BuildRequest,
  version: string,
): Promise<void> {
  const platform = await setTarget(request.target, root, version)
  const isWorkspace = (await patternsOf(root)).length > 0
  await runTool(
    pnpmTool,
    [
      'install',
      locked ? '--frozen-lockfile' : '--no-frozen-lockfile',
      '--prod',
      '--ignore-scripts',
      '--ignore-pnpmfile',
      ...ownSettings,
      // Scripts can change files, which must not be those in the store of pnpm.
      `--config.package-import-method=${request.installScripts === false ? 'auto' : 'copy'}`,
      ...platform,
      ...(isWorkspace ? [`--filter={./${relative(root, source)}}...`] : []),
    ],
    root,
    request,
  )
}

/**
 * Makes pnpm install for the target, and returns the flags for it. Versions from 8.10 to before 10.14 have only a setting, which is written
 * into the package.json of the root.
 */
async function setTarget(target: Target, root: string, version: string): Promise<string[]> {
  const hasSetting = isAtLeast(version, '8.10') && !isAtLeast(version, '10.14')
  if (!hasSetting) return platformFlags(pnpmTool, version, '8.10', target)
  if (!existsSync(join(root, 'package.json'))) {
    requireMinimumElsewhere(pnpmTool, version, '10.14', target)
    return []
  }
  const manifest = await readManifest(root)
  const supportedArchitectures = supportedArchitecturesOf(target)
  const changed = { ...manifest, pnpm: { ...manifest.pnpm, supportedArchitectures } }
  await writeFile(join(root, 'package.json'), JSON.stringify(changed, undefined, 2))
  return []
}
