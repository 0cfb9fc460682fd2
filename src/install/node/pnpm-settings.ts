import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { parseJson, parseYaml } from '../../base/formats.ts'
import { rethrowIfLimitExceeded } from '../../base/limits.ts'
import { becauseOf } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import type { Environment } from '../../layer/layer.ts'
import type { BuildRequest } from '../builder.ts'
import { filterNpmrc, kebab, keptOfProject, keptOfUser } from './npm-settings.ts'
import type { Keeps } from './npm-settings.ts'
import { isObject, keepInNpmrc, rewriteFile, withNpmSettings, withUserFolder } from './user-settings.ts'
import type { Rewrite } from './user-settings.ts'

/** What a lock file is made by: pnpm compares it with the lock file, or takes from it what the workspace is. */
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
  // Which version of pnpm works is said by its version, in the manifest of the layer.
  ...[
    'manage-package-manager-versions',
    'package-manager-strict',
    'package-manager-strict-version',
    'pm-on-fail',
  ],
])

const keptOfPnpm: Keeps = (name) => keptOfProject(name) || ofLock.has(kebab(name))

/**
 * Takes out of the copy of a project, and out of what else pnpm reads, all that runs code or changes what the lock file names: hooks,
 * packages with hooks, and settings. Gives the environment for pnpm.
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

/** A file that cannot be read is refused: pnpm can read more than the library does, and would follow all of its settings. */
function keepInYaml(file: string, keeps: Keeps): Rewrite {
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

/** pnpm before version 11 takes settings from the manifest too. */
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

function keepIn(settings: Record<string, unknown>, keeps: Keeps): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => keeps(name)))
}

/**
 * A lock file without what it says of hooks. What the hooks made of the packages is in the lock file; without this, pnpm would refuse it,
 * as the hooks are not there.
 */
function withoutHooks(text: string): string {
  const documents = text.split(/^---\r?$/m).map((document) => withoutConfigDependencies(document))
  return documents
    .filter((document) => document !== undefined)
    .join('---')
    .replace(/^pnpmfileChecksum: .*\r?\n/m, '')
}

/** Since version 11 packages with hooks are in a document of their own, together with pnpm itself. */
function withoutConfigDependencies(document: string): string | undefined {
  if (!/^ +configDependencies:$/m.test(document)) return document
  const lock = parseYaml(document, 'The first document of pnpm-lock.yaml') as {
    importers?: Record<string, Record<string, unknown>>
  }
  const { configDependencies: _hooks, ...importer } = lock.importers?.['.'] ?? {}
  if (Object.keys(importer).length === 0) return undefined
  return `\n${stringify({ ...lock, importers: { ...lock.importers, '.': importer } })}`
}
