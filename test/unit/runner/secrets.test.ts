import { describe, expect, test } from '@jest/globals'
import { urlSecretsIn } from '../../../src/base/url-secrets.ts'
import { escapeMarkdown } from '../../../src/report/markdown.ts'
import { foreignSecretsIn, newSecrets, secretsIn } from '../../../src/runner/secrets.ts'

describe('a text', () => {
  const secret = 'wJalr/XUtn+FEMI_"K7"='
  const { add, hide } = newSecrets()

  test('is not changed if it contains no secret', () => {
    expect(hide(secret)).toBe(secret)
  })

  test.each([
    ['as it is', secret],
    ['in the address of a request', encodeURIComponent(secret)],
    ['in JSON', JSON.stringify({ token: secret })],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in the header of a request', Buffer.from(`me:${secret}`).toString('base64')],
    ['in a cookie', Buffer.from(`me: ${secret} `).toString('base64')],
    ['in a summary', escapeMarkdown(secret)],
    ['in a token', Buffer.from(secret).toString('base64url')],
  ])('does not show a secret: %s', (_name, form) => {
    add(`${secret}\n`)
    const hidden = hide(`before ${form} and ${form} after`)
    expect(hidden).toMatch(/^before .*\*\*\*.* and .*\*\*\*.* after$/)
    expect(hidden).not.toMatch(/wJalr|UtnF|GVE1J|VNS|RkVNS/)
  })

  test('does not show the rest of a secret that begins with another one', () => {
    add('abcdefgh')
    add('abcdefgh-more')
    expect(hide('abcdefgh-more, abcdefgh')).toBe('***, ***')
  })

  test('shows words that are too short to be a secret', () => {
    add('rig')
    expect(hide('the right rig')).toBe('the right rig')
  })
})

describe('a name that the user gave', () => {
  const { add, keepReadable, isIn, hide } = newSecrets()
  add('sample-layer')
  add('layer-names-of-mine')
  keepReadable('the-sample-layer-of-mine')

  test('is readable although a secret is part of it, and the secret is hidden elsewhere', () => {
    expect(hide('arn:x:the-sample-layer-of-mine:3')).toBe('arn:x:the-sample-layer-of-mine:3')
    expect(hide('the password sample-layer')).toBe('the password ***')
    expect(hide('my-sample-layer-of-mine')).toBe('my-***-of-mine')
  })

  test('does not prevent that another secret that begins in it is hidden', () => {
    expect(hide('the-sample-layer-names-of-mine')).not.toContain('layer-names-of-mine')
  })

  test('is found to contain a secret', () => {
    expect([isIn('the-sample-layer-of-mine'), isIn('another')]).toEqual([true, false])
  })
})

