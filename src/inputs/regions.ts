import { hasPatterns, matchesRegion, namedRegions, noRegions } from '../aws-names/region-selection.ts'
import type { RegionSelection, WantedRegions } from '../aws-names/region-selection.ts'
import { hasRegionForm, knownRegions } from '../aws-names/regions-and-runtimes.ts'
import { about } from '../base/message.ts'
import type { Message } from '../base/message.ts'
import { quote } from '../base/quote.ts'
import type { Environment, Region } from '../layer/layer.ts'
import { list, optional, refuse } from './parse.ts'
import type { Parsed, Parser, Surroundings } from './parse.ts'
import type { Rule } from './read-all.ts'
import { regionMeantBy } from './typos.ts'
import { text, withoutTypo } from './values.ts'

/** The form of a Region's code. */
export const regionForm = /^[a-z]{2,4}(-[a-z0-9]+)+-\d+$/

/** Parses a list of Regions: names, patterns and exclusions. The value is undefined if the input is not given. */
export const regions: Parser<RegionSelection | undefined> = optional(selection)

/** Returns a parser of Regions that must all be named, because the action does not call AWS. `output` of the main action has the names. */
export function regionsByName(output: keyof RegionInputs): Parser<RegionSelection | undefined> {
  return optional((given, surroundings) => {
    const parsed = selection(given, surroundings)
    return 'value' in parsed && hasPatterns(parsed.value)
      ? refuse(
          `this action does not call AWS, so it cannot resolve patterns. Set the input to the output "${output}" of the step or job that ` +
            'planned the Regions',
          'a-region-pattern-cannot-be-resolved',
        )
      : parsed
  })
}

/** Returns a parser that accepts an empty JSON list, which is the output of a step without such Regions, like an input that is not given. */
export function orEmptyList<T>(parse: Parser<T | undefined>): Parser<T | undefined> {
  return (given, surroundings) =>
    /^\[\s*\]$/.test(given) ? { value: undefined } : parse(given, surroundings)
}

/** The inputs that select Regions. */
export interface RegionInputs {
  readonly regions: RegionSelection | undefined
  readonly 'optional-regions': RegionSelection | undefined
}

/** Returns the Regions that the inputs select. If none is given, it is the Region of the environment. */
export function wantedRegions(inputs: Partial<RegionInputs>, env: Environment): WantedRegions {
  const region = regionOf(env)
  const byDefault = isNoneGiven(inputs) && region !== '' ? namedRegions([region]) : noRegions
  return { required: inputs.regions ?? byDefault, optional: inputs['optional-regions'] ?? noRegions }
}

/** Returns the rules for the Region of the environment, which actions such as aws-actions/configure-aws-credentials set. */
export function defaultRegionRules(inputs: Partial<RegionInputs>, env: Environment): Rule[] {
  const region = regionOf(env)
  return [
    [
      isNoneGiven(inputs) && region === '',
      noRegion(
        'Input "regions" is not given, but it is required if the variable AWS_REGION is not set. List the Regions, such as ' +
          '"eu-central-1, us-east-1".',
      ),
    ],
    [
      isNoneGiven(inputs) && region !== '' && !isRegionName(region),
      noRegion(
        `Input "regions" is not given, but the variable AWS_REGION is ${quote(region)}, which is not a Region. ` +
          'List the Regions in the input.',
      ),
    ],
  ]
}

/** Returns whether no Region is given. An input that is invalid has no value here, but is given. */
export function isNoneGiven(inputs: Partial<RegionInputs>): boolean {
  const names = ['regions', 'optional-regions'] as const
  return names.every((name) => name in inputs && inputs[name] === undefined)
}

function noRegion(text: string): Message {
  return about('no-region-is-given', text)
}

function regionOf(env: Environment): string {
  return (env['AWS_REGION'] ?? '').trim()
}

/** An item of the input. */
interface Term {
  readonly kind: keyof RegionSelection
  readonly text: string
}

function selection(given: string, surroundings: Surroundings): Parsed<RegionSelection> {
  const items = itemsOfJson(given)
  if ('errors' in items) return items
  const parsed = list(term)(items.value, surroundings)
  if ('errors' in parsed) return parsed
  const of = (kind: Term['kind']): string[] =>
    parsed.value.filter((one) => one.kind === kind).map((one) => one.text)
  const exclusions = of('exclusions')
  const isExcluded = (region: Region): boolean => exclusions.some((pattern) => matchesRegion(pattern, region))
  const selected = {
    names: of('names').filter((name) => !isExcluded(name)),
    patterns: of('patterns'),
    exclusions,
  }
  if (selected.names.length > 0 || hasPatterns(selected)) return { value: selected }
  return of('names').length > 0
    ? refuse('it excludes all Regions that it names. Remove an exclusion')
    : refuse('it only excludes Regions. Add the Regions to include, such as "all"')
}

/** Returns the items between newlines. GitHub expressions such as `toJSON` result in a JSON list. */
function itemsOfJson(given: string): Parsed<string> {
  if (!given.startsWith('[')) return { value: given }
  try {
    const items: unknown = JSON.parse(given)
    if (Array.isArray(items) && items.length > 0 && items.every((item) => typeof item === 'string'))
      return { value: items.join('\n') }
  } catch {
    // The error is the same for a list with other values.
  }
  return refuse(
    'it begins as a JSON list, but is not a list of texts, or is empty. Correct it, or separate the Regions with commas',
  )
}

/** Whether a text has the form of a Region's code in any partition. */
function isRegionName(given: string): boolean {
  return regionForm.test(given) && hasRegionForm(given)
}

const name = withoutTypo(
  text({
    atMost: 40,
    form: {
      pattern: { test: isRegionName },
      must: 'a Region looks like eu-central-1 or us-gov-west-1, and a pattern like eu-* or all',
      near: [...knownRegions, 'all'],
    },
  }),
  (given) => regionMeantBy(given, knownRegions),
)

const pattern = text({
  atMost: 40,
  form: {
    pattern: /^[a-z0-9*-]+$/,
    must: 'a pattern consists of lowercase letters, digits, "-" and "*"',
  },
})

const term: Parser<Term> = (given, surroundings) => {
  const isExclusion = given.startsWith('!')
  const what = isExclusion ? given.slice(1).trim() : given
  const isPattern = what === 'all' || what.includes('*')
  const parsed = (isPattern ? pattern : name)(what, surroundings)
  if ('errors' in parsed) return parsed
  return {
    value: { kind: isExclusion ? 'exclusions' : isPattern ? 'patterns' : 'names', text: parsed.value },
  }
}
