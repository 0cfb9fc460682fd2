import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { readText } from '../../base/files.ts'
import { parseYaml } from '../../base/formats.ts'
import { rethrowIfLimitExceeded } from '../../base/limits.ts'
import { becauseOf } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import { parseLargeYamlMapping } from '../../base/yaml-parts.ts'
import type { Environment } from '../../layer/layer.ts'
import type { BuildRequest } from '../builder.ts'
import type { NodeProject } from './manager.ts'
import { keptOfProject, keptOfUser } from './npm-settings.ts'
import type { SettingFilter } from './npm-settings.ts'
import { upward } from './packages.ts'
import { homeOf, isObject, keepInNpmrc, rewriteFile, withNpmSettings, withUserHome } from './user-settings.ts'
import { environmentWithoutGit } from './yarn-git.ts'

/** Settings in .yarnrc.yml for the sources of packages. Yarn checks the content of a cache by the lock file. */
const sources = new Set([
  ...['npmRegistryServer', 'npmRegistries', 'npmScopes', 'npmAuthToken', 'npmAuthIdent', 'npmAlwaysAuth'],
  ...['httpProxy', 'httpsProxy', 'httpRetry', 'httpTimeout', 'networkConcurrency', 'networkSettings'],
  ...['httpsCaFilePath', 'httpsCertFilePath', 'httpsKeyFilePath', 'caFilePath', 'enableStrictSsl'],
  ...['unsafeHttpWhitelist', 'enableNetwork', 'enableOfflineMode'],
  ...['npmMinimalAgeGate', 'npmPreapprovedPackages', 'approvedGitRepositories'],
  ...[
    'cacheFolder',
    'globalFolder',
    'enableGlobalCache',
    'enableMirror',
    'compressionLevel',
    'cacheMigrationMode',
  ],
])

/** Settings that a lock file depends on. */
const ofLock = new Set([
  'packageExtensions',
  'catalog',
  'catalogs',
  'defaultProtocol',
  'enableTransparentWorkspaces',
])

/** Settings that are paths, relative to the file that contains them. */
const paths = /^(cacheFolder|globalFolder|yarnPath|.*FilePath)$/

/** The name of the settings file that Yarn reads instead of its default. */
const rcFile = '.yarnrc.layer.yml'

/**
 * Removes plugins and settings from the copy of a project and from the user's files, except for registries and authentication. A Yarn in
 * the checkout runs only if all packages are allowed to run code. Returns the environment for Yarn.
 */
export async function isolateYarn(project: NodeProject, request: BuildRequest): Promise<Environment> {
  const { root, boundary } = project
  const { installScripts } = request
  const runsOwnYarn = installScripts === true
  const keepsOfClassic: SettingFilter = (name) => keptOfClassic(name) || (runsOwnYarn && name === 'yarn-path')
  const directories = upward(root, boundary)
  for (const directory of directories) {
    await keepInNpmrc(directory)
    await rewriteFile(join(directory, '.yarnrc'), (text) => filterYarnrc(text, keepsOfClassic))
  }
  await writeRcFile(directories, runsOwnYarn, request)
  const env = await withUserHome(
    {
      ...request,
      env: await environmentWithoutGit(project, { ...request, env: await withNpmSettings(request) }),
    },
    {
      '.yarnrc': { rewrite: (text) => filterYarnrc(text, keptOfClassicUser) },
    },
  )
  const own = { YARN_RC_FILENAME: rcFile, ...(runsOwnYarn ? {} : { YARN_IGNORE_PATH: '1' }) }
  return { ...withoutVariables(env), ...own }
}

/** Writes one file with the settings of the project, of the directories above it and of the user's home. The nearest setting wins. */
async function writeRcFile(
  directories: readonly string[],
  runsOwnYarn: boolean,
  { env }: BuildRequest,
): Promise<void> {
  const name = env['YARN_RC_FILENAME'] ?? '.yarnrc.yml'
  const ofProject: SettingFilter = (setting) =>
    sources.has(setting) || ofLock.has(setting) || (runsOwnYarn && setting === 'yarnPath')
  const home = join(homeOf(env), name)
  const found = [
    await settingsIn(home, (setting) => sources.has(setting)),
    ...(
      await Promise.all(directories.map((directory) => settingsIn(join(directory, name), ofProject)))
    ).reverse(),
  ]
  const merged = found.reduce((above, own) => ({ ...above, ...own, ...deeper(above, own) }), {})
  await writeFile(join(directories[0] ?? '', rcFile), stringify(merged))
}

type Settings = Readonly<Record<string, unknown>>

/** Merges maps such as `npmScopes`, which Yarn combines from all files. */
function deeper(above: Settings, own: Settings): Settings {
  const both = Object.keys(own).filter((name) => isObject(own[name]) && isObject(above[name]))
  return Object.fromEntries(
    both.map((name) => [name, { ...(above[name] as object), ...(own[name] as object) }]),
  )
}

async function settingsIn(file: string, keeps: SettingFilter): Promise<Settings> {
  if (!existsSync(file)) return {}
  const all = (await readYaml(file)) as Settings
  const kept = Object.entries(all).filter(([name]) => keeps(name))
  return Object.fromEntries(
    kept.map(([name, value]) => [name, paths.test(name) ? pathFrom(file, value) : value]),
  )
}

function pathFrom(file: string, value: unknown): unknown {
  if (typeof value !== 'string' || isAbsolute(value) || /^(~|\$\{)/.test(value)) return value
  return resolve(dirname(file), value)
}

/** Returns an environment without variables for removed settings, of any version of Yarn. */
function withoutVariables(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => {
      const setting = /^yarn_(.+)$/i.exec(name)?.[1]?.toLowerCase()
      if (setting === undefined) return true
      return sources.has(camel(setting)) || keptOfClassicUser(setting.replaceAll('_', '-'))
    }),
  )
}

function camel(name: string): string {
  return name.replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase())
}

const mirrors = ['yarn-offline-mirror', 'yarn-offline-mirror-pruning']
const keptOfClassic: SettingFilter = (name) => keptOfProject(name) || mirrors.includes(name)
const keptOfClassicUser: SettingFilter = (name) =>
  keptOfClassic(name) || keptOfUser(name) || name === 'cache-folder'

/** Returns a .yarnrc of Yarn 1 with the kept settings only. Lines that are not one name and one value are removed. */
export function filterYarnrc(text: string, keeps: SettingFilter): string {
  const kept = text.split(/\r?\n/).filter((line) => {
    const [, quoted, plain] = /^(?:"([^"\\]+)"|([\w@./:-]+))\s+(?:"[^"]*"|[^\s",:]\S*)\s*$/.exec(line) ?? []
    return keeps(quoted ?? plain ?? '')
  })
  return kept.map((line) => `${line}\n`).join('')
}

/** Returns the content of a YAML file. Throws a Problem if it cannot be read. */
export async function readYaml(file: string): Promise<object> {
  try {
    return (parseYaml(await readText(file), file) as object | null) ?? {}
  } catch (error) {
    rethrowIfLimitExceeded(error)
    const reason = reasonOf(error)
    const text = `${basename(file)} cannot be read: ${reason.text}. Correct it.`
    throw new Problem(becauseOf(reason, 'a-manifest-cannot-be-read', text), { cause: error })
  }
}

/** Returns the entries of a large YAML file, such as a lock file. Throws LimitExceeded. */
export async function readYamlEntries<T>(file: string): Promise<ReadonlyMap<string, T>> {
  const text = await readText(file, 'yamlLock')
  return parseLargeYamlMapping(text.split(/\r?\n/), file) as Map<string, T>
}
