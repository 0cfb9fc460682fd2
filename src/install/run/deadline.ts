import { cancellationProblem } from '../../base/cancellation.ts'
import { count } from '../../base/figures.ts'
import type { Log } from '../../base/log.ts'
import { Problem } from '../../base/problem.ts'

/** The reason for ending commands: their common time limit, in minutes. */
class TimeLimitReached {
  readonly minutes: number

  constructor(minutes: number) {
    this.minutes = minutes
  }
}

/** Calls `work` with a log whose commands are ended after a number of minutes. */
export async function withDeadline<T>(minutes: number, log: Log, work: (log: Log) => Promise<T>): Promise<T> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(new TimeLimitReached(minutes)), minutes * 60_000).unref()
  try {
    return await work(endedBy(deadline.signal, log))
  } finally {
    clearTimeout(timer)
  }
}

/** Returns a log whose commands are also ended if a signal is aborted. */
export function endedBy(signal: AbortSignal, log: Log): Log {
  return {
    ...log,
    withUntrustedOutput: (run) =>
      log.withUntrustedOutput((show, end) => run(show, AbortSignal.any([end, signal]))),
  }
}

/** Returns the reason why a command was ended or not started. */
export function endReason(end: AbortSignal, called: string): Problem {
  if (!(end.reason instanceof TimeLimitReached)) return cancellationProblem(end)
  const { minutes } = end.reason
  return new Problem({
    topic: 'the-build-took-too-long',
    text:
      `${called} was ended: building and testing the layer took longer than input "build-timeout-minutes" allows ` +
      `(${count(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}). Nothing was published. ` +
      'Find the slow command in the log above, or increase "build-timeout-minutes".',
  })
}
