import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parse } from 'yaml'
import type { Builder, BuildRequest, Project } from '../builder.ts'
import type { Manager } from './manager.ts'
import { buildBy } from './manager.ts'
import type { PatternsOf } from './members.ts'
import type { LockedNames } from './packages.ts'
import { hasMember } from './members.ts'
import { platformFlags } from './target.ts'
import type { Tool } from './tool.ts'
import { runTool } from './tool.ts'

const tool: Tool = {
  name: 'pnpm',
  remedy: 'Add a step with "uses: pnpm/action-setup@v4" before this one.',
  cures: {
    ERR_PNPM_OUTDATED_LOCKFILE:
      'The lock file does not fit package.json. Run "pnpm install" and commit pnpm-lock.yaml.',
    ERR_PNPM_LOCKFILE_CONFIG_MISMATCH:
      'The settings of pnpm are not those that the lock file was made with. Run "pnpm install" and commit pnpm-lock.yaml.',
    ERR_PNPM_LOCKFILE_BREAKING_CHANGE:
      'The lock file is not one of this version of pnpm. Set up the version that made it, or name it in "packageManager".',
    ERR_PNPM_TARBALL_INTEGRITY:
      'A package is not the one that the lock file names. Find out why before you update the lock file.',
    ERR_PNPM_UNSUPPORTED_ENGINE:
      'package.json asks in "engines" for another Node.js or pnpm than this runner has. Set that up before this step.',
    ERR_PNPM_BAD_CONFIG_DEP:
      'The version of pnpm that package.json names in "packageManager" could not be fetched. Set up that one before this step.',
    ERR_PNPM_BAD_PM_VERSION:
      'package.json asks for another version of pnpm than this runner has. Set that up before this step.',
    ERR_PNPM_FETCH_401: 'A registry asks for credentials. Give them by .npmrc and a variable of this step.',
    ERR_PNPM_FETCH_403:
      'A registry refuses these credentials. Check the token that .npmrc takes from the environment.',
    ERR_PNPM_FETCH_404:
      'A package does not exist in the registry that was asked. Check its name, and the registry in .npmrc.',
    "Unknown option: 'cpu'": 'This pnpm cannot install for a target. Set up pnpm 10.14 or newer.',
  },
}

const patternsOf: PatternsOf = async (root) =>
  patternsIn(await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8').catch(() => ''))

const manager: Manager = {
  tool,
  patternsOf,
  lockedNames,
  install,
}

export const pnpm: Builder = {
  name: 'pnpm',
  language: 'Node.js',
  lockFiles: ['pnpm-lock.yaml'],
  manifests: [],
  toLock: 'Let "pnpm install" write pnpm-lock.yaml, and commit it.',
  takesExtras: false,
  hasMember: (root, directory) => hasMember(patternsOf, root, directory),
  build: (request, project) => buildBy(manager, request, project),
}

/** The patterns in pnpm-workspace.yaml, where negated ones win wherever they stand. A file that cannot be read is for pnpm to refuse. */
function patternsIn(text: string): readonly unknown[] {
  try {
    const { packages } = (parse(text) ?? {}) as { packages?: unknown }
    const patterns: unknown[] = Array.isArray(packages) ? packages : []
    const isNegated = (pattern: unknown): boolean => String(pattern).startsWith('!')
    return [...patterns.filter((one) => !isNegated(one)), ...patterns.filter(isNegated)]
  } catch {
    return []
  }
}

interface Snapshot {
  readonly dependencies?: object
  readonly optionalDependencies?: object
}

/** By pnpm-lock.yaml (version 9), where a key is `name@version(peers)`. */
async function lockedNames(root: string): Promise<LockedNames> {
  const text = await readFile(join(root, 'pnpm-lock.yaml'), 'utf8').catch(() => '')
  const { snapshots = {} } = (parse(text) ?? {}) as { snapshots?: Record<string, Snapshot> }
  return new Map(
    Object.entries(snapshots).map(([key, { dependencies, optionalDependencies }]) => [
      key.replace(/\(.*/, ''),
      Object.keys({ ...dependencies, ...optionalDependencies }),
    ]),
  )
}

/** What the user's settings, from pnpm-workspace.yaml, .npmrc or the environment, give way to. */
const ownSettings = [
  '--config.node-linker=hoisted',
  '--config.modules-dir=node_modules',
  '--config.lockfile-only=false',
  '--config.enable-global-virtual-store=false',
  '--config.global=false',
  '--config.dry-run=false',
]

async function install({ root, source, locked }: Project, request: BuildRequest): Promise<void> {
  const isWorkspace = (await patternsOf(root)).length > 0
  await runTool(
    tool,
    [
      'install',
      locked ? '--frozen-lockfile' : '--no-frozen-lockfile',
      '--prod',
      '--ignore-scripts',
      ...ownSettings,
      ...platformFlags(request.target),
      ...(isWorkspace ? [`--filter={./${relative(root, source)}}...`] : []),
    ],
    root,
    request,
  )
}
