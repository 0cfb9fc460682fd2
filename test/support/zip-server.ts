import { once } from 'node:events'
import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ranged } from '../rig/range.mjs'

/** What a server does in place of a good answer; undefined where it gives that. */
export type Misbehaviour = (response: ServerResponse, range: Range) => void

/** The first and the last byte that a request asks for. */
export interface Range {
  readonly first: number
  readonly last: number
}

/** Serves bytes in parts, as S3 does, until it is closed; `asked` has the ranges of all requests. */
export async function serveZip(body: Buffer, misbehave?: Misbehaviour) {
  const asked: Range[] = []
  const server = createServer(({ headers }, response) => {
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
    const range = { first: Number(first), last: Number(last) }
    asked.push(range)
    if (misbehave) return misbehave(response, range)
    const reply = ranged({ status: 200, headers: {}, body }, headers.range)
    response.writeHead(reply.status, reply.headers).end(reply.body)
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
