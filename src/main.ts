import { applyPlan, judgePlan, observeRegions, reachAws } from './in-aws.ts'
import type { Inputs } from './inputs.ts'
import { readInputs, readSubject } from './inputs.ts'
import type { Job } from './job.ts'
import { warn } from './job.ts'
import type { Plan } from './layer.ts'
import { makeArchive } from './on-runner.ts'
import { plan } from './plan/plan.ts'
import type { Run } from './report/run.ts'
import { whatIsToDo } from './report/words.ts'
import type { Runner } from './runner.ts'
import { wantedFrom, warningsAbout } from './wanted.ts'

/**
 * The recipe: build, pack, observe, plan, apply. What becomes known is put into `run` at once.
 * Throws a Problem where the run does not end as it was asked to.
 */
export async function main(runner: Runner, run: Run): Promise<void> {
  const job = { inputs: takeInputs(runner, run), runner, run }
  const { archive, tree } = await makeArchive(job)
  const wanted = wantedFrom(job.inputs, archive, tree, runner.env)
  warn(warningsAbout(job.inputs, archive), job)
  const connection = await reachAws(job)
  run.plan = plan(wanted, await observeRegions(connection, job))
  await showPlan(run.plan, job)
  if (job.inputs['dry-run'] || !connection) return judgePlan(run.plan, { archive, connection }, job)
  await applyPlan(run.plan, { wanted, archive, connection }, job)
}

function takeInputs(runner: Runner, run: Run): Inputs {
  Object.assign(run, readSubject(runner.input, runner))
  const inputs = readInputs(runner.input, runner)
  run.dryRun = inputs['dry-run']
  warn(inputs.warnings, { runner, run })
  return inputs
}

function showPlan(plan: Plan, { runner: { log } }: Job): Promise<void> {
  return log.group('Plan', () => {
    for (const [region, planned] of plan) log.info(`${region}: ${whatIsToDo(planned)}`)
    return Promise.resolve()
  })
}
