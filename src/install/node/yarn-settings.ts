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
import type { Keeps } from './npm-settings.ts'
import { upward } from './packages.ts'
import { homeOf, isObject, keepInNpmrc, rewriteFile, withNpmSettings, withUserHome } from './user-settings.ts'
import { environmentWithoutGit } from './yarn-git.ts'

/** What says where packages come from, by its names in .yarnrc.yml. Yarn checks what is in a cache by the lock file. */
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

/** What the lock file of a project is made by. */
const ofLock = new Set([
  'packageExtensions',
  'catalog',
  'catalogs',
  'defaultProtocol',
  'enableTransparentWorkspaces',
])

/** Settings that are paths, from the file that they are in. */
const paths = /^(cacheFolder|globalFolder|yarnPath|.*FilePath)$/

/** Yarn reads the files of this name instead of its own. */
const rcFile = '.yarnrc.layer.yml'

/**
 * Takes out of the copy of a project, and out of what else Yarn reads, plugins and all settings but for registries and
 * authentication. Another Yarn that the checkout has runs only if all packages may run code. Gives the environment for Yarn.
 */
export async function isolateYarn(project: NodeProject, request: BuildRequest): Promise<Environment> {
  const { root, boundary } = project
  const { installScripts } = request
  const runsOwnYarn = installScripts === true
  const keepsOfClassic: Keeps = (name) => keptOfClassic(name) || (runsOwnYarn && name === 'yarn-path')
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

/** One file with the settings of the project, of the directories above it and of the user's own folder, the nearest first. */
async function writeRcFile(
  directories: readonly string[],
  runsOwnYarn: boolean,
  { env }: BuildRequest,
): Promise<void> {
  const name = env['YARN_RC_FILENAME'] ?? '.yarnrc.yml'
  const ofProject: Keeps = (setting) =>
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

/** Maps, such as `npmScopes`, are one for all files. */
function deeper(above: Settings, own: Settings): Settings {
  const both = Object.keys(own).filter((name) => isObject(own[name]) && isObject(above[name]))
  return Object.fromEntries(
    both.map((name) => [name, { ...(above[name] as object), ...(own[name] as object) }]),
  )
}

async function settingsIn(file: string, keeps: Keeps): Promise<Settings> {
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

/** Variables by which Yarn of any version takes settings that do not count. */
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
const keptOfClassic: Keeps = (name) => keptOfProject(name) || mirrors.includes(name)
const keptOfClassicUser: Keeps = (name) => keptOfClassic(name) || keptOfUser(name) || name === 'cache-folder'

/** A .yarnrc of Yarn 1 without the settings that do not count. Only lines of one name and one value are kept. */
export function filterYarnrc(text: string, keeps: Keeps): string {
  const kept = text.split(/\r?\n/).filter((line) => {
    const [, quoted, plain] = /^(?:"([^"\\]+)"|([\w@./:-]+))\s+(?:"[^"]*"|[^\s",:]\S*)\s*$/.exec(line) ?? []
    return keeps(quoted ?? plain ?? '')
  })
  return kept.map((line) => `${line}\n`).join('')
}

/** A file of YAML. Throws a Problem if it cannot be read. */
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

/** The entries of a large file in YAML, such as a lock file. Throws LimitExceeded. */
export async function readYamlEntries<T>(file: string): Promise<ReadonlyMap<string, T>> {
  const text = await readText(file, 'yamlLock')
  return parseLargeYamlMapping(text.split(/\r?\n/), file) as Map<string, T>
}
