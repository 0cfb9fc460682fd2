import * as v from 'valibot'
import type { Encryption } from '../../aws-names/encryption.ts'
import type { Region } from '../../layer/layer.ts'
import { parsed } from './responses.ts'
import type { Upload } from './staging.ts'
import { unreadable } from './unreadable.ts'

/** The version of an object. A bucket without versioning has none (S3: "Using versioning in S3 buckets"). */
const versionId = v.nullish(v.pipe(v.string(), v.nonEmpty(), v.maxLength(1_024)))
const sha256 = v.nullish(v.string())

const bucket = v.object({ BucketRegion: v.nullish(v.string()) })
const head = v.object({
  ContentLength: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  ChecksumSHA256: sha256,
  VersionId: versionId,
})
const stored = v.object({
  ETag: v.pipe(v.string(), v.nonEmpty()),
  ChecksumSHA256: sha256,
  VersionId: versionId,
  ServerSideEncryption: v.nullish(v.string()),
})

/** An object, with its version if the bucket has versioning. */
export interface Identified {
  readonly version?: string
}

/** Throws if a response to HeadBucket is about a bucket in another Region. */
export function requireBucketIn(response: unknown, region: Region): void {
  const { BucketRegion: home } = parsed(bucket, response)
  if (home && home !== region) unreadable()
}

/** Returns the object in a response to HeadObject. Undefined if its content is not that of the archive. */
export function sameObjectIn(response: unknown, archive: Upload['zip']): Identified | undefined {
  const { ContentLength: size, ChecksumSHA256: sum, VersionId: version } = parsed(head, response)
  return size === archive.size && sum === archive.sha256 ? identified(version) : undefined
}

/** Returns the object in a response to PutObject. Throws if S3 stored different content, or encrypted it in another way. */
export function storedObjectIn(
  response: unknown,
  { archive, encryption }: { readonly archive: Upload['zip']; readonly encryption: Encryption | undefined },
): Identified {
  const { ChecksumSHA256: sum, VersionId: version, ServerSideEncryption: by } = parsed(stored, response)
  if (sum && sum !== archive.sha256) return unreadable()
  if (encryption && by && by !== encryption.by) return unreadable()
  return identified(version)
}

function identified(version: string | null | undefined): Identified {
  return version ? { version } : {}
}
