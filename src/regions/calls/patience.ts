import type { Deadlines } from '../../base/deadlines.ts'
import { isUnavailable, wasNeverSent } from './aws-errors.ts'
import { retryPolicy } from './retry-policy.ts'
import type { Attempts, FailureKind, Operation } from './retry-policy.ts'

/** How long the calls in one Region may take, and which of their failures are tolerated. */
export interface Patience {
  /** How often an operation is sent in all, and how long the pauses between its attempts may be in all, by the kind of failure. */
  readonly repetition: (operation: Operation) => Repetition
  /** Returns the time limit of one attempt in milliseconds. `usual` is the one of its client. */
  readonly limit: (command: string, usual: number) => number
  /** Records that an operation succeeded. */
  readonly succeeded: (operation: Operation) => void
  /** Records that an operation failed, and returns whether the Region is skipped for that instead of failing. */
  readonly tolerates: (operation: Operation, error: unknown) => boolean
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
  succeeded: () => undefined,
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
    succeeded: (operation) => {
      hasWritten ||= isWrite(operation)
    },
    tolerates: (operation, error) => {
      if (hasWritten) return false
      if (!isWrite(operation)) return isUnavailable(error)
      hasWritten = !wasNeverSent(error)
      return !hasWritten && isUnavailable(error)
    },
  }
}

/** AWS's names of reads. */
const isRead = /^(?:Get|Head|List|Describe)/

function isWrite(operation: Operation): boolean {
  return !isRead.test(operation)
}
