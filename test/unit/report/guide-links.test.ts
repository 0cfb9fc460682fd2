import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import {
  anchorOf,
  guideOf,
  linkFromComplaint,
  linkFromWarning,
  sectionsOn,
  troubles,
} from '../../../src/report/guide-links.ts'
import { slugOf } from '../../support/markdown-files.ts'
import type { Text } from '../../support/texts-in-code.ts'
import { textsIn, textsOf } from '../../support/texts-in-code.ts'

/** What is said where there is no trouble. */
const noTrouble = new Set([
  // What a dry run found ready, or could not look at
  'AWS was not asked, for lack of credentials.',
  'AWS was not asked, for lack of credentials; see the warning.',
  'AWS was not reached: the warnings tell why.',
  'Those …, in account ….',
  '… of … answered, … did not: the warnings tell why.',
  'There is room in …: at the most, ….',
  '"…" is there, in each Region that needs it.',
  'No call that a dry run makes was denied.',
  'Not checked, for lack of credentials.',
  'It was not asked for.',
  // The end of a long list
  'The manifest has more of these.',
  'The manifests have more warnings.',
  // What only another version of the SDK could bring about
  'The SDK made a body that is no text.',
  'The SDK did not write the zip where it is looked for.',
  // What a version is called
  'Filler, published so that the next version has the same number in every Region. Do not use it: it will be deleted.',
  // What there is to know before a version is taken back
  'The layer has no version here.',
  'There is no version … here: it was deleted before, or never existed.',
  'Version … is the newest. Its number is never used again, so the next version gets a higher one.',
  // What a repository is called
  'The repository of a working copy, without remotes, hooks and settings.\n',
  // A part of what is said elsewhere
  'Running again does only what is missing.',
  'Terraform reads only files that end in ".tf"',
  'Lambda takes at most 15 runtimes. Remove some',
  '"all" stands alone. Remove the numbers, or "all"',
  'Functions of this account use …',
  'Python … on …',
  'Code storage in …',
  'Bucket to stage the zip in',
  'It has several documents',
  'Map keys must be unique',
  'There are too many errors',
  'The workspace in …',
  'The pattern … of a workspace',
  'The pyproject.toml in "source"',
  'The first document of pnpm-lock.yaml',
  'The properties of …',
  // What other programs say
  'Your lockfile needs to be updated',
  "Task '…' not found",
  // What counts the others
  'There are … complaints. The whole list is in the log and the job summary.',
])

