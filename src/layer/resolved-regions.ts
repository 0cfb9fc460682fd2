import type { Region } from './layer.ts'

/** The Regions of a run, in their order, and how the patterns in the input contributed to them. */
export interface ResolvedRegions {
  readonly regions: readonly Region[]
  /** Those of them that may be unavailable. */
  readonly optional: readonly Region[]
  /** The enabled Regions that each pattern matches and no exclusion removes, sorted by name. */
  readonly matches: ReadonlyMap<string, readonly Region[]>
  /** The Regions that a pattern matches, but that are not enabled in the account. */
  readonly notEnabled: readonly Region[]
}
