import { join } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { readText } from '../../files.ts'
import type { Environment } from '../../layer.ts'
import { parseYaml } from '../formats.ts'
import { homeOf, isObject } from './user-settings.ts'

/** Whether an address is one from which a registry gives a package of that name. */
export type IsOfRegistry = (name: string, address: string) => boolean

/** The public registry, under both of its names. */
const publicHosts = ['registry.npmjs.org', 'registry.yarnpkg.com']

/** How each file of settings names registries: a reader gives the parts that do. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  '.npmrc': linesOn,
  '.yarnrc': linesOn,
  'pnpm/rc': linesOn,
  '.yarnrc.yml': (text) => settingsOf(parseYaml(text, '.yarnrc.yml')),
  'pnpm-workspace.yaml': (text) => settingsOf(parseYaml(text, 'pnpm-workspace.yaml')),
  'pnpm/config.yaml': (text) => settingsOf(parseYaml(text, 'pnpm/config.yaml')),
  'bunfig.toml': ofBun,
  '.bunfig.toml': ofBun,
}

/**
 * Judges by the registries that the settings of a project, of the user and of the environment name: a lock file alone can give any address
 * to a package.
 */
export async function registriesOf(directories: readonly string[], env: Environment): Promise<IsOfRegistry> {
  const folders = [...directories, homeOf(env), env['XDG_CONFIG_HOME'] ?? join(homeOf(env), '.config')]
  const files = Object.entries(readers).flatMap(([name, read]) =>
    folders.map((folder) => ({ path: join(folder, name), read })),
  )
  const named = [
    ...directories.map((directory) => ({
      path: join(directory, env['YARN_RC_FILENAME'] ?? ''),
      name: '.yarnrc.yml',
    })),
    ...['npm_config_userconfig', 'npm_config_globalconfig'].map((name) => ({
      path: env[name] ?? '',
      name: '.npmrc',
    })),
  ].map(({ path, name }) => ({ path, read: readers[name] ?? linesOn }))
  const texts = await Promise.all([...files, ...named].map(async ({ path, read }) => partsOf(path, read)))
  const variables = Object.entries(env).flatMap(([name, value = '']) => (/regist/i.test(name) ? [value] : []))
  return ofRegistries([...texts, ...variables].flatMap((text) => hostsIn(filled(text, env))))
}

/** Judges by the hosts of registries, each with its port if it has one. */
export function ofRegistries(hosts: readonly string[]): IsOfRegistry {
  const known = new Set([...publicHosts, ...hosts])
  return (name, address) => {
    if (!URL.canParse(address)) return false
    const { protocol, host, pathname } = new URL(address)
    const isKnown = /^https?:$/.test(protocol) && known.has(host)
    // bun notes the registry alone, all others the archive, whose address has the name of the package.
    const isArchive = !pathname.endsWith('/')
    return isKnown && (!isArchive || hasName(decoded(pathname), name))
  }
}

/** Whether a path has a package's name as its parts: `/@scope/name/` is not that of `name`. */
function hasName(path: string, name: string): boolean {
  const parts = path.split('/')
  return parts.some((part, index) => {
    const before = parts[index - 1] ?? ''
    return index < parts.length - 1 && (before.startsWith('@') ? `${before}/${part}` : part) === name
  })
}

/** A file that cannot be read is for the package manager to refuse. */
async function partsOf(path: string, read: (text: string) => unknown): Promise<string> {
  try {
    return JSON.stringify(read(await readText(path, 'manifest')))
  } catch {
    return ''
  }
}

/** Lines such as `registry=...`, `"@scope:registry" "..."` and `//host/:_authToken=...`. */
function linesOn(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => /^\s*["']?(?:(?:@[^\s:="']+:)?registry\b|\/\/)/.test(line))
}

function settingsOf(settings: unknown): unknown {
  if (!isObject(settings)) return []
  const { npmScopes, npmRegistries, npmRegistryServer, ...others } = settings
  const scopes = isObject(npmScopes) ? Object.values(npmScopes) : []
  return [
    npmRegistryServer,
    isObject(npmRegistries) ? Object.keys(npmRegistries) : [],
    scopes.map((scope) => (isObject(scope) ? scope['npmRegistryServer'] : [])),
    Object.entries(others).filter(([name]) => /^(?:registry|registries|named-?registries)$/i.test(name)),
  ]
}

function ofBun(text: string): unknown {
  const { install } = parseToml(text)
  return isObject(install) ? [install['registry'], install['scopes']] : []
}

/** Settings can name variables, such as `${NAME}` or, for Yarn, `${NAME:-default}`. */
function filled(text: string, env: Environment): string {
  return text.replace(
    /\$\{(\w+)\??(?::?-([^}]*))?\}/g,
    (_all, name: string, other: string | undefined) => env[name] ?? other ?? '',
  )
}

function hostsIn(text: string): string[] {
  const found = [...text.matchAll(/\/\/(?:[^/\s"'@]+@)?([\w.-]+(?::\d+)?)/g)].map(([, host = '']) => host)
  // A port that a scheme has anyway is in no address that was parsed.
  return found.map((host) => host.toLowerCase().replace(/:(?:443|80)$/, ''))
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
