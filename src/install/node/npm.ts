import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { readText } from '../../base/files.ts'
import type { Environment } from '../../layer/layer.ts'
import type { Builder, BuildRequest, Project } from '../builder.ts'
import type { Manager, NodeProject } from './manager.ts'
import { buildBy } from './manager.ts'
import { hasMember, workspacesOf } from './members.ts'
import { originsOfNpm } from './npm-origins.ts'
import { keptOfProject } from './npm-settings.ts'
import type { SettingFilter } from './npm-settings.ts'
import { npmTool, runNpm, versionOfNpm } from './npm-tool.ts'
import { manifestIn } from './package-json.ts'
import { platformFlags } from './platform.ts'
import { readsOf } from './reads.ts'
import { keepInNpmrc, withNpmSettings } from './user-settings.ts'

const lockFiles = ['package-lock.json', 'npm-shrinkwrap.json']

const manager: Manager = {
  tool: npmTool,
  knownVersion: versionOfNpm,
  patternsOf: workspacesOf,
  isolate,
  lockedOrigins: (done) => originsOfNpm(done, done.isOfRegistry),
  install,
}

export const npm: Builder = {
  name: 'npm',
  language: 'Node.js',
  lockFiles,
  manifests: ['package.json'],
  lockHint: 'Run "npm install" and commit package-lock.json.',
  supportsExtras: false,
  hasMember: (root, directory) => hasMember(workspacesOf, root, directory),
  reads: (project, request) => readsOf(manager, project, request),
  build: (request, project) => buildBy(manager, request, project),
}

/** Also keeps "legacy-peer-deps". If it was set, the lock file has no peer dependencies, so npm must use it again. */
const keeps: SettingFilter = (name) => keptOfProject(name) || name === 'legacy-peer-deps'

async function isolate({ root, outside }: NodeProject, request: BuildRequest): Promise<Environment> {
  for (const directory of [root, ...outside]) await keepInNpmrc(directory, keeps)
  return withNpmSettings(request)
}

async function install(project: NodeProject, request: BuildRequest, version: string): Promise<void> {
  await allowSources(request.env, version)
  const platform = platformFlags(npmTool, version, sinceOfFlags(version), request.target)
  const { root, source, locked, outside } = project
  const member = source === root ? [] : [`--workspace=${relative(root, source)}`]
  await installIn(root, locked, [...member, ...platform], request)
  for (const directory of outside) await installOutside(directory, project, platform, request)
}

/** Installs the dependencies of a local dependency outside of the project. npm only links to its directory. */
async function installOutside(
  directory: string,
  { locked }: Project,
  platform: readonly string[],
  request: BuildRequest,
): Promise<void> {
  const { dependencies, optionalDependencies } = await manifestIn(directory)
  if (Object.keys({ ...dependencies, ...optionalDependencies }).length === 0) return
  const hasLock = lockFiles.some((name) => existsSync(join(directory, name)))
  // For a locked project, nothing is installed without a lock file. If the project needs it, it is reported as missing.
  if (hasLock || !locked) await installIn(directory, hasLock, platform, request)
}

/** Returns the first version with the flags for another platform. npm 10.0 is older than npm 9.9, which has them. */
function sinceOfFlags(version: string): string {
  return version.startsWith('10.') ? '10.1' : '9.9'
}

/**
 * Installs production dependencies for the target, without scripts. The arguments take precedence over .npmrc and the environment.
 * `--include=prod` is necessary because `include=dev` would override `--omit=dev`.
 */
async function installIn(
  directory: string,
  locked: boolean,
  flags: readonly string[],
  request: BuildRequest,
): Promise<void> {
  const command = locked ? ['ci'] : ['install', '--no-package-lock']
  const settings = ['--omit=dev', '--include=prod', '--ignore-scripts', '--install-strategy=hoisted']
  await runNpm([...command, ...flags, ...settings], directory, request)
}

/**
 * Allows packages from Git and from web addresses, which npm 12 rejects by default. The lock file names them. A setting of the user takes
 * precedence, because the global file has the lowest priority.
 */
async function allowSources(env: Environment, version: string): Promise<void> {
  const file = env['npm_config_globalconfig']
  if (file === undefined || Number.parseInt(version) < 12) return
  const text = await readText(file)
  await writeFile(file, `allow-git=all\nallow-remote=all\n${text}`)
}
