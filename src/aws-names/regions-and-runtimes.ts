import { partitions, runtimes } from './partitions.ts'

/** The Regions that AWS publishes. */
export const knownRegions: readonly string[] = partitions.flatMap(({ regions }) => regions)

/** The names of the partitions of AWS. */
export const partitionNames: readonly string[] = partitions.map(({ name }) => name)

/** Returns the Regions that AWS publishes for a partition. The list is empty if the partition is not known. */
export function knownRegionsOf(partition: string): readonly string[] {
  return partitions.find(({ name }) => name === partition)?.regions ?? []
}

/** The runtimes that the SDK's service model lists. */
export const knownRuntimes = runtimes

const forms = partitions.map(({ name, regionRegex }) => ({ name, form: new RegExp(regionRegex) }))

/** The maximum number of Regions in a file. All partitions of AWS together have fewer. */
export const mostRegions = 200

/** Returns whether the name of a Region has the form that a partition uses. The Region itself can be unknown. */
export function hasRegionForm(region: string): boolean {
  return forms.some(({ form }) => form.test(region))
}

/** Returns whether the SDK lists a Region in its copy of AWS's partitions.json. A new Region is missing until the SDK is updated. */
export function isKnownRegion(region: string): boolean {
  return knownRegions.includes(region)
}

/** Regions of the partition `aws` that are enabled by default (AWS: "Enable or disable AWS Regions in your account"). */
const enabledByDefault: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
]

/** Returns whether a Region is enabled by default in every account. */
export function isEnabledByDefault(region: string): boolean {
  return partitionOf(region) === 'aws' ? enabledByDefault.includes(region) : isKnownRegion(region)
}

/** Returns the partition of a Region, such as `aws`, `aws-cn` or `aws-us-gov`. If no pattern matches, it is `aws`. */
export function partitionOf(region: string): string {
  return forms.find(({ form }) => form.test(region))?.name ?? 'aws'
}

/** Returns whether the SDK's service model lists a runtime. A new runtime is missing until the SDK is updated. */
export function isKnownRuntime(runtime: string): boolean {
  return knownRuntimes.includes(runtime)
}
