import type { Inputs } from './inputs.ts'
import { Problem } from './problem.ts'
import type { Run } from './report/run.ts'
import type { Runner } from './runner.ts'

/** What every step of the recipe works with: what was asked for, where it runs, and what is known so far. */
export interface Job {
  readonly inputs: Inputs
  readonly runner: Runner
  readonly run: Run
}

/** Tells of what is worth knowing although nothing fails: in the log, and later in the summary. */
export function warn(warnings: readonly string[], { runner, run }: Pick<Job, 'runner' | 'run'>): void {
  for (const warning of warnings) runner.log.warning(warning)
  run.warnings.push(...warnings)
}

/** Throws a Problem of all failures, where there are any. */
export function requireNone(failures: readonly string[]): void {
  if (failures.length > 0) throw new Problem(failures)
}
