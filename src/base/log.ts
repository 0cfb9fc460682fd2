/** Where a run tells what it does. */
export interface Log {
  info(text: string): void
  error(text: string): void
  warning(text: string): void
  notice(text: string): void
  debug(text: string): void
  /** Shows what `run` logs as one foldable group. */
  group<T>(name: string, run: () => Promise<T>): Promise<T>
  /**
   * Shows lines that others wrote as they are, and keeps the runner from taking them for commands. Once `end` is aborted, nothing that
   * others wrote may run any more.
   */
  untrusted<T>(run: (show: (line: string) => void, end: AbortSignal) => Promise<T>): Promise<T>
}
