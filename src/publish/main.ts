import type { Message } from '../base/message.ts'
import type { Plan, Predecessor } from '../layer/layer.ts'
import { olderUsesIn } from '../plan/older-uses.ts'
import { planEach } from '../plan/plan.ts'
import { isPruned, predecessorIn } from '../plan/predecessor.ts'
import { sharedNameWarning } from '../plan/shared-name.ts'
import type { Connection } from '../regions/connect.ts'
import { inRegion } from '../report/advice.ts'
import { noRegionWasAvailable, skippedRegion } from '../report/missing-regions.ts'
import { failuresIn } from '../report/outputs.ts'
import type { Runs } from '../report/run.ts'
import { describePlan } from '../report/sentences.ts'
import type { Runner } from '../runner/runner.ts'
import { takeCommentToken } from '../steps/comment-inputs.ts'
import { exportVersions, requireExportable } from '../steps/export.ts'
import { requireNone, warn } from '../steps/job.ts'
import { applyPlans } from './apply.ts'
import type { PlannedLayer } from './apply.ts'
import { compare } from './compare.ts'
import { endDryRun } from './dry-run.ts'
import { eachOf, inEachLayer, labelled } from './layers.ts'
import type { Layers, Step } from './layers.ts'
import { observerOf } from './observe.ts'
import type { Observed } from './observe.ts'
import { prepareLayers } from './prepare.ts'
import type { PreparedLayer } from './prepare.ts'
import { takeLayers } from './take-layers.ts'
import { metadataOf, wantedFrom, warningsAbout } from './wanted.ts'

/**
 * The recipe: build, pack, observe, plan, apply. Each phase is done for all layers of the step, and records its results in their runs
 * immediately. Throws a Problem if a Region fails or the inputs cannot be satisfied.
 */
export async function main(runner: Runner, runs: Runs): Promise<void> {
  const step = takeLayers(runner, runs)
  const [{ inputs }] = step.jobs
  for (const job of step.jobs) takeCommentToken(job.inputs, job)
  const observer = observerOf(step)
  const prepared = eachOf(await prepareLayers(observer, step), withWanted)
  const { connection, observationsOf } = await observer.result()
  const layers = withPlans(prepared, observationsOf)
  await showPlans(layers, step)
  const compared = eachOf(layers, (layer) => ({
    ...layer,
    logChanges: compare(layer.predecessor, { archive: layer.archive, connection }, layer.job),
  }))
  const exported = step.jobs.map(({ inputs: { export: exports, release }, run }) => ({
    exports,
    release,
    run,
  }))
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

/** A layer with its plan, and the previous version if it is replaced. */
interface LayerWithPlan extends PlannedLayer {
  readonly predecessor: Predecessor | undefined
}

type LayerWithWanted = Omit<PlannedLayer, 'plan'>

function withWanted({ job, archive, source }: PreparedLayer): LayerWithWanted {
  const wanted = wantedFrom(job.inputs, archive, source.tree, job.runner.env)
  job.run.metadata = metadataOf(wanted)
  warn(warningsAbout(job.inputs, archive), job)
  return { job, archive, wanted }
}

function withPlans(
  layers: Layers<LayerWithWanted>,
  observationsOf: Observed['observationsOf'],
): Layers<LayerWithPlan> {
  const observed = eachOf(layers, (layer) => ({ ...layer, observations: observationsOf(layer.job) }))
  const plans = planEach(observed)
  return eachOf(observed, ({ observations, ...layer }, index) => {
    const plan: Plan = plans[index] ?? new Map()
    layer.job.run.plan = plan
    layer.job.run.olderUses = olderUsesIn(plan, observations)
    warn(sharedNameWarning(layer.wanted, observations), layer.job)
    return { ...layer, plan, predecessor: predecessorIn(plan, observations) }
  })
}

/** Returns the notes of a plan for the user, each after the name of its Region. */
function notesOf(plan: Plan): Message[] {
  return [...plan].flatMap(([region, planned]) => {
    if ('missing' in planned) return [skippedRegion(region, planned.missing)]
    return 'notes' in planned ? planned.notes.map((note) => inRegion(region, note)) : []
  })
}

async function showPlans(layers: Layers<PlannedLayer>, { runner: { log } }: Step): Promise<void> {
  await log.group('Plan', async () => {
    for (const { job, plan } of layers)
      for (const [region, planned] of plan) job.runner.log.info(`${region}: ${describePlan(planned)}`)
  })
  for (const { job, plan } of layers) warn(notesOf(plan), job)
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
