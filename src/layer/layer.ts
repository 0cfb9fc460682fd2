import type { Message, Reason, Warning } from '../base/message.ts'
/**
 * The words that everything else speaks. Plain values only: nothing here knows the file system, AWS or GitHub.
 */

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

/** A directory that is laid out as Lambda mounts it under /opt, and what made it. */
export interface Tree {
  readonly directory: string
  /** Absolute paths of files in the directory that are no part of the tree. */
  readonly without?: readonly string[]
  /** What lies in it as installed packages do, and is the user's own: folders of packages, or of what tells of them, with `/`. */
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

/** A zip on disk. `sha256` is base64, as AWS's CodeSha256; sizes are bytes. */
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
 * A package of which other versions are in a layer than before; none: it was, or is, not there. A version that nothing tells is
 * empty. Sizes are those of its files, unzipped, in bytes.
 */
export interface PackageChange {
  readonly ecosystem: Ecosystem
  readonly name: string
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly sizeBefore: number
  readonly sizeAfter: number
}

/** A file whose contents are others than before; without a size it was, or is, not there. */
export interface FileChange {
  readonly path: string
  readonly sizeBefore?: number
  readonly sizeAfter?: number
}

/** How many of a kind. */
export interface Tally {
  readonly added: number
  readonly removed: number
  readonly changed: number
}

/** What is different between two layers: packages, and files that are of none of these. The largest are listed, `totals` count all. */
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

/** The version that a new one takes the place of, in one of the Regions. */
export interface Predecessor {
  readonly region: Region
  readonly version: number
}

/** What changes from that version on, or why that is not known. */
export type ChangesSince = Predecessor & (Changes | { readonly unread: string })

/** What a layer version declares beside its bytes. No runtimes or architectures: it declares none. */
export interface Metadata {
  readonly runtimes: readonly Runtime[]
  readonly architectures: readonly Architecture[]
  readonly description: string
  readonly licenseInfo: string
}

/** A layer version as it stands in one Region. */
export interface LayerVersion extends Metadata {
  readonly arn: string
  readonly version: number
  readonly codeSha256: string
}

/** One statement of a layer version's policy; without `principal` it is in a form that this action never writes. */
export interface Statement {
  readonly id: string
  readonly principal?: Principal
}

/** A version as a listing shows it: without its hash. */
export type Listed = Numbered & Pick<LayerVersion, 'description'>

/** The numbers of the versions that functions use, or why they are not known. */
export type Usage =
  | { readonly known: true; readonly versions: readonly number[] }
  | { readonly known: false; readonly reason: Message }

/** A version, and the statements of its policy. */
export interface Standing {
  readonly version: LayerVersion
  readonly statements: readonly Statement[]
}

/**
 * What stands in a Region. `versions` are all that are listed, newest first, fillers too; deleted ones are hidden.
 * `candidate` is the one that may be what is wanted: the newest that is no filler, or the one with the number that is asked for;
 * `statements` are of its policy. `earlier` are those below it that look like it, where a run that was killed may have left them.
 */
export interface Seen {
  readonly seen: true
  readonly versions: readonly Listed[]
  readonly candidate?: LayerVersion
  readonly statements: readonly Statement[]
  readonly earlier: readonly Standing[]
  readonly usage: Usage
}

/** The state of a Region, or why it could not be seen; `denied` is the permission that is missing, if that is why. */
export type Observation =
  Seen | { readonly seen: false; readonly reason: Reason; readonly denied?: string | undefined }

/** Which number a version is to get: each Region's own next one, the same one everywhere, or just this one. */
export type Numbering =
  | { readonly kind: 'next' }
  | { readonly kind: 'aligned' }
  | { readonly kind: 'exact'; readonly version: number }

/** The layer as a run wants it to stand in every Region. */
export interface Wanted extends Metadata {
  readonly codeSha256: string
  /** Texts that the user gave; a default text is never a reason to publish. */
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

/** Something that a publish needs, and what a dry run found of it; `unknown` is what cannot be told without a write. */
export interface Check {
  readonly what: string
  readonly found: 'ready' | 'missing' | 'unknown'
  readonly detail: string
}

/** Which layer version: its ARN, taken from AWS's reply, and its number. */
export type Numbered = Pick<LayerVersion, 'arn' | 'version'>

/** The version that a Region ends with. `expected` follows from the newest number; deleted versions can make it higher. */
export type Ending =
  | ({ readonly do: 'reuse' } & Numbered)
  | { readonly do: 'publish'; readonly expected: number; readonly because: string }

/** A version to delete: a filler, one that a killed run left on its way to a higher number, or one more than are to be kept. */
export interface Prune {
  readonly version: number
  readonly because: 'filler' | 'leftover' | 'surplus'
}

/**
 * What is to be done in a Region: `fill` versions without content, the version itself, its permissions, and what goes once all
 * of that stands; or why nothing may be, or can be, done there. `notes` are for the reader.
 */
export type RegionPlan =
  | {
      readonly ending: Ending
      readonly fill: number
      readonly grants: readonly Grant[]
      readonly revokes: readonly Statement[]
      readonly prunes: readonly Prune[]
      /** What goes instead where a version that was to be kept has to give way to a higher number. */
      readonly prunesIfHigher?: readonly Prune[]
      readonly notes: readonly Message[]
    }
  | { readonly blocked: Message; readonly standing?: Numbered }
  | {
      readonly unobserved: Reason
      /** The permission that is missing, if that is why. */
      readonly denied?: string | undefined
    }

/** Each Region's plan, in the order in which the Regions were asked for. */
export type Plan = ReadonlyMap<Region, RegionPlan>

/** How far a Region has come. `standing` carries the wanted bytes and metadata; it may stand although something after it failed. */
export interface Outcome {
  readonly standing?: Numbered | undefined
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
