import {
  CreateBucketCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { Endpoint } from './run-bundle.ts'

/** Returns the name of the bucket for the input `layers-{account}-{region}`. */
export function bucketOf(region: string, account = '123456789012'): string {
  return `layers-${account}-${region}`
}

/** Returns a client for S3 in one Region of a stand-in. */
export function s3On({ url, env }: Endpoint, region: string): S3Client {
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY }
  return new S3Client({ region, endpoint: url, credentials })
}

/** Creates a bucket with versioning. */
export async function createBucket(aws: Endpoint, region: string, Bucket = bucketOf(region)): Promise<void> {
  const s3 = s3On(aws, region)
  const home = region === 'us-east-1' ? {} : { LocationConstraint: region as 'eu-west-1' }
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: home }))
  const VersioningConfiguration = { Status: 'Enabled' } as const
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }))
}

/** Returns everything in the bucket of a Region, including noncurrent versions and delete markers. */
export async function objectsIn(
  aws: Endpoint,
  region: string,
  Bucket = bucketOf(region),
): Promise<unknown[]> {
  const command = new ListObjectVersionsCommand({ Bucket })
  const { Versions = [], DeleteMarkers = [] } = await s3On(aws, region).send(command)
  return [...Versions, ...DeleteMarkers]
}
