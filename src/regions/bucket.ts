import type { Region } from '../layer.ts'
import { denialIn } from './denials.ts'
import { explain, isDenied, nameOf, said } from './refusals.ts'

/** A bucket as it is expected: in which Region, and whose. */
export interface Bucket {
  readonly bucket: string
  readonly region: Region
  readonly account: string
}

/** What a failed call to a bucket means and what to do, and what AWS said. */
export function explainBucket(error: unknown, expected: Bucket): string {
  const cure = cureOf(error, expected)
  return cure === undefined ? explain(error) : `${cure} ${said(error)}`
}

function cureOf(error: unknown, { bucket, region, account }: Bucket): string | undefined {
  const home = homeOf(error)
  if (home !== undefined && home !== region) {
    return (
      `The bucket "${bucket}" is in ${home}, and Lambda takes a zip only from a bucket in its own Region. ` +
      'Write "{region}" in "s3-bucket", and have one bucket in each Region.'
    )
  }
  if (/^(NoSuchBucket|NotFound)$/.test(nameOf(error))) {
    return `There is no bucket "${bucket}". Create it in ${region}, or correct "s3-bucket".`
  }
  if (!isDenied(error)) return undefined
  const denial = denialIn(error)
  if (denial !== undefined) return `The bucket "${bucket}" cannot be used. ${denial}`
  return (
    `The bucket "${bucket}" is not for these credentials: it belongs to another account than ${account}, or they lack a permission. ` +
    'They need s3:PutObject, s3:GetObject, s3:GetObjectVersion, s3:DeleteObject and s3:DeleteObjectVersion on its objects, ' +
    'and s3:ListBucket on the bucket.'
  )
}

/** The Region that a bucket is in, which S3 tells with almost every reply. */
function homeOf(error: unknown): Region | undefined {
  const { $response } = (error ?? {}) as { $response?: { headers?: Record<string, string> } }
  return $response?.headers?.['x-amz-bucket-region']
}
