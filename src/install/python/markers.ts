import { splitMarker } from './requirement-text.ts'
import { machineOf } from './target.ts'
import type { PythonTarget } from './target.ts'
import { permits } from './versions.ts'

/** Returns whether a requirement in the form of PEP 508 applies to a target. Without a marker, it always does. */
export function isFor(text: string, target: PythonTarget): boolean {
  return holds(splitMarker(text).marker, target)
}

/** Returns whether a marker is true for a target (PyPA: "Dependency specifiers"). An empty marker is true. */
export function holds(marker: string, target: PythonTarget): boolean {
  const tokens = marker.match(/'[^']*'|"[^"]*"|[()]|[<>=!~]+|[\w.]+/g) ?? []
  return tokens.length === 0 || either({ tokens, at: 0, values: valuesOf(target) })
}

/** Returns a marker that is always true or always false, and that any installer can evaluate. */
export function markerThat(isTrue: boolean): string {
  return isTrue ? 'python_version >= "0"' : 'python_version < "0"'
}

/** A marker that is being read, and the values of its variables. */
interface Reading {
  readonly tokens: readonly string[]
  at: number
  readonly values: Readonly<Record<string, string | undefined>>
}

const versions = ['python_version', 'python_full_version', 'implementation_version']

function valuesOf({ minor, full, architecture }: PythonTarget): Reading['values'] {
  const machine = machineOf[architecture]
  return {
    ...{ python_version: minor, python_full_version: full, implementation_version: full },
    ...{ os_name: 'posix', sys_platform: 'linux', platform_system: 'Linux', platform_machine: machine },
    ...{ implementation_name: 'cpython', platform_python_implementation: 'CPython' },
    ...{ python_implementation: 'CPython', 'platform.python_implementation': 'CPython' },
    ...{ 'os.name': 'posix', 'sys.platform': 'linux', 'platform.machine': machine },
  }
}

function either(reading: Reading): boolean {
  let result = both(reading)
  while (accept(reading, 'or')) result = both(reading) || result
  return result
}

function both(reading: Reading): boolean {
  let result = comparison(reading)
  while (accept(reading, 'and')) result = comparison(reading) && result
  return result
}

function comparison(reading: Reading): boolean {
  if (accept(reading, '(')) {
    const result = either(reading)
    accept(reading, ')')
    return result
  }
  const left = next(reading)
  const operator = accept(reading, 'not') ? `not ${next(reading)}` : next(reading)
  const right = next(reading)
  const isReversed = isText(left)
  const variable = isReversed ? right : left
  const isPart = isReversed && operator.endsWith('in')
  if (versions.includes(variable) && !isPart) {
    const bound = (isReversed ? left : right).slice(1, -1)
    return compareVersion(reading.values[variable] ?? '', isReversed ? reverse(operator) : operator, bound)
  }
  return compareTexts(valueOf(left, reading), operator, valueOf(right, reading))
}

function compareVersion(version: string, operator: string, bound: string): boolean {
  const listed = bound.split(/[\s,|]+/).filter((one) => one !== '')
  const isListed = listed.some((one) => permits(`==${one}`, version))
  if (operator === 'in') return isListed
  if (operator === 'not in') return !isListed
  return permits(`${operator}${bound}`, version)
}

function compareTexts(left: string, operator: string, right: string): boolean {
  switch (operator) {
    case 'in':
      return right.includes(left)
    case 'not in':
      return !right.includes(left)
    case '==':
    case '===':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    default:
      return false
  }
}

const reversed: Readonly<Record<string, string | undefined>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function reverse(operator: string): string {
  return reversed[operator] ?? operator
}

function valueOf(token: string, { values }: Reading): string {
  return isText(token) ? token.slice(1, -1) : (values[token] ?? '')
}

function isText(token: string): boolean {
  return /^['"]/.test(token)
}

function next(reading: Reading): string {
  return reading.tokens[reading.at++] ?? ''
}

function accept(reading: Reading, token: string): boolean {
  const isNext = reading.tokens[reading.at] === token
  if (isNext) reading.at++
  return isNext
}
