import type { Reason } from '../base/message.ts'
import type { Environment, Outcome, Region, RegionPlan as PlanOfVersion } from '../layer/layer.ts'
import { nothingDone } from '../layer/layer.ts'
import { newRun as newReportedRun } from '../report/run.ts'
import type { Run as ReportedRun } from '../report/run.ts'
import type { Plan, RegionPlan } from './plan.ts'

/**
 * The progress in a Region: the result of each source version that the run has started to copy, by its version number. Also why the Region
 * failed, or why an optional Region was skipped.
 */
export interface RegionOutcome {
  readonly versions: ReadonlyMap<number, Outcome>
  readonly failure?: Reason | undefined
  readonly missing?: Reason | undefined
}

/**
 * Everything that is known about a run. `plan` and `outcomes` are about the highest version of the source, so that the run manifest has the
 * same form as that of a publish. `copyPlan` and `copies` are about all versions.
 */
export interface Run extends ReportedRun {
  /** The ARN of the layer or of the layer version to copy. */
  from: string
  /** The number of the highest version to copy. */
  highest?: number
  copyPlan?: Plan
  readonly copies: Map<Region, RegionOutcome>
}

/** Returns an empty run. */
export function newRun(env: Environment): Run {
  return { ...newReportedRun(env), dryRun: true, from: '', copies: new Map() }
}

/** Adds the plan to the run. */
export function recordPlan(run: Run, plan: Plan): void {
  run.copyPlan = plan
  run.plan = new Map([...plan].map(([region, planned]) => [region, planOfHighest(planned)]))
}

function planOfHighest(planned: RegionPlan): PlanOfVersion {
  if (!('steps' in planned)) return planned
  const last = planned.steps.at(-1)
  if (last === undefined) throw new Error('a plan has no versions')
  return last.plan
}

/** Adds the progress in a Region to the run. */
export function recordOutcome(run: Run, region: Region, outcome: RegionOutcome): void {
  run.copies.set(region, outcome)
  const all = [...outcome.versions.values()]
  const highest = run.highest === undefined ? undefined : outcome.versions.get(run.highest)
  run.outcomes.set(region, {
    ...nothingDone,
    layerVersion: highest?.layerVersion ?? existingVersionIn(run.copyPlan?.get(region)),
    published: all.some(({ published }) => published),
    granted: [...new Set(all.flatMap(({ granted }) => granted))],
    revoked: [...new Set(all.flatMap(({ revoked }) => revoked))],
    deleted: all.flatMap(({ deleted }) => deleted),
    failure: outcome.failure,
    missing: outcome.missing,
  })
}

/** Returns the highest version if the plan keeps it, because it exists although an earlier version failed. */
function existingVersionIn(planned: RegionPlan | undefined): Outcome['layerVersion'] {
  if (planned === undefined) return undefined
  if ('blocked' in planned) return planned.layerVersion
  const target = 'steps' in planned && planned.steps.at(-1)?.plan.target
  return target && target.do === 'reuse' ? { arn: target.arn, version: target.version } : undefined
}

/** Returns the numbers of the versions that a run published in a Region. */
export function copiedIn({ versions }: RegionOutcome): number[] {
  return [...versions.values()].flatMap(({ published, layerVersion }) =>
    published && layerVersion ? [layerVersion.version] : [],
  )
}
