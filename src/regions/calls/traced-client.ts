import type { Region } from '../../layer/layer.ts'
import { nameOf } from './aws-errors.ts'

/** Hears of every call to AWS: its name, its Region, what came of it, and the id by which AWS's support finds it. */
export type Trace = (line: string) => void

/** How a client's calls are traced: who hears of them, and after how many milliseconds each is given up as a whole. */
export interface Watch {
  readonly trace: Trace
  readonly whole: number
}

interface Metadata {
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
}

/** A client of the SDK, as far as that is its calls. */
interface Client {
  readonly config: { readonly serviceId: string }
  send: (command: never, options?: { abortSignal: AbortSignal }) => Promise<object>
}

/**
 * The same client, whose calls end in time and are told of. The SDK's own timeouts are for a reply to begin, and for silence: one
 * that comes byte by byte would be read for ever.
 */
export function traced<C extends Client>(client: C, region: Region, { trace, whole }: Watch): C {
  const send: Client['send'] = client.send.bind(client)
  client.send = async (command: object, options?: { abortSignal: AbortSignal }) => {
    const began = performance.now()
    const told = ({ $metadata: { httpStatusCode, requestId } = {} }: Metadata, how: string): void => {
      const operation = `${client.config.serviceId} ${command.constructor.name.replace(/Command$/, '')}`
      const took = Math.round(performance.now() - began)
      trace(
        `${operation} in ${region}: ${httpStatusCode ?? 'no reply'}${how}, ${took} ms, request id ${requestId ?? 'unknown'}`,
      )
    }
    const late = AbortSignal.timeout(whole)
    const abortSignal = options ? AbortSignal.any([late, options.abortSignal]) : late
    try {
      const reply = await send(command as never, { abortSignal })
      told(reply, '')
      return reply
    } catch (error) {
      told(error as Metadata, ` ${nameOf(error)}`)
      throw late.aborted ? new TooSlow(whole) : error
    }
  }
  return client
}

/** By this name the SDK's own timeouts go too. */
class TooSlow extends Error {
  constructor(milliseconds: number) {
    super(`The whole call took longer than ${milliseconds / 1_000} s.`)
    this.name = 'TimeoutError'
  }
}
