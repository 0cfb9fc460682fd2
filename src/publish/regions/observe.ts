import { lazily } from '../../base/lazy.ts'
import { brokenRules } from '../../inputs/read-all.ts'
import type { Observation, Region } from '../../layer/layer.ts'
import type { Connection } from '../../regions/connect.ts'
import { observe } from '../../regions/observe.ts'
import { recordTime } from '../../report/profile.ts'
import { describePatterns } from '../../report/region-patterns.ts'
import type { Run } from '../../report/run.ts'
import { describeCurrentState } from '../../report/sentences.ts'
import type { AwsConnection, RestrictedSession } from '../../steps/connect-to-aws.ts'
import { connectToAws, notContacted } from '../../steps/connect-to-aws.ts'
import { regionsMissingIn } from '../../steps/export.ts'
import { inGroup, requireNone } from '../../steps/job.ts'
import type { Job } from '../inputs/inputs.ts'
import { warnInStep } from '../inputs/layers.ts'
import type { Layers, Step } from '../inputs/layers.ts'
import { rulesForRegions } from '../inputs/rules.ts'
import { architectureSetsOf, numberingOf } from '../inputs/wanted.ts'

/** The state of each Region. */
export type Observations = ReadonlyMap<Region, Observation>

/** The connection to AWS, and the state of each layer in each Region. Without a connection, no Region is observed. */
export interface Observed {
  readonly connection: Connection | undefined
  readonly observationsOf: (job: Job) => Observations
}

/** Reads the state of each layer in each Region. This requires credentials, so it starts only after all third-party code has ended. */
export interface Observer {
  /** Starts to observe in the background. */
  readonly start: () => void
  /** Waits for the result, logs and returns it. Starts to observe if `start` was not called. Throws a Problem. */
  readonly result: () => Promise<Observed>
}

/** Returns an observer. It does not contact AWS before `start` or `result` is called. */
export function observerOf(step: Step): Observer {
  const found = lazily(() => observeLayers(step))
  return {
    start: () => void found().catch(() => undefined),
    result: () =>
      inGroup('Observe', { ...step.jobs[0], runner: step.runner }, async () => {
        const { reached, observed } = await found()
        if ('unreached' in reached) warnInStep(reached.unreached, step)
        logObservations(observed, step)
        return {
          connection: 'connection' in reached ? reached.connection : undefined,
          observationsOf: (job) => observed.get(job) ?? new Map(),
        }
      }),
  }
}

/** The state of each layer of a step. */
export type ObservedLayers = ReadonlyMap<Job, Observations>

/** Connects to AWS, and reads the state of each layer. `session` restricts a role session. Throws a Problem. */
export async function observeLayers(
  { runner, jobs }: Step,
  session?: RestrictedSession,
): Promise<{ readonly reached: AwsConnection; readonly observed: ObservedLayers }> {
  const reached = await connectToAws({ ...jobs[0], runner }, session)
  shareConnection(jobs[0].run, jobs)
  requireNone(jobs.flatMap(({ inputs, run }) => brokenRules(rulesForRegions(inputs, run.regions))))
  await addNewRegions(jobs)
  const all = jobs.map(async (job) => [job, await observations(reached, job)] as const)
  return { reached, observed: new Map(await Promise.all(all)) }
}

/** Shows the state of each layer, and what patterns of Regions matched. */
export function logObservations(observed: ObservedLayers, { runner, jobs: [{ run }] }: Step): void {
  for (const sentence of describePatterns(run.patterns)) runner.log.info(sentence)
  for (const [job, regions] of observed)
    for (const [region, observation] of regions)
      job.runner.log.info(`${region}: ${describeCurrentState(observation)}`)
}

/** The account and the Regions, which all layers of a step have in common. */
export type CommonRegions = Pick<Run, 'account' | 'regions' | 'optionalRegions' | 'patterns'>

/** Adds the account and the Regions to the record of each layer. */
export function shareConnection(
  { account, regions, optionalRegions, patterns }: CommonRegions,
  jobs: Layers<Job>,
): void {
  for (const { run } of jobs) Object.assign(run, { account, regions, optionalRegions, patterns })
}

/** A pattern can match Regions that did not exist when the exported files were written. */
async function addNewRegions(jobs: Layers<Job>): Promise<void> {
  const [{ run }] = jobs
  if (run.patterns === undefined) return
  const exports = jobs.flatMap(({ inputs }) => inputs.export)
  const patterns = { ...run.patterns, added: await regionsMissingIn(exports, run.regions) }
  for (const job of jobs) job.run.patterns = patterns
}

async function observations(reached: AwsConnection, { inputs, run }: Job): Promise<Observations> {
  if ('unreached' in reached) return unobserved(run.regions)
  const query = {
    layerName: inputs['layer-name'],
    architectureSets: architectureSetsOf(inputs),
    numbering: numberingOf(inputs),
    withPolicy: inputs.principals !== undefined,
    retain: inputs['retain-versions'],
  }
  const began = performance.now()
  return observe(reached.connection.services, query, (region) =>
    recordTime(run.profile, region, 'Observe', performance.now() - began),
  )
}

function unobserved(regions: readonly Region[]): Observations {
  return new Map(regions.map((region) => [region, { seen: false, reason: notContacted }]))
}
