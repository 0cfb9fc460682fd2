import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { sourceFromEnvironment } from '../../../src/regions/credentials/credentials.ts'
import { credentialErrors } from '../../../src/aws-names/credential-variables.ts'
import { textsOf } from '../../../src/base/message.ts'

const keys = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret/+=' }
const role = { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/x', AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere' }

function tokenFile(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'token-')), 'token')
  writeFileSync(path, text)
  return path
}

describe('credentials of the environment', () => {
  test.each<[string, Record<string, string>, string]>([
    ['a line end', { ...keys, AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE\n' }, 'AWS_ACCESS_KEY_ID'],
    ['a byte order mark', { ...keys, AWS_SECRET_ACCESS_KEY: '\ufeffsecret' }, 'AWS_SECRET_ACCESS_KEY'],
    ['a carriage return', { ...keys, AWS_SESSION_TOKEN: 'canary\r' }, 'AWS_SESSION_TOKEN'],
    ['a blank', { ...keys, AWS_SESSION_TOKEN: ' ' }, 'AWS_SESSION_TOKEN'],
    [
      'a letter that no header can have',
      { ...keys, AWS_SECRET_ACCESS_KEY: 'sécret' },
      'AWS_SECRET_ACCESS_KEY',
    ],
    ['a temporary key alone', { ...keys, AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE' }, 'AWS_SESSION_TOKEN'],
    ['a role with a line end', { ...role, AWS_ROLE_ARN: `${role.AWS_ROLE_ARN}\r\n` }, 'AWS_ROLE_ARN'],
    ['a session name with a blank', { ...role, AWS_ROLE_SESSION_NAME: 'a b' }, 'AWS_ROLE_SESSION_NAME'],
    [
      'a token of UTF-16',
      { ...role, AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile('\ufeffe\0y\0') },
      'AWS_WEB_IDENTITY_TOKEN_FILE',
    ],
    [
      'two tokens',
      { ...role, AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile('eyJ\neyJ\n') },
      'AWS_WEB_IDENTITY_TOKEN_FILE',
    ],
  ])('with %s are rejected, with the name of the variable', (_what, env, variable) => {
    const errors = textsOf(credentialErrors(env))
    expect(errors).toEqual([expect.stringContaining(variable)])
    expect(errors.join()).not.toMatch(/canary|eyJ/)
  })

  test.each<[string, Record<string, string>]>([
    ['keys', keys],
    ['keys with an empty session token, as other actions leave it', { ...keys, AWS_SESSION_TOKEN: '' }],
    ['a role with a token file to come', role],
    [
      'a token with the line end that programs write',
      { ...role, AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile('eyJ\r\n') },
    ],
    ['nothing', {}],
  ])('%s are accepted', (_what, env) => {
    expect(credentialErrors(env)).toEqual([])
  })
})

test.each([
  ['release-42', 'from-variable', 'release-42'],
  [undefined, 'from-variable', 'from-variable'],
  [undefined, undefined, 'lambda-layer-everywhere'],
])('a role with a token file: %s before %s is %s', (sessionName, AWS_ROLE_SESSION_NAME, expected) => {
  const env = { ...role, ...(AWS_ROLE_SESSION_NAME && { AWS_ROLE_SESSION_NAME }) }
  const source = sourceFromEnvironment(env, { sessionName, durationSeconds: 900 }, () => undefined)
  expect(source).toMatchObject({ role: { sessionName: expected, durationSeconds: 900 } })
})
