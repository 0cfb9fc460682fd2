import type { Log } from '../../base/log.ts'
import { messageOf } from '../../base/problem.ts'
import { removeTree } from '../../base/trees.ts'
import { withDeadline } from '../../install/run/deadline.ts'
import type { Environment } from '../../layer/layer.ts'
import { recordStep } from '../../report/profile.ts'
import type { Job } from '../inputs/inputs.ts'
import { eachOf, labelledLog, writtenBy } from '../inputs/layers.ts'
import type { Layers, Step } from '../inputs/layers.ts'

/** What third-party code runs with: a directory, an environment, and the log that shows its output. */
export interface BuildContext {
  readonly directory: string
  /** The files that the step writes for other tools. They are excluded from each layer, because they differ in each run. */
  readonly writtenFiles: readonly string[]
  readonly env: Environment
  readonly log: Log
}

/** A layer, and where its third-party code runs. */
export interface LayerToBuild {
  readonly job: Job
  readonly context: BuildContext
}

/**
 * Calls `work` with a new directory for each layer. Afterwards, the directories are removed while the action continues, because the next steps
 * mostly wait for AWS. Commands that `work` runs end after "build-timeout-minutes" for all layers together.
 */
export async function withBuildContexts<T>(
  step: Step,
  work: (layers: Layers<LayerToBuild>) => Promise<T>,
): Promise<T> {
  const { runner, jobs } = step
  const writtenFiles = writtenBy(step)
  const layers = eachOf(jobs, (job) => ({ job, directory: (job.run.directory = runner.newDirectory()) }))
  try {
    return await withDeadline(jobs[0].inputs['build-timeout-minutes'], runner.log, (log) =>
      work(
        eachOf(layers, ({ job, directory }) => ({
          job,
          context: {
            directory,
            writtenFiles,
            env: runner.env,
            log: timingLog(labelledLog(log, job.label), job),
          },
        })),
      ),
    )
  } finally {
    const directories = layers.map(({ directory }) => directory)
    runner.continueLater(
      removeDirectories(directories, step).catch((error: unknown) => {
        runner.log.debug(messageOf(error))
      }),
    )
  }
}

/** Returns a log that records durations in the profile of a run. */
function timingLog(log: Log, { runner, run }: Job): Log {
  return { ...log, timed: (name, work) => recordStep(run.profile, runner.hide(name), work) }
}

/** Removes the directories of a build. If files in them cannot be removed, this rejects, and they stay. */
async function removeDirectories(directories: readonly string[], step: Step): Promise<void> {
  // A failed run needs a directory for its manifest too, and before the first wait.
  const isUsed = step.jobs.some(({ run }) => directories.some((directory) => directory === run.directory))
  if (isUsed) newDirectory(step)
  for (const directory of directories) await removeTree(directory)
}

/** Creates the directory of the archives and the manifest. No command that this run has started knows its path. */
export function newDirectory({ runner, jobs }: Step): string {
  const directory = runner.newDirectory()
  for (const { run } of jobs) run.directory = directory
  return directory
}
