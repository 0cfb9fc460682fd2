import { partition } from '@aws-sdk/core/client'
import { Runtime } from '@aws-sdk/client-lambda'
import { partitions } from './partitions.ts'

/** The Regions that AWS publishes. */
export const knownRegions: readonly string[] = partitions.flatMap(({ regions }) => regions)

/** The runtimes that the SDK's service model lists. */
export const knownRuntimes: readonly string[] = Object.values(Runtime)

const forms = partitions.map(({ regionRegex }) => new RegExp(regionRegex))

/** Whether a Region, known or not, has a name such as a partition of AWS gives to its Regions. */
export function isOfPartition(region: string): boolean {
  return forms.some((form) => form.test(region))
}

/**
 * Whether the SDK's copy of AWS's partitions.json lists this Region; there each Region has a description, and one that
 * only fits its partition's pattern comes back without. A new Region is missing until the SDK is updated.
 */
export function isKnownRegion(region: string): boolean {
  return 'description' in partition(region)
}

/** The partition of a Region: `aws`, `aws-cn`, `aws-us-gov` ...; an unknown Region that fits no pattern counts as `aws`. */
export function partitionOf(region: string): string {
  return partition(region).name
}

/** Whether the SDK's service model lists this runtime. A new one is missing until the SDK is updated. */
export function isKnownRuntime(runtime: string): boolean {
  return Object.values<string>(Runtime).includes(runtime)
}
