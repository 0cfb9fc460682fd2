import { test } from '@jest/globals'
import { expectSameEntriesAsPython } from '../../support/compare-with-python.ts'

// test/real-tools/ has 20,000.
test('what is taken of 1,500 mutated zips is to Python the same, entry by entry', () =>
  expectSameEntriesAsPython(1_500))
