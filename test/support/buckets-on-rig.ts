import {
  CreateBucketCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { Rig } from '../rig/rig.mjs'

/** Returns the name of the bucket for the input `layers-{account}-{region}`. */
export function bucketOf(region: string): string {
  return `layers-123456789012-${region}`
}

/** Returns a client for S3 in one Region of the rig. */
export function s3On({ url, env }: Rig, region: string): S3Client {
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY }
  return new S3Client({ region, endpoint: url, credentials })
}

/** Creates a bucket with versioning. */
export async function createBucket(rig: Rig, region: string, Bucket = bucketOf(region)): Promise<void> {
  const s3 = s3On(rig, region)
  const home = region === 'us-east-1' ? {} : { LocationConstraint: region as 'eu-west-1' }
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: home }))
  const VersioningConfiguration = { Status: 'Enabled' } as const
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }))
}

/** Returns everything in the bucket of a Region, including noncurrent versions and delete markers. */
export async function objectsIn(rig: Rig, region: string): Promise<unknown[]> {
  const command = new ListObjectVersionsCommand({ Bucket: bucketOf(region) })
  const { Versions = [], DeleteMarkers = [] } = await s3On(rig, region).send(command)
  return [...Versions, ...DeleteMarkers]
}
