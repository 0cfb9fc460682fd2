import { eq, explain, ge, gt, le, lt, satisfies, valid } from '@renovatebot/pep440'

/**
 * Returns whether specifiers allow a version of Python, such as `3.13.5`. Supports the operators of PEP 440, and `^`, `~`, `||` of poetry.
 */
export function permits(specifiers: string, version: string): boolean {
  const [, release] = /^(\d+(?:\.\d+)*)/.exec(version) ?? []
  if (release === undefined) return false
  return specifiers
    .split('||')
    .some((all) => clausesOf(all).every((clause) => isMet(clause, release, version)))
}

/** Returns whether two texts are the same version: `1.0`, `1.0.0` and `v1` are. If only one has a local part, it is ignored. */
export function isSameVersion(one: string, other: string): boolean {
  const [first, second] = [explain(one), explain(other)]
  if (!first || !second) return one.toLowerCase() === other.toLowerCase()
  const isLocalSame = first.local === null || second.local === null || first.local === second.local
  return isLocalSame && eq(first.public, second.public)
}

interface Clause {
  readonly operator: string
  /** What follows the operator. */
  readonly text: string
  /** The version in that text, without a trailing `.*`. */
  readonly bound: string
}

/** Returns the clauses of a list. A version without an operator means `==`. Other text is skipped. */
function clausesOf(list: string): Clause[] {
  const clause = /(?:(\^|~=|~|===?|!=|<=|>=|<|>)\s*)?(v?\d(?:[\w.+-]|!\d)*\*?)/gi
  return [...list.matchAll(clause)].map(([, operator = '==', text = '']) => ({
    operator,
    text,
    bound: boundOf(text.replace(/\.\*$/, '')),
  }))
}

/** Returns a version, or only its numbers if it is not valid by PEP 440. */
function boundOf(version: string): string {
  return valid(version) ?? /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0'
}

const comparisons: Readonly<Record<string, typeof ge | undefined>> = { '>=': ge, '>': gt, '<=': le, '<': lt }

/**
 * Returns whether a version meets a clause. Installers compare a pre-release of Python by its release, except for `===`, which compares
 * texts.
 */
function isMet({ operator, text, bound }: Clause, release: string, version: string): boolean {
  // satisfies() compares `<` and `>` by the numbers only. It would not treat 3.13.0 as less than 3.13.0.post1.
  const compare = comparisons[operator]
  if (compare) return compare(release, bound)
  if (operator === '===') return version === text
  // satisfies() does not treat 3.13 as `==3.13.0.*`.
  const padded = `${release}${'.0'.repeat(bound.split('.').length)}`
  return rangesFor({ operator, text, bound }).every((range) => satisfies(padded, range))
}

/** Returns a clause as ranges of PEP 440. */
function rangesFor({ operator, text, bound }: Clause): string[] {
  const numbers = explain(bound)?.release ?? []
  switch (operator) {
    case '^':
      return [`>=${bound}`, `==${numbers.slice(0, 1).join('.')}.*`]
    case '~':
      return [`>=${bound}`, `==${numbers.slice(0, 2).join('.')}.*`]
    case '~=':
      return [numbers.length > 1 ? `~=${bound}` : `>=${bound}`]
    default:
      return [`${operator}${bound}${text.endsWith('.*') ? '.*' : ''}`]
  }
}
