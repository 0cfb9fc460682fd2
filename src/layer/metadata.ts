/** An architecture as Lambda names it. */
export type Architecture = 'x86_64' | 'arm64'

/**
 * Sets of declared architectures. An empty set means that no architectures are declared. A layer version belongs to a run if it was published
 * for exactly one of the sets of the run.
 */
export type ArchitectureSets = readonly (readonly Architecture[])[]

/** A runtime identifier as Lambda names it, such as `nodejs24.x`. */
export type Runtime = string

/** The compatible runtimes and architectures of a layer version. A list is empty if the version declares none. */
export interface Declared {
  readonly runtimes: readonly Runtime[]
  readonly architectures: readonly Architecture[]
}

/** The metadata of a layer version. */
export interface Metadata extends Declared {
  readonly description: string
  readonly licenseInfo: string
}
