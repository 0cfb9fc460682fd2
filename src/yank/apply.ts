import type { Message } from '../base/message.ts'
import { about, becauseOf } from '../base/message.ts'
import { reasonOf } from '../base/problem.ts'
import type { Region } from '../layer/layer.ts'
import { deleteNamed } from '../regions/apply/deletion.ts'
import { poll } from '../regions/calls/poll.ts'
import type { Sleep } from '../regions/calls/retry.ts'
import type { LayerService } from '../regions/calls/service.ts'
import type { Plan, RegionPlan } from './plan.ts'
import { numbered } from './ranges.ts'
import type { Outcome } from './run.ts'

/** What a plan is applied with. */
export interface ApplyRequest {
  readonly services: ReadonlyMap<Region, LayerService>
  readonly layerName: string
  /** Waits in a Region, within its limit for waiting. */
  readonly waitIn: (region: Region) => Sleep
  /** Called with the progress in a Region, after each step. */
  readonly tell: (region: Region, outcome: Outcome) => void
}

/**
 * Deletes the versions of a plan in all Regions in parallel. A failure in one Region does not affect the others. Never rejects: `tell`
 * receives everything.
 */
export async function apply(plan: Plan, request: ApplyRequest): Promise<void> {
  await Promise.all([...plan].map(([region, planned]) => applyIn(region, planned, request)))
}

async function applyIn(region: Region, planned: RegionPlan, request: ApplyRequest): Promise<void> {
  const { services, tell } = request
  const service = services.get(region)
  if ('unobserved' in planned || !service) {
    const reason =
      'unobserved' in planned
        ? planned.unobserved
        : about('aws-refused', 'There is no way to reach this Region.')
    return tell(region, { deleted: [], failures: [reason] })
  }
  const { deletes, refusals } = planned
  const told = ({ deleted, failures }: Outcome): void =>
    tell(region, { deleted, failures: [...refusals, ...failures] })
  told({ deleted: [], failures: [] })
  const attempt = await removeInTurn(deletes, service, { ...request, told })
  const where = { layerName: request.layerName, sleep: request.waitIn(region) }
  if (deletes.length > 0) told(await settle(attempt, service, where))
}

/** The result of deleting versions: those that AWS confirmed, the one that failed, if any, and those that were not tried. */
interface Attempt {
  readonly deleted: readonly number[]
  readonly left: readonly number[]
  readonly error?: unknown
}

/** Deletes one version after another. What prevents one would prevent the others, so that they are not tried. */
async function removeInTurn(
  deletes: readonly number[],
  service: LayerService,
  { layerName, told }: { readonly layerName: string; readonly told: (outcome: Outcome) => void },
): Promise<Attempt> {
  for (const [index, version] of deletes.entries()) {
    try {
      await deleteNamed(version, { service, layerName })
      told({ deleted: deletes.slice(0, index + 1), failures: [] })
    } catch (error) {
      return { deleted: deletes.slice(0, index), left: deletes.slice(index), error }
    }
  }
  return { deleted: deletes, left: [] }
}

/** A lost response shows nothing, and an empty one very little. The listing shows which versions still exist. */
async function settle(
  { deleted, left, error }: Attempt,
  service: LayerService,
  { layerName, sleep }: { readonly layerName: string; readonly sleep: Sleep },
): Promise<Outcome> {
  const failed = (versions: readonly number[]): Message[] => {
    if (versions.length === 0) return []
    const reason = reasonOf(error)
    const text = `${numbered(versions, 'Version')} could not be deleted. ${reason.text}`
    return [becauseOf(reason, notDeleted, text)]
  }
  let listed: readonly number[] = []
  try {
    await poll(
      async () => {
        listed = (await service.versions(layerName)).map(({ version }) => version)
        return deleted.some((version) => listed.includes(version)) ? undefined : true
      },
      { sleep },
    )
  } catch (unread) {
    return { deleted, failures: error === undefined ? [reasonOf(unread)] : failed(left) }
  }
  const stands = (version: number): boolean => listed.includes(version)
  const denied = deleted.filter(stands)
  const tried = [...deleted, ...left.slice(0, 1)]
  return {
    deleted: tried.filter((version) => !stands(version)),
    failures: [...failed(left.filter(stands)), ...stillListed(denied)],
  }
}

const notDeleted = 'a-version-could-not-be-deleted'

function stillListed(versions: readonly number[]): Message[] {
  return versions.length === 0
    ? []
    : [
        about(
          notDeleted,
          `AWS still lists ${numbered(versions)}, although it confirmed the deletion. Run again.`,
        ),
      ]
}
