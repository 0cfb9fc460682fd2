import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { parseYaml } from '../../base/formats.ts'
import { parseJson } from '../../base/json.ts'
import { rethrowIfLimitExceeded } from '../../base/limits.ts'
import { becauseOf } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import type { Environment } from '../../layer/layer.ts'
import type { BuildRequest } from '../builder.ts'
import { filterNpmrc, kebab, keptOfProject, keptOfUser } from './npm-settings.ts'
import type { SettingFilter } from './npm-settings.ts'
import { isObject, keepInNpmrc, rewriteFile, withNpmSettings, withUserFolder } from './user-settings.ts'
import type { Rewrite } from './user-settings.ts'

/** Settings that a lock file depends on. pnpm compares them with the lock file, or reads the members of the workspace from them. */
const ofLock = new Set([
  ...['packages', 'catalog', 'catalogs', 'overrides', 'package-extensions', 'ignored-optional-dependencies'],
  ...['patched-dependencies', 'allow-non-applied-patches', 'allow-unused-patches', 'ignore-patch-failures'],
  ...['auto-install-peers', 'exclude-links-from-lockfile', 'peers-suffix-max-length', 'dedupe-peers'],
  ...[
    'dedupe-peer-dependents',
    'dedupe-injected-deps',
    'inject-workspace-packages',
    'disallow-workspace-cycles',
  ],
  ...['link-workspace-packages', 'prefer-workspace-packages', 'shared-workspace-lockfile'],
  ...['resolve-peers-from-workspace-root', 'supported-architectures'],
  // The manifest of the layer records which version of pnpm was used.
  ...[
    'manage-package-manager-versions',
    'package-manager-strict',
    'package-manager-strict-version',
    'pm-on-fail',
  ],
])

const keptOfPnpm: SettingFilter = (name) => keptOfProject(name) || ofLock.has(kebab(name))

/**
 * Removes what runs code or changes the locked packages from the copy of a project and from the user's files: hooks, packages with hooks,
 * and settings. Returns the environment for pnpm.
 */
export async function isolatePnpm(root: string, request: BuildRequest): Promise<Environment> {
  await keepInNpmrc(root, keptOfPnpm)
  await rewriteFile(join(root, 'pnpm-workspace.yaml'), keepInYaml('pnpm-workspace.yaml', keptOfPnpm))
  await rewriteFile(join(root, 'package.json'), keepInManifest)
  await rewriteFile(join(root, 'pnpm-lock.yaml'), withoutHooks)
  for (const name of ['.pnpmfile.cjs', '.pnpmfile.mjs', 'pnpmfile.js'])
    await rm(join(root, name), { force: true })
  const env = await withNpmSettings(request)
  return withUserFolder(
    { ...request, env },
    {
      'pnpm/rc': { rewrite: (text) => filterNpmrc(text, keptOfUser) },
      'pnpm/config.yaml': { rewrite: keepInYaml('config.yaml of pnpm', keptOfUser) },
    },
  )
}

/**
 * Returns a filter for a YAML file. Throws a Problem if the file cannot be parsed, because pnpm could still read it and use all of its
 * settings.
 */
function keepInYaml(file: string, keeps: SettingFilter): Rewrite {
  return (text) => {
    try {
      const settings = parseYaml(text, file)
      return isObject(settings) ? stringify(keepIn(settings, keeps)) : ''
    } catch (error) {
      rethrowIfLimitExceeded(error)
      const reason = reasonOf(error)
      const text = `${file} cannot be read: ${reason.text}. Correct it.`
      throw new Problem(becauseOf(reason, 'a-manifest-cannot-be-read', text), { cause: error })
    }
  }
}

/** pnpm before version 11 also reads settings from package.json. */
function keepInManifest(text: string): string {
  try {
    const manifest = parseJson(text, 'package.json')
    if (!isObject(manifest) || !isObject(manifest['pnpm'])) return text
    return JSON.stringify({ ...manifest, pnpm: keepIn(manifest['pnpm'], keptOfPnpm) }, undefined, 2)
  } catch (error) {
    rethrowIfLimitExceeded(error)
    return text
  }
}

function keepIn(settings: Record<string, unknown>, keeps: SettingFilter): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => keeps(name)))
}

/**
 * Returns a lock file without its entries about hooks. It already contains the changes that the hooks made. Without the hooks, pnpm would
 * reject the entries.
 */
function withoutHooks(text: string): string {
  const documents = text.split(/^---\r?$/m).map((document) => withoutConfigDependencies(document))
  return documents
    .filter((document) => document !== undefined)
    .join('---')
    .replace(/^pnpmfileChecksum: .*\r?\n/m, '')
}

/** Removes packages with hooks. Since version 11, they are in a separate document, together with pnpm itself. */
function withoutConfigDependencies(document: string): string | undefined {
  if (!/^ +configDependencies:$/m.test(document)) return document
  const lock = parseYaml(document, 'The first document of pnpm-lock.yaml') as {
    importers?: Record<string, Record<string, unknown>>
  }
  const { configDependencies: _hooks, ...importer } = lock.importers?.['.'] ?? {}
  if (Object.keys(importer).length === 0) return undefined
  return `\n${stringify({ ...lock, importers: { ...lock.importers, '.': importer } })}`
}
