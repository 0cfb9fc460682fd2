import { describe, expect, test } from '@jest/globals'
import { fillParameterName, whyInvalidParameterName } from '../../../src/aws-names/parameter-name.ts'

describe('the name of a parameter', () => {
  const names = { name: 'my-layer', version: 3, region: 'eu-west-1', release: 'v3.2.1' }
  test.each([
    ['/layers/{name}/arn', '/layers/my-layer/arn'],
    ['{name}.{version}-{region}', 'my-layer.3-eu-west-1'],
    ['/{name}/{name}', '/my-layer/my-layer'],
    ['/{name}/{release}', '/my-layer/v3.2.1'],
    ['plain', 'plain'],
  ])('%s becomes %s', (template, expected) => {
    expect(fillParameterName(template, names)).toBe(expected)
    expect(whyInvalidParameterName(expected, 'eu-west-1')).toBeUndefined()
  })

  test.each([
    ['a name with spaces', 'a b', 'only letters'],
    ['1,012 characters with its ARN', 'a'.repeat(967), 'at most 1,011'],
    ['as many with a "/" of its own', `/${'a'.repeat(967)}`, 'at most 1,011'],
    ['a path that does not begin with "/"', 'layers/arn', 'must begin with "/"'],
    ['a path that ends with "/"', '/layers/', 'end with "/"'],
    ['an empty level', '/layers//arn', 'must not contain "//"'],
    ['16 levels', '/a'.repeat(16), 'at most 15 levels'],
    ['a name that AWS keeps for itself', '/aws/x', '"aws" or "ssm"'],
    ['another one', 'SSMx', '"aws" or "ssm"'],
  ])('is not %s', (_name, given, reason) => {
    expect(whyInvalidParameterName(given, 'eu-west-1')).toContain(reason)
  })

  test.each(['a'.repeat(966), `/${'a'.repeat(966)}`, '/a'.repeat(15), '/layers/aws'])(
    'may be %.20s',
    (given) => {
      expect(whyInvalidParameterName(given, 'eu-west-1')).toBeUndefined()
    },
  )

  test('must be shorter if the partition and the Region have longer names', () => {
    expect(whyInvalidParameterName('a'.repeat(966), 'us-gov-west-1')).toContain('at most 1,011')
  })
})
