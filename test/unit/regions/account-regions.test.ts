import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { ec2Endpoint } from '../../../src/aws-names/ec2-endpoint.ts'
import { defaultEndpoints } from '../../../src/aws-names/endpoints.ts'
import { noRegions } from '../../../src/aws-names/region-selection.ts'
import { defaultDeadlines } from '../../../src/base/deadlines.ts'
import { messageOf } from '../../../src/base/problem.ts'
import type { ResolvedRegions } from '../../../src/layer/resolved-regions.ts'
import { regionsOfAccount } from '../../../src/regions/account-regions.ts'
import { callContext } from '../../../src/regions/calls/call-context.ts'
import { inFirstOf } from '../../../src/regions/calls/first-region.ts'
import { fixedKeys } from '../../../src/regions/calls/keys.ts'

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' }

interface Seen {
  readonly message: IncomingMessage
  readonly body: string
}

/** Resolves a pattern against a server that gives these responses, each a status and a body, and the last one to all later requests. */
async function resolved(
  pattern: string,
  responses: readonly (readonly [number, string])[],
): Promise<{ result: ResolvedRegions | string; seen: Seen[] }> {
  const seen: Seen[] = []
  const server = createServer(async (message, response) => {
    seen.push({ message, body: await text(message) })
    const [status, body] = responses[Math.min(seen.length, responses.length) - 1] ?? [500, '']
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const settings = {
    sleep: () => Promise.resolve(),
    deadlines: defaultDeadlines,
    trace: () => undefined,
    hide: String,
    clientSettings: {
      endpoints: { ...defaultEndpoints, custom: new Map([['ec2', endpoint] as const]) },
      httpsAgent: {},
    },
  }
  const wanted = { required: { ...noRegions, patterns: [pattern] }, optional: noRegions }
  const query = { wanted, account: '123456789012', partition: 'aws', inFirst: inFirstOf(['eu-west-1']) }
  const context = callContext(settings, new AbortController().signal)
  const result = await regionsOfAccount(query, fixedKeys(credentials), context).catch(messageOf)
  server.close()
  server.closeAllConnections()
  return { result, seen }
}

function listOf(regions: Record<string, string>): readonly [number, string] {
  const items = Object.entries(regions).map(
    ([region, status]) =>
      `<item><regionName>${region}</regionName><optInStatus>${status}</optInStatus></item>`,
  )
  return [
    200,
    `<DescribeRegionsResponse><regionInfo>${items.join('')}</regionInfo></DescribeRegionsResponse>`,
  ]
}

function errorOf(status: number, code: string, message: string): readonly [number, string] {
  const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`
  return [status, `<Response><Errors>${error}</Errors><RequestID>x</RequestID></Response>`]
}

const list = listOf({
  'eu-west-1': 'opt-in-not-required',
  'eu-south-1': 'not-opted-in',
  'eu-south-2': 'opted-in',
})

test('the Regions of an account are those that need no opt-in or are opted in', async () => {
  const { result } = await resolved('eu-*', [list])
  expect(result).toMatchObject({ regions: ['eu-south-2', 'eu-west-1'], notEnabled: ['eu-south-1'] })
})

/** Computes the signature of a request from what arrived (AWS: "Create a signed AWS API request"). */
function signatureOf({ message, body }: Seen): string {
  const { headers, method = '', url = '' } = message
  const [, date = '', signed = ''] =
    /Credential=[^/]+\/(\d+)\/.*SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? []
  const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex')
  const lines = signed.split(';').map((name) => `${name}:${String(headers[name])}\n`)
  const canonical = [method, url, '', lines.join(''), signed, sha256(body)].join('\n')
  const scope = `${date}/eu-west-1/ec2/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', String(headers['x-amz-date']), scope, sha256(canonical)].join('\n')
  const key = [date, 'eu-west-1', 'ec2', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${credentials.secretAccessKey}`,
  )
  return createHmac('sha256', key).update(toSign).digest('hex')
}

test('the request is signed for EC2, with the session token', async () => {
  const { seen } = await resolved('eu-*', [list])
  const [first] = seen
  expect(seen).toHaveLength(1)
  expect(first?.body).toBe('Action=DescribeRegions&AllRegions=true&Version=2016-11-15')
  expect(first?.message.headers['x-amz-security-token']).toBe('token')
  expect(first?.message.headers.authorization).toContain(`Signature=${first && signatureOf(first)}`)
})

test.each<[string, readonly [number, string]]>([
  ['an empty response', [200, '']],
  ['a page of a proxy', [200, '<html><body>Sign in</body></html>']],
  ['a truncated response', [200, list[1].slice(0, 150)]],
  ['a list without an enabled Region', listOf({ 'eu-south-1': 'not-opted-in' })],
  ['an unknown status', listOf({ 'eu-west-1': 'maybe' })],
  ['a name that is no Region', listOf({ 'eu-west-1': 'opted-in', '../x': 'opted-in' })],
  ['an error of the server', [500, '']],
  ['a limit of requests', errorOf(503, 'RequestLimitExceeded', 'Request limit exceeded.')],
])('after %s, the action asks again', async (_, response) => {
  const { result, seen } = await resolved('eu-*', [response, list])
  expect(result).toMatchObject({ regions: ['eu-south-2', 'eu-west-1'] })
  expect(seen).toHaveLength(2)
})

test.each<[string, readonly [number, string], number, string]>([
  [
    'missing permission',
    errorOf(403, 'UnauthorizedOperation', 'You are not authorized to perform this operation.'),
    1,
    'list the Regions instead of the pattern: "eu-west-1, eu-west-2, eu-west-3".',
  ],
  [
    'service control policy',
    errorOf(
      403,
      'UnauthorizedOperation',
      'User: x is not authorized to perform: ec2:DescribeRegions with an explicit deny in a service control policy',
    ),
    1,
    'service control policy (SCP) of the organization denies this',
  ],
  [
    'response that never changes',
    [200, '<html/>'],
    4,
    'The response to DescribeRegions was empty, truncated',
  ],
])('a %s is final', async (_, response, requests, error) => {
  const { result, seen } = await resolved('eu-west-*', [response])
  expect(result).toContain(error)
  expect(seen).toHaveLength(requests)
})

test.each([
  ['eu-west-1', {}, 'https://ec2.eu-west-1.amazonaws.com'],
  ['cn-north-1', {}, 'https://ec2.cn-north-1.amazonaws.com.cn'],
  ['eusc-de-east-1', {}, 'https://ec2.eusc-de-east-1.amazonaws.eu'],
  ['us-east-1', { fips: true }, 'https://ec2-fips.us-east-1.amazonaws.com'],
  ['us-gov-west-1', { fips: true }, 'https://ec2.us-gov-west-1.amazonaws.com'],
  ['us-gov-west-1', {}, 'https://ec2.us-gov-west-1.amazonaws.com'],
  ['eu-west-1', { dualStack: true }, 'https://ec2.eu-west-1.api.aws'],
  ['us-east-1', { fips: true, dualStack: true }, 'https://ec2-fips.us-east-1.api.aws'],
])('the endpoint of EC2 in %s with %j is %s', (region, settings, expected) => {
  expect(ec2Endpoint(region, { ...defaultEndpoints, ...settings })).toBe(expected)
})
