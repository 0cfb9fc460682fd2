/** A requirement, as PEP 508 writes it, in its parts. Each is read in one pass: a text can have any length. */
export interface RequirementParts {
  readonly name: string
  /** In brackets, or empty. */
  readonly extras: string
  /** What follows, without blanks around it: versions, an address or a marker. */
  readonly rest: string
}

/** The parts of a requirement. `name` is empty if it does not begin with one. */
export function partsOf(text: string): RequirementParts {
  const [name = ''] = /^[\w.-]*/.exec(text) ?? []
  if (name === '') return { name, extras: '', rest: '' }
  const behind = text.slice(name.length).trimStart()
  const [extras = ''] = /^\[[^\]]*\]/.exec(behind) ?? []
  return { name, extras, rest: behind.slice(extras.length).trimStart() }
}

/** A text in front of a mark, and behind it; all of it is in front if there is none. */
export function cutAt(text: string, mark: string): [before: string, behind: string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)]
}

/** A requirement before its marker, and that. An address can have a semicolon of its own, and only a blank ends it. */
export function splitMarker(text: string): { readonly head: string; readonly marker: string } {
  const hasAddress = addressAt(text)
  const at = text.search(hasAddress ? /\s;/ : /;/)
  if (at < 0) return { head: text.trim(), marker: '' }
  return { head: text.slice(0, at).trim(), marker: text.slice(text.indexOf(';', at) + 1).trim() }
}

/** Whether an `@` is followed by a word with a colon. */
function addressAt(text: string): boolean {
  const behind = cutAt(text, '@')[1].trimStart()
  return (/^\S+/.exec(behind)?.[0] ?? '').includes(':')
}

/** A backslash at its end continues a line, but for one that is a comment; a comment begins at a `#` after a blank. */
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

/** Several options can share a line; what follows a requirement is its own. */
export function optionsIn(line: string): string[] {
  return /^-(?!e|-editable)/.test(line) ? line.split(/(?<!\s)\s+(?=--?[a-z])/i) : [line]
}

/** An address or path, and the extras in brackets that it ends with. */
export function splitExtras(address: string): { value: string; extras: string } {
  const at = address.indexOf('[', address.lastIndexOf(']', address.length - 2) + 1)
  if (at < 0 || !address.endsWith(']')) return { value: address, extras: '' }
  return { value: address.slice(0, at), extras: address.slice(at) }
}

/** The name that a wheel or source archive begins with, up to the first number. */
export function nameInFile(file: string): string | undefined {
  const at = file.search(/(?<=.)-\d/)
  return at > 0 && /\.(?:whl|tar\.gz|zip)$/.test(file) ? file.slice(0, at) : undefined
}
