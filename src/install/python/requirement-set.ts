import { addressesIn } from './builds.ts'
import type { Addresses } from './builds.ts'
import type { Requirements } from './requirements.ts'

/** The requirements of a project, for all targets. Markers are not evaluated yet. */
export interface RequirementSet {
  readonly wanted: Requirements
  /** Whether this is the complete list, as in a lock file. Otherwise indirect dependencies must be resolved. */
  readonly complete: boolean
  /** A manifest that uv reads itself instead of `wanted`: the arguments, and the names of local packages. */
  readonly manifest?: { readonly args: readonly string[]; readonly ownNames: readonly string[] }
  /** Additional indexes for uv, as `name=url`. */
  readonly indexes?: readonly string[]
  /** The addresses of packages that `wanted` does not contain. */
  readonly addresses?: Addresses
  /** The working directory of pip and uv, so that they use the configuration there. */
  readonly cwd: string
  /** The rules for indexes: pip selects the best version of all indexes, uv uses the first index that has a package. */
  readonly rules: 'pip' | 'uv'
}

/** Returns the addresses of all packages from Git or from the web. */
export function addressesOf({ wanted, addresses = [] }: RequirementSet): Addresses {
  return [...addressesIn([...wanted.requirements, ...wanted.constraints]), ...addresses]
}
