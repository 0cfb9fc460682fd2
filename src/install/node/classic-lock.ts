import { Problem } from '../../base/problem.ts'

/** An entry of a lock file in the format of Yarn 1. */
export interface ClassicEntry {
  /** The requests that the entry resolves, such as `name@^1.0.0`. */
  readonly keys: readonly string[]
  readonly version?: string
  readonly resolved?: string
  /** Its dependencies, by name. */
  readonly dependencies: Readonly<Record<string, string>>
}

const word = /"(?:[^"\\]|\\.)*"|[^\s",:][^\s",]*/

/**
 * Reads a lock file in the format of Yarn 1. Throws a Problem for a line that Yarn would not write, because Yarn could read it differently.
 */
export function parseClassicLock(text: string): readonly ClassicEntry[] {
  const entries: ClassicEntry[] = []
  let open: { version?: string; resolved?: string; dependencies: Record<string, string> } = {
    dependencies: {},
  }
  let list: Record<string, string> | undefined
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    if (/^\s*(?:#.*)?$/.test(line)) continue
    const indent = /^ */.exec(line)?.[0].length ?? 0
    const words = wordsOf(line)
    const [name = '', value = '', ...others] = words
    const isList = line.endsWith(':')
    if (indent === 0 && isList) {
      open = { dependencies: {} }
      list = undefined
      // The following lines fill the entry.
      entries.push(Object.assign(open, { keys: words }))
    } else if (indent === 2 && isList && words.length === 1) {
      list = /^(?:d|optionalD)ependencies$/.test(name) ? open.dependencies : {}
    } else if (indent === 2 && words.length === 2 && entries.length > 0) {
      if (name === 'version' || name === 'resolved') open[name] = value
    } else if (indent === 4 && words.length === 2 && list !== undefined && others.length === 0) {
      list[name] = value
    } else throw unreadable(line)
  }
  return entries
}

function wordsOf(line: string): string[] {
  const words: string[] = []
  let rest = line.trim()
  while (rest !== '') {
    const found = word.exec(rest)
    if (found?.index !== 0) throw unreadable(line)
    const [text] = found
    const ends = text.startsWith('"') ? text : text.replace(/:$/, '')
    words.push(ends.startsWith('"') ? unquoted(ends, line) : ends)
    rest = rest.slice(ends.length).replace(/^(?:,\s*|:$|\s+)/, '')
  }
  return words
}

function unquoted(text: string, line: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    throw unreadable(line)
  }
}

function unreadable(line: string): Problem {
  return new Problem({
    topic: 'the-lock-file-does-not-match',
    text: `yarn.lock has an unexpected line: ${JSON.stringify(line.trim().slice(0, 40))}. Run "yarn install" and commit yarn.lock.`,
  })
}
