/** The log of a step. */
export interface Log {
  info(text: string): void
  error(text: string): void
  warning(text: string): void
  notice(text: string): void
  debug(text: string): void
  /** Shows everything that `run` logs as one collapsible group. */
  group<T>(name: string, run: () => Promise<T>): Promise<T>
  /** Does `work`, and records its duration under a name. During a build, the record is the profile of the run. */
  timed<T>(name: string, work: () => Promise<T>): Promise<T>
  /**
   * Lets `run` show output of other programs. Meanwhile the runner does not interpret lines as workflow commands. If `end` is aborted,
   * `run` must end all third-party code.
   */
  withUntrustedOutput<T>(run: (show: (line: string) => void, end: AbortSignal) => Promise<T>): Promise<T>
}
