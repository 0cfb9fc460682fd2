import { join } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { readText } from '../../base/files.ts'
import { parseYaml } from '../../base/formats.ts'
import type { Environment } from '../../layer/layer.ts'
import { homeOf, isObject } from './user-settings.ts'

/** Returns whether an address is that of a package in a registry, by the name of the package. */
export type IsOfRegistry = (name: string, address: string) => boolean

/** A registry for all packages or for one scope, such as `@acme`. */
export interface Registry {
  readonly address: string
  readonly scope?: string | undefined
}

/** The public registry, with both of its host names. */
export const publicRegistries: readonly Registry[] = ['registry.npmjs.org', 'registry.yarnpkg.com'].map(
  (host) => ({ address: `https://${host}/` }),
)

/** A setting that can name a registry, as an address or as a variable that contains one. */
interface Setting {
  readonly text: string
  readonly scope?: string | undefined
}

type Reader = (text: string) => readonly Setting[]

/** The reader for each settings file that can name registries. */
const readers: Readonly<Record<string, Reader>> = {
  '.npmrc': linesOn,
  '.yarnrc': linesOn,
  'pnpm/rc': linesOn,
  '.yarnrc.yml': ofYarn,
  'pnpm-workspace.yaml': ofPnpm,
  'pnpm/config.yaml': ofPnpm,
  'bunfig.toml': ofBun,
  '.bunfig.toml': ofBun,
}

/** Variables that set registries for package managers. Those of npm can name a scope. */
const variables =
  /^(?:p?npm_config_(?:(@[^:]+):)?registry|yarn_(?:npm_)?registry(?:_server)?|bun_config_registry)$/i

/**
 * Returns a check by the registries in the settings of a project, of the user and of the environment. The lock file is not trusted, because
 * it can contain any address.
 */
export async function registriesOf(directories: readonly string[], env: Environment): Promise<IsOfRegistry> {
  const folders = [...directories, homeOf(env), env['XDG_CONFIG_HOME'] ?? join(homeOf(env), '.config')]
  const files = Object.entries(readers).flatMap(([name, read]) =>
    folders.map((folder) => ({ path: join(folder, name), read })),
  )
  const named = [
    ...directories.map((directory) => ({
      path: join(directory, env['YARN_RC_FILENAME'] ?? ''),
      read: ofYarn,
    })),
    ...['npm_config_userconfig', 'npm_config_globalconfig'].map((name) => ({
      path: env[name] ?? '',
      read: linesOn,
    })),
  ]
  const inFiles = await Promise.all(
    [...files, ...named].map(async ({ path, read }) => settingsIn(path, read)),
  )
  const inVariables = Object.entries(env).flatMap(([name, text = '']) => {
    const match = variables.exec(name)
    return match ? [{ text, scope: match[1] }] : []
  })
  const settings = [...inFiles.flat(), ...inVariables]
  return ofRegistries(
    settings.flatMap(({ text, scope }) =>
      addressesIn(filled(text, env)).map((address) => ({ address, scope })),
    ),
  )
}

/**
 * Returns a check by some registries and the public one. The path of a registry counts, because one host can serve registries of many
 * owners.
 */
export function ofRegistries(registries: readonly Registry[]): IsOfRegistry {
  const known = [...publicRegistries, ...registries].flatMap(({ address, scope }) => {
    if (!URL.canParse(address)) return []
    const { host, pathname } = new URL(address)
    const path = pathname.endsWith('/') ? pathname : `${pathname}/`
    return [{ host, path: pathsOfArchives[host] ?? path, isFor: isOfScope(scope), itself: path }]
  })
  return (name, address) => {
    if (!URL.canParse(address)) return false
    const { protocol, host, pathname } = new URL(address)
    if (!/^https?:$/.test(protocol)) return false
    const own = known.filter((registry) => registry.host === host && registry.isFor(name))
    // bun records only the registry. All others record the archive, whose address contains the name of the package.
    return own.some(
      ({ path, itself }) =>
        `${pathname.replace(/\/$/, '')}/` === itself ||
        (pathname.startsWith(path) && hasName(decoded(pathname.slice(path.length - 1)), name)),
    )
  }
}

