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

describe('a name that the user gave', () => {
  const { learn, spare, isIn, hide } = newSecrets()
  learn('sample-layer')
  learn('layer-names-of-mine')
  spare('the-sample-layer-of-mine')

  test('stays whole where a secret is a part of it, and nowhere else', () => {
    expect(hide('arn:x:the-sample-layer-of-mine:3')).toBe('arn:x:the-sample-layer-of-mine:3')
    expect(hide('the password sample-layer')).toBe('the password ***')
    expect(hide('my-sample-layer-of-mine')).toBe('my-***-of-mine')
  })

  test('hides no other secret that begins in it', () => {
    expect(hide('the-sample-layer-names-of-mine')).not.toContain('layer-names-of-mine')
  })

  test('is known to contain one', () => {
    expect([isIn('the-sample-layer-of-mine'), isIn('another')]).toEqual([true, false])
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
  const others = { AWS_REGION: 'eu-west-1', GITHUB_TOKEN: '', PATH: '/bin', AWS_ACCESS_KEY_ID: 'f' }
  expect(secretsIn({ ...secrets, ...others })).toEqual(['a', 'b', 'c', 'd', 'e'])
})
