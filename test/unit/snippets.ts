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
