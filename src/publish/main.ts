import type { Runs } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'
import { takeCommentToken } from '../steps/comment-inputs.ts'
import type { Step } from './inputs/layers.ts'
import { takeLayers } from './inputs/take-layers.ts'
import type { EarlierBuilds } from './skip-build/earlier-builds.ts'

/**
 * Reads the inputs, builds the layers and publishes them. If "skip-build-if-unchanged" is set, and every Region is up to date, nothing is
 * built. Throws a Problem if a Region fails or the inputs cannot be satisfied.
 */
export async function main(runner: Runner, runs: Runs): Promise<void> {
  const step = takeLayers(runner, runs)
  for (const job of step.jobs) takeCommentToken(job.inputs, job)
  const earlier = await earlierBuildsOf(step)
  if (await earlier?.endIfUpToDate()) return
  // Loaded only now, because a run whose inputs are wrong, or that skips the build, does not need it.
  const { buildAndPublish } = await import('./build-and-publish.ts')
  await buildAndPublish(step, earlier)
}

async function earlierBuildsOf(step: Step): Promise<EarlierBuilds | undefined> {
  if (!step.jobs[0].inputs['skip-build-if-unchanged']) return undefined
  const { earlierBuilds } = await import('./skip-build/earlier-builds.ts')
  return earlierBuilds(step)
}
