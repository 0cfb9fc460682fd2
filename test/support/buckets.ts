import {
  CreateBucketCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { Rig } from '../rig/rig.mjs'

/** The bucket that `layers-{account}-{region}` stands for. */
export function bucketOf(region: string): string {
  return `layers-123456789012-${region}`
}

/** The client of one Region's S3 on the rig. */
export function s3On({ url, env }: Rig, region: string): S3Client {
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY }
  return new S3Client({ region, endpoint: url, credentials })
}

/** Makes a bucket that keeps versions. */
export async function makeBucket(rig: Rig, region: string, Bucket = bucketOf(region)): Promise<void> {
  const s3 = s3On(rig, region)
  const home = region === 'us-east-1' ? {} : { LocationConstraint: region as 'eu-west-1' }
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: home }))
  const VersioningConfiguration = { Status: 'Enabled' } as const
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }))
}

/** Everything in a Region's bucket, with noncurrent versions and delete markers. */
export async function leftIn(rig: Rig, region: string): Promise<unknown[]> {
  const command = new ListObjectVersionsCommand({ Bucket: bucketOf(region) })
  const { Versions = [], DeleteMarkers = [] } = await s3On(rig, region).send(command)
  return [...Versions, ...DeleteMarkers]
}
