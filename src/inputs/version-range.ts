import type { Range } from '../layer/version-ranges.ts'
import { refuse } from './parse.ts'
import type { Parser } from './parse.ts'

/** Returns a parser for a version number or a range of them, such as `3` or `5-8`. `word` is the value that is allowed instead of a list. */
export function versionRange(word: string): Parser<Range> {
  return (given) => {
    if (given === word)
      return refuse(`"${word}" cannot be combined with version numbers. Remove the numbers, or "${word}"`)
    const [, first = '', last = first] = /^([1-9]\d{0,8})(?:\s*-\s*([1-9]\d{0,8}))?$/.exec(given) ?? []
    if (first === '') return refuse(`versions are numbers from 1 and ranges, such as "3, 5-8", or "${word}"`)
    const [from, to] = [Number(first), Number(last)]
    return from <= to ? { value: { from, to } } : refuse(`it goes backwards. Did you mean ${to}-${from}`)
  }
}
