import type { Credentials } from './credentials.ts'
import { isRefusal, redacted, whyRefused } from './refusals.ts'
import type { Sleep } from './retry.ts'
import { retrying } from './retry.ts'
import { ServiceFailure } from './service.ts'

/** Sends a call as often as `attempts` allows; it rejects with a ServiceFailure. */
export type Ask = <T>(send: () => Promise<T>, attempts: (error: unknown) => number) => Promise<T>

/** How the calls to one service in one Region are sent; `explain` tells why one failed, and no credential gets into that. */
export function askingWith(
  { secretAccessKey, sessionToken }: Credentials,
  sleep: Sleep,
  explain: (error: unknown) => string,
): Ask {
  return (send, attempts) =>
    retrying(send, attempts, sleep).catch((error: unknown) => {
      const message = error instanceof Unreadable ? error.message : explain(error)
      throw new ServiceFailure(redacted(message, [secretAccessKey, sessionToken]), {
        refused: isRefusal(error),
        because: whyRefused(error),
        cause: error,
      })
    })
}

class Unreadable extends Error {}

/** Throws for a reply that lacks what it must have. */
export function unreadable(operation: string): never {
  throw new Unreadable(`The reply to ${operation} was empty or cut short.`)
}
