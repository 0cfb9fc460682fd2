// The types that all rooms share. They are plain values: nothing here depends on the file system, AWS or GitHub.
import type { Message, Reason, Warning } from '../base/message.ts'
import type { LayerUse } from './lambda-function.ts'
import type { Declared, Metadata } from './metadata.ts'

export type { Architecture, ArchitectureSets, Metadata, Runtime } from './metadata.ts'
export type { Message, Reason }

/** The variables of an environment. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A Region's code, such as `eu-central-1`. */
export type Region = string

/** Who is allowed to use a layer version: a 12-digit account ID, an organization ID (`o-...`), or `*` for everyone. */
export type Principal = string

/** A prepared layer directory, with the layout that the layer has at /opt. */
export interface Tree {
  readonly directory: string
  /** Absolute paths of files in the directory that are not part of the layer. */
  readonly without?: readonly string[]
  /** Folders and files that look like installed packages, or like their metadata, but are the user's code. Relative paths with `/`. */
  readonly own?: readonly string[]
  /** The npm packages on which the project depends directly, by name. Undefined if they are not known. */
  readonly directDependencies?: readonly string[]
  /** The directory of the manifest whose dependencies were installed. Undefined if the packages come from elsewhere. */
  readonly manifest?: string | undefined
  /** What created it, as the summary shows it. */
  readonly madeBy: string
  readonly license?: string | undefined
  readonly warnings: readonly Warning[]
}

/** A package or folder of a layer, and its unzipped size in bytes. */
export interface Share {
  readonly name: string
  readonly size: number
}

/** An archive on disk. `sha256` is in base64, as AWS's CodeSha256. Sizes are in bytes. */
export interface Archive {
  readonly path: string
  readonly sha256: string
  readonly size: number
  readonly unzippedSize: number
  readonly files: number
  readonly hasNativeCode: boolean
}

/** The ecosystem of a package, as package URLs name it. */
export type Ecosystem = 'npm' | 'pypi' | 'maven' | 'gem'

/** The previous version, in one of the Regions. */
export interface Predecessor {
  readonly region: Region
  readonly version: number
}

/** A layer version in one Region. */
export interface LayerVersion extends Metadata {
  readonly arn: string
  readonly version: number
  readonly codeSha256: string
  /** The size of the archive in bytes. Some emulators of AWS do not return it. */
  readonly codeSize?: number | undefined
}

/** One statement of the resource policy of a layer version. `principal` is undefined if the statement has a form that this action never writes. */
export interface Statement {
  readonly id: string
  readonly principal?: Principal
}

/** A version as ListLayerVersions returns it, without its hash. */
export type Listed = Numbered & Pick<LayerVersion, 'description' | 'architectures'>

/** The versions that functions use, or why they are not known. */
export type Usage =
  | { readonly known: true; readonly uses: readonly LayerUse[] }
  | {
      readonly known: false
      readonly reason: Message
      /** Whether the Region is optional and not available. */
      readonly isTolerated?: boolean | undefined
    }

/** A version, and the statements of its policy. */
export interface VersionWithStatements {
  readonly version: LayerVersion
  readonly statements: readonly Statement[]
}

/** The current state of a Region. */
export interface RegionState {
  readonly seen: true
  /** All versions that AWS lists, newest first, including placeholders. Deleted versions are not listed. */
  readonly versions: readonly Listed[]
  /** Those of `versions` that declare other architectures than the run, without placeholders. Another job publishes them. */
  readonly ofOtherArchitectures: readonly Listed[]
  /**
   * The version that can be the wanted one: the newest that is not a placeholder and not of other architectures, or the one with the
   * requested version number. If all versions are of other architectures, the newest of them.
   */
  readonly candidate?: LayerVersion
  /** The policy statements of the candidate. */
  readonly statements: readonly Statement[]
  /** Versions below the candidate with the same content and metadata. A run that was killed can have left them. */
  readonly earlier: readonly VersionWithStatements[]
  readonly usage: Usage
}

