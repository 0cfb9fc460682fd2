import type { Ecosystem, Predecessor } from './layer.ts'

/**
 * A package whose versions changed. A list is empty if the package was not, or is not, in the layer. An unknown version is an empty text.
 * Sizes are the unzipped sizes of its files, in bytes.
 */
export interface PackageChange {
  readonly ecosystem: Ecosystem
  readonly name: string
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly sizeBefore: number
  readonly sizeAfter: number
}

/** A file with different content. A size is undefined if the file did not exist before, or does not exist any more. */
export interface FileChange {
  readonly path: string
  readonly sizeBefore?: number
  readonly sizeAfter?: number
}

/** The numbers of packages or files that changed. */
export interface Tally {
  readonly added: number
  readonly removed: number
  readonly changed: number
}

/** The differences between two layers: packages, and files that belong to no changed package. Only the largest are listed. `totals` counts all. */
export interface Changes {
  readonly packages: readonly PackageChange[]
  readonly files: readonly FileChange[]
  readonly totals: {
    readonly packages: Tally
    readonly files: Tally
    /** The unzipped size of the whole layer, in bytes. */
    readonly sizeBefore: number
    readonly sizeAfter: number
  }
}

/** The changes since the previous version, or why they are not known. */
export type ChangesSince = Predecessor & (Changes | { readonly unread: string })
