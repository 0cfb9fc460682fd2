import type { Region } from '../layer/layer.ts'

/** How S3 encrypts an uploaded object. If `key` is undefined, KMS uses the key of the bucket, or the key that AWS manages. */
export interface Encryption {
  readonly by: 'AES256' | 'aws:kms'
  /** A key or an alias. Its ARN can contain the placeholders `{region}` and `{account}`. */
  readonly key?: string
}

/** Returns an encryption in which the values replace the placeholders. */
export function fillEncryption(region: Region, account: string, { by, key }: Encryption): Encryption {
  if (key === undefined) return { by }
  return { by, key: key.replaceAll('{region}', region).replaceAll('{account}', account) }
}
