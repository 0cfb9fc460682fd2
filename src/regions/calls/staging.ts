import type { Encryption } from '../../aws-names/encryption.ts'
import { count } from '../../base/figures.ts'
import { Problem } from '../../base/problem.ts'
import type { Archive, Region } from '../../layer/layer.ts'

/** The location of an archive in S3. */
export interface ObjectLocation {
  readonly bucket: string
  readonly key: string
}

/** An archive that exists in S3. Without `version`, its bucket has no versioning. */
export interface StagedObject extends ObjectLocation {
  readonly version?: string
}

/**
 * The calls to S3 in one Region, for one archive at one location. Every method rejects with a ServiceFailure if S3 refuses, does not
 * respond, or returns a response that cannot be read.
 */
export interface Staging {
  readonly location: ObjectLocation
  /** Resolves if the bucket exists in this Region. Rejects as `denied` if the credentials are not allowed to read that. */
  check(): Promise<void>
  /**
   * The object at the location, if it has the content of the archive. Undefined if there is none, or it has different content.
   */
  find(): Promise<StagedObject | undefined>
  /** Uploads the archive. `report` receives the number of bytes that were sent, every few seconds. */
  put(report: (sent: number) => void): Promise<StagedObject>
  /** Deletes an object, by its version if it has one. It is not a failure if the object does not exist. */
  remove(object: StagedObject): Promise<void>
}

/** An archive for S3 in every Region. `bucket` and `prefix` can contain `{region}` and `{account}`. */
export interface Upload {
  readonly bucket: string
  readonly prefix: string
  readonly encryption: Encryption | undefined
  readonly layerName: string
  readonly zip: Pick<Archive, 'path' | 'sha256' | 'size'>
}

/** The longest key, in bytes (S3: "Naming Amazon S3 objects"). */
const longestKey = 1_024

/** Returns the location of an archive in one Region. The key contains the hash of the archive. Throws a Problem if the key is too long. */
export function locationIn(
  region: Region,
  account: string,
  { bucket, prefix, layerName, zip }: Omit<Upload, 'encryption'>,
): ObjectLocation {
  const fill = (text: string): string => text.replaceAll('{region}', region).replaceAll('{account}', account)
  const key = `${fill(prefix)}${layerName}/${Buffer.from(zip.sha256, 'base64').toString('hex')}.zip`
  const length = Buffer.byteLength(key)
  if (length > longestKey) {
    throw new Problem({
      topic: 'an-input-is-not-allowed',
      text: `Input "s3-prefix" results in a key of ${count(length)} bytes in ${region}, but S3 accepts at most ${count(longestKey)}. Shorten it.`,
    })
  }
  return { bucket: fill(bucket), key }
}
