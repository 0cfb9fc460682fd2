import { readFileSync, statSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const readme = readFileSync('README.md', 'utf8')

test('the README has at most 280 lines, and its quick start at most 60', () => {
  const quickStart = /^## Quick start\n[^]*?(?=^## )/m.exec(readme)?.[0] ?? ''
  expect(linesIn(readme)).toBeLessThanOrEqual(280)
  expect(linesIn(quickStart)).toBeGreaterThan(20)
  expect(linesIn(quickStart)).toBeLessThanOrEqual(60)
})

test('the picture of a summary is small', () => {
  expect(statSync('docs/images/summary.svg').size).toBeLessThan(150_000)
})

test.each(['README.md', 'docs/benchmarks.md'])('%s names the figure that was measured', (page) => {
  const results = readFileSync('test/bench/results.md', 'utf8')
  const [, measured] =
    /first version in four Regions, compared with `zip` and the AWS CLI +\| ([\d.]+)/.exec(results) ?? []
  expect(readFileSync(page, 'utf8')).toMatch(new RegExp(`\\b${measured} (?:times|of the time)`))
})

function linesIn(text: string): number {
  return text.trimEnd().split('\n').length
}
