import { isPruned } from '../plan/predecessor.ts'
import type { Connection } from '../regions/connect.ts'
import { noRegionWasAvailable } from '../report/missing-regions.ts'
import { failuresIn } from '../report/outputs.ts'
import type { Runs } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'
import { takeCommentToken } from '../steps/comment-inputs.ts'
import { exportVersions, requireExportable } from '../steps/export.ts'
import { requireNone } from '../steps/job.ts'
import { applyPlans } from './apply.ts'
import type { PlannedLayer } from './apply.ts'
import { compare } from './compare.ts'
import { endDryRun } from './dry-run.ts'
import type { EarlierBuilds } from './earlier-builds.ts'
import { eachOf, exportedBy, inEachLayer, labelled } from './layers.ts'
import type { Layers, Step } from './layers.ts'
import { observerOf } from './observe.ts'
import { plansFor, recordWanted, showPlans, withWanted } from './plans.ts'
import type { LayerWithPlan } from './plans.ts'
import { prepareLayers } from './prepare.ts'
import { takeLayers } from './take-layers.ts'

/**
 * The recipe: build, pack, observe, plan, apply. Each phase is done for all layers of the step, and records its results in their runs
 * immediately. If "skip-build-if-unchanged" is set, and every Region is up to date, nothing is built. Throws a Problem if a Region fails or
 * the inputs cannot be satisfied.
 */
export async function main(runner: Runner, runs: Runs): Promise<void> {
  const step = takeLayers(runner, runs)
  const [{ inputs }] = step.jobs
  for (const job of step.jobs) takeCommentToken(job.inputs, job)
  const earlier = inputs['skip-build-if-unchanged'] ? await earlierBuildsOf(step) : undefined
  if (await earlier?.areUpToDate()) return
  const observer = observerOf(step)
  const prepared = await prepareLayers(observer, step)
  const wanted = eachOf(prepared, ({ job, archive, source }) =>
    withWanted(job, archive, source.tree?.license),
  )
  recordWanted(wanted)
  const [{ connection, observationsOf }] = await Promise.all([observer.result(), earlier?.remember(prepared)])
  const layers = plansFor(wanted, observationsOf)
  await showPlans(layers, step)
  const compared = eachOf(layers, (layer) => ({
    ...layer,
    logChanges: compare(layer.predecessor, { archive: layer.archive, connection }, layer.job),
  }))
  const exported = exportedBy(step)
  if (inputs['dry-run'] || !connection) {
    await inEachLayer(compared, logChanges)
    await requireExportable(exported)
    return endDryRuns(layers, connection)
  }
  // If the plan deletes the previous version, it is downloaded first.
  await inEachLayer(compared, async (layer) => (deletesPredecessor(layer) ? logChanges(layer) : {}))
  try {
    await requireExportable(exported)
    await applyPlans(layers, connection, step)
    await exportVersions(exported, runner)
  } finally {
    await inEachLayer(compared, logChanges)
  }
  requireNone(
    layers.flatMap(({ job: { label, run } }) =>
      labelled(label, [...failuresIn(run), ...noRegionWasAvailable(run)]),
    ),
  )
}

/** Loaded only if the input is set, because most runs do not need it. */
async function earlierBuildsOf(step: Step): Promise<EarlierBuilds | undefined> {
  const { earlierBuilds } = await import('./earlier-builds.ts')
  return earlierBuilds(step)
}

function deletesPredecessor({ predecessor, plan }: LayerWithPlan): boolean {
  return predecessor !== undefined && isPruned(predecessor, plan)
}

/** Logs what changed in a layer. It is logged only once. */
async function logChanges({
  logChanges: log,
}: {
  readonly logChanges: () => Promise<void>
}): Promise<object> {
  await log()
  return {}
}

async function endDryRuns(layers: Layers<PlannedLayer>, connection: Connection | undefined): Promise<void> {
  const totalSize = layers.reduce((sum, { archive }) => sum + archive.size, 0)
  const ended = await inEachLayer(layers, async ({ job, archive, plan }) => ({
    errors: labelled(job.label, await endDryRun(plan, { archive, totalSize, connection }, job)),
  }))
  requireNone(ended.flatMap(({ errors }) => errors))
}
