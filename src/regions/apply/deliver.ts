import pLimit from 'p-limit'
import { bytes } from '../../base/figures.ts'
import type { Plan, Region } from '../../layer/layer.ts'
import { directUploadLimit } from '../../layer/size-limits.ts'
import { messageOf } from '../../base/problem.ts'
import { retryPolicy } from '../calls/retry-policy.ts'
import type { Because, Content } from '../calls/service.ts'
import { isBecause } from '../calls/service.ts'
import type { Place, StagedObject, Staging } from '../calls/staging.ts'

/** How many uploads run at once, over all Regions. */
export interface Limits {
  readonly direct: <T>(run: () => Promise<T>) => Promise<T>
  readonly staged: <T>(run: () => Promise<T>) => Promise<T>
}

/** Bytes of a zip that may be on their way at once: until a connection has taken them, they are encrypted in memory. */
const onTheirWay = 64 * 1024 * 1024

/** The limits of a run whose zip has so many bytes. One that goes through S3 is read from disk. */
export function limitsOfRun(size: number): Limits {
  return { direct: pLimit(Math.max(4, Math.floor(onTheirWay / Math.max(size, 1)))), staged: pLimit(8) }
}

/** The zip, its size in bytes, and the ways that it can take in one Region; `staging` where there is a bucket. */
export interface Delivery {
  readonly zip: () => Promise<Uint8Array>
  readonly size: number
  readonly staging: Staging | undefined
  readonly limits: Limits
  readonly warn: (text: string) => void
  readonly progress: (text: string) => void
  /** Hears what may lie in S3 from now on; undefined once it does not. */
  readonly holds: (staged: Place | undefined) => void
}

/** What `publish` gives for the zip: sent in the request, or through S3 where it is too large for that. Leaves nothing in S3. */
export async function deliver<T>(publish: (content: Content) => Promise<T>, delivery: Delivery): Promise<T> {
  const { zip, size, staging, limits } = delivery
  if (staging && size > directUploadLimit) return throughS3(publish, staging, delivery)
  return limits
    .direct(async () => publish({ zip: await zip() }))
    .catch((error: unknown) => {
      if (!staging || !isBecause(error, 'too-large')) throw error
      return throughS3(publish, staging, delivery)
    })
}

/** Why Regions that are to be published to cannot be sent the zip: a sentence for each; undefined where it goes out directly. Writes nothing. */
export async function obstacles(
  plan: Plan,
  { stagings, size }: { stagings: ReadonlyMap<Region, Staging>; size: number },
): Promise<string[] | undefined> {
  if (size <= directUploadLimit) return undefined
  const checks = [...stagings].map(async ([region, staging]) => {
    const planned = plan.get(region)
    if (!planned || !('ending' in planned) || planned.ending.do !== 'publish') return []
    return staging.check().then(
      () => [],
      (error: unknown) => [`${region}: ${messageOf(error)}`],
    )
  })
  return (await Promise.all(checks)).flat()
}

async function throughS3<T>(
  publish: (content: Content) => Promise<T>,
  staging: Staging,
  delivery: Delivery,
): Promise<T> {
  // Who may not ask may still put, and S3 tells then.
  await staging.check().catch(unless('denied'))
  for (let sent = 1; ; sent += 1) {
    try {
      return await stageAndPublish(publish, staging, delivery)
    } catch (error) {
      // Another run that staged the same archive deletes it when it is done.
      const isGone = isBecause(error, 'object-gone')
      if (!isGone || sent === retryPolicy.writes.PublishLayerVersionFromS3.mostSent) throw error
    }
  }
}

/** What this run put there is deleted; what it found standing is another's to delete. */
async function stageAndPublish<T>(
  publish: (content: Content) => Promise<T>,
  staging: Staging,
  { size, limits, warn, progress, holds }: Delivery,
): Promise<T> {
  const standing = await staging.find()
  if (!standing) holds(staging.place)
  const tell = (sent: number): void => progress(`sent ${bytes(sent)} of ${bytes(size)} to S3`)
  const staged = standing ?? (await limits.staged(() => staging.put(tell)))
  try {
    return await publish({ staged })
  } finally {
    if (!standing) await staging.remove(staged).catch((error: unknown) => warn(leftover(staged, error)))
    holds(undefined)
  }
}

function leftover({ bucket, key, version }: StagedObject, error: unknown): string {
  const which = version === undefined ? '' : `, version ${version},`
  return `The staged zip could not be deleted. ${messageOf(error)} Delete ${key}${which} from the bucket "${bucket}".`
}

function unless(because: Because): (error: unknown) => void {
  return (error) => {
    if (!isBecause(error, because)) throw error
  }
}
