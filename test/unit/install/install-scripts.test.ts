import { describe, expect, test } from '@jest/globals'
import { itemFor, mayRun } from '../../../src/install/install-scripts.ts'

describe('a package is allowed to run code', () => {
  test.each([
    ['sharp', { name: 'sharp' }],
    ['@acme/tool', { name: '@acme/tool' }],
    ['x@git+https://h.example/o/x', { name: 'x', address: 'git+ssh://git@h.example/o/x.git#4d791c0' }],
    ['x@git+https://h.example/o/x.git', { name: 'x', address: 'https://h.example/o/x.git#commit=4d791c0' }],
    ['@a/x@https://h.example/x.tgz', { name: '@a/x', address: 'https://u:p@h.example/x.tgz?token=1#hash' }],
    ['x@https://h.example/x.tgz?id=1', { name: 'x', address: 'https://h.example/x.tgz?id=1' }],
    ['x@git+https://h.example/x#4d791c0', { name: 'x', address: 'git+https://h.example/x#4d791c0' }],
    ['x@github:o/x', { name: 'x', address: 'git+ssh://git@github.com/o/x.git#4d791c0' }],
    [
      'x@git+https://github.com/o/x',
      { name: 'x', address: 'https://codeload.github.com/o/x/tar.gz/4d791c0' },
    ],
    ['x@git+https://github.com/o/x', { name: 'x', address: 'github:o/x#4d791c0' }],
    ['x@git+https://github.com/o/x', { name: 'x', address: 'git@github.com:o/x.git' }],
    ['x@git+file:///srv/x', { name: 'x', address: 'git+file:///srv/x#4d791c0' }],
  ])('by %s', (item, origin) => {
    expect(mayRun([item], origin)).toBe(true)
  })

  test.each([
    ['sharp', { name: 'evil' }],
    ['sharp', { name: 'sharp', address: 'git+https://h.example/sharp' }],
    ['sharp', { name: 'sharp', address: 'https://h.example/sharp.tgz' }],
    ['sharp@https://h.example/sharp.tgz', { name: 'sharp' }],
    ['x@https://h.example/x.tgz', { name: 'y', address: 'https://h.example/x.tgz' }],
    ['x@https://h.example/x.tgz', { name: 'x', address: 'https://other.example/x.tgz' }],
    ['x@https://h.example/x.tgz', { name: 'x', address: 'http://h.example/x.tgz' }],
    ['x@https://h.example/x.tgz', { name: 'x', address: 'https://h.example:8443/x.tgz' }],
    ['x@https://h.example/x.tgz', { name: 'x', address: 'https://h.example@other.example/x.tgz' }],
    ['x@https://h.example/x.tgz?id=1', { name: 'x', address: 'https://h.example/x.tgz?id=2' }],
    ['x@git+https://h.example/x#4d791c0', { name: 'x', address: 'git+https://h.example/x#0000000' }],
    ['x@git+https://github.com/o/x', { name: 'x', address: 'git+https://github.com/other/x' }],
    ['x@git+https://github.com/o/x', { name: 'x', address: 'https://codeload.github.com/p/x/tar.gz/1' }],
    ['x@git+file:///srv/x', { name: 'x', address: 'git+file:///srv/y' }],
  ])('but not by %s: %j', (item, origin) => {
    expect(mayRun([item], origin)).toBe(false)
  })

  test('if all packages are, or none', () => {
    expect(mayRun(true, { name: 'x', address: 'https://h.example/x.tgz' })).toBe(true)
    expect(mayRun(false, { name: 'x' })).toBe(false)
  })
})

test.each([
  [{ name: 'sharp' }, 'sharp'],
  [{ name: 'x', address: 'git+ssh://git:secret@h.example/x.git#4d791c0' }, 'x@git+ssh://h.example/x.git'],
  [{ name: 'x', address: 'https://u:secret@h.example/x.tgz?token=secret#hash' }, 'x@https://h.example/x.tgz'],
  [{ name: 'x', address: 'https://h.example/x.git#commit=4d791c0' }, 'x@git+https://h.example/x.git'],
  [{ name: 'x', address: 'https://codeload.github.com/o/x/tar.gz/1' }, 'x@git+https://github.com/o/x'],
])('the item that allows %j contains no secret, and allows it', (origin, item) => {
  expect(itemFor(origin)).toBe(item)
  expect(mayRun([item], origin)).toBe(true)
})

test.each([
  'http://127.0.0.1:8080\\@h.example/x.tgz',
  'https://h.example/x.tgz\t',
  'https:// h.example/x.tgz',
])('an address that programs read in different ways equals no other address: %j', (address) => {
  expect(mayRun([`x@http://h.example/x.tgz`, 'x@https://h.example/x.tgz'], { name: 'x', address })).toBe(
    false,
  )
})
