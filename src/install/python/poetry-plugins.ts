import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'smol-toml'
import { readText } from '../../base/files.ts'
import type { BuildRequest } from '../builder.ts'
import { addressesIn, mayBuild } from './builds.ts'
import { parseToml } from './pyproject.ts'
import { normalised } from './requirements.ts'

interface WithPlugins {
  readonly tool?: { readonly poetry?: { 'requires-plugins'?: Record<string, unknown> } }
}

/**
 * Removes plugins that are not allowed to run from the pyproject.toml of a working copy, and returns their names. Poetry installs and runs
 * required plugins for every command. No lock file depends on them.
 */
export async function dropPlugins(
  directory: string,
  { installScripts }: Pick<BuildRequest, 'installScripts'>,
): Promise<string[]> {
  const path = join(directory, 'pyproject.toml')
  const pyproject = parseToml<WithPlugins>(await readText(path, 'toml'), path)
  const poetry = pyproject.tool?.poetry
  const plugins = Object.entries(poetry?.['requires-plugins'] ?? {})
  const blocked = plugins.filter(
    ([name, source]) =>
      !mayBuild(
        installScripts,
        normalised(name),
        addressesIn([{ name: normalised(name), ...addressOf(source) }]),
      ),
  )
  if (!poetry || blocked.length === 0) return []
  poetry['requires-plugins'] = Object.fromEntries(plugins.filter((plugin) => !blocked.includes(plugin)))
  await writeFile(path, stringify(pyproject))
  return blocked.map(([name]) => name)
}

/** Returns the address of a plugin that does not come from an index: a table with `git` or `url`. */
function addressOf(source: unknown): { url?: string } {
  const { git, url } = (typeof source === 'object' ? source : {}) as { git?: unknown; url?: unknown }
  if (typeof git === 'string') return { url: `git+${git}` }
  return typeof url === 'string' ? { url } : {}
}
