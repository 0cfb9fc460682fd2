import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { about, ofNoTopic } from '../../../src/base/message.ts'
import { topics } from '../../../src/base/topics.ts'
import { guideOf, linkFrom, sectionsOn } from '../../../src/report/guide-links.ts'
import { slugOf } from '../../support/markdown-files.ts'
import { textsOf } from '../../support/texts-in-code.ts'

const guide = readFileSync('docs/troubleshooting.md', 'utf8')
const said = textsOf('src/**/*.ts').map(({ text }) => text)
const sections = guide.split(/^### /m).slice(1).map(toSection)

/** Warnings about these are in the log alone, which has no links. */
const onlyInLog = ['a-command-left-processes-running']

/** Sections that describe what a message looks like, and quote none. */
const describesForms = ['an-input-is-not-allowed', 'anything-else']

describe('docs/troubleshooting.md', () => {
  test('has a section for each topic, and a topic for each section', () => {
    expect(sections.map(({ anchor }) => anchor).sort()).toEqual([...topics].sort())
  })

  test('has no section that no message is about', () => {
    const code = globSync('src/**/*.ts')
      .filter((file) => file !== 'src/base/topics.ts')
      .map((file) => readFileSync(file, 'utf8'))
    expect(topics.filter((topic) => !code.some((text) => text.includes(`'${topic}'`)))).toEqual(onlyInLog)
  })

  test.each(sections)('quotes at "$heading" what the code says', ({ anchor, quotes }) => {
    expect(quotes).not.toEqual([])
    if (!describesForms.includes(anchor)) expect(quotes.filter((quote) => !isSaid(quote))).toEqual([])
  })
})

describe('more on a message', () => {
  const released = {
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_ACTION_REPOSITORY: 'octo-org/layers',
    GITHUB_ACTION_REF: 'v1',
  }
  const page = 'https://github.example/octo-org/layers/blob/v1/docs/troubleshooting.md'

  test.each([
    ['an action of another repository', released, page],
    [
      'a branch with odd signs',
      { ...released, GITHUB_ACTION_REF: 'fix/a#1' },
      page.replace('v1', 'fix/a%231'),
    ],
    ['an action of the workspace', { ...released, GITHUB_ACTION_REPOSITORY: '' }, 'docs/troubleshooting.md'],
    ['no runner of GitHub', {}, 'docs/troubleshooting.md'],
  ])('is in the guide of the version that runs: %s', (_, env, expected) => {
    expect(guideOf(env)).toBe(expected)
  })

  test('is shown once for several errors with one remedy', () => {
    const errors = [
      about('the-layer-would-be-empty', 'The layer is empty: it contains no files.'),
      about('anything-else', 'Oops'),
      about('the-layer-would-be-empty', 'The manifest in "source" asks for no dependencies.'),
    ]
    expect(sectionsOn(errors, page)).toEqual([`${page}#the-layer-would-be-empty`, `${page}#anything-else`])
  })

  test('is linked from each message that has a topic', () => {
    const link = linkFrom(page)
    expect(link(about('anything-else', 'Oops'))).toBe(` [More on this](${page}#anything-else)`)
    expect(link(ofNoTopic('Oops'))).toBe('')
    expect(link(about('a-lock-file-is-needed', 'There is no lock file.'))).toBe(
      ` [More on this](${page}#a-lock-file-is-needed)`,
    )
  })

  test('is no link without an address', () => {
    expect(linkFrom(guideOf({}))(about('anything-else', 'Oops'))).toBe(
      ' More on this: `docs/troubleshooting.md#anything-else`',
    )
  })
})

/** A section by its heading, and the messages that it quotes, line by line. */
function toSection(text: string): { heading: string; anchor: string; quotes: string[] } {
  const [heading = ''] = text.split('\n')
  const quotes = [...text.matchAll(/^> (.+?)\\?$/gm)].map(([, quote = '']) => quote.replaceAll('\\', ''))
  return { heading, anchor: slugOf(heading), quotes }
}

/** Whether three words of a quote follow one another in a text of the code. What is between them can differ from run to run. */
function isSaid(quote: string): boolean {
  const words = quote.replaceAll('…', '').split(' ')
  const runs = words.map((_, at) => words.slice(at, at + 3)).filter(({ length }) => length === 3)
  return runs.some((run) => said.some((text) => text.includes(run.join(' '))))
}
