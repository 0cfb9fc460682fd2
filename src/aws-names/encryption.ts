import type { Region } from '../layer/layer.ts'

/** How S3 is to encrypt what is put into it. Without `key` of KMS it takes the key of the bucket, or AWS's own. */
export interface Encryption {
  readonly by: 'AES256' | 'aws:kms'
  /** A key or alias; the placeholders `{region}` and `{account}` may be in its ARN. */
  readonly key?: string
}

/** An encryption with the placeholders filled in. */
export function encryptionIn(region: Region, account: string, { by, key }: Encryption): Encryption {
  if (key === undefined) return { by }
  return { by, key: key.replaceAll('{region}', region).replaceAll('{account}', account) }
}
