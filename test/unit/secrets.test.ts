import { describe, expect, test } from '@jest/globals'
import { plain } from '../../src/report/markdown.ts'
import { newSecrets, secretsIn } from '../../src/secrets.ts'

describe('a text', () => {
  const secret = 'wJalr/XUtn+FEMI_"K7"='
  const { learn, hide } = newSecrets()

  test('stays as it is where nothing is secret', () => {
    expect(hide(secret)).toBe(secret)
  })

  test.each([
    ['as it is', secret],
    ['in the address of a request', encodeURIComponent(secret)],
    ['in JSON', JSON.stringify({ token: secret })],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in the header of a request', Buffer.from(`me:${secret}`).toString('base64')],
    ['in a cookie', Buffer.from(`me: ${secret} `).toString('base64')],
    ['in a summary', plain(secret)],
    ['in a token', Buffer.from(secret).toString('base64url')],
  ])('loses a secret, wherever it stands: %s', (_name, form) => {
    learn(`${secret}\n`)
    const hidden = hide(`before ${form} and ${form} after`)
    expect(hidden).toMatch(/^before .*\*\*\*.* and .*\*\*\*.* after$/)
    expect(hidden).not.toMatch(/wJalr|UtnF|GVE1J|VNS|RkVNS/)
  })

  test('loses a longer secret that begins with a shorter one as a whole', () => {
    learn('abcdefgh')
    learn('abcdefgh-more')
    expect(hide('abcdefgh-more, abcdefgh')).toBe('***, ***')
  })

  test('keeps words that are too short to be a secret', () => {
    learn('rig')
    expect(hide('the right rig')).toBe('the right rig')
  })
})

test('a step is started with the secrets of AWS, of the runner and of GitHub', () => {
  const secrets = {
    AWS_SECRET_ACCESS_KEY: 'a',
    AWS_SESSION_TOKEN: ' b\n',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'c',
    ACTIONS_RUNTIME_TOKEN: 'd',
    'INPUT_GITHUB-TOKEN': 'e',
  }
  const others = { AWS_REGION: 'eu-west-1', GITHUB_TOKEN: '', PATH: '/bin' }
  expect(secretsIn({ ...secrets, ...others })).toEqual(['a', 'b', 'c', 'd', 'e'])
})
