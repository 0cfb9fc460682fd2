import type { Log } from '../../base/log.ts'

/** The same request, but for what other programs print: questions to them are no news, and some answers hold credentials. */
export function quiet<T extends { readonly log: Log }>(request: T): T {
  const { log } = request
  // The runner must not obey what a program writes past this either.
  return {
    ...request,
    log: {
      ...log,
      withUntrustedOutput: (run) => log.withUntrustedOutput((_show, end) => run(() => undefined, end)),
    },
  }
}
