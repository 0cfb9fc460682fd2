import { nothingDone } from '../../layer/layer.ts'
import type { Outcome, Region, RegionPlan } from '../../layer/layer.ts'
import type { Parameter } from '../calls/parameter-store.ts'
import { retryPolicy } from '../calls/retry-policy.ts'
import type { Sleep } from '../calls/retry.ts'
import type { LayerService } from '../calls/service.ts'
import type { Staging } from '../calls/staging.ts'
import type { Limits } from './deliver.ts'
import type { Site, UnderWay } from './region-run.ts'
import { unfinished } from './unfinished.ts'

/** What all Regions of a run share. */
export interface Shared extends Pick<Site, 'layerName' | 'metadata' | 'archive' | 'principals' | 'retain'> {
  readonly services: ReadonlyMap<Region, LayerService>
  readonly stagings: ReadonlyMap<Region, Staging>
  /** Empty where no parameter is asked for. */
  readonly parameters: ReadonlyMap<Region, Parameter>
  readonly zip: () => Promise<Uint8Array>
  readonly limits: Limits
  readonly waitIn: (region: Region) => Sleep
  /** Milliseconds before each look for a version whose reply was lost; if not given, as long as a listing needs to settle. */
  readonly settling?: readonly number[]
  readonly tell: (region: Region, outcome: Outcome) => void
  readonly progress: (region: Region, text: string) => void
  readonly warn: (region: Region, text: string) => void
}

/** A Region where something can be done; undefined where the plan or the lack of a service forbids it. */
export function siteIn(region: Region, plan: RegionPlan, shared: Shared): Site | undefined {
  const { services, stagings, parameters, zip, archive, limits, tell, progress, warn } = shared
  const service = services.get(region)
  if (!service || !('ending' in plan)) return undefined
  const { ending } = plan
  let known: Outcome = {
    ...nothingDone,
    ...(ending.do === 'reuse' ? { standing: { arn: ending.arn, version: ending.version } } : {}),
  }
  let underWay: UnderWay = {}
  // Whenever the run ends, what was told last is what holds.
  const telling = (): void => tell(region, { ...known, failure: known.failure ?? unfinished(site) })
  const begin = (what: UnderWay): void => {
    underWay = { ...underWay, ...what }
    telling()
  }
  const site: Site = {
    ...shared,
    region,
    plan,
    service,
    delivery: {
      zip,
      size: archive.size,
      staging: stagings.get(region),
      limits,
      warn: (text) => warn(region, text),
      progress: (text) => progress(region, text),
      holds: (staged) => begin({ staged }),
    },
    parameter: parameters.get(region),
    sleep: shared.waitIn(region),
    settling: shared.settling ?? retryPolicy.writes.PublishLayerVersion.readsAfterLostResponse,
    advance: (news) => {
      known = { ...known, ...news }
      telling()
    },
    outcome: () => known,
    begin,
    underWay: () => underWay,
    progress: (text) => progress(region, text),
    warn: (text) => warn(region, text),
    published: [],
    adopted: [],
    sent: [],
    fillers: [],
    passed: [],
  }
  telling()
  return site
}
