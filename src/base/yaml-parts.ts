import { parseYaml } from './formats.ts'
import { newBudget, rethrowIfLimitExceeded } from './limits.ts'

/** The minimum length of a part in characters. Parsing a lock file in parts is much faster than parsing it as a whole. */
const minimumPartLength = 20_000

/**
 * Returns the entries of a large YAML mapping in their order, such as the packages of a lock file. If the lines cannot be parsed in parts,
 * they are parsed as a whole, within a smaller limit. Throws LimitExceeded with the name `subject`, and SyntaxError.
 */
export function parseLargeYamlMapping(lines: readonly string[], subject: string): Map<string, unknown> {
  try {
    return new Map([...splitIntoParts(lines)].flatMap((part) => parseEntries(part, subject)))
  } catch (error) {
    rethrowIfLimitExceeded(error)
    const whole = lines.join('\n')
    newBudget('yamlParts').spend(subject, whole.length)
    return new Map(parseEntries(lines, subject))
  }
}

function parseEntries(lines: readonly string[], subject: string): [string, unknown][] {
  const value = parseYaml(lines.join('\n'), subject) ?? {}
  if (typeof value !== 'object' || Array.isArray(value)) throw new SyntaxError()
  return Object.entries(value)
}

/** Splits the lines into parts that each begin with a key of the mapping. A long key begins with `?`, and its value with `:`. */
export function* splitIntoParts(lines: readonly string[]): Generator<string[]> {
  const indentation = /^ */.exec(lines.find((line) => /^ *[^\s#]/.test(line)) ?? '')?.[0].length ?? 0
  let part: string[] = []
  let length = 0
  for (const line of lines) {
    const isKey = /^[^\s:#]/.test(line.slice(indentation)) && line.slice(0, indentation).trim() === ''
    if (length > minimumPartLength && isKey) {
      yield part
      ;[part, length] = [[], 0]
    }
    part.push(line)
    length += line.length + 1
  }
  yield part
}
