import type { Alias, FunctionConfiguration, ListedFunction, Tags } from '../../layer/lambda-function.ts'

/** A change of the layers of `$LATEST`. */
export interface LayersRequest {
  readonly name: string
  /** The ARNs of all layer versions, in the order in which Lambda merges them. */
  readonly layers: readonly string[]
  /** Lambda rejects the request if the function has changed since it had this revision. */
  readonly revisionId: string
}

/** A request to publish `$LATEST` as a version. Lambda rejects it if the function has changed. */
export interface VersionRequest {
  readonly name: string
  readonly codeSha256: string
  readonly revisionId: string
}

/** A change of an alias. Lambda rejects it if the alias has changed since it had this revision. */
export interface AliasRequest extends Alias {
  readonly functionName: string
}

/**
 * The calls to Lambda about the functions of the account in one Region. Every method rejects with a ServiceFailure if AWS refuses, does not
 * respond, or returns a response that cannot be read.
 */
export interface FunctionService {
  /** All functions, without states and tags. */
  list(): Promise<ListedFunction[]>
  /** The configuration of a version, by default of `$LATEST`. Undefined if it does not exist. */
  configuration(name: string, version?: string): Promise<FunctionConfiguration | undefined>
  /** The tags of a function by its ARN. Undefined if the function does not exist. */
  tags(arn: string): Promise<Tags | undefined>
  /** The highest number of the published versions. Undefined if there is none. */
  newestVersion(name: string): Promise<string | undefined>
  alias(name: string, alias: string): Promise<Alias | undefined>
  /** Replaces the list of layers. If the response is lost, the request is not sent again. */
  updateLayers(request: LayersRequest): Promise<FunctionConfiguration>
  /** Publishes a version. Lambda returns the newest version if nothing has changed since then (AWS: PublishVersion). */
  publishVersion(request: VersionRequest): Promise<FunctionConfiguration>
  /** Changes an alias. If the response is lost, the request is not sent again. */
  updateAlias(request: AliasRequest): Promise<Alias>
}
