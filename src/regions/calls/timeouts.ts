import type { Deadlines } from '../../base/deadlines.ts'

/**
 * The timeouts of the SDK's request handler, in milliseconds. Without `throwOnRequestTimeout` it only warns. `socketTimeout` is
 * for a connection that transfers nothing.
 */
export interface Timeouts {
  readonly connectionTimeout: number
  readonly requestTimeout: number
  readonly socketTimeout: number
  readonly throwOnRequestTimeout: true
}

/** The timeouts of a client, and the time limit of a whole call in milliseconds. */
export interface TimeLimits {
  readonly requestHandler: Timeouts
  readonly whole: number
}

/** Returns the time limits of a call without an archive, of a call with one, and of an upload to S3. */
export function timeLimits(
  deadlines: Deadlines,
): Readonly<Record<'plain' | 'upload' | 'staging', TimeLimits>> {
  const { connection, response, upload, staging, stall } = deadlines
  const within = (requestTimeout: number, socketTimeout: number): TimeLimits => ({
    requestHandler: {
      connectionTimeout: connection,
      requestTimeout,
      socketTimeout,
      throwOnRequestTimeout: true,
    },
    whole: connection + requestTimeout + response,
  })
  return { plain: within(response, response), upload: within(upload, stall), staging: within(staging, stall) }
}
