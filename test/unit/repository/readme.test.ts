import { readFileSync, statSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { figuresOf } from '../../bench/figures.mjs'
import { storedResults } from '../../bench/results.mjs'

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

test.each(['README.md', 'docs/benchmarks.md'])('%s names the figures that were measured', (page) => {
  const named = [...readFileSync(page, 'utf8').matchAll(/([\d.]+) of the time/g)].map(([, figure]) => figure)
  const measured = figuresOf(storedResults())
    .filter(({ text }) => /first version, compared with SAM|first version in four Regions/.test(text))
    .map(({ value }) => value.replace(/ .*/, ''))
  expect(measured).not.toEqual([])
  expect(named).toEqual(measured)
})

function linesIn(text: string): number {
  return text.trimEnd().split('\n').length
}
