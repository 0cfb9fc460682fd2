import { closestMatch } from 'leven'
import { refuse } from './parse.ts'
import type { Parser } from './parse.ts'

/** A longer text is not a typo of a known name, and would take long to compare. */
const longestName = 40

/** The form of a text, the sentence that describes it, and the known texts that one with a typo is compared with. */
interface Form {
  readonly pattern: Pick<RegExp, 'test'>
  readonly must: string
  readonly near?: readonly string[]
}

/** A text of at most so many characters, and of this form. */
export function text({ atMost, form }: { atMost: number; form?: Form }): Parser<string> {
  return (given) => {
    if (given.length > atMost) {
      return refuse(`it has ${given.length} characters and at most ${atMost} are allowed. Shorten it`)
    }
    return form && !form.pattern.test(given)
      ? refuse(`${form.must}${didYouMean(given, form.near ?? [])}`)
      : { value: given }
  }
}

/** A text that is not a probable typo: `meantBy` returns what was meant instead. */
export function withoutTypo(
  parse: Parser<string>,
  meantBy: (given: string) => string | undefined,
): Parser<string> {
  return (given, surroundings) => {
    const meant = given.length > longestName ? undefined : meantBy(given)
    const parsed = parse(given, surroundings)
    return meant === undefined || !('value' in parsed)
      ? parsed
      : refuse(`there is no such name. Did you mean ${meant}`)
  }
}

/** The beginning of the next sentence, if one of some words is a probable correction of what was given; otherwise empty. */
export function didYouMean(given: string, words: readonly string[]): string {
  if (given.length > longestName) return ''
  const word = given.toLowerCase()
  const closest = { maxDistance: Math.min(2, Math.floor(word.length / 2)) }
  const longer = words.filter((each) => each.startsWith(word))
  const near = closestMatch(word, longer, closest) ?? closestMatch(word, words, closest)
  return near === undefined ? '' : `. Did you mean ${near}`
}

/** `true` or `false`, as YAML's core schema writes them. */
export const boolean: Parser<boolean> = (given) => {
  if (/^(true|True|TRUE)$/.test(given)) return { value: true }
  if (/^(false|False|FALSE)$/.test(given)) return { value: false }
  const meant = booleanMeant(given)
  return refuse(`only "true" and "false" are allowed${meant === undefined ? '' : `. Did you mean ${meant}`}`)
}

/** What other words for yes and no mean, which older YAML accepts too. */
export function booleanMeant(given: string): boolean | undefined {
  if (/^(yes|y|on|1|enabled?|always)$/i.test(given)) return true
  return /^(no|n|off|0|disabled?|never|none)$/i.test(given) ? false : undefined
}

/** A whole number within bounds. */
export function wholeNumber(least: number, most: number): Parser<number> {
  return (given) => {
    const value = /^\d+$/.test(given) ? Number(given) : NaN
    return value >= least && value <= most
      ? { value }
      : refuse(`it must be a whole number from ${least} to ${most}`)
  }
}

/** A number above 0 and up to `most`, with a fraction or without. */
export function positiveNumber(most: number): Parser<number> {
  return (given) => {
    const value = /^\d+(\.\d+)?$/.test(given) ? Number(given) : NaN
    return value > 0 && value <= most
      ? { value }
      : refuse(`it must be a number above 0 and up to ${most}, such as 20 or 0.5`)
  }
}

/** One of a few words. `meant` contains the words that other tools use for them. */
export function oneOf<const T extends string>(
  words: readonly T[],
  meant: Readonly<Record<string, T>> = {},
): Parser<T> {
  return (given) => {
    const value = words.find((word) => word === given)
    if (value !== undefined) return { value }
    const word = given.toLowerCase()
    const near = Object.hasOwn(meant, word) ? `. Did you mean ${meant[word] ?? ''}` : didYouMean(given, words)
    return refuse(`allowed are ${words.join(', ')}${near}`)
  }
}