const ofReports = /^src\/(report\/|yank\/report\.ts$)/
const texts = textsOf('src/**/*.ts').filter(({ file }) => !ofReports.test(file))
const guide = readFileSync('.github/TROUBLESHOOTING.md', 'utf8')
const sections = guide.split(/^### /m).slice(1).map(toSection)

describe('.github/TROUBLESHOOTING.md', () => {
  test('has a section for every error that the code can tell', () => {
    expect(withoutRow(texts).map(whatToDo)).toEqual([])
  })

  test.each([
    ["throw new Problem('It is dark')", 'It is dark'],
    [
      "throw new Problem(`It is ${dark} ` + 'in here. Switch on the light.')",
      'It is … in here. Switch on the light.',
    ],
    ["complaints.push(isDark ? 'It is dark in here' : other)", 'It is dark in here'],
    ['return { failure: `${region}: It is dark.` }', '…: It is dark.'],
    ["throw new ServiceFailure(message + ' of the dark', {})", '… of the dark'],
  ])('would lack one for %s', (code, text) => {
    expect(withoutRow(textsIn('new.ts', code))).toMatchObject([{ text }])
  })

  test('would lack none for a line of the log, or for what is a part of another text', () => {
    const code =
      "log.info('It is dark in here.'); new Problem(`There was no reply that can be read (${'It is dark in here.'}).`)"
    expect(withoutRow(textsIn('new.ts', code))).toEqual([])
  })

  test('has a section for each row, and a row for each section', () => {
    const ofRows = new Set([...troubles.map(([anchor]) => anchor), 'anything-else'])
    expect([...ofRows].sort()).toEqual(sections.map(({ anchor }) => anchor).sort())
  })

  test.each(sections)(
    'is led to at "$heading" by the messages that it quotes there',
    ({ anchor, quotes }) => {
      expect(quotes).not.toEqual([])
      for (const quote of quotes) expect([quote, anchorOf(quote) ?? 'anything-else']).toEqual([quote, anchor])
    },
  )

  test('is looked into for nothing that the code does not say', () => {
    const used = new Set(texts.map(({ text }) => patternFor(text)))
    const idle = troubles.flatMap(([anchor, says]) =>
      says.filter((pattern) => !used.has(pattern)).map((pattern) => `${anchor}: ${pattern}`),
    )
    expect(idle).toEqual([])
    expect([...noTrouble].filter((known) => !texts.some(({ text }) => text === known))).toEqual([])
  })
})

describe('more on a message', () => {
  const released = {
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_ACTION_REPOSITORY: 'octo-org/layers',
    GITHUB_ACTION_REF: 'v1',
  }
  const page = 'https://github.example/octo-org/layers/blob/v1/.github/TROUBLESHOOTING.md'

  test.each([
    ['an action of another repository', released, page],
    [
      'a branch with odd signs',
      { ...released, GITHUB_ACTION_REF: 'fix/a#1' },
      page.replace('v1', 'fix/a%231'),
    ],
    [
      'an action of the workspace',
      { ...released, GITHUB_ACTION_REPOSITORY: '' },
      '.github/TROUBLESHOOTING.md',
    ],
    ['no runner of GitHub', {}, '.github/TROUBLESHOOTING.md'],
  ])('is in the guide of the version that runs: %s', (_, env, expected) => {
    expect(guideOf(env)).toBe(expected)
  })

  test.each([
    [
      'eu-west-1: Version 3 stands, but is not granted to *. These credentials may not do this. AWS said: AccessDeniedException: No.',
      'a-permission-is-missing',
    ],
    [
      'eu-west-1: Version 3 stands, but is not granted to *. AWS said: PolicyLengthExceededException: Too long.',
      'the-layer-stands-but-is-not-granted',
    ],
    [
      'The role r, given by "role-to-assume", could not be assumed. AWS said: IDPRejectedClaim: No.',
      'the-role-does-not-let-this-job-in',
    ],
    [
      'npm ended with exit code 1. A registry asks for credentials.',
      'the-registry-refuses-or-does-not-have-it',
    ],
    ['"pnpm" is not installed on this runner.', 'a-program-is-missing-or-another-version-is-needed'],
    ['The zip cannot be written: ENOSPC: no space left on device, write.', 'the-runner-has-no-room'],
    [
      'Version 3 stands, but the parameter "/x" could not be set to its ARN. No.',
      'the-parameter-cannot-be-set',
    ],
    ['Input "source" is "x", but there is no such directory.', 'nothing-lies-where-the-path-points'],
  ])('is on why it failed, before where: %s', (message, anchor) => {
    expect(anchorOf(message)).toBe(anchor)
  })

  test('is told once for several complaints with one remedy, and for those that nothing is known of', () => {
    const complaints = [
      'The layer is empty: there is no file in it.',
      'Oops',
      '"source" asks ...: the layer would be empty.',
    ]
    expect(sectionsOn(complaints, page)).toEqual([
      `${page}#the-layer-would-be-empty`,
      `${page}#anything-else`,
    ])
  })

  test('stands behind each complaint, and behind a warning if it is known', () => {
    expect(linkFromComplaint(page)('Oops')).toBe(` [More on this](${page}#anything-else)`)
    expect(linkFromWarning(page)('Oops')).toBe('')
    expect(linkFromWarning(page)('There is no lock file, so that ...')).toBe(
      ` [More on this](${page}#a-lock-file-is-needed)`,
    )
  })

  test('is no link without an address', () => {
    expect(linkFromComplaint(guideOf({}))('Oops')).toBe(
      ' More on this: `.github/TROUBLESHOOTING.md#anything-else`',
    )
  })
})

/** A section by its heading, and the messages that it quotes, line by line. */
function toSection(text: string): { heading: string; anchor: string; quotes: string[] } {
  const [heading = ''] = text.split('\n')
  const quotes = [...text.matchAll(/^> (.+?)\\?$/gm)].map(([, quote = '']) => quote.replaceAll('\\', ''))
  return { heading, anchor: slugOf(heading), quotes }
}

function withoutRow(all: readonly Text[]): Text[] {
  return all.filter(({ text, isWhole }) => isWhole && !noTrouble.has(text) && anchorOf(text) === undefined)
}

function whatToDo({ file, text }: Text): string {
  return (
    `${file} says "${text}", which no row of "troubles" in src/report/guide-links.ts fits. Add a pattern for it to the row with the same remedy; ` +
    'if there is none, add a row, and a section with its heading to .github/TROUBLESHOOTING.md. ' +
    `If it tells of no trouble, add it to "noTrouble" in test/unit/report/guide-links.test.ts.`
  )
}

function patternFor(text: string): RegExp | undefined {
  return troubles.flatMap(([, says]) => says).find((pattern) => pattern.test(text))
}
