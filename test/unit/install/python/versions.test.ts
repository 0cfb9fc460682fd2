import { describe, expect, test } from '@jest/globals'
import { isSameVersion, permits } from '../../../../src/install/python/versions.ts'

describe('a required Python version', () => {
  test.each([
    ['>=3.11', '3.13.99', true],
    ['>=3.11', '3.10.99', false],
    ['>=3.9,<4.0', '3.13.99', true],
    ['>=3.9,<3.13', '3.13.99', false],
    ['^3.9', '3.13.99', true],
    ['~3.9', '3.13.99', false],
    ['~=3.9', '3.13.99', true],
    ['==3.13.*', '3.13.99', true],
    ['!=3.13.*', '3.13.99', false],
    ['~=3.13.0.post1', '3.13.99', true],
    ['>=3.13.0-rc1', '3.13.99', true],
    ['<3.14.dev0', '3.13.99', true],
    ['~3.10 || ~3.13', '3.13.99', true],
    ['*', '3.13.99', true],
    ['>=3.9.*', '3.13.99', true],
    ['~=3', '3.13.99', true],
    ['>=3.14', '3.14.0rc2', true],
    ['>=3.13', '3.13.0+', true],
    ['==0!3.13.*', '3.13.99', true],
    ['<1!3.9', '3.13.99', true],
    ['>=v3.9, <v3.14', '3.13.99', true],
    ['==3.13.0+local', '3.13.0', false],
    ['<3.13.0.post1', '3.13.0', true],
    ['>3.13.0rc1', '3.13.0', true],
    ['==3.13.0.*', '3.13', true],
  ])('%s permits %s: %s', (specifiers, version, expected) => {
    expect(permits(specifiers, version)).toBe(expected)
  })
})

test.each([
  ['1.0', '1.0.0', true],
  ['v1.0', '1', true],
  ['1.0', '1.10', false],
  ['2023.07.22', '2023.7.22', true],
  ['2.1.0+cpu', '2.1.0', true],
  ['2.1.0+cpu', '2.1.0+cu118', false],
  ['1.0rc1', '1.0-RC.1', true],
  ['1.0c1', '1.0.pre1', true],
  ['1.0a1', '1.0alpha1', true],
  ['1.0a1', '1.0b1', false],
  ['1.0-1', '1.0.post1', true],
  ['1.0', '1.0.post1', false],
  ['1.0rc1', '1.0', false],
  ['1!1.0', '1!1', true],
  ['1!1.0', '1.0', false],
  ['1.0.dev1', '1.0dev1', true],
  ['1.0a', '1.0a0', true],
  ['1.0.post', '1.0.post0', true],
  ['1.0+ubuntu-1', '1.0+Ubuntu.1', true],
  ['2004d', '2004D', true],
])('the versions %s and %s are the same: %s', (one, other, expected) => {
  expect(isSameVersion(one, other)).toBe(expected)
})
