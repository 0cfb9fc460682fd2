import type { Log } from '../../src/base/log.ts'

/** A log that says nothing; `show` hears what other programs print. */
export function quietLog(show: (line: string) => void = () => undefined): Log {
  const silent = (): void => undefined
  return {
    info: silent,
    error: silent,
    warning: silent,
    notice: silent,
    debug: silent,
    group: (_name, run) => run(),
    untrusted: (run) => run(show, new AbortController().signal),
  }
}
