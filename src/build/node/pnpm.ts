import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'
import type { Builder, BuildRequest, Project, Target } from '../builder.ts'
import { isAtLeast } from '../least-version.ts'
import { runTool } from '../tool.ts'
import type { Manager } from './manager.ts'
import { buildBy } from './manager.ts'
import { hasMember } from './members.ts'
import type { PatternsOf } from './members.ts'
import type { LockedNames } from './packages.ts'
import { isolatePnpm } from './pnpm-settings.ts'
import { pnpmTool } from './pnpm-tool.ts'
import { readManifest } from './package-json.ts'
import { platformFlags, requireLeastElsewhere, supportedArchitecturesOf } from './platform.ts'

const patternsOf: PatternsOf = async (root) =>
  patternsIn(await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8').catch(() => ''))

const manager: Manager = {
  tool: pnpmTool,
  patternsOf,
  isolate: ({ root }, request) => isolatePnpm(root, request),
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

interface Snapshots {
  readonly packages?: Readonly<Record<string, Snapshot>>
  readonly snapshots?: Readonly<Record<string, Snapshot>>
}

interface Snapshot {
  readonly dependencies?: object
  readonly optionalDependencies?: object
}

/** By pnpm-lock.yaml: a key is `name@version(peers)` since version 9 of its format, and `/name@version(peers)` in version 6. */
async function lockedNames(root: string): Promise<LockedNames> {
  const text = await readFile(join(root, 'pnpm-lock.yaml'), 'utf8').catch(() => '')
  // Since version 11 a document about pnpm itself can come first.
  const documents = parseAllDocuments(text).map((document) => document.toJS() as Snapshots | null)
  const { packages = {}, snapshots = packages } = documents.at(-1) ?? {}
  return new Map(
    Object.entries(snapshots).map(([key, { dependencies, optionalDependencies }]) => [
      key.replace(/^\/|\(.*/g, ''),
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
  // It would take over what the scripts of an earlier install have made.
  '--config.side-effects-cache=false',
]

async function install(
  { root, source, locked }: Project,
  request: BuildRequest,
  version: string,
): Promise<void> {
  const platform = await aimAt(request.target, root, version)
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
      ...platform,
      ...(isWorkspace ? [`--filter={./${relative(root, source)}}...`] : []),
    ],
    root,
    request,
  )
}

/**
 * Makes pnpm install for the target, and gives the flags for that. Between 8.10 and 10.14 it has only a setting, which it reads from the
 * package.json of the root.
 */
async function aimAt(target: Target, root: string, version: string): Promise<string[]> {
  const hasSetting = isAtLeast(version, '8.10') && !isAtLeast(version, '10.14')
  if (!hasSetting) return platformFlags(pnpmTool, version, '8.10', target)
  if (!existsSync(join(root, 'package.json'))) {
    requireLeastElsewhere(pnpmTool, version, '10.14', target)
    return []
  }
  const manifest = await readManifest(root)
  const supportedArchitectures = supportedArchitecturesOf(target)
  const changed = { ...manifest, pnpm: { ...manifest.pnpm, supportedArchitectures } }
  await writeFile(join(root, 'package.json'), JSON.stringify(changed, undefined, 2))
  return []
}
