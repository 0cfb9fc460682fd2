import { applyPlan, judgePlan, sightOf } from './in-aws.ts'
import { takeCommentToken } from '../steps/comment-inputs.ts'
import { exportVersions } from '../steps/export.ts'
import { readInputs } from './inputs.ts'
import type { Job } from './inputs.ts'
import { requireNone, takeInputs, warn } from '../steps/job.ts'
import type { Plan } from '../layer/layer.ts'
import { makeArchive } from './make.ts'
import { plan } from '../plan/plan.ts'
import { isPruned, predecessorIn } from '../plan/predecessor.ts'
import { failuresIn } from '../report/outputs.ts'
import type { Run } from '../report/run.ts'
import { whatIsToDo } from '../report/sentences.ts'
import type { Runner } from '../runner/runner.ts'
import { metadataOf, wantedFrom, warningsAbout } from './wanted.ts'
import { compare } from './compare.ts'

/**
 * The recipe: build, pack, observe, plan, apply. What becomes known is put into `run` at once.
 * Throws a Problem where the run does not end as it was asked to.
 */
export async function main(runner: Runner, run: Run): Promise<void> {
  const job = { inputs: takeInputs(readInputs, runner, run), runner, run }
  takeCommentToken(job.inputs, job)
  const sight = sightOf(job)
  const { archive, tree } = await makeArchive(job, sight.begin)
  const wanted = wantedFrom(job.inputs, archive, tree, runner.env)
  run.metadata = metadataOf(wanted)
  warn(warningsAbout(job.inputs, archive), job)
  const { connection, observations } = await sight.end()
  run.plan = plan(wanted, observations)
  await showPlan(run.plan, job)
  warn(notesOf(run.plan), job)
  const predecessor = predecessorIn(run.plan, observations)
  const tellChanges = compare(predecessor, { archive, connection }, job)
  if (job.inputs['dry-run'] || !connection) {
    await tellChanges()
    return judgePlan(run.plan, { archive, connection }, job)
  }
  // What is to be deleted is read before.
  if (predecessor && isPruned(predecessor, run.plan)) await tellChanges()
  try {
    await applyPlan(run.plan, { wanted, archive, connection }, job)
    await exportVersions(job.inputs.export, job)
  } finally {
    await tellChanges()
  }
  requireNone(failuresIn(run))
}

/** What the plan has to say to the reader, by Region. */
function notesOf(plan: Plan): string[] {
  return [...plan].flatMap(([region, planned]) =>
    'notes' in planned ? planned.notes.map((note) => `${region}: ${note}`) : [],
  )
}

function showPlan(plan: Plan, { runner: { log } }: Job): Promise<void> {
  return log.group('Plan', async () => {
    for (const [region, planned] of plan) log.info(`${region}: ${whatIsToDo(planned)}`)
  })
}
