import type { Archive, Metadata, Outcome, Principal, Region, RegionPlan } from '../../layer/layer.ts'
import { messageOf } from '../../base/problem.ts'
import type { Delivery } from './deliver.ts'
import type { Parameter } from '../calls/parameter-store.ts'
import type { Sleep } from '../calls/retry.ts'
import type { LayerService } from '../calls/service.ts'
import type { Place } from '../calls/staging.ts'

/** The part of a plan that can be carried out. */
export type Feasible = Extract<RegionPlan, { ending: unknown }>

/** One Region at work: what is to be done there, with what, and how far it has come. */
export interface Site {
  readonly region: Region
  readonly plan: Feasible
  readonly layerName: string
  readonly metadata: Metadata
  readonly archive: Pick<Archive, 'sha256' | 'size'>
  readonly principals: readonly Principal[]
  /** How many versions are kept; undefined: all. */
  readonly retain: number | undefined
  readonly service: LayerService
  readonly delivery: Delivery
  /** Where the ARN is to be found by others; undefined where nobody looks for it. */
  readonly parameter: Parameter | undefined
  readonly sleep: Sleep
  /** Milliseconds before each look for a version whose reply was lost. */
  readonly settling: readonly number[]
  readonly advance: (news: Partial<Outcome>) => void
  readonly outcome: () => Outcome
  /** Tells what has begun and not ended yet, or, with undefined in its place, that it has. */
  readonly begin: (what: UnderWay) => void
  readonly underWay: () => UnderWay
  readonly progress: (text: string) => void
  readonly warn: (text: string) => void
  /** The numbers that this run's own publish calls returned, with contents or without, and those of `adopted`. */
  readonly published: number[]
  /** Those of them that were found after a reply was lost. Another run at the same time may have made them. */
  readonly adopted: number[]
  /** Those of them that have no contents, and served to get further only. */
  readonly fillers: number[]
  /** Those of them that have contents, and had to give way to a higher number. */
  readonly passed: number[]
  /** The ids of the statements that this run has sent, whatever came of it. */
  readonly sent: string[]
  /** What "retain-versions" keeps, once it was asked for. */
  newest?: Promise<readonly number[]>
  /** The one of the published that is the only trace of how far the Region's numbers are: deleted, it would hide that again. */
  trace?: number
}

/** A publish that nothing is known of yet, above a number; and a zip that lies in S3 for as long. */
export interface UnderWay {
  readonly above?: number | undefined
  readonly staged?: Place | undefined
}

/** Does the work in all Regions side by side; one that has failed does no more, and stops no other. */
export async function each(sites: readonly Site[], work: (site: Site) => Promise<void>): Promise<void> {
  await Promise.all(
    sites.filter(isHealthy).map(async (site) => {
      await work(site).catch((error: unknown) => site.advance({ failure: messageOf(error) }))
    }),
  )
}

/** Says more of why a Region failed. */
export function addFailure({ advance, outcome }: Site, text: string): void {
  advance({ failure: [outcome().failure ?? [], text].flat().join(' ') })
}

/** The highest number that is known to be taken in a Region: what its last publish returned, or what was observed. */
export function headOf(site: Site): number {
  return site.published.at(-1) ?? headBefore(site)
}

/** The number that the newest version had when the Region was observed. */
export function headBefore({ plan: { ending, fill } }: Site): number {
  return ending.do === 'publish' ? ending.expected - 1 - fill : ending.version
}

/** Whether nothing has failed in a Region. */
export function isHealthy(site: Site): boolean {
  return site.outcome().failure === undefined
}
