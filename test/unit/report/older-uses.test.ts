import { expect, test } from '@jest/globals'
import { olderUsesSection, olderUsesSentence } from '../../../src/report/older-uses.ts'

/** Returns Regions with so many functions that use older versions, and so many that only published versions use. */
function regionsWith(...counts: [number, number][]) {
  return new Map(
    counts.map(([functions, onlyPublished], index) => [`r-${index + 1}`, { functions, onlyPublished }]),
  )
}

test.each([
  ['', regionsWith()],
  ['', regionsWith([0, 0], [0, 0])],
  ['1 function uses an older version.', regionsWith([1, 0])],
  ['12 functions use older versions.', regionsWith([12, 0])],
  ['12 functions use older versions (r-1: 7, r-3: 5).', regionsWith([7, 0], [0, 0], [5, 0])],
  ['12 functions use older versions, 3 of them only in published versions.', regionsWith([12, 3])],
  [
    '2 functions use older versions (r-1: 1, r-2: 1), only in published versions.',
    regionsWith([1, 1], [1, 1]),
  ],
])('the sentence is "%s"', (expected, regions) => {
  expect(olderUsesSentence(regions)).toBe(expected)
})

test('the summary has a link to the page on updating functions, if there is anything to update', () => {
  const guide = 'https://github.com/o/r/blob/v1/docs/troubleshooting.md'
  expect(olderUsesSection(regionsWith([2, 0]), guide)).toBe(
    '2 functions use older versions. [More on this](https://github.com/o/r/blob/v1/docs/rollout.md)',
  )
  expect(olderUsesSection(regionsWith([2, 0]), 'docs/troubleshooting.md')).toBe(
    '2 functions use older versions. More on this: `docs/rollout.md`',
  )
  expect(olderUsesSection(regionsWith([0, 0]), guide)).toBe('')
})
