import { test } from '@jest/globals'
import { expectSameAsPython } from '../../support/seen-in-zips.ts'

// test/real-tools/ has 20,000.
test('what is taken of 1,500 mutated zips is to Python the same, entry by entry', () =>
  expectSameAsPython(1_500))
