import { stripVTControlCharacters } from 'node:util'

/** The maximum length of a quoted cause, in characters. */
const longest = 400

/**
 * Returns the line in which a failed program reports the cause, without control characters and credentials. Empty if it printed nothing.
 */
export function causeIn(printed: readonly string[]): string {
  const lines = printed.map((line) => plain(beginningOf(line)))
  for (const find of finders) {
    const cause = find(lines)
    if (cause !== undefined)
      return shortened(withoutCredentials(beginningOf(cause).replace(/\s+/g, ' ').trim()))
  }
  return ''
}

/** The number of characters of a line that are searched. Error messages are shorter, but other output can have any length. */
const longestLine = 4_000

/** Returns the part of a line that is searched for a cause. */
export function beginningOf(line: string): string {
  return line.slice(0, longestLine)
}

type Finder = (lines: readonly string[]) => string | undefined

/** How programs print a cause. The first match wins, so the forms of single programs come before the general ones. */
const finders: readonly Finder[] = [
  // npm prints the cause first and advice last.
  (lines) =>
    lines
      .flatMap((line) => /^npm (?:error|ERR!)(?=\s)(.*)/.exec(line)?.[1]?.trim() ?? [])
      .find((text) => text !== '' && !/^(code|errno|syscall|path|dest|command|command failed)\b/.test(text)),
  // pnpm prints a code before the cause, and sometimes details after it.
  (lines) => lastMatch(lines, /\b(ERR_PNPM_\w+\W+\w.*)/),
  // After a broken connection, pip continues as if the index were empty.
  (lines) => lastMatch(lines, /connection broken by '(.+)': \//),
  // uv treats an index that denies access as empty. Only a hint reports the reason.
  (lines) => lastMatch(lines, /hint: (.*(?:could not be queried|returned an? [45]\d\d) .+)/),
  // uv prints a chain that ends with the cause, followed by the output of a build.
  (lines) => {
    const start = lines.findLastIndex((line) => chainLink.test(line))
    if (start < 0) return undefined
    const stderr = lines.indexOf('      [stderr]', start)
    return stderr < 0
      ? paragraphAt(lines, start)
      : lastOf(lines.slice(stderr + 1).filter((line) => !isAdvice(line)))
  },
  // Gradle prints the task first. Each line with ">" is closer to the cause.
  (lines) => {
    const start = lines.findLastIndex((line) => line.startsWith('* What went wrong:'))
    const end = lines.indexOf('', start)
    return start < 0 ? undefined : lastOf(lines.slice(start + 1, end < 0 ? undefined : end))
  },
  (lines) => lastOf(lines.filter((line) => looksLikeError.test(line) && !isAdvice(line))),
  (lines) => lastOf(lines.filter((line) => !isAdvice(line))),
]

const looksLikeError =
  /\berr(or)?\b|ERR_|\bE[A-Z]{5,}\b|(Error|Exception)\b|fatal|\bfail(ed|ure)|could not|cannot|can't|couldn't|unable|not found|no such|refused|denied|invalid|YN(?!0000)\d{4}/i

/** Whether a line is advice, which programs print after the cause. */
function isAdvice(line: string): boolean {
  return (
    /^\W*(hint|note|notice|info|warn|warning|debug|tip)\b|:\s*$/i.test(line) ||
    afterwards.test(line.replace(/ -> \[Help \d+\]$/, ''))
  )
}

const afterwards =
  /^\[\w+\]\s*$|^\s*at |complete log|^This error happened while|\[Help \d+\]|full stack trace|-X switch|--stacktrace|After correcting|For more information|Failed with errors in|BUILD FAILED/i

/** A link in uv's chain of causes. Older versions draw it, or print "Caused by". */
const chainLink = /^\s*(╰─▶|Caused by:|cause:)\s*/

/** Returns a sentence that spans several lines. It ends before an empty line, or a line that begins with a symbol. */
function paragraphAt(lines: readonly string[], start: number): string {
  const [first = '', ...rest] = lines.slice(start)
  const end = rest.findIndex((line) => !/^\s+[\w`'"(]/.test(line) || /^\s*(cause|Caused by|hint):/.test(line))
  const text = [first, ...rest.slice(0, end < 0 ? undefined : end)].join(' ')
  return text.replace(chainLink, '')
}

function lastMatch(lines: readonly string[], pattern: RegExp): string | undefined {
  return lastOf(lines.flatMap((line) => pattern.exec(line)?.[1] ?? []))
}

function lastOf(lines: readonly string[]): string | undefined {
  return lines.findLast((line) => line.trim() !== '')
}

/** Returns a line without colours and invisible characters. */
function plain(line: string): string {
  return stripVTControlCharacters(line)
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trimEnd()
}

/** Masks passwords in addresses, and query values, which can be signatures that grant access. */
function withoutCredentials(text: string): string {
  return text
    .replace(/(\b[a-z][a-z+.-]*:\/\/)[^\s/@]+@/gi, '$1***@')
    .replace(/(\?|&)([\w.-]+)=[^\s&#'"`)]+/g, '$1$2=***')
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
