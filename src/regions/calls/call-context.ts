import type { Deadlines } from '../../base/deadlines.ts'
import type { Region } from '../../layer/layer.ts'
import type { ClientSettings } from './clients.ts'
import { usualPatience } from './patience.ts'
import type { Patience } from './patience.ts'
import { rateLimit } from './rate-limit.ts'
import type { RateLimit } from './rate-limit.ts'
import { sleepAtMost } from './retry.ts'
import type { Sleep } from './retry.ts'
import { Cancelled } from './stopped-call.ts'
import { timeLimits } from './timeouts.ts'
import type { Trace } from './traced-client.ts'

/** What every call to AWS needs, in any Region. */
export interface CallSettings {
  /** Waits for a time in milliseconds, without a limit for all waits together. */
  readonly sleep: Sleep
  readonly deadlines: Deadlines
  /** Receives a line for each call. */
  readonly trace: Trace
  /** How clients connect to AWS. */
  readonly clientSettings: ClientSettings
  /** Removes secrets from a message of AWS. */
  readonly hide: (text: string) => string
  /** The Regions that may be unavailable. */
  readonly optional?: readonly Region[]
}

/** Returns the time limit of a whole call that requests credentials or the list of Regions, in milliseconds. */
export function limitIn(
  region: Region,
  { deadlines, optional = [] }: Pick<CallSettings, 'deadlines' | 'optional'>,
): number {
  const { whole } = timeLimits(deadlines).plain
  return optional.includes(region) ? Math.min(deadlines.optionalRegion, whole) : whole
}

/** What every call in one Region needs. */
export interface CallContext extends CallSettings {
  readonly patience: Patience
  /** The rate limit for Lambda. All clients of a run in a Region share it. */
  readonly rateLimit: RateLimit
  /** Waits before a retry or a poll. All calls in a Region share one limit for the total time. */
  readonly wait: Sleep
  /** Throws Cancelled if the run has ended, so that nothing new is started. */
  readonly throwIfEnded: () => void
}

/** Returns a signal that is aborted if the run is cancelled or exceeds its time limit. */
export function endOfRun(cancelled: AbortSignal, { run }: Deadlines): AbortSignal {
  return AbortSignal.any([cancelled, AbortSignal.timeout(run)])
}

/** Returns the context for the calls in one Region. No call is sent after `end` is aborted. */
export function callContext(
  settings: CallSettings,
  end: AbortSignal,
  patience: Patience = usualPatience,
): CallContext {
  const { sleep, deadlines } = settings
  return {
    ...settings,
    patience,
    rateLimit: rateLimit(sleep),
    wait: sleepAtMost(sleep, deadlines.retries),
    throwIfEnded: () => {
      if (end.aborted) throw new Cancelled(end, deadlines)
    },
  }
}
