import type { Deadlines } from '../../base/deadlines.ts'

/** What the SDK's request handlers take. Without `throwOnRequestTimeout` they only warn; `socketTimeout` is for a reply that stops midway. */
export interface Timeouts {
  readonly connectionTimeout: number
  readonly requestTimeout: number
  readonly socketTimeout: number
  readonly throwOnRequestTimeout: true
}

/** How long a client waits for a reply to begin and to go on, and for the call as a whole. */
export interface TimeLimits {
  readonly requestHandler: Timeouts
  readonly whole: number
}

/** The limits of a plain call, of one that carries a zip, and of an upload to S3. */
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
