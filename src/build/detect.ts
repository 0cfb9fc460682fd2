import { Problem } from '../problem.ts'
import type { Builder } from './builder.ts'
import { managers, unsupported } from './managers.ts'

type Known = Omit<Builder, 'build'>

const known: readonly Known[] = [...managers, ...unsupported]

/** Top-level folders that Lambda looks into: where one of them is, the tree is laid out already. */
const laidOut = ['nodejs', 'python', 'java', 'ruby', 'bin', 'lib', 'extensions']

/**
 * What to build a directory with, by the names in it: a lock file beats any bare manifest, and a manifest beats a tree
 * that is laid out already. Throws a Problem for lock files of two managers or manifests of two languages.
 */
export function detect(names: readonly string[], packageManagerField?: string): Builder | 'none' {
  const [locked, ...otherLocked] = having('lockFiles', names)
  if (otherLocked.length > 0) throw ambiguous('lockFiles', names)
  if (locked) return builderNamed(locked.name)
  const declared = known.find(({ name }) => name === packageManagerField?.split('@')[0])
  if (declared) return builderNamed(declared.name)
  const described = having('manifests', names)
  if (new Set(described.map(({ language }) => language)).size > 1) throw ambiguous('manifests', names)
  const [first] = described
  if (first) return builderNamed(first.name)
  if (names.some((name) => laidOut.includes(name))) return 'none'
  throw new Problem(
    `Input "source" has neither a manifest (${managers.flatMap(({ manifests }) => manifests).join(', ')}) ` +
      `nor a folder that is laid out for Lambda (${laidOut.join(', ')}). Point "source" at the directory that has it, ` +
      'or say how the layer is built with "build-command".',
  )
}

/** The package manager of that name. Throws a Problem for one that this action cannot build with. */
export function builderNamed(name: string): Builder | 'none' {
  if (name === 'none') return name
  const builder = managers.find((candidate) => candidate.name === name)
  if (builder) return builder
  throw new Problem(
    `The package manager is ${name}, which this version cannot install with. It can with ` +
      `${managers.map((candidate) => candidate.name).join(', ')}; install into "$LAYER_DIR" with "build-command" otherwise.`,
  )
}

function having(kind: 'lockFiles' | 'manifests', names: readonly string[]): readonly Known[] {
  return known.filter((candidate) => candidate[kind].some((name) => names.includes(name)))
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
