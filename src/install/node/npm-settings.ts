import type { Environment } from '../../layer/layer.ts'

/**
 * Decides which settings count, by their names as an .npmrc writes them: `strict-ssl`, `@scope:registry`, `//host/:_authToken`. All that
 * this action does not know to be harmless is left out: a setting can run code, or change what is installed.
 */
export type Keeps = (name: string) => boolean

/** Where packages come from, how they are fetched, and what the user refuses to install. None of it changes what a lock file names. */
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

/** Where the user's machine keeps what was fetched. A checkout must not choose that: caches are trusted by what reads them. */
const caches = new Set(['cache', 'cache-dir', 'store-dir', 'state-dir', 'npmrc-auth-file'])

const ofHost =
  /^\/\/[^\s=]+:(?:_auth|_authToken|_password|username|email|always-auth|ca|cafile|cert|certfile|key|keyfile)$/
const ofScope = /^@[^\s:=]+:registry$/

/** What the files of a checkout may set: registries, authentication and the network. */
export const keptOfProject: Keeps = (name) =>
  sources.has(kebab(name)) || ofHost.test(name) || ofScope.test(name)

/** What the user and the machine may set: also caches, and a program that supplies tokens. */
export const keptOfUser: Keeps = (name) =>
  keptOfProject(name) || caches.has(kebab(name)) || /^\/\/[^\s=]+:tokenHelper$/.test(name)

/** What an npm command is given that runs allowed scripts: many packages read settings that npm does not know, such as `nodedir`. */
export const keptForScripts: Keeps = (name) =>
  keptOfUser(name) || (/^[\w.@:/-]+$/.test(name) && !knownToNpm.has(kebab(name)))

/** The settings of npm 9 to 12 that can change what `npm rebuild` and `npm run` do, or run something else. */
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

/** An .npmrc without the settings that do not count. Only lines that can be read in one way are kept. */
export function filterNpmrc(text: string, keeps: Keeps): string {
  const lines = text.replace(/^\ufeff/, '').split(/[\r\n]+/)
  const kept = lines.filter((line) => {
    const [name = '', ...value] = line.split('=')
    return value.length > 0 && keeps(name.trim().replace(/\[\]$/, ''))
  })
  return kept.map((line) => `${line}\n`).join('')
}

/** An environment without the variables by which npm and pnpm take settings that do not count, however they are spelt. */
export function filterNpmVariables(env: Environment, keeps: Keeps): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => {
      const setting = /^p?npm_config_(.+)$/i.exec(name)?.[1]
      return setting === undefined || keeps(settingIn(setting))
    }),
  )
}

/** `strict-ssl` of `STRICT_SSL`; what belongs to a host or scope is written as it is. */
function settingIn(variable: string): string {
  if (/^[/@]/.test(variable)) return variable
  return variable.toLowerCase().replace(/(?<=.)_/g, '-')
}

/** `node-linker` of `nodeLinker`: pnpm writes its settings both ways. */
export function kebab(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
}
