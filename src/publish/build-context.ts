import { rm } from 'node:fs/promises'
import type { Log } from '../base/log.ts'
import { messageOf } from '../base/problem.ts'
import { withDeadline } from '../install/run/deadline.ts'
import type { Environment } from '../layer/layer.ts'
import type { Job } from './inputs.ts'

/** What third-party code runs with: a directory, an environment, and the log that shows its output. */
export interface BuildContext {
  readonly directory: string
  readonly env: Environment
  readonly log: Log
}

/** Calls `work` with a new directory, which is removed afterwards. Commands that it runs end after "build-timeout-minutes". */
export async function withBuildContext<T>(job: Job, work: (context: BuildContext) => Promise<T>): Promise<T> {
  const { inputs, runner, run } = job
  const directory = runner.newDirectory()
  run.directory = directory
  try {
    return await withDeadline(inputs['build-timeout-minutes'], runner.log, (log) =>
      work({ directory, env: runner.env, log }),
    )
  } finally {
    await removeDirectory(directory, job).catch((error: unknown) => {
      runner.log.debug(messageOf(error))
    })
  }
}

/** Removes the directory of a build. If files in it cannot be removed, this rejects, and the caller continues. */
async function removeDirectory(directory: string, job: Job): Promise<void> {
  // A failed run needs a directory for its manifest too.
  if (job.run.directory === directory) newDirectory(job)
  await rm(directory, { recursive: true, force: true })
}

/** Creates the directory of the archive and the manifest. No command that this run has started knows its path. */
export function newDirectory({ runner, run }: Job): string {
  run.directory = runner.newDirectory()
  return run.directory
}
