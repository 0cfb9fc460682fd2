import type { Message } from '../base/message.ts'
import { reworded } from '../base/message.ts'
import type { Archive, Plan, Tree } from '../layer/layer.ts'
import { plan } from '../plan/plan.ts'
import { isPruned, predecessorIn } from '../plan/predecessor.ts'
import { failuresIn } from '../report/outputs.ts'
import type { Run } from '../report/run.ts'
import { describePlan } from '../report/sentences.ts'
import type { Runner } from '../runner/runner.ts'
import { takeCommentToken } from '../steps/comment-inputs.ts'
import { exportVersions } from '../steps/export.ts'
import { inGroup, requireNone, takeInputs, warn } from '../steps/job.ts'
import { applyPlan } from './apply.ts'
import { withBuildContext, newDirectory } from './build-context.ts'
import { buildLayer } from './build.ts'
import { compare } from './compare.ts'
import { endDryRun } from './dry-run.ts'
import { readInputs } from './inputs.ts'
import type { Job } from './inputs.ts'
import { observerOf } from './observe.ts'
import type { Observer } from './observe.ts'
import { judgeLayer, writeArchive } from './pack.ts'
import { writeSbom } from './sbom.ts'
import { testArchive } from './test-archive.ts'
import { metadataOf, wantedFrom, warningsAbout } from './wanted.ts'

/**
 * The recipe: build, pack, observe, plan, apply. What becomes known is put into `run` at once.
 * Throws a Problem if the run does not end as its inputs require.
 */
export async function main(runner: Runner, run: Run): Promise<void> {
  const job = { inputs: takeInputs(readInputs, runner, run), runner, run }
  takeCommentToken(job.inputs, job)
  const observer = observerOf(job)
  const { archive, tree } = await prepareArchive(observer, job)
  const wanted = wantedFrom(job.inputs, archive, tree, runner.env)
  run.metadata = metadataOf(wanted)
  warn(warningsAbout(job.inputs, archive), job)
  const { connection, observations } = await observer.result()
  run.plan = plan(wanted, observations)
  await showPlan(run.plan, job)
  warn(notesOf(run.plan), job)
  const predecessor = predecessorIn(run.plan, observations)
  const tellChanges = compare(predecessor, { archive, connection }, job)
  if (job.inputs['dry-run'] || !connection) {
    await tellChanges()
    return endDryRun(run.plan, { archive, connection }, job)
  }
  // A version that the plan deletes is read first.
  if (predecessor && isPruned(predecessor, run.plan)) await tellChanges()
  try {
    await applyPlan(run.plan, { wanted, archive, connection }, job)
    await exportVersions(job.inputs.export, job)
  } finally {
    await tellChanges()
  }
  requireNone(failuresIn(run))
}

/** An archive that is ready to be published; `tree` only if one was built. */
interface Prepared {
  readonly archive: Archive
  readonly tree?: Tree | undefined
}

/**
 * Third-party code runs only in here: in the build, and in the user's "test-command". This process has no credentials until the last of it
 * has ended. Then AWS is contacted, while the archive is still being written.
 */
function prepareArchive(observer: Observer, job: Job): Promise<Prepared> {
  const { 'test-command': command } = job.inputs
  return withBuildContext(job, async (context) => {
    const source = await buildLayer(context, job)
    const packed = await inGroup('Pack', job, async () => {
      const judged = await judgeLayer(source, job)
      if (command === undefined) observer.start()
      return writeArchive(judged, command === undefined ? newDirectory(job) : context.directory, job)
    })
    const archive = command === undefined ? packed : await testArchive(command, packed, context, job)
    job.run.archive = archive
    await writeSbom(archive, job)
    return { archive, tree: source.tree }
  })
}

/** The notes of a plan for the user, by Region. */
function notesOf(plan: Plan): Message[] {
  return [...plan].flatMap(([region, planned]) =>
    'notes' in planned ? planned.notes.map((note) => reworded(note, (text) => `${region}: ${text}`)) : [],
  )
}

function showPlan(plan: Plan, { runner: { log } }: Job): Promise<void> {
  return log.group('Plan', async () => {
    for (const [region, planned] of plan) log.info(`${region}: ${describePlan(planned)}`)
  })
}
