import { Problem } from '../../base/problem.ts'
import { topFolders } from '../../layer/opt.ts'
import type { Builder } from '../builder.ts'
import { builderNamed, managers } from '../managers.ts'
import { byPylock, pylockAmong } from '../python/pylock.ts'
import { foreignAmong, requireNoForeign } from './foreign-locks.ts'

/** What the manifests of a directory declare: `packageManager` in package.json, or a table `[tool.poetry]`. */
export interface Declared {
  readonly packageManager?: string | undefined
  readonly poetry?: boolean
}

/** Returns the package manager whose lock file is among some names. Throws a Problem if there are several. */
export function lockedBy(names: readonly string[]): Builder | undefined {
  const own = managersWith('lockFiles', names)
  // Next to a lock file of a Python package manager, a pylock.toml can be its export, so it does not count.
  const pylock = own.some(({ language }) => language === python) ? undefined : pylockAmong(names)
  const all = pylock === undefined ? own : [...own, byPylock(builderNamed('pip'), pylock)]
  const [locked, ...others] = all
  if (others.length > 0) throw ambiguous('lockFiles', all, names)
  return locked
}

const python = 'Python'

/**
 * Returns a Python package manager that installs from a pylock.toml, if one is among the names. For a manager in "package-manager" that has
 * no lock file of its own.
 */
export function withPylock(builder: Builder, names: readonly string[]): Builder | undefined {
  const pylock = builder.language === python ? pylockAmong(names) : undefined
  return pylock === undefined ? undefined : byPylock(builder, pylock)
}

/**
 * Returns the lock files of other tools that a package manager without a lock file ignores. Throws a Problem if they are for its language,
 * except for pip with a requirements.txt.
 */
export function ignoredLocks({ name, language }: Builder, names: readonly string[]): string[] {
  const isOwn = name === 'pip' && names.includes('requirements.txt')
  if (!isOwn) requireNoForeign(names, language)
  return foreignAmong(names, language)
}

/**
 * Returns how to build a directory without a lock file. The order is: a declaration in a manifest, a manifest, a prepared layer directory.
 * Throws a Problem for manifests of two languages, and if nothing is found.
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
    topic: 'the-package-manager-was-not-found',
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
    topic: 'the-package-manager-was-not-found',
    text:
      `Input "source" has ${files.join(' and ')}, which belong to different package managers. ` +
      'Set "package-manager" to the one that builds the layer, or remove the other files.',
  })
}
