import { nothingDone } from '../../layer/layer.ts'
import type {
  Archive,
  Metadata,
  Numbering,
  Outcome,
  Plan,
  Principal,
  Region,
  RegionPlan,
} from '../../layer/layer.ts'
import { cleanUp, rollBack, tellOfLeftovers } from './clean-up.ts'
import { limitsOfRun } from './deliver.ts'
import type { Parameter } from '../calls/parameter-store.ts'
import { announce } from './parameters.ts'
import { settlePermissions } from './permissions.ts'
import { raise } from './reach-version.ts'
import { requireReadable } from './publish.ts'
import type { Sleep } from '../calls/retry.ts'
import type { LayerService } from '../calls/service.ts'
import type { Staging } from '../calls/staging.ts'
import { each, isHealthy } from './region-run.ts'
import { siteIn } from './start-region.ts'
import type { Site } from './region-run.ts'

/** What apply works with; `zip` gives the archive's bytes, and is asked for them only where they go out directly. */
export interface ApplyRequest {
  readonly services: ReadonlyMap<Region, LayerService>
  /** Empty where no bucket is given. */
  readonly stagings: ReadonlyMap<Region, Staging>
  /** Empty where no parameter is asked for. */
  readonly parameters: ReadonlyMap<Region, Parameter>
  readonly layerName: string
  readonly metadata: Metadata
  readonly archive: Pick<Archive, 'sha256' | 'size'>
  readonly zip: () => Promise<Uint8Array>
  /** Who may use a version that is published. */
  readonly principals: readonly Principal[]
  /** How many versions are kept; undefined: all. */
  readonly retain: number | undefined
  readonly numbering: Numbering
  /** Whether what this run published is deleted where any Region fails. */
  readonly rollsBack: boolean
  /** Waits in a Region, as long as there is patience with it. */
  readonly waitIn: (region: Region) => Sleep
  /** Milliseconds before each look for a version whose reply was lost; if not given, as long as a listing needs to settle. */
  readonly settling?: readonly number[]
  /** Hears what is known of a Region, each time it has come further. */
  readonly tell: (region: Region, outcome: Outcome) => void
  /** Hears of a Region when nothing more will be done there. */
  readonly ended: (region: Region, outcome: Outcome) => void
  /** Hears of what takes its time. */
  readonly progress: (region: Region, text: string) => void
  /** Hears what did not go as it should, although the Region does not fail for it. */
  readonly warn: (region: Region, text: string) => void
}

/**
 * Carries a plan out: numbers first, then permissions, then the parameters that name what stands, then what is to go; one Region beside another, and one that fails stops no
 * other. Never rejects: `tell` hears everything.
 */
export async function apply(plan: Plan, request: ApplyRequest): Promise<void> {
  const limits = limitsOfRun(request.archive.size)
  const sites = [...plan].flatMap(
    ([region, planned]) => siteIn(region, planned, { ...request, limits }) ?? [],
  )
  tellOfTheRest(plan, sites, request)
  const hasFailed = (): boolean => sites.length < plan.size || !sites.every(isHealthy)
  const givesUp = (): boolean => request.rollsBack && hasFailed()
  if (!givesUp()) await raise(sites, { ...request, givesUp })
  if (!givesUp()) await each(sites, completeVersion)
  const isRolledBack = givesUp()
  if (isRolledBack) await Promise.all(sites.map(rollBack))
  await each(sites, announce)
  // After that, so that no parameter names a version that is gone. If only a parameter failed, the versions stay.
  if (!isRolledBack) await each(sites, (site) => cleanUp(site, { mayPrune: !hasFailed() }))
  sites.forEach(tellOfLeftovers)
  for (const site of sites) {
    request.tell(site.region, site.outcome())
    request.ended(site.region, site.outcome())
  }
}

/** What a version needs besides its number: its permissions, and Lambda's word that it stands as it was sent. */
async function completeVersion(site: Site): Promise<void> {
  const { standing } = site.outcome()
  if (!standing) return
  await settlePermissions(site, standing.version)
  if (site.published.includes(standing.version)) await requireReadable(site, standing.version)
}

/** The Regions where nothing can be done. */
function tellOfTheRest(plan: Plan, sites: readonly Site[], { tell, ended }: ApplyRequest): void {
  for (const [region, planned] of plan) {
    if (sites.some((site) => site.region === region)) continue
    const standing = 'blocked' in planned ? planned.standing : undefined
    const outcome: Outcome = { ...nothingDone, ...(standing && { standing }), failure: reasonIn(planned) }
    tell(region, outcome)
    ended(region, outcome)
  }
}

function reasonIn(planned: RegionPlan): string {
  if ('unobserved' in planned) return planned.unobserved
  return 'blocked' in planned ? planned.blocked : 'There is no way to reach this Region.'
}
