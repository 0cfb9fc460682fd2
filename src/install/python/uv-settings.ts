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

/** A file of uv's settings, and what it says. */
interface Settings {
  readonly directory: string
  readonly table: Table
}

/** What a uv command is for, and where: `project` also resolves by what [tool.uv] asks for, `pip` reads its table "pip" too. One that was brought has a version that nobody asked for. */
export interface UvUse {
  readonly cwd: string
  readonly work: string
  readonly env: Environment
  readonly isProject: boolean
  readonly isPip: boolean
  readonly isBrought: boolean
}

/** Of an environment, what uv may see: of its own variables only those that settings.ts lists. */
export function uvEnvironment(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !name.startsWith('UV_') || uvVariables.some((pattern) => pattern.test(name)),
    ),
  )
}

/** Writes the settings that hold for a uv command as one uv.toml, instead of all that uv would read itself, and returns its path. */
export async function writeUvSettings(use: UvUse): Promise<string> {
  const text = stringify(await settingsFor(use))
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16)
  const path = join(use.work, `uv-${name}.toml`)
  // Several commands that run at once can write the same file.
  const draft = `${path}.${process.hrtime.bigint()}`
  await writeFile(draft, text)
  await rename(draft, path)
  return path
}

async function settingsFor({ cwd, work, env, isProject, isPip, isBrought }: UvUse): Promise<Table> {
  const project = await projectSettings(cwd)
  const given = env['UV_CONFIG_FILE']
  const files =
    given !== undefined && given !== ''
      ? [await settingsIn(resolve(cwd, given))]
      : [project, ...(env['UV_NO_CONFIG'] === undefined ? await machineSettings(env) : [])]
  const sources = files.flatMap((file) => (file ? [fetching(file, work, isPip)] : []))
  const resolution = uvResolution.filter((key) => !(isBrought && key === 'required-version'))
  return { ...joined(sources), ...(isProject && project ? only(project.table, resolution) : {}) }
}

/** The files above a directory that can have settings of uv for it. */
export function settingsAbove(directory: string, workspace: string): string[] {
  return filesAbove(directory, workspace, ['uv.toml', 'pyproject.toml'])
}

/** The settings of the nearest folder from a directory upwards that has some; a uv.toml takes precedence over a pyproject.toml next to it. */
async function projectSettings(directory: string): Promise<Settings | undefined> {
  const own = await settingsIn(join(directory, 'uv.toml'))
  if (own) return own
  const pyproject = await settingsIn(join(directory, 'pyproject.toml'))
  const tool = (pyproject?.table['tool'] as Table | undefined)?.['uv'] as Table | undefined
  if (tool) return { directory, table: tool }
  return dirname(directory) === directory ? undefined : projectSettings(dirname(directory))
}

/** The settings of the user, and of the machine. */
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

/** Of some settings, those that say where packages come from and how they are fetched, for a file in another folder. */
function fetching({ directory, table }: Settings, folder: string, isPip: boolean): Table {
  const own = { ...table, ...(isPip ? (table['pip'] as Table | undefined) : {}) }
  return Object.fromEntries(
    Object.entries(only(own, uvKeys)).map(([key, value]) => [
      key,
      // uv starts this one where it runs.
      key === 'cache-dir'
        ? resolve(directory, String(value))
        : placed(key, value, (path) => moved(path, directory, folder)),
    ]),
  )
}

function only(table: Table, keys: readonly string[]): Table {
  return Object.fromEntries(Object.entries(table).filter(([key]) => keys.includes(key)))
}

/** A path in a file is relative to its folder. */
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

/** A path that is relative stays so: uv takes a lock file for an old one where a path in it is now absolute. */
function moved(place: unknown, from: string, to: string): unknown {
  if (typeof place !== 'string' || isAbsolute(place) || /^[a-z][a-z+]*:|^[$~]/i.test(place)) return place
  const path = relative(to, resolve(from, place))
  return path.startsWith('.') ? path : `./${path}`
}

/** Settings by which those that come first count; of lists all count. */
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
