import { partitions, runtimes } from './partitions.ts'

/** The Regions that AWS publishes. */
export const knownRegions: readonly string[] = partitions.flatMap(({ regions }) => regions)

/** The runtimes that the SDK's service model lists. */
export const knownRuntimes = runtimes

const forms = partitions.map(({ name, regionRegex }) => ({ name, form: new RegExp(regionRegex) }))

/** Whether a Region, known or not, has a name such as a partition of AWS gives to its Regions. */
export function isOfPartition(region: string): boolean {
  return forms.some(({ form }) => form.test(region))
}

/** Whether the SDK's copy of AWS's partitions.json lists this Region. A new Region is missing until the SDK is updated. */
export function isKnownRegion(region: string): boolean {
  return knownRegions.includes(region)
}

/** The partition of a Region: `aws`, `aws-cn`, `aws-us-gov` ...; a Region that fits no pattern counts as `aws`. */
export function partitionOf(region: string): string {
  return forms.find(({ form }) => form.test(region))?.name ?? 'aws'
}

/** Whether the SDK's service model lists this runtime. A new one is missing until the SDK is updated. */
export function isKnownRuntime(runtime: string): boolean {
  return knownRuntimes.includes(runtime)
}
