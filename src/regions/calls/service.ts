import type { Grant, LayerVersion, Listed, Metadata, Statement } from '../../layer/layer.ts'
import type { StagedObject } from './staging.ts'

/** The bytes of a version: in the request itself, or in S3 in the same Region. */
export type Content = { readonly zip: Uint8Array } | { readonly staged: StagedObject }

/** A version's zip. Whoever has the URL can read it, as it carries a signature: it is never shown. `sha256` is base64. */
export interface Download {
  readonly url: string
  readonly size: number
  readonly sha256: string
}

/** What a publish sends. */
export interface PublishRequest extends Metadata {
  readonly layerName: string
  readonly content: Content
}

/**
 * What observe and apply ask of Lambda in one Region, in plain values. Every method rejects with a ServiceFailure where
 * AWS refuses, does not answer, or answers something that cannot be read: never with an empty value in its place.
 */
export interface LayerService {
  /** All versions that are listed, newest first. */
  versions(layerName: string): Promise<Listed[]>
  /** One version; undefined where it does not exist, or not yet. */
  version(layerName: string, version: number): Promise<LayerVersion | undefined>
  /** Where the zip of a version can be downloaded from, for ten minutes; undefined as above. */
  download(layerName: string, version: number): Promise<Download | undefined>
  /** The statements of a version's policy; none where it has no policy. */
  statements(layerName: string, version: number): Promise<Statement[]>
  /** Publishes, once: a reply that is lost is never asked for again. */
  publish(request: PublishRequest): Promise<LayerVersion>
  /** Adds a statement; one that stands already under this id is left as it is. */
  grant(layerName: string, version: number, grant: Grant): Promise<void>
  /** Removes a statement; one that is gone already is no failure. */
  revoke(layerName: string, version: number, statementId: string): Promise<void>
  /** Deletes a version; one that is gone already is no failure. */
  remove(layerName: string, version: number): Promise<void>
  /** The numbers of a layer's versions that functions of the account use, in any of their versions. */
  versionsInUse(layerName: string): Promise<number[]>
  /** How much code the account stores in the Region, and may store. */
  codeStorage(): Promise<CodeStorage>
}

/** Bytes of code: of all functions and layer versions of an account in a Region, and the quota for them. */
export interface CodeStorage {
  readonly used: number
  readonly limit: number
}

/** A refusal that there may be a way around. */
export type FailureReason = 'too-large' | 'object-gone' | 'storage-full' | 'denied' | 'other-content'

interface FailureFacts {
  readonly refused: boolean
  readonly because?: FailureReason | undefined
  readonly permission?: string | undefined
  readonly cause?: unknown
}

/** A sentence on why a call failed; `refused` tells that AWS did not do it, and without that it may have done it. */
export class ServiceFailure extends Error {
  readonly refused: boolean
  readonly because: FailureReason | undefined
  /** The permission that AWS says is missing, such as `lambda:ListLayerVersions`. */
  readonly permission: string | undefined

  constructor(message: string, { refused, because, permission, cause }: FailureFacts) {
    super(message, { cause })
    this.name = 'ServiceFailure'
    this.refused = refused
    this.because = because
    this.permission = permission
  }
}

/** Whether something failed for this reason. */
export function failedBecause(error: unknown, because: FailureReason): error is ServiceFailure {
  return error instanceof ServiceFailure && error.because === because
}
