import type { Reason } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import { nothingDone } from '../../layer/layer.ts'
import type { Numbering, Outcome, Plan, Region, RegionPlan } from '../../layer/layer.ts'
import { cleanUp, reportLeftovers, rollBack } from './clean-up.ts'
import { applyPermissions } from './permissions.ts'
import { requireReadable } from './publish.ts'
import { reachVersion } from './reach-version.ts'
import { inEachHealthy } from './region-run.ts'
import type { RegionRun } from './region-run.ts'
import { startRegion } from './start-region.ts'
import type { SharedTask } from './start-region.ts'
import { uploadLimits } from './upload-limits.ts'
import { writeParameter } from './write-parameter.ts'

/** What a plan needs to be carried out. */
export interface ApplyRequest extends Omit<SharedTask, 'uploadLimits'> {
  readonly numbering: Numbering
  /** Whether the versions that this run published are deleted if any Region fails. */
  readonly rollsBack: boolean
  /** Receives the outcome of a Region when its work has ended. */
  readonly ended: (region: Region, outcome: Outcome) => void
}

/**
 * Carries out a plan in all Regions in parallel: publishes, then sets permissions, then writes parameters, then deletes. A Region that
 * fails does not affect the others. Never rejects: `tell` receives each outcome.
 */
export async function apply(plan: Plan, request: ApplyRequest): Promise<void> {
  const shared = { ...request, uploadLimits: uploadLimits(request.archive.size) }
  const regionRuns = [...plan].flatMap(([region, planned]) => startRegion(region, planned, shared) ?? [])
  reportOtherRegions(plan, regionRuns, request)
  const anyFailed = (): boolean =>
    regionRuns.length < plan.size || regionRuns.some(({ hasFailed }) => hasFailed)
  const givesUp = (): boolean => request.rollsBack && anyFailed()
  if (!givesUp()) await reachVersion(regionRuns, { ...request, givesUp })
  if (!givesUp()) await inEachHealthy(regionRuns, completeVersion)
  const isRolledBack = givesUp()
  if (isRolledBack) await Promise.all(regionRuns.map(rollBack))
  await inEachHealthy(regionRuns, writeParameter)
  // Last, so that no parameter has the ARN of a deleted version. If only a parameter failed, the versions are kept.
  if (!isRolledBack)
    await inEachHealthy(regionRuns, (regionRun) => cleanUp(regionRun, { mayPrune: !anyFailed() }))
  regionRuns.forEach(reportLeftovers)
  for (const { task, outcome } of regionRuns) {
    request.tell(task.region, outcome)
    request.ended(task.region, outcome)
  }
}

/** Sets the permissions of a version. If this run published it, confirms its content too. */
async function completeVersion(regionRun: RegionRun): Promise<void> {
  const { currentVersion } = regionRun
  if (currentVersion === undefined) return
  await applyPermissions(regionRun, currentVersion)
  if (regionRun.published.includes(currentVersion)) await requireReadable(regionRun, currentVersion)
}

/** Reports the Regions in which nothing can be done. */
function reportOtherRegions(
  plan: Plan,
  regionRuns: readonly RegionRun[],
  { tell, ended }: ApplyRequest,
): void {
  for (const [region, planned] of plan) {
    if (regionRuns.some(({ task }) => task.region === region)) continue
    const layerVersion = 'blocked' in planned ? planned.layerVersion : undefined
    const outcome: Outcome = {
      ...nothingDone,
      ...(layerVersion && { layerVersion }),
      failure: reasonIn(planned),
    }
    tell(region, outcome)
    ended(region, outcome)
  }
}

function reasonIn(planned: RegionPlan): Reason {
  if ('unobserved' in planned) return planned.unobserved
  return 'blocked' in planned
    ? planned.blocked
    : about('aws-refused', 'There is no way to reach this Region.')
}
