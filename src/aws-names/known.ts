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

/** Regions of the partition `aws` that need not be enabled (AWS: "Enable or disable AWS Regions in your account"). */
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

/** Whether every account has a Region, without enabling it. */
export function isEnabledByDefault(region: string): boolean {
  return partitionOf(region) === 'aws' ? enabledByDefault.includes(region) : isKnownRegion(region)
}

/** The partition of a Region: `aws`, `aws-cn`, `aws-us-gov` ...; a Region that fits no pattern counts as `aws`. */
export function partitionOf(region: string): string {
  return forms.find(({ form }) => form.test(region))?.name ?? 'aws'
}

/** Whether the SDK's service model lists this runtime. A new one is missing until the SDK is updated. */
export function isKnownRuntime(runtime: string): boolean {
  return knownRuntimes.includes(runtime)
}
