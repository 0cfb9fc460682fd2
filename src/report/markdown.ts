/** The maximum length of a summary in bytes. GitHub accepts at most 1 MiB for a step (GitHub: "Adding a job summary"). */
const maximumSummaryBytes = 900_000

/** Returns a heading and a list, or an empty text if there are no lines. `suffixOf` returns Markdown to add to a line. */
export function listSection<M extends { readonly text: string }>(
  title: string,
  lines: readonly M[],
  suffixOf: (line: M) => string,
): string {
  if (lines.length === 0) return ''
  return `### ${title}\n\n${lines.map((line) => `- ${escapeMarkdown(line.text)}${suffixOf(line)}`).join('\n')}`
}

/** Returns a table. The cells are Markdown. A column is aligned to the right if its head begins with `-`. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const titles = head.map((cell) => cell.replace(/^-/, ''))
  const rule = `|${head.map((cell) => (cell.startsWith('-') ? '--:' : '---')).join('|')}|`
  return [line(titles), rule, ...rows.map(line)].join('\n')
}

/** Joins sections with blank lines, and omits empty ones. */
export function joinSections(sections: readonly string[]): string {
  return sections.filter((section) => section !== '').join('\n\n')
}

/** Returns Markdown that a reader can expand, or an empty text if it is empty. */
export function collapsible(title: string, markdown: string): string {
  return markdown === '' ? '' : `<details><summary>${title}</summary>\n\n${markdown}\n\n</details>`
}

/**
 * Returns a text on one line, escaped for Markdown. A text of AWS, a package or an input must not add markup, links, formulas or control
 * characters to the report.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd')
    .replace(/[\\`*_[\]|<>&#~@$]|:(?=\/\/)|(?<=\bwww)\./gi, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Truncates Markdown to `atMost` bytes. A truncated text ends with `pointer`, a sentence on where the rest is. */
export function truncate(markdown: string, pointer: string, atMost = maximumSummaryBytes): string {
  const whole = Buffer.from(markdown)
  return whole.length <= atMost
    ? markdown
    : `${whole.subarray(0, atMost).toString()}\n\nTruncated here. ${pointer}\n`
}
