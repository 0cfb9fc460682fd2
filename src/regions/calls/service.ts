import type { Reason } from '../../base/message.ts'
import { Explained } from '../../base/problem.ts'
import type { EncodedZip } from '../../layer/encoded-zip.ts'
import type { LayerUse } from '../../layer/lambda-function.ts'
import type { Grant, LayerVersion, Listed, Metadata, Statement } from '../../layer/layer.ts'
import type { StagedObject } from './staging.ts'

/** The content of a new version: the archive in the request, or an object in S3 in the same Region. */
export type Content = { readonly zip: EncodedZip } | { readonly staged: StagedObject }

/**
 * The archive of a version. The URL has a signature that allows anyone to read the archive, so it is never logged. `size` is in
 * bytes, `sha256` is base64.
 */
export interface Download {
  readonly url: string
  readonly size: number
  readonly sha256: string
}

/** The request to publish a version. */
export interface PublishRequest extends Metadata {
  readonly layerName: string
  readonly content: Content
}

/**
 * The calls to Lambda in one Region, with plain values. `layerName` is the name of a layer of the account, or the ARN of any layer. Every method rejects with a ServiceFailure if AWS refuses, does not respond, or
 * returns a response that cannot be read.
 */
export interface LayerService {
  /** All versions that Lambda lists, newest first. */
  versions(layerName: string): Promise<Listed[]>
  /** One version. Undefined if it does not exist, or not yet. */
  version(layerName: string, version: number): Promise<LayerVersion | undefined>
  /** The download of a version's archive, which is valid for ten minutes. Undefined if the version does not exist. */
  download(layerName: string, version: number): Promise<Download | undefined>
  /** The statements of a version's policy. Empty if it has no policy. */
  statements(layerName: string, version: number): Promise<Statement[]>
  /** Publishes a version. If the response is lost, the request is not sent again. */
  publish(request: PublishRequest): Promise<LayerVersion>
  /** Adds a statement. A statement that already exists with this id is not changed. */
  grant(layerName: string, version: number, grant: Grant): Promise<void>
  /** Removes a statement. It is not a failure if the statement does not exist. */
  revoke(layerName: string, version: number, statementId: string): Promise<void>
  /** Deletes a version. It is not a failure if the version does not exist. */
  remove(layerName: string, version: number): Promise<void>
  /** The versions of a layer that functions of the account use, in `$LATEST` and in published versions. */
  uses(layerName: string): Promise<LayerUse[]>
  /** The code storage that the account uses in the Region, and its quota. */
  codeStorage(): Promise<CodeStorage>
}

/** The bytes that all functions and layer versions of an account use in a Region, and the quota for them. */
export interface CodeStorage {
  readonly used: number
  readonly limit: number
}

/** The reasons for a failure that the next step depends on. */
export type FailureReason =
  | 'too-large'
  | 'object-gone'
  | 'storage-full'
  | 'denied'
  | 'other-content'
  /** Somebody else changed the resource, so that its revision is another one. */
  | 'changed'
  /** Another update of the resource is in progress. */
  | 'in-progress'
  | 'absent'

interface FailureFacts {
  readonly refused: boolean
  readonly because?: FailureReason | undefined
  readonly permission?: string | undefined
  readonly isTolerated?: boolean
  readonly cause?: unknown
}

/** Why a call failed. If `refused`, AWS did not process it. Otherwise, AWS may have processed it. */
export class ServiceFailure extends Explained {
  readonly refused: boolean
  readonly because: FailureReason | undefined
  /** The permission that AWS says is missing, such as `lambda:ListLayerVersions`. */
  readonly permission: string | undefined
  /** Whether the Region is optional, and was not available before the first write there. */
  readonly isTolerated: boolean

  constructor(reason: Reason, { refused, because, permission, isTolerated = false, cause }: FailureFacts) {
    super(reason, { cause })
    this.name = 'ServiceFailure'
    this.refused = refused
    this.because = because
    this.permission = permission
    this.isTolerated = isTolerated
  }
}

/** Whether an optional Region was not available, so that it is skipped. */
export function isTolerated(error: unknown): error is ServiceFailure {
  return error instanceof ServiceFailure && error.isTolerated
}

/** Whether something failed for this reason. */
export function failedBecause(error: unknown, because: FailureReason): error is ServiceFailure {
  return error instanceof ServiceFailure && error.because === because
}
