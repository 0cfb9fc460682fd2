import { about } from '../base/message.ts'
import type { Message } from '../base/message.ts'
import type { Roots } from '../base/paths.ts'
import type { Topic } from '../base/topics.ts'
import type { Environment } from '../layer/layer.ts'

/** An error as the end of a sentence. It follows `Input "x" is "y", but `, or, if `item` is set, `Input "x" has "item", but `. */
export interface InputError extends Message {
  readonly item?: string
}

/** The value of an input, or the errors in it. */
export type Parsed<T> = { readonly value: T } | { readonly errors: readonly InputError[] }

/** What parsing an input depends on in addition to its text. */
export interface Surroundings extends Roots {
  readonly env: Environment
}

/** Parses the text of an input. If the input is not given, the text is empty. */
export type Parser<T> = (given: string, surroundings: Surroundings) => Parsed<T>

/** Returns a parser that rejects an empty text. */
export function required<T>(parse: Parser<T>): Parser<T> {
  return (given, surroundings) => (given === '' ? refuse('it is required') : parse(given, surroundings))
}

/** Returns a parser whose value is `undefined` if the text is empty. */
export function optional<T>(parse: Parser<T>): Parser<T | undefined> {
  return withDefault(undefined, parse)
}

/** Returns a parser whose value is `standard` if the text is empty. */
export function withDefault<T, const D>(standard: D, parse: Parser<T>): Parser<T | D> {
  return (given, surroundings) => (given === '' ? { value: standard } : parse(given, surroundings))
}

/**
 * Returns a parser of items between newlines or commas. The value contains each item once, in the order of the text. `checkAll` returns
 * errors that depend on more than one item.
 */
export function list<T>(
  parse: Parser<T>,
  checkAll: (values: readonly T[]) => readonly InputError[] = () => [],
): Parser<T[]> {
  return (given, surroundings) => {
    // If the input consists of variables that are not set, only the commas between them remain.
    if (given !== '' && itemsOf(given).length === 0) {
      return refuse('it contains no items. Check the variables in it, or remove the input')
    }
    const items = [...new Set(itemsOf(given))].map((item) => ({ item, parsed: parse(item, surroundings) }))
    const value = items.flatMap(({ parsed }) => ('value' in parsed ? [parsed.value] : []))
    const errors = items.flatMap(({ item, parsed }) =>
      inputErrorsOf(parsed).map(({ text, topic }) => ({
        item,
        ...(hasOtherSeparators(item, (part) => parse(part, surroundings))
          ? otherSeparators
          : { text, topic }),
      })),
    )
    const all = [...errors, ...checkAll(value)]
    return all.length > 0 ? { errors: all } : { value }
  }
}

const otherSeparators = about(
  'an-input-is-not-allowed',
  'these are several items on one line. Separate them with commas or newlines',
)

/** Returns whether an item consists of several valid items between spaces or other characters. */
function hasOtherSeparators(item: string, parse: (part: string) => Parsed<unknown>): boolean {
  const parts = item.length > 1_000 ? [] : item.split(/[\s;|]+/).filter((part) => part !== '')
  return parts.length > 1 && parts.every((part) => 'value' in parse(part))
}

/** Returns the errors in an input. The list is empty if there is a value. */
export function inputErrorsOf(parsed: Parsed<unknown>): readonly InputError[] {
  return 'errors' in parsed ? parsed.errors : []
}

/** Returns the result of a parser for an invalid text. */
export function refuse(text: string, topic: Topic = 'an-input-is-not-allowed'): { errors: InputError[] } {
  return { errors: [{ text, topic }] }
}

/** Returns the items between newlines or commas, without empty ones. */
export function itemsOf(given: string): string[] {
  return given
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
