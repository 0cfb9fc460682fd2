import { bytes } from '../../base/figures.ts'
import type { Message } from '../../base/message.ts'
import { becauseOf, reworded } from '../../base/message.ts'
import { reasonOf } from '../../base/problem.ts'
import type { Plan, Region } from '../../layer/layer.ts'
import { directUploadLimit } from '../../layer/size-limits.ts'
import { retryPolicy } from '../calls/retry-policy.ts'
import type { Content, FailureReason } from '../calls/service.ts'
import { failedBecause } from '../calls/service.ts'
import type { StagedObject, Staging } from '../calls/staging.ts'
import type { RegionRun } from './region-run.ts'

/**
 * Calls `publish` with the archive, and returns its result. An archive that is too large for a request is staged in S3, and deleted from
 * there afterwards.
 */
export async function deliver<T>(
  publish: (content: Content) => Promise<T>,
  regionRun: RegionRun,
): Promise<T> {
  const { zip, archive, staging, uploadLimits } = regionRun.task
  if (staging && archive.size > directUploadLimit) return throughS3(publish, staging, regionRun)
  return uploadLimits
    .direct(async () => publish({ zip: await zip() }))
    .catch((error: unknown) => {
      if (!staging || !failedBecause(error, 'too-large')) throw error
      return throughS3(publish, staging, regionRun)
    })
}

/**
 * Returns an error for each Region that needs a new version but whose bucket cannot be used. Undefined if the archive is small enough for a
 * request. Writes nothing.
 */
export async function stagingErrors(
  plan: Plan,
  { stagings, size }: { stagings: ReadonlyMap<Region, Staging>; size: number },
): Promise<Message[] | undefined> {
  if (size <= directUploadLimit) return undefined
  const checks = [...stagings].map(async ([region, staging]) => {
    const planned = plan.get(region)
    if (!planned || !('target' in planned) || planned.target.do !== 'publish') return []
    return staging.check().then(
      () => [],
      (error: unknown) => [reworded(reasonOf(error), (text) => `${region}: ${text}`)],
    )
  })
  return (await Promise.all(checks)).flat()
}

async function throughS3<T>(
  publish: (content: Content) => Promise<T>,
  staging: Staging,
  regionRun: RegionRun,
): Promise<T> {
  // The credentials can be allowed to upload without being allowed to read the bucket. The upload itself shows that.
  await staging.check().catch(unless('denied'))
  for (let sent = 1; ; sent += 1) {
    try {
      return await stageAndPublish(publish, staging, regionRun)
    } catch (error) {
      // Another run that staged the same archive deletes it at its end.
      const isGone = failedBecause(error, 'object-gone')
      if (!isGone || sent === retryPolicy.writes.PublishLayerVersionFromS3.mostSent) throw error
    }
  }
}

/** Deletes the object if this run uploaded it. An object that already existed belongs to another run. */
async function stageAndPublish<T>(
  publish: (content: Content) => Promise<T>,
  staging: Staging,
  regionRun: RegionRun,
): Promise<T> {
  const { archive, uploadLimits, progress, warn } = regionRun.task
  const existing = await staging.find()
  if (!existing) regionRun.begin({ staged: staging.location })
  const report = (sent: number): void => progress(`sent ${bytes(sent)} of ${bytes(archive.size)} to S3`)
  const staged = existing ?? (await uploadLimits.staged(() => staging.put(report)))
  try {
    return await publish({ staged })
  } finally {
    if (!existing) await staging.remove(staged).catch((error: unknown) => warn(notDeleted(staged, error)))
    regionRun.begin({ staged: undefined })
  }
}

function notDeleted({ bucket, key, version }: StagedObject, error: unknown): Message {
  const which = version === undefined ? '' : `, version ${version},`
  const reason = reasonOf(error)
  const text = `The staged archive could not be deleted. ${reason.text} Delete ${key}${which} from the bucket "${bucket}".`
  return becauseOf(reason, 'a-staged-zip-is-left', text)
}

function unless(because: FailureReason): (error: unknown) => void {
  return (error) => {
    if (!failedBecause(error, because)) throw error
  }
}
