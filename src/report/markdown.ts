/** GitHub takes at most 1 MiB a step (GitHub: "Adding a job summary"), counted in bytes; this leaves room for others. */
const ofSummary = 900_000

/** A list under a heading, with Markdown behind each line; nothing for no lines. */
export function notes(title: string, lines: readonly string[], behind: (line: string) => string): string {
  if (lines.length === 0) return ''
  return `### ${title}\n\n${lines.map((line) => `- ${plain(line)}${behind(line)}`).join('\n')}`
}

/** A table of cells that are Markdown already; a column whose head begins with `-` is of figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const titles = head.map((cell) => cell.replace(/^-/, ''))
  const rule = `|${head.map((cell) => (cell.startsWith('-') ? '--:' : '---')).join('|')}|`
  return [line(titles), rule, ...rows.map(line)].join('\n')
}

/** Sections below each other, without those that are empty. */
export function joined(sections: readonly string[]): string {
  return sections.filter((section) => section !== '').join('\n\n')
}

/** Something that is shown once it is asked for; nothing for nothing. */
export function collapsed(title: string, markdown: string): string {
  return markdown === '' ? '' : `<details><summary>${title}</summary>\n\n${markdown}\n\n</details>`
}

/** Texts of AWS, of packages and of inputs on one line: they must not bring markup, links or formulas of their own, nor turn around what follows. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd')
    .replace(/[\\`*_[\]|<>&#~@$]|:(?=\/\/)|(?<=\bwww)\./gi, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Markdown of at most so many bytes; what is longer is cut, and ends with a pointer to the rest. */
export function cut(markdown: string, pointer: string, atMost = ofSummary): string {
  const whole = Buffer.from(markdown)
  return whole.length <= atMost
    ? markdown
    : `${whole.subarray(0, atMost).toString()}\n\nCut here. ${pointer}\n`
}
