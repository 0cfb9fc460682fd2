import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { plainAddress, isSameAddress } from './addresses.ts'
import type { BuildRequest } from './builder.ts'

type Allowed = BuildRequest['installScripts']

/**
 * The identity of a package in the lock file. A package with an address comes from Git or from the web. Otherwise it comes from a registry
 * or from the checkout.
 */
export interface Origin {
  readonly name: string
  readonly address?: string | undefined
}

/** A package that comes from Git or from the web. */
export interface Remote extends Origin {
  readonly address: string
}

/** Returns whether a package is allowed to run code during installation. A name alone does not allow a package from Git or from the web. */
export function mayRun(allowed: Allowed, { name, address }: Origin): boolean {
  if (typeof allowed === 'boolean') return allowed
  return allowed.map(originIn).some((one) => {
    if (one.name !== name) return false
    if (address === undefined || one.address === undefined) return address === one.address
    return isSameAddress(one.address, address)
  })
}

/** Returns the package that an item of "install-scripts" allows. The item can end with an address: `name@git+https://...`. */
export function originIn(item: string): Origin {
  const [, name = item, address] = /^(@?[^@]+)(?:@(.*))?$/s.exec(item) ?? []
  return { name, address }
}

/** Returns the item for "install-scripts" that allows a package. */
export function itemFor({ name, address }: Origin): string {
  return address === undefined ? name : `${name}@${plainAddress(address)}`
}

/** Returns the items for "install-scripts" that allow packages, each once, as one line. */
export function itemsFor(origins: readonly Origin[]): string {
  return [...new Set(origins.map(itemFor))].join(', ')
}

/** Returns the names in "install-scripts" that are not installed. `form` converts a name to the form of the installed names. */
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
  /** The name in messages. */
  readonly name: string
  /** The items for "install-scripts" that allow it. Empty if only `true` allows it. */
  readonly items: readonly string[]
  /** Why its name alone does not allow it. */
  readonly why?: string | undefined
}

/** The result for install scripts: packages whose scripts were blocked, and allowed names that are not installed. */
export interface Scripts {
  readonly blocked: readonly Blocked[]
  readonly notFound: readonly string[]
}

/** Returns the warnings about install scripts. */
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

/** Returns the names of blocked packages as one line, each with the reason if its name does not show it. */
export function describeBlocked(blocked: readonly Blocked[]): string {
  return blocked.map(({ name, why }) => (why === undefined ? name : `${name} (${why})`)).join(', ')
}

/** Returns all items for "install-scripts" that allow blocked packages, as one line. */
export function itemsToAllow(blocked: readonly Blocked[]): string {
  return [...new Set(blocked.flatMap(({ items }) => items))].join(', ')
}
