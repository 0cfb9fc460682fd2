import { Problem } from '../../problem.ts'
import { compareVersions } from '../../runtimes.ts'
import type { PythonTarget } from './target.ts'

/** Throws a Problem for targets that a lock file was not made for: it does not say what they need. */
export function requirePermitted(
  specifiers: string | undefined,
  targets: readonly PythonTarget[],
  lockFile: string,
): void {
  const outside = targets.filter(({ full }) => specifiers !== undefined && !permits(specifiers, full))
  if (outside.length === 0) return
  throw new Problem(
    `${lockFile} is for Python ${specifiers ?? ''}, and the layer is for Python ${outside.map(({ minor }) => minor).join(', ')}. ` +
      `Change the Python that pyproject.toml requires and lock again, or change "compatible-runtimes".`,
  )
}

/** Whether a version of Python, such as 3.13.5, is among those that specifiers permit: those of PEP 440, and `^`, `||` of poetry. */
export function permits(specifiers: string, version: string): boolean {
  return specifiers
    .split('||')
    .some((all) => clausesOf(all).every(({ operator, bound }) => judge(operator, bound, version)))
}

interface Clause {
  readonly operator: string
  readonly bound: string
}

function clausesOf(text: string): Clause[] {
  return [...text.matchAll(/(\^|~=|~|===?|!=|<=|>=|<|>)?\s*(\d[\w.]*\*?)/g)].map(
    ([, operator = '==', bound = '']) => ({ operator, bound }),
  )
}

function judge(operator: string, bound: string, version: string): boolean {
  const parts = bound.split('.')
  const order = compareVersions(version, bound)
  switch (operator) {
    case '>=':
      return order >= 0
    case '>':
      return order > 0
    case '<=':
      return order <= 0
    case '<':
      return order < 0
    case '!=':
      return !isOf(version, bound)
    case '~=':
      return order >= 0 && isOf(version, `${parts.slice(0, -1).join('.')}.*`)
    case '~':
      return order >= 0 && isOf(version, `${parts.slice(0, 2).join('.')}.*`)
    case '^':
      return order >= 0 && isOf(version, `${parts[0] ?? ''}.*`)
    default:
      return isOf(version, bound)
  }
}

/** Whether a version is a bound itself, or one of those that its `.*` stands for. */
function isOf(version: string, bound: string): boolean {
  return bound.endsWith('.*') ? version.startsWith(bound.slice(0, -1)) : version === bound
}
