import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { endpointsIn } from '../../../src/aws-names/endpoints.ts'
import type { EndpointSettings } from '../../../src/aws-names/endpoints.ts'
import { textsOf } from '../../../src/base/message.ts'

/** Returns the endpoint settings with a shared config file and these variables. */
function judged(config: string, env: Record<string, string> = {}): EndpointSettings {
  const path = join(mkdtempSync(join(tmpdir(), 'config-')), 'config')
  writeFileSync(path, config)
  return endpointsIn({ HOME: '/nowhere', AWS_CONFIG_FILE: path, ...env })
}

function urls({ endpoints }: EndpointSettings): Record<string, string> {
  return Object.fromEntries(endpoints.custom)
}

const local = 'http://127.0.0.1:4566/'
const everywhere = { lambda: local, sts: local, s3: local, ssm: local, ec2: local }
const inServices = '[services my]\nlambda =\n  endpoint_url = http://127.0.0.1:4566\n'

describe('an endpoint in the shared config file', () => {
  test.each<[string, string, Record<string, string>, Record<string, string>]>([
    ['of the default profile', '[default]\nendpoint_url = http://127.0.0.1:4566', {}, everywhere],
    [
      'with a byte order mark and CRLF',
      '\ufeff[default]\r\nEndpoint_URL=http://127.0.0.1:4566\r\n',
      {},
      everywhere,
    ],
    ['with comments', '# x\n[default] # y\nendpoint_url = http://127.0.0.1:4566 ; z', {}, everywhere],
    [
      'of AWS_PROFILE',
      '[profile ci]\nendpoint_url = http://127.0.0.1:4566',
      { AWS_PROFILE: 'ci' },
      everywhere,
    ],
    [
      'of a name in quotes',
      '[profile "a b"]\nendpoint_url = http://127.1:4566',
      { AWS_PROFILE: 'a b' },
      everywhere,
    ],
    ['of another profile', '[profile ci]\nendpoint_url = http://127.0.0.1:4566', {}, {}],
    ['of one service', `[default]\nservices = my\n${inServices}`, {}, { lambda: local }],
    ['of services that no profile names', `[default]\nregion = x\n${inServices}`, {}, {}],
    ['below another setting', '[default]\ns3 =\n  endpoint_url = http://127.0.0.1:4566', {}, {}],
    ['that is empty', '[default]\nendpoint_url =', {}, {}],
    [
      'of one service, more than the one for all',
      `[default]\nservices = my\nendpoint_url = https://all.example\n${inServices}`,
      {},
      {
        ...{ lambda: local, sts: 'https://all.example/', s3: 'https://all.example/' },
        ...{ ssm: 'https://all.example/', ec2: 'https://all.example/' },
      },
    ],
    [
      'less than any variable',
      `[default]\nservices = my\n${inServices}`,
      { AWS_ENDPOINT_URL: 'https://all.example', AWS_ENDPOINT_URL_S3: 'https://s3.example' },
      {
        ...{ lambda: 'https://all.example/', sts: 'https://all.example/' },
        ...{ s3: 'https://s3.example/', ssm: 'https://all.example/', ec2: 'https://all.example/' },
      },
    ],
    [
      'that is to be ignored',
      '[default]\nendpoint_url = http://evil\nignore_configured_endpoint_urls = TRUE',
      {},
      {},
    ],
  ])('%s', (_name, config, env, expected) => {
    const found = judged(config, env)
    expect(urls(found)).toEqual(expected)
    expect(found.errors).toEqual([])
    expect(found.warnings.length).toBe(new Set(Object.values(expected)).size)
  })

  test('is reported with its location, in warnings and errors', () => {
    expect(textsOf(judged('[default]\nendpoint_url = https://all.example/x').warnings)).toEqual([
      expect.stringMatching(
        /^"endpoint_url" in \[default\] of .*config sends calls to https:\/\/all\.example instead/,
      ),
    ])
    expect(textsOf(judged('[default]\nendpoint_url = HTTP://all.example').errors)).toEqual([
      expect.stringMatching(/^"endpoint_url" in \[default\] of .* is neither an "https:\/\/" URL/),
    ])
  })

  test('can be in the credentials file too', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'config-')), 'credentials')
    writeFileSync(path, '[ci]\nendpoint_url = http://evil.example\n')
    const env = { HOME: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: path, AWS_PROFILE: 'ci' }
    expect(endpointsIn(env).errors).toHaveLength(1)
  })

  test('that cannot be read is an error with the path of the file', () => {
    const directory = mkdtempSync(join(tmpdir(), 'config-'))
    expect(textsOf(endpointsIn({ HOME: '/nowhere', AWS_CONFIG_FILE: directory }).errors)).toEqual([
      expect.stringContaining(`The AWS settings in ${directory} cannot be read`),
    ])
  })
})

describe('FIPS and dual-stack endpoints', () => {
  test.each(['true', 'True', 'TRUE', ' true '])('are set by any spelling of true: %j', (word) => {
    const env = { AWS_USE_FIPS_ENDPOINT: word, AWS_USE_DUALSTACK_ENDPOINT: word }
    expect(judged('', env).endpoints).toMatchObject({ fips: true, dualStack: true })
    expect(judged(`[default]\nuse_fips_endpoint = ${word}`).endpoints.fips).toBe(true)
  })

  test('a variable takes precedence over the file', () => {
    expect(
      judged('[default]\nuse_fips_endpoint = true', { AWS_USE_FIPS_ENDPOINT: 'False' }).endpoints.fips,
    ).toBe(false)
  })

  test.each(['yes', '1', 'truee'])('are rejected with other values: %s', (word) => {
    expect(textsOf(judged('', { AWS_USE_FIPS_ENDPOINT: word }).errors)).toEqual([
      `AWS_USE_FIPS_ENDPOINT is "${word}", but only "true" and "false" are allowed. Correct it, or remove it.`,
    ])
  })

  test('are rejected together with a custom endpoint', () => {
    const env = { AWS_USE_FIPS_ENDPOINT: 'true', AWS_ENDPOINT_URL_S3: 'https://s3.example' }
    expect(textsOf(judged('', env).errors)).toEqual([
      expect.stringContaining('AWS_USE_FIPS_ENDPOINT and AWS_ENDPOINT_URL_S3 are both set'),
    ])
  })
})
