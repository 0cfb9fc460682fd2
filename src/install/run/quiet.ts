import type { Log } from '../../base/log.ts'

/**
 * Returns a request whose programs print nothing into the log. Their output is of no interest to a user, and some of it contains
 * credentials.
 */
export function quiet<T extends { readonly log: Log }>(request: T): T {
  const { log } = request
  // The runner must not process commands that a program writes to the log in another way.
  return {
    ...request,
    log: {
      ...log,
      withUntrustedOutput: (run) => log.withUntrustedOutput((_show, end) => run(() => undefined, end)),
    },
  }
}
