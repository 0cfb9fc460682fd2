import type { Log } from '../base/log.ts'
import type { Warning } from '../base/message.ts'
import type { LeaveOut } from '../base/trees.ts'
import type { Architecture, Environment, Runtime } from '../layer/layer.ts'

/** What a layer is built for. If `runtimes` is empty, the target is the language version of the runner. */
export interface Target {
  readonly runtimes: readonly Runtime[]
  readonly architecture: Architecture
  /** Whether this runner has the architecture, so that code compiled here runs there. */
  readonly matchesRunner: boolean
}

/** The request for a build. Directories are absolute. `source` is only read. `work` is empty and belongs to the builder. */
export interface BuildRequest {
  readonly source: string
  /**
   * The checkout that contains `source`. Files that a project needs outside of `source` are looked for in the directories up to this one.
   */
  readonly workspace: string
  readonly work: string
  readonly target: Target
  /** `true` if all packages are allowed to run code during installation. Otherwise the names of the packages that are allowed to. */
  readonly installScripts: boolean | readonly string[]
  /** Groups of optional dependencies to include. */
  readonly extras: readonly string[]
  readonly env: Environment
  readonly log: Log
}

/** The directory to install: `source`, or the `root` of the workspace that `source` is a member of. */
export interface Project {
  readonly source: string
  readonly root: string
  /** Whether `root` defines exactly what is installed, by a lock file or the equivalent of the package manager. */
  readonly locked: boolean
  /** Lock files of other tools, which this action ignores because the project has no lock file that it reads. */
  readonly ignoredLocks?: readonly string[]
  /** Absolute paths of files that do not belong to the project, wherever they are. */
  readonly without?: readonly string[]
}

/** The result of an installation, in the layout that Lambda expects. `version` is that of the manager, `license` that of the manifest. */
export interface Installed {
  readonly directory: string
  /** Paths relative to `directory` of what comes from directories of the checkout: folders of packages, or of their metadata. */
  readonly own?: readonly string[]
  /** The npm packages on which the project depends directly, by name. */
  readonly directDependencies?: readonly string[]
  readonly version: string
  readonly license?: string | undefined
  readonly warnings: readonly Warning[]
}

/** What a build reads in the checkout, and what decides its result in addition to that. */
export interface Reads {
  /** Absolute paths of files and directories: the root of the build, and everything outside of it. They need not exist. */
  readonly paths: readonly string[]
  /** Returns whether a path in one of them is a leftover of an earlier build, which this build does not read. */
  readonly isLeftover: LeaveOut
  /** Whether code of packages or of the checkout runs, which can read variables, and use the compilers and libraries of the runner. */
  readonly runsCode: boolean
  /** Whether code of the checkout decides a part of the layer. Many build tools take a version or a list of files from Git. */
  readonly readsRepository: boolean
}

/** A package manager, and how it is recognised in a directory. */
export interface Builder {
  readonly name: string
  readonly language: string
  readonly lockFiles: readonly string[]
  readonly manifests: readonly string[]
  /** How a user creates a lock file, as a sentence. */
  readonly lockHint: string
  /** Whether the manager supports groups of optional dependencies, for the input "extras". */
  readonly supportsExtras: boolean
  /** Returns whether the dependencies of a directory are exact. If it is not given, a lock file decides. */
  readonly isLocked?: (root: string) => Promise<boolean>
  /** Returns whether `root` is the root of a workspace that has the other directory as a member. Both paths are absolute. */
  readonly hasMember?: (root: string, directory: string) => Promise<boolean>
  /** Returns what a build of a project reads. Throws a Problem for a manifest that cannot be read. */
  readonly reads: (
    project: Project,
    request: Pick<BuildRequest, 'workspace' | 'extras' | 'installScripts'>,
  ) => Promise<Reads>
  /** Installs the dependencies, by the lock file if there is one. Throws a Problem if that fails. */
  readonly build: (request: BuildRequest, project: Project) => Promise<Installed>
}
