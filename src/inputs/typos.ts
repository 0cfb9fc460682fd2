import { closestMatch } from 'leven'

/** The maximum number of wrong characters in a typo. */
const mostWrong = 2

/**
 * The known runtime that a name is a probable typo of. Undefined if the name is known, if only its digits are new, or if it is close to
 * none: AWS adds names, and this action must accept them.
 */
export function runtimeMeantBy(given: string, known: readonly string[]): string | undefined {
  const living = known.filter((name) => !retired.test(name))
  if (known.includes(given) || living.map(shapeOf).includes(shapeOf(given))) return undefined
  return (
    living.find((name) => wordsOf(name) === wordsOf(given)) ??
    withVersion(given, living) ??
    withoutEnding(given, living) ??
    closest(given, living) ??
    ofClosestShape(given, living)
  )
}

/**
 * The known Region that a name is a probable typo of. A name made of words of other Regions is a new Region: `me-west-1` is not a typo of
 * `eu-west-1`.
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

/** The possible directions: `southwest` can be added to every area. */
const directions = /^(?:(?:north|south)(?:east|west)?|east|west|central)$/

/** Runtimes in a form that AWS no longer uses. */
const retired = /^nodejs(?:$|\d+\.\d)|^dotnetcore/

/** Names that differ only by their digits have the same shape. */
function shapeOf(name: string): string {
  return name.replace(/\d+/g, '#')
}

/** Other names of the languages. */
const aliases: readonly [RegExp, string][] = [
  [/^node(?:js)?/, 'nodejs'],
  [/^(?:py|python)(?=\d)/, 'python'],
  [/^(?:jdk|openjdk|corretto|java)/, 'java'],
  [/^(?:rb|ruby)(?=\d)/, 'ruby'],
  [/^(?:dotnet|net)(?:core)?/, 'dotnet'],
]

/** A runtime in a form without the usual variations: `node24` and `nodejs24.x` are the same. */
function wordsOf(name: string): string {
  const [pattern, word] = aliases.find(([alias]) => alias.test(name)) ?? [/^/, '']
  return name
    .replace(pattern, word)
    .replace(/[^a-z0-9]/g, '')
    .replace(/x$/, '')
}

/** The newest runtime of a language, if the version is missing or incomplete. */
function withVersion(given: string, known: readonly string[]): string | undefined {
  const word = wordsOf(given)
  if (word.length < 4 || !/^[a-z]+\d?$/.test(word)) return undefined
  const longer = known.filter(
    (name) => wordsOf(name).startsWith(word) && /^[a-z]+\d+(?:\.[\dx]+)?$/.test(name),
  )
  return longer.sort(new Intl.Collator('en', { numeric: true }).compare).at(-1)
}

/** A known name with too much at its end, such as a patch version. */
function withoutEnding(given: string, known: readonly string[]): string | undefined {
  return known.find((name) => given.startsWith(name) && given.length - name.length <= mostWrong)
}

function closest(given: string, known: readonly string[]): string | undefined {
  return closestMatch(given, known, { maxDistance: Math.min(mostWrong, Math.floor(given.length / 3)) })
}

/** The correct spelling of a misspelled name whose digits are new. */
function ofClosestShape(given: string, known: readonly string[]): string | undefined {
  // After the dot is the name of a system, which has a number too.
  if (given.startsWith('provided.')) return undefined
  const shape = closest(shapeOf(given), [...new Set(known.map(shapeOf))])
  const digits = given.match(/\d+/g) ?? []
  if (shape === undefined || numbersIn(shape) !== digits.length) return undefined
  return shape.replace(/#/g, () => digits.shift() ?? '')
}

function numbersIn(shape: string): number {
  return shape.split('#').length - 1
}

/** The area of `us-gov-west-1` is `us-gov`, and its direction is `west`. */
function partsOf(region: string): { area: string; direction: string } {
  const words = region.split('-').slice(0, -1)
  return { area: words.slice(0, -1).join('-'), direction: words.at(-1) ?? '' }
}
