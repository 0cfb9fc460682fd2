import type { Reason } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import { nothingDone } from '../../layer/layer.ts'
import type { Numbering, Outcome, Plan, Region, RegionPlan } from '../../layer/layer.ts'
import { cleanUp, reportLeftovers, rollBack } from './clean-up.ts'
import { applyPermissions } from './permissions.ts'
import { requireReadable } from './publish.ts'
import { reachVersion } from './reach-version.ts'
import { inEach, inEachHealthy } from './region-run.ts'
import type { RegionRun } from './region-run.ts'
import { startRegion } from './start-region.ts'
import type { SharedTask } from './start-region.ts'
import { uploadLimits } from './upload-limits.ts'
import { requireFreeNames, writeParameters } from './write-parameters.ts'

/** A plan of a layer, and what is needed to apply it. */
export interface LayerToApply extends Omit<SharedTask, 'uploadLimits'> {
  readonly plan: Plan
  /** Called with the result of a Region after its last step. */
  readonly reportEnd: (region: Region, outcome: Outcome) => void
}

/** How the plans of all layers of a run are applied. */
export interface ApplySettings {
  readonly numbering: Numbering
  /** Whether the versions that this run published are deleted if any Region fails. */
  readonly rollsBack: boolean
  /** What to do if a required number is not available: a sentence. By default, it is about the input "version". */
  readonly adviceIfTaken?: (next: number) => string
}

/** What is needed to apply the plan of the only layer of a run. */
export type ApplyRequest = Omit<LayerToApply, 'plan'> & ApplySettings

/** Applies the plan of the only layer of a run. */
export function apply(plan: Plan, request: ApplyRequest): Promise<void> {
  return applyEach([{ ...request, plan }], request)
}

/**
 * Applies the plans of all layers of a run in all Regions in parallel: publishes, then sets permissions, then writes parameters, then
 * deletes. A failure in one Region does not affect the others, unless the run is rolled back. Never rejects, because `reportOutcome`
 * receives failures too.
 */
export async function applyEach(layers: readonly LayerToApply[], settings: ApplySettings): Promise<void> {
  const limits = uploadLimits(Math.max(...layers.map(({ archive }) => archive.size)))
  const started = layers.map((layer) => startLayer({ ...layer, uploadLimits: limits }))
  const regionRuns = started.flatMap(({ regionRuns }) => regionRuns)
  const isAnyImpossible = started.some((layer) => layer.isAnyImpossible)
  const anyFailed = (): boolean => isAnyImpossible || regionRuns.some(({ hasFailed }) => hasFailed)
  const mustRollBack = (): boolean => settings.rollsBack && anyFailed()
  if (!mustRollBack()) await inEachHealthy(regionRuns, requireFreeNames)
  if (!mustRollBack()) await reachVersion(regionRuns, { ...settings, mustRollBack })
  if (!mustRollBack()) await inEachHealthy(regionRuns, completeVersion)
  const isRolledBack = mustRollBack()
  if (isRolledBack) await inEach(regionRuns, rollBack)
  await inEachHealthy(regionRuns, writeParameters)
  // Deletions come last, so that no parameter has the ARN of a deleted version. If only a parameter failed, nothing is rolled back.
  if (!isRolledBack)
    await inEachHealthy(regionRuns, (regionRun) => cleanUp(regionRun, { mayPrune: !anyFailed() }))
  regionRuns.forEach(reportLeftovers)
  for (const { layer, regionRuns: ended } of started) {
    for (const { task, outcome } of ended) {
      layer.reportOutcome(task.region, outcome)
      layer.reportEnd(task.region, outcome)
    }
  }
}

/** A layer whose work has begun in each Region that can have it. */
interface StartedLayer {
  readonly layer: LayerToApply
  readonly regionRuns: readonly RegionRun[]
  /** Whether a Region of the plan cannot have the layer, and is not skipped. */
  readonly isAnyImpossible: boolean
}

function startLayer(layer: LayerToApply & Pick<SharedTask, 'uploadLimits'>): StartedLayer {
  const { plan } = layer
  const regionRuns = [...plan].flatMap(([region, planned]) => startRegion(region, planned, layer) ?? [])
  reportOtherRegions(plan, regionRuns, layer)
  const isAnyImpossible = [...plan].some(
    ([region, planned]) => !('missing' in planned) && !regionRuns.some(({ task }) => task.region === region),
  )
  return { layer, regionRuns, isAnyImpossible }
}

/** Sets the permissions of the current version. If this run published it, confirms its content too. */
async function completeVersion(regionRun: RegionRun): Promise<void> {
  const { currentVersion } = regionRun
  if (currentVersion === undefined) return
  await applyPermissions(regionRun, currentVersion)
  if (regionRun.published.includes(currentVersion)) await requireReadable(regionRun, currentVersion)
}

/** Reports the Regions that the plan blocks or skips, and those without a connection. */
function reportOtherRegions(
  plan: Plan,
  regionRuns: readonly RegionRun[],
  { reportOutcome, reportEnd }: Pick<LayerToApply, 'reportOutcome' | 'reportEnd'>,
): void {
  for (const [region, planned] of plan) {
    if (regionRuns.some(({ task }) => task.region === region)) continue
    const layerVersion = 'blocked' in planned ? planned.layerVersion : undefined
    const end = 'missing' in planned ? { missing: planned.missing } : { failure: reasonIn(planned) }
    const outcome: Outcome = { ...nothingDone, ...(layerVersion && { layerVersion }), ...end }
    reportOutcome(region, outcome)
    reportEnd(region, outcome)
  }
}

function reasonIn(planned: RegionPlan): Reason {
  if ('unobserved' in planned) return planned.unobserved
  return 'blocked' in planned
    ? planned.blocked
    : about('aws-refused', 'The action has no connection to this Region.')
}