/** The paths of archives that are not below the path of their registry. GitHub Packages has the owner as the scope. */
const pathsOfArchives: Readonly<Record<string, string>> = { 'npm.pkg.github.com': '/download/' }

function isOfScope(scope: string | undefined): (name: string) => boolean {
  return (name) => scope === undefined || name.startsWith(`${scope}/`)
}

/** Returns whether a path contains the name of a package as path segments. `/@scope/name/` does not match `name`. */
function hasName(path: string, name: string): boolean {
  const parts = path.split('/')
  // A server can resolve `..` to another owner.
  if (parts.includes('..')) return false
  return parts.some((part, index) => {
    const before = parts[index - 1] ?? ''
    return index < parts.length - 1 && (before.startsWith('@') ? `${before}/${part}` : part) === name
  })
}

/** The package manager reports a file that cannot be read. */
async function settingsIn(path: string, read: Reader): Promise<readonly Setting[]> {
  try {
    return read(await readText(path, 'manifest'))
  } catch {
    return []
  }
}

/** Returns the settings in lines such as `registry=...`, `"@scope:registry" "..."` and `//host/:_authToken=...`. */
function linesOn(text: string): Setting[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*["']?(?:(?:(@[^\s:="']+):)?registry\b|\/\/)/.exec(line)
    return match ? [{ text: line, scope: match[1] }] : []
  })
}

function ofYarn(text: string): Setting[] {
  const settings = parseYaml(text, '.yarnrc.yml')
  if (!isObject(settings)) return []
  const { npmScopes, npmRegistries, npmRegistryServer } = settings
  return [
    ...settingFor(npmRegistryServer),
    ...(isObject(npmRegistries) ? Object.keys(npmRegistries).map((address) => ({ text: address })) : []),
    ...namesIn(npmScopes).flatMap(([name, scope]) =>
      isObject(scope) ? settingFor(scope['npmRegistryServer'], `@${name}`) : [],
    ),
  ]
}

function ofPnpm(text: string): Setting[] {
  const settings = parseYaml(text, 'pnpm-workspace.yaml')
  return namesIn(settings).flatMap(([name, value]) => {
    if (name === 'registry') return settingFor(value)
    if (!/^(?:registries|named-?registries)$/i.test(name)) return []
    return namesIn(value).flatMap(([scope, one]) =>
      settingFor(one, scope.startsWith('@') ? scope : undefined),
    )
  })
}

function ofBun(text: string): Setting[] {
  const { install } = parseToml(text)
  if (!isObject(install)) return []
  const addressOf = (value: unknown): unknown => (isObject(value) ? value['url'] : value)
  return [
    ...settingFor(addressOf(install['registry'])),
    ...namesIn(install['scopes']).flatMap(([name, value]) =>
      settingFor(addressOf(value), `@${name.replace(/^@/, '')}`),
    ),
  ]
}

function namesIn(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : []
}

function settingFor(value: unknown, scope?: string): Setting[] {
  return typeof value === 'string' ? [{ text: value, scope }] : []
}

/** Replaces variables in a setting, such as `${NAME}` or, for Yarn, `${NAME:-default}`. */
function filled(text: string, env: Environment): string {
  return text.replace(
    /\$\{(\w+)\??(?::?-([^}]*))?\}/g,
    (_all, name: string, other: string | undefined) => env[name] ?? other ?? '',
  )
}

/**
 * Returns the addresses in a setting, without users. In a line for a token, such as `//host/path/:_authToken=...`, this is the part before
 * the token.
 */
function addressesIn(text: string): string[] {
  const scheme = /http:\/\//i.test(text) ? 'http' : 'https'
  return [...text.matchAll(/\/\/(?:[^/\s"'@]+@)?([\w.-]+(?::\d+)?(?:\/[^\s"'?#:=]*)?)/g)].map(
    ([, place = '']) => `${scheme}://${place}`,
  )
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
