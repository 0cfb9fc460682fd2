import { budgetOf, passOnLimit } from './limits.ts'
import { parseYaml } from './formats.ts'

/** Characters of a mapping that are parsed at once. The parser takes far longer for a whole lock file than for its parts. */
const atOnce = 20_000

/**
 * The entries of a large mapping in YAML, such as the packages of a lock file, in the order of its lines. Lines that are written in a way in
 * which they cannot be parsed in parts are parsed as a whole, within a smaller limit. Throws LimitExceeded, which names the subject, and
 * SyntaxError.
 */
export function entriesInParts(lines: readonly string[], subject: string): Map<string, unknown> {
  try {
    return new Map([...partsOf(lines)].flatMap((part) => entriesIn(part, subject)))
  } catch (error) {
    passOnLimit(error)
    const whole = lines.join('\n')
    budgetOf('yamlParts').spend(subject, whole.length)
    return new Map(entriesIn(lines, subject))
  }
}

function entriesIn(lines: readonly string[], subject: string): [string, unknown][] {
  const value = parseYaml(lines.join('\n'), subject) ?? {}
  if (typeof value !== 'object' || Array.isArray(value)) throw new SyntaxError()
  return Object.entries(value)
}

/** The lines in parts, each of which begins with a key of the mapping. A long key begins with a question mark, and its value with a colon. */
export function* partsOf(lines: readonly string[]): Generator<string[]> {
  const blanks = /^ */.exec(lines.find((line) => /^ *[^\s#]/.test(line)) ?? '')?.[0].length ?? 0
  let part: string[] = []
  let length = 0
  for (const line of lines) {
    const isKey = /^[^\s:#]/.test(line.slice(blanks)) && line.slice(0, blanks).trim() === ''
    if (length > atOnce && isKey) {
      yield part
      ;[part, length] = [[], 0]
    }
    part.push(line)
    length += line.length + 1
  }
  yield part
}
