import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { LambdaClient, PublishLayerVersionCommand } from '@aws-sdk/client-lambda'
import { defaultEndpoints } from '../../../../src/aws-names/endpoints.ts'
import { defaultDeadlines } from '../../../../src/base/deadlines.ts'
import { configOf } from '../../../../src/regions/calls/clients.ts'
import { timeLimits } from '../../../../src/regions/calls/timeouts.ts'
import { encodedZip, pieceSize } from '../../../../src/layer/encoded-zip.ts'
import { publishCommand } from '../../../../src/regions/calls/zip-body.ts'

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

let received: Received[] = []
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    received.push({ headers: request.headers, body: Buffer.concat(chunks) })
    response.writeHead(201, { 'content-type': 'application/json' }).end('{}')
  })
})

/** Responds before it has received the body, and never reads it. */
const refusing = createServer((_request, response) => {
  const headers = { 'content-type': 'application/json', 'x-amzn-errortype': 'RequestEntityTooLargeException' }
  response.writeHead(413, headers).end('{}')
})

/** Closes the connection while it receives the body. */
const closing = createServer((request) => void request.once('data', () => request.destroy()))

/** Reads no body, and never responds. */
const silent = createServer()

const servers = [server, refusing, closing, silent]

beforeAll(async () => {
  for (const one of servers) await once(one.listen(0, '127.0.0.1'), 'listening')
})
beforeEach(() => {
  received = []
})
afterAll(() => {
  for (const one of servers) {
    one.closeAllConnections()
    one.close()
  }
})

function client(region = 'eu-west-1', to = server): LambdaClient {
  const url = `http://127.0.0.1:${(to.address() as AddressInfo).port}`
  const endpoints = { ...defaultEndpoints, custom: new Map([['lambda' as const, url]]) }
  return new LambdaClient({
    ...configOf('lambda', region, { endpoints, httpsAgent: {} }, timeLimits(defaultDeadlines).upload),
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  })
}

const input = {
  LayerName: 'own',
  Description: '"ZipFile":"AA==" – ü',
  LicenseInfo: 'AA==',
  CompatibleRuntimes: ['nodejs24.x' as const],
}

/** Returns a request without what differs at each request, such as its time. */
function comparable({ headers, body }: Received): object {
  const ignored = ['amz-sdk-invocation-id', 'authorization', 'x-amz-date']
  return {
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ignored.includes(name))),
    signed: /SignedHeaders=([^,]*)/.exec(headers.authorization ?? '')?.[1],
    sha256: sha256Of(body),
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Returns the SHA-256 of the archive in a request. */
function zipIn({ body }: Received): string {
  const { Content } = JSON.parse(body.toString()) as { Content: { ZipFile: string } }
  return sha256Of(Buffer.from(Content.ZipFile, 'base64'))
}

test.each([
  ...[0, 1, 2, 3, 1_000],
  ...[pieceSize - 1, pieceSize, pieceSize + 1, 2 * pieceSize - 1, 2 * pieceSize, 2 * pieceSize + 1],
  ...[3 * 1024 * 1024, 3 * 1024 * 1024 + 1, 7_000_001],
])('a publish of %i bytes is sent as the SDK alone sends it, to one Region after the other', async (size) => {
  const zip = randomBytes(size)
  const encoded = await encodedZip([zip])
  await client().send(new PublishLayerVersionCommand({ ...input, Content: { ZipFile: zip } }))
  await client().send(publishCommand(input, encoded))
  await client().send(publishCommand(input, encoded))
  const [alone, ...ours] = received.map(comparable)
  expect(ours).toEqual([alone, alone])
  expect(received.map(zipIn)).toEqual(Array(3).fill(sha256Of(zip)))
  expect(alone).toMatchObject({ headers: { 'x-amz-content-sha256': sha256Of(received[0]?.body ?? zip) } })
})

test('Regions with different metadata receive the same archive in parallel, and each hash is that of its body', async () => {
  const zip = randomBytes(5_000_000)
  const encoded = await encodedZip([zip])
  const regions = ['eu-west-1', 'us-east-1', 'us-west-1', 'af-south-1', 'eu-central-1', 'sa-east-1']
  await Promise.all(
    regions.map((region, index) => {
      const Description = index % 2 === 0 ? 'same' : `only in ${region}`
      return client(region).send(publishCommand({ ...input, Description }, encoded))
    }),
  )
  expect(received.map(zipIn)).toEqual(regions.map(() => sha256Of(zip)))
  for (const { headers, body } of received) expect(headers['x-amz-content-sha256']).toBe(sha256Of(body))
  expect(new Set(received.map(({ headers }) => headers['x-amz-content-sha256'])).size).toBe(4)
})

test('two archives with the same metadata have different hashes', async () => {
  for (const zip of [randomBytes(9), randomBytes(9)])
    await client().send(publishCommand(input, await encodedZip([zip])))
  for (const { headers, body } of received) expect(headers['x-amz-content-sha256']).toBe(sha256Of(body))
})

test('a response that arrives before the body was sent is reported', async () => {
  const command = publishCommand(input, await encodedZip([randomBytes(30_000_000)]))
  await expect(client('eu-west-1', refusing).send(command)).rejects.toThrow(
    expect.objectContaining({ name: 'RequestEntityTooLargeException' }),
  )
})

test('a connection that is closed while the body is sent rejects, and the next request sends the whole archive', async () => {
  const zip = randomBytes(30_000_000)
  const encoded = await encodedZip([zip])
  await expect(client('eu-west-1', closing).send(publishCommand(input, encoded))).rejects.toThrow(
    /ECONNRESET|EPIPE|socket hang up/,
  )
  await client().send(publishCommand(input, encoded))
  expect(received.map(zipIn)).toEqual([sha256Of(zip)])
})

test('requests that wait for their connections keep no copies of the archive in memory', async () => {
  const zip = await encodedZip([randomBytes(40_000_000)])
  const before = process.memoryUsage().arrayBuffers
  const request = new AbortController()
  const sent = ['eu-west-1', 'us-east-1', 'us-west-1'].map((region) =>
    client(region, silent).send(publishCommand(input, zip), { abortSignal: request.signal }),
  )
  const ended = Promise.allSettled(sent)
  await sleep(1_000)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000)
  request.abort()
  expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
})
