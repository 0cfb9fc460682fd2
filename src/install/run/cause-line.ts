import { stripVTControlCharacters } from 'node:util'

/** Characters of a cause that are quoted at most. */
const longest = 400

/** Returns the line in which a program that failed says why, without control characters and credentials; empty if it printed nothing. */
export function causeIn(printed: readonly string[]): string {
  const lines = printed.map((line) => plain(beginningOf(line)))
  for (const find of finders) {
    const cause = find(lines)
    if (cause !== undefined)
      return shortened(withoutCredentials(beginningOf(cause).replace(/\s+/g, ' ').trim()))
  }
  return ''
}

/** Characters of a line that are looked at. What a program says in a sentence is shorter, and what it prints can have any length. */
const longestLine = 4_000

/** The beginning of a line. */
export function beginningOf(line: string): string {
  return line.slice(0, longestLine)
}

type Finder = (lines: readonly string[]) => string | undefined

/** How programs print a cause. The first that finds one counts: the frames of single programs come before what all have in common. */
const finders: readonly Finder[] = [
  // npm begins with the cause, and ends with advice.
  (lines) =>
    lines
      .flatMap((line) => /^npm (?:error|ERR!)(?=\s)(.*)/.exec(line)?.[1]?.trim() ?? [])
      .find((text) => text !== '' && !/^(code|errno|syscall|path|dest|command|command failed)\b/.test(text)),
  // pnpm writes a code before it, and may say more below.
  (lines) => lastMatch(lines, /\b(ERR_PNPM_\w+\W+\w.*)/),
  // pip goes on after a broken connection as if the index had nothing.
  (lines) => lastMatch(lines, /connection broken by '(.+)': \//),
  // To uv an index that refuses access has nothing, and only a hint says why.
  (lines) => lastMatch(lines, /hint: (.*(?:could not be queried|returned an? [45]\d\d) .+)/),
  // uv prints a chain that ends with the cause, and after it what a build printed.
  (lines) => {
    const start = lines.findLastIndex((line) => chainLink.test(line))
    if (start < 0) return undefined
    const stderr = lines.indexOf('      [stderr]', start)
    return stderr < 0
      ? paragraphAt(lines, start)
      : lastOf(lines.slice(stderr + 1).filter((line) => !isAdvice(line)))
  },
  // Gradle's block begins with the task, and each ">" is nearer to the cause.
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

/** What programs print after the cause. */
function isAdvice(line: string): boolean {
  return (
    /^\W*(hint|note|notice|info|warn|warning|debug|tip)\b|:\s*$/i.test(line) ||
    afterwards.test(line.replace(/ -> \[Help \d+\]$/, ''))
  )
}

const afterwards =
  /^\[\w+\]\s*$|^\s*at |complete log|^This error happened while|\[Help \d+\]|full stack trace|-X switch|--stacktrace|After correcting|For more information|Failed with errors in|BUILD FAILED/i

/** A link in uv's chain of causes; older versions draw it, or say "Caused by". */
const chainLink = /^\s*(╰─▶|Caused by:|cause:)\s*/

/** A sentence that a program has broken into lines, from one of them to the next that is empty or begins with a sign. */
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

/** A line without colours and what else would not be seen. */
function plain(line: string): string {
  return stripVTControlCharacters(line)
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trimEnd()
}

/** An address can carry a password, or a signature that opens what it points to. */
function withoutCredentials(text: string): string {
  return text
    .replace(/(\b[a-z][a-z+.-]*:\/\/)[^\s/@]+@/gi, '$1***@')
    .replace(/(\?|&)([\w.-]+)=[^\s&#'"`)]+/g, '$1$2=***')
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
