import { globSync, readFileSync } from 'node:fs'

/** All Markdown pages that people read, by their paths. */
export const pages: readonly string[] = globSync([
  '*.md',
  '.github/*.md',
  '{docs,collect,copy,rollout,verify,yank}/**/*.md',
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
    return [...markdown.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)]
      .map(({ index, 1: indent = '', 2: language = '', 3: text = '' }) => ({
        place: `${path}:${markdown.slice(0, index).split('\n').length}`,
        language,
        text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      }))
      .filter(({ language }) => languages.includes(language))
  })
}

/** Returns the text between a pair of markers of a page, such as `<!-- log -->`. */
export function partOf(page: string, name: string): string {
  const part = new RegExp(`<!-- ${name} -->([\\s\\S]*?)<!-- /${name} -->`).exec(readFileSync(page, 'utf8'))
  if (!part) throw new Error(`${page} has no part "${name}"`)
  return part[1] ?? ''
}

/** Returns the JSON value in a code block between a pair of markers of a page. */
export function jsonOf(page: string, name: string): unknown {
  return JSON.parse(partOf(page, name).replace(/^\s*```json|```\s*$/g, ''))
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
