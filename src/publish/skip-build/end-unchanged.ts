import { nothingDone } from '../../layer/layer.ts'
import type { Outcome, Plan, Region, RegionPlan } from '../../layer/layer.ts'
import { exportVersions, requireExportable } from '../../steps/export.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { exportedBy, inEachLayer } from '../inputs/layers.ts'
import type { Layers, Step } from '../inputs/layers.ts'
import { newDirectory } from '../prepare/build-context.ts'
import type { PlannedLayer } from '../regions/apply.ts'
import { showChecks, totalSizeOf } from '../regions/dry-run.ts'
import { parametersIn } from '../regions/parameters.ts'
import type { LayerWithPlan } from '../regions/plans.ts'
import { recordWanted, showPlans } from '../regions/plans.ts'
import type { LayerStates } from './region-states.ts'

/** The plan of a Region that already has the version. */
type Reused = Extract<RegionPlan, { target: unknown }> & { readonly target: { readonly do: 'reuse' } }

/** Whether a run of these plans would write nothing to AWS. At least one Region must have the version. */
export function hasNothingToDo({ plan, job }: PlannedLayer, { parameters }: LayerStates): boolean {
  const reused = [...plan].filter((entry): entry is [Region, Reused] => isReused(entry[1]))
  const skipped = [...plan.values()].filter((planned) => 'missing' in planned)
  if (reused.length === 0 || reused.length + skipped.length < plan.size) return false
  return reused.every(([region, { target, grants, revokes, prunes }]) => {
    const values = parameters.get(region)
    const names = parameterNames(region, target.version, job.inputs)
    const isWritten = names.every((name) => values?.get(name) === target.arn)
    return isWritten && [grants, revokes, prunes].every(({ length }) => length === 0)
  })
}

function isReused(planned: RegionPlan): planned is Reused {
  return 'target' in planned && planned.target.do === 'reuse'
}

function parameterNames(region: Region, version: number, inputs: Inputs): string[] {
  return parametersIn(region, inputs).map(({ nameOf }) => nameOf(version))
}

/** Ends a run that has nothing to do: reports each Region as a run with a build would. Throws a Problem if a file cannot be exported. */
export async function endUnchanged(layers: Layers<LayerWithPlan>, step: Step): Promise<void> {
  newDirectory(step)
  recordWanted(layers)
  await showPlans(layers, step)
  const exported = exportedBy(step)
  await requireExportable(exported)
  if (step.jobs[0].inputs['dry-run']) return showAllChecks(layers)
  for (const { job, plan } of layers) recordOutcomes(plan, job)
  await exportVersions(exported, step.runner)
}

async function showAllChecks(layers: Layers<LayerWithPlan>): Promise<void> {
  const totalSize = totalSizeOf(layers)
  await inEachLayer(layers, async ({ job, archive, plan }) => {
    const results = { account: job.run.account, storages: new Map(), stagingErrors: undefined }
    await showChecks(plan, { archive, totalSize }, results, job)
    return {}
  })
}

function recordOutcomes(plan: Plan, { inputs, run, runner }: LayerWithPlan['job']): void {
  for (const [region, planned] of plan) {
    if (isReused(planned)) {
      const { arn, version, declared } = planned.target
      runner.log.info(`${arn}: unchanged`)
      const parameters = parameterNames(region, version, inputs)
      run.outcomes.set(region, {
        ...nothingDone,
        layerVersion: { arn, version, ...(declared && { declared }) },
        ...(parameters.length > 0 && { parameters }),
      } satisfies Outcome)
    } else if ('missing' in planned) run.outcomes.set(region, { ...nothingDone, missing: planned.missing })
  }
}
