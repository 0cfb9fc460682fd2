import { globSync, readFileSync } from 'node:fs'

/** All Markdown pages that people read, by their paths. */
export const pages: readonly string[] = globSync([
  '*.md',
  '.github/*.md',
  '{docs,collect,yank}/**/*.md',
]).sort()

/** A code block in a Markdown file. */
export interface Snippet {
  /** `file:line` of its beginning. */
  readonly place: string
  readonly language: string
  readonly text: string
}

/** Returns the code blocks of these languages in Markdown files. */
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

/** Returns the anchors of the headings in a Markdown text. */
export function anchorsIn(markdown: string): string[] {
  const withoutCode = markdown.replace(/^```[\s\S]*?^```$/gm, '')
  return [...withoutCode.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slugOf(heading))
}

/** Returns the anchor that GitHub creates for a heading. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')
}
