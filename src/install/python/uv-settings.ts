import { createHash } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { stringify } from 'smol-toml'
import { readTextIfPossible } from '../../base/files.ts'
import type { Environment } from '../../layer/layer.ts'
import { filesAbove } from '../source/workspaces.ts'
import { parseToml } from './pyproject.ts'
import { uvIndexFields, uvKeys, uvResolution, uvVariables } from './settings.ts'

type Table = Readonly<Record<string, unknown>>

/** The settings in a file of uv, and its directory. */
interface Settings {
  readonly directory: string
  readonly table: Table
}

/**
 * What a uv command is used for. With `isProject`, it also uses the resolution settings of [tool.uv]. With `isPip`, it reads the table
 * "pip". With `isInstalledByAction`, a version that the project requires is ignored.
 */
export interface UvUsage {
  readonly cwd: string
  readonly work: string
  readonly env: Environment
  readonly isProject: boolean
  readonly isPip: boolean
  readonly isInstalledByAction: boolean
}

/** Returns an environment with the allowed variables of uv only (settings.ts). */
export function uvEnvironment(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !name.startsWith('UV_') || uvVariables.some((pattern) => pattern.test(name)),
    ),
  )
}

/** Writes the settings for a uv command into one uv.toml, which replaces all files that uv would read. Returns its path. */
export async function writeUvSettings(use: UvUsage): Promise<string> {
  const text = stringify(await settingsFor(use))
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16)
  const path = join(use.work, `uv-${name}.toml`)
  // Commands that run in parallel can write the same file.
  const draft = `${path}.${process.hrtime.bigint()}`
  await writeFile(draft, text)
  await rename(draft, path)
  return path
}

async function settingsFor({
  cwd,
  work,
  env,
  isProject,
  isPip,
  isInstalledByAction,
}: UvUsage): Promise<Table> {
  const project = await projectSettings(cwd)
  const given = env['UV_CONFIG_FILE']
  const files =
    given !== undefined && given !== ''
      ? [await settingsIn(resolve(cwd, given))]
      : [project, ...(env['UV_NO_CONFIG'] === undefined ? await machineSettings(env) : [])]
  const sources = files.flatMap((file) => (file ? [fetching(file, work, isPip)] : []))
  const resolution = uvResolution.filter((key) => !(isInstalledByAction && key === 'required-version'))
  return { ...joined(sources), ...(isProject && project ? only(project.table, resolution) : {}) }
}

/** Returns the files above a directory that can contain settings of uv. */
export function settingsAbove(directory: string, workspace: string): string[] {
  return filesAbove(directory, workspace, ['uv.toml', 'pyproject.toml'])
}

/**
 * Returns the settings of the nearest folder that has some, starting at a directory. A uv.toml takes precedence over a pyproject.toml next
 * to it.
 */
async function projectSettings(directory: string): Promise<Settings | undefined> {
  const own = await settingsIn(join(directory, 'uv.toml'))
  if (own) return own
  const pyproject = await settingsIn(join(directory, 'pyproject.toml'))
  const tool = (pyproject?.table['tool'] as Table | undefined)?.['uv'] as Table | undefined
  if (tool) return { directory, table: tool }
  return dirname(directory) === directory ? undefined : projectSettings(dirname(directory))
}

/** Returns the settings of the user and of the machine. */
async function machineSettings(env: Environment): Promise<(Settings | undefined)[]> {
  const { HOME = '', XDG_CONFIG_HOME, XDG_CONFIG_DIRS } = env
  const system = [
    ...(XDG_CONFIG_DIRS || '/etc/xdg').split(':').map((folder) => join(folder, 'uv')),
    '/etc/uv',
  ]
  const places = [join(XDG_CONFIG_HOME || join(HOME, '.config'), 'uv'), ...system]
  return Promise.all(places.map((folder) => settingsIn(join(folder, 'uv.toml'))))
}

async function settingsIn(path: string): Promise<Settings | undefined> {
  const text = await readTextIfPossible(path, 'toml')
  return text === undefined ? undefined : { directory: dirname(path), table: parseToml<Table>(text, path) }
}

/** Returns the settings for the sources of packages and for downloads, for a file in another folder. */
function fetching({ directory, table }: Settings, folder: string, isPip: boolean): Table {
  const own = { ...table, ...(isPip ? (table['pip'] as Table | undefined) : {}) }
  return Object.fromEntries(
    Object.entries(only(own, uvKeys)).map(([key, value]) => [
      key,
      // For uv, this path is relative to its working directory.
      key === 'cache-dir'
        ? resolve(directory, String(value))
        : placed(key, value, (path) => moved(path, directory, folder)),
    ]),
  )
}

function only(table: Table, keys: readonly string[]): Table {
  return Object.fromEntries(Object.entries(table).filter(([key]) => keys.includes(key)))
}

/** Converts the paths of a setting, which are relative to the folder of its file. */
function placed(key: string, value: unknown, move: (path: unknown) => unknown): unknown {
  if (key === 'index') {
    const indexes = value as readonly Table[]
    return indexes.map((index) => ({
      ...only(index, uvIndexFields),
      ...('url' in index ? { url: move(index['url']) } : {}),
    }))
  }
  if (!['index-url', 'extra-index-url', 'find-links'].includes(key)) return value
  return Array.isArray(value) ? value.map(move) : move(value)
}

/**
 * Converts a path to another folder. A relative path stays relative, because uv considers a lock file outdated if a path in it becomes
 * absolute.
 */
function moved(place: unknown, from: string, to: string): unknown {
  if (typeof place !== 'string' || isAbsolute(place) || /^[a-z][a-z+]*:|^[$~]/i.test(place)) return place
  const path = relative(to, resolve(from, place))
  return path.startsWith('.') ? path : `./${path}`
}

/** Merges settings. The first value wins, and lists are concatenated. */
function joined(tables: readonly Table[]): Table {
  return tables.reduce<Table>((all, table) => {
    const more = Object.entries(table).map(([key, value]) => {
      const before = all[key]
      if (Array.isArray(before) && Array.isArray(value))
        return [key, [...(before as unknown[]), ...(value as unknown[])]]
      return [key, before ?? value]
    })
    return { ...all, ...(Object.fromEntries(more) as Table) }
  }, {})
}
