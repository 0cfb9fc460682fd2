import { globSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { pages } from '../../support/markdown-files.ts'
import { placeholderDescription } from '../../../src/plan/placeholder.ts'
import { phrases } from '../../support/phrases.ts'
import type { Phrase } from '../../support/phrases.ts'
import { textsOf } from '../../support/texts-in-code.ts'

const forms = globSync([
  '{action,collect/action,copy/action,rollout/action,verify/action,yank/action}.yml',
  '.github/{workflows/publish-layer,ISSUE_TEMPLATE/*}.yml',
  'test/workflows/*.yml',
  'docs/role/*',
])

test.each([...pages, ...forms])('%s has no unwanted phrase', (path) => {
  const text = readFileSync(path, 'utf8')
  const prose = path.endsWith('.md') ? proseIn(text) : proseInCode(text)
  expect(found(phrases, prose)).toEqual([])
})

test('the messages have no unwanted phrase', () => {
  const texts = messagesIn('src/**/*.ts').flatMap(({ file, text }) =>
    found(phrases, text).map((what) => `${file}: ${what}`),
  )
  expect(texts).toEqual([])
})

test('a phrase is found in prose, and not in code, names and links', () => {
  const text = 'The layer stands. `told` [a](b/tells.md)\n\n```sh\ntold # no reply\n```\n'
  expect(found(phrases, proseIn(text))).toEqual([
    '"stands": write exists, is up to date, the current state',
    '"reply": write response',
  ])
})

/** Returns the texts in code, without the value `filler` of manifests and the description of placeholder versions, which earlier releases wrote. */
function messagesIn(files: string): ReturnType<typeof textsOf> {
  return textsOf(files).filter(({ text }) => text !== 'filler' && text !== placeholderDescription)
}

/** Returns a line for each phrase in a text: the phrase, and what to write instead. */
function found(unwanted: readonly Phrase[], text: string): string[] {
  return unwanted.flatMap(({ pattern, instead }) => {
    const [phrase] = new RegExp(pattern, 'i').exec(text) ?? []
    return phrase === undefined ? [] : [`"${phrase}": write ${instead}`]
  })
}

/** The prose of a Markdown page, with the comments in its code blocks: without code, links, HTML and quotes of messages and of the log. */
function proseIn(markdown: string): string {
  return markdown
    .replace(/<!-- (log|summary) -->[^]*?<!-- \/\1 -->/g, '')
    .replace(/^( *)```\w*\n([^]*?)^ *```$/gm, (_, _indent: string, code: string) => proseInCode(code))
    .replace(/^> .*$/gm, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<[^>]*>/g, '')
}

/** The comments and the descriptions in YAML, HCL and shell. */
function proseInCode(code: string): string {
  return [...code.matchAll(/(?:(?:^|\s)#|[Dd]escription:) (.*)$/gm)]
    .map(([, prose = '']) => prose.replace(/`[^`]*`/g, ''))
    .join('\n')
}
