import { readSubject } from '../inputs/aws-inputs.ts'
import { itemsOf } from '../inputs/parse.ts'
import type { Surroundings } from '../inputs/parse.ts'
import { Problem } from '../base/problem.ts'
import { seconds } from '../base/figures.ts'
import type { Verb } from '../report/profile.ts'
import type { Run } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'

/** What every step of an action works with: its inputs, where it runs, and what is known so far. */
export interface Job<I = unknown> {
  readonly inputs: I
  readonly runner: Runner
  readonly run: Run
}

/** The inputs of a run, as `readInputs` reads them; what is known of them is put into `run`, also where it throws. */
export function takeInputs<I extends Subject>(
  readInputs: (read: (name: string) => string, surroundings: Surroundings) => I,
  runner: Runner,
  run: Pick<Run, 'layerName' | 'regions' | 'dryRun' | 'warnings'>,
): I {
  Object.assign(run, readSubject(runner.input, runner))
  const inputs = readInputs(runner.input, runner)
  run.dryRun = inputs['dry-run'] ?? false
  warn([...inputs.warnings, ...spareNames(Object.keys(inputs), runner)], { runner, run })
  return inputs
}

/** Inputs that can be secret, or contain something that is. */
const canBeSecret = ['github-token', 'build-command', 'test-command']

/** Keeps what the user named whole wherever it is shown; returns a warning for each input that contains a secret. */
function spareNames(inputs: readonly string[], { input, spare, hasSecret }: Runner): string[] {
  const names = inputs.filter((name) => !canBeSecret.includes(name))
  for (const name of names) for (const item of itemsOf(input(name))) spare(item)
  return names.filter((name) => hasSecret(input(name))).map(containsSecret)
}

function containsSecret(name: string): string {
  return (
    `Input "${name}" contains a secret of this job. The action keeps it whole in AWS, outputs and files, but GitHub hides it in the ` +
    'log and does not pass such outputs to other jobs. Change the input or the secret.'
  )
}

interface Subject {
  readonly 'dry-run'?: boolean
  readonly warnings: readonly string[]
}

/** Tells of what is worth knowing although nothing fails: in the log, and later in the summary. */
export function warn(
  warnings: readonly string[],
  { runner, run }: { readonly runner: Pick<Runner, 'log' | 'hide'>; readonly run: Pick<Run, 'warnings'> },
): void {
  for (const warning of warnings) {
    runner.log.warning(warning)
    run.warnings.push(runner.hide(warning))
  }
}

/** Does what a verb stands for, as one group of the log, and keeps how long it took. */
export async function inGroup<T>(
  verb: Verb,
  { runner: { log }, run }: Pick<Job, 'runner' | 'run'>,
  work: () => Promise<T>,
): Promise<T> {
  const began = performance.now()
  try {
    return await log.group(verb, work)
  } finally {
    const took = performance.now() - began
    run.profile.verbs.set(verb, took)
    log.info(`${verb} took ${seconds(took)}`)
  }
}

/** Throws a Problem of all failures, where there are any. */
export function requireNone(failures: readonly string[]): void {
  if (failures.length > 0) throw new Problem(failures)
}
