import { partition } from '@aws-sdk/core/client'

/** Whether the SDK's own list of Regions has this one. A new Region is missing until the SDK is updated. */
export function isKnownRegion(region: string): boolean {
  return 'description' in partition(region)
}
