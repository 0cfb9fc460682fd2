import type { Message, Reason, Warning } from '../base/message.ts'
/** The types that all rooms share. Plain values only: nothing here depends on the file system, AWS or GitHub. */

export type { Message }

/** The variables of an environment. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A Region's code, such as `eu-central-1`. */
export type Region = string

/** An architecture as Lambda names it. */
export type Architecture = 'x86_64' | 'arm64'

/** A runtime identifier as Lambda names it, such as `nodejs24.x`. */
export type Runtime = string

/** Who may use a layer version: a 12-digit account id, an organization id (`o-...`), or `*` for everyone. */
export type Principal = string

/** A prepared layer directory, as Lambda mounts it under /opt, and what created it. */
export interface Tree {
  readonly directory: string
  /** Absolute paths of files in the directory that are not part of the layer. */
  readonly without?: readonly string[]
  /** Folders that look like installed packages, or like their metadata, but are code of the user. Paths have `/`. */
  readonly own?: readonly string[]
  readonly madeBy: string
  readonly license?: string | undefined
  readonly warnings: readonly Warning[]
}

/** A package or folder of a layer, and its unzipped size in bytes. */
export interface Share {
  readonly name: string
  readonly size: number
}

/** An archive on disk. `sha256` is base64, as AWS's CodeSha256; sizes are bytes. */
export interface Archive {
  readonly path: string
  readonly sha256: string
  readonly size: number
  readonly unzippedSize: number
  readonly files: number
  readonly hasNativeCode: boolean
}

/** Where a package comes from, as package URLs name it. */
export type Ecosystem = 'npm' | 'pypi' | 'maven' | 'gem'

/**
 * A package whose versions changed. An empty list: it was, or is, not in the layer. A version that is not known is empty. Sizes are those
 * of its files, unzipped, in bytes.
 */
export interface PackageChange {
  readonly ecosystem: Ecosystem
  readonly name: string
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly sizeBefore: number
  readonly sizeAfter: number
}

/** A file with different content. Without a size, it did not, or does not, exist. */
export interface FileChange {
  readonly path: string
  readonly sizeBefore?: number
  readonly sizeAfter?: number
}

/** How many packages or files. */
export interface Tally {
  readonly added: number
  readonly removed: number
  readonly changed: number
}

/** The differences between two layers: packages, and files that belong to none of them. The largest are listed, `totals` count all. */
export interface Changes {
  readonly packages: readonly PackageChange[]
  readonly files: readonly FileChange[]
  readonly totals: {
    readonly packages: Tally
    readonly files: Tally
    /** Of the whole layer, unzipped, in bytes. */
    readonly sizeBefore: number
    readonly sizeAfter: number
  }
}

/** The previous version, in one of the Regions. */
export interface Predecessor {
  readonly region: Region
  readonly version: number
}

/** The changes since the previous version, or why they are not known. */
export type ChangesSince = Predecessor & (Changes | { readonly unread: string })

/** What a layer version declares in addition to its content. Without runtimes or architectures, it declares none. */
export interface Metadata {
  readonly runtimes: readonly Runtime[]
  readonly architectures: readonly Architecture[]
  readonly description: string
  readonly licenseInfo: string
}

/** A layer version in one Region. */
export interface LayerVersion extends Metadata {
  readonly arn: string
  readonly version: number
  readonly codeSha256: string
}

/** One statement of the resource policy of a layer version. Without `principal`, it has a form that this action never writes. */
export interface Statement {
  readonly id: string
  readonly principal?: Principal
}

/** A version in a listing, which has no hash. */
export type Listed = Numbered & Pick<LayerVersion, 'description'>

/** The numbers of the versions that functions use, or why they are not known. */
export type Usage =
  | { readonly known: true; readonly versions: readonly number[] }
  | { readonly known: false; readonly reason: Message }

/** A version, and the statements of its policy. */
export interface VersionWithStatements {
  readonly version: LayerVersion
  readonly statements: readonly Statement[]
}

