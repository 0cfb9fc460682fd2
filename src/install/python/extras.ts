import { Problem } from '../../base/problem.ts'
import { normalised } from './requirements.ts'

/** The names that the input "extras" can select in a manifest, and the term for them there. */
export interface Choice {
  /** The file name of the manifest. */
  readonly manifest: string
  readonly kinds: string
  readonly names: readonly string[]
}

/** Returns whether a name is among others, in any spelling (PEP 685). */
export function isAmong(names: readonly string[], name: string): boolean {
  const wanted = normalised(name)
  return names.some((one) => normalised(one) === wanted)
}

/** Throws a Problem for extras that a manifest does not have. */
export function requireKnownExtras(unknown: readonly string[], { manifest, kinds, names }: Choice): void {
  if (unknown.length === 0) return
  throw new Problem({
    topic: 'a-manifest-cannot-be-read',
    text:
      `Input "extras" has ${unknown.map((name) => JSON.stringify(name)).join(', ')}, but the ${manifest} in "source" has ` +
      `${names.length > 0 ? `only the ${kinds} ${names.join(', ')}` : `no ${kinds}`}. Use only names that exist there.`,
  })
}
