import type { Region } from '../layer/layer.ts'
import type { Endpoints } from './endpoints.ts'
import { partitions } from './partitions.ts'
import { partitionOf } from './regions-and-runtimes.ts'

/** Returns the URL of the EC2 API in a Region (AWS General Reference: "Amazon EC2 endpoints and quotas"). */
export function ec2Endpoint(region: Region, { custom, fips, dualStack }: Endpoints): string {
  const own = custom.get('ec2')
  if (own !== undefined) return own
  const partition = partitionOf(region)
  const known = partitions.find(({ name }) => name === partition)
  const domain = (dualStack ? known?.dualStackDnsSuffix : known?.dnsSuffix) ?? 'amazonaws.com'
  // The endpoints of GovCloud are FIPS endpoints, and have no separate name.
  const host = fips && (dualStack || partition !== 'aws-us-gov') ? 'ec2-fips' : 'ec2'
  return `https://${host}.${region}.${domain}`
}
