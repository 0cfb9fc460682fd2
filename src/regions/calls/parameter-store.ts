/** The calls to Parameter Store in one Region. Every method rejects with a ServiceFailure if it has no valid response. */
export interface ParameterStore {
  /** The value of a parameter. Undefined if it does not exist. */
  value(name: string): Promise<string | undefined>
  /** Creates the parameter, or replaces its value. `before` is the value that was read; undefined if there was no parameter. */
  put(name: string, value: string, before: string | undefined): Promise<void>
}

/** A parameter that receives the ARN of a Region's version. Its name can contain the version number. */
export interface Parameter {
  readonly nameOf: (version: number) => string
  /** Whether the name does not depend on the version number. */
  readonly isKnown: boolean
  /** Whether the parameter is never changed to another ARN. */
  readonly isFixed: boolean
}

/** The parameters that receive the ARN of a Region's version, and Parameter Store in the Region. */
export interface Parameters {
  readonly store: ParameterStore
  readonly all: readonly Parameter[]
}