/**
 * The current state of a Region. `versions` are all that are listed, newest first, including placeholders; deleted ones are not listed.
 * `candidate` is the version that can be the wanted one: the newest that is not a placeholder, or the one with the requested number.
 * `statements` are those of its policy. `earlier` are versions below it that look the same, which a run that was killed can have left.
 */
export interface RegionState {
  readonly seen: true
  readonly versions: readonly Listed[]
  readonly candidate?: LayerVersion
  readonly statements: readonly Statement[]
  readonly earlier: readonly VersionWithStatements[]
  readonly usage: Usage
}

/** The state of a Region, or why it could not be seen; `denied` is the permission that is missing, if that is why. */
export type Observation =
  RegionState | { readonly seen: false; readonly reason: Reason; readonly denied?: string | undefined }

/** The number that a version should get: the next one of each Region, the same one in every Region, or a given one. */
export type Numbering =
  | { readonly kind: 'next' }
  | { readonly kind: 'aligned' }
  | { readonly kind: 'exact'; readonly version: number }

/** The layer that a run should create in every Region. */
export interface WantedLayer extends Metadata {
  readonly codeSha256: string
  /** Whether the user gave these texts. A default text is never a reason to publish. */
  readonly insistsOn: { readonly description: boolean; readonly licenseInfo: boolean }
  /** Undefined: permissions are not touched. */
  readonly principals: readonly Principal[] | undefined
  readonly skipUnchanged: boolean
  readonly numbering: Numbering
  /** How many versions are kept; undefined: all. */
  readonly retain: number | undefined
}

/** A permission to add. */
export interface Grant {
  readonly statementId: string
  readonly principal: Principal
}

/** Something that a publish needs, and the result of the check in a dry run; `unknown` if only a write would show it. */
export interface Check {
  readonly what: string
  readonly found: 'ready' | 'missing' | 'unknown'
  readonly detail: string
}

/** A layer version: its ARN, from the response of AWS, and its version number. */
export type Numbered = Pick<LayerVersion, 'arn' | 'version'>

/** The version at the end of a run. `expected` follows from the newest number; deleted versions can make it higher. */
export type TargetVersion =
  | ({ readonly do: 'reuse' } & Numbered)
  | { readonly do: 'publish'; readonly expected: number; readonly because: string }

/** A version to delete: a placeholder, one that a killed run left on its way to a higher number, or one that exceeds the number to keep. */
export interface Prune {
  readonly version: number
  readonly because: 'filler' | 'leftover' | 'surplus'
}

/**
 * What to do in a Region: create `fill` placeholders, then the version, then its permissions, and then delete versions. Or why nothing is
 * allowed or possible there. `notes` are for the user.
 */
export type RegionPlan =
  | {
      readonly target: TargetVersion
      readonly fill: number
      readonly grants: readonly Grant[]
      readonly revokes: readonly Statement[]
      readonly prunes: readonly Prune[]
      /** What is deleted instead if a version that was to be kept is replaced by one with a higher number. */
      readonly prunesIfHigher?: readonly Prune[]
      readonly notes: readonly Message[]
    }
  | { readonly blocked: Message; readonly layerVersion?: Numbered }
  | {
      readonly unobserved: Reason
      /** The permission that is missing, if that is why. */
      readonly denied?: string | undefined
    }

/** The plan of each Region, in the order of the input. */
export type Plan = ReadonlyMap<Region, RegionPlan>

/** The progress in a Region. `layerVersion` is a version with the wanted content and metadata; it can exist although a later step failed. */
export interface Outcome {
  readonly layerVersion?: Numbered | undefined
  readonly published: boolean
  readonly granted: readonly Principal[]
  /** The ids of statements that were removed. */
  readonly revoked: readonly string[]
  /** The numbers of versions that were deleted. */
  readonly deleted: readonly number[]
  /** The name of the SSM parameter that has the version's ARN. */
  readonly parameter?: string | undefined
  readonly failure?: Reason | undefined
}

/** A Region where nothing was done. */
export const nothingDone: Outcome = { published: false, granted: [], revoked: [], deleted: [] }
