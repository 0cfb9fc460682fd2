import type { Region } from '../layer.ts'
import { messageOf, Problem } from '../problem.ts'
import { look } from '../regions/look.ts'
import type { Sleep } from '../regions/retry.ts'
import type { LayerService } from '../regions/service.ts'
import type { Plan, RegionPlan } from './plan.ts'
import { inRanges } from './ranges.ts'
import type { Outcome } from './run.ts'

/** What apply works with. */
export interface ApplyRequest {
  readonly services: ReadonlyMap<Region, LayerService>
  readonly layerName: string
  readonly sleep: Sleep
  /** Hears what is known of a Region, each time it has come further. */
  readonly tell: (region: Region, outcome: Outcome) => void
}

/** Deletes what a plan says; one Region beside another, and one that fails stops no other. Never rejects: `tell` hears everything. */
export async function apply(plan: Plan, request: ApplyRequest): Promise<void> {
  await Promise.all([...plan].map(([region, planned]) => applyIn(region, planned, request)))
}

async function applyIn(region: Region, planned: RegionPlan, request: ApplyRequest): Promise<void> {
  const { services, tell } = request
  const service = services.get(region)
  if ('unobserved' in planned || !service) {
    const reason = 'unobserved' in planned ? planned.unobserved : 'There is no way to reach this Region.'
    return tell(region, { deleted: [], failures: [reason] })
  }
  const { deletes, refusals } = planned
  const deleted: number[] = []
  tell(region, { deleted, failures: refusals })
  try {
    for (const version of deletes) {
      await service.remove(request.layerName, version)
      deleted.push(version)
      tell(region, { deleted: [...deleted], failures: refusals })
    }
    await requireGone(deleted, service, request)
  } catch (error) {
    // What stands in the way of one stands in that of the others: they are not tried.
    const left = deletes.slice(deleted.length)
    const what = left.length > 0 ? `Version ${inRanges(left)} could not be deleted. ` : ''
    tell(region, { deleted: [...deleted], failures: [...refusals, `${what}${messageOf(error)}`] })
  }
}

/** A reply without contents tells little, so the listing is asked. Throws a Problem for what it still has. */
async function requireGone(
  deleted: readonly number[],
  service: LayerService,
  { layerName, sleep }: Pick<ApplyRequest, 'layerName' | 'sleep'>,
): Promise<void> {
  if (deleted.length === 0) return
  let left: number[] = []
  const gone = await look(
    async () => {
      const listed = (await service.versions(layerName)).map(({ version }) => version)
      left = deleted.filter((version) => listed.includes(version))
      return left.length === 0 || undefined
    },
    { sleep },
  )
  if (gone) return
  throw new Problem(
    `AWS still lists version ${inRanges(left)}, although it said that it is deleted. Run again.`,
  )
}
