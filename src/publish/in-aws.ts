import type { Asked } from './doctor.ts'
import { examine, permissionsToWrite, storagesOf } from './doctor.ts'
import type { Inputs } from './inputs.ts'
import type { Job } from './inputs.ts'
import { inGroup, requireNone, warn } from '../steps/job.ts'
import { lazily } from '../base/lazily.ts'
import type { Archive, Check, Observation, Plan, Region, Wanted } from '../layer/layer.ts'
import type { Reached } from '../steps/reach.ts'
import { reachAws } from '../steps/reach.ts'
import { apply } from '../regions/apply/apply.ts'
import type { Connection } from '../regions/connect.ts'
import { obstacles } from '../regions/apply/deliver.ts'
import { observe } from '../regions/observe.ts'
import { fillParameterName } from '../aws-names/parameter-name.ts'
import type { Parameter } from '../regions/calls/parameter-store.ts'
import type { Staging } from '../regions/calls/staging.ts'
import { judgedBytes, requireJudged } from '../layer/judged-archive.ts'
import { directUploadLimit } from '../layer/size-limits.ts'
import { keepTime } from '../report/profile.ts'
import { whatFollowed, whatOnlyWritesShow, whatStood } from '../report/sentences.ts'
import { metadataOf, numberingOf } from './wanted.ts'

/** AWS, and the state of each Region. Without a connection, no Region is observed. */
export interface Observed {
  readonly connection: Connection | undefined
  readonly observations: ReadonlyMap<Region, Observation>
}

/** Observes AWS, which takes credentials: no third-party code runs any more. */
export interface Observer {
  /** Starts in the background. */
  readonly start: () => void
  /** Returns what is found, and logs it. Starts if nothing has yet. Throws a Problem. */
  readonly result: () => Promise<Observed>
}

/** Nothing is observed before `start` or `result` is called. */
export function observerOf(job: Job): Observer {
  const found = lazily(async () => {
    const reached = await reachAws(job)
    return { reached, observations: await observations(reached, job) }
  })
  return {
    start: () => void found().catch(() => undefined),
    result: () =>
      inGroup('Observe', job, async () => {
        const { reached, observations } = await found()
        if ('unreached' in reached) warn(reached.unreached, job)
        for (const [region, observation] of observations)
          job.runner.log.info(`${region}: ${whatStood(observation)}`)
        return { connection: 'connection' in reached ? reached.connection : undefined, observations }
      }),
  }
}

async function observations(
  reached: Reached,
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
    keepTime(run.profile, region, 'Observe', performance.now() - began),
  )
}

function unobserved(regions: readonly Region[]): ReadonlyMap<Region, Observation> {
  const reason = 'AWS was not asked, for lack of credentials; see the warning.'
  return new Map(regions.map((region) => [region, { seen: false, reason }]))
}

/** The end of a dry run: what could not be observed, or could not be sent, is a finding. Throws a Problem for what is blocked. */
export async function judgePlan(
  plan: Plan,
  { archive, connection }: { archive: Archive; connection: Connection | undefined },
  job: Job,
): Promise<void> {
  const asked = await askWithoutWriting(plan, { archive, connection }, job)
  const checks = examine(plan, archive, asked, job.inputs)
  job.run.checks = checks
  const isStaged = job.inputs['s3-bucket'] !== undefined && archive.size > directUploadLimit
  job.run.permissionsToWrite = permissionsToWrite(plan, { ...job.inputs, isStaged })
  await job.runner.log.group('Check', async () => {
    for (const { what, found, detail } of checks) job.runner.log.info(`${found}: ${what}. ${detail}`)
    for (const sentence of whatOnlyWritesShow(job.run)) job.runner.log.info(sentence)
  })
  if (connection) warn([...unseenIn(plan), ...(asked.obstacles ?? []), ...withoutRoom(checks)], job)
  requireNone(
    [...plan].flatMap(([region, planned]) => ('blocked' in planned ? [`${region}: ${planned.blocked}`] : [])),
  )
}

async function askWithoutWriting(
  plan: Plan,
  { archive, connection }: { archive: Archive; connection: Connection | undefined },
  { inputs, run }: Job,
): Promise<Asked> {
  if (!connection) return { account: undefined, storages: new Map(), obstacles: undefined }
  const stagings = await stagingsFor(archive, connection, inputs)
  const [storages, blocking] = await Promise.all([
    storagesOf(plan, connection.services),
    obstacles(plan, { stagings, size: archive.size }),
  ])
  return { account: run.account, storages, obstacles: blocking }
}

function unseenIn(plan: Plan): string[] {
  return [...plan].flatMap(([region, planned]) =>
    'unobserved' in planned ? [`${region}: ${planned.unobserved}`] : [],
  )
}

/** What is not told of by a warning of its own yet. */
function withoutRoom(checks: readonly Check[]): string[] {
  return checks
    .filter(({ what, found }) => found === 'missing' && what.startsWith('Code storage'))
    .map(({ what, detail }) => `${what}: ${detail}`)
}

interface Order {
  readonly wanted: Wanted
  readonly archive: Archive
  readonly connection: Connection
}

/** Carries a plan out. What came of it, failures too, is told in `run`. Throws a Problem, before anything is written, if the archive is not the one that was judged. */
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
        keepTime(run.profile, region, 'Apply', performance.now() - began)
        const { standing } = outcome
        if (standing && standing.arn !== run.outcomes.get(region)?.standing?.arn)
          log.info(`${standing.arn}: ${outcome.published ? 'published' : 'unchanged'}`)
        run.outcomes.set(region, outcome)
      },
      ended: (region, outcome) => {
        for (const what of whatFollowed(outcome)) log.info(`${outcome.standing?.arn ?? region}: ${what}`)
      },
      progress: (region, text) => log.info(`${region}: ${text}`),
      warn: (region, text) => warn([`${region}: ${text}`], job),
    })
  })
}

/** Whether a plan needs the zip in memory. */
function isSentDirectly(plan: Plan, { size }: Archive): boolean {
  const publishes = [...plan.values()].some(
    (planned) => 'ending' in planned && planned.ending.do === 'publish',
  )
  return publishes && size <= directUploadLimit
}

/** S3 in each Region, as the way for large zips; empty where no bucket is given. */
async function stagingsFor(
  zip: Archive,
  connection: Connection,
  inputs: Inputs,
): Promise<ReadonlyMap<Region, Staging>> {
  const {
    's3-bucket': bucket,
    's3-prefix': prefix,
    's3-encryption': encryption,
    'layer-name': layerName,
  } = inputs
  return bucket === undefined
    ? new Map()
    : connection.stagings({ bucket, prefix, encryption, layerName, zip })
}

/** The parameter in each Region; empty where none is asked for. */
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
