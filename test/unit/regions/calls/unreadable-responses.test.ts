import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { defaultDeadlines } from '../../../../src/base/deadlines.ts'
import { reasonOf } from '../../../../src/base/problem.ts'
import { senderWith } from '../../../../src/regions/calls/send.ts'
import { defaultEndpoints, services } from '../../../../src/aws-names/endpoints.ts'
import { fixedKeys } from '../../../../src/regions/calls/keys.ts'
import { lambdaIn } from '../../../../src/regions/calls/lambda.ts'
import { Cancelled } from '../../../../src/regions/calls/stopped-call.ts'
import { ssmIn } from '../../../../src/regions/calls/ssm.ts'
import { usualPatience } from '../../../../src/regions/calls/patience.ts'
import { rateLimit } from '../../../../src/regions/calls/rate-limit.ts'

const owned = { region: 'eu-west-1', account: '111122223333' }
const keys = fixedKeys({ accessKeyId: 'AKIA', secretAccessKey: 'secret' })
const noPause = (): Promise<void> => Promise.resolve()
const context = {
  sleep: noPause,
  wait: noPause,
  patience: usualPatience,
  rateLimit: rateLimit(noPause),
  throwIfEnded: (): void => undefined,
  deadlines: defaultDeadlines,
  trace: (): void => undefined,
  clientSettings: { endpoints: defaultEndpoints, httpsAgent: {} },
  hide: (text: string) => text,
}

const arn = 'arn:aws:lambda:eu-west-1:111122223333:layer:x'
const hash = Buffer.alloc(32).toString('base64')

/** What is answered in turn, the last one for good. */
let replies: readonly string[]
let asked: number

