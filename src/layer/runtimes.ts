import type { Runtime } from './layer.ts'

/**
 * The properties of a runtime. `version` is that of the language, such as `3.13`, and empty for runtimes without one. `glibc` is that of
 * the operating system.
 */
export interface RuntimeFacts {
  readonly language: 'nodejs' | 'python' | 'java' | 'ruby' | 'dotnet' | 'provided'
  readonly version: string
  readonly glibc: '2.26' | '2.34'
}

/** The glibc of Lambda's newest operating system. Code that requires a newer one does not load on any runtime. */
export const newestGlibc = '2.34'

/**
 * Returns the properties of a runtime by its identifier, or undefined if its language is not known. Amazon Linux 2023 has glibc 2.34, and
 * Amazon Linux 2 has 2.26 (AWS: Lambda developer guide, "Lambda runtimes").
 */
export function factsOf(runtime: Runtime): RuntimeFacts | undefined {
  const [, language, version = '', system] =
    /^(nodejs|python|java|ruby|dotnet|provided)([\d.]*?)(?:\.x|\.?(al2|al2023))?$/.exec(runtime) ?? []
  if (!isLanguage(language)) return undefined
  const isNew = system === 'al2023' || (system !== 'al2' && isFrom(version, sinceAmazonLinux2023[language]))
  return { language, version, glibc: isNew ? '2.34' : '2.26' }
}

/** Returns the versions of a language in a list of runtimes, oldest first. */
export function versionsOf(language: RuntimeFacts['language'], runtimes: readonly Runtime[]): string[] {
  const versions = runtimes.flatMap((runtime) => {
    const facts = factsOf(runtime)
    return facts?.language === language && facts.version !== '' ? [facts.version] : []
  })
  return [...new Set(versions)].sort(compareVersions)
}

/** Returns the oldest glibc of these runtimes. Code that must load on all of them cannot require a newer one. */
export function glibcFor(runtimes: readonly Runtime[]): string {
  const [oldest = newestGlibc] = runtimes
    .flatMap((runtime) => factsOf(runtime)?.glibc ?? [])
    .sort(compareVersions)
  return oldest
}

/** Orders versions such as `3.9` and `3.13` by their numbers. */
export function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true })
}

const sinceAmazonLinux2023: Record<RuntimeFacts['language'], string> = {
  nodejs: '20',
  python: '3.12',
  java: '21',
  ruby: '3.3',
  dotnet: '8',
  provided: '2023',
}

function isLanguage(text: string | undefined): text is RuntimeFacts['language'] {
  return text !== undefined && Object.hasOwn(sinceAmazonLinux2023, text)
}

function isFrom(version: string, first: string): boolean {
  return compareVersions(version, first) >= 0
}
