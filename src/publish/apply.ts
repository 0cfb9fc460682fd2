import { fillParameterName } from '../aws-names/parameter-name.ts'
import { lazily } from '../base/lazy.ts'
import { reworded } from '../base/message.ts'
import { judgedBytes, requireJudged } from '../layer/judged-archive.ts'
import type { Archive, Plan, Region, WantedLayer } from '../layer/layer.ts'
import { directUploadLimit } from '../layer/size-limits.ts'
import { apply } from '../regions/apply/apply.ts'
import type { Parameter } from '../regions/calls/parameter-store.ts'
import type { Connection } from '../regions/connect.ts'
import { recordTime } from '../report/profile.ts'
import { describeLaterSteps } from '../report/sentences.ts'
import { inGroup, warn } from '../steps/job.ts'
import { publishes } from './checks.ts'
import type { Inputs, Job } from './inputs.ts'
import { stagingsFor } from './stagings.ts'
import { metadataOf } from './wanted.ts'

interface Order {
  readonly wanted: WantedLayer
  readonly archive: Archive
  readonly connection: Connection
}

/**
 * Applies a plan. Puts the result of each Region into `run`, failures too. Throws a Problem, before anything is written, if the archive is
 * not the one that was judged.
 */
export async function applyPlan(plan: Plan, { wanted, archive, connection }: Order, job: Job): Promise<void> {
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
      tell: (region, outcome) => {
        recordTime(run.profile, region, 'Apply', performance.now() - began)
        const { layerVersion } = outcome
        if (layerVersion && layerVersion.arn !== run.outcomes.get(region)?.layerVersion?.arn)
          log.info(`${layerVersion.arn}: ${outcome.published ? 'published' : 'unchanged'}`)
        run.outcomes.set(region, outcome)
      },
      ended: (region, outcome) => {
        for (const what of describeLaterSteps(outcome))
          log.info(`${outcome.layerVersion?.arn ?? region}: ${what}`)
      },
      progress: (region, text) => log.info(`${region}: ${text}`),
      warn: (region, warning) => warn([reworded(warning, (text) => `${region}: ${text}`)], job),
    })
  })
}

/** Whether a plan needs the archive in memory. */
function isSentDirectly(plan: Plan, { size }: Archive): boolean {
  return [...plan.values()].some(publishes) && size <= directUploadLimit
}

/** The SSM parameter in each Region; empty if the input names none. */
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
