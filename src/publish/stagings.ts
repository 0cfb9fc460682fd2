import type { Archive, Region } from '../layer/layer.ts'
import type { Staging } from '../regions/calls/staging.ts'
import type { Connection } from '../regions/connect.ts'
import type { Inputs } from './inputs.ts'

/** Returns S3 in each Region, for an archive that is too large for a request. Empty if no bucket is given. */
export async function stagingsFor(
  zip: Archive,
  connection: Connection,
  inputs: Inputs,
): Promise<ReadonlyMap<Region, Staging>> {
  const {
    's3-bucket': bucket,
    's3-prefix': prefix,
    's3-encryption': encryption,
    'layer-name': layerName,
  } = inputs
  return bucket === undefined
    ? new Map()
    : connection.stagings({ bucket, prefix, encryption, layerName, zip })
}
