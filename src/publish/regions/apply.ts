import { lazily } from '../../base/lazy.ts'
import { judgedZip, requireJudged } from '../../layer/judged-archive.ts'
import type { Archive, Plan, Region, WantedLayer } from '../../layer/layer.ts'
import { directUploadLimit } from '../../layer/size-limits.ts'
import { applyEach } from '../../regions/apply/apply.ts'
import type { LayerToApply } from '../../regions/apply/apply.ts'
import type { Parameters } from '../../regions/calls/parameter-store.ts'
import type { Connection } from '../../regions/connect.ts'
import { inRegion } from '../../report/advice.ts'
import { skippedRegion } from '../../report/missing-regions.ts'
import { recordTime } from '../../report/profile.ts'
import { describeLaterSteps } from '../../report/sentences.ts'
import { inGroup, warn } from '../../steps/job.ts'
import { stagingsFor } from '../../steps/stagings.ts'
import type { Inputs, Job } from '../inputs/inputs.ts'
import { inEachLayer } from '../inputs/layers.ts'
import type { Layers, Step } from '../inputs/layers.ts'
import { architectureSetsOf, metadataOf } from '../inputs/wanted.ts'
import { publishes } from './checks.ts'
import { parametersIn } from './parameters.ts'

/** A layer that is ready to be published. */
export interface PlannedLayer {
  readonly job: Job
  readonly archive: Archive
  readonly wanted: WantedLayer
  readonly plan: Plan
}

/**
 * Applies the plans of all layers, and records the result of each Region in the runs, including failures. Before any write, throws a
 * Problem if an archive changed since it was checked.
 */
export async function applyPlans(
  layers: Layers<PlannedLayer>,
  connection: Connection,
  { runner, jobs: [{ inputs, run }] }: Step,
): Promise<void> {
  await inGroup('Apply', { runner, run }, async () => {
    const ready = await inEachLayer(layers, async (layer) => ({
      request: await requestFor(layer, connection),
    }))
    await applyEach(
      ready.map(({ request }) => request),
      { numbering: layers[0].wanted.numbering, rollsBack: inputs['on-failure'] === 'rollback' },
    )
  })
}

/** Reads the archive of a layer, and returns what is needed to apply its plan. */
async function requestFor(
  { job, archive, wanted, plan }: PlannedLayer,
  connection: Connection,
): Promise<LayerToApply> {
  const { inputs, runner, run } = job
  const { log } = runner
  const began = performance.now()
  const zip = lazily(() => judgedZip(archive))
  await (isSentDirectly(plan, archive) ? zip() : requireJudged(archive))
  return {
    plan,
    services: connection.services,
    optionalRegions: run.optionalRegions,
    stagings: await stagingsFor(archive, { connection, layerName: run.layerName }, inputs),
    parameters: await parametersFor(connection, inputs),
    layerName: run.layerName,
    metadata: metadataOf(wanted),
    archive,
    zip,
    principals: wanted.principals ?? [],
    retain: wanted.retain,
    architectureSets: architectureSetsOf(inputs),
    waitIn: connection.waitIn,
    reportOutcome: (region, outcome) => {
      recordTime(run.profile, region, 'Apply', performance.now() - began)
      const { layerVersion } = outcome
      if (layerVersion && layerVersion.arn !== run.outcomes.get(region)?.layerVersion?.arn)
        log.info(`${layerVersion.arn}: ${outcome.published ? 'published' : 'unchanged'}`)
      run.outcomes.set(region, outcome)
    },
    reportEnd: (region, outcome) => {
      const wasKnown = 'missing' in (plan.get(region) ?? {})
      if (outcome.missing && !wasKnown) warn([skippedRegion(region, outcome.missing)], job)
      for (const step of describeLaterSteps(outcome))
        log.info(`${outcome.layerVersion?.arn ?? region}: ${step}`)
    },
    progress: (region, text) => log.info(`${region}: ${text}`),
    warn: (region, warning) => warn([inRegion(region, warning)], job),
  }
}

/** Whether the archive is sent in requests, so that it must be in memory. */
function isSentDirectly(plan: Plan, { size }: Archive): boolean {
  return [...plan.values()].some(publishes) && size <= directUploadLimit
}

/** Returns the SSM parameters in each Region. Empty if the input is not set. */
async function parametersFor(
  connection: Connection,
  inputs: Inputs,
): Promise<ReadonlyMap<Region, Parameters>> {
  if (inputs['ssm-parameter'].length === 0) return new Map()
  return new Map(
    [...(await connection.parameters())].map(([region, store]) => [
      region,
      { store, all: parametersIn(region, inputs) },
    ]),
  )
}
