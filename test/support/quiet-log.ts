import type { Log } from '../../src/base/log.ts'

/** Returns a log that discards everything. `show` is called for each line of other programs. */
export function quietLog(show: (line: string) => void = () => undefined): Log {
  const silent = (): void => undefined
  return {
    info: silent,
    error: silent,
    warning: silent,
    notice: silent,
    debug: silent,
    group: (_name, run) => run(),
    timed: (_name, work) => work(),
    withUntrustedOutput: (run) => run(show, new AbortController().signal),
  }
}
