/** What is wrong with a layer, and what the user should know. Each is a full sentence or more. */
export interface Findings {
  readonly complaints: readonly string[]
  readonly warnings: readonly string[]
}
