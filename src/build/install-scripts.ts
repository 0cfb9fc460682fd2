import type { BuildRequest } from './builder.ts'

type Allowed = BuildRequest['installScripts']

/** Whether a package may run code while it is installed. */
export function mayRun(allowed: Allowed, name: string): boolean {
  return typeof allowed === 'boolean' ? allowed : allowed.some((one) => packageIn(one) === name)
}

/** The package's name in an item of "install-scripts", which can end with where it comes from: `name@git+https://...`. */
function packageIn(item: string): string {
  return /^@?[^@]+/.exec(item)?.[0] ?? item
}

/** The names that are allowed to run code and are not among those that are installed; `form` gives the form in which those are written. */
export function namedBeyond(
  allowed: Allowed,
  installed: readonly string[],
  form = (name: string): string => name,
): string[] {
  return typeof allowed === 'boolean'
    ? []
    : allowed.map(packageIn).filter((name) => !installed.includes(form(name)))
}

/** What became of install scripts, by names of packages: those not run, and those allowed to run that are not there. */
export interface Scripts {
  readonly heldBack: readonly string[]
  readonly notFound: readonly string[]
}

/** What a reader should know of install scripts. */
export function warningsAboutScripts({ heldBack, notFound }: Scripts): string[] {
  return [
    ...(heldBack.length > 0
      ? [
          `Install scripts were not run: ${heldBack.join(', ')}. Name those that must run in "install-scripts".`,
        ]
      : []),
    ...(notFound.length > 0
      ? [
          `Input "install-scripts" names ${notFound.join(', ')}, of which nothing is installed. Check the names.`,
        ]
      : []),
  ]
}
