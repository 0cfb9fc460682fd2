import type { Deadlines } from '../../base/deadlines.ts'
import { isThrottled, isUnavailable, wasNeverSent } from './aws-errors.ts'
import { isStopped } from './failure-kind.ts'
import { retryPolicy } from './retry-policy.ts'
import type { Attempts, FailureKind, Operation } from './retry-policy.ts'

/** How long the calls in one Region may take, and which of their failures are tolerated. */
export interface Patience {
  /** How often an operation is sent in all, and how long the pauses between its attempts may be in all, by the kind of failure. */
  readonly repetition: (operation: Operation) => Repetition
  /** Returns the time limit of one attempt in milliseconds. `usual` is the one of its client. */
  readonly limit: (command: string, usual: number) => number
  /** Records the end of an attempt. Without an error, it succeeded. */
  readonly attempted: (operation: Operation, error?: unknown) => void
  /** Returns whether the Region is skipped for the last error of an operation instead of failing. */
  readonly tolerates: (error: unknown) => boolean
}

/** How often an operation is sent, and how long its pauses may be in all. */
export interface Repetition {
  readonly attempts: Attempts
  /** In milliseconds. */
  readonly longestPauses: (kind: FailureKind) => number
}

function usually(operation: Operation): Repetition {
  return { attempts: retryPolicy.attempts[operation], longestPauses: () => retryPolicy.pause.longestInAll }
}

/** The patience with a required Region. No failure is tolerated. */
export const usualPatience: Patience = {
  repetition: usually,
  limit: (_command, usual) => usual,
  attempted: () => undefined,
  tolerates: () => false,
}

/**
 * Returns the patience with an optional Region. Before the first write there, a Region that is down costs two short attempts, and is
 * tolerated. From the first write on, it is like any other Region.
 */
export function patienceWithOptional({ optionalRegion }: Deadlines): Patience {
  let hasWritten = false
  return {
    repetition: (operation) => {
      const usual = usually(operation)
      if (hasWritten) return usual
      const { attempts, kinds, longestPauses } = retryPolicy.optionalRegion
      const short = isWrite(operation) ? kinds.ofUnsent : kinds.ofAny
      return {
        attempts: { ...usual.attempts, ...Object.fromEntries(short.map((kind) => [kind, attempts])) },
        longestPauses: (kind) => (short.includes(kind) ? longestPauses : usual.longestPauses(kind)),
      }
    },
    // An upload takes longer. Only its connection is limited.
    limit: (command, usual) =>
      hasWritten || !isRead.test(command) ? usual : Math.min(optionalRegion, usual),
    // Each attempt counts: a request whose response was lost can have arrived, even if the next one could not be sent.
    attempted: (operation, error) => {
      hasWritten ||= isWrite(operation) && (error === undefined || mayHaveArrived(error))
    },
    tolerates: (error) => !hasWritten && !isStopped(error) && isUnavailable(error),
  }
}

/** AWS's names of reads. */
const isRead = /^(?:Get|Head|List|Describe)/

function isWrite(operation: Operation): boolean {
  return !isRead.test(operation)
}

/** An error that AWS returned for a write counts too. Otherwise, a later outage would hide a denied permission. */
function mayHaveArrived(error: unknown): boolean {
  return !wasNeverSent(error) && !isThrottled(error) && !isStopped(error)
}
