import type { Architecture, Runtime } from './layer.ts'

/** A file of a layer, by its path from the root with `/`, and its unzipped size in bytes. */
export interface LayerFile {
  readonly path: string
  readonly size: number
}

/**
 * A layer that the checks read. `links` are the paths of symbolic links. `own` are the paths of folders that look like installed packages
 * but are the user's code. `from` decides what the user can do about an error.
 */
export interface LayerToCheck {
  readonly files: readonly LayerFile[]
  readonly links: readonly string[]
  readonly own?: readonly string[]
  readonly read: (path: string) => Promise<Buffer>
  readonly from: 'tree' | 'archive'
}

/** The sentence that says how to leave something out of a layer. */
export function leaveOut(from: LayerToCheck['from'], what: string): string {
  return from === 'tree' ? `Input "exclude" leaves out ${what}.` : `Leave ${what} out of the zip.`
}

/** Where a layer must load. `runtimes` is empty if none were declared. */
export interface LoadTarget {
  readonly runtimes: readonly Runtime[]
  readonly architecture: Architecture
}
