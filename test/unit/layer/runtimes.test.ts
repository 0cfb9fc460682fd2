import { describe, expect, test } from '@jest/globals'
import { compareVersions, factsOf, glibcFor, versionsOf } from '../../../src/layer/runtimes.ts'

describe('a runtime by its identifier', () => {
  test.each([
    ['nodejs18.x', 'nodejs', '18', '2.26'],
    ['nodejs20.x', 'nodejs', '20', '2.34'],
    ['nodejs24.x', 'nodejs', '24', '2.34'],
    ['python3.9', 'python', '3.9', '2.26'],
    ['python3.11', 'python', '3.11', '2.26'],
    ['python3.12', 'python', '3.12', '2.34'],
    ['python3.14', 'python', '3.14', '2.34'],
    ['java8.al2', 'java', '8', '2.26'],
    ['java17', 'java', '17', '2.26'],
    ['java17.al2023', 'java', '17', '2.34'],
    ['java21', 'java', '21', '2.34'],
    ['ruby3.2', 'ruby', '3.2', '2.26'],
    ['ruby4.0', 'ruby', '4.0', '2.34'],
    ['dotnet8', 'dotnet', '8', '2.34'],
    ['provided.al2', 'provided', '', '2.26'],
    ['provided.al2023', 'provided', '', '2.34'],
  ])('%s: language %s, version %s, glibc %s', (runtime, language, version, glibc) => {
    expect(factsOf(runtime)).toEqual({ language, version, glibc })
  })

  test.each(['cobol1.x', 'go1.x', 'python', 'xnodejs22.x', 'nodejs22.x ', ''])(
    '%j: nothing is made up',
    (runtime) => {
      const facts = factsOf(runtime)
      expect(facts === undefined || facts.version === '').toBe(true)
    },
  )
})

test('code for several runtimes is limited to the oldest glibc; unknown runtimes are ignored', () => {
  expect(glibcFor([])).toBe('2.34')
  expect(glibcFor(['python3.13', 'python3.11'])).toBe('2.26')
  expect(glibcFor(['python3.13', 'cobol1.x'])).toBe('2.34')
})

test('versions are listed once, oldest first', () => {
  expect(versionsOf('python', ['python3.13', 'python3.9', 'nodejs22.x', 'python3.13'])).toEqual([
    '3.9',
    '3.13',
  ])
  expect(versionsOf('provided', ['provided.al2023'])).toEqual([])
})

test('versions are ordered by their numbers', () => {
  expect(['2.34', '2.4', '2.17', '2.2.5', '2.2'].sort(compareVersions)).toEqual([
    '2.2',
    '2.2.5',
    '2.4',
    '2.17',
    '2.34',
  ])
})
