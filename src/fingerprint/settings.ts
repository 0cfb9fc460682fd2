import { readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { readTextIfPossible } from '../base/files.ts'
import { realpathOf } from '../base/paths.ts'
import { homeOf } from '../install/node/user-settings.ts'
import { directoriesAbove } from '../install/source/workspaces.ts'
import type { Environment } from '../layer/layer.ts'
import { settingsWithoutCredentials } from './credentials.ts'
import { digestOf } from './digest.ts'
import { javaHomes } from './java-homes.ts'
import { withoutFolders } from './runner-folders.ts'
import type { RunnerFolders } from './runner-folders.ts'

/** Where the settings of a user and a machine are. */
interface Places {
  readonly env: Environment
  readonly home: string
  /** The home directories that Java can use. */
  readonly homes: readonly string[]
  /** The directories in which the programs run, and those above them. */
  readonly above: readonly string[]
  /** `$XDG_CONFIG_HOME`, or its default. */
  readonly config: string
  /** The directories for settings of the machine: `$XDG_CONFIG_DIRS`, or its default, and /etc. */
  readonly machine: readonly string[]
}

/** Returns paths of settings files. They need not exist. */
type PathsIn = (places: Places) => readonly (string | undefined)[]

const npmFiles: PathsIn = ({ env, home }) => [
  settingIn(env, 'npm_config_userconfig') ?? join(home, '.npmrc'),
  settingIn(env, 'npm_config_globalconfig'),
  '/etc/npmrc',
  ...prefixesOf(env).map((prefix) => join(prefix, 'etc', 'npmrc')),
  ...prefixesOf(env).map((prefix) => join(prefix, 'lib', 'node_modules', 'npm', 'npmrc')),
]

const pipFiles: PathsIn = ({ env, home, config, machine }) => [
  env['PIP_CONFIG_FILE'],
  join(home, '.pip', 'pip.conf'),
  join(config, 'pip', 'pip.conf'),
  ...machine.flatMap((folder) => [join(folder, 'pip.conf'), join(folder, 'pip', 'pip.conf')]),
  ...prefixesOf(env).map((prefix) => join(prefix, 'pip.conf')),
]

const uvFiles: PathsIn = ({ env, config, machine, above }) => [
  env['UV_CONFIG_FILE'],
  ...above.flatMap((folder) => ['uv.toml', 'pyproject.toml'].map((name) => join(folder, name))),
  ...[config, ...machine].map((folder) => join(folder, 'uv', 'uv.toml')),
]

/** setuptools and Cargo read settings of the user when they build a package. */
const pythonFiles: PathsIn = (places) => [
  ...pipFiles(places),
  ...uvFiles(places),
  ...['.pydistutils.cfg', '.cargo/config.toml', '.cargo/config'].map((name) => join(places.home, name)),
]

/** The settings files outside of the checkout that each package manager reads. */
const filesByManager: Readonly<Record<string, PathsIn>> = {
  npm: npmFiles,
  pnpm: (places) => [
    ...npmFiles(places),
    ...['rc', 'config.yaml'].map((name) => join(places.config, 'pnpm', name)),
  ],
  yarn: (places) => [
    ...npmFiles(places),
    ...['.yarnrc', places.env['YARN_RC_FILENAME'] ?? '.yarnrc.yml'].map((name) => join(places.home, name)),
    ...['/etc/yarnrc', '/usr/local/share/.yarnrc'],
    ...prefixesOf(places.env).map((prefix) => join(prefix, 'etc', 'yarnrc')),
  ],
  bun: (places) => [
    ...npmFiles(places),
    ...[places.home, places.config].flatMap((folder) =>
      ['.bunfig.toml', '.npmrc'].map((name) => join(folder, name)),
    ),
  ],
  pip: pythonFiles,
  uv: pythonFiles,
  poetry: (places) => {
    const { env, config } = places
    return [...pythonFiles(places), join(env['POETRY_CONFIG_DIR'] ?? join(config, 'pypoetry'), 'config.toml')]
  },
  pipenv: pythonFiles,
  bundler: ({ env, home }) => [
    env['BUNDLE_CONFIG'],
    env['BUNDLE_USER_CONFIG'],
    join(env['BUNDLE_USER_HOME'] ?? join(home, '.bundle'), 'config'),
    env['BUNDLE_APP_CONFIG'] && join(env['BUNDLE_APP_CONFIG'], 'config'),
    ...['.gemrc', join('.config', 'gem', 'gemrc')].map((name) => join(home, name)),
    ...[env['GEMRC'], '/etc/gemrc'],
  ],
  maven: ({ env, homes }) => [
    ...pathsInArguments(env['MAVEN_ARGS']),
    ...homes.flatMap((home) => ['.m2', '.mavenrc'].map((name) => join(home, name))),
    '/etc/mavenrc',
    ...[env['MAVEN_HOME'] ?? [], env['M2_HOME'] ?? [], ...homesOf('mvn', env)]
      .flat()
      .flatMap((folder) => ['conf', join('lib', 'ext')].map((name) => join(folder, name))),
  ],
  gradle: ({ env, homes }) => {
    const folders = [env['GRADLE_USER_HOME'] ?? [], ...homes.map((home) => join(home, '.gradle'))].flat()
    const names = ['gradle.properties', 'init.gradle', 'init.gradle.kts', 'init.d']
    return [
      ...[...folders, ...homesOf('gradle', env)].flatMap((folder) => names.map((name) => join(folder, name))),
      ...homes.map((home) => join(home, '.m2', 'settings.xml')),
    ]
  },
}

/** Returns the absolute paths of the settings files that arguments of Maven name. */
function pathsInArguments(args = ''): string[] {
  const options = /(?:^|\s)(?:-g?[st]|--(?:global-)?(?:settings|toolchains))[\s=]+(\S+)/g
  return [...args.matchAll(options)].map(([, path = '']) => resolve(path))
}

/** Returns the value of the variable for a setting of npm. Its name can have any case. */
function settingIn(env: Environment, name: string): string | undefined {
  return Object.entries(env).find(([one]) => one.toLowerCase() === name)?.[1]
}

/** Returns the directories above those on PATH, in which programs look for settings of their installation. */
function prefixesOf({ PATH = '', VIRTUAL_ENV, PREFIX }: Environment): string[] {
  const given = [VIRTUAL_ENV ?? [], PREFIX ?? [], homesOf('node', { PATH })].flat()
  return [...new Set([...given, ...PATH.split(':').map((folder) => dirname(folder))])].filter(
    (one) => one !== '.',
  )
}

/** Returns the directories in which a program is installed. PATH can contain only a link to the program. */
function homesOf(command: string, { PATH = '' }: Environment): string[] {
  return PATH.split(':').flatMap((folder) => {
    const real = realpathOf(join(folder, command))
    return real === undefined ? [] : [dirname(dirname(real))]
  })
}

/** Returns the files of a directory, such as `init.d` of Gradle, or the path of a file itself. */
async function filesAt(path: string): Promise<string[]> {
  const names = await readdir(path).catch(() => undefined)
  return names === undefined ? [path] : names.sort().map((name) => join(path, name))
}

/** A package manager, and where it looks for settings. Directories are absolute. */
export interface SettingsRequest {
  readonly manager: string
  readonly env: Environment
  /** The directories in which programs run. */
  readonly directories: readonly string[]
  readonly folders: RunnerFolders
}

/** Returns a digest of the settings files outside of the checkout, without credentials. */
export async function digestOfSettings({ folders, ...request }: SettingsRequest): Promise<string> {
  const texts = await Promise.all(
    (await settingsFiles(request)).map(async (path) => {
      const text = await readTextIfPossible(path)
      return text === undefined ? [] : [[withoutFolders(path, folders), settingsWithoutCredentials(text)]]
    }),
  )
  return digestOf(texts.flat())
}

/** Returns the paths of the settings files outside of the checkout. They need not exist. */
export async function settingsFiles({
  manager,
  env,
  directories,
}: Omit<SettingsRequest, 'folders'>): Promise<readonly string[]> {
  const home = homeOf(env)
  const places: Places = {
    env,
    home,
    homes: javaHomes(env),
    config: env['XDG_CONFIG_HOME'] || join(home, '.config'),
    machine: [...(env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':'), '/etc'],
    above: directories.flatMap((directory) => directoriesAbove(directory, '/')),
  }
  const paths = (filesByManager[manager]?.(places) ?? []).filter(
    (path): path is string => path !== undefined && path !== '',
  )
  return (await Promise.all([...new Set(paths)].map(filesAt))).flat()
}
