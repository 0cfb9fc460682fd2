import { counted } from '../base/figures.ts'
import type { Message, Warning } from '../base/message.ts'
import type { Numbered, Region } from '../layer/layer.ts'
import type { Connection } from '../regions/connect.ts'
import { inRegion, withAdvice } from '../report/advice.ts'
import { missingRegions, noRegionWasAvailable, skippedRegion } from '../report/missing-regions.ts'
import { describePatterns } from '../report/region-patterns.ts'
import type { Runner } from '../runner/runner.ts'
import { connectToAws, notContacted } from '../steps/connect-to-aws.ts'
import { requireNone, takeInputs, warn } from '../steps/job.ts'
import type { Job as JobOf } from '../steps/job.ts'
import { apply } from './apply.ts'
import type { Inputs } from './inputs.ts'
import { readInputs } from './inputs.ts'
import { observe } from './observe.ts'
import type { Observation, Plan } from './plan.ts'
import { plan, requestedAmong } from './plan.ts'
import { describeSteps } from './report.ts'
import type { Run } from './run.ts'

type Job = JobOf<Inputs, Run>

/** The recipe: observe, plan, apply. Throws a Problem if a requested version cannot be deleted. A dry run only warns. */
export async function main(runner: Runner, run: Run): Promise<void> {
  const job = { inputs: takeInputs(readInputs, runner, run), runner, run }
  const reached = await connectToAws(job)
  if ('unreached' in reached) warn(reached.unreached, job)
  for (const sentence of describePatterns(run.patterns)) runner.log.info(sentence)
  const connection = 'connection' in reached ? reached.connection : undefined
  const observations = await observeRegions(connection, job)
  run.plan = plan(job.inputs, observations)
  showPlan(run.plan, job)
  if (job.inputs['dry-run'] || !connection) {
    warn(refusalsIn(run.plan), job)
    return requireNone(noRegionWasAvailable(run))
  }
  try {
    await deleteVersions(run.plan, connection, job)
  } finally {
    await markDeleted(observations, job)
  }
}

/** Marks the deleted versions in the indexes, also those that an earlier run deleted. */
async function markDeleted(
  observations: ReadonlyMap<Region, Observation>,
  { inputs, runner, run }: Job,
): Promise<void> {
  if (inputs.export.length === 0) return
  const { markInIndex } = await import('../steps/release-index.ts')
  const isDeleted = (region: Region, { arn, version }: Numbered): boolean => {
    const observed = observations.get(region)
    const isOwn = arn.split(':')[4] === run.account
    if (!isOwn || !observed?.seen || requestedAmong([version], inputs.versions).length === 0) return false
    return (
      !observed.versions.includes(version) || (run.outcomes.get(region)?.deleted.includes(version) ?? false)
    )
  }
  for (const { path } of inputs.export) {
    const count = await markInIndex(path, { layerName: run.layerName, isDeleted }, runner)
    runner.log.info(`${counted(count, 'version')} marked as deleted in ${path}.`)
  }
}

async function observeRegions(
  connection: Connection | undefined,
  { inputs, run }: Job,
): Promise<ReadonlyMap<Region, Observation>> {
  if (connection) {
    return observe(connection.services, { layerName: inputs['layer-name'], requested: inputs.versions })
  }
  return new Map(run.regions.map((region) => [region, { seen: false, reason: notContacted }]))
}

function showPlan(planned: Plan, job: Job): void {
  for (const [region, steps] of planned) {
    job.runner.log.info(`${region}: ${describeSteps(steps)}`)
    if ('notes' in steps) warn(inRegions(region, steps.notes), job)
  }
}

/** Returns why some of the requested versions cannot be deleted. */
function refusalsIn(planned: Plan): Message[] {
  return [...planned].flatMap(([region, steps]) => {
    if ('missing' in steps) return [skippedRegion(region, steps.missing)]
    return inRegions(region, 'unobserved' in steps ? [withAdvice(steps.unobserved)] : steps.refusals)
  })
}

async function deleteVersions(planned: Plan, { services, waitIn }: Connection, job: Job): Promise<void> {
  const {
    runner: { log },
    run,
  } = job
  await log.group('Delete', () =>
    apply(planned, {
      services,
      layerName: run.layerName,
      waitIn,
      reportOutcome: (region, outcome) => {
        const known = run.outcomes.get(region)?.deleted ?? []
        run.outcomes.set(region, outcome)
        const added = outcome.deleted.filter((version) => !known.includes(version))
        for (const version of added) log.info(`${region}: deleted version ${version}`)
      },
    }),
  )
  warn(
    [...missingRegions(run)].map(([region, reason]) => skippedRegion(region, reason)),
    job,
  )
  requireNone([
    ...[...run.outcomes].flatMap(([region, { failures }]) => inRegions(region, failures.map(withAdvice))),
    ...noRegionWasAvailable(run),
  ])
}

function inRegions<M extends Warning>(region: Region, messages: readonly M[]): M[] {
  return messages.map((message) => inRegion(region, message))
}
