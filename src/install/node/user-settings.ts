import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { readText, readTextOrEmpty } from '../../base/files.ts'
import type { Environment } from '../../layer/layer.ts'
import type { BuildRequest } from '../builder.ts'
import { quiet } from '../run/quiet.ts'
import { tryTool } from '../run/tool.ts'
import { filterNpmrc, filterNpmVariables, keptOfProject, keptOfUser } from './npm-settings.ts'
import type { SettingFilter } from './npm-settings.ts'
import { npmTool } from './npm-tool.ts'

type Request = Pick<BuildRequest, 'env' | 'log' | 'work'>

/**
 * Returns an environment in which npm, and programs that read its settings, see only the settings that `keeps` allows. This filters the
 * .npmrc files of the user and the machine, and variables. The filtered files are written into `work`, below `name`.
 */
export async function withNpmSettings(
  request: Request,
  name = 'settings',
  keeps: SettingFilter = keptOfUser,
): Promise<Environment> {
  const directory = join(request.work, name)
  await mkdir(directory, { recursive: true })
  const paths = await npmrcPaths(request, directory)
  const files = { userconfig: join(directory, 'user.npmrc'), globalconfig: join(directory, 'global.npmrc') }
  await writePrivate(files.userconfig, filterNpmrc(await textOf(paths.userconfig), keeps))
  await writePrivate(files.globalconfig, filterNpmrc(await textOf(paths.globalconfig), keeps))
  const env = filterNpmVariables(
    request.env,
    (setting) => !/^(user|global)config$/.test(setting) && keeps(setting),
  )
  return { ...env, npm_config_userconfig: files.userconfig, npm_config_globalconfig: files.globalconfig }
}

interface Paths {
  readonly userconfig: string | undefined
  readonly globalconfig: string | undefined
}

/** Asks npm for the paths of its files. Without npm, only the file of the user is used. */
async function npmrcPaths({ env, log }: Request, cwd: string): Promise<Paths> {
  const places: SettingFilter = (name) => /^(userconfig|globalconfig|prefix)$/.test(name)
  const context = quiet({ env: filterNpmVariables(env, places), log })
  const { lines } = await tryTool(
    npmTool,
    ['config', 'get', 'userconfig', 'globalconfig'],
    cwd,
    context,
  ).catch(() => ({
    lines: [],
  }))
  const found = (name: string): string | undefined =>
    lines.map((line) => line.split('=').map((part) => part.trim())).find(([key]) => key === name)?.[1]
  return {
    userconfig: found('userconfig') ?? join(homeOf(env), '.npmrc'),
    globalconfig: found('globalconfig'),
  }
}

/** Changes the text of a settings file. */
export type Rewrite = (text: string) => string

/** Changes a file in the copy of a project, if it exists. A link is replaced, because it can point to a file of the user. */
export async function rewriteFile(path: string, rewrite: Rewrite): Promise<void> {
  if (!existsSync(path)) return
  const text = await readText(path)
  await rm(path)
  await writeFile(path, rewrite(text))
}

/** Removes settings from an .npmrc in the copy of a project, except those that `keeps` allows. */
export async function keepInNpmrc(directory: string, keeps: SettingFilter = keptOfProject): Promise<void> {
  await rewriteFile(join(directory, '.npmrc'), (text) => filterNpmrc(text, keeps))
}

/** A file that replaces one of the user. `from` is the file to read, if it is another one. */
export interface Changed {
  readonly from?: string
  readonly rewrite: Rewrite
}

/** The files to change in a folder, by relative path. A missing file is not created. */
export type Changes = Readonly<Record<string, Changed>>

/** Returns an environment with a replacement for `~/.config`. It contains changed files, and links to everything else. */
export async function withUserFolder({ env, work }: Request, changes: Changes): Promise<Environment> {
  const folder = join(work, 'settings', 'config')
  await mirror(env['XDG_CONFIG_HOME'] ?? join(homeOf(env), '.config'), folder, changes)
  return { ...env, XDG_CONFIG_HOME: folder }
}

/** The same for the home directory. If no file must change, the home directory stays the same. */
export async function withUserHome({ env, work }: Request, changes: Changes): Promise<Environment> {
  const home = homeOf(env)
  if (!Object.keys(changes).some((path) => existsSync(join(home, path)))) return env
  const folder = join(work, 'settings', 'home')
  await mirror(home, folder, changes)
  // A cache that does not exist yet must not be created in the replacement, which is removed.
  return { ...env, HOME: folder, XDG_CACHE_HOME: env['XDG_CACHE_HOME'] ?? join(home, '.cache') }
}

/** Returns the home directory of the user in an environment. */
export function homeOf(env: Environment): string {
  return env['HOME'] ?? homedir()
}

async function mirror(own: string, folder: string, changes: Changes): Promise<void> {
  await mkdir(folder, { recursive: true })
  const paths = Object.entries(changes).map(([path, changed]) => [path.split('/'), changed] as const)
  const touched = new Set(paths.map(([[name]]) => name))
  for (const name of await readdir(own).catch(() => []))
    if (!touched.has(name)) await symlink(join(own, name), join(folder, name))
  for (const [[name = '', ...below], changed] of paths) {
    const from = changed.from ?? join(own, name)
    if (below.length === 0 && existsSync(from))
      await writePrivate(join(folder, name), changed.rewrite(await textOf(from)))
  }
  for (const name of touched) {
    const inner = paths.filter(([[first, ...below]]) => first === name && below.length > 0)
    const below = inner.map(([[, ...path], changed]) => [path.join('/'), changed] as const)
    if (name !== undefined && below.length > 0)
      await mirror(join(own, name), join(folder, name), Object.fromEntries(below))
  }
}

/** The file is private, because it can contain tokens. */
async function writePrivate(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 })
}

async function textOf(path: string | undefined): Promise<string> {
  return path === undefined ? '' : readTextOrEmpty(path)
}

/** Returns whether a parsed value is a table of settings. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
