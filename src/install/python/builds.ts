import type { Message } from '../../base/message.ts'
import type { BuildRequest } from '../builder.ts'
import { originIn, mayRun } from '../install-scripts.ts'
import type { Origin, Remote } from '../install-scripts.ts'
import { fromSource, normalised } from './requirements.ts'
import type { Requirements } from './requirements.ts'

type Allowed = BuildRequest['installScripts']

/** The addresses of packages from Git or from the web, with the name of each package. A package can have several. */
export type Addresses = readonly Remote[]

/** Returns whether a package is allowed to be built from source, which runs its code. Each of its possible origins must be allowed. */
export function mayBuild(allowed: Allowed, name: string, addresses: Addresses): boolean {
  return originsOf(name, addresses).every((origin) => mayRun(asNormalised(allowed), origin))
}

/** Returns the origins of a package by its name: the addresses that are given for it, or an index. */
export function originsOf(name: string, addresses: Addresses): readonly Origin[] {
  const own = addresses.filter((one) => one.name === name)
  return own.length > 0 ? own.map(({ address }) => ({ name, address: withoutRevision(address) })) : [{ name }]
}

/** Returns the names of all packages that are allowed to be built from their origins. */
export function allowedNames(allowed: readonly string[], addresses: Addresses): string[] {
  const names = allowed.map((item) => normalised(originIn(item).name))
  return [...new Set(names)].filter((name) => mayBuild(allowed, name, addresses))
}

/** Returns the addresses in requirements such as `name @ git+https://...`. */
export function addressesIn(requirements: readonly { name: string; url?: string | undefined }[]): Addresses {
  return requirements.flatMap(({ name, url }) =>
    url === undefined || url.startsWith('file:') ? [] : [{ name, address: url }],
  )
}

/** Returns an address without the revision, which pip writes after the path. */
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

/** Returns the packages that a manifest requires to be built from source and that are allowed to be: names, or `:all:` alone. */
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

/** Returns the warnings about builds that a manifest requires and that are not allowed. */
export function warningsAboutBuilds(
  { formats }: Pick<Requirements, 'formats'>,
  allowed: Allowed,
  addresses: Addresses = [],
): Message[] {
  const blocked = fromSource(formats).filter((name) => !mayBuild(allowed, name, addresses))
  if (blocked.length === 0) return []
  const names = blocked.map((name) => (name === ':all:' ? 'all packages' : name)).join(', ')
  return [
    {
      topic: 'code-of-a-package-would-have-to-run',
      text:
        `The manifest requires builds from source for ${names}, but "install-scripts" does not allow them. Wheels are installed instead. ` +
        'To build from source, add the names to "install-scripts".',
    },
  ]
}

/** A package that is available only from source, and the package that needs it, if known. */
export interface WithoutWheel {
  readonly name: string
  readonly neededBy?: string | undefined
  /** Its address, if it does not come from an index. */
  readonly address?: string | undefined
}

/** Returns the packages without a wheel for the target in the output of uv. Empty if uv failed for another reason. */
export function packagesWithoutWheelIn(lines: readonly string[]): WithoutWheel[] {
  const output = lines.join(' ').replace(/\s+/g, ' ')
  const names = signs.flatMap((sign) => [...output.matchAll(sign)].map(([, name = '']) => normalised(name)))
  return [...new Set(names)].map((name) => ({
    name,
    neededBy: dependentOf(name, output),
    ...addressOf(name, output),
  }))
}

/** Returns the address of a package that does not come from an index. uv prints it next to the name. */
function addressOf(name: string, output: string): { address?: string } {
  const found = [...output.matchAll(/`([\w.-]+)(?:\[[^\]]*\])? @ ([^`\s]+)`/g)].find(
    ([, one = '', address = '']) => normalised(one) === name && !address.startsWith('file:'),
  )
  return found?.[2] === undefined ? {} : { address: found[2] }
}

/** The errors that versions of uv print for a missing wheel. */
const signs: readonly RegExp[] = [
  /[Ww]heels are required for `([\w.-]+)/g,
  /\b([\w.-]+)(?:\[[^\]]*\])?(?:[=<>!~]=?[^\s,]+)? has no (?:usable )?wheels/g,
  /only found wheels for `([\w.-]+)/g,
  /Building source distributions for `([\w.-]+)` is disabled/g,
  /(?:download and build|Failed to build|[Bb]uild) `([\w.-]+)(?:==| @)[^`]*`[^`]*[Bb]uilding source distributions is disabled/g,
  /is not compatible with the target[^`]*`([\w.-]+)`/g,
]

function dependentOf(name: string, output: string): string | undefined {
  const pattern = new RegExp(
    `([\\w.-]+)(?:\\[[^\\]]*\\])?(?:[=<>!~]=?[^\\s]+)? depends? on ${name.replaceAll('-', '[-_.]')}\\b`,
  )
  return pattern.exec(output)?.[1]
}
