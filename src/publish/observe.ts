import { lazily } from '../base/lazy.ts'
import { about } from '../base/message.ts'
import type { Observation, Region } from '../layer/layer.ts'
import type { Connection } from '../regions/connect.ts'
import { observe } from '../regions/observe.ts'
import { recordTime } from '../report/profile.ts'
import { describeCurrentState } from '../report/sentences.ts'
import type { AwsConnection } from '../steps/connect-to-aws.ts'
import { connectToAws } from '../steps/connect-to-aws.ts'
import { inGroup, warn } from '../steps/job.ts'
import type { Job } from './inputs.ts'
import { numberingOf } from './wanted.ts'

/** AWS, and the state of each Region. Without a connection, no Region is observed. */
export interface Observed {
  readonly connection: Connection | undefined
  readonly observations: ReadonlyMap<Region, Observation>
}

/** Observes AWS. That requires credentials, so that no third-party code is allowed to run any more. */
export interface Observer {
  /** Starts in the background. */
  readonly start: () => void
  /** Returns what was found, and logs it. Starts unless it has started. Throws a Problem. */
  readonly result: () => Promise<Observed>
}

/** Nothing is observed before `start` or `result` is called. */
export function observerOf(job: Job): Observer {
  const found = lazily(async () => {
    const reached = await connectToAws(job)
    return { reached, observations: await observations(reached, job) }
  })
  return {
    start: () => void found().catch(() => undefined),
    result: () =>
      inGroup('Observe', job, async () => {
        const { reached, observations } = await found()
        if ('unreached' in reached) warn(reached.unreached, job)
        for (const [region, observation] of observations)
          job.runner.log.info(`${region}: ${describeCurrentState(observation)}`)
        return { connection: 'connection' in reached ? reached.connection : undefined, observations }
      }),
  }
}

async function observations(
  reached: AwsConnection,
  { inputs, run }: Job,
): Promise<ReadonlyMap<Region, Observation>> {
  if ('unreached' in reached) return unobserved(inputs.regions)
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
    'AWS was not asked, for lack of credentials; see the warning.',
  )
  return new Map(regions.map((region) => [region, { seen: false, reason }]))
}
