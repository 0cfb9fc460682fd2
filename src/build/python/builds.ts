import type { BuildRequest } from '../builder.ts'
import { mayRun } from '../install-scripts.ts'
import { fromSource, normalised } from './requirements.ts'
import type { Requirements } from './requirements.ts'

type Allowed = BuildRequest['installScripts']

/** Whether a package may be built from its source, which runs its code. */
export function mayBuild(allowed: Allowed, name: string): boolean {
  return mayRun(typeof allowed === 'boolean' ? allowed : allowed.map(normalised), name)
}

/** What a manifest wants built although there are wheels, as far as that is allowed: names, or `:all:` alone. */
export function wantedBuilds({ formats }: Pick<Requirements, 'formats'>, allowed: Allowed): string[] {
  const wanted = fromSource(formats)
  if (!wanted.includes(':all:')) return wanted.filter((name) => mayBuild(allowed, name))
  if (typeof allowed === 'boolean') return allowed ? wanted : []
  return allowed.map(normalised)
}

/** What a reader should know of a manifest that wants to have built what may not be. */
export function warningsAboutBuilds({ formats }: Pick<Requirements, 'formats'>, allowed: Allowed): string[] {
  const held = fromSource(formats).filter((name) => !mayBuild(allowed, name))
  if (held.length === 0) return []
  const names = held.map((name) => (name === ':all:' ? 'all packages' : name)).join(', ')
  return [
    `The manifest wants ${names} built from source, and "install-scripts" does not allow it. Wheels are installed instead. ` +
      'To build from source, add the names to "install-scripts".',
  ]
}

/** A package that could be had only by building it, and what brings it where that is known. */
export interface Wheelless {
  readonly name: string
  readonly neededBy?: string | undefined
}

/** The packages of which uv says that there is no wheel for the target; none where it failed for another reason. */
export function wheellessIn(lines: readonly string[]): Wheelless[] {
  const output = lines.join(' ').replace(/\s+/g, ' ')
  const names = signs.flatMap((sign) => [...output.matchAll(sign)].map(([, name = '']) => normalised(name)))
  return [...new Set(names)].map((name) => ({ name, neededBy: neederOf(name, output) }))
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
    `([\\w.-]+)(?:\\[[^\\]]*\\])?(?:[=<>!~]=?[^\\s]+)? depends on ${name.replaceAll('-', '[-_.]')}\\b`,
  )
  return pattern.exec(output)?.[1]
}
