import type { Architecture, Runtime } from './metadata.ts'

/** The tags of a function, by their keys. */
export type Tags = Readonly<Record<string, string>>

/** A function as ListFunctions returns it. The list has no states and no tags. */
export interface ListedFunction {
  readonly name: string
  readonly arn: string
  /** Undefined for a container image. */
  readonly runtime: Runtime | undefined
  readonly isImage: boolean
  readonly architectures: readonly Architecture[]
  /** The ARNs of the layer versions, in the order in which Lambda merges them. */
  readonly layers: readonly string[]
}

/** A layer version that `$LATEST` or a published version of a function uses. */
export interface LayerUse {
  readonly functionName: string
  readonly isPublished: boolean
  /** The ARN of the layer version. */
  readonly arn: string
}

/** The configuration of a version of a function. */
export interface FunctionConfiguration extends ListedFunction {
  /** `$LATEST`, or the number of a published version. */
  readonly version: string
  /** Changes with each change of the version. Lambda also changes it when an update ends (aws-sdk#377). */
  readonly revisionId: string
  readonly codeSha256: string
  /** A hash of all other settings that a published version keeps. Equal settings have equal hashes. */
  readonly settings: string
  /** `Active`, or another state (AWS: "Lambda function states"). */
  readonly state: string
  /** `Successful`, `InProgress` or `Failed`. Empty for a published version. */
  readonly updateStatus: string
  /** Why the state or the last update is as it is, in AWS's words. */
  readonly statusReason: string
}

/** An alias of a function. */
export interface Alias {
  readonly name: string
  /** The version that the alias invokes. */
  readonly version: string
  /** Other versions that get a part of the requests, and this part from 0 to 1. */
  readonly weights: Readonly<Record<string, number>>
  readonly revisionId: string
}
