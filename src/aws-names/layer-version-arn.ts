import type { Region } from '../layer/layer.ts'
import { hasRegionForm, partitionOf } from './regions-and-runtimes.ts'

/** The parts of a layer version's ARN. `text` is the ARN itself. */
export interface LayerVersionArn {
  readonly text: string
  readonly region: Region
  readonly account: string
  readonly layerName: string
  readonly version: number
}

/** The form of a layer version's ARN (AWS: "Actions, resources, and condition keys for AWS Lambda"). */
const form =
  /^arn:(aws[a-z-]*):lambda:([a-z0-9-]{1,40}):(\d{12}):layer:([a-zA-Z0-9-_]{1,140}):([1-9]\d{0,8})$/

/** Returns the parts of a layer version's ARN. Undefined if a text is not such an ARN, or if the Region is of another partition. */
export function layerVersionArn(text: string): LayerVersionArn | undefined {
  const [, partition, region = '', account = '', layerName = '', version] = form.exec(text) ?? []
  if (!hasRegionForm(region) || partition !== partitionOf(region)) return undefined
  return { text, region, account, layerName, version: Number(version) }
}