test('the secrets of the environment are those of AWS, of the runner and of GitHub', () => {
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

describe('a URL', () => {
  const { hide } = newSecrets()

  test.each([
    ['https://me:pass-word@host.example/a.tgz', 'https://***@host.example/a.tgz'],
    ['https://ghp_token@github.com/o/r.git', 'https://***@github.com/o/r.git'],
    ['https://:only@host.example', 'https://***@host.example'],
    [
      'pkg @ git+https://me:p%40ss@host.example/r@v1#egg=pkg',
      'pkg @ git+https://***@host.example/r@v1#egg=pkg',
    ],
    ['https://me:p@ss@host.example/x', 'https://***@host.example/x'],
    ['https://me:pa/ss?w#d@host.example/x', 'https://***@host.example/x'],
    ['Input "x" is "https://me:pass..."', 'Input "x" is "https://***@"'],
    ["https://me:it's@host.example/x", 'https://***@host.example/x'],
    ['{"url":"https://me:secret@h.example/","b":"c@d"}', '{"url":"https://***@h.example/","b":"c@d"}'],
    ['//me:secret@host.example/simple', '//***@host.example/simple'],
    ['http://me:secret@[::1]:8080/x', 'http://***@[::1]:8080/x'],
    [
      'a https://me:one@h.example b https://you:two@h.example',
      'a https://***@h.example b https://***@h.example',
    ],
    ['https://h.example/a.whl?X-Amz-Signature=abc&v=1', 'https://h.example/a.whl?X-Amz-Signature=***&v=1'],
    ['https://h.example/a?access_token=abc#sha256=0123', 'https://h.example/a?access_token=***#sha256=0123'],
    ['https://h.example/a?v=1;sig=abc', 'https://h.example/a?v=1;sig=***'],
    ['https://h.example/a#access_token=abc', 'https://h.example/a#access_token=***'],
    [`https://h.example/a?t=${'x'.repeat(40)}`, 'https://h.example/a?t=***'],
    ["['https://a/x','https://user:PW@b/y']", "['https://a/x','https://***@b/y']"],
    ['https://a,https://user:PW@b;https://u2:PW2@c', 'https://a,https://***@b;https://***@c'],
    ['[https://x](https://user:PW@h)', '[https://x](https://***@h)'],
    ['https://h/x?redirect=https://user:PW@o', 'https://h/x?redirect=https://***@o'],
    ['https:\\/\\/user:PW@h\\/x', 'https:\\/\\/***@h\\/x'],
    ['Max retries exceeded with url: /x?token=S3cr3tToken', 'Max retries exceeded with url: /x?token=***'],
    ['broken by /o/p.whl?X-Amz-Signature=0123456789&v=1', 'broken by /o/p.whl?X-Amz-Signature=***&v=1'],
    ['//registry.example/:_authToken=abc', '//registry.example/:_authToken=***'],
    ['_password = "abc"', '_password = "***"'],
    ['npmAuthToken: abc', 'npmAuthToken: ***'],
    ['Authorization: Basic bWU6c2VjcmV0', 'Authorization: Basic ***'],
    ['authorization: Bearer abc.def', 'authorization: Bearer ***'],
  ])('is shown without user, password and tokens: %s', (text, expected) => {
    expect(hide(text)).toBe(expected)
    expect(hide(expected)).toBe(expected)
  })

  test.each([
    'git+ssh://git@github.com/octo-org/octo-repo.git#v1',
    'https://registry.example/@scope/name/-/name-1.0.0.tgz',
    'https://registry.example:8443/@scope/name@1.0.0',
    'http://127.0.0.1:8080/a?v=1&b=c',
    'https://[::1]:8080/@scope/a',
    'it is at http://127.0.0.1:8080, or (https://host.example:443).',
    'https://host.example:...',
    'https://localhost:PORT/@scope/x',
    'docker://alpine:3.18@sha256:abc',
    'webpack://foo:bar/./src/@x/y',
    'jdbc:mysql://h:3306,h2:3306/db@x',
    'http://host:{port}/@a/b',
    'https://a:80,https://h2/pkg@1',
    'https://h/x?keywords=typescript&author=requests&design=compass',
    `https://h/x?sha256=${'0123456789abcdef'.repeat(4)}`,
    'https://files.example/a-1.0.whl#sha256=0123456789012345678901234567890123456789',
    'arn:aws:lambda:eu-west-1:111122223333:layer:sample:1',
    'npm warn // see a@b.example',
    'file:///home/me/a@b',
    'name@npm:other@1.0.0',
  ])('without secrets is not changed: %s', (text) => {
    expect(hide(text)).toBe(text)
  })

  test('is found in a time that grows only linearly with the text', () => {
    for (const part of [
      '//',
      '//a:b',
      '//a@',
      '//a?b=',
      '&a=',
      ':_auth=',
      'authorization: basic ',
      '@',
      ' _auth ',
    ])
      expect(hide(part.repeat(200_000)).length).toBeGreaterThan(0)
  })
})

test('a truncated secret is hidden too if enough of it remains', () => {
  const { addForeignSecret, hide } = newSecrets()
  addForeignSecret('npm_AbCdEfGhIjKlMnOpQrStUvWxYz')
  expect(hide('the token npm_AbCdEfGhIj…')).toBe('the token ***…')
  expect(hide('is "npm_AbCdEfGhIj...", but')).toBe('is "***...", but')
  expect(hide('npm_Ab... and npm…')).toBe('npm_Ab... and npm…')
})

test('a URL in a manifest does not add words to hide that occur in other texts', () => {
  const { addForeignSecret, hide } = newSecrets()
  const manifest =
    '{"homepage":"https://h/?keywords=typescript&key=requestsonly","bugs":"https://h/?author=requests"}'
  for (const secret of urlSecretsIn(manifest)) addForeignSecret(secret)
  expect(hide('typescript 5.0.1, requests and requestsonly')).toBe(
    'typescript 5.0.1, requests and requestsonly',
  )
})

describe('secrets of other programs', () => {
  const env = {
    NPM_TOKEN: 'npm-token',
    UV_INDEX_MINE_PASSWORD: 'uv-password',
    npm_config__auth: Buffer.from('me:npm-basic-password').toString('base64'),
    'npm_config_//registry.example/:_authToken': 'npm-registry-token',
    BUNDLE_GEMS__EXAMPLE__COM: 'me:gem-password',
    POETRY_PYPI_TOKEN_MINE: 'poetry-token',
    SIGNING_SECRET: 'first-line\nsecond-line',
    PIP_INDEX_URL: 'https://me:p%C3%A4ss-word@index.example/simple',
    SHORT_TOKEN: 'short',
    MAVEN_OPTS: '-Xmx1g',
    BUNDLE_BUILD__NOKOGIRI: '--use-system-libraries',
    BUNDLE_LOCAL__RACK: '/home/me/rack',
    HOME: '/home/me',
  }
  const { addForeignSecret, keepReadable, isIn, hide } = newSecrets()
  for (const secret of foreignSecretsIn(env)) addForeignSecret(secret)
  keepReadable('layer-of-npm-token')

  test.each([
    'npm-token',
    'uv-password',
    env.npm_config__auth,
    'npm-basic-password',
    'npm-registry-token',
    'me:gem-password',
    'gem-password',
    'poetry-token',
    'first-line',
    'second-line',
    'p%C3%A4ss-word',
    'päss-word',
    Buffer.from('me:päss-word').toString('base64'),
  ])('are hidden in all texts: %s', (secret) => {
    expect(hide(`before ${secret} after`)).toMatch(/^before .?\*\*\*.* after$/)
  })

  test('do not include short words or the values of other variables', () => {
    const text = 'short -Xmx1g --use-system-libraries /home/me/rack index.example'
    expect(hide(text)).toBe(text)
  })

  test('remain in names of the user, without a warning, because GitHub does not mask them', () => {
    expect(hide('the layer layer-of-npm-token')).toBe('the layer layer-of-npm-token')
    expect(isIn('layer-of-npm-token')).toBe(false)
  })
})