/** Why a Region could not be read. `denied` is the missing permission, if that is the reason. */
export interface UnreadRegion {
  readonly seen: false
  readonly reason: Reason
  readonly denied?: string | undefined
  /** Whether the Region is optional and not available, so that it is skipped. */
  readonly isTolerated?: boolean | undefined
}

/** The state of a Region, or why it could not be read. */
export type Observation = RegionState | UnreadRegion

/** The version number that is wanted: the next one of each Region, the same one in every Region, or a given one. */
export type Numbering =
  | { readonly kind: 'next' }
  | { readonly kind: 'aligned' }
  | { readonly kind: 'exact'; readonly version: number }

/** The layer that a run should create in every Region. */
export interface WantedLayer extends Metadata {
  readonly codeSha256: string
  /** Whether the user gave these texts. A different default text is no reason to publish. */
  readonly isExplicit: { readonly description: boolean; readonly licenseInfo: boolean }
  /** If undefined, permissions are not changed. */
  readonly principals: readonly Principal[] | undefined
  readonly skipUnchanged: boolean
  readonly numbering: Numbering
  /** Whether nothing may be changed if a Region cannot get the layer. */
  readonly inAllRegions: boolean
  /** The number of versions to keep. If undefined, all are kept. */
  readonly retain: number | undefined
}

/** A permission to add. */
export interface Grant {
  readonly statementId: string
  readonly principal: Principal
}

/** A condition for publishing, and the result of its check in a dry run. `unknown` means that only a write would show it. */
export interface Check {
  readonly what: string
  readonly found: 'ready' | 'missing' | 'unknown'
  readonly detail: string
}

/** A layer version: its ARN, from the response of AWS, and its version number. */
export type Numbered = Pick<LayerVersion, 'arn' | 'version'>

/** A version with the wanted content and metadata. `declared` is what it declares, if its Region rejects a part of what is wanted. */
export type CurrentVersion = Numbered & { readonly declared?: Declared | undefined }

/** The version that a Region will have. `expected` follows from the newest version number. If higher versions were deleted, AWS assigns a higher one. */
export type TargetVersion =
  | ({ readonly do: 'reuse' } & CurrentVersion)
  | { readonly do: 'publish'; readonly expected: number; readonly because: string }

/** A version to delete: a placeholder, one that a killed run left on its way to a higher number, or one that exceeds the number to keep. */
export interface Prune {
  readonly version: number
  readonly because: 'filler' | 'leftover' | 'surplus'
}

/**
 * What to do in a Region: create `fill` placeholders, then the version, then its permissions, and then delete versions. Otherwise, why
 * nothing can be done there, or why an optional Region is skipped. `notes` are for the user.
 */
export type RegionPlan =
  | {
      readonly target: TargetVersion
      readonly fill: number
      readonly grants: readonly Grant[]
      readonly revokes: readonly Statement[]
      readonly prunes: readonly Prune[]
      /** What is deleted instead if the version to reuse is replaced by one with a higher version number. */
      readonly prunesIfHigher?: readonly Prune[]
      readonly notes: readonly Message[]
    }
  | { readonly blocked: Message; readonly layerVersion?: CurrentVersion }
  | {
      readonly unobserved: Reason
      /** The missing permission, if that is the reason. */
      readonly denied?: string | undefined
    }
  | { readonly missing: Reason }

/** The plan of each Region, in the order of the input. */
export type Plan = ReadonlyMap<Region, RegionPlan>

/** The result in a Region. `layerVersion` can exist although a later step failed. */
export interface Outcome {
  readonly layerVersion?: CurrentVersion | undefined
  readonly published: boolean
  readonly granted: readonly Principal[]
  /** The ids of the removed statements. */
  readonly revoked: readonly string[]
  /** The version numbers that were deleted. */
  readonly deleted: readonly number[]
  /** The names of the SSM parameters that contain the version's ARN. */
  readonly parameters?: readonly string[] | undefined
  readonly failure?: Reason | undefined
  /** Why an optional Region was skipped: it was not available before the first write there. */
  readonly missing?: Reason | undefined
}

/** The result in a Region in which nothing was changed. */
export const nothingDone: Outcome = { published: false, granted: [], revoked: [], deleted: [] }
