import type { Environment } from '../../layer/layer.ts'

/**
 * Returns whether to keep a setting, by its name in an .npmrc: `strict-ssl`, `@scope:registry`, `//host/:_authToken`. Settings that are not
 * known to be harmless are removed, because they can run code or change what is installed.
 */
export type SettingFilter = (name: string) => boolean

/**
 * Settings for the sources of packages, for downloads, and for packages that the user rejects. None of them changes what a lock file names.
 */
const sources = new Set([
  ...[
    'registry',
    'registries',
    'named-registries',
    'replace-registry-host',
    'omit-lockfile-registry-resolved',
  ],
  ...['_auth', '_authtoken', '_auth-token', '_password', 'username', 'email', 'always-auth'],
  ...['proxy', 'http-proxy', 'https-proxy', 'noproxy', 'no-proxy', 'local-address', 'user-agent'],
  ...['ca', 'cafile', 'cert', 'key', 'strict-ssl'],
  ...[
    'fetch-retries',
    'fetch-retry-factor',
    'fetch-retry-maxtimeout',
    'fetch-retry-mintimeout',
    'fetch-timeout',
  ],
  ...['maxsockets', 'network-concurrency', 'network-timeout', 'offline', 'prefer-offline', 'prefer-online'],
  ...['allow-git', 'allow-remote', 'allow-file', 'allow-directory', 'block-exotic-subdeps'],
  ...['before', 'min-release-age', 'min-release-age-exclude'],
  ...['minimum-release-age', 'minimum-release-age-exclude', 'minimum-release-age-strict'],
  ...['minimum-release-age-ignore-missing-time', 'registry-supports-time-field'],
  ...['trust-policy', 'trust-policy-exclude', 'trust-policy-ignore-after'],
  ...['loglevel', 'progress', 'color', 'unicode', 'timing', 'logs-dir', 'logs-max'],
])

/** Settings for the locations of caches. A checkout must not set them, because package managers trust their caches. */
const caches = new Set(['cache', 'cache-dir', 'store-dir', 'state-dir', 'npmrc-auth-file'])

const ofHost =
  /^\/\/[^\s=]+:(?:_auth|_authToken|_password|username|email|always-auth|ca|cafile|cert|certfile|key|keyfile)$/
const ofScope = /^@[^\s:=]+:registry$/

/** Keeps the settings that a checkout is allowed to make: registries, authentication and the network. */
export const keptOfProject: SettingFilter = (name) =>
  sources.has(kebab(name)) || ofHost.test(name) || ofScope.test(name)

/** Keeps the settings that the user and the machine are allowed to make: also caches, and a program that supplies tokens. */
export const keptOfUser: SettingFilter = (name) =>
  keptOfProject(name) || caches.has(kebab(name)) || /^\/\/[^\s=]+:tokenHelper$/.test(name)

/**
 * Keeps the settings for an npm command that runs allowed scripts. Many packages read settings that npm does not have, such as `nodedir`.
 */
export const keptForScripts: SettingFilter = (name) =>
  keptOfUser(name) || (/^[\w.@:/-]+$/.test(name) && !knownToNpm.has(kebab(name)))

/** The settings of npm 9 to 12 that can change what `npm rebuild` and `npm run` do, or run another program. */
const knownToNpm = new Set(
  (
    'access all allow-same-version allow-scripts allow-scripts-pending allow-scripts-pin allow-unused-patches also audit audit-level ' +
    'auth-type bin-links browser bypass-2fa call cidr commit-hooks cpu dangerously-allow-all-scripts depth description dev dry-run ' +
    'edit-dir editor engine-strict expect-result-count expect-results force foreground-scripts format-package-lock fund git ' +
    'git-tag-version global global-ignore-file global-style globalconfig heading if-present ignore-existing ignore-extension ' +
    'ignore-patch-failures ignore-scripts include include-attestations include-staged include-workspace-root init-module ' +
    'install-links install-strategy json legacy-bundling legacy-peer-deps libc link location lockfile-version long node-gyp ' +
    'node-options omit only optional os package package-lock package-lock-only parseable patches-dir prefer-dedupe prefix ' +
    'production read-only rebuild-bundle save save-bundle save-dev save-exact save-optional save-peer save-prefix save-prod ' +
    'script-shell scripts-prepend-node-path shell shrinkwrap strict-allow-scripts strict-npmrc strict-peer-deps umask ' +
    'update-notifier usage userconfig version versions viewer which workspace workspaces workspaces-update yes'
  ).split(' '),
)

/** Returns an .npmrc with the kept settings only. Lines that can be read in several ways are removed. */
export function filterNpmrc(text: string, keeps: SettingFilter): string {
  const lines = text.replace(/^\ufeff/, '').split(/[\r\n]+/)
  const kept = lines.filter((line) => {
    const [name = '', ...value] = line.split('=')
    return value.length > 0 && keeps(name.trim().replace(/\[\]$/, ''))
  })
  return kept.map((line) => `${line}\n`).join('')
}

/** Returns an environment without variables for removed settings of npm and pnpm, in any spelling. */
export function filterNpmVariables(env: Environment, keeps: SettingFilter): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => {
      const setting = /^p?npm_config_(.+)$/i.exec(name)?.[1]
      return setting === undefined || keeps(settingIn(setting))
    }),
  )
}

/** Returns `strict-ssl` for `STRICT_SSL`. A setting of a host or scope stays as it is. */
function settingIn(variable: string): string {
  if (/^[/@]/.test(variable)) return variable
  return variable.toLowerCase().replace(/(?<=.)_/g, '-')
}

/** Returns `node-linker` for `nodeLinker`. pnpm supports both forms. */
export function kebab(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
}
