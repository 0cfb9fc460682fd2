import { cutAt, partsOf } from './requirement-text.ts'

/** One requirement on something that is not a local directory. `text` is as PEP 508 writes it, with its marker and without hashes. */
export interface Requirement {
  /** Normalised; where only a URL is given, its `#egg=`, or the last part of its path. */
  readonly name: string
  readonly text: string
  /** Such as `sha256:...`; none: nothing protects against other bytes. */
  readonly hashes: readonly string[]
  /** The exact version that is asked for, if one is. */
  readonly version?: string | undefined
  /** Where it comes from, instead of an index. */
  readonly url?: string | undefined
}

/** A local package, as its source or as a wheel. `path` is absolute; `extras` and `marker` are as written, or empty. */
export interface Local {
  readonly path: string
  readonly extras: string
  readonly marker: string
  /** What its file must be, as for a requirement. */
  readonly hashes: readonly string[]
}

/** An option that says how packages are to be had: as wheels, or built from their source. Its value is names with commas, `:all:` or `:none:`. */
export interface Format {
  readonly option: 'no-binary' | 'only-binary'
  readonly value: string
}

/** What is asked for, flattened: no includes are left, and every path is absolute. */
export interface Requirements {
  readonly requirements: readonly Requirement[]
  readonly locals: readonly Local[]
  readonly constraints: readonly Requirement[]
  /** Lines that say where packages come from, such as `--index-url ...`, which pip and uv both read. */
  readonly indexLines: readonly string[]
  readonly trustedHosts: readonly string[]
  readonly prereleases: boolean
  readonly formats: readonly Format[]
}

export const noRequirements: Requirements = {
  requirements: [],
  locals: [],
  constraints: [],
  indexLines: [],
  trustedHosts: [],
  prereleases: false,
  formats: [],
}

/** A distribution's name in the one form in which names are compared (PEP 503). */
export function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/** All that several lists ask for, in their order. */
export function joined(lists: readonly Requirements[]): Requirements {
  return {
    requirements: lists.flatMap(({ requirements }) => requirements),
    locals: lists.flatMap(({ locals }) => locals),
    constraints: lists.flatMap(({ constraints }) => constraints),
    indexLines: lists.flatMap(({ indexLines }) => indexLines),
    trustedHosts: lists.flatMap(({ trustedHosts }) => trustedHosts),
    prereleases: lists.some(({ prereleases }) => prereleases),
    formats: lists.flatMap(({ formats }) => formats),
  }
}

/** The hashes that hold a requirement to its bytes: also that of its address. MD5 and SHA-1 can be forged. */
export function digestsOf({ hashes, url = '' }: Pick<Requirement, 'hashes' | 'url'>): string[] {
  return [...hashes, ...hashesIn(url)].filter((hash) => !/^(md5|sha1):/i.test(hash))
}

/** The hashes that an address ends with, such as `#egg=six&sha256=...`. */
export function hashesIn(url: string): string[] {
  const parts = cutAt(url, '#')[1].split('&')
  return parts.flatMap((part) => /^(md5|sha\d+)=([\da-f]+)$/i.exec(part)?.slice(1).join(':') ?? [])
}

/** The packages that a list wants from source although they have wheels: names, or `:all:` alone. As for pip, what comes later counts. */
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

/** A requirement as PEP 508 writes it, such as one of a pyproject.toml. */
export function requirementOf(line: string, hashes: readonly string[] = []): Requirement {
  const { name, rest } = partsOf(line)
  const [, url] = /^@\s*(\S+)/.exec(rest) ?? []
  const [, version] = /^\(?\s*===?\s*([^\s,;)*]+)(?:\s*\))?\s*(?:;|$)/.exec(rest) ?? []
  return { name: normalised(name), text: line, hashes, version, url }
}

/** A requirement as a line of a requirements file. */
export function lineOf({ text, hashes }: Requirement): string {
  return [text, ...hashes.map((hash) => `--hash=${hash}`)].join(' ')
}

/** Lines as the text of a file. */
export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
