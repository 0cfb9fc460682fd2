import type { Architecture, Runtime } from './layer.ts'

/** A file of a layer, by its path from the root with `/`, and its unzipped size in bytes. */
export interface LayerFile {
  readonly path: string
  readonly size: number
}

/** The beginning of a file: its first 1,024 bytes, or all if it has fewer. */
export interface FileStart {
  readonly isExecutable: boolean
  readonly bytes: Buffer
}

/**
 * A layer for the checks. `links` are the paths of symbolic links. `own` are the paths of folders and files that look like installed
 * packages but are the user's code. `from` decides which remedy an error names.
 */
export interface LayerToCheck {
  readonly files: readonly LayerFile[]
  readonly links: readonly string[]
  readonly own?: readonly string[] | undefined
  /** The npm packages on which the project depends directly, by name. Undefined if they are not known. */
  readonly directDependencies?: readonly string[] | undefined
  readonly read: (path: string) => Promise<Buffer>
  /** Returns the beginning of a file, or of the file to which a link leads. Undefined if the layer has no such file. */
  readonly startOf: (path: string) => Promise<FileStart | undefined>
  readonly from: 'tree' | 'archive'
}

/** Returns the sentence on how to leave something out of a layer. */
export function leaveOut(from: LayerToCheck['from'], what: string): string {
  return from === 'tree' ? `To leave out ${what}, use the input "exclude".` : `Remove ${what} from the zip.`
}

/** The runtimes and the architecture on which a layer must load. `runtimes` is empty if none are declared. */
export interface LoadTarget {
  readonly runtimes: readonly Runtime[]
  readonly architecture: Architecture
}
