import { lifecycles } from '../aws-names/lifecycle-table.ts'
import type { Message } from '../base/message.ts'
import { reworded } from '../base/message.ts'
import { brokenRules } from '../inputs/read-all.ts'
import type { Region } from '../layer/layer.ts'
import type { Connection } from '../regions/connect.ts'
import { inRegion, withAdvice } from '../report/advice.ts'
import { noRegionWasAvailable, skippedRegion } from '../report/missing-regions.ts'
import { describePatterns } from '../report/region-patterns.ts'
import type { Runner } from '../runner/runner.ts'
import { connectToAws } from '../steps/connect-to-aws.ts'
import { requireNone, takeInputs, warn } from '../steps/job.ts'
import type { Job as JobOf } from '../steps/job.ts'
import { apply } from './apply.ts'
import type { Inputs } from './inputs.ts'
import { readInputs, regionRules } from './inputs.ts'
import { observe } from './observe.ts'
import type { Reads } from './observe.ts'
import type { Outcome } from './outcome.ts'
import { plan } from './plan/plan.ts'
import type { FunctionPlan, Plan, RegionPlan, RolloutRequest } from './plan/types.ts'
import { lossesIn, missingIn, resultsOf } from './results.ts'
import { recordOutcome } from './run.ts'
import type { Run } from './run.ts'
import { describeRegion, describeResult } from './sentences.ts'

type Job = JobOf<Inputs, Run>

/** The recipe: observe, plan, update. Throws a Problem if a Region could not be read, or if a function failed. A dry run only warns. */
export async function main(runner: Runner, run: Run): Promise<void> {
  const inputs = takeInputs(readInputs, runner, run)
  const job: Job = { inputs, runner, run }
  const reached = await connectToAws(job)
  for (const sentence of describePatterns(run.patterns)) runner.log.info(sentence)
  if ('unreached' in reached) return warn(reached.unreached, job)
  const { connection } = reached
  requireNone(brokenRules(regionRules(inputs, run.regions)))
  const request = requestOf(inputs)
  const observations = await runner.log.group('Observe', () =>
    observe(readsOf(connection), { request, targets: inputs.arns, account: connection.account }),
  )
  run.directory = runner.newDirectory()
  run.plan = withoutSecretsIn(plan(request, observations), runner)
  await showPlan(job)
  if (!inputs['dry-run']) await runner.log.group('Update', () => update(connection, job))
  const unobserved = [...run.plan].flatMap(unobservedIn)
  if (inputs['dry-run']) warn(unobserved, job)
  requireNone([
    ...(inputs['dry-run'] ? [] : [...unobserved, ...failuresIn(run)]),
    ...noRegionWasAvailable({ regions: run.regions, plan: run.plan, outcomes: lossesIn(run) }),
  ])
}

function requestOf(inputs: Inputs): RolloutRequest {
  const today = new Date().toISOString().slice(0, 10)
  return {
    functions: inputs.functions,
    exclude: inputs.exclude,
    tags: inputs.tags,
    includeManaged: inputs['include-managed'],
    managedTags: inputs['managed-tags'],
    blockedRuntimes: Object.entries(lifecycles).flatMap(([runtime, [, , noUpdate]]) =>
      noUpdate <= today ? [runtime] : [],
    ),
    release: inputs.release,
    atMost: inputs['at-most'],
  }
}

function readsOf(connection: Connection): ReadonlyMap<Region, Reads> {
  const versions = connection.sharedVersions()
  return new Map(
    [...connection.functions()].flatMap(([region, functions]): [Region, Reads][] => {
      const shared = versions.get(region)
      return shared ? [[region, { functions, versions: shared }]] : []
    }),
  )
}

async function showPlan(job: Job): Promise<void> {
  const { runner, run } = job
  const results = resultsOf(run)
  await runner.log.group('Plan', async () => {
    for (const [region, planned] of run.plan ?? []) {
      runner.log.info(`${region}: ${describeRegion(planned)}`)
      for (const one of results.filter((result) => result.region === region))
        runner.log.info(`${region}: ${one.plan.name}, version ${one.plan.current}: ${describeResult(one)}`)
    }
  })
  const skipped = [...missingIn(run)].map(([region, reason]) => skippedRegion(region, reason))
  warn(skipped, job)
}

async function update(connection: Connection, { inputs, runner, run }: Job): Promise<void> {
  if (!run.plan) return
  await apply(run.plan, {
    services: connection.functions(),
    stopAfter: inputs['stop-after'],
    sleep: runner.sleep,
    cancelled: runner.cancelled,
    report: (region, name, outcome) => {
      recordOutcome(run, region, name, withoutSecrets(outcome, runner))
      if (outcome.result === 'updated') runner.log.info(`${region}: updated ${name}`)
    },
  })
  const skipped = resultsOf(run).flatMap(({ region, plan: { name }, outcome }) =>
    outcome?.result === 'skipped' ? [onFunction(region, name, outcome.because)] : [],
  )
  const lost = [...lossesIn(run)].map(([region, { missing }]) => skippedRegion(region, missing))
  warn([...skipped, ...lost], { runner, run })
}

/** Tags and the states of functions can contain a secret of the job. */
function withoutSecretsIn(planned: Plan, { hide }: Runner): Plan {
  const hidden = (one: FunctionPlan): FunctionPlan => ({
    ...one,
    manager: one.manager === undefined ? undefined : hide(one.manager),
    action:
      one.action.do === 'report'
        ? { ...one.action, because: reworded(one.action.because, hide) }
        : one.action,
  })
  return new Map(
    [...planned].map(([region, one]) => [
      region,
      'functions' in one ? { ...one, functions: one.functions.map(hidden) } : one,
    ]),
  )
}

/** AWS's reasons can contain a secret of the job. */
function withoutSecrets(outcome: Outcome, { hide }: Runner): Outcome {
  return outcome.result === 'updated' ? outcome : { ...outcome, because: reworded(outcome.because, hide) }
}

function unobservedIn([region, planned]: readonly [Region, RegionPlan]): Message[] {
  return 'unobserved' in planned ? [inRegion(region, withAdvice(planned.unobserved))] : []
}

function failuresIn(run: Run): Message[] {
  return resultsOf(run).flatMap(({ region, plan: { name }, outcome }) =>
    outcome?.result === 'failed' ? [onFunction(region, name, withAdvice(outcome.because))] : [],
  )
}

/** Returns a message after the names of the Region and the function that it is about. */
function onFunction<M extends Message>(region: Region, name: string, message: M): M {
  return inRegion(
    region,
    reworded(message, (text) => `${name}: ${text}`),
  )
}
