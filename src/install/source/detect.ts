import { Problem } from '../../base/problem.ts'
import { topFolders } from '../../layer/opt.ts'
import type { Builder } from '../builder.ts'
import { builderNamed, managers } from '../managers.ts'
import { byPylock, pylockAmong } from '../python/pylock.ts'
import { foreignAmong, requireNoForeign } from './foreign-locks.ts'

/** What a directory's manifests say of their package manager by name: package.json's `packageManager`, a table `[tool.poetry]`. */
export interface Declared {
  readonly packageManager?: string | undefined
  readonly poetry?: boolean
}

/** The package manager whose lock file is among these names. Throws a Problem for lock files of two. */
export function lockedBy(names: readonly string[]): Builder | undefined {
  const own = managersWith('lockFiles', names)
  // Those of Python's managers can be exported as a pylock.toml, too.
  const pylock = own.some(({ language }) => language === python) ? undefined : pylockAmong(names)
  const all = pylock === undefined ? own : [...own, byPylock(builderNamed('pip'), pylock)]
  const [locked, ...others] = all
  if (others.length > 0) throw ambiguous('lockFiles', all, names)
  return locked
}

const python = 'Python'

/** A package manager that the user has named, for these files: Python's install by a pylock.toml where they have no lock file of their own. */
export function withPylock(builder: Builder, names: readonly string[]): Builder | undefined {
  const pylock = builder.language === python ? pylockAmong(names) : undefined
  return pylock === undefined ? undefined : byPylock(builder, pylock)
}

/**
 * The lock files among some names that are not read although a package manager without a lock file is used. Throws a Problem for those
 * that belong to its manifest; a requirements.txt is one of pip alone.
 */
export function ignoredLocks({ name, language }: Builder, names: readonly string[]): string[] {
  const isOwn = name === 'pip' && names.includes('requirements.txt')
  if (!isOwn) requireNoForeign(names, language)
  return foreignAmong(names, language)
}

/**
 * What to build a directory with that has no lock file, by the names in it: what a manifest declares, then the manifests
 * themselves, then a tree that is laid out already. Throws a Problem for manifests of two languages, and for none.
 */
export function describedBy(
  names: readonly string[],
  { packageManager, poetry }: Declared,
): Builder | 'none' {
  const declared = managers.find(({ name }) => name === packageManager?.split('@')[0])
  if (declared) return declared
  const described = managersWith('manifests', names)
  if (new Set(described.map(({ language }) => language)).size > 1)
    throw ambiguous('manifests', described, names)
  if (poetry) return builderNamed('poetry')
  const [first] = described
  if (first) return first
  if (names.some((name) => topFolders.includes(name))) return 'none'
  requireNoForeign(names)
  throw new Problem({
    topic: 'it-is-not-known-how-to-build',
    text:
      `Input "source" has neither a manifest (${managers.flatMap(({ manifests }) => manifests).join(', ')}) ` +
      `nor a folder that Lambda reads from a layer (${topFolders.join(', ')}). Point "source" at the directory that has one, ` +
      'or set "build-command".',
  })
}

function managersWith(kind: 'lockFiles' | 'manifests', names: readonly string[]): readonly Builder[] {
  return managers.filter((candidate) => candidate[kind].some((name) => names.includes(name)))
}

function ambiguous(
  kind: 'lockFiles' | 'manifests',
  found: readonly Builder[],
  names: readonly string[],
): Problem {
  const files = found.flatMap((candidate) => candidate[kind].filter((name) => names.includes(name)))
  return new Problem({
    topic: 'it-is-not-known-how-to-build',
    text:
      `Input "source" has ${files.join(' and ')}, which belong to different package managers. ` +
      'Set "package-manager" to the one that builds the layer, or remove the other files.',
  })
}
