import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Environment, Runtime } from '../layer/layer.ts'
import type { Log } from '../base/log.ts'
import { factsOf, versionsOf } from '../layer/runtimes.ts'
import type { RuntimeFacts } from '../layer/runtimes.ts'
import { runByBash } from './command.ts'

/** What a test runs with: the layer laid out as under /opt, the runtimes that it is for, where the checkout is. */
export interface Trial {
  readonly layer: string
  readonly runtimes: readonly Runtime[]
  readonly workspace: string
  readonly env: Environment
  readonly log: Log
}

/**
 * Runs the user's own command by bash in the checkout, with LAYER_DIR and the variables by which a runtime finds a layer.
 * Throws a Problem where it fails.
 */
export async function testLayer(
  command: string,
  { layer, runtimes, workspace, env, log }: Trial,
): Promise<void> {
  const found = runtimes.length > 0 ? declaredOf(runtimes) : await foundIn(layer)
  await runByBash('test-command', command, {
    work: dirname(layer),
    cwd: workspace,
    env: { ...env, ...searchPathsOf(layer, found, env), LAYER_DIR: layer },
    log,
  })
}

type Language = RuntimeFacts['language']

/** Languages and their versions, such as `3.13`. */
type Versions = ReadonlyMap<Language, readonly string[]>

/** A variable that a runtime looks a layer up by, and its paths below /opt. `unset` is what an unset variable means. */
interface SearchPath {
  readonly variable: string
  readonly language?: Language
  readonly paths: (versions: readonly string[]) => readonly string[]
  readonly unset?: string
}

/** As Lambda sets them (AWS: Lambda developer guide, "Layer paths for each Lambda runtime" and "Defined runtime environment variables"). */
const searchPaths: readonly SearchPath[] = [
  { variable: 'PATH', paths: () => ['bin'] },
  { variable: 'LD_LIBRARY_PATH', paths: () => ['lib'] },
  {
    variable: 'NODE_PATH',
    language: 'nodejs',
    paths: (versions) => [
      ...versions.map((version) => `nodejs/node${version}/node_modules`),
      'nodejs/node_modules',
    ],
  },
  {
    variable: 'PYTHONPATH',
    language: 'python',
    paths: (versions) => [
      ...versions.map((version) => `python/lib/python${version}/site-packages`),
      'python',
    ],
  },
  {
    variable: 'GEM_PATH',
    language: 'ruby',
    paths: (versions) => versions.map((version) => `ruby/gems/${version}.0`),
  },
  { variable: 'RUBYLIB', language: 'ruby', paths: () => ['ruby/lib'] },
  { variable: 'CLASSPATH', language: 'java', paths: () => ['java/lib/*'], unset: '.' },
]

/** What the runner has in these variables stays behind the layer's paths, as Lambda has paths of its own there. */
function searchPathsOf(layer: string, found: Versions, env: Environment): Environment {
  return Object.fromEntries(
    searchPaths.flatMap(({ variable, language, paths, unset = '' }) => {
      const versions = language === undefined ? [] : found.get(language)
      if (versions === undefined) return []
      const places = [...paths(versions).map((path) => join(layer, path)), env[variable] ?? unset]
      return [[variable, places.filter((place) => place !== '').join(':')]]
    }),
  )
}

function declaredOf(runtimes: readonly Runtime[]): Versions {
  const languages = runtimes.flatMap((runtime) => factsOf(runtime)?.language ?? [])
  return new Map(languages.map((language) => [language, versionsOf(language, runtimes)]))
}

/** Where a language's folders lie in a layer that have its version in their names. */
const versioned: readonly {
  readonly language: Language
  readonly folder: string
  readonly name: RegExp
}[] = [
  { language: 'nodejs', folder: 'nodejs', name: /^node(\d+)$/ },
  { language: 'python', folder: 'python/lib', name: /^python(\d+\.\d+)$/ },
  { language: 'ruby', folder: 'ruby/gems', name: /^(\d+\.\d+)\.0$/ },
  { language: 'java', folder: 'java', name: /^$/ },
]

async function foundIn(layer: string): Promise<Versions> {
  const top = await namesIn(layer)
  const languages = versioned.filter(({ language }) => top.includes(language))
  return new Map(
    await Promise.all(
      languages.map(async ({ language, folder, name }): Promise<[Language, string[]]> => {
        const names = await namesIn(join(layer, folder))
        return [language, names.flatMap((found) => name.exec(found)?.[1] ?? [])]
      }),
    ),
  )
}

function namesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => [])
}
