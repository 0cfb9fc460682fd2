import pLimit from 'p-limit'

/** How many uploads of the archive run in parallel, over all Regions. */
export interface UploadLimits {
  readonly direct: <T>(run: () => Promise<T>) => Promise<T>
  readonly staged: <T>(run: () => Promise<T>) => Promise<T>
}

/** Bytes of archives that may be in upload at once. They are encrypted in memory until a connection accepts them. */
const bytesAtOnce = 64 * 1024 * 1024

/** The limits for an archive with so many bytes. One that is staged in S3 is read from disk. */
export function uploadLimits(size: number): UploadLimits {
  return { direct: pLimit(Math.max(4, Math.floor(bytesAtOnce / Math.max(size, 1)))), staged: pLimit(8) }
}
