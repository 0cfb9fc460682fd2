import type { Region } from '../../layer/layer.ts'
import { nameOf } from './aws-errors.ts'

/** Receives a line for each call to AWS: operation, Region, result, duration, and the request id that AWS Support needs. */
export type Trace = (line: string) => void

/** The receiver of the lines, and the time limit of a whole call in milliseconds. */
export interface TraceOptions {
  readonly trace: Trace
  readonly limit: (command: string) => number
}

interface Metadata {
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
}

/** A client of the SDK. */
interface Client {
  readonly config: { readonly serviceId: string }
  send: (command: never, options?: { abortSignal: AbortSignal }) => Promise<object>
}

/**
 * Returns the same client, which traces each call and limits its total time. The timeouts of the SDK do not end a response that arrives
 * byte by byte.
 */
export function traced<C extends Client>(client: C, region: Region, { trace, limit }: TraceOptions): C {
  const send: Client['send'] = client.send.bind(client)
  client.send = async (command: object, options?: { abortSignal: AbortSignal }) => {
    const began = performance.now()
    const name = command.constructor.name.replace(/Command$/, '')
    const whole = limit(name)
    const report = ({ $metadata: { httpStatusCode, requestId } = {} }: Metadata, how: string): void => {
      const took = Math.round(performance.now() - began)
      trace(
        `${client.config.serviceId} ${name} in ${region}: ${httpStatusCode ?? 'no response'}${how}, ${took} ms, request id ${requestId ?? 'unknown'}`,
      )
    }
    const late = AbortSignal.timeout(whole)
    const abortSignal = options ? AbortSignal.any([late, options.abortSignal]) : late
    try {
      const response = await send(command as never, { abortSignal })
      report(response, '')
      return response
    } catch (error) {
      report(error as Metadata, ` ${nameOf(error)}`)
      throw late.aborted ? new TooSlow(whole) : error
    }
  }
  return client
}

/** The timeouts of the SDK have this name too. */
class TooSlow extends Error {
  constructor(milliseconds: number) {
    super(`The whole call took longer than ${milliseconds / 1_000} s.`)
    this.name = 'TimeoutError'
  }
}
