import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { everyVersion, toolPath } from '../../rig/tools.mjs'
import { buildLayer, copyOf } from '../../support/build-layer.ts'
import type { Layer } from '../../support/build-layer.ts'
import { checkoutOf, Markers } from './traps.ts'
import type { Files } from './traps.ts'
import { packed, Web } from './web.ts'

/** Asynchronous, because the server in this process must continue to answer. */
const exec = promisify(execFile)

type Tools = Parameters<typeof toolPath>

/** Each package manager: its tools, and the command that writes a lock file without running code of packages. */
export const managers = {
  'npm 9': { tools: ['npm@9.9.4'], lock: ['npm', 'install', '--package-lock-only', '--no-audit'] },
  'npm 10': { tools: ['npm@10.9.9'], lock: ['npm', 'install', '--package-lock-only', '--no-audit'] },
  'npm 11': { tools: ['npm@11.21.2'], lock: ['npm', 'install', '--package-lock-only', '--no-audit'] },
  'npm 12': {
    tools: ['npm12'],
    lock: ['npm', 'install', '--package-lock-only', '--no-audit', '--allow-git=all', '--allow-remote=all'],
  },
  'pnpm 8': { tools: ['pnpm@8.15.9'], lock: ['pnpm', 'install', '--lockfile-only', '--ignore-scripts'] },
  'pnpm 9': { tools: ['pnpm@9.15.9'], lock: ['pnpm', 'install', '--lockfile-only', '--ignore-scripts'] },
  'pnpm 10': { tools: ['pnpm10'], lock: ['pnpm', 'install', '--lockfile-only', '--ignore-scripts'] },
  'pnpm 11': { tools: ['pnpm@11.28.11'], lock: ['pnpm', 'install', '--lockfile-only', '--ignore-scripts'] },
  'pnpm 12': { tools: ['pnpm'], lock: ['pnpm', 'install', '--lockfile-only', '--ignore-scripts'] },
  'yarn 1': { tools: ['yarn1'], lock: ['yarn', 'install', '--ignore-scripts', '--non-interactive'] },
  'yarn 3': { tools: ['yarn@3.8.7'], lock: ['yarn', 'install', '--mode=update-lockfile'] },
  'yarn 4': { tools: ['yarn4'], lock: ['yarn', 'install', '--mode=update-lockfile'] },
  'bun with bun.lockb': { tools: ['bun@1.1.45'], lock: ['bun', 'install', '--ignore-scripts'] },
  bun: { tools: ['bun'], lock: ['bun', 'install', '--lockfile-only', '--ignore-scripts'] },
} as const satisfies Record<string, { tools: Tools; lock: string[] }>

export type Name = keyof typeof managers

/** The versions that are tested with each change. The weekly run tests all. */
const newest: readonly Name[] = ['npm 12', 'pnpm 12', 'yarn 1', 'yarn 4', 'bun']
export const names = everyVersion ? (Object.keys(managers) as Name[]) : newest

export const markers = new Markers()
export const web = new Web()
/** New caches for this run. An earlier run could have had the same port, and so the same addresses. */
const caches = mkdtempSync(join(tmpdir(), 'caches-'))

/** A package whose install script leaves a marker. */
export function trap(name: string, marker: string, more: object = {}): Trap {
  const scripts = {
    postinstall: markers.command(marker),
    // A package manager that packs a repository runs one of these two.
    prepare: markers.command(`${marker}-packed`),
    prepack: markers.command(`${marker}-packed`),
  }
  const manifest = { name, version: '1.0.0', scripts, ...more }
  return { 'package.json': manifest, 'index.js': '' }
}

type Trap = Files & { readonly 'package.json': Manifest }

interface Manifest {
  readonly name: string
  readonly version: string
}

export function publish(files: Trap, manifest = files['package.json']): void {
  web.publish(manifest, files)
}

export const isYarn = (name: Name): boolean => name.startsWith('yarn')

/** A checkout that depends on these packages, with settings for the registry. */
export function checkoutWith(name: Name, dependencies: object, files: Files = {}): string {
  const approved = 'npmMinimalAgeGate: 0\napprovedGitRepositories: ["**"]\n'
  const checkout = checkoutOf({
    'package.json': {
      name: 'own',
      version: '1.0.0',
      private: true,
      workspaces: ['packages/*'],
      dependencies,
    },
    '.npmrc': `registry=${web.url}/\n`,
    '.yarnrc': `registry "${web.url}"\n`,
    '.yarnrc.yml': `npmRegistryServer: "${web.url}"\nunsafeHttpWhitelist: ["127.0.0.1"]\n${name === 'yarn 4' ? approved : ''}`,
    'bunfig.toml': `[install]\nregistry = "${web.url}/"\n`,
    'pnpm-workspace.yaml': 'packages: ["packages/*"]\n',
    ...files,
  })
  writeFileSync(join(checkout, 'it.tgz'), packed(trap('it', 'file')))
  writeFileSync(join(checkout, 'liar.tgz'), packed(trap('reg', 'file-liar')))
  return checkout
}

export async function environmentOf(name: Name): Promise<Record<string, string | undefined>> {
  return {
    ...process.env,
    PATH: await toolPath(...managers[name].tools),
    XDG_CACHE_HOME: caches,
    // A store of pnpm for each version, because pnpm checks packages differently if they are already in its store.
    XDG_DATA_HOME: join(caches, name),
    npm_config_cache: join(caches, 'npm'),
    npm_config_omit_lockfile_registry_resolved: 'false',
    YARN_CACHE_FOLDER: join(caches, name),
    YARN_GLOBAL_FOLDER: join(caches, name),
    YARN_ENABLE_TELEMETRY: '0',
    BUN_INSTALL_CACHE_DIR: join(caches, name),
  }
}

/** Returns a copy of the checkout, with the lock file that its package manager writes. */
export async function locked(name: Name, checkout: string): Promise<string> {
  const copy = copyOf(checkout)
  const env = {
    ...(await environmentOf(name)),
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    YARN_ENABLE_SCRIPTS: 'false',
    // A separate cache, because Yarn does not build a package again if it is in the cache.
    YARN_CACHE_FOLDER: join(caches, 'locking', name),
    YARN_GLOBAL_FOLDER: join(caches, 'locking', name),
    npm_config_ignore_scripts: 'true',
  }
  const [tool = '', ...args] = managers[name].lock
  if (isYarn(name)) writeFileSync(join(copy, 'yarn.lock'), '')
  await exec(tool, args, { cwd: copy, env }).catch((error: unknown) => {
    // Some package managers print the error on standard output.
    throw new Error(`${name}: ${(error as { stdout: string }).stdout}`, { cause: error })
  })
  rmSync(join(copy, 'node_modules'), { recursive: true, force: true })
  markers.forget()
  return copy
}

export async function build(
  name: Name,
  checkout: string,
  installScripts: boolean | string[],
): Promise<Layer> {
  const manager = name.split(' ')[0] ?? ''
  return buildLayer(checkout, '', { manager, installScripts, env: await environmentOf(name) })
}
