import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Log } from '../base/log.ts'
import type { Environment, Runtime } from '../layer/layer.ts'
import { opt, optLanguages, programs, rubyLibraries, sharedLibraries } from '../layer/opt.ts'
import type { OptLanguage } from '../layer/opt.ts'
import { factsOf, versionsOf } from '../layer/runtimes.ts'
import type { RuntimeFacts } from '../layer/runtimes.ts'
import { runByBash } from './command.ts'

/** The input of a test: the layer directory, the runtimes of the layer, and the checkout in which the command runs. */
export interface LayerTest {
  readonly layer: string
  readonly runtimes: readonly Runtime[]
  readonly workspace: string
  readonly env: Environment
  readonly log: Log
}

/**
 * Runs the test command of the user in Bash, in the checkout. LAYER_DIR and the search paths of the runtimes point to the layer. Throws a
 * Problem if the command fails.
 */
export async function testLayer(
  command: string,
  { layer, runtimes, workspace, env, log }: LayerTest,
): Promise<void> {
  const found = runtimes.length > 0 ? declaredVersions(runtimes) : await versionsIn(layer)
  await runByBash('test-command', command, {
    work: dirname(layer),
    cwd: workspace,
    env: { ...env, ...searchPathsFor(layer, found, env), LAYER_DIR: layer },
    log,
  })
}

type Language = RuntimeFacts['language']

/** Languages and their versions, such as `3.13`. */
type Versions = ReadonlyMap<Language, readonly string[]>

/** A variable in which a runtime looks for files of layers. `unset` is the default if the variable is not set. */
interface SearchPath {
  readonly variable: string
  readonly language?: OptLanguage
  readonly paths: (versions: readonly string[]) => readonly string[]
  readonly unset?: string
}

/** The values that Lambda sets (AWS: Lambda developer guide, "Defined runtime environment variables"). */
const searchPaths: readonly SearchPath[] = [
  { variable: 'PATH', paths: () => [programs] },
  { variable: 'LD_LIBRARY_PATH', paths: () => [sharedLibraries] },
  {
    variable: 'NODE_PATH',
    language: 'nodejs',
    paths: (versions) => [...versions.map(opt.nodejs.versioned.packagesFor), opt.nodejs.packages],
  },
  {
    variable: 'PYTHONPATH',
    language: 'python',
    paths: (versions) => [...versions.map(opt.python.versioned.packagesFor), opt.python.packages],
  },
  {
    variable: 'GEM_PATH',
    language: 'ruby',
    paths: (versions) => versions.map(opt.ruby.versioned.packagesFor),
  },
  { variable: 'RUBYLIB', language: 'ruby', paths: () => [rubyLibraries] },
  { variable: 'CLASSPATH', language: 'java', paths: () => [`${opt.java.packages}/*`], unset: '.' },
]

/** The values of the runner stay after the paths of the layer. Lambda also has paths of its own there. */
function searchPathsFor(layer: string, found: Versions, env: Environment): Environment {
  return Object.fromEntries(
    searchPaths.flatMap(({ variable, language, paths, unset = '' }) => {
      const versions = language === undefined ? [] : found.get(language)
      if (versions === undefined) return []
      const places = [...paths(versions).map((path) => join(layer, path)), env[variable] ?? unset]
      return [[variable, places.filter((place) => place !== '').join(':')]]
    }),
  )
}

function declaredVersions(runtimes: readonly Runtime[]): Versions {
  const languages = runtimes.flatMap((runtime) => factsOf(runtime)?.language ?? [])
  return new Map(languages.map((language) => [language, versionsOf(language, runtimes)]))
}

async function versionsIn(layer: string): Promise<Versions> {
  const top = await namesIn(layer)
  const languages = optLanguages.filter((language) => top.includes(opt[language].folder))
  return new Map(
    await Promise.all(
      languages.map(async (language): Promise<[Language, string[]]> => [
        language,
        await versionsOfLanguage(language, layer),
      ]),
    ),
  )
}

async function versionsOfLanguage(language: OptLanguage, layer: string): Promise<string[]> {
  if (language === 'java') return []
  const { folderFor, versionOf } = opt[language].versioned
  const parent = dirname(folderFor(''))
  const names = await namesIn(join(layer, parent))
  return names.flatMap((name) => versionOf(`${parent}/${name}/`) ?? [])
}

function namesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => [])
}
