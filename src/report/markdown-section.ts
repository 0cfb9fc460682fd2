/** The place between two comments of a Markdown file, such as `<!-- layers -->` and `<!-- /layers -->`. */
interface Section {
  readonly before: string
  readonly content: string
  readonly after: string
}

/** Returns the content of a section. Undefined if the file does not have it exactly once. */
export function contentOfSection(text: string, name: string): string | undefined {
  return sectionIn(text, name)?.content
}

/** Returns a text in which a section has other content. Undefined if the file does not have the section exactly once. */
export function withSection(text: string, name: string, content: string): string | undefined {
  const section = sectionIn(text, name)
  if (!section) return undefined
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = ['', '', ...content.trim().split('\n'), '', ''].join(newline)
  return `${section.before}${lines}${section.after}`
}

function sectionIn(text: string, name: string): Section | undefined {
  const comment = (label: string): RegExp => new RegExp(`<!--[ \\t]*${label}[ \\t]*-->`, 'g')
  const [begin, ...moreBegins] = [...text.matchAll(comment(name))]
  const [end, ...moreEnds] = [...text.matchAll(comment(`/${name}`))]
  if (!begin || !end || moreBegins.length + moreEnds.length > 0 || end.index < begin.index) return undefined
  const first = begin.index + begin[0].length
  return { before: text.slice(0, first), content: text.slice(first, end.index), after: text.slice(end.index) }
}
