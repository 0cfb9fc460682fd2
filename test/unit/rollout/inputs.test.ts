import { describe, expect, test } from '@jest/globals'
import { textsOf } from '../../../src/base/message.ts'
import { requireInputs } from '../../../src/inputs/read-all.ts'
import { readInputs } from '../../../src/rollout/inputs.ts'
import type { Inputs } from '../../../src/rollout/inputs.ts'

const one = 'arn:aws:lambda:eu-west-1:111122223333:layer:x:5'
const two = 'arn:aws:lambda:us-east-1:111122223333:layer:x:4'
const usual = { arns: JSON.stringify({ 'eu-west-1': one, 'us-east-1': two }) }

function read(given: Record<string, string> = {}): Inputs {
  const all: Record<string, string> = { ...usual, ...given }
  const env = { AWS_REGION: 'eu-central-1' }
  return requireInputs(readInputs((name) => all[name] ?? '', { workspace: '/', temporary: '/', env }))
}

function errors(given: Record<string, string>): string[] {
  try {
    read(given)
    return []
  } catch (error) {
    return textsOf((error as { errors: { text: string; topic: undefined }[] }).errors)
  }
}

describe('the input "arns"', () => {
  test.each([usual.arns, `${one}, ${two}`, `${one}\n${two}`])('is the layer in each Region: %s', (arns) => {
    const inputs = read({ arns })
    expect(inputs['layer-name']).toBe('x')
    expect([...inputs.arns].map(([region, { version }]) => [region, version])).toEqual([
      ['eu-west-1', 5],
      ['us-east-1', 4],
    ])
    expect(inputs.regions?.names).toEqual(['eu-west-1', 'us-east-1'])
  })

  test.each([
    ['', 'it is required'],
    ['{}', 'it contains no ARNs'],
    ['{"eu-west-1"', 'it is not a JSON object of Regions and ARNs'],
    ['[]', 'the ARN of a layer version looks like'],
    ['{"eu-west-1": 5}', 'this is not a Region with the ARN of a layer version there'],
    [JSON.stringify({ 'us-east-1': one }), 'this is not a Region with the ARN of a layer version there'],
    [one.replace(/:5$/, ''), 'the ARN of a layer version looks like'],
    [`${one}, ${one.replace(/5$/, '6')}`, 'it has two ARNs of one Region'],
    [`${one}, ${two.replace(':x:', ':y:')}`, 'it has ARNs of the layers 111122223333:layer:x and'],
    [`${one}, ${two.replace('111122223333', '444455556666')}`, 'it has ARNs of the layers'],
  ])('refuses %j', (arns, error) => {
    expect(errors({ arns })).toContainEqual(expect.stringContaining(error))
  })
})

describe('the patterns', () => {
  test('of names and tags are read', () => {
    expect(
      read({
        functions: 'a-*, b',
        exclude: '*',
        tags: 'team, stage=prod=1',
        'managed-tags': 'by = terraform',
      }),
    ).toMatchObject({
      functions: ['a-*', 'b'],
      exclude: ['*'],
      tags: [{ key: 'team' }, { key: 'stage', value: 'prod=1' }],
      'managed-tags': [{ key: 'by', value: 'terraform' }],
    })
  })

  test.each([
    [{ functions: 'a.b' }, 'a pattern consists of letters'],
    [{ functions: 'arn:aws:lambda:eu-west-1:111122223333:function:a' }, 'a pattern consists of letters'],
    [{ exclude: 'a'.repeat(65) }, 'at most 64 are allowed'],
    [{ tags: '=x' }, 'a tag is given as key or key=value'],
    [{ 'managed-tags': 'k'.repeat(129) }, 'a tag is given as key or key=value'],
    [{ alias: '7', 'publish-version': 'true' }, 'is not a number'],
    [{ alias: '$LATEST', 'publish-version': 'true' }, 'the name of an alias'],
    [{ 'at-most': '0' }, 'a whole number from 1'],
    [{ 'stop-after': '0' }, 'a whole number from 1'],
  ])('refuse %j', (given, error) => {
    expect(errors(given)).toContainEqual(expect.stringContaining(error))
  })
})

describe('a release', () => {
  test.each<[Record<string, string>, object | undefined]>([
    [{}, undefined],
    [{ 'publish-version': 'true' }, {}],
    [{ 'publish-version': 'true', alias: 'live' }, { alias: { name: 'live', weight: 1 } }],
    [
      { 'publish-version': 'true', alias: 'live', 'alias-weight': '10' },
      { alias: { name: 'live', weight: 0.1 } },
    ],
  ])('by %j', (given, release) => {
    expect(read(given).release).toEqual(release)
  })

  test.each([
    [{ alias: 'live' }, 'Input "alias" is given, but "publish-version" is not "true".'],
    [{ 'publish-version': 'true', 'alias-weight': '10' }, 'Input "alias-weight" is given without "alias".'],
  ])('is refused by %j', (given, error) => {
    expect(errors(given)).toEqual([expect.stringContaining(error)])
  })
})

describe('the Regions', () => {
  test('can be a part of those in "arns"', () => {
    expect(read({ regions: 'us-east-1' }).regions?.names).toEqual(['us-east-1'])
  })

  test('without an ARN are refused', () => {
    expect(errors({ regions: 'us-east-1, sa-east-1' })).toEqual([
      expect.stringContaining('Input "arns" has no ARN for sa-east-1.'),
    ])
  })

  test('of the environment are not used, even if "arns" is not valid', () => {
    expect(errors({ arns: 'x' })).toHaveLength(1)
  })
})
