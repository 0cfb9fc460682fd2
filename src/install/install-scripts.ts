import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { plainAddress, isSameAddress } from './addresses.ts'
import type { BuildRequest } from './builder.ts'

type Allowed = BuildRequest['installScripts']

/** Who a package is by the lock file. With an address it comes from git or from the web; otherwise from a registry, or from the checkout. */
export interface Origin {
  readonly name: string
  readonly address?: string | undefined
}

/** One that comes from git or from the web. */
export interface Remote extends Origin {
  readonly address: string
}

/** Whether a package may run code while it is installed. A name alone does not allow what comes from git or from the web. */
export function mayRun(allowed: Allowed, { name, address }: Origin): boolean {
  if (typeof allowed === 'boolean') return allowed
  return allowed.map(originIn).some((one) => {
    if (one.name !== name) return false
    if (address === undefined || one.address === undefined) return address === one.address
    return isSameAddress(one.address, address)
  })
}

/** The package that an item of "install-scripts" allows, which can end with where it comes from: `name@git+https://...`. */
export function originIn(item: string): Origin {
  const [, name = item, address] = /^(@?[^@]+)(?:@(.*))?$/s.exec(item) ?? []
  return { name, address }
}

/** What to write into "install-scripts" to allow a package. */
export function itemFor({ name, address }: Origin): string {
  return address === undefined ? name : `${name}@${plainAddress(address)}`
}

/** What to write into "install-scripts" to allow packages, each once. */
export function itemsFor(origins: readonly Origin[]): string {
  return [...new Set(origins.map(itemFor))].join(', ')
}

/** The names that are allowed to run code and are not among those that are installed; `form` gives the form in which those are written. */
export function namesNotInstalled(
  allowed: Allowed,
  installed: readonly string[],
  form = (name: string): string => name,
): string[] {
  return typeof allowed === 'boolean'
    ? []
    : allowed.map((item) => originIn(item).name).filter((name) => !installed.includes(form(name)))
}

/** A package whose scripts are blocked. */
export interface Blocked {
  /** What a message calls it. */
  readonly name: string
  /** What must be in "install-scripts"; empty if only `true` would allow it. */
  readonly items: readonly string[]
  /** Why it is not allowed by its own name. */
  readonly why?: string | undefined
}

/** What became of install scripts: the packages whose scripts did not run, and the names that are allowed and not installed. */
export interface Scripts {
  readonly blocked: readonly Blocked[]
  readonly notFound: readonly string[]
}

/** What a reader should know of install scripts. */
export function warningsAboutScripts({ blocked, notFound }: Scripts): Message[] {
  const named = blocked.filter(({ items }) => items.length > 0)
  const nameless = blocked.filter(({ items }) => items.length === 0)
  return [
    ...(named.length > 0
      ? [
          about(
            'code-of-a-package-would-have-to-run',
            `Install scripts were not run: ${describeBlocked(named)}. If a package needs its script, add it to "install-scripts".`,
          ),
        ]
      : []),
    ...(nameless.length > 0
      ? [
          about(
            'code-of-a-package-would-have-to-run',
            `Install scripts were not run: ${describeBlocked(nameless)}. They cannot be allowed by name. Correct the dependency, or set ` +
              '"install-scripts: true" if you trust all packages.',
          ),
        ]
      : []),
    ...(notFound.length > 0
      ? [
          about(
            'code-of-a-package-would-have-to-run',
            `Input "install-scripts" names packages that are not installed: ${notFound.join(', ')}. Check the names.`,
          ),
        ]
      : []),
  ]
}

/** Blocked packages by their names, with the reason if their names do not show it. */
export function describeBlocked(blocked: readonly Blocked[]): string {
  return blocked.map(({ name, why }) => (why === undefined ? name : `${name} (${why})`)).join(', ')
}

/** All that must be in "install-scripts" to allow packages, as one line. */
export function itemsToAllow(blocked: readonly Blocked[]): string {
  return [...new Set(blocked.flatMap(({ items }) => items))].join(', ')
}
