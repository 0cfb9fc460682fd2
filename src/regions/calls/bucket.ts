import type { Encryption } from '../../aws-names/encryption.ts'
import type { Message, Reason } from '../../base/message.ts'
import { about, reworded } from '../../base/message.ts'
import { messageOf } from '../../base/problem.ts'
import type { Region } from '../../layer/layer.ts'
import { isDenied, nameOf } from './aws-errors.ts'
import { denialIn } from './denials.ts'
import { awsMessage, explain } from './explain.ts'

/** The bucket that the action expects: its Region, the account that owns it, and its encryption. */
export interface Bucket {
  readonly bucket: string
  readonly region: Region
  readonly account: string
  readonly encryption: Encryption | undefined
}

/** Returns why a call to a bucket failed, what to do, and the message of AWS. */
export function explainBucket(error: unknown, operation: string, expected: Bucket): Reason {
  const reason = reasonFor(error, operation, expected)
  if (reason === undefined) return explain(error)
  const message = typeof reason === 'string' ? about('the-bucket-cannot-be-used', reason) : reason
  return reworded(message, (text) => `${text} ${awsMessage(error)}`)
}

/** A text is about the bucket. A message has a topic of its own, such as a policy of the organization. */
function reasonFor(error: unknown, operation: string, expected: Bucket): string | Message | undefined {
  const { bucket, region, account } = expected
  const home = homeOf(error)
  if (home !== undefined && home !== region) {
    return (
      `The bucket "${bucket}" is in ${home}, but Lambda accepts an archive only from a bucket in the same Region. ` +
      'Create a bucket in each Region, and use "{region}" in "s3-bucket".'
    )
  }
  if (/^(NoSuchBucket|NotFound)$/.test(nameOf(error))) {
    return `There is no bucket "${bucket}". Create it in ${region}, or correct "s3-bucket".`
  }
  if (operation === 'PutObject') {
    const reason = reasonForPut(error, expected)
    if (reason !== undefined) return reason
  }
  if (!isDenied(error)) return undefined
  const denial = denialIn(error)
  if (denial !== undefined)
    return reworded(denial, (text) => `The bucket "${bucket}" cannot be used. ${text}`)
  return (
    `Access to the bucket "${bucket}" was denied. It does not belong to account ${account}, or the credentials lack a permission. ` +
    'They need s3:PutObject, s3:GetObject, s3:GetObjectVersion, s3:DeleteObject and s3:DeleteObjectVersion on its objects, ' +
    'and s3:ListBucket on the bucket.'
  )
}

/** Why S3 rejected an upload. The policy of the bucket can require encryption, and a KMS key has a policy too. */
function reasonForPut(error: unknown, { bucket, encryption }: Bucket): string | Message | undefined {
  const text = messageOf(error)
  // A message about a missing permission contains the ARN of the key, so this case comes first.
  if (/\bkms:(?:GenerateDataKey|Decrypt)\b/.test(text)) {
    const denial = text.includes('explicit deny') ? denialIn(error) : undefined
    return (
      denial ??
      `The credentials are not allowed to use the KMS key for the bucket "${bucket}". ` +
        'Add kms:GenerateDataKey and kms:Decrypt on the key to the policy of the role, and allow the role in the policy of the key.'
    )
  }
  if (/^KMS\./.test(nameOf(error)) || /\bKMS\b.*\b(?:key|Arn)\b/i.test(text)) {
    return `The KMS key for the bucket "${bucket}" cannot be used. Check the key in "s3-encryption", or the default encryption of the bucket.`
  }
  if (!isDenied(error) || !/explicit deny|^Access Denied$/i.test(text)) return undefined
  return encryption === undefined
    ? `A policy denies the upload to the bucket "${bucket}". If the policy requires an encryption header, set "s3-encryption" to ` +
        'what it requires. Otherwise, allow s3:PutObject for this role in that policy.'
    : `A policy denies the upload to the bucket "${bucket}", with "s3-encryption" set to ${encryption.by}${
        encryption.key === undefined ? '' : ` and the key ${encryption.key}`
      }. Set it to what the policy requires, or allow s3:PutObject for this role in that policy.`
}

/** The Region of a bucket. Almost every response of S3 has it. */
function homeOf(error: unknown): Region | undefined {
  const { $response } = (error ?? {}) as { $response?: { headers?: Record<string, string> } }
  return $response?.headers?.['x-amz-bucket-region']
}
