import { cutAt, partsOf } from './requirement-text.ts'

/** A requirement on a package that is not local. `text` is in the form of PEP 508, with its marker and without hashes. */
export interface Requirement {
  /** The normalised name. If there is only a URL, its `#egg=` or the last part of its path. */
  readonly name: string
  readonly text: string
  /** Hashes such as `sha256:...`. If empty, nothing protects against changed content. */
  readonly hashes: readonly string[]
  /** The exact version, if the requirement has one. */
  readonly version?: string | undefined
  /** Its address, if it does not come from an index. */
  readonly url?: string | undefined
}

/** A local package, as source or as a wheel. `path` is absolute. `extras` and `marker` are as written, or empty. */
export interface Local {
  readonly path: string
  readonly extras: string
  readonly marker: string
  /** The hashes of its file, as for a requirement. */
  readonly hashes: readonly string[]
}

/** An option to install packages from wheels or from source. The value is a list of names with commas, `:all:` or `:none:`. */
export interface Format {
  readonly option: 'no-binary' | 'only-binary'
  readonly value: string
}

/** Requirements without includes. Every path is absolute. */
export interface Requirements {
  readonly requirements: readonly Requirement[]
  readonly locals: readonly Local[]
  readonly constraints: readonly Requirement[]
  /** Lines for the sources of packages, such as `--index-url ...`, which pip and uv both read. */
  readonly indexLines: readonly string[]
  readonly trustedHosts: readonly string[]
  readonly prereleases: boolean
  readonly formats: readonly Format[]
  /** The absolute paths of the files that were read. */
  readonly files: readonly string[]
}

export const noRequirements: Requirements = {
  requirements: [],
  locals: [],
  constraints: [],
  indexLines: [],
  trustedHosts: [],
  prereleases: false,
  formats: [],
  files: [],
}

/** Returns the normalised name of a distribution, for comparisons (PEP 503). */
export function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/** Joins several lists of requirements in their order. */
export function joined(lists: readonly Requirements[]): Requirements {
  return {
    requirements: lists.flatMap(({ requirements }) => requirements),
    locals: lists.flatMap(({ locals }) => locals),
    constraints: lists.flatMap(({ constraints }) => constraints),
    indexLines: lists.flatMap(({ indexLines }) => indexLines),
    trustedHosts: lists.flatMap(({ trustedHosts }) => trustedHosts),
    prereleases: lists.some(({ prereleases }) => prereleases),
    formats: lists.flatMap(({ formats }) => formats),
    files: lists.flatMap(({ files }) => files),
  }
}

/** Returns the secure hashes of a requirement, including that of its address. MD5 and SHA-1 can be forged. */
export function digestsOf({ hashes, url = '' }: Pick<Requirement, 'hashes' | 'url'>): string[] {
  return [...hashes, ...hashesIn(url)].filter((hash) => !/^(md5|sha1):/i.test(hash))
}

/** Returns the hashes at the end of an address, such as `#egg=six&sha256=...`. */
export function hashesIn(url: string): string[] {
  const parts = cutAt(url, '#')[1].split('&')
  return parts.flatMap((part) => /^(md5|sha\d+)=([\da-f]+)$/i.exec(part)?.slice(1).join(':') ?? [])
}

/** Returns the packages that a list requires from source: names, or `:all:` alone. As in pip, later options win. */
export function fromSource(formats: readonly Format[]): string[] {
  const sources = new Set<string>()
  for (const { option, value } of formats) {
    const isSource = option === 'no-binary'
    for (const name of value.split(',').map((part) => part.trim())) {
      if (name === ':all:' || (name === ':none:' && isSource)) sources.clear()
      else if (name !== ':none:') sources.delete(normalised(name))
      if (isSource && name !== ':none:') sources.add(name === ':all:' ? name : normalised(name))
    }
  }
  return [...sources]
}

/** Reads a requirement in the form of PEP 508, as in a pyproject.toml. */
export function requirementOf(line: string, hashes: readonly string[] = []): Requirement {
  const { name, rest } = partsOf(line)
  const [, url] = /^@\s*(\S+)/.exec(rest) ?? []
  const [, version] = /^\(?\s*===?\s*([^\s,;)*]+)(?:\s*\))?\s*(?:;|$)/.exec(rest) ?? []
  return { name: normalised(name), text: line, hashes, version, url }
}

/** Returns a requirement as a line of a requirements file. */
export function lineOf({ text, hashes }: Requirement): string {
  return [text, ...hashes.map((hash) => `--hash=${hash}`)].join(' ')
}

/** Returns lines as the text of a file. */
export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
