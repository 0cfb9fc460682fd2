import { describe, expect, test } from '@jest/globals'
import { isSafeForSecrets } from '../../../src/network/connections.ts'
import { isExempt } from '../../../src/network/no-proxy.ts'
import { bypassesProxy, proxyIn, proxySecretsIn } from '../../../src/network/proxies.ts'

describe('NO_PROXY', () => {
  const table: [string, string, number, boolean][] = [
    ['*', 'lambda.eu-west-1.amazonaws.com', 443, true],
    ['amazonaws.com', 'lambda.eu-west-1.amazonaws.com', 443, true],
    ['.amazonaws.com', 'lambda.eu-west-1.amazonaws.com', 443, true],
    ['*.amazonaws.com', 'lambda.eu-west-1.amazonaws.com', 443, true],
    ['AmazonAWS.com.', 'lambda.eu-west-1.amazonaws.com', 443, true],
    ['.amazonaws.com', 'amazonaws.com', 443, true],
    ['azonaws.com', 'lambda.eu-west-1.amazonaws.com', 443, false],
    ['lambda.eu-west-1.amazonaws.com', 'amazonaws.com', 443, false],
    ['a.example , b.example', 'b.example', 443, true],
    ['a.example b.example', 'x.b.example', 443, true],
    ['a.example:8443', 'a.example', 443, false],
    ['a.example:443', 'a.example', 443, true],
    ['10.1.2.3', '10.1.2.3', 443, true],
    ['2.3', '10.1.2.3', 443, false],
    ['10.0.0.0/8', '10.1.2.3', 443, true],
    ['10.0.0.0/8', '11.1.2.3', 443, false],
    ['10.0.0.0/99', '10.1.2.3', 443, false],
    ['10.1.2.3:443', '10.1.2.3', 443, true],
    ['fd00::/8', '[fd12::1]', 443, true],
    ['[fd12:0::1]', 'fd12::1', 443, true],
    ['[fd12::1]:8443', 'fd12::1', 443, false],
    ['', 'a.example', 443, false],
    [',,', 'a.example', 443, false],
    ['.', 'a.example', 443, false],
  ]
  test.each(table)('%j exempts %s:%d from the proxy: %s', (noProxy, host, port, direct) => {
    expect(isExempt(noProxy, { host, port })).toBe(direct)
  })

  test.each(['localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])(
    'never matters for this machine: %s',
    (host) => {
      expect(bypassesProxy({}, { host, port: 443 })).toBe(true)
    },
  )

  test('in lower case takes precedence', () => {
    const env = { no_proxy: 'a.example', NO_PROXY: '*' }
    expect(bypassesProxy(env, { host: 'b.example', port: 443 })).toBe(false)
  })
})

describe('the proxy', () => {
  test.each([
    ['http://proxy.example:3128', 'proxy.example:3128'],
    ['proxy.example:3128', 'proxy.example:3128'],
    ['proxy.example', 'proxy.example:80'],
    ['https://proxy.example', 'proxy.example:443'],
    [' HTTP://u:p%40ss@proxy.example:8080/ ', 'proxy.example:8080'],
    ['[fd00::1]:3128', '[fd00::1]:3128'],
  ])('%s is %s', (HTTPS_PROXY, host) => {
    expect(proxyIn({ HTTPS_PROXY })).toMatchObject({ host, variable: 'HTTPS_PROXY' })
  })

  test('is that of the variable in lower case first, and an empty variable is ignored', () => {
    expect(proxyIn({ https_proxy: 'one', HTTPS_PROXY: 'other' })?.variable).toBe('https_proxy')
    expect(proxyIn({ https_proxy: '', HTTPS_PROXY: 'other' })?.variable).toBe('HTTPS_PROXY')
    expect(proxyIn({ HTTPS_PROXY: ' ', HTTP_PROXY: 'other' })).toBeUndefined()
  })

  test.each(['socks5://u:canary@proxy.example:1080', 'http://', 'http://a b', 'http://u:%zz@proxy.example'])(
    'is refused without its value where it is none: %s',
    (HTTPS_PROXY) => {
      expect(() => proxyIn({ HTTPS_PROXY })).toThrow(/^HTTPS_PROXY is not the URL of a proxy(?!.*canary)/)
    },
  )

  test('has a password whose forms are all secrets', () => {
    expect(proxySecretsIn({ HTTP_PROXY: 'http://u:p%40ss@proxy.example' })).toEqual(
      expect.arrayContaining(['p%40ss', 'p@ss', 'u:p@ss']),
    )
    expect(proxySecretsIn({ HTTPS_PROXY: 'http://u@proxy.example', https_proxy: 'no proxy' })).toEqual([])
  })
})

test.each([
  ['https://example.com', true],
  ['http://127.0.0.1:4566', true],
  ['HTTP://127.1', true],
  ['http://2130706433', true],
  ['http://localhost:1', true],
  ['http://[::1]:1', true],
  ['http://localhost.', false],
  ['http://127.0.0.1.evil.example', false],
  ['http://localhost.evil.example', false],
  ['http://127.0.0.1@evil.example', false],
  ['http://0.0.0.0', false],
  ['http://[::ffff:8.8.8.8]', false],
  ['ftp://127.0.0.1', false],
])('%s is safe to send secrets to: %s', (url, safe) => {
  expect(isSafeForSecrets(new URL(url))).toBe(safe)
})
