/** What is asked of Parameter Store in one Region. Every method rejects with a ServiceFailure, never with an empty value in its place. */
export interface ParameterStore {
  /** A parameter's value; undefined where there is no such parameter. */
  value(name: string): Promise<string | undefined>
  /** Creates the parameter, or replaces the value that was read `before`. */
  put(name: string, value: string, before: string | undefined): Promise<void>
}

/** The parameter by which a Region's version is to be found; its name may have the version's number in it. */
export interface Parameter {
  readonly store: ParameterStore
  readonly nameOf: (version: number) => string
}
