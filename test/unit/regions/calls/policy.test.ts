import { describe, expect, test } from '@jest/globals'
import { statementsOf } from '../../../../src/regions/calls/policy.ts'

const resource = 'arn:aws:lambda:eu-west-1:111122223333:layer:x:1'

function policy(...statements: object[]): string {
  const whole = statements.map((statement) => ({
    Sid: 'a',
    Effect: 'Allow',
    Action: 'lambda:GetLayerVersion',
    Resource: resource,
    ...statement,
  }))
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: whole })
}

describe('a policy as AWS returns it', () => {
  const table: [string, object, string | undefined][] = [
    ['an account', { Principal: { AWS: 'arn:aws:iam::111122223333:root' } }, '111122223333'],
    ['an account in China', { Principal: { AWS: 'arn:aws-cn:iam::111122223333:root' } }, '111122223333'],
    [
      'an organization',
      { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
      'o-a1b2c3d4e5',
    ],
    ...['111122223333', '*', 'o-*', 'O-A1B2C3D4E5', ''].map((id): [string, object, undefined] => [
      `an organization that is none: "${id}"`,
      { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': id } } },
      undefined,
    ]),
    ['everyone', { Principal: '*' }, '*'],
    ['everyone, with an empty condition', { Principal: '*', Condition: {} }, '*'],
    ['a role: no form of ours', { Principal: { AWS: 'arn:aws:iam::111122223333:role/x' } }, undefined],
    ['a denial', { Effect: 'Deny', Principal: '*' }, undefined],
    ['another action', { Action: 'lambda:DeleteLayerVersion', Principal: '*' }, undefined],
    [
      'everyone, under a condition that is not ours',
      { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalTag/x': 'y' } } },
      undefined,
    ],
    [
      'an organization, with a second condition',
      {
        Principal: '*',
        Condition: {
          StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
          Bool: { 'aws:SecureTransport': 'true' },
        },
      },
      undefined,
    ],
    [
      'an account, under a condition',
      { Principal: { AWS: '111122223333' }, Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
      undefined,
    ],
  ]
  test.each(table)('%s', (_name, statement, principal) => {
    expect(statementsOf(policy(statement)).statements).toEqual([
      principal === undefined ? { id: 'a' } : { id: 'a', principal },
    ])
  })

  test('has all its statements', () => {
    const { statements: read } = statementsOf(
      policy({ Sid: 'one', Principal: '*' }, { Sid: 'two', Principal: { AWS: '444455556666' } }),
    )
    expect(read).toEqual([
      { id: 'one', principal: '*' },
      { id: 'two', principal: '444455556666' },
    ])
  })

  test.each(['', '<html>', '{}', '{"Statement":{}}', '{"Statement":[{}]}', '{"Statement":[null]}'])(
    'what is not a policy is never "no statements": %j',
    (text) => {
      expect(() => statementsOf(text)).toThrow()
    },
  )
})
