import type { Message } from '../../base/message.ts'
import type { Archive, Plan, Predecessor } from '../../layer/layer.ts'
import { olderUsesIn } from '../../plan/older-uses.ts'
import { planEach } from '../../plan/plan.ts'
import { predecessorIn } from '../../plan/predecessor.ts'
import { sharedNameWarning } from '../../plan/shared-name.ts'
import { inRegion } from '../../report/advice.ts'
import { skippedRegion } from '../../report/missing-regions.ts'
import { describePlan } from '../../report/sentences.ts'
import { warn } from '../../steps/job.ts'
import type { Job } from '../inputs/inputs.ts'
import { eachOf } from '../inputs/layers.ts'
import type { Layers, Step } from '../inputs/layers.ts'
import { metadataOf, wantedFrom, warningsAbout } from '../inputs/wanted.ts'
import type { PlannedLayer } from './apply.ts'
import type { Observations, Observed } from './observe.ts'

/** A layer with its archive, and what every Region should have. */
export type LayerWithWanted = Omit<PlannedLayer, 'plan'>

/** A layer with its plan, and the previous version if it is replaced. */
export interface LayerWithPlan extends PlannedLayer {
  readonly observations: Observations
  readonly predecessor: Predecessor | undefined
}

/** Returns a layer with what every Region should have. `license` is that of the manifest, if it is known. */
export function withWanted(job: Job, archive: Archive, license: string | undefined): LayerWithWanted {
  return { job, archive, wanted: wantedFrom(job.inputs, archive, license, job.runner.env) }
}

/** Adds what every Region should have to the record of each layer, and warns if the layer could be for other functions than declared. */
export function recordWanted(layers: Layers<LayerWithWanted>): void {
  for (const { job, archive, wanted } of layers) {
    job.run.metadata = metadataOf(wanted)
    warn(warningsAbout(job.inputs, archive), job)
  }
}

/** Returns the plan of each layer. The layers of a step can depend on each other. */
export function plansFor(
  layers: Layers<LayerWithWanted>,
  observationsOf: Observed['observationsOf'],
): Layers<LayerWithPlan> {
  const observed = eachOf(layers, (layer) => ({ ...layer, observations: observationsOf(layer.job) }))
  const plans = planEach(observed)
  return eachOf(observed, (layer, index) => {
    const plan: Plan = plans[index] ?? new Map()
    return { ...layer, plan, predecessor: predecessorIn(plan, layer.observations) }
  })
}

/** Adds the plan of each layer to its record, shows it, and warns about it. */
export async function showPlans(layers: Layers<LayerWithPlan>, { runner: { log } }: Step): Promise<void> {
  for (const { job, wanted, plan, observations } of layers) {
    job.run.plan = plan
    job.run.olderUses = olderUsesIn(plan, observations)
    warn(sharedNameWarning(wanted, observations), job)
  }
  await log.group('Plan', async () => {
    for (const { job, plan } of layers)
      for (const [region, planned] of plan) job.runner.log.info(`${region}: ${describePlan(planned)}`)
  })
  for (const { job, plan } of layers) warn(notesOf(plan), job)
}

/** Returns the notes of a plan for the user, each after the name of its Region. */
function notesOf(plan: Plan): Message[] {
  return [...plan].flatMap(([region, planned]) => {
    if ('missing' in planned) return [skippedRegion(region, planned.missing)]
    return 'notes' in planned ? planned.notes.map((note) => inRegion(region, note)) : []
  })
}
