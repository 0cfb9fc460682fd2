import type { Log } from '../log.ts'

/** The same log, but for what other programs print: questions to them are no news, and some answers hold credentials. */
export function quiet(log: Log): Log {
  return {
    info: (text) => {
      log.info(text)
    },
    warning: (text) => {
      log.warning(text)
    },
    debug: (text) => {
      log.debug(text)
    },
    group: (name, run) => log.group(name, run),
    untrusted: (run) => run(() => undefined),
  }
}
