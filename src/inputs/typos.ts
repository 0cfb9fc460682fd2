import { closestMatch } from 'leven'
import { previewRuntimes } from '../aws-names/lifecycle-table.ts'

/** The maximum number of wrong characters in a typo. */
const mostWrong = 2

/**
 * Returns the known runtime for which a name is a probable typo. Returns undefined for a known name, for a known name with other digits,
 * and for a name that is not similar to any: AWS adds names, and this action must accept them.
 */
export function runtimeMeantBy(given: string, known: readonly string[]): string | undefined {
  const current = known.filter((name) => !retired.test(name))
  if (known.includes(given) || current.map(shapeOf).includes(shapeOf(given))) return undefined
  return (
    current.find((name) => canonical(name) === canonical(given)) ??
    withVersion(given, current) ??
    withoutPatch(given, current) ??
    closest(given, current) ??
    ofClosestShape(given, current)
  )
}

/**
 * Returns the known Region for which a name is a probable typo. A name that combines parts of known Regions can be a new Region:
 * `me-west-1` is not a typo of `eu-west-1`.
 */
export function regionMeantBy(given: string, known: readonly string[]): string | undefined {
  if (known.includes(given) || known.map(shapeOf).includes(shapeOf(given))) return undefined
  const { area, direction } = partsOf(given)
  const parts = known.map(partsOf)
  const isPossible =
    parts.some((part) => part.area === area) &&
    (directions.test(direction) || parts.some((part) => part.direction === direction))
  return isPossible ? undefined : closest(given, known)
}

/** The possible directions. AWS can add each of them to an area, such as `southwest`. */
const directions = /^(?:(?:north|south)(?:east|west)?|east|west|central)$/

/** Runtimes in a form that AWS no longer uses. */
const retired = /^nodejs(?:$|\d+\.\d)|^dotnetcore/

/** Returns a name with `#` for each number. Names that differ only by their digits have the same shape. */
function shapeOf(name: string): string {
  return name.replace(/\d+/g, '#')
}

/** Spellings of the languages, and the name that Lambda uses. */
const aliases: readonly [RegExp, string][] = [
  [/^node(?:js)?/, 'nodejs'],
  [/^(?:py|python)(?=\d)/, 'python'],
  [/^(?:jdk|openjdk|corretto|java)/, 'java'],
  [/^(?:rb|ruby)(?=\d)/, 'ruby'],
  [/^(?:dotnet|net)(?:core)?/, 'dotnet'],
]

/** Returns the same text for all spellings of a runtime: `node24` and `nodejs24.x` both become `nodejs24`. */
function canonical(given: string): string {
  const name = given.toLowerCase()
  const [pattern, word] = aliases.find(([alias]) => alias.test(name)) ?? [/^/, '']
  return name
    .replace(pattern, word)
    .replace(/[^a-z0-9]/g, '')
    .replace(/x$/, '')
}

/** Returns the newest runtime of a language that is no preview, if the version is missing or incomplete. */
function withVersion(given: string, known: readonly string[]): string | undefined {
  const word = canonical(given)
  if (word.length < 4 || !/^[a-z]+\d?$/.test(word)) return undefined
  const longer = known.filter(
    (name) =>
      canonical(name).startsWith(word) &&
      /^[a-z]+\d+(?:\.[\dx]+)?$/.test(name) &&
      !previewRuntimes.includes(name),
  )
  return longer.sort(new Intl.Collator('en', { numeric: true }).compare).at(-1)
}

/** Returns the known runtime of a full version: `nodejs22.14.0` is a typo of `nodejs22.x`. */
function withoutPatch(given: string, known: readonly string[]): string | undefined {
  const shorter = given.replace(/\.(?:\d+|x)$/, '')
  if (shorter === given) return undefined
  return (
    known.find((name) => canonical(name) === canonical(shorter) && !name.startsWith('provided')) ??
    withoutPatch(shorter, known)
  )
}

function closest(given: string, known: readonly string[]): string | undefined {
  return closestMatch(given, known, { maxDistance: Math.min(mostWrong, Math.floor(given.length / 3)) })
}

/** Corrects the spelling of a misspelled name, and keeps its digits. */
function ofClosestShape(given: string, known: readonly string[]): string | undefined {
  // The dot is followed by an operating system, whose name has digits too.
  if (given.startsWith('provided.')) return undefined
  const shape = closest(shapeOf(given), [...new Set(known.map(shapeOf))])
  const digits = given.match(/\d+/g) ?? []
  if (shape === undefined || numbersIn(shape) !== digits.length) return undefined
  return shape.replace(/#/g, () => digits.shift() ?? '')
}

function numbersIn(shape: string): number {
  return shape.split('#').length - 1
}

/** Returns the parts of a Region. The area of `us-gov-west-1` is `us-gov`, and its direction is `west`. */
function partsOf(region: string): { area: string; direction: string } {
  const words = region.split('-').slice(0, -1)
  return { area: words.slice(0, -1).join('-'), direction: words.at(-1) ?? '' }
}
