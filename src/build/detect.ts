import { Problem } from '../problem.ts'
import type { Builder } from './builder.ts'
import { builderNamed, managers } from './managers.ts'

/** Top-level folders that Lambda looks into: where one of them is, the tree is laid out already. */
const laidOut = ['nodejs', 'python', 'java', 'ruby', 'bin', 'lib', 'extensions']

/** What a directory's manifests say of their package manager by name: package.json's `packageManager`, a table `[tool.poetry]`. */
export interface Declared {
  readonly packageManager?: string | undefined
  readonly poetry?: boolean
}

/** The package manager whose lock file is among these names. Throws a Problem for lock files of two. */
export function lockedBy(names: readonly string[]): Builder | undefined {
  const [locked, ...others] = having('lockFiles', names)
  if (others.length > 0) throw ambiguous('lockFiles', names)
  return locked
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
  const described = having('manifests', names)
  if (new Set(described.map(({ language }) => language)).size > 1) throw ambiguous('manifests', names)
  if (poetry) return builderNamed('poetry')
  const [first] = described
  if (first) return first
  if (names.some((name) => laidOut.includes(name))) return 'none'
  throw new Problem(
    `Input "source" has neither a manifest (${managers.flatMap(({ manifests }) => manifests).join(', ')}) ` +
      `nor a folder that is laid out for Lambda (${laidOut.join(', ')}). Point "source" at the directory that has it, ` +
      'or say how the layer is built with "build-command".',
  )
}

function having(kind: 'lockFiles' | 'manifests', names: readonly string[]): readonly Builder[] {
  return managers.filter((candidate) => candidate[kind].some((name) => names.includes(name)))
}

function ambiguous(kind: 'lockFiles' | 'manifests', names: readonly string[]): Problem {
  const files = having(kind, names).flatMap((candidate) =>
    candidate[kind].filter((name) => names.includes(name)),
  )
  return new Problem(
    `Input "source" has ${files.join(' and ')}, and it cannot be told which of them makes the layer. ` +
      'Name its package manager in "package-manager", or remove the other files.',
  )
}
