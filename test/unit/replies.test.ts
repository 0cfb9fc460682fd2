import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { usualDeadlines } from '../../src/deadlines.ts'
import { fixed } from '../../src/regions/keys.ts'
import { lambdaIn } from '../../src/regions/lambda.ts'
import { ssmIn } from '../../src/regions/ssm.ts'

const keys = fixed({ accessKeyId: 'AKIA', secretAccessKey: 'secret' })
const noPause = (): Promise<void> => Promise.resolve()
const pace = {
  sleep: noPause,
  wait: noPause,
  goOn: (): void => undefined,
  deadlines: usualDeadlines,
  trace: (): void => undefined,
}

/** What is answered in turn, the last one for good. */
let replies: readonly string[]
let asked: number

const server = createServer((request, response) => {
  request.resume()
  response.end(replies[Math.min(asked++, replies.length - 1)])
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  asked = 0
})
afterAll(() => {
  delete process.env['AWS_ENDPOINT_URL']
  server.closeAllConnections()
  server.close()
})

describe('the versions of a layer', () => {
  const versions = () => lambdaIn('eu-west-1', keys, pace).versions('x')
  const page = (numbers: readonly number[], NextMarker?: string): string => {
    const LayerVersions = numbers.map((Version) => ({ LayerVersionArn: `arn:${Version}`, Version }))
    return JSON.stringify({ LayerVersions, NextMarker })
  }

  test('are the newest first, however they come', async () => {
    replies = [page([1, 3], 'more'), page([2, 4])]
    expect((await versions()).map(({ version }) => version)).toEqual([4, 3, 2, 1])
  })
})

describe('a reply that lacks what it must have is asked for again, and then named', () => {
  const lambda = () => lambdaIn('eu-west-1', keys, pace)
  const ssm = () => ssmIn('eu-west-1', keys, pace)
  const calls: [string, () => Promise<unknown>][] = [
    ['ListLayerVersions', () => lambda().versions('x')],
    ['GetLayerVersion', () => lambda().version('x', 1)],
    ['GetLayerVersionPolicy', () => lambda().statements('x', 1)],
    ['ListFunctions', () => lambda().versionsInUse('x')],
    ['GetParameter', () => ssm().value('/x')],
    ['PutParameter', () => ssm().put('/x', 'arn:3')],
  ]
  const bodies = ['null', '3', '{}', '{"LayerVersions":[null]}', '{"Policy":"null"}', '{"Functions":[null]}']
  const table = calls.flatMap(([operation, call]) => bodies.map((body) => [operation, body, call] as const))

  test.each(table)('%s: %s', async (operation, body, call) => {
    replies = [body]
    await expect(call()).rejects.toThrow(`The reply to ${operation} was empty or cut short.`)
    expect(asked).toBe(4)
  })
})

describe('the value of a parameter', () => {
  const value = (): Promise<string | undefined> => ssmIn('eu-west-1', keys, pace).value('/x')
  const parameter = (Type: string): string => JSON.stringify({ Parameter: { Value: 'arn:3', Type } })

  test('is a text', async () => {
    replies = [parameter('String')]
    expect(await value()).toBe('arn:3')
  })

  test.each(['SecureString', 'StringList'])('is never taken from a %s, nor asked for again', async (type) => {
    replies = [parameter(type)]
    await expect(value()).rejects.toThrow('another type than String')
    expect(asked).toBe(1)
  })
})
