import type { LayerVersionArn } from '../aws-names/layer-version-arn.ts'
import type { Metadata, Region } from '../layer/layer.ts'

/** The version that a Region is expected to have. Only the metadata that is known is compared with it. */
export interface ExpectedVersion {
  /** In a file, the ARN can be of another Region, account or layer by mistake. */
  readonly arn: LayerVersionArn
  readonly metadata?: Partial<Metadata>
  /** Whether a run skipped the Region, so that the version is the one of an earlier release. */
  readonly isBehind?: boolean | undefined
  /** The SSM parameters to which the run wrote the ARN. */
  readonly parameters?: readonly string[] | undefined
}

/** The layer that an exported file, a run manifest or ARNs describe. `codeSize` is in bytes, `codeSha256` is in base64. */
export interface ExpectedLayer {
  readonly layerName: string
  /** All Regions, including those that have no version yet because a run failed or skipped them. */
  readonly regions: readonly Region[]
  readonly versions: ReadonlyMap<Region, ExpectedVersion>
  readonly codeSha256?: string | undefined
  readonly codeSize?: number | undefined
}
