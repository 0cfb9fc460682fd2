import type { Encryption } from '../aws-names/encryption.ts'
import type { Archive, Region } from '../layer/layer.ts'
import type { Staging } from '../regions/calls/staging.ts'
import type { Connection } from '../regions/connect.ts'

/** The inputs about the bucket for large archives. */
interface BucketInputs {
  readonly 's3-bucket': string | undefined
  readonly 's3-prefix': string
  readonly 's3-encryption': Encryption | undefined
}

/** Returns S3 in each Region, for an archive that is too large for a request. Empty if no bucket is given. */
export async function stagingsFor(
  zip: Pick<Archive, 'path' | 'sha256' | 'size'>,
  { connection, layerName }: { readonly connection: Connection; readonly layerName: string },
  inputs: BucketInputs,
): Promise<ReadonlyMap<Region, Staging>> {
  const { 's3-bucket': bucket, 's3-prefix': prefix, 's3-encryption': encryption } = inputs
  return bucket === undefined
    ? new Map()
    : connection.stagings({ bucket, prefix, encryption, layerName, zip })
}
