import { expect, test } from '@jest/globals'
import { lifecycleDate, lifecycles, previewRuntimes } from '../../../src/aws-names/lifecycle-table.ts'
import { knownRuntimes } from '../../../src/aws-names/regions-and-runtimes.ts'
import { runtimeWarnings } from '../../../src/inputs/runtime-warnings.ts'

const warningsOn = (today: string, ...runtimes: string[]): string[] =>
  runtimeWarnings(runtimes, today).map(({ text }) => text)

test('a runtime is reported 60 days before its deprecation, and not earlier', () => {
  expect(warningsOn('2028-03-01', 'nodejs24.x')).toEqual([
    'Input "compatible-runtimes" has nodejs24.x, which AWS will deprecate on 2028-04-30. Lambda rejects the creation of functions with ' +
      'it from 2028-06-01, and updates of their code and configuration from 2028-07-01.',
  ])
  expect(warningsOn('2028-02-29', 'nodejs24.x')).toEqual([])
})

test.each([
  ['2026-11-30', 'from 2027-02-01', 'from 2027-03-03'],
  ['2027-02-01', 'since 2027-02-01', 'from 2027-03-03'],
  ['2027-03-03', 'since 2027-02-01', 'since 2027-03-03'],
])('on %s, the warning about a deprecated runtime names what Lambda rejects', (today, creation, update) => {
  expect(warningsOn(today, 'nodejs20.x')).toEqual([
    'Input "compatible-runtimes" has nodejs20.x, which AWS deprecated on 2026-04-30. Lambda rejects the creation of functions with ' +
      `it ${creation}, and updates of their code and configuration ${update}. Move your functions to nodejs24.x, and declare it too.`,
  ])
})

test.each(previewRuntimes)('%s is a preview', (runtime) => {
  expect(warningsOn('2026-11-30', runtime)).toEqual([
    `Input "compatible-runtimes" has ${runtime}, which is a public preview as of ${lifecycleDate}. AWS can change or withdraw it ` +
      'without notice. Do not use it for functions in production.',
  ])
})

test('an unknown runtime is reported as unknown, and others are reported next to it', () => {
  expect(warningsOn('2026-11-30', 'nodejs24.x', 'cobol85', 'python3.9')).toEqual([
    expect.stringContaining('"cobol85", which this action does not know'),
    expect.stringContaining('python3.9, which AWS deprecated on 2025-12-15'),
  ])
})

test('each runtime that the SDK knows has its dates, or is a preview, or is newer than the table', () => {
  const without = knownRuntimes.filter(
    (runtime) => lifecycles[runtime] === undefined && !previewRuntimes.includes(runtime),
  )
  expect(without).toEqual(['java11.al2023', 'java17.al2023', 'java8.al2023'])
})
