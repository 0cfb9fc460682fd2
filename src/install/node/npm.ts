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
import type { Keeps } from './npm-settings.ts'
import { npmTool, runNpm } from './npm-tool.ts'
import { manifestIn } from './package-json.ts'
import { platformFlags } from './platform.ts'
import { keepInNpmrc, withNpmSettings } from './user-settings.ts'

const lockFiles = ['package-lock.json', 'npm-shrinkwrap.json']

const manager: Manager = {
  tool: npmTool,
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
  build: (request, project) => buildBy(manager, request, project),
}

/** Peer dependencies that are left out on purpose are not in the lock file either: npm must get the same option again. */
const keeps: Keeps = (name) => keptOfProject(name) || name === 'legacy-peer-deps'

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

/** npm links to a directory outside of a project, and leaves it to itself: what that one depends on is not installed. */
async function installOutside(
  directory: string,
  { locked }: Project,
  platform: readonly string[],
  request: BuildRequest,
): Promise<void> {
  const { dependencies, optionalDependencies } = await manifestIn(directory)
  if (Object.keys({ ...dependencies, ...optionalDependencies }).length === 0) return
  const hasLock = lockFiles.some((name) => existsSync(join(directory, name)))
  // Of a locked project nothing is installed unlocked: it is missing then, if the project needs it.
  if (hasLock || !locked) await installIn(directory, hasLock, platform, request)
}

/** npm 10.0 came before npm 9.9, which has the flags for another platform. */
function sinceOfFlags(version: string): string {
  return version.startsWith('10.') ? '10.1' : '9.9'
}

/**
 * What the user's settings, from .npmrc or the environment, give way to: production only, for the target, no scripts.
 * `--include=prod` is there because an `include=dev` would beat `--omit=dev`.
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
 * npm 12 refuses packages from git and from web addresses unless a setting allows them. The lock file names them, so they are allowed,
 * unless a setting of the user says otherwise: the machine's own file counts least.
 */
async function allowSources(env: Environment, version: string): Promise<void> {
  const file = env['npm_config_globalconfig']
  if (file === undefined || Number.parseInt(version) < 12) return
  const text = await readText(file)
  await writeFile(file, `allow-git=all\nallow-remote=all\n${text}`)
}
