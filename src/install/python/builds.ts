import type { Message } from '../../base/message.ts'
import type { BuildRequest } from '../builder.ts'
import { originIn, mayRun } from '../install-scripts.ts'
import type { Origin, Remote } from '../install-scripts.ts'
import { fromSource, normalised } from './requirements.ts'
import type { Requirements } from './requirements.ts'

type Allowed = BuildRequest['installScripts']

/** The addresses of packages that come from git or from the web, each by the package's name. A package can have several. */
export type Addresses = readonly Remote[]

/** Whether a package may be built from its source, which runs its code: from each place that it can come from. */
export function mayBuild(allowed: Allowed, name: string, addresses: Addresses): boolean {
  return originsOf(name, addresses).every((origin) => mayRun(asNormalised(allowed), origin))
}

/** Where a package of that name comes from: an index, or the addresses that are given for it. */
export function originsOf(name: string, addresses: Addresses): readonly Origin[] {
  const own = addresses.filter((one) => one.name === name)
  return own.length > 0 ? own.map(({ address }) => ({ name, address: withoutRevision(address) })) : [{ name }]
}

/** The names of all packages that are allowed to be built from where they come from. */
export function allowedNames(allowed: readonly string[], addresses: Addresses): string[] {
  const names = allowed.map((item) => normalised(originIn(item).name))
  return [...new Set(names)].filter((name) => mayBuild(allowed, name, addresses))
}

/** The addresses in requirements such as `name @ git+https://...`. */
export function addressesIn(requirements: readonly { name: string; url?: string | undefined }[]): Addresses {
  return requirements.flatMap(({ name, url }) =>
    url === undefined || url.startsWith('file:') ? [] : [{ name, address: url }],
  )
}

/** pip writes what git is to check out after the path. */
function withoutRevision(address: string): string {
  const [before = ''] = /^[^#?]*/.exec(address) ?? []
  const after = address.slice(before.length)
  return /^(?:git|hg|bzr|svn)\+/.test(before) ? before.replace(/(?<=[^/])@[^/@]*$/, '') : `${before}${after}`
}

function asNormalised(allowed: Allowed): Allowed {
  if (typeof allowed === 'boolean') return allowed
  return allowed.map((item) => {
    const { name, address } = originIn(item)
    return address === undefined ? normalised(name) : `${normalised(name)}@${withoutRevision(address)}`
  })
}

/** What a manifest wants built although there are wheels, as far as that is allowed: names, or `:all:` alone. */
export function wantedBuilds(
  { formats }: Pick<Requirements, 'formats'>,
  allowed: Allowed,
  addresses: Addresses = [],
): string[] {
  const wanted = fromSource(formats)
  if (!wanted.includes(':all:')) return wanted.filter((name) => mayBuild(allowed, name, addresses))
  if (typeof allowed === 'boolean') return allowed ? wanted : []
  return allowedNames(allowed, addresses)
}

/** What a reader should know of a manifest that wants to have built what may not be. */
export function warningsAboutBuilds(
  { formats }: Pick<Requirements, 'formats'>,
  allowed: Allowed,
  addresses: Addresses = [],
): Message[] {
  const held = fromSource(formats).filter((name) => !mayBuild(allowed, name, addresses))
  if (held.length === 0) return []
  const names = held.map((name) => (name === ':all:' ? 'all packages' : name)).join(', ')
  return [
    {
      topic: 'code-of-a-package-would-have-to-run',
      text:
        `The manifest requires builds from source for ${names}, but "install-scripts" does not allow them. Wheels are installed instead. ` +
        'To build from source, add the names to "install-scripts".',
    },
  ]
}

/** A package that could be had only by building it, and what brings it where that is known. */
export interface Wheelless {
  readonly name: string
  readonly neededBy?: string | undefined
  /** Where uv has it from, if that is no index. */
  readonly address?: string | undefined
}

/** The packages without a wheel for the target, as uv reports them; none if it failed for another reason. */
export function wheellessIn(lines: readonly string[]): Wheelless[] {
  const output = lines.join(' ').replace(/\s+/g, ' ')
  const names = signs.flatMap((sign) => [...output.matchAll(sign)].map(([, name = '']) => normalised(name)))
  return [...new Set(names)].map((name) => ({
    name,
    neededBy: neederOf(name, output),
    ...addressOf(name, output),
  }))
}

/** uv names what is no package of an index with its address. */
function addressOf(name: string, output: string): { address?: string } {
  const found = [...output.matchAll(/`([\w.-]+)(?:\[[^\]]*\])? @ ([^`\s]+)`/g)].find(
    ([, one = '', address = '']) => normalised(one) === name && !address.startsWith('file:'),
  )
  return found?.[2] === undefined ? {} : { address: found[2] }
}

/** What uv has said in its versions. */
const signs: readonly RegExp[] = [
  /[Ww]heels are required for `([\w.-]+)/g,
  /\b([\w.-]+)(?:\[[^\]]*\])?(?:[=<>!~]=?[^\s,]+)? has no (?:usable )?wheels/g,
  /only found wheels for `([\w.-]+)/g,
  /Building source distributions for `([\w.-]+)` is disabled/g,
  /(?:download and build|Failed to build|[Bb]uild) `([\w.-]+)(?:==| @)[^`]*`[^`]*[Bb]uilding source distributions is disabled/g,
  /is not compatible with the target[^`]*`([\w.-]+)`/g,
]

function neederOf(name: string, output: string): string | undefined {
  const pattern = new RegExp(
    `([\\w.-]+)(?:\\[[^\\]]*\\])?(?:[=<>!~]=?[^\\s]+)? depends? on ${name.replaceAll('-', '[-_.]')}\\b`,
  )
  return pattern.exec(output)?.[1]
}
