import type { Log } from '../log.ts'

/** The same request, but for what other programs print: questions to them are no news, and some answers hold credentials. */
export function quiet<T extends { readonly log: Log }>(request: T): T {
  return { ...request, log: { ...request.log, untrusted: (run) => run(() => undefined) } }
}
