import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Then } from '../rig/faults.mjs'
import { echoing } from '../rig/faults.mjs'
import type { Reply } from '../rig/moto.mjs'
import { receive, recordable } from '../rig/request.mjs'
import type { Request } from '../rig/request.mjs'
import type { Rig } from '../rig/rig.mjs'
import { answer } from '../rig/wire.mjs'
import type { Ledger } from './ledger.ts'

/** What happens to one call on the way to AWS and back. */
export interface Happening {
  readonly name: string
  /** What the wire does. */
  readonly then?: Then
  /** What others do just before AWS gets the call. */
  readonly before?: (request: Request) => Promise<void>
  /** What comes in the place of AWS's own response. */
  readonly change?: (reply: Reply, request: Request) => Reply | Promise<Reply>
}

/** A call, as it is printed where a promise is broken. */
export interface Recorded {
  readonly operation: string
  readonly region: string
  readonly input: unknown
  readonly happening?: string
  status: number
}

/** The way of one run to AWS: an address of its own, which ends with the run. */
export interface Way {
  readonly url: string
  readonly calls: readonly Recorded[]
  /** Breaks every connection, and takes no other. */
  readonly close: () => void
}

/** Who goes this way, and what happens on it: `next` is asked once for each call. */
export interface Traveller {
  readonly by: string
  readonly ledger: Ledger
  readonly next: (request: Request, way: Way) => Happening | undefined
}

export async function wayTo(rig: Rig, { by, ledger, next }: Traveller): Promise<Way> {
  const calls: Recorded[] = []
  const closing = new AbortController()
  const server = createServer((message, response) => {
    void serve().catch(() => response.destroy())

    async function serve(): Promise<void> {
      const received = await receive(message)
      const request = rig.understand(received)
      const happening = next(request, way)
      const { operation, region, input } = request
      const call: Recorded = {
        operation,
        region,
        input: recordable(input),
        ...(happening && { happening: happening.name }),
        status: 0,
      }
      calls.push(call)
      await happening?.before?.(request)
      if (closing.signal.aborted) throw new Error('The way is closed.')
      const done = async (): Promise<Reply> => {
        const reply = await rig.handle(request)
        ledger.note(by, request, reply)
        return (await happening?.change?.(reply, request)) ?? reply
      }
      const then = echoing(happening?.then ?? {}, received)
      call.status = await answer(
        response,
        async () => here(await done()),
        { ...then, service: request.service },
        closing.signal,
      )
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const way: Way = {
    url,
    calls,
    close: () => {
      closing.abort()
      server.close()
      server.closeAllConnections()
    },
  }
  return way

  /** Zips are downloaded on this way too. */
  function here(reply: Reply): Reply {
    if (!reply.headers['content-type']?.includes('json')) return reply
    return { ...reply, body: Buffer.from(reply.body.toString().replaceAll(rig.url, url)) }
  }
}
