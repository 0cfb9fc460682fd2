import type { Region } from '../layer.ts'
import { nameOf } from './refusals.ts'

/** Hears of every call to AWS: its name, its Region, what came of it, and the id by which AWS's support finds it. */
export type Trace = (line: string) => void

interface Replied {
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
}

type Handler<A> = (args: A) => Promise<{ output: object }>

/** A client of the SDK, as far as it can be listened to. */
interface Client {
  readonly config: { readonly serviceId: string }
  readonly middlewareStack: {
    add(
      middleware: (next: Handler<never>, context: { commandName?: string }) => Handler<never>,
      options: { step: 'initialize'; name: string },
    ): void
  }
}

/** The same client, whose calls are told of as they end. */
export function traced<C extends Client>(client: C, region: Region, trace: Trace): C {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const began = performance.now()
        const told = ({ $metadata: { httpStatusCode, requestId } = {} }: Replied, outcome: string): void => {
          const took = Math.round(performance.now() - began)
          const operation = `${client.config.serviceId} ${commandName.replace(/Command$/, '')}`
          trace(
            `${operation} in ${region}: ${httpStatusCode ?? 'no reply'}${outcome}, ${took} ms, request id ${requestId ?? 'unknown'}`,
          )
        }
        try {
          const reply = await next(args)
          told(reply.output, '')
          return reply
        } catch (error) {
          told(error as Replied, ` ${nameOf(error)}`)
          throw error
        }
      },
    { step: 'initialize', name: 'trace' },
  )
  return client
}
