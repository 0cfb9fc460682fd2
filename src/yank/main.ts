import type { Message, Warning } from '../base/message.ts'
import { about, reworded } from '../base/message.ts'
import type { Region } from '../layer/layer.ts'
import type { Connection } from '../regions/connect.ts'
import type { Runner } from '../runner/runner.ts'
import { connectToAws } from '../steps/connect-to-aws.ts'
import { requireNone, takeInputs, warn } from '../steps/job.ts'
import { apply } from './apply.ts'
import type { Inputs } from './inputs.ts'
import { readInputs } from './inputs.ts'
import { observe } from './observe.ts'
import type { Observation, Plan } from './plan.ts'
import { plan } from './plan.ts'
import { whatIsToDo } from './report.ts'
import type { Run } from './run.ts'

interface Job {
  readonly inputs: Inputs
  readonly runner: Runner
  readonly run: Run
}

/** The recipe: observe, plan, apply. Throws a Problem if not everything that was requested can be deleted. A dry run only warns. */
export async function main(runner: Runner, run: Run): Promise<void> {
  const job = { inputs: takeInputs(readInputs, runner, run), runner, run }
  const reached = await connectToAws(job)
  if ('unreached' in reached) warn(reached.unreached, job)
  const connection = 'connection' in reached ? reached.connection : undefined
  run.plan = plan(job.inputs, await observeRegions(connection, job))
  showPlan(run.plan, job)
  if (job.inputs['dry-run'] || !connection) return warn(obstaclesTo(run.plan), job)
  await takeBack(run.plan, connection, job)
}

async function observeRegions(
  connection: Connection | undefined,
  { inputs }: Job,
): Promise<ReadonlyMap<Region, Observation>> {
  if (connection) {
    return observe(connection.services, { layerName: inputs['layer-name'], asked: inputs.versions })
  }
  const reason = about('there-are-no-aws-credentials', 'AWS was not asked, for lack of credentials.')
  return new Map(inputs.regions.map((region) => [region, { seen: false, reason }]))
}

function showPlan(planned: Plan, job: Job): void {
  for (const [region, steps] of planned) {
    job.runner.log.info(`${region}: ${whatIsToDo(steps)}`)
    if ('notes' in steps) warn(byRegion(region, steps.notes), job)
  }
}

/** Why not everything that was requested can be deleted. */
function obstaclesTo(planned: Plan): Message[] {
  return [...planned].flatMap(([region, steps]) =>
    byRegion(region, 'unobserved' in steps ? [steps.unobserved] : steps.refusals),
  )
}

async function takeBack(
  planned: Plan,
  { services, waitIn }: Connection,
  { runner: { log }, run }: Job,
): Promise<void> {
  await log.group('Delete', () =>
    apply(planned, {
      services,
      layerName: run.layerName,
      waitIn,
      tell: (region, outcome) => {
        const known = run.outcomes.get(region)?.deleted ?? []
        run.outcomes.set(region, outcome)
        const news = outcome.deleted.filter((version) => !known.includes(version))
        for (const version of news) log.info(`${region}: deleted version ${version}`)
      },
    }),
  )
  requireNone([...run.outcomes].flatMap(([region, { failures }]) => byRegion(region, failures)))
}

function byRegion<M extends Warning>(region: Region, messages: readonly M[]): M[] {
  return messages.map((message) => reworded(message, (text) => `${region}: ${text}`))
}
