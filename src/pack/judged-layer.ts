import type { Message } from '../base/message.ts'
import type { LoadTarget } from '../layer/layer-to-check.ts'
import type { Archive, Share } from '../layer/layer.ts'
import type { LeftOut } from '../layer/slim.ts'

/** The path of an archive, which does not exist yet, and where the layer must load. */
export interface ArchiveRequest {
  readonly path: string
  readonly target: LoadTarget
}

/** An archive, its largest packages, and warnings for the user. */
export interface Packed {
  readonly archive: Archive
  readonly largest: readonly Share[]
  readonly warnings: readonly Message[]
}

/** A layer whose list of files is valid. The content of the files has not been read yet, because that takes most of the time. */
export interface JudgedLayer {
  /** What "slim" left out. Undefined if it was not requested. */
  readonly leftOut?: LeftOut | undefined
  /**
   * Writes the archive. It can be called only once. Throws a Problem, and leaves no file, if a file cannot be read, or if the layer would not
   * load on Lambda.
   */
  readonly write: () => Promise<Packed>
}
