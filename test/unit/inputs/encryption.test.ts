import { describe, expect, test } from '@jest/globals'
import { encryption, encryptionRules } from '../../../src/inputs/encryption.ts'
import { fillEncryption } from '../../../src/aws-names/encryption.ts'
import { inTexts } from '../../support/messages.ts'

const arn = 'arn:aws:kms:{region}:{account}:alias/layers'
const id = '1234abcd-12ab-34cd-56ef-1234567890ab'

describe('"s3-encryption"', () => {
  test.each([
    ['AES256', { by: 'AES256' }],
    ['aws:kms', { by: 'aws:kms' }],
    [`aws:kms:${arn}`, { by: 'aws:kms', key: arn }],
    [
      `aws:kms:arn:aws-cn:kms:cn-north-1:111122223333:key/${id}`,
      { by: 'aws:kms', key: `arn:aws-cn:kms:cn-north-1:111122223333:key/${id}` },
    ],
    ['aws:kms:alias/layers', { by: 'aws:kms', key: 'alias/layers' }],
  ])('%s is accepted', (given, value) => {
    expect(encryption(given)).toEqual({ value })
  })

  test.each([
    ['aes256', 'Did you mean AES256'],
    ['KMS', 'Did you mean aws:kms'],
    [arn, `Did you mean aws:kms:${arn}`],
    [`aws:kms:${id}`, `key/${id}`],
    ['aws:kms:dsse', 'Use "aws:kms"'],
    ['aws:kms:', 'it must be "AES256"'],
    ['aws:kms:arn:aws:s3:::bucket', 'it must be "AES256"'],
    ['aws:kms:alias/a\nx-other: 1', 'it must be "AES256"'],
  ])('%j is rejected: %s', (given, text) => {
    expect(inTexts(encryption(given))).toEqual({ errors: [expect.stringContaining(text)] })
  })

  test.each([
    ['in another Region', 'arn:aws:kms:eu-west-1:111122223333:alias/x', 'also buckets in us-east-1'],
    ['in another partition', 'arn:aws-cn:kms:{region}:{account}:alias/x', 'the partition "aws-cn"'],
  ])('a key %s than the bucket is rejected', (_where, key, text) => {
    const rules = encryptionRules({ key }, { regions: ['eu-west-1', 'us-east-1'], bucket: 'b' })
    expect(inTexts(rules.filter(([isBroken]) => isBroken))).toEqual([[true, expect.stringContaining(text)]])
  })

  test('can contain placeholders', () => {
    expect(fillEncryption('eu-west-1', '111122223333', { by: 'aws:kms', key: arn })).toEqual({
      by: 'aws:kms',
      key: 'arn:aws:kms:eu-west-1:111122223333:alias/layers',
    })
  })
})
