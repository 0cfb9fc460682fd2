import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Then } from '../rig/faults.mjs'
import { echoing } from '../rig/faults.mjs'
import type { AwsResponse } from '../rig/moto.mjs'
import { receive, recordable } from '../rig/request.mjs'
import type { Request } from '../rig/request.mjs'
import type { Rig } from '../rig/rig.mjs'
import { answer } from '../rig/wire.mjs'
import type { Ledger } from './ledger.ts'

/** The fault of one call between a run and AWS. */
export interface Happening {
  readonly name: string
  /** The fault of the connection. */
  readonly then?: Then
  /** What others do immediately before AWS processes the call. */
  readonly before?: (request: Request) => Promise<void>
  /** Returns the response that replaces the response of AWS. */
  readonly change?: (own: AwsResponse, request: Request) => AwsResponse | Promise<AwsResponse>
}

/** A call, as it is printed if a promise is broken. */
export interface Recorded {
  readonly operation: string
  readonly region: string
  readonly input: unknown
  readonly happening?: string
  status: number
}

/** The connection of one run to AWS: a separate endpoint, which is closed at the end of the run. */
export interface Way {
  readonly url: string
  readonly calls: readonly Recorded[]
  /** Breaks every connection, and accepts no other. */
  readonly close: () => void
}

/** The run that uses the connection. `next` is called once per call, and returns its fault. */
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
      if (closing.signal.aborted) throw new Error('The connection is closed.')
      const done = async (): Promise<AwsResponse> => {
        const own = await rig.handle(request)
        ledger.note(by, request, own)
        return (await happening?.change?.(own, request)) ?? own
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

  /** Makes archives also download through this endpoint. */
  function here(own: AwsResponse): AwsResponse {
    if (!own.headers['content-type']?.includes('json')) return own
    return { ...own, body: Buffer.from(own.body.toString().replaceAll(rig.url, url)) }
  }
}
