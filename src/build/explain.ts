import type { Ended } from './child.ts'

/** What to do about a complaint that a program prints. */
export type Cure = readonly [pattern: RegExp, sentence: string]

/** What is said of a program that failed: its exit code, and the first cure that fits what it printed. */
export function explain(program: string, { exitCode, lines }: Ended, cures: readonly Cure[]): string {
  const output = lines.join('\n')
  const [, cure = 'What it printed stands above in the log.'] =
    cures.find(([pattern]) => pattern.test(output)) ?? []
  return `${program} ended with exit code ${exitCode}. ${cure}`
}
