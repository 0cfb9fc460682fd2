import type { Message } from '../base/message.ts'
import { about, becauseOf } from '../base/message.ts'
import { reasonOf } from '../base/problem.ts'
import type { Region } from '../layer/layer.ts'
import { numbered } from '../layer/version-ranges.ts'
import { deleteNamed } from '../regions/apply/deletion.ts'
import { poll } from '../regions/calls/poll.ts'
import type { Sleep } from '../regions/calls/retry.ts'
import { isTolerated } from '../regions/calls/service.ts'
import type { LayerService } from '../regions/calls/service.ts'
import type { Plan, RegionPlan } from './plan.ts'
import type { Outcome } from './run.ts'

/** What is needed to apply a plan. */
export interface ApplyRequest {
  readonly services: ReadonlyMap<Region, LayerService>
  readonly layerName: string
  /** Waits in a Region. All retries and polls in a Region share one limit for the total time. */
  readonly waitIn: (region: Region) => Sleep
  /** Receives the progress in a Region after each step. */
  readonly reportOutcome: (region: Region, outcome: Outcome) => void
}

/**
 * Deletes the versions of a plan in all Regions in parallel. A failure in one Region does not affect the others. Never rejects, because
 * `reportOutcome` receives failures too.
 */
export async function apply(plan: Plan, request: ApplyRequest): Promise<void> {
  await Promise.all([...plan].map(([region, planned]) => applyIn(region, planned, request)))
}

async function applyIn(region: Region, planned: RegionPlan, request: ApplyRequest): Promise<void> {
  const { services, reportOutcome } = request
  const service = services.get(region)
  if ('missing' in planned)
    return reportOutcome(region, { deleted: [], failures: [], missing: planned.missing })
  if ('unobserved' in planned || !service) {
    const reason =
      'unobserved' in planned
        ? planned.unobserved
        : about('aws-refused', 'The action has no connection to this Region.')
    return reportOutcome(region, { deleted: [], failures: [reason] })
  }
  const { deletes, refusals } = planned
  const report = ({ deleted, failures }: Outcome): void =>
    reportOutcome(region, { deleted, failures: [...refusals, ...failures] })
  report({ deleted: [], failures: [] })
  const attempt = await deleteInTurn(deletes, service, { ...request, report })
  if (isTolerated(attempt.error)) {
    const { reason } = attempt.error
    // A Region with a version that cannot be deleted has failed, so it is not skipped too.
    return refusals.length > 0
      ? report({ deleted: [], failures: [reason] })
      : reportOutcome(region, { deleted: [], failures: [], missing: reason })
  }
  const context = { layerName: request.layerName, sleep: request.waitIn(region) }
  if (deletes.length > 0) report(await confirm(attempt, service, context))
}

/** The result of deleting versions: those that AWS confirmed, the one that failed, if any, and those that were not tried. */
interface Attempt {
  readonly deleted: readonly number[]
  readonly left: readonly number[]
  readonly error?: unknown
}

/** Deletes one version after another. After a failure, the others are not tried, because they would fail for the same reason. */
async function deleteInTurn(
  deletes: readonly number[],
  service: LayerService,
  { layerName, report }: { readonly layerName: string; readonly report: (outcome: Outcome) => void },
): Promise<Attempt> {
  for (const [index, version] of deletes.entries()) {
    try {
      await deleteNamed(version, { service, layerName })
      report({ deleted: deletes.slice(0, index + 1), failures: [] })
    } catch (error) {
      return { deleted: deletes.slice(0, index), left: deletes.slice(index), error }
    }
  }
  return { deleted: deletes, left: [] }
}

/** Reads which versions still exist, because the response to a deletion can be lost, or be that of another request. */
async function confirm(
  { deleted, left, error }: Attempt,
  service: LayerService,
  { layerName, sleep }: { readonly layerName: string; readonly sleep: Sleep },
): Promise<Outcome> {
  const failuresFor = (versions: readonly number[]): Message[] => {
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
    return { deleted, failures: error === undefined ? [reasonOf(unread)] : failuresFor(left) }
  }
  const exists = (version: number): boolean => listed.includes(version)
  const stillExisting = deleted.filter(exists)
  const tried = [...deleted, ...left.slice(0, 1)]
  return {
    deleted: tried.filter((version) => !exists(version)),
    failures: [...failuresFor(left.filter(exists)), ...stillListed(stillExisting)],
  }
}

const notDeleted = 'a-version-could-not-be-deleted'

function stillListed(versions: readonly number[]): Message[] {
  return versions.length === 0
    ? []
    : [
        about(
          notDeleted,
          `AWS still lists ${numbered(versions)}, although it confirmed the deletion. Re-run the job.`,
        ),
      ]
}
