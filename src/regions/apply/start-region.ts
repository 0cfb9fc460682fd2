import type { Message } from '../../base/message.ts'
import type { Outcome, Region, RegionPlan } from '../../layer/layer.ts'
import type { Parameters } from '../calls/parameter-store.ts'
import { retryPolicy } from '../calls/retry-policy.ts'
import type { Sleep } from '../calls/retry.ts'
import type { LayerService } from '../calls/service.ts'
import type { Staging } from '../calls/staging.ts'
import type { RegionTask } from './region-run.ts'
import { RegionRun } from './region-run.ts'
import { unfinished } from './unfinished.ts'

/** What all Regions of a run share. */
export interface SharedTask extends Pick<
  RegionTask,
  'layerName' | 'metadata' | 'archive' | 'zip' | 'principals' | 'retain' | 'architectureSets' | 'uploadLimits'
> {
  readonly services: ReadonlyMap<Region, LayerService>
  /** The Regions that can be skipped. By default, none. */
  readonly optionalRegions?: readonly Region[]
  /** Empty if no bucket is configured. */
  readonly stagings: ReadonlyMap<Region, Staging>
  /** Empty if no parameter is configured. */
  readonly parameters: ReadonlyMap<Region, Parameters>
  /** Waits in a Region. All retries and polls in a Region share one limit for the total time. */
  readonly waitIn: (region: Region) => Sleep
  /** The default is that of retry-policy.ts. */
  readonly readsAfterLostResponse?: readonly number[]
  readonly reportOutcome: (region: Region, outcome: Outcome) => void
  readonly progress: (region: Region, text: string) => void
  readonly warn: (region: Region, warning: Message) => void
}

/** Creates the run in a Region, and reports it at once. Undefined if the plan blocks the Region, or there is no connection to it. */
export function startRegion(region: Region, plan: RegionPlan, shared: SharedTask): RegionRun | undefined {
  const service = shared.services.get(region)
  if (!service || !('target' in plan)) return undefined
  const { layerName, metadata, archive, zip, principals, retain, architectureSets, uploadLimits } = shared
  const task: RegionTask = {
    ...{ layerName, metadata, archive, zip, principals, retain, architectureSets, uploadLimits },
    region,
    isOptional: shared.optionalRegions?.includes(region) ?? false,
    plan,
    service,
    staging: shared.stagings.get(region),
    parameters: shared.parameters.get(region),
    sleep: shared.waitIn(region),
    readsAfterLostResponse:
      shared.readsAfterLostResponse ?? retryPolicy.writes.PublishLayerVersion.readsAfterLostResponse,
    progress: (text) => shared.progress(region, text),
    warn: (warning) => shared.warn(region, warning),
  }
  // A run can be killed at any time, so each report must be complete.
  return new RegionRun(task, (changed) => {
    const { outcome } = changed
    const failure = changed.hasEnded ? outcome.failure : unfinished(changed)
    shared.reportOutcome(region, { ...outcome, failure })
  })
}
