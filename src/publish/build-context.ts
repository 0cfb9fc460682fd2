import { rm } from 'node:fs/promises'
import type { Log } from '../base/log.ts'
import { messageOf } from '../base/problem.ts'
import { withDeadline } from '../install/run/deadline.ts'
import type { Environment } from '../layer/layer.ts'
import type { Job } from './inputs.ts'

/** Where third-party code runs: its directory, its environment, and the log that shows its output. */
export interface BuildContext {
  readonly directory: string
  readonly env: Environment
  readonly log: Log
}

/** Calls `work` with a new directory, which is removed afterwards, and a log whose commands end after "build-timeout-minutes". */
export async function withBuildContext<T>(job: Job, work: (context: BuildContext) => Promise<T>): Promise<T> {
  const { inputs, runner, run } = job
  const directory = runner.newDirectory()
  run.directory = directory
  try {
    return await withDeadline(inputs['build-timeout-minutes'], runner.log, (log) =>
      work({ directory, env: runner.env, log }),
    )
  } finally {
    await leave(directory, job).catch((error: unknown) => {
      runner.log.debug(messageOf(error))
    })
  }
}

/** What a build made read-only stays until the runner cleans up. The layer is published all the same. */
async function leave(directory: string, job: Job): Promise<void> {
  // A run that fails has a manifest too.
  if (job.run.directory === directory) newDirectory(job)
  await rm(directory, { recursive: true, force: true })
}

/** The directory of the archive and the manifest. No command that this run has started can know it. */
export function newDirectory({ runner, run }: Job): string {
  run.directory = runner.newDirectory()
  return run.directory
}
