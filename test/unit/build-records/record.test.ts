import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { BuildRecord } from '../../../src/build-records/record.ts'
import {
  keyOf,
  keyPrefix,
  longestRecord,
  recordFrom,
  textOfRecord,
} from '../../../src/build-records/record.ts'

const record: BuildRecord = {
  schema: 1,
  repository: 'octo-org/octo-repo',
  layerName: 'data',
  digest: 'a'.repeat(64),
  parts: { 'lock file package-lock.json': 'b'.repeat(64) },
  archive: { sha256: `${'A'.repeat(43)}=`, size: 10, unzippedSize: 20, files: 2, hasNativeCode: false },
  license: 'MIT',
  madeBy: 'npm 11 from package-lock.json',
  largest: [{ name: 'lodash', size: 20 }],
  leftOut: { kinds: [{ kind: 'tests', files: 1, size: 5 }], packages: [] },
  packages: [{ ecosystem: 'npm', name: 'lodash', version: '4.17.21' }],
}
const subject = { repository: 'octo-org/octo-repo', layerName: 'data' }

test('a record is the same after it was written and read', () => {
  expect(recordFrom(textOfRecord(record) ?? '', subject)).toEqual(record)
})

test('optional parts of a record can be missing', () => {
  const { license: _license, madeBy: _madeBy, leftOut: _leftOut, ...short } = record
  expect(recordFrom(textOfRecord(short) ?? '', subject)).toEqual(short)
})

describe('a record is not used', () => {
  test.each<[string, object]>([
    ['another schema', { schema: 2 }],
    ['an unknown field', { command: 'id' }],
    ['a digest that is none', { digest: 'x' }],
    ['a hash that is none', { archive: { ...record.archive, sha256: '' } }],
    ['a size that is negative', { archive: { ...record.archive, size: -1 } }],
    ['a size that is no number', { archive: { ...record.archive, size: '10' } }],
    ['a path of an archive', { archive: { ...record.archive, path: '/etc/passwd' } }],
    ['a text of two lines', { madeBy: 'npm\n::error::x' }],
    ['a text with a control character', { license: 'MIT\u001b[2J' }],
    ['a text that is too long', { madeBy: 'x'.repeat(513) }],
    ['a package of an unknown ecosystem', { packages: [{ ecosystem: 'x', name: 'a', version: '' }] }],
    ['too many packages', { packages: Array(2_001).fill(record.packages[0]) }],
  ])('with %s', (_, changes) => {
    expect(recordFrom(JSON.stringify({ ...record, ...changes }), subject)).toEqual({
      unusable: 'it does not have the form of a record',
    })
  })

  test.each([
    ['it is of another repository', { repository: 'evil/fork' }],
    ['it is of another layer', { layerName: 'other' }],
  ])('if %s', (unusable, changes) => {
    expect(recordFrom(JSON.stringify({ ...record, ...changes }), subject)).toEqual({ unusable })
  })

  test('if it is of other inputs', () => {
    const other = { ...subject, digest: 'c'.repeat(64) }
    expect(recordFrom(textOfRecord(record) ?? '', other)).toEqual({ unusable: 'it is of other inputs' })
  })

  test('whatever text it is', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant('__proto__'))
    fc.assert(fc.property(texts, (text) => 'unusable' in recordFrom(text, subject)))
  })
})

describe('a record is not written', () => {
  test('if it could not be read again', () => {
    expect(textOfRecord({ ...record, license: 'one\ntwo' })).toBeUndefined()
  })

  test('if it is too long', () => {
    const packages = Array<BuildRecord['packages'][number]>(2_000).fill({
      ...{ ecosystem: 'npm', name: 'x'.repeat(250), version: '1' },
    })
    expect(JSON.stringify({ ...record, packages }).length).toBeGreaterThan(longestRecord)
    expect(textOfRecord({ ...record, packages })).toBeUndefined()
  })
})

test('a layer with very many packages has a record of the first ones', () => {
  const packages = Array<BuildRecord['packages'][number]>(5_000).fill({
    ...{ ecosystem: 'npm', name: 'x', version: '1' },
  })
  expect(recordFrom(textOfRecord({ ...record, packages }) ?? '', subject)).toMatchObject({
    packages: packages.slice(0, 2_000),
  })
})

test('keys are valid for the cache, and records of other inputs have another prefix', () => {
  const text = textOfRecord(record) ?? ''
  const run = { runId: '9007199254740991', runAttempt: '1' }
  const key = keyOf({ ...record, layerName: 'x'.repeat(140) }, text, run)
  // A key has at most 512 characters, and no comma (actions/toolkit: packages/cache).
  expect(key).toMatch(/^[\w.-]{1,512}$/)
  expect(keyOf(record, text, run).startsWith(keyPrefix(record))).toBe(true)
  expect(keyPrefix(record).startsWith(keyPrefix(subject))).toBe(true)
  expect(keyOf(record, text, run)).not.toBe(keyOf(record, `${text} `, run))
  expect(keyOf(record, text, run)).not.toBe(keyOf(record, text, { ...run, runAttempt: '2' }))
  expect(keyPrefix({ layerName: 'data-2' }).startsWith(keyPrefix(subject))).toBe(false)
})
