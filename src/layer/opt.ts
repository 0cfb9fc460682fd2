import type { RuntimeFacts } from './runtimes.ts'

/** A language whose runtimes search a folder of a layer that is only for this language. */
export type OptLanguage = Extract<RuntimeFacts['language'], 'nodejs' | 'python' | 'java' | 'ruby'>

/** The folder that only one version of a language reads. The version is that of the language, such as `3.13`. */
interface VersionedPaths {
  readonly folderFor: (version: string) => string
  /** Returns the folder in which that version finds packages. */
  readonly packagesFor: (version: string) => string
  /** Returns the version that reads a path, or undefined if the path is in no such folder. */
  readonly versionOf: (path: string) => string | undefined
  /** The folders of all versions in which packages are found, as the source of a regular expression without groups. */
  readonly packagesPattern: string
}

interface LanguagePaths {
  readonly folder: string
  /** The folder in which all versions of the language find packages. */
  readonly packages?: string
  readonly versioned?: VersionedPaths
}

/**
 * The folders of a layer in which runtimes find packages (AWS: Lambda developer guide, "Layer paths for each Lambda runtime"). Paths are
 * relative to /opt, where Lambda unpacks a layer, and do not end with `/`.
 */
export const opt = {
  nodejs: {
    folder: 'nodejs',
    packages: 'nodejs/node_modules',
    versioned: versioned('nodejs/node{version}', '\\d+', '/node_modules'),
  },
  python: {
    folder: 'python',
    packages: 'python',
    versioned: versioned('python/lib/python{version}', '3\\.\\d+', '/site-packages'),
  },
  java: { folder: 'java', packages: 'java/lib' },
  ruby: { folder: 'ruby', versioned: versioned('ruby/gems/{version}.0', '\\d+\\.\\d+') },
} satisfies Record<OptLanguage, LanguagePaths>

/** The folder in which Ruby finds files that belong to no gem. */
export const rubyLibraries = 'ruby/lib'

/** The folders in which all runtimes find programs and shared libraries. */
export const [programs, sharedLibraries] = ['bin', 'lib']

/** The languages of the table. */
export const optLanguages = Object.keys(opt) as readonly OptLanguage[]

/** The folders at the root of a layer that runtimes read. */
export const runtimeFolders: readonly string[] = [
  ...optLanguages.map((language) => opt[language].folder),
  programs,
  sharedLibraries,
]

/** The folder whose files Lambda starts itself. */
export const extensions = 'extensions'

/** The folders at the root of a layer that Lambda reads. It starts the extensions itself. */
export const topFolders: readonly string[] = [...runtimeFolders, extensions]

/** Returns all folders in which versions of a language find packages, as the source of a regular expression without groups. */
export function packagesPattern(language: OptLanguage): string {
  const { packages, versioned: ofVersion }: LanguagePaths = opt[language]
  // The longer pattern comes first, because for Python it begins with the other one.
  const patterns = [ofVersion?.packagesPattern, packages].filter((pattern) => pattern !== undefined)
  return `(?:${patterns.join('|')})`
}

function versioned(folder: string, version: string, packages = ''): VersionedPaths {
  const [before = '', after = ''] = folder.split('{version}')
  const folderFor = (one: string): string => `${before}${one}${after}`
  const end = after.replaceAll('.', '\\.')
  const isIn = new RegExp(`^${before}(${version})${end}/`)
  return {
    folderFor,
    packagesFor: (one) => `${folderFor(one)}${packages}`,
    versionOf: (path) => isIn.exec(path)?.[1],
    packagesPattern: `${before}${version}${end}${packages}`,
  }
}
