import { hasRegionForm, partitionOf } from '../aws-names/regions-and-runtimes.ts'
import { refuse } from '../inputs/parse.ts'
import type { Parser } from '../inputs/parse.ts'
import type { Region } from '../layer/layer.ts'

/** The layer to copy, from its ARN. `version` is undefined if the ARN is that of a layer. */
export interface SourceLayer {
  /** The ARN of the layer, without a version number. */
  readonly arn: string
  readonly partition: string
  readonly region: Region
  /** The ID of the account that owns the layer. */
  readonly account: string
  readonly name: string
  readonly version: number | undefined
}

/** The ARN of a layer or of a layer version (AWS: "Actions, resources, and condition keys for AWS Lambda"). */
const form =
  /^(arn:(aws[a-z-]*):lambda:([a-z0-9-]+):(\d{12}):layer:([a-zA-Z0-9-_]{1,140}))(?::([1-9]\d{0,8}))?$/

/** Parses the ARN of a layer or of a layer version. */
export const sourceLayer: Parser<SourceLayer> = (given) => {
  const [, arn = '', partition = '', region = '', account = '', name = '', version] = form.exec(given) ?? []
  if (arn === '' || !hasRegionForm(region)) {
    return refuse(
      'it must be the ARN of a layer or of a layer version, such as arn:aws:lambda:eu-central-1:111122223333:layer:sample-layer:7',
    )
  }
  if (partitionOf(region) !== partition)
    return refuse(
      `the Region ${region} is in the partition ${partitionOf(region)}, and not in ${partition}. Copy the ARN again`,
    )
  return {
    value: {
      arn,
      partition,
      region,
      account,
      name,
      version: version === undefined ? undefined : Number(version),
    },
  }
}
