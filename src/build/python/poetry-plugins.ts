import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'smol-toml'
import { readText } from '../../files.ts'
import type { BuildRequest } from '../builder.ts'
import { mayBuild } from './builds.ts'
import { parseToml } from './pyproject.ts'

interface WithPlugins {
  readonly tool?: { readonly poetry?: { 'requires-plugins'?: Record<string, unknown> } }
}

/**
 * Takes the plugins that may not run out of a working copy's pyproject.toml, and returns their names. Poetry installs and runs those that
 * a project requires, whatever the command; no lock file depends on them.
 */
export async function dropPlugins(
  directory: string,
  { installScripts }: Pick<BuildRequest, 'installScripts'>,
): Promise<string[]> {
  const path = join(directory, 'pyproject.toml')
  const pyproject = parseToml<WithPlugins>(await readText(path, 'toml'), path)
  const poetry = pyproject.tool?.poetry
  const plugins = Object.entries(poetry?.['requires-plugins'] ?? {})
  const held = plugins.filter(([name]) => !mayBuild(installScripts, name))
  if (!poetry || held.length === 0) return []
  poetry['requires-plugins'] = Object.fromEntries(plugins.filter((plugin) => !held.includes(plugin)))
  await writeFile(path, stringify(pyproject))
  return held.map(([name]) => name)
}
