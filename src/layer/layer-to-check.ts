import type { Architecture, Runtime } from './layer.ts'

/** A file of a layer, by its path from the root with `/`, and its unzipped size in bytes. */
export interface LayerFile {
  readonly path: string
  readonly size: number
}

/**
 * A layer that is to be judged. `links` are the paths of symbolic links, and `own` of folders that look like installed packages and
 * are the user's; `from` decides what a person can do about it.
 */
export interface Candidate {
  readonly files: readonly LayerFile[]
  readonly links: readonly string[]
  readonly own?: readonly string[]
  readonly read: (path: string) => Promise<Buffer>
  readonly from: 'tree' | 'archive'
}

/** The sentence on how to leave something out of a layer. */
export function leaveOut(from: Candidate['from'], what: string): string {
  return from === 'tree' ? `Input "exclude" leaves out ${what}.` : `Leave ${what} out of the zip.`
}

/** Where a layer must load. No runtimes: none were declared. */
export interface LoadTarget {
  readonly runtimes: readonly Runtime[]
  readonly architecture: Architecture
}
