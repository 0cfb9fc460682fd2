import { join } from 'node:path'
import { publicBundlerVariable, isBundlerCredential } from '../../base/bundler-credentials.ts'
import { readTextOrEmpty } from '../../base/files.ts'
import { parseYaml } from '../../base/formats.ts'
import { rethrowIfLimitExceeded } from '../../base/limits.ts'
import { becauseOf } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import type { Environment } from '../../layer/layer.ts'

/** Settings of Bundler by the names of their variables, such as `BUNDLE_MIRROR__ALL`. */
type Settings = Readonly<Record<string, string>>

/** The settings of a project and its user that are used, and the names of ignored settings that would change what is installed. */
export interface GivenSettings {
  readonly used: Settings
  readonly ignored: readonly string[]
}

/** Matches settings that change which packages are installed, their sources, or their verification. */
const changing =
  /^BUNDLE_(WITHOUT|WITH|ONLY|GEMFILE|LOCKFILE|LOCAL__.+|PREFER_LOCAL|PREFER_PATCH|FORCE_RUBY_PLATFORM.*|SPECIFIC_PLATFORM|DISABLE_CHECKSUM_VALIDATION|ALLOW_OFFLINE_INSTALL|PLUGINS)$/

/**
 * Returns the settings in the project's `.bundle/config`, in variables and in the file of the user, with the precedence of Bundler. Used
 * are those for mirrors, credentials, downloads and compilation.
 */
export async function settingsOf(root: string, env: Environment): Promise<GivenSettings> {
  const project = await settingsIn(join(env['BUNDLE_APP_CONFIG'] ?? join(root, '.bundle'), 'config'))
  const variables = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[0].startsWith('BUNDLE_') && entry[1] !== undefined,
  )
  const home = env['BUNDLE_USER_HOME'] ?? join(env['HOME'] ?? '/', '.bundle')
  const user = await settingsIn(env['BUNDLE_CONFIG'] ?? env['BUNDLE_USER_CONFIG'] ?? join(home, 'config'))
  const all = { ...user, ...Object.fromEntries(variables), ...project }
  const given = Object.entries(all)
  return {
    used: Object.fromEntries(
      given.filter(([name]) => publicBundlerVariable.test(name) || isBundlerCredential(name)),
    ),
    ignored: given.filter(([name, value]) => changing.test(name) && changesAnything(name, value)).map(nameOf),
  }
}

/** Returns an environment in which Bundler reads these settings and no others. */
export function withSettings(env: Environment, settings: Settings): Environment {
  const others = Object.entries(env).filter(([name]) => !/^(BUNDLE|BUNDLER)_|^RUBYOPT$/.test(name))
  return { ...Object.fromEntries(others), ...settings, BUNDLE_IGNORE_CONFIG: 'true' }
}

/** The maximum length of the name of a setting. */
const longestName = 500

async function settingsIn(path: string): Promise<Settings> {
  const given = settingsOfYaml(await readTextOrEmpty(path), path)
  return Object.fromEntries(
    Object.entries(given ?? {}).flatMap(([name, value]) =>
      name.length <= longestName && ['string', 'number', 'boolean'].includes(typeof value)
        ? [[withSlash(name).replaceAll('.', '__').replaceAll('-', '___'), String(value)]]
        : [],
    ),
  )
}

function settingsOfYaml(text: string, path: string): Record<string, unknown> | null {
  try {
    return parseYaml(text, path) as Record<string, unknown> | null
  } catch (error) {
    rethrowIfLimitExceeded(error)
    const reason = reasonOf(error)
    const text = `${path} cannot be read: ${reason.text}. Correct it.`
    throw new Problem(becauseOf(reason, 'a-manifest-cannot-be-read', text), { cause: error })
  }
}

/** Adds a slash to the end of an address, as Bundler does. */
function withSlash(name: string): string {
  return /https?:/i.test(name) && !/\/$|__FALLBACK_TIMEOUT$/.test(name) ? `${name}/` : name
}

/**
 * Returns whether a setting changes what is installed. The groups development and test are never installed. "false" and "" are the defaults
 * of Bundler.
 */
function changesAnything(name: string, value: string): boolean {
  if (/^(false|)$/i.test(value)) return false
  if (name === 'BUNDLE_GEMFILE') return value !== 'Gemfile'
  return (
    name !== 'BUNDLE_WITHOUT' || value.split(/[:\s]+/).some((group) => !/^(development|test|)$/.test(group))
  )
}

function nameOf([name]: readonly [string, string]): string {
  return name.replace('BUNDLE_', '').replaceAll('___', '-').replaceAll('__', '.').toLowerCase()
}
