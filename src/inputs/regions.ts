import type { RegionSelection } from '../aws-names/region-selection.ts'
import { hasPatterns, matchesRegion, namedRegions } from '../aws-names/region-selection.ts'
import { hasRegionForm, knownRegions } from '../aws-names/regions-and-runtimes.ts'
import { quote } from '../base/quote.ts'
import type { Region } from '../layer/layer.ts'
import { list, refuse } from './parse.ts'
import type { Parsed, Parser, Surroundings } from './parse.ts'
import { regionMeantBy } from './typos.ts'
import { text, withoutTypo } from './values.ts'

/** The form of a Region's code. */
export const regionForm = /^[a-z]{2,4}(-[a-z0-9]+)+-\d+$/

/** Parses the input "regions". If it is not given, the Region of the environment is used. */
export function regions(given: string, surroundings: Surroundings): Parsed<RegionSelection> {
  return given === '' ? defaultRegion(surroundings) : selection(given, surroundings)
}

/** Parses Regions that must all be named, because the action does not call AWS. */
export function regionsByName(given: string, surroundings: Surroundings): Parsed<RegionSelection> {
  const parsed = selection(given, surroundings)
  return 'value' in parsed && hasPatterns(parsed.value)
    ? refuse(
        'this action does not call AWS, so it cannot resolve patterns. Set the input to the output "regions" of the step or job that ' +
          'planned the Regions',
        'a-region-pattern-cannot-be-resolved',
      )
    : parsed
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
    if (Array.isArray(items) && items.every((item) => typeof item === 'string'))
      return { value: items.join('\n') }
  } catch {
    // The error is the same for a list with other values.
  }
  return refuse(
    'it begins as a JSON list, but is not a list of texts. Correct it, or separate the Regions with commas',
  )
}

const name = withoutTypo(
  text({
    atMost: 40,
    form: {
      pattern: { test: (given) => regionForm.test(given) && hasRegionForm(given) },
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

/** The Region of the environment, which actions such as aws-actions/configure-aws-credentials set. */
function defaultRegion(surroundings: Surroundings): Parsed<RegionSelection> {
  const region = (surroundings.env['AWS_REGION'] ?? '').trim()
  if (region === '') {
    return refuse(
      'it is required if the variable AWS_REGION is not set. List the Regions, such as "eu-central-1, us-east-1"',
      'no-region-is-given',
    )
  }
  return 'value' in name(region, surroundings)
    ? { value: namedRegions([region]) }
    : refuse(
        `the variable AWS_REGION is ${quote(region)}, which is not a Region. List the Regions in the input`,
        'no-region-is-given',
      )
}
