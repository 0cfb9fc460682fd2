import type { Architecture, Runtime, Tree } from '../layer.ts'
import type { Log } from '../log.ts'
import type { Environment } from './child.ts'

/** What a layer is built for. An empty list: nothing was declared, and the runner's own version is the target. */
export interface Target {
  readonly runtimes: readonly Runtime[]
  readonly architecture: Architecture
}

/** What a builder is asked for. Directories are absolute; `source` is only read. */
export interface BuildRequest {
  readonly source: string
  /** An empty directory of the builder's own. */
  readonly work: string
  readonly target: Target
  /** `true`: all packages may run code while they are installed; or the names of those that may. */
  readonly installScripts: boolean | readonly string[]
  readonly requireLockfile: boolean
  readonly env: Environment
  readonly log: Log
}

/** Makes a tree out of a source directory. Throws a Problem that says what to do. */
export type Build = (request: BuildRequest) => Promise<Tree>

/** A package manager, and how it is recognised in a directory. */
export interface Builder {
  readonly name: string
  readonly language: string
  readonly lockFiles: readonly string[]
  readonly manifests: readonly string[]
  readonly build: Build
}
