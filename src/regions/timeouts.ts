import type { Deadlines } from '../deadlines.ts'

/** What the SDK's request handlers take. Without `throwOnRequestTimeout` they only warn; `socketTimeout` is for a reply that stops midway. */
export interface Timeouts {
  readonly connectionTimeout: number
  readonly requestTimeout: number
  readonly socketTimeout: number
  readonly throwOnRequestTimeout: true
}

/** The timeouts of a plain call, of one that carries a zip, and of an upload to S3. */
export function timeoutsOf(deadlines: Deadlines): Readonly<Record<'plain' | 'upload' | 'staging', Timeouts>> {
  const { connection, reply, upload, staging, stall } = deadlines
  const within = (requestTimeout: number, socketTimeout: number): Timeouts => ({
    connectionTimeout: connection,
    requestTimeout,
    socketTimeout,
    throwOnRequestTimeout: true,
  })
  return { plain: within(reply, reply), upload: within(upload, stall), staging: within(staging, stall) }
}
