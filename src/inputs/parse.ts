import { readdirSync, statSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { closestMatch } from 'leven'
import type { Environment } from '../layer/layer.ts'
import { isBelow, mayRead, realpathOf, whyNotWritable } from '../base/paths.ts'
import type { Roots } from '../base/paths.ts'
import { Problem } from '../base/problem.ts'
import { quote } from '../base/quote.ts'

/** What is wrong: it goes on after `Input "x" is "y", but `; with `item`, after `Input "x" has "item", but `. */
export interface Complaint {
  readonly text: string
  readonly item?: string
}

/** A value, or why there is none. */
export type Parsed<T> = { readonly value: T } | { readonly complaints: readonly Complaint[] }

/** What an input may be judged by beside its own text. */
export interface Surroundings extends Roots {
  readonly env: Environment
}

/** Reads the text that was given for an input; the empty string is an input that was not given. */
export type Parser<T> = (given: string, surroundings: Surroundings) => Parsed<T>

/** The value of an input that must be given. */
export function required<T>(parse: Parser<T>): Parser<T> {
  return (given, surroundings) => (given === '' ? refuse('it is required') : parse(given, surroundings))
}

/** The value, or `undefined` where none was given. */
export function optional<T>(parse: Parser<T>): Parser<T | undefined> {
  return otherwise(undefined, parse)
}

/** The value, or the default where none was given. */
export function otherwise<T, const D>(standard: D, parse: Parser<T>): Parser<T | D> {
  return (given, surroundings) => (given === '' ? { value: standard } : parse(given, surroundings))
}

/**
 * Items between newlines or commas, each once, in the order given. All items that are wrong are named, and what is wrong with those
 * that are right by themselves but not `together`.
 */
export function list<T>(
  parse: Parser<T>,
  together: (values: readonly T[]) => readonly Complaint[] = () => [],
): Parser<T[]> {
  return (given, surroundings) => {
    // Variables that are not set leave only the commas between them, and no list has been meant to be empty.
    if (given !== '' && itemsOf(given).length === 0) {
      return refuse('it names nothing. Check the variables that it is made of, or remove the input')
    }
    const items = [...new Set(itemsOf(given))].map((item) => ({ item, parsed: parse(item, surroundings) }))
    const value = items.flatMap(({ parsed }) => ('value' in parsed ? [parsed.value] : []))
    const complaints = items.flatMap(({ item, parsed }) =>
      complaintsOf(parsed).map(({ text }) => ({
        item,
        text: areSeveral(item, (part) => parse(part, surroundings))
          ? 'these are several items on one line. Separate them with commas or newlines'
          : text,
      })),
    )
    const all = [...complaints, ...together(value)]
    return all.length > 0 ? { complaints: all } : { value }
  }
}

/** Whether something that is wrong as one item is right as several, between spaces or other signs. */
function areSeveral(item: string, parse: (part: string) => Parsed<unknown>): boolean {
  const parts = item.length > 1_000 ? [] : item.split(/[\s;|]+/).filter((part) => part !== '')
  return parts.length > 1 && parts.every((part) => 'value' in parse(part))
}

/** What is longer is far from every known name, and would take long to be compared. */
const longestName = 40

/** What a text must look like, how to say so, and what was most probably meant by one that does not. */
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

/** The beginning of the next sentence, where one of some words is so close to what was given that it may have been meant. */
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

/** What other words for yes and no, which older YAML knows too, stand for. */
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

/** One of a few words; `meant` has the words that people use for them elsewhere. */
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

/** A file or directory in the workspace or in the runner's temporary directory, links followed; the value is its absolute path. */
export function existing(kind: 'file' | 'directory'): Parser<string> {
  return (given, surroundings) => {
    const path = realpathOf(resolve(surroundings.workspace, given))
    if (path === undefined) return refuse(`there is no such ${kind}${whyAbsent(given, kind, surroundings)}`)
    if (!isBelow(surroundings, path)) return refuse('it leads out of the workspace')
    const found = statSync(path)
    const fits = kind === 'file' ? found.isFile() : found.isDirectory()
    if (!fits) return refuse(`it is not a ${kind}`)
    return mayRead(path) ? { value: path } : refuse('this job may not read it. Change who may')
  }
}

/** The next sentence, on why a path is not there: nothing is, or another was meant. */
function whyAbsent(given: string, kind: 'file' | 'directory', { workspace, temporary }: Roots): string {
  if (namesIn(workspace).length === 0) {
    return kind === 'file'
      ? ', as the workspace is empty. Check out the repository, or download the artifact, before this step'
      : ', as the workspace is empty. Check out the repository before this step'
  }
  const parent = deepest(dirname(resolve(workspace, given)))
  const missing = relative(parent, resolve(workspace, given)).split('/')[0] ?? ''
  if (!isBelow({ workspace, temporary }, realpathOf(parent) ?? parent)) return ''
  const near = didYouMean(missing, namesIn(parent))
  const place = relative(workspace, parent)
  return near === '' || place.startsWith('..') || place === ''
    ? near
    : near.replace('mean ', `mean ${place}/`)
}

/** The nearest directory above a path that exists. */
function deepest(path: string): string {
  let nearest = path
  // In a loop, as an input can have more parts than calls can be nested.
  while (realpathOf(nearest) === undefined && dirname(nearest) !== nearest) nearest = dirname(nearest)
  return nearest
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

/** A file to write in the workspace or in the runner's temporary directory, links followed; the value is its absolute path. */
export const writable: Parser<string> = (given, surroundings) => {
  const path = resolve(surroundings.workspace, given)
  const why = /\/$/.test(given) ? 'it is a directory. Name a file' : whyNotWritable(path, surroundings)
  return why === undefined ? { value: path } : refuse(why)
}

/** The value that each parser of a table gives. */
export type Values<T extends Record<string, Parser<unknown>>> = {
  readonly [N in keyof T]: T[N] extends Parser<infer V> ? V : never
}

/** A rule that inputs break together, and the complaint about that. */
export type Rule = readonly [broken: boolean, complaint: string]

/** Where a table of inputs is read from, and by which rules they must fit each other; an input that is wrong has no value there. */
export interface Reading<V> {
  readonly read: (name: string) => string
  readonly surroundings: Surroundings
  readonly rules: (inputs: Partial<V>) => readonly Rule[]
}

/** All inputs of a table by name; one that is not given is an empty text. Throws one Problem that lists everything that is wrong. */
export function readAll<T extends Record<string, Parser<unknown>>>(
  parsers: T,
  { read, surroundings, rules }: Reading<Values<T>>,
): Values<T> {
  const complaints: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, parse] of Object.entries(parsers)) {
    const given = read(name)
    const parsed = parse(given, surroundings)
    if ('value' in parsed) values[name] = parsed.value
    else complaints.push(...parsed.complaints.map((complaint) => sentence(name, given, complaint)))
  }
  const broken = rules(values as Partial<Values<T>>).filter(([isBroken]) => isBroken)
  complaints.push(...broken.map(([, complaint]) => complaint))
  if (complaints.length > 0) throw new Problem(complaints)
  return values as Values<T>
}

function sentence(name: string, given: string, { item, text }: Complaint): string {
  const what =
    item !== undefined ? `has ${quote(item)}` : given === '' ? 'is not given' : `is ${quote(given)}`
  return `Input "${name}" ${what}, but ${text}${text.includes('. Did you mean ') ? '?' : '.'}`
}

/** What is wrong; nothing, where there is a value. */
export function complaintsOf(parsed: Parsed<unknown>): readonly Complaint[] {
  return 'complaints' in parsed ? parsed.complaints : []
}

export function refuse(text: string): { complaints: Complaint[] } {
  return { complaints: [{ text }] }
}

/** The items of a list, between newlines or commas. */
export function itemsOf(given: string): string[] {
  return given
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
