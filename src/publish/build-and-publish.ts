import { releaseMemory } from '../base/memory.ts'
import { isPruned } from '../plan/predecessor.ts'
import type { Connection } from '../regions/connect.ts'
import { noRegionWasAvailable } from '../report/missing-regions.ts'
import { failuresIn } from '../report/outputs.ts'
import { exportVersions, requireExportable } from '../steps/export.ts'
import { requireNone } from '../steps/job.ts'
import { eachOf, exportedBy, inEachLayer, labelled } from './inputs/layers.ts'
import type { Layers, Step } from './inputs/layers.ts'
import { prepareLayers } from './prepare/prepare.ts'
import { applyPlans } from './regions/apply.ts'
import type { PlannedLayer } from './regions/apply.ts'
import { startComparison } from './regions/compare.ts'
import { endDryRun, totalSizeOf } from './regions/dry-run.ts'
import { observerOf } from './regions/observe.ts'
import { plansFor, recordWanted, showPlans, withWanted } from './regions/plans.ts'
import type { LayerWithPlan } from './regions/plans.ts'
import type { EarlierBuilds } from './skip-build/earlier-builds.ts'

/**
 * Builds, packs, observes, plans and applies. Each phase is done for all layers of the step, and records its results in their runs
 * immediately. `earlier` saves what was built. Throws a Problem if a Region fails.
 */
export async function buildAndPublish(step: Step, earlier: EarlierBuilds | undefined): Promise<void> {
  const { runner, jobs } = step
  const [{ inputs }] = jobs
  const observer = observerOf(step)
  const prepared = await prepareLayers(observer.start, step)
  // Next, the archives and their requests need memory.
  releaseMemory()
  const wanted = eachOf(prepared, ({ job, archive, source }) =>
    withWanted(job, archive, source.tree?.license),
  )
  recordWanted(wanted)
  const [{ connection, observationsOf }] = await Promise.all([observer.result(), earlier?.save(prepared)])
  const layers = plansFor(wanted, observationsOf)
  await showPlans(layers, step)
  const compared = eachOf(layers, (layer) => ({
    ...layer,
    logChanges: startComparison(layer.predecessor, { archive: layer.archive, connection }, layer.job),
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
  const totalSize = totalSizeOf(layers)
  const ended = await inEachLayer(layers, async ({ job, archive, plan }) => ({
    errors: labelled(job.label, await endDryRun(plan, { archive, totalSize, connection }, job)),
  }))
  requireNone(ended.flatMap(({ errors }) => errors))
}
