import pLimit from 'p-limit'

/** Limits how many uploads of the archive run in parallel, in all Regions together. */
export interface UploadLimits {
  readonly direct: <T>(run: () => Promise<T>) => Promise<T>
  readonly staged: <T>(run: () => Promise<T>) => Promise<T>
}

/** The maximum number of bytes that are uploaded in parallel. Encrypted copies stay in memory until the connection accepts them. */
const bytesAtOnce = 64 * 1024 * 1024

/** Returns the limits for an archive with so many bytes. An archive that is staged in S3 is read from disk, so its size does not matter. */
export function uploadLimits(size: number): UploadLimits {
  return { direct: pLimit(Math.max(4, Math.floor(bytesAtOnce / Math.max(size, 1)))), staged: pLimit(8) }
}
