import { lazily } from '../base/lazy.ts'
import { about } from '../base/message.ts'
import { brokenRules } from '../inputs/read-all.ts'
import type { Observation, Region } from '../layer/layer.ts'
import type { Connection } from '../regions/connect.ts'
import { observe } from '../regions/observe.ts'
import { recordTime } from '../report/profile.ts'
import { describePatterns } from '../report/region-patterns.ts'
import { describeCurrentState } from '../report/sentences.ts'
import type { AwsConnection } from '../steps/connect-to-aws.ts'
import { connectToAws } from '../steps/connect-to-aws.ts'
import { regionsMissingIn } from '../steps/export.ts'
import { inGroup, requireNone, warn } from '../steps/job.ts'
import { rulesForRegions } from './input-rules.ts'
import type { Job } from './inputs.ts'
import { numberingOf } from './wanted.ts'

/** The connection to AWS, and the state of each Region. Without a connection, no Region is observed. */
export interface Observed {
  readonly connection: Connection | undefined
  readonly observations: ReadonlyMap<Region, Observation>
}

/** Reads the state of each Region. This requires credentials, so it starts only after all third-party code has ended. */
export interface Observer {
  /** Starts to observe in the background. */
  readonly start: () => void
  /** Waits for the result, logs and returns it. Starts to observe if `start` was not called. Throws a Problem. */
  readonly result: () => Promise<Observed>
}

/** Returns an observer. It does not contact AWS before `start` or `result` is called. */
export function observerOf(job: Job): Observer {
  const found = lazily(async () => {
    const reached = await connectToAws(job)
    requireNone(brokenRules(rulesForRegions(job.inputs, job.run.regions)))
    await addNewRegions(job)
    return { reached, observations: await observations(reached, job) }
  })
  return {
    start: () => void found().catch(() => undefined),
    result: () =>
      inGroup('Observe', job, async () => {
        const { reached, observations } = await found()
        if ('unreached' in reached) warn(reached.unreached, job)
        for (const sentence of describePatterns(job.run.patterns)) job.runner.log.info(sentence)
        for (const [region, observation] of observations)
          job.runner.log.info(`${region}: ${describeCurrentState(observation)}`)
        return { connection: 'connection' in reached ? reached.connection : undefined, observations }
      }),
  }
}

/** A pattern can match Regions that did not exist when the exported files were written. */
async function addNewRegions({ inputs, run }: Job): Promise<void> {
  if (run.patterns === undefined) return
  run.patterns = { ...run.patterns, added: await regionsMissingIn(inputs.export, run.regions) }
}

async function observations(
  reached: AwsConnection,
  { inputs, run }: Job,
): Promise<ReadonlyMap<Region, Observation>> {
  if ('unreached' in reached) return unobserved(run.regions)
  const look = {
    layerName: inputs['layer-name'],
    numbering: numberingOf(inputs),
    withPolicy: inputs.principals !== undefined,
    retain: inputs['retain-versions'],
  }
  const began = performance.now()
  return observe(reached.connection.services, look, (region) =>
    recordTime(run.profile, region, 'Observe', performance.now() - began),
  )
}

function unobserved(regions: readonly Region[]): ReadonlyMap<Region, Observation> {
  const reason = about(
    'there-are-no-aws-credentials',
    'AWS was not contacted, because there are no credentials. The warning shows the reason.',
  )
  return new Map(regions.map((region) => [region, { seen: false, reason }]))
}
