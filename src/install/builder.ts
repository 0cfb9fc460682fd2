import type { Log } from '../base/log.ts'
import type { Warning } from '../base/message.ts'
import type { Architecture, Environment, Runtime } from '../layer/layer.ts'

/** What a layer is built for. No runtimes: none were declared, and the runner's own version is the target. */
export interface Target {
  readonly runtimes: readonly Runtime[]
  readonly architecture: Architecture
  /** Whether this runner has that architecture, so that what is compiled here runs there. */
  readonly matchesRunner: boolean
}

/** What every way to build is given. Directories are absolute; `source` is only read, `work` is empty and the builder's own. */
export interface BuildRequest {
  readonly source: string
  /** The checkout that contains `source`. Files that a project needs outside of `source` are searched up to here. */
  readonly workspace: string
  readonly work: string
  readonly target: Target
  /** `true`: all packages may run code while they are installed; or the names of those that may. */
  readonly installScripts: boolean | readonly string[]
  /** Groups of optional dependencies to include. */
  readonly extras: readonly string[]
  readonly env: Environment
  readonly log: Log
}

/** Where a package manager works: `source`, or the `root` of the workspace that it is a member of. */
export interface Project {
  readonly source: string
  readonly root: string
  /** Whether `root` says exactly what is to be installed, by a lock file or what the manager has in its place. */
  readonly locked: boolean
  /** Lock files of other tools that nothing reads, where there is none that is read. */
  readonly ignoredLocks?: readonly string[]
  /** Absolute paths of files that are no part of the project, wherever they lie. */
  readonly without?: readonly string[]
}

/** What a package manager has installed, laid out as Lambda wants it. `version` is the manager's, `license` the manifest's. */
export interface Installed {
  readonly directory: string
  /** What of it was installed from the user's own directories: folders of packages, or of their metadata, from `directory`. */
  readonly own?: readonly string[]
  readonly version: string
  readonly license?: string | undefined
  readonly warnings: readonly Warning[]
}

/** A package manager, and how it is recognised in a directory. */
export interface Builder {
  readonly name: string
  readonly language: string
  readonly lockFiles: readonly string[]
  readonly manifests: readonly string[]
  /** How to get a lock file, as a sentence. */
  readonly lockHint: string
  /** Whether the manager knows groups of optional dependencies, for the input "extras". */
  readonly supportsExtras: boolean
  /** Whether what a directory asks for is exact; without this, whether it has a lock file. */
  readonly isLocked?: (root: string) => Promise<boolean>
  /** Whether a directory is the root of a workspace that has the other directory as a member. Both are absolute. */
  readonly hasMember?: (root: string, directory: string) => Promise<boolean>
  /** Installs as the lock file says, where there is one. Throws a Problem that says what to do. */
  readonly build: (request: BuildRequest, project: Project) => Promise<Installed>
}
