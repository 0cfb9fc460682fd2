import { readFileSync } from 'node:fs'

/** A block of code in a Markdown file. */
export interface Snippet {
  /** The file and the line that it begins in. */
  readonly place: string
  readonly language: string
  readonly text: string
}

/** The blocks of code in these Markdown files, of these languages. */
export function snippetsIn(paths: readonly string[], ...languages: readonly string[]): Snippet[] {
  return paths.flatMap((path) => {
    const markdown = readFileSync(path, 'utf8')
    return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
      .map(({ index, 1: language = '', 2: text = '' }) => ({
        place: `${path}:${markdown.slice(0, index).split('\n').length}`,
        language,
        text,
      }))
      .filter(({ language }) => languages.includes(language))
  })
}

/** The anchors of a Markdown text's headings. */
export function anchorsIn(markdown: string): string[] {
  const withoutCode = markdown.replace(/^```[\s\S]*?^```$/gm, '')
  return [...withoutCode.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slugOf(heading))
}

/** A heading's anchor, as GitHub makes it. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')
}
