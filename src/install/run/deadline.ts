import { cancellationProblem } from '../../base/cancellation.ts'
import { count } from '../../base/figures.ts'
import type { Log } from '../../base/log.ts'
import { Problem } from '../../base/problem.ts'

/** Why commands had to end: they had so many minutes together. */
class TimeLimitReached {
  readonly minutes: number

  constructor(minutes: number) {
    this.minutes = minutes
  }
}

/** Calls `work` with a log whose commands end so many minutes from now, whatever they do then. */
export async function withDeadline<T>(minutes: number, log: Log, work: (log: Log) => Promise<T>): Promise<T> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(new TimeLimitReached(minutes)), minutes * 60_000).unref()
  try {
    return await work({
      ...log,
      withUntrustedOutput: (run) =>
        log.withUntrustedOutput((show, end) => run(show, AbortSignal.any([end, deadline.signal]))),
    })
  } finally {
    clearTimeout(timer)
  }
}

/** Why a command was ended, or not even started. */
export function whyEnded(end: AbortSignal, called: string): Problem {
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
