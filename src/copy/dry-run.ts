import { inRegion, withAdvice } from '../report/advice.ts'
import { noRegionWasAvailable } from '../report/missing-regions.ts'
import { describeUncheckedPermissions } from '../report/sentences.ts'
import { requireNone, warn } from '../steps/job.ts'
import type { Job } from './inputs.ts'
import type { Plan, RegionPlan, Step } from './plan.ts'

/** Ends a dry run: shows which permissions the plan needs. Throws a Problem with an error for each Region that the plan blocks. */
export async function endDryRun(plan: Plan, job: Job): Promise<void> {
  const { inputs, runner, run } = job
  run.permissionsToWrite = permissionsToWrite(plan, inputs['s3-bucket'] !== undefined)
  await runner.log.group('Check', async () => {
    for (const sentence of describeUncheckedPermissions(run)) runner.log.info(sentence)
  })
  warn(
    [...plan].flatMap(([region, planned]) =>
      'unobserved' in planned ? [inRegion(region, withAdvice(planned.unobserved))] : [],
    ),
    job,
  )
  requireNone([
    ...[...plan].flatMap(([region, planned]) =>
      'blocked' in planned ? [inRegion(region, planned.blocked)] : [],
    ),
    ...noRegionWasAvailable(run),
  ])
}

/** Returns the permissions that the known steps of a plan need for writes. */
function permissionsToWrite(plan: Plan, hasBucket: boolean): string[] {
  const steps = [...plan.values()].flatMap(stepsIn)
  const isPublished = steps.some(({ plan: { target } }) => target.do === 'publish')
  const needs: readonly (readonly [permission: string, isNeeded: boolean])[] = [
    ['lambda:PublishLayerVersion', isPublished],
    ['lambda:AddLayerVersionPermission', steps.some(({ plan: { grants } }) => grants.length > 0)],
    ['lambda:RemoveLayerVersionPermission', steps.some(({ plan: { revokes } }) => revokes.length > 0)],
    ['lambda:DeleteLayerVersion', steps.some(({ plan: { fill, prunes } }) => fill > 0 || prunes.length > 0)],
    ['s3:PutObject', isPublished && hasBucket],
    ['s3:DeleteObject', isPublished && hasBucket],
  ]
  return needs.flatMap(([permission, isNeeded]) => (isNeeded ? [permission] : []))
}

function stepsIn(planned: RegionPlan): readonly Step[] {
  return 'steps' in planned ? planned.steps : []
}
