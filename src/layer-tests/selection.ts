/** One way in which functions load a package. `module` is its name in code, or the path of a jar. */
export interface Load {
  readonly package: string
  readonly module: string
  readonly how: 'require' | 'import' | 'class path'
  /** The directory of the package, or of its metadata. */
  readonly place: string
  /** Whether other modules of the package work although this one requires a package that is not installed. */
  readonly isOptional?: boolean
}

/** A package that functions do not load, and why. */
export interface Skipped {
  readonly package: string
  readonly why: string
}

/** The packages that a test loads, and those that it skips. */
export interface Selection {
  readonly loads: readonly Load[]
  readonly skipped: readonly Skipped[]
}

/** Where packages of one language are, in the order in which its runtime searches. */
export interface Place {
  /** The layer directory. */
  readonly layer: string
  /** Absolute paths of folders with packages. */
  readonly folders: readonly string[]
  /** The names of the direct dependencies. Undefined for a layer without a manifest, whose packages are all tested. */
  readonly direct: ReadonlySet<string> | undefined
}

/** Returns several selections as one. */
export function joined(selections: readonly Selection[]): Selection {
  return {
    loads: selections.flatMap(({ loads }) => loads),
    skipped: selections.flatMap(({ skipped }) => skipped),
  }
}

/** Reasons for which packages are skipped. */
export const reasons = {
  types: 'only types',
  programs: 'only programs',
  noModules: 'no modules',
  noEntry: 'no entry point',
  otherPlatform: 'for another platform',
  notInLayer: 'not in the layer',
} as const
