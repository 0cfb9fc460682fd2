import type { Message } from '../base/message.ts'
import type { Archive, Plan, Tree } from '../layer/layer.ts'
import { plan } from '../plan/plan.ts'
import { isPruned, predecessorIn } from '../plan/predecessor.ts'
import { inRegion } from '../report/advice.ts'
import { noRegionWasAvailable, skippedRegion } from '../report/missing-regions.ts'
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
import { isTested, testArchive } from './test-archive.ts'
import { metadataOf, wantedFrom, warningsAbout } from './wanted.ts'

/**
 * The recipe: build, pack, observe, plan, apply. Each step records its results in `run` immediately. Throws a Problem if a Region fails or
 * the inputs cannot be satisfied.
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
  const logChanges = compare(predecessor, { archive, connection }, job)
  if (job.inputs['dry-run'] || !connection) {
    await logChanges()
    return endDryRun(run.plan, { archive, connection }, job)
  }
  // If the plan deletes the previous version, it is downloaded first.
  if (predecessor && isPruned(predecessor, run.plan)) await logChanges()
  try {
    await applyPlan(run.plan, { wanted, archive, connection }, job)
    await exportVersions(job.inputs.export, job)
  } finally {
    await logChanges()
  }
  requireNone([...failuresIn(run), ...noRegionWasAvailable(run)])
}

/** An archive that is ready to be published, and the layer directory if one was built. */
interface Prepared {
  readonly archive: Archive
  readonly tree?: Tree | undefined
}

/**
 * Third-party code runs only here: in the build, and in the tests of "smoke-test" and "test-command". This process requests no credentials
 * before all of it has ended. The action then contacts AWS while it writes the archive.
 */
function prepareArchive(observer: Observer, job: Job): Promise<Prepared> {
  const tested = isTested(job.inputs)
  return withBuildContext(job, async (context) => {
    const source = await buildLayer(context, job)
    const packed = await inGroup('Pack', job, async () => {
      const judged = await judgeLayer(source, job)
      if (!tested) observer.start()
      return writeArchive(judged, tested ? context.directory : newDirectory(job), job)
    })
    const archive = tested ? await testArchive(packed, source.tree, context, job) : packed
    job.run.archive = archive
    await writeSbom(archive, job)
    return { archive, tree: source.tree }
  })
}

/** Returns the notes of a plan for the user, each after the name of its Region. */
function notesOf(plan: Plan): Message[] {
  return [...plan].flatMap(([region, planned]) => {
    if ('missing' in planned) return [skippedRegion(region, planned.missing)]
    return 'notes' in planned ? planned.notes.map((note) => inRegion(region, note)) : []
  })
}

function showPlan(plan: Plan, { runner: { log } }: Job): Promise<void> {
  return log.group('Plan', async () => {
    for (const [region, planned] of plan) log.info(`${region}: ${describePlan(planned)}`)
  })
}
