import { Problem } from '../problem.ts'
import type { Builder } from './builder.ts'
import { managers, unsupported } from './managers.ts'

type Known = Omit<Builder, 'build'>

/** Top-level folders that Lambda looks into: where one of them is, the tree is laid out already. */
const laidOut = ['nodejs', 'python', 'java', 'ruby', 'bin', 'lib', 'extensions']

/**
 * What to build a directory with, by the names in it: a lock file beats any bare manifest, and a manifest beats a tree
 * that is laid out already. Throws a Problem for lock files of two managers or manifests of two languages.
 */
export function detect(names: readonly string[], packageManagerField?: string): Builder | 'none' {
  const known: readonly Known[] = [...managers, ...unsupported]
  const locked = known.filter(({ lockFiles }) => lockFiles.some((name) => names.includes(name)))
  if (locked.length > 0) return builderOf(only(locked, 'lockFiles', names))
  const declared = known.find(({ name }) => name === packageManagerField?.split('@')[0])
  if (declared) return builderOf(declared)
  const described = known.filter(({ manifests }) => manifests.some((name) => names.includes(name)))
  const languages = new Set(described.map(({ language }) => language))
  if (languages.size > 1) only(described, 'manifests', names)
  const [first] = described
  if (first) return builderOf(first)
  if (names.some((name) => laidOut.includes(name))) return 'none'
  throw new Problem(
    `Input "source" has neither a manifest (${managers.flatMap(({ manifests }) => manifests).join(', ')}) ` +
      `nor a folder that is laid out for Lambda (${laidOut.join(', ')}). Point "source" at the directory that has it, ` +
      'or say how the layer is built with "build-command".',
  )
}

function only(
  candidates: readonly Known[],
  kind: 'lockFiles' | 'manifests',
  names: readonly string[],
): Known {
  const [first, ...others] = candidates
  if (first && others.length === 0) return first
  const files = candidates.flatMap((candidate) => candidate[kind].filter((name) => names.includes(name)))
  throw new Problem(
    `Input "source" has ${files.join(' and ')}, and it cannot be told which of them makes the layer. ` +
      'Name one with "package-manager", or remove the other files.',
  )
}

function builderOf(found: Known): Builder {
  const builder = managers.find(({ name }) => name === found.name)
  if (builder) return builder
  throw new Problem(
    `Input "source" is a project of ${found.name}, which this version cannot install with. ` +
      `Supported are ${managers.map(({ name }) => name).join(', ')}; for others, install into "$LAYER_DIR" with "build-command".`,
  )
}
