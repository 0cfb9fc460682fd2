import type { Encryption } from '../../aws-names/encryption.ts'
import type { Archive, Region } from '../../layer/layer.ts'
import { count } from '../../base/figures.ts'
import { Problem } from '../../base/problem.ts'

/** Where a zip lies in S3. */
export interface ObjectLocation {
  readonly bucket: string
  readonly key: string
}

/** A zip that stands in S3. Without `version` its bucket keeps no versions. */
export interface StagedObject extends ObjectLocation {
  readonly version?: string
}

/**
 * What a publish asks of S3 in one Region: there is one zip, and one place for it. Every method rejects with a
 * ServiceFailure where S3 refuses, does not answer, or answers something that cannot be read.
 */
export interface Staging {
  readonly location: ObjectLocation
  /** Resolves where the bucket is there, in this Region. Rejects as `denied` where the credentials may not ask. */
  check(): Promise<void>
  /** The object that stands with the bytes of the zip; undefined where there is none, or another. */
  find(): Promise<StagedObject | undefined>
  /** Sends the zip, again where it is not known to have arrived; `tell` hears now and then how many bytes have been sent. */
  put(tell: (sent: number) => void): Promise<StagedObject>
  /** Deletes an object, by its version where it has one; one that is gone already is no failure. */
  remove(object: StagedObject): Promise<void>
}

/** A zip for S3 in every Region; `bucket` and `prefix` may have the placeholders `{region}` and `{account}`. */
export interface Upload {
  readonly bucket: string
  readonly prefix: string
  readonly encryption: Encryption | undefined
  readonly layerName: string
  readonly zip: Pick<Archive, 'path' | 'sha256' | 'size'>
}

/** The longest key, in bytes (S3: "Naming Amazon S3 objects"). */
const longestKey = 1_024

/** Where a zip is put in one Region: its content decides its key. Throws a Problem where the key would be too long. */
export function locationIn(
  region: Region,
  account: string,
  { bucket, prefix, layerName, zip }: Omit<Upload, 'encryption'>,
): ObjectLocation {
  const fill = (text: string): string => text.replaceAll('{region}', region).replaceAll('{account}', account)
  const key = `${fill(prefix)}${layerName}/${Buffer.from(zip.sha256, 'base64').toString('hex')}.zip`
  const length = Buffer.byteLength(key)
  if (length > longestKey) {
    throw new Problem(
      `Input "s3-prefix" makes a key of ${count(length)} bytes in ${region}, and S3 takes at most ${count(longestKey)}. Shorten it.`,
    )
  }
  return { bucket: fill(bucket), key }
}
