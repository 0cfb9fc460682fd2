import { addressesIn } from './builds.ts'
import type { Addresses } from './builds.ts'
import type { Requirements } from './requirements.ts'

/** What a manager wants to have installed, the same for every target: markers are not judged yet. */
export interface RequirementSet {
  readonly wanted: Requirements
  /** Whether that is all of it, as a lock file says; otherwise what it needs in turn is to be found. */
  readonly complete: boolean
  /** A manifest that uv reads itself instead of `wanted`: its arguments, and the names of local packages. */
  readonly manifest?: { readonly args: readonly string[]; readonly ownNames: readonly string[] }
  /** Indexes for uv in addition to those of its settings, as `name=url`. */
  readonly indexes?: readonly string[]
  /** Where packages come from that `wanted` does not name with their addresses. */
  readonly addresses?: Addresses
  /** Where pip and uv run, so that a configuration there holds. */
  readonly cwd: string
  /** Whose rules hold for indexes: pip takes the best of all, uv the first that has a package. */
  readonly rules: 'pip' | 'uv'
}

/** Where all packages of a set come from that come from git or from the web. */
export function addressesOf({ wanted, addresses = [] }: RequirementSet): Addresses {
  return [...addressesIn([...wanted.requirements, ...wanted.constraints]), ...addresses]
}
