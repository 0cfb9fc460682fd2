import type { Message } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import { quote } from '../base/quote.ts'
import type { InputError, Parser, Surroundings } from './parse.ts'

/** The values of a table of parsers, by the names of the inputs. */
export type Values<T extends Record<string, Parser<unknown>>> = {
  readonly [N in keyof T]: T[N] extends Parser<infer V> ? V : never
}

/** Whether the inputs break a rule about their combination, and the error message about that. */
export type Rule = readonly [broken: boolean, error: Message]

/** All inputs; or, if some are invalid, the values of the others and the errors. */
export type InputsRead<V, M = object> =
  { readonly inputs: V & M } | { readonly known: Partial<V>; readonly errors: readonly Message[] }

/** Returns the text of an input by its name. It is empty if the input is not given. */
export type InputText = (name: string) => string

/** How a table of inputs is read. */
export interface Reading<V, M> {
  readonly read: InputText
  readonly surroundings: Surroundings
  /** Returns the rules about combinations of inputs. An invalid input has no value here. */
  readonly rules: (inputs: Partial<V>) => readonly Rule[]
  /** Returns values to add to the inputs if all are valid. */
  readonly more: (inputs: V) => M
}

/** Reads all inputs of a table by their names. Each input is parsed once. */
export function readAll<T extends Record<string, Parser<unknown>>, M = object>(
  parsers: T,
  { read, surroundings, rules, more }: Reading<Values<T>, M>,
): InputsRead<Values<T>, M> {
  const errors: Message[] = []
  const values: Record<string, unknown> = {}
  for (const [name, parse] of Object.entries(parsers)) {
    const given = read(name)
    const parsed = parse(given, surroundings)
    if ('value' in parsed) values[name] = parsed.value
    else errors.push(...parsed.errors.map((error) => sentence(name, given, error)))
  }
  const known = values as Partial<Values<T>>
  errors.push(...brokenRules(rules(known)))
  if (errors.length > 0) return { known, errors }
  const inputs = values as Values<T>
  return { inputs: { ...inputs, ...more(inputs) } }
}

/** Returns the errors of the rules that are broken. */
export function brokenRules(rules: readonly Rule[]): Message[] {
  return rules.flatMap(([isBroken, error]) => (isBroken ? [error] : []))
}

/** Returns the inputs. Throws one Problem with all errors. */
export function requireInputs<V, M>(read: InputsRead<V, M>): V & M {
  if ('inputs' in read) return read.inputs
  throw new Problem(read.errors)
}

function sentence(name: string, given: string, { item, text, topic }: InputError): Message {
  const what =
    item !== undefined ? `has ${quote(item)}` : given === '' ? 'is not given' : `is ${quote(given)}`
  const end = text.includes('. Did you mean ') ? '?' : '.'
  return { topic, text: `Input "${name}" ${what}, but ${text}${end}` }
}
