import type { RuntimeFacts } from './runtimes.ts'

/** A language whose runtimes look into a folder of their own in a layer. */
export type OptLanguage = Extract<RuntimeFacts['language'], 'nodejs' | 'python' | 'java' | 'ruby'>

/** What one version of a language reads, and the others do not. Versions are those of the language, such as `3.13`. */
interface VersionedPaths {
  readonly folderFor: (version: string) => string
  /** Where that version finds packages. */
  readonly packagesFor: (version: string) => string
  /** The version for which a path is; undefined if it is for none. */
  readonly versionOf: (path: string) => string | undefined
  /** As the source of a regular expression without groups. */
  readonly packagesPattern: string
}

interface LanguagePaths {
  readonly folder: string
  /** Where each version of the language finds packages. */
  readonly packages?: string
  readonly versioned?: VersionedPaths
}

/**
 * Where runtimes look for packages in a layer. Lambda unpacks it at /opt, to which all paths are relative, without a `/` at their end
 * (AWS: Lambda developer guide, "Layer paths for each Lambda runtime").
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

/** Where Ruby finds files that are in no gem. */
export const rubyLibraries = 'ruby/lib'

/** Where every runtime finds programs and shared libraries. */
export const [programs, sharedLibraries] = ['bin', 'lib']

/** The languages of the table. */
export const optLanguages = Object.keys(opt) as readonly OptLanguage[]

/** The folders at the root of a layer that runtimes read. */
export const runtimeFolders: readonly string[] = [
  ...optLanguages.map((language) => opt[language].folder),
  programs,
  sharedLibraries,
]

/** The folders at the root of a layer that Lambda reads; it starts the extensions itself. */
export const topFolders: readonly string[] = [...runtimeFolders, 'extensions']

/** Each folder in which a version of a language finds packages, as the source of a regular expression without groups. */
export function packagesPattern(language: OptLanguage): string {
  const { packages, versioned: ofVersion }: LanguagePaths = opt[language]
  // The longer one first: Python's contains the other.
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
