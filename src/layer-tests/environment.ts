import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Environment, Runtime } from '../layer/layer.ts'
import { opt, optLanguages, programs, rubyLibraries, sharedLibraries } from '../layer/opt.ts'
import type { OptLanguage } from '../layer/opt.ts'
import { compareVersions, factsOf, versionsOf } from '../layer/runtimes.ts'
import type { RuntimeFacts } from '../layer/runtimes.ts'
import { nodeOptionsFor } from './node-options.ts'

type Language = RuntimeFacts['language']

/** Languages and their versions, such as `3.13`. A list is empty if the version is not known. */
export type Versions = ReadonlyMap<Language, readonly string[]>

/** A variable in which a runtime looks for files of layers. */
interface SearchPath {
  readonly variable: string
  /** Without a language, every runtime sets the variable. */
  readonly language?: OptLanguage
  /** Returns the paths that Lambda sets, relative to the layer. */
  readonly paths: (
    versions: readonly string[],
    layer: string,
  ) => readonly string[] | Promise<readonly string[]>
  /** Whether Lambda searches the paths of a layer before or after those of the function and the runtime. */
  readonly layerIs: 'first' | 'last'
  /** The default value if the runner does not set the variable. */
  readonly unset?: string
}

/**
 * The variables that Lambda sets. The values of the runner replace those of the function and the runtime (AWS: Lambda developer guide,
 * "Defined runtime environment variables" and "Layer paths for each Lambda runtime"). Python's runtimes add the folders to `sys.path`
 * themselves, before PYTHONPATH. Java's runtimes use the class path of the class loader CustomerClassLoader (aws-lambda-java-libs).
 */
const searchPaths: readonly SearchPath[] = [
  { variable: 'PATH', layerIs: 'last', paths: () => [programs] },
  { variable: 'LD_LIBRARY_PATH', layerIs: 'last', paths: () => [sharedLibraries] },
  {
    variable: 'NODE_PATH',
    language: 'nodejs',
    layerIs: 'first',
    paths: (versions) => [...versions.map(opt.nodejs.versioned.packagesFor), opt.nodejs.packages],
  },
  {
    variable: 'PYTHONPATH',
    language: 'python',
    layerIs: 'first',
    paths: (versions) => [...versions.map(opt.python.versioned.packagesFor), opt.python.packages],
  },
  {
    variable: 'GEM_PATH',
    language: 'ruby',
    layerIs: 'last',
    paths: (versions) => versions.map(opt.ruby.versioned.packagesFor),
  },
  { variable: 'RUBYLIB', language: 'ruby', layerIs: 'last', paths: () => [rubyLibraries] },
  {
    variable: 'CLASSPATH',
    language: 'java',
    layerIs: 'last',
    paths: (_versions, layer) => classPathOf(layer),
    unset: '.',
  },
]

/** Returns the variables with which a program finds the files of a layer, as in Lambda. `env` is the environment of the runner. */
export async function variablesFor(layer: string, found: Versions, env: Environment): Promise<Environment> {
  const variables = await Promise.all(
    searchPaths.map(async ({ variable, language, layerIs, paths, unset = '' }) => {
      const versions = language === undefined ? [] : found.get(language)
      if (versions === undefined) return []
      const ofLayer = (await paths(versions, layer)).map((path) => join(layer, path))
      const ofRunner = env[variable] ?? unset
      const all = layerIs === 'first' ? [...ofLayer, ofRunner] : [ofRunner, ...ofLayer]
      return [[variable, all.filter((place) => place !== '').join(':')]]
    }),
  )
  return {
    ...(Object.fromEntries(variables.flat()) as Environment),
    ...nodeOptionsFor(found.get('nodejs'), env),
  }
}

/** Returns the versions of the languages of runtimes. */
export function declaredVersions(runtimes: readonly Runtime[]): Versions {
  const languages = runtimes.flatMap((runtime) => factsOf(runtime)?.language ?? [])
  return new Map(languages.map((language) => [language, versionsOf(language, runtimes)]))
}

/** Returns the languages of the folders in a layer, and the versions that have a separate folder. */
export async function versionsIn(layer: string): Promise<Versions> {
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
  return names.flatMap((name) => versionOf(`${parent}/${name}/`) ?? []).sort(compareVersions)
}

/** The maximum length of a class path in characters. Linux accepts 131,072 bytes in one argument or variable (MAX_ARG_STRLEN). */
const longestClassPath = 100_000

/** Returns the class path for the jars of a layer, as paths relative to the layer. Java itself lists the jars if there are too many. */
export async function classPathOf(layer: string): Promise<string[]> {
  const jars = await jarsIn(layer)
  const length = jars.reduce((sum, jar) => sum + Buffer.byteLength(join(layer, jar)) + 1, 0)
  return length > longestClassPath ? [`${opt.java.packages}/*`] : jars
}

/** Returns the jars that Java's runtimes load, in the order of the class path, as paths relative to the layer. */
export async function jarsIn(layer: string): Promise<string[]> {
  const names = await namesIn(join(layer, opt.java.packages))
  return names
    .filter((name) => name.endsWith('.jar'))
    .sort()
    .map((name) => `${opt.java.packages}/${name}`)
}

/** Returns the names in a directory, or none if it cannot be read. */
export function namesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => [])
}
