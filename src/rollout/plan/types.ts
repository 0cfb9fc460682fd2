import type { Message, Reason } from '../../base/message.ts'
import type { Alias, FunctionConfiguration, ListedFunction, Tags } from '../../layer/lambda-function.ts'
import type { LayerVersion, Region, Runtime, UnreadRegion } from '../../layer/layer.ts'

/** A tag by its key. Without a value, any value matches. */
export interface TagPattern {
  readonly key: string
  readonly value?: string | undefined
}

/** What to release after the update of a function: a published version, and an alias that invokes it. */
export interface ReleaseRequest {
  readonly alias?:
    | {
        readonly name: string
        /** The part of the requests that the new version gets, from above 0 to 1. 1: the alias invokes only the new version. */
        readonly weight: number
      }
    | undefined
}

/** Which functions to update, and how. */
export interface RolloutRequest {
  /** Patterns of function names, in which `*` replaces any characters. Empty: all functions. */
  readonly functions: readonly string[]
  readonly exclude: readonly string[]
  /** Only functions with all of these tags. */
  readonly tags: readonly TagPattern[]
  readonly includeManaged: boolean
  /** Further tags of functions that a deployment tool manages. */
  readonly managedTags: readonly TagPattern[]
  /** The runtimes of functions that Lambda no longer updates. */
  readonly blockedRuntimes: readonly Runtime[]
  /** Undefined: only `$LATEST` is updated. */
  readonly release?: ReleaseRequest | undefined
  /** The largest number of functions to update in a run, in all Regions together. */
  readonly atMost?: number | undefined
}

/** The published versions that a release depends on. */
export interface ReleaseState {
  /** The requested alias. Undefined if the function does not have it, or if none is requested. */
  readonly alias?: Alias | undefined
  /** The version that the alias invokes, or without a requested alias the newest one. Undefined for `$LATEST`, or if there is none. */
  readonly current?: FunctionConfiguration | undefined
  /** The version that gets a part of the requests of the alias. */
  readonly partial?: FunctionConfiguration | undefined
}

/** What the list does not show about a function. */
export interface FunctionDetails {
  /** Empty if the layers alone show that the function is not updated, and no tags are requested. */
  readonly tags: Tags
  /** The configuration of `$LATEST`. */
  readonly latest: FunctionConfiguration
  /** Undefined if no release is requested. */
  readonly release?: ReleaseState | undefined
}

/**
 * A function that uses the layer. `details` is undefined if they were not needed. `unread` is the reason if they could not be read.
 */
export interface FunctionState {
  readonly listed: ListedFunction
  readonly details?: FunctionDetails | undefined
  readonly unread?: Reason | undefined
}

/** Why a layer version cannot be added to a function. For a version of another account, AWS does not distinguish the first two. */
export type Unusable = 'deleted' | 'deleted-or-not-granted' | 'denied'

/** The state of a Region: the new version, all functions that use the layer, and the versions in use that no function can get. */
export interface RegionState {
  readonly seen: true
  readonly target: LayerVersion
  readonly functions: readonly FunctionState[]
  /** By the ARN of the layer version, of this layer and of the other layers of the functions. */
  readonly unusable: ReadonlyMap<string, Unusable>
}

/** The state of a Region, or why the new version or the functions could not be read. */
export type Observation = RegionState | UnreadRegion

/** The layers of a function before and after an update. They differ in one entry. */
export interface LayerChange {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** A release of `$LATEST`. */
export interface Release {
  /** The published version to use. Undefined: a version is published. */
  readonly version?: string | undefined
  readonly alias?: AliasChange | undefined
}

/** A change of an alias. `before` is the alias when it was read. */
export interface AliasChange {
  readonly before: Alias
  readonly weight: number
}

/** An update of a function. At least one of `change` and `release` is defined. */
export interface FunctionUpdate {
  readonly do: 'update'
  /** Undefined if an earlier run already changed `$LATEST`. */
  readonly change?: LayerChange | undefined
  readonly release?: Release | undefined
  /** The configuration of `$LATEST` on which the plan depends. */
  readonly latest: FunctionConfiguration
}

/** What happens to a function. */
export type FunctionAction =
  /** The function uses the new version or a newer one. */
  | { readonly do: 'keep' }
  | FunctionUpdate
  /** The function is not updated, but reported: it uses an older version, or its update to the new version is not done. */
  | { readonly do: 'report'; readonly because: Message }
  /** The function is left for a later run, because this run updates `atMost` functions. */
  | { readonly do: 'defer' }

/** The plan of a function that uses the layer and is selected. */
export interface FunctionPlan {
  readonly name: string
  readonly runtime: Runtime | undefined
  /** The version number of the layer that the function uses now. */
  readonly current: number
  /** The tool that manages the function, if its tags show one. */
  readonly manager?: string | undefined
  readonly action: FunctionAction
}

/**
 * The plan of a Region: the new version, the selected functions sorted by name, and the number of the others that use the layer. Otherwise,
 * why nothing is updated there, or why an optional Region is skipped.
 */
export type RegionPlan =
  | {
      readonly target: LayerVersion
      readonly functions: readonly FunctionPlan[]
      readonly notSelected: number
    }
  | { readonly unobserved: Reason; readonly denied?: string | undefined }
  | { readonly missing: Reason }

/** The plan of each Region, in the order of the input. */
export type Plan = ReadonlyMap<Region, RegionPlan>
