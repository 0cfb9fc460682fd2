import { closestMatch } from 'leven'
import { refuse } from './parse.ts'
import type { Parser } from './parse.ts'

/** The maximum length of a text that is compared with known names, in characters. Comparing long texts is slow. */
const longestName = 40

/** The form of a text. `must` describes it as the end of an error. `near` are known texts that can be suggested. */
interface Form {
  readonly pattern: Pick<RegExp, 'test'>
  readonly must: string
  readonly near?: readonly string[]
}

/** Returns a parser for a text with a maximum length in characters, and with this form. */
export function text({ atMost, form }: { atMost: number; form?: Form }): Parser<string> {
  return (given) => {
    if (given.length > atMost) {
      return refuse(`it has ${given.length} characters, and at most ${atMost} are allowed. Shorten it`)
    }
    return form && !form.pattern.test(given)
      ? refuse(`${form.must}${didYouMean(given, form.near ?? [])}`)
      : { value: given }
  }
}

/** Returns a parser that rejects probable typos. `meantBy` returns the correct text, or undefined if a text is not a typo. */
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

/** Returns the next sentence, which suggests the most similar word, without its `?`. Returns an empty text if no word is similar. */
export function didYouMean(given: string, words: readonly string[]): string {
  if (given.length > longestName) return ''
  const word = given.toLowerCase()
  const closest = { maxDistance: Math.min(2, Math.floor(word.length / 2)) }
  const longer = words.filter((each) => each.startsWith(word))
  const near = closestMatch(word, longer, closest) ?? closestMatch(word, words, closest)
  return near === undefined ? '' : `. Did you mean ${near}`
}

/** Parses `true` or `false`, in the spellings of YAML's core schema. */
export const boolean: Parser<boolean> = (given) => {
  if (/^(true|True|TRUE)$/.test(given)) return { value: true }
  if (/^(false|False|FALSE)$/.test(given)) return { value: false }
  const meant = booleanMeant(given)
  return refuse(`only "true" and "false" are allowed${meant === undefined ? '' : `. Did you mean ${meant}`}`)
}

/** Returns the meaning of other words for yes and no, such as those of YAML 1.1. */
export function booleanMeant(given: string): boolean | undefined {
  if (/^(yes|y|on|1|enabled?|always)$/i.test(given)) return true
  return /^(no|n|off|0|disabled?|never|none)$/i.test(given) ? false : undefined
}

/** Returns a parser for a whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): Parser<number> {
  return (given) => {
    const value = /^\d+$/.test(given) ? Number(given) : NaN
    return value >= least && value <= most
      ? { value }
      : refuse(`it must be a whole number from ${least} to ${most}`)
  }
}

/** Returns a parser for a number above 0 and up to `most`, with or without decimals. */
export function positiveNumber(most: number): Parser<number> {
  return (given) => {
    const value = /^\d+(\.\d+)?$/.test(given) ? Number(given) : NaN
    return value > 0 && value <= most
      ? { value }
      : refuse(`it must be a number above 0 and up to ${most}, such as 20 or 0.5`)
  }
}

/** Returns a parser for one of a few words. `aliases` are words that other tools use for them. An alias is rejected with a suggestion. */
export function oneOf<const T extends string>(
  words: readonly T[],
  aliases: Readonly<Record<string, T>> = {},
): Parser<T> {
  return (given) => {
    const value = words.find((word) => word === given)
    if (value !== undefined) return { value }
    const word = given.toLowerCase()
    const near = Object.hasOwn(aliases, word)
      ? `. Did you mean ${aliases[word] ?? ''}`
      : didYouMean(given, words)
    return refuse(`the allowed values are ${words.join(', ')}${near}`)
  }
}
