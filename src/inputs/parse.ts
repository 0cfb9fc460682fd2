import { about } from '../base/message.ts'
import type { Message } from '../base/message.ts'
import type { Roots } from '../base/paths.ts'
import type { Topic } from '../base/topics.ts'
import type { Environment } from '../layer/layer.ts'

/** What is wrong, as the end of a sentence. It follows `Input "x" is "y", but `, or with `item`, `Input "x" has "item", but `. */
export interface InputError extends Message {
  readonly item?: string
}

/** A value, or why there is none. */
export type Parsed<T> = { readonly value: T } | { readonly errors: readonly InputError[] }

/** What decides about an input in addition to its text. */
export interface Surroundings extends Roots {
  readonly env: Environment
}

/** Parses the text of an input. The text of an input that was not given is empty. */
export type Parser<T> = (given: string, surroundings: Surroundings) => Parsed<T>

/** The value of an input that must be given. */
export function required<T>(parse: Parser<T>): Parser<T> {
  return (given, surroundings) => (given === '' ? refuse('it is required') : parse(given, surroundings))
}

/** The value, or `undefined` if none was given. */
export function optional<T>(parse: Parser<T>): Parser<T | undefined> {
  return otherwise(undefined, parse)
}

/** The value, or the default if none was given. */
export function otherwise<T, const D>(standard: D, parse: Parser<T>): Parser<T | D> {
  return (given, surroundings) => (given === '' ? { value: standard } : parse(given, surroundings))
}

/**
 * Items between newlines or commas, each once, in the order given. The errors name each item that is wrong by itself, and each that
 * `together` finds wrong among the others.
 */
export function list<T>(
  parse: Parser<T>,
  together: (values: readonly T[]) => readonly InputError[] = () => [],
): Parser<T[]> {
  return (given, surroundings) => {
    // Variables that are not set leave only the commas between them. No list is meant to be empty.
    if (given !== '' && itemsOf(given).length === 0) {
      return refuse('it names nothing. Check the variables that it is made of, or remove the input')
    }
    const items = [...new Set(itemsOf(given))].map((item) => ({ item, parsed: parse(item, surroundings) }))
    const value = items.flatMap(({ parsed }) => ('value' in parsed ? [parsed.value] : []))
    const errors = items.flatMap(({ item, parsed }) =>
      inputErrorsOf(parsed).map(({ text, topic }) => ({
        item,
        ...(areSeveral(item, (part) => parse(part, surroundings)) ? severalOnOneLine : { text, topic }),
      })),
    )
    const all = [...errors, ...together(value)]
    return all.length > 0 ? { errors: all } : { value }
  }
}

const severalOnOneLine = about(
  'an-input-is-not-allowed',
  'these are several items on one line. Separate them with commas or newlines',
)

/** Whether something that is wrong as one item is right as several, separated by spaces or other characters. */
function areSeveral(item: string, parse: (part: string) => Parsed<unknown>): boolean {
  const parts = item.length > 1_000 ? [] : item.split(/[\s;|]+/).filter((part) => part !== '')
  return parts.length > 1 && parts.every((part) => 'value' in parse(part))
}

/** What is wrong; nothing if there is a value. */
export function inputErrorsOf(parsed: Parsed<unknown>): readonly InputError[] {
  return 'errors' in parsed ? parsed.errors : []
}

/** No value, for one reason. */
export function refuse(text: string, topic: Topic = 'an-input-is-not-allowed'): { errors: InputError[] } {
  return { errors: [{ text, topic }] }
}

/** The items of a list, between newlines or commas. */
export function itemsOf(given: string): string[] {
  return given
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