const server = createServer((request, response) => {
  request.resume()
  response.end(replies[Math.min(asked++, replies.length - 1)])
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const custom = new Map(services.map((service) => [service, url] as const))
  context.clientSettings.endpoints = { ...defaultEndpoints, custom }
})
beforeEach(() => {
  asked = 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('the versions of a layer', () => {
  const versions = () => lambdaIn(owned, keys, context).versions('x')
  const page = (numbers: readonly number[], NextMarker?: string): string => {
    const LayerVersions = numbers.map((Version) => ({ LayerVersionArn: `${arn}:${Version}`, Version }))
    return JSON.stringify({ LayerVersions, NextMarker })
  }

  test('are sorted, newest first', async () => {
    replies = [page([1, 3], 'more'), page([2, 4])]
    expect((await versions()).map(({ version }) => version)).toEqual([4, 3, 2, 1])
  })

  test('are rejected if the pages repeat', async () => {
    replies = [page([1], 'more')]
    await expect(versions()).rejects.toThrow(
      'The response to ListLayerVersions was empty, truncated, or about another request.',
    )
    expect(asked).toBe(8)
  })
})

describe('a request whose response is not valid is sent again, and then fails', () => {
  const lambda = () => lambdaIn(owned, keys, context)
  const ssm = () => ssmIn(owned, keys, context)
  const calls: [string, () => Promise<unknown>][] = [
    ['ListLayerVersions', () => lambda().versions('x')],
    ['GetLayerVersion', () => lambda().version('x', 1)],
    ['GetLayerVersionPolicy', () => lambda().statements('x', 1)],
    ['ListFunctions', () => lambda().uses('x')],
    ['GetParameter', () => ssm().value('/x')],
    ['PutParameter', () => ssm().put('/x', 'arn:3', undefined)],
  ]
  const bodies = ['null', '3', '{}', '{"LayerVersions":[null]}', '{"Policy":"null"}', '{"Functions":[null]}']
  const table = calls.flatMap(([operation, call]) => bodies.map((body) => [operation, body, call] as const))

  test.each(table)('%s: %s', async (operation, body, call) => {
    replies = [body]
    await expect(call()).rejects.toThrow(
      `The response to ${operation} was empty, truncated, or about another request.`,
    )
    expect(asked).toBe(4)
  })
})

describe('a version', () => {
  const versionIn = (LayerVersionArn: string, Version: unknown): string =>
    JSON.stringify({ LayerVersionArn, Version, Content: { CodeSha256: hash } })
  const release = {
    layerName: 'x',
    content: { zip: [Buffer.from('AA==')] },
    description: '',
    licenseInfo: '',
    runtimes: [],
    architectures: [],
  }

  test.each([
    ['of another layer', `${arn}y:3`, 3],
    ['of another Region', `${arn.replace('eu-west-1', 'us-east-1')}:3`, 3],
    ['whose number is not that of its ARN', `${arn}:4`, 3],
    ['whose number is a text', `${arn}:3`, '3'],
    ['whose number is negative', `${arn}:-3`, -3],
    ['whose number is no whole one', `${arn}:1.5`, 1.5],
  ])('%s is rejected in the response to a publish', async (_what, given, number) => {
    replies = [versionIn(given, number)]
    await expect(lambdaIn(owned, keys, context).publish(release)).rejects.toMatchObject({ refused: false })
    expect(asked).toBe(1)
  })

  test('prints no warning of the SDK if its publish fails', async () => {
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    replies = ['no JSON']
    await expect(lambdaIn(owned, keys, context).publish(release)).rejects.toMatchObject({ refused: false })
    expect(warned).not.toHaveBeenCalled()
    warned.mockRestore()
  })

  test('with another number than requested is rejected', async () => {
    replies = [versionIn(`${arn}:3`, 3)]
    const lambda = lambdaIn(owned, keys, context)
    expect(await lambda.version('x', 3)).toMatchObject({ version: 3 })
    await expect(lambda.version('x', 4)).rejects.toThrow('empty, truncated, or about another request')
  })
})

test('a request that waits for the rate limit is not sent after the end of the run', async () => {
  replies = ['{"AccountUsage":{"TotalCodeSize":1},"AccountLimit":{"TotalCodeSize":2}}']
  let isOver = false
  // No time passes, in which the next turn could come.
  const now = jest.spyOn(performance, 'now').mockReturnValue(1_000)
  const sleep = (): Promise<void> => {
    isOver = true
    return Promise.resolve()
  }
  const lambda = lambdaIn(owned, keys, {
    ...context,
    rateLimit: rateLimit(sleep),
    throwIfEnded: () => {
      if (isOver) throw new Cancelled(AbortSignal.abort(), defaultDeadlines)
    },
  })
  for (let burst = 5; burst > 0; burst -= 1) await lambda.codeStorage()
  await expect(lambda.codeStorage()).rejects.toThrow(
    'The run was cancelled before this was done. Re-run the job.',
  )
  expect(asked).toBe(5)
  now.mockRestore()
})

test('keys that are renewed after the end of the run are not used', async () => {
  const sent: string[] = []
  let isOver = false
  const renew = (): Promise<'renewed'> => {
    isOver = true
    return Promise.resolve('renewed')
  }
  const throwIfEnded = (): void => {
    if (isOver) throw new Cancelled(AbortSignal.abort(), defaultDeadlines)
  }
  const send = senderWith({ ...keys, renew }, { ...context, throwIfEnded }, reasonOf)
  const call = (): Promise<never> => {
    sent.push('it')
    return Promise.reject(Object.assign(new Error('expired'), { name: 'ExpiredTokenException' }))
  }
  await expect(send('PublishLayerVersion', call)).rejects.toThrow('The run was cancelled')
  expect(sent).toEqual(['it'])
})

describe('a parameter that is written', () => {
  const read = (Value: string): string => JSON.stringify({ Parameter: { Name: '/x', Value, Type: 'String' } })
  const written = '{"Version":2,"Tier":"Standard"}'
  const put = () => ssmIn(owned, keys, context).put('/x', 'arn:3', 'arn:2')

  const stale = Array.from({ length: 6 }, () => read('arn:2'))

  test('is read until it has its new value, and written once', async () => {
    replies = [written, read('arn:2'), read('arn:2'), read('arn:3')]
    await put()
    expect(asked).toBe(4)
  })

  test('is written again if it keeps its previous value, because the response was about another request', async () => {
    replies = [written, ...stale, written, read('arn:3')]
    await put()
    expect(asked).toBe(9)
  })

  test('fails if it never has another value', async () => {
    replies = [written, ...stale, written, ...stale]
    await expect(put()).rejects.toThrow('still has its previous value')
    expect(asked).toBe(14)
  })

  test('can have the value of another run', async () => {
    replies = [written, read('arn:4')]
    await put()
    expect(asked).toBe(2)
  })
})

describe('the value of a parameter', () => {
  const value = (): Promise<string | undefined> => ssmIn(owned, keys, context).value('/x')
  const parameter = (Type: string): string =>
    JSON.stringify({ Parameter: { Name: '/x', Value: 'arn:3', Type } })

  test('is a text', async () => {
    replies = [parameter('String')]
    expect(await value()).toBe('arn:3')
  })

  test.each(['SecureString', 'StringList'])(
    'is never read from a %s, and the request is not repeated',
    async (type) => {
      replies = [parameter(type)]
      await expect(value()).rejects.toThrow('its type is not String')
      expect(asked).toBe(1)
    },
  )
})
