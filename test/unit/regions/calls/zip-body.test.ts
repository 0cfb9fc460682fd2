import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { LambdaClient, PublishLayerVersionCommand } from '@aws-sdk/client-lambda'
import { sharingZips } from '../../../../src/regions/calls/zip-body.ts'

const received: { readonly length: string | undefined; readonly body: Buffer }[] = []
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    received.push({ length: request.headers['content-length'], body: Buffer.concat(chunks) })
    response.writeHead(201, { 'content-type': 'application/json' }).end('{}')
  })
})
let endpoint = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

function client(): LambdaClient {
  return new LambdaClient({
    region: 'eu-west-1',
    endpoint,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  })
}

test.each([0, 1, 2, 3, 1_000, 3 * 1024 * 1024, 3 * 1024 * 1024 + 1, 7_000_001])(
  'a publish of %i bytes is sent as the SDK alone sends it, by one client after the other',
  async (size) => {
    received.length = 0
    const command = () =>
      new PublishLayerVersionCommand({
        LayerName: 'own',
        Description: '"AA==" – ü',
        Content: { ZipFile: zip },
        CompatibleRuntimes: ['nodejs24.x'],
      })
    const zip = randomBytes(size)
    await client().send(command())
    await sharingZips(client()).send(command())
    await sharingZips(client()).send(command())
    const [alone, ...ours] = received.map(({ length, body }) => [
      length,
      createHash('sha256').update(body).digest('hex'),
    ])
    expect(ours).toEqual([alone, alone])
  },
)
