import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Credentials } from '../../src/regions/credentials.ts'
import { lambdaIn } from '../../src/regions/lambda.ts'
import { ssmIn } from '../../src/regions/ssm.ts'

const credentials: Credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' }
const noPause = (): Promise<void> => Promise.resolve()

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
  const versions = () => lambdaIn('eu-west-1', credentials, noPause).versions('x')
  const page = (numbers: readonly number[], NextMarker?: string): string => {
    const LayerVersions = numbers.map((Version) => ({ LayerVersionArn: `arn:${Version}`, Version }))
    return JSON.stringify({ LayerVersions, NextMarker })
  }

  test('are the newest first, however they come', async () => {
    replies = [page([1, 3], 'more'), page([2, 4])]
    expect((await versions()).map(({ version }) => version)).toEqual([4, 3, 2, 1])
  })
})

describe('the value of a parameter', () => {
  const value = (): Promise<string | undefined> => ssmIn('eu-west-1', credentials, noPause).value('/x')
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
