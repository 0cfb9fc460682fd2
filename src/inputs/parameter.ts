import { refuse } from './parse.ts'
import type { Parser } from './parse.ts'

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
