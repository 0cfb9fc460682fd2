import pLimit from 'p-limit'

/** Limits how many uploads of the archive run in parallel, in all Regions together. */
export interface UploadLimits {
  readonly direct: <T>(run: () => Promise<T>) => Promise<T>
  readonly staged: <T>(run: () => Promise<T>) => Promise<T>
}

/** The maximum number of bytes that are sent to Lambda in parallel. The requests share the bandwidth, and each has a short time limit. */
const bytesAtOnce = 64 * 1024 * 1024

/** Returns the limits for an archive with so many bytes. The size does not matter for uploads to S3, because their time limit is long. */
export function uploadLimits(size: number): UploadLimits {
  return { direct: pLimit(Math.max(4, Math.floor(bytesAtOnce / Math.max(size, 1)))), staged: pLimit(8) }
}
