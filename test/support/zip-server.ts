import { once } from 'node:events'
import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ranged } from '../rig/range.mjs'

/** Sends a faulty response. */
export type Misbehaviour = (response: ServerResponse, range: Range) => void

/** The first and the last byte of a requested range. */
export interface Range {
  readonly first: number
  readonly last: number
}

/** Starts a server that supports range requests, as S3 does. `asked` contains the ranges of all requests. */
export async function serveZip(body: Buffer, misbehave?: Misbehaviour) {
  const asked: Range[] = []
  const server = createServer(({ headers }, response) => {
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
    const range = { first: Number(first), last: Number(last) }
    asked.push(range)
    if (misbehave) return misbehave(response, range)
    const content = ranged({ status: 200, headers: {}, body }, headers.range)
    response.writeHead(content.status, content.headers).end(content.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/layer?X-Amz-Signature=secret`
  return {
    asked,
    download: { url, size: body.length },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
