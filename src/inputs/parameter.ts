import { fillParameterName, whyInvalidParameterName } from '../aws-names/parameter-name.ts'
import { quote } from '../base/quote.ts'
import type { Region } from '../layer/layer.ts'
import { refuse } from './parse.ts'
import type { Parser } from './parse.ts'
import type { Rule } from './read-all.ts'

/**
 * Returns a parser for the name of an SSM parameter with these placeholders. `others` are placeholders that are filled in before the text is
 * parsed.
 */
export function parameterTemplate(
  placeholders: readonly string[],
  others: readonly string[] = [],
): Parser<string> {
  const form = new RegExp(`^(?:[\\w./-]|\\{(?:${placeholders.join('|')})\\})+$`)
  const all = [...placeholders, ...others].map((name) => `"{${name}}"`)
  const named = `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`
  return (given) =>
    form.test(given)
      ? { value: given }
      : refuse(`a parameter has only letters, digits and any of _.-/; ${named} are filled in`)
}

/** The values of placeholders. Examples replace those that are not known. */
interface KnownNames {
  readonly name: string | undefined
  readonly release?: string | undefined
}

/** Returns the rules for the names of parameters with their placeholders filled in: Parameter Store accepts them, and each is there once. */
export function parameterRules(
  templates: readonly string[],
  { name = 'name', release = 'release' }: KnownNames,
  given: readonly Region[],
): Rule[] {
  const regions = given.length > 0 ? given : ['us-east-1']
  const filled = (template: string, region: Region): string =>
    fillParameterName(template, { name, version: 1_000_000, region, release })
  const invalid = templates.flatMap((template) =>
    regions
      .map((region) => ({ given: filled(template, region), region }))
      .map(({ given, region }) => ({ given, why: whyInvalidParameterName(given, region) }))
      .filter(({ why }) => why !== undefined)
      .slice(0, 1),
  )
  const [region = ''] = regions
  const names = templates.map((template) => filled(template, region))
  const [twice] = names.filter((one, index) => names.indexOf(one) < index)
  return [
    ...invalid.map(({ given, why = '' }) => ruleOnParameter(`results in ${quote(given)}, but ${why}`)),
    ...(twice === undefined ? [] : [ruleOnParameter(`results in ${quote(twice)} twice. Remove one of them`)]),
  ]
}

function ruleOnParameter(why: string): Rule {
  return [true, { topic: 'the-parameter-cannot-be-set', text: `Input "ssm-parameter" ${why}.` }]
}
