import { fillParameterName } from '../aws-names/parameter-name.ts'
import { lazily } from '../base/lazy.ts'
import { judgedBytes, requireJudged } from '../layer/judged-archive.ts'
import type { Archive, Plan, Region, WantedLayer } from '../layer/layer.ts'
import { directUploadLimit } from '../layer/size-limits.ts'
import { apply } from '../regions/apply/apply.ts'
import type { Parameter } from '../regions/calls/parameter-store.ts'
import type { Connection } from '../regions/connect.ts'
import { inRegion } from '../report/advice.ts'
import { skippedRegion } from '../report/missing-regions.ts'
import { recordTime } from '../report/profile.ts'
import { describeLaterSteps } from '../report/sentences.ts'
import { inGroup, warn } from '../steps/job.ts'
import { publishes } from './checks.ts'
import type { Inputs, Job } from './inputs.ts'
import { stagingsFor } from './stagings.ts'
import { metadataOf } from './wanted.ts'

/** What is applied, and by which connection. */
interface Publishing {
  readonly wanted: WantedLayer
  readonly archive: Archive
  readonly connection: Connection
}

/**
 * Applies a plan, and records the result of each Region in `run`, including failures. Before any write, throws a Problem if the archive
 * changed since it was checked.
 */
export async function applyPlan(
  plan: Plan,
  { wanted, archive, connection }: Publishing,
  job: Job,
): Promise<void> {
  const { inputs, runner, run } = job
  const { layerName } = run
  const { log } = runner
  const began = performance.now()
  const zip = lazily(() => judgedBytes(archive))
  await inGroup('Apply', job, async () => {
    await (isSentDirectly(plan, archive) ? zip() : requireJudged(archive))
    return apply(plan, {
      services: connection.services,
      stagings: await stagingsFor(archive, connection, inputs),
      parameters: await parametersFor(connection, inputs),
      layerName,
      metadata: metadataOf(wanted),
      archive,
      zip,
      principals: wanted.principals ?? [],
      retain: wanted.retain,
      numbering: wanted.numbering,
      rollsBack: inputs['on-failure'] === 'rollback',
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
    })
  })
}

/** Whether the archive is sent in requests, so that it must be in memory. */
function isSentDirectly(plan: Plan, { size }: Archive): boolean {
  return [...plan.values()].some(publishes) && size <= directUploadLimit
}

/** Returns the SSM parameter in each Region. Empty if the input is not set. */
async function parametersFor(
  connection: Connection,
  inputs: Inputs,
): Promise<ReadonlyMap<Region, Parameter>> {
  const { 'ssm-parameter': template, 'layer-name': name } = inputs
  if (template === undefined) return new Map()
  return new Map(
    [...(await connection.parameters())].map(([region, store]) => [
      region,
      { store, nameOf: (version) => fillParameterName(template, { name, version, region }) },
    ]),
  )
}
