/** The parts of a requirement in the form of PEP 508. A text can have any length, so each part is read in one pass. */
export interface RequirementParts {
  readonly name: string
  /** The extras with brackets, or empty. */
  readonly extras: string
  /** The rest without surrounding spaces: versions, an address or a marker. */
  readonly rest: string
}

/** Returns the parts of a requirement. `name` is empty if it does not begin with one. */
export function partsOf(text: string): RequirementParts {
  const [name = ''] = /^[\w.-]*/.exec(text) ?? []
  if (name === '') return { name, extras: '', rest: '' }
  const behind = text.slice(name.length).trimStart()
  const [extras = ''] = /^\[[^\]]*\]/.exec(behind) ?? []
  return { name, extras, rest: behind.slice(extras.length).trimStart() }
}

/** Splits a text at the first occurrence of a mark. Without the mark, the second part is empty. */
export function cutAt(text: string, mark: string): [before: string, behind: string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)]
}

/** Splits a requirement before its marker. An address can contain a semicolon and ends only at a space. */
export function splitMarker(text: string): { readonly head: string; readonly marker: string } {
  const hasAddress = addressAt(text)
  const at = text.search(hasAddress ? /\s;/ : /;/)
  if (at < 0) return { head: text.trim(), marker: '' }
  return { head: text.slice(0, at).trim(), marker: text.slice(text.indexOf(';', at) + 1).trim() }
}

/** Returns whether an `@` is followed by a word with a colon. */
function addressAt(text: string): boolean {
  const behind = cutAt(text, '@')[1].trimStart()
  return (/^\S+/.exec(behind)?.[0] ?? '').includes(':')
}

/**
 * Returns the lines of a requirements file without comments. A backslash at the end continues a line, except in a comment. A comment begins
 * at a `#` after a space.
 */
export function logicalLines(text: string): string[] {
  const lines: string[] = []
  let begun = ''
  for (const line of text.split(/\r?\n/)) {
    const isComment = /^\s*#/.test(line)
    if (line.endsWith('\\') && !isComment) {
      begun += `${line.slice(0, -1)} `
    } else {
      lines.push(isComment ? begun : begun + line)
      begun = ''
    }
  }
  return [...lines, begun].map((line) => withoutComment(line).trim()).filter((line) => line !== '')
}

function withoutComment(line: string): string {
  const at = line.search(/(?:^|\s)#/)
  return at < 0 ? line : line.slice(0, at)
}

/** Splits a line with several options. Options after a requirement belong to it. */
export function optionsIn(line: string): string[] {
  return /^-(?!e|-editable)/.test(line) ? line.split(/(?<!\s)\s+(?=--?[a-z])/i) : [line]
}

/** Splits an address or path before the extras in brackets at its end. */
export function splitExtras(address: string): { value: string; extras: string } {
  const at = address.indexOf('[', address.lastIndexOf(']', address.length - 2) + 1)
  if (at < 0 || !address.endsWith(']')) return { value: address, extras: '' }
  return { value: address.slice(0, at), extras: address.slice(at) }
}

/** Returns the name of a package from the file name of a wheel or source archive: everything before the first number. */
export function nameInFile(file: string): string | undefined {
  const at = file.search(/(?<=.)-\d/)
  return at > 0 && /\.(?:whl|tar\.gz|zip)$/.test(file) ? file.slice(0, at) : undefined
}
