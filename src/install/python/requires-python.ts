import { Problem } from '../../base/problem.ts'
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
  return [...text.matchAll(/(?:(\^|~=|~|===?|!=|<=|>=|<|>)\s*)?(\d[\w.+-]*\*?)/g)].map(
    ([, operator = '==', bound = '']) => ({ operator, bound }),
  )
}

function judge(operator: string, bound: string, version: string): boolean {
  const order = compare(version, bound)
  const release = releaseOf(bound)
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
      return order >= 0 && beginsWith(version, release.slice(0, -1))
    case '~':
      return order >= 0 && beginsWith(version, release.slice(0, 2))
    case '^':
      return order >= 0 && beginsWith(version, release.slice(0, 1))
    case '===':
      return version === bound
    default:
      return isOf(version, bound)
  }
}

/** Whether a version is a bound itself, or one of those that its `.*` stands for. */
function isOf(version: string, bound: string): boolean {
  return bound.endsWith('.*') ? beginsWith(version, releaseOf(bound)) : compare(version, bound) === 0
}

function beginsWith(version: string, release: readonly number[]): boolean {
  const own = releaseOf(version)
  return release.every((number, at) => number === (own[at] ?? 0))
}

/** Orders a version that is released against a bound, by PEP 440: missing numbers are zeros, and a release is between its `rc` and its `.post`. */
function compare(version: string, bound: string): number {
  const [one, other] = [releaseOf(version), releaseOf(bound)]
  const length = Math.max(one.length, other.length)
  const differences = Array.from({ length }, (_, at) => (one[at] ?? 0) - (other[at] ?? 0))
  return differences.find((difference) => difference !== 0) ?? fromRelease(bound)
}

/** How a release is ordered against one of its pre-releases (1), its post-releases (-1), and itself (0). */
function fromRelease(bound: string): number {
  const [, suffix = ''] = /^[\d.]*\d(?:\.\*)?([^+]*)/.exec(bound) ?? []
  if (/^[-_.]?(a|b|c|rc|alpha|beta|pre|preview|dev)/i.test(suffix)) return 1
  return suffix === '' ? 0 : -1
}

function releaseOf(version: string): number[] {
  return (/^\d+(\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number)
}
